//! HTML text that is already escaped.

use std::fmt::Write as _;

/// A piece of HTML. Text enters only through [`Html::text`] and [`Html::attribute`], which escape it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// An empty piece with room for `bytes`.
    pub fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    /// Appends markup as it is. Only for markup of our own and for raw HTML that the site allows.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Appends text, escaped for an element's content.
    pub fn text(&mut self, text: &str) -> &mut Self {
        escape(text, &mut self.0, false);
        self
    }

    /// Appends ` name="value"`, the value escaped.
    pub fn attribute(&mut self, name: &str, value: &str) -> &mut Self {
        self.0.push(' ');
        self.0.push_str(name);
        self.0.push_str("=\"");
        escape(value, &mut self.0, true);
        self.0.push('"');
        self
    }

    /// Takes one space off the end: what follows stands close to the word before.
    pub fn close_up(&mut self) -> &mut Self {
        if self.0.ends_with(' ') {
            self.0.pop();
        }
        self
    }

    /// Appends a number.
    pub fn number(&mut self, number: usize) -> &mut Self {
        let _ = write!(self.0, "{number}");
        self
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The markup, owned.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// A text without the characters that XML has not (XML 1.0, 2.2): a space stands for each.
pub(crate) fn xml(text: &str) -> String {
    text.replace(|c: char| (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}'), " ")
}

fn escape(text: &str, out: &mut String, quotes: bool) {
    let mut rest = text;
    while let Some(at) = memchr::memchr3(b'&', b'<', b'>', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        escape_quotes(before, out, quotes);
        out.push_str(match from.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            _ => "&gt;",
        });
        rest = &from[1..];
    }
    escape_quotes(rest, out, quotes);
}

fn escape_quotes(text: &str, out: &mut String, quotes: bool) {
    let mut parts = text.split('"');
    if !quotes {
        out.push_str(text);
    } else if let Some(first) = parts.next() {
        out.push_str(first);
        for part in parts {
            out.push_str("&quot;");
            out.push_str(part);
        }
    }
}
