//! `new`: a page of a kind with what it needs; a translation with what its original says.

mod page;
mod translation;

use super::outcome::{Ended, Refusal, say};
use super::world::{World, find_root, options, settings, today};
use crate::base::{Date, is_language};
use crate::config::{Config, FILE};
use crate::diagnostic::{did_you_mean, some_of};
use crate::disk::{self, skipped};
use crate::kind::{self, is_folder_page};
use crate::language;
use clap::Args as Group;
use std::path::{Component, Path, PathBuf};

#[derive(Debug, Group)]
pub(super) struct New {
    /// The kind of page; `candor explain` lists them
    kind: String,
    /// The page's path in the content folder; a path in a language's folder, such as es/faq/cost, creates a translation
    path: PathBuf,
    /// Also add all other fields, in comments
    #[arg(long)]
    all: bool,
    /// The original page, if its path is different
    #[arg(long, value_name = "PATH", conflicts_with = "all")]
    translation_of: Option<String>,
    /// The site's folder
    #[arg(long, default_value = ".", value_name = "DIR")]
    root: PathBuf,
}

pub(super) fn run(args: &New) -> Result<Ended, Refusal> {
    let Some(kind) = kind::named(&args.kind) else {
        let names = || kind::ALL.iter().map(|kind| kind.name);
        let all: Vec<&str> = names().collect();
        let help =
            did_you_mean(&args.kind, names()).unwrap_or_else(|| format!("you can use: {}", some_of(&args.kind, &all)));
        return Err(Refusal::Usage(format!("there is no kind `{}`: {help}", args.kind)));
    };
    let root = find_root(&args.root)?;
    let today = today()?;
    let config = settings(&root, &options(today))?.0;
    let below = target(&root, &config, &args.path)?;
    let path = root.join(&config.src).join(&below);
    let (text, told) = match (original(args, &config, &below)?, args.all) {
        (Some(original), false) => translated(args, (&config, &below), &original, today)?,
        _ => (page::page(kind, &title(&path), today, args.all), untranslated(&config, &below)),
    };
    disk::create(&path, text.as_bytes())?;
    say(&format!("Made {}\n{told}", path.display()));
    Ok(Ended::Well)
}

/// The path of the original, where the page is to be a translation.
fn original(args: &New, config: &Config, below: &str) -> Result<Option<String>, Refusal> {
    let own = config.without_language(below);
    match &args.translation_of {
        Some(_) if own == below => Err(Refusal::Usage(format!(
            "`{below}` is not in a language's folder; write a path such as `es/{below}`, and add `[languages.es]` to book.toml"
        ))),
        Some(path) => {
            let path = path.strip_prefix(&format!("{}/", config.src)).unwrap_or(path);
            Ok(Some(if path.ends_with(".md") { path.to_owned() } else { format!("{path}.md") }))
        }
        None => Ok(Some(own.to_owned()).filter(|own| own != below)),
    }
}

/// The text of a translation, and what there is to say of it; an own page where there is no original.
fn translated(
    args: &New,
    (config, below): (&Config, &str),
    original: &str,
    today: Date,
) -> Result<(String, String), Refusal> {
    let compiled = World::at(&args.root, options(today))?.compile()?;
    let site = &compiled.site;
    let Some(number) = site.document_at(original) else {
        if args.translation_of.is_some() {
            let help = did_you_mean(original, site.paths()).unwrap_or_else(|| "`candor list` shows all pages".into());
            return Err(Refusal::Usage(format!("there is no page `{original}`: {help}")));
        }
        let kind = kind::named(&args.kind).unwrap_or(&kind::page::KIND);
        return Ok((page::page(kind, &title(Path::new(below)), today, false), String::new()));
    };
    let folder = &below[..below.len() - config.without_language(below).len()];
    let kind = site.documents[number].front.kind.name;
    let told = if kind == args.kind { String::new() } else { format!(" It is of kind {kind}, like its original.") };
    let text = translation::translation(site, number, folder.trim_end_matches('/'), today);
    Ok((text, format!("It starts with the text of {original}: translate it.{told}\n")))
}

/// What to do where a page seems to be in a language that the settings do not name.
fn untranslated(config: &Config, below: &str) -> String {
    let code = below.split('/').next().filter(|code| code.len() == 2 && is_language(code) && below.contains('/'));
    let known = |code: &&str| language::name(code).is_some() && config.languages.iter().all(|own| own.code != **code);
    code.filter(known).map_or_else(String::new, |code| {
        format!("For a page in the language `{code}`, add `[languages.{code}]` to book.toml; then `candor new` starts with the original's text.\n")
    })
}

/// The path of the file below the folder of the pages, with `.md` at its end.
fn target(root: &Path, config: &Config, path: &Path) -> Result<String, Refusal> {
    let src = &config.src;
    if !root.join(FILE).is_file() && !root.join(src).is_dir() {
        let place = root.display();
        return Err(Refusal::Usage(format!("there is no site at {place}; type `candor init` to create one")));
    }
    let below = path.strip_prefix(src).unwrap_or(path);
    let ending = if below.extension().is_some_and(|extension| extension == "md") { "" } else { ".md" };
    let named = PathBuf::from(format!("{}{ending}", below.display()));
    let read = |part: Component<'_>| matches!(part, Component::Normal(name) if !name.to_str().is_none_or(skipped));
    if below.as_os_str().is_empty() || below.to_string_lossy().ends_with('/') || !named.components().all(read) {
        return Err(Refusal::Usage(format!(
            "`{}` is not the path of a page in {src}/; write a path such as `faq/cost.md`",
            path.display()
        )));
    }
    Ok(named.to_string_lossy().replace('\\', "/"))
}

/// What a page is called after its file; that of a folder, after the folder.
fn title(path: &Path) -> String {
    let own = path.file_stem().filter(|_| !is_folder_page(&path.to_string_lossy()));
    let name = own.or_else(|| path.parent()?.file_name()).unwrap_or_default();
    let name = name.to_string_lossy().replace(['-', '_'], " ");
    let mut letters = name.chars();
    letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
}
