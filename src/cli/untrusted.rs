//! `--untrusted`: what strangers wrote, built by a host.

use super::outcome::{Refusal, say};
use crate::config::{Config, FILE, RawHtml};
use crate::disk::{Bounds, Fault};
use crate::engine::Compiled;
use crate::site::Resolved;
use crate::source::{SourceFile, page_stem};
use clap::{Args as Group, ValueEnum};
use std::path::{Component, Path};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

#[derive(Debug, Group)]
pub(super) struct Untrusted {
    /// Build a site written by strangers: no symbolic links, no trusted HTML, no templates or scripts of its own; sizes are limited, and safety, privacy, html and front-matter rules can't be switched off
    #[arg(long)]
    untrusted: bool,
    /// Allow this in an untrusted site
    #[arg(long, value_enum, value_name = "WHAT", requires = "untrusted")]
    allow: Vec<Allow>,
    /// Change a limit (default: bytes=268435456, files=20000, pages=5000, nesting=100, seconds=120)
    #[arg(long, value_name = "NAME=NUMBER", value_parser = limit, requires = "untrusted")]
    limit: Vec<(&'static str, u64)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Allow {
    /// `raw-html = "trust"`
    Html,
    /// Symbolic links inside the site
    Links,
    /// Templates and scripts under themes/
    Theme,
}

/// What is limited, and how much of it is enough for any site.
const LIMITS: [(&str, u64); 5] =
    [("bytes", 256 << 20), ("files", 20_000), ("pages", 5000), ("nesting", 100), ("seconds", 120)];

fn limit(text: &str) -> Result<(&'static str, u64), String> {
    let (name, number) = text.split_once('=').unwrap_or((text, ""));
    let known = LIMITS.iter().find(|(own, _)| *own == name);
    match (known, number.parse()) {
        (Some((name, _)), Ok(number)) => Ok((name, number)),
        (None, _) => {
            Err(format!("`{name}` is not the name of a limit; choose from {}", LIMITS.map(|(name, _)| name).join(", ")))
        }
        (_, Err(_)) => Err(format!("write a whole number, such as `{name}=1000`")),
    }
}

impl Untrusted {
    /// What an untrusted site is held to; none for one of one's own.
    pub(super) fn guard(&self) -> Option<Guard> {
        let given = |name: &str| self.limit.iter().rev().find(|(own, _)| *own == name).map(|(_, number)| *number);
        let limits = LIMITS.map(|(name, number)| (name, given(name).unwrap_or(number)));
        self.untrusted.then(|| Guard { limits, allowed: self.allow.clone() })
    }
}

/// What an untrusted site is held to.
#[derive(Clone, Debug)]
pub(super) struct Guard {
    limits: [(&'static str, u64); 5],
    allowed: Vec<Allow>,
}

/// Ends the process in time, unless it is dropped before.
pub(super) type Watch = SyncSender<()>;

impl Guard {
    fn most(&self, name: &str) -> u64 {
        self.limits.iter().find(|(own, _)| *own == name).map_or(u64::MAX, |(_, number)| *number)
    }

    fn hold(&self, name: &'static str, number: usize) -> Result<(), Refusal> {
        self.hold_bytes(name, number as u64)?;
        Ok(())
    }

    fn hold_bytes(&self, name: &'static str, number: u64) -> Result<(), Fault> {
        let most = self.most(name);
        if number > most { Err(Fault::Limit(name, most)) } else { Ok(()) }
    }

    /// What is read from the disk.
    pub(super) fn bounds(&self) -> Bounds {
        let [bytes, files, nesting] = ["bytes", "files", "nesting"].map(|name| self.most(name));
        Bounds { bytes, files, nesting, links: self.allowed.contains(&Allow::Links) }
    }

    /// The settings, before they are read and after.
    pub(super) fn settings(&self, root: &Path) -> Result<(), Refusal> {
        let path = root.join(FILE);
        if path.is_symlink() && !self.allowed.contains(&Allow::Links) {
            let target = path.read_link().unwrap_or_default();
            return Err(Fault::Link(path, target).into());
        }
        Ok(())
    }

    pub(super) fn config(&self, config: &Config) -> Result<(), Refusal> {
        if config.markdown.raw_html == RawHtml::Trust && !self.allowed.contains(&Allow::Html) {
            return refuse("it trusts raw HTML", "set `[markdown] raw-html` to \"sanitise\"", "html");
        }
        if Path::new(&config.build_dir)
            .components()
            .any(|part| !matches!(part, Component::Normal(_) | Component::CurDir))
        {
            let text = format!(
                "this untrusted site would be written to `{}`; choose a folder inside the site, or use --dest-dir",
                config.build_dir
            );
            return Err(Refusal::Usage(text));
        }
        Ok(())
    }

    /// The files of the site.
    pub(super) fn files(&self, files: &[Arc<SourceFile>]) -> Result<(), Refusal> {
        let runs = |file: &&Arc<SourceFile>| {
            let path = file.path.to_lowercase();
            !file.layer.is_built_in()
                && path.starts_with("themes/")
                && [".html", ".js"].iter().any(|end| path.ends_with(end))
        };
        if let Some(file) = files.iter().find(runs)
            && !self.allowed.contains(&Allow::Theme)
        {
            return refuse(&format!("{} would replace part of the theme", file.place()), "remove it", "theme");
        }
        self.hold("pages", files.iter().filter(|file| page_stem(&file.path).is_some()).count())
    }

    /// What came of them. No level of the site's own lowers what protects readers from here on.
    pub(super) fn compiled(&self, compiled: &mut Compiled) -> Result<(), Refusal> {
        compiled.distrust();
        self.hold("files", compiled.routes().len())?;
        let proses = |document: &Resolved| document.front.proses().map(|prose| prose.tree.depth()).max().unwrap_or(0);
        let deepest = compiled.site.documents.iter().map(|document| document.body.depth().max(proses(document)));
        self.hold("nesting", deepest.max().unwrap_or(0))
    }

    /// What is written.
    pub(super) fn written(&self, bytes: u64) -> Result<(), Fault> {
        self.hold_bytes("bytes", bytes)
    }

    /// Ends the process when it has taken too long, unless what comes back is dropped before.
    pub(super) fn watch(&self) -> Watch {
        let (watched, ended) = sync_channel(0);
        let most = self.most("seconds");
        std::thread::spawn(move || {
            if ended.recv_timeout(Duration::from_secs(most)) == Err(RecvTimeoutError::Timeout) {
                say(&format!("candor: {}\n", Fault::Limit("seconds", most)));
                std::process::exit(2);
            }
        });
        watched
    }
}

fn refuse(what: &str, instead: &str, flag: &str) -> Result<(), Refusal> {
    Err(Refusal::Usage(format!("this site is untrusted, but {what}; {instead}, or try again with --allow {flag}")))
}
