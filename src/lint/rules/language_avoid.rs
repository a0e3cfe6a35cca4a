//! `language/avoid`: words can hurt, blame or promise what nobody can keep.

use crate::base::Span;
use crate::data::Use;
use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};
use crate::site::Avoided;

pub(super) const RULE: Rule = Rule {
    code: "language/avoid",
    severity: Severity::Warning,
    why: "Some words hurt, blame or promise too much. You can change the list and the level of each word (language.yaml in the content folder). Quotes, links to other sites, the claim of a myth and readers' questions are not checked.",
    files: &[
        (
            "content/language.yaml",
            "terms:\n  - avoid: [suffers from]\n    prefer: has\n    why: It is no one's to say.\n    severity: error\n",
        ),
        page!("She {} pain. A book says “she suffers from it”.\n"),
    ],
    bad: "suffers from",
    good: "has",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let language = &page.site.editions[page.language()].language;
    if !language.has_terms() {
        return;
    }
    let allowed = |term: &Avoided| term.allowed_in(page.front().kind.name, &page.document.path);
    for (_, node) in page.front().values().into_iter().filter(|(field, _)| field.is(Use::Worded)) {
        let text = node.text().unwrap_or_default();
        for (range, term) in language.find(text).filter(|(_, term)| !allowed(term)) {
            add(found, &text[range.clone()], term, node.part(range));
        }
    }
    for passage in page.passages() {
        for (range, term) in language.find(&passage.text).filter(|(_, term)| !allowed(term)) {
            if let Some(span) = passage.place(range.clone()).filter(|_| !passage.is_quoted(&range)) {
                add(found, &passage.text[range], term, span);
            }
        }
    }
}

fn add(found: &mut Findings, words: &str, term: &Avoided, span: Span) {
    let message = match term.why.as_str() {
        "" => format!("“{words}” is on the list of words to avoid"),
        why => format!("“{words}”: {why}"),
    };
    let finding = found.add(span, message, format!("say: {}", term.prefer));
    finding.weight = Some(term.severity);
    if term.prefer.is_empty() {
        finding.help = None;
    }
}
