//! What the preview shows: a site at one moment, and what was found about it.

use super::editor::Editor;
use super::mending;
use crate::base::{Position, encode_path, lock};
use crate::desk::{Desk, Known};
use crate::diagnostic::{Diagnostic, Severity};
use crate::engine::Compiled;
use crate::fix;
use crate::lint::{Finding, Verdict};
use crate::output::Artifact;
use crate::report::{finding_object, trouble_object};
use crate::serve::{Answer, Form, FormAnswer, Snapshot};
use crate::settings::Settings;
use crate::site::Made;
use crate::site::headers::policy;
use crate::source::{Sources, page_stem};
use serde_json::Value;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

/// What stays the same as long as the preview runs.
pub(super) struct Kept {
    pub settings: Settings,
    pub editor: Editor,
}

/// What is another since the site before.
#[derive(Clone, Debug, Default)]
pub(super) struct Change {
    /// The number of the site.
    pub build: u64,
    /// The number of the last site in which more than pages and data had changed.
    others: u64,
    /// The page's file that was saved last, where browsers are to go there.
    edited: Option<String>,
}

impl Change {
    /// The change after this one.
    pub(super) fn to(&self, before: &Sources, after: &Sources, navigate: bool) -> Self {
        let changed = after.changed_since(before);
        let is_page = |path: &&&str| page_stem(path).is_some();
        let is_other = |path: &&str| page_stem(path).is_none() && !path.ends_with(".yaml");
        Self {
            build: self.build,
            others: if changed.iter().any(is_other) { self.build + 1 } else { self.others },
            edited: changed.iter().find(is_page).filter(|_| navigate).map(|path| (*path).to_owned()),
        }
    }
}

/// A snapshot: the compiled site, and the verdict as soon as there is one.
pub(super) struct Built {
    pub compiled: Compiled,
    pub change: Change,
    pub base: String,
    pub verdict: Mutex<Option<Verdict>>,
    /// Whether that is on every page.
    pub is_judged: AtomicBool,
    /// What the desk has worked out.
    known: Known,
    /// What stands in the way of reading the next site: until it is gone, this one stays.
    pub trouble: Mutex<Option<String>>,
    /// Whether the settings have no error.
    pub is_sound: bool,
    /// The site that is shown in place of one whose settings have errors.
    instead: Option<Arc<Built>>,
    /// Whether templates were broken before anything was rendered: no page is what it should be.
    theme_is_broken: bool,
    kept: Arc<Kept>,
}

impl Built {
    pub(super) fn new(compiled: Compiled, change: Change, sound: Option<&Arc<Self>>, kept: &Arc<Kept>) -> Self {
        let kept = Arc::clone(kept);
        let base = compiled.site.config.base_path();
        let verdict = compiled.judge(Vec::new());
        let is_sound = !verdict.is_about_settings();
        let instead = sound.filter(|_| !is_sound).cloned();
        let theme_is_broken = verdict.findings.iter().any(|finding| finding.diagnostic.code == "template/error");
        let verdict = Mutex::new(Some(verdict));
        let trouble = Mutex::default();
        let (base, is_judged, known) = (base.to_owned(), AtomicBool::default(), Known::default());
        Self { base, change, verdict, is_judged, known, trouble, is_sound, instead, theme_is_broken, kept, compiled }
    }

    /// Whether a route is made from a document that has errors, or with templates that have.
    fn is_broken(&self, route: &str) -> bool {
        if self.theme_is_broken && route.ends_with(".html") {
            return true;
        }
        let site = &self.compiled.site;
        let Some(Made::Page(page)) = site.routes.get(route) else { return false };
        let verdict = lock(&self.verdict);
        let sources: Vec<_> = site.documents_of(*page).iter().map(|number| site.documents[*number].source).collect();
        verdict
            .iter()
            .flat_map(|verdict| &verdict.findings)
            .any(|finding| finding.severity == Severity::Error && sources.contains(&finding.diagnostic.span.source))
    }
}

impl Built {
    /// A finding, with the address that opens its place in an editor.
    fn object(&self, finding: &Finding) -> Value {
        let sources = &self.compiled.site.sources;
        let mut object = finding_object(finding, sources);
        let file = sources.file(finding.diagnostic.span.source);
        if !file.layer.is_built_in() {
            let (start, _) = sources.place(finding.diagnostic.span);
            object["editor"] = self.opened(file.place(), start).into();
        }
        object
    }

    /// Makes the repair that a finding offers, if it may be made.
    fn mend(&self, asked: &Form<'_>) -> FormAnswer {
        let Some(sent) = self.kept.settings.sent(asked) else {
            return FormAnswer::Page(403, "This page is out of date. Reload it.".into());
        };
        let verdict = lock(&self.verdict).clone().unwrap_or_default();
        let sources = &self.compiled.site.sources;
        let is_meant = |finding: &&Diagnostic| {
            let (at, path) = (sources.place(finding.span).0, sources.file(finding.span.source).place());
            let said = [finding.code.to_owned(), path.to_owned(), at.line.to_string(), at.column.to_string()];
            ["code", "path", "line", "column"].iter().zip(said).all(|(key, own)| sent.get(*key) == Some(&own))
        };
        let meant: Vec<_> = fix::offered(&verdict, sources).into_iter().filter(is_meant).take(1).collect();
        let safe = fix::safe(&self.compiled, &verdict, &meant, self.kept.settings.options());
        match mending::write(self.kept.settings.root(), sources, &safe) {
            Ok(mended) if !mended.is_empty() => FormAnswer::Page(200, "Saved.".into()),
            Ok(_) if safe.len() < meant.len() => FormAnswer::Page(
                409,
                "This fix would change what readers see, or cause an error. Make the change by hand.".into(),
            ),
            Ok(_) => {
                FormAnswer::Page(409, "The file was changed at the same time, so it was not fixed. Try again.".into())
            }
            Err(fault) => FormAnswer::Page(500, fault.to_string()),
        }
    }

    /// The address that opens a file below the root in an editor.
    fn opened(&self, file: &str, at: Position) -> String {
        self.kept.editor.address(&self.kept.settings.root().join(file), at)
    }
}

impl Snapshot for Built {
    fn artifact(&self, route: &str) -> Answer {
        if let Some(instead) = &self.instead {
            return instead.artifact(route);
        }
        let rendered = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.compiled.render(route)));
        match rendered {
            Err(_) => Answer::Broken(None),
            // The page may be one that nobody can place before its front matter can be read.
            Ok(None) if self.compiled.site.documents.iter().any(|document| !document.front.is_read) => {
                Answer::Broken(None)
            }
            Ok(None) => Answer::Missing,
            Ok(Some(rendered)) => {
                let artifact: Arc<Artifact> = Arc::new(rendered.artifact);
                if !rendered.findings.is_empty() || self.is_broken(route) {
                    Answer::Broken(Some(artifact))
                } else {
                    Answer::Good(artifact)
                }
            }
        }
    }

    fn build(&self) -> u64 {
        self.change.build
    }

    fn findings(&self) -> String {
        let verdict = lock(&self.verdict);
        let mut findings: Vec<_> = verdict.iter().flat_map(|verdict| &verdict.findings).collect();
        findings.sort_by_key(|finding| finding.severity);
        let findings = findings.iter().map(|finding| self.object(finding));
        let trouble = lock(&self.trouble);
        trouble.as_deref().map(trouble_object).into_iter().chain(findings).collect::<Value>().to_string()
    }

    fn others(&self) -> u64 {
        self.change.others
    }

    fn edited(&self) -> Option<String> {
        let site = &self.compiled.site;
        let source = site.sources.find(self.change.edited.as_deref()?)?;
        let document = site.documents.iter().find(|document| document.source == source)?;
        let (route, place) = site.place_of(document.address.as_ref()?);
        Some(format!("{}{place}", encode_path(route)))
    }

    fn base(&self) -> &str {
        self.instead.as_ref().map_or(&self.base, |instead| &instead.base)
    }

    fn settings(&self, asked: &Form<'_>) -> Option<FormAnswer> {
        match (asked.path, asked.sent) {
            ("token", None) => return Some(FormAnswer::Part("text/plain", self.kept.settings.token().to_owned())),
            ("fix", Some(_)) => return Some(self.mend(asked)),
            _ => {}
        }
        let verdict = lock(&self.verdict).clone().unwrap_or_default();
        self.kept.settings.answer(&self.compiled, &verdict, asked)
    }

    fn desk(&self, path: &str, query: &str) -> Option<Artifact> {
        let shown = self.instead.as_deref().unwrap_or(self);
        let verdict = lock(&self.verdict).clone().unwrap_or_default();
        let trouble = lock(&self.trouble).clone();
        let desk = Desk {
            compiled: &shown.compiled,
            verdict: &verdict,
            sources: &self.compiled.site.sources,
            is_judged: self.is_judged.load(Ordering::Relaxed),
            trouble: trouble.as_deref(),
            known: &shown.known,
            editor: &|file, at| self.opened(file, at),
        };
        desk.page(path, query)
    }

    fn gallery(&self, name: &str) -> Option<Artifact> {
        self.compiled.gallery(name).map(|rendered| rendered.artifact)
    }

    fn headers(&self) -> Vec<(&'static str, String)> {
        // The settings show the site in a frame.
        let policy = format!("{}; frame-ancestors 'self'", policy(&self.compiled.site));
        vec![("Content-Security-Policy", policy), ("Referrer-Policy", "no-referrer".into())]
    }
}
