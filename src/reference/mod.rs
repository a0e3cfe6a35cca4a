//! Everything that an author may write or name, as one list: `candor explain`, `candor schema` and the manual read it. What
//! it says of fields, kinds, containers and rules stands with these; here is what stands nowhere else.

mod beside;
mod entry;
mod files;
mod keys;
mod writing;

pub use entry::{Entry, Group, Place};

use crate::container::{self, ContainerKind};
use crate::data::Word;
use crate::front_matter::COMMON;
use crate::kind::{self, Kind};
use crate::lint::{Rule, rules};
use entry::COMMON_PLACE;

/// All of it, group by group.
pub fn all() -> Vec<Entry> {
    let mut all: Vec<Entry> = kind::ALL.iter().map(|kind| of_kind(kind)).collect();
    for kind in kind::ALL {
        keys::add(&mut all, Group::Kinds, kind.name, kind.fields, Place::FrontMatter(kind.name));
    }
    keys::add(&mut all, Group::FrontMatter, "", COMMON, COMMON_PLACE);
    if let Some(own) = all.iter_mut().find(|entry| entry.group == Group::FrontMatter && entry.name == "kind") {
        own.values = kind::ALL.iter().map(|kind| (kind.name, kind.doc)).collect();
    }
    all.extend(writing::entries());
    for kind in container::ALL {
        all.push(of_container(kind));
        keys::add(&mut all, Group::Containers, kind.name, kind.attributes, Place::Braces(kind.name));
    }
    files::add(&mut all);
    files::add_settings(&mut all);
    if let Some(own) = all.iter_mut().find(|entry| entry.name == "markdown.extensions") {
        own.values = writing::extensions();
    }
    all.extend(beside::entries());
    all.extend(rules::ALL.iter().copied().map(of_rule));
    all.sort_by_key(|entry| entry.group);
    all
}

/// What has a name: what is called so, else what ends with it.
pub fn named<'e>(all: &'e [Entry], name: &str) -> Vec<&'e Entry> {
    let name = plain(name);
    let find = |is: &dyn Fn(&Entry) -> bool| all.iter().filter(|entry| is(entry)).collect::<Vec<_>>();
    // What is only an alias of one thing may be a key of another.
    let is_name = all.iter().any(|entry| entry.name == name);
    let is_key = |entry: &Entry| entry.own_name() == name;
    let ways: [&dyn Fn(&Entry) -> bool; 2] =
        [&|entry| entry.is_called(&name) || !is_name && is_key(entry), &|entry| entry.matches(&name)];
    let mut found = ways.into_iter().map(find).find(|found| !found.is_empty()).unwrap_or_default();
    // What means the same in several places is told once.
    let mut told: Vec<(&str, &[Word])> = Vec::new();
    found.retain(|entry| {
        let means = (entry.text.as_str(), entry.values.as_slice());
        let is_new = !told.contains(&means);
        told.push(means);
        is_new
    });
    found
}

/// Keys elsewhere that end with the same name.
pub fn namesakes<'e>(all: &'e [Entry], found: &[&Entry]) -> Vec<&'e Entry> {
    let is_found = |entry: &Entry| found.iter().any(|own| own.name == entry.name);
    let is_alike = |entry: &Entry| found.iter().any(|own| own.own_name() == entry.own_name());
    let mut others: Vec<&Entry> = all.iter().filter(|entry| !is_found(entry) && is_alike(entry)).collect();
    others.dedup_by_key(|entry| &entry.name);
    others
}

/// What can be given a value of that name, with what it means there; kinds and figures are entries of their own.
pub fn with_value<'e>(all: &'e [Entry], name: &str) -> Vec<(&'e Entry, Word)> {
    let name = plain(name);
    let is_entry =
        |entry: &Entry| entry.place == COMMON_PLACE && entry.name == "kind" || entry.name.starts_with("figures");
    let value = |entry: &'e Entry| Some((entry, *entry.values.iter().find(|(word, _)| *word == name)?));
    all.iter().filter(|entry| !is_entry(entry)).filter_map(value).collect()
}

/// Every name by which something can be asked for.
pub fn names(all: &[Entry]) -> impl Iterator<Item = &str> {
    let of = |entry: &'_ Entry| entry.aliases.clone();
    all.iter().flat_map(move |entry| [entry.name.as_str(), entry.own_name()].into_iter().chain(of(entry)))
}

/// A name as it is kept here: what people copy with it is taken off.
fn plain(name: &str) -> String {
    let bare = name.trim().trim_matches(['`', '"', ':', '[', ']', '{', '}', '!', '<', '>', ' ']);
    bare.replace('_', "-").replace("[]", "").to_lowercase()
}

fn of_kind(kind: &'static Kind) -> Entry {
    let folder = kind.folder.map(|folder| format!(" Pages in {folder}/ are of this kind unless they say otherwise."));
    let text = format!("{}{}", kind.doc, folder.unwrap_or_default());
    let own = [("Its own front matter", kind.fields), ("Front matter of every page", COMMON)];
    Entry {
        fields: own.into_iter().filter(|(_, fields)| !fields.is_empty()).collect(),
        example: Some(kind.example.to_owned()),
        ..Entry::new(Group::Kinds, kind.name, text, Place::FrontMatter(kind.name))
    }
}

/// What is said of every container that has a title.
pub(crate) const TITLED: &str = " Write its title in [ ]; without one, it has a default title.";

fn of_container(kind: &'static ContainerKind) -> Entry {
    let said = kind.title.map(|_| TITLED);
    let braces = kind.attributes.iter().filter_map(|field| {
        let (word, _) = field.shape.words().first()?;
        Some(format!("{{{}={word}}}", field.key))
    });
    let braces: String = braces.collect();
    let title = if kind.title.is_some() { "[A title]" } else { "" };
    Entry {
        aliases: kind.aliases.to_vec(),
        fields: if kind.attributes.is_empty() { Vec::new() } else { vec![("Options in { }", kind.attributes)] },
        example: Some(format!(":::{}{title}{braces}\n{}\n:::\n", kind.name, kind.example)),
        ..Entry::new(Group::Containers, kind.name, format!("{}{}", kind.doc, said.unwrap_or_default()), Place::Text)
    }
}

fn of_rule(rule: &'static Rule) -> Entry {
    Entry { rule: Some(rule), ..Entry::new(Group::Rules, rule.code, rule.why, Place::Nowhere) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::SourceId;
    use crate::data::{self, FILE_CODES, Field};
    use std::collections::BTreeSet;

    /// The list of fields that a key is one of.
    fn list_of(all: &[Entry], key: &Entry) -> Option<&'static [Field]> {
        let shape = key.shape?;
        let lists = all.iter().flat_map(|entry| entry.fields.iter().map(|(_, fields)| *fields)).chain([COMMON]);
        lists.into_iter().find(|fields| fields.iter().any(|field| std::ptr::eq(&field.shape, shape)))
    }

    #[test]
    fn the_example_of_every_key_is_read() {
        let all = all();
        let mut read = 0;
        for entry in &all {
            let (Some(fields), Some(example)) = (list_of(&all, entry), &entry.example) else { continue };
            let mut sink = Vec::new();
            let range = 0..example.len();
            let node = match entry.place {
                Place::Settings => Some(data::parse_toml(example, SourceId(0), "x", None, &mut sink)),
                Place::FrontMatter(_) | Place::File(_) => data::parse_yaml(example, SourceId(0), range, "x", &mut sink),
                _ => continue,
            };
            let record = data::read(&node.unwrap(), &[fields], FILE_CODES, &mut sink);
            assert_eq!(sink, [], "{}: {example}", entry.name);
            assert!(record.get(entry.own_name()).is_some(), "{}", entry.name);
            read += 1;
        }
        assert!(read > 60, "only {read}");
    }

    #[test]
    fn everything_has_one_name_and_says_what_it_is() {
        let all = all();
        let mut names = BTreeSet::new();
        for entry in &all {
            assert!(names.insert((entry.group, entry.name.clone())), "{} twice", entry.name);
            assert!(entry.text.len() > 3, "{}", entry.name);
            assert!(named(&all, &entry.name).iter().any(|found| found.text == entry.text), "{}", entry.name);
            for (word, meaning) in &entry.values {
                assert!(meaning.len() > 3, "{}: {word}", entry.name);
            }
        }
    }
}
