//! Where readers find help: `help.yaml` in the content folder, by country, and the lines of the settings.

use crate::base::{Span, no_country};
use crate::config::{Config, HELP_KINDS, HELP_LINE, Help, LanguageId};
use crate::data::{self, Entry, FILE_CODES, Field, Node, Record, Shape, Whole};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use std::collections::BTreeMap;

/// What may be said of a country.
pub(crate) const COUNTRY: &[Field] = &[
    Field::new("name", Shape::Table(&Shape::Text), "Its name, by language."),
    Field::new("lines", Shape::List(&Shape::Map(&LISTED)), "Its help lines."),
];
/// A line of a list: what all lines say, and two keys more.
const LISTED: [Field; 9] = {
    let [kind, name, phone, text, url, hours, languages] = HELP_LINE;
    let place = Field::new("where", Shape::Text, "The part of the country that it serves.");
    let source = Field::new("source", Shape::Text, "The public list it comes from: a key in sources.yaml.");
    [kind, name, phone, text, url, hours, languages, place, source]
};

/// A line of help that stands in a public list.
#[derive(Clone, Debug)]
pub struct Listed {
    pub help: Help,
    /// The part of the country that it serves.
    pub place: Option<String>,
    /// The key of the list, and where that stands; where there is none, the line.
    pub source: (Option<String>, Span),
}

/// A country with its lines of help, in the order of their kinds.
#[derive(Clone, Debug)]
pub struct Country {
    /// By language.
    pub names: BTreeMap<String, String>,
    pub lines: Vec<Listed>,
}

/// Countries by code.
#[derive(Clone, Debug, Default)]
pub struct Countries(BTreeMap<String, Country>);

impl Countries {
    pub(crate) fn read(sources: &Sources, config: &Config, sink: &mut Vec<Diagnostic>) -> Self {
        let path = config.data_file(LanguageId::OWN, "help.yaml");
        let files = data::joined(sources, &path, Whole::Map, "begin each country with its code, such as `GB:`", sink);
        let mut all = BTreeMap::new();
        for Entry { key, key_span, node } in files.iter().flatten().flat_map(Node::entries) {
            if let Some(help) = no_country(key) {
                let message = format!("there is no country `{key}`");
                sink.push(Diagnostic::new(FILE_CODES.unknown_key, *key_span, message).help(help));
                continue;
            }
            let record = data::read(node, &[COUNTRY], FILE_CODES, sink);
            let names = record.record("name");
            let names = names.entries().iter().filter_map(|own| Some((own.key.clone(), own.node.text()?.to_owned())));
            let lines = record.list("lines").iter();
            let mut lines: Vec<Listed> = lines.map(|line| listed(line, key, sink)).collect();
            lines.sort_by_key(|line| data::names(HELP_KINDS).position(|kind| kind == line.help.kind));
            all.insert(key.clone(), Country { names: names.collect(), lines });
        }
        Self(all)
    }

    /// All countries with their codes.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Country)> {
        self.0.iter().map(|(code, country)| (code.as_str(), country))
    }

    /// The code of a country by its name in any language.
    pub(crate) fn named(&self, name: &str) -> Option<&str> {
        let name = name.trim().to_lowercase();
        let is_called = |country: &Country| country.names.values().any(|own| own.to_lowercase() == name);
        self.iter().find(|(_, country)| is_called(country)).map(|(code, _)| code)
    }

    /// The lines of the site's country, but for those of kinds of which its settings have a line for the same country
    /// that somebody called.
    pub fn chosen<'a>(&'a self, config: &'a Config) -> impl Iterator<Item = &'a Listed> {
        let code = config.country.as_ref().map(|(code, _)| country_of(code));
        let country = code.and_then(|code| self.0.get(code));
        let is_own = move |line: &Listed, own: &Help| {
            own.kind == line.help.kind && own.checked.is_some() && Some(country_of(&own.region)) == code
        };
        let is_open = move |line: &&Listed| !config.help.iter().any(|own| is_own(line, own));
        country.into_iter().flat_map(|country| &country.lines).filter(is_open)
    }
}

/// The country of a code, which may be that of a part of it: `US-CA`.
fn country_of(code: &str) -> &str {
    code.split('-').next().unwrap_or(code)
}

fn listed(node: &data::Node, country: &str, sink: &mut Vec<Diagnostic>) -> Listed {
    let record = Record::from_node(node);
    Listed {
        help: Help::read(&record, country, sink),
        place: record.text("where").map(str::to_owned),
        source: (record.text("source").map(str::to_owned), record.place("source")),
    }
}
