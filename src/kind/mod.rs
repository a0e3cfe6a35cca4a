//! The kinds of page. A kind is one file here, one line in [`ALL`] and one template
//! `kinds/NAME.html`; its fields check the front matter, document it and reach the template.
//!
//! Field lists and vocabularies: the field's information architecture, 6.2 and 6.3.

use crate::data::{Field, Shape};

mod article;
mod comparison;
mod cost;
mod faq;
mod landing;
mod legal;
mod module;
mod myth;
mod page;
mod policy;
mod process;
mod resource;
mod story;
mod term;
mod worksheet;

pub use myth::VERDICTS;

/// What a page is, as data.
#[derive(Debug)]
pub struct Kind {
    /// Its name in front matter.
    pub name: &'static str,
    /// One sentence: what it is for.
    pub doc: &'static str,
    /// The folder whose pages are of this kind unless they say otherwise.
    pub folder: Option<&'static str>,
    /// Its own front matter, beside the common one.
    pub fields: &'static [Field],
    /// The fields without which a page of this kind is not one; a rule asks for them.
    pub owes: &'static [&'static str],
    /// The field that answers first, shown under the title as *In short*.
    pub answer: Option<&'static str>,
    /// Whether it makes statements about health, and so owes review dates.
    pub health: bool,
    /// The schema.org type of its page.
    pub schema: &'static str,
}

/// Every kind.
pub const ALL: &[&Kind] = &[
    &page::KIND,
    &article::KIND,
    &module::KIND,
    &faq::KIND,
    &myth::KIND,
    &comparison::KIND,
    &process::KIND,
    &story::KIND,
    &term::KIND,
    &resource::KIND,
    &legal::KIND,
    &cost::KIND,
    &worksheet::KIND,
    &policy::KIND,
    &landing::KIND,
];

/// What a page is that says nothing of it.
pub const PLAIN: &Kind = &page::KIND;
/// What the first page of a language is.
pub const HOME: &Kind = &landing::KIND;

/// The kind of a name.
pub fn named(name: &str) -> Option<&'static Kind> {
    ALL.iter().copied().find(|kind| kind.name == name)
}

/// The kind of a page that does not say: by its first folder, else a plain page. The page of a
/// folder itself is plain.
pub fn by_folder(path: &str) -> &'static Kind {
    let mut parts = path.split('/');
    let (folder, file) = (parts.next().unwrap_or(""), parts.next_back().unwrap_or(""));
    let own = ALL.iter().copied().find(|kind| kind.folder == Some(folder));
    match own {
        Some(kind) if !matches!(file, "" | "index.md" | "_index.md") => kind,
        _ => PLAIN,
    }
}

/// Kinds by identity: there is one value of each.
impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

const TEXT: Shape = Shape::Text;
const PROSE: Shape = Shape::Prose;
const TEXTS: Shape = Shape::List(&TEXT);
const PROSES: Shape = Shape::List(&PROSE);
