//! How explicit pages may be.

use super::ask::{Input, text};
use super::pages::optional;
use super::simple;
use crate::front_matter::fields::LEVELS;

/// Nothing is left out at the last of them.
const ALL: usize = LEVELS.len() - 1;

pub(super) const INPUT: Input = Input {
    load: simple::TEXT.load,
    draw: |question, values, html| {
        let chosen = text(values, question.key).parse().unwrap_or(ALL);
        let above =
            |level: usize| optional(question.site).filter(|page| page.front.sensitivity() > level as i64).count();
        question.group(html, |html| {
            for (level, (_, words)) in LEVELS.iter().enumerate() {
                html.raw("<label class=\"card\"><input type=\"radio\"").attribute("name", question.key);
                html.attribute("value", &level.to_string()).raw(if level == chosen { " checked> " } else { "> " });
                html.raw("<strong>").text(words).raw("</strong> <span>");
                html.text(&match above(level) {
                    0 => "leaves out nothing".to_owned(),
                    1 => "leaves out 1 page".to_owned(),
                    count => format!("leaves out {count} pages"),
                });
                html.raw("</span></label>\n");
            }
        });
    },
    apply: |question, filled, book| {
        let Ok(level) = text(&filled.values, question.key).parse::<usize>() else { return };
        let written = book.text(question.key);
        // Where nothing is left out, nothing has to be said.
        if written != Some(level.to_string()) && (level < ALL || written.is_some()) {
            book.set(question.key, level as i64);
        }
    },
};
