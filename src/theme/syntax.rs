//! What of the engine's language must be seen before the engine reads it.

use memchr::memmem;

/// The first block of a text: what stands before it, its name, its body and what stands behind it.
pub(super) fn block(text: &str) -> Option<(&str, &str, &str, &str)> {
    let mut depth = 0;
    let mut first: Option<(usize, &str, usize)> = None;
    for at in memmem::find_iter(text.as_bytes(), "{%") {
        let end = at + memmem::find(&text.as_bytes()[at..], b"%}")? + 2;
        let tag = text[at + 2..end - 2].trim_matches(['-', ' ', '\n']);
        if let Some(name) = tag.strip_prefix("block ") {
            first = first.or(Some((at, called(name), end)));
            depth += 1;
        } else if tag.starts_with("endblock") {
            depth -= 1;
            if let Some((start, name, body)) = first.filter(|_| depth == 0) {
                return Some((&text[..start], name, &text[body..at], &text[end..]));
            }
        }
    }
    None
}

/// A template without its comments.
pub(super) fn bare(text: &str) -> String {
    let mut parts = text.split("{#");
    let first = parts.next().unwrap_or_default().to_owned();
    first + &parts.filter_map(|part| Some(part.split_once("#}")?.1)).collect::<String>()
}

/// What stands between signs, trimmed; where the second is missing, all before the next.
pub(super) fn tags<'t>(text: &'t str, open: &'t str, close: &'t str) -> impl Iterator<Item = &'t str> {
    let mut starts = memmem::find_iter(text.as_bytes(), open).peekable();
    std::iter::from_fn(move || {
        let start = starts.next()? + open.len();
        let part = &text[start..starts.peek().copied().unwrap_or(text.len())];
        let end = memmem::find(part.as_bytes(), close.as_bytes()).unwrap_or(part.len());
        Some(part[..end].trim_matches(['-', ' ', '\n']))
    })
}

pub(super) fn called(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default()
}

pub(super) fn quoted(text: &str) -> Option<String> {
    text.split(['"', '\'', '`']).nth(1).map(str::to_owned)
}

/// The components that a text defines.
pub(super) fn components(text: &str) -> impl Iterator<Item = &str> {
    tags(text, "{%", "%}").filter_map(|tag| tag.strip_prefix("component ")).map(called)
}

/// The blocks of a text that extends none, which others may fill.
pub(super) fn blocks(text: &str) -> impl Iterator<Item = &str> {
    let extends = tags(text, "{%", "%}").any(|tag| tag.starts_with("extends "));
    tags(text, "{%", "%}").filter(move |_| !extends).filter_map(|tag| tag.strip_prefix("block ")).map(called)
}
