//! The languages that readers may choose: those in which the library is written, and those that the site has.

use super::ask::{Input, Question, text, tick};
use crate::embedded;
use crate::language;

pub(super) const INPUT: Input = Input {
    load: |question, book, values| {
        for (code, _) in book.entries(question.key) {
            values.insert(format!("languages.{code}"), "on".to_owned());
        }
    },
    draw: |question, values, html| {
        question.group(html, |html| {
            for code in offered(question) {
                let name = format!("languages.{code}");
                let label = language::name(&code).unwrap_or_else(|| code.clone());
                tick(html, (&name, &label), !text(values, &name).is_empty());
            }
        });
    },
    apply: |question, filled, book| {
        for code in offered(question) {
            let key = format!("languages.{code}");
            let is_there = book.entries(question.key).iter().any(|(own, _)| *own == code);
            match (text(&filled.values, &key), is_there) {
                ("", true) => book.remove(&key),
                ("", false) | (_, true) => {}
                (_, false) => {
                    book.make(&key);
                    let locale = language::ALL.iter().find(|locale| locale.code == code);
                    let title = locale.map_or("", |locale| locale.discreet_title);
                    book.set_text(&format!("{key}.discreet-title"), title);
                }
            }
        }
    },
};

/// The codes that can be ticked.
fn offered(question: &Question<'_>) -> Vec<String> {
    let config = &question.site.config;
    let written = config.pack.as_deref().map(embedded::languages).unwrap_or_default();
    let mut all: Vec<String> = written.into_iter().map(str::to_owned).collect();
    all.extend(config.languages.iter().map(|language| language.code.clone()));
    all.sort();
    all.dedup();
    all.retain(|code| config.languages.first().is_none_or(|own| own.code != *code));
    all
}
