//! A kind's own front matter, made ready for its template.

use super::body;
use super::dates;
use super::surroundings::{Shared, Within};
use crate::base::{Date, Html, Phone};
use crate::data::{Entry, Field, Node, Shape, Value};
use crate::site::DocumentId;
use crate::theme::{Group, Strings, View};

/// Renders fields in the order in which they are declared, so that prose and citations are met in
/// the order of [`crate::document::walk`].
pub(super) struct Fields<'s> {
    shared: &'s Shared<'s>,
    document: DocumentId,
    next_prose: usize,
}

impl<'s> Fields<'s> {
    pub(super) fn new(shared: &'s Shared<'s>, document: DocumentId) -> Self {
        Self { shared, document, next_prose: 0 }
    }

    /// All fields of a list that are given, under their names.
    pub(super) fn group(&mut self, entries: &[Entry], fields: &'static [Field]) -> Group {
        let mut group = Group::default();
        for field in fields {
            let Some(entry) = entries.iter().find(|entry| entry.key == field.key) else {
                // A template may ask for any field; what the author left out is nothing.
                group = group.set_named(field.key, View::nothing());
                continue;
            };
            if let (Shape::Choice(_), Some(word)) = (&field.shape, entry.node.text()) {
                let key = format!("{}-{word}", field.key);
                group =
                    group.set_named(&format!("{}_label", field.key), label(self.shared.strings, &key, word).as_str());
            }
            if let (Shape::Phone, Some(phone)) = (&field.shape, entry.node.text().and_then(Phone::parse)) {
                group = group.set_named(&format!("{}_url", field.key), format!("tel:{phone}").as_str());
            }
            if let ("currency", Some(code)) = (field.key, entry.node.text()) {
                group = group.set("sign", sign(self.shared.strings, code).as_str());
            }
            group = group.set_named(field.key, self.value(&entry.node, &field.shape));
        }
        group
    }

    fn value(&mut self, node: &Node, shape: &'static Shape) -> View {
        match (shape, &node.value) {
            (Shape::Prose, _) => View::html(self.prose().as_str()),
            (Shape::Source, _) => View::html(self.sources(node).as_str()),
            (Shape::Date, _) => match node.text().and_then(Date::parse) {
                Some(date) => dates::view(date, self.shared.strings),
                None => View::from(""),
            },
            (Shape::List(item), Value::List(items)) => {
                View::list(items.iter().map(|node| self.value(node, item)).collect::<Vec<_>>())
            }
            (Shape::Map(fields), Value::Map(entries)) => self.group(entries, fields).into(),
            (Shape::Bool, Value::Bool(value)) => View::from(*value),
            (Shape::Integer(..), Value::Integer(number, _)) if *number >= 0 => {
                View::from(usize::try_from(*number).unwrap_or(0))
            }
            (_, Value::List(items)) => {
                View::list(items.iter().map(|node| self.value(node, &Shape::Any)).collect::<Vec<_>>())
            }
            (_, Value::Map(entries)) => {
                let set =
                    |group: Group, entry: &Entry| group.set_named(&entry.key, self.value(&entry.node, &Shape::Any));
                entries.iter().fold(Group::default(), set).into()
            }
            (_, Value::Bool(value)) => View::from(*value),
            _ => View::from(node.text().unwrap_or_default()),
        }
    }

    fn prose(&mut self) -> Html {
        let number = self.next_prose;
        self.next_prose += 1;
        let mut html = Html::default();
        if let Some(prose) = self.shared.site.documents[self.document].prose.get(number) {
            let within = Within::prose(self.shared, self.document, prose);
            body::write(&prose.tree, &prose.text, &within, &mut html);
        }
        html
    }

    /// The numbers of sources, as in the text.
    fn sources(&self, node: &Node) -> Html {
        let keys = if node.items().is_empty() { std::slice::from_ref(node) } else { node.items() };
        let word = self.shared.strings.get("source");
        let mut html = Html::default();
        for key in keys.iter().filter_map(Node::text) {
            let Some(cited) = self.shared.cite(key) else { continue };
            html.raw("<sup class=\"cite\">");
            cited.write(word, "", &mut html);
            html.raw("</sup>");
        }
        html
    }
}

/// What stands before an amount of money: the sign of its currency, or the code and a space.
fn sign(strings: &Strings, code: &str) -> String {
    let code = code.trim().to_uppercase();
    strings.find(&format!("currency-{code}")).map_or_else(|| format!("{code} "), str::to_owned)
}

/// The words for a value of a vocabulary; the value in words where the theme has none.
pub(super) fn label(strings: &Strings, key: &str, word: &str) -> String {
    strings.find(key).map_or_else(|| word.replace('-', " "), str::to_owned)
}
