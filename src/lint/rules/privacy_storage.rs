//! `privacy/storage`: what a page leaves on a device, the next person finds.

use super::privacy_third_party::brought;
use super::{Check, Rule};
use crate::base::Span;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::Context;

pub(super) const RULE: Rule = Rule {
    code: "privacy/storage",
    severity: Severity::Error,
    why: "What a page leaves on a device, in its history or in its settings, the next person finds. Nothing is stored, no address is written into the history, and nothing asks for a permission.",
    bad: &[
        ("content/page.md", "---\ntitle: A page\n---\nText.\n"),
        ("themes/calm/components/note/script.js", "localStorage.setItem('read', location.pathname)\n"),
    ],
    good: &[
        ("content/page.md", "---\ntitle: A page\n---\nText.\n"),
        ("themes/calm/components/note/script.js", "document.body.dataset.read = 'yes'\n"),
    ],
    check: Check::Site(check),
};

/// Ways of a script to leave something behind, each with what it does.
const TRACES: &[(&str, &str)] = &[
    ("localStorage", "stores something on the reader's device"),
    ("sessionStorage", "stores something on the reader's device"),
    ("indexedDB", "stores something on the reader's device"),
    ("document.cookie", "stores something on the reader's device"),
    ("cookieStore", "stores something on the reader's device"),
    ("caches.open", "stores something on the reader's device"),
    ("serviceWorker", "stays on the reader's device"),
    ("pushState", "writes into the reader's history"),
    ("replaceState", "writes into the reader's history"),
    ("location.hash", "writes into the reader's history"),
    ("sendBeacon", "sends something about the reader"),
    ("requestPermission", "asks for a permission, which the device remembers"),
    ("geolocation", "asks for a permission, which the device remembers"),
    ("getUserMedia", "asks for a permission, which the device remembers"),
    ("navigator.clipboard", "leaves something in the clipboard"),
    ("navigator.vibrate", "can be heard by others"),
];

fn check(context: &Context<'_>, found: &mut Vec<Diagnostic>) {
    let sources = &context.site.sources;
    for id in brought(context.site).filter(|id| sources.file(*id).path.ends_with(".js")) {
        let text = sources.file(id).text();
        for (name, does) in TRACES {
            for (start, _) in text.match_indices(name) {
                let line = text[..start].lines().next_back().unwrap_or_default().trim_start();
                if !line.starts_with("//") && !line.starts_with('*') {
                    let message = format!("`{name}` {does}");
                    let finding = Diagnostic::error(RULE.code, Span::new(id, start..start + name.len()), message);
                    found.push(finding.help("keep it in the page, where it ends when the page is left"));
                }
            }
        }
    }
}
