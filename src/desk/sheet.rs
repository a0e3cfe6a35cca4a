//! What pages of the desk consist of. Their templates are in `templates/`, one for each sort of block.

use super::query::Query;
use crate::theme::{Group, View};

/// A page of the desk.
pub(super) struct Sheet {
    title: String,
    /// What it is about, in a sentence.
    lead: String,
    /// The language of the title.
    lang: Option<String>,
    blocks: Vec<Block>,
}

/// Something on a page: what a template knows of it.
pub(super) struct Block(Group);

impl Sheet {
    pub(super) fn new(title: &str, lead: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self { title: title.to_owned(), lead: lead.into(), lang: None, blocks }
    }

    pub(super) fn lang(self, code: &str) -> Self {
        Self { lang: foreign(code), ..self }
    }

    pub(super) fn into_group(self) -> Group {
        let blocks = View::list(self.blocks.into_iter().map(|Block(group)| group.into()));
        let group = Group::default().set("title", self.title.as_str()).set("lead", self.lead.as_str());
        group.maybe("lang", self.lang.as_deref()).set("blocks", blocks)
    }
}

impl Block {
    /// A block of a sort, which names its template.
    pub(super) fn new(sort: &'static str, group: Group) -> Self {
        Self(group.set("sort", sort))
    }

    /// The same with ways to what else it could show: words and addresses.
    pub(super) fn with_ways<'a>(self, ways: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let way = |(text, url): (&str, &str)| Group::default().set("text", text).set("url", url).into();
        Self(self.0.set("ways", View::list(ways.into_iter().map(way))))
    }
}

/// A paragraph.
pub(super) fn text(text: impl AsRef<str>) -> Block {
    Block::new("text", Group::default().set("text", text.as_ref()))
}

/// A list of ways on: words and addresses, the one that was taken without its link.
pub(super) fn ways(label: &str, ways: impl IntoIterator<Item = (String, String, bool)>) -> Block {
    let way = |(text, url, is_here): (String, String, bool)| {
        Group::default().set("text", text.as_str()).set("url", url.as_str()).set("is_here", is_here).into()
    };
    Block::new("ways", Group::default().set("label", label).set("items", View::list(ways.into_iter().map(way))))
}

/// What is counted: a number, its words, and where more of it is.
pub(super) fn cards(cards: impl IntoIterator<Item = (String, String, String, String)>) -> Block {
    let card = |(title, url, number, words): (String, String, String, String)| {
        let group = Group::default().set("title", title.as_str()).set("url", url.as_str());
        group.set("number", number.as_str()).set("words", words.as_str()).into()
    };
    Block::new("cards", Group::default().set("items", View::list(cards.into_iter().map(card))))
}

/// Names and what is said of them.
pub(super) fn facts(facts: impl IntoIterator<Item = (&'static str, Cell)>) -> Block {
    let fact = |(name, cell): (&str, Cell)| Group::default().set("name", name).set("cell", cell.into_group()).into();
    Block::new("facts", Group::default().set("items", View::list(facts.into_iter().map(fact))))
}

/// What stands in a row of a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    text: String,
    url: Option<String>,
    /// How it looks: `good`, `bad`, `number`, `quiet`, `code`.
    look: &'static str,
    /// Something smaller below it.
    note: Option<String>,
    /// A bar beside it, in hundredths.
    bar: Option<usize>,
    lang: Option<String>,
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub(super) fn number(number: usize) -> Self {
        Self::text(number.to_string()).look("number")
    }

    /// A part of a whole, with a bar.
    pub(super) fn bar(part: usize, whole: usize) -> Self {
        Self { bar: Some(part * 100 / whole.max(1)), ..Self::number(part) }
    }

    pub(super) fn look(self, look: &'static str) -> Self {
        Self { look, ..self }
    }

    pub(super) fn link(self, url: impl Into<String>) -> Self {
        Self { url: Some(url.into()), ..self }
    }

    pub(super) fn maybe_link(self, url: Option<String>) -> Self {
        Self { url, ..self }
    }

    pub(super) fn note(self, note: impl Into<String>) -> Self {
        Self { note: Some(note.into()), ..self }
    }

    /// The language of its words.
    pub(super) fn lang(self, code: &str) -> Self {
        Self { lang: foreign(code), ..self }
    }

    fn into_group(self) -> Group {
        let group = Group::default().set("text", self.text.as_str()).set("look", self.look);
        let group = group.maybe("url", self.url.as_deref()).maybe("note", self.note.as_deref());
        let bar = self.bar.map(|bar| bar.to_string());
        group.maybe("bar", bar.as_deref()).maybe("lang", self.lang.as_deref())
    }
}

/// The code of a language, where that is not the desk's own.
fn foreign(code: &str) -> Option<String> {
    (!code.starts_with("en")).then(|| code.to_owned())
}

/// What a table is called, and what its columns are; the first names its row.
pub(super) struct Head<'a> {
    /// Its id, by which an address tells from which row on it is shown.
    pub(super) id: &'static str,
    pub(super) title: &'a str,
    /// What to know of it.
    pub(super) note: &'a str,
    /// What is said where there are no rows.
    pub(super) none: &'a str,
    pub(super) columns: &'a [&'a str],
}

/// A table, of which a stretch is shown.
pub(super) fn table<T>(query: &Query, head: &Head<'_>, all: &[T], mut row: impl FnMut(&T) -> Vec<Cell>) -> Block {
    let stretch = query.stretch(head.id, all);
    let mut cells = |one: &T| View::list(row(one).into_iter().map(|cell| cell.into_group().into()));
    let group = Group::default()
        .set("id", head.id)
        .set("title", head.title)
        .set("note", head.note)
        .set("none", head.none)
        .set("columns", View::texts(head.columns))
        .set("rows", View::list(stretch.rows.iter().map(&mut cells)))
        .set("first", stretch.first)
        .set("last", stretch.first + stretch.rows.len().saturating_sub(1))
        .set("all", stretch.all)
        .set("is_cut", stretch.rows.len() < stretch.all);
    Block::new("table", group.maybe("before", stretch.before.as_deref()).maybe("after", stretch.after.as_deref()))
}
