//! What is still missing before a site may be published.

use crate::diagnostic::Severity;
use crate::engine::Compiled;

/// One point: what it is, the page of the settings on which it is done, and whether it is.
pub(super) struct Point {
    pub words: String,
    pub page: &'static str,
    pub is_done: bool,
}

/// All points, in the order of the pages.
pub(super) fn of(compiled: &Compiled) -> Vec<Point> {
    let site = &compiled.site;
    let (config, brand) = (&site.config, &site.config.brand);
    let verdict = compiled.judge(Vec::new());
    let unconfirmed = verdict.findings.iter().any(|found| found.diagnostic.code == "safety/no-help");
    let errors = verdict.count(Severity::Error);
    let reachable = brand.phone.is_some() || brand.address.is_some();
    let point = |words: &str, page, is_done| Point { words: words.to_owned(), page, is_done };
    vec![
        point("Your clinic's name", "", brand.name.is_some()),
        point("Your colour", "", brand.accent.is_some()),
        point("How people reach you", "", reachable),
        point("What happens with a complaint", "", is_said(compiled)),
        point("Your country", "help", config.country.is_some()),
        point("Each help line called", "help", !unconfirmed),
        point("The web address", "where", config.base_url.is_some()),
        Point {
            words: match errors {
                0 => "No mistakes".to_owned(),
                1 => "One mistake, shown over the pages".to_owned(),
                errors => format!("{errors} mistakes, shown over the pages"),
            },
            page: "where",
            is_done: errors == 0,
        },
    ]
}

fn is_said(compiled: &Compiled) -> bool {
    compiled.site.config.brand.complaints.is_some()
}
