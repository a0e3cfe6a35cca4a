//! `link/missing-target`: a link that leads nowhere takes a reader's trust with it.

use crate::base::{Relative, Span, parent, relative, resolve};
use crate::config::RawHtml;
use crate::diagnostic::{Severity, did_you_mean_or};
use crate::front_matter::fields::RELATED;
use crate::lint::{Check, Findings, Rule, Subject};
use crate::markup;
use crate::site::{Missing, Target};

pub(super) const RULE: Rule = Rule {
    code: "link/missing-target",
    severity: Severity::Error,
    why: "A link that leads nowhere takes a reader's trust with it. What raw HTML leads to is looked up as well as can be (a warning).",
    files: &[page!("See [the costs]({}.md).\n"), ("content/costs.md", "---\ntitle: Costs\n---\nText.\n")],
    bad: "cots",
    good: "costs",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let links = page.links().map(|(link, target)| (&link.dest, link.span, target));
    let images = page.images().map(|(image, target)| (&image.dest, image.span, target));
    for (dest, span, target) in links.chain(images) {
        let Target::Missing(missing) = target else { continue };
        match missing {
            Missing::File(_) if dest.trim().is_empty() => {
                let help = "write the path of a file there, or take the brackets out";
                found.add(span, "there is no address between the brackets", help);
            }
            Missing::File(path) => missing_file(page, (dest, span), path, found),
            Missing::Outside => outside((dest, span), found),
            Missing::Script => {
                found.add(span, "a script or data is no place to link to", "link to a page");
            }
            Missing::Scheme(scheme) if scheme == "//" => {
                let message = "an address that begins with `//` leads elsewhere when the page lies elsewhere";
                found.add(
                    span,
                    message,
                    "write `https://` before the name of another site, and keep pictures beside the page",
                );
            }
            Missing::Scheme(scheme) => {
                let known =
                    || "write an address that begins with `https:`, `mailto:` or `tel:`, or the path of a file".into();
                let help = did_you_mean_or(scheme, ["https", "mailto", "tel", "term"], known);
                let help =
                    if scheme == "glossary" { "a term of the glossary is linked as `term:NAME`".into() } else { help };
                found.add(span, format!("`{scheme}:` leads nowhere that every reader can go"), help);
            }
            Missing::Anchor(..) | Missing::Term(_) => {}
        }
    }
    if page.site.config.markdown.raw_html != RawHtml::Deny {
        in_markup(page, found);
    }
    for node in page.front().list(&RELATED) {
        let Some(dest) = node.text() else { continue };
        match resolve(parent(&page.document.path), dest) {
            Relative::Inside(path) if page.site.document_at(&path).is_some() => {}
            Relative::Inside(path) => missing_file(page, (dest, node.span), &path, found),
            Relative::Outside => outside((dest, node.span), found),
        }
    }
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
                let help = "raw HTML is written as it stands: name the page as it is built, such as `cost.html`, or write a Markdown link";
                let message = format!("`{dest}` leads to no page and no file");
                found.add(place, message, help).weight = Some(Severity::Warning);
            }
        }
    }
}

fn outside((dest, span): (&str, Span), found: &mut Findings) {
    let help = match dest.split_once("static/") {
        Some((_, file)) => format!("a file of static/ is linked from the root: `/{file}`"),
        None => "link to a file below the content folder".into(),
    };
    found.add(span, format!("`{dest}` leads out of the site's folder"), help);
}

fn missing_file(page: &Subject<'_>, (dest, span): (&str, Span), path: &str, found: &mut Findings) {
    let site = page.site;
    let near =
        || site.near().meant(path).map(|near| format!("did you mean `{}`?", relative(&page.document.path, near)));
    let fixed = path.strip_prefix("static/").filter(|file| site.routes.get(file).is_some());
    let help = if let Some(file) = fixed {
        format!("a file of static/ is linked from the root: `/{file}`")
    } else if dest.starts_with("www.") {
        format!("write `https://{dest}`")
    } else if dest.contains('\\') {
        format!("write `/` between folders: `{}`", dest.replace('\\', "/"))
    } else if let Some(there) = site.near().alike(path) {
        format!("write the name as the file has it: `{}`", relative(&page.document.path, there))
    } else if site.sources.find(&format!("{}/{path}", site.config.src)).is_some() {
        "that file is data for candor, and not part of the site".into()
    } else {
        near().unwrap_or_else(|| "links are paths of files, from the folder of the file that they stand in".into())
    };
    found.add(span, format!("`{dest}` leads to no page and no file"), help);
}
