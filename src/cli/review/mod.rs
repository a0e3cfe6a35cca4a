//! `review`: what is due for review, when and by whom; what a reviewer is given; and what came of it.

mod pack;
mod record;

use super::args::Common;
use super::list::warned;
use super::outcome::{Ended, Refusal, print};
use super::table::columns;
use super::world::World;
use crate::base::{Date, Fingerprint, visible};
use crate::report::lines;
use crate::review::Reader;
use crate::site::due::{self, Due, HELP};
use clap::{Args as Group, Subcommand, ValueEnum};
use serde_json::{Value, json};
use std::path::PathBuf;

#[derive(Debug, Group)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Review {
    #[command(flatten)]
    common: Common,
    /// The format of the list
    #[arg(long, value_enum, default_value_t = ReviewFormat::Table)]
    format: ReviewFormat,
    /// Make a file for reviewers instead, with a page (its path, address or title) or all pages of a module
    #[arg(long, value_name = "PAGE|MODULE")]
    pack: Option<String>,
    /// Who the file is for (default: all three)
    #[arg(long = "for", value_enum, value_name = "WHOM", requires = "pack")]
    readers: Vec<ReviewReader>,
    /// The file to write
    #[arg(short, long, value_name = "FILE", requires = "pack")]
    output: Option<PathBuf>,
    #[command(subcommand)]
    answer: Option<Answer>,
}

#[derive(Debug, Subcommand)]
enum Answer {
    /// Record a reviewer's answer in the page and in reviews.yaml
    Record(Box<record::Record>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ReviewFormat {
    Table,
    Json,
    Ics,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ReviewReader {
    /// Is it true, up to date and safe?
    Clinical,
    /// Is what it says about law and professional rules right in the places where it is published?
    Legal,
    /// Does it treat its readers well, and what is missing?
    LivedExperience,
}

impl From<&ReviewReader> for Reader {
    fn from(reader: &ReviewReader) -> Self {
        match reader {
            ReviewReader::Clinical => Self::Clinical,
            ReviewReader::Legal => Self::Legal,
            ReviewReader::LivedExperience => Self::LivedExperience,
        }
    }
}

pub(super) fn run(args: &Review) -> Result<Ended, Refusal> {
    if let Some(Answer::Record(record)) = &args.answer {
        return record::run(record);
    }
    let compiled = World::open(&args.common)?.compile()?;
    if let Some(words) = &args.pack {
        let readers: Vec<Reader> = args.readers.iter().map(Reader::from).collect();
        return pack::run(&compiled, words, &readers, args.output.as_deref());
    }
    let due = due::all(&compiled.site);
    print(&match args.format {
        ReviewFormat::Table => table(&due),
        ReviewFormat::Json => lines(due.iter().map(object)),
        ReviewFormat::Ics => calendar(&due, compiled.site.config.today),
    })?;
    Ok(warned(&compiled))
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
