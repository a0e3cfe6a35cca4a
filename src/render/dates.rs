//! Dates in words.

use crate::base::Date;
use crate::theme::{Group, Strings, View};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `22 November 2026`, in the words and the order of the interface's language.
pub(super) fn words(date: Date, strings: &Strings) -> String {
    let name = MONTHS.get(date.month().saturating_sub(1)).copied().unwrap_or_default();
    let month = strings.find(&format!("month-{name}")).map_or_else(
        || {
            let (first, rest) = name.split_at(name.len().min(1));
            first.to_uppercase() + rest
        },
        str::to_owned,
    );
    let pattern = strings.find("date").unwrap_or("{day} {month} {year}");
    pattern
        .replace("{day}", &date.day().to_string())
        .replace("{month}", &month)
        .replace("{year}", &date.year().to_string())
}

/// A date for templates: `iso` and `text`.
pub(super) fn view(date: Date, strings: &Strings) -> View {
    Group::default().set("iso", date.to_string().as_str()).set("text", words(date, strings).as_str()).into()
}
