//! What pages show by the words of their templates: what these extend, include and draw, without regard to conditions.

use super::syntax::{bare, block, called, components, quoted, tags};
use super::templates::files;
use crate::base::SourceId;
use crate::source::Sources;
use memchr::memmem;
use std::collections::{BTreeMap, BTreeSet};

/// The templates by name: of each its file, whether it is the site's, and its words.
pub(super) type Templates<'a> = BTreeMap<String, (SourceId, bool, &'a str)>;

/// The templates that are used, and the built-in ones of the same names.
pub(super) fn used<'a>(sources: &'a Sources, refused: &BTreeSet<String>) -> (Templates<'a>, Templates<'a>) {
    let (mut chosen, mut originals) = (Templates::new(), Templates::new());
    for file in files(sources) {
        let original = file.original.map(|id| (id, false, sources.file(id).text()));
        let own = (file.chosen, file.own, sources.file(file.chosen).text());
        let used = if refused.contains(&file.name) { original } else { Some(own) };
        chosen.extend(used.map(|used| (file.name.clone(), used)));
        originals.extend(original.map(|original| (file.name, original)));
    }
    (chosen, originals)
}

/// What templates show, each part read once: which of some signs stand in the words of what a page is made with.
pub(super) struct Reach<'a> {
    templates: &'a Templates<'a>,
    signs: &'a [&'static str],
    /// The files of the components.
    components: BTreeMap<&'a str, &'a str>,
    parts: BTreeMap<String, Option<Part>>,
}

/// A template, or a component.
struct Part {
    signs: Vec<&'static str>,
    /// The other parts that it draws.
    draws: Vec<String>,
}

impl<'a> Reach<'a> {
    pub(super) fn new(templates: &'a Templates<'a>, signs: &'a [&'static str]) -> Self {
        // The first file that has a component draws it.
        let in_files =
            templates.iter().rev().flat_map(|(file, (_, _, text))| components(text).map(|own| (own, file.as_str())));
        Self { templates, signs, components: in_files.collect(), parts: BTreeMap::new() }
    }

    /// The templates and components that are made with something in which a sign stands, or can't be put together.
    pub(super) fn with_signs(mut self) -> BTreeSet<String> {
        let components = self.components.iter().map(|(name, file)| ((*name).to_owned(), part_of(file, name)));
        let all: Vec<(String, String)> =
            components.chain(self.templates.keys().map(|name| (name.clone(), name.clone()))).collect();
        let has_sign = |(_, part): &(String, String)| self.signs(part).is_none_or(|signs| !signs.is_empty());
        all.into_iter().filter(has_sign).map(|(name, _)| name).collect()
    }

    /// The signs in what a part is made with; none where it can't be put together.
    pub(super) fn signs(&mut self, part: &str) -> Option<BTreeSet<&'static str>> {
        let (mut found, mut seen, mut is_whole) = (BTreeSet::new(), BTreeSet::new(), false);
        let mut next = vec![part.to_owned()];
        while let Some(name) = next.pop() {
            if seen.contains(&name) {
                continue;
            }
            if let Some(part) = self.part(&name) {
                is_whole = true;
                found.extend(&part.signs);
                next.extend(part.draws.iter().cloned());
            }
            seen.insert(name);
        }
        is_whole.then_some(found)
    }

    fn part(&mut self, name: &str) -> Option<&Part> {
        if !self.parts.contains_key(name) {
            let part = assembled(self.templates, name).map(|words| self.read(&words));
            self.parts.insert(name.to_owned(), part);
        }
        self.parts.get(name)?.as_ref()
    }

    fn read(&self, words: &str) -> Part {
        let shown = tags(words, "{{", "}}").filter_map(|tag| self.drawn(tag));
        let included = |tag: &str| quoted(tag.strip_prefix("include")?);
        let drawn = shown.chain(tags(words, "{%", "%}").filter_map(|tag| self.drawn(tag).or_else(|| included(tag))));
        let frame = [("page.header", "frame/header.html"), ("page.footer", "frame/footer.html")];
        let framed = frame.into_iter().filter(|(view, _)| words.contains(view)).map(|(_, file)| file.to_owned());
        Part {
            draws: drawn.chain(framed).collect(),
            signs: self
                .signs
                .iter()
                .copied()
                .filter(|sign| memmem::find(words.as_bytes(), sign.as_bytes()).is_some())
                .collect(),
        }
    }

    /// The component that a tag draws.
    fn drawn(&self, tag: &str) -> Option<String> {
        let component = called(tag.strip_prefix('<')?.trim_start());
        Some(part_of(self.components.get(component)?, component))
    }
}

/// The name of a component's part of its file.
fn part_of(file: &str, component: &str) -> String {
    format!("{file}#{component}")
}

/// The words of a template with those that it extends, each block as the template has it; of a component, which is
/// named as [`part_of`] has it, its part of the file.
fn assembled(templates: &Templates<'_>, name: &str) -> Option<String> {
    if let Some((file, component)) = name.split_once('#') {
        let words = bare(templates.get(file)?.2);
        let start =
            words.match_indices("component ").find(|(at, tag)| called(&words[at + tag.len()..]) == component)?.0;
        let end = words[start..].find("endcomponent").map_or(words.len(), |end| start + end);
        return Some(words[start..end].to_owned());
    }
    let mut chain = vec![bare(templates.get(name)?.2)];
    let extends = |text: &str| tags(text, "{%", "%}").find_map(|tag| quoted(tag.strip_prefix("extends")?));
    while let Some(parent) = chain.last().and_then(|text| extends(text)) {
        if chain.len() > templates.len() {
            return None;
        }
        chain.push(bare(templates.get(&parent)?.2));
    }
    let mut out = String::new();
    let (root, heirs) = chain.split_last()?;
    fill(root, heirs, &mut Vec::new(), &mut out);
    Some(out)
}

/// Writes a text with its blocks as the first of the templates that extend it has them. A block is filled once on
/// the way down.
fn fill<'t>(text: &'t str, heirs: &'t [String], inside: &mut Vec<&'t str>, out: &mut String) {
    let mut rest = text;
    while let Some((before, name, body, behind)) = block(rest) {
        out.push_str(before);
        let own = heirs.iter().find_map(|heir| find_block(heir, name)).filter(|_| !inside.contains(&name));
        inside.push(name);
        fill(own.unwrap_or(body), heirs, inside, out);
        if own.is_some_and(|own| own.contains("super()")) {
            fill(body, &[], inside, out);
        }
        inside.pop();
        rest = behind;
    }
    out.push_str(rest);
}

/// The body of a block of a name, however deep it stands.
fn find_block<'t>(text: &'t str, wanted: &str) -> Option<&'t str> {
    let mut rest = text;
    while let Some((_, name, body, behind)) = block(rest) {
        if name == wanted {
            return Some(body);
        }
        if let Some(inner) = find_block(body, wanted) {
            return Some(inner);
        }
        rest = behind;
    }
    None
}
