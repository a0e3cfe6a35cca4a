//! `module/key-points`: what matters most is three to six things.

use crate::diagnostic::{Severity, count};
use crate::kind::module;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "module/key-points",
    severity: Severity::Warning,
    why: "Three to six key points work best: fewer say too little, and readers can't remember more.",
    files: &[reviewed!(
        "kind: module\nmain-message: Text.\naims: [one, two, three]\nkey-points: [one, two{}]\n",
        "Text.\n"
    )],
    bad: "",
    good: ", three",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    // A module without any is another rule's.
    let Some(node) = page.front().get(&module::KEY_POINTS) else { return };
    let points = node.items().len();
    if !(3..=6).contains(&points) {
        let message = format!("this module has {}", count(points, "key point"));
        found.add(node.span, message, "write three to six");
    }
}
