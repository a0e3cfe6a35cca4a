//! The block between `---` lines at the head of a Markdown file.

pub(crate) mod fields;
mod foreign;
mod split;
mod values;

pub(crate) use fields::COMMON;
pub(crate) use values::Given;

use crate::base::{Date, Edit, SourceId, Span, Whose, only};
use crate::data::{self, Codes, Entry, Field, Node, Record, Shape, Use, Value};
use crate::diagnostic::{Diagnostic, Severity};
use crate::kind::{self, Kind};
use crate::markdown::Prose;
use fields::{
    DISTRESS, DRAFT, KIND, LAST_REVIEWED, NEXT_REVIEW, REVIEW_IN, REVIEWED_BY, SEARCH, SENSITIVITY, TEMPLATE,
};
use foreign::{FOREIGN, HELD_BACK};
use split::{Split, split};

/// Front matter larger than this is a mistake.
const MAX_BYTES: usize = 64 * 1024;

const CODES: Codes = Codes {
    unknown_key: "front-matter/unknown-key",
    wrong_type: "front-matter/wrong-type",
    list: "KEY: [ITEM]",
    quoted: false,
    // What is not said is no fault of what is: the page is built without it.
    unfilled: Some(Severity::Warning),
};
const SYNTAX: &str = "front-matter/syntax";

/// What stands at the head of a page, held to its fields, which are named by themselves and never by text.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    /// What the page is.
    pub kind: &'static Kind,
    /// The first byte of the body.
    pub body: usize,
    /// Whether all was read that says if the page may be published; where it was not, the page is not.
    pub is_read: bool,
    record: Record,
}

impl FrontMatter {
    /// The value of a field.
    pub fn get(&self, field: &Field) -> Option<&Node> {
        self.record.get(field.key)
    }

    /// Whether its value is still to be filled in, which has been reported.
    pub fn is_unfilled(&self, field: &Field) -> bool {
        self.record.is_unfilled(field.key)
    }

    /// Text, never empty.
    pub fn text(&self, field: &Field) -> Option<&str> {
        self.record.text(field.key)
    }

    /// The texts of a list; empty when it is not given.
    pub fn texts(&self, field: &Field) -> Vec<String> {
        self.record.texts(field.key)
    }

    /// The items of a list; empty when it is not given.
    pub fn list(&self, field: &Field) -> &[Node] {
        self.record.list(field.key)
    }

    /// A whole number.
    pub fn integer(&self, field: &Field) -> Option<i64> {
        self.record.integer(field.key)
    }

    pub fn date(&self, field: &Field) -> Option<Date> {
        self.record.date(field.key)
    }

    /// Where a field's key stands.
    pub fn key_place(&self, field: &Field) -> Option<Span> {
        self.record.key_span(field.key)
    }

    /// Where all of this stands.
    pub fn span(&self) -> Span {
        self.record.span()
    }

    /// Where a field's value stands; where all of this stands when it is not given.
    pub fn place(&self, field: &Field) -> Span {
        self.record.place(field.key)
    }

    /// What was given, as it was written.
    pub fn entries(&self) -> &[Entry] {
        self.record.entries()
    }

    /// Every value that is no list and no group, with its field: the common ones, then the kind's own.
    pub fn values(&self) -> Vec<Given<'_>> {
        let mut found = Vec::new();
        for fields in [COMMON, self.kind.fields] {
            values::find(self.entries(), fields, &mut found);
        }
        found
    }

    /// Its Markdown.
    pub fn proses(&self) -> impl Iterator<Item = &Prose> {
        self.values().into_iter().filter_map(|(_, node)| node.prose())
    }

    /// Shows `see` the same values as [`Self::values`], to be changed.
    pub fn change(&mut self, see: &mut dyn FnMut(&Shape, &mut Node)) {
        for fields in [COMMON, self.kind.fields] {
            values::change(self.record.entries_mut(), fields, see);
        }
    }

    /// What answers first.
    pub fn answer(&self) -> Option<&Node> {
        self.get(self.kind.field(Use::Answer)?)
    }

    /// How many words a field has that has too many, the most that it may have, and where it stands.
    pub fn too_long(&self, field: &Field) -> Option<(usize, usize, Span)> {
        let node = self.get(field)?;
        let most = field.uses.iter().find_map(|of| if let Use::Most(most) = of { Some(*most) } else { None })?;
        let words = node.words().split_whitespace().count();
        (words > most).then_some((words, most, node.span))
    }

    /// How explicit the page is, from 0 to 3.
    pub fn sensitivity(&self) -> i64 {
        self.integer(&SENSITIVITY).unwrap_or(0)
    }

    /// Whether the page is a draft.
    pub fn draft(&self) -> bool {
        self.record.bool(DRAFT.key) == Some(true)
    }

    /// Whether the page speaks of what can distress.
    pub fn distress(&self) -> bool {
        self.record.bool(DISTRESS.key) == Some(true)
    }

    /// Whether search may find the page.
    pub fn searched(&self) -> bool {
        self.record.bool(SEARCH.key) != Some(false)
    }

    /// Who reviewed the page: `Name, role`, or a name alone.
    pub fn reviewers(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.list(&REVIEWED_BY).iter().filter_map(Node::text).map(|person| match person.split_once(',') {
            Some((name, role)) => (name.trim(), Some(role.trim())),
            None => (person, None),
        })
    }

    /// When the page is due for review: the day that is given, or `review-in` counted from the last.
    pub fn next_review(&self) -> Option<Date> {
        let after = || period(self.text(&REVIEW_IN)?)?.after(self.date(&LAST_REVIEWED)?);
        self.date(&NEXT_REVIEW).or_else(after)
    }

    /// Where it says when it is due for review.
    pub fn review_place(&self) -> Span {
        self.place(if self.get(&NEXT_REVIEW).is_some() { &NEXT_REVIEW } else { &REVIEW_IN })
    }

    /// The template that the page asks for.
    pub fn template(&self) -> Option<&str> {
        self.text(&TEMPLATE)
    }
}

/// A length of time.
#[derive(Clone, Copy)]
enum Period {
    Days(i32),
    Months(i32),
}

impl Period {
    fn after(self, date: Date) -> Option<Date> {
        match self {
            Self::Days(days) => date.after_days(days),
            Self::Months(months) => date.after_months(months),
        }
    }
}

/// Reads `18 months`.
fn period(text: &str) -> Option<Period> {
    let text = text.trim();
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit())?);
    let number: i32 = number.parse().ok()?;
    match unit.trim().trim_end_matches('s') {
        "day" => Some(Period::Days(number)),
        "week" => number.checked_mul(7).map(Period::Days),
        "month" => Some(Period::Months(number)),
        "year" => number.checked_mul(12).map(Period::Months),
        _ => None,
    }
}

/// Reads the head of a page, which is of the kind `default` unless it says otherwise. Every fault goes
/// to `sink`; there is always a result.
pub(crate) fn parse(text: &str, source: SourceId, default: &'static Kind, sink: &mut Vec<Diagnostic>) -> FrontMatter {
    let (yaml, body) = match split(text) {
        Split::None => (0..0, 0),
        Split::Block { yaml, body } => (yaml, body),
        Split::Fault { place, message, help } => {
            let span = Span::new(source, place.clone());
            let is_dashes = place.len() > 3 && text[place].bytes().all(|byte| byte == b'-');
            let fix = is_dashes.then(|| Edit::new(span, "---"));
            sink.push(Diagnostic::new(SYNTAX, span, message).help(help).fix(fix));
            return without_fields(source, default, text, text.len(), false);
        }
    };
    let empty = |is_read| without_fields(source, default, text, body, is_read);
    if yaml.is_empty() {
        return empty(true);
    }
    let Some(node) = mapping(text, source, yaml, sink) else { return empty(false) };
    if matches!(node.value, Value::Null) {
        return empty(true);
    }
    let found = kind_of(&node, default, sink);
    let kind = found.unwrap_or(default);
    let own: Vec<&'static [Field]> = match found {
        Some(kind) => vec![COMMON, kind.fields],
        // A page of an unknown kind may have any kind's fields: one mistake, one message.
        None => std::iter::once(COMMON).chain(kind::ALL.iter().map(|kind| kind.fields)).collect(),
    };
    let before = sink.len();
    let record = data::read(&node, &own, CODES, sink);
    sink[before..].iter_mut().for_each(|finding| explain_key(finding, text, kind.name));
    // A key that keeps a page back keeps it back in any spelling, whatever a site makes of the fault.
    let lost = |field: &&Field| {
        let given =
            |entry: &Entry| entry.key.eq_ignore_ascii_case(field.key) && !matches!(entry.node.value, Value::Null);
        record.get(field.key).is_none() && node.entries().iter().any(given)
    };
    let held = |entry: &Entry| {
        let is_said = |value: bool| matches!(entry.node.value, Value::Bool(given) if given == value);
        HELD_BACK.iter().any(|(key, value)| entry.key.eq_ignore_ascii_case(key) && is_said(*value))
    };
    let is_read = ![&DRAFT, &SENSITIVITY].iter().any(lost) && !node.entries().iter().any(held);
    let front = FrontMatter { kind, record, body, is_read };
    if let Some(given) = front.text(&REVIEW_IN).filter(|given| period(given).is_none()) {
        let message = format!("`review-in` must be a time such as `18 months`, not `{given}`");
        let finding = Diagnostic::new(CODES.wrong_type, front.place(&REVIEW_IN), message);
        let finding = finding.help("write a number, then days, weeks, months or years");
        sink.push(finding.spoils(front.span(), REVIEW_IN.key));
    }
    front
}

/// The head of a page that says nothing that could be understood, or nothing at all.
fn without_fields(source: SourceId, kind: &'static Kind, text: &str, body: usize, is_read: bool) -> FrontMatter {
    let span = Span::new(source, 0..text[..body].trim_end().len());
    FrontMatter { kind, record: Record::new(span), body, is_read }
}

/// The keys and values between the lines of hyphens; none when they can't be read.
fn mapping(text: &str, source: SourceId, yaml: std::ops::Range<usize>, sink: &mut Vec<Diagnostic>) -> Option<Node> {
    if yaml.len() > MAX_BYTES {
        let place = Span::new(source, yaml.start..yaml.start);
        let finding = Diagnostic::new(SYNTAX, place, "this front matter is larger than 64 KiB");
        sink.push(finding.help("put long text into the page, below the front matter"));
        return None;
    }
    let node = data::parse_yaml(text, source, yaml, SYNTAX, sink)?;
    if !matches!(node.value, Value::Map(_) | Value::Null) {
        let message = format!("front matter must be lines such as `title: …`, not {}", node.describe());
        sink.push(Diagnostic::new(SYNTAX, node.span, message).help("begin with `title: …`"));
        return None;
    }
    Some(node)
}

/// Says more about a key that is unknown here: a key that another kind has is no slip of the pen, the kind
/// is what is missing; and what there is fills no screen.
fn explain_key(finding: &mut Diagnostic, text: &str, kind: &str) {
    if finding.code != CODES.unknown_key {
        return;
    }
    // What is near was said already, and keys within a group are few.
    let key = text.get(finding.span.range()).unwrap_or_default().to_lowercase().replace(['_', '-'], "");
    let foreign = FOREIGN.iter().find(|(name, _)| *name == key).map(|(_, help)| (*help).to_owned());
    if foreign.is_some() {
        (finding.fix, finding.spoils) = (None, None);
    }
    let is_whole = finding.choices.as_ref().is_some_and(|all| all.starts_with("title, kind, "));
    if is_whole && finding.help.as_ref().is_some_and(|help| help.starts_with("you can use: ")) {
        finding.help = Some(foreign.unwrap_or_else(|| format!("`candor explain {kind}` lists the fields you can use")));
    }
    let key = text.get(finding.span.range()).unwrap_or_default().replace('_', "-");
    let has = |kind: &&&Kind| kind.fields.iter().any(|field| field.key == key);
    let kinds: Vec<&str> = kind::ALL.iter().filter(has).map(|kind| kind.name).collect();
    if !kinds.is_empty() {
        (finding.fix, finding.spoils) = (None, None);
        finding.help = Some(format!("`{key}` is only for `kind: {}`", kinds.join("` or `kind: ")));
    }
}

/// The kind that a page says it is of, else the one given; none when there is no such kind.
fn kind_of(node: &Node, default: &'static Kind, sink: &mut Vec<Diagnostic>) -> Option<&'static Kind> {
    // Anything but text is reported as a wrong type when the record is read.
    let Some((given, name)) = KIND.of(node).and_then(|given| Some((given, given.text()?))) else {
        return Some(default);
    };
    if let Some(kind) = kind::named(name) {
        return Some(kind);
    }
    let names = || kind::ALL.iter().map(|kind| kind.name);
    let fix = only(name, names(), Whose::Ours).map(|name| Edit::new(given.span, name));
    let finding = Diagnostic::new("kind/unknown", given.span, format!("there is no kind `{name}`"));
    sink.push(finding.choose(name, names()).fix(fix));
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (FrontMatter, Vec<&'static str>) {
        let mut sink = Vec::new();
        let front = parse(text, SourceId(0), kind::by_folder("faq/a.md"), &mut sink);
        (front, sink.iter().map(|fault| fault.code).collect())
    }

    #[test]
    fn the_block_is_split_from_the_body() {
        let (front, faults) = read("---\r\ntitle: A\r\n---\r\nBody");
        assert_eq!((front.text(&fields::TITLE), front.body, &faults[..]), (Some("A"), 20, &[][..]));
        assert_eq!(*front.kind, kind::faq::KIND);
        assert_eq!(read("No front matter\n---\n").0.body, 0);
        assert_eq!(read("---\n---\n").0.body, 8);
    }

    #[test]
    fn faults_are_named_and_all_of_them() {
        assert_eq!(read("---\ntitle: A\n").1, ["front-matter/syntax"]);
        assert_eq!(read("+++\ntitle = 1\n+++\nx").1, ["front-matter/syntax"]);
        assert_eq!(
            read("---\nkind: myht\nclaim: x\ntilte: y\nweight: much\n---\n").1,
            ["kind/unknown", "front-matter/unknown-key", "front-matter/wrong-type"]
        );
    }
}
