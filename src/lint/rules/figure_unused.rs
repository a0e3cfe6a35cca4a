//! `figure/unused`: a figure that no page shows is work that nobody sees, or a name misspelt.

use crate::diagnostic::Severity;
use crate::lint::example::{FIGURE, SOURCE};
use crate::lint::{Case, Check, Findings, Rule};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "figure/unused",
    severity: Severity::Warning,
    why: "Readers never see a figure that no page shows.",
    files: &[SOURCE, FIGURE, page!("Text [@a-2014].\n{}")],
    bad: "",
    good: "\n:::figure{src=three-phases}\n:::\n",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let site = case.site;
    let placed = site.documents.keys().flat_map(|number| site.figures_in(number));
    let used: BTreeSet<String> = placed.map(|placed| placed.name).collect();
    // The built-in library's figures are there to be chosen from.
    let own = site.figures.iter().filter(|(_, figure)| !case.is_librarys(figure.span));
    for (name, figure) in own.filter(|(name, _)| !used.contains(*name)) {
        let help = format!("to show it, write `:::figure{{src={name}}}` and `:::` in a page");
        found.add(figure.span, format!("no page shows the figure `{name}`"), help);
    }
}
