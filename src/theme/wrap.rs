//! Components around a text that is written by itself: each is rendered once for each difference that
//! there is, with a mark in place of the text.

use super::fault::TemplateFault;
use super::view::View;
use crate::config::LanguageId;
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

/// What a component puts around what stands in it.
#[derive(Debug, Default)]
pub struct Wrap {
    /// The markup before it.
    pub before: String,
    /// The markup after it.
    pub after: String,
    /// What was wrong with the site's own template; the built-in one is used.
    pub fault: Option<TemplateFault>,
}

/// The properties that a component is drawn from.
pub(crate) type Properties = Vec<(&'static str, Property)>;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Property {
    Text(String),
    /// Markup that is already escaped.
    Html(String),
    Number(usize),
    /// That it is given.
    Yes,
}

impl From<&Property> for View {
    fn from(property: &Property) -> Self {
        match property {
            Property::Text(text) => text.as_str().into(),
            Property::Html(markup) => Self::html(markup),
            Property::Number(number) => (*number).into(),
            Property::Yes => true.into(),
        }
    }
}

/// All that a wrap depends on, beside what every template knows.
pub(super) type Key = (LanguageId, &'static str, Properties);

/// The wraps that were asked for.
#[derive(Debug, Default)]
pub(super) struct Wraps(RwLock<HashMap<Key, Arc<Wrap>>>);

impl Wraps {
    pub(super) fn get(&self, key: Key, draw: impl FnOnce(&Key) -> Wrap) -> Arc<Wrap> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        known.unwrap_or_else(|| {
            let wrap = Arc::new(draw(&key));
            let mut all = self.0.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(all.entry(key).or_insert(wrap))
        })
    }
}
