//! HTML that others wrote: raw HTML in Markdown, and pages from templates of a site. (What we write ourselves is
//! never parsed.)

use html5ever::Attribute;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

/// An opening tag: its name and its attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Element {
    /// In lower case.
    pub name: String,
    /// Names in lower case, values as they mean.
    pub attributes: Vec<(String, String)>,
}

impl Element {
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|all| all.split_whitespace().any(|own| own == class))
    }
}

/// The opening tags of a piece of HTML, in its order.
pub(crate) fn elements(html: &str) -> Vec<Element> {
    run(html, Elements::default()).sink.0.into_inner()
}

/// What a page shows: its elements that nothing hides, each with where its words stand in those of the page.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    pub elements: Vec<(Element, Range<usize>)>,
    pub words: String,
}

/// What a page shows to whom sees it; `hides` says of an element and those around it whether something hides it.
pub(crate) fn shown(html: &str, hides: &dyn Fn(&[Element]) -> bool) -> Shown {
    let page = Page { hides, shown: RefCell::default(), open: RefCell::default() };
    let page = run(html, page).sink;
    page.close(0);
    page.shown.into_inner()
}

/// The ids in a piece of HTML.
pub(crate) fn ids(html: &str) -> Vec<String> {
    let named = |element: Element| element.attributes.into_iter().filter(|(name, _)| name == "id" || name == "name");
    elements(html).into_iter().flat_map(named).map(|(_, value)| value).collect()
}

/// The names that a theme keeps for itself.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Classes of its styles and scripts.
    pub classes: BTreeSet<String>,
    /// Attributes that its scripts read: `data-exit`.
    pub data: BTreeSet<String>,
    /// Ids that are the same on every page.
    pub ids: &'static [&'static str],
}

impl Names {
    /// Whether an attribute's value is one of these names; of several, whether any is.
    pub(crate) fn has(&self, attribute: &str, value: &str) -> bool {
        match attribute {
            "class" => value.split_ascii_whitespace().any(|class| self.classes.contains(class)),
            "id" | "name" => self.ids.contains(&value),
            _ => self.data.contains(&attribute.to_ascii_lowercase()),
        }
    }

    /// What is left of an attribute's value without these names; none when nothing is.
    fn without<'v>(&self, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
        if !self.has(attribute, value) {
            return Some(Cow::Borrowed(value));
        }
        let kept =
            value.split_ascii_whitespace().filter(|class| attribute == "class" && !self.classes.contains(*class));
        let kept = kept.collect::<Vec<_>>().join(" ");
        (!kept.is_empty()).then_some(Cow::Owned(kept))
    }
}

/// Takes out of HTML what could do harm. It is made once: its tables take longer than most of what it cleans.
#[derive(Debug)]
pub(crate) struct Sanitiser(ammonia::Builder<'static>);

impl Sanitiser {
    /// One that keeps these names for a theme, and lets addresses of these schemes stand, and of those without a
    /// scheme what comes back from `within`.
    pub(crate) fn new(
        names: Arc<Names>,
        schemes: &'static [&'static str],
        within: fn(&str) -> Option<Cow<'_, str>>,
    ) -> Self {
        let mut builder = ammonia::Builder::default();
        builder
            .link_rel(Some("noreferrer noopener nofollow"))
            .add_generic_attributes(["id", "class"])
            .url_schemes(schemes.iter().copied().collect())
            .url_relative(ammonia::UrlRelative::Custom(Box::new(within)))
            .attribute_filter(move |_, attribute, value| names.without(attribute, value));
        Self(builder)
    }

    /// The same HTML without anything that could run, load from elsewhere or change the page's look; nothing of what
    /// is nested too deep.
    pub(crate) fn clean(&self, html: &str) -> String {
        if is_too_deep(html) { String::new() } else { self.0.clean(html).to_string() }
    }

    /// One tag of running text, if it stands within a line, without what could do harm.
    pub(crate) fn clean_tag(&self, tag: &str) -> Inline {
        const WITHIN: &[&str] = &[
            "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q",
            "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
        ];
        const WHOLE: &[&str] = &["br", "wbr"];
        let word = tag.trim_start_matches(['<', '/']);
        let (name, rest) = word.split_at(word.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(word.len()));
        let name = name.to_ascii_lowercase();
        let is_whole = WHOLE.contains(&name.as_str());
        if !is_whole && !WITHIN.contains(&name.as_str()) {
            return Inline::Nothing;
        }
        if tag.starts_with("</") {
            return if is_whole { Inline::Nothing } else { Inline::End(name) };
        }
        // What says nothing but its name needs no cleaning.
        let clean = if rest.trim_matches([' ', '/', '>']).is_empty() {
            format!("<{name}>")
        } else {
            // Cleaned by itself, the tag is closed; its words and its end follow in the text.
            let clean = self.clean(tag);
            clean.strip_suffix(&format!("</{name}>")).unwrap_or(&clean).to_owned()
        };
        if is_whole { Inline::Whole(clean) } else { Inline::Start(clean, name) }
    }
}

/// What one tag of running text is, cleaned.
pub enum Inline {
    /// It does not stand within a line, and is left out.
    Nothing,
    /// It is complete.
    Whole(String),
    /// It opens what the end of this name closes.
    Start(String, String),
    /// It ends what has this name.
    End(String),
}

/// Deeper than this nobody nests by hand; browsers stop at 512, and what cleans HTML takes ever longer.
const DEEPEST: usize = 200;

/// Whether elements of a piece of HTML are nested too deep to be cleaned.
pub(crate) fn is_too_deep(html: &str) -> bool {
    if marks(html) <= DEEPEST {
        return false;
    }
    let tokenizer = run(html, Depth::default());
    tokenizer.sink.deepest.get() > DEEPEST
}

/// How many tags a piece of HTML can have at most.
fn marks(html: &str) -> usize {
    html.bytes().filter(|byte| *byte == b'<').count()
}

/// Counts how deep elements are nested, at least as deep as a browser would see them.
#[derive(Default)]
struct Depth {
    open: RefCell<Vec<String>>,
    deepest: Cell<usize>,
    /// Whether there was anything in which other rules hold: nothing is taken for closed after it.
    is_foreign: Cell<bool>,
}

/// What needs no end tag, and so is never nested but in what is counted.
const CLOSING: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rt", "rp", "colgroup",
];

impl TokenSink for Depth {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(Tag { kind, name, .. }) = token else { return TokenSinkResult::Continue };
        let (name, mut open) = (name.to_string(), self.open.borrow_mut());
        if kind == TagKind::EndTag {
            let known = open.iter().rposition(|own| *own == name).filter(|_| !self.is_foreign.get());
            known.into_iter().for_each(|at| open.truncate(at));
            return TokenSinkResult::Continue;
        }
        if ["svg", "math"].contains(&name.as_str()) {
            self.is_foreign.set(true);
        }
        // Beyond the limit nothing more is remembered: it is known by then.
        if !CLOSING.contains(&name.as_str()) && open.len() <= DEEPEST {
            open.push(name.clone());
            self.deepest.set(self.deepest.get().max(open.len()));
        }
        raw(&name)
    }
}

/// How what stands in an element of this name is read.
fn raw(name: &str) -> TokenSinkResult<()> {
    match name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => TokenSinkResult::RawData(RawKind::Rawtext),
        "textarea" | "title" => TokenSinkResult::RawData(RawKind::Rcdata),
        "plaintext" => TokenSinkResult::Plaintext,
        _ => TokenSinkResult::Continue,
    }
}

fn element(name: &str, attributes: Vec<Attribute>) -> Element {
    let attributes =
        attributes.iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string())).collect();
    Element { name: name.to_owned(), attributes }
}

/// Follows what is shown.
struct Page<'a> {
    hides: &'a dyn Fn(&[Element]) -> bool,
    shown: RefCell<Shown>,
    /// The open elements, and what is known of each.
    open: RefCell<(Vec<Element>, Vec<State>)>,
}

/// Which of the shown elements one is, and whether its words are hidden.
type State = (Option<usize>, bool);

impl Page<'_> {
    fn open(&self, element: Element) {
        let (mut elements, mut states) = self.open.take();
        let is_whole = CLOSING.contains(&element.name.as_str()) && !["p", "li", "dt", "dd"].contains(&&*element.name);
        let is_silent = ["script", "style", "template", "title", "noscript"].contains(&element.name.as_str());
        let attribute = element.attributes.iter().any(|(name, _)| name == "hidden");
        elements.push(element);
        let hidden = states.last().is_some_and(|(_, hidden)| *hidden) || attribute || (self.hides)(&elements);
        let mut shown = self.shown.borrow_mut();
        let at = (!hidden).then_some(shown.elements.len());
        if let Some(element) = elements.last().filter(|_| !hidden) {
            let start = shown.words.len();
            shown.elements.push((element.clone(), start..start));
        }
        if is_whole {
            elements.pop();
        } else {
            states.push((at, hidden || is_silent));
        }
        *self.open.borrow_mut() = (elements, states);
    }

    /// Ends the open elements from one on.
    fn close(&self, from: usize) {
        let (elements, states) = &mut *self.open.borrow_mut();
        let mut shown = self.shown.borrow_mut();
        let end = shown.words.len();
        for at in states.drain(from..).filter_map(|(at, _)| at) {
            shown.elements[at].1.end = end;
        }
        elements.truncate(from);
    }
}

impl TokenSink for Page<'_> {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(Tag { kind: TagKind::StartTag, name, attrs, .. }) => {
                let element = element(&name, attrs);
                let raw = raw(&element.name);
                self.open(element);
                return raw;
            }
            Token::TagToken(Tag { name, .. }) => {
                let at = self.open.borrow().0.iter().rposition(|own| own.name == *name);
                at.into_iter().for_each(|at| self.close(at));
            }
            Token::CharacterTokens(words) if !self.open.borrow().1.last().is_some_and(|(_, hidden)| *hidden) => {
                self.shown.borrow_mut().words.push_str(&words);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn run<S: TokenSink>(html: &str, sink: S) -> Tokenizer<S> {
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(html));
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer
}

#[derive(Default)]
struct Elements(RefCell<Vec<Element>>);

impl TokenSink for Elements {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        if let Token::TagToken(Tag { kind: TagKind::StartTag, name, attrs, .. }) = token {
            self.0.borrow_mut().push(element(&name, attrs));
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(names: Arc<Names>) -> Sanitiser {
        Sanitiser::new(names, &["https"], |address| Some(address.into()))
    }

    fn cleaned(tag: &str) -> String {
        match plain(Arc::default()).clean_tag(tag) {
            Inline::Nothing => String::new(),
            Inline::Whole(text) | Inline::Start(text, _) => text,
            Inline::End(name) => format!("</{name}>"),
        }
    }

    #[test]
    fn elements_are_seen_as_a_browser_sees_them() {
        let html = "text <IMG src='//x/a.png' onerror=x> <!-- <b id=no> --> <a id=\"yes\">";
        assert_eq!(ids(html), ["yes"]);
        assert_eq!(elements(html)[0].name, "img");
        assert_eq!(cleaned("<B onclick=x>") + &cleaned("</b>"), "<b></b>");
        assert_eq!(cleaned("<div>") + &cleaned("</script>"), "");
        let link = cleaned("<a href='https://a.example/' style=x>");
        assert_eq!(link, "<a href=\"https://a.example/\" rel=\"noreferrer noopener nofollow\">");
        assert!(!cleaned("<a href='javascript:x'>").contains("javascript"));
        assert!(!cleaned("<a href='ftp://x'>").contains("ftp"));
        assert!(!plain(Arc::default()).clean("<p onclick=x>a<script>b</script>").contains("onclick"));
    }

    #[test]
    fn a_themes_names_are_left_out() {
        let one = |name: &str| BTreeSet::from([name.to_owned()]);
        let names = Arc::new(Names { classes: one("exit"), data: one("data-exit"), ids: &["main"] });
        let sanitiser = plain(Arc::clone(&names));
        let clean = |html: &str| sanitiser.clean(html);
        assert_eq!(clean("<p class='a exit b' id=main>c"), "<p class=\"a b\">c</p>");
        assert_eq!(clean("<p class=exit id=other>c"), "<p id=\"other\">c</p>");
        assert!(names.has("data-EXIT", ""));
    }

    #[test]
    fn depth_is_counted_as_browsers_see_it() {
        for deep in ["<div>", "<ul><li>", "<b></i>", "<div><script></div></script>", "<div><!--</div>-->"] {
            assert!(is_too_deep(&deep.repeat(300)), "{deep}");
        }
        for flat in ["<div></div>", "<p>", "<br>", "<li>", "<tr><td>", "<p><b>a</b>"] {
            assert!(!is_too_deep(&flat.repeat(3000)), "{flat}");
        }
    }
}
