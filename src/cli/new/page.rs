//! What a new page says before its author does.

use crate::base::Date;
use crate::data::{Field, Shape, Use, names};
use crate::front_matter::COMMON;
use crate::front_matter::fields::{EXTRA, KIND, LAST_REVIEWED, NEXT_REVIEW, TITLE};
use crate::kind::Kind;

/// What stands where an author has to write.
const OPEN: &str = "\"…\"";
/// After so many months a page is due for review.
const REVIEWED_FOR: i32 = 24;
/// More words than these are only pointed to.
const MOST_WORDS: usize = 5;

/// A page with what its kind needs; with everything else that it may say, in comments, where `whole`.
pub(super) fn page(kind: &Kind, title: &str, today: Date, whole: bool) -> String {
    let mut out = format!("---\n{}\n{}: {}\n", more(kind, whole), TITLE.key, quoted(title));
    out.push_str(&format!("{}: {}\n", KIND.key, kind.name));
    for field in kind.fields.iter().filter(|field| field.is(Use::Owed)) {
        out.push_str(&needed(field, "", today));
    }
    out.push_str(&dates(kind, today));
    if whole {
        out.push_str(&rest(kind, today));
    }
    format!("{out}---\n{}\n", kind.begins)
}

/// Where more is told.
pub(super) fn more(kind: &Kind, whole: bool) -> String {
    match whole {
        true => format!("# {} Lines that begin with # are switched off: remove the # to use one.", kind.doc),
        false => format!("# `candor explain {}` lists the other fields that you can use here.", kind.name),
    }
}

/// When the page was reviewed, and when it is due again, where its kind owes that.
pub(super) fn dates(kind: &Kind, today: Date) -> String {
    let due = today.after_months(REVIEWED_FOR).unwrap_or(today);
    if kind.health { format!("{}: {today}\n{}: {due}\n", LAST_REVIEWED.key, NEXT_REVIEW.key) } else { String::new() }
}

/// A text between quotes.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A field that a page is nothing without: its key, the place for its value, and what belongs there.
fn needed(field: &Field, indent: &str, today: Date) -> String {
    let key = field.key;
    if let Shape::List(Shape::Map(parts)) = field.shape {
        let owed: Vec<&Field> = parts.iter().filter(|part| part.is(Use::Owed)).collect();
        let lines = owed.iter().enumerate().map(|(number, part)| {
            let (mark, below) = (if number == 0 { "- " } else { "  " }, format!("{indent}    "));
            format!("{indent}  {mark}{}", needed(part, &below, today).trim_start())
        });
        return format!("{indent}{key}:\n{}", lines.collect::<String>());
    }
    format!("{indent}{key}: {}   # {}\n", place(&field.shape, today), told(field))
}

/// What stands where its value belongs.
fn place(shape: &Shape, today: Date) -> String {
    match shape {
        Shape::Date => today.to_string(),
        Shape::List(_) => format!("[{OPEN}, {OPEN}]"),
        _ => OPEN.to_owned(),
    }
}

/// What belongs there.
fn told(field: &Field) -> String {
    let words: Vec<&str> = names(field.shape.words()).collect();
    match words.len() {
        0 => field.doc.to_owned(),
        1..=MOST_WORDS => format!("{} One of {}.", field.doc, words.join(", ")),
        _ => format!("{} `candor explain {}` lists the values.", field.doc, field.key),
    }
}

/// Everything that is not needed, in comments.
fn rest(kind: &Kind, today: Date) -> String {
    let is_written = |field: &&Field| {
        field.is(Use::Owed)
            || [&TITLE, &KIND, &EXTRA].iter().any(|own| own.key == field.key)
            || kind.health && [&LAST_REVIEWED, &NEXT_REVIEW].iter().any(|own| own.key == field.key)
    };
    let open = kind.fields.iter().chain(COMMON).filter(|field| !is_written(field));
    open.map(|field| format!("\n# {}\n# {}", field.doc, possible(field, today))).collect()
}

/// How a field can be given.
fn possible(field: &Field, today: Date) -> String {
    let all = |words: &'static [crate::data::Word], between| names(words).collect::<Vec<_>>().join(between);
    let value = match &field.shape {
        Shape::Bool => "true | false".to_owned(),
        Shape::Integer(..) => "NUMBER".to_owned(),
        Shape::Date => today.to_string(),
        Shape::Choice(words) | Shape::Level(words) => all(words, " | "),
        Shape::List(Shape::Map(parts)) => {
            let keys: String = parts.iter().map(|part| format!("#     {}: …\n", part.key)).collect();
            return format!("{}:\n#   -\n{keys}", field.key);
        }
        Shape::List(Shape::Choice(words)) => format!("[{}]", all(words, ", ")),
        Shape::List(_) => "[…]".to_owned(),
        Shape::Map(parts) => {
            format!("{{{}}}", parts.iter().map(|part| format!("{}: …", part.key)).collect::<Vec<_>>().join(", "))
        }
        Shape::Table(_) => "{}".to_owned(),
        _ => "…".to_owned(),
    };
    format!("{}: {value}\n", field.key)
}
