//! The driver: sources → documents → site → output → verdict.

use crate::base::{SourceId, Span};
use crate::config::{self, Config, Options, RawHtml};
use crate::diagnostic::Diagnostic;
use crate::document::{self, Document};
use crate::kind;
use crate::lint::{self, Policy, Verdict};
use crate::markdown::Extensions;
use crate::output::{Artifact, Route};
use crate::render::{self, Rendered};
use crate::search::{self, Search};
use crate::site::{self, Site};
use crate::source::{Content, SourceFile, Sources};
use crate::theme::{Look, Theme};
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A site that is resolved and ready to be rendered.
#[derive(Debug)]
pub struct Compiled {
    /// All pages, and what leads where.
    pub site: Site,
    /// Its theme, which knows the site.
    pub look: Look,
    /// An index for each language that has one.
    pub search: Search,
    policy: Policy,
    findings: Vec<Diagnostic>,
}

/// Documents that were read before, with the whole of what they were read from.
#[derive(Debug, Default)]
pub struct Memory {
    documents: HashMap<SourceId, (Arc<SourceFile>, Arc<Document>)>,
    read_with: Option<(Extensions, Vec<String>)>,
    search: search::Memory,
}

/// Reads, resolves and loads everything but renders nothing. What `memory` holds of an earlier time
/// is used where its input is the same, and then replaced.
pub fn compile(sources: Arc<Sources>, options: &Options, memory: &mut Memory) -> Compiled {
    let mut findings = Vec::new();
    findings.extend(damaged(&sources));
    let config = config::parse(&sources, options, &mut findings);
    let policy = Policy::new(&config, &mut findings);
    let extensions = extensions(&config, &mut findings);
    let (documents, (theme, faults)) =
        rayon::join(|| read(&sources, &config, extensions, memory), || load(&sources, &config));
    findings.extend(documents.iter().flat_map(|document| document.findings.iter().cloned()));
    findings.extend(faults);
    let site = site::resolve(sources, config, documents, &mut findings);
    let search = Search::new(&site, &theme, &memory.search, &mut findings);
    let look = render::look(&site, theme, &search);
    Compiled { site, look, search, policy, findings }
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

fn extensions(config: &Config, findings: &mut Vec<Diagnostic>) -> Extensions {
    let names = Extensions::NAMED.map(|(name, _)| name);
    let mut chosen = match &config.markdown.extensions {
        Some(given) => Extensions::named(&config::known(given, &names, "extension", findings)),
        None => Extensions::all(),
    };
    chosen.set(Extensions::COMMENTS, config.markdown.raw_html != RawHtml::Trust);
    chosen
}

/// The theme, and what is wrong with it.
fn load(sources: &Sources, config: &Config) -> (Theme, Vec<Diagnostic>) {
    let mut faults = Vec::new();
    (Theme::load(sources, config, &mut faults), faults)
}

/// A document for every `.md` file of the content folder, in order of path.
fn read(sources: &Sources, config: &Config, extensions: Extensions, memory: &mut Memory) -> Vec<Arc<Document>> {
    let read_with = Some((extensions, config.languages.iter().map(|language| language.code.clone()).collect()));
    let known = if memory.read_with == read_with { std::mem::take(&mut memory.documents) } else { HashMap::new() };
    let files: Vec<_> = sources.under(&config.src).filter(|(_, file)| file.path.ends_with(".md")).collect();
    let read = files.into_par_iter().filter_map(|(id, file)| {
        let path = file.path.strip_prefix(&config.src)?.strip_prefix('/')?;
        if path == "SUMMARY.md" {
            return None;
        }
        let file = sources.shared(id);
        let before = known.get(&id).filter(|(before, document)| document.path == path && before.is_same(file));
        let document = before.map(|(_, document)| Arc::clone(document));
        let document = document.unwrap_or_else(|| {
            let kind = kind::by_folder(config.without_language(path));
            Arc::new(document::parse(file, id, path, kind, extensions))
        });
        Some((id, (Arc::clone(file), document)))
    });
    let read: Vec<_> = read.collect();
    if memory.read_with != read_with {
        memory.search.clear();
    }
    memory.read_with = read_with;
    memory.documents = read.iter().cloned().collect();
    read.into_iter().map(|(_, (_, document))| document).collect()
}

impl Compiled {
    /// Every route of the site, each once: those of the table, then those that the theme and the search
    /// give their files.
    pub fn routes(&self) -> Vec<Route> {
        let named = self.site.routes.iter().map(|(route, _)| route.clone());
        named.chain(self.look.assets.routes().cloned()).chain(self.search.routes()).collect()
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
        let routes = self.routes();
        let render = |route: &Route| {
            let Some(rendered) = self.render(route) else { return Ok(()) };
            if !rendered.findings.is_empty() {
                faults.lock().unwrap_or_else(PoisonError::into_inner).extend(rendered.findings);
            }
            take(route, &rendered.artifact)
        };
        let (mut found, rendered) = rayon::join(
            || lint::examine(&self.site, &self.look, &self.search),
            || routes.par_iter().try_for_each(render),
        );
        rendered?;
        found.extend(faults.into_inner().unwrap_or_else(PoisonError::into_inner));
        Ok(self.judge(found))
    }

    /// The verdict on what was found while reading and resolving, and `more`.
    pub fn judge(&self, more: Vec<Diagnostic>) -> Verdict {
        let all = self.findings.iter().cloned().chain(more).collect();
        lint::judge(all, &self.policy, &self.site.sources)
    }
}
