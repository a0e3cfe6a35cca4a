//! Drawings that a reader opens: files of their own, so that a page does not carry what few will see.

use crate::config::LanguageId;
use crate::figure;
use crate::output::{Artifact, Route};
use crate::site::Site;
use crate::theme::asset;
use std::collections::{BTreeMap, BTreeSet};

/// The files of the drawings that are closed on some page, in a style, by the name of the figure.
pub(super) fn files(site: &Site, style: &str) -> BTreeMap<String, (Route, Artifact)> {
    let closed: Vec<_> = site.figures.iter().filter(|(_, figure)| figure.closed).collect();
    if closed.is_empty() {
        return BTreeMap::new();
    }
    let placed = site.published().flat_map(|(number, ..)| site.figures_in(number)).map(|placed| placed.name);
    let placed: BTreeSet<String> = placed.collect();
    let shown = closed.into_iter().filter(|(name, _)| placed.contains(*name));
    let file = |figure| figure::file(figure, style, is_to_left(site));
    shown.map(|(name, figure)| (name.to_owned(), asset("svg", file(figure).into_bytes()))).collect()
}

/// Whether drawings follow words from right to left: one file serves all languages, so a figure is in the first.
pub(super) fn is_to_left(site: &Site) -> bool {
    site.config.languages[LanguageId::OWN].dir() == "rtl"
}
