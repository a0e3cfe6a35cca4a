//! Names that are not part of a site.

/// What editors, systems and other programs leave behind, as the ends of names.
const ENDINGS: &[&str] = &[
    "~",
    ".swp",
    ".swx",
    ".swo",
    ".tmp",
    ".temp",
    ".crdownload",
    ".part",
    ".bak",
    ".backup",
    ".old",
    ".orig",
    ".rej",
    ".save",
    "___jb_tmp___",
    "___jb_old___",
];
/// As their beginnings: documents that are open in an office program.
const BEGINNINGS: &[&str] = &["~$", "~WRL"];
/// As a part of them: copies that programs which keep folders alike make of what was changed twice.
const PARTS: &[&str] = &[".sync-conflict-", "conflicted copy"];
/// As whole names of files and folders, in small letters. Generators keep pages that are not to be
/// published in `_drafts`.
const NAMES: &[&str] = &[
    "4913",
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "icon\r",
    "__macosx",
    "$recycle.bin",
    "system volume information",
    "lost+found",
    "node_modules",
    "bower_components",
    "__pycache__",
    "_drafts",
];

/// Whether a file or folder of this name is passed over: hidden ones (but for `.well-known`, which
/// browsers and servers look for) and what was left behind.
pub(crate) fn skipped(name: &str) -> bool {
    is_hidden(name) || is_left_behind(name)
}

fn is_hidden(name: &str) -> bool {
    name.starts_with('.') && name != ".well-known"
}

/// Whether a file or folder of this name is nobody's page, though it can be seen where it lies.
pub(super) fn is_left_behind(name: &str) -> bool {
    let small = name.to_lowercase();
    let emacs = name.len() > 1 && name.starts_with('#') && name.ends_with('#');
    let left = emacs
        || ENDINGS.iter().any(|ending| small.ends_with(ending))
        || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
        || PARTS.iter().any(|part| small.contains(part))
        || NAMES.contains(&small.as_str());
    left && !is_hidden(name)
}

#[cfg(test)]
mod tests {
    use super::{is_left_behind, skipped};

    #[test]
    fn what_others_leave_is_passed_over() {
        for name in [".git", ".index.md.swp", ".#index.md", ".DS_Store"] {
            assert!(skipped(name) && !is_left_behind(name), "{name}");
        }
        for name in [
            "index.md~",
            "#index.md#",
            "4913",
            "page.md.bak",
            "page.MD.BAK",
            "page.md.orig",
            "~$letter.docx",
            "desktop.ini",
            "Desktop.ini",
            "Thumbs.db",
            "node_modules",
            "_drafts",
            "__MACOSX",
            "page.sync-conflict-20261129-101500-ABC.md",
            "page (Ann's conflicted copy 2026-11-29).md",
        ] {
            assert!(is_left_behind(name), "{name}");
        }
        for name in
            ["index.md", "4913.md", ".well-known", "#", "a.part.md", "_index.md", "_headers", "drafts.md", "old.md"]
        {
            assert!(!skipped(name), "{name}");
        }
    }
}
