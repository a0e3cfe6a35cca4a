//! `claim/uncited`: a number, a study or a law without its source can't be checked, and is repeated all the same.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::readability::split;
use crate::document::{Passage, Role};
use crate::front_matter::FrontMatter;
use crate::kind::SOURCE;
use crate::lint::Context;
use crate::site::{DocumentId, Language};
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    code: "claim/uncited",
    severity: Severity::Warning,
    why: "A number, a study or a law without its source can't be checked, and is repeated all the same. What counts as a statement is the site's own list (`claims:` in language.yaml).",
    bad: &[
        ("content/language.yaml", "claims:\n  words: [studies]\n  units: [\"%\"]\n"),
        (
            "content/a.md",
            "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nStudies found that it helped 40% of people.\n",
        ),
    ],
    good: &[
        ("content/language.yaml", "claims:\n  words: [studies]\n  units: [\"%\"]\n"),
        ("content/sources.yaml", "a-2014:\n  title: A book\n  confidence: verified\n  checked: 2026-11-22\n"),
        (
            "content/a.md",
            "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nStudies found that it helped 40% of people [@a-2014].\n",
        ),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let front = &site.documents[number].front;
    let language = &site.editions[site.language_of(number)].language;
    // A page that retells one source, such as a story, names it at its head.
    if !front.kind.health || !language.has_claims() || front.get(&SOURCE).is_some() {
        return;
    }
    let sourced = sourced(front);
    // An item of a list stands on the source of the words that lead to it.
    let mut led = false;
    for passage in context.passages(number) {
        match passage.role {
            Role::Paragraph => led = passage.cited,
            Role::Item => {}
            _ => continue,
        }
        let carried = passage.cited || (led && passage.role == Role::Item);
        if !carried {
            let finding = stated(language, &passage);
            found.extend(finding.filter(|finding| !sourced.iter().any(|group| group.contains(&finding.span.start))));
        }
    }
}

/// Groups of the front matter, such as the rows of a comparison, that name their source beside the words.
fn sourced(front: &FrontMatter) -> Vec<Range<u32>> {
    let groups = front.entries().iter().flat_map(|entry| entry.node.items());
    groups.filter(|group| SOURCE.of(group).is_some()).map(|group| group.span.start..group.span.end).collect()
}

/// The first statement of a passage; a question is none.
fn stated(language: &Language, passage: &Passage) -> Option<Diagnostic> {
    let (sentence, words) = split(&passage.text).into_iter().find_map(|sentence| {
        let text = &passage.text[sentence.clone()];
        let words = language.statement(text).filter(|_| !text.ends_with('?'))?;
        let words = sentence.start + words.start..sentence.start + words.end;
        (!passage.is_quoted(&words)).then_some((sentence, words))
    })?;
    let message = format!("“{}” makes this a statement, and the paragraph has no source", &passage.text[words]);
    let finding = Diagnostic::warning(RULE.code, passage.place(sentence)?, message);
    Some(finding.help("cite its source: `[@key]` of sources.yaml"))
}
