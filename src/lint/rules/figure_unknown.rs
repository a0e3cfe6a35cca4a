//! `figure/unknown`: a page that announces a figure must have it.

use crate::base::Whose;
use crate::diagnostic::{Severity, did_you_mean_or, renamed};
use crate::figure::FOLDER;
use crate::lint::example::{FIGURE, SOURCE};
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "figure/unknown",
    severity: Severity::Error,
    why: "The page uses a figure that does not exist, so readers get neither the drawing nor its text.",
    files: &[SOURCE, FIGURE, page!(":::figure{src=three-phases}\n:::\n{}")],
    bad: "\n:::figure{src=tree-phases}\n:::\n",
    good: "",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let site = page.site;
    for placed in site.figures_in(page.number) {
        // A figure whose file is there and broken is reported there.
        let path = format!("{}/{FOLDER}/{}.yaml", site.config.src, placed.name);
        if site.figures.find(&placed.name).is_none() && site.sources.find(&path).is_none() {
            let help = did_you_mean_or(&placed.name, site.figures.names(), || format!("write {path}"));
            let fix = renamed(placed.span, &placed.name, site.figures.names(), Whose::Authors);
            found.add(placed.span, format!("there is no figure `{}`", placed.name), help).fix = fix;
        }
    }
}
