//! `explain`: what a rule or a kind of page is for.

use super::outcome::{Ended, Refusal, print};
use crate::container;
use crate::data::Field;
use crate::diagnostic::{did_you_mean_or, first_sentence};
use crate::front_matter::COMMON;
use crate::kind::{self, Kind};
use crate::lint::rules;
use std::fmt::Write as _;

pub(super) fn run(name: Option<&str>) -> Result<Ended, Refusal> {
    let text = if let Some(name) = name { explanation(name)? } else { overview() };
    print(&text)
}

fn explanation(name: &str) -> Result<String, Refusal> {
    if let Some(rule) = rules::named(name) {
        Ok(rule.explanation())
    } else if let Some(kind) = kind::named(name) {
        Ok(explain_kind(kind))
    } else {
        let names = rules::ALL.iter().map(|rule| rule.code).chain(kind::ALL.iter().map(|kind| kind.name));
        let help = did_you_mean_or(name, names, || "`candor explain` lists them all".into());
        Err(Refusal::Usage(format!("there is no rule and no kind `{name}`: {help}")))
    }
}

fn overview() -> String {
    let mut out = String::from("Rules\n");
    for rule in rules::ALL.iter() {
        let _ = writeln!(out, "  {:<26} {:<8} {}", rule.code, rule.severity.as_str(), rule.gist());
    }
    out.push_str("\nKinds of page\n");
    for kind in kind::ALL {
        let _ = writeln!(out, "  {:<12} {}", kind.name, first_sentence(kind.doc));
    }
    let _ = writeln!(out, "\nContainers\n  {}", container::names().collect::<Vec<_>>().join(", "));
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
