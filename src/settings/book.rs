//! `book.toml` as it is changed: comments, order and everything that nobody asked about stay as they are.

use crate::base::Fingerprint;
use toml_edit::{Array, ArrayOfTables, DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

/// The settings as they stand in the file.
pub(super) struct Book {
    document: DocumentMut,
}

impl Book {
    /// Reads a file; none where it is not TOML.
    pub(super) fn read(text: &str) -> Option<Self> {
        Some(Self { document: text.parse().ok()? })
    }

    /// The file as it is to be written.
    pub(super) fn into_text(self) -> String {
        self.document.to_string()
    }

    fn find(&self, key: &str) -> Option<&Item> {
        key.split('.').try_fold(self.document.as_item(), |item, part| item.get(part))
    }

    /// The value of a key such as `brand.name`, as it is read; nothing for one that is not there, or holds others.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.find(key).and_then(Item::as_value).and_then(plain)
    }

    /// The values of a list.
    pub(super) fn texts(&self, key: &str) -> Vec<String> {
        let items = self.find(key).and_then(Item::as_array);
        items.map(|items| items.iter().filter_map(plain).collect()).unwrap_or_default()
    }

    /// The keys of a group, each with its value where it has one.
    pub(super) fn entries(&self, key: &str) -> Vec<(String, Option<String>)> {
        let table = self.find(key).and_then(Item::as_table_like);
        let entry = |(key, item): (&str, &Item)| (key.to_owned(), item.as_value().and_then(plain));
        table.map(|table| table.iter().map(entry).collect()).unwrap_or_default()
    }

    /// The groups of a list, each with its keys.
    pub(super) fn groups(&self, key: &str) -> Vec<Vec<(String, String)>> {
        let pairs = |table: &dyn TableLike| {
            let pair = |(key, item): (&str, &Item)| {
                let list = item.as_array().map(|list| list.iter().filter_map(plain).collect::<Vec<_>>().join(", "));
                Some((key.to_owned(), item.as_value().and_then(plain).or(list)?))
            };
            table.iter().filter_map(pair).collect()
        };
        match self.find(key) {
            Some(Item::ArrayOfTables(tables)) => tables.iter().map(|table| pairs(table)).collect(),
            Some(Item::Value(Value::Array(items))) => {
                items.iter().filter_map(Value::as_inline_table).map(|table| pairs(table)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The group that holds a key, made where it is missing, and the key's own name.
    fn place<'b, 'k>(&'b mut self, key: &'k str) -> Option<(&'b mut dyn TableLike, &'k str)> {
        let (above, own) = key.rsplit_once('.').unwrap_or(("", key));
        let mut table: &mut dyn TableLike = self.document.as_table_mut();
        for part in above.split('.').filter(|part| !part.is_empty()) {
            let made = || {
                let mut made = Table::new();
                made.set_implicit(true);
                Item::Table(made)
            };
            let next = table.entry(part).or_insert_with(made);
            table = next.as_table_like_mut()?;
        }
        Some((table, own))
    }

    /// Sets a key, with what stands around its value; one that has that value already stays as it is written.
    pub(super) fn set(&mut self, key: &str, new: impl Into<Value>) {
        let mut new = new.into();
        let Some((table, own)) = self.place(key) else { return };
        match table.get_mut(own) {
            Some(Item::Value(old)) if same(old, &new) => {}
            Some(Item::Value(old)) => {
                *new.decor_mut() = old.decor().clone();
                *old = new;
            }
            _ => {
                table.insert(own, Item::Value(new));
            }
        }
    }

    /// Sets a text, or takes the key out where there is none.
    pub(super) fn set_text(&mut self, key: &str, text: &str) {
        match text.trim() {
            "" => self.remove(key),
            // A form knows no other kind of value, and a number stays one.
            text if self.text(key).as_deref() == Some(text) => {}
            text => self.set(key, text),
        }
    }

    /// Sets a list, or takes the key out where it is empty.
    pub(super) fn set_texts(&mut self, key: &str, texts: &[String]) {
        if texts.is_empty() {
            self.remove(key);
        } else if self.texts(key) != texts {
            self.set(key, texts.iter().map(String::as_str).collect::<Array>());
        }
    }

    /// Sets a group on one line, or takes the key out where it is empty.
    pub(super) fn set_inline(&mut self, key: &str, pairs: &[(&str, &str)]) {
        if pairs.is_empty() {
            return self.remove(key);
        }
        let own: Vec<(String, Option<String>)> =
            pairs.iter().map(|(key, text)| ((*key).to_owned(), Some((*text).to_owned()))).collect();
        if self.entries(key) != own {
            self.remove(key);
            self.set(key, pairs.iter().copied().collect::<InlineTable>());
        }
    }

    /// Sets the groups of a list: those that are there are changed where they differ, so that their comments stay.
    pub(super) fn set_groups(&mut self, key: &str, groups: &[Vec<(&str, Value)>]) {
        if groups.is_empty() {
            return self.remove(key);
        }
        let Some((table, own)) = self.place(key) else { return };
        if !matches!(table.get(own), Some(Item::ArrayOfTables(_))) {
            table.insert(own, Item::ArrayOfTables(ArrayOfTables::new()));
        }
        let Some(Item::ArrayOfTables(tables)) = table.get_mut(own) else { return };
        while tables.len() > groups.len() {
            tables.remove(tables.len() - 1);
        }
        for (number, group) in groups.iter().enumerate() {
            if tables.get(number).is_none() {
                tables.push(Table::new());
            }
            let Some(table) = tables.get_mut(number) else { continue };
            let gone: Vec<String> = table.iter().map(|(key, _)| key.to_owned()).collect();
            gone.iter().filter(|key| !group.iter().any(|(own, _)| own == key)).for_each(|key| drop(table.remove(key)));
            for (key, new) in group {
                match table.get_mut(key) {
                    Some(Item::Value(old)) if same(old, new) => {}
                    _ => drop(table.insert(key, value(new.clone()))),
                }
            }
        }
    }

    /// Makes a group, which may stay empty.
    pub(super) fn make(&mut self, key: &str) {
        if let Some((table, own)) = self.place(key) {
            table.entry(own).or_insert_with(|| Item::Table(Table::new()));
        }
    }

    /// Takes a key out.
    pub(super) fn remove(&mut self, key: &str) {
        if self.find(key).is_some()
            && let Some((table, own)) = self.place(key)
        {
            table.remove(own);
        }
    }
}

/// What a form was made from.
pub(super) fn print(text: &str) -> String {
    Fingerprint::of(text.as_bytes()).short()
}

/// A value without what stands around it; none for a list or a group.
fn plain(value: &Value) -> Option<String> {
    Some(match value {
        Value::String(text) => text.value().clone(),
        Value::Integer(number) => number.value().to_string(),
        Value::Float(number) => number.value().to_string(),
        Value::Boolean(is) => is.value().to_string(),
        Value::Datetime(date) => date.value().to_string(),
        Value::Array(_) | Value::InlineTable(_) => return None,
    })
}

fn same(one: &Value, other: &Value) -> bool {
    let list = |value: &Value| value.as_array().map(|list| list.iter().filter_map(plain).collect::<Vec<_>>());
    match (plain(one), plain(other)) {
        (Some(one_text), Some(other_text)) => {
            one_text == other_text && std::mem::discriminant(one) == std::mem::discriminant(other)
        }
        _ => list(one).is_some() && list(one) == list(other),
    }
}

#[cfg(test)]
mod tests {
    use super::Book;

    const TEXT: &str =
        "# Ours.\n[brand]\nname = \"A\"   # as on the door\n# phone = \"…\"\n\n[build]\nmax-sensitivity = 2\n";

    #[test]
    fn what_nobody_asked_about_stays() {
        let mut book = Book::read(TEXT).unwrap();
        book.set_text("brand.name", "A");
        book.set_text("build.max-sensitivity", "2");
        assert_eq!(book.into_text(), TEXT);
    }

    #[test]
    fn a_value_changes_and_its_comment_stays() {
        let mut book = Book::read(TEXT).unwrap();
        book.set_text("brand.name", "B \"C\"\n");
        book.set_text("brand.phone", "01632 960 123");
        book.set_text("brand.color.accent", "red");
        book.set_texts("build.exclude", &["referral/**".to_owned()]);
        book.set_inline("brand.hours", &[("mon", "9-5")]);
        book.set_groups("region.GB.help", &[vec![("kind", "crisis".into()), ("name", "Line".into())]]);
        let text = book.into_text();
        for kept in ["# Ours.", "# as on the door", "# phone = \"…\"", "max-sensitivity = 2"] {
            assert!(text.contains(kept), "{kept} in {text}");
        }
        let again = Book::read(&text).unwrap();
        assert_eq!(again.text("brand.name").as_deref(), Some("B \"C\""));
        assert_eq!(again.text("brand.color.accent").as_deref(), Some("red"));
        assert_eq!(again.texts("build.exclude"), ["referral/**"]);
        assert_eq!(again.entries("brand.hours"), [("mon".to_owned(), Some("9-5".to_owned()))]);
        assert_eq!(again.groups("region.GB.help")[0][1], ("name".to_owned(), "Line".to_owned()));
        let mut again = again;
        again.set_text("brand.phone", " ");
        again.set_groups("region.GB.help", &[]);
        assert_eq!((again.text("brand.phone"), again.groups("region.GB.help").len()), (None, 0));
    }
}
