//! The words of the interface: one YAML file for each language, the same keys in each.

use super::view::{Group, View};
use crate::data::{self, Entry, Value};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use std::collections::BTreeMap;

/// The words of one language.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    words: BTreeMap<String, String>,
}

impl Strings {
    /// The words of `language`; English where it has none of its own.
    pub(super) fn load(sources: &Sources, folder: &str, language: &str, sink: &mut Vec<Diagnostic>) -> Self {
        let base = language.split('-').next().unwrap_or(language);
        let mut words = BTreeMap::new();
        let mut files: Vec<String> = vec![format!("{folder}/strings/en.yaml")];
        files.extend((base != "en").then(|| format!("{folder}/strings/{base}.yaml")));
        for path in files {
            let Some(id) = sources.find(&path) else { continue };
            let text = sources.file(id).text();
            let Some(node) = data::parse_yaml(text, id, 0..text.len(), "data/syntax", sink) else { continue };
            for Entry { key, node, .. } in node.entries() {
                match (&node.value, node.text()) {
                    (_, Some(text)) => drop(words.insert(key.clone(), text.to_owned())),
                    (Value::Null, None) => {}
                    _ => sink.push(Diagnostic::error(
                        "data/wrong-type",
                        node.span,
                        format!("`{key}` takes text, not {}", node.describe()),
                    )),
                }
            }
        }
        Self { words }
    }

    /// The words of a key; the key itself where there are none, so that a gap can be seen.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.words.get(key).map_or(key, String::as_str)
    }

    /// The words of a key, where there are any.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.words.get(key).map(String::as_str)
    }

    /// All words, for templates.
    pub fn view(&self) -> View {
        self.words.iter().fold(Group::default(), |group, (key, words)| group.set_named(key, words.as_str())).into()
    }
}
