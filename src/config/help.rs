//! A place where a reader finds help, in the settings and in the library's list of countries.

use crate::base::{Date, Span};
use crate::data::{Field, Record, Shape, Word};
use crate::diagnostic::Diagnostic;

/// What kinds of help there are, in the order in which they are shown.
pub(crate) const KINDS: &[Word] = &[
    ("emergency", "Ambulance, police, fire: life is in danger."),
    ("crisis", "Somebody may hurt themselves, or can't go on."),
    ("abuse", "Somebody is hurt or controlled by a partner or family."),
    ("sexual-assault", "Rape and other sexual violence."),
    ("young", "For children and young people, whatever it is about."),
];

/// What every line of help may say.
pub(crate) const LINE: [Field; 7] = [
    Field::new("kind", Shape::Choice(KINDS), "What kind of help it is.").asked("Kind", ""),
    Field::new("name", Shape::Text, "Its name.").asked("Name", ""),
    Field::new("phone", Shape::Phone, "Its telephone number.").asked("Phone", ""),
    Field::new("text", Shape::Text, "The number for text messages, and what to write.").asked("Text message", ""),
    Field::new("url", Shape::Url, "Its web address.").asked("Website", ""),
    Field::new("hours", Shape::Text, "Its opening hours.").asked("Hours", ""),
    Field::new("languages", Shape::List(&Shape::Text), "The languages that its staff speak."),
];

/// A place where a reader finds help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Help {
    /// The region's code, such as `US`.
    pub region: String,
    /// One of [`KINDS`].
    pub kind: String,
    /// Its name, and where that stands.
    pub name: (String, Span),
    /// Where all of it stands.
    pub span: Span,
    /// Its telephone number.
    pub phone: Option<String>,
    /// How to text it.
    pub text: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// Its opening hours.
    pub hours: Option<String>,
    /// The languages that its staff speak.
    pub languages: Vec<String>,
    /// When somebody called it last, and where that stands.
    pub checked: Option<(Date, Span)>,
}

impl Help {
    /// A line of a region. Without a way to reach it, that is reported.
    pub(crate) fn read(record: &Record, region: &str, sink: &mut Vec<Diagnostic>) -> Self {
        let text = |key| record.text(key).map(str::to_owned);
        if ["phone", "text", "url"].iter().all(|way| record.text(way).is_none()) {
            let message = "this help line has no phone number, text number or web address";
            let mut finding = Diagnostic::new("config/unreachable", record.span(), message);
            finding.lacks(record.span(), ["phone", "text", "url"]);
            sink.push(finding.help("add its `phone`, `text` or `url`"));
        }
        Self {
            region: region.to_owned(),
            kind: text("kind").unwrap_or_else(|| "crisis".into()),
            name: (text("name").unwrap_or_else(|| region.to_owned()), record.place("name")),
            span: record.span(),
            phone: text("phone"),
            text: text("text"),
            url: text("url"),
            hours: text("hours"),
            languages: record.texts("languages"),
            checked: record.date("checked").map(|date| (date, record.place("checked"))),
        }
    }

    /// When it is to be checked again: a year after it was.
    pub fn due(&self) -> Option<(Date, Span)> {
        let (checked, place) = self.checked?;
        Some((checked.after_months(12)?, place))
    }
}
