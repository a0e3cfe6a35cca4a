//! `strings/missing`: where the interface has no words in a language, English stands among the page's own.

use crate::diagnostic::Severity;
use crate::lint::example::PAGE;
use crate::lint::{Case, Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    code: "strings/missing",
    severity: Severity::Warning,
    why: "Buttons and menus without a translation are in English: readers may not understand how to leave, and a screen reader pronounces it wrongly.",
    files: &[
        ("book.toml", "[languages.{}]\ntitle = \"Un sito, un sitio\"\n"),
        PAGE,
        ("content/{}/page.md", "---\ntitle: Una pagina\n---\nTesto, texto.\n"),
    ],
    bad: "it",
    good: "es",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    for (number, language) in case.site.config.languages.iter_enumerated() {
        let missing = &case.theme.strings(number).missing;
        // A language without pages is reported as such.
        let Some(first) = missing.first().filter(|_| case.site.editions[number].root.is_some()) else { continue };
        let base = crate::language::base(&language.code);
        let more = if missing.len() > 1 { format!(" and {} more", missing.len() - 1) } else { String::new() };
        let message = format!("the theme has no translation into `{base}` for `{first}`{more}");
        let help = format!("add the missing keys of en.yaml to themes/calm/strings/{base}.yaml");
        found.add(language.span, message, help);
    }
}
