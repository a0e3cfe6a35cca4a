//! `theme/broken-style`: all style sheets are one, and what one leaves open swallows the next.

use crate::base::{Relative, Span, decode_path, resolve, scheme};
use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};
use crate::output::ASSETS;
use crate::theme::{Seen, read_style};

pub(super) const RULE: Rule = Rule {
    code: "theme/broken-style",
    severity: Severity::Error,
    why: "The style sheets of a theme are sent as one: what one leaves open swallows what follows it. A font or picture that is not there is asked for by every reader, and missing on every page.",
    files: &[page!("", "Text.\n"), ("themes/calm/tokens.css", ":root { --measure: 40rem; {}\n")],
    bad: "",
    good: "}",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let site = case.site;
    let own = site.sources.under("themes").filter(|(_, file)| !file.layer.is_built_in() && file.path.ends_with(".css"));
    for (id, file) in own {
        for (at, seen) in read_style(file.text()) {
            let place = Span::new(id, at..at + 1);
            match seen {
                Seen::Broken(what) => drop(found.add(place, what, "close it, or take it out")),
                Seen::File(url) if scheme(&url).is_some() || url.starts_with('#') => {}
                Seen::File(url) => {
                    let path = url.split(['?', '#']).next().and_then(decode_path).unwrap_or_default();
                    let there = |route: &str| site.routes.get(route).is_some();
                    if !matches!(resolve(ASSETS, &path), Relative::Inside(route) if there(&route)) {
                        let message = format!("`{url}` leads to no file from the style sheet, which is in {ASSETS}/");
                        found.add(place, message, "put the file into static/ and name it `../FILE`");
                    }
                }
            }
        }
    }
}
