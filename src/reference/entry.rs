//! What is told of one thing.

use crate::data::{Field, Shape, Word};
use crate::kind;
use crate::lint::Rule;

/// What an entry is one of, in the order in which they are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Kinds of page, and the front matter of each.
    Kinds,
    /// The front matter of every page.
    FrontMatter,
    /// What a text is written with.
    Writing,
    /// What is fenced with colons.
    Containers,
    /// Data in the content folder.
    Files,
    /// book.toml.
    Settings,
    /// What else lies in the site's folder.
    Beside,
    /// What is checked.
    Rules,
}

impl Group {
    pub(crate) const ALL: [Self; 8] = [
        Self::Kinds,
        Self::FrontMatter,
        Self::Writing,
        Self::Containers,
        Self::Files,
        Self::Settings,
        Self::Beside,
        Self::Rules,
    ];

    /// By which it is asked for.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kinds => "kinds",
            Self::FrontMatter => "front-matter",
            Self::Writing => "writing",
            Self::Containers => "containers",
            Self::Files => "files",
            Self::Settings => "settings",
            Self::Beside => "site",
            Self::Rules => "rules",
        }
    }

    /// The words above its entries.
    pub fn title(self) -> &'static str {
        match self {
            Self::Kinds => "Kinds of page",
            Self::FrontMatter => "Front matter of every page",
            Self::Writing => "In the text of a page",
            Self::Containers => "Containers",
            Self::Files => "Data files in the content folder",
            Self::Settings => "Settings in book.toml",
            Self::Beside => "The site's folder",
            Self::Rules => "Rules",
        }
    }
}

/// Where something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// At the head of a page of that kind.
    FrontMatter(&'static str),
    /// In the text of a page.
    Text,
    /// In braces, behind the name of that container.
    Braces(&'static str),
    /// In book.toml.
    Settings,
    /// In the file at that path.
    File(&'static str),
    /// Not by authors.
    Nowhere,
}

impl Place {
    /// The words for it.
    pub fn describe(self) -> String {
        match self {
            Self::FrontMatter(kind) if kind == kind::page::KIND.name => "front matter of every page".into(),
            Self::FrontMatter(kind) => format!("front matter of kind `{kind}`"),
            Self::Text => "the text of a page".into(),
            Self::Braces(container) => format!("in {{ }} after `:::{container}`"),
            Self::Settings => "book.toml".into(),
            Self::File(path) => path.into(),
            Self::Nowhere => String::new(),
        }
    }
}

/// What every page has.
pub(super) const COMMON_PLACE: Place = Place::FrontMatter(kind::page::KIND.name);

/// Something that an author may write or name.
#[derive(Debug)]
pub struct Entry {
    /// What it is one of.
    pub group: Group,
    /// By which it is asked for: `faq`, `evidence`, `brand.color.accent`. `*` stands for a key of the author's own.
    pub name: String,
    /// Other spellings that are accepted, and other names under which people look for it.
    pub aliases: Vec<&'static str>,
    /// What it is.
    pub text: String,
    /// Where it is written.
    pub place: Place,
    /// What its value must be, where it has one.
    pub shape: Option<&'static Shape>,
    /// The keys that belong to it, under titles.
    pub fields: Vec<(&'static str, &'static [Field])>,
    /// The words or names that it can be given, and what each means.
    pub values: Vec<Word>,
    /// How it is written.
    pub example: Option<String>,
    /// The rule that it is.
    pub rule: Option<&'static Rule>,
    /// Whether it is a key of another entry.
    pub is_part: bool,
}

impl Entry {
    pub(super) fn new(group: Group, name: impl Into<String>, text: impl Into<String>, place: Place) -> Self {
        Self {
            group,
            name: name.into(),
            aliases: Vec::new(),
            text: text.into(),
            place,
            shape: None,
            fields: Vec::new(),
            values: Vec::new(),
            example: None,
            rule: None,
            is_part: false,
        }
    }

    /// Its name without those of what it belongs to.
    pub fn own_name(&self) -> &str {
        if self.is_part { self.name.rsplit('.').next().unwrap_or(&self.name) } else { &self.name }
    }

    /// Whether a name, in small letters with hyphens, is one of its own.
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }

    /// Whether a name is that of one of its keys: `region.GB.help` is `region.*.help`.
    pub(super) fn matches(&self, name: &str) -> bool {
        let (own, given): (Vec<&str>, Vec<&str>) = (self.name.split('.').collect(), name.split('.').collect());
        self.name.contains('*')
            && own.len() == given.len()
            && own.iter().zip(&given).all(|(own, given)| *own == "*" || own == given)
    }
}
