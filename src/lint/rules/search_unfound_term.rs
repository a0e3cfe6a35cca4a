//! `search/unfound-term`: a term of the glossary that its own name does not find.

use super::search_missed_query::ENOUGH;
use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::search::evaluation;
use crate::site::{DocumentId, Resolved};
use rayon::iter::{IntoParallelIterator, ParallelExtend, ParallelIterator};

pub(super) const RULE: Rule = Rule {
    code: "search/unfound-term",
    severity: Severity::Advice,
    why: "Who types a term of the glossary, letter for letter, expects to find it among the first three.",
    bad: &[
        ("content/glossary/touch.md", "---\ntitle: Touch\nplain-definition: Contact.\nsensitivity: 0\n---\n"),
        ("content/a.md", "---\ntitle: Touch\n---\nTouch.\n"),
        ("content/b.md", "---\ntitle: Touch\n---\nTouch.\n"),
        ("content/c.md", "---\ntitle: Touch\n---\nTouch.\n"),
    ],
    good: &[
        ("content/glossary/touch.md", "---\ntitle: Touch\nplain-definition: Contact.\nsensitivity: 0\n---\n"),
        ("content/a.md", "---\ntitle: Touch\n---\nTouch.\n"),
    ],
    check: Check::Site(check),
};

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let terms: Vec<(DocumentId, &Resolved)> = site
        .published()
        .map(|(number, document, _)| (number, document))
        .filter(|(_, document)| document.is_term())
        .filter(|(_, document)| document.front.searched())
        .collect();
    let unfound = terms.into_par_iter().filter_map(|(number, document)| {
        let title = document.title()?;
        let place = evaluation::place(site, number)?;
        let places = evaluation::places(context.search.index(site, site.language_of(number))?, title);
        let met = places.iter().take(ENOUGH).any(|found| *found == place);
        (!met).then(|| {
            let message = format!("who types `{title}` does not find it among the first three");
            let first = places.first().map_or("nothing", String::as_str);
            Diagnostic::advice(RULE.code, site.top(number), message)
                .help(format!("{first} comes first; give the term other names in `also-called` or `asked-as`"))
        })
    });
    found.par_extend(unfound);
}
