//! `link/pdf-size`: a download costs time and money, and a reader should know before.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};
use crate::site::{Made, Site, Target};

pub(super) const RULE: Rule = Rule {
    code: "link/pdf-size",
    severity: Severity::Warning,
    why: "Readers should know before they download a file: it costs time and money, opens in another program and stays in their list of downloads (NHS content style).",
    files: &[("content/a.pdf", "%PDF"), reviewed!("kind: article\n", "Read [the form{}](a.pdf).\n")],
    bad: "",
    good: " (PDF only, 1KB)",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    if page.front().kind.plain {
        return;
    }
    for (link, target) in page.links() {
        let path = link.dest.split(['?', '#']).next().unwrap_or_default().to_lowercase();
        if path.ends_with(".pdf") && !says_size(&link.text) {
            let size = bytes(page.site, target).map_or(545, |bytes| bytes.div_ceil(1024));
            let message = "this link does not say that it opens a PDF, or how large the file is";
            found.add(link.span, message, format!("write `[{} (PDF only, {size}KB)]`", link.text.trim()));
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
