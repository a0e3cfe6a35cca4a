//! Addresses: where a reader may be led.

use super::url::scheme;
use std::borrow::Cow;

/// The schemes that lead somewhere in every browser. Everything else is a path of the site's own, or is refused.
pub(crate) const SCHEMES: [&str; 4] = ["https", "http", "mailto", "tel"];
/// Those that run or show what stands in them.
const RUNNING: [&str; 3] = ["javascript", "data", "vbscript"];

/// Why nobody is led to an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It would run.
    Script,
    /// Not every browser knows its scheme.
    Scheme(String),
}

/// Whether an address may stand where a browser follows it; `trusted` lets everything stand that doesn't run.
///
/// # Errors
/// Why it may not.
pub(crate) fn allowed(address: &str, trusted: bool) -> Result<(), Refused> {
    // Browsers take no notice of what is left out here.
    let read: Cow<'_, str> = if address.bytes().any(|byte| byte <= b' ') {
        let kept = |c: &char| !matches!(c, '\t' | '\n' | '\r');
        address.chars().skip_while(|c| *c <= ' ').filter(kept).collect::<String>().into()
    } else {
        address.into()
    };
    // Of the page's own scheme: from a file, that is a folder of the network. Browsers take `\\` for `/`.
    if !trusted && read.len() > 1 && read.bytes().take(2).all(|byte| matches!(byte, b'/' | b'\\')) {
        return Err(Refused::Scheme("//".to_owned()));
    }
    let Some(scheme) = scheme(&read) else { return Ok(()) };
    let name = scheme.to_ascii_lowercase();
    if RUNNING.contains(&name.as_str()) {
        return Err(Refused::Script);
    }
    if trusted || SCHEMES.contains(&name.as_str()) { Ok(()) } else { Err(Refused::Scheme(scheme.to_owned())) }
}

/// A whole address of the web, in parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Web<'a> {
    pub(crate) host: &'a str,
    /// What follows the host and its port: empty, or from the first `/`, `?` or `#`.
    pub(crate) path: &'a str,
}

/// Reads `https://example.org:8080/learn/`; none for what has no host, names a user, or holds what stands in no
/// address by itself.
pub(crate) fn web(address: &str) -> Option<Web<'_>> {
    let scheme = scheme(address).filter(|own| ["https", "http"].iter().any(|web| own.eq_ignore_ascii_case(web)))?;
    let rest = address[scheme.len()..].strip_prefix("://")?;
    let (authority, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !authority.ends_with(']') => (host, port),
        _ => (authority, "0"),
    };
    let is_port = port.bytes().all(|byte| byte.is_ascii_digit()) && port.parse::<u16>().is_ok();
    let is_plain = |c: char| !c.is_control() && !c.is_whitespace() && !"\"<>\\^`{|}".contains(c);
    (is_host(host) && is_port && path.chars().all(is_plain)).then_some(Web { host, path })
}

fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[') {
        let is_digit = |c: char| c.is_ascii_hexdigit() || ":.".contains(c);
        return address.strip_suffix(']').is_some_and(|address| address.contains(':') && address.chars().all(is_digit));
    }
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    host.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_reads_is_held_to_the_list() {
        for address in ["HTTPS://a.example", "mailto:a@b", "tel:1", "a.md#b:c", "../a:b", "/a", "", "1:a"] {
            assert_eq!(allowed(address, false), Ok(()), "{address}");
        }
        for address in ["javascript:a", " JavaScript:a", "\u{1}data:a", "java\nscript:a", "\tvb\rscript:a"] {
            assert_eq!(allowed(address, true), Err(Refused::Script), "{address}");
        }
        for address in ["intent:a", "blob:a", "view-source:a", "file:///a", "httpx:a", "//a.example/", "/\t\\a.example"]
        {
            assert!(allowed(address, false).is_err() && allowed(address, true).is_ok(), "{address}");
        }
    }

    #[test]
    fn an_address_of_the_web_has_a_host() {
        for (address, host, path) in [
            ("https://a.example", "a.example", ""),
            ("HTTP://localhost:3000/a/?b#c", "localhost", "/a/?b#c"),
            ("https://[::1]:80?a", "[::1]", "?a"),
            ("https://ä.example/ü", "ä.example", "/ü"),
        ] {
            assert_eq!(web(address), Some(Web { host, path }), "{address}");
        }
        for address in [
            "https://",
            "https:///a",
            "https://:80/",
            "https://a@b.example/",
            "https://a..b/",
            "https://a b/",
            "https://a:b/",
            "https://a:99999/",
            "https://a:+1/",
            "https://[::g]/",
            "ftp://a/",
            "//a/",
            "https:a",
            "https://a/\n",
            "https://a/{}",
            "https://a/\"",
        ] {
            assert_eq!(web(address), None, "{address}");
        }
    }
}
