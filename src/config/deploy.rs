//! `[deploy]`: where the site is sent. Who may send it is said in the environment alone.

use crate::base::{Span, is_unseen, web};
use crate::data::{Field, Record, Shape};
use crate::diagnostic::Diagnostic;

const TEXT: Shape = Shape::Text;

pub(super) const DEPLOY: &[Field] = &[
    Field::new("bucket", TEXT, "The bucket to upload to."),
    Field::new(
        "endpoint",
        TEXT,
        "The address of the storage, such as `https://s3.example.org`. Leave it out for Amazon S3.",
    ),
    Field::new("region", TEXT, "The bucket's region, such as `eu-central-1`."),
    Field::new("prefix", TEXT, "The folder in the bucket for the site."),
    Field::new(
        "path-style",
        Shape::Bool,
        "Whether addresses have the bucket in the path instead of in the host name (default: yes with an `endpoint`, no at Amazon).",
    ),
];

/// Where storage that names no region says that it is.
const REGION: &str = "us-east-1";

/// Where the site is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deploy {
    pub bucket: Option<String>,
    /// The address of the storage.
    pub endpoint: String,
    pub region: String,
    /// What stands before each route: empty, or with `/` at its end.
    pub prefix: String,
    /// Whether the bucket stands in the path.
    pub path_style: bool,
}

pub(super) fn decode(record: &Record, sink: &mut Vec<Diagnostic>) -> Deploy {
    let region = name(record, "region", sink).unwrap_or_else(|| REGION.to_owned());
    let own = endpoint(record, sink);
    Deploy {
        bucket: name(record, "bucket", sink),
        path_style: record.bool("path-style").unwrap_or(own.is_some()),
        endpoint: own.unwrap_or_else(|| format!("https://s3.{region}.amazonaws.com")),
        prefix: prefix(record, sink),
        region,
    }
}

/// A name that may stand in a host's.
fn name(record: &Record, key: &'static str, sink: &mut Vec<Diagnostic>) -> Option<String> {
    let name = record.text(key)?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    let is_name = (1..=63).contains(&name.len())
        && name.bytes().all(is_plain)
        && name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !name.contains("..");
    if is_name {
        return Some(name.to_owned());
    }
    let message = format!("`{name}` can't be the name of a {key}");
    sink.push(
        Diagnostic::new("config/bad-bucket", record.place(key), message)
            .help("use the name that your storage shows: at most 63 letters, digits, `-`, `.` and `_`"),
    );
    None
}

fn endpoint(record: &Record, sink: &mut Vec<Diagnostic>) -> Option<String> {
    let address = record.text("endpoint")?;
    if web(address).is_some_and(|web| !web.path.contains(['?', '#'])) {
        return Some(address.trim_end_matches('/').to_owned());
    }
    let message =
        format!("`endpoint` must be the address of a storage, such as https://s3.example.org, not `{address}`");
    sink.push(
        Diagnostic::new("config/bad-url", record.place("endpoint"), message)
            .help("copy it from your storage provider, without a user name or key in it"),
    );
    None
}

fn prefix(record: &Record, sink: &mut Vec<Diagnostic>) -> String {
    let path = record.text("prefix").unwrap_or_default();
    let clean = path.trim_matches('/');
    if clean.is_empty() {
        return String::new();
    }
    let is_part = |part: &str| !["", ".", ".."].contains(&part) && !part.contains(is_unseen) && !part.contains('\\');
    if clean.split('/').all(is_part) {
        return format!("{clean}/");
    }
    let message = format!("`prefix` must be a folder in the bucket, such as `learn`, not `{path}`");
    let place: Span = record.place("prefix");
    sink.push(Diagnostic::new("config/bad-path", place, message).help("write folder names with `/` between them"));
    String::new()
}
