//! `theme/broken-style`: all style sheets are one, and what one leaves open swallows the next.

use crate::base::{Relative, Span, decode_path, resolve, scheme};
use crate::diagnostic::{Severity, did_you_mean};
use crate::lint::{Case, Check, Findings, Rule};
use crate::output::ASSETS;
use crate::source::SourceFile;
use crate::theme::{FOLDER, Seen, read_style};
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    code: "theme/broken-style",
    severity: Severity::Error,
    why: "All style sheets are joined into one, so an unclosed part in one breaks the next. A missing font or picture is missing on every page.",
    files: &[page!("", "Text.\n"), ("themes/calm/tokens.css", ":root { --measure: 40rem; {}\n")],
    bad: "",
    good: "}",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let own: Vec<_> = case.brought().filter(|(_, file)| file.path.ends_with(".css")).collect();
    if own.iter().any(|(_, file)| file.path.starts_with(FOLDER)) {
        slips(case, found);
    }
    for (id, file) in own {
        let is_joined = file.path.starts_with("themes/");
        // Where the style sheet is when it is read.
        let folder = match is_joined {
            true => ASSETS,
            false => published(&file.path).rsplit_once('/').map_or("", |(folder, _)| folder),
        };
        for (at, seen) in read_style(file.text()) {
            let place = Span::new(id, at..at + 1);
            match seen {
                Seen::Broken(what) => {
                    found.add(place, what, "correct it, or remove it: otherwise what follows is lost");
                }
                Seen::File(url) if scheme(&url).is_some() || url.starts_with('#') => {}
                Seen::File(url) => missing(case, place, folder, &url, found),
                Seen::Declares(_) | Seen::Asks(..) => {}
            }
        }
    }
}

/// Custom properties that only a slip of the pen can mean: one that nothing uses, or that nothing defines, with
/// a name that is nearly that of another.
fn slips(case: &Case<'_>, found: &mut Findings) {
    let sheets = case.site.sources.under(FOLDER).filter(|(_, file)| file.path.ends_with(".css"));
    let read: Vec<_> = sheets.map(|(id, file)| (id, file, read_style(file.text()))).collect();
    let all = || read.iter().flat_map(|(.., seen)| seen.iter().map(|(_, seen)| seen));
    let declared: BTreeSet<&str> =
        all().filter_map(|seen| if let Seen::Declares(name) = seen { Some(name.as_str()) } else { None }).collect();
    let asked: BTreeSet<&str> =
        all().filter_map(|seen| if let Seen::Asks(name, _) = seen { Some(name.as_str()) } else { None }).collect();
    for (id, _, seen) in read.iter().filter(|(_, file, _)| !file.layer.is_built_in()) {
        for (at, seen) in seen {
            let (name, what, near) = match seen {
                Seen::Declares(name) if !asked.contains(name.as_str()) => {
                    (name, "nothing uses", did_you_mean(name, asked.iter().copied()))
                }
                Seen::Asks(name, false) if !declared.contains(name.as_str()) => {
                    (name, "nothing defines", did_you_mean(name, declared.iter().copied()))
                }
                _ => continue,
            };
            if let Some(near) = near {
                let place = Span::new(*id, *at..at + 1);
                found.add(place, format!("{what} `{name}`"), near).weight = Some(Severity::Warning);
            }
        }
    }
}

/// The route of a file that is copied.
fn published(path: &str) -> &str {
    path.split_once('/').map_or(path, |(_, below)| below)
}

fn missing(case: &Case<'_>, place: Span, folder: &str, url: &str, found: &mut Findings) {
    let path = url.split(['?', '#']).next().and_then(decode_path).unwrap_or_default();
    let is_there = |route: &str| case.site.routes.get(route).is_some();
    if matches!(resolve(folder, &path), Relative::Inside(route) if is_there(&route)) {
        return;
    }
    let name = path.rsplit('/').next().unwrap_or(&path);
    let written =
        |route: &str| format!("{}{route}", "../".repeat(folder.split('/').filter(|own| !own.is_empty()).count()));
    let named = |file: &SourceFile| file.path.rsplit('/').next() == Some(name);
    let elsewhere = case.site.sources.in_force().find(|(_, file)| named(file)).map(|(_, file)| file);
    let help = match elsewhere {
        Some(file) if is_there(published(&file.path)) => format!("write `{}`", written(published(&file.path))),
        Some(file) => {
            let route = format!("fonts/{name}");
            format!("move `{}` to static/{route}, and write `{}`", file.path, written(&route))
        }
        None => format!(
            "put the file into static/, such as static/fonts/{name}, and write `{}`",
            written(&format!("fonts/{name}"))
        ),
    };
    found.add(place, format!("there is no file `{url}`"), help);
}
