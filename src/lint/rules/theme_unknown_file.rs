//! `theme/unknown-file`: a file of the theme that takes the place of none, and that nothing uses.

use crate::base::{Span, nearest};
use crate::diagnostic::Severity;
use crate::language;
use crate::lint::{Case, Check, Findings, Rule};
use crate::source::SourceFile;
use crate::theme::{FOLDER, MISTAKEN, is_joined};

pub(super) const RULE: Rule = Rule {
    code: "theme/unknown-file",
    severity: Severity::Warning,
    why: "A theme file replaces the built-in file at the same path. At any other path it does nothing, unless it is a template that a page or another template uses.",
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
    for folder in MISTAKEN {
        let is_part = |path: &str| [".html", ".css", ".js", ".yaml"].iter().any(|ending| path.ends_with(ending));
        if let Some((id, file)) = sources.under(folder).find(|(_, file)| is_part(&file.path)) {
            let below = file.path[folder.len() + 1..].trim_start_matches("calm/");
            let below = if folder == "theme" { "" } else { "templates/" }.to_owned() + below;
            let name = |path: &str| path.rsplit('/').next().map(str::to_owned);
            let themes = |(_, own): &(_, &SourceFile)| !is_own(own) && name(&own.path) == name(&file.path);
            let alike = sources.under(FOLDER).find(themes).map(|(_, file)| file.path.clone());
            let place = alike.filter(|_| folder != "theme").unwrap_or_else(|| format!("{FOLDER}/{below}"));
            let help = format!("the theme's files are below {FOLDER}/: move it to `{place}`");
            found.add(Span::file(id), format!("nothing reads the folder `{folder}/`"), help);
        }
    }
    for (id, file) in sources.under("themes").filter(|(_, file)| is_own(file)) {
        // A copy that nobody has changed is no mistake; what a style sheet names is told there.
        let is_copy = |original: &SourceFile| original.bytes() == file.bytes();
        if sources.replaced_by(id).is_some_and(|original| is_copy(original) || !is_idle(case, &file.path))
            || is_used(case, &file.path)
            || is_asked_for(case, &file.path)
        {
            continue;
        }
        let help = near(case, &file.path).unwrap_or_else(|| place_of(&file.path));
        let so = if is_joined(&file.path) && inside(&file.path).is_some() {
            "and is added to it"
        } else {
            "and is not used"
        };
        found.add(Span::file(id), format!("this file replaces no file of the theme, {so}"), help);
    }
}

/// What to do with a file that is near no other.
fn place_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some(inside) = inside(path) else {
        let below = path.splitn(3, '/').nth(2).unwrap_or(name);
        return format!("move it to {FOLDER}/, where the theme's files are: `{FOLDER}/{below}`");
    };
    let ending = name.rsplit('.').next().unwrap_or_default();
    match inside.strip_prefix("templates/").and_then(|name| name.strip_suffix(".html")) {
        Some(template) => {
            let template = template.trim_start_matches("kinds/");
            format!("use it in a page: write `template: {template}` in its front matter")
        }
        None if ending == "html" => format!("put it into {FOLDER}/templates/"),
        None if inside.starts_with("strings/") => {
            format!("add the language to book.toml: `[languages.{}]`", name.trim_end_matches(".yaml"))
        }
        None if FONTS.contains(&ending) => format!("put it into static/fonts/, and write `url(../fonts/{name})`"),
        None => format!("put it into static/, and write `url(../{name})` in a style sheet"),
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
    let (own_folder, own_name) = path.rsplit_once('/').filter(|(folder, _)| !folder.ends_with("/strings"))?;
    let built_in = case.site.sources.under("themes").filter(|(_, file)| !is_own(file));
    let folders = built_in.filter_map(|(_, file)| file.path.rsplit_once('/'));
    let folders: Vec<&str> = folders.filter(|(_, name)| *name == own_name).map(|(folder, _)| folder).collect();
    let folder = || nearest(own_folder, folders).map(|folder| format!("{folder}/{own_name}"));
    let meant = near_name(case, path).or_else(folder)?;
    Some(format!("did you mean `{meant}`?"))
}

/// A built-in file in the same folder with nearly the same name, or with that name and another ending.
fn near_name(case: &Case<'_>, path: &str) -> Option<String> {
    let stem = |path: &'_ str| path.rsplit_once('.').map_or(path.len(), |(stem, _)| stem.len());
    let folder = |path: &str| path.rsplit_once('/').map_or(0, |(folder, _)| folder.len());
    let built_in = case.site.sources.under("themes").filter(|(_, file)| !is_own(file));
    let beside: Vec<&str> = built_in
        .map(|(_, file)| file.path.as_str())
        .filter(|own| own[..folder(own)] == path[..folder(path)] && *own != path)
        .collect();
    if let Some(alike) = beside.iter().find(|own| own[..stem(own)] == path[..stem(path)]) {
        return Some((*alike).to_owned());
    }
    let alike = beside.into_iter().filter(|own| own[stem(own)..] == path[stem(path)..]);
    let name = |own: &'_ str| folder(own) + 1..stem(own);
    let near = nearest(&path[name(path)], alike.clone().map(|own| &own[name(own)]))?;
    alike.clone().find(|own| own[name(own)] == *near).map(str::to_owned)
}

/// Whether a file at a path of its own has an effect: styles and scripts, further components, words of a further
/// language, templates that are named somewhere.
fn is_used(case: &Case<'_>, path: &str) -> bool {
    let Some(path) = inside(path) else { return false };
    let (folder, name) = path.split_once('/').unwrap_or(("", path));
    if is_joined(path) {
        return near_name(case, &format!("{FOLDER}/{path}")).is_none();
    }
    match folder {
        "components" if name.matches('/').count() == 1 => {
            let file = name.rsplit('/').next().unwrap_or(name);
            ["template.html", "README.md", "examples.yaml"].contains(&file)
        }
        "strings" => !is_idle(case, &format!("{FOLDER}/{path}")),
        "templates" => is_named(case, name),
        _ => false,
    }
}

/// Endings of fonts.
const FONTS: &[&str] = &["woff2", "woff", "ttf", "otf"];

/// Whether it holds the words of a language that the site has not.
fn is_idle(case: &Case<'_>, path: &str) -> bool {
    let name = inside(path).and_then(|path| path.strip_prefix("strings/"));
    let is_of = |code: &str| name == Some(&format!("{}.yaml", language::base(code)));
    // What a language lacks is said in English.
    name.is_some() && !is_of("en") && !case.site.config.languages.iter().any(|own| is_of(&own.code))
}

fn is_asked_for(case: &Case<'_>, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let sheets = case.brought().filter(|(_, file)| file.path.ends_with(".css"));
    inside(path).is_some() && sheets.into_iter().any(|(_, sheet)| sheet.text().contains(name))
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
