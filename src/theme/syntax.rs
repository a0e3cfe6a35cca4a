//! What of the engine's language must be seen before the engine reads it.

/// The first block of a text: what stands before it, its name, its body and what stands behind it.
pub(super) fn block(text: &str) -> Option<(&str, &str, &str, &str)> {
    let mut depth = 0;
    let mut first: Option<(usize, &str, usize)> = None;
    for (at, _) in text.match_indices("{%") {
        let end = at + text[at..].find("%}")? + 2;
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

/// What stands between signs, trimmed.
pub(super) fn tags<'t>(text: &'t str, open: &'t str, close: &'t str) -> impl Iterator<Item = &'t str> {
    let inside = text.split(open).skip(1).filter_map(move |part| part.split(close).next());
    inside.map(|tag| tag.trim_matches(['-', ' ', '\n']))
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
