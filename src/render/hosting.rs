//! What hosts read: the headers of every answer, and where former addresses lead, in the words of each.
//!
//! Addresses in these files start at the root of the host, so they carry the path of `base-url`. A
//! site's own `_headers` and `_redirects` are joined to the program's; the rule `privacy/hosting` has
//! seen that they weaken nothing.

use super::rendered::Rendered;
use crate::base::{decode_path, encode_path};
use crate::output::{self, Artifact};
use crate::site::headers::{JOINED, everywhere, own_headers};
use crate::site::{Made, Site};
use std::fmt::Write as _;

/// For files whose names carry their fingerprint.
const KEPT: (&str, &str) = ("Cache-Control", output::KEPT);

/// A former address and what is there now: paths from the host's root, not encoded.
struct Moved {
    from: String,
    to: String,
    /// `#id`, encoded; mostly empty.
    fragment: String,
}

impl Moved {
    /// The address that it leads to. Hosts read `$` as the beginning of a name.
    fn address(&self) -> String {
        encode_path(&self.to).replace('$', "%24") + &self.fragment
    }
}

/// Former addresses; of a folder's page both forms are asked for.
fn moved(site: &Site) -> Vec<Moved> {
    let base = base(site);
    let mut moved = Vec::new();
    for (from, made) in site.routes.iter() {
        let Made::Redirect(address) = made else { continue };
        let (page, fragment) = site.place_of(address);
        let folder = from.strip_suffix("index.html").filter(|folder| folder.ends_with('/'));
        for from in folder.into_iter().chain([from.as_str()]) {
            let (from, to) = (format!("{base}{from}"), format!("{base}{page}"));
            moved.push(Moved { from, to, fragment: fragment.clone() });
        }
    }
    moved
}

/// The path of the site on its host, not encoded.
fn base(site: &Site) -> String {
    let path = site.config.base_path();
    decode_path(path).unwrap_or_else(|| path.to_owned())
}

fn file(route: &str, text: String) -> Rendered {
    Rendered::new(Artifact::new(route, text))
}

/// The site's own file at a route; empty where it has none.
fn own<'s>(site: &'s Site, route: &str) -> &'s str {
    site.routes.joined(route).map_or("", |id| site.sources.file(id).text())
}

/// Netlify and Cloudflare Pages. Where several groups match, some hosts join the values of a header and
/// others take the last: so each group that adds to a policy has the whole.
pub(super) fn headers(site: &Site, route: &str) -> Rendered {
    let ours = everywhere(site);
    let mut groups: Vec<(String, Vec<(String, String)>)> = vec![
        ("/*".into(), ours.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect()),
        (format!("{}assets/*", encode_path(&base(site))), vec![(KEPT.0.into(), KEPT.1.into())]),
    ];
    for group in own_headers(own(site, route)) {
        let at = groups.iter().position(|(path, _)| *path == group.path).unwrap_or_else(|| {
            groups.push((group.path.to_owned(), Vec::new()));
            groups.len() - 1
        });
        let headers = &mut groups[at].1;
        for (name, value) in group.headers {
            let is_same = |other: &str| other.eq_ignore_ascii_case(name);
            let ours = ours.iter().find(|(own, _)| is_same(own) && JOINED.contains(own));
            match headers.iter_mut().find(|(own, _)| is_same(own)) {
                Some((_, before)) if ours.is_some() => *before = format!("{before}, {value}"),
                Some((_, before)) if before == value => {}
                _ => headers.push((name.into(), ours.map_or(value.into(), |(_, ours)| format!("{ours}, {value}")))),
            }
        }
    }
    let mut out = String::new();
    for (path, headers) in groups {
        let _ = writeln!(out, "{path}");
        for (name, value) in headers {
            let _ = writeln!(out, "  {name}: {value}");
        }
    }
    file(route, out)
}

/// The same hosts. The first that matches wins.
pub(super) fn redirects(site: &Site, route: &str) -> Rendered {
    let ours = moved(site).into_iter().map(|moved| format!("{} {} 301\n", encode_path(&moved.from), moved.address()));
    let own = own(site, route).trim_end();
    let own = if own.is_empty() { String::new() } else { format!("{own}\n") };
    file(route, ours.collect::<String>() + &own)
}

pub(super) fn nginx(site: &Site, route: &str) -> Rendered {
    let base = base(site);
    let mut out = String::from("# Include this in the server block of the site.\n");
    let add = |out: &mut String, indent: &str| {
        for (name, value) in everywhere(site) {
            let _ = writeln!(out, "{indent}add_header {name} \"{value}\" always;");
        }
    };
    add(&mut out, "");
    // A location with a header of its own has none of those around it.
    let _ = writeln!(out, "location \"{base}assets/\" {{");
    add(&mut out, "    ");
    let _ = writeln!(out, "    add_header {} \"{}\";\n}}", KEPT.0, KEPT.1);
    for moved in moved(site) {
        let _ = writeln!(out, "location = \"{}\" {{ return 301 \"{}\"; }}", moved.from, moved.address());
    }
    let _ = write!(out, "error_page 404 \"{}404.html\";\naccess_log off;\n", encode_path(&base).replace('$', "%24"));
    file(route, out)
}

pub(super) fn caddy(site: &Site, route: &str) -> Rendered {
    let base = base(site);
    let mut out = String::from("# Import this in the site's block.\nheader {\n");
    for (name, value) in everywhere(site) {
        let _ = writeln!(out, "\t{name} \"{value}\"");
    }
    let _ = writeln!(out, "}}\nheader \"{}assets/*\" {} \"{}\"", caddy_path(&base), KEPT.0, KEPT.1);
    for moved in moved(site) {
        let _ = writeln!(out, "redir \"{}\" \"{}\" 301", caddy_path(&moved.from), moved.address());
    }
    let _ = writeln!(out, "handle_errors {{\n\trewrite * \"{}404.html\"\n\tfile_server\n}}", encode_path(&base));
    file(route, out)
}

/// A path as Caddy matches it, where braces hold names and `%` begins an escape. (A brace with a
/// backslash would lose that where the file is imported.)
fn caddy_path(path: &str) -> String {
    path.replace('%', "%25").replace('{', "%7B").replace('}', "%7D")
}

/// Each part stands in the module that reads it, so that a host without one still serves the site.
pub(super) fn apache(site: &Site, route: &str) -> Rendered {
    let base = base(site);
    let mut out = String::from(
        "# For hosts that allow FileInfo here (AllowOverride). Where one does not, leave this file out.\n\
         <IfModule mod_headers.c>\n",
    );
    for (name, value) in everywhere(site) {
        let _ = writeln!(out, "Header always set {name} \"{value}\"");
    }
    let assets = pattern(&base);
    let _ =
        writeln!(out, "<If \"%{{REQUEST_URI}} =~ m#^{assets}assets/#\">\nHeader set {} \"{}\"\n</If>", KEPT.0, KEPT.1);
    out.push_str("</IfModule>\n<IfModule mod_alias.c>\n");
    for moved in moved(site) {
        // The server itself encodes what it sends.
        let to = moved.to.replace('$', r"\$");
        let _ = writeln!(out, "RedirectMatch 301 \"^{}$\" \"{to}{}\"", pattern(&moved.from), moved.fragment);
    }
    let _ = write!(
        out,
        "</IfModule>\n<IfModule core.c>\nErrorDocument 404 \"{}404.html\"\n</IfModule>\n",
        encode_path(&base)
    );
    file(route, out)
}

/// A path as a regular expression that matches it alone.
fn pattern(path: &str) -> String {
    let special = |letter: char| r".+*?()[]{}|^$\".contains(letter);
    path.chars().flat_map(|letter| special(letter).then_some('\\').into_iter().chain([letter])).collect()
}
