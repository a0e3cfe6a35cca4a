//! `privacy/policy`: the policy of every page is what holds the promises when somebody adds a snippet.

use crate::base::{SourceId, Span};
use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule};
use crate::markup::{self, Element};

pub(super) const RULE: Rule = Rule {
    code: "privacy/policy",
    severity: Severity::Error,
    why: "The security policy of every page protects readers even if somebody adds a snippet. A template with its own <head> must keep the policy and `no-referrer`. Templates must not embed other pages or play anything automatically. Scripts and styles in a template do nothing under the policy (a warning).",
    files: &[page!("template: own\n", "Text.\n"), ("themes/calm/templates/own.html", "{}\n")],
    bad: "<html><head><title>A page</title><link rel=\"stylesheet\" href=\"{{ page.root }}{{ assets.css }}\"><script src=\"{{ page.root }}{{ assets.js }}\"></script></head><body>{{ page.header }}<main id=\"main\">{{ page.content }}</main>{{ page.footer }}</body></html>",
    good: "{% extends \"layout.html\" %}{% block toc %}{% endblock %}",
    check: Check::Site(check),
};

/// What a head keeps: how a template has it, and what it is.
const KEPT: &[(&str, &str)] = &[("assets.csp", "the policy `{{ assets.csp }}`"), ("no-referrer", "`no-referrer`")];

fn check(case: &Case<'_>, found: &mut Findings) {
    for (id, file) in case.brought() {
        if file.path.starts_with("themes/") && file.path.ends_with(".html") {
            template(id, file.text(), found);
        }
    }
}

fn template(id: SourceId, text: &str, found: &mut Findings) {
    let elements = markup::elements(text);
    let head = text.find("<head").filter(|_| elements.iter().any(|element| element.name == "head"));
    for (_, what) in KEPT.iter().filter(|(needed, _)| !text.contains(needed)) {
        if let Some(start) = head {
            let help = "extend `layout.html` and replace its blocks, or copy its `meta` lines";
            found.add(Span::new(id, start..start + 5), format!("this page's <head> lacks {what}"), help);
        }
    }
    for (element, (severity, fault)) in elements.iter().filter_map(|element| Some((element, fault(element)?))) {
        let start = text.find(&format!("<{}", element.name)).unwrap_or(0);
        let span = Span::new(id, start..(start + 1 + element.name.len()).min(text.len()));
        let help = "put scripts and styles into a component's own files, `script.js` and `style.css`";
        found.add(span, format!("`<{}>` {fault}", element.name), help).weight = Some(severity);
    }
}

/// What is wrong with an element, and how much; none when it may stand in a page.
fn fault(element: &Element) -> Option<(Severity, &'static str)> {
    let has = |name: &str| element.attributes.iter().any(|(own, _)| own == name);
    let data = element.attributes.iter().any(|(name, value)| name == "type" && value.contains("json"));
    let handler = |(name, value): &(String, String)| {
        name.len() > 2 && name.starts_with("on") && name.bytes().all(|b| b.is_ascii_alphabetic()) && !value.is_empty()
    };
    let frame = ["iframe", "frame", "object", "embed"].contains(&element.name.as_str());
    if frame {
        Some((Severity::Error, "embeds another page, which the security policy blocks"))
    } else if has("autoplay") {
        Some((Severity::Error, "plays automatically, and others may hear it"))
    } else if element.name == "script" && !has("src") && !data {
        Some((Severity::Warning, "contains a script, which the security policy blocks"))
    } else if element.name == "style" {
        Some((Severity::Warning, "contains a style sheet, which the security policy blocks"))
    } else if has("style") || element.attributes.iter().any(handler) {
        Some((Severity::Warning, "has a style or script in an attribute, which the security policy blocks"))
    } else {
        None
    }
}
