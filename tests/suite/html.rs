//! A small reader of HTML: enough to find the ids, the links and the text of pages that candor wrote.

use std::collections::BTreeSet;

/// A piece of a page.
#[derive(Debug, PartialEq)]
pub(crate) enum Token<'a> {
    /// `<a href="…">`: name and attributes, values with entities undone.
    Start(&'a str, Vec<(&'a str, String)>),
    /// `</a>`.
    End(&'a str),
    /// Text with entities undone.
    Text(String),
}

/// Reads a page; comments and the doctype are left out.
pub(crate) fn tokens(html: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        push_text(&rest[..at], &mut found);
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            rest = rest.find("-->").map_or("", |end| &rest[end + 3..]);
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
        } else if let Some(end) = rest.strip_prefix("</") {
            let close = end.find('>').unwrap_or(end.len());
            found.push(Token::End(end[..close].trim()));
            rest = end.get(close + 1..).unwrap_or("");
        } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (name, attributes, after) = start_tag(&rest[1..]);
            found.push(Token::Start(name, attributes));
            rest = after;
            if name == "script" || name == "style" {
                let end = rest.find("</").unwrap_or(rest.len());
                rest = &rest[end..];
            }
        } else {
            push_text("<", &mut found);
            rest = &rest[1..];
        }
    }
    push_text(rest, &mut found);
    found
}

fn push_text(text: &str, found: &mut Vec<Token<'_>>) {
    if !text.is_empty() {
        found.push(Token::Text(unescape(text)));
    }
}

/// Name, attributes and what follows the tag, from just after its `<`.
fn start_tag(tag: &str) -> (&str, Vec<(&str, String)>, &str) {
    let name_end = tag.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(tag.len());
    let (name, mut rest) = tag.split_at(name_end);
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return (name, attributes, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (name, attributes, after);
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '>' || c == '/').unwrap_or(rest.len());
        let (key, after) = rest.split_at(end.max(1));
        rest = after;
        let Some(value) = rest.strip_prefix('=') else {
            attributes.push((key, String::new()));
            continue;
        };
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len())),
        };
        attributes.push((key, unescape(value)));
        rest = after;
    }
}

/// Undoes the entities that candor writes.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.find(';').filter(|end| *end < 12);
        let meant = end.and_then(|end| entity(&rest[1..end]));
        match (end, meant) {
            (Some(end), Some(c)) => {
                out.push(c);
                rest = &rest[end + 1..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out + rest
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        "nbsp" => Some('\u{a0}'),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

/// Every id of a page.
pub(crate) fn ids(html: &str) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for token in tokens(html) {
        if let Token::Start(_, attributes) = token {
            ids.extend(attributes.into_iter().filter(|(name, _)| *name == "id").map(|(_, value)| value));
        }
    }
    ids
}

/// A place where a page names an address.
#[derive(Debug)]
pub(crate) struct Link {
    /// The element.
    pub(crate) element: String,
    /// Its `rel`, or empty.
    pub(crate) rel: String,
    /// The address as written.
    pub(crate) address: String,
}

/// Every address that a page names, in order.
pub(crate) fn links(html: &str) -> Vec<Link> {
    let mut found = Vec::new();
    for token in tokens(html) {
        let Token::Start(element, attributes) = token else { continue };
        let rel = attributes.iter().find(|(name, _)| *name == "rel").map_or("", |(_, value)| value).to_owned();
        for (name, value) in &attributes {
            let addresses: Vec<&str> = match *name {
                "href" | "src" | "action" | "formaction" | "poster" | "cite" | "data" | "xlink:href" => vec![value],
                "srcset" => value.split(',').filter_map(|part| part.split_whitespace().next()).collect(),
                _ => continue,
            };
            let link = |address: &str| Link { element: element.into(), rel: rel.clone(), address: address.into() };
            found.extend(addresses.into_iter().map(link));
        }
    }
    found
}

/// What stands inside `<main>`.
pub(crate) fn main(html: &str) -> &str {
    let Some(start) = html.find("<main") else { return "" };
    let inner = html[start..].find('>').map_or("", |at| &html[start + at + 1..]);
    inner.rfind("</main>").map_or(inner, |end| &inner[..end])
}

/// The text of some HTML, one space between words.
pub(crate) fn text(html: &str) -> String {
    let mut words = String::new();
    for token in tokens(html) {
        match token {
            Token::Text(text) => words.push_str(&text),
            Token::Start("a" | "abbr" | "b" | "cite" | "code" | "em" | "i" | "q" | "span" | "strong" | "sup", _)
            | Token::End("a" | "abbr" | "b" | "cite" | "code" | "em" | "i" | "q" | "span" | "strong" | "sup") => {}
            _ => words.push(' '),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn pages_are_read() {
    let page = "<!doctype html><body id=a><main id=\"main\"><p title='x > y'>1 &lt; 2<!-- <b id=c> --></p>\
                <a href=\"?a&amp;b\" hidden>&#8230;</a><script>if (1<2) x='<p id=d>'</script></main></body>";
    assert_eq!(ids(page).into_iter().collect::<Vec<_>>(), ["a", "main"]);
    assert_eq!(links(page)[0].address, "?a&b");
    assert_eq!(text(main(page)), "1 < 2 …");
}
