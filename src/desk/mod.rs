//! The desk: what an author wants to look at rather than read in a terminal, part by part and page by page.
//! From a site and its verdict to pages; nothing here reads a file or knows of a server.

mod coverage;
mod explain;
mod findings;
mod graph;
mod known;
mod links;
mod overview;
mod page;
mod pages;
mod query;
mod reading;
mod review;
mod search;
mod sheet;
mod sources;
mod view;

pub(crate) use known::Known;
pub(crate) use view::Desk;

use crate::output::Artifact;
use crate::theme::{Fixed, Group, View};
use query::{Query, ROOT};
use sheet::Sheet;
use std::sync::LazyLock;

/// A part of the desk.
struct Part {
    path: &'static str,
    title: &'static str,
    /// What its card says: a number, and what is counted.
    sum: fn(&Desk<'_>) -> (usize, String),
    sheet: fn(&Desk<'_>, &Query) -> Sheet,
}

const PARTS: &[Part] = &[
    Part { path: "findings", title: "Findings", sum: findings::sum, sheet: findings::sheet },
    Part { path: "pages", title: "Pages", sum: pages::sum, sheet: pages::sheet },
    Part { path: "reading", title: "Reading level", sum: reading::sum, sheet: reading::sheet },
    Part { path: "review", title: "Review calendar", sum: review::sum, sheet: review::sheet },
    Part { path: "coverage", title: "Evidence and topics", sum: coverage::sum, sheet: coverage::sheet },
    Part { path: "sources", title: "Sources", sum: sources::sum, sheet: sources::sheet },
    Part { path: "links", title: "Links", sum: links::sum, sheet: links::sheet },
    Part { path: "search", title: "Search questions", sum: search::sum, sheet: search::sheet },
];

macro_rules! templates {
    ($($name:literal)+) => { &[$(($name, include_str!(concat!("templates/", $name)))),+] };
}

static TEMPLATES: LazyLock<Fixed> = LazyLock::new(|| {
    Fixed::new(
        templates!("cards.html" "cell.html" "desk.html" "example.html" "facts.html" "find.html" "findings.html" "frames.html" "pager.html" "plot.html" "table.html"),
    )
});

impl Desk<'_> {
    /// The page at a path below that of the desk; none where there is nothing.
    pub(crate) fn page(&self, path: &str, query: &str) -> Option<Artifact> {
        let (name, rest) = path.split_once('/').unwrap_or((path, ""));
        let query = Query::read(path, query);
        let sheet = match PARTS.iter().find(|part| part.path == name) {
            Some(part) if rest.is_empty() => (part.sheet)(self, &query),
            _ => match name {
                "" if rest.is_empty() => {
                    overview::sheet(self, PARTS.iter().map(|part| (part.title, part.path, (part.sum)(self))))
                }
                "page" => page::sheet(self, rest, &query)?,
                "explain" => explain::sheet(rest)?,
                _ => return None,
            },
        };
        let parts = PARTS.iter().map(|part| {
            let link = Group::default().set("title", part.title).set("url", format!("{ROOT}/{}", part.path).as_str());
            link.set("is_here", part.path == name).into()
        });
        let desk = sheet.into_group().set("root", self.base()).set("parts", View::list(parts));
        let assets = &self.compiled.look.assets;
        let desk = desk.set("is_home", name.is_empty());
        let desk = desk.set("style", View::way(&assets.css.0)).set("icon", View::way(&assets.icon.0));
        let html = TEMPLATES.render("desk.html", Group::default().set("desk", desk));
        Some(Artifact::new("desk.html", html))
    }
}
