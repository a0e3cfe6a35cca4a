//! `privacy/third-party`: anything that a page loads from another host tells that host who reads about what.

use crate::base::{SourceId, Span};
use crate::config::RawHtml;
use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule, in_code};
use crate::markup::{self, Element};
use crate::site::Target;

pub(super) const RULE: Rule = Rule {
    code: "privacy/third-party",
    severity: Severity::Error,
    why: "If a page loads anything from another host, that host learns what the reader is reading. There are no exceptions.",
    files: &[
        page!("![A chart]({}chart.svg)\n\n![The same](chart.svg)\n"),
        ("content/chart.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
    ],
    bad: "https://example.com/",
    good: "",
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

fn check(case: &Case<'_>, found: &mut Findings) {
    for page in case.published() {
        for (image, target) in page.images() {
            if let Target::External(url) = target {
                loads(image.span, url, "put the picture beside the page and link to the file", found);
            }
        }
        if case.site.config.markdown.raw_html != RawHtml::Deny {
            page.document.facts.raw_html.iter().for_each(|span| in_markup(case, *span, found));
        }
    }
    for (id, file) in case.brought() {
        let path = file.path.to_lowercase();
        let ends = |endings: &[&str]| endings.iter().any(|ending| path.ends_with(ending));
        if ends(&[".css", ".svg"]) {
            in_css(id, file.text(), found);
        }
        if ends(&[".html", ".htm", ".xhtml", ".xht", ".shtml", ".svg"]) {
            in_markup(case, Span::new(id, 0..file.text().len()), found);
        }
        if ends(&[".js", ".mjs"]) {
            in_script(id, file.text(), found);
        }
    }
}

fn loads(span: Span, url: &str, help: &str, found: &mut Findings) {
    found.add(span, format!("this loads `{url}` from another host"), help);
}

fn is_elsewhere(url: &str) -> bool {
    let url = url.trim_start();
    let begins = |with: &str| url.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    begins("//") || begins("http://") || begins("https://")
}

fn in_markup(case: &Case<'_>, markup: Span, found: &mut Findings) {
    let text = case.site.sources.file(markup.source).text();
    let mut at = markup.range().start;
    for element in markup::elements(text.get(markup.range()).unwrap_or_default()) {
        for url in loaded(&element) {
            // An address with entities is not in the text as it is meant: the markup stands for it.
            let start = text[at..markup.range().end].find(url).map(|start| at + start);
            let place = start.map_or(markup, |start| Span::new(markup.source, start..start + url.len()));
            at = start.map_or(at, |start| start + url.len());
            loads(place, url, "put the file into static/", found);
        }
    }
}

/// The addresses elsewhere that an element loads.
fn loaded(element: &Element) -> impl Iterator<Item = &str> {
    let quiet = element.name == "link"
        && element.attributes.iter().any(|(name, value)| name == "rel" && QUIET.contains(&value.as_str()));
    let loading = move |name: &str| LOADING.contains(&(element.name.as_str(), name)) && !quiet;
    let values = element.attributes.iter().filter(move |(name, _)| loading(name)).map(|(_, value)| value);
    values.flat_map(|value| value.split(',')).filter(|url| is_elsewhere(url)).map(str::trim)
}

/// An address in a script is there to be asked; those of namespaces only name something.
fn in_script(id: SourceId, text: &str, found: &mut Findings) {
    for start in in_code(text, "http://").chain(in_code(text, "https://")) {
        let url = text[start..].split(['"', '\'', '`', ' ', ')', '\n']).next().unwrap_or_default();
        if !url.contains("//www.w3.org/") {
            let help = "put the file into static/, and load it from there";
            loads(Span::new(id, start..start + url.len()), url, help, found);
        }
    }
}

fn in_css(id: SourceId, text: &str, found: &mut Findings) {
    for (start, _) in text.match_indices("url(").chain(text.match_indices("@import")) {
        let rest = text[start..].trim_start_matches("@import").trim_start().trim_start_matches("url(");
        let url =
            rest.trim_start_matches(['"', '\'', ' ']).split(['"', '\'', ')', ';', '\n']).next().unwrap_or_default();
        // An imported `url(…)` is found as that.
        let imported = text[start..].strip_prefix("@import").map(str::trim_start);
        let is_url = imported.is_some_and(|imported| imported.starts_with("url("));
        if is_elsewhere(url) && !is_url {
            loads(Span::new(id, start..start + 4), url, "put the file into static/", found);
        }
    }
}
