//! `container/unknown-attribute`: a key in braces that the theme does not know does nothing.

use crate::base::{Edit, Span, Whose};
use crate::container;
use crate::diagnostic::{Severity, did_you_mean_or, renamed, some_of};
use crate::lint::{Check, Findings, Rule, Subject};
use crate::markdown::Attribute;

pub(super) const RULE: Rule = Rule {
    code: "container/unknown-attribute",
    severity: Severity::Warning,
    why: "The theme does not know this option, so it does nothing. It is kept as `data-NAME`, for your own style sheet.",
    files: &[page!(":::care{{}=urgent}\nText.\n:::\n")],
    bad: "levle",
    good: "level",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    for container in page.document.body.containers() {
        let Some(kind) = container::find(page.words(container.name)) else { continue };
        let keys: Vec<&str> = kind.attributes.iter().map(|field| field.key).collect();
        let name = kind.name;
        for given in &container.attributes {
            let (key, value) = (page.words(given.key), page.words(given.value));
            if keys.contains(&key) {
                continue;
            }
            let help = match key {
                "id" => format!("write an id as `{{#{value}}}`"),
                "class" => format!("write a class as `{{.{value}}}`"),
                _ => did_you_mean_or(key, keys.iter().copied(), || match keys.as_slice() {
                    [] => format!("`:::{name}` takes only an id, `{{#name}}`, and classes, `{{.name}}`"),
                    keys => format!("`:::{name}` can have: {}", some_of(key, keys)),
                }),
            };
            let span = page.document.body.slice_span(given.key);
            let is_free =
                |fix: &Edit| container.attributes.iter().all(|other| page.words(other.key) != fix.replacement);
            let fix = match key {
                "id" | "class" => short_form(page, given),
                _ => renamed(span, key, keys.iter().copied(), Whose::Ours).filter(is_free),
            };
            found.add(span, format!("`:::{name}` has no option `{key}`"), help).fix = fix;
        }
    }
}

/// `#name` for `id=name`, `.name` for `class=name`.
fn short_form(page: &Subject<'_>, given: &Attribute) -> Option<Edit> {
    let body = &page.document.body;
    let (key, value) = (body.written(given.key)?, body.written(given.value)?);
    let name = page.words(given.value);
    let is_name = name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    let mark = if page.words(given.key) == "id" { '#' } else { '.' };
    // Directly behind the sign, without quotes.
    (is_name && value.start == key.end + 1).then(|| Edit::new(Span { end: value.end, ..key }, format!("{mark}{name}")))
}
