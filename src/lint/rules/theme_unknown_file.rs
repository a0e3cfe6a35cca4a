//! `theme/unknown-file`: a file of the theme that takes the place of none, and that nothing uses.

use super::{Check, Rule};
use crate::base::Span;
use crate::diagnostic::{Diagnostic, Severity, did_you_mean};
use crate::lint::Context;
use crate::source::Layer;

pub(super) const RULE: Rule = Rule {
    code: "theme/unknown-file",
    severity: Severity::Warning,
    why: "A file of a theme takes the place of the built-in one at the same path. At any other path it does nothing, unless it is a template that a page or another template names.",
    bad: &[
        ("themes/calm/templates/kinds/pgae.html", "<p>{{ page.title }}</p>\n"),
        ("content/page.md", "---\ntitle: A page\n---\nText.\n"),
    ],
    good: &[
        ("themes/calm/templates/leaflet.html", "<p>{{ page.title }}</p>\n"),
        ("content/page.md", "---\ntitle: A page\ntemplate: leaflet\n---\nText.\n"),
    ],
    check: Check::Site(check),
};

/// Where everything of the theme is.
const FOLDER: &str = "themes/calm/";

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let sources = &context.site.sources;
    for (id, file) in sources.under("themes").filter(|(_, file)| file.layer != Layer::Pack) {
        if sources.replaced_by(id).is_some() || is_used(context, &file.path) {
            continue;
        }
        let built_in = sources.under("themes").filter(|(_, file)| file.layer == Layer::Pack);
        let near = did_you_mean(&file.path, built_in.map(|(_, file)| file.path.as_str()));
        let help = near.unwrap_or_else(|| match file.path.starts_with(FOLDER) {
            true => "give it the path of a built-in file, or name it in the `template` of a page".into(),
            false => format!("the theme's files are below {FOLDER}"),
        });
        let message = "this file takes the place of none of the theme, and nothing uses it";
        found.push(Diagnostic::warning(RULE.code, Span::file(id), message).help(help));
    }
}

/// Whether a file at a path of its own has an effect: styles and scripts of further components, words of
/// a further language, templates that are named somewhere.
fn is_used(context: &Context<'_>, path: &str) -> bool {
    let Some(path) = path.strip_prefix(FOLDER) else { return false };
    let (folder, name) = path.split_once('/').unwrap_or(("", path));
    match folder {
        "components" if name.matches('/').count() == 1 => {
            let file = name.rsplit('/').next().unwrap_or(name);
            ["style.css", "script.js", "template.html", "README.md", "examples.yaml"].contains(&file)
        }
        "strings" => name.ends_with(".yaml"),
        "templates" => is_named(context, name),
        _ => false,
    }
}

fn is_named(context: &Context<'_>, template: &str) -> bool {
    let site = context.site;
    let bare = template.trim_end_matches(".html");
    let names = [template, bare, bare.trim_start_matches("kinds/")];
    let by_page =
        site.documents.iter().filter_map(|document| document.front.template()).any(|name| names.contains(&name));
    by_page || {
        let theirs = site.sources.under("themes").filter(|(_, file)| file.layer != Layer::Pack);
        let quoted = [format!("\"{template}\""), format!("'{template}'")];
        theirs.map(|(_, file)| file.text()).any(|text| quoted.iter().any(|name| text.contains(name.as_str())))
    }
}
