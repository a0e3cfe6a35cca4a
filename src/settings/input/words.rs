//! What a clinic says in the other languages of its site.

use super::ask::{Input, Question, line, text};

pub(super) const INPUT: Input = Input {
    load: |question, book, values| {
        for key in keys(question).flat_map(|(_, keys)| keys).map(|(key, _)| key) {
            let said = book.text(&key).unwrap_or_default();
            values.insert(key, said);
        }
    },
    draw: |question, values, html| {
        for (code, keys) in keys(question) {
            let name = crate::language::name(&code).unwrap_or(code);
            html.raw("<fieldset class=\"question\"><legend>").text(question.label()).raw(" ").text(&name);
            html.raw("</legend>\n");
            for (key, label) in keys {
                line(html, (&key, label), "text", text(values, &key));
            }
            html.raw("</fieldset>\n");
        }
    },
    apply: |question, filled, book| {
        for (key, _) in keys(question).flat_map(|(_, keys)| keys) {
            // Hours by day are written in the file, and have no field here.
            if filled.values.contains_key(&key) && book.entries(&key).is_empty() {
                book.set_text(&key, text(&filled.values, &key));
            }
        }
    },
};

/// The further languages, each with the keys of what is said in it and what these are called.
fn keys<'a>(question: &'a Question<'_>) -> impl Iterator<Item = (String, Vec<(String, &'static str)>)> + 'a {
    question.site.config.languages.iter().skip(1).map(|language| {
        let key = |part: &str| format!("brand.{}.{part}", language.code);
        (language.code.clone(), question.parts().map(|(part, label)| (key(part.key), label)).collect())
    })
}
