//! `kind/missing-field`: each kind of page promises its reader something: a question its short answer, a myth its verdict, a law page its date.

use super::{Check, Rule};
use crate::data::{Field, Use};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "kind/missing-field",
    severity: Severity::Warning,
    why: "Each kind of page promises its reader something: a question its short answer, a myth its verdict, a law page its date.",
    bad: &[(
        "content/faq/a.md",
        "---\ntitle: A question?\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    good: &[(
        "content/faq/a.md",
        "---\ntitle: A question?\nanswer-short: The answer.\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    if document.is_index() && document.front.kind.folder.is_some() {
        return;
    }
    let owed = document.front.kind.fields.iter().filter(|field| field.is(Use::Owed));
    for Field { key, doc, .. } in owed.filter(|field| document.front.get(field).is_none()) {
        let message = format!("this page of kind `{}` has no `{key}`", document.front.kind.name);
        found.push(
            Diagnostic::warning(RULE.code, context.site.top(number), message)
                .help(format!("add `{key}: …` to the front matter. {doc}")),
        );
    }
}
