//! `heading/skipped-level`: headings are the map that a screen reader reads from.

use crate::base::{Edit, Span};
use crate::diagnostic::Severity;
use crate::document::HeadingFact;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "heading/skipped-level",
    severity: Severity::Warning,
    why: "People who use screen readers find their way by headings. A skipped level looks like a missing part (WCAG 1.3.1).",
    files: &[page!("## One\n\n{} Two\n")],
    bad: "####",
    good: "###",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    if page.front().template() == Some("bare") {
        return;
    }
    let mut last = 1;
    for heading in &page.document.facts.headings {
        if heading.level == 1 {
            let message = "the page already has an h1: its title";
            found.add(heading.span, message, "start headings in the text with `##`");
        } else if heading.level > last + 1 {
            let message = format!("an h{} comes after an h{last}: a level is skipped", heading.level);
            let fix = raised(page, heading, last);
            found.add(heading.span, message, format!("begin this heading with {} `#`", last + 1)).fix = fix;
        }
        last = heading.level;
    }
}

/// The heading one level below `last`; none where a further one stands beside it or below it, which would then hang
/// from another.
fn raised(page: &Subject<'_>, heading: &HeadingFact, last: u8) -> Option<Edit> {
    let following = page.document.facts.headings.iter().skip_while(|other| other.span != heading.span).skip(1);
    let is_alone = following.take(1).all(|next| next.level <= last);
    let body = &page.document.body;
    let places = body.headings().iter().map(|own| body.span(own.node));
    let place = places.into_iter().find(|own| own.start <= heading.span.start && heading.span.end <= own.end)?;
    let marks = usize::from(heading.level);
    let start = place.range().start;
    let text = page.site.file(page.number).text().get(start..start + marks)?;
    (is_alone && text.bytes().all(|byte| byte == b'#'))
        .then(|| Edit::new(Span::new(place.source, start..start + marks), "#".repeat(usize::from(last) + 1)))
}
