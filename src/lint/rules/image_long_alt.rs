//! `image/long-alt`: the words of a picture are heard at one go, without a way to stop and go back.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "image/long-alt",
    severity: Severity::Warning,
    why: "The words of a picture are heard at one go, without a way to stop and go back. Beyond 125 characters they belong into the text (NHS content style).",
    bad: &[
        ("content/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
        (
            "content/a.md",
            "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\n![A quiet room with two chairs and a window. A quiet room with two chairs and a window. A quiet room with two chairs and a window. A quiet room with two chairs and a window.](a.svg)\n",
        ),
    ],
    good: &[
        ("content/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
        (
            "content/a.md",
            "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\n![A quiet room with two chairs](a.svg)\n",
        ),
    ],
    check: Check::Document(check),
};

/// The most characters.
const LONGEST: usize = 125;

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let document = &context.site.documents[number];
    if document.front.kind.plain {
        return;
    }
    for image in &document.facts.images {
        let length = image.text.chars().count();
        if length > LONGEST {
            let message = format!("the words for this image have {length} characters, {LONGEST} are the most");
            let finding = Diagnostic::warning(RULE.code, image.span, message);
            found.push(finding.help("say what it shows in one line, and the rest in the text beside it"));
        }
    }
}
