//! What a browser sends: the fields of a form, and the files in it.

use crate::base::decode_path;
use memchr::memmem::find;
use std::collections::BTreeMap;

/// A form that was filled in.
#[derive(Debug, Default)]
pub(super) struct Filled {
    /// What was written, by the names of fields.
    pub values: Values,
    /// What was chosen from the disk, by the names of fields; what its file was called is not kept.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// Texts by the names of fields.
pub(super) type Values = BTreeMap<String, String>;

/// Reads what was sent. What is no form has no fields.
pub(super) fn read(media_type: &str, body: &[u8]) -> Filled {
    let (kind, parameters) = media_type.split_once(';').unwrap_or((media_type, ""));
    match kind.trim() {
        "application/x-www-form-urlencoded" => urlencoded(&String::from_utf8_lossy(body)),
        kind if kind.strip_prefix("multipart/") == Some("form-data") => parameters
            .split(';')
            .find_map(|part| part.trim().strip_prefix("boundary="))
            .map(|boundary| multipart(body, boundary.trim_matches('"')))
            .unwrap_or_default(),
        _ => Filled::default(),
    }
}

fn urlencoded(text: &str) -> Filled {
    let decoded = |part: &str| decode_path(&part.replace('+', " ")).unwrap_or_default();
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    Filled { values: pairs.map(|(name, text)| (decoded(name), lines(&decoded(text)))).collect(), ..Filled::default() }
}

/// The parts of a body (RFC 7578), each between two lines with the boundary.
fn multipart(body: &[u8], boundary: &str) -> Filled {
    let mut filled = Filled::default();
    let line = format!("\r\n--{boundary}");
    // The first line has none before it.
    let Some(mut rest) = body.strip_prefix(&line.as_bytes()[2..]) else { return filled };
    while let Some(part) = rest.strip_prefix(b"\r\n") {
        let Some(end) = find(part, line.as_bytes()) else { break };
        rest = &part[end + line.len()..];
        let Some(head) = find(&part[..end], b"\r\n\r\n") else { continue };
        let content = &part[head + 4..end];
        let head = String::from_utf8_lossy(&part[..head]).into_owned();
        let Some(name) = parameter(&head, "name") else { continue };
        if parameter(&head, "filename").is_none() {
            filled.values.insert(name, lines(&String::from_utf8_lossy(content)));
        } else if !content.is_empty() {
            filled.files.insert(name, content.to_vec());
        }
    }
    filled
}

/// `name="…"` of the line that says what a part is.
fn parameter(head: &str, name: &str) -> Option<String> {
    let line = head.lines().find(|line| {
        line.get(.."content-disposition:".len()).is_some_and(|start| start.eq_ignore_ascii_case("content-disposition:"))
    })?;
    let parameters = line.split(';').skip(1).filter_map(|part| part.trim().split_once('='));
    let found = parameters.into_iter().find(|(key, _)| *key == name)?;
    Some(found.1.trim_matches('"').to_owned())
}

/// A text as files have it: browsers send lines that end in two characters.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "")
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn both_ways_of_sending_are_read() {
        let plain = read("application/x-www-form-urlencoded", b"a=one+%C3%A9&b=&c=1%0D%0A2&d");
        assert_eq!(plain.values.get("a").map(String::as_str), Some("one é"));
        assert_eq!(plain.values.get("c").map(String::as_str), Some("1\n2"));
        let body = b"--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\n--X\r\n\
            content-disposition: form-data; name=\"f\"; filename=\"../../etc/passwd\"\r\nContent-Type: image/png\r\n\r\n\
            \x89PNG\r\n--X--\r\n";
        let parts = read("multipart/form-data; boundary=X", body);
        assert_eq!(parts.values.get("a").map(String::as_str), Some("one"));
        assert_eq!(parts.files.get("f").map(Vec::as_slice), Some(&b"\x89PNG"[..]));
    }

    #[test]
    fn what_is_no_form_has_no_fields() {
        for (media_type, body) in [
            ("", &b"a=1"[..]),
            ("text/plain", b"a=1"),
            ("multipart/form-data", b"--X"),
            ("multipart/form-data; boundary=X", b"--X\r\nno end"),
            ("multipart/form-data; boundary=", b"\r\n\r\n--"),
            ("multipart/form-data; boundary=X", b"--X\r\nContent-Disposition: form-data\r\n\r\n1\r\n--X--"),
        ] {
            assert!(read(media_type, body).values.is_empty(), "{media_type}");
        }
    }
}
