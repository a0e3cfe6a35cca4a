//! `markup/not-read`: what other programs read as markup, and links with a slip of the pen, are shown as they are typed.

use crate::base::Edit;
use crate::container;
use crate::diagnostic::Severity;
use crate::highlight;
use crate::lint::{Check, Findings, Rule, Subject, foreign};
use crate::markdown::{Kind, Slice, Tree};
use crate::site::References;
use std::ops::Range;

pub(super) const RULE: Rule = Rule {
    code: "markup/not-read",
    severity: Severity::Warning,
    why: "Candor does not know this markup. Readers see the characters instead of a link, picture or box.",
    files: &[page!("Read [the leaflet]({}).\n"), ("content/my leaflet.pdf", "A leaflet")],
    bad: "my leaflet.pdf",
    good: "my%20leaflet.pdf",
    check: Check::Document(check),
};

/// Something that is shown as it is typed.
struct Sign {
    /// Characters of which it has one; none where it only stands at the beginning of a line.
    marks: u16,
    /// Where it stands in a run of text.
    find: Find,
    /// What its author meant.
    what: &'static str,
    help: &'static str,
    /// Whether a name in it, such as `youtube`, says more.
    is_named: bool,
}

/// Text without other markup in it.
struct Run<'t> {
    text: &'t str,
    /// Whether it begins a line.
    begins: bool,
    /// Whether a code span follows it.
    code: bool,
}

const BOX: &str = "write `:::note[Title]`, then the words, then `:::` on a line of its own";
const FILLED: &str = "this is filled in by other programs (Hugo, mdBook, Jekyll, Zola)";
const WORDS: &str = "write the text itself, or a container such as `:::note`";

/// What stands before another is looked for first: `[[toc]]` is no link of a wiki. What has a name of its own, such as
/// `youtube`, has the help of that.
const SIGNS: &[Sign] = &[
    sign("", contents, "Candor adds a table of contents by itself", "remove it"),
    sign(
        "[",
        |run| between(run.text, "[[", "]]"),
        "this is how wikis write links",
        "write `[words](page.md)`, or `![what it shows](image.png)` for an image",
    ),
    named("{", |run| between(run.text, "{{", "}}"), FILLED, WORDS),
    named("{", |run| between(run.text, "{%", "%}"), FILLED, WORDS),
    named("<", |run| between(run.text, "<%", "%>"), FILLED, WORDS),
    sign(
        "{%",
        |run| {
            between(run.text, "{#", "#}")
                .or_else(|| between(run.text, "{/*", "*/}"))
                .or_else(|| run.text.ends_with("{/").then(|| run.text.len() - 2..run.text.len()))
                .or_else(|| between(run.text, "%%", "%%"))
        },
        "this is a comment in other programs",
        "write a comment as `<!-- … -->`",
    ),
    sign(
        "{",
        |run| ["{++", "{--", "{~~", "{>>", "{=="].iter().find_map(|open| between(run.text, open, "}")),
        "this is how CriticMarkup writes changes",
        "accept the change, or remove it",
    ),
    named(
        "{",
        attributes,
        "this is how kramdown and Pandoc write attributes",
        "write `## Words {#id}` for an id, or a container such as `:::note` for a look",
    ),
    sign("{", expression, "only MDX and Astro fill this in", "write the text itself"),
    named("{", braced_name, "this is how Confluence writes boxes", BOX),
    named(
        "",
        |run| ["!!! ", "??? ", "???+ "].iter().find_map(|mark| run.line(mark)),
        "this is how MkDocs writes boxes",
        BOX,
    ),
    sign("", |run| ["!> ", "?> "].iter().find_map(|mark| run.beginning(mark)), "this is how Docsify writes boxes", BOX),
    sign(
        "",
        |run| ["=== \"", "===+ \""].iter().find_map(|mark| run.line(mark)),
        "this is how MkDocs writes tabs",
        "write the parts one below the other, each with its own heading",
    ),
    sign("", few_colons, "a container needs three colons", BOX),
    sign(
        "",
        |run| {
            let marks = run.text.bytes().take_while(|byte| *byte == b'#').count();
            let words = run.text[marks..].starts_with(char::is_alphabetic);
            (run.begins && (2..=6).contains(&marks) && words).then_some(0..marks)
        },
        "a heading needs a space after the `#`",
        "write `## Heading`",
    ),
    sign("", heading, "this is how other programs write headings", "write `## Heading`"),
    sign(
        "]",
        |run| addressed(run.text, "](", ")", has_size),
        "Candor does not read picture sizes",
        "remove the size: pictures fit the page by themselves",
    ),
    sign(
        "]",
        |run| addressed(run.text, "](", ")", has_slip),
        "an address can't contain a space",
        "write `](<my leaflet.pdf>)`, or `%20` for each space; in a phone number leave them out: `](tel:0800123)`",
    ),
    sign(
        "[",
        |run| addressed(run.text, ")[", "]", is_address),
        "the brackets of this link are the wrong way round",
        "write `[words](address)`",
    ),
    sign(
        "]",
        |run| addressed(run.text, "] (", ")", is_address),
        "there is a space inside this link",
        "write `[words](address)`, without a space between the brackets",
    ),
    sign("\"[", other_link, "this is how other programs write links", "write `[words](address)`"),
    named("", directive, "this is how Sphinx writes this", WORDS),
    named(":{", role, "this is how Sphinx writes this", "write a link, `[words](page.md)`, or the words themselves"),
    sign(
        "",
        |run| {
            let module = ["import ", "export "].iter().find(|word| run.begins && run.text.starts_with(**word))?;
            let rest = &run.text[module.len()..];
            let is_code = rest.contains(" from '") || rest.contains(" from \"") || rest.starts_with(['\'', '"']);
            let is_value = ["const ", "let ", "default ", "function "].iter().any(|word| rest.starts_with(word));
            (is_code || is_value).then_some(0..run.text.len())
        },
        "MDX would run this as a script",
        "remove it",
    ),
    sign(
        "^",
        block_id,
        "this is how Obsidian marks blocks",
        "remove it; for a link to a heading give it an id: `## Words {#id}`",
    ),
    sign("=", marked, "this is how other programs colour words", "write `**bold**`"),
    sign(
        "^",
        |run| between(run.text, "^[", "]"),
        "this is how Pandoc writes notes",
        "write `[^1]` here, and `[^1]: the note` on its own line",
    ),
    sign("^~", raised, "this is how other programs raise or lower letters", "use the character itself, such as ² or ₂"),
    sign("$", formula, "this is how other programs write formulas", "write it in words, or show it as a picture"),
    named("\\", command, "this is how LaTeX writes this", "write the text itself"),
    sign(":", emoji, "other programs turn this into an emoji", "use the emoji itself, such as 🙂, or a word"),
    sign(
        "",
        |run| run.line("--8<-- "),
        "this is how MkDocs includes another file",
        "write the text itself: a page can't include another",
    ),
    named("[", shortcode, "this is forum or WordPress markup", WORDS),
    sign("'", |run| between(run.text, "'''", "'''"), "this is how wikis write bold words", "write `**bold**`"),
    sign(
        "",
        |run| run.line("#+").filter(|_| run.text[2..].starts_with(char::is_alphabetic)),
        "this is how Org mode writes this",
        WORDS,
    ),
    sign(
        "",
        |run| {
            let end = run.text.find("]: ").filter(|_| run.begins && run.text.starts_with("*["))?;
            Some(0..end + 2)
        },
        "this is how other programs explain abbreviations",
        "explain it on a page of `kind: term`, or in a `:::note`",
    ),
    named(
        "",
        |run| {
            let word = run.text.strip_prefix("[!").filter(|_| run.begins)?;
            let end = word.find(|c: char| !c.is_ascii_alphabetic())?;
            (end > 0 && word[end..].starts_with([' ', '-'])).then_some(0..end + 2)
        },
        "this is how DocFX writes this",
        WORDS,
    ),
];

type Find = fn(&Run<'_>) -> Option<Range<usize>>;

const fn sign(has: &str, find: Find, what: &'static str, help: &'static str) -> Sign {
    Sign { marks: marks(has), find, what, help, is_named: false }
}

const fn named(has: &str, find: Find, what: &'static str, help: &'static str) -> Sign {
    Sign { is_named: true, ..sign(has, find, what, help) }
}

/// What the signs have in them that most text has not.
const MARKS: &[u8] = b"[]{%^$~\\:=<'\"";

/// The bit of each byte that is one of [`MARKS`].
const BITS: [u16; 256] = {
    let (mut bits, mut number) = ([0; 256], 0);
    while number < MARKS.len() {
        bits[MARKS[number] as usize] = 1 << number;
        number += 1;
    }
    bits
};

/// Which of [`MARKS`] a text has.
const fn marks(text: &str) -> u16 {
    let (bytes, mut marks, mut at) = (text.as_bytes(), 0, 0);
    while at < bytes.len() {
        marks |= BITS[bytes[at] as usize];
        at += 1;
    }
    marks
}

/// Whether a text may have any of [`MARKS`]: whether it has a byte from `"` to `'`, from `:` to `=`, from `[` to `^` or
/// from `{` to `~`. Most text has none, which is told from many bytes at once.
fn may_have_marks(text: &str) -> bool {
    let from = |byte: u8, start: u8, end: u8| byte.wrapping_sub(start) <= end - start;
    let may = |byte: u8| from(byte, b'"', b'\'') | from(byte, b':', b'=') | from(byte | 0x20, b'{', b'~');
    let any = |bytes: &[u8]| bytes.iter().fold(false, |any, byte| any | may(*byte));
    let (chunks, rest) = text.as_bytes().as_chunks::<32>();
    chunks.iter().any(|chunk| any(chunk)) || any(rest)
}

impl Run<'_> {
    fn beginning(&self, mark: &str) -> Option<Range<usize>> {
        (self.begins && self.text.starts_with(mark)).then(|| 0..mark.trim_end().len())
    }

    /// A mark at the beginning of a line, with all of the line.
    fn line(&self, mark: &str) -> Option<Range<usize>> {
        self.beginning(mark).map(|_| 0..self.text.trim_end().len())
    }
}

fn check(page: &Subject<'_>, found: &mut Findings) {
    for (tree, text) in page.trees() {
        let mut node = 0;
        while node < tree.nodes().len() {
            let kind = |node: usize| (node < tree.nodes().len()).then(|| tree.kind(node));
            let before = node.checked_sub(1).and_then(kind);
            match tree.kind(node) {
                Kind::CodeBlock(_) | Kind::HtmlBlock => node = tree.subtree(node).end,
                Kind::Text(words) => {
                    let begins = before.is_none_or(|before| before.is_block() || before == Kind::SoftBreak);
                    let code = matches!(kind(node + 1), Some(Kind::Code(_)));
                    let run = Run { text: tree.words(text, words), begins, code };
                    for (start, part) in parts(&run) {
                        for (place, sign) in typed(&part) {
                            tell(tree, words, (run.text, start + place.start..start + place.end), sign, found);
                        }
                    }
                    for place in cited(&run, &page.site.references) {
                        let key = &run.text[place.clone()];
                        let message = format!("`{key}` is shown as it is typed: a source is cited in brackets");
                        found.add(tree.part(words, place), message, format!("write `[{key}]`"));
                    }
                    node += 1;
                }
                _ => node += 1,
            }
        }
    }
    for (info, place) in page.document.body.code(page.text) {
        let name = foreign::name(info);
        let is_part = info.starts_with('{') || foreign::PARTS.contains(&name);
        if is_part || (foreign::is_drawn(name) && !highlight::knows(name)) {
            let named = info.split_whitespace().map(foreign::name).find_map(foreign::remedy);
            let help = named.unwrap_or_else(|| "write `text` in its place, or nothing, where code is meant".into());
            found.add(place, format!("`{info}` is shown as code here: other programs make something of it"), help);
        }
    }
}

/// What signs that only stand at the beginning of a line begin with.
const BEGINS: [char; 16] = ['!', '?', '#', '-', '.', '(', 'i', 'e', 'h', '*', '[', '{', '=', ':', '$', '@'];

/// The length of text in which signs are looked for at once: a line is shorter, and a longer text takes no more than its
/// share.
const TOGETHER: usize = 2_000;

/// The parts of a run, in which signs are looked for one after another, and where each begins.
fn parts<'t>(run: &Run<'t>) -> impl Iterator<Item = (usize, Run<'t>)> {
    let Run { text, begins, code } = *run;
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at;
        at = text.floor_char_boundary((start + TOGETHER).min(text.len()));
        let part = Run { text: &text[start..at], begins: begins && start == 0, code: code && at == text.len() };
        (start < at).then_some((start, part))
    })
}

/// What is typed in a run, in order; each place once.
fn typed(run: &Run<'_>) -> Vec<(Range<usize>, &'static Sign)> {
    let marks = if may_have_marks(run.text) { marks(run.text) } else { 0 };
    let begins = run.begins && run.text.starts_with(BEGINS);
    let mut all = Vec::new();
    if marks == 0 && !begins {
        return all;
    }
    let can_be = |sign: &&Sign| if sign.marks == 0 { begins } else { sign.marks & marks != 0 };
    let mut next: Vec<(Range<usize>, &Sign)> =
        SIGNS.iter().filter(can_be).filter_map(|sign| Some((behind(run, 0, sign)?, sign))).collect();
    while let Some((place, sign)) = next.iter().min_by_key(|(place, _)| place.start).cloned() {
        let from = place.end.max(place.start + 1);
        all.push((place, sign));
        // What stands further on stays where it was found.
        next.retain_mut(|(place, sign)| {
            place.start >= from || behind(run, from, sign).map(|found| *place = found).is_some()
        });
    }
    all
}

/// Where a sign stands first behind a place.
fn behind(run: &Run<'_>, from: usize, sign: &Sign) -> Option<Range<usize>> {
    let rest = Run { text: &run.text[from..], begins: run.begins && from == 0, ..*run };
    let place = (sign.find)(&rest)?;
    Some(from + place.start..from + place.end)
}

fn tell(tree: &Tree, words: Slice, (text, place): (&str, Range<usize>), sign: &Sign, found: &mut Findings) {
    let typed = &text[place.clone()];
    if foreign::ends(typed) && !typed.starts_with("[/") {
        return;
    }
    let place = tree.part(words, place);
    let named = typed.split(' ').map(foreign::name).take(2).find_map(foreign::remedy).filter(|_| sign.is_named);
    let help = named.unwrap_or_else(|| sign.help.to_owned());
    let shown: String = typed.chars().take(60).collect();
    let fix = typed.bytes().all(|byte| byte == b'#').then(|| Edit::new(place, format!("{typed} ")));
    let finding = found.add(place, format!("`{shown}` is shown as it is typed: {}", sign.what), help);
    finding.fix = fix.filter(|_| tree.written(words).is_some());
}

/// `@key` of a source outside brackets.
fn cited<'r>(run: &'r Run<'_>, known: &'r References) -> impl Iterator<Item = Range<usize>> + 'r {
    let key = move |at: usize| {
        let rest = &run.text[at + 1..];
        let length = rest.find(|c: char| !is_letter(c)).unwrap_or(rest.len());
        let is_free = !run.text[..at].ends_with(char::is_alphanumeric);
        (is_free && known.has(&rest[..length])).then_some(at..at + 1 + length)
    };
    memchr::memchr_iter(b'@', run.text.as_bytes()).filter_map(key)
}

fn contents(run: &Run<'_>) -> Option<Range<usize>> {
    let marks = ["[TOC]", "[toc]", "[[toc]]", "[[TOC]]", "@[toc]", "${toc}", "{:toc}", "{{TOC}}", "{{toc}}"];
    // `[[_TOC_]]`, as GitLab has it, has leaning words in it.
    let leaning = || (run.begins && run.text == "[[").then_some(0..2);
    marks.iter().find_map(|mark| run.beginning(mark)).or_else(leaning)
}

/// `{: .note}`, `{.button}`, `{#id}`, `{width=50%}`.
fn attributes(run: &Run<'_>) -> Option<Range<usize>> {
    each(run.text, "{", "}", |inside| {
        let inside = inside.trim();
        let given = inside.split_once('=').is_some_and(|(key, _)| !key.is_empty() && key.chars().all(is_letter));
        let marked = inside.starts_with(['.', '#']) && inside[1..].trim_start().starts_with(is_letter);
        inside.starts_with(':') || marked || given
    })
}

/// `{props.name}`, `{new Date()}`, `${name}`.
fn expression(run: &Run<'_>) -> Option<Range<usize>> {
    let dollar = || between(run.text, "${", "}");
    let braces = each(run.text, "{", "}", |inside| {
        let is_word =
            |word: &str| word.starts_with(char::is_alphabetic) && word.chars().all(|c| c.is_alphanumeric() || c == '_');
        let is_path = inside.contains('.') && inside.split('.').all(is_word);
        is_path || inside.starts_with("new ") || inside.ends_with("()")
    });
    dollar().or(braces)
}

/// `{info}`, as Confluence has it.
fn braced_name(run: &Run<'_>) -> Option<Range<usize>> {
    const NAMES: [&str; 10] = ["info", "note", "tip", "warning", "panel", "code", "toc", "expand", "quote", "blurb"];
    each(run.text, "{", "}", |inside| NAMES.contains(&inside.split(':').next().unwrap_or_default()))
        .filter(|_| !run.code)
}

/// `== Heading ==`, `h2. Heading`.
fn heading(run: &Run<'_>) -> Option<Range<usize>> {
    let bytes = run.text.as_bytes();
    let equals = bytes.iter().take_while(|byte| **byte == b'=').count();
    let is_wikis =
        (2..=6).contains(&equals) && run.text[equals..].starts_with(' ') && !run.text[equals..].starts_with(" \"");
    let is_numbered = matches!(bytes, [b'h', b'1'..=b'6', b'.', b' ', ..]);
    (run.begins && (is_wikis || is_numbered)).then(|| 0..run.text.trim_end().len())
}

/// `"words":https://…`, `[words|https://…]`, `link:page.html[words]`, `image::a.png[words]`.
fn other_link(run: &Run<'_>) -> Option<Range<usize>> {
    let textile = || {
        let at = run.text.find("\":http")?;
        let start = run.text[..at].rfind('"')?;
        let end = run.text[at..].find(char::is_whitespace).map_or(run.text.len(), |end| at + end);
        Some(start..end)
    };
    let jira =
        || each(run.text, "[", "]", |inside| inside.split_once("|http").is_some_and(|(words, _)| !words.is_empty()));
    let asciidoc = || {
        let mark = ["link:", "image::", "include::", "xref:"].iter().find(|mark| run.text.starts_with(**mark))?;
        let end = run.text.find(']').filter(|_| run.begins && run.text[mark.len()..].contains('['))?;
        Some(0..end + 1)
    };
    textile().or_else(jira).or_else(asciidoc)
}

/// `.. note::`, `(target)=`.
fn directive(run: &Run<'_>) -> Option<Range<usize>> {
    let is_directive =
        run.text.strip_prefix(".. ").is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '_'));
    let is_target = run.text.starts_with('(') && run.text.trim_end().ends_with(")=");
    (run.begins && (is_directive || is_target)).then(|| 0..run.text.trim_end().len())
}

/// `:ref:` or `{ref}` before a code span.
fn role(run: &Run<'_>) -> Option<Range<usize>> {
    let text = run.text.strip_suffix([':', '}']).filter(|_| run.code)?;
    let open = if run.text.ends_with('}') { '{' } else { ':' };
    let start = text.rfind(open)?;
    let name = &text[start + 1..];
    (!name.is_empty() && name.chars().all(|c| is_letter(c) || c == ':')).then_some(start..run.text.len())
}

/// ` ^block`, at the end of a line.
fn block_id(run: &Run<'_>) -> Option<Range<usize>> {
    let start = run.text.rfind(" ^")?;
    let id = &run.text[start + 2..];
    (!id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')).then_some(start + 1..run.text.len())
}

/// `==words==`.
fn marked(run: &Run<'_>) -> Option<Range<usize>> {
    each(run.text, "==", "==", |inside| inside.starts_with(char::is_alphanumeric) && !inside.ends_with(' '))
}

/// `x^2^`, `H~2~O`.
fn raised(run: &Run<'_>) -> Option<Range<usize>> {
    let with = |mark: &'static str| {
        let place = each(run.text, mark, mark, |inside| {
            (1..=4).contains(&inside.len()) && inside.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })?;
        run.text[..place.start].ends_with(char::is_alphanumeric).then_some(place)
    };
    with("^").or_else(|| with("~"))
}

/// `$$x$$`, `$x^2$`.
fn formula(run: &Run<'_>) -> Option<Range<usize>> {
    let has_sign =
        |inside: &str| inside.contains(['^', '_', '\\', '{']) && !inside.starts_with(' ') && !inside.ends_with(' ');
    between(run.text, "$$", "$$").or_else(|| each(run.text, "$", "$", has_sign))
}

/// `\newpage`, `\cite{key}`.
fn command(run: &Run<'_>) -> Option<Range<usize>> {
    let start = run.text.find('\\')?;
    let name = &run.text[start + 1..];
    let length = name.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(name.len());
    let rest = &name[length..];
    let braced = rest.starts_with('{').then(|| rest.find('}')).flatten();
    let is_alone = run.begins && start == 0 && rest.trim().is_empty();
    (length >= 3 && (braced.is_some() || is_alone)).then(|| start..start + 1 + length + braced.map_or(0, |end| end + 1))
}

/// `:smile:`.
fn emoji(run: &Run<'_>) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-+".contains(c);
    let place = each(run.text, ":", ":", |inside| {
        inside.len() > 1 && inside.chars().all(is_part) && inside.contains(|c: char| c.is_ascii_lowercase())
    })?;
    let is_free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && c != ':' && c != '/');
    let (before, behind) = (run.text[..place.start].chars().next_back(), run.text[place.end..].chars().next());
    (is_free(before) && is_free(behind) && !(run.code && behind.is_none())).then_some(place)
}

/// `[b]words[/b]`, `[gallery ids="1"]`.
fn shortcode(run: &Run<'_>) -> Option<Range<usize>> {
    each(run.text, "[", "]", |inside| {
        let is_name =
            |name: &str| !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
        let given = inside
            .split_once(' ')
            .is_some_and(|(name, rest)| is_name(name) && rest.contains("=\"") && rest.ends_with('"'));
        given || inside.strip_prefix('/').is_some_and(is_name)
    })
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// The first of what stands between two marks that fits, with the marks.
fn each(text: &str, open: &str, close: &str, fits: impl Fn(&str) -> bool) -> Option<Range<usize>> {
    let mut from = 0;
    loop {
        let place = between(&text[from..], open, close)?;
        let place = from + place.start..from + place.end;
        if fits(&text[place.start + open.len()..place.end - close.len()]) {
            return Some(place);
        }
        from = place.start + open.len();
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

/// `image.png =100x20`.
fn has_size(inside: &str) -> bool {
    let size = inside.rsplit_once(" =").map_or("", |(_, size)| size);
    size.contains(|c: char| c.is_ascii_digit()) && size.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x')
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_seen_beforehand() {
        for mark in MARKS {
            let text = format!("{}{}", "some words ".repeat(4), char::from(*mark));
            assert!(may_have_marks(&text) && marks(&text) != 0, "{text}");
        }
        assert!(!may_have_marks("Plain words (and more of them), with a comma; no: yes".split(';').next().unwrap()));
    }
}
