//! Netlify and Cloudflare Pages, which read the same two files. Types, compressed copies and how long pages may be
//! kept are their own business.

use super::hosted::{Hosted, KEPT};
use crate::base::encode_path;
use crate::site::Site;
use crate::site::headers::{JOINED, everywhere, own_headers};
use std::fmt::Write as _;

/// The site's own file at a route; empty where it has none.
fn own<'s>(site: &'s Site, route: &str) -> &'s str {
    site.routes.joined(route).map_or("", |id| site.sources.file(id).text())
}

/// Where several groups match, some hosts join the values of a header and others take the last: so each group that
/// adds to a policy has the whole.
pub(super) fn headers(hosted: &Hosted<'_>, route: &str) -> String {
    let ours = everywhere(hosted.site);
    let mut groups: Vec<(String, Vec<(String, String)>)> =
        vec![("/*".into(), ours.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())];
    let kept = || vec![(KEPT.0.to_owned(), KEPT.1.to_owned())];
    groups.extend(hosted.kept.iter().map(|folder| (format!("{}*", encode_path(folder)), kept())));
    for group in own_headers(own(hosted.site, route)) {
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
    out
}

/// The first that matches wins.
pub(super) fn redirects(hosted: &Hosted<'_>, route: &str) -> String {
    let ours = hosted.moved.iter().map(|moved| format!("{} {} 301\n", encode_path(&moved.from), moved.address()));
    let own = own(hosted.site, route).trim_end();
    let own = if own.is_empty() { String::new() } else { format!("{own}\n") };
    ours.collect::<String>() + &own
}
