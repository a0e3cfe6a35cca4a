//! `exit/destination`: whoever leaves in a hurry must land on a page that could be anybody's.

use crate::base::web;
use crate::diagnostic::Severity;
use crate::lint::example::PAGE;
use crate::lint::{Case, Check, Findings, Rule};

pub(super) const RULE: Rule = Rule {
    code: "exit/destination",
    severity: Severity::Warning,
    why: "The exit must open an ordinary page that reveals nothing: not the publisher's own, and not one that shows names or what people looked at before. If we don't know the page, this is only advice.",
    files: &[
        ("book.toml", "[build]\nbase-url = \"https://clinic.example/learn/\"\n[exit]\nurl = \"https://{}\"\n"),
        PAGE,
    ],
    bad: "clinic.example/",
    good: "www.bbc.com/weather",
    check: Check::Site(check),
};

/// Hosts whose pages are the same for everybody.
const PLAIN: &[&str] = &[
    "bbc.co.uk",
    "bbc.com",
    "metoffice.gov.uk",
    "weather.gov",
    "wikipedia.org",
    "meteofrance.com",
    "dwd.de",
    "aemet.es",
];

fn check(case: &Case<'_>, found: &mut Findings) {
    let config = &case.site.config;
    let leaves_to = web(&config.exit.url).map_or("", |web| web.host);
    if config.base_url.as_deref().and_then(web).is_some_and(|own| own.host.eq_ignore_ascii_case(leaves_to)) {
        let message = format!("the exit opens `{leaves_to}`, which is this site's own host");
        found.add(config.span, message, "choose an ordinary page on another website, such as the weather");
    } else if !PLAIN.iter().any(|plain| leaves_to == *plain || leaves_to.ends_with(&format!(".{plain}"))) {
        let message = format!("the exit opens `{leaves_to}`; does that page look the same for everybody?");
        let help = "choose a page that shows no names, and nothing people looked at before";
        found.add(config.span, message, help).weight = Some(Severity::Advice);
    }
}
