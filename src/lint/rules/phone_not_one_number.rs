//! `phone/not-one-number`: a reader who taps a number in need must reach the line that is meant.

use super::{Check, Rule};
use crate::base::Phone;
use crate::data::not_one_number;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "phone/not-one-number",
    severity: Severity::Warning,
    why: "A reader who taps a number in need must reach the line that is meant. Two numbers, or a number with words, would be dialled as one wrong number; so such a text is shown and is no link. Digits with spaces and the like, `(0)` behind a country's code, `ext. 5` and capitals as on a keypad are understood.",
    bad: &[
        ("book.toml", "[brand]\nphone = \"116 123 or text 85258\"\n"),
        ("content/page.md", "---\ntitle: A page\n---\nText.\n"),
    ],
    good: &[
        ("book.toml", "[brand]\nphone = \"116 123\"\nhours = \"at any hour; or text 85258\"\n"),
        ("content/page.md", "---\ntitle: A page\n---\nText.\n"),
    ],
    // Fields that take a number are held to it where they are read.
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    for link in &context.site.documents[number].facts.links {
        let text = Phone::text_of(&link.dest);
        found.extend(text.and_then(|text| not_one_number(&text, link.span)));
    }
}
