//! What of a document can be found: its sections with their words, by fields. A document's units
//! depend on nothing but the document, so they are remembered with it.

use super::words;
use crate::document::Document;
use crate::markdown::Kind;
use crate::source::SourceFile;
use std::collections::{BTreeMap, HashMap};

/// The sections of a document, the words before the first heading as the first.
#[derive(Clone, Debug, Default)]
pub struct Units {
    /// The words of the title.
    pub title: Vec<String>,
    /// The sections.
    pub sections: Vec<Section>,
    /// Abbreviations that the document explains, `spt` with the words for which it stands.
    pub acronyms: Vec<(String, Vec<String>)>,
}

/// A section.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Its heading among those of the document's facts; none for the words before the first.
    pub heading: Option<usize>,
    /// The heading's words.
    pub name: Vec<String>,
    /// Other strings under which it is found: how people ask, other names, a myth's claim.
    pub aliases: Vec<Vec<String>>,
    /// The body's words, each with the number of times it stands there, in their order.
    pub body: Vec<(String, u32)>,
    /// How many words the body has.
    pub length: u32,
    /// The body as one text.
    pub text: String,
}

/// Fields of front matter whose text belongs to the page's beginning.
const BODY: &[&str] = &["summary", "main-message", "fact"];
/// Fields whose text, or each of whose texts, is another way of naming the page. A claim is found
/// by those who believe it and is never shown.
const ALIASES: &[&str] = &["asked-as", "also-called", "clinical-term", "term", "claim", "nav-title"];

/// The units of a document.
pub fn of(document: &Document, file: &SourceFile) -> Units {
    let mut units = Units::default();
    let record = &document.front.record;
    units.title = document.title().map(words::list).unwrap_or_default();
    let mut text = String::new();
    for name in BODY {
        push(&mut text, record.text(name).unwrap_or_default());
    }
    for prose in &document.prose {
        push(&mut text, &prose.tree.plain_text(&prose.text, 0));
    }
    let mut section = Section { aliases: aliases(document), ..Section::default() };
    let (body, source) = (&document.body, document.text(file));
    let mut next_fact = 0;
    let mut next_node = 0;
    for (number, node) in body.nodes().iter().enumerate() {
        if number < next_node {
            continue;
        }
        match node.kind {
            Kind::Heading(_) if document.facts.takes_h1 && Some(number) == body.leading_h1() => {
                next_node = body.subtree(number).end;
            }
            Kind::Heading(_) if body.extensions().heading_ids => {
                next_node = body.subtree(number).end;
                let fact = document.facts.headings.get(next_fact);
                next_fact += 1;
                if let Some(fact) = fact.filter(|fact| (2..=3).contains(&fact.level)) {
                    units.close(std::mem::take(&mut section), std::mem::take(&mut text));
                    section.heading = Some(next_fact - 1);
                    section.name = words::list(&fact.text);
                }
            }
            Kind::Text(slice) | Kind::Code(slice) => text.push_str(body.words(source, slice)),
            Kind::SoftBreak | Kind::HardBreak => text.push(' '),
            kind if kind.is_block() && !text.ends_with([' ', '\n']) => text.push('\n'),
            _ => {}
        }
    }
    units.close(section, text);
    units
}

impl Units {
    fn close(&mut self, mut section: Section, text: String) {
        mine(&text, &mut self.acronyms);
        let mut counts: HashMap<String, u32> = HashMap::new();
        words::each(&text, |word| {
            section.length += 1;
            match counts.get_mut(word) {
                Some(count) => *count += 1,
                None => drop(counts.insert(word.to_owned(), 1)),
            }
        });
        section.body = counts.into_iter().collect();
        section.body.sort_unstable();
        section.text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        self.sections.push(section);
    }
}

fn push(text: &mut String, more: &str) {
    if !more.is_empty() {
        text.push_str(more);
        text.push('\n');
    }
}

fn aliases(document: &Document) -> Vec<Vec<String>> {
    let record = &document.front.record;
    let own = record.text("title").unwrap_or_default();
    let mut out: BTreeMap<Vec<String>, ()> = BTreeMap::new();
    for name in ALIASES {
        let texts = record.texts(name);
        let texts = if texts.is_empty() { record.text(name).map(str::to_owned).into_iter().collect() } else { texts };
        for text in texts.iter().filter(|text| *text != own) {
            out.insert(words::list(text), ());
        }
    }
    out.into_keys().filter(|alias| !alias.is_empty()).collect()
}

/// Finds `surrogate partner therapy (SPT)`: capitals in brackets behind words that begin with them.
fn mine(text: &str, found: &mut Vec<(String, Vec<String>)>) {
    for (at, _) in text.match_indices('(') {
        let Some(inside) = text[at + 1..].split(')').next() else { continue };
        let length = inside.len();
        if !(2..=6).contains(&length) || !inside.bytes().all(|byte| byte.is_ascii_uppercase()) {
            continue;
        }
        let before = words::list(text[..at].rsplit(['.', '(', ')', '\n']).next().unwrap_or_default());
        let Some(first) = before.len().checked_sub(length) else { continue };
        let acronym = inside.to_ascii_lowercase();
        let initials: String = before[first..].iter().filter_map(|word| word.chars().next()).collect();
        if initials == acronym {
            found.push((acronym, before[first..].to_vec()));
        }
    }
}
