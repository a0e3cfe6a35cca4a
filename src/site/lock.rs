//! `candor.lock`: the addresses that a site has published, and the places on its pages, so that none of them
//! is lost. Each stands in a line of its own, in any order, so that two copies are joined line by line.

use crate::base::{SourceId, Span, is_unseen};
use crate::diagnostic::Diagnostic;
use crate::output::Route;
use crate::source::Sources;
use std::collections::{BTreeMap, BTreeSet};

/// Where that of a site stands: next to book.toml.
pub(crate) const LOCK: &str = "candor.lock";

/// Where that of a brand stands, which publishes pages of its own: in the brand's folder.
pub(crate) fn lock_of(brand: Option<&str>) -> String {
    brand.map_or(LOCK.to_owned(), |name| format!("brands/{name}/{LOCK}"))
}

/// What a new one begins with.
const HEAD: &str = "# The published addresses of pages and headings, so that none is lost without a redirect.\n\
                    # `candor build --publish` adds to this file. Keep it with the site.\n";
/// What stands before the version of the program.
const WRITTEN_BY: &str = "candor = ";

/// An address, and a place on its page.
pub(crate) type Linked = (Route, Option<String>);

/// What a site has published.
#[derive(Clone, Debug, Default)]
pub struct Lock {
    /// By address.
    pub published: BTreeMap<Route, Known>,
    /// The newest program that wrote it, such as `0.1.0`.
    pub version: Option<String>,
    /// Lines that say something to people.
    remarks: Vec<String>,
}

/// An address that was published.
#[derive(Clone, Debug)]
pub struct Known {
    /// Its first line.
    pub span: Span,
    /// The places on its page, each with its line.
    pub ids: BTreeMap<String, Span>,
}

impl Lock {
    /// Reads that of a brand, or of the site; none is an empty one. Lines that say nothing are reported.
    pub(crate) fn read(sources: &Sources, brand: Option<&str>, sink: &mut Vec<Diagnostic>) -> Self {
        let Some(source) = sources.find(&lock_of(brand)) else { return Self::default() };
        let mut lock = Self::default();
        let mut start = 0;
        for whole in sources.file(source).text().split_inclusive('\n') {
            let line = whole.trim();
            let place = start + (whole.len() - whole.trim_start().len());
            lock.take(line, Span::new(source, place..place + line.len()), sink);
            start += whole.len();
        }
        lock
    }

    fn take(&mut self, line: &str, span: Span, sink: &mut Vec<Diagnostic>) {
        if line.is_empty() || is_mark(line) {
            return;
        }
        if line.starts_with('#') {
            self.remarks.push(line.to_owned());
        } else if let Some(version) = line.strip_prefix(WRITTEN_BY) {
            self.raise(version.trim_matches('"'));
        } else if let Some((route, id)) = address(line) {
            let known = self.published.entry(route.to_owned()).or_insert_with(|| Known { span, ids: BTreeMap::new() });
            known.span = known.span.min(span);
            known.ids.extend(id.map(|id| (id.to_owned(), span)));
        } else {
            let finding = Diagnostic::new("publish/broken-lock", span, "this line is not an address of this site");
            sink.push(finding.help(
                "write an address such as `faq/cost.html`, or of a heading `faq/cost.html#hours`; or remove the line",
            ));
        }
    }

    fn raise(&mut self, version: &str) {
        let is_newer = self.version.as_deref().is_none_or(|own| is_newer(version, own));
        self.version = Some(version.to_owned()).filter(|_| is_newer).or(self.version.take());
    }

    /// Whether an address was published.
    pub(crate) fn has(&self, route: &str) -> bool {
        self.published.contains_key(route)
    }

    /// The whole file after all these have been published by a version of the program, and how many are new in it.
    /// Nothing is ever taken out.
    pub(crate) fn with(&self, published: BTreeSet<Linked>, version: &str) -> (String, usize) {
        let mut lock = self.clone();
        lock.raise(version);
        let mut new = 0;
        let nowhere = Span::file(SourceId(0));
        for (route, id) in published.into_iter().filter(can_be_read_back) {
            let known = lock.published.entry(route).or_insert_with(|| {
                new += 1;
                Known { span: nowhere, ids: BTreeMap::new() }
            });
            new += usize::from(id.is_some_and(|id| known.ids.insert(id, nowhere).is_none()));
        }
        (lock.text(), new)
    }

    fn text(&self) -> String {
        let mut out = if self.remarks.is_empty() { HEAD.to_owned() } else { String::new() };
        let version = self.version.iter().map(|version| format!("{WRITTEN_BY}\"{version}\""));
        let addresses = self.published.iter().flat_map(|(route, known)| {
            std::iter::once(route.clone()).chain(known.ids.keys().map(move |id| format!("{route}#{id}")))
        });
        for line in self.remarks.iter().cloned().chain(version).chain(addresses) {
            out.push_str(&line);
            out.push('\n');
        }
        out
    }
}

/// Marks of a merge, which `merge/conflict` finds.
fn is_mark(line: &str) -> bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark))
}

/// The address, and the place on its page, that a line names.
fn address(line: &str) -> Option<(&str, Option<&str>)> {
    let (route, id) = match line.split_once('#') {
        Some((route, id)) => (route, Some(id)),
        None => (line, None),
    };
    let is_route = route.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && !route.contains(|c: char| is_unseen(c) || "\\?*:\"<>|".contains(c));
    (is_route && id != Some("")).then_some((route, id))
}

/// Whether an address with its place would be the same where it is read from a line.
fn can_be_read_back((route, id): &Linked) -> bool {
    let line = id.as_ref().map_or(route.clone(), |id| format!("{route}#{id}"));
    line.trim() == line && !line.contains(is_unseen) && address(&line) == Some((route, id.as_deref()))
}

/// Whether a version is newer than another: `0.10.0` than `0.9.1`.
pub(crate) fn is_newer(version: &str, other: &str) -> bool {
    let parts = |version: &str| version.split('.').map(|part| part.parse::<u64>().unwrap_or(0)).collect::<Vec<_>>();
    parts(version) > parts(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Layer, SourceFile};

    fn read(text: &str) -> (Lock, Vec<Diagnostic>) {
        let file = SourceFile::new(Layer::Site, LOCK.into(), text.as_bytes().to_vec());
        let mut found = Vec::new();
        (Lock::read(&Sources::new(vec![file]), None, &mut found), found)
    }

    #[test]
    fn it_is_read_in_any_order_and_written_in_one() {
        let (lock, found) = read(
            "b.html#two\r\ncandor = \"0.9.0\"\n  a b.html  \n# Ours.\nb.html\nb.html#one\ncandor = \"0.10.0\"\nb.html\n\n",
        );
        assert!(found.is_empty(), "{found:?}");
        let written = "# Ours.\ncandor = \"0.10.0\"\na b.html\nb.html\nb.html#one\nb.html#two\n";
        assert_eq!(lock.text(), written);
        assert_eq!(read(written).0.text(), written);
        assert!(lock.has("a b.html") && lock.published["b.html"].span.start == 0);
    }

    #[test]
    fn a_broken_line_is_found_where_it_stands() {
        for line in ["/a.html", "a/../b.html", "a.html?x", "a.html#", "https://example.org/", "a\u{1b}.html", "a//b"] {
            let (lock, found) = read(&format!("a.html\n{line}\n"));
            assert_eq!((found.len(), found[0].span.start, lock.published.len()), (1, 7, 1), "{line}");
        }
        assert!(read("<<<<<<< HEAD\na.html\n=======\n>>>>>>> other\n").1.is_empty(), "another rule finds these");
    }
}
