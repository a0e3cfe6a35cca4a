//! Changes of a page's front matter, in the way in which it is written.

use crate::base::{Edit, Span};
use crate::data::Node;
use crate::document::Document;

/// Adds a line at the end of the front matter, and front matter where there is none.
pub(super) fn add(document: &Document, text: &str, line: &str) -> Edit {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let at = |byte: usize| Span::new(document.source, byte..byte);
    let head = &text[..document.front.body];
    let last = document.front.entries().iter().map(|entry| entry.node.span.range().end).max();
    if let Some(behind) = last {
        let stop = head[behind..].find('\n').map_or(head.len(), |stop| behind + stop + 1);
        return Edit::new(at(stop), format!("{line}{end}"));
    }
    let opening = head.find("---").and_then(|start| Some(start + head[start..].find('\n')? + 1));
    match opening {
        Some(byte) => Edit::new(at(byte), format!("{line}{end}")),
        None => Edit::new(at(0), format!("---{end}{line}{end}---{end}")),
    }
}

/// Adds items at the end of a list that has some.
pub(super) fn append(text: &str, node: &Node, items: &[String]) -> Edit {
    let whole = node.span.range();
    let place = |at: usize| Span::new(node.span.source, at..at);
    if text[whole.clone()].starts_with('[') {
        let last = node.items().last().map_or(whole.start + 1, |item| item.span.range().end);
        return Edit::new(place(last), format!(", {}", items.join(", ")));
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let line = text[..whole.start].rfind('\n').map_or(0, |end| end + 1);
    let stop = text[whole.end..].find('\n').map_or(text.len(), |stop| whole.end + stop + 1);
    let rows: String = items.iter().map(|item| format!("{}- {item}{end}", &text[line..whole.start])).collect();
    Edit::new(place(stop), rows)
}

/// The list of a field with other items, each as it stands in the text; none where nothing is left: then the field goes.
pub(super) fn list(text: &str, (key, node): (Span, &Node), items: &[String]) -> Edit {
    let whole = node.span.range();
    let line = |at: usize| text[..at].rfind('\n').map_or(0, |end| end + 1);
    if items.is_empty() {
        let stop = text[whole.end..].find('\n').map_or(text.len(), |stop| whole.end + stop + 1);
        return Edit::new(Span::new(node.span.source, line(key.range().start)..stop), "");
    }
    if text[whole.start..].starts_with('[') {
        return Edit::new(node.span, format!("[{}]", items.join(", ")));
    }
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let indent = &text[line(whole.start)..whole.start];
    let rows: Vec<String> = items.iter().map(|item| format!("- {item}")).collect();
    Edit::new(node.span, rows.join(&format!("{end}{indent}")))
}

/// The items of a list as they stand in the text.
pub(super) fn items(text: &str, node: &Node) -> Vec<String> {
    node.items().iter().map(|item| text[item.span.range()].to_owned()).collect()
}

/// Text as an item of a list, or a value.
pub(super) fn quoted(text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_alphabetic())
        && text.chars().all(|c| c.is_alphanumeric() || "-_./".contains(c));
    if is_plain { text.to_owned() } else { format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")) }
}
