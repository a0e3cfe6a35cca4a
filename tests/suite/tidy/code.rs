//! Rust source as the tidy checks need it: without comments and strings, and the paths that it names.

use std::collections::BTreeSet;

/// One source file.
pub(super) struct Code {
    /// From the repository's root: `src/base/span.rs`.
    pub(super) path: String,
    /// The top-level module: `base`.
    pub(super) module: String,
    /// Its text; comments are blank, strings empty.
    pub(super) text: String,
    /// Its lines as they stand in the file.
    pub(super) lines: usize,
}

impl Code {
    /// From a path and the text there.
    pub(super) fn new(path: &str, text: &str) -> Self {
        let inside = path.split_once('/').map_or(path, |(_, inside)| inside);
        let module = inside.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
        Self { path: path.to_owned(), module, text: bare(text), lines: text.lines().count() }
    }

    /// Without the unit tests at its end.
    pub(super) fn without_tests(mut self) -> Self {
        if let Some(at) = self.text.find("#[cfg(test)]\nmod ") {
            self.text.truncate(at);
        }
        self
    }
}

/// Takes comments and what is between quotes out of Rust text.
fn bare(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skip = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let Some(hashes) = raw_string(rest, &out) {
            let end = format!("\"{}", "#".repeat(hashes));
            let start = hashes + 2;
            rest[start..].find(&end).map_or(rest.len(), |at| start + at + end.len())
        } else if c == '"' {
            string_length(rest)
        } else if c == '\'' {
            character_length(rest)
        } else {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        };
        if c == '"' || c == 'r' {
            out.push_str("\"\"");
        }
        rest = &rest[skip..];
    }
    out
}

/// The number of `#` of a raw string that begins here.
fn raw_string(rest: &str, before: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    let word = before.ends_with(|c: char| c.is_alphanumeric() || c == '_') && !before.ends_with('b');
    (!word && after[hashes..].starts_with('"')).then_some(hashes)
}

fn string_length(rest: &str) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character literal, or 1 for a lifetime's mark.
fn character_length(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    match characters.next() {
        Some((_, '\\')) => rest[2..].char_indices().skip(1).find(|(_, c)| *c == '\'').map_or(1, |(at, _)| at + 3),
        Some(_) => characters.next().filter(|(_, c)| *c == '\'').map_or(1, |(at, _)| at + 1),
        None => 1,
    }
}

/// The top-level modules that a file names through `crate::`, or through enough `super::`.
pub(super) fn modules_used(code: &Code) -> BTreeSet<String> {
    let depth = code.path.trim_end_matches("/mod.rs").matches('/').count();
    let roots = ["crate::".to_owned(), "super::".repeat(depth)];
    let mut used = BTreeSet::new();
    for root in roots.iter().filter(|root| !root.is_empty()) {
        for (at, _) in code.text.match_indices(root.as_str()) {
            let before = &code.text[..at];
            let after = &code.text[at + root.len()..];
            if !before.ends_with(is_word) && !before.ends_with("::") && !before.ends_with('$') {
                used.extend(first_names(after));
            }
        }
    }
    used
}

/// `a` of `a::b`, or `a` and `c` of `{a::b, c}`.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| text.chars().take_while(|c| is_word(*c)).collect::<String>();
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let mut names = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(name(group[start..at].trim_start()));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(name(group[start..at].trim_start()));
                start = at + 1;
            }
            _ => {}
        }
    }
    names
}

/// Whether a crate is named: `toml::x`, `use toml as t`, but not `crate::toml::x`.
pub(super) fn names_crate(text: &str, name: &str) -> bool {
    let name = name.replace('-', "_");
    text.match_indices(&name).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + name.len()..]);
        let path = after.starts_with("::") && !before.ends_with("::");
        let renamed = before.ends_with("use ") && after.starts_with([';', ' ']);
        !before.ends_with(is_word) && (path || renamed)
    })
}

/// What a macro that is called after a folder, such as `kinds!`, declares and lists.
pub(super) fn listed<'t>(text: &'t str, folder: &str) -> Vec<&'t str> {
    let call = format!("\n{}s! {{", folder.trim_end_matches('s'));
    let body = text.split_once(&call).and_then(|(_, body)| body.split_once('}'));
    body.map_or(Vec::new(), |(body, _)| body.split_whitespace().collect())
}

/// Whether a path or a macro is named.
pub(super) fn names(text: &str, what: &str) -> bool {
    let whole = |at: usize| {
        let after = &text[at + what.len()..];
        !text[..at].ends_with(is_word) && (what.ends_with('!') || !after.starts_with(is_word))
    };
    text.match_indices(what).any(|(at, _)| whole(at))
}

/// The text, followed by every path of a group of imports from `std` in full.
pub(super) fn spelled_out(text: &str) -> String {
    let mut out = text.to_owned();
    for root in ["std::", "std::io::"] {
        for (at, _) in text.match_indices(&format!("{root}{{")) {
            for name in first_names(&text[at + root.len()..]) {
                out += &format!(" {root}{name} ");
            }
        }
    }
    out
}

/// The `use` statements, each on one line.
pub(super) fn statements(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices("use ") {
        if text[..at].ends_with(is_word) {
            continue;
        }
        let end = text[at..].find(';').unwrap_or(text.len() - at);
        found.push(text[at..at + end].split_whitespace().collect::<Vec<_>>().join(" "));
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
