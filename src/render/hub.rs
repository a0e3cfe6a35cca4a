//! Lists of pages: what a folder's page shows of the pages in it.

use super::body;
use super::fields::label;
use super::surroundings::{Shared, Within};
use crate::base::Html;
use crate::config::LanguageId;
use crate::document::Prose;
use crate::site::{Address, DocumentId, Origin, Page, PageId, Site, in_order};
use crate::theme::{Group, Look, Theme, View};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A page in a list: title, address, summary and what its kind adds.
pub(super) fn card(shared: &Shared<'_>, number: PageId) -> View {
    let (site, strings) = (shared.site, shared.strings);
    let page = &site.pages[number];
    let group = Group::default()
        .set("title", page.title.as_str())
        .set("nav_title", page.nav_title.as_str())
        .set("url", shared.way_to(number).1.as_ref())
        .set("kind", page.kind.name)
        .maybe("summary", page.summary.as_deref());
    let group = marked(site, shared.look, shared.language, number, group);
    let Origin::Document(document) = page.origin else { return group.into() };
    let record = &site.documents[document].front.record;
    let verdict = record.text("verdict");
    group
        .maybe("claim", record.text("claim"))
        .maybe("verdict", verdict)
        .maybe(
            "verdict_label",
            verdict.map(|verdict| View::from(label(strings, &format!("verdict-{verdict}"), verdict).as_str())),
        )
        .maybe("concern", record.text("concern"))
        .maybe("answer", answer(shared, document).map(|html| View::html(html.as_str())))
        .into()
}

/// A link to a page; one to a page in another language than its surroundings says so.
pub(super) fn marked(site: &Site, theme: &Theme, reading: LanguageId, page: PageId, link: Group) -> Group {
    let language = site.pages[page].language;
    if language == reading {
        return link;
    }
    let code = site.config.languages[language].code.as_str();
    link.set("lang", code).set("language", theme.strings(language).get("language-name"))
}

/// The short answer of a question, without the numbers of its sources, which are listed on its page.
fn answer(shared: &Shared<'_>, number: DocumentId) -> Option<Html> {
    let document = &shared.site.documents[number];
    if document.front.kind.name != "faq" || document.front.record.text("answer-short").is_none() {
        return None;
    }
    let prose = document.prose.first()?;
    let mut html = Html::default();
    // The answer is written without a page's sources: its citations are left out.
    if prose.tree.citations().is_empty() {
        body::write(&prose.tree, &prose.text, &Within::prose(shared, number, prose), &mut html);
    } else {
        html.raw("<p>").text(&spoken(prose)).raw("</p>");
    }
    Some(html)
}

/// The words of a text as they are read out: without the numbers of its sources.
pub(super) fn spoken(prose: &Prose) -> String {
    prose.tree.plain_text(&prose.text, 0)
}

/// The children of a page's section, where the page stands for it.
pub(super) fn children(shared: &Shared<'_>, number: PageId) -> Vec<PageId> {
    let site = shared.site;
    let section = &site.sections[site.pages[number].section];
    if section.page == number { section.children.clone() } else { Vec::new() }
}

/// Questions grouped by their concern, in the order in which concerns are met.
pub(super) fn groups(shared: &Shared<'_>, children: &[PageId]) -> Vec<View> {
    let site = shared.site;
    let concern = |page: &PageId| match site.pages[*page].origin {
        Origin::Document(document) => site.documents[document].front.record.text("concern"),
        _ => None,
    };
    let mut names: Vec<&str> = Vec::new();
    for name in children.iter().filter_map(concern) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let group = |(place, name): (usize, &&str)| {
        let items = children.iter().filter(|page| concern(page) == Some(name)).map(|page| card(shared, *page));
        Group::default()
            .set("title", *name)
            .set("id", format!("group-{}", place + 1).as_str())
            .set("items", View::list(items))
            .into()
    };
    names.iter().enumerate().map(group).collect()
}

/// The letters of the glossary that a page belongs to.
pub(super) fn letters(shared: &Shared<'_>, number: PageId) -> Vec<View> {
    let site = shared.site;
    let section = site.pages[number].section;
    let letter = |page: &PageId| {
        if let Origin::Letter(letter, _) = site.pages[*page].origin { Some((letter, *page)) } else { None }
    };
    let mut letters: Vec<(char, PageId)> = site.sections[section].children.iter().filter_map(letter).collect();
    letters.sort_unstable();
    let view = |(_, place): (char, PageId)| {
        let page: &Page = &site.pages[place];
        Group::default()
            .set("letter", page.title.as_str())
            .set("url", shared.way_to(place).1.as_ref())
            .set("current", place == number)
            .into()
    };
    letters.into_iter().map(view).collect()
}

/// Everything that can be looked up by its first letter: questions, terms and their other names,
/// facts, and other pages of a language.
pub(super) fn a_to_z(site: &Site, look: &Look, language: LanguageId) -> Vec<View> {
    let mut entries: Vec<(String, View)> = Vec::new();
    let mut kinds: BTreeMap<&str, View> = BTreeMap::new();
    let strings = look.strings(language);
    for (_, document, Address { page, fragment }) in site.published() {
        if !site.pages[*page].is_listed_in(language) {
            continue;
        }
        let route = &site.pages[*page].route;
        let url = match fragment {
            Some(fragment) => Cow::Owned(format!("{route}#{fragment}")),
            None => Cow::Borrowed(route.as_str()),
        };
        let title = match fragment {
            Some(_) => document.title().unwrap_or_default(),
            None => &site.pages[*page].title,
        };
        let kind = document.front.kind.name;
        let kind_label =
            kinds.entry(kind).or_insert_with(|| label(strings, &format!("kind-{kind}"), kind).as_str().into());
        let also = document.front.record.texts("also-called");
        for (place, name) in std::iter::once(title).chain(also.iter().map(String::as_str)).enumerate() {
            let group = Group::default().set("title", name).set("url", url.as_ref()).set("kind", kind);
            let group = group.set("kind_label", kind_label.clone()).maybe("also", (place > 0).then_some(title));
            entries.push((in_order(name), group.into()));
        }
    }
    by_letter(entries)
}

/// Entries under their letters; each comes with what it is put [`in_order`] by.
fn by_letter(mut entries: Vec<(String, View)>) -> Vec<View> {
    entries.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut letters: Vec<(String, Vec<View>)> = Vec::new();
    for (name, view) in entries {
        let first = name.chars().next().unwrap_or('0');
        let letter = if first.is_numeric() { "0–9".to_owned() } else { first.to_uppercase().to_string() };
        match letters.last_mut() {
            Some((last, views)) if *last == letter => views.push(view),
            _ => letters.push((letter, vec![view])),
        }
    }
    let view = |(place, (letter, views)): (usize, (String, Vec<View>))| {
        let id = format!("letter-{}", place + 1);
        Group::default().set("letter", letter.as_str()).set("id", id.as_str()).set("entries", View::list(views)).into()
    };
    letters.into_iter().enumerate().map(view).collect()
}
