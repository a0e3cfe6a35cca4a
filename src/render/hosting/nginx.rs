//! nginx.

use super::hosted::{ASKED_ANEW, Hosted, KEPT};
use crate::base::encode_path;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// How every answer is made: a module that nginx does not have is not named, for it would not start.
const ANSWERS: &str = "\
default_type application/octet-stream;
charset utf-8;
gzip_static on;
gzip_vary off;
absolute_redirect off;
access_log off;
";

pub(super) fn write(hosted: &Hosted<'_>, types: &BTreeMap<String, String>) -> String {
    let base = &hosted.base;
    let mut out = String::from(
        "# Include this in the server block of the site. If nginx has the brotli module, also write\n\
         # `brotli_static on;` next to the include.\n",
    );
    out.push_str(ANSWERS);
    let plain = |media_type: &'_ str| media_type.split(';').next().unwrap_or(media_type).to_owned();
    let lines = types.iter().map(|(ending, media_type)| format!("    {} {ending};\n", plain(media_type)));
    let _ = writeln!(out, "types {{\n{}}}", lines.collect::<String>());
    // HTML is always among them, and may not be named twice.
    let texts = types.values().filter(|media_type| media_type.contains("charset")).map(|media_type| plain(media_type));
    let texts: BTreeSet<String> = texts.filter(|media_type| media_type != "text/html").collect();
    let texts: String = texts.iter().map(|media_type| format!(" {media_type}")).collect();
    let _ = writeln!(out, "charset_types{texts};");
    headers(&mut out, hosted, "", |_| true);
    for folder in &hosted.kept {
        // A location with a header of its own has none of those around it.
        let _ = writeln!(out, "location \"{folder}\" {{");
        headers(&mut out, hosted, "    ", |name| name != ASKED_ANEW.0);
        let _ = writeln!(out, "    add_header {} \"{}\";\n}}", KEPT.0, KEPT.1);
    }
    for moved in &hosted.moved {
        let _ = writeln!(out, "location = \"{}\" {{ return 301 \"{}\"; }}", moved.from, moved.address());
    }
    let _ = writeln!(out, "error_page 404 \"{}404.html\";", encode_path(base).replace('$', "%24"));
    out
}

fn headers(out: &mut String, hosted: &Hosted<'_>, indent: &str, wanted: impl Fn(&str) -> bool) {
    for (name, value) in hosted.everywhere().into_iter().filter(|(name, _)| wanted(name)) {
        let _ = writeln!(out, "{indent}add_header {name} \"{value}\" always;");
    }
}
