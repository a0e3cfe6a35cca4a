//! `contrast/too-low`: text that is hard to tell from its ground is hard to read for everyone and impossible for some.

use super::{Check, Rule};
use crate::base::Span;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;

pub(super) const RULE: Rule = Rule {
    code: "contrast/too-low",
    severity: Severity::Warning,
    why: "Text that is hard to tell from its ground is hard to read for everyone and impossible for some. The theme promises 7 to 1 (WCAG 1.4.6).",
    bad: &[
        (
            "book.toml",
            r##"[brand.color]
accent = "#ffcc00"
"##,
        ),
        ("content/page.md", "---\ntitle: A page\n---\nText.\n"),
    ],
    good: &[
        (
            "book.toml",
            r##"[brand.color]
accent = "#0b5650"
"##,
        ),
        ("content/page.md", "---\ntitle: A page\n---\nText.\n"),
    ],
    check: Check::Site(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let tokens = &context.theme.tokens;
    if let Some((span, text)) = &tokens.bad_accent {
        let message = match text.trim() {
            "" => "the accent colour is empty".to_owned(),
            text => format!("`{text}` is no colour that can be read here"),
        };
        let finding = Diagnostic::error("config/bad-colour", *span, message);
        found.push(finding.help("write it as `#rrggbb`, such as `#0b6e5f`, or take the line out"));
    }
    if let Some((span, colour, ratio, used)) = tokens.changed_accent {
        let message = format!("the accent {colour} has a contrast of only {ratio:.1} to 1 on the page's tints");
        found.push(
            Diagnostic::warning(RULE.code, span, message).help(format!("{used} is used in its place; set it to agree")),
        );
    }
    let place = context.site.sources.find("themes/calm/tokens.css").map_or(context.site.config.span, Span::file);
    for (dark, ink, ground, ratio) in tokens.too_low() {
        let mode = if dark { "dark" } else { "light" };
        let message = format!("in {mode}, --{ink} on --{ground} has a contrast of {ratio:.1} to 1");
        found.push(
            Diagnostic::warning(RULE.code, place, message).help("7 to 1 is needed; choose a darker or lighter shade"),
        );
    }
}
