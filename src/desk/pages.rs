//! Every page, and the way to all that is known of it.

use super::query::Query;
use super::sheet::{Block, Cell, Head, Sheet, table};
use super::view::Desk;
use crate::base::folded;
use crate::site::PageId;
use crate::theme::Group;

pub(super) fn sum(desk: &Desk<'_>) -> (usize, String) {
    let languages = desk.site().editions.iter().filter(|edition| edition.root.is_some()).count();
    let words = if languages > 1 { format!("pages in {languages} languages") } else { "pages".to_owned() };
    (desk.listed().count(), format!("{words}, with the details of each"))
}

pub(super) fn sheet(desk: &Desk<'_>, query: &Query) -> Sheet {
    let site = desk.site();
    let wanted = query.get("q").map(folded).unwrap_or_default();
    let file = |page: PageId| match site.documents_of(page) {
        [number] => site.file(*number).place(),
        _ => "",
    };
    let fits = |page: &PageId| {
        let own = &site.pages[*page];
        [own.title.as_str(), own.route.as_str(), file(*page)].iter().any(|text| folded(text).contains(&wanted))
    };
    let mut pages: Vec<PageId> = desk.listed().filter(fits).collect();
    pages.sort_by_key(|page| &site.pages[*page].route);
    let head = Head {
        id: "pages",
        title: "Pages",
        note: "",
        none: "No page matches. Try a part of its title, address or file name.",
        columns: &["Page", "Address", "Kind", "File"],
    };
    let form = Group::default()
        .set("label", "Find a page by title, address or file")
        .set("value", query.get("q").unwrap_or_default());
    let all = table(query, &head, &pages, |page| {
        let own = &site.pages[*page];
        let address = Cell::text(&own.route).look("code").link(format!(
            "{}{}",
            desk.base(),
            crate::base::encode_path(&own.route)
        ));
        vec![desk.page_cell(*page), address, Cell::text(own.kind.name), Cell::text(file(*page)).look("code")]
    });
    Sheet::new(
        "Pages",
        "Every page of the site. Choose one to see its details, and how it looks.",
        vec![Block::new("find", form), all],
    )
}
