//! `image/missing-alt`: whoever does not see a picture gets its words instead (WCAG 1.1.1).

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "image/missing-alt",
    severity: Severity::Error,
    why: "Screen readers read the alt text to people who can't see the image (WCAG 1.1.1).",
    files: &[page!("![{}](room.svg)\n"), ("content/room.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>")],
    bad: "",
    good: "A quiet room with two chairs",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for image in page.document.facts.images.iter().filter(|image| image.text.trim().is_empty()) {
        let help = format!("write `![what it shows]({})`", image.dest);
        found.add(image.span, "this image has no alt text", help);
    }
}
