//! A module as one handout: all its pages, one after another, to be printed.

use super::Rendered;
use super::page;
use super::special::{escaped, framed_page};
use crate::site::{PageId, Site};
use crate::theme::{Group, Look, View};

/// The handout of a module. The module's own page comes first and keeps its headings; those of the
/// others stand one level lower, and their ids begin with the number of the page.
pub(super) fn render(site: &Site, look: &Look, route: &str, number: PageId) -> Rendered {
    let module = &site.pages[number];
    let own = page::part(site, look, route, number);
    let mut contents = Vec::new();
    let mut parts = Vec::new();
    for (place, page) in site.handed_out(number).enumerate() {
        let id = format!("page-{}", place + 1);
        let html = page::part(site, look, route, page);
        let html = nested(&html, &format!("{id}-"), &site.pages[page].title);
        contents.push(Group::default().set("id", id.as_str()).set("title", site.pages[page].title.as_str()).into());
        parts.push(Group::default().set("id", id.as_str()).set("html", View::html(&html)).into());
    }
    let words = look.strings(module.language);
    let head_title = format!("{} – {}", words.get("print-this-part"), page::head_title(site, module));
    let page = Group::default()
        .set("kind", "handout")
        .set("title", module.title.as_str())
        .set("nav_title", module.nav_title.as_str())
        .set("head_title", head_title.as_str())
        .set("own", View::html(&own))
        .set("contents", View::list(contents))
        .set("parts", View::list(parts));
    framed_page(site, look, (route, "handout.html"), page, Group::default())
}

/// The id of a page's title, behind the page's prefix: no heading has one of that form by itself.
const TITLE: &str = "_title";

/// Attributes that hold ids.
const IDS: &[&str] = &["id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers"];

/// A finished page's content as a part of another: headings one level lower, ids with a prefix, and so
/// the links to them; a region's name ends with the page's, because a landmark's name has to be its own.
/// Only the tags are touched, and in them nothing is understood but these names.
fn nested(html: &str, prefix: &str, title: &str) -> String {
    let title = escaped(title);
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at);
        out.push_str(text);
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        push_tag(&tag[..end], prefix, &title, &mut out);
        rest = &tag[end..];
    }
    out + rest
}

fn push_tag(tag: &str, prefix: &str, title: &str, out: &mut String) {
    let is_region = tag.contains(" role=\"region\"");
    let name = tag.trim_start_matches(['<', '/']);
    let bytes = name.as_bytes();
    let is_heading =
        bytes.len() > 2 && bytes[0] == b'h' && matches!(bytes[1], b'1'..=b'5') && !bytes[2].is_ascii_alphanumeric();
    let (start, mut rest) = tag.split_at(tag.len() - name.len());
    out.push_str(start);
    if is_heading {
        out.push('h');
        out.push(char::from(bytes[1] + 1));
        rest = &name[2..];
        if bytes[1] == b'1' && start == "<" {
            out.extend([" id=\"", prefix, TITLE, "\""]);
        }
    }
    // `name="value"`, as all our attributes are written.
    while let Some(at) = rest.find("=\"") {
        let (before, after) = rest.split_at(at + 2);
        let Some(end) = after.find('"') else { break };
        let (value, next) = after.split_at(end);
        let attribute = before[..at].rsplit([' ', '\n']).next().unwrap_or_default();
        out.push_str(before);
        match value.strip_prefix('#') {
            Some(id) if attribute == "href" && !id.is_empty() => out.extend(["#", prefix, id]),
            _ if IDS.contains(&attribute) => {
                let more = (is_region && attribute == "aria-labelledby").then_some(TITLE);
                let ids = value.split_whitespace().chain(more).map(|id| format!("{prefix}{id}"));
                out.push_str(&ids.collect::<Vec<_>>().join(" "));
            }
            _ if is_region && attribute == "aria-label" => out.extend([value, ", ", title]),
            _ => out.push_str(value),
        }
        rest = next;
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::nested;

    #[test]
    fn headings_go_down_and_ids_are_prefixed() {
        assert_eq!(
            nested("<h1>A</h1>\n<h2 id=\"b\">id=\"b\"</h2><header><a href=\"#b\" class=\"c\">x</a>", "p1-", "A"),
            "<h2 id=\"p1-_title\">A</h2>\n<h3 id=\"p1-b\">id=\"b\"</h3><header><a href=\"#p1-b\" class=\"c\">x</a>"
        );
        assert_eq!(
            nested(
                "<h6 class=\"id\"><div aria-labelledby=\"a b\" role=\"region\"><a href=\"other.html#b\"><hr></h6>",
                "p-",
                "A"
            ),
            "<h6 class=\"id\"><div aria-labelledby=\"p-a p-b p-_title\" role=\"region\"><a href=\"other.html#b\"><hr></h6>"
        );
        assert_eq!(
            nested("<div role=\"region\" aria-label=\"Sums\">", "p-", "\"A\" & b"),
            "<div role=\"region\" aria-label=\"Sums, &quot;A&quot; &amp; b\">"
        );
        assert_eq!(nested("2 < 3", "p-", "A"), "2 < 3");
    }
}
