//! `link/missing-target`: a link that leads nowhere takes a reader's trust with it.

use super::{Check, Rule};
use crate::base::{Relative, Span, nearest, parent, relative, resolve};
use crate::config::RawHtml;
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::RELATED;
use crate::lint::Context;
use crate::markup;
use crate::site::{DocumentId, Missing, Target};

pub(super) const RULE: Rule = Rule {
    code: "link/missing-target",
    severity: Severity::Error,
    why: "A link that leads nowhere takes a reader's trust with it.",
    bad: &[
        ("content/page.md", "---\ntitle: A page\n---\nSee [the costs](cots.md).\n"),
        ("content/costs.md", "---\ntitle: Costs\n---\nText.\n"),
    ],
    good: &[
        ("content/page.md", "---\ntitle: A page\n---\nSee [the costs](costs.md).\n"),
        ("content/costs.md", "---\ntitle: Costs\n---\nText.\n"),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let document = &site.documents[number];
    let links = document
        .facts
        .links
        .iter()
        .zip(&site.documents[number].links)
        .map(|(link, target)| (&link.dest, link.span, target));
    let images = document
        .facts
        .images
        .iter()
        .zip(&site.documents[number].images)
        .map(|(image, target)| (&image.dest, image.span, target));
    for (dest, span, target) in links.chain(images) {
        let Target::Missing(missing) = target else { continue };
        let finding = match missing {
            Missing::File(_) if dest.trim().is_empty() => {
                let finding = Diagnostic::error(RULE.code, span, "there is no address between the brackets");
                finding.help("write the path of a file there, or take the brackets out")
            }
            Missing::File(path) => missing_file(context, &document.path, dest, path, span),
            Missing::Outside => outside(dest, span),
            Missing::Script => {
                Diagnostic::error(RULE.code, span, "a script or data is no place to link to").help("link to a page")
            }
            Missing::Anchor(..) | Missing::Term(_) => continue,
        };
        found.push(finding);
    }
    if site.config.markdown.raw_html != RawHtml::Deny {
        in_markup(context, number, found);
    }
    for node in document.front.list(&RELATED) {
        let Some(dest) = node.text() else { continue };
        match resolve(parent(&document.path), dest) {
            Relative::Inside(path) if site.document_at(&path).is_some() => {}
            Relative::Inside(path) => found.push(missing_file(context, &document.path, dest, &path, node.span)),
            Relative::Outside => found.push(outside(dest, node.span)),
        }
    }
}

/// Attributes of raw HTML that lead to a page or a file. They are written as they stand, so they lead
/// from the page's address, not from its file.
const LEADING: &[(&str, &str)] =
    &[("a", "href"), ("area", "href"), ("img", "src"), ("source", "src"), ("video", "src"), ("audio", "src")];

fn in_markup(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let Some(address) = &site.documents[number].address else { return };
    let from = &site.pages[address.page].route;
    for span in &site.documents[number].facts.raw_html {
        let html = site.file(number).text().get(span.range()).unwrap_or_default();
        for element in markup::elements(html) {
            for (name, dest) in &element.attributes {
                if !LEADING.contains(&(element.name.as_str(), name.as_str())) || site.routes.leads(from, dest) {
                    continue;
                }
                let place = html.find(dest.as_str()).map_or(*span, |at| {
                    let start = span.range().start + at;
                    Span::new(span.source, start..start + dest.len())
                });
                let finding = Diagnostic::warning(RULE.code, place, format!("`{dest}` leads to no page and no file"));
                found.push(finding.help("raw HTML is written as it stands: name the page as it is built, such as `cost.html`, or write a Markdown link"));
            }
        }
    }
}

fn outside(dest: &str, span: Span) -> Diagnostic {
    let help = match dest.split_once("static/") {
        Some((_, file)) => format!("a file of static/ is linked from the root: `/{file}`"),
        None => "link to a file below the content folder".into(),
    };
    Diagnostic::error(RULE.code, span, format!("`{dest}` leads out of the site's folder")).help(help)
}

/// The page that was meant: first among those of the same folder, by name; else by the whole path.
fn meant<'a>(context: &Context<'a>, path: &str) -> Option<&'a str> {
    let stem = |path: &'a str| path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md");
    let wanted = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md").trim_end_matches(".html");
    let site = context.site;
    let neighbours: Vec<&str> = site.paths().filter(|own| parent(own) == parent(path)).collect();
    let near = nearest(wanted, neighbours.iter().map(|path| stem(path)));
    let near = near.and_then(|name| neighbours.iter().copied().find(|path| stem(path) == name));
    near.or_else(|| site.paths().find(|own| stem(own) == wanted)).or_else(|| nearest(path, site.paths()))
}

fn missing_file(context: &Context<'_>, from: &str, dest: &str, path: &str, span: Span) -> Diagnostic {
    let site = context.site;
    let near = || meant(context, path).map(|near| format!("did you mean `{}`?", relative(from, near)));
    let fixed = path.strip_prefix("static/").filter(|file| site.routes.get(file).is_some());
    let help = if let Some(file) = fixed {
        format!("a file of static/ is linked from the root: `/{file}`")
    } else if site.sources.find(&format!("{}/{path}", site.config.src)).is_some() {
        "that file is data for candor, and not part of the site".into()
    } else {
        near().unwrap_or_else(|| "links are paths of files, from the folder of the file that they stand in".into())
    };
    Diagnostic::error(RULE.code, span, format!("`{dest}` leads to no page and no file")).help(help)
}
