//! Where readers find help, as templates see it.

use super::{dates, fields::label};
use crate::base::Phone;
use crate::config::{Help, Language};
use crate::language;
use crate::site::{Country, Listed, Site};
use crate::theme::{Group, Strings, View};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The lines of the settings, and those of the site's country that they do not replace; emergency first.
pub(super) fn lines(site: &Site, strings: &Strings) -> Vec<View> {
    let own = site.config.help.iter().map(|help| {
        // Only where several places are named does a reader have to choose among them.
        let several = site.config.help.iter().any(|other| other.region != help.region);
        (help, line(help, several.then_some(help.region.as_str()), strings))
    });
    let listed = site.countries.chosen(&site.config);
    let listed = listed.map(|listed| (&listed.help, from_list(site, listed, strings)));
    let mut lines: Vec<(bool, Group)> =
        own.chain(listed).map(|(help, view)| (help.kind != "emergency", view)).collect();
    lines.sort_by_key(|(later, _)| *later);
    lines.into_iter().map(|(_, view)| view.into()).collect()
}

/// The names of these lines.
pub(super) fn names(site: &Site) -> Vec<String> {
    let listed = site.countries.chosen(&site.config).map(|listed| &listed.help);
    site.config.help.iter().chain(listed).map(|help| help.name.0.clone()).collect()
}

/// The countries that share their numbers in an emergency, those that most share first: `numbers` and `countries`.
/// Nothing where the site says itself whom its readers call.
pub(super) fn emergency(site: &Site, strings: &Strings, language: &Language) -> Vec<View> {
    let mut groups: BTreeMap<Vec<&str>, (Vec<View>, Vec<&str>)> = BTreeMap::new();
    for (code, country) in unsaid(site) {
        let lines: Vec<&Listed> = country.lines.iter().filter(|line| line.help.kind == "emergency").collect();
        let phones: Vec<&str> = lines.iter().filter_map(|line| line.help.phone.as_deref()).collect();
        let views = || lines.iter().map(|line| from_list(site, line, strings).into()).collect();
        let (_, names) = groups.entry(phones).or_insert_with(|| (views(), Vec::new()));
        names.push(name(code, country, language));
    }
    groups.retain(|phones, _| !phones.is_empty());
    let mut groups: Vec<_> = groups.into_values().collect();
    groups.sort_by_key(|(_, names)| std::cmp::Reverse(names.len()));
    let view = |(numbers, mut names): (Vec<View>, Vec<&str>)| {
        names.sort_by(|a, b| language.order.compare(a, b));
        Group::default().set("numbers", View::list(numbers)).set("countries", View::texts(names)).into()
    };
    groups.into_iter().map(view).collect()
}

/// Each country with its lines. Nothing where the site says itself whom its readers call.
pub(super) fn countries(site: &Site, strings: &Strings, language: &Language) -> Vec<View> {
    let mut all: Vec<(&str, &Country)> =
        unsaid(site).map(|(code, country)| (name(code, country, language), country)).collect();
    all.sort_by(|(a, _), (b, _)| language.order.compare(a, b));
    let view = |(name, country): (&str, &Country)| {
        let lines = country.lines.iter().map(|line| from_list(site, line, strings).into());
        Group::default().set("name", name).set("lines", View::list(lines)).into()
    };
    all.into_iter().map(view).collect()
}

/// All countries, where neither the settings' country nor their lines say which is the readers'.
fn unsaid(site: &Site) -> impl Iterator<Item = (&str, &Country)> {
    let is_said = site.config.country.is_some() || !site.config.help.is_empty();
    site.countries.iter().filter(move |_| !is_said)
}

/// What a country is called in a language, or in English.
fn name<'a>(code: &'a str, country: &'a Country, language: &Language) -> &'a str {
    country.names.get(&language.code).or_else(|| country.names.get("en")).map_or(code, String::as_str)
}

/// A line with the list that it was taken from.
fn from_list(site: &Site, listed: &Listed, strings: &Strings) -> Group {
    let view = line(&listed.help, listed.place.as_deref(), strings);
    let Some(list) = listed.source.0.as_deref().and_then(|key| site.references.find(key)) else { return view };
    let list = Group::default()
        .maybe("title", list.text("title"))
        .maybe("url", list.text("url"))
        .maybe("read", list.checked().map(|date| dates::view(date, strings)));
    view.set("list", list)
}

fn line(help: &Help, place: Option<&str>, strings: &Strings) -> Group {
    Group::default()
        .maybe("place", place)
        .set("region", help.region.as_str())
        .set("kind", help.kind.as_str())
        .set("kind_label", label(strings, &format!("help-{}", help.kind), &help.kind).as_str())
        .set("name", help.name.0.as_str())
        .set("languages", View::list(help.languages.iter().map(|code| language_view(code))))
        .maybe("phone", help.phone.as_deref())
        .maybe("tel", help.phone.as_deref().and_then(dialled))
        .maybe("text", help.text.as_deref().map(|text| texted(text, strings)).as_deref())
        .maybe("url", help.url.as_deref())
        .maybe("hours", help.hours.as_deref())
        .maybe("checked", help.checked.map(|(date, _)| dates::view(date, strings)))
}

/// A language by its own name; what is no known code stays as it is written.
pub(super) fn language_view(code: &str) -> View {
    match language::name(code) {
        Some(name) => Group::default().set("code", code).set("name", name.as_str()).into(),
        None => Group::default().set("name", code).into(),
    }
}

/// How to reach a line by text message: a number alone stands in a sentence that says what it is for.
fn texted<'t>(text: &'t str, strings: &Strings) -> Cow<'t, str> {
    match Phone::parse(text) {
        Some(_) => strings.get("text-to").replace("{number}", text).into(),
        None => text.into(),
    }
}

/// A telephone number as it is dialled; none for what is not one number.
pub(super) fn dialled(phone: &str) -> Option<View> {
    Phone::parse(phone).map(|phone| View::from(phone.to_string().as_str()))
}
