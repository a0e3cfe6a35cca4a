//! Everything that a site is made of, read once.

use crate::base::{Fingerprint, LineIndex, LineMarks, Position, SourceId, Span, visible};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

/// Where a file comes from. A file at the same path in a higher layer replaces the lower one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// Built into the program: what every site owes its readers, whatever its subject.
    Essentials,
    /// Built into the program: the theme, and the library that `pack` names.
    Pack,
    /// The site's own folder.
    Site,
    /// The chosen brand's folder.
    Brand,
}

impl Layer {
    /// Whether it comes with the program: its makers mend it, and nobody else can.
    pub fn is_built_in(self) -> bool {
        self <= Self::Pack
    }

    /// The word for it in every report.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Essentials => "essentials",
            Self::Pack => "pack",
            Self::Site => "site",
            Self::Brand => "brand",
        }
    }
}

/// What a file holds. Whether it is text is decided once, when it is read.
#[derive(Clone, Debug)]
pub enum Content {
    /// UTF-8, without its byte order mark.
    Text(String),
    /// Meant to be text by its name, but not UTF-8 (or with a NUL): the text with the bad bytes
    /// replaced, and the first bad byte.
    Damaged {
        /// The text with the bad bytes replaced.
        text: String,
        /// The first bad byte.
        at: usize,
        why: &'static str,
    },
    /// Anything else.
    Binary(Vec<u8>),
}

/// One file of a layer, as it was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The layer it comes from.
    pub layer: Layer,
    /// Relative to the root of its layer, with `/`: `content/faq/cost.md`.
    pub path: String,
    /// What its bytes are taken for.
    pub content: Content,
    /// Where it stands below the site's root, when that is not its path: in a brand's folder.
    stands: Option<Box<str>>,
    fingerprint: OnceLock<Fingerprint>,
    lines: OnceLock<LineMarks>,
}

impl SourceFile {
    /// A file from its bytes. `.md`, `.yaml`, `.toml`, `.html`, `.css`, `.js`, `.svg`, `.txt`,
    /// what hosts read and `candor.lock` are text.
    pub fn new(layer: Layer, path: String, bytes: Vec<u8>) -> Self {
        let mut content = if is_text(&path) { text(bytes) } else { Content::Binary(bytes) };
        // In what is read here, and not copied, a bare carriage return ends a line, as on old machines.
        let is_read =
            page_stem(&path).is_some() || [".yaml", ".yml", ".toml"].iter().any(|ending| path.ends_with(ending));
        if let Content::Text(text) | Content::Damaged { text, .. } = &mut content
            && is_read
            && memchr::memchr(b'\r', text.as_bytes()).is_some()
        {
            *text = text.split("\r\n").map(|part| part.replace('\r', "\n")).collect::<Vec<_>>().join("\r\n");
        }
        let stands = if let Cow::Owned(shown) = visible(&path) { Some(shown.into()) } else { None };
        Self { layer, path, content, stands, fingerprint: OnceLock::new(), lines: OnceLock::new() }
    }

    /// The same file, which stands elsewhere below the site's root than its path says.
    #[must_use]
    pub fn standing_at(self, place: &str) -> Self {
        let shown = visible(place);
        Self { stands: (shown != self.path).then(|| shown.into()), ..self }
    }

    /// The same file in another layer, at a path there. People find it where it stands.
    #[must_use]
    pub fn in_layer(&self, layer: Layer, path: String) -> Self {
        Self { layer, path, stands: None, ..self.clone() }.standing_at(self.place())
    }

    /// Where people find it, from the site's root: `brands/riverside/content/faq/cost.md`. For a built-in
    /// file the place at which a file of the site would take its place.
    pub fn place(&self) -> &str {
        self.stands.as_deref().unwrap_or(&self.path)
    }

    /// Its text; empty for a binary file, with bad bytes replaced for a damaged one.
    pub fn text(&self) -> &str {
        match &self.content {
            Content::Text(text) | Content::Damaged { text, .. } => text,
            Content::Binary(_) => "",
        }
    }

    /// Its bytes as they are served.
    pub fn bytes(&self) -> &[u8] {
        match &self.content {
            Content::Text(text) | Content::Damaged { text, .. } => text.as_bytes(),
            Content::Binary(bytes) => bytes,
        }
    }

    /// Of its bytes. Worked out when it is first asked for: a single build needs few of them.
    pub fn fingerprint(&self) -> Fingerprint {
        *self.fingerprint.get_or_init(|| Fingerprint::of(self.bytes()))
    }

    /// Whether two files have the same bytes.
    pub fn is_same(&self, other: &Self) -> bool {
        std::ptr::eq(self, other) || self.fingerprint() == other.fingerprint()
    }

    /// For turning bytes into lines, which are counted once.
    pub fn lines(&self) -> LineIndex<'_> {
        LineIndex::new(self.text(), self.lines.get_or_init(|| LineMarks::of(self.text())))
    }
}

/// Endings of what is text, in small letters.
const TEXTS: &[&str] =
    &["yaml", "yml", "toml", "html", "htm", "xhtml", "xht", "shtml", "css", "js", "mjs", "svg", "txt"];

fn is_text(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    page_stem(path).is_some()
        || TEXTS.contains(&extension.as_str())
        || ["_headers", "_redirects", "candor.lock", "candor.baseline"].contains(&name)
}

fn text(bytes: Vec<u8>) -> Content {
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            match memchr::memchr(0, text.as_bytes()) {
                Some(at) => Content::Damaged { text: text.replace('\0', "\u{fffd}"), at, why: "a NUL byte" },
                None => Content::Text(text),
            }
        }
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).replace('\0', "\u{fffd}");
            Content::Damaged { text, at, why: "characters that are not UTF-8" }
        }
    }
}

/// All files of all layers; where layers share a path, only the highest is in force, and the others are kept to be
/// compared with.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
    /// Of each file the one of the next lower layer at its path.
    below: Vec<Option<SourceId>>,
    /// Those in force.
    by_path: Arc<BTreeMap<String, SourceId>>,
}

impl Sources {
    /// Sorts the files and settles which are in force. Files that are shared with an earlier reading
    /// stay shared.
    pub fn new<F: Into<Arc<SourceFile>>>(files: Vec<F>) -> Self {
        let mut files: Vec<Arc<SourceFile>> = files.into_iter().map(Into::into).collect();
        files.sort_by(|a, b| a.path.cmp(&b.path).then(a.layer.cmp(&b.layer)));
        let mut sources = Self::default();
        files.into_iter().for_each(|file| sources.put(file));
        sources
    }

    /// The same files, each with its number, but for some, which take the place of those at their paths and layers,
    /// or join them.
    pub fn with(&self, others: Vec<Arc<SourceFile>>) -> Self {
        let mut sources = self.clone();
        for file in others {
            match self.layers_at(&file.path).into_iter().find(|id| self.file(*id).layer == file.layer) {
                Some(SourceId(number)) => sources.files[number as usize] = file,
                None => sources.put(file),
            }
        }
        sources
    }

    /// Puts a file over those of lower layers at its path, and under those of higher ones.
    fn put(&mut self, file: Arc<SourceFile>) {
        let number = SourceId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        let is_higher = |id: &SourceId| self.file(*id).layer > file.layer;
        let above = self.layers_at(&file.path).into_iter().find(is_higher);
        let below = match above {
            Some(above) => self.below[above.0 as usize].replace(number),
            None => Arc::make_mut(&mut self.by_path).insert(file.path.clone(), number),
        };
        self.below.push(below);
        self.files.push(file);
    }

    /// A file by its number.
    pub fn file(&self, id: SourceId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The beginning and the end of a span, for people.
    pub fn place(&self, span: Span) -> (Position, Position) {
        let lines = self.file(span.source).lines();
        (lines.position(span.range().start), lines.position(span.range().end))
    }

    /// A file by its number, to be kept.
    pub fn shared(&self, id: SourceId) -> &Arc<SourceFile> {
        &self.files[id.0 as usize]
    }

    /// The file in force at a path.
    pub fn find(&self, path: &str) -> Option<SourceId> {
        self.by_path.get(path).copied()
    }

    /// The files of all layers at a path, the lowest first.
    pub fn layers_at(&self, path: &str) -> Vec<SourceId> {
        let mut layers: Vec<SourceId> =
            std::iter::successors(self.find(path), |id| self.below[id.0 as usize]).collect();
        layers.reverse();
        layers
    }

    /// The file that a higher layer has replaced at the path of `id`.
    pub fn replaced_by(&self, id: SourceId) -> Option<&SourceFile> {
        self.below[id.0 as usize].map(|below| self.file(below))
    }

    /// Whether two readings found the same files with the same bytes.
    pub fn same_as(&self, other: &Self) -> bool {
        let same = |(one, two): (&Arc<SourceFile>, &Arc<SourceFile>)| {
            Arc::ptr_eq(one, two) || (one.path == two.path && one.layer == two.layer && one.is_same(two))
        };
        self.files.len() == other.files.len() && self.files.iter().zip(&other.files).all(same)
    }

    /// The paths, in their order, at which another file is in force than `before`, or none any more.
    pub(crate) fn changed_since<'a>(&'a self, before: &'a Self) -> Vec<&'a str> {
        if let Some(others) = self.others_than(before) {
            return others.into_iter().map(|id| self.file(id).path.as_str()).collect();
        }
        let is_known = |(path, id): &(&String, &SourceId)| {
            before.find(path).is_some_and(|known| before.file(known).is_same(self.file(**id)))
        };
        let gone = before.by_path.keys().filter(|path| !self.by_path.contains_key(*path));
        let new = self.by_path.iter().filter(|one| !is_known(one)).map(|(path, _)| path);
        new.chain(gone).map(String::as_str).collect()
    }

    /// The files that are others than `before`; none where there are not the same ones, at the same paths.
    pub(crate) fn others_than(&self, before: &Self) -> Option<Vec<SourceId>> {
        if self.files.len() != before.files.len() {
            return None;
        }
        let mut others = Vec::new();
        for (id, file) in self.all() {
            let was = before.shared(id);
            if Arc::ptr_eq(file, was) {
                continue;
            }
            if file.path != was.path || file.layer != was.layer {
                return None;
            }
            if !file.is_same(was) {
                others.push(id);
            }
        }
        Some(others)
    }

    /// All files, those of lower layers too.
    pub fn all(&self) -> impl ExactSizeIterator<Item = (SourceId, &Arc<SourceFile>)> {
        self.files.iter().enumerate().map(|(number, file)| (SourceId(u32::try_from(number).unwrap_or(u32::MAX)), file))
    }

    /// All files in force, in order of path.
    pub fn in_force(&self) -> impl Iterator<Item = (SourceId, &SourceFile)> {
        self.by_path.values().map(|id| (*id, self.file(*id)))
    }

    /// The files in force whose path starts with `folder/`, in order of path.
    pub fn under(&self, folder: &str) -> impl Iterator<Item = (SourceId, &SourceFile)> {
        let prefix = format!("{folder}/");
        let stop = prefix.clone();
        self.by_path
            .range(prefix..)
            .take_while(move |(path, _)| path.starts_with(&stop))
            .map(|(_, id)| (*id, self.file(*id)))
    }
}

/// The path of a page's file without its ending; none for a file that is no page.
pub(crate) fn page_stem(path: &str) -> Option<&str> {
    let (stem, ending) = path.rsplit_once('.')?;
    ["md", "markdown"].iter().any(|known| ending.eq_ignore_ascii_case(known)).then_some(stem)
}
