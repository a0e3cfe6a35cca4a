//! `lsp`: what the check knows, for editors, over standard input and output.

use super::outcome::{Ended, Refusal};
use super::world::{World, options, root_above, today};
use crate::base::lock;
use crate::disk;
use crate::lsp::{self, Read, Worlds};
use crate::source::SourceFile;
use clap::Args as Group;
use std::collections::BTreeMap;
use std::io::{BufReader, stdin, stdout};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

#[derive(Debug, Group)]
pub(super) struct Lsp {
    /// Use standard input and output (always on; some editors pass this)
    #[arg(long, hide = true)]
    stdio: bool,
}

pub(super) fn run(_: &Lsp) -> Result<Ended, Refusal> {
    disk::spare_memory();
    let well = lsp::serve(BufReader::new(stdin()), stdout(), Arc::new(Disk::default()));
    Ok(if well { Ended::Well } else { Ended::WithErrors })
}

/// The sites on this machine's disk, each read anew only where it has changed.
#[derive(Default)]
struct Disk(Mutex<BTreeMap<PathBuf, World>>);

impl Worlds for Disk {
    fn home(&self, path: &Path) -> Option<(PathBuf, String)> {
        // What an editor is about to move may get folders that there are not yet.
        let above = path.ancestors().find(|folder| folder.is_dir())?;
        let folder = above.canonicalize().ok()?;
        let root = root_above(&folder)?;
        let rest = path.strip_prefix(above).ok().filter(|rest| !rest.as_os_str().is_empty());
        let own = rest.map_or_else(|| folder.clone(), |rest| folder.join(rest));
        let below = own.strip_prefix(&root).ok()?.to_str()?.replace('\\', "/");
        Some((root, below))
    }

    fn read(&self, root: &Path, open: &[Arc<SourceFile>]) -> Result<Read, String> {
        let options = today().map(options).map_err(|refusal| refusal.to_string())?;
        let mut worlds = lock(&self.0);
        let mut world = match worlds.remove(root) {
            Some(world) => world,
            None => World::at(root, options.clone()).map_err(|refusal| refusal.to_string())?,
        };
        world.options = options.clone();
        let read = world.read_under(open);
        worlds.insert(root.to_owned(), world);
        Ok(Read { sources: read.map_err(|refusal| refusal.to_string())?, options })
    }

    fn takes(&self, root: &Path, path: &str) -> bool {
        let worlds = lock(&self.0);
        let is_read = |world: &World| world.takes(path);
        let known = worlds.get(root).map(is_read);
        !path.split('/').any(disk::skipped) && known.unwrap_or(true)
    }
}
