//! `adopt`: a page of the library, copied up to be changed; and what a newer library changed in it, taken over.

use super::outcome::{Ended, Refusal, say};
use super::world::{World, options, today};
use crate::base::visible;
use crate::config::Options;
use crate::diagnostic::{count, did_you_mean};
use crate::disk;
use crate::merge::{Merged, marks, three_ways, two_ways};
use crate::site::adopted::{Adopted, all, can_be, kept_at, with_note, without_note};
use crate::site::{Made, Site};
use crate::source::{Layer, SourceFile};
use clap::Args as Group;
use std::path::PathBuf;

#[derive(Debug, Group)]
pub(super) struct Adopt {
    /// The page or data file, such as `faq/cost.md`, `faq/cost.html` or `help.yaml`
    #[arg(required_unless_present = "merge")]
    path: Option<String>,
    /// Take over what has changed in the original since; without a path, into all that were adopted
    #[arg(long)]
    merge: bool,
    /// The site's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
    /// The brand whose page it becomes, from brands/NAME.toml
    #[arg(long, value_name = "NAME")]
    brand: Option<String>,
}

pub(super) fn run(args: &Adopt) -> Result<Ended, Refusal> {
    // A brand's page may be named by its place.
    let of_brand = args.path.as_deref().and_then(|path| path.strip_prefix("brands/")?.split_once("/content/"));
    let (brand, path) = match of_brand {
        Some((name, below)) => (Some(name.to_owned()), Some(below)),
        None => (args.brand.clone(), args.path.as_deref()),
    };
    let options = Options { brand, ..options(today()?) };
    let mut world = World::at(&args.root, options)?;
    let compiled = world.compile()?;
    let site = &compiled.site;
    let brand = world.options.brand.as_ref();
    if let Some(name) = brand.filter(|name| site.sources.find(&format!("brands/{name}.toml")).is_none()) {
        return Err(Refusal::Usage(format!("there is no brand `{name}`: no file brands/{name}.toml")));
    }
    let own = if brand.is_some() { Layer::Brand } else { Layer::Site };
    let path = path.map(|path| meant(site, path)).transpose()?;
    match path {
        Some(path) if !args.merge => adopt(&world, site, &path, own),
        path => merge(&world, site, path.as_deref(), own),
    }
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
    let Some(found) = found else {
        let all: Vec<&str> = site.sources.under(src).map(|(_, file)| &file.path[src.len() + 1..]).collect();
        let help = did_you_mean(below, all).unwrap_or_else(|| "`candor list` names the files of all pages".into());
        return Err(Refusal::Usage(format!("there is no page and no data file `{path}`: {help}")));
    };
    if can_be(&found) {
        return Ok(found);
    }
    let text =
        format!("`{path}` is neither a page nor a data file; put a file of your own at the same path in its place");
    Err(Refusal::Usage(text))
}

/// Where the file of a layer's own stands, from the site's root.
fn place(world: &World, path: &str, src: &str) -> String {
    match &world.options.brand {
        Some(name) => {
            format!("brands/{name}/content/{}", path.strip_prefix(src).unwrap_or(path).trim_start_matches('/'))
        }
        None => path.to_owned(),
    }
}

/// Copies a file up, and keeps it as it was.
fn adopt(world: &World, site: &Site, path: &str, own: Layer) -> Result<Ended, Refusal> {
    let place = place(world, path, &site.config.src);
    let exists = || {
        Refusal::Usage(format!(
            "{place} is yours already, and nothing was overwritten; `candor adopt --merge {place}` takes over what has changed in its original"
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
    say(&visible_lines(&format!(
        "Copied to {place}: change it as you like.\nWhen a newer Candor changes the original, `candor check` says so, and `candor adopt --merge {place}` takes the changes over.\n"
    )));
    Ok(Ended::Well)
}

/// Keeps an original as it is now; its fingerprint.
fn keep(world: &World, original: &SourceFile) -> Result<String, Refusal> {
    let print = original.fingerprint().short();
    disk::replace(&world.root, &kept_at(&original.path, &print), None, original.bytes())?;
    Ok(print)
}

/// Takes over what has changed in the originals, of one file or of all.
fn merge(world: &World, site: &Site, path: Option<&str>, own: Layer) -> Result<Ended, Refusal> {
    let wanted = |adopted: &Adopted<'_>| adopted.file.layer == own && path.is_none_or(|path| adopted.file.path == path);
    let adopted: Vec<Adopted<'_>> = all(site).filter(wanted).collect();
    if let Some(path) = path.filter(|_| adopted.is_empty()) {
        return Err(Refusal::Usage(format!(
            "{path} is in no place of another; `candor adopt {path}` copies a page of the library"
        )));
    }
    let (mut ended, mut behind) = (Ended::Well, 0);
    for adopted in adopted {
        let place = adopted.file.place();
        // What could not be chosen from is not merged once more.
        let told = if !marks(adopted.file.text()).is_empty() {
            ended = Ended::WithErrors;
            "still has the marks of the last merge; choose, take them out, and repeat".to_owned()
        } else if adopted.document.is_some_and(|number| !site.documents[number].front.is_read) {
            ended = Ended::WithErrors;
            "can't be read as it is; `candor check` shows why".to_owned()
        } else if adopted.noted.is_none() && path.is_some() {
            ended = Ended::WithErrors;
            let print = adopted.original.fingerprint().short();
            format!(
                "does not say from which state of its original it was made; compare the two, then write `replaces: {print}`"
            )
        } else if adopted.is_behind() {
            let merged = take_over(world, site, &adopted)?;
            if merged.conflicts > 0 {
                ended = Ended::WithErrors;
            }
            outcome(&merged)
        } else if adopted.noted.is_some() && adopted.base(site).is_none() {
            keep(world, adopted.original)?;
            "its original is kept again".to_owned()
        } else {
            continue;
        };
        behind += 1;
        say(&visible_lines(&format!("{place}: {told}\n")));
    }
    if behind == 0 {
        say("No original has changed since.\n");
    }
    Ok(ended)
}

fn outcome(merged: &Merged) -> String {
    match merged.conflicts {
        0 => "has what changed in its original".to_owned(),
        conflicts => format!(
            "has what changed in its original; {} to decide, between the marks <<<<<<< and >>>>>>>",
            count(conflicts, "place")
        ),
    }
}

/// Merges one file. The new original is kept before the file is replaced, and the old one goes last: killed anywhere,
/// each note finds what it names.
fn take_over(world: &World, site: &Site, adopted: &Adopted<'_>) -> Result<Merged, Refusal> {
    let place = adopted.file.place();
    let changed = || Refusal::Usage(format!("{place} was changed meanwhile; repeat"));
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
fn visible_lines(text: &str) -> String {
    text.lines().map(|line| format!("{}\n", visible(line))).collect()
}
