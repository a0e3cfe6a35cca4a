//! What every template knows: the words of the interface, the site and its assets.

use super::brand;
use super::help;
use super::hub::marked;
use crate::base::join;
use crate::config::{Brand, LanguageId, Titles};
use crate::kind::policy::{COMPLAINTS, CONTACT, PEOPLE};
use crate::search::Search;
use crate::site::headers::policy;
use crate::site::{PageId, Site};
use crate::theme::{Assets, Group, Own, Theme, View};
use std::borrow::Cow;

/// So many entries of the menu are always in sight where there is room; the others are folded on a phone.
const MENU: usize = 4;

/// A menu has at most so many: a site of hundreds of sections has them on its first page.
const MOST: usize = 24;

/// What the templates of a language know, for a brand and what its pages load; and without anything of the brand.
pub(super) fn views(
    site: &Site,
    theme: &Theme,
    (brand, loaded): (&Brand, &Assets),
    search: &Search,
    language: LanguageId,
) -> [Vec<(&'static str, View)>; 2] {
    let assets = Group::default()
        .set("drawn", loaded.drawn.0.as_str())
        .set("js", loaded.js.0.as_str())
        .set("icon", loaded.icon.0.as_str())
        .maybe("search", search.script(language).as_deref().map(View::way))
        .set("search_tells", search.tells(language))
        .set("csp", View::html(policy(site).as_str()));
    let own = site_view(site, theme, language);
    let branded = own.clone().set("brand", brand::view(site, brand, theme.strings(language), language));
    let views = |css: &str, site: Group| {
        let assets = assets.clone().set("css", css);
        vec![("t", theme.strings(language).view()), ("assets", assets.into()), ("site", site.into())]
    };
    [views(&loaded.css.0, branded), views(&Own::Style.mark(), own)]
}

fn site_view(site: &Site, theme: &Theme, language: LanguageId) -> Group {
    let config = &site.config;
    let own = &config.languages[language];
    let exit = Group::default()
        .set("url", config.exit.url.as_str())
        .set("history", if config.exit.replace { "replace" } else { "keep" });
    let policy = |policy| site.policy(language, policy).map(|page| View::way(&route_in(site, page, language)));
    let shown = |policy| site.policy(language, policy).map(|page| linked(site, theme, language, page));
    let about = Group::default()
        .maybe("contact", shown(CONTACT))
        .maybe("people", shown(PEOPLE))
        .maybe("complaints", shown(COMPLAINTS));
    let safety = Group::default()
        .maybe("browse", policy("safety"))
        .maybe("help", policy("crisis"))
        .maybe("young", policy("young"));
    Group::default()
        .set("title", own.title.as_str())
        .set("head_title", own.discreet_title.as_str())
        .set("discreet", config.titles == Titles::Discreet)
        .set("language", own.code.as_str())
        .set("dir", own.dir())
        .set("nav", View::list(entries(site, theme, language)))
        .set("nav_goes_on", sections(site, language).len() > MOST)
        .set("home", View::way(&join(config.folder_of(language), "index.html")))
        .set("search_url", View::way(&join(config.folder_of(language), "search/index.html")))
        .maybe("feed", site.feed(language).map(|route| View::way(&route)))
        .set("exit", exit)
        .set("footer", View::list(footer(site, theme, language)))
        .set("safety", safety)
        .set("about", about)
        .set("help", View::list(help::lines(site, theme.strings(language))))
        .set("emergency", View::list(help::emergency(site, theme.strings(language), own)))
        .set("countries", View::list(help::countries(site, theme.strings(language), own)))
        .set("robots", "noimageindex, max-image-preview:none, noarchive")
        .maybe("description", config.description.as_deref())
        .set("authors", View::texts(&config.authors))
}

/// The sections of a language, in their order; where it has few, those of the site's own that it lacks.
pub(super) fn menu(site: &Site, language: LanguageId) -> Vec<PageId> {
    let mut pages: Vec<PageId> = sections(site, language).iter().copied().take(MOST).collect();
    if language != LanguageId::OWN {
        let translated = |page: &PageId| site.pages[*page].translations.iter().any(|other| pages.contains(other));
        let lacking: Vec<PageId> =
            sections(site, LanguageId::OWN).iter().copied().filter(|page| !translated(page)).collect();
        pages.extend(lacking.into_iter().take(MENU.saturating_sub(pages.len())));
    }
    pages
}

/// The pages at the top of a language.
fn sections(site: &Site, language: LanguageId) -> &[PageId] {
    let root = site.editions.get(language).and_then(|edition| edition.root);
    root.map_or(&[], |root| site.sections[root].children.as_slice())
}

fn entries(site: &Site, theme: &Theme, language: LanguageId) -> Vec<View> {
    let entry = |(place, page): (usize, PageId)| {
        let section = &site.sections[site.pages[page].section].path;
        linked(site, theme, language, page).set("section", section.as_str()).set("more", place >= MENU).into()
    };
    menu(site, language).into_iter().enumerate().map(entry).collect()
}

/// The policy pages: help first, then browsing safely (which the theme links by itself), then the
/// others in the order of their sections. What a language lacks is linked in the site's own.
fn footer(site: &Site, theme: &Theme, language: LanguageId) -> Vec<View> {
    let (help, safety) = (site.policy(language, "crisis"), site.policy(language, "safety"));
    let ordered = site.sections.iter().flat_map(|section| section.children.iter().copied());
    let is_policy = |page: &PageId| site.pages[*page].kind.in_footer;
    let translated = |page: PageId| site.translation_in(page, language).unwrap_or(page);
    let policies =
        ordered.filter(|page| site.pages[*page].language == LanguageId::OWN && is_policy(page)).map(translated);
    let others = policies.filter(|page| Some(*page) != help && Some(*page) != safety);
    help.into_iter().chain(others).map(|page| linked(site, theme, language, page).into()).collect()
}

/// A link to a page, for readers of a language.
fn linked(site: &Site, theme: &Theme, language: LanguageId, page: PageId) -> Group {
    let link = Group::default()
        .set("title", site.pages[page].nav_title.as_str())
        .set("url", View::way(&route_in(site, page, language)));
    marked(site, theme, language, page, link)
}

/// Where a page is read in a language: at its own route, or where it stands in for a translation.
fn route_in(site: &Site, page: PageId, language: LanguageId) -> Cow<'_, str> {
    site.stand_in(page, language).map_or(Cow::Borrowed(&site.pages[page].route), Cow::Owned)
}
