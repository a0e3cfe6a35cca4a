//! The preview's own: the policy of the desk, and what stands in place of pages that can't be shown.

use crate::base::Html;

/// The policy of the desk: nothing from elsewhere, nothing inline; it shows pages of the site in frames, and has a
/// field to look for one.
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types candor";

const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width\">\n<link rel=\"stylesheet\" href=\"/_candor/desk.css\">\n";

/// In place of a page that has errors and has never been shown; the script lays the findings over it.
pub(super) fn broken(build: &str) -> String {
    let more = ("/_candor/findings", "See the errors, and what to do");
    notice("This page has errors", "It appears here as soon as you fix them.", more, build)
}

/// In place of a page that does not exist, in a site without a page for that.
pub(super) fn missing(build: &str) -> String {
    notice("There is no such page", "The overview lists all pages.", ("/_candor/", "Overview"), build)
}

fn notice(title: &str, text: &str, (href, link): (&str, &str), build: &str) -> String {
    let mut html = Html::with_capacity(1024);
    html.raw(HEAD)
        .raw("<title>")
        .text(title)
        .raw("</title>\n</head>\n<body class=\"notice-page\">\n<main id=\"main\">\n<h1>")
        .text(title);
    html.raw("</h1>\n<p>").text(text).raw("</p>\n<p><a").attribute("href", href).raw(">").text(link);
    html.raw("</a></p>\n</main>\n");
    html.raw("<script src=\"/_candor/reload.js\"").attribute("data-build", build);
    html.raw(" data-page=\"\" defer></script>\n</body>\n</html>\n");
    html.into_string()
}
