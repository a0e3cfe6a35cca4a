//! Pages of the manual, as Markdown.

use std::fmt::Write as _;

/// A page that the program writes.
pub(super) struct Page {
    /// Below the folder of the manual.
    pub path: String,
    title: String,
    /// More lines of its front matter.
    head: String,
    body: String,
}

impl Page {
    pub(super) fn new(path: impl Into<String>, title: impl Into<String>, summary: &str) -> Self {
        let head = format!("summary: {}\n", quoted(summary));
        Self { path: path.into(), title: title.into(), head, body: String::new() }
    }

    /// The same, found by other words that people type.
    pub(super) fn asked_as(mut self, words: &[&str]) -> Self {
        let _ = writeln!(self.head, "asked-as: [{}]", words.join(", "));
        self
    }

    /// A paragraph, a list or a table, as Markdown.
    pub(super) fn part(&mut self, markdown: &str) {
        if !markdown.trim().is_empty() {
            let _ = write!(self.body, "\n{}\n", markdown.trim_end());
        }
    }

    pub(super) fn markdown(&self) -> String {
        format!(
            "---\ntitle: {}\n{}---\n<!-- Written by `candor manual docs/content`. Change the program, not this page. -->\n{}",
            quoted(&self.title),
            self.head,
            self.body
        )
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// Words of the program as they stand in a paragraph. What is code there is code here.
pub(super) fn prose(text: &str) -> String {
    let part = |(number, part): (usize, &str)| match number % 2 {
        0 => escaped(part),
        _ => format!("`{part}`"),
    };
    text.split('`').enumerate().map(part).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "\\<[]*_#|".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Code within a paragraph.
pub(super) fn code(text: &str) -> String {
    format!("`{text}`")
}

/// A block of code.
pub(super) fn block(info: &str, text: &str) -> String {
    let longest = text.lines().map(|line| line.trim_start().bytes().take_while(|byte| *byte == b'`').count()).max();
    let fence = "`".repeat(longest.unwrap_or(0).max(2) + 1);
    let block = format!("{fence}{info}\n{}\n{fence}\n", text.trim_end());
    // Marks of a merge at the beginning of a line would be found as what somebody has left there.
    match text.lines().any(|line| line.starts_with("<<<<<<<")) {
        true => block.lines().map(|line| format!(" {line}\n")).collect(),
        false => block,
    }
}

/// A table. Its cells are Markdown.
pub(super) fn table<const N: usize>(head: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> String {
    let mut out = format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(N));
    let mut count = 0;
    for row in rows {
        // A bar within a cell, also within code, would begin the next.
        let cells = row.map(|cell| cell.replace("\\|", "|").replace('|', "\\|").replace('\n', " "));
        let _ = writeln!(out, "| {} |", cells.join(" | "));
        count += 1;
    }
    if count == 0 { String::new() } else { out }
}
