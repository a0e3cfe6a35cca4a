//! The publisher: who it is, and how it is reached.

use super::languages::{Language, LanguageId};
use crate::base::{Span, Table};
use crate::data::{Field, Node, Record, Shape, Value};
use crate::diagnostic::Diagnostic;

const TEXT: Shape = Shape::Text;

/// The days of a week, in the order in which they are shown.
pub(crate) const DAYS: [Field; 7] = [
    Field::new("mon", TEXT, "Opening hours on Mondays, such as `9:00-17:00` or `closed`.").asked("Monday", ""),
    Field::new("tue", TEXT, "On Tuesdays.").asked("Tuesday", ""),
    Field::new("wed", TEXT, "On Wednesdays.").asked("Wednesday", ""),
    Field::new("thu", TEXT, "On Thursdays.").asked("Thursday", ""),
    Field::new("fri", TEXT, "On Fridays.").asked("Friday", ""),
    Field::new("sat", TEXT, "On Saturdays.").asked("Saturday", ""),
    Field::new("sun", TEXT, "On Sundays.").asked("Sunday", ""),
];
/// What is written for a day without hours.
const CLOSED: &str = "closed";

/// What a publisher says in words, which every language of the site has of its own.
const WORDS: [Field; 6] = [
    Field::new("hours", Shape::TextOr(&Shape::Map(&DAYS)), "Opening hours: one text, or one for each day.")
        .asked("Opening hours", "For each day, such as 9:00-17:00 or closed. Leave all empty to show no hours."),
    Field::new("access", TEXT, "How to get in: steps, lift, toilets, interpreters.")
        .asked("How to get in", "Steps, lift, toilets, interpreters."),
    Field::new("complaints", TEXT, "How to complain.")
        .asked("How can people complain?", "Shown on the page about complaints."),
    Field::new("complaints-to", TEXT, "Who answers complaints.").asked("Who answers complaints?", ""),
    Field::new("complaints-within", TEXT, "How soon you answer, such as `20 working days`.")
        .asked("How soon?", "For example 20 working days."),
    Field::new("safe-contact", TEXT, "How to arrange a safe time to be called.")
        .asked("How can readers ask for a call at a safe time?", "For example: Tell us when it is safe to call back."),
];

const PERSON: Shape = Shape::Map(&[
    Field::new("name", TEXT, "The person's name.").asked("Name", ""),
    Field::new("role", TEXT, "Their role.").asked("Role", ""),
    Field::new("registration", TEXT, "Their professional register and number.").asked("Register and number", ""),
]);

/// The keys of `[brand]` and of a brand's own file.
pub(crate) const BRAND: &[Field] = &{
    let [hours, access, complaints, complaints_to, complaints_within, safe_contact] = WORDS;
    [
        Field::new("name", TEXT, "The publisher's name.").asked("What is your clinic called?", ""),
        Field::new("logo", TEXT, "Your logo: a file in static/.").asked("Your logo", "A picture from your computer (PNG, JPEG, WebP or SVG, at most 1 MB), wide or square."),
        Field::new("logo-dark", TEXT, "Your logo for dark mode: a file in static/.").asked("Your logo for dark mode", "Optional. Only if the logo above is hard to see on black."),
        Field::new(
            "logo-shows-name",
            Shape::Bool,
            "Whether the logo already shows the name. Then the name is not repeated beside it.",
        ).asked("The logo already shows the clinic's name", ""),
        Field::new("phone", Shape::Phone, "Your phone number.").asked("Phone", ""),
        Field::new("email", Shape::Email, "Your e-mail address.").asked("E-mail", "Optional. E-mails stay on your device and on the reader's device."),
        Field::new("booking", Shape::Url, "The page where people book an appointment.").asked("Booking page", "The full address, starting with https://"),
        Field::new("website", Shape::Url, "The publisher's own website.").asked("Your own website", ""),
        Field::new("address", TEXT, "Your postal address.").asked("Address", ""),
        Field::new("map", Shape::Url, "A link to your address on a map.").asked("Link to a map", ""),
        Field::new("languages", Shape::List(&TEXT), "The languages that your staff speak, such as `en`.").asked("Languages that your staff speak", "Language codes, separated by commas: en, es"),
        Field::new("people", Shape::List(&PERSON), "Who works there.").asked("Who works there?", "Names, roles and registrations."),
        hours,
        access,
        complaints,
        complaints_to,
        complaints_within,
        safe_contact,
        Field::new(
            "color",
            Shape::Map(&[Field::new("accent", TEXT, "Your colour, as `#rrggbb` or a CSS name such as `teal`.").asked("Your colour", "A name such as teal, or a code such as #0a5852 from a colour picker. If it is hard to read, we use the nearest readable shade.")]),
            "Colours.",
        ),
        Field::new(
            Field::LANGUAGE,
            Shape::Map(&WORDS),
            "Translations for another language of the site, under its code.",
        ).asked("Your texts in", ""),
    ]
};

/// The publisher.
#[derive(Clone, Debug, Default)]
pub struct Brand {
    pub name: Option<String>,
    /// Its logo: a path as written, and its place.
    pub logo: Option<(String, Span)>,
    /// The logo for dark screens, likewise.
    pub logo_dark: Option<(String, Span)>,
    /// Whether the logo shows the name, where that is said.
    pub logo_shows_name: Option<bool>,
    /// Your phone number.
    pub phone: Option<String>,
    pub email: Option<String>,
    /// Where an appointment is booked.
    pub booking: Option<String>,
    /// Its own site.
    pub website: Option<String>,
    /// Your postal address.
    pub address: Option<String>,
    /// Where that is on a map.
    pub map: Option<String>,
    /// The languages that its staff speak.
    pub languages: Vec<String>,
    /// Who works there.
    pub people: Vec<Person>,
    /// The accent colour as written, and its place.
    pub accent: Option<(String, Span)>,
    /// What it says in each language of the site.
    words: Table<LanguageId, Words>,
}

/// What a publisher says in one language.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// When it can be reached.
    pub hours: Option<Hours>,
    /// How to get in.
    pub access: Option<String>,
    /// How to complain.
    pub complaints: Option<String>,
    /// Who answers complaints.
    pub complaints_to: Option<String>,
    /// How soon.
    pub complaints_within: Option<String>,
    /// How to arrange a safe call.
    pub safe_contact: Option<String>,
}

/// When a publisher can be reached.
#[derive(Clone, Debug)]
pub enum Hours {
    /// In its own words.
    Text(String),
    /// The days that are said, in the order of the week, each with its key.
    Days(Vec<(&'static str, Open)>),
}

/// When it can be reached on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Open {
    Closed,
    At(String),
}

/// Somebody who works for the publisher.
#[derive(Clone, Debug)]
pub struct Person {
    pub name: String,
    pub role: Option<String>,
    /// Where they are registered.
    pub registration: Option<String>,
}

impl Brand {
    /// What is said in a language, else in the site's own; and in which of them.
    pub fn said<T>(&self, language: LanguageId, what: impl Fn(&Words) -> Option<&T>) -> Option<(LanguageId, &T)> {
        let said = |language: LanguageId| Some((language, what(self.words.get(language)?)?));
        said(language).or_else(|| said(LanguageId::OWN))
    }

    /// Whether there is a way to reach it.
    pub fn is_reachable(&self) -> bool {
        let ways = [&self.phone, &self.email, &self.booking, &self.website, &self.address];
        ways.iter().any(|way| way.is_some()) || self.said(LanguageId::OWN, |words| words.hours.as_ref()).is_some()
    }

    /// Whether it says who it is.
    pub fn is_introduced(&self) -> bool {
        !self.people.is_empty() || (self.name.is_some() && self.address.is_some())
    }
}

pub(super) fn decode(brand: &Record, languages: &Table<LanguageId, Language>, sink: &mut Vec<Diagnostic>) -> Brand {
    let colours = brand.record("color");
    let text = |key| brand.text(key).map(str::to_owned);
    let written = |record: &Record, key: &str| Some((record.get(key)?.text()?.to_owned(), record.place(key)));
    let path = |key| written(brand, key).filter(|(path, _)| !path.trim().is_empty());
    let own = words(brand);
    let other = |language: &Language| words(&brand.record(&language.code));
    complain(brand, languages, sink);
    Brand {
        name: text("name"),
        logo: path("logo"),
        logo_dark: path("logo-dark"),
        logo_shows_name: brand.bool("logo-shows-name"),
        phone: text("phone"),
        email: text("email"),
        booking: text("booking"),
        website: text("website"),
        address: text("address"),
        map: text("map"),
        languages: brand.texts("languages"),
        people: brand.list("people").iter().filter_map(|node| person(node, sink)).collect(),
        accent: written(&colours, "accent"),
        words: std::iter::once(own).chain(languages.iter().skip(1).map(other)).collect(),
    }
}

/// Reports what is said in a language that the site has not.
fn complain(brand: &Record, languages: &Table<LanguageId, Language>, sink: &mut Vec<Diagnostic>) {
    let is_known = |key: &str| BRAND.iter().any(|field| field.key == key);
    for entry in brand.entries().iter().filter(|entry| !is_known(&entry.key)) {
        let code = &entry.key;
        let help = match languages.iter().position(|language| language.code == *code) {
            None => format!("add `[languages.{code}]`, or remove this"),
            Some(0) => "this is the main language: write its words directly in `[brand]`".to_owned(),
            Some(_) => continue,
        };
        let message = format!("this site has no language `{code}`");
        sink.push(Diagnostic::new("config/bad-language", entry.key_span, message).help(help));
    }
}

fn words(record: &Record) -> Words {
    let text = |key| record.text(key).map(str::to_owned);
    Words {
        hours: record.get("hours").and_then(hours),
        access: text("access"),
        complaints: text("complaints"),
        complaints_to: text("complaints-to"),
        complaints_within: text("complaints-within"),
        safe_contact: text("safe-contact"),
    }
}

fn hours(node: &Node) -> Option<Hours> {
    if let Value::Map(_) = node.value {
        let open = |text: &str| match text.trim() {
            text if text.eq_ignore_ascii_case(CLOSED) => Open::Closed,
            text => Open::At(text.to_owned()),
        };
        let day = |day: &Field| Some((day.key, open(day.of(node)?.text()?)));
        let days: Vec<_> = DAYS.iter().filter_map(day).collect();
        return (!days.is_empty()).then_some(Hours::Days(days));
    }
    node.text().filter(|text| !text.trim().is_empty()).map(|text| Hours::Text(text.to_owned()))
}

fn person(node: &Node, sink: &mut Vec<Diagnostic>) -> Option<Person> {
    let record = Record::from_node(node);
    let text = |key| record.text(key).map(str::to_owned);
    let Some(name) = text("name") else {
        let mut finding = Diagnostic::new("config/missing-name", record.span(), "this person has no name");
        finding.lacks(record.span(), ["name"]);
        sink.push(finding.help("add their `name`, or remove this entry"));
        return None;
    };
    Some(Person { name, role: text("role"), registration: text("registration") })
}
