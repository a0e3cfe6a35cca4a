//! What is due for review: the same as `candor review`.

use super::query::Query;
use super::sheet::{Block, Cell, Head, Sheet, table};
use super::view::{Desk, about};
use crate::base::Date;
use crate::diagnostic::count;
use crate::site::due::{self, Due, HELP};
use std::collections::BTreeMap;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(super) fn sum(desk: &Desk<'_>) -> (usize, String) {
    let all = due::all(desk.site());
    let of = |state: &str| all.iter().filter(|due| due.state == state).count();
    let words = format!("overdue; {} soon, {} planned, {} without a date", of("due"), of("planned"), of("missing"));
    (of("overdue"), words)
}

pub(super) fn sheet(desk: &Desk<'_>, query: &Query) -> Sheet {
    let all = due::all(desk.site());
    let lead = "When each page is due for review, and who reviewed it last.";
    Sheet::new("Review calendar", lead, vec![months(query, &all), pages(query, &all)])
}

/// How many are due in each month; before this month stand those that are overdue, and at the end those without a date.
fn months(query: &Query, all: &[Due]) -> Block {
    let mut months: BTreeMap<(i16, usize), (usize, usize)> = BTreeMap::new();
    for (due, date) in all.iter().filter_map(|due| Some((due, due.next?))) {
        let (number, overdue) = months.entry((date.year(), date.month())).or_default();
        *number += 1;
        *overdue += usize::from(due.state == "overdue");
    }
    let months: Vec<_> = months.into_iter().collect();
    let most = months.iter().map(|(_, (number, _))| *number).max().unwrap_or(1);
    let head = Head {
        id: "months",
        title: "By month",
        note: "",
        none: "No page has a date for its next review.",
        columns: &["Month", "Pages due"],
    };
    table(query, &head, &months, |((year, month), (number, overdue))| {
        let name = MONTHS.get(month.saturating_sub(1)).copied().unwrap_or_default();
        let pages = Cell::bar(*number, most);
        let pages = if *overdue > 0 { pages.look("bad number").note(format!("{overdue} overdue")) } else { pages };
        vec![Cell::text(format!("{name} {year}")), pages]
    })
}

fn pages(query: &Query, all: &[Due]) -> Block {
    let head = Head {
        id: "due",
        title: "Page by page",
        note: "Earliest first. To put these dates in your calendar, type: candor review --format ics",
        none: "No page has a review date, and none needs one.",
        columns: &["Page", "Next review", "State", "Last review", "By"],
    };
    let date = |date: Option<Date>| date.map_or_else(|| "–".to_owned(), |date| date.to_string());
    table(query, &head, all, |due| {
        let route = due.url.split('#').next().unwrap_or_default();
        let page = Cell::text(&due.title);
        let page = if due.kind == HELP { page.note("help line") } else { page.link(about(route)) };
        let next = Cell::text(date(due.next));
        let by = if due.by.is_empty() { "–".to_owned() } else { due.by.join(", ") };
        vec![page, next, state(due), Cell::text(date(due.last)), Cell::text(by)]
    })
}

/// In which state a page is, and for how long.
pub(super) fn state(due: &Due) -> Cell {
    let days = |days: i64| count(usize::try_from(days.abs()).unwrap_or(0), "day");
    let cell = Cell::text(due.state);
    match (due.state, due.days) {
        ("overdue", Some(late)) => cell.look("bad").note(format!("for {}", days(late))),
        ("missing", _) => cell.look("bad").note("needs a date"),
        (_, Some(left)) => cell.look("quiet").note(format!("in {}", days(left))),
        _ => cell,
    }
}
