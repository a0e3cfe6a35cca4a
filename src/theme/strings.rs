//! The words of the interface: one YAML file for each language, the same keys in each.

use super::view::{Group, View};
use crate::base::{SourceId, Table};
use crate::config::{Language, LanguageId};
use crate::data::{self, Entry, FILE_CODES, Value, Whole};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::language;
use crate::source::{Layer, Sources};
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
        languages: &Table<LanguageId, Language>,
        sink: &mut Vec<Diagnostic>,
    ) -> Table<LanguageId, Self> {
        let path = |code: &str| format!("{folder}/strings/{code}.yaml");
        let english = words(sources, &path(FALLBACK), None, sink);
        let mut all = Table::new();
        for language in languages {
            let base = language::base(&language.code);
            if base == FALLBACK {
                all.push(Self { words: english.clone(), missing: Vec::new() });
                continue;
            }
            let own = words(sources, &path(base), Some(&english), sink);
            let missing = english.keys().filter(|key| !own.contains_key(*key)).cloned().collect();
            let mut words = english.clone();
            words.insert(OWN_NAME.to_owned(), language::name(&language.code).unwrap_or_else(|| language.code.clone()));
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
        self.words.iter().map(|(key, words)| (key.as_str(), View::from(words.as_str()))).collect::<Group>().into()
    }
}

/// Every key with its English words.
pub(super) fn english(sources: &Sources, folder: &str) -> Vec<(String, String)> {
    words(sources, &format!("{folder}/strings/{FALLBACK}.yaml"), None, &mut Vec::new()).into_iter().collect()
}

/// What the files of a language say, those of higher layers over those of lower ones: a site's own need
/// say only what differs. `known` are the keys that templates have.
fn words(
    sources: &Sources,
    path: &str,
    known: Option<&BTreeMap<String, String>>,
    sink: &mut Vec<Diagnostic>,
) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for id in sources.layers_at(path) {
        read(sources, id, known, &mut words, sink);
    }
    words
}

/// What one file says, over what is said already.
fn read(
    sources: &Sources,
    id: SourceId,
    known: Option<&BTreeMap<String, String>>,
    words: &mut BTreeMap<String, String>,
    sink: &mut Vec<Diagnostic>,
) {
    let file = sources.file(id);
    let Some(node) = data::file(sources, id, Whole::Map, "use the keys of en.yaml", sink) else { return };
    let mut own = BTreeMap::new();
    for Entry { key, key_span, node } in node.entries() {
        match (&node.value, node.text()) {
            (_, Some(text)) => drop(own.insert(key.clone(), text.to_owned())),
            (Value::Null, None) => {}
            _ => sink.push(Diagnostic::new(
                FILE_CODES.wrong_type,
                node.span,
                format!("`{key}` must be text, not {}", node.describe()),
            )),
        }
        // A template of the site's own may have words of its own; a near miss is none.
        let missed = || did_you_mean(key, known.unwrap_or(words).keys().map(String::as_str));
        if file.layer != Layer::Pack
            && !known.unwrap_or(words).contains_key(key)
            && let Some(help) = missed()
        {
            let message = format!("no template uses the text `{key}`");
            sink.push(Diagnostic::new(FILE_CODES.unknown_key, *key_span, message).help(help));
        }
    }
    words.extend(own);
}
