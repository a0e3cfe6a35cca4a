//! `theme/unknown-file`: a file of the theme that takes the place of none, and that nothing uses.

use crate::base::Span;
use crate::diagnostic::{Severity, did_you_mean};
use crate::lint::{Case, Check, Findings, Rule};
use crate::source::SourceFile;
use crate::theme::FOLDER;

pub(super) const RULE: Rule = Rule {
    code: "theme/unknown-file",
    severity: Severity::Warning,
    why: "A file of a theme takes the place of the built-in one at the same path. At any other path it does nothing, unless it is a template that a page or another template names.",
    files: &[
        ("themes/calm/templates/{}", "{% extends \"bare.html\" %}\n"),
        page!("template: bare\n", "Text.\n"),
        ("content/leaflet.md", "---\ntitle: A leaflet\ntemplate: leaflet\n---\nText.\n"),
        ("themes/calm/templates/leaflet.html", "{% extends \"bare.html\" %}\n"),
    ],
    bad: "kinds/pgae.html",
    good: "leaflet.html",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let sources = &case.site.sources;
    for (id, file) in sources.under("themes").filter(|(_, file)| is_own(file)) {
        if sources.replaced_by(id).is_some() || is_used(case, &file.path) {
            continue;
        }
        let help = near(case, &file.path).unwrap_or_else(|| match inside(&file.path) {
            Some(_) => "give it the path of a built-in file, or name it in the `template` of a page".into(),
            None => format!("the theme's files are below {FOLDER}/"),
        });
        found.add(Span::file(id), "this file takes the place of none of the theme, and nothing uses it", help);
    }
}

/// The path of a file in the theme's folder.
fn inside(path: &str) -> Option<&str> {
    path.strip_prefix(FOLDER)?.strip_prefix('/')
}

fn is_own(file: &SourceFile) -> bool {
    !file.layer.is_built_in()
}

/// A built-in file of nearly the same name in the same folder, or of the same name in nearly that folder.
fn near(case: &Case<'_>, path: &str) -> Option<String> {
    let own = path.rsplit_once('/')?;
    let built_in = case.site.sources.under("themes").filter(|(_, file)| !is_own(file));
    let alike = built_in
        .map(|(_, file)| file.path.as_str())
        .filter(|path| path.rsplit_once('/').is_some_and(|(folder, name)| (folder == own.0) != (name == own.1)));
    did_you_mean(path, alike)
}

/// Whether a file at a path of its own has an effect: styles and scripts of further components, words of
/// a further language, templates that are named somewhere.
fn is_used(case: &Case<'_>, path: &str) -> bool {
    let Some(path) = inside(path) else { return false };
    let (folder, name) = path.split_once('/').unwrap_or(("", path));
    match folder {
        "components" if name.matches('/').count() == 1 => {
            let file = name.rsplit('/').next().unwrap_or(name);
            ["style.css", "drawn.css", "script.js", "template.html", "README.md", "examples.yaml"].contains(&file)
        }
        "strings" => name.ends_with(".yaml"),
        "templates" => is_named(case, name),
        _ => false,
    }
}

fn is_named(case: &Case<'_>, template: &str) -> bool {
    let site = case.site;
    let bare = template.trim_end_matches(".html");
    let names = [template, bare, bare.trim_start_matches("kinds/")];
    let mut by_page = site.documents.iter().filter_map(|document| document.front.template());
    let quoted = [format!("\"{template}\""), format!("'{template}'")];
    let in_text = |text: &str| quoted.iter().any(|name| text.contains(name.as_str()));
    by_page.any(|name| names.contains(&name))
        || site.sources.under("themes").any(|(_, file)| is_own(file) && in_text(file.text()))
}
