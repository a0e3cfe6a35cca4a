//! Names that are not part of a site.

/// Whether a file or folder of this name is passed over: hidden ones (but for `.well-known`, which
/// browsers and servers look for) and what editors leave while they save.
pub fn skipped(name: &str) -> bool {
    let hidden = name.starts_with('.') && name != ".well-known";
    let temporary = name.ends_with('~')
        || (name.len() > 1 && name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swx", ".tmp", ".crdownload", ".part"].iter().any(|ending| name.ends_with(ending))
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___")
        || name == "4913"
        || name == "Thumbs.db";
    hidden || temporary
}

#[cfg(test)]
mod tests {
    use super::skipped;

    #[test]
    fn what_editors_leave_is_passed_over() {
        for name in [".git", ".index.md.swp", "index.md~", "#index.md#", "4913", ".#index.md"] {
            assert!(skipped(name), "{name}");
        }
        for name in ["index.md", "4913.md", ".well-known", "#", "a.part.md"] {
            assert!(!skipped(name), "{name}");
        }
    }
}
