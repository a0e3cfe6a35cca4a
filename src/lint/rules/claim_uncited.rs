//! `claim/uncited`: a number, a study or a law without its source can't be checked, and is repeated all the same.

use crate::base::Span;
use crate::diagnostic::Severity;
use crate::document::readability::split;
use crate::document::{Passage, Role};
use crate::front_matter::FrontMatter;
use crate::kind;
use crate::lint::example::SOURCE;
use crate::lint::{Check, Findings, Rule, Subject};
use crate::site::Language;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    code: "claim/uncited",
    severity: Severity::Warning,
    why: "Readers can't check a number, study or law without its source. Which words count as a statement is listed in `claims:` in language.yaml; without that list, every share counts, such as 40%.",
    files: &[
        ("content/language.yaml", "claims:\n  words: [studies]\n  units: [\"%\"]\n"),
        SOURCE,
        reviewed!("kind: article\n", "One study asked [@a-2014].\n\nStudies found that it helped 40% of people{}.\n"),
    ],
    bad: "",
    good: " [@a-2014]",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let front = page.front();
    let language = &page.site.editions[page.language()].language;
    // A page that retells one source, such as a story, names it at its head.
    if !front.kind.health || !language.has_claims() || front.get(&kind::SOURCE).is_some() {
        return;
    }
    let sourced = sourced(front);
    // An item of a list stands on the source of the words that lead to it.
    let mut led = false;
    for passage in page.passages() {
        match passage.role {
            Role::Paragraph => led = passage.cited,
            Role::Item => {}
            _ => continue,
        }
        if passage.cited || (led && passage.role == Role::Item) {
            continue;
        }
        let Some((words, span)) = stated(language, passage) else { continue };
        if !sourced.iter().any(|group| group.contains(&span.start)) {
            let message = format!("“{words}” marks a statement that needs a source, but this paragraph has none");
            found.add(span, message, "cite a source with `[@key]`, a key in sources.yaml");
        }
    }
}

/// Groups of the front matter, such as the rows of a comparison, that name their source beside the words.
fn sourced(front: &FrontMatter) -> Vec<Range<u32>> {
    let groups = front.entries().iter().flat_map(|entry| entry.node.items());
    groups.filter(|group| kind::SOURCE.of(group).is_some()).map(|group| group.span.start..group.span.end).collect()
}

/// The words that make the first statement of a passage, and its sentence; a question is none.
fn stated<'p>(language: &Language, passage: &'p Passage) -> Option<(&'p str, Span)> {
    let (sentence, words) = split(&passage.text).into_iter().find_map(|sentence| {
        let text = &passage.text[sentence.clone()];
        let words = language.statement(text).filter(|_| !text.ends_with('?'))?;
        let words = sentence.start + words.start..sentence.start + words.end;
        (!passage.is_quoted(&words)).then_some((sentence, words))
    })?;
    Some((&passage.text[words], passage.place(sentence)?))
}
