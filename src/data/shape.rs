//! What is expected of data, as data: the same list of fields checks what people write, documents it
//! (`candor explain`, `candor new`) and describes it to editors.

use super::node::{Entry, Node, Value};
use super::record::Record;
use crate::base::{Date, Phone, Span, is_language, web};
use crate::diagnostic::{Code, Diagnostic, did_you_mean, did_you_mean_or};

/// One key that may be given.
#[derive(Debug)]
pub struct Field {
    /// Its name, in kebab-case; snake_case is accepted too.
    pub key: &'static str,
    /// What its value must be.
    pub shape: Shape,
    /// Spellings that other generators have taught people.
    pub aliases: &'static [&'static str],
    /// One sentence: what it is for.
    pub doc: &'static str,
    /// What is done with it beside what its own reader does.
    pub uses: &'static [Use],
    /// How it is asked for in the settings; nothing for one that is not.
    pub ask: Option<Ask>,
}

/// How a field is asked for in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The question, in the words of those who are asked.
    pub label: &'static str,
    /// What helps to answer it; often nothing.
    pub hint: &'static str,
}

/// What is done with a field of a page wherever fields of pages are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A page without it is not of its kind: a rule asks for it.
    Owed,
    /// It answers first, shown under the title as *In short*.
    Answer,
    /// It is the most that a reader takes in at once: so many words.
    Most(usize),
    /// A reader sees it, and search finds the page by it. So it is with all Markdown.
    Searched,
    /// The page is found by it as by its title.
    Name,
    /// It is in the site's own words, which the rules for language hold for. So it is with all Markdown.
    Worded,
    /// Lists of pages show it.
    Card,
    /// Lists of pages are grouped by it.
    Group,
}

/// What readers see, in the site's own words.
pub(crate) const SHOWN: &[Use] = &[Use::Searched, Use::Worded];
/// What readers see, in the words of others: names, titles, claims.
pub(crate) const QUOTED: &[Use] = &[Use::Searched];

impl Field {
    /// The key of a field that stands under the code of any language, where its value is a group.
    pub const LANGUAGE: &str = "*";

    /// A field without other spellings.
    pub const fn new(key: &'static str, shape: Shape, doc: &'static str) -> Self {
        Self { key, shape, aliases: &[], doc, uses: &[], ask: None }
    }

    /// The same field, with what is done with it.
    #[must_use]
    pub const fn used(self, uses: &'static [Use]) -> Self {
        Self { uses, ..self }
    }

    /// The same field, as it is asked for in the settings.
    #[must_use]
    pub const fn asked(self, label: &'static str, hint: &'static str) -> Self {
        Self { ask: Some(Ask { label, hint }), ..self }
    }

    /// Whether that is done with it.
    pub fn is(&self, of: Use) -> bool {
        self.uses.contains(&of)
    }

    /// Its value in a group.
    pub fn of<'n>(&self, group: &'n Node) -> Option<&'n Node> {
        group.get(self.key)
    }

    /// The same field, known under other spellings as well.
    #[must_use]
    pub const fn or(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// Whether it has the name `key`, which is written with hyphens.
    fn named(&self, key: &str) -> bool {
        self.key == key || self.aliases.contains(&key)
    }

    /// Whether it takes a value under the code of a language.
    fn takes(&self, entry: &Entry) -> bool {
        self.key == Self::LANGUAGE && is_language(&entry.key) && matches!(entry.node.value, Value::Map(_))
    }
}

/// What a value must be.
#[derive(Debug)]
pub enum Shape {
    /// Text as it is; a number is taken as it was written.
    Text,
    /// Text with inline Markdown: emphasis, links, citations.
    Prose,
    /// A whole address of the web, with its host.
    Url,
    /// An address of electronic mail.
    Email,
    /// A telephone number; what is not one number is reported and stays text.
    Phone,
    /// `true` or `false`.
    Bool,
    /// A whole number within bounds, both included.
    Integer(i64, i64),
    /// A day in any usual form that means one day alone; read as `YYYY-MM-DD`.
    Date,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A list of such values.
    List(&'static Shape),
    /// A group of keys.
    Map(&'static [Field]),
    /// A group whose keys are free and whose values are such.
    Table(&'static Shape),
    /// Text, or such a value.
    TextOr(&'static Shape),
    /// The key of a source, or a list of such keys.
    Source,
    /// Whatever a template makes of it.
    Any,
}

impl Shape {
    /// The words for it in a message.
    pub fn describe(&self) -> String {
        match self {
            Self::Text | Self::Prose | Self::Phone => "text".into(),
            Self::Url => "an address such as https://example.org/".into(),
            Self::Email => "an e-mail address such as hello@example.org".into(),
            Self::Bool => "true or false".into(),
            Self::Integer(i64::MIN, i64::MAX) => "a whole number".into(),
            Self::Integer(low, high) => format!("a whole number from {low} to {high}"),
            Self::Date => "a date such as 2026-11-22".into(),
            Self::Choice(words) => format!("one of {}", words.join(", ")),
            Self::List(item) => format!("a list, each item {}", item.describe()),
            Self::Map(fields) => {
                format!("a group of keys ({})", fields.iter().map(|field| field.key).collect::<Vec<_>>().join(", "))
            }
            Self::Table(_) => "a group of keys".into(),
            Self::TextOr(other) => format!("text, or {}", other.describe()),
            Self::Source => "the key of a source, or a list of them".into(),
            Self::Any => "anything".into(),
        }
    }

    fn fits(&self, node: &Node) -> bool {
        match (self, &node.value) {
            (Self::Text | Self::Prose | Self::Phone, _) => node.text().is_some(),
            (Self::Url, Value::Text(text)) => web(text.trim()).is_some(),
            (Self::Email, Value::Text(text)) => is_email(text.trim()),
            (Self::TextOr(_), Value::Text(_))
            | (Self::Bool, Value::Bool(_))
            | (Self::List(_), Value::List(_))
            | (Self::Map(_) | Self::Table(_), Value::Map(_))
            | (Self::Any, _) => true,
            (Self::TextOr(other), _) => other.fits(node),
            (Self::Integer(low, high), Value::Integer(number, _)) => (low..=high).contains(&number),
            (Self::Date, Value::Text(text)) => Date::read(text).is_some(),
            (Self::Choice(words), Value::Text(text)) => words.contains(&text.replace('_', "-").as_str()),
            (Self::Choice(words), Value::Integer(_, text)) => words.contains(&text.as_str()),
            // `verdict: false` is a word here, although YAML reads a truth value.
            (Self::Choice(words), Value::Bool(value)) => words.contains(&value.to_string().as_str()),
            (Self::Source, Value::List(items)) => items.iter().all(|item| item.text().is_some()),
            (Self::Source, _) => node.text().is_some(),
            _ => false,
        }
    }
}

/// Whether a text is one address of electronic mail: something, one `@`, a host with a dot in it.
fn is_email(text: &str) -> bool {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"\"<>()[]\\,;:".contains(c);
    let is_host =
        |host: &str| web(&format!("https://{host}")).is_some_and(|web| web.host == host && host.contains('.'));
    text.chars().all(is_plain)
        && text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.contains('@') && is_host(host))
}

/// Under which codes the two kinds of fault are reported.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Codes {
    /// A key that nothing knows.
    pub unknown_key: Code,
    /// A value that is not what its field takes.
    pub wrong_type: Code,
    /// How a list is written: `key: [a]` or `key = ["a"]`.
    pub list: &'static str,
    /// Whether text stands between quotes.
    pub quoted: bool,
}

/// Holds a group of keys to its fields, given in one list or several. Whatever does not fit is
/// reported and left out; the record returned holds only what fits.
pub(crate) fn read(node: &Node, fields: &[&'static [Field]], codes: Codes, sink: &mut Vec<Diagnostic>) -> Record {
    let mut record = Record::new(node.span);
    for entry in node.entries() {
        let key = if entry.key.contains('_') { &entry.key.replace('_', "-") } else { &entry.key };
        let known = || fields.iter().flat_map(|list| list.iter());
        let named = known().find(|field| field.named(key)).map(|field| (field, field.key));
        let free = || known().find(|field| field.takes(entry)).map(|field| (field, entry.key.as_str()));
        let Some((field, name)) = named.or_else(free) else {
            sink.push(unknown_key(entry, fields, codes));
            continue;
        };
        if matches!(entry.node.value, Value::Null) {
            continue;
        }
        if let Some(first) = record.key_span(name) {
            let message = format!("`{}` gives `{name}` a second time", entry.key);
            sink.push(
                Diagnostic::new(codes.wrong_type, entry.key_span, message)
                    .label(first, "first given here")
                    .help("keep one of the two"),
            );
            continue;
        }
        if let Some(value) = check(entry.node.clone(), &field.shape, &entry.key, codes, sink) {
            record.insert(name, entry.key_span, value);
        }
    }
    record
}

fn unknown_key(entry: &Entry, fields: &[&'static [Field]], codes: Codes) -> Diagnostic {
    let fields = || fields.iter().flat_map(|list| list.iter()).filter(|field| field.key != Field::LANGUAGE);
    let known = fields().flat_map(|field| std::iter::once(field.key).chain(field.aliases.iter().copied()));
    let list = fields().map(|field| field.key).collect::<Vec<_>>().join(", ");
    let message = format!("there is no key `{}` here", entry.key);
    let help = did_you_mean_or(&entry.key.replace('_', "-"), known, || format!("known here: {list}"));
    Diagnostic::new(codes.unknown_key, entry.key_span, message).help(help)
}

/// The value if it fits its shape, cleaned of parts that do not.
fn check(node: Node, shape: &'static Shape, key: &str, codes: Codes, sink: &mut Vec<Diagnostic>) -> Option<Node> {
    if let Shape::TextOr(other) = shape
        && (node.text().is_some() || shape.fits(&node))
    {
        let shape = if node.text().is_some() { &Shape::Text } else { other };
        return check(node, shape, key, codes, sink);
    }
    let is_text = matches!(shape, Shape::Text | Shape::Prose | Shape::Phone | Shape::Url | Shape::Email);
    if is_text && node.text().is_some_and(|text| ["…", "..."].contains(&text.trim())) {
        let finding = Diagnostic::new(codes.wrong_type, node.span, format!("`{key}` is still to be filled in"));
        sink.push(finding.help("write what belongs here, or take the line out"));
        return None;
    }
    let unquoted = codes.quoted && matches!(shape, Shape::Text | Shape::Prose) && !matches!(node.value, Value::Text(_));
    if unquoted || !shape.fits(&node) {
        sink.push(wrong_type(&node, shape, key, codes));
        return None;
    }
    let span = node.span;
    if let (Shape::Phone, Some(text)) = (shape, node.text()) {
        sink.extend(not_one_number(text, span));
    }
    let value = match (shape, node.value) {
        (Shape::List(item), Value::List(items)) => {
            Value::List(items.into_iter().filter_map(|node| check(node, item, key, codes, sink)).collect())
        }
        (Shape::Map(fields), value @ Value::Map(_)) => {
            return Some(read(&Node { span, value }, &[fields], codes, sink).into_node());
        }
        (Shape::Table(item), Value::Map(entries)) => {
            let mut checked =
                |entry: Entry| Some(Entry { node: check(entry.node, item, &entry.key, codes, sink)?, ..entry });
            Value::Map(entries.into_iter().filter_map(&mut checked).collect())
        }
        (Shape::Choice(_), Value::Text(text)) => Value::Text(text.replace('_', "-")),
        (Shape::Choice(_), Value::Bool(value)) => Value::Text(value.to_string()),
        (Shape::Url | Shape::Email, Value::Text(text)) => Value::Text(text.trim().to_owned()),
        (Shape::Date, Value::Text(text)) => Value::Text(Date::read(&text).map_or(text, |day| day.to_string())),
        (_, value) => value,
    };
    Some(Node { span, value })
}

/// What is wrong with a text that is to be dialled.
pub(crate) fn not_one_number(text: &str, place: Span) -> Option<Diagnostic> {
    let message = format!("`{text}` is not one telephone number, so readers can't tap it");
    let finding = Diagnostic::new("phone/not-one-number", place, message);
    let help =
        "write one number alone, such as `+44 20 7946 0000`; what else there is to say goes into the words beside it";
    (!text.trim().is_empty() && Phone::parse(text).is_none()).then(|| finding.help(help))
}

fn wrong_type(node: &Node, shape: &Shape, key: &str, codes: Codes) -> Diagnostic {
    let span = first_line(node);
    let wanted = shape.describe();
    let found = match (shape, node.text()) {
        (Shape::Choice(_) | Shape::Date | Shape::Integer(..) | Shape::Bool | Shape::Url | Shape::Email, Some(text)) => {
            format!("`{}`", text.chars().take(60).collect::<String>())
        }
        _ => node.describe().to_owned(),
    };
    let finding = Diagnostic::new(codes.wrong_type, span, format!("`{key}` takes {wanted}, not {found}"));
    match (shape, node.text()) {
        (Shape::Choice(words), Some(text)) => finding.maybe_help(did_you_mean(text, words.iter().copied())),
        (Shape::List(_), Some(text)) if text.len() < 60 => {
            finding.help(format!("write it as a list: `{}`", codes.list.replace("KEY", key).replace("ITEM", text)))
        }
        (Shape::Text | Shape::Prose, Some(text)) => {
            finding.help(format!("write it between quotes: `{key} = \"{text}\"`"))
        }
        (shape, Some(text)) => finding.maybe_help(meant(shape, text)),
        (Shape::Text | Shape::Prose | Shape::Phone, None) if !node.items().is_empty() => {
            finding.help("write one text, without brackets and hyphens")
        }
        _ => finding,
    }
}

/// What was meant by a scalar that does not fit, where that can be told.
fn meant(shape: &Shape, text: &str) -> Option<String> {
    let word = text.trim().to_lowercase();
    match shape {
        Shape::Bool if ["true", "yes", "on", "y"].contains(&word.as_str()) => {
            Some("write `true`, without quotes".into())
        }
        Shape::Bool if ["false", "no", "off", "n"].contains(&word.as_str()) => {
            Some("write `false`, without quotes".into())
        }
        Shape::Integer(low, high) => {
            let number = word.parse::<i64>().ok().filter(|number| (low..=high).contains(&number))?;
            Some(format!("write `{number}`, without quotes"))
        }
        Shape::Date => Some(day_meant(text).unwrap_or_else(|| "write the year, the month and the day".into())),
        _ => None,
    }
}

/// How a day is written that is written otherwise; each that it may mean.
pub(super) fn day_meant(text: &str) -> Option<String> {
    let days: Vec<String> = Date::meant(text).iter().map(|day| format!("`{day}`")).collect();
    (!days.is_empty()).then(|| format!("write {}", days.join(" or ")))
}

/// A long value is pointed to by its beginning.
fn first_line(node: &Node) -> Span {
    Span { end: node.span.end.min(node.span.start.saturating_add(80)), ..node.span }
}
