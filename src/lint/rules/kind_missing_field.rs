//! `kind/missing-field`: each kind of page promises its reader something.

use crate::data::{Field, Use};
use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "kind/missing-field",
    severity: Severity::Warning,
    why: "Each kind of page needs certain fields: a question its short answer, a myth its verdict, a law page its date.",
    files: &[reviewed!("kind: faq\n{}", "Text.\n")],
    bad: "",
    good: "answer-short: The answer.\n",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let kind = page.front().kind;
    if page.document.is_index() && kind.folder.is_some() {
        return;
    }
    let owed = kind.fields.iter().filter(|field| field.is(Use::Owed));
    for Field { key, doc, .. } in
        owed.filter(|field| page.front().get(field).is_none() && !page.front().is_unfilled(field))
    {
        let message = format!("this page of kind `{}` has no `{key}`", kind.name);
        let help = format!("add `{key}: …` to the front matter. {doc}");
        found.add(page.top(), message, help).lacks(page.front().span(), [*key]);
    }
}
