//! What a site has to answer: `topics.yaml` in the content folder.

use crate::base::Span;
use crate::config::{Config, LanguageId};
use crate::data::{self, Entry, FILE_CODES, Field, Node, Shape, Value, Whole};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use std::collections::BTreeMap;

/// What may be said of a topic.
pub(crate) const TOPIC: &[Field] = &[
    Field::new("text", Shape::Text, "What the topic is about."),
    Field::new("from", Shape::Text, "Where you found the topic."),
    Field::new("excluded", Shape::Text, "Why the site does not answer it."),
];

#[derive(Clone, Debug)]
pub struct Topic {
    /// What it is about.
    pub text: String,
    /// Why the site does not answer it.
    pub excluded: Option<String>,
    /// Where its key stands.
    pub span: Span,
}

/// All topics by key.
#[derive(Clone, Debug, Default)]
pub struct Topics {
    all: BTreeMap<String, Topic>,
}

impl Topics {
    pub(super) fn read(sources: &Sources, config: &Config, sink: &mut Vec<Diagnostic>) -> Self {
        let path = config.data_file(LanguageId::OWN, "topics.yaml");
        let files = data::joined(sources, &path, Whole::Map, "begin each topic with its `key:`", sink);
        let mut all = BTreeMap::new();
        for Entry { key, key_span, node } in files.iter().flatten().flat_map(Node::entries) {
            // A topic may be its key alone, or the key and a text.
            if matches!(node.value, Value::List(_)) {
                let message = format!("`{key}` is a list, but must have a `text`");
                sink.push(Diagnostic::new("data/wrong-type", *key_span, message).help("write `text: …` below it"));
                continue;
            }
            let record = data::read(node, &[TOPIC], FILE_CODES, sink);
            let text = record.text("text").or(node.text()).unwrap_or_default().to_owned();
            let excluded = record.text("excluded").map(str::to_owned);
            all.insert(key.clone(), Topic { text, excluded, span: *key_span });
        }
        Self { all }
    }

    pub fn find(&self, key: &str) -> Option<&Topic> {
        self.all.get(key)
    }

    /// Whether the site has no list of topics.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// All topics, in order of key.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Topic)> {
        self.all.iter().map(|(key, topic)| (key.as_str(), topic))
    }
}
