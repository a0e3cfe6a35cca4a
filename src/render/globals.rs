//! What every template knows: the words of the interface, the site and its assets.

use super::page::link;
use super::special::POLICY;
use super::{dates, fields::label};
use crate::config::{Help, Titles};
use crate::search::Search;
use crate::site::{PageId, Site};
use crate::theme::{Group, Theme, View};

/// At most so many entries stand in the main menu.
pub(super) const MENU: usize = 5;

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: &[&str] = &["ar", "he", "fa", "ur", "yi"];

pub(super) fn views(site: &Site, theme: &Theme, search: &Search) -> Vec<(&'static str, View)> {
    let assets = Group::default()
        .set("css", theme.assets.css.0.as_str())
        .set("js", theme.assets.js.0.as_str())
        .set("icon", theme.assets.icon.0.as_str())
        .maybe("search", search.script().as_deref())
        .set("csp", POLICY);
    vec![("t", theme.strings.view()), ("assets", assets.into()), ("site", site_view(site, theme).into())]
}

fn site_view(site: &Site, theme: &Theme) -> Group {
    let config = &site.config;
    let brand = &config.brand;
    let language = config.language.split('-').next().unwrap_or_default();
    let publisher = Group::default()
        .set("name", brand.name.as_deref().unwrap_or(&config.title))
        .maybe("logo", site.logo())
        .maybe("phone", brand.phone.as_deref())
        .maybe("tel", brand.phone.as_deref().map(|phone| View::from(dialled(phone).as_str())))
        .maybe("address", brand.address.as_deref())
        .maybe("hours", brand.hours.as_deref())
        .maybe("complaints", brand.complaints.as_deref())
        .maybe("safe_contact", brand.safe_contact.as_deref());
    let safety = Group::default().maybe("browse", policy(site, "safety")).maybe("help", policy(site, "crisis"));
    let exit = Group::default()
        .set("url", config.exit.url.as_str())
        .set("history", if config.exit.replace { "replace" } else { "keep" });
    Group::default()
        .set("title", config.title.as_str())
        .set("head_title", config.discreet_title.as_str())
        .set("discreet", config.titles == Titles::Discreet)
        .set("language", config.language.as_str())
        .set("dir", if RIGHT_TO_LEFT.contains(&language) { "rtl" } else { "ltr" })
        .set("brand", publisher)
        .set("nav", View::list(menu(site)))
        .set("home", "index.html")
        .set("search_url", "search/index.html")
        .set("exit", exit)
        .set("footer", View::list(footer(site)))
        .set("safety", safety)
        .set("help", View::list(config.help.iter().map(|help| help_view(help, theme))))
        .set("robots", "noimageindex, max-image-preview:none, noarchive")
        .maybe("description", config.description.as_deref())
        .set("authors", View::texts(&config.authors))
}

/// The first sections of the site, in their order.
fn menu(site: &Site) -> Vec<View> {
    let Some(root) = site.sections.first() else { return Vec::new() };
    let entry = |page: &PageId| {
        let page = &site.pages[*page];
        let path = &site.sections[page.section].path;
        Group::default()
            .set("title", page.nav_title.as_str())
            .set("url", page.route.as_str())
            .set("section", path.as_str())
            .into()
    };
    root.children.iter().take(MENU).map(entry).collect()
}

/// The policy pages: help first, then browsing safely (which the theme links by itself), then the
/// others in the order of their sections.
fn footer(site: &Site) -> Vec<View> {
    let named = |policy: &str| site.policy(policy);
    let (help, safety) = (named("crisis"), named("safety"));
    let ordered = site.sections.iter().flat_map(|section| section.children.iter().copied());
    let policies =
        ordered.filter(|page| site.pages[*page].kind.name == "policy" && Some(*page) != help && Some(*page) != safety);
    help.into_iter().chain(policies).map(|page| link(&site.pages[page])).collect()
}

fn policy(site: &Site, policy: &str) -> Option<View> {
    site.policy(policy).map(|page| View::from(site.pages[page].route.as_str()))
}

fn help_view(help: &Help, theme: &Theme) -> View {
    let strings = &theme.strings;
    Group::default()
        .set("region", help.region.as_str())
        .set("kind", help.kind.as_str())
        .set("kind_label", label(strings, &format!("help-{}", help.kind), &help.kind).as_str())
        .set("name", help.name.0.as_str())
        .set("languages", View::texts(&help.languages))
        .maybe("phone", help.phone.as_deref())
        .maybe("tel", help.phone.as_deref().map(|phone| View::from(dialled(phone).as_str())))
        .maybe("text", help.text.as_deref())
        .maybe("url", help.url.as_deref())
        .maybe("hours", help.hours.as_deref())
        .maybe("checked", help.checked.map(|date| dates::view(date, strings)))
        .into()
}

/// A telephone number as it is dialled.
fn dialled(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || matches!(c, '+' | '*' | '#')).collect()
}
