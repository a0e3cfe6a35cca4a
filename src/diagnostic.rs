//! What is wrong, where, why, and what to do about it.

use crate::base::{Edit, Span, Whose, only, visible};
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
    /// All that could be written there, where `help` names only the likeliest.
    pub choices: Option<String>,
    /// The repair, where there is only one: it guesses no meaning and changes no words that readers see.
    pub fix: Option<Edit>,
    /// What was meant to be there, and can't be used.
    pub(crate) spoils: Option<Part>,
    /// What is not there, any one of which would do: it is not told where another finding says that it is spoilt.
    pub(crate) lacks: Vec<Part>,
}

/// A part of what people write: the place of its group, and its name there. A whole file has no name.
pub(crate) type Part = (Span, Cow<'static, str>);

impl Diagnostic {
    /// A finding that weighs what its rule says.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        let message = shown(message.into());
        Self {
            code,
            weight: None,
            span,
            message,
            labels: Vec::new(),
            help: None,
            choices: None,
            fix: None,
            spoils: None,
            lacks: Vec::new(),
        }
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

    /// Says which name was meant in the place of `word`, else some of those that there are.
    #[must_use]
    pub(crate) fn choose<'a>(mut self, word: &str, names: impl IntoIterator<Item = &'a str>) -> Self {
        self.offer(word, names);
        self
    }

    /// Says which name was meant in the place of `word`, else some of those that there are.
    pub(crate) fn offer<'a>(&mut self, word: &str, names: impl IntoIterator<Item = &'a str>) {
        let names: Vec<&str> = names.into_iter().collect();
        let near = did_you_mean(word, names.iter().copied());
        if near.is_some() || names.len() > MOST {
            self.choices = Some(shown(names.join(", ")));
        }
        let some = || Some(format!("you can use: {}", some_of(word, &names))).filter(|_| !names.is_empty());
        self.help = near.or_else(some).map(shown).or(self.help.take());
    }

    /// The same with all that could be written there.
    #[must_use]
    pub(crate) fn at_length(&self) -> Cow<'_, Self> {
        let Some(choices) = &self.choices else { return Cow::Borrowed(self) };
        let near = self.help.as_ref().filter(|help| !help.starts_with("you can use: "));
        let near = near.map_or(String::new(), |near| format!("{near} "));
        Cow::Owned(Self { help: Some(format!("{near}You can use: {choices}")), ..self.clone() })
    }

    /// Says that something was meant to be there, and can't be used.
    #[must_use]
    pub(crate) fn spoils(mut self, group: Span, name: impl Into<Cow<'static, str>>) -> Self {
        self.spoils = Some((group, name.into()));
        self
    }

    /// Says that something is not there.
    pub(crate) fn lacks(&mut self, group: Span, names: impl IntoIterator<Item = &'static str>) {
        self.lacks.extend(names.into_iter().map(|name| (group, name.into())));
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

    /// Offers the repair, where there is one.
    #[must_use]
    pub fn fix(mut self, fix: Option<Edit>) -> Self {
        self.fix = fix;
        self
    }
}

/// A message quotes what authors wrote, who may have written what turns terminals and runners.
fn shown(text: String) -> String {
    if let Cow::Owned(shown) = visible(&text) { shown } else { text }
}

/// More names than this are not read: the nearest are shown.
const MOST: usize = 9;

/// All of a few names; of many those that are most like a word, and how many more there are.
pub(crate) fn some_of(word: &str, names: &[&str]) -> String {
    if names.len() <= MOST {
        return names.join(", ");
    }
    let first = crate::base::by_nearness(word, names);
    let first: Vec<&str> = first.into_iter().take(MOST - 1).collect();
    format!("{}, … and {} more", first.join(", "), names.len() - first.len())
}

/// "did you mean `near`?", where something is near.
pub(crate) fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    crate::base::nearest(word, candidates).map(|near| format!("did you mean `{near}`?"))
}

/// The name that was meant in the place of another, where that is beyond doubt.
pub(crate) fn renamed<'a>(
    place: Span,
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    whose: Whose,
) -> Option<Edit> {
    // A name that is written otherwise than it is meant, between quotes or with escapes, is not touched.
    let name = only(word, candidates, whose).filter(|_| place.range().len() == word.len())?;
    Some(Edit::new(place, name))
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
