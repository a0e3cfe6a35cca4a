//! What a reader of the text would ask: what a word means, what a source is, what a field is for.

use super::findings;
use super::state::State;
use super::thing::{self, Thing};
use crate::config::LanguageId;
use crate::container::ContainerKind;
use crate::data::Field;
use crate::kind::term::DEFINITION;
use crate::lint::rules;
use crate::site::{DocumentId, Reference};
use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind};

/// What is said of what stands at a byte of a file: the thing, then what is wrong there.
pub(super) fn hover(state: &State, path: &str, byte: usize) -> Option<Hover> {
    let spot = thing::at(state, path, byte);
    let mut parts: Vec<String> = spot.iter().filter_map(|spot| about(state, &spot.thing)).collect();
    let found = state.findings(path);
    let here = found.iter().filter(|finding| {
        let range = finding.diagnostic.span.range();
        (range.start..=range.end).contains(&byte)
    });
    for finding in here {
        let rule = rules::named(finding.diagnostic.code)?;
        parts.push(format!("**{}**: {}\n\n{}", rule.code, findings::words(finding), rule.why));
    }
    let value = parts.join("\n\n---\n\n");
    let range = spot.filter(|_| !value.is_empty()).map(|spot| state.range(spot.span));
    let contents = HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value: value.clone() });
    (!value.is_empty()).then_some(Hover { contents, range })
}

/// A thing in a few lines.
pub(super) fn about(state: &State, thing: &Thing) -> Option<String> {
    let site = &state.compiled.site;
    match thing {
        Thing::Page(document) => Some(page(state, *document)),
        Thing::Anchor(document, id) => {
            let own = site.documents[*document].facts.headings.iter().find(|heading| heading.id == *id);
            let heading = own.map_or_else(|| format!("`#{id}`"), |heading| format!("**{}**", heading.text));
            Some(format!("{heading}\n\nin {}", page(state, *document)))
        }
        Thing::Source(key) => site.references.find(key).map(|one| source(state, one)),
        Thing::Topic(key) => site.topics.find(key).map(|topic| topic.text.clone()),
        Thing::Figure(name) => {
            site.figures.find(name).map(|figure| format!("**{}**\n\n{}", figure.title, figure.description))
        }
        Thing::File(route) => Some(format!("`{route}`")),
        Thing::Container(kind) => Some(container(kind)),
        Thing::Field(own) => Some(field(own)),
        Thing::Rule(rule) => Some(format!("**{}** ({})\n\n{}", rule.code, rule.severity.as_str(), rule.why)),
    }
}

/// A term with its definition; another page with its summary.
fn page(state: &State, number: DocumentId) -> String {
    let document = &state.compiled.site.documents[number];
    let summary = document.front.text(&crate::front_matter::fields::SUMMARY).map(str::to_owned);
    let answer = || document.front.answer().map(|answer| answer.words().into_owned());
    let meaning = document.front.get(&DEFINITION).map(|meaning| meaning.words().into_owned());
    let words = meaning.or(summary).or_else(answer).map(|words| format!("\n\n{words}"));
    let draft = if document.address.is_none() { "\n\nNot published." } else { "" };
    format!("**{}**{}{draft}", document.title().unwrap_or(&document.path), words.unwrap_or_default())
}

/// A source as pages list it, with what authors note of it.
pub(super) fn source(state: &State, reference: &Reference) -> String {
    let shown = state.compiled.source_entry(reference, LanguageId::OWN);
    let more = ["supports", "confidence", "note"].iter().filter_map(|key| {
        let text = reference.text(key)?;
        Some(format!("\n\n{key}: {text}"))
    });
    format!("{}{}", shown.trim(), more.collect::<String>())
}

/// What a field is for, and what it takes.
pub(super) fn field(field: &Field) -> String {
    let words: String = field.shape.words().iter().map(|(word, meaning)| format!("\n- `{word}`: {meaning}")).collect();
    let takes =
        if words.is_empty() { format!("Value: {}.", field.shape.describe()) } else { format!("Takes:\n{words}") };
    format!("**{}**: {}\n\n{takes}", field.key, field.doc)
}

/// What a container is for, and what may stand in its braces.
pub(super) fn container(kind: &ContainerKind) -> String {
    let attributes: String =
        kind.attributes.iter().map(|own| format!("\n\nOptions in {{ }}: {}", field(own))).collect();
    let own = if kind.title.is_some() { " The text in [ ] is its title." } else { "" };
    format!("`:::{}[Title]` … `:::`\n\n{}{own}{attributes}", kind.name, kind.doc)
}
