//! What every site has beside its pages. Each is one line in [`ALL`].

use super::page::{canonical, in_frame, root};
use super::{Rendered, hub};
use crate::base::relative;
use crate::output::{Artifact, Route};
use crate::search::Level;
use crate::site::{Site, Stand};
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
    Special {
        route: |_| "_headers".into(),
        make: |_, _, route| Rendered::new(Artifact::new(route, headers_netlify())),
    },
    Special { route: |_| "_redirects".into(), make: redirects },
    Special {
        route: |_| "hosting/nginx.conf".into(),
        make: |_, _, route| Rendered::new(Artifact::new(route, headers_nginx())),
    },
    Special {
        route: |_| "hosting/Caddyfile".into(),
        make: |_, _, route| Rendered::new(Artifact::new(route, headers_caddy())),
    },
    Special {
        route: |_| ".htaccess".into(),
        make: |_, _, route| Rendered::new(Artifact::new(route, headers_apache())),
    },
    Special { route: |_| "privacy-manifest.json".into(), make: manifest },
];

/// The headers beside the policy. Strict transport is for this host alone: what else lies below the
/// domain is not the site's to decide.
const HEADERS: &[(&str, &str)] = &[
    ("Referrer-Policy", "no-referrer"),
    ("Strict-Transport-Security", "max-age=31536000"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    (
        "Permissions-Policy",
        "accelerometer=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), clipboard-read=(), \
         clipboard-write=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), \
         magnetometer=(), microphone=(), midi=(), payment=(), screen-wake-lock=(), serial=(), usb=(), web-share=()",
    ),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

fn policy() -> String {
    format!("{POLICY}; frame-ancestors 'none'")
}

fn headers_netlify() -> String {
    let mut out = format!("/*\n  Content-Security-Policy: {}\n", policy());
    for (name, value) in HEADERS {
        let _ = writeln!(out, "  {name}: {value}");
    }
    out + "/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n"
}

fn headers_nginx() -> String {
    let mut out = String::from("# Include this in the server block of the site.\n");
    let _ = writeln!(out, "add_header Content-Security-Policy \"{}\" always;", policy());
    for (name, value) in HEADERS {
        let _ = writeln!(out, "add_header {name} \"{value}\" always;");
    }
    out + "error_page 404 /404.html;\naccess_log off;\n"
}

fn headers_caddy() -> String {
    let mut out =
        format!("# Import this in the site's block.\nheader {{\n\tContent-Security-Policy \"{}\"\n", policy());
    for (name, value) in HEADERS {
        let _ = writeln!(out, "\t{name} \"{value}\"");
    }
    out + "}\nhandle_errors {\n\trewrite * /404.html\n\tfile_server\n}\n"
}

fn headers_apache() -> String {
    let mut out = format!("<IfModule mod_headers.c>\nHeader always set Content-Security-Policy \"{}\"\n", policy());
    for (name, value) in HEADERS {
        let _ = writeln!(out, "Header always set {name} \"{value}\"");
    }
    out + "</IfModule>\nErrorDocument 404 /404.html\n"
}

/// A page of the site's own, with what every page has. What `more` sets takes the place of that.
pub(super) fn from_template(
    site: &Site,
    theme: &Theme,
    (route, template): (&str, &str),
    title: &str,
    more: Group,
) -> Rendered {
    let kind = template.trim_end_matches(".html");
    let way = way(site, route, kind);
    let page = Group::default()
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
    let page = in_frame(theme, (route, ""), &way, page, &mut faults).with(more);
    let (html, fault) = theme.render(template, Group::default().set("page", page).set("kind", Group::default()));
    faults.extend(fault.map(|fault| *fault));
    let findings = faults.iter().map(|fault| fault.diagnostic(&site.sources)).collect();
    Rendered { artifact: Artifact::new(route, html), findings }
}

/// The way to the site's root. A host shows 404.html at any address, and the preview its gallery
/// outside the site, so their links start at the root where that is known.
pub(super) fn way(site: &Site, route: &str, kind: &str) -> String {
    if !["404", "gallery"].contains(&kind) {
        return root(route);
    }
    site.config.base_url.as_deref().map_or("/".into(), path_of_url)
}

/// `/learn/` of `https://example.org/learn/`.
fn path_of_url(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map_or("/", |at| &rest[at..]).to_owned()
}

fn search(site: &Site, theme: &Theme, route: &str) -> Rendered {
    let entries = Group::default().set("az", View::list(hub::a_to_z(site, theme)));
    let title = theme.strings.get("search-title").to_owned();
    from_template(site, theme, (route, "search.html"), &title, entries)
}

fn not_found(site: &Site, theme: &Theme, route: &str) -> Rendered {
    let title = theme.strings.get("not-found-title").to_owned();
    from_template(site, theme, (route, "404.html"), &title, Group::default())
}

/// The page at a former address: it leads on without a script.
pub(super) fn redirect(site: &Site, theme: &Theme, route: &str, to: &str) -> Rendered {
    let title = theme.strings.get("page-moved").to_owned();
    let to = relative(route, to);
    from_template(site, theme, (route, "redirect.html"), &title, Group::default().set("to", to.as_str()))
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

fn redirects(site: &Site, _: &Theme, route: &str) -> Rendered {
    let mut out = String::new();
    for (from, stand) in &site.routes {
        if let Stand::Redirect(to) = stand {
            let _ = writeln!(out, "/{from} /{to} 301");
        }
    }
    Rendered::new(Artifact::new(route, out))
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
        "content-security-policy": policy(),
        "unsafe-override": site.config.unsafe_override,
    });
    Rendered::new(Artifact::new(route, format!("{text:#}\n")))
}
