//! `search/unfound-term`: who types a term of the glossary expects to find it.

use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};
use crate::search::evaluation;
use crate::search::ranking::Room;
use crate::site::DocumentId;
use rayon::iter::{IntoParallelIterator, ParallelIterator};

/// A page that may have its title, and stand above it.
const TOUCH: &str = "---\ntitle: {}\n---\nText.\n";
/// So far people look.
const ENOUGH: usize = 10;

pub(super) const RULE: Rule = Rule {
    code: "search/unfound-term",
    severity: Severity::Advice,
    why: "Readers who type a glossary term exactly should find it among the first ten results.",
    files: &[
        ("content/glossary/touch.md", "---\ntitle: Touch\nplain-definition: Contact.\nsensitivity: 0\n---\n"),
        ("content/a.md", TOUCH),
        ("content/b.md", TOUCH),
        ("content/c.md", TOUCH),
        ("content/d.md", TOUCH),
        ("content/e.md", TOUCH),
        ("content/f.md", TOUCH),
        ("content/g.md", TOUCH),
        ("content/h.md", TOUCH),
        ("content/i.md", TOUCH),
        ("content/j.md", TOUCH),
    ],
    bad: "Touch",
    good: "Hands",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let site = case.site;
    let terms = case.published().filter(|page| page.document.is_term() && page.front().searched());
    let terms: Vec<DocumentId> = terms.map(|page| page.number).collect();
    let unfound = terms.into_par_iter().filter_map(|number| {
        let title = site.documents[number].title()?;
        let place = evaluation::place(site, number)?;
        let index = case.search.index(site, site.language_of(number))?;
        let places = evaluation::places(&mut Room::new(index), index, title);
        let met = places.iter().take(ENOUGH).any(|found| *found == place);
        (!met).then(|| (number, title, places.into_iter().next()))
    });
    for (number, title, first) in unfound.collect::<Vec<_>>() {
        let message = format!("searching for `{title}` does not show this term among the first ten");
        let first = first.as_deref().unwrap_or("nothing");
        let help = format!("add other names for it in `also-called` or `asked-as`; now {first} comes first");
        found.add(site.top(number), message, help);
    }
}
