//! Lines of help: those of the library, to be called and confirmed, and one's own.

use super::ask::{Input, Question, line, text, tick};
use crate::base::Html;
use crate::config::HELP_KINDS;
use crate::data::names;
use crate::settings::book::Book;
use crate::settings::form::{Filled, Values};
use toml_edit::{Array, Value};

const MORE: usize = 1;

pub(super) const INPUT: Input = Input { load, draw, apply };

/// What is asked of a line beside its kind and its day, each with its label.
fn ways(question: &Question<'_>) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
    question.parts().map(|(part, label)| (part.key, label)).filter(|(part, _)| !["kind", "checked"].contains(part))
}

/// A kind of help in words.
fn called(kind: &str) -> String {
    let words = kind.replace('-', " ");
    let (first, rest) = words.split_at(words.len().min(1));
    first.to_uppercase() + rest
}

/// The key of a country's own lines.
fn key(country: &str) -> String {
    format!("region.{country}.help")
}

/// The country that is set in the file, or the first of which it has lines.
fn country(book: &Book) -> Option<String> {
    let set = book.text("book.country").filter(|code| !code.is_empty());
    set.or_else(|| book.entries("region").into_iter().next().map(|(code, _)| code))
}

fn load(_: &Question<'_>, book: &Book, values: &mut Values) {
    let Some(country) = country(book) else { return };
    for (number, own) in book.groups(&key(&country)).into_iter().enumerate() {
        for (part, text) in own {
            values.insert(format!("help.{number}.{part}"), text);
        }
    }
    values.insert("help.country".to_owned(), country);
}

fn draw(question: &Question<'_>, values: &Values, html: &mut Html) {
    let country = text(values, "help.country");
    question.group(html, |html| {
        if country.is_empty() {
            html.raw("<p>Choose your country and save. Its numbers then appear here.</p>\n");
            return;
        }
        html.raw("<input type=\"hidden\" name=\"help.country\"").attribute("value", country).raw(">\n");
        let own = count(question, values);
        (0..own).for_each(|number| row(question, (number, true), values, html));
        listed(question, country, values, html);
        (own..own + MORE).for_each(|number| row(question, (number, false), values, html));
    });
}

/// One of the clinic's own lines.
fn row(question: &Question<'_>, (number, is_known): (usize, bool), values: &Values, html: &mut Html) {
    let name = |part: &str| format!("help.{number}.{part}");
    html.raw("<fieldset class=\"row\"><legend>").text(if is_known { "Your help line " } else { "Add a help line" });
    if is_known {
        html.number(number + 1);
    }
    html.raw("</legend>\n<div class=\"line\"><label").attribute("for", &format!("help-{number}-kind"));
    html.raw(">Kind</label> <select").attribute("id", &format!("help-{number}-kind"));
    html.attribute("name", &name("kind")).raw(">\n");
    for kind in names(HELP_KINDS) {
        let chosen = text(values, &name("kind")) == kind;
        html.raw("<option").attribute("value", kind).raw(if chosen { " selected>" } else { ">" }).text(&called(kind));
        html.raw("</option>\n");
    }
    html.raw("</select></div>\n");
    for (part, label) in ways(question) {
        line(html, (&name(part), label), "text", text(values, &name(part)));
    }
    line(html, (&name("checked"), "Called on"), "text", text(values, &name("checked")));
    if is_known {
        tick(html, (&name("today"), "I called it today"), false);
        tick(html, (&name("none"), "Remove it"), false);
    }
    html.raw("</fieldset>\n");
}

/// The library's lines of the country that no line of the clinic's own stands for.
fn listed(question: &Question<'_>, country: &str, values: &Values, html: &mut Html) {
    let Some((_, of)) = question.site.countries.iter().find(|(code, _)| *code == country) else { return };
    let is_own =
        |kind: &str| (0..count(question, values)).any(|number| text(values, &format!("help.{number}.kind")) == kind);
    for (number, listed) in of.lines.iter().enumerate().filter(|(_, listed)| !is_own(&listed.help.kind)) {
        let help = &listed.help;
        html.raw("<fieldset class=\"row\"><legend>").text(&help.name.0).raw("</legend>\n<p>");
        let kind = called(&help.kind);
        let ways = [
            Some(kind.as_str()),
            help.phone.as_deref(),
            help.text.as_deref(),
            help.url.as_deref(),
            help.hours.as_deref(),
        ];
        html.text(&ways.into_iter().flatten().collect::<Vec<_>>().join(" · ")).raw("</p>\n");
        let list = listed.source.0.as_deref().and_then(|key| question.site.references.find(key));
        if let Some(title) = list.and_then(|list| list.text("title")) {
            let read = list.and_then(crate::site::Reference::checked).map(|day| format!(", read on {day}"));
            html.raw("<p class=\"hint\">From: ").text(title).text(&read.unwrap_or_default()).raw("</p>\n");
        }
        tick(html, (&format!("listed.{number}"), "I called it today, and it works"), false);
        html.raw("</fieldset>\n");
    }
}

fn apply(question: &Question<'_>, filled: &Filled, book: &mut Book) {
    let values = &filled.values;
    let country = text(values, "help.country");
    if country.is_empty() {
        return;
    }
    let today = question.site.config.today.to_string();
    let before = book.groups(&key(country));
    let own = (0..count(question, values)).filter_map(|number| {
        let said = |part: &str| text(values, &format!("help.{number}.{part}"));
        if !said("none").is_empty() || ways(question).all(|(part, _)| said(part).is_empty()) {
            return None;
        }
        let checked = if said("today").is_empty() { said("checked") } else { today.as_str() };
        let mut group: Vec<(&str, Value)> = vec![("kind", Value::from(said("kind")))];
        group.extend(
            ways(question).filter(|(part, _)| !said(part).is_empty()).map(|(part, _)| (part, said(part).into())),
        );
        // What has no field here stays as it is.
        let languages = before.get(number).and_then(|own| own.iter().find(|(key, _)| key == "languages"));
        let languages = languages.map(|(_, list)| list.split(", ").collect::<Array>());
        group.extend(languages.map(|list| ("languages", Value::from(list))));
        group.extend((!checked.is_empty()).then(|| ("checked", day(checked))));
        Some(group)
    });
    let listed = question.site.countries.iter().find(|(code, _)| *code == country).map(|(_, country)| &country.lines);
    let called = listed
        .into_iter()
        .flatten()
        .enumerate()
        .filter(|(number, _)| !text(values, &format!("listed.{number}")).is_empty());
    let called = called.map(|(_, listed)| {
        let help = &listed.help;
        let mut group: Vec<(&str, Value)> =
            vec![("kind", help.kind.as_str().into()), ("name", help.name.0.as_str().into())];
        let ways = [("phone", &help.phone), ("text", &help.text), ("url", &help.url), ("hours", &help.hours)];
        group.extend(ways.into_iter().filter_map(|(part, way)| Some((part, way.as_deref()?.into()))));
        if !help.languages.is_empty() {
            group.push(("languages", Value::from(help.languages.iter().map(String::as_str).collect::<Array>())));
        }
        group.push(("checked", day(&today)));
        group
    });
    book.set_groups(&key(country), &own.chain(called).collect::<Vec<_>>());
}

/// A day as TOML has it; what is none stays text, and `check` says what is wrong with it.
fn day(text: &str) -> Value {
    text.parse::<toml_edit::Datetime>().map_or_else(|_| Value::from(text), Value::from)
}

fn count(question: &Question<'_>, values: &Values) -> usize {
    let filled = |number: &usize| {
        let said = |part: &str| !text(values, &format!("help.{number}.{part}")).is_empty();
        ways(question).any(|(part, _)| said(part))
    };
    (0..200).filter(filled).max().map_or(0, |last| last + 1)
}
