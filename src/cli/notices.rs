//! What a site lacks that is no fault of a page: told once, behind the findings.

use crate::config::{LanguageId, Titles};
use crate::diagnostic::count;
use crate::engine::Compiled;
use crate::site::{Origin, Site};

/// What a site whose address is not known can't have.
pub(super) fn without_address(compiled: &Compiled) -> Option<&'static str> {
    compiled.site.config.base_url.is_none().then_some(
        "Set the site's web address: `[build] base-url`, such as https://example.org/learn/. Without it sitemap.xml is empty (search engines find less), and 404.html only works at the root of a host.",
    )
}

/// What readers would miss.
pub(super) fn all(site: &Site) -> impl Iterator<Item = String> {
    [without_help(site), alike_tabs(site)].into_iter().flatten()
}

/// A site that is about health, or names its country, and tells nobody where help is. Of a site with a page for that
/// it is a finding.
fn without_help(site: &Site) -> Option<String> {
    let config = &site.config;
    let front = site.pages.iter().filter_map(|page| match page.origin {
        Origin::Document(number) => Some(&site.documents[number].front),
        _ => None,
    });
    let is_owed = config.country.is_some() || front.into_iter().any(|front| front.kind.health || front.distress());
    let has_some = !config.help.is_empty()
        || site.countries.chosen(config).next().is_some()
        || site.policy(LanguageId::OWN, "crisis").is_some();
    let code = config.country.as_ref().map_or("GB", |(code, _)| code);
    (is_owed && !has_some).then(|| {
        format!(
            "Readers in danger find no help line and no help page on this site. Write `[build] pack = \"essentials\"` to add both, with the policy pages that a site needs, or add your own help lines with `[[region.{code}.help]]`."
        )
    })
}

/// Pages that nobody can tell apart by their tabs.
fn alike_tabs(site: &Site) -> Option<String> {
    let config = &site.config;
    let is_plain =
        |page: &&crate::site::Page| matches!(page.origin, Origin::Document(_)) && page.discreet_title.is_none();
    let alike = site.pages.iter().filter(is_plain).count();
    (config.titles == Titles::Discreet && alike > 2).then(|| {
        format!(
            "The browser tabs of {} all say “{}”. Give each page a `discreet-title`, or write `[privacy] titles = \"full\"` if anybody may see what your readers read.",
            count(alike, "page"),
            config.discreet_title
        )
    })
}
