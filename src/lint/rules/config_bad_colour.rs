//! `config/bad-colour`: a colour that can't be read leaves the theme with its own.

use crate::diagnostic::Severity;
use crate::lint::example::PAGE;
use crate::lint::{Branded, Case, Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    code: "config/bad-colour",
    severity: Severity::Error,
    why: "With an unknown colour, the pages keep the theme's colour.",
    files: &[("book.toml", "[brand.color]\naccent = \"{}\"\n"), PAGE],
    bad: "petrol",
    good: "#0b5650",
    check: Check::Brand(check),
};

fn check(_: &Case<'_>, brand: &Branded<'_>, found: &mut Findings) {
    if let Some((span, text)) = &brand.tokens.bad_accent {
        let message = match text.trim() {
            "" => "the accent colour is empty".to_owned(),
            text => format!("`{text}` is not a colour code or name"),
        };
        found.add(*span, message, "write six characters after #, such as `#b00020` (a colour picker shows the code for your logo), or a name such as `teal`");
    }
}
