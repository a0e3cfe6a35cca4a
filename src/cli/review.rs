//! `review`: what is due for review, when and by whom.

use super::args::Common;
use super::list::{title, url, warned};
use super::outcome::{Ended, Refusal, print};
use super::table::columns;
use super::world::World;
use crate::base::{Date, Fingerprint, visible};
use crate::config::{FILE, Help};
use crate::front_matter::fields::{LAST_REVIEWED, REVIEWED_BY};
use crate::report::lines;
use crate::site::{DocumentId, Site};
use clap::{Args as Group, ValueEnum};
use serde_json::{Value, json};

#[derive(Debug, Group)]
pub(super) struct Review {
    #[command(flatten)]
    common: Common,
    /// How the list is written
    #[arg(long, value_enum, default_value_t = ReviewFormat::Table)]
    format: ReviewFormat,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReviewFormat {
    Table,
    Json,
    Ics,
}

pub(super) fn run(args: &Review) -> Result<Ended, Refusal> {
    let compiled = World::open(&args.common)?.compile()?;
    let due = all(&compiled.site);
    print(&match args.format {
        ReviewFormat::Table => table(&due),
        ReviewFormat::Json => lines(due.iter().map(object)),
        ReviewFormat::Ics => calendar(&due, compiled.site.config.today),
    })?;
    Ok(warned(&compiled))
}

/// What a line of help is called among the kinds of page.
const HELP: &str = "help";

/// A page, or a line of help, and when it is to be gone through again.
struct Due {
    url: String,
    source: String,
    kind: &'static str,
    title: String,
    last: Option<Date>,
    next: Option<Date>,
    /// Who went through it the last time.
    by: Vec<String>,
    /// Until it is due; negative when it is overdue.
    days: Option<i64>,
    /// `overdue`, `due` within the days of `[review] warn-days`, `planned`, or `missing` for a page that
    /// owes a date and gives none.
    state: &'static str,
}

/// Every published page that has a date, the earliest first, then those that owe one.
fn all(site: &Site) -> Vec<Due> {
    let pages = site.published().filter_map(|(number, ..)| of(site, number));
    let mut due: Vec<Due> = pages.chain(site.config.help.iter().map(|line| of_help(site, line))).collect();
    due.sort_by(|a, b| (a.next.is_none(), a.next, &a.url).cmp(&(b.next.is_none(), b.next, &b.url)));
    due
}

fn of(site: &Site, number: DocumentId) -> Option<Due> {
    let front = &site.documents[number].front;
    let next = front.next_review();
    if next.is_none() && !front.kind.health {
        return None;
    }
    let (days, state) = state(site, next);
    Some(Due {
        url: url(site, number),
        source: site.file(number).place().to_owned(),
        kind: front.kind.name,
        title: title(site, number),
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

fn object(due: &Due) -> Value {
    json!({
        "type": "review",
        "url": due.url,
        "source": due.source,
        "kind": due.kind,
        "title": due.title,
        "reviewed_by": due.by,
        "last_reviewed": due.last.map(|date| date.to_string()),
        "next_review": due.next.map(|date| date.to_string()),
        "days": due.days,
        "state": due.state,
    })
}

fn table(all: &[Due]) -> String {
    let date = |date: Option<Date>| date.map_or_else(|| "-".to_owned(), |date| date.to_string());
    let rows = all.iter().map(|due| {
        let by = if due.by.is_empty() { "-".to_owned() } else { due.by.join(", ") };
        [date(due.next), due.state.to_owned(), date(due.last), by, due.url.clone(), due.title.clone()]
    });
    columns(["NEXT REVIEW", "STATE", "LAST REVIEWED", "REVIEWED BY", "URL", "TITLE"], rows.collect())
}

/// The dates as iCalendar (RFC 5545): a whole day for each page.
fn calendar(all: &[Due], today: Date) -> String {
    let day = |date: Date| date.to_string().replace('-', "");
    let mut lines: Vec<String> =
        ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Candor//Review//EN", "CALSCALE:GREGORIAN"]
            .map(str::to_owned)
            .to_vec();
    for due in all {
        let Some(next) = due.next else { continue };
        let mut about = format!("{}\n{}", due.source, due.url);
        if let Some(last) = due.last {
            about.push_str(&format!("\nLast reviewed {last}"));
        }
        if !due.by.is_empty() {
            about.push_str(&format!("\nBy {}", due.by.join(", ")));
        }
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!(
                "UID:{}@candor",
                Fingerprint::of(if due.kind == HELP { &due.title } else { &due.source }.as_bytes()).short()
            ),
            format!("DTSTAMP:{}T000000Z", day(today)),
            format!("DTSTART;VALUE=DATE:{}", day(next)),
            format!("SUMMARY:Review: {}", plain(&due.title)),
            format!("DESCRIPTION:{}", plain(&about)),
            "TRANSP:TRANSPARENT".to_owned(),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

/// Text as RFC 5545 (3.3.11) wants it.
fn plain(text: &str) -> String {
    let line = |line: &str| visible(line).replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.split('\n').map(line).collect::<Vec<_>>().join("\\n")
}

/// A line in pieces of at most 75 bytes (3.1), none of which cuts a letter.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > 75 {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(letter);
        length += letter.len_utf8();
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_calendar_are_folded_between_letters() {
        let text = folded(&format!("SUMMARY:{}", plain(&"ä,".repeat(60))));
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert_eq!(text.replace("\r\n ", "").trim_end(), format!("SUMMARY:{}", "ä\\,".repeat(60)));
    }
}
