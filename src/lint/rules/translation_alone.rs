//! `translation/alone`: what is cut off from the site's other languages.

use crate::config::LanguageId;
use crate::diagnostic::Severity;
use crate::lint::example::PAGE;
use crate::lint::{Case, Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    code: "translation/alone",
    severity: Severity::Warning,
    why: "Readers go from a page to the same page in their own language. From one that names no original, and has none at its path, no way leads there; and a language without a first page greets nobody.",
    files: &[
        ("book.toml", "[book]\ntitle = \"A site\"\n[languages.es]\ntitle = \"Un sitio\"\n"),
        PAGE,
        ("content/es/pagina.md", "---\ntitle: Una página\n{}---\nTexto.\n"),
    ],
    bad: "",
    good: "translation-of: page.md\n",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let site = case.site;
    for page in case.published().filter(|page| !case.is_librarys(page.top())) {
        let is_other = page.language() != LanguageId::OWN;
        if is_other && page.document.original.is_none() && !page.document.is_index() {
            let message = "this page names no original, and none lies at its path in the site's own language";
            found.add(
                page.top(),
                message,
                "write `translation-of: FILE.md`, the original's path below the content folder; if there is none, leave it so",
            );
        }
    }
    let has_first = |language: LanguageId| {
        case.published().any(|page| {
            let path = &page.document.path;
            let own = site.config.without_language(path);
            page.language() == language && (own == "index.md" || own == "README.md")
        })
    };
    for (number, language) in site.config.languages.iter_enumerated() {
        // Where only the library speaks it, the site has nothing to say there.
        let has_pages = || case.published().any(|page| page.language() == number && !case.is_librarys(page.top()));
        if number != LanguageId::OWN && has_pages() && has_first(LanguageId::OWN) && !has_first(number) {
            let message = format!("`{}` has no first page: its readers find a bare list", language.code);
            let help = format!("write {}/{}/index.md", site.config.src, language.code);
            found.add(language.span, message, help);
        }
    }
}
