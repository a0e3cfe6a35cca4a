//! `html/raw`: raw HTML can bring in scripts, requests to other hosts and markup that not everyone can use.

use crate::config::RawHtml;
use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject, foreign};
use crate::markup;

pub(super) const RULE: Rule = Rule {
    code: "html/raw",
    severity: Severity::Error,
    why: "HTML tags can bring in scripts, requests to other hosts and parts that not everyone can use. With `[markdown] raw-html` you can have them cleaned, or trust them.",
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
                    let message = "this HTML is nested too deeply for browsers, so it is left out";
                    found.add(*span, message, "close each element where it ends, for example with `</div>`");
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
        let message = format!("HTML tags are not allowed here: `{shown}` is left out");
        let safety = "HTML could load scripts, or something from another host";
        found.add(*span, message, format!("{}; {safety}", instead(html, &name(html))));
    }
}

/// What is written in the place of an element.
const INSTEAD: &[(&[&str], &str)] = &[
    (&["b", "strong"], "write `**words**`"),
    (&["i", "em"], "write `*words*`"),
    (&["br"], "end the line with `\\`, or begin a new paragraph"),
    (&["a"], "write `[words](address)`"),
    (&["img", "picture"], "write `![what it shows](image.png)`"),
    (&["h1", "h2", "h3", "h4", "h5", "h6"], "write `## Heading`"),
    (&["ul", "ol", "li"], "begin each item with `- ` or `1. `"),
    (&["table", "tr", "td", "th", "thead", "tbody"], "write a table with `|` between its cells"),
    (&["hr"], "write `---` on its own line"),
    (&["blockquote"], "begin each line with `>`"),
    (&["code", "pre", "kbd"], "write code between backticks"),
    (&["details", "summary"], "write `:::details[Title]`, then the text, then `:::` on its own line"),
    (&["div", "section", "aside", "article", "span", "p"], "remove it, or write a container such as `:::note`"),
    (
        &["iframe", "video", "audio", "embed", "object"],
        "write a link to it: pages can't show anything from another host",
    ),
    (
        &["script", "style", "link", "form", "input", "button"],
        "remove it: pages can't have scripts, styles or forms of their own",
    ),
];

fn instead(html: &str, name: &str) -> String {
    let known = INSTEAD.iter().find(|(names, _)| names.contains(&name)).map(|(_, instead)| (*instead).to_owned());
    // A component of MDX is no element.
    let is_component = html.trim_start_matches(['<', '/']).starts_with(char::is_uppercase);
    let component = || foreign::remedy(name).filter(|_| is_component);
    known.or_else(component).unwrap_or_else(|| "write it in Markdown, or escape the `<` as `&lt;`".to_owned())
}

fn name(html: &str) -> String {
    let letters = html.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric);
    letters.collect::<String>().to_lowercase()
}
