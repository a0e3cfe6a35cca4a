//! YAML. The parser's events give the structure and the places, and refuse anchors, aliases, tags and
//! double keys; what a word without quotes is, the YAML crate says.

use super::node::{Entry, Node, Value};
use crate::base::{Edit, SourceId, Span};
use crate::diagnostic::{Code, Diagnostic};
use saphyr_parser::{Event, Parser, ScalarStyle, ScanError};
use std::ops::Range;

/// More than this is no front matter and no data file that a person wrote.
const MAX_BYTES: usize = 4 * 1024 * 1024;
/// Deeper nesting than this is no data that a person wrote.
const MAX_DEPTH: usize = 64;

/// The YAML in `range` of `text` as a tree; faults go to `sink` under `code`. None when nothing can
/// be made of it. An empty document is [`Value::Null`].
pub(crate) fn parse(
    text: &str,
    source: SourceId,
    range: Range<usize>,
    code: Code,
    sink: &mut Vec<Diagnostic>,
) -> Option<Node> {
    let yaml = &text[range.clone()];
    let whole = Span::new(source, range.clone());
    if yaml.len() > MAX_BYTES {
        sink.push(
            Diagnostic::new(code, Span::new(source, range.start..range.start), "this YAML file is larger than 4 MiB")
                .help("split it into smaller files"),
        );
        return None;
    }
    let places = Places::new(yaml, source, range.start);
    let mut comments = Vec::new();
    let tree = tree(yaml, &places, &mut comments);
    sink.extend(comments.into_iter().map(|place| {
        Diagnostic::new("data/cut-value", place, "` #` starts a comment, so this is not part of the value")
            .help("put the whole value in double quotes, or the comment on its own line")
    }));
    match tree {
        Ok(root) => Some(root.unwrap_or(Node { span: whole, value: Value::Null })),
        Err(fault) => {
            sink.push(Diagnostic::new(code, fault.span, fault.message).help(fault.help).fix(fault.fix));
            None
        }
    }
}

/// Turns the parser's character positions into spans of bytes.
struct Places {
    source: SourceId,
    offset: usize,
    length: usize,
    /// The byte of every character, only where the two differ.
    bytes: Option<Vec<usize>>,
}

impl Places {
    fn new(yaml: &str, source: SourceId, offset: usize) -> Self {
        let bytes = (!yaml.is_ascii()).then(|| yaml.char_indices().map(|(at, _)| at).collect());
        Self { source, offset, length: yaml.len(), bytes }
    }

    fn byte(&self, character: usize) -> usize {
        match &self.bytes {
            Some(bytes) => bytes.get(character).copied().unwrap_or(self.length),
            None => character.min(self.length),
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        Span::new(
            self.source,
            self.offset + self.byte(range.start)..self.offset + self.byte(range.end.max(range.start)),
        )
    }
}

struct Fault {
    span: Span,
    message: String,
    help: &'static str,
    fix: Option<Edit>,
}

impl Fault {
    fn new(span: Span, message: impl Into<String>, help: &'static str) -> Self {
        Self { span, message: message.into(), help, fix: None }
    }

    fn scan(error: &ScanError, yaml: &str, places: &Places) -> Self {
        let at = error.marker().index();
        let span = places.span(at..at);
        let line_start = yaml[..places.byte(at)].rfind('\n').map_or(0, |end| end + 1);
        let line = yaml[line_start..].lines().next().unwrap_or("");
        let help = advice(error.info(), &yaml[..places.byte(at)], line, &yaml[places.byte(at)..]);
        let mended = mended(help, yaml, line_start, line);
        let fix = mended.map(|(range, words)| {
            Edit::new(Span::new(places.source, places.offset + range.start..places.offset + range.end), words)
        });
        Self { fix, ..Self::new(span, format!("this is not valid YAML: {}", error.info()), help) }
    }
}

const TABS: &str = "indent with spaces, not tabs";
const SIGN: &str = "put a value that begins with this character in double quotes";
const TAB: &str = "put a space after the colon, not a tab";
const COLON: &str = "put a value that contains `: ` or ` #` in double quotes";

/// What to write in which place of the faulty line, where one thing alone can have been meant.
fn mended(help: &str, yaml: &str, start: usize, line: &str) -> Option<(Range<usize>, String)> {
    match help {
        TABS => {
            let reads = |yaml: &String| Parser::new_from_str(yaml).all(|event| event.is_ok());
            spaced(yaml).filter(reads).map(|spaced| (0..yaml.len(), spaced))
        }
        TAB => {
            let at = start + line.find(":\t")? + 1;
            let tabs = yaml[at..].len() - yaml[at..].trim_start_matches(['\t', ' ']).len();
            Some((at..at + tabs, " ".into()))
        }
        SIGN | COLON => {
            let line = line.trim_end();
            let (key, value) = line.split_once(": ")?;
            let name = key.trim_start_matches(' ').trim_start_matches("- ");
            let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
            // A line that stands further in goes on with the value.
            let next = yaml[start + line.len()..].trim_start_matches(['\r', '\n']);
            let ends = next.len() - next.trim_start_matches([' ', '\t']).len() <= key.len() - name.len();
            let value = value.trim_start();
            let is_plain = !value.starts_with(['\'', '[', '{', '|', '>', '&', '*', '!', '#'])
                && !value.contains(['"', '\\'])
                && !value.contains(" #");
            let from = start + line.len() - value.len();
            (is_name && ends && is_plain).then(|| (from..start + line.len(), format!("\"{value}\"")))
        }
        _ => None,
    }
}

/// The same text indented by two spaces for each tab, where nothing but tabs indents it.
fn spaced(yaml: &str) -> Option<String> {
    let margin = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let is_block = |line: &str| line.trim_end().ends_with(['|', '>', '-', '+']);
    if yaml.lines().any(|line| line[..margin(line)].contains(' ') || is_block(line)) {
        return None;
    }
    let lines = yaml.split_inclusive('\n');
    Some(lines.map(|line| "  ".repeat(margin(line)) + &line[margin(line)..]).collect())
}

/// What to do about a fault, in words for people who do not know YAML: `info` is the reader's own report,
/// `line` the faulty line, `before` and `behind` what stands around the place.
fn advice(info: &str, before: &str, line: &str, behind: &str) -> &'static str {
    let count = |sign: char| before.matches(sign).count();
    if line.starts_with('\t') || line.trim_start_matches(' ').starts_with('\t') || info.contains("found a tab") {
        TABS
    } else if info.contains("recursion") {
        "this is nested too deeply; use fewer levels"
    } else if info.contains("unexpected character") || info.contains("unknown anchor") {
        SIGN
    } else if count('[') > count(']') || count('{') > count('}') {
        "a closing bracket is missing before this place; or, if the bracket is part of the text, put double quotes around the whole value"
    } else if info.contains("invalid indentation in quoted") {
        "close the quotation mark that opens here, on the same line"
    } else if info.contains("trailing content after") {
        "a quotation mark inside the value ends it: use the other kind of marks, ' or \", around the whole value"
    } else if line.contains(":\t") {
        TAB
    } else if line.matches(": ").count() > 1 || line.contains(" #") {
        COLON
    } else if line.starts_with(' ') && info.contains("mapping values") {
        "indent this line like the lines of the same group, or put the value above it in quotes"
    } else if line.starts_with(' ') && !behind.trim_start().is_empty() {
        "indent lines that belong together by the same number of spaces"
    } else {
        "check the quotes, brackets and indentation on this line and the line before"
    }
}

/// A list or map that is still being read.
struct Open {
    start: usize,
    map: bool,
    items: Vec<Node>,
    entries: Vec<Entry>,
    key: Option<(String, Span)>,
}

/// The tree, and the comments behind words without quotes, which may be meant as part of them.
fn tree(yaml: &str, places: &Places, comments: &mut Vec<Span>) -> Result<Option<Node>, Fault> {
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    for next in Parser::new_from_str(yaml) {
        let (event, at) = next.map_err(|error| Fault::scan(&error, yaml, places))?;
        let span = places.span(at.start.index()..at.end.index());
        if let Some((message, help)) = refused(&event, root.is_some()) {
            return Err(Fault::new(span, message, help));
        }
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if open.len() >= MAX_DEPTH {
                    return Err(Fault::new(span, "this is nested too deeply", "use at most 64 levels"));
                }
                let map = matches!(event, Event::MappingStart(..));
                open.push(Open { start: at.start.index(), map, items: Vec::new(), entries: Vec::new(), key: None });
            }
            Event::Scalar(text, style, _, _) => {
                let span = trimmed(yaml, places, at.start.index()..at.end.index(), style);
                match open.last_mut().filter(|parent| parent.map && parent.key.is_none()) {
                    Some(map) => map.begin(text.into_owned(), span)?,
                    None => {
                        let value = match style {
                            ScalarStyle::Plain => scalar(text.into_owned()),
                            // The end of the last line is no part of what was meant.
                            ScalarStyle::Literal | ScalarStyle::Folded => Value::Text(text.trim_end().to_owned()),
                            _ => Value::Text(text.into_owned()),
                        };
                        if style == ScalarStyle::Plain
                            && matches!(&value, Value::Text(text) if text.contains(char::is_alphabetic))
                        {
                            comments.extend(comment(yaml, span.range().end - places.offset).map(|comment| {
                                Span::new(places.source, places.offset + comment.start..places.offset + comment.end)
                            }));
                        }
                        close(Node { span, value }, &mut open, &mut root)?;
                    }
                }
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(done) = open.pop() else { continue };
                let span = trimmed(yaml, places, done.start..at.end.index(), ScalarStyle::Plain);
                let value = if done.map { Value::Map(done.entries) } else { Value::List(done.items) };
                close(Node { span, value }, &mut open, &mut root)?;
            }
            Event::Nothing
            | Event::Alias(_)
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
    }
    Ok(root)
}

impl Open {
    /// Takes the key whose value comes next.
    fn begin(&mut self, key: String, span: Span) -> Result<(), Fault> {
        if self.entries.iter().any(|entry| entry.key == key) {
            return Err(Fault::new(span, format!("`{key}` appears twice"), "keep one of them"));
        }
        self.key = Some((key, span));
        Ok(())
    }
}

/// What YAML has and data that people write here does not: why, and what to do.
fn refused(event: &Event<'_>, second: bool) -> Option<(&'static str, &'static str)> {
    match event {
        Event::Alias(_) => Some(("aliases (`*name`) are not used here", "write the value in full")),
        Event::Scalar(_, _, 1.., _) | Event::SequenceStart(1.., _) | Event::MappingStart(1.., _) => {
            Some(("anchors (`&name`) are not used here", "write the value in full wherever you need it"))
        }
        Event::Scalar(_, _, _, Some(_)) | Event::SequenceStart(_, Some(_)) | Event::MappingStart(_, Some(_)) => {
            Some(("tags (`!name`) are not used here", "remove it; put text that looks like a number in quotes"))
        }
        Event::DocumentStart(_) if second => {
            Some(("a line `---` starts a second YAML document here", "remove the line `---`"))
        }
        _ => None,
    }
}

/// Puts a finished node where it belongs: into the list or map that is open, or at the root.
fn close(node: Node, open: &mut [Open], root: &mut Option<Node>) -> Result<(), Fault> {
    match open.last_mut() {
        None => *root = Some(node),
        Some(list) if !list.map => list.items.push(node),
        Some(map) => {
            let (key, key_span) = map.key.take().ok_or_else(|| {
                Fault::new(
                    node.span,
                    "a list or group can't be a key",
                    "a key is a single word; put text that begins with a bracket in quotes",
                )
            })?;
            map.entries.push(Entry { key, key_span, node });
        }
    }
    Ok(())
}

/// The comment behind the value that ends at a byte, on the same line.
fn comment(yaml: &str, end: usize) -> Option<Range<usize>> {
    let line = yaml.get(end..)?.lines().next()?.trim_end();
    let comment = line.trim_start();
    let says = comment.len() < line.len() && comment.strip_prefix('#').is_some_and(|words| !words.trim().is_empty());
    says.then(|| end + line.len() - comment.len()..end + line.len())
}

/// The length of a text between quotes, both included; a comment may stand behind it.
fn quoted(value: &str) -> Option<usize> {
    let bytes = value.as_bytes();
    let quote = *bytes.first().filter(|byte| b"\"'".contains(byte))?;
    let mut at = 1;
    loop {
        match *bytes.get(at)? {
            b'\\' if quote == b'"' => at += 1,
            byte if byte == quote && quote == b'\'' && bytes.get(at + 1) == Some(&quote) => at += 1,
            byte if byte == quote => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
}

/// The span without the white space that the parser counts to the end of a value.
fn trimmed(yaml: &str, places: &Places, range: Range<usize>, style: ScalarStyle) -> Span {
    let (start, end) = (places.byte(range.start), places.byte(range.end));
    let value = yaml.get(start..end).unwrap_or_default();
    let end = match style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => quoted(value).map_or(end, |length| start + length),
        _ => start + value.trim_end().len(),
    };
    Span::new(places.source, places.offset + start..places.offset + end.max(start))
}

/// What a word without quotes is, by the YAML crate's own judgement: nothing, a truth value, a number
/// or text. It is asked only where the word leaves that open. A number that fits nowhere is kept as it
/// was written.
fn scalar(text: String) -> Value {
    if !is_open(&text) {
        return Value::Text(text);
    }
    if let Some(whole) = whole(&text) {
        return Value::Integer(whole, text);
    }
    match serde_yaml::from_str(&text) {
        Ok(serde_yaml::Value::Null) => Value::Null,
        Ok(serde_yaml::Value::Bool(value)) => Value::Bool(value),
        Ok(serde_yaml::Value::Number(number)) => match number.as_i64() {
            Some(whole) => Value::Integer(whole, text),
            None => Value::Number(number.as_f64().unwrap_or(f64::NAN), text),
        },
        _ => Value::Text(text),
    }
}

/// A whole number in the usual digits. One that begins with 0 may be meant in another base.
fn whole(text: &str) -> Option<i64> {
    let is_usual = text == "0" || (!text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit()));
    if is_usual { text.parse().ok() } else { None }
}

/// Whether a word may be anything but text: no words with a space are, nor dates, nor what begins with
/// a letter, but for the names of nothing and of the truth values.
fn is_open(text: &str) -> bool {
    match text.as_bytes() {
        [] => true,
        [year @ .., b'-', _, _, b'-', _, _] if year.iter().all(u8::is_ascii_digit) => false,
        _ if text.contains(' ') => false,
        _ if text.starts_with(char::is_alphabetic) => {
            ["null", "true", "false"].iter().any(|name| text.eq_ignore_ascii_case(name))
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(yaml: &str) -> (Option<Node>, Vec<Diagnostic>) {
        let mut sink = Vec::new();
        let node = parse(yaml, SourceId(0), 0..yaml.len(), "front-matter/syntax", &mut sink);
        (node, sink)
    }

    #[test]
    fn values_know_their_place() {
        let yaml = "title: Ä \"b\"\nlist: [a, 12]\nlang: no\n";
        let (node, faults) = read(yaml);
        assert_eq!(faults, []);
        let node = node.unwrap();
        let texts: Vec<_> =
            node.entries().iter().map(|entry| (&entry.key[..], &yaml[entry.node.span.range()])).collect();
        assert_eq!(texts, [("title", "Ä \"b\""), ("list", "[a, 12]"), ("lang", "no")]);
        assert_eq!(node.entries()[2].node.text(), Some("no"));
    }

    #[test]
    fn a_comment_is_no_part_of_the_text_between_quotes_before_it() {
        for quoted in [r#""a""#, r#""it's""#, r#""a \"b\" c""#, r"'it''s'", r#"'a "b"'"#, r#""""#] {
            let yaml = format!("title: {quoted}   # it's \"one\"\nkind: faq\n");
            let (node, faults) = read(&yaml);
            assert_eq!(faults, []);
            assert_eq!(&yaml[node.unwrap().entries()[0].node.span.range()], quoted);
        }
    }
}
