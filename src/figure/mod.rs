//! Figures drawn from data: models, timelines, the team, labelled anatomy. One YAML file in
//! `figures/` of the content folder gives both the drawing and the same in words.
//!
//! A figure is complete without its drawing: whatever the drawing shows, the lists say.

mod content;
mod draw;
mod examples;
mod place;
mod read;

pub(crate) use content::{Content, Figure, Group, Item, Lane, Line, Part, Phase, Point, Side, Sign};
pub(crate) use draw::{Place, Words, draw, file, is_drawn};
pub(crate) use examples::example;
pub(crate) use place::of as placed_by;
pub(crate) use place::{Placed, placed};
pub(crate) use read::{COMMON, FOLDER, TYPES, own_fields};

use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use std::collections::BTreeMap;

/// All figures by name: that of the file, without `.yaml`.
#[derive(Clone, Debug, Default)]
pub struct Figures(BTreeMap<String, Figure>);

impl Figures {
    /// Reads the figures' files. One that lacks something is left out and reported, so that no page
    /// shows half of it.
    pub fn parse(sources: &Sources, config: &Config, sink: &mut Vec<Diagnostic>) -> Self {
        let folder = format!("{}/{FOLDER}", config.src);
        let files = sources.under(&folder).filter_map(|(id, file)| {
            let name = file.path.strip_prefix(&folder)?.strip_prefix('/')?.strip_suffix(".yaml")?;
            Some((name.to_owned(), read::figure(sources, id, sink)?))
        });
        Self(files.collect())
    }

    pub fn find(&self, name: &str) -> Option<&Figure> {
        self.0.get(name)
    }

    /// All names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// All figures, in order of name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Figure)> {
        self.0.iter().map(|(name, figure)| (name.as_str(), figure))
    }
}

#[cfg(test)]
mod tests;
