//! `link/missing-target`: a link that leads nowhere takes a reader's trust with it.

use crate::base::{Edit, Relative, Span, Whose, only, parent, relative, resolve};
use crate::config::RawHtml;
use crate::diagnostic::{Severity, did_you_mean_or};
use crate::front_matter::fields::RELATED;
use crate::lint::{Check, Findings, Rule, Subject};
use crate::markup;
use crate::site::{Missing, Target};
use crate::source::page_stem;

pub(super) const RULE: Rule = Rule {
    code: "link/missing-target",
    severity: Severity::Error,
    why: "Readers lose trust when a link does not work. Links in raw HTML are only warnings, because we can't check them as reliably.",
    files: &[page!("See [the costs]({}.md).\n"), ("content/costs.md", "---\ntitle: Costs\n---\nText.\n")],
    bad: "cots",
    good: "costs",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for (link, target) in page.links().chain(page.images()) {
        let Target::Missing(missing) = target else { continue };
        let (dest, words, span) = (&link.dest, &link.text, link.span);
        let before = found.all.len();
        match missing {
            Missing::File(_) if dest.trim().is_empty() => {
                let help = "write the path of a page there, or remove the brackets";
                found.add(span, "this link has no address", help);
            }
            Missing::File(path) => missing_file(page, (dest, words, span), path, found),
            Missing::Outside => outside((dest, span), found),
            Missing::Script => {
                found.add(span, "you can't link to a script or to data", "link to a page");
            }
            Missing::Scheme(scheme) if scheme == "//" => {
                let message = "an address that begins with `//` does not work everywhere";
                found.add(
                    span,
                    message,
                    "for another website write `https://` first; put your own pictures in the page's folder",
                );
            }
            Missing::Scheme(scheme) => {
                let known =
                    || "write the path of a page, or an address that begins with `https:`, `mailto:` or `tel:`".into();
                let help = did_you_mean_or(scheme, ["https", "mailto", "tel", "term"], known);
                let help =
                    if scheme == "glossary" { "to link to the glossary, write `term:NAME`".into() } else { help };
                found.add(span, format!("readers can't open links with `{scheme}:`"), help);
            }
            Missing::Anchor(..) | Missing::Term(_) => {}
        }
        let fix = link.address.and_then(|place| mended(page, (dest, place), missing));
        found.all[before..].iter_mut().for_each(|finding| finding.fix.clone_from(&fix));
    }
    if page.site.config.markdown.raw_html != RawHtml::Deny {
        in_markup(page, found);
    }
    for node in page.front().list(&RELATED) {
        let Some(dest) = node.text() else { continue };
        match resolve(parent(&page.document.path), dest) {
            Relative::Inside(path) if page.site.document_at(&path).is_some() => {}
            Relative::Inside(path) => {
                missing_file(page, (dest, "", node.span), &path, found);
                let place = node.part(0..dest.len());
                let fix = mended(page, (dest, place), &Missing::File(path));
                found.all.last_mut().into_iter().for_each(|finding| finding.fix.clone_from(&fix));
            }
            Relative::Outside => outside((dest, node.span), found),
        }
    }
}

/// The address that was meant, where it is beyond doubt.
fn mended(page: &Subject<'_>, (dest, place): (&str, Span), missing: &Missing) -> Option<Edit> {
    let site = page.site;
    let end = match missing {
        Missing::Scheme(scheme) => scheme.len(),
        _ => dest.find(['#', '?']).unwrap_or(dest.len()),
    };
    let written = &dest[..end];
    let is_there = |dest: &str| match resolve(parent(&page.document.path), dest) {
        Relative::Inside(path) => site.document_at(&path).is_some(),
        Relative::Outside => false,
    };
    let meant = match missing {
        Missing::Scheme(scheme) if scheme == "glossary" => {
            let term = dest.strip_prefix("glossary:")?;
            site.glossary.find(page.language(), term).map(|_| "term".to_owned())
        }
        Missing::Scheme(scheme) => only(scheme, ["https", "mailto", "tel", "term"], Whose::Ours).map(str::to_owned),
        Missing::File(path) if written.contains('\\') => {
            let slashed = written.replace('\\', "/");
            (!path.is_empty() && is_there(&slashed)).then_some(slashed)
        }
        Missing::File(path) => {
            let own = |there: &str| relative(&page.document.path, there);
            let rooted = path.strip_prefix("static/").filter(|file| site.routes.get(file).is_some());
            rooted
                .map(|file| format!("/{file}"))
                .or_else(|| site.near().alike(path).map(own))
                .or_else(|| site.near().only(path).map(own))
        }
        _ => None,
    }?;
    // What would have to be written otherwise in a link is left to people.
    let is_plain = meant.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c));
    let start = place.range().start;
    (is_plain && place.range().len() == dest.len())
        .then(|| Edit::new(Span::new(place.source, start..start + end), meant))
}

/// Attributes of raw HTML that lead to a page or a file. They are written as they stand, so they lead
/// from the page's address, not from its file.
const LEADING: &[(&str, &str)] =
    &[("a", "href"), ("area", "href"), ("img", "src"), ("source", "src"), ("video", "src"), ("audio", "src")];

fn in_markup(page: &Subject<'_>, found: &mut Findings) {
    let site = page.site;
    let Some(address) = &page.document.address else { return };
    let from = &site.pages[address.page].route;
    for span in &page.document.facts.raw_html {
        let html = site.file(page.number).text().get(span.range()).unwrap_or_default();
        for element in markup::elements(html) {
            let leading = |name: &str| LEADING.contains(&(element.name.as_str(), name));
            let lost = element.attributes.iter().filter(|(name, dest)| leading(name) && !site.routes.leads(from, dest));
            for (_, dest) in lost {
                let place = html.find(dest.as_str()).map_or(*span, |at| {
                    let start = span.range().start + at;
                    Span::new(span.source, start..start + dest.len())
                });
                let help = "in HTML, write the built page's name, such as `cost.html`; or write a Markdown link";
                let message = format!("`{dest}`: there is no such page or file");
                found.add(place, message, help).weight = Some(Severity::Warning);
            }
        }
    }
}

fn outside((dest, span): (&str, Span), found: &mut Findings) {
    let help = match dest.split_once("static/") {
        Some((_, file)) => format!("link to files in static/ like this: `/{file}`"),
        None => "link to a page in the content folder".into(),
    };
    found.add(span, format!("`{dest}` is outside the site's folder"), help);
}

/// What may have been meant: what the file is called now, a name that is near.
fn guess(page: &Subject<'_>, path: &str, words: &str) -> Option<String> {
    let near = page.site.near().meant(path);
    // A page does not link to what it was itself.
    let now = page.site.renamed(path, words).filter(|now| *now != page.document.path);
    let meant = near.map(|near| format!("did you mean `{}`?", relative(&page.document.path, near)));
    let renamed = now.map(|now| renamed(page, (path, now), near == Some(now)));
    match (meant, renamed) {
        (Some(meant), Some(renamed)) if near == now => Some(format!("{meant} {renamed}")),
        (Some(meant), Some(renamed)) => Some(format!("{renamed}; otherwise, {meant}")),
        (meant, renamed) => renamed.or(meant),
    }
}

/// What to do where a file was given another name.
fn renamed(page: &Subject<'_>, (path, now): (&str, &str), is_near: bool) -> String {
    let old = if page_stem(now).is_some() && page_stem(path).is_none() {
        format!("{}.md", path.strip_suffix(".html").unwrap_or(path).trim_end_matches('/'))
    } else {
        path.to_owned()
    };
    let work = format!("`candor mv {old} {now}` fixes all links to it and redirects its old address");
    if is_near {
        return format!("If it was renamed, {work}");
    }
    format!("perhaps it was renamed to `{}`; if so, {work}", relative(&page.document.path, now))
}

fn missing_file(page: &Subject<'_>, (dest, words, span): (&str, &str, Span), path: &str, found: &mut Findings) {
    let site = page.site;
    let fixed = path.strip_prefix("static/").filter(|file| site.routes.get(file).is_some());
    let help = if let Some(file) = fixed {
        format!("link to files in static/ like this: `/{file}`")
    } else if dest.starts_with("www.") {
        format!("write `https://{dest}`")
    } else if dest.contains('\\') {
        format!("write `/` between folders: `{}`", dest.replace('\\', "/"))
    } else if let Some(there) = site.near().alike(path) {
        format!("write the name exactly like the file: `{}`", relative(&page.document.path, there))
    } else if site.sources.find(&format!("{}/{path}", site.config.src)).is_some() {
        "that file is data for Candor and is not published; link to a page".into()
    } else {
        guess(page, path, words).unwrap_or_else(|| "write links relative to this page, such as `../faq/cost.md`".into())
    };
    found.add(span, format!("`{dest}`: there is no such page or file"), help);
}
