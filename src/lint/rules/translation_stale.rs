//! `translation/stale`: the original has changed since it was translated.

use super::{Check, Rule};
use crate::base::Fingerprint;
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::SOURCE_FINGERPRINT;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "translation/stale",
    severity: Severity::Warning,
    why: "A translation that says something else than its original misleads those who read only one of them. \
          `source-fingerprint` says which state of the original was translated.",
    bad: &[
        ("book.toml", "[languages.es]\ntitle = \"Un sitio\"\n"),
        ("content/page.md", "---\ntitle: A page\n---\nText.\n"),
        (
            "content/es/page.md",
            "---\ntitle: Una página\ntranslation-of: page.md\nsource-fingerprint: \"0123456789\"\n---\nTexto.\n",
        ),
    ],
    good: &[
        ("book.toml", "[languages.es]\ntitle = \"Un sitio\"\n"),
        ("content/page.md", "---\ntitle: A page\n---\nText.\n"),
        (
            "content/es/page.md",
            "---\ntitle: Una página\ntranslation-of: page.md\nsource-fingerprint: \"867639787a\"\n---\nTexto.\n",
        ),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let front = &site.documents[number].front;
    let Some(given) = front.text(&SOURCE_FINGERPRINT) else { return };
    let Some(original) = site.documents[number].original else { return };
    let now = Fingerprint::of(site.file(original).bytes()).short();
    if given == now {
        return;
    }
    let place = front.place(&SOURCE_FINGERPRINT);
    let message = format!("`{}` has changed since this page was translated", site.documents[original].path);
    let help = format!("bring this page up to date, then write `source-fingerprint: \"{now}\"`");
    found.push(Diagnostic::warning(RULE.code, place, message).help(help));
}
