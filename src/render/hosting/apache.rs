//! Apache. Each part stands in the module that reads it, so that a host without one still serves the site.

use super::hosted::{Hosted, KEPT};
use crate::base::encode_path;
use crate::output::gains;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How compressed copies are called, and what a browser that takes them says.
const PACKINGS: [(&str, &str); 2] = [("br", "br"), ("gz", "gzip")];

pub(super) fn write(hosted: &Hosted<'_>, types: &BTreeMap<String, String>) -> String {
    let mut out = String::from(
        "# For hosts that allow FileInfo here (AllowOverride). If yours does not, leave this file out.\n\
         <IfModule mod_headers.c>\n",
    );
    headers(&mut out, hosted);
    out.push_str("</IfModule>\n<IfModule mod_mime.c>\n");
    for (ending, media_type) in types {
        let _ = writeln!(out, "AddType \"{media_type}\" .{ending}");
    }
    // What the server calls these files would be said of what is in them.
    out.push_str("RemoveEncoding .br .gz\nRemoveLanguage .br\n</IfModule>\n");
    copies(&mut out, types);
    out.push_str("<IfModule mod_alias.c>\n");
    for moved in &hosted.moved {
        // The server itself encodes what it sends.
        let to = moved.to.replace('$', r"\$");
        let _ = writeln!(out, "RedirectMatch 301 \"^{}$\" \"{to}{}\"", pattern(&moved.from), moved.fragment);
    }
    let _ = write!(
        out,
        "</IfModule>\n<IfModule core.c>\nErrorDocument 404 \"{}404.html\"\n</IfModule>\n",
        encode_path(&hosted.base)
    );
    out
}

/// What is set always goes with errors too; what others have set for good answers is taken away, or it would stand
/// there twice.
fn headers(out: &mut String, hosted: &Hosted<'_>) {
    for (name, value) in hosted.everywhere() {
        let _ = writeln!(out, "Header always set {name} \"{value}\"\nHeader unset {name}");
    }
    let kept: Vec<String> = hosted.kept.iter().map(|folder| pattern(folder)).collect();
    let _ = writeln!(
        out,
        "<If \"%{{REQUEST_URI}} =~ m#^(?:{})#\">\nHeader always set {} \"{}\" \"expr=%{{REQUEST_STATUS}} -lt 400\"\n</If>",
        kept.join("|"),
        KEPT.0,
        KEPT.1
    );
}

/// Who takes a compressed copy gets it, with the type of what is in it. The first rules are for the second pass, on
/// which the server looks at the copy. It would read an address with `%` as encoded twice: such a file is sent as it is.
fn copies(out: &mut String, types: &BTreeMap<String, String>) {
    out.push_str("<IfModule mod_rewrite.c>\n<IfModule mod_headers.c>\nRewriteEngine On\n");
    for (ending, media_type) in types.iter().filter(|(_, media_type)| gains(media_type)) {
        let _ = writeln!(
            out,
            "RewriteCond %{{ENV:REDIRECT_PACKED}} .\n\
             RewriteRule \"\\.{ending}\\.(?:br|gz)$\" - \"[NC,L,E=no-gzip:1,E=no-brotli:1,T={media_type}]\""
        );
    }
    for (ending, name) in PACKINGS {
        let _ = writeln!(
            out,
            "RewriteCond %{{HTTP:Accept-Encoding}} \\b{name}\\b\n\
             RewriteCond %{{HTTP:Accept-Encoding}} !\\b{name};q=0(?:\\.0+)?(?:,|$)\n\
             RewriteCond %{{REQUEST_URI}} !%\n\
             RewriteCond %{{REQUEST_FILENAME}}.{ending} -f\n\
             RewriteRule \"[^/]$\" \"%{{REQUEST_URI}}.{ending}\" [L,E=PACKED:{name}]"
        );
    }
    out.push_str("Header set Content-Encoding \"%{REDIRECT_PACKED}e\" env=REDIRECT_PACKED\n</IfModule>\n</IfModule>\n");
}

/// A path as a regular expression that matches it alone.
fn pattern(path: &str) -> String {
    let special = |letter: char| r".+*?()[]{}|^$\".contains(letter);
    path.chars().flat_map(|letter| special(letter).then_some('\\').into_iter().chain([letter])).collect()
}
