//! What was seen in a document. Whether it matters is for the rules to say.

use crate::base::{Slugs, Span, slug};
use crate::data::{Node, Shape, Value};
use crate::front_matter::FrontMatter;
use crate::front_matter::fields::{SOURCES, TITLE};
use crate::markdown::{Extensions, Kind, Link, Prose, Tree};

/// Ids that are the same on every page, because scripts, other sites' links or the frame, which many
/// pages share, know them. All others that the theme has give way to the content's (`render::ids`).
pub const RESERVED: &[&str] = &[
    "main",
    "help-footer",
    "search",
    "sources",
    "top",
    "contents",
    "search-input",
    "search-help",
    "search-status",
    "search-results",
    "search-panel",
    "search-field",
    "search-label",
    "search-list",
    "search-heard",
];

/// What was seen.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The body's headings, each with its final id; without a leading h1 that serves as title.
    pub headings: Vec<HeadingFact>,
    /// The leading h1's words.
    pub leading_h1: Option<String>,
    /// Whether the leading h1 is the title and so is not printed again.
    pub takes_h1: bool,
    /// Links: the body's in its order, then those of each prose.
    pub links: Vec<LinkFact>,
    /// Images, in the same order.
    pub images: Vec<LinkFact>,
    /// Cited keys in the order of the page: front matter first.
    pub citations: Vec<CitationFact>,
    /// Ids of containers, with their places.
    pub ids: Vec<(String, Span)>,
    /// Places of raw HTML.
    pub raw_html: Vec<Span>,
    /// Words that a reader reads in body and prose.
    pub words: usize,
}

#[derive(Clone, Debug)]
pub struct HeadingFact {
    /// 1 to 6.
    pub level: u8,
    /// Its id, unique in the document.
    pub id: String,
    /// Whether the id was given by the author.
    pub explicit: bool,
    /// Its words.
    pub text: String,
    /// Its place.
    pub span: Span,
}

/// A link, or an image.
#[derive(Clone, Debug)]
pub struct LinkFact {
    /// Where it leads, as written.
    pub dest: String,
    /// Its words; for an image those that stand for it.
    pub text: String,
    /// Its place.
    pub span: Span,
    /// Where the address stands, where it is written as it is meant.
    pub address: Option<Span>,
}

/// A cited source.
#[derive(Clone, Debug)]
pub struct CitationFact {
    pub key: String,
    /// The place of the key.
    pub span: Span,
}

/// Goes through a document once. The Markdown of its front matter is read on the way.
pub(super) fn gather(front: &mut FrontMatter, body: &Tree, text: &str) -> Facts {
    let mut facts = Facts::default();
    let mut slugs = Slugs::without(RESERVED);
    // Ids that authors chose come first, so that a chosen id never changes because of another heading.
    let chosen: Vec<Option<String>> =
        body.headings().iter().map(|heading| Some(slugs.take(body.words(text, heading.id?)))).collect();
    for container in body.containers() {
        if let Some(id) = container.id {
            facts.ids.push((slugs.take(body.words(text, id)), body.slice_span(id)));
        }
    }
    headings(front, (body, text), (chosen, slugs), &mut facts);
    see_tree(body, text, &mut facts);
    let mut from_body = std::mem::take(&mut facts.citations);
    front.change(&mut |shape, node| match shape {
        Shape::Prose if !matches!(node.value, Value::Null) => {
            let text = node.text().unwrap_or_default().to_owned();
            let mut prose = Prose::parse(text, node.span, body.extensions());
            (prose.first_link, prose.first_image) = (facts.links.len(), facts.images.len());
            see_tree(&prose.tree, &prose.text, &mut facts);
            node.value = Value::Prose(Box::new(prose));
        }
        Shape::Source => cite(node.one_or_more(), &mut facts),
        _ => {}
    });
    facts.citations.append(&mut from_body);
    cite(front.list(&SOURCES), &mut facts);
    facts
}

fn cite(keys: &[Node], facts: &mut Facts) {
    let cited = keys.iter().filter_map(|key| Some(CitationFact { key: key.text()?.to_owned(), span: key.span }));
    facts.citations.extend(cited);
}

fn headings(
    front: &FrontMatter,
    (body, text): (&Tree, &str),
    (chosen, mut slugs): (Vec<Option<String>>, Slugs),
    facts: &mut Facts,
) {
    let leading = body.leading_h1();
    facts.leading_h1 = leading.map(|node| body.plain_text(text, node));
    let title = front.text(&TITLE);
    facts.takes_h1 = leading.is_some()
        && front.template() != Some("bare")
        && title.is_none_or(|title| Some(title) == facts.leading_h1.as_deref());
    if !body.extensions().contains(Extensions::HEADING_IDS) {
        return;
    }
    for (heading, chosen) in body.headings().iter().zip(chosen) {
        if facts.takes_h1 && Some(heading.node) == leading {
            continue;
        }
        let words = body.plain_text(text, heading.node);
        let explicit = heading.id.map(|id| body.slice_span(id));
        let id = chosen.unwrap_or_else(|| slugs.take(&slug(&words)));
        let span = explicit.unwrap_or_else(|| body.span(heading.node));
        facts.headings.push(HeadingFact { level: heading.level, id, explicit: explicit.is_some(), text: words, span });
    }
}

fn see_tree(tree: &Tree, text: &str, facts: &mut Facts) {
    let seen = |link: &Link| LinkFact {
        dest: tree.words(text, link.dest).to_owned(),
        text: tree.plain_text(text, link.node),
        span: tree.span(link.node),
        address: tree.written(link.dest),
    };
    facts.links.extend(tree.links().iter().map(seen));
    facts.images.extend(tree.images().iter().map(seen));
    for citation in tree.citations() {
        let span = tree.slice_span(citation.key);
        facts.citations.push(CitationFact { key: tree.words(text, citation.key).to_owned(), span });
    }
    for (number, node) in tree.nodes().iter().enumerate() {
        match node.kind {
            Kind::Text(words) => facts.words += count_words(tree.words(text, words)),
            Kind::HtmlBlock | Kind::InlineHtml(_) => facts.raw_html.push(tree.span(number)),
            _ => {}
        }
    }
}

/// Words are what stands between spaces. A run of text that markup cuts short counts as one more,
/// which does no harm to a reading time.
fn count_words(text: &str) -> usize {
    memchr::memchr_iter(b' ', text.as_bytes()).count() + usize::from(!text.trim_ascii().is_empty())
}
