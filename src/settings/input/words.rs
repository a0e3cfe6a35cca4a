//! What a clinic says in the other languages of its site.

use super::ask::{Input, line, text};

const PARTS: [(&str, &str); 6] = [
    ("hours", "Opening hours"),
    ("access", "How to get in"),
    ("safe-contact", "When you may call"),
    ("complaints", "How to complain"),
    ("complaints-to", "Who answers a complaint"),
    ("complaints-within", "How soon"),
];

pub(super) const INPUT: Input = Input {
    load: |question, book, values| {
        for language in question.site.config.languages.iter().skip(1) {
            for (part, _) in PARTS {
                let key = format!("brand.{}.{part}", language.code);
                values.insert(key.clone(), book.text(&key).unwrap_or_default());
            }
        }
    },
    draw: |question, values, html| {
        for language in question.site.config.languages.iter().skip(1) {
            let name = crate::language::name(&language.code).unwrap_or_else(|| language.code.clone());
            html.raw("<fieldset class=\"question\"><legend>").text(question.label()).raw(" ").text(&name);
            html.raw("</legend>\n");
            for (part, label) in PARTS {
                let key = format!("brand.{}.{part}", language.code);
                line(html, (&key, label), "text", text(values, &key));
            }
            html.raw("</fieldset>\n");
        }
    },
    apply: |question, filled, book| {
        for language in question.site.config.languages.iter().skip(1) {
            for (part, _) in PARTS {
                let key = format!("brand.{}.{part}", language.code);
                // Hours by day are written in the file, and have no field here.
                if filled.values.contains_key(&key) && book.entries(&key).is_empty() {
                    book.set_text(&key, text(&filled.values, &key));
                }
            }
        }
    },
};
