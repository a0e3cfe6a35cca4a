//! `privacy/third-party`: anything that a page loads from another host tells that host who reads about what.

use super::{Check, Rule};
use crate::base::{SourceId, Span};
use crate::config::RawHtml;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::markup;
use crate::site::{Made, Site, Target};
use crate::source::Layer;

pub(super) const RULE: Rule = Rule {
    code: "privacy/third-party",
    severity: Severity::Error,
    why: "Anything that a page loads from another host tells that host who reads about what. There is no exception.",
    bad: &[("content/page.md", "---\ntitle: A page\n---\n![A chart](https://example.com/chart.png)\n")],
    good: &[
        ("content/page.md", "---\ntitle: A page\n---\n![A chart](chart.svg)\n"),
        ("content/chart.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
    check: Check::Site(check),
};

/// Elements that load what their attribute names.
const LOADING: &[(&str, &str)] = &[
    ("img", "src"),
    ("img", "srcset"),
    ("script", "src"),
    ("iframe", "src"),
    ("embed", "src"),
    ("object", "data"),
    ("source", "src"),
    ("source", "srcset"),
    ("video", "src"),
    ("video", "poster"),
    ("audio", "src"),
    ("track", "src"),
    ("link", "href"),
    ("input", "src"),
    ("form", "action"),
    ("image", "href"),
    ("image", "xlink:href"),
    ("use", "href"),
    ("use", "xlink:href"),
    ("feimage", "href"),
    ("body", "background"),
    ("frame", "src"),
    ("base", "href"),
];
/// Relations of a `link` that load nothing.
const QUIET: &[&str] = &["canonical", "alternate", "author", "license", "next", "prev", "help", "me"];

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    for (_, document, _) in site.published() {
        for (image, target) in document.facts.images.iter().zip(&document.images) {
            if let Target::External(url) = target {
                found.push(finding(image.span, url).help("put the picture beside the page and link to the file"));
            }
        }
        if site.config.markdown.raw_html != RawHtml::Deny {
            document.facts.raw_html.iter().for_each(|span| in_markup(context, *span, found));
        }
    }
    for id in brought(site) {
        let path = &site.sources.file(id).path;
        if path.ends_with(".css") || path.ends_with(".svg") {
            in_css(context, id, found);
        }
        if path.ends_with(".html") || path.ends_with(".svg") {
            in_markup(context, Span::new(id, 0..site.sources.file(id).text().len()), found);
        }
        if path.ends_with(".js") {
            in_script(context, id, found);
        }
    }
}

/// What a site brings of its own that a browser reads: files of its theme, and those that are copied.
pub(super) fn brought(site: &Site) -> impl Iterator<Item = SourceId> {
    let theme = site.sources.under("themes").filter(|(_, file)| file.layer != Layer::Pack).map(|(id, _)| id);
    let copied = site.routes.iter().filter_map(|(_, made)| if let Made::File(id) = made { Some(*id) } else { None });
    theme.chain(copied)
}

fn finding(span: Span, url: &str) -> Diagnostic {
    Diagnostic::error(RULE.code, span, format!("this loads `{url}` from another host"))
}

fn is_elsewhere(url: &str) -> bool {
    let url = url.trim_start();
    url.starts_with("//")
        || url.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"))
        || url.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"))
}

fn in_markup(context: &Context<'_>, markup: Span, found: &mut Vec<Diagnostic>) {
    let text = context.site.sources.file(markup.source).text();
    let Span { source, .. } = markup;
    let mut at = markup.range().start;
    for element in markup::elements(text.get(markup.range()).unwrap_or_default()) {
        let quiet = element.name == "link"
            && element.attributes.iter().any(|(name, value)| name == "rel" && QUIET.contains(&value.as_str()));
        for (name, value) in &element.attributes {
            let loads = LOADING.contains(&(element.name.as_str(), name.as_str())) && !quiet;
            let urls = value.split(',').filter(|url| is_elsewhere(url)).map(str::trim);
            for url in urls.filter(|_| loads) {
                // An address with entities is not in the text as it is meant: the markup stands for it.
                let place = text[at..markup.range().end].find(url).map_or(markup, |start| {
                    let start = at + start;
                    Span::new(source, start..start + url.len())
                });
                at = if place == markup { at } else { place.range().end };
                found.push(finding(place, url).help("host the file yourself, under static/"));
            }
        }
    }
}

/// An address in a script is there to be asked; those of namespaces only name something.
fn in_script(context: &Context<'_>, id: SourceId, found: &mut Vec<Diagnostic>) {
    let text = context.site.sources.file(id).text();
    for (start, _) in text.match_indices("http://").chain(text.match_indices("https://")) {
        let url = text[start..].split(['"', '\'', '`', ' ', ')', '\n']).next().unwrap_or_default();
        let line = text[..start].lines().next_back().unwrap_or_default().trim_start();
        if !url.contains("//www.w3.org/") && !line.starts_with("//") && !line.starts_with('*') {
            let finding = finding(Span::new(id, start..start + url.len()), url);
            found.push(finding.help("host the file yourself, under static/, and ask for it there"));
        }
    }
}

fn in_css(context: &Context<'_>, id: SourceId, found: &mut Vec<Diagnostic>) {
    let text = context.site.sources.file(id).text();
    for (start, _) in text.match_indices("url(").chain(text.match_indices("@import")) {
        let rest = text[start..].trim_start_matches("@import").trim_start().trim_start_matches("url(");
        let url =
            rest.trim_start_matches(['"', '\'', ' ']).split(['"', '\'', ')', ';', '\n']).next().unwrap_or_default();
        if is_elsewhere(url) {
            found.push(finding(Span::new(id, start..start + 4), url).help("host the file yourself, under static/"));
        }
    }
}
