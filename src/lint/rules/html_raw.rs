//! `html/raw`: raw HTML can bring in scripts, requests to other hosts and markup that not everyone can use.

use crate::config::RawHtml;
use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};
use crate::markup;

pub(super) const RULE: Rule = Rule {
    code: "html/raw",
    severity: Severity::Error,
    why: "Raw HTML can bring in scripts, requests to other hosts and markup that not everyone can use. A site may have it cleaned, or trust it: `[markdown] raw-html`.",
    files: &[page!("Some {} text.\n")],
    bad: "<b>bold</b>",
    good: "**bold**",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let file = page.site.file(page.number);
    match page.site.config.markdown.raw_html {
        RawHtml::Trust => return,
        RawHtml::Sanitise => {
            for span in &page.document.facts.raw_html {
                if markup::is_too_deep(file.text().get(span.range()).unwrap_or_default()) {
                    let message = "this HTML is nested deeper than browsers read, and is left out";
                    found.add(*span, message, "close elements where they end");
                }
            }
            return;
        }
        RawHtml::Deny => {}
    }
    let mut opened: Vec<String> = Vec::new();
    for span in &page.document.facts.raw_html {
        let html = file.text().get(span.range()).unwrap_or_default().trim_start();
        // A comment is never written; the end of an element that was reported is no mistake of its own.
        let is_end = html.starts_with("</") && html.trim_end().find('>') == Some(html.trim_end().len() - 1);
        if html.starts_with("<!--") || (is_end && opened.contains(&name(html))) {
            continue;
        }
        opened.push(name(html));
        let shown: String = html.lines().next().unwrap_or_default().chars().take(40).collect();
        let message = format!("raw HTML is left out: `{shown}`");
        found.add(*span, message, "write it in Markdown, or escape the `<` as `&lt;`");
    }
}

fn name(html: &str) -> String {
    let letters = html.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric);
    letters.collect::<String>().to_lowercase()
}
