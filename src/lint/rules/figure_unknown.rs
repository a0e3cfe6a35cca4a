//! `figure/unknown`: a page that announces a figure must have it.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::figure::FOLDER;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "figure/unknown",
    severity: Severity::Error,
    why: "A page that announces a figure must have it. Without its data there is neither drawing nor words.",
    bad: &[
        SOURCES,
        ("content/figures/three-phases.yaml", FIGURE),
        (
            "content/page.md",
            "---\ntitle: A page\n---\n:::figure{src=three-phases}\n:::\n\n:::figure{src=tree-phases}\n:::\n",
        ),
    ],
    good: &[
        SOURCES,
        ("content/figures/three-phases.yaml", FIGURE),
        ("content/page.md", "---\ntitle: A page\n---\n:::figure{src=three-phases}\n:::\n"),
    ],
    check: Check::Document(check),
};

/// A source for the small figures of these rules.
pub(super) const SOURCES: (&str, &str) = ("content/sources.yaml", "a-review:\n  title: Models of response\n");

/// A small figure.
pub(super) const FIGURE: &str = "\
type: steps
title: Three phases
alt: Three boxes in a row, with arrows from desire to arousal to orgasm
description: The model names three phases.
note: Bodies vary. A phase that does not come is no fault.
sources: [a-review]
steps:
  - { name: Desire, text: wanting to. }
  - { name: Arousal, text: the body responds. }
  - { name: Orgasm, text: a peak that may or may not come. }
";

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    for placed in site.figures_in(number) {
        // A figure whose file is there and broken is reported there.
        let path = format!("{}/{FOLDER}/{}.yaml", site.config.src, placed.name);
        if site.figures.find(&placed.name).is_some() || site.sources.find(&path).is_some() {
            continue;
        }
        let help = did_you_mean(&placed.name, site.figures.names()).unwrap_or_else(|| format!("write {path}"));
        let message = format!("there is no figure `{}`", placed.name);
        found.push(Diagnostic::error(RULE.code, placed.span, message).help(help));
    }
}
