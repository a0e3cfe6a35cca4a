//! A page as all brands of a site have it: its words, cut wherever each of them has something of its own.

use super::fault::TemplateFault;
use crate::output::Route;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// What each brand has of its own on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Own {
    /// From the skip link to the safety line.
    Header,
    /// The foot of the page and the exit control.
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
    /// Words, each with what comes behind them.
    pub(super) pieces: Vec<(String, Option<Own>)>,
    /// Faults of its templates.
    pub faults: Vec<TemplateFault>,
    /// Whether all brands have the same.
    pub is_shared: bool,
}

impl Sheet {
    /// A page of one brand, which has nothing to be filled.
    pub fn whole(html: String, faults: Vec<TemplateFault>) -> Self {
        Self { pieces: vec![(html, None)], faults, is_shared: false }
    }

    /// Cuts a page at its marks; none where a template has changed one.
    pub fn cut(html: &str, faults: Vec<TemplateFault>, is_shared: bool) -> Option<Self> {
        let mut parts = html.split(EDGE);
        let mut pieces = Vec::new();
        while let Some(words) = parts.next() {
            let own = match parts.next() {
                Some(name) => Some(Own::named(name)?),
                None => None,
            };
            pieces.push((words.to_owned(), own));
        }
        // Behind a mark there are words, if only none.
        let is_whole = pieces.last().is_some_and(|(_, own)| own.is_none());
        is_whole.then_some(Self { pieces, faults, is_shared })
    }
}

/// The sheets that the brands of a site share.
#[derive(Debug, Default)]
pub struct Sheets(RwLock<HashMap<Route, Arc<Sheet>>>);

impl Sheets {
    /// The sheet of a route: the one that was made for another brand, else the one that `make` gives.
    pub(super) fn get(&self, route: &str, make: impl FnOnce() -> Sheet) -> Arc<Sheet> {
        if let Some(sheet) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(route) {
            return Arc::clone(sheet);
        }
        let sheet = Arc::new(make());
        if sheet.is_shared && sheet.faults.is_empty() {
            self.0.write().unwrap_or_else(PoisonError::into_inner).insert(route.to_owned(), Arc::clone(&sheet));
        }
        sheet
    }
}

#[cfg(test)]
mod tests {
    use super::{Own, Sheet};

    #[test]
    fn pages_are_cut_at_their_marks() {
        let figure = Own::Drawing("vulva".into());
        let html = format!("a{}b{}", Own::Header.mark(), figure.mark());
        let sheet = Sheet::cut(&html, Vec::new(), true).unwrap();
        let pieces: Vec<_> = sheet.pieces.iter().map(|(words, own)| (words.as_str(), own.clone())).collect();
        assert_eq!(pieces, [("a", Some(Own::Header)), ("b", Some(figure)), ("", None)]);
        for changed in ["a\0HEADER\0b", "a\0header", "a\0"] {
            assert!(Sheet::cut(changed, Vec::new(), true).is_none(), "{changed:?}");
        }
    }
}
