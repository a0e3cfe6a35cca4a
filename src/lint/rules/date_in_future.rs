//! `date/in-future`: nobody can have looked on a day that is still to come.

use crate::base::{Date, Span};
use crate::data::Shape;
use crate::diagnostic::Severity;
use crate::front_matter::fields::{DATE, NEXT_REVIEW};
use crate::lint::{Case, Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    code: "date/in-future",
    severity: Severity::Error,
    why: "A review can't have happened in the future. If the year has a typo, the page can look recently checked for years.",
    files: &[page!("last-reviewed: {}-11-22\n", "Text.\n")],
    bad: "2031",
    good: "2026",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let config = &case.site.config;
    let mut look = |key: &str, date: Option<Date>, place: Span| {
        // Somewhere it is tomorrow already. The library's dates are held to its own day.
        let date = date.filter(|date| config.today.days_to(*date) > 1 && !case.is_librarys(place));
        let Some(date) = date else { return };
        let message = format!("`{key}` is in the future: {date}");
        if key == DATE.key {
            let help = "the page is published anyway; to hold it back, write `draft: true`";
            found.add(place, message, help).weight = Some(Severity::Warning);
        } else {
            found.add(place, message, "write the day it was done");
        }
    };
    for page in case.published() {
        let past = |field: &str| field != NEXT_REVIEW.key;
        for (field, node) in page.front().values() {
            if matches!(field.shape, Shape::Date) && past(field.key) {
                look(field.key, node.date(), node.span);
            }
        }
    }
    for (_, reference) in case.site.references.iter() {
        look("checked", reference.checked(), reference.record.place("checked"));
    }
    for (date, place) in config.help.iter().filter_map(|help| help.checked) {
        look("checked", Some(date), place);
    }
}
