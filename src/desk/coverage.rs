//! How well founded the pages are, and which topics they cover.

use super::query::{Query, ROOT, only};
use super::sheet::{Block, Cell, Head, Sheet, table, ways};
use super::view::Desk;
use crate::front_matter::fields::EVIDENCE;
use crate::site::DocumentId;
use crate::site::coverage::Coverage;
use std::collections::BTreeMap;

/// What stands for pages that should say how well founded they are, and don't.
const UNSAID: &str = "not given";

/// The topics, those that no page answers first.
fn topics<'a>(desk: &'a Desk<'_>) -> Coverage<'a> {
    let mut all = desk.site().coverage();
    all.sort_by_key(|(_, topic, pages)| !(pages.is_empty() && topic.excluded.is_none()));
    all
}

pub(super) fn sum(desk: &Desk<'_>) -> (usize, String) {
    let topics = desk.site().coverage();
    let lacking = topics.iter().filter(|(_, topic, pages)| pages.is_empty() && topic.excluded.is_none()).count();
    (lacking, format!("of {} topics have no page", topics.len()))
}

pub(super) fn sheet(desk: &Desk<'_>, query: &Query) -> Sheet {
    let levels = levels(desk);
    let chosen = query.get("evidence").and_then(|level| Some((level, levels.get(level)?)));
    let mut blocks = vec![evidence(query, &levels)];
    if let Some((level, pages)) = chosen {
        blocks.push(ways(
            "Choose pages",
            [
                ("All levels".to_owned(), format!("{ROOT}/coverage"), false),
                (format!("Evidence: {level}"), query.with("evidence", level), true),
            ],
        ));
        let title = format!("Pages with evidence “{level}”");
        let head = Head { id: "founded", title: &title, note: "", none: "", columns: &["Page", "File"] };
        blocks.push(table(query, &head, pages, |number| {
            vec![desk.document_cell(*number), Cell::text(desk.site().file(*number).place()).look("code")]
        }));
    } else {
        blocks.push(covered(desk, query));
    }
    Sheet::new(
        "Evidence and topics",
        "How strong each page says its evidence is, and which topics of topics.yaml have a page.",
        blocks,
    )
}

/// The published pages by what they say of their evidence; of those that say nothing, only pages about health.
fn levels(desk: &Desk<'_>) -> BTreeMap<String, Vec<DocumentId>> {
    let mut levels: BTreeMap<String, Vec<DocumentId>> = BTreeMap::new();
    for (number, document, _) in desk.site().published() {
        let said = document.front.text(&EVIDENCE);
        if said.is_some() || document.front.kind.health {
            levels.entry(said.unwrap_or(UNSAID).to_owned()).or_default().push(number);
        }
    }
    levels
}

fn evidence(query: &Query, levels: &BTreeMap<String, Vec<DocumentId>>) -> Block {
    let mut rows: Vec<(&str, usize)> = levels.iter().map(|(level, pages)| (level.as_str(), pages.len())).collect();
    rows.sort_by_key(|(level, pages)| (std::cmp::Reverse(*pages), *level));
    let all = rows.iter().map(|(_, pages)| pages).sum();
    let head = Head {
        id: "evidence",
        title: "Evidence",
        note: "All pages about health, and other pages that have a level of evidence.",
        none: "No page has a level of evidence.",
        columns: &["Level", "Pages"],
    };
    table(query, &head, &rows, |(level, pages)| {
        let name = Cell::text(*level).link(only("coverage", "evidence", level) + "#founded");
        vec![if *level == UNSAID { name.look("bad") } else { name }, Cell::bar(*pages, all)]
    })
}

fn covered(desk: &Desk<'_>, query: &Query) -> Block {
    let head = Head {
        id: "topics",
        title: "Topics",
        note: "Topics without a page come first.",
        none: "There is no content/topics.yaml, so there are no topics to compare with.",
        columns: &["Topic", "Description", "Pages", "First page"],
    };
    table(query, &head, &topics(desk), |(key, topic, pages)| {
        let first = match (&topic.excluded, pages.first()) {
            (_, Some(page)) => desk.document_cell(*page),
            (Some(reason), None) => Cell::text(format!("left out: {reason}")).look("quiet"),
            (None, None) => Cell::text("no page").look("bad"),
        };
        let key = Cell::text(*key).look("code").maybe_link(desk.open(&desk.site().sources, topic.span));
        vec![key, Cell::text(&topic.text), Cell::number(pages.len()), first]
    })
}
