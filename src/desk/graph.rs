//! Which page leads where.

use crate::base::Table;
use crate::front_matter::fields::RELATED;
use crate::site::{DocumentId, PageId, Site, Target};
use std::collections::BTreeMap;

/// The links that authors wrote. Those of menus and lists, which every page has, are not among them.
#[derive(Debug)]
pub(super) struct Graph {
    /// The other pages that a page leads to, each once.
    pub(super) out: Table<PageId, Vec<PageId>>,
    /// The other pages that lead to it.
    pub(super) into: Table<PageId, Vec<PageId>>,
    /// The links that lead to other hosts, by host: the document and the number of its link.
    pub(super) hosts: BTreeMap<String, Vec<(DocumentId, usize)>>,
    /// The links that lead nowhere, or to a page that is not published.
    pub(super) lost: Vec<(DocumentId, usize)>,
}

impl Graph {
    pub(super) fn new(site: &Site) -> Self {
        let none = || site.pages.iter().map(|_| Vec::new()).collect::<Table<PageId, Vec<PageId>>>();
        let mut graph = Self { out: none(), into: none(), hosts: BTreeMap::new(), lost: Vec::new() };
        for (number, document, address) in site.published() {
            for (at, target) in document.links.iter().enumerate() {
                match target {
                    Target::Page { page, .. } => graph.out[address.page].push(*page),
                    Target::External(url) => graph.hosts.entry(host(url)).or_default().push((number, at)),
                    Target::Withheld(_) | Target::Missing(_) => graph.lost.push((number, at)),
                    Target::File(_) => {}
                }
            }
            let related = document.front.texts(&RELATED);
            let related = related.iter().filter_map(|path| site.documents[site.document_at(path)?].address.as_ref());
            graph.out[address.page].extend(related.map(|address| address.page));
        }
        for page in site.pages.keys() {
            let to = &mut graph.out[page];
            to.retain(|other| *other != page);
            to.sort_unstable();
            to.dedup();
            for other in graph.out[page].clone() {
                graph.into[other].push(page);
            }
        }
        graph
    }
}

/// The host of an address; for one without, what it is.
pub(super) fn host(url: &str) -> String {
    let (scheme, rest) = url.split_once(':').unwrap_or(("", url));
    match (scheme, rest.strip_prefix("//")) {
        ("mailto", _) => "e-mail".to_owned(),
        ("tel" | "sms", _) => "telephone".to_owned(),
        (_, Some(rest)) => {
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            host.rsplit('@').next().unwrap_or_default().trim_start_matches("www.").to_lowercase()
        }
        _ => scheme.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::host;

    #[test]
    fn hosts_are_told_by_their_addresses() {
        for (url, known) in [
            ("https://www.Example.org/a?b#c", "example.org"),
            ("//example.org", "example.org"),
            ("http://me@example.org:80/", "example.org:80"),
            ("mailto:a@b.example", "e-mail"),
            ("tel:+441632960001", "telephone"),
            ("", ""),
        ] {
            assert_eq!(host(url), known);
        }
    }
}
