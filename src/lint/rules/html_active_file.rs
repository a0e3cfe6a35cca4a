//! `html/active-file`: what a browser runs from the site's own address can do all that the site could.

use crate::base::{Refused, Span, allowed};
use crate::config::RawHtml;
use crate::diagnostic::Severity;
use crate::lint::example::PAGE;
use crate::lint::{Case, Check, Findings, Rule};
use crate::markup::{self, Element};
use crate::output::media_type;
use crate::site::Made;
use std::borrow::Cow;

pub(super) const RULE: Rule = Rule {
    code: "html/active-file",
    severity: Severity::Error,
    why: "A file that runs in the browser could store data, contact other hosts or change the page. So you can't copy HTML or XML pages, scripts, or pictures with scripts into the site, unless the site trusts raw HTML.",
    files: &[PAGE, ("static/picture.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\">{}</svg>")],
    bad: "<script>show()</script>",
    good: "<path d=\"M0 0\"/>",
    check: Check::Site(check),
};

/// Endings of pages and scripts, in small letters.
const PAGES: &[&str] = &["html", "htm", "xhtml", "xht", "shtml", "shtm", "mhtml", "mht", "svgz", "xsl", "xslt"];
const SCRIPTS: &[&str] = &["js", "mjs", "cjs"];
/// Elements of a picture that run something, show a page, or change an address.
const ACTIVE: &[&str] =
    &["script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "audio", "video"];

fn check(case: &Case<'_>, found: &mut Findings) {
    if case.site.config.markdown.raw_html == RawHtml::Trust {
        return;
    }
    for (route, made) in case.site.routes.iter() {
        let Made::File(id) = made else { continue };
        let file = case.site.sources.file(*id);
        let Some(fault) = fault(route, file.bytes()) else { continue };
        let help = "remove it, write it as a Markdown page, or put it on another website and link to it; `[markdown] raw-html = \"trust\"` allows such files";
        found.add(Span::file(*id), format!("this file {fault}, so it could run as part of your site"), help);
    }
}

/// What is wrong with a file at a route; none for one that only shows something.
fn fault(route: &str, bytes: &[u8]) -> Option<Cow<'static, str>> {
    let name = route.rsplit('/').next().unwrap_or(route).to_lowercase();
    let mut endings = name.rsplit('.');
    // Some hosts go by the ending before one that they don't know: `page.html.en`.
    let unknown = |ending: &&str| media_type(&format!("a.{ending}")) == "application/octet-stream";
    let last = endings.by_ref().take(name.matches('.').count()).find(|ending| !unknown(ending) || is_told(ending))?;
    if SCRIPTS.contains(&last) {
        return Some("is a script".into());
    }
    if PAGES.contains(&last) {
        return Some("is a web page".into());
    }
    let media = media_type(&format!("a.{last}"));
    if !media.contains("xml") {
        return None;
    }
    let is_text = std::str::from_utf8(bytes).is_ok_and(|text| !text.contains('\0'));
    let text = String::from_utf8_lossy(bytes);
    if !is_text || has_other_encoding(&text) {
        return Some("is not UTF-8 text".into());
    }
    let low = text.to_ascii_lowercase();
    if low.contains("<!entity") || low.contains("<!attlist") {
        return Some("declares entities".into());
    }
    if low.contains("<?xml-stylesheet") {
        return Some("loads its own style sheet".into());
    }
    let elements = markup::elements(&text);
    let is_picture = last == "svg";
    let foreign =
        |element: &Element| element.attributes.iter().any(|(name, value)| is_foreign(is_picture, name, value));
    if elements.iter().any(foreign) {
        return Some("contains a web page".into());
    }
    elements.iter().find_map(active)
}

fn is_told(ending: &str) -> bool {
    PAGES.contains(&ending) || SCRIPTS.contains(&ending)
}

/// Whether the first line of an XML file says that its bytes mean something else than here.
fn has_other_encoding(text: &str) -> bool {
    let head = text.trim_start().strip_prefix("<?xml").and_then(|head| head.split("?>").next()).unwrap_or_default();
    let encoding = head.split("encoding").nth(1).map(|rest| rest.trim_matches(['=', ' ', '"', '\'']).to_lowercase());
    encoding.is_some_and(|name| !name.starts_with("utf-8") && !name.starts_with("us-ascii"))
}

/// Whether an attribute says that what follows is HTML, or in XML a picture: browsers run what is in either.
fn is_foreign(is_picture: bool, name: &str, value: &str) -> bool {
    let is_space = name == "xmlns" || name.starts_with("xmlns:");
    is_space && (value.contains("xhtml") || (!is_picture && value.contains("2000/svg")))
}

/// What runs in an element.
fn active(element: &Element) -> Option<Cow<'static, str>> {
    let local = element.name.rsplit(':').next().unwrap_or_default();
    if ACTIVE.contains(&local) {
        return Some(format!("has `<{}>`", element.name).into());
    }
    let runs = |(name, value): &&(String, String)| {
        let local = name.rsplit(':').next().unwrap_or_default();
        let is_script = || value.split(';').any(|value| allowed(value, true) == Err(Refused::Script));
        let is_picture = || value.trim_start().to_ascii_lowercase().starts_with("data:image/");
        local.len() > 2 && local.starts_with("on")
            || (["href", "src", "to", "from", "by", "values"].contains(&local) && is_script() && !is_picture())
    };
    element.attributes.iter().find(runs).map(|(name, _)| format!("has `{name}` with a script").into())
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn files_that_run_are_told_from_those_that_show() {
        let svg = |inner: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inner}</svg>");
        for inner in [
            "<SCRIPT/>",
            "<s:script/>",
            "<foreignObject/>",
            "<path onload='a'/>",
            "<a xlink:href=' javascript:a'/>",
            "<a href='java&#10;script:a'/>",
            "<animate attributeName='href' values='#a;javascript:a'/>",
            "<h:p xmlns:h='http://www.w3.org/1999/xhtml'/>",
            "<image href='data:text/html,a'/>",
        ] {
            assert!(fault("a.SVG", svg(inner).as_bytes()).is_some(), "{inner}");
        }
        for inner in
            ["<path d='M0 0'/><style>a{}</style>", "<image href='data:image/png;base64,a'/>", "<!-- <script> -->"]
        {
            assert_eq!(fault("a.svg", svg(inner).as_bytes()), None, "{inner}");
        }
        for head in [
            "<?xml version='1.0' encoding='iso-2022-jp'?>",
            "<!DOCTYPE svg [<!ENTITY a 'b'>]>",
            "<?xml-stylesheet href='a'?>",
        ] {
            assert!(fault("a.svg", (head.to_owned() + &svg("")).as_bytes()).is_some(), "{head}");
        }
        assert!(fault("a.svg", b"\xff\xfe<\0s\0").is_some());
        for name in ["a.html", "a.HTM", "b/a.xhtml", "a.xht", "a.shtml", "a.svgz", "a.mjs", "a.JS", "a.html.en"] {
            assert!(fault(name, b"").is_some(), "{name}");
        }
        assert!(fault("a.xml", b"<a xmlns='http://www.w3.org/1999/xhtml'/>").is_some());
        for name in ["a.xml", "a.pdf", "html", "js.png", "a.js.map", "a.txt", "CNAME", "a.html.txt", "a.docx"] {
            assert_eq!(fault(name, b"<a/>"), None, "{name}");
        }
    }
}
