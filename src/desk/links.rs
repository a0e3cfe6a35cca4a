//! Links: pages that nothing leads to, pages that lead nowhere, links that are lost, and other hosts.

use super::graph::Graph;
use super::query::{Query, ROOT, only};
use super::sheet::{Block, Cell, Head, Sheet, table, ways};
use super::view::Desk;
use crate::diagnostic::count;
use crate::site::{DocumentId, PageId, Target};
use std::collections::BTreeSet;

/// Pages that no other page's text leads to. The first page needs no link.
fn orphans(desk: &Desk<'_>, graph: &Graph) -> Vec<PageId> {
    let site = desk.site();
    let is_home = |page: PageId| {
        site.editions.iter().any(|edition| edition.root.is_some_and(|root| site.sections[root].page == page))
    };
    desk.listed().filter(|page| graph.into[*page].is_empty() && !is_home(*page)).collect()
}

/// Pages whose text leads to no other page.
fn dead_ends(desk: &Desk<'_>, graph: &Graph) -> Vec<PageId> {
    let site = desk.site();
    let is_written = |page: &PageId| !site.documents_of(*page).is_empty();
    desk.listed().filter(|page| graph.out[*page].is_empty() && is_written(page)).collect()
}

pub(super) fn sum(desk: &Desk<'_>) -> (usize, String) {
    let graph = desk.links();
    let (orphans, ends) = (orphans(desk, graph).len(), dead_ends(desk, graph).len());
    let ways = |number| count(number, "page");
    (
        graph.lost.len(),
        format!("broken links; {} that no page links to, {} with no link to another page", ways(orphans), ways(ends)),
    )
}

pub(super) fn sheet(desk: &Desk<'_>, query: &Query) -> Sheet {
    let graph = desk.links();
    let lead = "The links in the text of the pages. Links in menus and lists are not counted.";
    let chosen = query.get("host").and_then(|host| Some((host, graph.hosts.get(host)?)));
    if let Some((host, links)) = chosen {
        let back = ways("Choose links", [("All links".to_owned(), format!("{ROOT}/links"), false)]);
        let head = Head { id: "there", title: "Links", note: "", none: "", columns: &["Page", "Link text", "Address"] };
        let links = table(query, &head, links, |(number, at)| link(desk, *number, *at));
        return Sheet::new(host, "Every link to this website.", vec![back, links]);
    }
    Sheet::new("Links", lead, vec![lost(desk, query, graph), pages(desk, query, graph), hosts(query, graph)])
}

/// A link of a document: its page, its words, and where it leads.
fn link(desk: &Desk<'_>, number: DocumentId, at: usize) -> Vec<Cell> {
    let document = &desk.site().documents[number];
    let (words, dest) = document.facts.links.get(at).map_or(("", ""), |link| (link.text.as_str(), link.dest.as_str()));
    let place = document.facts.links.get(at).and_then(|link| desk.open(&desk.site().sources, link.span));
    let words = Cell::text(if words.is_empty() { "–" } else { words }).maybe_link(place);
    vec![desk.document_cell(number), words, Cell::text(dest).look("code")]
}

fn lost(desk: &Desk<'_>, query: &Query, graph: &Graph) -> Block {
    let head = Head {
        id: "lost",
        title: "Broken links",
        note: "The page they link to does not exist or is not published.",
        none: "There are no broken links.",
        columns: &["Page", "Link text", "Address", "Why"],
    };
    table(query, &head, &graph.lost, |(number, at)| {
        let why = match desk.site().documents[*number].links.get(*at) {
            Some(Target::Withheld(_)) => Cell::text("this page is left out of your site").look("quiet"),
            _ => Cell::text("there is no such page").look("bad"),
        };
        let mut cells = link(desk, *number, *at);
        cells.push(why);
        cells
    })
}

/// What of the pages an address asks for, its name, and what its table is called.
const LISTS: [(&str, &str); 3] =
    [("", "Pages that no page links to"), ("dead-ends", "Pages that link to no other page"), ("all", "All pages")];

fn pages(desk: &Desk<'_>, query: &Query, graph: &Graph) -> Block {
    let list = query.get("list").unwrap_or_default();
    let (name, title) = LISTS.iter().find(|(name, _)| *name == list).copied().unwrap_or(LISTS[0]);
    let chosen = match name {
        "dead-ends" => dead_ends(desk, graph),
        "all" => desk.listed().collect(),
        _ => orphans(desk, graph),
    };
    let others = LISTS.iter().filter(|(other, _)| *other != name);
    let others: Vec<String> = others.map(|(other, _)| query.with("list", other)).collect();
    let head = Head {
        id: "pages",
        title,
        note: match name {
            "dead-ends" => "Their text has no link to another page.",
            "all" => "How many pages link to each page, and how many it links to.",
            _ => "Readers find them only through menus, lists and search.",
        },
        none: "None.",
        columns: &["Page", "Links to it", "Links from it"],
    };
    let block = table(query, &head, &chosen, |page| {
        vec![desk.page_cell(*page), Cell::number(graph.into[*page].len()), Cell::number(graph.out[*page].len())]
    });
    let titles = LISTS.iter().filter(|(other, _)| *other != name).map(|(_, title)| *title);
    block.with_ways(titles.zip(others.iter().map(String::as_str)))
}

fn hosts(query: &Query, graph: &Graph) -> Block {
    let mut hosts: Vec<(&String, &Vec<(DocumentId, usize)>)> = graph.hosts.iter().collect();
    hosts.sort_by_key(|(host, links)| (std::cmp::Reverse(links.len()), *host));
    let most = hosts.first().map_or(1, |(_, links)| links.len());
    let head = Head {
        id: "hosts",
        title: "Other websites",
        note: "The websites that your pages link to.",
        none: "No page links to another website.",
        columns: &["Website", "Links", "Pages"],
    };
    table(query, &head, &hosts, |(host, links)| {
        let pages: BTreeSet<DocumentId> = links.iter().map(|(number, _)| *number).collect();
        let name = Cell::text(host.as_str()).link(only("links", "host", host));
        vec![name, Cell::bar(links.len(), most), Cell::number(pages.len())]
    })
}
