//! What takes long to work out, kept for as long as the site is the same.

use super::graph::Graph;
use crate::base::Span;
use crate::config::LanguageId;
use crate::site::DocumentId;
use std::sync::OnceLock;

/// What was worked out for a site.
#[derive(Debug, Default)]
pub(crate) struct Known {
    pub(super) grades: OnceLock<Vec<Graded>>,
    pub(super) tried: OnceLock<Vec<(Question, Answer)>>,
    pub(super) links: OnceLock<Graph>,
}

/// A page and how many years of school it takes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Graded {
    pub(super) number: DocumentId,
    pub(super) grade: f64,
    /// The most that it may take.
    pub(super) most: Option<f64>,
}

/// A question, and what is right for it.
#[derive(Debug)]
pub(super) struct Question {
    pub(super) words: String,
    pub(super) span: Span,
    pub(super) language: LanguageId,
    pub(super) right: Vec<String>,
    /// The page that says that it is asked like this.
    pub(super) of: Option<DocumentId>,
}

/// What comes of a question.
#[derive(Debug)]
pub(super) struct Answer {
    /// Where a right page stands among what is found, from 1.
    pub(super) position: Option<usize>,
    /// What is found first.
    pub(super) first: Option<String>,
}
