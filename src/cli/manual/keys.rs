//! The keys of front matter and of `book.toml`.

use super::text::{Page, block, code, prose, table};
use crate::config::BOOK;
use crate::data::{Field, Shape, Word};
use crate::front_matter::COMMON;
use crate::reference::{Entry, Group};
use std::fmt::Write as _;

pub(super) fn pages(all: &[Entry]) -> Vec<Page> {
    let mut head = Page::new(
        "keys/front-matter.md",
        "Front matter",
        "Every key that any page may have at its head, with its values.",
    );
    head.part("Front matter is the head of a page: lines of YAML between two lines of `---`. Each line is a key, a colon and a value.");
    head.part("```yaml\n---\ntitle: What does it cost?\nsummary: Fees, and who pays them.\nlast-reviewed: 2026-11-22\n---\n```");
    head.part("These keys are for pages of every kind. None is required but `title`, and a heading can stand in for that. [Each kind](../kinds/index.md) has keys of its own. A hyphen may be written as `_`.");
    head.part(&list(all, (Group::FrontMatter, ""), COMMON, "## "));
    let mut book = Page::new("keys/book-toml.md", "book.toml", "Every setting of a site, with its values.");
    book.part("`book.toml` is in the site's folder and holds its settings. You can change most of them in the browser: [Settings](../clinics/settings.md). For several publishers, each has a file `brands/NAME.toml` with its keys of `[brand]`: [Many clinics](../clinics/brands.md).");
    book.part(
        "Any key can be set for one run from outside: `CANDOR_BUILD__BASE_URL` stands for `base-url` in `[build]`.",
    );
    for group in BOOK {
        book.part(&format!("## [{}]\n\n{}", group.key, prose(group.doc)));
        match &group.shape {
            Shape::Map(fields) => book.part(&list(all, (Group::Settings, group.key), fields, "### ")),
            shape => book.part(&inner(shape)),
        }
    }
    vec![head, book]
}

/// Keys, each with what it is for, what it takes and how it is written, under headings that begin so. `before` are the
/// names of what they belong to in the reference.
pub(super) fn list(all: &[Entry], (group, before): (Group, &str), fields: &[Field], heading: &str) -> String {
    let example = |field: &Field| {
        let name = if before.is_empty() { field.key.to_owned() } else { format!("{before}.{}", field.key) };
        all.iter().find(|entry| entry.group == group && entry.name == name)?.example.as_deref()
    };
    let info = if group == Group::Settings { "toml" } else { "yaml" };
    fields
        .iter()
        .map(|field| key(field, heading, example(field).map(|text| block(info, text))))
        .collect::<Vec<_>>()
        .join("\n")
}

fn key(field: &Field, heading: &str, example: Option<String>) -> String {
    let name = if field.key == Field::LANGUAGE { "a language's code" } else { field.key };
    let mut out = format!("{heading}{name}\n\n{}\n", prose(field.doc));
    let words = field.shape.words();
    let _ = match words.is_empty() {
        true => writeln!(out, "\nIt takes {}.", takes(&field.shape)),
        false => write!(out, "\n{}", meanings(words)),
    };
    if let Some(spellings) = spellings(field) {
        let _ = writeln!(out, "\n{spellings}");
    }
    let inner = inner(&field.shape);
    if !inner.is_empty() {
        let _ = writeln!(out, "\n{inner}");
    }
    if let Some(example) = example {
        let _ = write!(out, "\n{example}");
    }
    out
}

/// The words that something takes, each with its meaning.
pub(super) fn meanings(words: &[Word]) -> String {
    table(["it takes", "meaning"], words.iter().map(|(word, meaning)| [code(word), prose(meaning)]))
}

fn spellings(field: &Field) -> Option<String> {
    let all: Vec<String> = field.aliases.iter().map(|alias| code(alias)).collect();
    (!all.is_empty()).then(|| format!("It may also be written {}.", all.join(" or ")))
}

/// What a value is, in words.
pub(super) fn takes(shape: &Shape) -> String {
    match shape {
        Shape::Prose => "text, in which Markdown may stand: links, emphasis, citations".into(),
        Shape::Phone => "a telephone number".into(),
        Shape::Choice(words) | Shape::Level(words) => {
            format!("one of {}", words.iter().map(|(word, _)| code(word)).collect::<Vec<_>>().join(", "))
        }
        Shape::List(item) => format!("a list. Each item is {}", takes(item)),
        Shape::Map(_) | Shape::Table(_) => "a group of fields".into(),
        Shape::TextOr(other) => format!("text, or {}", takes(other)),
        shape => prose(&shape.describe()),
    }
}

/// The keys within a value, as a list.
pub(super) fn inner(shape: &Shape) -> String {
    match shape {
        Shape::Map(fields) => fields.iter().map(item).collect(),
        Shape::List(item) | Shape::Table(item) | Shape::TextOr(item) => inner(item),
        _ => String::new(),
    }
}

fn item(field: &Field) -> String {
    let name = if field.key == Field::LANGUAGE { "a language's code".to_owned() } else { code(field.key) };
    let mut out = format!("* {name}: {} It takes {}.\n", prose(field.doc), takes(&field.shape));
    for (word, meaning) in field.shape.words() {
        let _ = writeln!(out, "  * {}: {}", code(word), prose(meaning));
    }
    for line in inner(&field.shape).lines() {
        let _ = writeln!(out, "  {line}");
    }
    out
}
