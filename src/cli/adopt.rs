//! `adopt`: a page of the library, copied up to be changed; and what a newer library changed in it, taken over.

use super::outcome::{Ended, Refusal, say};
use super::world::{World, options, today};
use crate::base::visible;
use crate::config::Options;
use crate::diagnostic::{count, did_you_mean};
use crate::disk;
use crate::engine::Compiled;
use crate::merge::{Merged, marks, three_ways, two_ways};
use crate::site::adopted::{Adopted, all, can_be, kept_at, note_to_add, with_note, without_note};
use crate::site::{Made, Site};
use crate::source::{Layer, SourceFile};
use clap::Args as Group;
use std::path::{Path, PathBuf};

#[derive(Debug, Group)]
pub(super) struct Adopt {
    /// The page or data file, such as `faq/cost.md`, `faq/cost.html` or `help.yaml`
    #[arg(required_unless_present = "merge")]
    path: Option<String>,
    /// Merge changes from the original into your copy; without a path, into all your copies
    #[arg(long)]
    merge: bool,
    /// The site's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// Copy it for this brand only (brands/NAME.toml)
    #[arg(long, value_name = "NAME")]
    brand: Option<String>,
}

pub(super) fn run(args: &Adopt) -> Result<Ended, Refusal> {
    // A brand's file may be named by its place.
    let of_brand = args.path.as_deref().and_then(|path| path.strip_prefix("brands/")?.split_once('/'));
    let (brand, path) = match of_brand {
        Some((name, below)) => (Some(name.to_owned()), Some(below.strip_prefix("content/").unwrap_or(below))),
        None => (args.brand.clone(), args.path.as_deref()),
    };
    let (world, compiled) = open(&args.root, brand)?;
    let site = &compiled.site;
    let path = path.map(|path| meant(site, path)).transpose()?;
    match path {
        Some(path) if !args.merge => adopt(&world, site, &path),
        path => merge(&world, site, path.as_deref()),
    }
}

/// A site, to get files of its own or of a brand.
pub(super) fn open(root: &Path, brand: Option<String>) -> Result<(World, Compiled), Refusal> {
    let options = Options { brand, ..options(today()?) };
    let mut world = World::at(root, options)?;
    let compiled = world.compile()?;
    let brand = world.options.brand.as_ref();
    if let Some(name) = brand.filter(|name| compiled.site.sources.find(&format!("brands/{name}.toml")).is_none()) {
        return Err(Refusal::Usage(format!("there is no brand `{name}`: no file brands/{name}.toml")));
    }
    Ok((world, compiled))
}

/// The layer that gets them.
fn own(world: &World) -> Layer {
    if world.options.brand.is_some() { Layer::Brand } else { Layer::Site }
}

/// The path of a file below the root of its layer that somebody means: as it is there, as it is in the content folder,
/// or the address of a page.
fn meant(site: &Site, path: &str) -> Result<String, Refusal> {
    let src = &site.config.src;
    let bare = path.trim_start_matches("./").trim_start_matches('/');
    let below = bare.strip_prefix(&format!("{src}/")).unwrap_or(bare);
    let stem = below.strip_suffix(".html").unwrap_or(below).trim_end_matches('/');
    let named =
        [below.to_owned(), format!("{stem}.md"), format!("{stem}/index.md")].map(|path| format!("{src}/{path}"));
    let published = || match site.routes.get(below) {
        Some(Made::Page(page)) => site.documents_of(*page).first().map(|number| site.file(*number).path.clone()),
        _ => None,
    };
    let found = named.into_iter().find(|path| site.sources.find(path).is_some()).or_else(published);
    let found = found.filter(|path| path.starts_with(&format!("{src}/")));
    let of_theme =
        || Some(bare.to_owned()).filter(|path| path.starts_with("themes/") && site.sources.find(path).is_some());
    let found = found.or_else(of_theme);
    let Some(found) = found else {
        let all: Vec<&str> = site.sources.under(src).map(|(_, file)| &file.path[src.len() + 1..]).collect();
        let help = did_you_mean(below, all).unwrap_or_else(|| "`candor list` shows the files of all pages".into());
        return Err(Refusal::Usage(format!("there is no page or data file `{path}`: {help}")));
    };
    if can_be(&found) {
        return Ok(found);
    }
    let text = format!("`{path}` is not a page or data file; to replace it, put your own file at the same path");
    Err(Refusal::Usage(text))
}

/// Where the file of a layer's own stands, from the site's root.
fn place(world: &World, path: &str, src: &str) -> String {
    match &world.options.brand {
        Some(name) => match path.strip_prefix(&format!("{src}/")) {
            Some(below) => format!("brands/{name}/content/{below}"),
            None => format!("brands/{name}/{path}"),
        },
        None => path.to_owned(),
    }
}

fn adopt(world: &World, site: &Site, path: &str) -> Result<Ended, Refusal> {
    let place = copy(world, site, path)?;
    say(&visible_lines(&format!(
        "Copied to {place}: change it as you like.\nWhen a newer Candor changes the original, `candor check` tells you, and `candor adopt --merge {place}` merges the changes.\n"
    )));
    Ok(Ended::Well)
}

/// Copies a file up, and keeps it as it was; where it is now. One that is there already stays as it is.
pub(super) fn copy(world: &World, site: &Site, path: &str) -> Result<String, Refusal> {
    let (place, own) = (place(world, path, &site.config.src), own(world));
    let exists = || {
        Refusal::Usage(format!(
            "you already have {place}, so nothing was copied; to get changes of the original, type `candor adopt --merge {place}`"
        ))
    };
    let layers = site.sources.layers_at(path).into_iter().map(|id| site.sources.file(id));
    let (yours, below): (Vec<_>, Vec<_>) = layers.partition(|file| file.layer >= own);
    let Some(original) = below.last().filter(|_| yours.is_empty()) else { return Err(exists()) };
    let print = keep(world, original)?;
    let text = with_note(path, original.text(), &print);
    if !disk::replace(&world.root, &place, Some(b""), text.as_bytes())? {
        return Err(exists());
    }
    Ok(place)
}

/// Keeps an original as it is now; its fingerprint.
fn keep(world: &World, original: &SourceFile) -> Result<String, Refusal> {
    let print = original.fingerprint().short();
    disk::replace(&world.root, &kept_at(&original.path, &print), None, original.bytes())?;
    Ok(print)
}

/// Takes over what has changed in the originals, of one file or of all.
fn merge(world: &World, site: &Site, path: Option<&str>) -> Result<Ended, Refusal> {
    let own = own(world);
    let wanted = |adopted: &Adopted<'_>| adopted.file.layer == own && path.is_none_or(|path| adopted.file.path == path);
    let adopted: Vec<Adopted<'_>> = all(site).filter(wanted).collect();
    if let Some(path) = path.filter(|_| adopted.is_empty()) {
        return Err(Refusal::Usage(format!(
            "{path} is not a copy of a library page, so there is nothing to merge; to copy one, type `candor adopt PATH`"
        )));
    }
    let (mut ended, mut behind) = (Ended::Well, 0);
    for adopted in adopted {
        let place = adopted.file.place();
        // What could not be chosen from is not merged once more.
        let told = if !marks(adopted.file.text()).is_empty() {
            ended = Ended::WithErrors;
            "still has conflict marks from the last merge; keep the lines that you want, delete the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`, and try again".to_owned()
        } else if adopted.document.is_some_and(|number| !site.documents[number].front.is_read) {
            ended = Ended::WithErrors;
            "can't be read; `candor check` shows why".to_owned()
        } else if adopted.noted.is_none() && path.is_some() {
            ended = Ended::WithErrors;
            let print = adopted.original.fingerprint().short();
            let note = note_to_add(&adopted.file.path, &print);
            format!(
                "does not say which version of the original it was copied from; compare the two files, then add {note}"
            )
        } else if adopted.is_behind() {
            let merged = take_over(world, site, &adopted)?;
            if merged.conflicts > 0 {
                ended = Ended::WithErrors;
            }
            outcome(&merged)
        } else if adopted.noted.is_some() && adopted.base(site).is_none() {
            keep(world, adopted.original)?;
            "the missing copy of its original was saved again".to_owned()
        } else {
            continue;
        };
        behind += 1;
        say(&visible_lines(&format!("{place}: {told}\n")));
    }
    if behind == 0 {
        say("Nothing to merge: no original has changed.\n");
    }
    Ok(ended)
}

fn outcome(merged: &Merged) -> String {
    match merged.conflicts {
        0 => "merged".to_owned(),
        conflicts => {
            format!("merged; choose a version at {}, between the marks <<<<<<< and >>>>>>>", count(conflicts, "place"))
        }
    }
}

/// Merges one file. The new original is kept before the file is replaced, and the old one goes last: killed anywhere,
/// each note finds what it names.
fn take_over(world: &World, site: &Site, adopted: &Adopted<'_>) -> Result<Merged, Refusal> {
    let place = adopted.file.place();
    let changed = || Refusal::Usage(format!("{place} was changed by another program at the same time; try again"));
    let before = world.as_read(adopted.file).ok_or_else(changed)?;
    let (old, note) = adopted.noted.clone().ok_or_else(changed)?;
    let plain = |text: &str| text.replace("\r\n", "\n");
    let yours = plain(&without_note(adopted.file.text(), note));
    let theirs = plain(adopted.original.text());
    let mut merged = match adopted.base(site) {
        Some(base) => three_ways(&plain(base.text()), &yours, &theirs),
        None => two_ways(&yours, &theirs),
    };
    let print = keep(world, adopted.original)?;
    merged.text = with_note(&adopted.file.path, &merged.text, &print);
    if before.contains("\r\n") {
        merged.text = merged.text.replace('\n', "\r\n");
    }
    if !disk::replace(&world.root, place, Some(before.as_bytes()), merged.text.as_bytes())? {
        return Err(changed());
    }
    let kept = kept_at(&adopted.file.path, &old);
    let others = site.sources.in_force().filter(|(_, file)| !file.layer.is_built_in());
    let mut others = others.filter(|(_, file)| file.place() != place && file.path != kept);
    if !others.any(|(_, file)| file.text().contains(&old)) {
        disk::remove(&world.root, &kept)?;
    }
    Ok(merged)
}

/// Lines that are shown, with nothing in them that a terminal would obey.
pub(super) fn visible_lines(text: &str) -> String {
    text.lines().map(|line| format!("{}\n", visible(line))).collect()
}
