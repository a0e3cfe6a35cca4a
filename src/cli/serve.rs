//! `serve`: a loop of reading what changed, resolving, and publishing a snapshot. Pages are rendered
//! when a browser asks; the rest is rendered and judged behind it.

use super::args::Common;
use super::editor::Editor;
use super::making::coloured;
use super::outcome::{Ended, Refusal, print, say};
use super::preview::{Built, Change, Kept};
use super::world::{World, note};
use crate::base::lock;
use crate::disk::{self, Watch};
use crate::engine::{self, Memory};
use crate::lint::Verdict;
use crate::report;
use crate::serve::{Event, Port, Server, Snapshot};
use crate::settings::Settings;
use crate::source::Sources;
use clap::Args as Group;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

#[derive(Debug, Group)]
pub(super) struct Serve {
    #[command(flatten)]
    common: Common,
    /// The port. If the usual one is taken, the next is used; one that you choose must be free
    #[arg(short, long, value_name = "PORT")]
    port: Option<u16>,
    /// The address to listen on
    #[arg(long, default_value = "127.0.0.1", aliases = ["hostname", "bind", "interface"], value_name = "HOST")]
    host: String,
    /// Also accept requests for this host name, such as a proxy's
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,
    /// Open the site in a browser
    #[arg(short, short_alias = 'O', long)]
    open: bool,
    /// Always show the page of the file you saved last
    #[arg(long)]
    navigate: bool,
    /// The editor for opening files from the preview: vscode, vscodium, cursor, windsurf, zed, sublime, idea, textmate, or a URL with {path}, {line} and {column}
    #[arg(long, env = "CANDOR_EDITOR", default_value = "vscode", value_name = "NAME")]
    editor: Editor,
    /// Check for changes every N milliseconds (for network drives)
    #[arg(long, value_name = "MS", num_args = 0..=1, require_equals = true, default_missing_value = "500")]
    poll: Option<u64>,
}

/// The port unless another is named.
pub(super) const PORT: u16 = 3000;
/// To look more often than every so many milliseconds would take a processor for itself.
const LEAST_POLL: u64 = 50;

pub(super) fn run(args: &Serve) -> Result<Ended, Refusal> {
    disk::spare_memory();
    let mut world = World::open(&args.common)?;
    let server =
        Arc::new(Server::bind(&args.host, args.port.map_or(Port::Default(PORT), Port::Explicit), &args.allow_host)?);
    let mut memory = Memory::default();
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
    let settings = Settings::new(world.root.clone(), world.options.clone());
    let kept = Arc::new(Kept { settings, editor: args.editor.clone() });
    let mut change = Change::default();
    // The last site whose settings were sound.
    let mut sound: Option<Arc<Built>> = None;
    loop {
        change.build += 1;
        let compiled = engine::compile(Arc::clone(&sources), &world.options, &mut memory);
        let site = Arc::new(Built::new(compiled, change.clone(), sound.as_ref(), &kept));
        let before = server.publish(Arc::clone(&site) as Arc<dyn Snapshot>);
        if !announced {
            announce(args, &server, &site)?;
            announced = true;
        }
        judge.look_at(Arc::clone(&site));
        let older = if site.is_sound { sound.replace(Arc::clone(&site)) } else { None };
        drop((before, older));
        let next = next(args, (&mut world, &mut watch), &sources, (&server, &site));
        change = change.to(&sources, &next, args.navigate);
        sources = next;
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
        let read = match watch.files() {
            Some(files) => world.read_again(&files),
            None => world.read(),
        };
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
        note(args.common.quiet, &format!("Port {PORT} is in use, so the preview uses port {}.", address.port()));
    }
    if !address.ip().is_loopback() {
        note(args.common.quiet, "Everyone on this network can see the preview.");
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
            .map_err(|error| Refusal::Usage(format!("can't start threads: {error}")))?;
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
                site.is_judged.store(true, Ordering::Relaxed);
                server.announce(Event::Judged);
            }
        });
        Ok(Self { newest, sites })
    }

    /// Judges a site from now on, and no other.
    fn look_at(&self, site: Arc<Built>) {
        self.newest.store(site.change.build, Ordering::Relaxed);
        // The thread ends with the process.
        let _ = self.sites.send(site);
    }
}

/// The verdict on a site; none where a newer one came meanwhile, or where judging itself failed.
fn verdict(site: &Built, newest: &AtomicU64, helpers: &rayon::ThreadPool) -> Option<Verdict> {
    let go_on = || if newest.load(Ordering::Relaxed) == site.change.build { Ok(()) } else { Err(Superseded) };
    go_on().ok()?;
    let judged = || helpers.install(|| site.compiled.render_all(|_, _| go_on()));
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(judged)) {
        Ok(judged) => judged.ok(),
        Err(_) => {
            say("candor: rendering failed; this is a bug in candor, please report it\n");
            None
        }
    }
}
