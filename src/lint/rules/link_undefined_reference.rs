//! `link/undefined-reference`: a link whose label is defined nowhere is no link: a reader sees its brackets.

use crate::diagnostic::{Severity, did_you_mean_or};
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "link/undefined-reference",
    severity: Severity::Warning,
    why: "Without a definition of its label, this is not a link: readers see the brackets.",
    files: &[page!("See [the law][{}].\n\n[law]: https://example.org/law\n")],
    bad: "laws",
    good: "law",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for (tree, text) in page.trees() {
        for (label, span) in tree.undefined(text) {
            let help =
                did_you_mean_or(label, tree.defined().iter().map(String::as_str), || match label.starts_with('@') {
                    true => "put a space between the text and the citation".into(),
                    false => {
                        format!("add a line `[{label}]: …` with the address; if you don't mean a link, write `\\[`")
                    }
                });
            found.add(span, format!("the label `{label}` is not defined"), help);
        }
    }
}
