//! `theme/own-name`: what the theme's scripts look for by its name must be what the theme itself wrote.

use crate::base::Span;
use crate::config::RawHtml;
use crate::container;
use crate::diagnostic::Severity;
use crate::lint::{Case, Check, Findings, Rule, Subject};
use crate::markup::{self, Names};

pub(super) const RULE: Rule = Rule {
    code: "theme/own-name",
    severity: Severity::Error,
    why: "The theme's scripts use this name to find their own parts, such as the exit button. In a page it would confuse them, so it is left out.",
    files: &[page!(":::note{.{}}\nText.\n:::\n")],
    bad: "exit-button",
    good: "from-the-clinic",
    check: Check::Site(check),
};

fn check(case: &Case<'_>, found: &mut Findings) {
    let names = &case.theme.names;
    for page in case.published() {
        for container in page.document.body.containers() {
            let place = |slice| page.document.body.slice_span(slice);
            for class in container.classes.iter().filter(|class| names.has("class", page.words(**class))) {
                taken(place(*class), "class", page.words(*class), found);
            }
            let takes = container::find(page.words(container.name)).map_or(&[][..], |kind| kind.attributes);
            for given in &container.attributes {
                if takes.iter().any(|field| field.key == page.words(given.key)) {
                    continue;
                }
                let key = format!("data-{}", page.words(given.key));
                if names.has(&key, "") {
                    taken(place(given.key), "attribute", &key, found);
                }
            }
        }
        if case.site.config.markdown.raw_html == RawHtml::Sanitise {
            in_markup(&page, names, found);
        }
    }
}

fn in_markup(page: &Subject<'_>, names: &Names, found: &mut Findings) {
    let text = page.site.file(page.number).text();
    for span in &page.document.facts.raw_html {
        let elements = markup::elements(text.get(span.range()).unwrap_or_default());
        let attributes = elements.iter().flat_map(|element| &element.attributes);
        for (name, value) in attributes.filter(|(name, value)| names.has(name, value)) {
            let is_name = |own: &&str| ["class", "id", "name"].contains(own);
            let (what, value) = if is_name(&name.as_str()) { (name.as_str(), value) } else { ("attribute", name) };
            taken(*span, what, value, found);
        }
    }
}

fn taken(span: Span, what: &str, name: &str, found: &mut Findings) {
    found.add(span, format!("the theme itself uses the {what} `{name}`"), "choose another name, or remove it");
}
