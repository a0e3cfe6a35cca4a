//! What is wrong, where, why, and what to do about it.

use crate::base::{Span, visible};
use std::borrow::Cow;

/// The stable name of a finding, `family/name`.
pub(crate) type Code = &'static str;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site is not written.
    Error,
    /// The site is written; with `--strict` it is not.
    Warning,
    /// Worth a thought.
    Advice,
}

impl Severity {
    /// The word for it in every report.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// A second place that explains a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What it has to do with the finding.
    pub text: String,
}

/// A replacement that would mend the fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What to replace.
    pub span: Span,
    pub replacement: String,
}

/// One mistake, with the place where it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which rule or fault this is.
    pub code: Code,
    /// Its own reason to weigh something else than its rule; what counts is decided in [`crate::lint`].
    pub weight: Option<Severity>,
    /// The offending text.
    pub span: Span,
    /// One sentence: what is wrong.
    pub message: String,
    /// Further places.
    pub labels: Vec<Label>,
    /// What to do.
    pub help: Option<String>,
    /// The repair, when there is only one.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding that weighs what its rule says.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        let message = shown(message.into());
        Self { code, weight: None, span, message, labels: Vec::new(), help: None, fix: None }
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(shown(help.into()));
        self
    }

    /// Says what to do, where there is something to say.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.map(shown).or(self.help);
        self
    }

    /// Points to a second place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.point_to(span, text);
        self
    }

    /// Points to a second place.
    pub fn point_to(&mut self, span: Span, text: impl Into<String>) {
        self.labels.push(Label { span, text: shown(text.into()) });
    }

    /// Offers the repair.
    #[must_use]
    pub fn fix(mut self, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, replacement: replacement.into() });
        self
    }
}

/// A message quotes what authors wrote, who may have written what turns terminals and runners.
fn shown(text: String) -> String {
    if let Cow::Owned(shown) = visible(&text) { shown } else { text }
}

/// "did you mean `near`?", where something is near.
pub(crate) fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    crate::base::nearest(word, candidates).map(|near| format!("did you mean `{near}`?"))
}

/// "did you mean `near`?", else what else to do.
pub(crate) fn did_you_mean_or<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    other: impl FnOnce() -> String,
) -> String {
    did_you_mean(word, candidates).unwrap_or_else(other)
}

/// `1 error`, `2 errors`.
pub(crate) fn count(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}

pub(crate) fn first_sentence(text: &str) -> &str {
    text.find(". ").map_or(text, |at| &text[..=at])
}
