//! What every site has beside its pages, by the names of the table of routes.

use super::frame::from_template;
use super::page::{head_title, translation};
use super::rendered::Rendered;
use super::{hosting, hub};
use crate::base::{Date, Html, join, relative, xml};
use crate::config::LanguageId;
use crate::front_matter::fields::LAST_REVIEWED;
use crate::output::Artifact;
use crate::search::{Delivery, Search};
use crate::site::headers::policy_header;
use crate::site::{Address, Made, NOT_FOUND, PageId, Site, Special};
use crate::theme::{Group, Look, View};
use std::fmt::Write as _;

/// The feed tells of so many pages.
const FEED_LENGTH: usize = 50;

/// One of the things that every site has.
pub(super) fn render(site: &Site, look: &Look, index: &Search, (route, special): (&str, Special)) -> Rendered {
    match special {
        Special::Search => search(site, look, route),
        Special::Feed => feed(site, look, route),
        Special::NotFound => not_found(site, look, route),
        Special::Sitemap => sitemap(site, route),
        Special::Robots => robots(site, route),
        Special::NoJekyll => Rendered::new(Artifact::new(route, "")),
        Special::Headers | Special::Redirects | Special::Nginx | Special::Caddy | Special::Apache => {
            hosting::render(site, look, index, (route, special))
        }
        Special::Manifest => manifest(site, index, route),
    }
}

fn search(site: &Site, look: &Look, route: &str) -> Rendered {
    let language = site.config.language_of(route);
    let others =
        site.editions.iter_enumerated().filter(|(other, edition)| *other != language && edition.root.is_some());
    let others = others.map(|(other, _)| {
        let route = join(site.config.folder_of(other), "search/index.html");
        translation(look, &site.config, other, &route).into()
    });
    from_template(site, look, (route, "search.html"), look.strings(language).get("search-title"), || {
        let entries = Group::default().set("az", View::list(hub::a_to_z(site, look, language)));
        entries.set("languages", View::list(others.clone()))
    })
}

fn not_found(site: &Site, look: &Look, route: &str) -> Rendered {
    from_template(site, look, (route, "404.html"), look.strings(LanguageId::OWN).get("not-found-title"), Group::default)
}

/// The page at a former address: it leads on without a script.
pub(super) fn redirect(site: &Site, look: &Look, route: &str, to: &Address) -> Rendered {
    let title = look.strings(site.config.language_of(route)).get("page-moved");
    let (page, fragment) = site.place_of(to);
    let to = relative(route, page) + &fragment;
    from_template(site, look, (route, "redirect.html"), title, || Group::default().set("to", to.as_str()))
}

fn sitemap(site: &Site, route: &str) -> Rendered {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for (route, made) in site.routes.iter() {
        let Made::Page(number) = made else { continue };
        if route == NOT_FOUND {
            continue;
        }
        // A page that stands in for another has its address elsewhere.
        let Some(address) = site.config.absolute(route).filter(|_| site.pages[*number].route == *route) else {
            continue;
        };
        let address = address.replace('&', "&amp;");
        let lastmod = changed(site, *number).map_or(String::new(), |date| format!("<lastmod>{date}</lastmod>"));
        let _ = writeln!(out, "<url><loc>{address}</loc>{lastmod}</url>");
    }
    Rendered::new(Artifact::new(route, out + "</urlset>\n"))
}

/// The day on which a page was last gone through.
pub(super) fn changed(site: &Site, page: PageId) -> Option<Date> {
    let documents = site.documents_of(page).iter();
    documents.filter_map(|document| site.documents[*document].front.date(&LAST_REVIEWED)).max()
}

/// The pages of a language that were last gone through, the latest first (Atom, RFC 4287). Its titles
/// are those of tabs and histories.
fn feed(site: &Site, look: &Look, route: &str) -> Rendered {
    let language = site.config.language_of(route);
    let own = &site.config.languages[language];
    let home = join(site.config.folder_of(language), "index.html");
    let address = |route: &str| escaped(&site.config.absolute(route).unwrap_or_default());
    let pages = site.pages.iter_enumerated().filter(|(_, page)| page.is_listed_in(language));
    let mut entries: Vec<(Date, PageId)> = pages.filter_map(|(page, _)| Some((changed(site, page)?, page))).collect();
    entries.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| site.pages[a.1].route.cmp(&site.pages[b.1].route)));
    entries.truncate(FEED_LENGTH);
    let updated = entries.first().map_or_else(|| "1970-01-01".to_owned(), |(date, _)| date.to_string());
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<id>{self_}</id>\n<link rel=\"self\" href=\"{self_}\"/>\n<link href=\"{}\"/>\n\
         <updated>{updated}T00:00:00Z</updated>\n<author><name>{}</name></author>\n",
        own.code,
        escaped(&format!("{} – {}", look.strings(language).get("changes-feed"), own.discreet_title)),
        address(&home),
        escaped(&own.discreet_title),
        self_ = address(route),
    );
    for (date, page) in entries {
        let (title, url) = (escaped(&head_title(site, &site.pages[page])), address(&site.pages[page].route));
        let _ = writeln!(
            out,
            "<entry><title>{title}</title><id>{url}</id><link href=\"{url}\"/><updated>{date}T00:00:00Z</updated></entry>"
        );
    }
    Rendered::new(Artifact::new(route, out + "</feed>\n"))
}

/// A text as it stands in an attribute or in XML.
pub(super) fn escaped(text: &str) -> String {
    let mut html = Html::default();
    html.text(&xml(text).replace('\n', " "));
    html.into_string().replace('"', "&quot;")
}

/// After what the site itself says, what it leaves unsaid.
fn robots(site: &Site, route: &str) -> Rendered {
    let own = site.routes.joined(route).map_or("", |id| site.sources.file(id).text());
    let mut out = if own.trim().is_empty() { String::new() } else { format!("{}\n\n", own.trim_end()) };
    let says = |name: &str, value: &str| {
        let pairs = own.lines().filter_map(|line| line.split_once(':'));
        pairs.into_iter().any(|(own, said)| own.trim().eq_ignore_ascii_case(name) && said.trim() == value)
    };
    if !says("user-agent", "*") {
        out.push_str("User-agent: *\nAllow: /\n");
    }
    let base = site.config.base_url.as_deref().filter(|url| url.starts_with("http"));
    if let Some(map) = base.map(|base| format!("{base}sitemap.xml")).filter(|map| !says("sitemap", map)) {
        let gap = if out.is_empty() || out.ends_with("\n\n") { "" } else { "\n" };
        let _ = writeln!(out, "{gap}Sitemap: {map}");
    }
    Rendered::new(Artifact::new(route, out))
}

/// What the site asks of a reader's device: nothing. The browser tests hold the site to it.
fn manifest(site: &Site, index: &Search, route: &str) -> Rendered {
    let text = serde_json::json!({
        "requests-to-other-hosts": [],
        "cookies": [],
        "storage": [],
        "permissions": [],
        "scripts-of-others": [],
        "search": match index.delivery(LanguageId::OWN) {
            Delivery::Shards(_) => "Searches run on the device. What is typed decides which parts of the index and which summaries are loaded, so the host's logs can narrow it down to a group of words.",
            Delivery::Absent => "There is only an A to Z; readers type nothing.",
            Delivery::Whole | Delivery::Postings => "Searches run on the device, in an index that is loaded as a whole. No request depends on what is typed.",
        },
        "leaves-the-site": { "exit-control": site.config.exit.url, "when": "only when the reader presses it" },
        "content-security-policy": policy_header(site),
        "unsafe-override": site.config.unsafe_override,
    });
    Rendered::new(Artifact::new(route, format!("{text:#}\n")))
}
