//! `manual`: the pages of the manual that tell what the program knows of itself, as Markdown. They are kept in `docs/`,
//! where a test holds them to what is written here.

mod commands;
mod components;
mod containers;
mod files;
mod keys;
mod kinds;
mod rules;
mod text;
mod variables;
mod words;

use super::outcome::{Ended, Refusal, say};
use crate::diagnostic::count;
use crate::disk;
use crate::reference;
use clap::Command;
use std::path::Path;
use text::Page;

pub(super) fn run(folder: &Path, command: Command) -> Result<Ended, Refusal> {
    let pages = pages(command);
    for page in &pages {
        disk::replace(folder, &page.path, None, page.markdown().as_bytes())?;
    }
    say(&format!("Wrote {}\n", count(pages.len(), "page")));
    Ok(Ended::Well)
}

fn pages(command: Command) -> Vec<Page> {
    let all = reference::all();
    let mut pages = kinds::pages(&all);
    pages.extend(rules::pages());
    pages.extend(keys::pages(&all));
    pages.extend(commands::pages(command));
    pages.extend(files::pages(&all));
    pages.push(containers::page(&all));
    pages.push(variables::page());
    pages.extend(components::pages());
    pages.push(words::page());
    pages
}
