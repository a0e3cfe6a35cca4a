//! `language/avoid`: words can hurt, blame or promise what nobody can keep.

use super::{Check, Rule};
use crate::base::Span;
use crate::data::Use;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::site::{Avoided, DocumentId};

pub(super) const RULE: Rule = Rule {
    code: "language/avoid",
    severity: Severity::Warning,
    why: "Words can hurt, blame or promise what nobody can keep. The list is the site's own (language.yaml in the content folder) and gives each word its weight. Quotes, links out of the site, the claim of a myth and what people ask are left alone.",
    bad: &[
        (
            "content/language.yaml",
            "terms:\n  - avoid: [suffers from]\n    prefer: has\n    why: It is no one's to say.\n    severity: error\n",
        ),
        ("content/page.md", "---\ntitle: A page\n---\nShe suffers from pain.\n"),
    ],
    good: &[
        (
            "content/language.yaml",
            "terms:\n  - avoid: [suffers from]\n    prefer: has\n    why: It is no one's to say.\n    severity: error\n",
        ),
        ("content/page.md", "---\ntitle: A page\n---\nShe has pain. A book says “she suffers from it”.\n"),
    ],
    check: Check::Document(check),
};

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let language = &site.editions[site.language_of(number)].language;
    if !language.has_terms() {
        return;
    }
    let document = &site.documents[number];
    let allowed = |term: &Avoided| term.allowed_in(document.front.kind.name, &document.path);
    for (_, node) in document.front.values().into_iter().filter(|(field, _)| field.is(Use::Worded)) {
        let text = node.text().unwrap_or_default();
        for (range, term) in language.find(text).filter(|(_, term)| !allowed(term)) {
            found.push(finding(&text[range.clone()], term, node.part(range)));
        }
    }
    for passage in context.passages(number) {
        for (range, term) in language.find(&passage.text).filter(|(_, term)| !allowed(term)) {
            let place = passage.place(range.clone()).filter(|_| !passage.is_quoted(&range));
            found.extend(place.map(|span| finding(&passage.text[range], term, span)));
        }
    }
}

fn finding(words: &str, term: &Avoided, span: Span) -> Diagnostic {
    let message = match term.why.as_str() {
        "" => format!("“{words}” is on the list of words to avoid"),
        why => format!("“{words}”: {why}"),
    };
    let finding = Diagnostic { severity: term.severity, ..Diagnostic::warning(RULE.code, span, message) };
    if term.prefer.is_empty() { finding } else { finding.help(format!("say: {}", term.prefer)) }
}
