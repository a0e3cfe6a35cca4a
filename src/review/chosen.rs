//! The page, or the pages, that somebody means.

use crate::diagnostic::did_you_mean;
use crate::site::{DocumentId, Made, PageId, Site};
use crate::source::page_stem;

/// The part of a path or an address that both have: `faq/cost`.
fn stem<'w>(site: &Site, words: &'w str) -> &'w str {
    let base = site.config.absolute("").unwrap_or_default();
    let bare = words.strip_prefix(&base).unwrap_or(words).trim_start_matches("./").trim_start_matches('/');
    let below = bare.strip_prefix(&format!("{}/", site.config.src)).unwrap_or(bare);
    let below = below.split('#').next().unwrap_or(below);
    below.strip_suffix(".html").or(page_stem(below)).unwrap_or(below).trim_end_matches('/')
}

/// The document that somebody means, of a page that is made from one alone.
pub(crate) fn document_meant(site: &Site, words: &str) -> Result<DocumentId, String> {
    if let Some(own) = site.document_at(&format!("{}.md", stem(site, words.trim()))) {
        return Ok(own);
    }
    let page = meant(site, words)?;
    match site.documents_of(page) {
        [document] => Ok(*document),
        _ => Err(format!("`{words}` has no file of its own: use one of its source files, such as `glossary/term.md`")),
    }
}

/// The page of a path below the content folder, an address, or a title.
fn meant(site: &Site, words: &str) -> Result<PageId, String> {
    let words = words.trim();
    let stem = stem(site, words);
    let in_folder = |name: &str| if stem.is_empty() { name.to_owned() } else { format!("{stem}/{name}") };
    let routes = [format!("{stem}.html"), in_folder("index.html")];
    let at = |route: &String| match site.routes.get(route) {
        Some(Made::Page(page)) => Some(*page),
        _ => None,
    };
    let file = site.document_at(&format!("{stem}.md"));
    if let Some(number) = file.filter(|number| site.documents[*number].address.is_none()) {
        let path = &site.documents[number].path;
        return Err(format!(
            "{path} is not published: it is a draft (use `--drafts`), or `exclude` or `max-sensitivity` in book.toml leaves it out"
        ));
    }
    let file = file.and_then(|number| Some(site.documents[number].address.as_ref()?.page));
    file.or_else(|| routes.iter().find_map(at)).map_or_else(|| titled(site, words), Ok)
}

fn titled(site: &Site, words: &str) -> Result<PageId, String> {
    let is_same = |title: &str| title.to_lowercase() == words.to_lowercase();
    let found: Vec<PageId> = site
        .pages
        .iter_enumerated()
        .filter(|(_, page)| is_same(&page.title) || is_same(&page.nav_title))
        .map(|(number, _)| number)
        .collect();
    match found[..] {
        [page] => Ok(page),
        [] => {
            let titles = site.pages.iter().map(|page| page.title.as_str());
            let names = titles.chain(site.paths()).chain(site.pages.iter().map(|page| page.route.as_str()));
            let help = did_you_mean(words, names).unwrap_or_else(|| "`candor list` shows all pages".into());
            Err(format!("there is no page `{words}`: {help}"))
        }
        _ => {
            let routes: Vec<&str> = found.iter().map(|page| site.pages[*page].route.as_str()).collect();
            Err(format!("several pages have the title `{words}`; choose one of {}", routes.join(", ")))
        }
    }
}

/// The pages that somebody means: of a module or a folder, all that are in it.
pub(crate) fn chosen(site: &Site, words: &str) -> Result<Vec<PageId>, String> {
    let page = meant(site, words)?;
    let is_folders = site.sections[site.pages[page].section].page == page;
    let within = is_folders.then(|| site.handed_out(page)).into_iter().flatten();
    Ok(std::iter::once(page).chain(within).collect())
}
