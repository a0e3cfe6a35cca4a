//! A finding with the text that it is about, and carets under it.

use crate::base::Span;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::ops::Range;

/// Longer lines are cut around the place that is meant.
const WIDTH: usize = 160;

/// The finding as rustc would show it.
pub(crate) fn frame(severity: Severity, diagnostic: &Diagnostic, sources: &Sources, colour: bool) -> String {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Advice => Level::NOTE,
    };
    let mut title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code).element(snippet(
        diagnostic.span,
        "",
        true,
        sources,
    ));
    for label in &diagnostic.labels {
        title = title.element(snippet(label.span, &label.text, false, sources));
    }
    let mut groups: Vec<Group<'_>> = vec![title];
    if let Some(help) = &diagnostic.help {
        groups.push(Group::with_title(Level::HELP.secondary_title(help.as_str())));
    }
    if diagnostic.fix.is_some() && !sources.file(diagnostic.span.source).layer.is_built_in() {
        groups.push(Group::with_title(Level::HELP.secondary_title("`candor check --fix` can do this for you")));
    }
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&groups)
}

fn snippet<'a>(
    span: Span,
    label: &'a str,
    primary: bool,
    sources: &'a Sources,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let file = sources.file(span.source);
    let (text, range) = excerpt(file.text(), span.range());
    let line = file.lines().position(span.range().start).line;
    let kind = if primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let annotation = kind.span(range);
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    Snippet::source(text).path(file.place()).line_start(line).annotation(annotation)
}

/// The lines of a range (three at most), and the range within them.
pub(crate) fn excerpt(text: &str, range: Range<usize>) -> (String, Range<usize>) {
    let start = text.floor_char_boundary(range.start.min(text.len()));
    let end = text.floor_char_boundary(range.end.clamp(start, text.len()));
    let first = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let last = text[start..].match_indices('\n').map(|(at, _)| start + at).take(3).last().filter(|at| *at < end);
    let until = last.unwrap_or_else(|| text[end..].find('\n').map_or(text.len(), |at| end + at));
    let end = end.min(until);
    let from = if start - first > WIDTH { text.ceil_char_boundary(start - WIDTH / 2) } else { first };
    let until = if until - end > WIDTH { text.floor_char_boundary(end + WIDTH / 2) } else { until };
    let (end, until) = if end - start > 2 * WIDTH {
        (text.floor_char_boundary(start + WIDTH), text.floor_char_boundary(start + WIDTH))
    } else {
        (end, until)
    };
    let mut shown: String = text[from..until].trim_end_matches('\r').to_owned();
    if shown.is_empty() {
        shown.push(' ');
    }
    let length = shown.len();
    (shown, (start - from).min(length)..(end - from).clamp((start - from).min(length), length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn excerpts_stay_inside_the_text() {
        let text = format!("one\n{}ä{}\nthree\nfour\nfive\n", "x".repeat(500), "y".repeat(500));
        for start in 0..text.len() {
            for length in [0, 1, 7, 400, 2000] {
                let (shown, range) = excerpt(&text, start..start + length);
                assert!(range.start <= range.end && range.end <= shown.len() && shown.len() < 1400);
            }
        }
        assert_eq!(excerpt("a\nbc\nd", 2..4), ("bc".into(), 0..2));
        assert_eq!(excerpt("", 0..0), (" ".into(), 0..0));
    }
}
