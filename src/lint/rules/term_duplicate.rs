//! `term/duplicate`: a word that is explained twice is explained in two ways.

use crate::base::Span;
use crate::config::LanguageId;
use crate::diagnostic::Severity;
use crate::front_matter::fields::TITLE;
use crate::kind::term;
use crate::lint::{Case, Check, Findings, Rule};
use crate::site::DocumentId;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "term/duplicate",
    severity: Severity::Warning,
    why: "If two pages define the same word, readers find only one of them.",
    files: &[
        ("content/glossary/a.md", "---\ntitle: Consent\nplain-definition: A free yes.\n---\n"),
        ("content/glossary/b.md", "---\ntitle: Agreement\nplain-definition: What two people have settled.\n{}---\n"),
    ],
    bad: "also-called: [consent]\n",
    good: "",
    check: Check::Site(check),
};

/// A name of a term: what it says, in which language, and the term and place that give it.
struct Name<'a> {
    language: LanguageId,
    text: &'a str,
    term: DocumentId,
    span: Span,
}

fn check(case: &Case<'_>, found: &mut Findings) {
    let (mut own, mut further) = (Vec::new(), Vec::new());
    for page in case.published() {
        if !page.document.is_term() {
            continue;
        }
        let front = page.front();
        let name = |text, span| Name { language: page.language(), text, term: page.number, span };
        if let Some(text) = page.term() {
            let place = front.get(&term::TERM).or_else(|| front.get(&TITLE)).map_or(page.top(), |node| node.span);
            own.push(name(text, place));
        }
        further.extend(front.list(&term::ALSO_CALLED).iter().filter_map(|node| Some(name(node.text()?, node.span))));
    }
    let mut names: BTreeMap<(LanguageId, String), &Name<'_>> = BTreeMap::new();
    // The names of terms come first: a further name that is another term's own is the one to go.
    for name in own.iter().chain(&further) {
        let first = *names.entry((name.language, name.text.to_lowercase())).or_insert(name);
        if first.term != name.term {
            let message = format!("“{}” is also defined elsewhere", name.text);
            found.add(name.span, message, "keep one, and link to it from the other").point_to(first.span, "here");
        }
    }
}
