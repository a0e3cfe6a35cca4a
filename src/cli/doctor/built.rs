//! The site that stands in the build folder.

use super::patient::{Patient, Trouble, first, trouble};
use crate::diagnostic::count;

/// Files that were written and are not there: those that begin with a dot are lost where only visible files are copied.
pub(super) fn lost(patient: &Patient<'_>) -> Vec<Trouble> {
    let listed = patient.listed.iter().flatten();
    let mut lost: Vec<String> = listed.filter(|route| !patient.dest.join(route).exists()).cloned().collect();
    if lost.is_empty() {
        return Vec::new();
    }
    lost.sort();
    let shown = patient.shown(&patient.dest);
    trouble(
        format!("{} of the site {} missing from {shown}: {}", count(lost.len(), "file"), are(lost.len()), first(&lost)),
        "type `candor build`, and copy the whole folder to your host, including files whose names begin with a dot",
    )
}

/// Whether a build would write something else now.
pub(super) fn stale(patient: &Patient<'_>) -> Vec<Trouble> {
    let stale = &patient.stale;
    if stale.is_empty() {
        return Vec::new();
    }
    trouble(
        format!(
            "{} is older than the site: {} would change ({})",
            patient.shown(&patient.dest),
            count(stale.len(), "file"),
            first(stale)
        ),
        "type `candor build --publish`, then copy the folder to your host",
    )
}

fn are(number: usize) -> &'static str {
    if number == 1 { "is" } else { "are" }
}
