//! `link/to-draft`: a link to a draft is words without a link until the draft is published.

use crate::diagnostic::Severity;
use crate::front_matter::fields::DRAFT;
use crate::lint::{Check, Findings, Rule, Subject};
use crate::site::Target;

pub(super) const RULE: Rule = Rule {
    code: "link/to-draft",
    severity: Severity::Advice,
    why: "Until the draft is published, readers see the text without a link. That may be what you want.",
    files: &[page!("See [the costs](costs.md).\n"), ("content/costs.md", "---\ntitle: Costs\ndraft: {}\n---\nText.\n")],
    bad: "true",
    good: "false",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for (link, target) in page.links() {
        let Target::Withheld(to) = target else { continue };
        let draft = &page.site.documents[*to];
        // Nothing links to what a clinic leaves out, and that is as it should be.
        if draft.front.draft() && !page.site.config.drafts {
            let message = format!("`{}` is a draft, so this is not a link yet", draft.path);
            let place = draft.front.key_place(&DRAFT).unwrap_or_else(|| page.site.top(*to));
            let help = "publish the draft, or keep the link for later";
            found.add(link.span, message, help).point_to(place, "a draft");
        }
    }
}
