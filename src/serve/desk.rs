//! Pages of the preview's own.

use super::snapshot::Snapshot;
use crate::base::{Html, encode_path};

/// The policy of the desk.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types candor";

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width\">\n<link rel=\"stylesheet\" href=\"/_candor/desk.css\">\n";

/// The desk: the findings, which the script fills in and keeps up to date, and every route.
pub(super) fn page(snapshot: &dyn Snapshot) -> String {
    let mut html = Html::with_capacity(4096);
    html.raw(HEAD).raw("<title>Desk</title>\n</head>\n<body>\n<main id=\"main\">\n<h1>Desk</h1>\n");
    html.raw("<h2>Findings</h2>\n<div data-candor-findings role=\"status\"><p>Looking…</p></div>\n");
    html.raw("<p><a href=\"/_candor/gallery/\">Components of the theme</a></p>\n");
    let routes = snapshot.routes();
    html.raw("<h2>").number(routes.len()).raw(" files</h2>\n<ul>\n");
    for route in &routes {
        let link = format!("{}{}", snapshot.base(), encode_path(route));
        html.raw("<li><a").attribute("href", &link).raw(">").text(route).raw("</a></li>\n");
    }
    html.raw("</ul>\n</main>\n<script src=\"/_candor/reload.js\" defer></script>\n</body>\n</html>\n");
    html.into_string()
}

/// In place of a page that has errors and has never been shown; the script lays the findings over it.
pub(super) fn broken(build: &str) -> String {
    notice("This page has errors", "It appears here as soon as they are mended.", build)
}

/// In place of a page that does not exist, in a site without a page for that.
pub(super) fn missing(build: &str) -> String {
    notice("There is no such page", "The desk lists those that there are.", build)
}

fn notice(title: &str, text: &str, build: &str) -> String {
    let mut html = Html::with_capacity(1024);
    html.raw(HEAD).raw("<title>").text(title).raw("</title>\n</head>\n<body>\n<main id=\"main\">\n<h1>").text(title);
    html.raw("</h1>\n<p>").text(text).raw("</p>\n<p><a href=\"/_candor/\">Desk</a></p>\n</main>\n");
    html.raw("<script src=\"/_candor/reload.js\"").attribute("data-build", build);
    html.raw(" data-page=\"\" defer></script>\n</body>\n</html>\n");
    html.into_string()
}
