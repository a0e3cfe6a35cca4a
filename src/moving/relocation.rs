//! Where files go, and how what names them is written then.

use crate::base::{Relative, decode_path, join, parent, relative, resolve};
use crate::kind::is_folder_page;
use crate::site::{Made, Site, TERM};
use crate::source::page_stem;

/// A file or folder that gets another path, from the root of its layer: `content/faq/cost.md`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Move {
    pub(crate) from: String,
    pub(crate) to: String,
    /// Whether all that lies below it goes with it.
    pub(crate) is_folder: bool,
}

impl Move {
    /// What a path becomes; it may be written without its ending, as the folder whose page it is, or as an address.
    fn of(&self, path: &str) -> Option<String> {
        let bare = path.trim_end_matches('/');
        let slash = &path[bare.len()..];
        if self.is_folder {
            let rest = bare.strip_prefix(&self.from)?;
            return (rest.is_empty() || rest.starts_with('/')).then(|| format!("{}{rest}{slash}", self.to));
        }
        let (Some(from), Some(to)) = (page_stem(&self.from), page_stem(&self.to)) else {
            return (bare == self.from).then(|| self.to.clone());
        };
        let (is_of_folder, stays_of_folder) = (is_folder_page(&self.from), is_folder_page(&self.to));
        let rest = bare.strip_prefix(from).filter(|rest| {
            rest.is_empty()
                || page_stem(path) == Some(from)
                || (!is_of_folder && [".html", "/index.html"].contains(rest))
        });
        match rest {
            Some(rest) => Some(format!("{to}{rest}{slash}")),
            None if is_of_folder && bare == parent(&self.from) && stays_of_folder => {
                Some(format!("{}{slash}", parent(&self.to)))
            }
            None if is_of_folder && bare == parent(&self.from) => Some(self.to.clone()),
            None if is_of_folder && bare == join(parent(&self.from), "index.html") => {
                Some(if stays_of_folder { join(parent(&self.to), "index.html") } else { format!("{to}.html") })
            }
            None => None,
        }
    }
}

/// All that moves at once.
#[derive(Debug)]
pub(crate) struct Relocation<'s> {
    site: &'s Site,
    pub(crate) moves: Vec<Move>,
}

/// How paths are written where one stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As a link: relative or from the root, encoded, with a place behind it.
    Link,
    /// Relative or from the root, as it is.
    Relative,
    /// The same, in the Markdown of SUMMARY.md.
    Listed,
    /// From the content folder, as it is.
    Root,
    /// As a link to a word of the glossary, by the name of its file.
    Term,
    /// The name of a figure.
    Figure,
    /// The path of a picture in static/, with or without that.
    Picture,
}

impl<'s> Relocation<'s> {
    pub(super) fn new(site: &'s Site, moves: Vec<Move>) -> Self {
        Self { site, moves }
    }

    /// What the path of a file becomes, from the root of its layer; the same where it stays.
    pub(crate) fn file(&self, path: &str) -> String {
        let exact = self.moves.iter().find(|one| !one.is_folder && one.from == path).map(|one| one.to.clone());
        let folder = || self.moves.iter().filter(|one| one.is_folder).find_map(|one| one.of(path));
        exact.or_else(folder).unwrap_or_else(|| path.to_owned())
    }

    /// What the path of a document becomes, below the content folder.
    pub(crate) fn document(&self, path: &str) -> String {
        let src = &self.site.config.src;
        let moved = self.moves.iter().find_map(|one| {
            let is_it = one.is_folder || page_stem(&one.from) == page_stem(&join(src, path));
            one.of(&join(src, path)).filter(|_| is_it)
        });
        moved.map_or_else(|| path.to_owned(), |to| to[src.len() + 1..].to_owned())
    }

    /// What a route becomes that a page has by its file's path.
    pub(super) fn route(&self, route: &str) -> String {
        self.below(route).unwrap_or_else(|| route.to_owned())
    }

    /// What a path means after the move that meant something of the site before; none where it stays.
    fn below(&self, path: &str) -> Option<String> {
        let site = self.site;
        let is_fixed = match site.routes.meant_by(path) {
            Some((_, Made::File(id))) => site.sources.file(*id).path.starts_with("static/"),
            _ => false,
        };
        let layer = if is_fixed && site.document_at(path).is_none() { "static" } else { &site.config.src };
        let whole = join(layer, path);
        let moved = self.moves.iter().find_map(|one| one.of(&whole)).or_else(|| self.by_address(path))?;
        let roots = [site.config.src.as_str(), "static"];
        let below = roots.iter().find_map(|root| moved.strip_prefix(root)?.strip_prefix('/').or(Some("")));
        below.map(str::to_owned)
    }

    /// The file of a page whose address is not that of its file.
    fn by_address(&self, path: &str) -> Option<String> {
        let (_, Made::Page(page)) = self.site.routes.meant_by(path)? else { return None };
        let [number] = self.site.documents_of(*page) else { return None };
        let file = &self.site.file(*number).path;
        let moved = self.file(file);
        (self.site.documents[*number].address.as_ref()?.fragment.is_none() && moved != *file).then_some(moved)
    }

    /// What a language lacks is looked for in the site's own.
    fn there(&self, from: &str, path: &str) -> String {
        let config = &self.site.config;
        let folder = config.folder_of(config.language_of(from));
        let lent = || {
            let own = path.strip_prefix(folder)?.strip_prefix('/').filter(|_| !folder.is_empty())?;
            Some(join(folder, &self.below(own)?))
        };
        self.below(path).or_else(lent).unwrap_or_else(|| path.to_owned())
    }

    /// How `written`, which stands in the file or at the route `from`, is written when that is at `now`; none where it
    /// stays as it is.
    pub(super) fn rewritten(&self, (from, now): (&str, &str), written: &str, form: Form) -> Option<String> {
        let decoded = if form == Form::Link { decode_path(written)? } else { written.to_owned() };
        match form {
            Form::Root => self.below(&decoded),
            Form::Term => {
                let language = self.site.config.language_of(from);
                let term = self.site.glossary.find(language, decoded.strip_prefix(TERM)?)?;
                let moved = self.document(&self.site.documents[term].path);
                Some(format!("{TERM}{}", page_stem(moved.rsplit('/').next()?)?))
            }
            Form::Figure => {
                let name = |name: &str| format!("{}/{}/{name}.yaml", self.site.config.src, crate::figure::FOLDER);
                let moved = self.moves.iter().find_map(|one| one.of(&name(&decoded)))?;
                let start = name("").len() - ".yaml".len();
                moved.get(start..)?.strip_suffix(".yaml").map(str::to_owned)
            }
            Form::Picture => {
                let path = decoded.trim_start_matches("./");
                let bare = path.trim_start_matches("static/");
                let moved = self.below(bare)?;
                Some(format!("{}{moved}", &decoded[..decoded.len() - bare.len()]))
            }
            Form::Link | Form::Relative | Form::Listed => {
                let Relative::Inside(path) = resolve(parent(from), &decoded) else { return None };
                let there = self.there(from, &path);
                if resolve(parent(now), &decoded) == Relative::Inside(there.clone()) {
                    return None;
                }
                let root = ["@/", "/"].into_iter().find(|root| decoded.starts_with(root));
                let path = match root {
                    Some(root) => format!("{root}{there}"),
                    None => {
                        let path = decode_path(&relative(now, &there))?;
                        let is_below = decoded.starts_with("./") && !path.starts_with('.');
                        if is_below { format!("./{path}") } else { path }
                    }
                };
                Some(path)
            }
        }
    }
}
