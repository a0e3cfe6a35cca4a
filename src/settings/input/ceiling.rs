//! How explicit pages may be.

use super::ask::{Input, text};
use super::simple;

/// What pages of each level are like.
const LEVELS: [(&str, &str, &str); 4] = [
    ("0", "No words for sexual acts", "“The therapist and you decide together when to begin.”"),
    ("1", "Names of body parts and acts, in passing", "“Some people have pain during sex.”"),
    (
        "2",
        "Plain words about bodies and sex, line drawings that the reader opens",
        "“The clitoris swells with arousal.”",
    ),
    ("3", "Everything, step by step", "“Pinch the tip, and roll the condom down.”"),
];

pub(super) const INPUT: Input = Input {
    load: simple::TEXT.load,
    draw: |question, values, html| {
        let chosen = Some(text(values, question.key)).filter(|chosen| !chosen.is_empty()).unwrap_or("3");
        let above = |level: i64| question.site.documents.iter().filter(|page| page.front.sensitivity() > level).count();
        question.group(html, |html| {
            for (number, (level, name, example)) in LEVELS.iter().enumerate() {
                html.raw("<label class=\"card\"><input type=\"radio\"").attribute("name", question.key);
                html.attribute("value", level).raw(if *level == chosen { " checked> " } else { "> " });
                html.raw("<strong>").text(name).raw("</strong> <span>").text(example).raw("</span> <span>");
                let count = above(i64::try_from(number).unwrap_or(i64::MAX));
                html.text(&match count {
                    0 => "leaves out nothing".to_owned(),
                    count => format!("leaves out {count} pages and words"),
                });
                html.raw("</span></label>\n");
            }
        });
    },
    apply: |question, filled, book| match text(&filled.values, question.key) {
        // Where nothing is left out, nothing has to be said.
        "3" if book.text(question.key).is_none() => {}
        level => {
            if let Ok(level) = level.parse::<i64>() {
                let is_new = book.text(question.key) != Some(level.to_string());
                if is_new {
                    book.set(question.key, level);
                }
            }
        }
    },
};
