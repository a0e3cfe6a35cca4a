//! What a reviewer answered.

use crate::base::Date;
use crate::site::DocumentId;

pub(super) struct Answer {
    pub(super) document: DocumentId,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) date: Date,
    pub(super) verdict: &'static str,
    pub(super) remarks: String,
    pub(super) next: Option<Date>,
}

impl Answer {
    /// As readers of the page see it. A comma parts the name from the role.
    pub(super) fn who(&self) -> String {
        format!("{}, {}", self.name.replace(',', ""), self.role)
    }
}

/// A text as YAML and JSON both have it.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
