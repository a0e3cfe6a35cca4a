//! What is still missing before a site may be published.

use crate::config::LanguageId;
use crate::diagnostic::Severity;
use crate::engine::Compiled;
use crate::lint::Verdict;

/// One point: what it is, the page of the settings on which it is done, and whether it is.
pub(super) struct Point {
    pub words: String,
    pub page: &'static str,
    pub is_done: bool,
}

/// All points, in the order of the pages.
pub(super) fn of(compiled: &Compiled, verdict: &Verdict) -> Vec<Point> {
    let site = &compiled.site;
    let (config, brand) = (&site.config, &compiled.look.brand);
    let unconfirmed = verdict.findings.iter().any(|found| found.diagnostic.code == "safety/no-help");
    let errors = verdict.count(Severity::Error);
    let point = |words: &str, page, is_done| Point { words: words.to_owned(), page, is_done };
    vec![
        point("Your clinic's name", "", brand.name.is_some()),
        point("Your colour", "", brand.accent.is_some()),
        point("How people reach you", "", brand.is_reachable()),
        point("How people can complain", "", brand.said(LanguageId::OWN, |words| words.complaints.as_ref()).is_some()),
        point("Your country", "help", config.country.is_some()),
        point("Every help line has been called", "help", config.country.is_some() && !unconfirmed),
        point("The web address", "where", config.base_url.is_some()),
        Point {
            words: match errors {
                0 => "No errors".to_owned(),
                1 => "1 error to fix, shown on the pages".to_owned(),
                errors => format!("{errors} errors to fix, shown on the pages"),
            },
            page: "where",
            is_done: errors == 0,
        },
    ]
}
