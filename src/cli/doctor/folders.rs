//! The folders of the site, and the one that it is written to.

use super::patient::{Patient, Trouble, trouble};
use crate::disk::{self, LIST};
use std::path::PathBuf;

/// Whether the site can be changed: by its settings, by `new` and by `adopt`.
pub(super) fn rights(patient: &Patient<'_>) -> Vec<Trouble> {
    let root = &patient.world.root;
    let own = ["", &patient.site.config.src, "static"].map(|name| root.join(name));
    let refused = own.iter().filter(|folder| folder.is_dir()).filter_map(|folder| disk::may_write(folder).err());
    let said = |fault: disk::Fault| {
        Trouble {
        message: fault.to_string(),
        help: "ask the person who looks after this computer for permission to write there; the settings and `candor adopt` need it".into(),
    }
    };
    refused.map(said).collect()
}

/// Whether a build could write where it is to.
pub(super) fn build_folder(patient: &Patient<'_>) -> Vec<Trouble> {
    let (dest, shown) = (&patient.dest, patient.shown(&patient.dest));
    if !dest.exists() {
        return Vec::new();
    }
    if !dest.is_dir() {
        return trouble(
            format!("{shown} is not a folder, so the site can't be written there"),
            "move it, or choose another folder in `[build] build-dir`",
        );
    }
    if let Err(fault) = disk::may_write(dest) {
        return trouble(
            fault.to_string(),
            "ask the person who looks after this computer for permission to write there",
        );
    }
    let of_a_brand = |(_, file): (_, &crate::source::SourceFile)| {
        let name = file.path.strip_prefix("brands/").and_then(|path| path.strip_suffix(".toml"));
        name.is_some_and(|name| dest.join(name).join(LIST).is_file())
    };
    let is_ours = patient.listed.is_some() || disk::is_empty(dest).unwrap_or(true);
    if is_ours || patient.site.sources.under("brands").any(of_a_brand) {
        return Vec::new();
    }
    trouble(
        format!("{shown} holds files that candor did not write, so candor does not build there"),
        "move it, or choose another folder in `[build] build-dir`",
    )
}

/// What a build that was killed has left.
pub(super) fn left_over(patient: &Patient<'_>) -> Vec<Trouble> {
    let left: Vec<String> = disk::left_over(&patient.dest).iter().map(|path| patient.shown(path)).collect();
    if left.is_empty() {
        return Vec::new();
    }
    trouble(
        format!("{} is left over from a build that was interrupted", left.join(", ")),
        "type `candor build`: it finishes the job and tidies up",
    )
}

/// Whether a new site takes the place of the old one in one step.
pub(super) fn exchange(patient: &Patient<'_>) -> Vec<Trouble> {
    let home: PathBuf = if patient.dest.is_dir() { patient.dest.clone() } else { patient.world.root.clone() };
    if disk::may_write(&home).is_err() || disk::exchanges(&home) {
        return Vec::new();
    }
    trouble(
        format!(
            "the disk of {} can't replace a whole folder in one step, so a build replaces files one by one",
            patient.shown(&home)
        ),
        "if your web server uses this folder, build into a folder on another disk (`candor build --dest-dir`)",
    )
}
