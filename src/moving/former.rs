//! Old addresses lead on.

use super::head;
use super::plan::Plan;
use super::relocation::Relocation;
use crate::base::{Edit, Span};
use crate::front_matter::fields::ALIASES;
use crate::site::linked::{leads_on, published};
use crate::site::{DocumentId, Made, Origin, PageId, Site, former};
use std::collections::BTreeMap;

/// Gives each page that moves its old addresses, and the host those of files.
pub(super) fn keep(before: &Site, after: &Site, to: &Relocation<'_>, plan: &mut Plan) {
    let mut added: BTreeMap<DocumentId, Vec<String>> = BTreeMap::new();
    let mut redirects = Vec::new();
    let routes = published(before).into_iter().filter(|(_, id)| id.is_none()).map(|(route, _)| route);
    for route in routes.filter(|route| !leads_on(after, route)) {
        match before.routes.get(&route) {
            Some(Made::Page(page) | Made::Handout(page)) => {
                if let Some(owner) = owner(before, *page) {
                    added.entry(owner).or_default().push(route);
                }
            }
            Some(Made::File(id)) => {
                let path = to.file(&before.sources.file(*id).path);
                let is_it = |made: &Made| matches!(made, Made::File(id) if after.sources.file(*id).path == path);
                let now = after.routes.iter().find(|(_, made)| is_it(made));
                redirects.extend(now.map(|(now, _)| (route, now.clone())));
            }
            _ => {}
        }
    }
    let all: Vec<&str> = added.values().flatten().map(String::as_str).collect();
    plan.notes.extend(match all.len() {
        0 => None,
        1..=3 => Some(format!("These old addresses redirect to the new ones: {}.", all.join(", "))),
        number => Some(format!("{number} old addresses redirect to the new ones.")),
    });
    for number in before.documents.keys() {
        let new = added.remove(&number).unwrap_or_default();
        plan.edits.extend(aliases((before, number), after, to, new));
    }
    redirect(before, &redirects, plan);
}

/// The document whose readers a page's are: its own; for a list of what is in a folder the first of that.
fn owner(site: &Site, page: PageId) -> Option<DocumentId> {
    match &site.pages[page].origin {
        Origin::Document(number) => Some(*number),
        Origin::Letter(_, terms) => terms.first().copied(),
        Origin::Folder => {
            let section = &site.sections[site.pages[page].section];
            section.children.iter().filter(|child| **child != page).find_map(|child| owner(site, *child))
        }
    }
}

/// The change of a page's `aliases`: those that are new join them, and its new address is none any more.
fn aliases((before, number): (&Site, DocumentId), after: &Site, to: &Relocation<'_>, new: Vec<String>) -> Option<Edit> {
    let document = &before.documents[number];
    let text = before.file(number).text();
    let path = to.document(&document.path);
    let now = after.document_at(&path).and_then(|number| after.documents[number].address.as_ref());
    let own = now.filter(|address| address.fragment.is_none()).map(|address| after.pages[address.page].route.clone());
    let is_own = |alias: &str| path != document.path && own.is_some() && former(alias) == own;
    // A folder that lists what is in it again needs no one to stand for it.
    let is_of_folder = |alias: &str| {
        let route = former(alias).filter(|route| matches!(before.routes.get(route), Some(Made::Redirect(_))));
        let Some(Made::Page(page)) = route.and_then(|route| after.routes.get(&route)) else { return false };
        matches!(after.pages[*page].origin, Origin::Folder)
    };
    let goes = |alias: &str| is_own(alias) || is_of_folder(alias);
    let new: Vec<String> = new.iter().map(|route| head::quoted(route)).collect();
    if let (Some(key), Some(node)) = (document.front.key_place(&ALIASES), document.front.get(&ALIASES)) {
        let given = node.items().iter().zip(head::items(text, node));
        let kept: Vec<String> =
            given.filter(|(node, _)| !node.text().is_some_and(goes)).map(|(_, item)| item).collect();
        if kept.len() == node.items().len() && !kept.is_empty() {
            return (!new.is_empty()).then(|| head::append(text, node, &new));
        }
        let items: Vec<String> = kept.into_iter().chain(new).collect();
        return Some(head::list(text, (key, node), &items));
    }
    (!new.is_empty()).then(|| head::add(document, text, &format!("{}: [{}]", ALIASES.key, new.join(", "))))
}

/// Lines of `static/_redirects` for files, which have no head to say it in.
fn redirect(site: &Site, files: &[(String, String)], plan: &mut Plan) {
    if files.is_empty() {
        return;
    }
    let base = site.config.base_path();
    let lines: String = files.iter().map(|(old, new)| format!("{base}{old} {base}{new} 301\n")).collect();
    plan.notes.extend(files.iter().map(|(old, new)| {
        format!(
            "static/_redirects sends {old} to {new}, but only on hosts that read it (not from a folder or a USB stick)."
        )
    }));
    match site.routes.joined("_redirects") {
        Some(id) => {
            let text = site.sources.file(id).text();
            let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            plan.edits.push(Edit::new(Span::new(id, text.len()..text.len()), format!("{end}{lines}")));
        }
        None => plan.made.push(("static/_redirects".into(), lines)),
    }
}
