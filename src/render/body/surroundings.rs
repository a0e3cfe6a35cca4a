//! What a body asks of the page that it stands in.

use crate::base::{Html, Span, encode_href};
use crate::config::LanguageId;
use crate::markdown::{Container, Tree};
use crate::markup::{Inline, Names};
use crate::theme::{Look, Properties, Wrap};

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// Where a link leads, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Href<'a> {
    /// The value of `href`, percent-encoded; it is escaped when it is written. None writes the words
    /// without a link.
    pub href: Option<Cow<'a, str>>,
    /// Further attributes in the order of writing: `rel`, `class`, `hreflang`, …
    pub attributes: Vec<(&'static str, Cow<'a, str>)>,
}

impl<'a> Href<'a> {
    /// A link without further attributes, its destination as the author wrote it.
    pub fn plain(dest: &'a str) -> Self {
        Self { href: Some(encode_href(dest)), attributes: Vec::new() }
    }
}

/// Where an image lies.
pub(crate) type Src<'a> = Href<'a>;

/// A cited source as the page counts it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited<'a> {
    /// Its number among the page's sources, from 1.
    pub number: usize,
    /// Where the source is listed: `#source-1`.
    pub href: Cow<'a, str>,
    /// The id of this citation, unique on the page: `cite-3`.
    pub id: Cow<'a, str>,
}

impl Cited<'_> {
    /// Writes its number as a link, and the place in it; `word` says to those who don't see the list what it is.
    pub fn write(&self, word: &str, locator: &str, html: &mut Html) {
        let comma = if locator.is_empty() { "" } else { ", " };
        html.raw("<a").attribute("id", &self.id).attribute("href", &self.href);
        html.attribute("aria-label", &format!("{word} {}{comma}{locator}", self.number));
        html.raw(">").number(self.number).raw(comma).text(locator).raw("</a>");
    }
}

/// A mention of a glossary term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention<'a> {
    /// Bytes of the text that was asked about.
    pub range: Range<usize>,
    /// Where the term is explained.
    pub href: Href<'a>,
}

/// The page that a body stands in. Without any of it, a body is what CommonMark says.
///
/// Numbers count from 0 in the order of the text, and are those of the tree's lists.
pub trait Surroundings {
    /// A word of the interface, by its key.
    fn word<'a>(&'a self, key: &'a str) -> &'a str {
        key
    }

    /// Where link `number` leads; `dest` is as the author wrote it.
    fn link<'a>(&'a self, number: usize, dest: &'a str) -> Href<'a> {
        let _ = number;
        Href::plain(dest)
    }

    /// Where image `number` lies.
    fn image<'a>(&'a self, number: usize, dest: &'a str) -> Src<'a> {
        let _ = number;
        Href::plain(dest)
    }

    /// The id of heading `number`; `explicit` is what `{#id}` says.
    fn heading_id<'a>(&'a self, number: usize, explicit: Option<&'a str>) -> Option<Cow<'a, str>> {
        let _ = number;
        explicit.map(Cow::Borrowed)
    }

    /// What an id that an author chose for a container is on the page.
    fn chosen_id<'a>(&'a self, id: &'a str, _place: Span) -> Cow<'a, str> {
        id.into()
    }

    /// A new id: the one that is wanted, unless the page has it.
    fn new_id(&self, wanted: &str) -> String {
        wanted.to_owned()
    }

    /// By how much headings stand lower than they are written.
    fn level(&self) -> u8 {
        0
    }

    /// The name of a landmark on the page.
    fn landmark(&self, name: String) -> String {
        name
    }

    /// Whether a heading of level 1 at the very beginning is left out, because the page shows its title.
    fn has_title(&self) -> bool {
        false
    }

    /// Whether the page has its h1 already: one in the body is written as an h2 then. Not asked without
    /// extensions.
    fn has_h1(&self) -> bool {
        false
    }

    /// The source that `key` means; an unknown one stays as the author wrote it.
    fn citation<'a>(&'a self, number: usize, key: &'a str) -> Option<Cited<'a>> {
        let _ = (number, key);
        None
    }

    /// Writes a block of raw HTML, or leaves it out, or writes what it makes of it.
    fn raw_html(&self, markup: &str, html: &mut Html) {
        html.raw(markup);
    }

    /// The same for one tag of running text. What has to be closed in the block in which it is opened comes back.
    fn raw_inline(&self, tag: &str, html: &mut Html) -> Inline {
        self.raw_html(tag, html);
        Inline::Nothing
    }

    /// Names that the theme keeps for itself; none where there is no theme.
    fn kept_names(&self) -> Option<&Names> {
        None
    }

    /// Code in colours; none leaves it plain. Not asked without extensions.
    fn code(&self, language: &str, code: &str) -> Option<Html> {
        let _ = (language, code);
        None
    }

    /// What a component of the theme puts around what an author wrote in it.
    fn component(&self, name: &'static str, properties: Properties) -> Arc<Wrap> {
        let _ = (name, properties);
        Arc::new(Wrap { before: "<div>\n".to_owned(), after: "</div>".to_owned(), fault: None })
    }

    /// The figure that a container asks for: what more its component is given, and the drawing, which
    /// stands before what the author wrote. `text` is that of the tree.
    fn figure(&self, container: &Container, tree: &Tree, text: &str) -> Option<(Properties, Html)> {
        let _ = (container, tree, text);
        None
    }

    /// Whether [`Surroundings::mentions`] is asked at all.
    fn has_terms(&self) -> bool {
        false
    }

    /// The mentions of terms that become links, in order and without overlap. Asked in the order of
    /// the page for each run of text outside links, headings and code.
    fn mentions<'a>(&'a self, text: &str) -> Vec<Mention<'a>> {
        let _ = text;
        Vec::new()
    }
}

/// No page, but the words and the components of a look, in the site's own language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dressed<'l>(pub &'l Look);

impl Surroundings for Dressed<'_> {
    fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.strings(LanguageId::OWN).get(key)
    }

    fn component(&self, name: &'static str, properties: Properties) -> Arc<Wrap> {
        self.0.wrap(LanguageId::OWN, name, properties)
    }
}

/// No page at all: a body by itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bare;

impl Surroundings for Bare {}
