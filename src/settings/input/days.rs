//! Opening hours, day by day, or in one's own words.

use super::ask::{Input, line, text};

pub(super) const INPUT: Input = Input {
    load: |question, book, values| {
        values.insert(question.key.to_owned(), book.text(question.key).unwrap_or_default());
        for (day, hours) in book.entries(question.key) {
            values.insert(format!("{}.{day}", question.key), hours.unwrap_or_default());
        }
    },
    draw: |question, values, html| {
        question.group(html, |html| {
            for (day, name) in question.parts() {
                let key = format!("{}.{}", question.key, day.key);
                line(html, (&key, name), "text", text(values, &key));
            }
            line(html, (question.key, "Or in your own words"), "text", text(values, question.key));
        });
    },
    apply: |question, filled, book| {
        let of = |day: &str| text(&filled.values, &format!("{}.{day}", question.key));
        let days = question.parts().map(|(day, _)| (day.key, of(day.key))).filter(|(_, hours)| !hours.is_empty());
        match text(&filled.values, question.key) {
            "" => book.set_inline(question.key, &days.collect::<Vec<_>>()),
            own => book.set_text(question.key, own),
        }
    },
};
