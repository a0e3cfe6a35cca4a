//! `theme/broken-promise`: some things no page may lack.

use crate::base::Span;
use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    code: "theme/broken-promise",
    severity: Severity::Error,
    why: "A reader may have to leave at once, to find help, or to read by keyboard: every page has its exit control, the places of help, the disclaimer and the way past its header, whatever a site does to its templates.",
    files: &[page!("", "Text.\n"), ("themes/calm/templates/frame/footer.html", "{}\n{{ <exit /> }}\n")],
    bad: "<p>Bye</p>",
    good: "{{ <site_footer /> }}",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let named = case.published().filter_map(|page| page.front().template());
    let named = named.flat_map(|name| [format!("{name}.html"), format!("kinds/{name}.html"), name.to_owned()]);
    let named = named.collect();
    for (file, lost) in case.theme.broken_promises(&case.site.sources, &named) {
        let (lost, signs): (Vec<_>, Vec<_>) = lost.into_iter().map(|(what, sign)| (what, format!("`{sign}`"))).unzip();
        let help = format!("have {} in it, as the built-in file has", signs.join(", "));
        found.add(Span::file(file), format!("by this file pages lose {}", lost.join(", ")), help);
    }
}
