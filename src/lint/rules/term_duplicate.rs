//! `term/duplicate`: a word that is explained twice is explained in two ways, and readers find one of them.

use super::{Check, Rule};
use crate::base::Span;
use crate::config::LanguageId;
use crate::diagnostic::{Diagnostic, Severity};
use crate::front_matter::fields::TITLE;
use crate::kind::term;
use crate::lint::Context;
use crate::site::DocumentId;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "term/duplicate",
    severity: Severity::Warning,
    why: "A word that is explained twice is explained in two ways, and readers find one of them.",
    bad: &[
        ("content/glossary/a.md", "---\ntitle: Consent\nplain-definition: A free yes.\n---\n"),
        (
            "content/glossary/b.md",
            "---\ntitle: Agreement\nplain-definition: Another free yes.\nalso-called: [consent]\n---\n",
        ),
    ],
    good: &[
        ("content/glossary/a.md", "---\ntitle: Consent\nplain-definition: A free yes.\n---\n"),
        ("content/glossary/b.md", "---\ntitle: Agreement\nplain-definition: What two people have settled.\n---\n"),
    ],
    check: Check::Site(check),
};

/// Names by language, in lower case, each with the term and the place that gives it.
type Names = BTreeMap<(LanguageId, String), (DocumentId, Span)>;

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let mut names = Names::new();
    let mut further = Vec::new();
    for (number, document, _) in site.published() {
        if !document.is_term() {
            continue;
        }
        let front = &document.front;
        let key = |name: &str| (site.language_of(number), name.to_lowercase());
        if let Some(name) = front.text(&term::TERM).or_else(|| document.title()) {
            let place = front.get(&term::TERM).or_else(|| front.get(&TITLE)).map_or(site.top(number), |node| node.span);
            add(&mut names, (key(name), name), (number, place), found);
        }
        let others = front.list(&term::ALSO_CALLED).iter();
        further.extend(others.filter_map(|node| Some((key(node.text()?), node.text()?, (number, node.span)))));
    }
    // The names of terms come first: a further name that is another term's own is the one to go.
    for (key, name, from) in further {
        add(&mut names, (key, name), from, found);
    }
}

fn add(
    names: &mut Names,
    (key, name): ((LanguageId, String), &str),
    from: (DocumentId, Span),
    found: &mut Vec<Diagnostic>,
) {
    match names.get(&key) {
        Some((first, place)) if *first != from.0 => {
            let finding = Diagnostic::warning(RULE.code, from.1, format!("“{name}” is explained elsewhere too"));
            found.push(finding.label(*place, "here").help("keep one, and let the other link to it"));
        }
        Some(_) => {}
        None => drop(names.insert(key, from)),
    }
}
