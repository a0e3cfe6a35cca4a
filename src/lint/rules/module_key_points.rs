//! `module/key-points`: what matters most is three to six things.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::kind::module;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "module/key-points",
    severity: Severity::Warning,
    why: "What matters most is three to six things. Fewer say too little, and more are not remembered.",
    bad: &[(
        "content/a.md",
        "---\nkind: module\ntitle: A module\nmain-message: Text.\naims: [one, two, three]\nkey-points: [one, two]\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    good: &[(
        "content/a.md",
        "---\nkind: module\ntitle: A module\nmain-message: Text.\naims: [one, two, three]\nkey-points: [one, two, three]\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let front = &context.site.documents[number].front;
    // A module without any is another rule's.
    let Some(node) = front.get(&module::KEY_POINTS) else { return };
    let count = node.items().len();
    if !(3..=6).contains(&count) {
        let message = format!("this module has {count} key point{}", if count == 1 { "" } else { "s" });
        found.push(Diagnostic::warning(RULE.code, node.span, message).help("three to six are remembered"));
    }
}
