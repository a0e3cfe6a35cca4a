//! `theme/broken-promise`: some things no page may lack.

use crate::base::Span;
use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};
use crate::source::SourceFile;
use crate::theme::{FOLDER, PROMISES};

pub(super) const RULE: Rule = Rule {
    code: "theme/broken-promise",
    severity: Severity::Error,
    why: "Readers may need to leave at once, find help or use the keyboard. So every page must have the skip link, the early exit link, the exit button, the help lines and the disclaimer, even with your own templates.",
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
        let (lost, mut signs): (Vec<_>, Vec<_>) =
            lost.into_iter().map(|(what, sign)| (what, format!("`{sign}`"))).unzip();
        signs.dedup();
        let path = case.site.sources.file(file).path.trim_start_matches(FOLDER).trim_start_matches('/');
        let part = path.trim_end_matches("/template.html");
        let shows = |original: &&SourceFile| !original.text().contains("{% extends");
        let help = match case.site.sources.replaced_by(file).filter(shows) {
            Some(_) => format!(
                "add {} to it, as in the built-in file. `candor theme copy {part}` gives you the original",
                signs.join(", ")
            ),
            None => "begin it with `{% extends \"layout.html\" %}`, and put your own part between `{% block body %}` and `{% endblock %}`".to_owned(),
        };
        let finding = found.add(Span::file(file), format!("with this file, pages lose {}", lost.join(", ")), help);
        finding.spoils = Some((case.site.config.span, PROMISES.into()));
    }
}
