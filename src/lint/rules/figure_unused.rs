//! `figure/unused`: a figure that no page shows is work that nobody sees, or a name misspelt.

use super::figure_unknown::{FIGURE, SOURCES};
use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::source::Layer;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "figure/unused",
    severity: Severity::Warning,
    why: "A figure that no page shows is work that nobody sees.",
    bad: &[
        SOURCES,
        ("content/figures/three-phases.yaml", FIGURE),
        ("content/page.md", "---\ntitle: A page\n---\nText [@a-review].\n"),
    ],
    good: &[
        SOURCES,
        ("content/figures/three-phases.yaml", FIGURE),
        ("content/page.md", "---\ntitle: A page\n---\n:::figure{src=three-phases}\n:::\n"),
    ],
    check: Check::Site(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let used: BTreeSet<String> =
        site.documents.keys().flat_map(|number| site.figures_in(number)).map(|placed| placed.name).collect();
    for (name, figure) in site.figures.iter() {
        // The built-in library's figures are there to be chosen from.
        let own = site.sources.file(figure.span.source).layer != Layer::Pack;
        if own && !used.contains(name) {
            let finding = Diagnostic::warning(RULE.code, figure.span, format!("no page shows the figure `{name}`"));
            found.push(finding.help(format!("write `:::figure{{src={name}}}` and `:::` where it belongs")));
        }
    }
}
