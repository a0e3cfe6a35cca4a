//! The languages that readers may choose.

use super::{Input, text, tick};
use crate::language;

pub(super) const INPUT: Input = Input {
    load: |question, book, values| {
        for (code, _) in book.entries(question.key) {
            values.insert(format!("languages.{code}"), "on".to_owned());
        }
    },
    draw: |question, values, html| {
        let own = question.site.config.languages.first().map(|own| own.code.clone()).unwrap_or_default();
        question.group(html, |html| {
            for locale in language::ALL.iter().filter(|locale| locale.code != own) {
                let name = format!("languages.{}", locale.code);
                let label = language::name(locale.code).unwrap_or_else(|| locale.code.to_owned());
                tick(html, (&name, &label), !text(values, &name).is_empty());
            }
        });
    },
    apply: |question, filled, book| {
        let own = question.site.config.languages.first().map(|own| own.code.clone()).unwrap_or_default();
        for locale in language::ALL.iter().filter(|locale| locale.code != own) {
            let key = format!("languages.{}", locale.code);
            match text(&filled.values, &key) {
                "" => book.remove(&key),
                _ => {
                    if !book.entries(question.key).iter().any(|(code, _)| code == locale.code) {
                        book.make(&key);
                        book.set_text(&format!("{key}.discreet-title"), locale.discreet_title);
                    }
                }
            }
        }
    },
};
