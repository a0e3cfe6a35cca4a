//! The words of the interface: one YAML file for each language, the same keys in each.

use super::view::{Group, View};
use crate::config::Language;
use crate::data::{self, Entry, Value};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use std::collections::BTreeMap;

/// The words of one language.
#[derive(Clone, Debug, Default)]
pub struct Strings {
    words: BTreeMap<String, String>,
    /// Keys for which it has no words of its own: English stands there.
    pub missing: Vec<String>,
}

/// The language whose words stand in for those that another lacks.
const FALLBACK: &str = "en";
/// What a language calls itself: no other language's word can stand in for it.
const OWN_NAME: &str = "language-name";

impl Strings {
    /// The words of each language, which all begin with those of English.
    pub(super) fn load(
        sources: &Sources,
        folder: &str,
        languages: &[Language],
        sink: &mut Vec<Diagnostic>,
    ) -> Vec<Self> {
        let english = words(sources, folder, FALLBACK, sink);
        let mut all = Vec::new();
        for language in languages {
            let base = language.code.split('-').next().unwrap_or(&language.code);
            if base == FALLBACK {
                all.push(Self { words: english.clone(), missing: Vec::new() });
                continue;
            }
            let own = words(sources, folder, base, sink);
            let missing = english.keys().filter(|key| !own.contains_key(*key)).cloned().collect();
            let mut words = english.clone();
            words.insert(OWN_NAME.to_owned(), language.code.clone());
            words.extend(own);
            all.push(Self { words, missing });
        }
        all
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

/// What a language's file says.
fn words(sources: &Sources, folder: &str, code: &str, sink: &mut Vec<Diagnostic>) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    let Some(id) = sources.find(&format!("{folder}/strings/{code}.yaml")) else { return words };
    let text = sources.file(id).text();
    let Some(node) = data::parse_yaml(text, id, 0..text.len(), "data/syntax", sink) else { return words };
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
    words
}
