//! The examples of the CommonMark specification.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its data has failed")]

use crate::site::Site;
use candor::parts::{Bare, write as write_body};
use candor::parts::{Extensions, Origin, markdown};
use candor::parts::{Html, SourceId};
use std::fmt::Write as _;

/// The examples that extensions read otherwise, and why: no other example of the specification has a table,
/// a `:::` line, a bracket that begins with `@` or `^`, and so on.
const OTHERWISE: &[(u64, &str)] = &[(177, "Markdown goes on behind a comment, so the words there are shown")];

struct Example {
    number: u64,
    markdown: String,
    html: String,
}

fn examples() -> Vec<Example> {
    let json: serde_json::Value = serde_json::from_str(include_str!("../corpora/commonmark.json")).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    json.as_array()
        .unwrap()
        .iter()
        .map(|example| Example {
            number: example["example"].as_u64().unwrap(),
            markdown: text(&example["markdown"]),
            html: text(&example["html"]),
        })
        .collect()
}

fn html(text: &str, extensions: Extensions) -> String {
    let tree = markdown::parse(text, Origin { source: SourceId(0), offset: 0 }, extensions);
    let mut html = Html::default();
    write_body(&tree, text, &Bare, &mut html);
    html.into_string()
}

#[test]
fn every_example_means_what_the_specification_says() {
    let examples = examples();
    assert_eq!(examples.len(), 652);
    let mut report = String::new();
    for Example { number, markdown, html: expected } in &examples {
        let html = html(markdown, Extensions::empty());
        if normal(&html) != normal(expected) {
            let _ = writeln!(report, "--- {number}\n{markdown}\nexpected:\n{expected}\ngot:\n{html}");
        }
    }
    assert!(report.is_empty(), "{report}");
}

/// What a site's own build writes, and not only the part of it that writes bodies.
#[test]
fn a_build_means_what_the_specification_says() {
    let site = Site::new().book("[markdown]\nextensions = []\nraw-html = \"trust\"\n[lint]\nall = \"allow\"\n");
    let examples = examples();
    for Example { number, markdown, .. } in &examples {
        site.write(&format!("content/e{number}.md"), format!("---\ntemplate: bare\n---\n{markdown}"));
    }
    site.build().ok();
    let mut report = String::new();
    for Example { number, markdown, html: expected } in &examples {
        let page = site.page(&format!("e{number}.html"));
        let main = &page[page.find("<main").unwrap()..page.rfind("</main>").unwrap()];
        let html = &main[main.find('>').unwrap() + 1..];
        if normal(html) != normal(expected) {
            let _ = writeln!(report, "--- {number}\n{markdown}\nexpected:\n{expected}\ngot:\n{html}");
        }
    }
    assert!(report.is_empty(), "{report}");
}

/// Extensions change what they are for, and beyond that add only `tabindex` to code.
#[test]
fn extensions_change_only_the_listed_examples() {
    let mut report = String::new();
    for Example { number, markdown, html: expected } in &examples() {
        let html = html(markdown, Extensions::all()).replace("<pre tabindex=\"0\">", "<pre>");
        let differs = normal(&html) != normal(expected);
        if differs != OTHERWISE.iter().any(|(listed, _)| listed == number) {
            let _ =
                writeln!(report, "--- {number} differs: {differs}\n{markdown}\nexpected:\n{expected}\ngot:\n{html}");
        }
    }
    assert!(report.is_empty(), "{report}");
}

const BLOCKS: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "canvas",
    "caption",
    "col",
    "colgroup",
    "dd",
    "div",
    "dl",
    "dt",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "iframe",
    "li",
    "map",
    "object",
    "ol",
    "output",
    "p",
    "pre",
    "progress",
    "script",
    "section",
    "style",
    "table",
    "tbody",
    "td",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
];

/// What was written last, for deciding which white space means nothing.
#[derive(Clone, Copy, PartialEq)]
enum Last {
    Start,
    End,
    Other,
}

/// HTML in a form in which equal meaning is equal text, as the specification's `normalize.py` does it:
/// white space around blocks goes, attributes are sorted, entities are written one way.
fn normal(html: &str) -> String {
    let mut out = String::new();
    let (mut last, mut tag, mut in_pre) = (Last::Other, String::new(), false);
    let mut rest = html;
    while !rest.is_empty() {
        let markup = if rest.starts_with('<') { markup_length(rest) } else { None };
        let Some(length) = markup else {
            let length = rest.char_indices().skip(1).find(|(_, c)| *c == '<').map_or(rest.len(), |(at, _)| at);
            out += &normal_text(&rest[..length], last, &tag, in_pre);
            rest = &rest[length..];
            last = Last::Other;
            continue;
        };
        let piece = &rest[..length];
        rest = &rest[length..];
        if piece.starts_with("<!") || piece.starts_with("<?") {
            out += piece;
            last = Last::Other;
            continue;
        }
        let inner = piece[1..length - 1].trim_end_matches('/');
        last = if inner.starts_with('/') { Last::End } else { Last::Start };
        let inner = inner.trim_start_matches('/');
        let name = inner.find(|c: char| c.is_whitespace()).unwrap_or(inner.len());
        tag = inner[..name].to_ascii_lowercase();
        if tag == "pre" {
            in_pre = last == Last::Start;
        }
        if BLOCKS.contains(&tag.as_str()) && (tag != "pre" || last == Last::Start) {
            out.truncate(out.trim_end().len());
        }
        out += if last == Last::End { "</" } else { "<" };
        out += &tag;
        for attribute in attributes(&inner[name..]) {
            out += " ";
            out += &attribute;
        }
        out += ">";
    }
    out.trim().to_owned()
}

fn normal_text(text: &str, last: Last, tag: &str, in_pre: bool) -> String {
    let mut text = one_spelling(text);
    let after_tag = last != Last::Other;
    if after_tag && tag == "br" {
        text = text.trim_start_matches('\n').to_owned();
    }
    if in_pre {
        return text;
    }
    let mut collapsed = String::new();
    for c in text.chars() {
        let c = if c.is_ascii_whitespace() { ' ' } else { c };
        if c != ' ' || !collapsed.ends_with(' ') {
            collapsed.push(c);
        }
    }
    match (after_tag && BLOCKS.contains(&tag), last) {
        (true, Last::Start) => collapsed.trim_start().to_owned(),
        (true, Last::End) => collapsed.trim().to_owned(),
        _ => collapsed,
    }
}

/// The length of the tag, comment or declaration at the start; none when `<` is text.
fn markup_length(text: &str) -> Option<usize> {
    for (start, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")] {
        if text.starts_with(start) {
            return text.find(end).map(|at| at + end.len());
        }
    }
    if !text[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
        return None;
    }
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

fn attributes(mut text: &str) -> Vec<String> {
    let mut found = Vec::new();
    loop {
        text = text.trim_start();
        if text.is_empty() {
            break;
        }
        let name = text.find(|c: char| c.is_whitespace() || c == '=').unwrap_or(text.len()).max(1);
        let (key, after) = text.split_at(name);
        let Some(value) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
            found.push(key.to_ascii_lowercase());
            text = after;
            continue;
        };
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())),
        };
        found.push(format!("{}=\"{}\"", key.to_ascii_lowercase(), one_spelling(value).replace('"', "&quot;")));
        text = after;
    }
    found.sort();
    found
}

/// The characters that can be escaped, escaped only where they must be.
fn one_spelling(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&gt;", ">")
}

#[test]
fn the_comparison_sees_what_matters() {
    assert_eq!(normal("<p>a  b</p>\n\n<p>c</p>"), normal("<P>a b</P><p>c</p>\n"));
    assert_eq!(normal("a<br />\nb"), normal("a<br>b"));
    assert_ne!(normal("<pre>a  b</pre>"), normal("<pre>a b</pre>"));
    assert_ne!(normal("<em>a </em>b"), normal("<em>a</em>b"));
    assert_eq!(normal("<a title='x' href=\"y\">"), normal("<a href=\"y\" title=\"x\">"));
}
