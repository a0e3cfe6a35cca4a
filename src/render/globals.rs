//! What every template knows: the words of the interface, the site and its assets.

use super::hub::marked;
use super::{dates, fields::label};
use crate::base::{Phone, join};
use crate::config::{Help, LanguageId, Titles};
use crate::language;
use crate::search::Search;
use crate::site::headers::policy;
use crate::site::{PageId, Site};
use crate::theme::{Group, Strings, Theme, View};
use std::borrow::Cow;

/// At most so many entries stand in the main menu.
const MENU: usize = 5;

/// What the templates of a language know.
pub(super) fn views(site: &Site, theme: &Theme, search: &Search, language: LanguageId) -> Vec<(&'static str, View)> {
    let assets = Group::default()
        .set("css", theme.assets.css.0.as_str())
        .set("js", theme.assets.js.0.as_str())
        .set("icon", theme.assets.icon.0.as_str())
        .maybe("search", search.script(language).as_deref().map(View::way))
        .set("search_tells", search.tells(language))
        .set("csp", View::html(policy(site).as_str()));
    let own = site_view(site, theme, language);
    vec![("t", theme.strings(language).view()), ("assets", assets.into()), ("site", own.into())]
}

fn site_view(site: &Site, theme: &Theme, language: LanguageId) -> Group {
    let config = &site.config;
    let own = &config.languages[language];
    let exit = Group::default()
        .set("url", config.exit.url.as_str())
        .set("history", if config.exit.replace { "replace" } else { "keep" });
    let policy = |policy| site.policy(language, policy).map(|page| View::way(&route_in(site, page, language)));
    let safety = Group::default().maybe("browse", policy("safety")).maybe("help", policy("crisis"));
    Group::default()
        .set("title", own.title.as_str())
        .set("head_title", own.discreet_title.as_str())
        .set("discreet", config.titles == Titles::Discreet)
        .set("language", own.code.as_str())
        .set("dir", own.dir())
        .set("brand", brand(site, language))
        .set("nav", View::list(menu(site, language).into_iter().map(|page| entry(site, theme, language, page))))
        .set("home", View::way(&join(config.folder_of(language), "index.html")))
        .set("search_url", View::way(&join(config.folder_of(language), "search/index.html")))
        .maybe("feed", site.feed(language).map(|route| View::way(&route)))
        .set("exit", exit)
        .set("footer", View::list(footer(site, theme, language)))
        .set("safety", safety)
        .set("help", View::list(config.help.iter().map(|help| help_view(help, theme.strings(language), &config.help))))
        .set("robots", "noimageindex, max-image-preview:none, noarchive")
        .maybe("description", config.description.as_deref())
        .set("authors", View::texts(&config.authors))
}

fn brand(site: &Site, language: LanguageId) -> Group {
    let brand = &site.config.brand;
    Group::default()
        .set("name", brand.name.as_deref().unwrap_or(&site.config.languages[language].title))
        .maybe("logo", site.logo().map(View::way))
        .maybe("phone", brand.phone.as_deref())
        .maybe("tel", brand.phone.as_deref().and_then(dialled))
        .maybe("address", brand.address.as_deref())
        .maybe("hours", brand.hours.as_deref())
        .maybe("complaints", brand.complaints.as_deref())
        .maybe("safe_contact", brand.safe_contact.as_deref())
}

/// The first sections of a language, in their order; where it has few, those of the site's own that
/// it lacks.
pub(super) fn menu(site: &Site, language: LanguageId) -> Vec<PageId> {
    let children = |language: LanguageId| {
        let root = site.editions.get(language).and_then(|edition| edition.root);
        root.map_or(&[][..], |root| site.sections[root].children.as_slice())
    };
    let mut pages: Vec<PageId> = children(language).iter().copied().take(MENU).collect();
    if language != LanguageId::OWN {
        let translated = |page: &PageId| site.pages[*page].translations.iter().any(|other| pages.contains(other));
        let lacking: Vec<PageId> = children(LanguageId::OWN).iter().copied().filter(|page| !translated(page)).collect();
        pages.extend(lacking.into_iter().take(MENU.saturating_sub(pages.len())));
    }
    pages
}

fn entry(site: &Site, theme: &Theme, language: LanguageId, page: PageId) -> View {
    let section = &site.sections[site.pages[page].section].path;
    linked(site, theme, language, page).set("section", section.as_str()).into()
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

fn help_view(help: &Help, strings: &Strings, all: &[Help]) -> View {
    // Only where several places are named does a reader have to choose among them.
    let place = all.iter().any(|other| other.region != help.region).then_some(help.region.as_str());
    Group::default()
        .maybe("place", place)
        .set("region", help.region.as_str())
        .set("kind", help.kind.as_str())
        .set("kind_label", label(strings, &format!("help-{}", help.kind), &help.kind).as_str())
        .set("name", help.name.0.as_str())
        .set("languages", View::list(help.languages.iter().map(|code| language_view(code))))
        .maybe("phone", help.phone.as_deref())
        .maybe("tel", help.phone.as_deref().and_then(dialled))
        .maybe("text", help.text.as_deref())
        .maybe("url", help.url.as_deref())
        .maybe("hours", help.hours.as_deref())
        .maybe("checked", help.checked.map(|(date, _)| dates::view(date, strings)))
        .into()
}

/// A language by its own name; what is no known code stays as it is written.
fn language_view(code: &str) -> View {
    match language::name(code) {
        Some(name) => Group::default().set("code", code).set("name", name.as_str()).into(),
        None => Group::default().set("name", code).into(),
    }
}

/// A telephone number as it is dialled; none for what is not one number.
fn dialled(phone: &str) -> Option<View> {
    Phone::parse(phone).map(|phone| View::from(phone.to_string().as_str()))
}
