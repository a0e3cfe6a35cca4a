//! Lists of pages: what a folder's page shows of the pages in it.

use super::fields::{Fields, label};
use super::surroundings::Shared;
use crate::base::{Html, encode_path};
use crate::config::{Language, LanguageId};
use crate::data::Use;
use crate::kind::term;
use crate::markdown::Prose;
use crate::site::{Address, Origin, PageId, Site};
use crate::theme::{Group, Look, Theme, View};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A page in a list: title, address, summary and what its kind adds.
pub(super) fn card(shared: &Shared<'_>, number: PageId) -> View {
    let site = shared.site;
    let page = &site.pages[number];
    let group = Group::default()
        .set("title", page.title.as_str())
        .set("nav_title", page.nav_title.as_str())
        .set("url", View::way(&shared.way_to(number).1))
        .set("kind", page.kind.name)
        .maybe("summary", page.summary.as_deref());
    let group = marked(site, shared.look, shared.language, number, group);
    let Origin::Document(document) = page.origin else { return group.into() };
    let front = &site.documents[document].front;
    let fields = Fields::new(shared, document);
    let shown = front.kind.fields.iter().filter(|field| field.is(Use::Card));
    let group =
        shown.filter_map(|field| Some((field, front.get(field)?))).fold(group, |group, (field, node)| {
            match node.prose() {
                Some(prose) => group.set("answer", View::html(brief(&fields, prose).as_str())),
                None => fields.set(group, field, node),
            }
        });
    group.into()
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

/// A text without the numbers of its sources, which are listed on its own page.
fn brief(fields: &Fields<'_>, prose: &Prose) -> Html {
    if prose.tree.citations().is_empty() {
        return fields.prose(prose);
    }
    let mut html = Html::default();
    html.raw("<p>").text(&prose.words()).raw("</p>");
    html
}

/// The children of a page's section, where the page stands for it.
pub(super) fn children(shared: &Shared<'_>, number: PageId) -> Vec<PageId> {
    let site = shared.site;
    let section = &site.sections[site.pages[number].section];
    if section.page == number { section.children.clone() } else { Vec::new() }
}

/// Pages grouped by the field that their kind is grouped by, such as a question's concern, in the order in
/// which its values are met.
pub(super) fn groups(shared: &Shared<'_>, children: &[PageId]) -> Vec<View> {
    let site = shared.site;
    let concern = |page: &PageId| match site.pages[*page].origin {
        Origin::Document(document) => {
            let front = &site.documents[document].front;
            front.text(front.kind.field(Use::Group)?)
        }
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
            .set("id", shared.ids.take(&format!("group-{}", place + 1)).as_str())
            .set("items", View::list(items))
            .into()
    };
    names.iter().enumerate().map(group).collect()
}

/// The letters of the glossary that a page belongs to.
pub(super) fn letters(shared: &Shared<'_>, number: PageId) -> Vec<View> {
    let site = shared.site;
    let section = site.pages[number].section;
    let letters =
        site.sections[section].children.iter().filter(|page| matches!(site.pages[**page].origin, Origin::Letter(..)));
    let view = |place: &PageId| {
        let page = &site.pages[*place];
        Group::default()
            .set("letter", page.title.as_str())
            .set("url", View::way(&shared.way_to(*place).1))
            .set("current", *place == number)
            .into()
    };
    letters.map(view).collect()
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
        let route = encode_path(&site.pages[*page].route);
        let url = match fragment {
            Some(fragment) => Cow::Owned(format!("{route}#{fragment}")),
            None => route,
        };
        let title = match fragment {
            Some(_) => document.title().unwrap_or_default(),
            None => &site.pages[*page].title,
        };
        let kind = document.front.kind.name;
        let kind_label =
            kinds.entry(kind).or_insert_with(|| label(strings, &format!("kind-{kind}"), kind).as_str().into());
        let also = document.front.texts(&term::ALSO_CALLED);
        for (place, name) in std::iter::once(title).chain(also.iter().map(String::as_str)).enumerate() {
            let group = Group::default().set("title", name).set("url", url.as_ref()).set("kind", kind);
            let group = group.set("kind_label", kind_label.clone()).maybe("also", (place > 0).then_some(title));
            entries.push((name.to_owned(), group.into()));
        }
    }
    by_letter(entries, &site.config.languages[language])
}

/// Names and what is shown of each, under their letters.
fn by_letter(mut entries: Vec<(String, View)>, language: &Language) -> Vec<View> {
    entries.sort_by_cached_key(|(name, _)| language.order.key(name));
    let mut letters: Vec<(String, Vec<View>)> = Vec::new();
    for (name, view) in entries {
        let letter = language.order.letter(&name);
        let letter = letter.map_or_else(|| "0–9".to_owned(), |letter| letter.to_uppercase().to_string());
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
