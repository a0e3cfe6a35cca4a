//! What hosts read: the headers of every answer, and where former addresses lead, in the words of each.
//!
//! Addresses in these files start at the root of the host, so they carry the path of `base-url`.

use super::rendered::Rendered;
use crate::base::encode_path;
use crate::output::Artifact;
use crate::site::{Made, Site};
use std::fmt::Write as _;

/// The content security policy, the same in every page's meta element and in the headers:
/// nothing from elsewhere, nothing inline, no form.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types candor";

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

/// For files whose names carry their fingerprint.
const KEPT: (&str, &str) = ("Cache-Control", "public, max-age=31536000, immutable");

/// The policy as a header, where it can say more than in a page.
pub(super) fn policy() -> String {
    format!("{POLICY}; frame-ancestors 'none'")
}

/// Every header of every answer.
fn everywhere() -> Vec<(&'static str, String)> {
    let others = HEADERS.iter().map(|(name, value)| (*name, (*value).to_owned()));
    std::iter::once(("Content-Security-Policy", policy())).chain(others).collect()
}

/// Former addresses as a browser asks for them, not encoded, each with the address that it leads to,
/// encoded. Of a folder's page both forms are asked for.
fn moved(site: &Site) -> Vec<(String, String)> {
    let base = site.config.base_path();
    let mut moved = Vec::new();
    for (from, made) in site.routes.iter() {
        let Made::Redirect(address) = made else { continue };
        let (page, fragment) = site.place_of(address);
        let folder = from.strip_suffix("index.html").filter(|folder| folder.ends_with('/'));
        for from in folder.into_iter().chain([from.as_str()]) {
            moved.push((format!("{base}{from}"), format!("{base}{}{fragment}", encode_path(page))));
        }
    }
    moved
}

fn file(route: &str, text: String) -> Rendered {
    Rendered::new(Artifact::new(route, text))
}

/// Netlify and Cloudflare Pages.
pub(super) fn headers(site: &Site, route: &str) -> Rendered {
    let mut out = String::from("/*\n");
    for (name, value) in everywhere() {
        let _ = writeln!(out, "  {name}: {value}");
    }
    let _ = write!(out, "{}assets/*\n  {}: {}\n", site.config.base_path(), KEPT.0, KEPT.1);
    file(route, out)
}

/// The same hosts.
pub(super) fn redirects(site: &Site, route: &str) -> Rendered {
    file(route, moved(site).iter().map(|(from, to)| format!("{} {to} 301\n", encode_path(from))).collect())
}

pub(super) fn nginx(site: &Site, route: &str) -> Rendered {
    let base = site.config.base_path();
    let mut out = String::from("# Include this in the server block of the site.\n");
    let add = |out: &mut String, indent: &str| {
        for (name, value) in everywhere() {
            let _ = writeln!(out, "{indent}add_header {name} \"{value}\" always;");
        }
    };
    add(&mut out, "");
    // A location with a header of its own has none of those around it.
    let _ = writeln!(out, "location {base}assets/ {{");
    add(&mut out, "    ");
    let _ = writeln!(out, "    add_header {} \"{}\";\n}}", KEPT.0, KEPT.1);
    for (from, to) in moved(site) {
        let _ = writeln!(out, "location = \"{from}\" {{ return 301 \"{to}\"; }}");
    }
    let _ = write!(out, "error_page 404 {base}404.html;\naccess_log off;\n");
    file(route, out)
}

pub(super) fn caddy(site: &Site, route: &str) -> Rendered {
    let base = site.config.base_path();
    let mut out = String::from("# Import this in the site's block.\nheader {\n");
    for (name, value) in everywhere() {
        let _ = writeln!(out, "\t{name} \"{value}\"");
    }
    let _ = writeln!(out, "}}\nheader {base}assets/* {} \"{}\"", KEPT.0, KEPT.1);
    for (from, to) in moved(site) {
        let _ = writeln!(out, "redir \"{from}\" \"{to}\" 301");
    }
    let _ = writeln!(out, "handle_errors {{\n\trewrite * {base}404.html\n\tfile_server\n}}");
    file(route, out)
}

pub(super) fn apache(site: &Site, route: &str) -> Rendered {
    let base = site.config.base_path();
    let mut out = String::from("<IfModule mod_headers.c>\n");
    for (name, value) in everywhere() {
        let _ = writeln!(out, "Header always set {name} \"{value}\"");
    }
    let _ = writeln!(
        out,
        "<If \"%{{REQUEST_URI}} =~ m#^{}assets/#\">\nHeader set {} \"{}\"\n</If>\n</IfModule>",
        pattern(base),
        KEPT.0,
        KEPT.1
    );
    for (from, to) in moved(site) {
        let _ = writeln!(out, "RedirectMatch 301 \"^{}$\" \"{to}\"", pattern(&from));
    }
    let _ = writeln!(out, "ErrorDocument 404 {base}404.html");
    file(route, out)
}

/// A path as a regular expression that matches it alone.
fn pattern(path: &str) -> String {
    let special = |letter: char| r".+*?()[]{}|^$\".contains(letter);
    path.chars().flat_map(|letter| special(letter).then_some('\\').into_iter().chain([letter])).collect()
}
