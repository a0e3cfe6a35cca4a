//! Drawings that a reader opens: files of their own, so that a page does not carry what few will see.

use crate::base::{Html, xml};
use crate::config::LanguageId;
use crate::figure;
use crate::output::{Artifact, Route};
use crate::site::Site;
use crate::theme::asset;
use std::collections::{BTreeMap, BTreeSet};

/// The drawings that are closed on some page, by the name of the figure: what stands before their style, and what behind.
pub(crate) type Drawn = BTreeMap<String, [String; 2]>;

/// Draws them.
pub(crate) fn drawn(site: &Site) -> Drawn {
    let closed: Vec<_> = site.figures.iter().filter(|(_, figure)| figure.closed).collect();
    if closed.is_empty() {
        return BTreeMap::new();
    }
    let placed = site.published().flat_map(|(number, ..)| site.figures_in(number)).map(|placed| placed.name);
    let placed: BTreeSet<String> = placed.collect();
    let shown = closed.into_iter().filter(|(name, _)| placed.contains(*name));
    shown.map(|(name, figure)| (name.to_owned(), figure::file(figure, is_to_left(site)))).collect()
}

/// Their files, in a style.
pub(super) fn files(drawn: &Drawn, style: &str) -> BTreeMap<String, (Route, Artifact)> {
    let mut escaped = Html::default();
    escaped.text(&xml(style));
    let file = |[before, behind]: &[String; 2]| asset("svg", [before, escaped.as_str(), behind].concat().into_bytes());
    drawn.iter().map(|(name, halves)| (name.clone(), file(halves))).collect()
}

/// Whether drawings follow words from right to left: one file serves all languages, so a figure is in the first.
pub(super) fn is_to_left(site: &Site) -> bool {
    site.config.languages[LanguageId::OWN].dir() == "rtl"
}
