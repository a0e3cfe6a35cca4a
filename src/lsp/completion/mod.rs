//! What may be written next.

mod body;
mod data;
mod offer;
mod outline;
mod settings;
mod values;

use super::state::State;
use super::text::Lines;
use crate::config::{self, BRAND, FILE};
use crate::front_matter::COMMON;
use lsp_types::{
    CompletionItem, CompletionList, CompletionTextEdit, Documentation, MarkupContent, MarkupKind, Position, TextEdit,
};
use offer::{Offer, Offers};

/// More than these help nobody to choose; who types on is offered fewer.
const MOST: usize = 400;

/// What may stand at a position of a text, which may be newer than the state.
pub(super) fn complete(state: &State, path: &str, text: &str, at: Position) -> CompletionList {
    let lines = Lines::of(text, state.units);
    let byte = lines.byte(at);
    let Offers { start, all } =
        offers(state, path, text, byte).unwrap_or_else(|| Offers { start: byte, all: Vec::new() });
    let typed = text.get(start..byte).unwrap_or_default().to_lowercase();
    let fits = |offer: &Offer| all_letters(&offer.label.to_lowercase(), &typed);
    let fitting: Vec<Offer> = all.into_iter().filter(fits).collect();
    let range = lines.range(start..byte);
    let is_incomplete = fitting.len() > MOST;
    let items = fitting.into_iter().take(MOST).map(|offer| item(offer, range)).collect();
    CompletionList { is_incomplete, items }
}

/// Whether letters stand in a word in this order.
fn all_letters(word: &str, letters: &str) -> bool {
    let mut rest = word.chars();
    letters.chars().all(|letter| rest.any(|other| other == letter))
}

fn offers(state: &State, path: &str, text: &str, byte: usize) -> Option<Offers> {
    if path == FILE {
        return settings::offers(state, config::BOOK, text, byte);
    }
    if path.starts_with("brands/") && path.ends_with(".toml") {
        return settings::offers(state, BRAND, text, byte);
    }
    match state.document(path) {
        Some(number) => {
            let document = &state.compiled.site.documents[number];
            match outline::head(text).filter(|head| (head.start..=head.end).contains(&byte)) {
                Some(head) => data::offers(state, document, &[COMMON, document.front.kind.fields], (text, head), byte),
                None => body::offers(state, number, text, byte),
            }
        }
        None => None,
    }
}

fn item(offer: Offer, range: lsp_types::Range) -> CompletionItem {
    let doc = |value| Documentation::MarkupContent(MarkupContent { kind: MarkupKind::Markdown, value });
    CompletionItem {
        filter_text: Some(offer.label.clone()),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, offer.insert))),
        label: offer.label,
        kind: Some(offer.kind),
        detail: offer.detail,
        documentation: offer.doc.map(doc),
        ..CompletionItem::default()
    }
}
