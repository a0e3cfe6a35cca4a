//! Which pinned results a query asks for: patterns of words that lead somewhere before anything else.

use super::curation::{Element, GAP};
use super::index::{Index, Stem};
use super::query::Query;

/// The first pinned results of which a pattern stands in what was typed, without what it says is harmless; by their
/// number.
pub(crate) fn pinned(index: &Index, query: &Query) -> Option<usize> {
    let typed: Vec<Vec<Stem>> =
        query.words.iter().map(|readings| readings.iter().map(|(stem, _)| *stem).collect()).collect();
    let mut is_typed = vec![false; index.postings.len()];
    typed.iter().flatten().for_each(|stem| is_typed[*stem as usize] = true);
    let sets: Vec<bool> = index.sets.iter().map(|set| set.iter().any(|stem| is_typed[*stem as usize])).collect();
    // Most patterns begin with a word that was not typed.
    let may_stand = |pattern: &&Vec<Element<Stem>>| match pattern.first() {
        Some(Element::Word(stem)) => is_typed[*stem as usize],
        Some(Element::Set(set)) => sets[*set],
        Some(Element::Gap) | None => true,
    };
    index.pinned.iter().position(|pinned| {
        if !pinned.patterns.iter().any(|pattern| may_stand(&pattern)) {
            return false;
        }
        let mut heard = typed.clone();
        for but in pinned.but.iter().filter(may_stand) {
            for start in 0..heard.len() {
                let end = start + ends(index, &heard[start..], but).unwrap_or(0);
                heard[start..end].iter_mut().for_each(Vec::clear);
            }
        }
        let stands =
            |pattern: &[Element<Stem>]| (0..heard.len()).any(|start| ends(index, &heard[start..], pattern).is_some());
        pinned.patterns.iter().filter(may_stand).any(|pattern| stands(pattern))
    })
}

/// How many words a pattern takes that begins with the first of them; none where it does not stand there.
fn ends(index: &Index, words: &[Vec<Stem>], pattern: &[Element<Stem>]) -> Option<usize> {
    let Some(first) = pattern.first() else { return Some(0) };
    let fits = |stem: &Stem| match first {
        Element::Word(word) => word == stem,
        Element::Set(set) => index.sets[*set].binary_search(stem).is_ok(),
        Element::Gap => false,
    };
    let skips = match first {
        Element::Gap => 0..=GAP.min(words.len()),
        _ if words.first().is_some_and(|stems| stems.iter().any(fits)) => 1..=1,
        _ => return None,
    };
    skips.into_iter().find_map(|skip| Some(skip + ends(index, &words[skip..], &pattern[1..])?))
}
