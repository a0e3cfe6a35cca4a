//! The driver: sources → documents → site → output → verdict.

mod memory;
mod unbranded;

pub use memory::Memory;

use crate::base::{SourceId, Span};
use crate::config::{self, Config, LanguageId, Options};
use crate::diagnostic::Diagnostic;
use crate::lint::{self, Baseline, Branded, Policy, Verdict};
use crate::output::{Artifact, Route};
use crate::render::{self, Rendered};
use crate::search::Search;
use crate::site::{self, DocumentId, Lock, Reference, Site, logo};
use crate::source::{Content, SourceFile, Sources};
use crate::theme::Look;
use memory::Loaded;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use unbranded::Unbranded;

/// A site that is resolved and ready to be rendered.
#[derive(Debug)]
pub struct Compiled {
    /// All pages, and what leads where.
    pub site: Arc<Site>,
    /// Its theme, which knows the site and its brand.
    pub look: Look,
    /// An index for each language that has one.
    pub search: Arc<Search>,
    /// What it has published.
    pub lock: Lock,
    unbranded: Arc<Unbranded>,
    policy: Policy,
    baseline: Baseline,
    findings: Vec<Diagnostic>,
}

/// Reads, resolves and loads everything but renders nothing. What `memory` holds of an earlier time
/// is used where its input is the same, and then replaced.
pub fn compile(sources: Arc<Sources>, options: &Options, memory: &mut Memory) -> Compiled {
    let mut findings = damaged(&sources);
    let (config, brand) = config::parse(&sources, options, &mut findings);
    let policy = Policy::new(&config, &mut findings);
    let before = memory.before.take();
    let same = before.clone().filter(|before| before.is_of(&sources, &config));
    let unbranded = same.unwrap_or_else(|| resolve(sources, config, memory, before.as_deref()));
    memory.before = Some(Arc::clone(&unbranded));
    let (site, search) = (Arc::clone(&unbranded.site), Arc::clone(&unbranded.search));
    findings.extend(unbranded.findings.iter().cloned());
    findings.extend(logo::missing(&site, &brand));
    let look =
        render::look(&site, &unbranded.theme, (brand, &unbranded.drawn), &search).sharing(unbranded.sheets.clone());
    let lock = Lock::read(&site.sources, options.brand.as_deref(), &mut findings);
    let baseline = Baseline::read(&site.sources, &mut findings);
    Compiled { site, look, search, lock, unbranded, policy, baseline, findings }
}

/// Brings files and settings together, whatever the brand.
fn resolve(sources: Arc<Sources>, config: Config, memory: &mut Memory, before: Option<&Unbranded>) -> Arc<Unbranded> {
    memory.of(&config);
    let known = memory.theme.take();
    let (documents, loaded) = rayon::join(|| memory.read(&sources, &config), || Loaded::of(known, &sources, &config));
    let theme = Arc::clone(&loaded.theme);
    let mut findings: Vec<Diagnostic> =
        documents.iter().flat_map(|document| document.findings.iter().cloned()).collect();
    findings.extend(loaded.findings.iter().cloned());
    memory.theme = Some(loaded);
    let sheets = memory.has_brands.then(|| Arc::new(theme.sheets(&sources)));
    let site = site::resolve(sources, config, documents, before.map(|before| &*before.site), &mut findings);
    let known = before.filter(|before| site.has_plan_of(&before.site) && Arc::ptr_eq(&theme, &before.theme));
    let search = Search::new(&site, &theme, &memory.search, known.map(|known| &*known.search));
    findings.extend(search.findings());
    let drawn = render::drawn(&site);
    let (site, search) = (Arc::new(site), Arc::new(search));
    Arc::new(Unbranded { site, theme, search, drawn, findings, examined: OnceLock::new(), sheets })
}

/// Text files that are not text. (book.toml is the settings' own business.)
fn damaged(sources: &Sources) -> Vec<Diagnostic> {
    let bad = |(id, file): (SourceId, &SourceFile)| match file.content {
        Content::Damaged { at, why, .. } if file.path != config::FILE => {
            let finding = Diagnostic::new("source/not-text", Span::new(id, at..at + 1), format!("this file has {why}"));
            Some(finding.help("save it as UTF-8 text"))
        }
        _ => None,
    };
    sources.in_force().filter_map(bad).collect()
}

impl Compiled {
    /// Every route of the site, each once: those of the table, then those that the theme and the search
    /// give their files.
    pub fn routes(&self) -> Vec<Route> {
        self.pages().chain(self.search.routes()).collect()
    }

    /// The routes of all but the search.
    fn pages(&self) -> impl Iterator<Item = Route> {
        let named = self.site.routes.iter().map(|(route, _)| route.clone());
        named.chain(self.look.loaded().map(|(route, _)| route.clone()))
    }

    /// The artifact at a route; none where there is nothing.
    pub fn render(&self, route: &str) -> Option<Rendered> {
        render::render(&self.site, &self.look, &self.search, route)
    }

    /// A page of the gallery of components; none where there is no such example.
    pub fn gallery(&self, name: &str) -> Option<Rendered> {
        render::gallery(&self.site, &self.look, name)
    }

    /// Renders every route and gives each artifact to `take`, from several threads. The verdict is on
    /// everything.
    ///
    /// # Errors
    /// The first error of `take`.
    pub fn render_all<E: Send>(&self, take: impl Fn(&str, &Artifact) -> Result<(), E> + Sync) -> Result<Verdict, E> {
        let faults = Mutex::new(Vec::new());
        let render = |route: &Route| {
            let Some(rendered) = self.render(route) else { return Ok(()) };
            if !rendered.findings.is_empty() {
                faults.lock().unwrap_or_else(PoisonError::into_inner).extend(rendered.findings);
            }
            take(route, &rendered.artifact)
        };
        let pages: Vec<Route> = self.pages().collect();
        let (mut found, rendered) = rayon::join(|| self.examined(), || pages.par_iter().try_for_each(render));
        rendered?;
        self.search.routes().par_iter().try_for_each(render)?;
        found.extend(faults.into_inner().unwrap_or_else(PoisonError::into_inner));
        Ok(self.weigh(found, true))
    }

    /// What rules find in a document by itself.
    pub(crate) fn examine_document(&self, number: DocumentId) -> Vec<Diagnostic> {
        lint::examine_document(self.unbranded.case(), number)
    }

    /// A source as pages of a language list it, as Markdown.
    pub(crate) fn source_entry(&self, reference: &Reference, language: LanguageId) -> String {
        render::source_in_markdown(reference, self.unbranded.theme.strings(language))
    }

    /// What rules find.
    fn examined(&self) -> Vec<Diagnostic> {
        let brand = Branded { tokens: &self.look.assets.tokens, lock: &self.lock };
        let own = lint::examine_brand(self.unbranded.case(), brand);
        self.unbranded.examined().iter().cloned().chain(own).collect()
    }

    /// The verdict on everything but what templates can't do.
    pub(crate) fn verdict(&self) -> Verdict {
        self.judge(self.examined())
    }

    /// Lets no level of the site's own lower what protects its readers and its host.
    pub(crate) fn distrust(&mut self) {
        self.policy.distrust();
    }

    /// Lets everything be told that was found before, too.
    pub(crate) fn forget_baseline(&mut self) {
        self.baseline = Baseline::default();
    }

    /// The verdict on what was found while reading and resolving, and `more`.
    pub fn judge(&self, more: Vec<Diagnostic>) -> Verdict {
        self.weigh(more, false)
    }

    fn weigh(&self, more: Vec<Diagnostic>, is_all: bool) -> Verdict {
        let all = self.findings.iter().cloned().chain(more).collect();
        lint::judge(all, (&self.policy, &self.baseline), &self.site, is_all)
    }
}
