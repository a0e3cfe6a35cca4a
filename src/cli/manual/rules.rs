//! The rules, a page for each family.

use super::text::{Page, block, code, prose, table};
use crate::diagnostic::Severity;
use crate::lint::{Rule, rules};

pub(super) fn pages() -> Vec<Page> {
    let mut index =
        Page::new("rules/index.md", "Rules", "Everything that `candor check` can find, and where each is explained.");
    index.part("`candor check` holds a site to these rules. Each finding shows its code, such as `link/missing-target`. The part before the stroke is its family, and each family has a page here. `candor explain CODE` says the same in a terminal.");
    index.part(
        "An **error** stops a build. A **warning** is told, and fails with `--strict`. **Advice** is shown with `-v`.",
    );
    index.part("## Change what a rule weighs\n\nIn `book.toml`, for one rule or for a family. `allow` silences it, `warn` makes it a warning, `deny` an error:");
    index.part(&block("toml", "[lint]\n\"link/vague-text\" = \"allow\"\n\"reading\" = \"warn\""));
    index.part("## Allow one place\n\nBefore a block, say why it is meant. At the top of a page, it counts for the whole page:");
    index.part(&block("markdown", "<!-- candor allow=link/vague-text: the button says so too -->\n[Here](cost.md)"));
    index.part("## All rules");
    let families = families();
    for (family, rules) in &families {
        let row = |rule: &&Rule| {
            let (_, name) = parts(rule);
            [format!("[`{}`]({family}.md#{name})", rule.code), weight(rule.severity).to_owned(), prose(rule.gist())]
        };
        index.part(&format!("### {family}\n\n{}", table(["code", "is", "why"], rules.iter().map(row))));
    }
    let pages = families.iter().map(|(family, rules)| page(family, rules));
    std::iter::once(index).chain(pages).collect()
}

/// The rules of each family.
fn families() -> Vec<(&'static str, Vec<&'static Rule>)> {
    let mut all: Vec<(&'static str, Vec<&'static Rule>)> = Vec::new();
    for rule in rules::ALL.iter() {
        let (family, _) = parts(rule);
        match all.last_mut() {
            Some((last, rules)) if *last == family => rules.push(rule),
            _ => all.push((family, vec![rule])),
        }
    }
    all
}

fn parts(rule: &Rule) -> (&'static str, &'static str) {
    rule.code.split_once('/').unwrap_or((rule.code, rule.code))
}

fn weight(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

fn page(family: &str, rules: &[&Rule]) -> Page {
    let codes: Vec<&str> = rules.iter().map(|rule| rule.code).collect();
    let summary = format!("What these findings mean and how to fix them: {}.", codes.join(", "));
    let summary = if summary.chars().count() > 160 {
        format!("What findings that begin with {family}/ mean, and how to fix them.")
    } else {
        summary
    };
    let mut page = Page::new(format!("rules/{family}.md"), format!("Rules: {family}"), &summary);
    rules.iter().for_each(|rule| tell(rule, &mut page));
    page
}

fn tell(rule: &Rule, page: &mut Page) {
    let (_, name) = parts(rule);
    page.part(&format!("## {} {{#{name}}}", rule.code));
    page.part(&format!("*{}.* {}", capital(weight(rule.severity)), prose(rule.why)));
    // What no files can show is the same in both.
    if rule.bad != rule.good {
        for (title, files) in [("This is found:", rule.bad_site()), ("This is right:", rule.good_site())] {
            page.part(title);
            for (path, text) in files {
                page.part(&format!("{}\n\n{}", code(&path), block(info(&path), &text)));
            }
        }
    }
    if rule.code == "template/error" {
        page.part("[When a template has a fault](../theming/template-language.md#when-a-template-has-a-fault) shows the most frequent faults.");
    }
    if rule.is_mended() {
        page.part("`candor check --fix` mends it, where there is one right answer.");
    }
    if rule.is_fixed() {
        page.part("It weighs the same on every site.");
    } else if !rule.can_be_allowed() {
        page.part("It can't be allowed in a page: it protects readers.");
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
}

/// The language of a file's code.
fn info(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("md") => "markdown",
        Some("yaml") => "yaml",
        Some("html") => "html",
        Some("css") => "css",
        _ => "text",
    }
}
