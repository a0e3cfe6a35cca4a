//! Every place at which a site names one of its files.

use super::relocation::{Form, Relocation};
use crate::base::{Edit, SourceId, Span, scheme};
use crate::data::Node;
use crate::engine::Compiled;
use crate::front_matter::fields::{ORDER, RELATED, TRANSLATION_OF};
use crate::markdown::{self, Extensions, Link, Tree};
use crate::markup;
use crate::site::{DocumentId, Site, TERM};
use std::collections::BTreeSet;

/// A place at which a file is named.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// Where the path stands, or what it stands in.
    pub(crate) span: Span,
    /// The path as it is written, with what stands behind it.
    pub(crate) written: String,
    /// The path or route from which it is looked for, below the content folder.
    pub(crate) from: String,
    pub(super) form: Form,
}

impl Mention {
    /// What to change when files move.
    pub(super) fn edits(&self, site: &Site, to: &Relocation<'_>) -> Vec<Edit> {
        // Raw HTML leads from where its page is, all else from where its file is.
        let is_route = self.from.ends_with(".html");
        let now = if is_route { to.route(&self.from) } else { to.document(&self.from) };
        let path = match self.form {
            Form::Link => self.written.split(['#', '?']).next().unwrap_or_default(),
            _ => &self.written,
        };
        let is_meant = self.form == Form::Term || !path.is_empty() && scheme(path).is_none() && !path.starts_with("//");
        let Some(new) = to.rewritten((&self.from, &now), path, self.form).filter(|new| is_meant && new != path) else {
            return Vec::new();
        };
        let text = site.sources.file(self.span.source).text();
        let edit = |start: usize| {
            let span = Span::new(self.span.source, start..start + path.len());
            Edit::new(span, self.fitting(&new, text[..start].chars().next_back()))
        };
        found_in(text, self.span, path).into_iter().map(edit).collect()
    }

    /// A path as it may stand in Markdown or YAML, behind that letter.
    fn fitting(&self, path: &str, before: Option<char>) -> String {
        let is_marked = matches!(before, Some('<' | '"' | '\''));
        match self.form {
            Form::Link => path.chars().map(|c| encoded(c, before == Some('<'))).collect(),
            _ if is_marked || is_plain(path) => path.to_owned(),
            Form::Term if !path.contains(|c: char| c.is_whitespace() || "()".contains(c)) => path.to_owned(),
            Form::Listed | Form::Term => format!("<{path}>"),
            _ => format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\"")),
        }
    }
}

/// Where a path stands in a place: it is all of it, or a part of what was folded or quoted.
fn found_in(text: &str, place: Span, path: &str) -> Vec<usize> {
    let whole = text.get(place.range()).unwrap_or_default();
    let start = place.range().start;
    if whole.starts_with(path) {
        return vec![start];
    }
    let is_part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || "-_./%".contains(c));
    let at = whole.match_indices(path).map(|(at, _)| at);
    let at =
        at.filter(|at| !is_part(whole[..*at].chars().next_back()) && !is_part(whole[at + path.len()..].chars().next()));
    at.map(|at| start + at).collect()
}

/// A letter of a path as it stands in a link.
fn encoded(c: char, is_bracketed: bool) -> String {
    match c {
        ' ' | '(' | ')' if is_bracketed => c.to_string(),
        ' ' | '(' | ')' | '<' | '>' | '#' | '?' | '%' | '"' | '\\' => format!("%{:02X}", u32::from(c)),
        c => c.to_string(),
    }
}

/// Whether a path means itself in YAML without quotes.
fn is_plain(path: &str) -> bool {
    path.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '.' || c == '/')
        && path.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c))
}

/// All of them in files that are the site's own to change, in order of place.
pub(crate) fn all(compiled: &Compiled) -> Vec<Mention> {
    let site = &*compiled.site;
    let mut found: Vec<Mention> = site.documents.keys().flat_map(|number| in_document(site, number)).collect();
    found.extend(in_summary(site));
    for language in site.config.languages.keys() {
        let curation = compiled.search.curation(language);
        let pinned = curation.pins.iter().flat_map(|pin| &pin.to);
        let tested = curation.tests.iter().flat_map(|test| &test.to);
        found.extend(pinned.chain(tested).map(|(path, span)| Mention::root(path, *span)));
    }
    found.extend(site.reviews.iter().map(|review| Mention::root(review.text("page"), review.place())));
    found.extend(site.config.exclude.iter().map(|(path, span)| Mention::root(path, *span)));
    let brand = &compiled.look.brand;
    let logos = [&brand.logo, &brand.logo_dark].into_iter().flatten();
    found.extend(logos.map(|(path, span)| Mention { form: Form::Picture, ..Mention::root(path, *span) }));
    found.retain(|mention| !site.sources.file(mention.span.source).layer.is_built_in());
    let mut seen = BTreeSet::new();
    found.retain(|mention| seen.insert((mention.span, mention.written.clone())));
    found
}

impl Mention {
    fn root(path: &str, span: Span) -> Self {
        Self { span, written: path.to_owned(), from: String::new(), form: Form::Root }
    }

    fn of(node: &Node, from: &str, form: Form) -> Option<Self> {
        Some(Self { span: node.span, written: node.text()?.to_owned(), from: from.to_owned(), form })
    }
}

fn in_document(site: &Site, number: DocumentId) -> Vec<Mention> {
    let document = &site.documents[number];
    let (front, path) = (&document.front, document.path.as_str());
    let body = (&document.body, document.text(site.file(number)));
    let trees = std::iter::once(body).chain(front.proses().map(|prose| (&prose.tree, prose.text.as_str())));
    let mut found: Vec<Mention> = trees.flat_map(|(tree, text)| in_tree(tree, text, (path, Form::Link))).collect();
    let fields = [(&RELATED, Form::Relative), (&ORDER, Form::Relative)];
    for (field, form) in fields {
        found.extend(front.list(field).iter().filter_map(|node| Mention::of(node, path, form)));
    }
    found.extend(front.get(&TRANSLATION_OF).and_then(|node| Mention::of(node, "", Form::Root)));
    found.extend(
        site.figures_in(number)
            .map(|placed| Mention { form: Form::Figure, ..Mention::root(&placed.name, placed.span) }),
    );
    found.extend(in_markup(site, number));
    found
}

fn in_tree<'t>(
    tree: &'t Tree,
    text: &'t str,
    (from, form): (&'t str, Form),
) -> impl Iterator<Item = Mention> + use<'t> {
    let links = tree.links().iter().chain(tree.images());
    links.map(move |link: &Link| {
        // What stands nowhere as it is meant is looked for in the whole link.
        let span = if link.dest.is_own() { tree.span(link.node) } else { tree.slice_span(link.dest) };
        let written = tree.words(text, link.dest);
        let form = if form == Form::Link && written.starts_with(TERM) { Form::Term } else { form };
        Mention { span, written: written.to_owned(), from: from.to_owned(), form }
    })
}

/// Addresses in raw HTML, which lead from the page's own.
fn in_markup(site: &Site, number: DocumentId) -> Vec<Mention> {
    let document = &site.documents[number];
    let Some(address) = &document.address else { return Vec::new() };
    let text = site.file(number).text();
    let mut found = Vec::new();
    for span in &document.facts.raw_html {
        let html = text.get(span.range()).unwrap_or_default();
        let attributes = markup::elements(html).into_iter().flat_map(|element| element.attributes);
        let leading = attributes.filter(|(name, _)| ["href", "src"].contains(&name.as_str()));
        found.extend(leading.map(|(_, written)| Mention {
            span: *span,
            written: written.clone(),
            from: site.pages[address.page].route.clone(),
            form: Form::Link,
        }));
    }
    found
}

fn in_summary(site: &Site) -> Vec<Mention> {
    let Some(source) = site.sources.find(&format!("{}/SUMMARY.md", site.config.src)) else { return Vec::new() };
    let text = site.sources.file(source).text();
    let tree = markdown::parse(text, markdown::Origin { source, offset: 0 }, Extensions::empty());
    in_tree(&tree, text, ("", Form::Listed)).collect()
}

/// The document that a file holds.
pub(super) fn document_in(site: &Site, source: SourceId) -> Option<DocumentId> {
    site.documents.iter_enumerated().find(|(_, document)| document.source == source).map(|(number, _)| number)
}
