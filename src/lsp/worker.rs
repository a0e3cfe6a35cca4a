//! Makes the newest state of each site, judges it, and says what was found. One thread: while it works on one state,
//! newer ones replace each other, and only the last is looked at.

use super::findings;
use super::state::{Found, State, Texts};
use super::text::Units;
use super::worlds::{Read, Worlds};
use crate::base::lock;
use crate::engine::{self, Memory};
use crate::lint::{Check, Finding, rules};
use lsp_server::{Message, Notification};
use lsp_types::notification::{LogMessage, Notification as _, PublishDiagnostics, ShowMessage};
use lsp_types::{LogMessageParams, MessageType, ShowMessageParams};
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, OnceLock, PoisonError};
use std::time::Duration;

/// Answers wait for the newest state, but not longer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Says something to the editor.
pub(super) type Tell = Arc<dyn Fn(Message) + Send + Sync>;

/// What the server wants to have made, and what was made.
#[derive(Default)]
pub(super) struct Board {
    sites: Mutex<Sites>,
    changed: Condvar,
}

#[derive(Default)]
struct Sites {
    all: BTreeMap<PathBuf, Site>,
    closed: bool,
}

#[derive(Default)]
struct Site {
    /// As the editor spells its folder.
    spelled: PathBuf,
    texts: Texts,
    /// Counts what the editor did.
    wanted: u64,
    /// The newest that was begun, and the newest that was brought together or failed.
    begun: u64,
    made: u64,
    /// Whether files outside the editor may have changed.
    stale: bool,
    state: Option<Arc<State>>,
}

impl Board {
    /// Changes what is open of a site, which is begun where it is new.
    pub(super) fn change(&self, root: &Path, spelled: &Path, stale: bool, change: impl FnOnce(&mut Texts)) {
        let mut sites = lock(&self.sites);
        let site = sites.all.entry(root.to_owned()).or_insert_with(|| Site {
            spelled: spelled.to_owned(),
            stale: true,
            ..Site::default()
        });
        change(&mut site.texts);
        site.stale |= stale;
        site.wanted += 1;
        self.changed.notify_all();
    }

    /// Has the files of every site read again.
    pub(super) fn read_again(&self) {
        for site in lock(&self.sites).all.values_mut() {
            site.stale = true;
            site.wanted += 1;
        }
        self.changed.notify_all();
    }

    /// The text of an open file.
    pub(super) fn text(&self, root: &Path, path: &str) -> Option<Arc<str>> {
        Some(Arc::clone(&lock(&self.sites).all.get(root)?.texts.get(path)?.text))
    }

    /// The state of a site with everything that was typed in it; the last one where that takes too long.
    pub(super) fn newest(&self, root: &Path) -> Option<Arc<State>> {
        let sites = lock(&self.sites);
        let behind = |sites: &mut Sites| sites.all.get(root).is_some_and(|site| site.made < site.wanted);
        let waited = self.changed.wait_timeout_while(sites, PATIENCE, behind);
        let (sites, _) = waited.unwrap_or_else(PoisonError::into_inner);
        sites.all.get(root)?.state.clone()
    }

    /// The last state of a site; waits only for the first.
    pub(super) fn last(&self, root: &Path) -> Option<Arc<State>> {
        let known = lock(&self.sites).all.get(root)?.state.clone();
        known.or_else(|| self.newest(root))
    }

    /// The newest states of all sites.
    pub(super) fn all(&self) -> Vec<Arc<State>> {
        let roots: Vec<PathBuf> = lock(&self.sites).all.keys().cloned().collect();
        roots.iter().filter_map(|root| self.newest(root)).collect()
    }

    /// Ends the worker.
    pub(super) fn close(&self) {
        lock(&self.sites).closed = true;
        self.changed.notify_all();
    }

    fn has_newer(&self, root: &Path, number: u64) -> bool {
        let sites = lock(&self.sites);
        sites.closed || sites.all.get(root).is_some_and(|site| site.wanted > number)
    }

    /// Waits for something to do; none when there will be nothing more.
    fn next(&self) -> Option<Job> {
        let idle = |sites: &mut Sites| !sites.closed && sites.all.values().all(|site| site.begun == site.wanted);
        let mut sites = self.changed.wait_while(lock(&self.sites), idle).unwrap_or_else(PoisonError::into_inner);
        if sites.closed {
            return None;
        }
        let (root, site) = sites.all.iter_mut().find(|(_, site)| site.begun < site.wanted)?;
        site.begun = site.wanted;
        let stale = std::mem::take(&mut site.stale);
        let (spelled, texts) = (site.spelled.clone(), site.texts.clone());
        Some(Job { root: root.clone(), spelled, texts, number: site.wanted, stale })
    }

    fn publish(&self, job: &Job, state: Option<Arc<State>>) {
        if let Some(site) = lock(&self.sites).all.get_mut(&job.root) {
            site.made = job.number;
            site.state = state.or_else(|| site.state.take());
        }
        self.changed.notify_all();
    }
}

/// A state that is to be made.
struct Job {
    root: PathBuf,
    spelled: PathBuf,
    texts: Texts,
    number: u64,
    stale: bool,
}

/// What the worker keeps of a site from one state to the next.
#[derive(Default)]
struct Kept {
    memory: Memory,
    read: Option<Read>,
    /// The settings' text when it was read.
    settings: Option<String>,
    /// What the editor was last told.
    told: Found,
    texts: Texts,
    trouble: Option<String>,
}

/// Works until the board is closed.
pub(super) fn work(board: &Board, worlds: &dyn Worlds, units: Units, tell: &Tell) {
    let mut sites: BTreeMap<PathBuf, Kept> = BTreeMap::new();
    while let Some(job) = board.next() {
        let kept = sites.entry(job.root.clone()).or_default();
        let worker = Worker { board, worlds, units, tell };
        if catch_unwind(AssertUnwindSafe(|| worker.look_at(&job, kept))).is_err() {
            kept.memory = Memory::default();
            board.publish(&job, None);
            log(tell, "checking the site failed; this is a bug in candor, please report it");
        }
    }
}

struct Worker<'a> {
    board: &'a Board,
    worlds: &'a dyn Worlds,
    units: Units,
    tell: &'a Tell,
}

impl Worker<'_> {
    fn look_at(&self, job: &Job, kept: &mut Kept) {
        self.read(job, kept);
        let Some(read) = &kept.read else { return self.board.publish(job, None) };
        let open = job.texts.values().map(|open| Arc::clone(&open.file));
        let sources = Arc::new(read.sources.with(open.collect()));
        let compiled = engine::compile(sources, &read.options, &mut kept.memory);
        let (root, texts) = (job.spelled.clone(), job.texts.clone());
        let state = Arc::new(State {
            root,
            compiled,
            texts,
            units: self.units,
            options: read.options.clone(),
            judged: OnceLock::new(),
        });
        self.board.publish(job, Some(Arc::clone(&state)));
        self.say_of_changed(&state, kept);
        kept.texts = job.texts.clone();
        let go_on = |()| if self.board.has_newer(&job.root, job.number) { Err(()) } else { Ok(()) };
        if go_on(()).is_ok()
            && let Ok(verdict) = state.compiled.render_all(|_, _| go_on(()))
        {
            let found = findings::by_file(verdict, &state);
            let files: BTreeSet<String> = found.keys().chain(kept.told.keys()).cloned().collect();
            let found = state.judged.get_or_init(|| found);
            files.iter().for_each(|file| self.say(&state, file, found.get(file).cloned().unwrap_or_default(), kept));
        }
    }

    /// Reads the site anew, where what is on the disk or in the settings may be another.
    fn read(&self, job: &Job, kept: &mut Kept) {
        let settings = job.texts.get(crate::config::FILE).map(|open| open.file.text().to_owned());
        if kept.read.is_some() && !job.stale && kept.settings == settings {
            return;
        }
        let open: Vec<_> = job.texts.values().map(|open| Arc::clone(&open.file)).collect();
        match self.worlds.read(&job.root, &open) {
            Ok(read) => {
                kept.read = Some(read);
                kept.settings = settings;
                kept.trouble = None;
            }
            Err(trouble) => {
                if kept.trouble.as_ref() != Some(&trouble) {
                    show(self.tell, MessageType::WARNING, &trouble);
                }
                kept.trouble = Some(trouble);
            }
        }
    }

    /// Says at once what the pages that are being written have by themselves. What only the whole site tells of them
    /// stays as it was told, where it still stands, until all is judged.
    fn say_of_changed(&self, state: &State, kept: &mut Kept) {
        let is_same = |path: &str, file| kept.texts.get(path).is_some_and(|open| Arc::ptr_eq(&open.file, file));
        let changed = state.texts.iter().filter(|(path, open)| !is_same(path, &open.file));
        for path in changed.map(|(path, _)| path.clone()).collect::<Vec<_>>() {
            let Some(number) = state.document(&path) else { continue };
            let source = state.compiled.site.documents[number].source;
            let mut findings = state.own_findings(number);
            let before = kept.texts.get(&path).map(|open| open.file.text().to_owned()).unwrap_or_default();
            let now = state.compiled.site.sources.file(source).text();
            let told = kept.told.get(&path).into_iter().flatten().filter(|finding| is_of_the_whole(finding));
            findings.extend(told.filter_map(|finding| moved(finding, &before, now)));
            self.say(state, &path, findings, kept);
        }
    }

    /// Tells what is found in a file, unless that was told already.
    fn say(&self, state: &State, path: &str, findings: Vec<Finding>, kept: &mut Kept) {
        let is_open = state.texts.contains_key(path);
        if !is_open && kept.told.get(path).map_or(findings.is_empty(), |told| *told == findings) {
            return;
        }
        if let Some(said) = findings::publication(state, path, &findings) {
            (self.tell)(Message::Notification(Notification::new(PublishDiagnostics::METHOD.into(), said)));
        }
        if findings.is_empty() {
            kept.told.remove(path)
        } else {
            kept.told.insert(path.to_owned(), findings)
        };
    }
}

/// Whether only the whole site tells it.
fn is_of_the_whole(finding: &Finding) -> bool {
    rules::named(finding.diagnostic.code).is_some_and(|rule| matches!(rule.check, Check::Site(_) | Check::Brand(_)))
}

/// A finding at its place in a text that was changed in one stretch; none where that stretch is its own.
fn moved(finding: &Finding, before: &str, now: &str) -> Option<Finding> {
    let same = |(one, other): &(u8, u8)| one == other;
    let front = before.bytes().zip(now.bytes()).take_while(same).count();
    let rest = (before.len() - front).min(now.len() - front);
    let back = before.bytes().rev().zip(now.bytes().rev()).take(rest).take_while(same).count();
    let mut finding = finding.clone();
    finding.diagnostic.fix = None;
    finding.diagnostic.labels.clear();
    let range = finding.diagnostic.span.range();
    if range.end <= front {
        return Some(finding);
    }
    let shift = |at: usize| (at + now.len()).checked_sub(before.len());
    (range.start >= before.len() - back).then(|| {
        let span = &mut finding.diagnostic.span;
        *span = crate::base::Span::new(span.source, shift(range.start)?..shift(range.end)?);
        Some(finding)
    })?
}

/// A note for whoever looks into the editor's log.
pub(super) fn log(tell: &Tell, words: &str) {
    let said = LogMessageParams { typ: MessageType::WARNING, message: words.to_owned() };
    tell(Message::Notification(Notification::new(LogMessage::METHOD.into(), said)));
}

/// Something that its author should see.
pub(super) fn show(tell: &Tell, typ: MessageType, words: &str) {
    let said = ShowMessageParams { typ, message: words.to_owned() };
    tell(Message::Notification(Notification::new(ShowMessage::METHOD.into(), said)));
}
