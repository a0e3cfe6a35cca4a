//! `theme`: what the built-in theme is made of, and a part of it copied to be changed.

use super::adopt::{copy, open, visible_lines};
use super::outcome::{Ended, Refusal, print, say};
use super::table::columns;
use crate::config::FILE;
use crate::diagnostic::did_you_mean_or;
use crate::embedded;
use crate::theme::{FOLDER, Part, parts};
use clap::{Args as Group, Subcommand};
use std::path::PathBuf;

#[derive(Debug, Group)]
pub(super) struct Theme {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List the parts of the theme and what each is for
    List,
    /// Copy a part of the theme so that you can change it; your own files are not overwritten
    Copy(Copied),
}

#[derive(Debug, Group)]
struct Copied {
    /// The part, such as `tokens.css` or `components/site-header`: `candor theme list` shows all parts
    part: String,
    /// The site's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// Copy it for this brand only (brands/NAME.toml)
    #[arg(long, value_name = "NAME")]
    brand: Option<String>,
}

pub(super) fn run(args: &Theme) -> Result<Ended, Refusal> {
    let built_in = embedded::layer(None, "content", &[]);
    let parts = parts(built_in.iter().map(AsRef::as_ref));
    match &args.what {
        What::List => list(&parts),
        What::Copy(args) => copy_part(args, &parts),
    }
}

fn list(parts: &[Part]) -> Result<Ended, Refusal> {
    print(&columns(
        ["PART", "WHAT IT IS FOR"],
        parts.iter().map(|part| [part.name.clone(), part.about.clone()]).collect(),
    ))
}

fn copy_part(args: &Copied, parts: &[Part]) -> Result<Ended, Refusal> {
    let files = meant(parts, &args.part)?;
    let (world, compiled) = open(&args.root, args.brand.clone()).map_err(|refusal| match refusal {
        Refusal::NoPages(_) if !args.root.join(FILE).is_file() => {
            Refusal::NoPages("this is not a site's folder; go to it, or add `--root FOLDER`".to_owned())
        }
        other => other,
    })?;
    let mut copied = Vec::new();
    let mut refused = None;
    for file in files {
        match copy(&world, &compiled.site, file) {
            Ok(place) => copied.push(place),
            Err(refusal @ Refusal::Usage(_)) => refused = Some(refusal),
            Err(other) => return Err(other),
        }
    }
    if copied.is_empty() {
        return refused.map_or(Ok(Ended::Well), Err);
    }
    let places: String = copied.iter().map(|place| format!("Copied to {place}\n")).collect();
    say(&visible_lines(&format!(
        "{places}Change what you like; `candor serve` shows it. When a newer Candor changes the original, `candor check` tells you, and `candor adopt --merge` merges the changes.\n"
    )));
    Ok(Ended::Well)
}

/// The files of the part that somebody means: by its path below the theme's folder, with or without that, or by its last
/// name.
fn meant<'p>(parts: &'p [Part], given: &str) -> Result<&'p [String], Refusal> {
    let bare = given.trim_start_matches("./").trim_end_matches('/');
    let path = bare.strip_prefix(FOLDER).map_or(bare, |path| path.trim_start_matches('/'));
    let file = |part: &'p Part| part.files.iter().find(|file| file[FOLDER.len() + 1..] == *path);
    if let Some(file) = parts.iter().find_map(file) {
        return Ok(std::slice::from_ref(file));
    }
    let last = |part: &Part| part.name.rsplit('/').next().unwrap_or_default().trim_end_matches(".html").to_owned();
    let named = parts.iter().find(|part| part.name == path);
    let named = named.or_else(|| parts.iter().find(|part| last(part) == path.trim_end_matches(".html")));
    named.map(|part| part.files.as_slice()).ok_or_else(|| {
        let names = || parts.iter().map(|part| part.name.as_str());
        let ends: Vec<String> = parts.iter().map(last).collect();
        let all = names().chain(ends.iter().map(String::as_str));
        let help = did_you_mean_or(path, all, || "`candor theme list` shows all parts".into());
        Refusal::Usage(format!("the theme has no part `{given}`: {help}"))
    })
}
