//! A kind's own front matter, made ready for its template.

use super::body;
use super::dates;
use super::surroundings::{Shared, Within};
use crate::base::{Html, Phone, encode_href};
use crate::data::{Entry, Field, Node, Shape, Value};
use crate::kind::cost::CURRENCY;
use crate::markdown::Prose;
use crate::site::DocumentId;
use crate::theme::{Group, Strings, View};

/// The fields of a document. Citations are numbered as they are met, so fields are rendered in the order in
/// which they are declared.
pub(super) struct Fields<'s> {
    shared: &'s Shared<'s>,
    document: DocumentId,
}

impl<'s> Fields<'s> {
    pub(super) fn new(shared: &'s Shared<'s>, document: DocumentId) -> Self {
        Self { shared, document }
    }

    /// All fields of the document's kind, under their names.
    pub(super) fn own(&self) -> Group {
        let front = &self.shared.site.documents[self.document].front;
        self.group(front.entries(), front.kind.fields)
    }

    /// A template may ask for any field; what the author left out is nothing.
    fn group(&self, entries: &[Entry], fields: &'static [Field]) -> Group {
        let given = |field: &Field| entries.iter().find(|entry| entry.key == field.key);
        fields.iter().fold(Group::default(), |group, field| match given(field) {
            Some(entry) => self.set(group, field, &entry.node),
            None => group.set_named(field.key, View::nothing()),
        })
    }

    /// Sets a field, and the words for a value that is a key.
    pub(super) fn set(&self, group: Group, field: &Field, node: &Node) -> Group {
        let group = match (&field.shape, node.text()) {
            (Shape::Choice(_), Some(word)) => {
                let words = label(self.shared.strings, &format!("{}-{word}", field.key), word);
                group.set_named(format!("{}_label", field.key), words.as_str())
            }
            (Shape::Phone, Some(text)) => match Phone::parse(text) {
                Some(phone) => group.set_named(format!("{}_url", field.key), format!("tel:{phone}").as_str()),
                None => group,
            },
            (_, Some(code)) if field.key == CURRENCY.key => group.set("sign", sign(self.shared.strings, code).as_str()),
            _ => group,
        };
        group.set_named(field.key, self.value(node, &field.shape))
    }

    pub(super) fn value(&self, node: &Node, shape: &Shape) -> View {
        let item = if let Shape::List(item) = shape { item } else { &Shape::Any };
        match (shape, &node.value) {
            (_, Value::Prose(prose)) => View::html(self.prose(prose).as_str()),
            (Shape::Source, _) => View::html(self.sources(node).as_str()),
            (Shape::Date, _) => match node.date() {
                Some(date) => dates::view(date, self.shared.strings),
                None => View::from(""),
            },
            (Shape::Url, Value::Text(url)) => View::from(encode_href(url).as_ref()),
            (Shape::Map(fields), Value::Map(entries)) => self.group(entries, fields).into(),
            (Shape::Integer(..), Value::Integer(number, _)) if *number >= 0 => {
                View::from(usize::try_from(*number).unwrap_or(0))
            }
            (_, Value::List(items)) => View::list(items.iter().map(|node| self.value(node, item))),
            (_, Value::Map(entries)) => {
                let named = entries.iter().map(|entry| (entry.key.as_str(), self.value(&entry.node, item)));
                named.collect::<Group>().into()
            }
            (_, Value::Bool(value)) => View::from(*value),
            _ => View::from(node.text().unwrap_or_default()),
        }
    }

    pub(super) fn prose(&self, prose: &Prose) -> Html {
        let mut html = Html::default();
        body::write(&prose.tree, &prose.text, &Within::prose(self.shared, self.document, prose), &mut html);
        html
    }

    /// The numbers of sources, as in the text.
    fn sources(&self, node: &Node) -> Html {
        let word = self.shared.strings.get("source");
        let mut html = Html::default();
        for key in node.one_or_more().iter().filter_map(Node::text) {
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
