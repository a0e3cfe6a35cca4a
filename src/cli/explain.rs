//! `explain`: what a rule or a kind of page is for.

use super::{Ended, print, say};
use crate::container;
use crate::data::Field;
use crate::diagnostic::did_you_mean;
use crate::front_matter::COMMON;
use crate::kind::{self, Kind};
use crate::lint::{Example, Rule, rules};
use std::fmt::Write as _;

pub(super) fn run(name: Option<&str>) -> Ended {
    let Some(name) = name else {
        print(&overview());
        return Ended::Well;
    };
    if let Some(rule) = rules::named(name) {
        print(&explain_rule(rule));
    } else if let Some(kind) = kind::named(name) {
        print(&explain_kind(kind));
    } else {
        let names = rules::ALL.iter().map(|rule| rule.code).chain(kind::ALL.iter().map(|kind| kind.name));
        let help = did_you_mean(name, names).unwrap_or_else(|| "`candor explain` lists them all".into());
        say(&format!("candor: there is no rule and no kind `{name}`: {help}\n"));
        return Ended::Unable;
    }
    Ended::Well
}

fn overview() -> String {
    let mut out = String::from("Rules\n");
    for rule in rules::ALL {
        let _ = writeln!(out, "  {:<26} {:<8} {}", rule.code, rule.severity.as_str(), first_sentence(rule.why));
    }
    out.push_str("\nKinds of page\n");
    for kind in kind::ALL {
        let _ = writeln!(out, "  {:<12} {}", kind.name, first_sentence(kind.doc));
    }
    let _ = writeln!(out, "\nContainers\n  {}", container::names().collect::<Vec<_>>().join(", "));
    out
}

fn first_sentence(text: &str) -> &str {
    text.find(". ").map_or(text, |at| &text[..=at])
}

fn explain_rule(rule: &Rule) -> String {
    let mut out = format!("{} ({})\n\nWhy\n  {}\n", rule.code, rule.severity.as_str(), rule.why);
    for (title, example) in [("Bad", rule.bad), ("Good", rule.good)] {
        let _ = write!(out, "\n{title}\n{}", files(example));
    }
    let _ = write!(out, "\nLevel\n  [lint]\n  \"{}\" = \"allow\"   # or \"warn\", \"deny\"\n", rule.code);
    out
}

fn files(example: Example) -> String {
    let mut out = String::new();
    for (path, text) in example {
        let _ = writeln!(out, "  {path}");
        for line in text.lines() {
            let _ = writeln!(out, "    {line}");
        }
    }
    out
}

fn explain_kind(kind: &Kind) -> String {
    let mut out = format!("{}\n  {}\n", kind.name, kind.doc);
    if let Some(folder) = kind.folder {
        let _ = writeln!(out, "  Pages in {folder}/ are of this kind unless they say otherwise.");
    }
    for (title, fields) in [("Its own front matter", kind.fields), ("Front matter of every page", COMMON)] {
        if !fields.is_empty() {
            let _ = write!(out, "\n{title}\n{}", list(fields));
        }
    }
    out
}

fn list(fields: &[Field]) -> String {
    let mut out = String::new();
    for field in fields {
        let _ = writeln!(out, "  {:<26} {}", field.key, field.doc);
        let _ = writeln!(out, "  {:<26} {}", "", field.shape.describe());
    }
    out
}
