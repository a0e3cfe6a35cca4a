//! Folders: which pages belong together and in which order.

use super::pages::{humane, title};
use super::{Origin, Page, PageId, Section, SectionId, Site, Stand};
use crate::base::{Relative, SourceId, Span, join, parent, resolve};
use crate::config::LanguageId;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::kind;
use crate::markdown::{self, Extensions};
use std::collections::{HashMap, HashSet};

/// The place of a page among its neighbours: what an `order` or SUMMARY.md says, then its weight,
/// then its title.
type Rank = (usize, i64, String);

/// Makes a section of every folder that has pages, gives it a page where it has none, and puts its
/// pages in order.
pub(super) fn arrange(site: &mut Site, sink: &mut Vec<Diagnostic>) {
    let mut numbers: HashMap<String, SectionId> = HashMap::new();
    find(site, String::new(), &mut numbers);
    for number in 0..site.pages.len() {
        let folder = folder_of(site, number);
        site.pages[number].section = find(site, folder, &mut numbers);
    }
    let folders = (0..site.config.languages.len()).map(|language| site.config.folder_of(language));
    site.roots = folders.map(|folder| numbers.get(folder).copied()).collect();
    give_pages(site, sink);
    let (listed, summary) = order(site, sink);
    let summary = name(site, summary);
    for number in 0..site.sections.len() {
        let own = site.sections[number].page;
        let mut children = std::mem::take(&mut site.sections[number].children);
        children.sort_by_cached_key(|page| rank(site, *page, &listed));
        for pair in children.windows(2) {
            site.pages[pair[0]].next = Some(pair[1]);
            site.pages[pair[1]].previous = Some(pair[0]);
        }
        let is_root = site.sections[number].parent.is_none();
        if let Some(first) = children.first().copied().filter(|_| !is_root) {
            site.pages[own].next = site.pages[own].next.or(Some(first));
            site.pages[first].previous = Some(own);
        }
        site.sections[number].children = children;
    }
    follow(site, &summary);
}

/// A SUMMARY.md gives the order of the whole book, across folders. Pages that it leaves out stand in
/// no row with those that it lists.
fn follow(site: &mut Site, summary: &[PageId]) {
    let listed: HashSet<PageId> = summary.iter().copied().collect();
    for (number, page) in site.pages.iter_mut().enumerate().filter(|_| !listed.is_empty()) {
        let stays = |other: &PageId| !listed.contains(&number) && !listed.contains(other);
        page.previous = page.previous.filter(stays);
        page.next = page.next.filter(stays);
    }
    for pair in summary.windows(2) {
        site.pages[pair[0]].next = Some(pair[1]);
        site.pages[pair[1]].previous = Some(pair[0]);
    }
}

/// Gives pages the names that SUMMARY.md has for them, where they have none of their own; answers with
/// the pages in its order.
fn name(site: &mut Site, summary: Vec<(PageId, String)>) -> Vec<PageId> {
    for (page, words) in summary.iter().filter(|(_, words)| !words.is_empty()) {
        let Origin::Document(document) = site.pages[*page].origin else { continue };
        let document = &site.documents[document];
        let (titled, named) = (document.title().is_some(), document.front.record.text("nav-title").is_some());
        let page = &mut site.pages[*page];
        if !titled {
            page.title.clone_from(words);
        }
        if !named {
            page.nav_title.clone_from(words);
        }
    }
    summary.into_iter().map(|(page, _)| page).collect()
}

/// The folder in which a page's source is.
fn folder_of(site: &Site, page: PageId) -> String {
    match &site.pages[page].origin {
        Origin::Document(document) => parent(&site.documents[*document].path).to_owned(),
        Origin::Letter(_, terms) => {
            terms.first().map_or(String::new(), |term| parent(&site.documents[*term].path).to_owned())
        }
        Origin::Folder => parent(&site.pages[page].route).to_owned(),
    }
}

/// The section of a folder, made with those above it where it is new.
fn find(site: &mut Site, path: String, numbers: &mut HashMap<String, SectionId>) -> SectionId {
    if let Some(number) = numbers.get(&path) {
        return *number;
    }
    let is_root = (0..site.config.languages.len()).any(|language| site.config.folder_of(language) == path);
    let above = if is_root { None } else { Some(find(site, parent(&path).to_owned(), numbers)) };
    let number = site.sections.len();
    numbers.insert(path.clone(), number);
    site.sections.push(Section { path, page: PageId::MAX, parent: above, children: Vec::new() });
    number
}

/// Finds each section's page, or makes one that lists what is in the folder, and its children.
fn give_pages(site: &mut Site, sink: &mut Vec<Diagnostic>) {
    for page in 0..site.pages.len() {
        let section = site.pages[page].section;
        match site.pages[page].origin {
            Origin::Document(document) if site.documents[document].is_index() => site.sections[section].page = page,
            _ => site.sections[section].children.push(page),
        }
    }
    let files: Vec<(String, SourceId)> = site
        .routes
        .iter()
        .filter_map(|(route, stand)| if let Stand::Asset(id) = stand { Some((route, *id)) } else { None })
        .filter(|(route, _)| route.to_ascii_lowercase().ends_with("index.html"))
        .map(|(route, id)| (route.clone(), id))
        .collect();
    for number in 0..site.sections.len() {
        if site.sections[number].page == PageId::MAX {
            let path = site.sections[number].path.clone();
            let route = join(&path, "index.html");
            let language = site.config.language_of(&route);
            let is_root = site.sections[number].parent.is_none();
            let title = if is_root {
                site.config.languages[language].title.clone()
            } else {
                title_of_folder(site, language, &path)
            };
            site.sections[number].page = site.pages.len();
            let taken = match files.iter().find(|(file, _)| file.eq_ignore_ascii_case(&route)) {
                Some((_, id)) => Some(Span::file(*id)),
                None => match site.routes.get(&route) {
                    Some(Stand::Redirect(address)) => site.documents_of(address.page).first().map(|own| site.top(*own)),
                    _ => None,
                },
            };
            if let Some(place) = taken {
                let message = format!("`{route}` is the address of the folder's own page");
                let finding = Diagnostic::new("route/duplicate", place, message);
                sink.push(finding.help("give the folder an index.md, or the file another name"));
            }
            site.routes.entry(route.clone()).or_insert(Stand::Page(site.pages.len()));
            site.pages.push(Page {
                origin: Origin::Folder,
                route,
                section: number,
                language,
                kind: kind::named(if is_root { "landing" } else { "page" }).unwrap_or(kind::ALL[0]),
                nav_title: title.clone(),
                discreet_title: None,
                summary: None,
                previous: None,
                next: None,
                title,
            });
        }
    }
    for number in 0..site.sections.len() {
        let page = site.sections[number].page;
        if let Some(above) = site.sections[number].parent {
            site.sections[above].children.push(page);
        }
    }
}

/// The name of a folder that has no page: that of the site's own language, where the same folder has
/// one, else the folder's name in words.
fn title_of_folder(site: &Site, language: LanguageId, path: &str) -> String {
    if language > 0 {
        let own = site.config.without_language(path);
        let found = ["index.md", "_index.md"].iter().find_map(|name| site.document_at(&join(own, name)));
        if let Some(document) = found {
            return title(&site.documents[document]);
        }
    }
    humane(path.rsplit('/').next().unwrap_or(path))
}

fn rank(site: &Site, page: PageId, listed: &HashMap<PageId, usize>) -> Rank {
    let weight = match site.pages[page].origin {
        Origin::Document(document) => site.documents[document].front.record.integer("weight"),
        _ => None,
    };
    let place = listed.get(&page).copied().unwrap_or(usize::MAX);
    (place, weight.unwrap_or(i64::MAX), site.pages[page].nav_title.to_lowercase())
}

/// The places that `order` lists and an optional SUMMARY.md give, and the pages of SUMMARY.md in its
/// order with its names for them. A name in them that leads nowhere is reported; no file is ever made.
fn order(site: &Site, sink: &mut Vec<Diagnostic>) -> (HashMap<PageId, usize>, Vec<(PageId, String)>) {
    let mut listed = HashMap::new();
    let mut list = |listed: &mut HashMap<PageId, usize>, folder: &str, name: &str, span: Span| {
        let found = named(site, folder, name);
        if let Ok(Some(page)) = found {
            let next = listed.len();
            listed.entry(page).or_insert(next);
            return Some(page);
        } else if let Err(help) = found {
            let finding = Diagnostic::new("link/missing-target", span, format!("there is no page `{name}`"));
            let help = help.unwrap_or_else(|| "write the page, or take the line out: a build makes no files".into());
            sink.push(finding.help(help));
        }
        None
    };
    let mut summary = Vec::new();
    if let Some(id) = site.sources.find(&format!("{}/SUMMARY.md", site.config.src)) {
        let text = site.sources.file(id).text();
        let tree = markdown::parse(text, markdown::Origin { source: id, offset: 0 }, &Extensions::NONE);
        for link in tree.links() {
            let page = list(&mut listed, "", tree.words(text, link.dest), tree.span(link.node));
            let new = page.filter(|page| !summary.iter().any(|(known, _)| known == page));
            summary.extend(new.map(|page| (page, tree.plain_text(text, link.node))));
        }
    }
    for document in &site.documents {
        for node in document.front.record.list("order") {
            list(&mut listed, parent(&document.path), node.text().unwrap_or_default(), node.span);
        }
    }
    (listed, summary)
}

/// The page of a file named in a folder; none for one that is not published or not a file's name.
///
/// # Errors
/// When there is no such file: what may have been meant.
fn named(site: &Site, folder: &str, name: &str) -> Result<Option<PageId>, Option<String>> {
    if name.is_empty() || name.contains("://") {
        return Ok(None);
    }
    let Relative::Inside(path) = resolve(folder, name) else { return Ok(None) };
    let bare = path.trim_end_matches('/');
    let candidates = [path.clone(), format!("{path}.md"), join(bare, "index.md"), join(bare, "_index.md")];
    match candidates.iter().find_map(|path| site.document_at(path)) {
        Some(document) => Ok(site.addresses[document].as_ref().map(|address| address.page)),
        None => {
            let neighbours = site.paths().filter(|own| parent(own) == folder);
            Err(did_you_mean(name, neighbours.map(|own| own.rsplit('/').next().unwrap_or(own))))
        }
    }
}
