//! `config/bad-colour`: a colour that can't be read leaves the theme with its own.

use crate::diagnostic::Severity;
use crate::lint::example::PAGE;
use crate::lint::{Branded, Case, Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    code: "config/bad-colour",
    severity: Severity::Error,
    why: "A colour that can't be read leaves the pages in the theme's own, and nobody sees why.",
    files: &[("book.toml", "[brand.color]\naccent = \"{}\"\n"), PAGE],
    bad: "petrol",
    good: "#0b5650",
    check: Check::Brand(check),
};

fn check(_: &Case<'_>, brand: &Branded<'_>, found: &mut Findings) {
    if let Some((span, text)) = &brand.tokens.bad_accent {
        let message = match text.trim() {
            "" => "the accent colour is empty".to_owned(),
            text => format!("`{text}` is no colour that can be read here"),
        };
        found.add(*span, message, "write a name such as `teal`, or `#0b6e5f` as any colour picker shows it for your logo; or take the line out");
    }
}
