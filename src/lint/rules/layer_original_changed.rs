//! `layer/original-changed`: a page that replaces another must follow when that one is corrected.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document;
use crate::front_matter::fields::{LAST_REVIEWED, REPLACES};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "layer/original-changed",
    severity: Severity::Warning,
    why: "A page that replaces one of the library (or a brand's page, one of the site) does not change with it. When the library corrects its own, somebody has to look whether this one needs it too.",
    bad: &[
        ("(library) content/page.md", "---\ntitle: A page\n---\nThe library's words, corrected.\n"),
        ("content/page.md", "---\ntitle: A page\nreplaces: 0000000000\n---\nOur words.\n"),
    ],
    good: &[
        ("(library) content/page.md", "---\ntitle: A page\n---\nThe library's words, corrected.\n"),
        ("content/page.md", "---\ntitle: A page\nreplaces: 765c3ca4b2\n---\nOur words.\n"),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let own = &site.documents[number];
    let Some(original) = site.sources.replaced_by(own.source) else { return };
    if original.is_same(site.file(number)) {
        return;
    }
    let print = original.fingerprint().short();
    let layer = if original.layer.as_str() == "pack" { "the library" } else { "the site" };
    let front = &own.front;
    let help = format!("compare the two, then write `replaces: {print}`");
    if let Some(given) = front.text(&REPLACES) {
        if given != print {
            let message = format!("the page of {layer} that this one replaces has changed since");
            found.push(Diagnostic::warning(RULE.code, front.place(&REPLACES), message).help(help));
        }
        return;
    }
    // Without a fingerprint the dates tell what they can.
    let read = document::parse(original, own.source, &own.path, own.front.kind, own.body.extensions());
    let dates = (read.front.date(&LAST_REVIEWED), front.date(&LAST_REVIEWED));
    let place = front.key_place(&LAST_REVIEWED).unwrap_or_else(|| site.top(number));
    if let (Some(theirs), Some(ours)) = dates
        && theirs > ours
    {
        let message =
            format!("the page of {layer} that this one replaces was gone through on {theirs}, after this one");
        found.push(Diagnostic::warning(RULE.code, place, message).help(help));
    } else {
        let message = format!("this page replaces one of {layer}, and can't tell when that one changes");
        let help = format!("write `replaces: {print}` into its front matter");
        found.push(Diagnostic::advice(RULE.code, site.top(number), message).help(help));
    }
}
