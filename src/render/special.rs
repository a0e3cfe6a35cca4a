//! What every site has beside its pages. Each is one line in [`ALL`].

use super::page::{canonical, in_frame, root};
use super::{Rendered, hosting, hub};
use crate::output::{Artifact, Route};
use crate::search::Level;
use crate::site::{Address, Site, Stand, Target};
use crate::theme::{Group, Theme, View};
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
];

/// A page of the site's own, with what every page has.
fn from_template(site: &Site, theme: &Theme, route: &str, title: &str, more: Group) -> Rendered {
    let template = match route {
        "search/index.html" => "search.html",
        "404.html" => "404.html",
        _ => "redirect.html",
    };
    let kind = template.trim_end_matches(".html");
    // A host shows 404.html at any address, so its links start at the site's root where that is known.
    let way = if kind == "404" { hosting::base(site).to_owned() } else { root(route) };
    let page = more
        .set("route", route)
        .set("root", way.as_str())
        .set("kind", kind)
        .set("template", template)
        .set("title", title)
        .set("nav_title", title)
        .set("head_title", format!("{title} – {}", site.config.discreet_title).as_str())
        .set("lang", site.config.language.as_str())
        .set("robots", "noindex")
        .set("content", "");
    let mut faults = Vec::new();
    let page = in_frame(theme, (route, ""), &way, page, &mut faults);
    let (html, fault) = theme.render(template, Group::default().set("page", page).set("kind", Group::default()));
    faults.extend(fault.map(|fault| *fault));
    let findings = faults.iter().map(|fault| fault.diagnostic(&site.sources)).collect();
    Rendered { artifact: Artifact::new(route, html), findings }
}

fn search(site: &Site, theme: &Theme, route: &str) -> Rendered {
    let entries = Group::default().set("az", View::list(hub::a_to_z(site, theme)));
    let title = theme.strings.get("search-title").to_owned();
    from_template(site, theme, route, &title, entries)
}

fn not_found(site: &Site, theme: &Theme, route: &str) -> Rendered {
    let title = theme.strings.get("not-found-title").to_owned();
    from_template(site, theme, route, &title, Group::default())
}

/// The page at a former address: it leads on without a script.
pub(super) fn redirect(site: &Site, theme: &Theme, route: &str, to: &Address) -> Rendered {
    let title = theme.strings.get("page-moved").to_owned();
    let to = site.href(route, &Target::from(to.clone())).unwrap_or_default();
    from_template(site, theme, route, &title, Group::default().set("to", to.as_str()))
}

fn sitemap(site: &Site, _: &Theme, route: &str) -> Rendered {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    if let Some(base) = site.config.base_url.as_deref().filter(|url| url.starts_with("http")) {
        for stand in site.routes.values() {
            let Stand::Page(number) = stand else { continue };
            let address = canonical(base, &site.pages[*number].route).replace('&', "&amp;");
            let changed = site
                .documents_of(*number)
                .iter()
                .filter_map(|document| site.documents[*document].front.record.date("last-reviewed"))
                .max();
            let lastmod = changed.map_or(String::new(), |date| format!("<lastmod>{date}</lastmod>"));
            let _ = writeln!(out, "<url><loc>{address}</loc>{lastmod}</url>");
        }
    }
    Rendered::new(Artifact::new(route, out + "</urlset>\n"))
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
        "search": match Level::of(site) {
            Level::Shards(_) => "What is typed is looked up on the device. Which parts of the index and which summaries are fetched depends on it, so the host's logs can tell a group of words.",
            Level::Absent => "There is an A to Z; nothing is typed.",
            Level::Whole | Level::Postings => "What is typed is looked up on the device, in an index that is fetched as a whole. No request depends on it.",
        },
        "leaves-the-site": { "exit-control": site.config.exit.url, "when": "only when a reader presses it" },
        "content-security-policy": hosting::policy(),
    });
    Rendered::new(Artifact::new(route, format!("{text:#}\n")))
}
