//! What is due for review, when and by whom.

use super::{DocumentId, Site};
use crate::base::Date;
use crate::config::{FILE, Help};
use crate::front_matter::fields::{LAST_REVIEWED, REVIEWED_BY};

/// What a line of help is called among the kinds of page.
pub(crate) const HELP: &str = "help";

/// A page, or a line of help, and when it is to be gone through again.
#[derive(Clone, Debug)]
pub(crate) struct Due {
    pub(crate) url: String,
    pub(crate) source: String,
    pub(crate) kind: &'static str,
    pub(crate) title: String,
    pub(crate) last: Option<Date>,
    pub(crate) next: Option<Date>,
    /// Who went through it the last time.
    pub(crate) by: Vec<String>,
    /// Until it is due; negative when it is overdue.
    pub(crate) days: Option<i64>,
    /// `overdue`, `due` within the days of `[review] warn-days`, `planned`, or `missing` for a page that
    /// owes a date and gives none.
    pub(crate) state: &'static str,
}

/// Every published page that has a date, the earliest first, then those that owe one.
pub(crate) fn all(site: &Site) -> Vec<Due> {
    let pages = site.published().filter_map(|(number, ..)| of(site, number));
    let mut due: Vec<Due> = pages.chain(site.config.help.iter().map(|line| of_help(site, line))).collect();
    due.sort_by(|a, b| (a.next.is_none(), a.next, &a.url).cmp(&(b.next.is_none(), b.next, &b.url)));
    due
}

/// When a page is due; none for one that has no date and owes none.
pub(crate) fn of(site: &Site, number: DocumentId) -> Option<Due> {
    let front = &site.documents[number].front;
    let next = front.next_review();
    if next.is_none() && !front.kind.health {
        return None;
    }
    let (days, state) = state(site, next);
    Some(Due {
        url: site.url_of(number),
        source: site.file(number).place().to_owned(),
        kind: front.kind.name,
        title: site.title_of(number).to_owned(),
        last: front.date(&LAST_REVIEWED),
        next,
        by: front.texts(&REVIEWED_BY),
        days,
        state,
    })
}

/// A line of help, which stands on every page.
fn of_help(site: &Site, line: &Help) -> Due {
    let next = line.due().map(|(due, _)| due);
    let (days, state) = state(site, next);
    Due {
        url: "index.html".into(),
        source: FILE.into(),
        kind: HELP,
        title: line.name.0.clone(),
        last: line.checked.map(|(date, _)| date),
        next,
        by: Vec::new(),
        days,
        state,
    }
}

/// How many days it is until a day, and what that means.
fn state(site: &Site, next: Option<Date>) -> (Option<i64>, &'static str) {
    let days = next.map(|next| site.config.today.days_to(next));
    let state = match days {
        Some(days) if days < 0 => "overdue",
        Some(days) if days <= site.config.review.warn_days => "due",
        Some(_) => "planned",
        None => "missing",
    };
    (days, state)
}
