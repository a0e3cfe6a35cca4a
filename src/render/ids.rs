//! The ids of a page. All of them are given out here: what authors named keeps its name, and what the
//! program and the theme add gives way.

use crate::base::Slugs;
use crate::theme::{Group, View};
use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

/// The ids of a page, and the level at which its headings begin: a page in a handout has ids with a
/// prefix of its own, and headings one level lower.
#[derive(Clone, Default)]
pub(super) struct Ids {
    prefix: String,
    /// How much lower headings stand than on the page itself.
    pub(super) level: u8,
    given: Rc<RefCell<Slugs>>,
}

impl Ids {
    /// Those of a page that stands in this one, and the id for the whole of it.
    pub(super) fn nested(&self, wanted: &str) -> (String, Self) {
        let id = self.stem(wanted);
        let inner = Self { prefix: format!("{id}-"), level: self.level + 1, given: Rc::clone(&self.given) };
        (id, inner)
    }

    /// A new id: the one that is wanted, or one like it.
    pub(super) fn take(&self, wanted: &str) -> String {
        self.given.borrow_mut().take(&self.of(wanted))
    }

    /// A new id with which others may begin, followed by a hyphen.
    pub(super) fn stem(&self, wanted: &str) -> String {
        self.given.borrow_mut().stem(&self.of(wanted))
    }

    /// Keeps the ids that the content has by itself.
    pub(super) fn keep<'a>(&self, ids: impl Iterator<Item = Cow<'a, str>>) {
        let mut given = self.given.borrow_mut();
        ids.for_each(|id| given.keep(self.of(id).into_owned()));
    }

    /// What an id of the content is on this page.
    pub(super) fn of<'a>(&self, id: impl Into<Cow<'a, str>>) -> Cow<'a, str> {
        let id = id.into();
        if self.prefix.is_empty() { id } else { format!("{}{id}", self.prefix).into() }
    }

    /// Tells a page's template which ids are given and what its headings are. In a handout, the title
    /// has an id of its own: the names of landmarks end with it.
    pub(super) fn tell(&self, page: Group) -> Group {
        let given = self.given.borrow();
        let own = given.iter().filter(|id| id.starts_with(&self.prefix));
        let ids = Group::default().set("prefix", self.prefix.as_str()).set("given", View::texts(own));
        let heading = |level: u8| ["h1", "h2", "h3", "h4", "h5", "h6"][usize::from(level + self.level).min(5)];
        page.set("ids", ids)
            .set("h1", heading(0))
            .set("h2", heading(1))
            .set("h3", heading(2))
            .maybe("title_id", (self.level > 0).then(|| View::from(self.of("_title").as_ref())))
    }
}
