//! The head of a page that says who reviewed it and when: changed there and nowhere else.

use super::answer::{Answer, quoted};
use crate::base::{Date, Edit, Span, edited};
use crate::data::{Field, Value};
use crate::document;
use crate::front_matter::FrontMatter;
use crate::front_matter::fields::{LAST_REVIEWED, NEXT_REVIEW, REVIEW_IN, REVIEWED_BY};
use crate::site::Site;
use crate::source::SourceFile;
use std::fmt::Write as _;

/// The text of the page with that; what is new in it is told.
pub(super) fn marked(site: &Site, answer: &Answer, told: &mut String) -> Result<String, String> {
    let (document, file) = (&site.documents[answer.document], site.file(answer.document));
    let (front, head) =
        (&document.front, Head { front: &document.front, text: file.text(), span: Span::file(document.source) });
    let last = front.date(&LAST_REVIEWED);
    // An answer that comes late does not make a page older.
    let date = last.map_or(answer.date, |last| last.max(answer.date));
    let next = answer.next.or_else(|| as_long(front, date));
    let mut edits: Vec<Edit> = head.reviewer(answer).into_iter().collect();
    edits.extend((last != Some(date)).then(|| head.value(&LAST_REVIEWED, &date.to_string())));
    edits.extend(
        next.filter(|next| front.next_review() != Some(*next)).map(|next| head.value(&NEXT_REVIEW, &next.to_string())),
    );
    let edits = head.fenced(edits);
    let text = edited(document.source, file.text(), &edits);
    // What was written has to be read as it is meant.
    let now = SourceFile::new(file.layer, file.path.clone(), text.clone().into_bytes());
    let read = document::parse(&now, document.source, &document.path, front.kind, document.body.extensions());
    let is_named = read.front.reviewers().any(|(name, _)| is_same(name, &answer.name));
    let is_next = next.is_none() || read.front.next_review() == next;
    if !is_named
        || read.front.date(&LAST_REVIEWED) != Some(date)
        || !is_next
        || read.findings.len() > document.findings.len()
    {
        return Err(format!(
            "can't change the front matter of {}; add `reviewed-by: [{}]` and `last-reviewed: {date}` yourself, then try again",
            file.place(),
            quoted(&answer.who())
        ));
    }
    let again = read.front.next_review();
    let when = again.map_or_else(
        || "the page has no next review date: add `--next DATE`".to_owned(),
        |next| format!("next review on {next}"),
    );
    let _ = writeln!(told, "{} was reviewed by {} on {date}; {when}.", file.place(), answer.who());
    Ok(text)
}

fn is_same(name: &str, given: &str) -> bool {
    name.to_lowercase() == given.replace(',', "").to_lowercase()
}

/// The day that is as long after this time as the one that was planned was after the last: whole months where it was
/// that. None where `review-in` counts by itself.
fn as_long(front: &FrontMatter, date: Date) -> Option<Date> {
    let (last, next) = (front.date(&LAST_REVIEWED)?, front.date(&NEXT_REVIEW)?);
    if front.text(&REVIEW_IN).is_some() || next <= last {
        return None;
    }
    let months = |date: Date| i32::from(date.year()) * 12 + i32::try_from(date.month()).unwrap_or(0);
    let between = months(next) - months(last);
    match last.after_months(between) {
        Some(same) if same == next => date.after_months(between),
        _ => date.after_days(i32::try_from(last.days_to(next)).ok()?),
    }
}

/// The head of a page that is being changed.
struct Head<'a> {
    front: &'a FrontMatter,
    text: &'a str,
    /// The beginning of the file.
    span: Span,
}

impl Head<'_> {
    fn is_none(&self) -> bool {
        self.front.body == 0
    }

    fn edit(&self, range: std::ops::Range<usize>, replacement: String) -> Edit {
        Edit::new(Span::new(self.span.source, range), replacement)
    }

    /// The edits of a page without a head, between the lines that make one.
    fn fenced(&self, edits: Vec<Edit>) -> Vec<Edit> {
        if !self.is_none() {
            return edits;
        }
        let end = self.line_end();
        let [first, last] = [format!("---{end}"), format!("---{end}{end}")].map(|fence| self.edit(0..0, fence));
        std::iter::once(first).chain(edits).chain([last]).collect()
    }

    fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// A field with a value, in the place of the one that it has.
    fn value(&self, field: &Field, value: &str) -> Edit {
        if let Some(node) = self.front.get(field) {
            return Edit::new(node.span, value);
        }
        let key = field.key;
        // A key may stand there with nothing behind it.
        let head = &self.text[..self.front.body];
        let empty = [format!("\n{key}:"), format!("\n{}:", key.replace('-', "_"))];
        if let Some(at) = empty.iter().find_map(|key| Some(head.find(key)? + key.len())) {
            return self.edit(at..at, format!(" {value}"));
        }
        let end = self.line_end();
        if self.is_none() {
            return self.edit(0..0, format!("{key}: {value}{end}"));
        }
        let at = head.trim_end().rfind('\n').map_or(0, |at| at + 1);
        self.edit(at..at, format!("{key}: {value}{end}"))
    }

    /// One more reviewer; none where the page names them already.
    fn reviewer(&self, answer: &Answer) -> Option<Edit> {
        if self.front.reviewers().any(|(name, _)| is_same(name, &answer.name)) {
            return None;
        }
        let who = quoted(&answer.who());
        let Some(node) = self.front.get(&REVIEWED_BY) else {
            return Some(self.value(&REVIEWED_BY, &format!("[{who}]")));
        };
        let (range, items) = (node.span.range(), node.items());
        let written = &self.text[range.clone()];
        Some(match (&node.value, items) {
            (Value::List(_), []) => self.edit(range, format!("[{who}]")),
            (Value::List(_), [.., last]) if written.starts_with('[') => {
                let at = last.span.range().end;
                self.edit(at..at, format!(", {who}"))
            }
            (Value::List(_), [.., last]) if self.text[..last.span.range().start].trim_end().ends_with('-') => {
                let start = last.span.range().start;
                let line = self.text[..start].rfind('\n').map_or(0, |at| at + 1);
                let rest = &self.text[last.span.range().end..];
                let end = last.span.range().end + rest.find(['\r', '\n']).unwrap_or(rest.len());
                self.edit(end..end, format!("{}{}{who}", self.line_end(), &self.text[line..start]))
            }
            _ => {
                let known: Vec<String> = node.one_or_more().iter().filter_map(|node| node.text()).map(quoted).collect();
                self.edit(range, format!("[{}, {who}]", known.join(", ")))
            }
        })
    }
}
