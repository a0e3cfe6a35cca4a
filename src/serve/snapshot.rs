//! What the preview shows.

use crate::output::Artifact;
use std::sync::Arc;

/// A site at one moment.
pub trait Snapshot: Send + Sync {
    /// What is at a route (`faq/cost.html`).
    fn artifact(&self, route: &str) -> Answer;

    /// Which snapshot this is; every one has another number.
    fn build(&self) -> u64;

    /// The number of the last snapshot that differs from the one before it in more than pages: until it is another,
    /// what pages load is what it was.
    fn others(&self) -> u64 {
        self.build()
    }

    /// The address from the site's root that browsers are to go to, because its file was saved.
    fn edited(&self) -> Option<String> {
        None
    }

    /// The findings, most severe first, as the text of a JSON array of objects with `code`, `severity`,
    /// `path`, `line`, `column`, `message`, `help` (or null), `frame` (the code with its carets, or null) and `editor`
    /// (an address that opens the place in an editor, where there is one).
    fn findings(&self) -> String;

    /// The path that the site lies below, with a slash at both ends: `/` or `/learn/`.
    fn base(&self) -> &str;

    /// A page of the gallery of components (`callout-2.html`; the list for an empty name), shown below
    /// `/_candor/gallery/`.
    fn gallery(&self, name: &str) -> Option<Artifact> {
        let _ = name;
        None
    }

    /// A page of the desk: what is shown at a path below `/_candor/`, with what follows the `?` of the address.
    fn desk(&self, path: &str, query: &str) -> Option<Artifact> {
        let _ = (path, query);
        None
    }

    /// The settings, as forms: what is shown at a path below `/_candor/settings`, or what comes of what was sent
    /// there. None where there are none.
    fn settings(&self, asked: &Form<'_>) -> Option<FormAnswer> {
        let _ = asked;
        None
    }

    /// Headers for every response: the policies that the site's host will send.
    fn headers(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

/// What is asked of the settings.
#[derive(Clone, Copy, Debug)]
pub struct Form<'a> {
    /// The path below `/_candor/settings/`.
    pub path: &'a str,
    /// What follows the `?` of the address.
    pub query: &'a str,
    /// What was sent from one of their own pages, with its media type; nothing where one is asked for.
    pub sent: Option<(&'a str, &'a [u8])>,
}

/// What the settings answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormAnswer {
    /// A page, with its status.
    Page(u16, String),
    /// Something that pages load: media type and text.
    Part(&'static str, String),
    /// What was sent is done: the browser goes there.
    See(String),
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
