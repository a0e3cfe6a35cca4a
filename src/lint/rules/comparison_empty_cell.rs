//! `comparison/empty-cell`: an empty cell can mean no, unknown, or forgotten, and who hears the table hears nothing.

use crate::diagnostic::{Severity, count};
use crate::kind::comparison;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "comparison/empty-cell",
    severity: Severity::Error,
    why: "An empty cell can mean no, unknown or forgotten, and screen readers read nothing there. If a row has too few values, some are under the wrong heading.",
    files: &[reviewed!(
        "kind: comparison\nmain-message: Text.\ncolumns: [One, Two]\nrows:\n  - feature: Size\n    values: [small{}]\n",
        "Text.\n"
    )],
    bad: "",
    good: ", Not known",
    check: Check::Document(check),
};

const HELP: &str = "write “Not known” or “Varies” if that is the case";

fn check(page: &Subject<'_>, found: &mut Findings) {
    let columns = page.front().list(&comparison::COLUMNS).len();
    for row in page.front().list(&comparison::ROWS) {
        let values = comparison::VALUES.of(row);
        let cells = values.map_or(&[][..], |values| values.items());
        if cells.len() != columns {
            let place = values.map_or(row.span, |values| values.span);
            let help = if cells.len() > columns { "remove a value, or add a column" } else { HELP };
            found.add(
                place,
                format!("this row has {} but the table has {columns} columns", count(cells.len(), "value")),
                help,
            );
        }
        for cell in cells.iter().filter(|cell| cell.text().is_none_or(|text| text.trim().is_empty())) {
            found.add(cell.span, "this cell is empty", HELP);
        }
    }
}
