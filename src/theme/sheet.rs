//! A page as all brands of a site have it: its words, with a mark wherever each of them has something of its own.

use crate::output::Route;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Arc, PoisonError, RwLock};

/// What each brand has of its own on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Own {
    /// From the skip link to the safety line.
    Header,
    /// The foot of the page and the exit button.
    Footer,
    /// Who publishes it, in the page's data for programs.
    Publisher,
    /// The route of the stylesheet, which is named after the colours in it.
    Style,
    /// The route of a figure's drawing, likewise.
    Drawing(String),
}

/// No text that was read has this letter.
const EDGE: char = '\0';

impl Own {
    /// What stands for it until a page is filled.
    pub(crate) fn mark(&self) -> String {
        let name = match self {
            Self::Header => "header",
            Self::Footer => "footer",
            Self::Publisher => "publisher",
            Self::Style => "style",
            Self::Drawing(figure) => return format!("{EDGE}drawing {figure}{EDGE}"),
        };
        format!("{EDGE}{name}{EDGE}")
    }

    /// What stands between the edges of a mark; none where a template has changed it.
    fn named(name: &str) -> Option<Self> {
        match name {
            "header" => Some(Self::Header),
            "footer" => Some(Self::Footer),
            "publisher" => Some(Self::Publisher),
            "style" => Some(Self::Style),
            _ => name.strip_prefix("drawing ").map(|figure| Self::Drawing(figure.to_owned())),
        }
    }
}

/// A page, before a brand fills it.
#[derive(Debug)]
pub struct Sheet {
    html: Vec<u8>,
    /// The marks in it, each with its place.
    marks: Vec<(Range<usize>, Own)>,
}

impl Sheet {
    /// A page of all brands; none where a template has changed a mark.
    pub fn marked(html: Vec<u8>) -> Option<Self> {
        let mut edges = memchr::memchr_iter(EDGE as u8, &html);
        let mut marks = Vec::new();
        while let Some(start) = edges.next() {
            let end = edges.next()?;
            let name = std::str::from_utf8(&html[start + 1..end]).ok()?;
            marks.push((start..end + 1, Own::named(name)?));
        }
        Some(Self { html, marks })
    }

    /// The page with what `own` gives for each mark.
    pub(super) fn filled<'a>(&'a self, own: impl Fn(&'a Own) -> &'a str) -> Vec<u8> {
        let more: usize = self.marks.iter().map(|(_, mark)| own(mark).len()).sum();
        let mut page = Vec::with_capacity(self.html.len() + more);
        let mut at = 0;
        for (place, mark) in &self.marks {
            page.extend_from_slice(&self.html[at..place.start]);
            page.extend_from_slice(own(mark).as_bytes());
            at = place.end;
        }
        page.extend_from_slice(&self.html[at..]);
        page
    }
}

/// What the brands of a site share.
#[derive(Debug)]
pub struct Sheets {
    /// The templates and components that show something of a brand for which no mark stands.
    branded: BTreeSet<String>,
    known: RwLock<HashMap<Route, Arc<Sheet>>>,
}

impl Sheets {
    /// No sheet yet.
    pub(super) fn new(branded: BTreeSet<String>) -> Self {
        Self { branded, known: RwLock::default() }
    }

    /// Whether a template or component shows nothing of the brand but what stands for it as a mark.
    pub(super) fn is_plain(&self, name: &str) -> bool {
        !self.branded.contains(name)
    }

    /// The sheet of a route: the one that was made for another brand, else the one that `make` gives.
    pub(super) fn get(&self, route: &str, make: impl FnOnce() -> Option<Sheet>) -> Option<Arc<Sheet>> {
        if let Some(sheet) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(route) {
            return Some(Arc::clone(sheet));
        }
        let sheet = Arc::new(make()?);
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(route.to_owned(), Arc::clone(&sheet));
        Some(sheet)
    }
}

#[cfg(test)]
mod tests {
    use super::{Own, Sheet};

    #[test]
    fn pages_are_filled_at_their_marks() {
        let figure = Own::Drawing("vulva".into());
        let sheet = Sheet::marked(format!("a{}b{}", Own::Header.mark(), figure.mark()).into_bytes()).unwrap();
        let filled = sheet.filled(|own| if *own == figure { "drawn" } else { "header" });
        assert_eq!(filled, b"aheaderbdrawn");
        for changed in ["a\0HEADER\0b", "a\0header", "a\0"] {
            assert!(Sheet::marked(changed.into()).is_none(), "{changed:?}");
        }
    }
}
