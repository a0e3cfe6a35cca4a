//! `link/to-draft`: a link to a draft is words without a link until the draft is published.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::DRAFT;
use crate::lint::Context;
use crate::site::{DocumentId, Target};

pub(super) const RULE: Rule = Rule {
    code: "link/to-draft",
    severity: Severity::Advice,
    why: "A link to a draft is words without a link until the draft is published. That may be what its author wants, and should be known.",
    bad: &[
        ("content/page.md", "---\ntitle: A page\n---\nSee [the costs](costs.md).\n"),
        ("content/costs.md", "---\ntitle: Costs\ndraft: true\n---\nText.\n"),
    ],
    good: &[
        ("content/page.md", "---\ntitle: A page\n---\nSee [the costs](costs.md).\n"),
        ("content/costs.md", "---\ntitle: Costs\n---\nText.\n"),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    for (link, target) in site.documents[number].facts.links.iter().zip(&site.documents[number].links) {
        let Target::Withheld(to) = target else { continue };
        let draft = &site.documents[*to];
        // Nothing links to what a clinic leaves out, and that is as it should be.
        if draft.front.draft() && !site.config.drafts {
            let finding =
                Diagnostic::advice(RULE.code, link.span, format!("`{}` is a draft: this is no link yet", draft.path));
            let place = draft.front.key_place(&DRAFT).unwrap_or_else(|| site.top(*to));
            found.push(finding.label(place, "a draft").help("publish the draft, or leave the link for later"));
        }
    }
}
