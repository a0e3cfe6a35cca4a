//! What is expected of data, as data: the same list of fields checks what people write, documents it
//! (`candor explain`, `candor new`) and describes it to editors.

use super::node::{Entry, Node, Value};
use super::record::Record;
use crate::base::{Date, Edit, Phone, Span, Whose, is_language, nearest, only, web};
use crate::diagnostic::{Code, Diagnostic, Severity, did_you_mean, renamed};

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
/// The same, in a group that is nothing without it.
pub(crate) const OWED: &[Use] = &[Use::Owed, Use::Searched, Use::Worded];
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

/// A word that may be given, and what it means.
pub type Word = (&'static str, &'static str);

/// How much a finding weighs.
pub(crate) const SEVERITIES: &[Word] = &[
    ("error", "Nothing is built until you fix it."),
    ("warning", "It is reported; with `--strict` it is an error."),
    ("advice", "It is counted, and shown with `-v`."),
];

/// The words alone.
pub(crate) fn names(words: &'static [Word]) -> impl Iterator<Item = &'static str> + Clone {
    words.iter().map(|(name, _)| *name)
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
    Choice(&'static [Word]),
    /// One of these numbers.
    Level(&'static [Word]),
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
            Self::Choice(words) => format!("one of {}", names(words).collect::<Vec<_>>().join(", ")),
            Self::Level(words) => {
                let most = names(words).last().unwrap_or_default();
                format!("a whole number from 0 to {most}")
            }
            Self::List(Self::Text | Self::Prose) => "a list of texts".into(),
            Self::List(item) => format!("a list, with {} as each item", item.describe()),
            Self::Map(fields) => {
                format!("a group of fields ({})", fields.iter().map(|field| field.key).collect::<Vec<_>>().join(", "))
            }
            Self::Table(_) => "a group of fields".into(),
            Self::TextOr(other) => format!("text, or {}", other.describe()),
            Self::Source => "the key of a source, or a list of them".into(),
            Self::Any => "anything".into(),
        }
    }

    /// The words that it takes, where it takes no others; those of its items, where it is a list.
    pub(crate) fn words(&self) -> &'static [Word] {
        match self {
            Self::Choice(words) | Self::Level(words) => words,
            Self::List(item) | Self::TextOr(item) | Self::Table(item) => item.words(),
            _ => &[],
        }
    }

    /// The keys of its group, or of the groups in it.
    pub(crate) fn fields(&self) -> &'static [Field] {
        match self {
            Self::Map(fields) => fields,
            Self::List(item) | Self::TextOr(item) | Self::Table(item) => item.fields(),
            _ => &[],
        }
    }

    fn fits(&self, node: &Node) -> bool {
        let is = |words: &'static [Word], text: &str| names(words).any(|word| word == text);
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
            (Self::Choice(words), Value::Text(text)) => is(words, &text.replace('_', "-")),
            (Self::Choice(words), Value::Integer(_, text)) => is(words, text),
            (Self::Level(words), Value::Integer(number, _)) => is(words, &number.to_string()),
            // `verdict: false` is a word here, although YAML reads a truth value.
            (Self::Choice(words), Value::Bool(value)) => is(words, &value.to_string()),
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
    /// What it weighs that a value is still to be filled in, where that is not what any wrong value does.
    pub unfilled: Option<Severity>,
}

/// Holds a group of keys to its fields, given in one list or several. Whatever does not fit is
/// reported and left out; the record returned holds only what fits.
pub(crate) fn read(node: &Node, fields: &[&'static [Field]], codes: Codes, sink: &mut Vec<Diagnostic>) -> Record {
    let mut record = Record::with_room(node.span, node.entries().len());
    for entry in node.entries() {
        let key = if entry.key.contains('_') { &entry.key.replace('_', "-") } else { &entry.key };
        let known = || fields.iter().flat_map(|list| list.iter());
        let named = known().find(|field| field.named(key)).map(|field| (field, field.key));
        let free = || known().find(|field| field.takes(entry)).map(|field| (field, entry.key.as_str()));
        let Some((field, name)) = named.or_else(free) else {
            sink.push(unknown_key(node, entry, fields, codes));
            continue;
        };
        if matches!(entry.node.value, Value::Null) {
            continue;
        }
        if let Some(first) = record.key_span(name) {
            let message = format!("`{}` sets `{name}` a second time", entry.key);
            sink.push(
                Diagnostic::new(codes.wrong_type, entry.key_span, message)
                    .label(first, "first given here")
                    .help("keep one of them"),
            );
            continue;
        }
        if is_unfilled(&entry.node, &field.shape) {
            record.leave(field.key);
        }
        let before = sink.len();
        match check(entry.node.clone(), &field.shape, &entry.key, codes, sink) {
            Some(value) => record.insert(name, entry.key_span, value),
            None => {
                sink[before..].iter_mut().for_each(|finding| finding.spoils = Some((node.span, name.to_owned().into())))
            }
        }
    }
    record
}

fn unknown_key(group: &Node, entry: &Entry, fields: &[&'static [Field]], codes: Codes) -> Diagnostic {
    let fields = || fields.iter().flat_map(|list| list.iter()).filter(|field| field.key != Field::LANGUAGE);
    let known = fields().flat_map(|field| std::iter::once(field.key).chain(field.aliases.iter().copied()));
    let what = if codes.quoted { "setting" } else { "field" };
    let word = entry.key.replace('_', "-");
    let mut finding =
        Diagnostic::new(codes.unknown_key, entry.key_span, format!("there is no {what} `{}` here", entry.key))
            .choose(&word, fields().map(|field| field.key))
            .maybe_help(did_you_mean(&word, known.clone()));
    let meant = nearest(&word, known.clone()).and_then(|near| fields().find(|field| field.named(near)));
    finding.spoils = meant.map(|field| (group.span, field.key.into()));
    // A second value for a key that is given is no repair.
    let is_given = |name: &&str| group.entries().iter().any(|given| given.key.replace('_', "-") == **name);
    let free: Vec<&str> = known.clone().collect();
    let fix = renamed(entry.key_span, &entry.key, free, Whose::Ours).filter(|fix| !is_given(&fix.replacement.as_str()));
    finding.fix(fix)
}

/// The value if it fits its shape, cleaned of parts that do not.
fn check(node: Node, shape: &'static Shape, key: &str, codes: Codes, sink: &mut Vec<Diagnostic>) -> Option<Node> {
    if let Shape::TextOr(other) = shape
        && (node.text().is_some() || shape.fits(&node))
    {
        let shape = if node.text().is_some() { &Shape::Text } else { other };
        return check(node, shape, key, codes, sink);
    }
    if is_unfilled(&node, shape) {
        let mut finding = Diagnostic::new(codes.wrong_type, node.span, format!("`{key}` is not filled in yet"))
            .help("fill it in, or remove the line");
        finding.weight = codes.unfilled;
        sink.push(finding);
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

/// Whether somebody has left the place for a value as it was given to them.
fn is_unfilled(node: &Node, shape: &Shape) -> bool {
    let holds_more = matches!(shape, Shape::List(_) | Shape::Map(_) | Shape::Table(_) | Shape::Any);
    !holds_more && node.text().is_some_and(|text| ["…", "..."].contains(&text.trim()))
}

/// What is wrong with a text that is to be dialled.
pub(crate) fn not_one_number(text: &str, place: Span) -> Option<Diagnostic> {
    let message = format!("`{text}` is not a single phone number, so readers can't tap it");
    let finding = Diagnostic::new("phone/not-one-number", place, message);
    let help = "write only one number, such as `+44 20 7946 0000`; put anything else in the text beside it";
    (!text.trim().is_empty() && Phone::parse(text).is_none()).then(|| finding.help(help))
}

fn wrong_type(node: &Node, shape: &Shape, key: &str, codes: Codes) -> Diagnostic {
    let span = first_line(node);
    let found = match (shape, node.text()) {
        (
            Shape::Choice(_)
            | Shape::Level(_)
            | Shape::Date
            | Shape::Integer(..)
            | Shape::Bool
            | Shape::Url
            | Shape::Email,
            Some(text),
        ) => format!("`{}`", text.chars().take(60).collect::<String>()),
        _ => node.describe().to_owned(),
    };
    let message = match shape {
        Shape::Choice(_) | Shape::Level(_) => format!("`{key}` can't be {found}"),
        Shape::Map(_) => format!("`{key}` must be a group of fields, not {found}"),
        _ => format!("`{key}` must be {}, not {found}", shape.describe()),
    };
    let finding = Diagnostic::new(codes.wrong_type, span, message)
        .fix(right_value(node, shape, codes).map(|value| Edit::new(node.span, value)));
    match (shape, node.text()) {
        (Shape::Choice(words) | Shape::Level(words), text) => {
            let finding = finding.choose(text.unwrap_or_default(), names(words));
            let lists = finding.help.as_ref().filter(|help| help.starts_with("you can use: "));
            let explained = lists.map(|help| format!("{help}; `candor explain {key}` says what each one means"));
            finding.maybe_help(explained)
        }
        (Shape::Map(fields), text) => finding.choose(text.unwrap_or_default(), fields.iter().map(|field| field.key)),
        (Shape::List(_), Some(text)) if text.len() < 60 => {
            finding.help(format!("write it as a list: `{}`", codes.list.replace("KEY", key).replace("ITEM", text)))
        }
        (Shape::Text | Shape::Prose, Some(text)) => finding.help(format!("write it in quotes: `{key} = \"{text}\"`")),
        (shape, Some(text)) => finding.maybe_help(meant(shape, text)),
        (Shape::Text | Shape::Prose | Shape::Phone, None) if !node.items().is_empty() => {
            finding.help("write a single text, without brackets or hyphens")
        }
        _ => finding,
    }
}

/// How a scalar that does not fit is written, where it can mean one value only.
fn right_value(node: &Node, shape: &Shape, codes: Codes) -> Option<String> {
    let text = node.text()?;
    let quoted = |text: &str| if codes.quoted { format!("\"{text}\"") } else { text.to_owned() };
    let is_plain = |c: char| c.is_alphanumeric() || "-_ ".contains(c);
    match shape {
        Shape::Choice(words) => only(text, names(words), Whose::Ours).map(quoted),
        Shape::Level(words) => level(text, words).map(str::to_owned),
        Shape::Bool => truth(text).map(|value| value.to_string()),
        Shape::Integer(low, high) => whole(text, *low, *high).map(|number| number.to_string()),
        // Of words with marks between them, nobody knows how many items they are.
        Shape::List(item) if item.fits(node) && text.chars().all(is_plain) && !text.contains(" and ") => {
            Some(format!("[{}]", quoted(text.trim())))
        }
        Shape::Text | Shape::Prose if codes.quoted && text.len() == node.span.range().len() => Some(quoted(text)),
        _ => None,
    }
}

/// The truth value that a word means.
fn truth(word: &str) -> Option<bool> {
    match word.trim().to_lowercase().as_str() {
        "true" | "yes" | "on" | "y" => Some(true),
        "false" | "no" | "off" | "n" => Some(false),
        _ => None,
    }
}

/// The whole number that a text is, within bounds.
fn whole(text: &str, low: i64, high: i64) -> Option<i64> {
    text.trim().parse().ok().filter(|number| (low..=high).contains(number))
}

/// The level that a text is.
fn level(text: &str, words: &'static [Word]) -> Option<&'static str> {
    names(words).find(|level| *level == text.trim())
}

/// What was meant by a scalar that does not fit, where that can be told.
fn meant(shape: &Shape, text: &str) -> Option<String> {
    match shape {
        Shape::Bool => truth(text).map(|value| format!("write `{value}`, without quotes")),
        Shape::Integer(low, high) => whole(text, *low, *high).map(|number| format!("write `{number}`, without quotes")),
        Shape::Level(words) => level(text, words).map(|number| format!("write `{number}`, without quotes")),
        Shape::Date => {
            Some(day_meant(text).unwrap_or_else(|| "write year, month and day, such as `2026-11-22`".into()))
        }
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
