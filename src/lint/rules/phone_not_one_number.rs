//! `phone/not-one-number`: a reader who taps a number in need must reach the line that is meant.

use crate::base::Phone;
use crate::data::not_one_number;
use crate::diagnostic::Severity;
use crate::lint::example::PAGE;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "phone/not-one-number",
    severity: Severity::Warning,
    why: "Two numbers, or a number with words, would dial a wrong number, so this text is shown without a link. Spaces between digits, `(0)` after a country code, `ext. 5` and capital letters as on a keypad are fine.",
    files: &[("book.toml", "[brand]\nphone = \"116 123{}\"\n"), PAGE],
    bad: " or text 85258",
    good: "\"\nhours = \"at any hour; or text 85258",
    // Fields that take a number are held to it where they are read.
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for (link, _) in page.links() {
        let text = Phone::text_of(&link.dest);
        found.all.extend(text.and_then(|text| not_one_number(&text, link.span)));
    }
}
