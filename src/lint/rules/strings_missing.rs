//! `strings/missing`: the interface has no words in a language of the site.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;

pub(super) const RULE: Rule = Rule {
    code: "strings/missing",
    severity: Severity::Warning,
    why: "Where the interface has no words in a language, English stands among the page's own: a reader may not \
          understand how to leave, and a screen reader says it in the wrong voice.",
    bad: &[
        ("book.toml", "[languages.it]\ntitle = \"Un sito\"\n"),
        ("content/page.md", "---\ntitle: A page\n---\nText.\n"),
        ("content/it/page.md", "---\ntitle: Una pagina\n---\nTesto.\n"),
    ],
    good: &[
        ("book.toml", "[languages.es]\ntitle = \"Un sitio\"\n"),
        ("content/page.md", "---\ntitle: A page\n---\nText.\n"),
        ("content/es/page.md", "---\ntitle: Una página\n---\nTexto.\n"),
    ],
    check: Check::Site(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (number, language) in context.site.config.languages.iter_enumerated() {
        // A language without pages is reported as such.
        if context.site.editions[number].root.is_none() {
            continue;
        }
        let missing = &context.theme.strings(number).missing;
        let Some(first) = missing.first() else { continue };
        let base = crate::language::base(&language.code);
        let message = match missing.len() {
            1 => format!("the interface has no words in `{base}` for `{first}`"),
            count => format!("the interface has no words in `{base}` for `{first}` and {} more", count - 1),
        };
        let help = format!("add them to themes/calm/strings/{base}.yaml, with the keys of en.yaml");
        found.push(Diagnostic::warning(RULE.code, language.span, message).help(help));
    }
}
