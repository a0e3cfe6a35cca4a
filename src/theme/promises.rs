//! What every page that a reader can open has, whatever a site does to its templates.

use super::syntax::{bare, block, called, components, quoted, tags};
use super::templates::files;
use crate::base::SourceId;
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// What is promised, and what templates show it with.
type Promise = (&'static str, &'static str);

/// All promises.
const PROMISES: [Promise; 5] = [
    ("the way past the header", "t.skip_to_content"),
    ("the early way out", "<exit_early"),
    ("the exit control", "site.exit.history"),
    ("the places of help", "site.help"),
    ("the disclaimer", "t.disclaimer"),
];

/// The templates of pages that no page names by itself.
const OPENED: [&str; 3] = ["404.html", "search.html", "handout.html"];

/// The templates by name: of each its file, whether it is the site's, and its words.
type Templates<'a> = BTreeMap<String, (SourceId, bool, &'a str)>;

/// What a file takes away: the promise, and what it was shown with.
pub(super) type Lost = Vec<Promise>;

/// The files of the site that break promises on pages with one of the templates `named` or the theme's own: read
/// from what templates that can be used show, extend, include and draw, without regard to conditions.
pub(super) fn broken(
    sources: &Sources,
    refused: &BTreeSet<String>,
    named: &BTreeSet<String>,
) -> BTreeMap<SourceId, Lost> {
    let (mut chosen, mut originals) = (Templates::new(), Templates::new());
    for file in files(sources) {
        let original = file.original.map(|id| (id, false, sources.file(id).text()));
        let own = (file.chosen, file.own, sources.file(file.chosen).text());
        let used = if refused.contains(&file.name) { original } else { Some(own) };
        chosen.extend(used.map(|used| (file.name.clone(), used)));
        originals.extend(original.map(|original| (file.name, original)));
    }
    let own: Vec<&String> = chosen.iter().filter(|(_, (_, own, _))| *own).map(|(name, _)| name).collect();
    if own.is_empty() {
        return BTreeMap::new();
    }
    let mut shown = Shown::of(&chosen);
    let kinds = chosen.keys().filter(|name| name.starts_with("kinds/")).map(String::as_str);
    let mut found: BTreeMap<SourceId, Lost> = BTreeMap::new();
    for page in kinds.chain(OPENED).chain(named.iter().map(String::as_str)).filter(|page| chosen.contains_key(*page)) {
        // What can't be put together is an error of its own.
        let Some(kept) = shown.by(page) else { continue };
        for (promise, sign) in PROMISES.into_iter().filter(|promise| !kept.contains(promise)) {
            let took = |name: &&String| {
                let mut mended = chosen.clone();
                match originals.get(*name) {
                    Some(original) => drop(mended.insert((*name).clone(), *original)),
                    None => return *name == page,
                }
                Shown::of(&mended).by(page).is_some_and(|kept| kept.contains(&(promise, sign)))
            };
            let file = own.iter().copied().find(took).or_else(|| own.iter().copied().find(|name| *name == page));
            let Some(name) = file.or(own.first().copied()) else { continue };
            let lost = found.entry(chosen[name].0).or_default();
            if !lost.contains(&(promise, sign)) {
                lost.push((promise, sign));
            }
        }
    }
    found
}

/// What pages are made with, each part read once.
struct Shown<'a> {
    templates: &'a Templates<'a>,
    /// The files of the components.
    components: BTreeMap<&'a str, &'a str>,
    parts: BTreeMap<String, Option<Part>>,
}

/// A template, or a component.
struct Part {
    keeps: Vec<Promise>,
    /// The other parts that it draws.
    draws: Vec<String>,
}

impl<'a> Shown<'a> {
    fn of(templates: &'a Templates<'a>) -> Self {
        // The first file that has a component draws it.
        let in_files =
            templates.iter().rev().flat_map(|(file, (_, _, text))| components(text).map(|own| (own, file.as_str())));
        Self { templates, components: in_files.collect(), parts: BTreeMap::new() }
    }

    /// The promises that a page keeps; none where it can't be put together.
    fn by(&mut self, page: &str) -> Option<BTreeSet<Promise>> {
        let (mut kept, mut seen, mut is_whole) = (BTreeSet::new(), BTreeSet::new(), false);
        let mut next = vec![page.to_owned()];
        while let Some(name) = next.pop() {
            if seen.contains(&name) {
                continue;
            }
            if let Some(part) = self.part(&name) {
                is_whole = true;
                kept.extend(&part.keeps);
                next.extend(part.draws.iter().cloned());
            }
            seen.insert(name);
        }
        is_whole.then_some(kept)
    }

    fn part(&mut self, name: &str) -> Option<&Part> {
        if !self.parts.contains_key(name) {
            let part = assembled(self.templates, name).map(|words| self.read(&words));
            self.parts.insert(name.to_owned(), part);
        }
        self.parts.get(name)?.as_ref()
    }

    fn read(&self, words: &str) -> Part {
        let drawn = tags(words, "{{", "}}").filter_map(|tag| self.drawn(tag));
        let included = tags(words, "{%", "%}").filter_map(|tag| quoted(tag.strip_prefix("include")?));
        let frame = [("page.header", "frame/header.html"), ("page.footer", "frame/footer.html")];
        let framed = frame.into_iter().filter(|(view, _)| words.contains(view)).map(|(_, file)| file.to_owned());
        Part {
            draws: drawn.chain(included).chain(framed).collect(),
            keeps: PROMISES.into_iter().filter(|(_, sign)| words.contains(sign)).collect(),
        }
    }

    /// The component that a tag draws, as [`assembled`] names it.
    fn drawn(&self, tag: &str) -> Option<String> {
        let component = called(tag.strip_prefix('<')?.trim_start());
        Some(format!("{}#{component}", self.components.get(component)?))
    }
}

/// The words of a template with those that it extends, each block as the template has it; of a component, which is
/// named as `components/NAME/template.html#COMPONENT`, its part of the file.
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
