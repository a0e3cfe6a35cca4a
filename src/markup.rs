//! HTML that others wrote: raw HTML in Markdown. (What we write ourselves is never parsed.)

use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// An opening tag: its name and its attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    /// In lower case.
    pub name: String,
    /// Names in lower case, values as they mean.
    pub attributes: Vec<(String, String)>,
}

/// The opening tags of a piece of HTML, in its order.
pub(crate) fn elements(html: &str) -> Vec<Element> {
    let tokenizer = Tokenizer::new(Elements::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner()
}

/// The ids in a piece of HTML.
pub(crate) fn ids(html: &str) -> Vec<String> {
    let named = |element: Element| element.attributes.into_iter().filter(|(name, _)| name == "id" || name == "name");
    elements(html).into_iter().flat_map(named).map(|(_, value)| value).collect()
}

/// The same HTML without anything that could run, load from elsewhere or change the page's look.
pub(crate) fn sanitise(html: &str) -> String {
    ammonia::Builder::default()
        .link_rel(Some("noreferrer noopener nofollow"))
        .add_generic_attributes(["id", "class"])
        .clean(html)
        .to_string()
}

/// One tag of running text, if it stands within a line, without what could do harm. Anything else is
/// left out.
pub(crate) fn sanitise_inline(tag: &str) -> String {
    const WITHIN: &[&str] = &[
        "a", "abbr", "b", "bdi", "bdo", "br", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark",
        "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
    ];
    let name =
        tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    let name = name.to_ascii_lowercase();
    if !WITHIN.contains(&name.as_str()) {
        return String::new();
    }
    let end = format!("</{name}>");
    if tag.starts_with("</") {
        return end;
    }
    // Cleaned by itself, the tag is closed; its words and its end follow in the text.
    let clean = sanitise(tag);
    clean.strip_suffix(&end).unwrap_or(&clean).to_owned()
}

#[derive(Default)]
struct Elements(RefCell<Vec<Element>>);

impl TokenSink for Elements {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(Tag { kind: TagKind::StartTag, name, attrs, .. }) = token {
            let attributes =
                attrs.iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string())).collect();
            self.0.borrow_mut().push(Element { name: name.to_string(), attributes });
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_seen_as_a_browser_sees_them() {
        let html = "text <IMG src='//x/a.png' onerror=x> <!-- <b id=no> --> <a id=\"yes\">";
        assert_eq!(ids(html), ["yes"]);
        assert_eq!(elements(html)[0].name, "img");
        assert_eq!(sanitise_inline("<B onclick=x>") + &sanitise_inline("</b>"), "<b></b>");
        assert_eq!(sanitise_inline("<div>") + &sanitise_inline("</script>"), "");
        let link = sanitise_inline("<a href='https://a.example/' style=x>");
        assert_eq!(link, "<a href=\"https://a.example/\" rel=\"noreferrer noopener nofollow\">");
        assert!(!sanitise_inline("<a href='javascript:x'>").contains("javascript"));
        assert!(!sanitise("<p onclick=x>a<script>b</script>").contains("onclick"));
    }
}
