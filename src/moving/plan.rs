//! What is to be done when something moves, and what is in the way.

use super::relocation::Move;
use crate::base::{Edit, SourceId, edited};
use crate::engine::Compiled;
use crate::lint::Finding;
use crate::site::{DocumentId, Site};
use crate::source::{Layer, SourceFile, Sources};
use std::sync::Arc;

/// What is to be done.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    /// The files and folders that move.
    pub(crate) moves: Vec<Move>,
    /// What changes in the texts of files, each where it lay before.
    pub(crate) edits: Vec<Edit>,
    /// Files that are made: each with its path and its text.
    pub(crate) made: Vec<(String, String)>,
    /// What is done beside that, for people.
    pub(crate) notes: Vec<String>,
}

/// Why nothing is done.
#[derive(Debug)]
pub(crate) enum Refused {
    /// It can't be: why, and what to do instead.
    Why(String),
    /// The site would have these findings that it does not have now.
    Worse(Box<Compiled>, Vec<Finding>),
}

/// Brings files together as the caller does.
pub(crate) type Compile<'c> = dyn FnMut(Arc<Sources>) -> Compiled + 'c;

impl Plan {
    /// The text of a file afterwards; none where it stays the same.
    pub(crate) fn text(&self, sources: &Sources, id: SourceId) -> Option<String> {
        let is_changed = self.edits.iter().any(|edit| edit.span.source == id);
        is_changed.then(|| edited(id, sources.file(id).text(), &self.edits))
    }

    /// Where a file lies afterwards.
    pub(crate) fn place(&self, path: &str) -> String {
        let of = |one: &Move| match one.is_folder {
            true => path
                .strip_prefix(&one.from)
                .filter(|rest| rest.starts_with('/'))
                .map(|rest| format!("{}{rest}", one.to)),
            false => (one.from == path).then(|| one.to.clone()),
        };
        self.moves.iter().find_map(of).unwrap_or_else(|| path.to_owned())
    }

    /// All files as they are afterwards.
    pub(crate) fn applied(&self, sources: &Sources) -> Sources {
        let file = |(id, file): (SourceId, &Arc<SourceFile>)| {
            let (path, text) = (self.place(&file.path), self.text(sources, id));
            if file.layer.is_built_in() || (path == file.path && text.is_none()) {
                return Arc::clone(file);
            }
            let bytes = text.map_or_else(|| file.bytes().to_vec(), String::into_bytes);
            Arc::new(SourceFile::new(file.layer, path, bytes))
        };
        let made = self
            .made
            .iter()
            .map(|(path, text)| Arc::new(SourceFile::new(Layer::Site, path.clone(), text.clone().into_bytes())));
        Sources::new(sources.all().map(file).chain(made).collect())
    }
}

/// Whether a document is the site's own, and so to be changed.
pub(super) fn is_own(site: &Site, number: DocumentId) -> bool {
    !site.file(number).layer.is_built_in()
}
