//! `comparison/empty-cell`: an empty cell can mean no, unknown, or forgotten, and who hears the table hears nothing.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::kind::comparison;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "comparison/empty-cell",
    severity: Severity::Error,
    why: "An empty cell can mean no, unknown, or forgotten, and who hears the table hears nothing. A row with a value too few puts values under the wrong heading.",
    bad: &[(
        "content/a.md",
        "---\nkind: comparison\ntitle: A comparison\nmain-message: Text.\ncolumns: [One, Two]\nrows:\n  - feature: Size\n    values: [small]\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    good: &[(
        "content/a.md",
        "---\nkind: comparison\ntitle: A comparison\nmain-message: Text.\ncolumns: [One, Two]\nrows:\n  - feature: Size\n    values: [small, Not known]\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nText.\n",
    )],
    check: Check::Document(check),
};

const HELP: &str = "write “Not known” or “Varies” where that is so";

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let front = &context.site.documents[number].front;
    let columns = front.list(&comparison::COLUMNS).len();
    for row in front.list(&comparison::ROWS) {
        let values = comparison::VALUES.of(row);
        let count = values.map_or(0, |values| values.items().len());
        if count != columns {
            let place = values.map_or(row.span, |values| values.span);
            let message =
                format!("this row has {count} value{} for {columns} columns", if count == 1 { "" } else { "s" });
            let help = if count > columns { "take a value out, or name one more column" } else { HELP };
            found.push(Diagnostic::error(RULE.code, place, message).help(help));
        }
        for value in values.map_or(&[][..], |values| values.items()) {
            if value.text().is_none_or(|text| text.trim().is_empty()) {
                found.push(Diagnostic::error(RULE.code, value.span, "this cell is empty").help(HELP));
            }
        }
    }
}
