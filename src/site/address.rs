//! What pages, documents and folders are called in a site, and where a document is published.

use crate::base::id;
use crate::document::Document;
use crate::markup;
use crate::source::SourceFile;
use std::borrow::Cow;

id! {
    /// The number of a document in [`super::Site::documents`].
    DocumentId
}
id! {
    /// The number of a page in [`super::Site::pages`].
    PageId
}
id! {
    /// The number of a section in [`super::Site::sections`].
    SectionId
}

/// Where a document is published: a page, and for a term its place on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    pub page: PageId,
    /// The id on it.
    pub fragment: Option<String>,
}

impl Address {
    /// What an id in the document is on its page, which it may share with others.
    pub fn anchor<'a>(&self, id: &'a str) -> Cow<'a, str> {
        self.fragment.as_ref().map_or(Cow::Borrowed(id), |own| Cow::Owned(format!("{own}-{id}")))
    }

    /// The ids that the document gives to its page: its own, and those of headings, containers and raw HTML.
    pub fn anchors<'a>(&'a self, document: &'a Document, file: &'a SourceFile) -> impl Iterator<Item = Cow<'a, str>> {
        let facts = &document.facts;
        let headings = facts.headings.iter().map(|heading| heading.id.as_str());
        let named = headings.chain(facts.ids.iter().map(|(id, _)| id.as_str())).map(|id| self.anchor(id));
        let raw = facts.raw_html.iter().filter_map(|span| file.text().get(span.range())).flat_map(markup::ids);
        self.fragment.as_deref().map(Cow::Borrowed).into_iter().chain(named).chain(raw.map(Cow::Owned))
    }
}
