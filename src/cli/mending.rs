//! Repairs, written into the files of a site.

use super::world::as_read;
use crate::base::{SourceId, edited};
use crate::diagnostic::Diagnostic;
use crate::disk::{self, Fault};
use crate::fix;
use crate::source::Sources;
use std::collections::BTreeSet;
use std::path::Path;

/// Writes each file that is mended, if it is still as it was read; what was mended.
pub(super) fn write<'d>(
    root: &Path,
    sources: &Sources,
    fixes: &[&'d Diagnostic],
) -> Result<Vec<&'d Diagnostic>, Fault> {
    let edits = fix::edits(fixes);
    let files: BTreeSet<SourceId> = edits.iter().map(|edit| edit.span.source).collect();
    let mut written = BTreeSet::new();
    for id in files {
        let file = sources.file(id);
        let Some(before) = as_read(root, file.place(), file) else { continue };
        // What stands before the text itself, a mark that says UTF-8, stays.
        let (mark, text) = before.split_at(before.len() - file.text().len());
        let after = format!("{mark}{}", edited(id, text, edits.iter().copied()));
        if disk::replace(root, file.place(), Some(before.as_bytes()), after.as_bytes())? {
            written.insert(id);
        }
    }
    Ok(fixes.iter().copied().filter(|finding| written.contains(&finding.span.source)).collect())
}
