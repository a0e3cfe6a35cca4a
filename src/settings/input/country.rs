//! The country whose lines of help readers are shown.

use super::ask::{Input, text};
use super::simple;

pub(super) const INPUT: Input = Input {
    load: simple::TEXT.load,
    draw: |question, values, html| {
        let chosen = text(values, question.key).to_uppercase();
        let name = |country: &crate::site::Country| country.names.get("en").cloned().unwrap_or_default();
        let mut all: Vec<(String, String)> =
            question.site.countries.iter().map(|(code, country)| (name(country), code.to_owned())).collect();
        if !chosen.is_empty() && !all.iter().any(|(_, code)| *code == chosen) {
            all.push((chosen.clone(), chosen.clone()));
        }
        all.sort();
        question.one(html, "select", |html| {
            html.raw(">\n<option value=\"\">Readers from any country</option>\n");
            for (name, code) in &all {
                html.raw("<option").attribute("value", code).raw(if *code == chosen { " selected>" } else { ">" });
                html.text(name).raw("</option>\n");
            }
            html.raw("</select>");
        });
    },
    apply: simple::TEXT.apply,
};
