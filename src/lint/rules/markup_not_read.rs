//! `markup/not-read`: what other programs read as markup, and links with a slip of the pen, are shown as they are typed.

use crate::container;
use crate::diagnostic::Severity;
use crate::lint::{Check, Findings, Rule, Subject};
use crate::markdown::Kind;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    code: "markup/not-read",
    severity: Severity::Warning,
    why: "What is no Markdown here is shown as it is typed: readers see signs where a link, a picture or a box was meant.",
    files: &[page!("Read [the leaflet]({}).\n"), ("content/my leaflet.pdf", "A leaflet")],
    bad: "my leaflet.pdf",
    good: "my%20leaflet.pdf",
    check: Check::Document(check),
};

/// Something that is shown as it is typed.
struct Sign {
    /// Where it stands in a run of text.
    find: fn(&Run<'_>) -> Option<Range<usize>>,
    /// What its author meant.
    what: &'static str,
    help: &'static str,
}

/// Text without other markup in it.
struct Run<'t> {
    text: &'t str,
    /// Whether it begins a line.
    begins: bool,
}

const SIGNS: &[Sign] = &[
    Sign {
        find: |run| between(run.text, "[[", "]]"),
        what: "wikis write links so",
        help: "write `[words](page.md)`, or `![what it shows](image.png)` for an image",
    },
    Sign {
        find: |run| between(run.text, "{{", "}}"),
        what: "this is filled in by other programs (Hugo, mdBook, Jekyll)",
        help: "write the words themselves, or a container such as `:::figure`",
    },
    Sign {
        find: |run| between(run.text, "{%", "%}"),
        what: "this is filled in by other programs (Jekyll, Zola, Eleventy)",
        help: "write the words themselves, or a container such as `:::note`",
    },
    Sign {
        find: |run| between(run.text, "{:", "}"),
        what: "kramdown writes attributes so",
        help: "write `## Words {#id}` for an id, or a container such as `:::note` for a look",
    },
    Sign {
        find: |run| ["!!! ", "??? ", "???+ "].iter().find_map(|mark| run.beginning(mark)),
        what: "MkDocs writes boxes so",
        help: "write `:::note[Title]`, then the words, then `:::` on a line of its own",
    },
    Sign {
        find: |run| run.beginning("[TOC]").or_else(|| run.beginning("[toc]")),
        what: "a page's contents are made without it",
        help: "take it out",
    },
    Sign {
        find: few_colons,
        what: "a container begins with three colons",
        help: "write `:::note[Title]`, then the words, then `:::` on a line of its own",
    },
    Sign {
        find: |run| {
            let marks = run.text.bytes().take_while(|byte| *byte == b'#').count();
            let words = run.text[marks..].starts_with(char::is_alphabetic);
            (run.begins && (2..=6).contains(&marks) && words).then_some(0..marks)
        },
        what: "a heading needs a space behind its signs",
        help: "write `## Heading`",
    },
    Sign {
        find: |run| addressed(run.text, "](", ")", has_slip),
        what: "an address with a space is none",
        help: "write `](<my leaflet.pdf>)`, or `%20` for each space; a telephone number goes without: `](tel:0800123)`",
    },
    Sign {
        find: |run| addressed(run.text, ")[", "]", is_address),
        what: "the brackets of this link have changed places",
        help: "write `[words](address)`",
    },
    Sign {
        find: |run| addressed(run.text, "] (", ")", is_address),
        what: "a space parts this link",
        help: "write `[words](address)`, without a space between the brackets",
    },
];

impl Run<'_> {
    fn beginning(&self, mark: &str) -> Option<Range<usize>> {
        (self.begins && self.text.starts_with(mark)).then(|| 0..mark.trim_end().len())
    }
}

fn check(page: &Subject<'_>, found: &mut Findings) {
    for (tree, text) in page.trees() {
        let mut node = 0;
        while node < tree.nodes().len() {
            let before = node.checked_sub(1).map(|before| tree.kind(before));
            match tree.kind(node) {
                Kind::CodeBlock(_) | Kind::HtmlBlock => node = tree.subtree(node).end,
                Kind::Text(words) => {
                    let begins = before.is_none_or(|before| before.is_block() || before == Kind::SoftBreak);
                    let whole = tree.words(text, words);
                    // Each sign has one of these, and most text has none.
                    let has_some = memchr::memchr3(b'[', b']', b'{', whole.as_bytes()).is_some()
                        || whole.starts_with(['!', '?', '#', ':']);
                    for Sign { find, what, help } in SIGNS.iter().filter(|_| has_some) {
                        let mut from = 0;
                        while let Some(place) = find(&Run { text: &whole[from..], begins: begins && from == 0 }) {
                            let place = from + place.start..from + place.end;
                            from = place.end;
                            let message = format!("`{}` is shown as it is typed: {what}", &whole[place.clone()]);
                            found.add(tree.part(words, place), message, *help);
                        }
                    }
                    node += 1;
                }
                _ => node += 1,
            }
        }
    }
}

/// What stands between two marks, with them.
fn between(text: &str, open: &str, close: &str) -> Option<Range<usize>> {
    let start = text.find(open)?;
    let end = start + open.len() + text[start + open.len()..].find(close)?;
    Some(start..end + close.len())
}

/// What addresses begin with.
const BEGINNINGS: [&str; 8] = ["http://", "https://", "mailto:", "tel:", "/", "./", "../", "www."];

/// The first of these with an address between them, and no other of them.
fn addressed(text: &str, open: &str, close: &str, fits: fn(&str) -> bool) -> Option<Range<usize>> {
    let mut from = 0;
    while let Some(place) = between(&text[from..], open, close) {
        let end = from + place.end;
        let start = from + text[from..end].rfind(open)?;
        if fits(&text[start + open.len()..end - close.len()]) {
            return Some(start..end);
        }
        from = end;
    }
    None
}

fn is_address(inside: &str) -> bool {
    let ends = [".md", ".html", ".pdf"];
    !inside.contains(char::is_whitespace)
        && (BEGINNINGS.iter().any(|mark| inside.starts_with(mark)) || ends.iter().any(|mark| inside.ends_with(mark)))
}

/// Whether words with a space are an address all the same: in running text, `a[0](see there)` is none.
fn has_slip(inside: &str) -> bool {
    let ending = inside.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_ending = (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_address = BEGINNINGS.iter().any(|mark| inside.starts_with(mark)) || inside.contains('/') || is_ending;
    inside.contains(char::is_whitespace) && is_address
}

/// `::note` or `:note[Title]`.
fn few_colons(run: &Run<'_>) -> Option<Range<usize>> {
    let colons = run.text.bytes().take_while(|byte| *byte == b':').count();
    let rest = &run.text[colons..];
    let length = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
    let titled = rest[length..].starts_with('[') || rest[length..].trim().is_empty() && colons == 2;
    let meant = run.begins && (1..=2).contains(&colons) && container::find(&rest[..length]).is_some() && titled;
    meant.then_some(0..colons + length)
}
