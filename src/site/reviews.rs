//! What reviewers have said of pages: `reviews.yaml` in the content folder, which `candor review record` writes.

use crate::base::{Date, Fingerprint, Span};
use crate::config::{Config, LanguageId};
use crate::data::{self, FILE_CODES, Field, Node, Record, Shape, Whole, Word};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::front_matter::fields::{LAST_REVIEWED, NEXT_REVIEW, REPLACES, REVIEW_IN, REVIEWED_BY};
use crate::source::{SourceFile, Sources};

/// The name of the file.
pub(crate) const REVIEWS: &str = "reviews.yaml";

/// What a reviewer may come to; the last is no consent.
pub(crate) const VERDICTS: &[Word] = &[
    ("agreed", "The page is right as it is."),
    ("agreed with changes", "The page is right after the changes in the comments."),
    (NOT_AGREED, "The page is not right; this does not count as a review."),
];
pub(crate) const NOT_AGREED: &str = "not agreed";

const TEXT: Shape = Shape::Text;

/// What is noted of a review, in the order in which it is written.
pub(crate) const REVIEW: &[Field] = &[
    Field::new("page", TEXT, "The page's path in the content folder: `faq/cost.md`."),
    Field::new("name", TEXT, "The reviewer's name."),
    Field::new("role", TEXT, "The reviewer's role, such as `sexual health nurse`."),
    Field::new("date", Shape::Date, "When."),
    Field::new("verdict", Shape::Choice(VERDICTS), "The result."),
    Field::new("text", TEXT, "The fingerprint of the text that was reviewed."),
    Field::new("remarks", TEXT, "The reviewer's comments."),
];

/// What somebody said of a page.
#[derive(Clone, Debug)]
pub(crate) struct Review {
    record: Record,
}

impl Review {
    /// A text of it, such as `name`.
    pub(crate) fn text(&self, key: &str) -> &str {
        self.record.text(key).unwrap_or_default()
    }

    pub(crate) fn date(&self) -> Option<Date> {
        self.record.date("date")
    }

    /// Where its page is named; where all of it stands when it names none.
    pub(crate) fn place(&self) -> Span {
        self.record.place("page")
    }

    pub(crate) fn is_agreed(&self) -> bool {
        self.text("verdict") != NOT_AGREED
    }

    /// `A. Name, role`.
    pub(crate) fn who(&self) -> String {
        [self.text("name"), self.text("role")]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }
}

/// All of them, as they were noted.
#[derive(Clone, Debug, Default)]
pub struct Reviews(Vec<Review>);

impl Reviews {
    pub(crate) fn read(sources: &Sources, config: &Config, sink: &mut Vec<Diagnostic>) -> Self {
        let path = config.data_file(LanguageId::OWN, REVIEWS);
        let files = data::joined(sources, &path, Whole::List, "begin each review with `- page: …`", sink);
        let all = files.iter().flatten().flat_map(Node::items);
        Self(all.map(|node| Review { record: data::read(node, &[REVIEW], FILE_CODES, sink) }).collect())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Review> {
        self.0.iter()
    }

    /// Those of a page, by its path, the earliest first.
    pub(crate) fn of(&self, path: &str) -> Vec<&Review> {
        let mut found: Vec<&Review> = self.0.iter().filter(|review| review.text("page") == path).collect();
        found.sort_by_key(|review| review.date());
        found
    }
}

/// The fingerprint of what a reviewer reads of a page: all but what is noted of reviews, and of the page's original.
pub(crate) fn print_of(document: &Document, file: &SourceFile) -> String {
    const NOTES: [&Field; 5] = [&REVIEWED_BY, &LAST_REVIEWED, &NEXT_REVIEW, &REVIEW_IN, &REPLACES];
    let text = file.text();
    let mut read = String::new();
    for entry in document.front.entries().iter().filter(|entry| NOTES.iter().all(|note| note.key != entry.key)) {
        read.extend([entry.key.as_str(), ": ", text.get(entry.node.span.range()).unwrap_or_default(), "\n"]);
    }
    read.push_str(document.text(file));
    Fingerprint::of(read.replace("\r\n", "\n").as_bytes()).short()
}
