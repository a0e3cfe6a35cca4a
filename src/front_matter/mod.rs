//! The block between `---` lines at the head of a Markdown file.

use crate::base::{Date, SourceId, Span};
use crate::data::{self, Codes, Field, Node, Record, Shape, Value};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::kind::{self, Kind};

/// Front matter larger than this is a mistake.
const MAX_BYTES: usize = 64 * 1024;

const CODES: Codes =
    Codes { unknown_key: "front-matter/unknown-key", wrong_type: "front-matter/wrong-type", list: "KEY: [ITEM]" };
const SYNTAX: &str = "front-matter/syntax";

/// Evidence levels: the information architecture, 6.3.
pub const EVIDENCE: &[&str] = &[
    "established",
    "supported",
    "limited",
    "contested",
    "consensus",
    "lived-experience",
    "legal-or-policy",
    "unverified",
    "na",
];

const AUDIENCES: Shape = Shape::Choice(&[
    "considering",
    "client",
    "partner-or-family",
    "therapist",
    "referrer",
    "trainee",
    "student",
    "disabled-reader",
    "general",
]);

const TEXT: Shape = Shape::Text;
const TEXTS: Shape = Shape::List(&TEXT);

/// What every page may say of itself.
pub const COMMON: &[Field] = &[
    Field::new("title", TEXT, "The page's heading; a leading h1 or the file name stands in for it."),
    Field::new("kind", TEXT, "What the page is; by its folder, else `page`."),
    Field::new("summary", TEXT, "What the page says, at most 160 neutral characters; shown in lists and search.")
        .or(&["description"]),
    Field::new("nav-title", TEXT, "A shorter title for lists and breadcrumbs."),
    Field::new("discreet-title", TEXT, "What tabs, history and bookmarks show: words fit for a waiting room's wall.")
        .or(&["title-discreet"]),
    Field::new("slug", TEXT, "The last part of the address, instead of the file's name."),
    Field::new(
        "weight",
        Shape::Integer(i64::MIN, i64::MAX),
        "The page's place among its neighbours; light pages come first.",
    ),
    Field::new("order", TEXTS, "On a folder's page: the file names of its pages in their order."),
    Field::new("draft", Shape::Bool, "A draft is built only with `--drafts`."),
    Field::new("aliases", TEXTS, "Former addresses, which lead here."),
    Field::new("sensitivity", Shape::Integer(0, 3), "How explicit the page is, from 0 to 3."),
    Field::new("distress", Shape::Bool, "Whether the page speaks of trauma, abuse or self-harm."),
    Field::new("content-note", TEXT, "What the page describes, in one factual line."),
    Field::new("audience", Shape::List(&AUDIENCES), "For whom the page is."),
    Field::new("evidence", Shape::Choice(EVIDENCE), "How well founded its statements are.").or(&["evidence-level"]),
    Field::new("sources", TEXTS, "Keys of sources beside those cited in the text."),
    Field::new("topics", TEXTS, "Keys of the topics that it answers.").or(&["topic-keys"]),
    Field::new("asked-as", TEXTS, "Other ways in which people ask; for search, never shown.").or(&["synonyms"]),
    Field::new("boost", Shape::Integer(0, 10), "Raises the page in search."),
    Field::new("search", Shape::Bool, "`false` keeps the page out of search."),
    Field::new("related", TEXTS, "File paths of related pages."),
    Field::new("last-reviewed", Shape::Date, "When the page was last gone through as a whole.").or(&[
        "last-reviewed-on",
        "lastmod",
        "updated",
        "date",
    ]),
    Field::new("next-review", Shape::Date, "When that is due again."),
    Field::new("review-in", TEXT, "When that is due again, counted from the last time: `18 months`."),
    Field::new("reviewed-by", TEXTS, "Who reviewed it, by name."),
    Field::new(
        "replaces",
        TEXT,
        "The fingerprint of the page in a lower layer that this one replaces, as `check` gives it.",
    ),
    Field::new("translation-of", TEXT, "The path of the original, when the page is a translation: `faq/cost.md`."),
    Field::new(
        "source-fingerprint",
        TEXT,
        "The fingerprint of the original when it was translated; a warning gives the new one when the original has changed.",
    ),
    Field::new("checked-by", TEXTS, "Fluent readers who checked the translation."),
    Field::new("template", TEXT, "Another template: `bare` for the text alone."),
    Field::new("extra", Shape::Any, "Anything that a template of your own makes use of."),
];

/// What stands at the head of a page, held to its fields.
#[derive(Clone, Debug)]
pub struct FrontMatter {
    /// What the page is.
    pub kind: &'static Kind,
    /// Its fields, common ones and the kind's own.
    pub record: Record,
    /// The first byte of the body.
    pub body: usize,
}

impl FrontMatter {
    /// How explicit the page is, from 0 to 3.
    pub fn sensitivity(&self) -> i64 {
        self.record.integer("sensitivity").unwrap_or(0)
    }

    /// Whether the page is a draft.
    pub fn draft(&self) -> bool {
        self.record.bool("draft").unwrap_or(false)
    }

    /// When the page is due for review: the day that is given, or `review-in` counted from the last.
    pub fn next_review(&self) -> Option<Date> {
        let after = || period(self.record.text("review-in")?)?.after(self.record.date("last-reviewed")?);
        self.record.date("next-review").or_else(after)
    }

    /// The template that the page asks for.
    pub fn template(&self) -> Option<&str> {
        self.record.text("template")
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
pub fn parse(text: &str, source: SourceId, default: &'static Kind, sink: &mut Vec<Diagnostic>) -> FrontMatter {
    let block = match split(text) {
        Split::None => Block { yaml: 0..0, body: 0 },
        Split::Block(block) => block,
        Split::Fault { end, body, message, help } => {
            sink.push(Diagnostic::new(SYNTAX, Span::new(source, 0..end), message).help(help));
            Block { yaml: 0..0, body }
        }
    };
    let span = Span::new(source, 0..text[..block.body].trim_end().len());
    let empty = || FrontMatter { kind: default, record: Record::new(span), body: block.body };
    if block.yaml.len() > MAX_BYTES {
        sink.push(
            Diagnostic::new(SYNTAX, Span::new(source, 0..3), "this front matter is larger than 64 KiB")
                .help("front matter describes the page; put long text into the body"),
        );
        return empty();
    }
    if block.yaml.is_empty() {
        return empty();
    }
    let Some(node) = data::parse_yaml(text, source, block.yaml.clone(), SYNTAX, sink) else { return empty() };
    match node.value {
        Value::Map(_) => {}
        Value::Null => return empty(),
        _ => {
            let message = format!("front matter is made of lines like `title: …`, not of {}", node.describe());
            sink.push(Diagnostic::new(SYNTAX, node.span, message).help("begin with `title: …`"));
            return empty();
        }
    }
    let kind = kind_of(&node, sink);
    let own: Vec<&'static [Field]> = match kind {
        Found::Known(kind) => vec![COMMON, kind.fields],
        Found::Default => vec![COMMON, default.fields],
        // A page of an unknown kind may have any kind's fields: one mistake, one message.
        Found::Unknown => std::iter::once(COMMON).chain(kind::ALL.iter().map(|kind| kind.fields)).collect(),
    };
    let before = sink.len();
    let record = data::read(&node, &own, CODES, sink);
    let name = if let Found::Known(kind) = kind { kind.name } else { default.name };
    sink[before..].iter_mut().for_each(|finding| explain_key(finding, text, name));
    if let Some(given) = record.text("review-in").filter(|given| period(given).is_none()) {
        let message = format!("`review-in` takes a time such as `18 months`, not `{given}`");
        let finding = Diagnostic::new(CODES.wrong_type, record.place("review-in"), message);
        sink.push(finding.help("write a number and days, weeks, months or years"));
    }
    let kind = if let Found::Known(kind) = kind { kind } else { default };
    FrontMatter { kind, record, body: block.body }
}

/// What other generators call what is called otherwise here, or is not needed.
const FOREIGN: &[(&str, &str)] = &[
    ("author", "who reviewed a page stands in `reviewed-by`; the site's authors stand in book.toml"),
    ("authors", "who reviewed a page stands in `reviewed-by`; the site's authors stand in book.toml"),
    ("categories", "what a page answers stands in `topics`, as keys of topics.yaml"),
    ("keywords", "other words in which people ask stand in `asked-as`"),
    ("lang", "a page's language is that of its folder, such as `es/`"),
    ("lastupdated", "write `last-reviewed`, when the page was gone through as a whole"),
    ("layout", "write `template`"),
    ("params", "what your own templates use stands in `extra`"),
    ("permalink", "the last part of the address is `slug`, former addresses are `aliases`"),
    ("tags", "what a page answers stands in `topics`, as keys of topics.yaml"),
    ("toc", "every page with headings has its contents; take the line out"),
    ("translationkey", "a translation names its original in `translation-of`"),
    ("url", "the last part of the address is `slug`, former addresses are `aliases`"),
];

/// Says more about a key that is unknown here: a key that another kind has is no slip of the pen, the kind
/// is what is missing; and what there is fills no screen.
fn explain_key(finding: &mut Diagnostic, text: &str, kind: &str) {
    if finding.code != CODES.unknown_key {
        return;
    }
    // What is near was said already, and keys within a group are few.
    if finding.help.as_ref().is_some_and(|help| help.starts_with("known here: title, kind, ")) {
        let key = text.get(finding.span.range()).unwrap_or_default().to_lowercase().replace(['_', '-'], "");
        let foreign = FOREIGN.iter().find(|(name, _)| *name == key).map(|(_, help)| (*help).to_owned());
        finding.help = Some(foreign.unwrap_or_else(|| format!("`candor explain {kind}` lists what may stand here")));
    }
    let key = text.get(finding.span.range()).unwrap_or_default().replace('_', "-");
    let has = |kind: &&&Kind| kind.fields.iter().any(|field| field.key == key);
    let kinds: Vec<&str> = kind::ALL.iter().filter(has).map(|kind| kind.name).collect();
    if !kinds.is_empty() {
        finding.help = Some(format!("`{key}` belongs to `kind: {}`", kinds.join("` or `kind: ")));
    }
}

enum Found {
    Known(&'static Kind),
    Default,
    Unknown,
}

fn kind_of(node: &Node, sink: &mut Vec<Diagnostic>) -> Found {
    let Some(entry) = node.entries().iter().find(|entry| entry.key == "kind") else { return Found::Default };
    // Anything but text is reported as a wrong type when the record is read.
    let Some(name) = entry.node.text() else { return Found::Default };
    if let Some(kind) = kind::named(name) {
        return Found::Known(kind);
    }
    let names = || kind::ALL.iter().map(|kind| kind.name);
    let list = names().collect::<Vec<_>>().join(", ");
    let help = did_you_mean(name, names()).unwrap_or_else(|| format!("the kinds are {list}"));
    sink.push(Diagnostic::new("kind/unknown", entry.node.span, format!("there is no kind `{name}`")).help(help));
    Found::Unknown
}

struct Block {
    yaml: std::ops::Range<usize>,
    body: usize,
}

enum Split {
    None,
    Block(Block),
    Fault { end: usize, body: usize, message: &'static str, help: &'static str },
}

/// A leading `---` line always opens front matter; the next such line closes it.
fn split(text: &str) -> Split {
    let first = text.lines().next().unwrap_or("");
    if first.trim_end() == "+++" {
        let close = text[first.len()..].find("\n+++").map(|at| first.len() + at + 1);
        let body = close.map_or(text.len(), |at| at + text[at..].find('\n').map_or(text.len() - at, |end| end + 1));
        return Split::Fault {
            end: 3,
            body,
            message: "front matter in TOML (`+++`) is not read here",
            help: "write it as YAML between two `---` lines",
        };
    }
    if first.trim_end() != "---" {
        return Split::None;
    }
    let start = (first.len() + 1).min(text.len());
    let start = if text[first.len()..].starts_with("\r\n") { first.len() + 2 } else { start };
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Split::Block(Block { yaml: start..at, body: at + line.len() });
        }
        at += line.len();
    }
    Split::Fault {
        end: 3,
        body: text.len(),
        message: "the front matter that begins here is never closed",
        help: "end it with a line of three hyphens, `---`",
    }
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
        assert_eq!((front.record.text("title"), front.body, &faults[..]), (Some("A"), 20, &[][..]));
        assert_eq!(front.kind.name, "faq");
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
