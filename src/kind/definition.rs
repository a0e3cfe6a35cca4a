//! What a kind of page says of itself.

use crate::data::{Field, Use};

/// What a page is, as data. A kind says where it differs from a plain page.
#[derive(Debug)]
pub struct Kind {
    /// Its name in front matter.
    pub name: &'static str,
    /// One sentence: what it is for.
    pub doc: &'static str,
    /// A page of the kind, as somebody may write it.
    pub example: &'static str,
    /// What the text of a new one begins with.
    pub begins: &'static str,
    /// The folder whose pages are of this kind unless they say otherwise.
    pub folder: Option<&'static str>,
    /// Its own front matter, beside the common one.
    pub fields: &'static [Field],
    /// Where its pages are written.
    pub place: Place,
    /// Whether it owes nothing but a title, and is held to nothing that only good manners ask.
    pub plain: bool,
    /// Whether it makes statements about health, and so owes review dates.
    pub health: bool,
    /// Whether it has to be exact, and so may be harder to read.
    pub exact: bool,
    /// Containers for what a treatment does and does not: who has one of the first two owes them all.
    pub weighs: &'static [&'static str],
    /// Whether its page and those in its folder are printed as one handout.
    pub printed: bool,
    /// Whether the foot of every page links its pages.
    pub in_footer: bool,
    /// Whether search may show excerpts of its text.
    pub excerpts: bool,
    /// The kind whose first pages it shows.
    pub features: Option<&'static Kind>,
    /// The schema.org type of its page.
    pub schema: &'static str,
    /// What its page is about, for programs.
    pub entity: Option<Entity>,
}

/// Where the pages of a kind are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Each at its own address.
    Own,
    /// Together with those that begin with the same letter; the page of their folder stands for itself.
    Letter,
}

/// What a page is about, in the words of schema.org.
#[derive(Debug)]
pub struct Entity {
    /// Its type.
    pub schema: &'static str,
    /// The field that names it, where that is not the title.
    pub name: Option<&'static Field>,
    /// What is said of it, each with its field.
    pub says: &'static [(Property, &'static Field)],
}

/// How something is said of an entity.
#[derive(Clone, Copy, Debug)]
pub enum Property {
    Text(&'static str),
    /// As a thing of a type, which has the text.
    Thing(&'static str, &'static str),
}

impl Kind {
    /// Its first field of which something is made.
    pub fn field(&self, of: Use) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.is(of))
    }
}

/// Kinds by identity: there is one value of each.
impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}
