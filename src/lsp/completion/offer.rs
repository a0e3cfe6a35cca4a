//! Something that may be written.

use lsp_types::CompletionItemKind;

pub(super) struct Offer {
    pub(super) label: String,
    pub(super) insert: String,
    pub(super) kind: CompletionItemKind,
    /// A few words beside the label.
    pub(super) detail: Option<String>,
    /// What is shown of the one that is chosen, as Markdown.
    pub(super) doc: Option<String>,
}

impl Offer {
    /// What is written as it is called.
    pub(super) fn new(label: impl Into<String>, kind: CompletionItemKind) -> Self {
        let label = label.into();
        Self { insert: label.clone(), label, kind, detail: None, doc: None }
    }

    pub(super) fn insert(self, insert: impl Into<String>) -> Self {
        Self { insert: insert.into(), ..self }
    }

    pub(super) fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }

    pub(super) fn doc(self, doc: impl Into<String>) -> Self {
        Self { doc: Some(doc.into()), ..self }
    }
}

/// What may be written in the place of what stands from `start` to the cursor.
pub(super) struct Offers {
    pub(super) start: usize,
    pub(super) all: Vec<Offer>,
}
