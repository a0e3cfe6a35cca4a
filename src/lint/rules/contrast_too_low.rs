//! `contrast/too-low`: text that is hard to tell from its ground is hard to read for everyone and impossible for some.

use crate::base::Span;
use crate::diagnostic::Severity;
use crate::lint::example::PAGE;
use crate::lint::{Branded, Case, Check, Findings, Rule};
use crate::theme::FOLDER;

pub(super) const RULE: Rule = Rule {
    code: "contrast/too-low",
    severity: Severity::Warning,
    why: "Text that is hard to tell from its ground is hard to read for everyone and impossible for some. The theme promises 7 to 1 (WCAG 1.4.6).",
    files: &[("book.toml", "[brand.color]\naccent = \"{}\"\n"), PAGE],
    bad: "#ffcc00",
    good: "#0b5650",
    check: Check::Brand(check),
};

fn check(case: &Case<'_>, Branded { tokens, .. }: &Branded<'_>, found: &mut Findings) {
    if let Some((span, colour, ratio, used)) = tokens.changed_accent {
        let message = format!(
            "text in the colour {colour} is hard to read: its contrast on the page's tints is only {ratio:.1} to 1"
        );
        found.add(
            span,
            message,
            format!("{used} is used in its place, the nearest shade that can be read; write it yourself to agree"),
        );
    }
    let place = case.site.sources.find(&format!("{FOLDER}/tokens.css")).map_or(case.site.config.span, Span::file);
    for (dark, ink, ground, ratio) in tokens.too_low() {
        let mode = if dark { "dark" } else { "light" };
        let message = format!("in {mode}, --{ink} on --{ground} has a contrast of {ratio:.1} to 1");
        found.add(place, message, "7 to 1 is needed; choose a darker or lighter shade");
    }
}
