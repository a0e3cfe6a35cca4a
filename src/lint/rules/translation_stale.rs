//! `translation/stale`: the original has changed since it was translated.

use crate::base::Fingerprint;
use crate::diagnostic::Severity;
use crate::front_matter::fields::SOURCE_FINGERPRINT;
use crate::lint::example::PAGE;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "translation/stale",
    severity: Severity::Warning,
    why: "A translation must say the same as its original. `source-fingerprint` records which version of the original was translated.",
    files: &[
        ("book.toml", "[languages.es]\ntitle = \"Un sitio\"\n"),
        PAGE,
        (
            "content/es/page.md",
            "---\ntitle: Una página\ntranslation-of: page.md\nsource-fingerprint: \"{}\"\n---\nTexto.\n",
        ),
    ],
    bad: "0123456789",
    good: "867639787a",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let site = page.site;
    let Some(given) = page.front().text(&SOURCE_FINGERPRINT) else { return };
    let Some(original) = page.document.original else { return };
    let now = Fingerprint::of(site.file(original).bytes()).short();
    if given != now {
        let message = format!("`{}` has changed since this page was translated", site.documents[original].path);
        let help = format!("update this page, then write `source-fingerprint: \"{now}\"`");
        found.add(page.front().place(&SOURCE_FINGERPRINT), message, help);
    }
}
