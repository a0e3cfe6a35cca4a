//! Caddy.

use super::hosted::{ASKED_ANEW, Hosted, KEPT, VARIES};
use crate::base::encode_path;
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(super) fn write(hosted: &Hosted<'_>, types: &BTreeMap<String, String>) -> String {
    let mut out = String::from("# Import this in the site's block, next to its `root`.\nheader {\n");
    for (name, value) in hosted.everywhere().iter().filter(|(name, _)| ![ASKED_ANEW.0, VARIES.0].contains(name)) {
        let _ = writeln!(out, "\t{name} \"{value}\"");
    }
    let _ = writeln!(out, "}}\n{}header ?{} \"{}\"", varies(""), ASKED_ANEW.0, ASKED_ANEW.1);
    for folder in &hosted.kept {
        let _ = writeln!(out, "header \"{}*\" {} \"{}\"", path(folder), KEPT.0, KEPT.1);
    }
    for (ending, media_type) in types {
        let _ = writeln!(out, "header *.{ending} Content-Type \"{media_type}\"");
    }
    for moved in &hosted.moved {
        let _ = writeln!(out, "redir \"{}\" \"{}\" 301", path(&moved.from), moved.address());
    }
    for folder in hosted.folders() {
        let Some(bare) = folder.strip_suffix('/').filter(|bare| !bare.is_empty()) else { continue };
        let _ = writeln!(out, "redir \"{}\" \"{}\" 301", path(bare), encode_path(&folder));
    }
    let _ = write!(
        out,
        "{}handle_errors {{\n{}\theader {} \"{}\"\n\theader Content-Type \"text/html; charset=utf-8\"\n\t\
         rewrite * \"{}404.html\"\n{}}}\n",
        files(""),
        varies("\t"),
        ASKED_ANEW.0,
        ASKED_ANEW.1,
        encode_path(&hosted.base),
        files("\t")
    );
    out
}

/// How files are sent: the compressed copy that a browser takes, where there is one.
fn files(indent: &str) -> String {
    format!("{indent}file_server {{\n{indent}\tprecompressed br gzip\n{indent}}}\n")
}

/// Said last, for the server adds the same of its own accord.
fn varies(indent: &str) -> String {
    format!("{indent}header {{\n{indent}\tdefer\n{indent}\t{} \"{}\"\n{indent}}}\n", VARIES.0, VARIES.1)
}

/// A path as Caddy matches it, where braces hold names and `%` begins an escape. (A brace with a
/// backslash would lose that where the file is imported.)
fn path(path: &str) -> String {
    path.replace('%', "%25").replace('{', "%7B").replace('}', "%7D")
}
