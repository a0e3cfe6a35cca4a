//! `privacy/storage`: what a page leaves on a device, the next person finds.

use crate::base::Span;
use crate::diagnostic::Severity;
use crate::lint::example::PAGE;
use crate::lint::{Case, Check, Findings, Rule, in_code};

pub(super) const RULE: Rule = Rule {
    code: "privacy/storage",
    severity: Severity::Error,
    why: "The next person who uses the device can find what a page leaves there. So pages store nothing, add nothing to the history and ask for no permissions.",
    files: &[PAGE, ("themes/calm/components/note/script.js", "{}\n")],
    bad: "localStorage.setItem('read', location.pathname)",
    good: "document.body.dataset.read = 'yes'",
    check: Check::Site(check),
};

/// Ways of a script to leave something behind, each with what it does. One that ends with `=` may be read.
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
    ("location.hash=", "writes into the reader's history"),
    ("sendBeacon", "sends something about the reader"),
    ("requestPermission", "asks for a permission, which the device remembers"),
    ("geolocation", "asks for a permission, which the device remembers"),
    ("getUserMedia", "asks for a permission, which the device remembers"),
    ("navigator.clipboard", "puts something into the clipboard"),
    ("navigator.vibrate", "plays sound that others can hear"),
];

fn check(case: &Case<'_>, found: &mut Findings) {
    for (id, file) in case.brought().filter(|(_, file)| file.path.ends_with(".js")) {
        for (way, does) in TRACES {
            let name = way.trim_end_matches('=');
            let leaves = |start: &usize| name == *way || is_assigned(&file.text()[start + name.len()..]);
            for start in in_code(file.text(), name).filter(leaves) {
                let span = Span::new(id, start..start + name.len());
                found.add(
                    span,
                    format!("`{name}` {does}"),
                    "keep it in the page itself, so that it is gone when the reader leaves",
                );
            }
        }
    }
}

/// Whether what stands before this text is given a value by it.
fn is_assigned(after: &str) -> bool {
    let after = after.trim_start();
    let after = after.strip_prefix('+').unwrap_or(after);
    after.starts_with('=') && !after.starts_with("==")
}
