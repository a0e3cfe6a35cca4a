//! `image/long-alt`: the words of a picture are heard at one go, without a way to stop and go back.

use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "image/long-alt",
    severity: Severity::Warning,
    why: "Screen readers read alt text in one go. Put anything beyond 125 characters in the text (NHS content style).",
    files: &[
        ("content/a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
        reviewed!("kind: article\n", "![A quiet room with two chairs{}](a.svg)\n"),
    ],
    bad: " and a window. On the table between them stand a lamp, a box of tissues, a jug of water and two glasses, and the door is closed",
    good: "",
    check: Check::Document(check),
};

const MOST_CHARACTERS: usize = 125;

fn check(page: &Subject<'_>, found: &mut Findings) {
    if page.front().kind.plain {
        return;
    }
    for image in &page.document.facts.images {
        let length = image.text.chars().count();
        if length > MOST_CHARACTERS {
            let message = format!("this alt text is {length} characters long; the limit is {MOST_CHARACTERS}");
            found.add(
                image.span,
                message,
                "say what the image shows in one line, and put the rest in the text beside it",
            );
        }
    }
}
