//! The site's folder, the environment and the day: what lies outside the pure core.

use super::args::Common;
use super::outcome::{Refusal, say};
use super::untrusted::Guard;
use crate::base::{Date, visible};
use crate::config::{self, Config, FILE, Options};
use crate::disk::{self, Fault, Folder, Reader};
use crate::embedded;
use crate::engine::{self, Compiled, Memory};
use crate::lint::BASELINE;
use crate::site::LOCK;
use crate::site::adopted::KEPT;
use crate::source::{Layer, SourceFile, Sources};
use crate::theme::MISTAKEN;
use std::env;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// So many threads for each processor do no harm.
const MOST_THREADS: usize = 4;
/// So many names of what was left out are told.
const SHOWN: usize = 5;

/// A site's folder, which can be read again and again.
pub(super) struct World {
    /// The folder with book.toml; the one that was named where there is none.
    pub(super) root: PathBuf,
    /// What the command line and the environment say.
    pub(super) options: Options,
    /// What an untrusted site is held to.
    pub(super) guard: Option<Guard>,
    reader: Option<(Folders, Reader)>,
    built_in: Option<(BuiltIn, Vec<Arc<SourceFile>>)>,
    /// What was read last.
    all: Option<Arc<Sources>>,
}

/// What decides which folders are read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Folders {
    src: String,
    pack: Option<String>,
}

/// What decides which built-in files there are: the pack, the folder of the pages, and the further languages.
type BuiltIn = (Option<String>, String, Vec<String>);

impl World {
    pub(super) fn open(common: &Common) -> Result<Self, Refusal> {
        if let Some(threads) = common.threads {
            // A second call in one process keeps the first pool.
            let most = std::thread::available_parallelism().map_or(1, NonZero::get) * MOST_THREADS;
            let _ = rayon::ThreadPoolBuilder::new().num_threads(threads.clamp(1, most)).build_global();
        }
        let options = Options {
            brand: common.brand.clone(),
            drafts: common.drafts,
            base_url: common.base_url.clone(),
            ..options(today()?)
        };
        Self::at(&common.root, options)
    }

    /// The site of a folder, for verbs that take little else from the command line.
    pub(super) fn at(folder: &Path, options: Options) -> Result<Self, Refusal> {
        Ok(Self { root: find_root(folder)?, options, guard: None, reader: None, built_in: None, all: None })
    }

    /// The same, held to that.
    pub(super) fn held_to(self, guard: Option<Guard>) -> Self {
        Self { guard, ..self }
    }

    /// Reads all files of all layers.
    pub(super) fn read(&mut self) -> Result<Arc<Sources>, Refusal> {
        self.all = None;
        let all = self.read_all()?;
        self.all = Some(Arc::clone(&all));
        self.of_brand(&all)
    }

    /// As [`World::read`], where nothing but these files may have changed.
    pub(super) fn read_again(&mut self, files: &[PathBuf]) -> Result<Arc<Sources>, Refusal> {
        let again = |reader: &mut Reader| reader.again(files);
        let changed = self.reader.as_mut().filter(|_| self.guard.is_none()).and_then(|(_, reader)| again(reader));
        match (changed, self.all.take()) {
            (Some(changed), Some(all)) => {
                let all = if changed.is_empty() { all } else { Arc::new(all.with(changed)) };
                self.all = Some(Arc::clone(&all));
                self.of_brand(&all)
            }
            _ => self.read(),
        }
    }

    /// Reads all files, those of brands as what lies in the folder of the brands.
    pub(super) fn read_all(&mut self) -> Result<Arc<Sources>, Refusal> {
        self.read_under(&[])
    }

    /// Reads all files, as what is open in an editor decides, where that is book.toml.
    pub(super) fn read_under(&mut self, open: &[Arc<SourceFile>]) -> Result<Arc<Sources>, Refusal> {
        if let Some(guard) = &self.guard {
            guard.settings(&self.root)?;
        }
        let (settings, sound) = match open.iter().find(|file| file.path == FILE) {
            Some(file) => understood(vec![Arc::clone(file)], &self.options),
            None => settings(&self.root, &self.options)?,
        };
        if let Some(guard) = &self.guard {
            guard.config(&settings)?;
        }
        let languages: Vec<String> = settings.languages.iter().skip(1).map(|language| language.code.clone()).collect();
        let wanted = Folders { src: settings.src, pack: settings.pack };
        let reader = match self.reader.take() {
            Some((folders, reader)) if folders == wanted => (folders, reader),
            _ => (wanted.clone(), self.reader_of(&wanted)),
        };
        let (_, reader) = self.reader.insert(reader);
        let mut files = reader.read()?;
        if let Some(guard) = &self.guard {
            guard.files(&files)?;
        }
        // Settings that can't be read say nothing of where the pages are.
        if sound
            && wanted.pack.is_none()
            && !files.iter().chain(open).any(|file| file.path.starts_with(&format!("{}/", wanted.src)))
        {
            let folder = self.root.join(&wanted.src);
            return Err(Refusal::NoPages(format!(
                "there are no pages in {}; type `candor init` to create a site, or `candor new page index.md` to create a page",
                folder.display()
            )));
        }
        // They stay the same, so that what was made from them is known again.
        let wanted = (wanted.pack, wanted.src, languages);
        if self.built_in.as_ref().is_none_or(|(known, _)| *known != wanted) {
            let layer = embedded::layer(wanted.0.as_deref(), &wanted.1, &wanted.2);
            self.built_in = Some((wanted, layer));
        }
        files.extend(self.built_in.iter().flat_map(|(_, layer)| layer.iter().cloned()));
        files.extend(self.options.stated().map(Arc::new));
        Ok(Arc::new(Sources::new(files)))
    }

    /// The same files; with a layer of the chosen brand, where it has files of its own.
    pub(super) fn of_brand(&self, all: &Arc<Sources>) -> Result<Arc<Sources>, Refusal> {
        let src = self.reader.as_ref().map_or("content", |(folders, _)| folders.src.as_str());
        let Some(name) = &self.options.brand else { return Ok(Arc::clone(all)) };
        let home = format!("brands/{name}");
        let own = all.under(&home).filter_map(|(id, file)| {
            let (folder, rest) = file.path[home.len() + 1..].split_once('/')?;
            let folder = match folder {
                "content" => src,
                "themes" | "static" => folder,
                _ => return None,
            };
            Some(Arc::new(all.shared(id).in_layer(Layer::Brand, format!("{folder}/{rest}"))))
        });
        let own: Vec<_> = own.collect();
        if let Some(guard) = &self.guard {
            guard.files(&own)?;
        }
        Ok(if own.is_empty() { Arc::clone(all) } else { Arc::new(all.with(own)) })
    }

    /// Reads all files and brings them together, once.
    pub(super) fn compile(&mut self) -> Result<Compiled, Refusal> {
        let sources = self.read()?;
        self.bring_together(sources, &mut Memory::default())
    }

    /// Brings files together.
    pub(super) fn bring_together(&self, sources: Arc<Sources>, memory: &mut Memory) -> Result<Compiled, Refusal> {
        let mut compiled = engine::compile(sources, &self.options, memory);
        if let Some(guard) = &self.guard {
            guard.compiled(&mut compiled)?;
        }
        Ok(compiled)
    }

    fn reader_of(&self, wanted: &Folders) -> Reader {
        Reader::new(&self.root, &Self::folders(wanted)).within(self.guard.as_ref().map(Guard::bounds))
    }

    /// The paths that the preview watches.
    pub(super) fn watched(&self) -> Vec<PathBuf> {
        let folders = self.reader.as_ref().map(|(folders, _)| Self::folders(folders)).unwrap_or_default();
        let links = self.reader.iter().flat_map(|(_, reader)| reader.links()).cloned();
        let own = folders.iter().map(|folder| absolute(&self.root).join(&folder.at));
        let mut paths: Vec<PathBuf> = own.chain(links).collect();
        paths.sort();
        paths.dedup();
        paths
    }

    /// A line that says what the last reading left out; none where there was nothing.
    pub(super) fn left_out(&self) -> Option<String> {
        let all: Vec<&str> = self.reader.iter().flat_map(|(_, reader)| reader.left_out()).collect();
        let more = match all.len().saturating_sub(SHOWN) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let shown = all[..all.len().min(SHOWN)].join(", ");
        (!all.is_empty())
            .then(|| format!("Not published, because their names look like drafts, backups or temporary files: {shown}{more}. To publish them, rename them."))
    }

    /// The bytes of a file on the disk, where it is still what was read; none where somebody has changed it since.
    pub(super) fn as_read(&self, file: &SourceFile) -> Option<String> {
        as_read(&self.root, file.place(), file)
    }

    /// The folders that the site is made from, relative to the root.
    pub(super) fn source_folders(&self) -> Vec<String> {
        let src = self.reader.as_ref().map_or("content", |(folders, _)| folders.src.as_str());
        [src, "themes", "static", "brands", "src", ".git", KEPT].map(str::to_owned).to_vec()
    }

    /// Whether a file at a path below the root is one of those that are read; any, before they were read first.
    pub(super) fn takes(&self, path: &str) -> bool {
        let within = |folder: &Folder| Path::new(path).starts_with(&folder.at);
        self.reader.as_ref().is_none_or(|(folders, _)| Self::folders(folders).iter().any(within))
    }

    fn folders(wanted: &Folders) -> Vec<Folder> {
        let folders = [FILE, &wanted.src, "themes", "static", "brands", KEPT, LOCK, BASELINE];
        // Nothing is made from what lies where the theme is not, but it is told.
        let mistaken = MISTAKEN.into_iter().filter(|folder| !Path::new(&wanted.src).starts_with(folder));
        folders.into_iter().chain(mistaken).map(Folder::site).collect()
    }
}

/// The bytes of the file at a path below the root, where they are still what was read as `file`.
pub(super) fn as_read(root: &Path, path: &str, file: &SourceFile) -> Option<String> {
    let text = disk::text(root, path)?;
    let now = SourceFile::new(file.layer, file.path.clone(), text.clone().into_bytes());
    now.is_same(file).then_some(text)
}

/// The settings of a site, read for what must be known before anything else is, and whether they are
/// sound. Their faults are reported when the site is compiled.
pub(super) fn settings(root: &Path, options: &Options) -> Result<(Config, bool), Fault> {
    Ok(understood(disk::read(root, &[Folder::site(FILE)])?, options))
}

fn understood(files: Vec<Arc<SourceFile>>, options: &Options) -> (Config, bool) {
    let mut faults = Vec::new();
    let (config, _) = config::parse(&Sources::new(files), options, &mut faults);
    (config, faults.is_empty())
}

/// The nearest folder, from `start` upwards, that has a book.toml; else `start`.
pub(super) fn find_root(start: &Path) -> Result<PathBuf, Fault> {
    let from = start.canonicalize().map_err(|error| Fault::reading(start, error))?;
    if !from.is_dir() {
        return Err(Fault::NotAFolder(start.to_owned()));
    }
    Ok(root_above(&from).unwrap_or(from))
}

/// The nearest folder, from one upwards, that has a book.toml.
pub(super) fn root_above(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|folder| folder.join(FILE).is_file()).map(Path::to_owned)
}

/// A site's folder as it is seen from the working folder: empty, or a path that ends with `/`.
pub(super) fn from_here(root: &Path) -> String {
    let here = env::current_dir().map(|here| absolute(&here)).unwrap_or_default();
    let up = here.ancestors().position(|folder| root.starts_with(folder)).unwrap_or_default();
    let below = here.ancestors().nth(up).and_then(|folder| root.strip_prefix(folder).ok()).unwrap_or(root);
    let below = below.to_string_lossy().replace('\\', "/");
    format!("{}{below}{}", "../".repeat(up), if below.is_empty() { "" } else { "/" })
}

fn absolute(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// The day in UTC; `SOURCE_DATE_EPOCH`, in seconds, fixes it.
pub(super) fn today() -> Result<Date, Refusal> {
    let seconds = match env::var("SOURCE_DATE_EPOCH") {
        Ok(text) => text.trim().parse::<i64>().ok(),
        Err(_) => SystemTime::now().duration_since(UNIX_EPOCH).ok().and_then(|now| i64::try_from(now.as_secs()).ok()),
    };
    let date = seconds.and_then(Date::from_seconds);
    date.ok_or_else(|| {
        Refusal::Usage("SOURCE_DATE_EPOCH must be a number of seconds since 1970, such as 1795305600".into())
    })
}

/// What holds where the command line says nothing.
pub(super) fn options(today: Date) -> Options {
    Options { brand: None, drafts: false, base_url: None, today, overrides: overrides() }
}

/// Settings from the environment: `CANDOR_BUILD__BASE_URL`, which sets `build.base-url`.
fn overrides() -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .filter(|(name, _)| name.strip_prefix("CANDOR_").is_some_and(|path| path.contains("__")))
        .collect();
    found.sort();
    found
}

/// Notes from the machine that are no findings.
pub(super) fn note(quiet: bool, text: &str) {
    if !quiet {
        say(&format!("{}\n", visible(text)));
    }
}
