//! Paths as they stand in links: `/` between parts, relative to a page or to the site's root.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::borrow::Cow;

/// What a browser would otherwise change or read as something else in a path.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'%')
    .add(b'\\')
    .add(b'^')
    .add(b'|')
    .add(b'[')
    .add(b']')
    .add(b':');

/// What may not stand in an address by itself. A percent sign may: the author has encoded what follows.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// An address as an author wrote it, for an `href` or `src`: what may not stand in it is percent-encoded, and what
/// is already encoded stays.
pub(crate) fn encode_href(dest: &str) -> Cow<'_, str> {
    utf8_percent_encode(dest, UNSAFE).into()
}

/// A path for an `href`: characters that are not plain are percent-encoded.
pub(crate) fn encode_path(path: &str) -> Cow<'_, str> {
    utf8_percent_encode(path, RESERVED).into()
}

/// The path that an `href` means: percent-encoding undone, or none when that is not UTF-8.
pub fn decode_path(href: &str) -> Option<String> {
    percent_decode_str(href).decode_utf8().ok().map(Cow::into_owned)
}

/// The scheme of an address, such as `https`.
pub(crate) fn scheme(dest: &str) -> Option<&str> {
    let (scheme, _) = dest.split_once(':')?;
    let mut letters = scheme.chars();
    let first = letters.next().is_some_and(|c| c.is_ascii_alphabetic());
    (first && letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))).then_some(scheme)
}

/// The folder of a path: `faq` for `faq/cost.md`, empty at the root.
pub fn parent(path: &str) -> &str {
    path.rfind('/').map_or("", |at| &path[..at])
}

/// `name` in `folder`, which may be empty.
pub(crate) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// What a relative path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relative {
    /// A path below the root.
    Inside(String),
    /// More `..` than there are folders.
    Outside,
}

/// Resolves `path`, as written in a file of `folder`: `.` and `..` are worked out, a leading `/` or
/// `@/` means the root.
pub fn resolve(folder: &str, path: &str) -> Relative {
    let (base, path) = match path.strip_prefix("@/").or_else(|| path.strip_prefix('/')) {
        Some(rest) => ("", rest),
        None => (folder, path),
    };
    let mut parts: Vec<&str> = base.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return Relative::Outside;
                }
            }
            name => parts.push(name),
        }
    }
    let slash = if path.ends_with('/') && !parts.is_empty() { "/" } else { "" };
    Relative::Inside(parts.join("/") + slash)
}

/// The link from the page at route `from` to the route `to`: a relative file name.
pub(crate) fn relative(from: &str, to: &str) -> String {
    let mut here = parent(from).split('/').filter(|part| !part.is_empty()).peekable();
    let mut there = to;
    while let Some(part) = here.peek() {
        match there.split_once('/') {
            Some((first, rest)) if first == *part => {
                there = rest;
                here.next();
            }
            _ => break,
        }
    }
    let up = "../".repeat(here.count());
    let link = up + &encode_path(there);
    if link.is_empty() { "./".to_owned() } else { link }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoding_is_done_once() {
        assert_eq!(encode_href("a b/ä?x=[1]&y"), "a%20b/%C3%A4?x=%5B1%5D&y");
        assert_eq!(encode_href("a%20b"), "a%20b");
    }
}
