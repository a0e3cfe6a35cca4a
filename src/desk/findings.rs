//! What `check` finds, by page.

use super::query::{Query, ROOT, only};
use super::sheet::{Block, Cell, Head, Sheet, table, text, ways};
use super::view::{Desk, about};
use crate::diagnostic::{Diagnostic, Severity, count};
use crate::lint::Finding;
use crate::report::excerpt;
use crate::theme::{Group, View};
use std::collections::BTreeMap;

/// Their list, by which an address tells from which on they are shown.
const LIST: &str = "found";

pub(super) fn sum(desk: &Desk<'_>) -> (usize, String) {
    let all = desk.verdict.findings.len();
    if all == 0 {
        return (0, if desk.is_judged { "No problems found." } else { "Checking…" }.to_owned());
    }
    let of = |severity| desk.verdict.count(severity);
    let advice = format!("{} of advice", count(of(Severity::Advice), "piece"));
    let words = [count(of(Severity::Error), "error"), count(of(Severity::Warning), "warning"), advice].join(", ");
    (all, words)
}

/// What is said before everything else: what keeps the site from being read, and that it is still looked at.
pub(super) fn troubles(desk: &Desk<'_>) -> Vec<Block> {
    let trouble = desk
        .trouble
        .map(|trouble| text(format!("You see the last version, because the site can’t be read: {trouble}")));
    let late = (!desk.is_judged).then(|| text("Still checking; there may be more findings."));
    trouble.into_iter().chain(late).collect()
}

pub(super) fn sheet(desk: &Desk<'_>, query: &Query) -> Sheet {
    let weight = |finding: &&Finding| query.get("only").is_none_or(|only| only == finding.severity.as_str());
    let code = |finding: &&Finding| query.get("code").is_none_or(|code| code == finding.diagnostic.code);
    let chosen: Vec<&Finding> = desk.verdict.findings.iter().filter(weight).filter(code).collect();
    let mut blocks = troubles(desk);
    if desk.verdict.findings.is_empty() {
        blocks.push(text(if desk.is_judged { "No problems found." } else { "Nothing found so far." }));
    } else {
        blocks.push(weights(desk, query));
        blocks.push(list(desk, query, chosen));
        blocks.push(codes(desk, query));
    }
    Sheet::new("Findings", "What the check found, page by page. The most serious come first.", blocks)
}

/// The ways to some of them alone.
fn weights(desk: &Desk<'_>, query: &Query) -> Block {
    let all = [("", "All", desk.verdict.findings.len())];
    let each = [(Severity::Error, "Errors"), (Severity::Warning, "Warnings"), (Severity::Advice, "Advice")];
    let each = each.map(|(severity, word)| (severity.as_str(), word, desk.verdict.count(severity)));
    let way = |(name, word, number): (&str, &str, usize)| {
        let is_here = query.get("only").unwrap_or_default() == name && query.get("code").is_none();
        (format!("{word} ({number})"), only("findings", "only", name), is_here)
    };
    let code = query.get("code").map(|code| (format!("Only {code}"), query.with("code", code), true));
    ways("Choose findings", all.into_iter().chain(each).map(way).chain(code))
}

fn codes(desk: &Desk<'_>, query: &Query) -> Block {
    let mut codes: BTreeMap<&str, (Severity, usize)> = BTreeMap::new();
    for finding in &desk.verdict.findings {
        let entry = codes.entry(finding.diagnostic.code).or_insert((finding.severity, 0));
        *entry = (entry.0.min(finding.severity), entry.1 + 1);
    }
    let mut codes: Vec<_> = codes.into_iter().map(|(code, (severity, number))| (severity, code, number)).collect();
    codes.sort_by_key(|(severity, code, number)| (*severity, std::cmp::Reverse(*number), *code));
    let head = Head {
        id: "codes",
        title: "By rule",
        note: "Choose a rule to see only its findings.",
        none: "",
        columns: &["Rule", "Findings", "Level"],
    };
    table(query, &head, &codes, |(severity, code, number)| {
        let often = Cell::bar(*number, desk.verdict.findings.len()).link(only("findings", "code", code));
        vec![Cell::text(*code).look("code").link(explained(code)), often, weight(*severity)]
    })
}

/// What a finding weighs, with the look of that.
pub(super) fn weight(severity: Severity) -> Cell {
    Cell::text(severity.as_str()).look(if severity == Severity::Advice { "quiet" } else { "bad" })
}

/// The address of what a code means.
fn explained(code: &str) -> String {
    format!("{ROOT}/explain/{code}")
}

/// Findings by the files that they are in, those with the gravest first.
pub(super) fn list(desk: &Desk<'_>, query: &Query, mut findings: Vec<&Finding>) -> Block {
    let path = |finding: &Finding| desk.sources.file(finding.diagnostic.span.source).path.as_str();
    let mut gravest: BTreeMap<&str, Severity> = BTreeMap::new();
    for finding in &findings {
        let entry = gravest.entry(path(finding)).or_insert(finding.severity);
        *entry = finding.severity.min(*entry);
    }
    // Those of a file stay in the order of their places.
    findings.sort_by_key(|finding| (gravest.get(path(finding)).copied(), path(finding)));
    let stretch = query.stretch(LIST, &findings);
    let files = stretch.rows.chunk_by(|one, other| path(one) == path(other));
    let group = Group::default()
        .set("id", LIST)
        .set("files", View::list(files.map(|found| file(desk, path(found[0]), found).into())))
        .set("first", stretch.first)
        .set("last", stretch.first + stretch.rows.len().saturating_sub(1))
        .set("all", stretch.all)
        .set("is_cut", stretch.rows.len() < stretch.all);
    Block::new("findings", group.maybe("before", stretch.before.as_deref()).maybe("after", stretch.after.as_deref()))
}

/// A file with some of its findings; a page by its title.
fn file(desk: &Desk<'_>, path: &str, found: &[&Finding]) -> Group {
    let site = desk.site();
    let number = desk.document_of(path);
    let address = number.and_then(|number| site.documents[number].address.as_ref());
    let about = address.map(|address| about(&site.pages[address.page].route));
    let title = number.map_or(path, |number| site.title_of(number));
    Group::default()
        .set("title", title)
        .set("path", desk.sources.file(found[0].diagnostic.span.source).place())
        .maybe("url", about.as_deref())
        .set("findings", View::list(found.iter().map(|finding| shown(desk, finding).into())))
}

fn shown(desk: &Desk<'_>, Finding { severity, diagnostic }: &Finding) -> Group {
    let Diagnostic { code, span, message, labels, help, .. } = diagnostic;
    let place = desk.sources.place(*span).0;
    let file = desk.sources.file(span.source);
    let (text, range) = excerpt(file.text(), span.range());
    let label = |label: &crate::diagnostic::Label| {
        let at = desk.sources.place(label.span).0;
        let place = format!("{}:{}", desk.sources.file(label.span.source).place(), at.line);
        let group = Group::default().set("text", label.text.as_str()).set("place", place.as_str());
        group.maybe("open", desk.open(desk.sources, label.span).as_deref()).into()
    };
    Group::default()
        .set("severity", severity.as_str())
        .set("code", *code)
        .set("explained", explained(code).as_str())
        .set("message", message.as_str())
        .maybe("help", help.as_deref())
        .set("place", format!("{}:{}:{}", file.place(), place.line, place.column).as_str())
        .set("line", place.line)
        .maybe("open", desk.open(desk.sources, *span).as_deref())
        .set("has_text", !text.trim().is_empty())
        .set("before", &text[..range.start])
        .set("marked", &text[range.clone()])
        .set("after", &text[range.end..])
        .set("labels", View::list(labels.iter().map(label)))
}
