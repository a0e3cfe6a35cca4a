//! `serve`: a loop of reading what changed, resolving, and publishing a snapshot. Pages are rendered
//! when a browser asks; the rest is rendered and judged behind it.

use super::args::Common;
use super::making::coloured;
use super::outcome::{Ended, Refusal, print, say};
use super::world::{World, note};
use crate::base::lock;
use crate::diagnostic::Severity;
use crate::disk::{self, Watch};
use crate::engine::{self, Compiled, Memory};
use crate::lint::Verdict;
use crate::output::Artifact;
use crate::report::{self, finding_object, trouble_object};
use crate::serve::{Answer, Event, Form, FormAnswer, Port, Server, Snapshot};
use crate::settings::Settings;
use crate::site::Made;
use crate::site::headers::policy;
use crate::source::Sources;
use clap::Args as Group;
use serde_json::Value;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

#[derive(Debug, Group)]
pub(super) struct Serve {
    #[command(flatten)]
    common: Common,
    /// The port; a busy default takes the next free one, a busy one that you name is an error
    #[arg(short, long, value_name = "PORT")]
    port: Option<u16>,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1", aliases = ["hostname", "bind", "interface"], value_name = "HOST")]
    host: String,
    /// Another name by which browsers may ask for the preview, such as that of a proxy
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
    /// Open the site in a browser
    #[arg(short, short_alias = 'O', long)]
    open: bool,
    /// Look for changes every so many milliseconds, where the disk does not report them
    #[arg(long, value_name = "MS", num_args = 0..=1, require_equals = true, default_missing_value = "500")]
    poll: Option<u64>,
}

/// The port unless another is named.
pub(super) const PORT: u16 = 3000;
/// To look more often than every so many milliseconds would take a processor for itself.
const LEAST_POLL: u64 = 50;

pub(super) fn run(args: &Serve) -> Result<Ended, Refusal> {
    let mut world = World::open(&args.common)?;
    let server =
        Arc::new(Server::bind(&args.host, args.port.map_or(Port::Default(PORT), Port::Explicit), &args.allow_host)?);
    let mut memory = Memory::default();
    let mut build = 0;
    let mut read = world.read();
    let mut watch = Watch::new(&world.watched(), args.poll.map(|every| Duration::from_millis(every.max(LEAST_POLL))))?;
    if let Err(Refusal::NoPages(text)) = &read {
        note(args.common.quiet, &format!("{text}. Waiting for the first page."));
    }
    while matches!(read, Err(Refusal::NoPages(_))) {
        watch.wait(Duration::from_secs(3600));
        read = world.read();
        watch.follow(&world.watched())?;
    }
    let mut sources = read?;
    let mut announced = false;
    let judge = Judge::start(args, &server)?;
    let settings = Arc::new(Settings::new(world.root.clone(), world.options.clone()));
    // The last site whose settings were sound.
    let mut sound: Option<Arc<Built>> = None;
    loop {
        build += 1;
        let compiled = engine::compile(Arc::clone(&sources), &world.options, &mut memory);
        let site = Arc::new(Built::new(compiled, build, sound.as_ref(), &settings));
        let before = server.publish(Arc::clone(&site) as Arc<dyn Snapshot>);
        if !announced {
            announce(args, &server, &site)?;
            announced = true;
        }
        judge.look_at(Arc::clone(&site));
        let older = if site.is_sound { sound.replace(Arc::clone(&site)) } else { None };
        drop((before, older));
        sources = next(args, (&mut world, &mut watch), &sources, (&server, &site));
    }
}

/// Waits for a change, and reads it. What can't be read now may be readable in a moment: until then the
/// last site stays, and what is wrong is shown over it.
fn next(
    args: &Serve,
    (world, watch): (&mut World, &mut Watch),
    sources: &Arc<Sources>,
    (server, site): (&Server, &Arc<Built>),
) -> Arc<Sources> {
    loop {
        if let Some(text) = watch.note() {
            note(args.common.quiet, &text);
        }
        if !watch.wait(Duration::from_secs(3600)) {
            continue;
        }
        let read = world.read();
        if let Err(refusal) = watch.follow(&world.watched()) {
            say(&format!("candor: {refusal}\n"));
        }
        match read {
            Ok(read) if !read.same_as(sources) => return read,
            Ok(_) => {
                if lock(&site.trouble).take().is_some() {
                    server.publish(Arc::clone(site) as Arc<dyn Snapshot>);
                }
            }
            Err(refusal) => {
                let text = refusal.to_string();
                if lock(&site.trouble).replace(text.clone()).as_ref() != Some(&text) {
                    say(&format!("candor: {text}\n"));
                    server.publish(Arc::clone(site) as Arc<dyn Snapshot>);
                }
            }
        }
    }
}

/// The address on a line of its own, for people and programs.
fn announce(args: &Serve, server: &Server, site: &Built) -> Result<(), Refusal> {
    let address = server.address();
    let host = if args.host == "localhost" { "localhost".to_owned() } else { address.ip().to_string() };
    let host = if host.contains(':') { format!("[{host}]") } else { host };
    let url = format!("http://{host}:{}{}", address.port(), site.base);
    print(&format!("{url}\n"))?;
    if args.port.is_none() && address.port() != PORT {
        note(args.common.quiet, &format!("Port {PORT} is in use, so this is port {}.", address.port()));
    }
    if !address.ip().is_loopback() {
        note(args.common.quiet, "Everyone in this network can see the preview.");
    }
    if args.open {
        let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
        let _ = std::process::Command::new(opener).arg(&url).spawn();
    }
    Ok(())
}

/// Renders and judges whole sites behind the page that is being looked at, the newest only.
struct Judge {
    newest: Arc<AtomicU64>,
    sites: Sender<Arc<Built>>,
}

/// A newer site has come: this one needs no verdict any more.
struct Superseded;

impl Judge {
    /// Starts the thread that judges. It and those that help it give way to every other, so that what a browser
    /// asks for, and the next save, never wait for them.
    fn start(args: &Serve, server: &Arc<Server>) -> Result<Self, Refusal> {
        let (sites, given) = channel::<Arc<Built>>();
        let newest = Arc::new(AtomicU64::new(0));
        let helpers = rayon::ThreadPoolBuilder::new()
            .start_handler(|_| disk::give_way())
            .build()
            .map_err(|error| Refusal::Usage(format!("no threads can be started: {error}")))?;
        let (server, current) = (Arc::clone(server), Arc::clone(&newest));
        let (colour, quiet) = (coloured(args.common.color), args.common.quiet);
        std::thread::spawn(move || {
            disk::give_way();
            for site in given {
                let Some(verdict) = verdict(&site, &current, &helpers) else { continue };
                let verdict = verdict.of_the_site(&site.compiled.site.sources);
                if !quiet {
                    say(&report::human(&verdict, &site.compiled.site.sources, colour, false));
                }
                *lock(&site.verdict) = Some(verdict);
                server.announce(Event::Judged);
            }
        });
        Ok(Self { newest, sites })
    }

    /// Judges a site from now on, and no other.
    fn look_at(&self, site: Arc<Built>) {
        self.newest.store(site.build, Ordering::Relaxed);
        // The thread ends with the process.
        let _ = self.sites.send(site);
    }
}

/// The verdict on a site; none where a newer one came meanwhile, or where judging itself failed.
fn verdict(site: &Built, newest: &AtomicU64, helpers: &rayon::ThreadPool) -> Option<Verdict> {
    let go_on = || if newest.load(Ordering::Relaxed) == site.build { Ok(()) } else { Err(Superseded) };
    go_on().ok()?;
    let judged = || helpers.install(|| site.compiled.render_all(|_, _| go_on()));
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(judged)) {
        Ok(judged) => judged.ok(),
        Err(_) => {
            say("candor: rendering failed; this is a fault of candor's own\n");
            None
        }
    }
}

/// A snapshot: the compiled site, and the verdict as soon as there is one.
struct Built {
    compiled: Compiled,
    build: u64,
    base: String,
    verdict: Mutex<Option<Verdict>>,
    /// What stands in the way of reading the next site: until it is gone, this one stays.
    trouble: Mutex<Option<String>>,
    /// Whether the settings have no error.
    is_sound: bool,
    /// The site that is shown in place of one whose settings have errors.
    instead: Option<Arc<Built>>,
    /// Whether templates were broken before anything was rendered: no page is what it should be.
    theme_is_broken: bool,
    settings: Arc<Settings>,
}

impl Built {
    fn new(compiled: Compiled, build: u64, sound: Option<&Arc<Self>>, settings: &Arc<Settings>) -> Self {
        let settings = Arc::clone(settings);
        let base = compiled.site.config.base_path();
        let verdict = compiled.judge(Vec::new());
        let is_sound = !verdict.is_about_settings();
        let instead = sound.filter(|_| !is_sound).cloned();
        let theme_is_broken = verdict.findings.iter().any(|finding| finding.diagnostic.code == "template/error");
        let verdict = Mutex::new(Some(verdict));
        let trouble = Mutex::default();
        Self { base: base.to_owned(), build, verdict, trouble, is_sound, instead, theme_is_broken, settings, compiled }
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

    fn routes(&self) -> Vec<String> {
        if let Some(instead) = &self.instead {
            return instead.routes();
        }
        self.compiled.routes()
    }

    fn build(&self) -> u64 {
        self.build
    }

    fn findings(&self) -> String {
        let verdict = lock(&self.verdict);
        let mut findings: Vec<_> = verdict.iter().flat_map(|verdict| &verdict.findings).collect();
        findings.sort_by_key(|finding| finding.severity);
        let findings = findings.iter().map(|finding| finding_object(finding, &self.compiled.site.sources));
        let trouble = lock(&self.trouble);
        trouble.as_deref().map(trouble_object).into_iter().chain(findings).collect::<Value>().to_string()
    }

    fn base(&self) -> &str {
        self.instead.as_ref().map_or(&self.base, |instead| &instead.base)
    }

    fn settings(&self, asked: &Form<'_>) -> Option<FormAnswer> {
        let verdict = lock(&self.verdict).clone().unwrap_or_default();
        self.settings.answer(&self.compiled, &verdict, asked)
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
