//! `footnote/not-shown`: a footnote that nothing refers to, or whose label another has, is read by nobody.

use crate::base::Span;
use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};
use crate::markdown::{Kind, NodeId, Tree};
use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    code: "footnote/not-shown",
    severity: Severity::Warning,
    why: "A footnote is only shown if the text refers to it, and only once for each label.",
    files: &[page!("It varies.[^a]{}\n\n[^a]: By place.\n\n[^b]: By year.\n")],
    bad: "",
    good: " It costs.[^b]",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for (tree, text) in page.trees() {
        let mut texts: HashMap<String, NodeId> = HashMap::new();
        let notes: Vec<(NodeId, &str)> = notes(tree, text).collect();
        for (node, label) in &notes {
            texts.entry(label.to_lowercase()).or_insert(*node);
        }
        let (mut shown, mut waiting) = (HashSet::new(), called(tree, text, tree.subtree(0)));
        while let Some(label) = waiting.pop() {
            if let Some(note) = texts.get(&label).filter(|note| shown.insert(**note)) {
                waiting.extend(called(tree, text, note + 1..tree.subtree(*note).end));
            }
        }
        for (node, label) in notes.iter().filter(|(node, _)| !shown.contains(node)) {
            let (message, help) = match texts.get(&label.to_lowercase()) == Some(node) {
                true => ("nothing refers to the", format!("write `[^{label}]` in the text, or remove the footnote")),
                false => ("there is already a", "give it another label, or add its text to the other one".to_owned()),
            };
            // Up to its last words, without the empty lines behind.
            let span = Span { end: tree.span(tree.subtree(*node).end - 1).end, ..tree.span(*node) };
            found.add(span, format!("{message} footnote `{label}`, so this is not shown"), help);
        }
    }
}

/// The footnotes, each with its label.
fn notes<'a>(tree: &'a Tree, text: &'a str) -> impl Iterator<Item = (NodeId, &'a str)> {
    tree.nodes().iter().enumerate().filter_map(move |(number, node)| match node.kind {
        Kind::FootnoteDefinition(label) => Some((number, tree.words(text, label))),
        _ => None,
    })
}

/// The labels that some nodes refer to, but for what stands in footnotes among them.
fn called(tree: &Tree, text: &str, nodes: Range<NodeId>) -> Vec<String> {
    let mut labels = Vec::new();
    let mut node = nodes.start;
    while node < nodes.end {
        match tree.kind(node) {
            Kind::FootnoteDefinition(_) => node = tree.subtree(node).end,
            Kind::FootnoteReference(label) => {
                labels.push(tree.words(text, label).to_lowercase());
                node += 1;
            }
            _ => node += 1,
        }
    }
    labels
}
