//! Dates in words.

use crate::base::Date;
use crate::theme::{Group, Strings, View};
use std::borrow::Cow;
use std::fmt::Write as _;

/// The keys of their names.
const MONTHS: [&str; 12] = [
    "month-january",
    "month-february",
    "month-march",
    "month-april",
    "month-may",
    "month-june",
    "month-july",
    "month-august",
    "month-september",
    "month-october",
    "month-november",
    "month-december",
];

/// `22 November 2026`, in the words and the order of the interface's language.
pub(super) fn words(date: Date, strings: &Strings) -> String {
    let key = MONTHS.get(date.month().saturating_sub(1)).copied().unwrap_or_default();
    let month = strings.find(key).map_or_else(
        || {
            let name = key.trim_start_matches("month-");
            let (first, rest) = name.split_at(name.len().min(1));
            Cow::Owned(first.to_uppercase() + rest)
        },
        Cow::Borrowed,
    );
    let pattern = strings.find("date").unwrap_or("{day} {month} {year}");
    let mut out = String::with_capacity(pattern.len());
    for part in pattern.split_inclusive('}') {
        let (text, place) = part.split_once('{').unwrap_or((part, ""));
        out.push_str(text);
        // Writing into a string never fails.
        let _ = match place {
            "day}" => write!(out, "{}", date.day()),
            "month}" => out.write_str(&month),
            "year}" => write!(out, "{}", date.year()),
            _ => out.write_str(&part[text.len()..]),
        };
    }
    out
}

/// A date for templates: `iso` and `text`.
pub(super) fn view(date: Date, strings: &Strings) -> View {
    Group::default().set("iso", date.to_string().as_str()).set("text", words(date, strings).as_str()).into()
}
