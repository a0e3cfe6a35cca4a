//! What every site has beside its pages. Each is one line in [`ALL`].

use super::page::{absolute, head_title, in_frame, root, translation};
use super::{Maker, Rendered, hosting, hub};
use crate::base::{Date, Html, join, relative};
use crate::output::{Artifact, Route};
use crate::search::Delivery;
use crate::site::{Address, PageId, Site, Stand};
use crate::theme::{Group, Place, Theme, View};
use std::fmt::Write as _;

/// The content security policy, the same in every page's meta element and in the headers:
/// nothing from elsewhere, nothing inline, no form.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types candor";

/// Something that every site has.
pub(super) struct Special {
    /// Where it stands.
    pub(super) route: fn(&Theme) -> Route,
    /// How it is made.
    pub(super) make: fn(&Site, &Theme, &str) -> Rendered,
}

/// Everything that every site has.
pub(super) const ALL: &[Special] = &[
    Special {
        route: |theme| theme.assets.css.0.clone(),
        make: |_, theme, _| Rendered::new(theme.assets.css.1.clone()),
    },
    Special { route: |theme| theme.assets.js.0.clone(), make: |_, theme, _| Rendered::new(theme.assets.js.1.clone()) },
    Special {
        route: |theme| theme.assets.icon.0.clone(),
        make: |_, theme, _| Rendered::new(theme.assets.icon.1.clone()),
    },
    Special { route: |_| "search/index.html".into(), make: search },
    Special { route: |_| "404.html".into(), make: not_found },
    Special { route: |_| "sitemap.xml".into(), make: sitemap },
    Special { route: |_| "robots.txt".into(), make: robots },
    Special { route: |_| ".nojekyll".into(), make: |_, _, route| Rendered::new(Artifact::new(route, "")) },
    Special { route: |_| "_headers".into(), make: |site, _, route| hosting::headers(site, route) },
    Special { route: |_| "_redirects".into(), make: |site, _, route| hosting::redirects(site, route) },
    Special { route: |_| "hosting/nginx.conf".into(), make: |site, _, route| hosting::nginx(site, route) },
    Special { route: |_| "hosting/Caddyfile".into(), make: |site, _, route| hosting::caddy(site, route) },
    Special { route: |_| ".htaccess".into(), make: |site, _, route| hosting::apache(site, route) },
    Special { route: |_| "privacy-manifest.json".into(), make: manifest },
    Special { route: |_| FEED.into(), make: feed },
];

/// What every language has in its own folder, beside what stands at the root.
const IN_EACH_LANGUAGE: &[&str] = &["search/index.html", FEED];
/// What changed, for programs that look for it. It needs whole addresses.
pub(super) const FEED: &str = "feed.xml";
/// The feed tells of so many pages.
const FEED_LENGTH: usize = 50;

/// The routes of [`ALL`].
pub(super) fn routes<'s>(site: &'s Site, theme: &'s Theme) -> impl Iterator<Item = (Route, Maker)> + 's {
    let folders = (0..site.roots.len()).filter(|language| site.roots[*language].is_some());
    let folders: Vec<&str> = folders.map(|language| site.config.folder_of(language)).collect();
    let addressed = absolute(&site.config, "").is_some();
    let all = ALL.iter().enumerate().map(move |(number, special)| (number, (special.route)(theme)));
    all.filter(move |(_, route)| addressed || route != FEED).flat_map(move |(number, route)| {
        let count = if IN_EACH_LANGUAGE.contains(&route.as_str()) { folders.len() } else { 1 };
        let routes: Vec<Route> = folders.iter().take(count).map(|folder| join(folder, &route)).collect();
        routes.into_iter().map(move |route| (route, Maker::Special(number)))
    })
}

/// A page of the site's own, with what every page has. What `more` sets takes the place of that.
pub(super) fn from_template(
    site: &Site,
    theme: &Theme,
    (route, template): (&str, &str),
    title: &str,
    more: Group,
) -> Rendered {
    let own = &site.config.languages[site.config.language_of(route)];
    let page = Group::default()
        .set("kind", template.trim_end_matches(".html"))
        .set("title", title)
        .set("nav_title", title)
        .set("head_title", format!("{title} – {}", own.discreet_title).as_str());
    framed_page(site, theme, (route, template), page, more)
}

/// A page that search engines leave out, in the frame of its language. What `more` sets comes last.
pub(super) fn framed_page(
    site: &Site,
    theme: &Theme,
    (route, template): (&str, &str),
    page: Group,
    more: Group,
) -> Rendered {
    let language = site.config.language_of(route);
    let way = way(site, route, template);
    let page = page
        .set("route", route)
        .set("root", way.as_str())
        .set("template", template)
        .set("lang", site.config.languages[language].code.as_str())
        .set("robots", "noindex")
        .set("content", "");
    let mut faults = Vec::new();
    let place = Place { language, root: way, route: route.to_owned(), section: String::new() };
    let page = in_frame(theme, place, page, &mut faults).with(more);
    let whole = Group::default().set("page", page).set("kind", Group::default());
    let (html, fault) = theme.render(template, language, whole);
    faults.extend(fault.map(|fault| *fault));
    let findings = faults.iter().map(|fault| fault.diagnostic(&site.sources)).collect();
    Rendered { artifact: Artifact::new(route, html), findings }
}

/// The way to the site's root. A host shows 404.html at any address, and the preview its gallery
/// outside the site, so their links start at the root where that is known.
pub(super) fn way(site: &Site, route: &str, template: &str) -> String {
    if ["404.html", "gallery.html"].contains(&template) { hosting::base(site).to_owned() } else { root(route) }
}

fn search(site: &Site, theme: &Theme, route: &str) -> Rendered {
    let language = site.config.language_of(route);
    let others = (0..site.roots.len()).filter(|other| *other != language && site.roots[*other].is_some());
    let others = others.map(|other| {
        let route = join(site.config.folder_of(other), "search/index.html");
        translation(theme, &site.config, other, &route).into()
    });
    let entries =
        Group::default().set("az", View::list(hub::a_to_z(site, theme, language))).set("languages", View::list(others));
    from_template(site, theme, (route, "search.html"), theme.strings(language).get("search-title"), entries)
}

fn not_found(site: &Site, theme: &Theme, route: &str) -> Rendered {
    from_template(site, theme, (route, "404.html"), theme.strings(0).get("not-found-title"), Group::default())
}

/// The page at a former address: it leads on without a script.
pub(super) fn redirect(site: &Site, theme: &Theme, route: &str, to: &Address) -> Rendered {
    let title = theme.strings(site.config.language_of(route)).get("page-moved");
    let (page, fragment) = site.place_of(to);
    let to = relative(route, page) + &fragment;
    from_template(site, theme, (route, "redirect.html"), title, Group::default().set("to", to.as_str()))
}

fn sitemap(site: &Site, _: &Theme, route: &str) -> Rendered {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for stand in site.routes.values() {
        let Stand::Page(number) = stand else { continue };
        let Some(address) = absolute(&site.config, &site.pages[*number].route) else { break };
        let address = address.replace('&', "&amp;");
        let lastmod = changed(site, *number).map_or(String::new(), |date| format!("<lastmod>{date}</lastmod>"));
        let _ = writeln!(out, "<url><loc>{address}</loc>{lastmod}</url>");
    }
    Rendered::new(Artifact::new(route, out + "</urlset>\n"))
}

/// The day on which a page was last gone through.
pub(super) fn changed(site: &Site, page: PageId) -> Option<Date> {
    let documents = site.documents_of(page).iter();
    documents.filter_map(|document| site.documents[*document].front.record.date("last-reviewed")).max()
}

/// The pages of a language that were last gone through, the latest first (Atom, RFC 4287). Its titles
/// are those of tabs and histories.
fn feed(site: &Site, theme: &Theme, route: &str) -> Rendered {
    let language = site.config.language_of(route);
    let own = &site.config.languages[language];
    let home = join(site.config.folder_of(language), "index.html");
    let address = |route: &str| escaped(&absolute(&site.config, route).unwrap_or_default());
    let pages = (0..site.pages.len()).filter(|page| site.pages[*page].language == language);
    let mut entries: Vec<(Date, PageId)> = pages.filter_map(|page| Some((changed(site, page)?, page))).collect();
    entries.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| site.pages[a.1].route.cmp(&site.pages[b.1].route)));
    entries.truncate(FEED_LENGTH);
    let updated = entries.first().map_or_else(|| "1970-01-01".to_owned(), |(date, _)| date.to_string());
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">\n\
         <title>{}</title>\n<id>{self_}</id>\n<link rel=\"self\" href=\"{self_}\"/>\n<link href=\"{}\"/>\n\
         <updated>{updated}T00:00:00Z</updated>\n<author><name>{}</name></author>\n",
        own.code,
        escaped(&format!("{} – {}", theme.strings(language).get("changes-feed"), own.discreet_title)),
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
    html.text(text);
    html.into_string().replace('"', "&quot;")
}

fn robots(site: &Site, _: &Theme, route: &str) -> Rendered {
    let base = site.config.base_url.as_deref().filter(|url| url.starts_with("http"));
    let map = base.map_or(String::new(), |base| format!("\nSitemap: {base}sitemap.xml\n"));
    Rendered::new(Artifact::new(route, format!("User-agent: *\nAllow: /\n{map}")))
}

/// What the site asks of a reader's device: nothing. The browser tests hold the site to it.
fn manifest(site: &Site, _: &Theme, route: &str) -> Rendered {
    let text = serde_json::json!({
        "requests-to-other-hosts": [],
        "cookies": [],
        "storage": [],
        "permissions": [],
        "scripts-of-others": [],
        "search": match Delivery::of(site, 0) {
            Delivery::Shards(_) => "What is typed is looked up on the device. Which parts of the index and which summaries are fetched depends on it, so the host's logs can tell a group of words.",
            Delivery::Absent => "There is an A to Z; nothing is typed.",
            Delivery::Whole | Delivery::Postings => "What is typed is looked up on the device, in an index that is fetched as a whole. No request depends on it.",
        },
        "leaves-the-site": { "exit-control": site.config.exit.url, "when": "only when a reader presses it" },
        "content-security-policy": hosting::policy(),
        "unsafe-override": site.config.unsafe_override,
    });
    Rendered::new(Artifact::new(route, format!("{text:#}\n")))
}
