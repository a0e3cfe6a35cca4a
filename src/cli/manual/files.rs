//! The data files, and what else lies in a site's folder.

use super::keys;
use super::text::{Page, block, code, prose};
use crate::diagnostic::first_sentence;
use crate::reference::{Entry, Group, Place};

pub(super) fn pages(all: &[Entry]) -> Vec<Page> {
    let files = all.iter().filter(|entry| entry.group == Group::Files && !entry.is_part);
    files.map(|entry| file(all, entry)).chain([folder(all)]).collect()
}

fn file(all: &[Entry], entry: &Entry) -> Page {
    let Place::File(path) = entry.place else { return folder(all) };
    let name = path.trim_start_matches("content/");
    let mut page = Page::new(format!("data/{}.md", entry.name), format!("Data: {name}"), first_sentence(&entry.text));
    page.part(&prose(&entry.text));
    page.part(&format!("The file is {}. This is how it looks:", code(path)));
    page.part(&block("yaml", entry.example.as_deref().unwrap_or_default()));
    for (title, fields) in &entry.fields {
        page.part(&format!("## {title}"));
        page.part(&keys::list(all, (Group::Files, &entry.name), fields, "### "));
    }
    page.part(&keys::meanings(&entry.values));
    let parts = all
        .iter()
        .filter(|part| part.is_part && part.shape.is_none() && part.name.starts_with(&format!("{}.", entry.name)));
    for part in parts {
        page.part(&format!("## {}\n\n{}", part.own_name(), prose(&part.text)));
        page.part(&block("yaml", part.example.as_deref().unwrap_or_default()));
        // Those of every figure stand above.
        for (title, fields) in part.fields.iter().take(1) {
            page.part(&format!("### {title} {{#{}-keys}}", part.own_name()));
            page.part(&keys::list(all, (Group::Files, &part.name), fields, "#### "));
        }
    }
    page
}

fn folder(all: &[Entry]) -> Page {
    let mut page = Page::new(
        "start/the-folder.md",
        "The folder of a site",
        "What lies where in a site's folder, and what each part is for.",
    );
    for entry in all.iter().filter(|entry| entry.group == Group::Beside) {
        page.part(&format!("## {}\n\n{}", entry.name, prose(&entry.text)));
        if let (Some(example), Place::File(path)) = (&entry.example, entry.place) {
            page.part(&format!("In {}:\n\n{}", code(path), block("text", example)));
        }
    }
    page
}
