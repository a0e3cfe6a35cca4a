//! `privacy/hosting`: what a site tells its host may add to what protects readers, never take from it.

use super::{Check, Rule};
use crate::base::{SourceId, Span, decode_path};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;
use crate::render::{headers_of, own_headers};

pub(super) const RULE: Rule = Rule {
    code: "privacy/hosting",
    severity: Severity::Error,
    why: "A site's own `_headers`, `_redirects` and `robots.txt` are joined to what Candor writes there. They may add to what protects readers, but not weaken it, set a cookie, name another host, or lead a reader to one.",
    bad: &[
        ("content/page.md", "---\ntitle: A page\n---\nText.\n"),
        ("static/_headers", "/*\n  Referrer-Policy: unsafe-url\n"),
    ],
    good: &[
        ("content/page.md", "---\ntitle: A page\n---\nText.\n"),
        ("static/_headers", "/*\n  X-Robots-Tag: noimageindex\n"),
    ],
    check: Check::Site(check),
};

/// Headers that store something with readers, or tell somebody what they do.
const TELLING: &[&str] = &[
    "set-cookie",
    "refresh",
    "location",
    "nel",
    "report-to",
    "reporting-endpoints",
    "accept-ch",
    "critical-ch",
    "service-worker-allowed",
];

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    for (route, id) in context.site.routes.all_joined() {
        let own = Own { context, id, text: context.site.sources.file(id).text() };
        match route.as_str() {
            "_headers" => own.headers(found),
            "_redirects" => own.redirects(found),
            _ => own.robots(found),
        }
    }
}

/// A site's own file that is joined.
struct Own<'a> {
    context: &'a Context<'a>,
    id: SourceId,
    text: &'a str,
}

impl Own<'_> {
    /// The place of a piece of the text.
    fn place(&self, part: &str) -> Span {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        Span::new(self.id, start..(start + part.len()).min(self.text.len()))
    }

    fn error(&self, part: &str, message: String) -> Diagnostic {
        Diagnostic::error(RULE.code, self.place(part), message)
    }

    fn headers(&self, found: &mut Vec<Diagnostic>) {
        let ours = headers_of(self.context.site);
        for group in own_headers(self.text) {
            if !group.path.starts_with('/') {
                let finding = self.error(group.path, format!("`{}` is no path of this site", group.path));
                found.push(finding.help("write a path such as `/*` in a line, and its headers indented below it"));
            }
            for (name, value) in group.headers {
                if let Some(fault) = header_fault(&ours, name, value) {
                    let finding = self.error(name, format!("`{name}` {fault}"));
                    found.push(finding.help("take the line out: Candor writes what protects readers by itself"));
                }
            }
        }
    }

    fn redirects(&self, found: &mut Vec<Diagnostic>) {
        for line in self.text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let from = words.next().unwrap_or_default();
            // Between the two there may be parts of a query: `id=:id`.
            let to = words.find(|word| word.starts_with('/') || word.contains("//") || !word.contains('='));
            match to {
                Some(to) if from.starts_with('/') && to.starts_with('/') => {
                    if to.starts_with("//") || to.starts_with("/\\") || to.starts_with("/:") {
                        found.push(self.leads_away(to));
                    } else if self.is_missing(to) {
                        let mut finding = self.error(to, format!("`{to}` leads to no page and no file of the site"));
                        finding.severity = Severity::Warning;
                        found.push(finding.help("write the path from the host's root: `/faq/cost.html`"));
                    }
                }
                Some(to) if to.contains("//") => found.push(self.leads_away(to)),
                _ => {
                    let finding = self.error(line, "this line is no redirect".into());
                    found.push(finding.help("write two paths from the host's root and a status: `/old /new.html 301`"));
                }
            }
        }
    }

    fn leads_away(&self, to: &str) -> Diagnostic {
        let finding = self.error(to, format!("`{to}` can lead a reader to another host"));
        finding.help("lead to a path of this site, and link to the other host from there")
    }

    /// Whether a path lies below the site's and nothing is there. What a placeholder stands for is not known.
    fn is_missing(&self, to: &str) -> bool {
        let site = self.context.site;
        let path = to.split(['?', '#']).next().and_then(decode_path).unwrap_or_default();
        let below = path.strip_prefix(site.config.base_path());
        !path.contains("/:") && below.is_some_and(|below| !site.routes.leads("index.html", below))
    }

    fn robots(&self, found: &mut Vec<Diagnostic>) {
        for line in self.text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if !line.contains(':') {
                let mut finding = self.error(line, "search engines read no line without a colon".into());
                finding.severity = Severity::Warning;
                found.push(finding.help("write a name and a value: `Disallow: /drafts/`"));
            }
        }
    }
}

/// What is wrong with a header of a site's own; none when it adds to what the others say.
fn header_fault(ours: &[(&str, String)], name: &str, value: &str) -> Option<String> {
    if name.starts_with('!') {
        return Some("takes a header away that protects readers".into());
    }
    if TELLING.contains(&name.to_lowercase().as_str()) {
        return Some("leaves something with readers, or tells somebody what they do".into());
    }
    if value.contains("//") {
        return Some("names another host".into());
    }
    let (own, protects) = ours.iter().find(|(own, _)| own.eq_ignore_ascii_case(name))?;
    let adds = match *own {
        // Several policies hold together: a further one can only forbid more.
        "Content-Security-Policy" => true,
        "Permissions-Policy" => value.split(',').all(|part| part.trim().ends_with("=()")),
        _ => value.eq_ignore_ascii_case(protects),
    };
    (!adds).then(|| format!("would weaken what Candor sends: `{protects}`"))
}
