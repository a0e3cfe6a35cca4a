//! `layer/original-changed`: a page that replaces another must follow when that one is corrected.

use crate::diagnostic::Severity;
use crate::document;
use crate::front_matter::fields::{LAST_REVIEWED, REPLACES};
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "layer/original-changed",
    severity: Severity::Warning,
    why: "A page that replaces one of the library (or a brand's page, one of the site) does not change with it. When the library corrects its own, somebody has to look whether this one needs it too.",
    files: &[
        ("(library) content/page.md", "---\ntitle: A page\n---\nThe library's words, corrected.\n"),
        page!("replaces: {}\n", "Our words.\n"),
    ],
    bad: "0000000000",
    good: "765c3ca4b2",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let (site, own, front) = (page.site, page.document, page.front());
    let Some(original) = site.sources.replaced_by(own.source) else { return };
    if original.is_same(site.file(page.number)) {
        return;
    }
    let print = original.fingerprint().short();
    let layer = if original.layer.is_built_in() { "the library" } else { "the site" };
    let help = format!("compare the two, then write `replaces: {print}`");
    if let Some(given) = front.text(&REPLACES) {
        if given != print {
            let message = format!("the page of {layer} that this one replaces has changed since");
            found.add(front.place(&REPLACES), message, help);
        }
        return;
    }
    // Without a fingerprint the dates tell what they can.
    let read = document::parse(original, own.source, &own.path, front.kind, own.body.extensions());
    let dates = (read.front.date(&LAST_REVIEWED), front.date(&LAST_REVIEWED));
    if let (Some(theirs), Some(ours)) = dates
        && theirs > ours
    {
        let message =
            format!("the page of {layer} that this one replaces was gone through on {theirs}, after this one");
        found.add(page.key_place(&LAST_REVIEWED), message, help);
    } else {
        let message = format!("this page replaces one of {layer}, and can't tell when that one changes");
        let help = format!("write `replaces: {print}` into its front matter");
        found.add(page.top(), message, help).weight = Some(Severity::Advice);
    }
}
