//! `link/pdf-size`: a download costs time and money, opens in another program, and stays in the list of downloads.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::{DocumentId, Made, Site, Target};

pub(super) const RULE: Rule = Rule {
    code: "link/pdf-size",
    severity: Severity::Warning,
    why: "A download costs time and money, opens in another program, and stays in the list of downloads. A reader should know before (NHS content style).",
    bad: &[
        ("content/a.pdf", "%PDF"),
        (
            "content/a.md",
            "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nRead [the form](a.pdf).\n",
        ),
    ],
    good: &[
        ("content/a.pdf", "%PDF"),
        (
            "content/a.md",
            "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nRead [the form (PDF only, 1KB)](a.pdf).\n",
        ),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let document = &site.documents[number];
    if document.front.kind.plain {
        return;
    }
    for (link, target) in document.facts.links.iter().zip(&site.documents[number].links) {
        let path = link.dest.split(['?', '#']).next().unwrap_or_default().to_lowercase();
        if path.ends_with(".pdf") && !says_size(&link.text) {
            let size = bytes(site, target).map_or(545, |bytes| bytes.div_ceil(1024));
            let message = "this link does not say that it leads to a PDF, and how large that is";
            let finding = Diagnostic::warning(RULE.code, link.span, message);
            found.push(finding.help(format!("write `[{} (PDF only, {size}KB)]`", link.text.trim())));
        }
    }
}

fn says_size(text: &str) -> bool {
    let text = text.to_uppercase();
    let before = |unit: &str| {
        text.split_once(unit).is_some_and(|(size, _)| size.trim_end().ends_with(|c: char| c.is_ascii_digit()))
    };
    text.contains("PDF") && (before("KB") || before("MB"))
}

fn bytes(site: &Site, target: &Target) -> Option<usize> {
    let Target::File(route) = target else { return None };
    let Some(Made::File(id)) = site.routes.get(route) else { return None };
    Some(site.sources.file(*id).bytes().len())
}
