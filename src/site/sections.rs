//! Folders: which pages belong together and in which order.

use super::address::{DocumentId, PageId, SectionId};
use super::folders::Folder;
use super::loaded::Loaded;
use super::page::{Origin, Section};
use super::pages::{Placed, Places};
use super::routes::NOT_FOUND;
use crate::base::{Relative, Span, Table, parent, resolve};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::front_matter::fields::{NAV_TITLE, ORDER, WEIGHT};
use crate::markdown::{self, Extensions, Kind, NodeId, Tree};
use rayon::slice::ParallelSliceMut;
use std::collections::{HashMap, HashSet};

/// The sections with their pages in order, the row that each page stands in, and the names that pages
/// have in SUMMARY.md.
pub(super) struct Arranged {
    pub(super) sections: Table<SectionId, Section>,
    pub(super) neighbours: Table<PageId, Neighbours>,
    pub(super) names: HashMap<PageId, String>,
}

/// The pages before and behind a page.
#[derive(Clone, Copy, Default)]
pub(super) struct Neighbours {
    pub(super) previous: Option<PageId>,
    pub(super) next: Option<PageId>,
}

/// The place of a page among its neighbours: what an `order` or SUMMARY.md says, then its weight,
/// then its title.
type Rank<'p> = (usize, i64, &'p str);

/// Puts the pages of every folder in order.
pub(super) fn arrange(loaded: &Loaded, places: &Places, sink: &mut Vec<Diagnostic>) -> Arranged {
    let (mut listed, summary) = order(loaded, places, sink);
    let names = names(places, &summary);
    let mut sections = gather(loaded, places);
    stand_for_pages(&mut listed, &summary, places, &sections);
    let mut neighbours: Table<PageId, Neighbours> = places.pages.iter().map(|_| Neighbours::default()).collect();
    for section in &mut sections {
        let rank = |page: PageId| (rank(loaded, page, &places.pages[page], (&listed, &names)), page);
        let mut ranked: Vec<(Rank<'_>, PageId)> = section.children.iter().copied().map(rank).collect();
        let order = &loaded.config.languages[places.pages[section.page].language].order;
        ranked.par_sort_by(|(a, _), (b, _)| (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| order.compare(a.2, b.2)));
        section.children = ranked.into_iter().map(|(_, page)| page).collect();
        stand_in_row(&section.children, &mut neighbours);
        if let Some(first) = section.children.first().copied().filter(|_| section.parent.is_some()) {
            neighbours[section.page].next = neighbours[section.page].next.or(Some(first));
            neighbours[first].previous = Some(section.page);
        }
    }
    follow(&mut neighbours, &summary);
    Arranged { sections, neighbours, names }
}

/// Each folder with its page and, yet without order, what is in it.
fn gather(loaded: &Loaded, places: &Places) -> Table<SectionId, Section> {
    let mut pages: Table<SectionId, PageId> = places.folders.iter().map(|_| PageId::from(0)).collect();
    let mut children: Table<SectionId, Vec<PageId>> = places.folders.iter().map(|_| Vec::new()).collect();
    for (number, page) in places.pages.iter_enumerated() {
        match page.origin {
            Origin::Folder => pages[page.section] = number,
            Origin::Document(document) if loaded.documents[document].is_index() => pages[page.section] = number,
            _ if page.route == NOT_FOUND => {}
            _ => children[page.section].push(number),
        }
    }
    for (section, folder) in places.folders.iter_enumerated() {
        if let Some(above) = folder.parent {
            children[above].push(pages[section]);
        }
    }
    let sections = places.folders.iter().zip(pages).zip(children);
    let section = |((folder, page), children): ((&Folder, PageId), Vec<PageId>)| Section {
        path: folder.path.clone(),
        parent: folder.parent,
        page,
        children,
    };
    sections.map(section).collect()
}

fn stand_in_row(pages: &[PageId], neighbours: &mut Table<PageId, Neighbours>) {
    for pair in pages.windows(2) {
        neighbours[pair[0]].next = Some(pair[1]);
        neighbours[pair[1]].previous = Some(pair[0]);
    }
}

/// A folder whose page SUMMARY.md leaves out stands where the first of its pages does.
fn stand_for_pages(
    listed: &mut HashMap<PageId, usize>,
    summary: &[(PageId, String)],
    places: &Places,
    sections: &Table<SectionId, Section>,
) {
    for (page, _) in summary {
        let place = listed[page];
        let mut folder = Some(places.pages[*page].section);
        while let Some(section) = folder.map(|number| &sections[number]) {
            listed.entry(section.page).or_insert(place);
            folder = section.parent;
        }
    }
}

/// A SUMMARY.md gives the order of the whole book, across folders. Pages that it leaves out stand in
/// no row with those that it lists.
fn follow(neighbours: &mut Table<PageId, Neighbours>, summary: &[(PageId, String)]) {
    let pages: Vec<PageId> = summary.iter().map(|(page, _)| *page).collect();
    let listed: HashSet<PageId> = pages.iter().copied().collect();
    for (number, page) in neighbours.iter_mut_enumerated().filter(|_| !listed.is_empty()) {
        let stays = |other: &PageId| !listed.contains(&number) && !listed.contains(other);
        page.previous = page.previous.filter(stays);
        page.next = page.next.filter(stays);
    }
    stand_in_row(&pages, neighbours);
}

/// The names that SUMMARY.md has for the pages of documents.
fn names(places: &Places, summary: &[(PageId, String)]) -> HashMap<PageId, String> {
    let is_document = |page: PageId| matches!(places.pages[page].origin, Origin::Document(_));
    let named = summary.iter().filter(|(page, words)| !words.is_empty() && is_document(*page));
    named.cloned().collect()
}

fn rank<'p>(
    loaded: &Loaded,
    number: PageId,
    page: &'p Placed,
    (listed, names): (&HashMap<PageId, usize>, &'p HashMap<PageId, String>),
) -> Rank<'p> {
    let weight = match page.origin {
        Origin::Document(document) => loaded.documents[document].front.integer(&WEIGHT),
        _ => None,
    };
    let place = listed.get(&number).copied().unwrap_or(usize::MAX);
    (place, weight.unwrap_or(i64::MAX), nav_title(loaded, page, names.get(&number)))
}

/// A page's title for lists: its own, else that in SUMMARY.md, else the title.
pub(super) fn nav_title<'p>(loaded: &Loaded, page: &'p Placed, named: Option<&'p String>) -> &'p str {
    let is_own = |number: DocumentId| loaded.documents[number].front.text(&NAV_TITLE).is_some();
    let own = matches!(page.origin, Origin::Document(number) if is_own(number));
    named.filter(|_| !own).unwrap_or(&page.nav_title)
}

/// The places that `order` lists and an optional SUMMARY.md give, and the pages of SUMMARY.md in its
/// order with its names for them. A name in them that leads nowhere is reported; no file is ever made.
fn order(
    loaded: &Loaded,
    places: &Places,
    sink: &mut Vec<Diagnostic>,
) -> (HashMap<PageId, usize>, Vec<(PageId, String)>) {
    let mut listed = HashMap::new();
    let mut list = |listed: &mut HashMap<PageId, usize>, folder: &str, name: &str, span: Span| {
        let found = named(loaded, places, folder, name);
        if let Ok(Some(page)) = found {
            let next = listed.len();
            listed.entry(page).or_insert(next);
            return Some(page);
        } else if let Err(help) = found {
            let finding = Diagnostic::new("link/missing-target", span, format!("there is no page `{name}`"));
            let help = help.unwrap_or_else(|| format!("create the page, or remove `{name}` from this list"));
            sink.push(finding.help(help));
        }
        None
    };
    let (mut summary, mut slips) = (Vec::new(), Vec::new());
    if let Some(id) = loaded.sources.find(&format!("{}/SUMMARY.md", loaded.config.src)) {
        let text = loaded.sources.file(id).text();
        let tree = markdown::parse(text, markdown::Origin { source: id, offset: 0 }, Extensions::empty());
        for link in tree.links() {
            let page = list(&mut listed, "", tree.words(text, link.dest), tree.span(link.node));
            let new = page.filter(|page| !summary.iter().any(|(known, _)| known == page));
            summary.extend(new.map(|page| (page, tree.plain_text(text, link.node))));
        }
        slips = not_links(&tree, text);
    }
    for document in &loaded.documents {
        for node in document.front.list(&ORDER) {
            list(&mut listed, parent(&document.path), node.text().unwrap_or_default(), node.span);
        }
    }
    sink.extend(slips);
    (listed, summary)
}

/// What stands in SUMMARY.md as a link with a slip of the pen, and so lists no page.
fn not_links(tree: &Tree, text: &str) -> Vec<Diagnostic> {
    let typed = |node: NodeId| match tree.kind(node) {
        Kind::Text(slice) => tree.words(text, slice),
        _ => "",
    };
    let slips =
        (0..tree.nodes().len()).filter(|node| tree.children(*node).map(typed).collect::<String>().contains("]("));
    let finding = |node| {
        Diagnostic::new(
            "link/missing-target",
            tree.span(node),
            "this is not a valid link, so its page is missing from the list",
        )
        .help("put a path with spaces between `<` and `>`, such as `[Cost](<the cost.md>)`")
    };
    slips.map(finding).collect()
}

/// The page of a file named in a folder; none for one that is not published or not a file's name.
///
/// # Errors
/// When there is no such file: what may have been meant.
fn named(loaded: &Loaded, places: &Places, folder: &str, name: &str) -> Result<Option<PageId>, Option<String>> {
    if name.is_empty() || name.contains("://") {
        return Ok(None);
    }
    let Relative::Inside(path) = resolve(folder, name) else { return Ok(None) };
    match loaded.meant_by(&path) {
        Some(document) => Ok(places.addresses[document].as_ref().map(|address| address.page)),
        None => {
            let neighbours = loaded.by_path.keys().filter(|own| parent(own) == folder);
            Err(did_you_mean(name, neighbours.map(|own| own.rsplit('/').next().unwrap_or(own))))
        }
    }
}
