//! The kinds of page. A kind is one file here, one line in `kinds!` and one template `kinds/NAME.html`. Its
//! fields check the front matter, document it and reach the template; what is done with its pages and their
//! fields elsewhere (placing, lists, search, rules, schema.org) stands here as data too.
//!
//! Field lists and vocabularies: the field's information architecture, 6.2 and 6.3.

mod definition;

pub use definition::Kind;
pub(crate) use definition::{Entity, Place, Property};

use crate::data::{Field, Shape, Use};

macro_rules! kinds {
    ($($name:ident)+) => {
        $(pub(crate) mod $name;)+

        /// Every kind.
        pub const ALL: &[&Kind] = &[$(&$name::KIND),+];
    };
}

kinds! {
    page
    article
    module
    faq
    myth
    comparison
    process
    story
    term
    resource
    legal
    cost
    worksheet
    policy
    landing
}

/// None where no kind has this name.
pub fn named(name: &str) -> Option<&'static Kind> {
    ALL.iter().copied().find(|kind| kind.name == name)
}

/// The names of a file that is the page of its folder: `README.md` is, as in mdBook and on code hosts.
pub(crate) const FOLDER_PAGES: [&str; 5] = ["index.md", "_index.md", "README.md", "Readme.md", "readme.md"];

/// Whether a path is that of a folder's page.
pub(crate) fn is_folder_page(path: &str) -> bool {
    path.rsplit('/').next().is_some_and(|name| FOLDER_PAGES.contains(&name))
}

/// The kind of a page that does not say: by its first folder, else a plain page. The page of a
/// folder itself is plain.
pub fn by_folder(path: &str) -> &'static Kind {
    let own = path.split_once('/').filter(|_| !is_folder_page(path));
    let own = own.and_then(|(folder, _)| ALL.iter().copied().find(|kind| kind.folder == Some(folder)));
    own.unwrap_or(&page::KIND)
}

/// The source of a page, or of a part of it.
pub(crate) const SOURCE: Field = Field::new("source", Shape::Source, "Its source or sources.");

const TEXT: Shape = Shape::Text;
const PROSE: Shape = Shape::Prose;
const TEXTS: Shape = Shape::List(&TEXT);
const PROSES: Shape = Shape::List(&PROSE);

/// The field that says a page in one or two sentences.
const fn main_message(doc: &'static str) -> Field {
    Field::new("main-message", PROSE, doc).used(&[Use::Answer])
}
