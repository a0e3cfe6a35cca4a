//! Where figures stand in pages: `:::figure{src=name}`.

use crate::base::Span;
use crate::document::Document;
use crate::markdown::{Container, Tree};

/// A figure's place in a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The figure's name.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
}

/// The figures that a document asks for, in the order of its text; `text` is that of its body.
pub(crate) fn placed<'a>(document: &'a Document, text: &'a str) -> impl Iterator<Item = Placed> + 'a {
    document.body.containers().iter().filter_map(|container| of(container, &document.body, text))
}

/// The figure that a container asks for; none for any other container, and for a figure that the
/// author wrote out.
pub(crate) fn of(container: &Container, tree: &Tree, text: &str) -> Option<Placed> {
    if tree.words(text, container.name) != "figure" {
        return None;
    }
    let source = container.attributes.iter().find(|attribute| tree.words(text, attribute.key) == "src")?;
    Some(Placed { name: tree.words(text, source.value).to_owned(), span: tree.slice_span(source.value) })
}
