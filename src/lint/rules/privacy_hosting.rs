//! `privacy/hosting`: what a site tells its host may add to what protects readers, never take from it.

use crate::base::{SourceId, Span, decode_path};
use crate::diagnostic::Severity;
use crate::lint::example::PAGE;
use crate::lint::{Case, Check, Findings, Rule};
use crate::site::Site;
use crate::site::headers::{everywhere, own_headers};

pub(super) const RULE: Rule = Rule {
    code: "privacy/hosting",
    severity: Severity::Error,
    why: "Candor adds your `_headers`, `_redirects` and `robots.txt` to its own. They must not weaken what protects readers, set a cookie, name another host or send readers there. A line that does nothing is a warning.",
    files: &[PAGE, ("static/_headers", "/*\n  {}\n")],
    bad: "Referrer-Policy: unsafe-url",
    good: "X-Robots-Tag: noimageindex",
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

fn check(case: &Case<'_>, found: &mut Findings) {
    for (route, id) in case.site.routes.all_joined() {
        let own = Own { site: case.site, id, text: case.site.sources.file(id).text() };
        match route.as_str() {
            "_headers" => own.headers(found),
            "_redirects" => own.redirects(found),
            _ => own.robots(found),
        }
    }
}

/// A site's own file that is joined.
struct Own<'a> {
    site: &'a Site,
    id: SourceId,
    text: &'a str,
}

impl Own<'_> {
    /// The place of a piece of the text.
    fn place(&self, part: &str) -> Span {
        let start = (part.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        Span::new(self.id, start..(start + part.len()).min(self.text.len()))
    }

    /// The lines that say something.
    fn lines(&self) -> impl Iterator<Item = &str> {
        self.text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
    }

    fn headers(&self, found: &mut Findings) {
        let ours = everywhere(self.site);
        for group in own_headers(self.text) {
            if !group.path.starts_with('/') {
                let help = "write a path such as `/*` on one line, and its headers indented below";
                found.add(self.place(group.path), format!("`{}` is not a path on this site", group.path), help);
            }
            for (name, value) in group.headers {
                if let Some(fault) = header_fault(&ours, name, value) {
                    let help = "remove the line: Candor itself writes the headers that protect readers";
                    found.add(self.place(name), format!("`{name}` {fault}"), help);
                }
            }
        }
    }

    fn redirects(&self, found: &mut Findings) {
        for line in self.lines() {
            let mut words = line.split_whitespace();
            let from = words.next().unwrap_or_default();
            // Between the two there may be parts of a query: `id=:id`.
            let to = words.find(|word| word.starts_with('/') || word.contains("//") || !word.contains('='));
            match to {
                Some(to) if leads_away(to) => {
                    let help = "redirect to a page of this site, and link to the other host from there";
                    found.add(self.place(to), format!("`{to}` can send readers to another host"), help);
                }
                Some(to) if from.starts_with('/') && to.starts_with('/') => {
                    if self.is_missing(to) {
                        let help = "write the full path: `/faq/cost.html`";
                        let message = format!("`{to}`: there is no such page or file on the site");
                        found.add(self.place(to), message, help).weight = Some(Severity::Warning);
                    }
                }
                _ => {
                    let help = "write the old path, the new path and a status: `/old /new.html 301`";
                    found.add(self.place(line), "this line is not a redirect", help);
                }
            }
        }
    }

    /// Whether a path lies below the site's and nothing is there. What a placeholder stands for is not known.
    fn is_missing(&self, to: &str) -> bool {
        let path = to.split(['?', '#']).next().and_then(decode_path).unwrap_or_default();
        let below = path.strip_prefix(self.site.config.base_path());
        !path.contains("/:") && below.is_some_and(|below| !self.site.routes.leads("index.html", below))
    }

    fn robots(&self, found: &mut Findings) {
        for line in self.lines().filter(|line| !line.contains(':')) {
            let help = "write a name and a value: `Disallow: /drafts/`";
            let finding = found.add(self.place(line), "search engines ignore lines without a colon", help);
            finding.weight = Some(Severity::Warning);
        }
    }
}

/// Whether a redirect can end at another host: at a whole address, or where what was asked for is all of it.
fn leads_away(to: &str) -> bool {
    to.contains("//") || to.starts_with("/\\") || to.starts_with("/:")
}

/// What is wrong with a header of a site's own; none when it adds to what the others say.
fn header_fault(ours: &[(&str, String)], name: &str, value: &str) -> Option<String> {
    if name.starts_with('!') {
        return Some("removes a header that protects readers".into());
    }
    if TELLING.contains(&name.to_lowercase().as_str()) {
        return Some("stores something on readers' devices, or tells others what they do".into());
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
    (!adds).then(|| format!("weakens Candor's own header: `{protects}`"))
}
