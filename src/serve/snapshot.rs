//! What the preview shows.

use crate::output::Artifact;
use std::sync::Arc;

/// A site at one moment.
pub trait Snapshot: Send + Sync {
    /// What is at a route (`faq/cost.html`).
    fn artifact(&self, route: &str) -> Answer;

    /// Every route, sorted, for the desk.
    fn routes(&self) -> Vec<String>;

    /// Which snapshot this is; every one has another number.
    fn build(&self) -> u64;

    /// The findings, most severe first, as the text of a JSON array of objects with `code`, `severity`,
    /// `path`, `line`, `column`, `message`, `help` (or null) and `frame` (the code with its carets, or null).
    fn findings(&self) -> String;

    /// The path that the site lies below, with a slash at both ends: `/` or `/learn/`.
    fn base(&self) -> &str;

    /// A page of the gallery of components (`callout-2.html`; the list for an empty name), shown below
    /// `/_candor/gallery/`.
    fn gallery(&self, name: &str) -> Option<Artifact> {
        let _ = name;
        None
    }

    /// Headers for every response: the policies that the site's host will send.
    fn headers(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

/// What a snapshot has at a route.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The bytes.
    Good(Arc<Artifact>),
    /// Errors are in the way, or may have removed it. The last good bytes that were sent from this
    /// route are sent again; where there are none, these, or else a page that says so.
    Broken(Option<Arc<Artifact>>),
    /// Nothing.
    Missing,
}
