//! The words of the interface: one YAML file for each language, the same keys in each.

use super::view::{Group, View};
use crate::base::SourceId;
use crate::data::{self, Entry, Value};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::source::{Layer, Sources};
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
        // A site's own file need say only what differs.
        for id in files.iter().flat_map(|path| sources.layers_at(path)) {
            read(sources, id, &mut words, sink);
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

/// What one file says, over what is said already.
fn read(sources: &Sources, id: SourceId, words: &mut BTreeMap<String, String>, sink: &mut Vec<Diagnostic>) {
    let file = sources.file(id);
    let Some(node) = data::parse_yaml(file.text(), id, 0..file.text().len(), "data/syntax", sink) else { return };
    let mut own = BTreeMap::new();
    for Entry { key, key_span, node } in node.entries() {
        match (&node.value, node.text()) {
            (_, Some(text)) => drop(own.insert(key.clone(), text.to_owned())),
            (Value::Null, None) => {}
            _ => sink.push(Diagnostic::error(
                "data/wrong-type",
                node.span,
                format!("`{key}` takes text, not {}", node.describe()),
            )),
        }
        // A template of the site's own may have words of its own; a near miss is none.
        let missed = || did_you_mean(key, words.keys().map(String::as_str));
        if file.layer != Layer::Pack
            && !words.contains_key(key)
            && let Some(help) = missed()
        {
            let message = format!("no template has the words `{key}`");
            sink.push(Diagnostic::error("data/unknown-key", *key_span, message).help(help));
        }
    }
    words.extend(own);
}
