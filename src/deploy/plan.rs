//! What is to be done, from first to last.

use super::compare::{Comparison, Standing, Wanted};
use super::manifest::{Entry, Manifest, State};
use super::order::{Phase, is_asset};
use crate::output::{Route, is_page};
use std::collections::{BTreeMap, BTreeSet};

/// What is to be done: what is begun is said first, then the phases one after the other, then what there is, then
/// the deletions. Nothing of it where nothing has changed.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The manifest by which the next deploy goes on, if this one is killed.
    pub(crate) begin: Option<Manifest>,
    pub(crate) phases: Vec<Vec<Upload>>,
    /// The manifest of what there is in the end.
    pub(crate) end: Option<Manifest>,
    pub(crate) deletions: Vec<Route>,
    /// Files that are there already.
    pub(crate) unchanged: usize,
    /// What caches may hold that is no longer so.
    pub(crate) stale: BTreeSet<Route>,
    /// How many pages the site loses, and how many it had.
    pub(crate) lost: (usize, usize),
}

/// A file that is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Upload {
    pub(crate) route: Route,
    pub(crate) print: String,
    pub(crate) bytes: u64,
}

impl Comparison {
    /// The plan; `told` is what uncertain objects say that they hold.
    pub(crate) fn plan(self, told: &BTreeMap<Route, String>) -> Plan {
        let uploads: Vec<&Wanted> = self.wanted.values().filter(|file| !self.is_there(file, told)).collect();
        let end = self.end(&uploads, told);
        let has_changed = !uploads.is_empty() || end != self.before_that_is_there();
        let end = if has_changed { self.ending(end) } else { end };
        let deletions: Vec<Route> = with(&end, State::Leaving);
        let begin = Some(self.begin(&uploads)).filter(|begin| !uploads.is_empty() && *begin != self.before);
        let may_be_cached = |route: &Route| !is_asset(route) && self.found.contains_key(route);
        let unfinished = with(&self.before, State::Begun);
        let sent = uploads.iter().map(|file| file.route.clone());
        let stale = sent.chain(unfinished).chain(deletions.iter().cloned()).filter(may_be_cached).collect();
        let pages = self.before.objects.iter().filter(|(route, _)| is_page(route));
        let pages = pages.filter(|(_, entry)| matches!(entry.state, State::Site | State::Begun));
        let lost = pages.clone().filter(|(route, _)| deletions.binary_search(route).is_ok()).count();
        Plan {
            begin,
            unchanged: self.wanted.len() - uploads.len(),
            stale,
            lost: (lost, pages.count()),
            phases: phases(uploads),
            end: has_changed.then_some(end),
            deletions,
        }
    }

    fn is_there(&self, file: &Wanted, told: &BTreeMap<Route, String>) -> bool {
        let holds = match self.found.get(&file.route).map(|found| &found.standing) {
            Some(Standing::Known(print)) => Some(print),
            Some(_) => told.get(&file.route),
            None => None,
        };
        holds == Some(&file.print)
    }

    /// What there is when all is sent and nothing deleted yet.
    fn end(&self, uploads: &[&Wanted], told: &BTreeMap<Route, String>) -> Manifest {
        let sent: BTreeSet<&str> = uploads.iter().map(|file| file.route.as_str()).collect();
        let site = self.wanted.values().map(|file| {
            let before = self.before.objects.get(&file.route).filter(|_| !told.contains_key(&file.route));
            let etag = match before {
                _ if sent.contains(file.route.as_str()) => None,
                Some(entry) => entry.etag.clone(),
                None => self.found.get(&file.route).and_then(|found| found.etag.clone()),
            };
            let print = Some(file.print.clone());
            (file.route.clone(), Entry { state: State::Site, print, bytes: file.bytes, etag })
        });
        let gone =
            self.before_that_is_there().objects.into_iter().filter(|(route, _)| !self.wanted.contains_key(route));
        let gone = gone.map(|(route, entry)| {
            let state = match entry.state {
                State::Leaving => State::Leaving,
                _ if is_page(&route) => State::Leaving,
                _ => State::Kept,
            };
            (route, Entry { state, ..entry })
        });
        Manifest { objects: gone.chain(site).collect() }
    }

    /// The same, where this deploy changes something: what was kept for the one before has had its time, unless that
    /// was broken off and pages that it was to delete are there yet.
    fn ending(&self, mut end: Manifest) -> Manifest {
        if with(&self.before_that_is_there(), State::Leaving).iter().any(|route| is_page(route)) {
            return end;
        }
        for (route, entry) in &mut end.objects {
            let was_kept = self.before.objects.get(route).is_some_and(|before| before.state == State::Kept);
            if entry.state == State::Kept && was_kept {
                entry.state = State::Leaving;
            }
        }
        end
    }

    /// What the manifest says, without what is no longer there.
    fn before_that_is_there(&self) -> Manifest {
        let objects = self.before.objects.iter().filter(|(route, _)| self.found.contains_key(*route));
        Manifest { objects: objects.map(|(route, entry)| (route.clone(), entry.clone())).collect() }
    }

    /// What the manifest says while files are sent: of those nobody can tell what they hold.
    fn begin(&self, uploads: &[&Wanted]) -> Manifest {
        let mut begin = self.before.clone();
        for file in uploads {
            let begun = Entry { state: State::Begun, print: None, bytes: 0, etag: None };
            begin.objects.insert(file.route.clone(), begun);
        }
        begin
    }
}

fn with(manifest: &Manifest, state: State) -> Vec<Route> {
    let all = manifest.objects.iter().filter(|(_, entry)| entry.state == state);
    all.map(|(route, _)| route.clone()).collect()
}

fn phases(uploads: Vec<&Wanted>) -> Vec<Vec<Upload>> {
    let mut phases: BTreeMap<Phase, Vec<Upload>> = BTreeMap::new();
    for Wanted { route, print, bytes } in uploads {
        let upload = Upload { route: route.clone(), print: print.clone(), bytes: *bytes };
        phases.entry(Phase::of(route)).or_default().push(upload);
    }
    phases.into_values().collect()
}

impl Plan {
    pub(crate) fn uploads(&self) -> impl Iterator<Item = &Upload> {
        self.phases.iter().flatten()
    }

    /// Whether nothing is to be done.
    pub(crate) fn is_empty(&self) -> bool {
        self.end.is_none() && self.deletions.is_empty()
    }

    /// Whether so many pages go that somebody should be asked first: more than was allowed, else a third.
    pub(crate) fn loses_too_much(&self, allowed: Option<usize>) -> bool {
        let (lost, all) = self.lost;
        allowed.map_or(lost * 3 > all, |allowed| lost > allowed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deploy::compare::Listed;

    fn entry(state: State, print: &str) -> Entry {
        Entry { state, print: Some(print.to_owned()), bytes: 1, etag: None }
    }

    /// The plan for a site with one page, in a bucket that has an old picture besides.
    fn plan(print: &str, others: &[(&str, State)]) -> Plan {
        let mut before = Manifest::default();
        let others = others.iter().map(|(route, state)| ((*route).to_owned(), entry(*state, "1")));
        before.objects.extend(others.chain([("index.html".to_owned(), entry(State::Site, "1"))]));
        let listed = before.objects.keys().map(|route| Listed { route: route.clone(), bytes: 1, etag: None }).collect();
        let wanted = vec![Wanted { route: "index.html".to_owned(), print: print.to_owned(), bytes: 1 }];
        Comparison::new(wanted, Some(before), listed).plan(&BTreeMap::new())
    }

    #[test]
    fn a_picture_outlives_its_page() {
        let gone = plan("1", &[("a.png", State::Site), ("a.html", State::Site)]);
        assert_eq!(gone.deletions, ["a.html"]);
        let kept = [("a.png", State::Kept)];
        assert!(plan("1", &kept).is_empty(), "nothing has changed");
        assert_eq!(plan("2", &kept).deletions, ["a.png"]);
        // The deploy before was killed while it deleted.
        let broken_off = [("a.png", State::Kept), ("a.html", State::Leaving)];
        assert_eq!(plan("1", &broken_off).deletions, ["a.html"]);
        assert_eq!(plan("2", &broken_off).deletions, ["a.html"]);
    }

    #[test]
    fn a_third_of_the_pages_may_go_and_no_more() {
        let pages = |going: usize, all: usize| Plan { lost: (going, all), ..plan("1", &[]) };
        assert!(!pages(3, 9).loses_too_much(None) && pages(4, 9).loses_too_much(None));
        assert!(!pages(9, 9).loses_too_much(Some(9)) && pages(1, 9).loses_too_much(Some(0)));
        assert_eq!(plan("1", &[("a.html", State::Site), ("b.html", State::Leaving)]).lost, (1, 2));
    }
}
