//! `explain`: what somebody may write or name, and what each rule is for.

use super::outcome::{Ended, Refusal, print};
use crate::data::{Field, Word};
use crate::diagnostic::{did_you_mean_or, first_sentence};
use crate::front_matter::COMMON;
use crate::reference::{self, Entry, Group};
use std::fmt::Write as _;

/// Lines are at most that long.
const WIDTH: usize = 78;
/// So many words are explained with their key.
const FEW: usize = 5;
/// So many keys of one name are explained at once; more are only listed.
const MOST: usize = 3;

pub(super) fn run(name: Option<&str>) -> Result<Ended, Refusal> {
    let all = reference::all();
    let Some(name) = name else { return print(&overview(&all)) };
    let group = Group::ALL.into_iter().find(|group| group.name() == name.to_lowercase());
    let text = match group {
        Some(group) => listed(&all, group),
        None => explanation(&all, name)?,
    };
    print(&text)
}

/// All groups, with the names in each.
fn overview(all: &[Entry]) -> String {
    let mut out = String::from("`candor explain NAME` explains any of these, and any of their fields and values.\n");
    for group in Group::ALL {
        let _ = write!(out, "\n{} (`candor explain {}` explains each)\n", group.title(), group.name());
        let names = whole(all, group).map(|entry| entry.name.as_str());
        out.push_str(&wrapped(names));
    }
    out
}

/// The entries of a group that are no keys of others.
fn whole(all: &[Entry], group: Group) -> impl Iterator<Item = &Entry> {
    all.iter().filter(move |entry| entry.group == group && !entry.is_part)
}

/// Names with commas between them, in lines.
fn wrapped<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let (mut out, mut length) = (String::from("  "), 2);
    for (number, name) in names.enumerate() {
        if number > 0 {
            out.push(',');
            let is_full = length + name.len() + 3 > WIDTH;
            out.push_str(if is_full { "\n  " } else { " " });
            length = if is_full { 2 } else { length + 2 };
        }
        out.push_str(name);
        length += name.len();
    }
    out + "\n"
}

/// One line for each entry of a group.
fn listed(all: &[Entry], group: Group) -> String {
    let mut out = format!("{}\n", group.title());
    for entry in whole(all, group) {
        match entry.rule {
            Some(rule) => writeln!(out, "  {:<26} {:<8} {}", rule.code, rule.severity.as_str(), rule.gist()),
            None => writeln!(out, "  {:<20} {}", entry.name, first_sentence(&entry.text)),
        }
        .unwrap_or_default();
    }
    out
}

fn explanation(all: &[Entry], name: &str) -> Result<String, Refusal> {
    let found = reference::named(all, name);
    let values = reference::with_value(all, name);
    if found.is_empty() && values.is_empty() {
        let help = did_you_mean_or(name, reference::names(all), || "`candor explain` lists all names".into());
        return Err(Refusal::Usage(format!("there is nothing called `{name}`: {help}")));
    }
    let mut out = if found.len() > MOST {
        let lines = found.iter().map(|entry| format!("  {:<32} {}\n", entry.name, first_sentence(&entry.text)));
        format!(
            "Several fields have this name; type `candor explain` with the full name\n{}",
            lines.collect::<String>()
        )
    } else {
        found.iter().map(|entry| one(entry)).collect::<Vec<_>>().join("\n")
    };
    out.push_str(&as_values(&values, out.is_empty()));
    let others = reference::namesakes(all, &found);
    if !others.is_empty() && found.len() <= MOST {
        let names = others.iter().map(|entry| entry.name.as_str());
        let _ = write!(out, "\nElsewhere\n{}", wrapped(names));
    }
    Ok(out)
}

/// What a word means where it is a value; once for each meaning.
fn as_values(values: &[(&Entry, Word)], mut is_first: bool) -> String {
    let mut out = String::new();
    let mut told: Vec<&str> = Vec::new();
    for (_, (word, meaning)) in values {
        if told.contains(meaning) {
            continue;
        }
        told.push(meaning);
        let mut of: Vec<String> = values
            .iter()
            .filter(|(_, (_, other))| other == meaning)
            .map(|(entry, _)| format!("`{}`", entry.name))
            .collect();
        of.dedup();
        let gap = if std::mem::take(&mut is_first) { "" } else { "\n" };
        let _ = write!(out, "{gap}{word}, a value of {}\n  {meaning}\n", of.join(", "));
    }
    out
}

fn one(entry: &Entry) -> String {
    if let Some(rule) = entry.rule {
        return rule.explanation();
    }
    let place = entry.place.describe();
    let place = if place.is_empty() { place } else { format!(" ({place})") };
    let mut out = format!("{}{place}\n  {}\n", entry.name, entry.text);
    if !entry.aliases.is_empty() && entry.shape.is_some() {
        let _ = writeln!(out, "  Also written {}.", entry.aliases.join(", "));
    }
    if !entry.values.is_empty() {
        out.push_str("\nValues\n");
        let longest = entry.values.iter().map(|(word, _)| word.len()).max().unwrap_or_default();
        for (word, meaning) in &entry.values {
            let _ = writeln!(out, "  {word:<longest$}  {meaning}");
        }
    } else if let Some(shape) = entry.shape.filter(|_| entry.fields.is_empty()) {
        let _ = writeln!(out, "  Takes {}.", shape.describe());
    }
    if let Some(example) = &entry.example {
        let lines: String = example.lines().map(|line| format!("  {line}\n")).collect();
        let _ = write!(out, "\nExample\n{lines}");
    }
    for (title, fields) in &entry.fields {
        let keys =
            if std::ptr::eq(*fields, COMMON) { wrapped(fields.iter().map(|field| field.key)) } else { keys(fields) };
        let _ = write!(out, "\n{title}\n{keys}");
    }
    out
}

/// Keys, each with what it is for and what it takes.
fn keys(fields: &[Field]) -> String {
    let mut out = String::new();
    for field in fields {
        let key = if field.key == Field::LANGUAGE { "LANGUAGE" } else { field.key };
        let _ = writeln!(out, "  {key:<26} {}", field.doc);
        let words = field.shape.words();
        if (1..=FEW).contains(&words.len()) {
            let lines = words.iter().map(|(word, meaning)| format!("  {:<26} {word}: {meaning}\n", ""));
            out.push_str(&lines.collect::<String>());
        } else {
            let _ = writeln!(out, "  {:<26} {}", "", field.shape.describe());
        }
    }
    out
}
