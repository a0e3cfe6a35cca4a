//! `privacy/storage`: what a page leaves on a device, the next person finds.

use crate::base::Span;
use crate::diagnostic::Severity;
use crate::lint::example::PAGE;
use crate::lint::{Case, Check, Findings, Rule, in_code};

pub(super) const RULE: Rule = Rule {
    code: "privacy/storage",
    severity: Severity::Error,
    why: "What a page leaves on a device, in its history or in its settings, the next person finds. Nothing is stored, no address is written into the history, and nothing asks for a permission.",
    files: &[PAGE, ("themes/calm/components/note/script.js", "{}\n")],
    bad: "localStorage.setItem('read', location.pathname)",
    good: "document.body.dataset.read = 'yes'",
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

fn check(case: &Case<'_>, found: &mut Findings) {
    for (id, file) in case.brought().filter(|(_, file)| file.path.ends_with(".js")) {
        for (name, does) in TRACES {
            for start in in_code(file.text(), name) {
                let span = Span::new(id, start..start + name.len());
                found.add(span, format!("`{name}` {does}"), "keep it in the page, where it ends when the page is left");
            }
        }
    }
}
