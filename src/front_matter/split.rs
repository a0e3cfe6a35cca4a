//! Where front matter begins and ends, and what looks like front matter and is none.

use super::fields::COMMON;
use super::foreign::FOREIGN;
use crate::kind;
use std::ops::Range;

/// The head of a text.
pub(super) enum Split {
    /// There is no front matter.
    None,
    /// What stands between the two lines of hyphens, and the first byte behind them.
    Block { yaml: Range<usize>, body: usize },
    /// Something was meant as front matter and can't be read as such.
    Fault { place: Range<usize>, message: &'static str, help: &'static str },
}

const HELP: &str = "write it as YAML between two lines `---`, at the very start of the file";

/// What ends a comment, and what may stand behind it.
const END: &[char] = &['-', '>', ' ', '\t', '\r', '\n'];

/// A first line `---` opens front matter, and the next such line closes it. Behind what nobody sees, and
/// in other spellings, keys that are known here tell it from a page that begins with a thematic break.
pub(super) fn split(text: &str) -> Split {
    let start = text.len() - seen(text).len();
    let rest = &text[start..];
    let first = rest.lines().next().unwrap_or_default();
    let line = bare(first);
    let place = start..start + line.len().max(1).min(rest.len());
    let keyed = || names_a_key(rest.get(first.len()..).unwrap_or_default());
    let fault = |message| Split::Fault { place: place.clone(), message, help: HELP };
    match line {
        "---" if start == 0 || keyed() => block(text, start, place),
        "+++" if start == 0 || keyed() => fault("front matter in TOML (`+++`) is not supported"),
        _ if is_dashes(line) && line != "---" && keyed() => fault("front matter must begin with exactly three hyphens"),
        _ if is_fence(line) && keyed() => fault("this front matter is inside a code block, so readers see it"),
        _ if line.starts_with('{') && names_a_key(&rest.replace(['{', ','], "\n")) => {
            fault("front matter in JSON is not supported")
        }
        _ if start_is_lost(rest, true) => fault("this looks like front matter, but the first line `---` is missing"),
        _ if text[..start].split("<!--").skip(1).any(|comment| start_is_lost(comment.trim_end_matches(END), true)) => {
            Split::Fault {
                place: 0..text[..start].trim_end().len(),
                message: "this front matter is inside a comment, so it is ignored",
                help: HELP,
            }
        }
        _ => Split::None,
    }
}

/// The block that the line of hyphens at `start` opens.
fn block(text: &str, start: usize, place: Range<usize>) -> Split {
    let mut lines = text[start..].split_inclusive('\n');
    let yaml = start + lines.next().map_or(0, str::len);
    let mut at = yaml;
    for line in lines {
        if bare(line) == "---" {
            let body = at + line.len();
            if start_is_lost(&text[body..], false) {
                let message = "this looks like a second front matter; only the first is used";
                return Split::Fault {
                    place: second_line(text, body),
                    message,
                    help: "move all fields between the first two lines `---`",
                };
            }
            return Split::Block { yaml: yaml..at, body };
        }
        at += line.len();
    }
    let message = "the front matter that starts here is never closed";
    Split::Fault { place, message, help: "end it with a line `---`" }
}

/// The first line of what can be seen behind a byte.
fn second_line(text: &str, behind: usize) -> Range<usize> {
    let start = text.len() - seen(&text[behind..]).len();
    start..start + text[start..].lines().next().map_or(0, str::len)
}

/// The text from its first letter or mark: behind blank lines, comments and what has no width.
fn seen(text: &str) -> &str {
    let mut rest = text.trim_start_matches(is_blank);
    while let Some(end) = rest.starts_with("<!--").then(|| rest.find("-->")).flatten() {
        rest = rest[end + 3..].trim_start_matches(is_blank);
    }
    rest
}

fn bare(line: &str) -> &str {
    line.trim_matches(is_blank)
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Whether a line is made of hyphens and dashes, as a word processor makes them of hyphens.
fn is_dashes(line: &str) -> bool {
    !line.is_empty() && line.chars().all(|c| matches!(c, '-' | ' ' | '\u{2010}'..='\u{2015}' | '−'))
}

fn is_fence(line: &str) -> bool {
    let name = line.strip_prefix("```").or_else(|| line.strip_prefix("~~~"));
    let name = name.map(|name| name.trim_matches(['`', '~', ' ', '{', '}', '.']).to_lowercase());
    name.is_some_and(|name| ["", "yaml", "yml", "toml", "json"].contains(&name.as_str()))
}

/// Whether the lines up to the next empty one name a key of front matter.
fn names_a_key(text: &str) -> bool {
    let lines = text.trim_start_matches(is_blank).lines().take_while(|line| !bare(line).is_empty());
    lines.filter_map(key).any(|key| is_known(&key.to_lowercase()))
}

/// Whether a text begins with keys and values that are not read, whatever marks are put around and before
/// them: with one that would keep the page back or, at the head of a file, with one and a line of marks
/// behind, or with a paragraph of several and nothing else.
fn start_is_lost(text: &str, is_head: bool) -> bool {
    let mut known = 0;
    for line in text.lines() {
        let words = bare(line).trim_start_matches(|c: char| !c.is_alphanumeric() && !"-#*[`".contains(c));
        let is_marks = !words.contains(char::is_alphanumeric);
        match key(words) {
            Some(key) if keeps_back(key, words) => return true,
            _ if known == 0 && (is_marks || names_a_format(words)) => {}
            _ if is_marks && !bare(line).is_empty() => return is_head,
            Some(key) if is_known(key) => known += 1,
            _ if bare(line).is_empty() => return is_head && known > 1,
            // A value that goes on, a list.
            _ if known > 0 && line.starts_with([' ', '\t', '-', '#']) => {}
            _ => return false,
        }
    }
    is_head && known > 1
}

/// Whether a line says that its page is not for everyone yet, here or in another generator.
fn keeps_back(key: &str, line: &str) -> bool {
    let value = line.rsplit([':', '=']).next().unwrap_or_default().to_lowercase();
    let value = value.trim_matches(|c: char| !c.is_alphanumeric());
    match key.to_lowercase().as_str() {
        "draft" | "hidden" | "private" => ["true", "yes", "on", "1"].contains(&value),
        "published" | "publish" => ["false", "no", "off", "0"].contains(&value),
        "sensitivity" => value.len() == 1 && value.starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    }
}

/// Whether a line, its marks taken off, names what the lines behind it are written in.
fn names_a_format(line: &str) -> bool {
    let name = line.trim_start_matches(['-', '`']).trim_start();
    let begins = |format: &str| name.get(..format.len()).is_some_and(|start| start.eq_ignore_ascii_case(format));
    ["yaml", "yml", "toml", "json"].into_iter().any(begins) && !name.contains(':')
}

/// What stands before the colon or the equals sign of a line.
fn key(line: &str) -> Option<&str> {
    let key = &line[..memchr::memchr2(b':', b'=', line.as_bytes())?];
    Some(key.trim_end().trim_matches(['"', '\'', '\u{feff}']).trim_start_matches([' ', '"']))
        .filter(|key| !key.is_empty())
}

/// Whether some page may have the key, here or in another generator.
fn is_known(key: &str) -> bool {
    let key = key.replace('_', "-");
    let fields = COMMON.iter().chain(kind::ALL.iter().flat_map(|kind| kind.fields));
    fields.flat_map(|field| std::iter::once(&field.key).chain(field.aliases)).any(|known| *known == key)
        || FOREIGN.iter().any(|(known, _)| *known == key)
}
