//! What the built-in theme is made of, as somebody copies it to change it.

use super::FOLDER;
use crate::base::parent;
use crate::kind;
use crate::source::SourceFile;
use std::collections::BTreeMap;

/// What is not a component, with what it is for; the templates of kinds say it by their names.
const ABOUT: &[(&str, &str)] = &[
    ("tokens.css", "Colours, fonts and sizes, in one place."),
    ("base.css", "How text looks: headings, links, lists, tables."),
    ("print.css", "How printed pages look."),
    ("icon.svg", "The icon in the browser's tab."),
    ("search", "The scripts of the search field."),
    ("strings/ar.yaml", "The interface text in Arabic."),
    ("strings/de.yaml", "The interface text in German."),
    ("strings/en.yaml", "The interface text in English."),
    ("strings/es.yaml", "The interface text in Spanish."),
    ("strings/fr.yaml", "The interface text in French."),
    ("strings/he.yaml", "The interface text in Hebrew."),
    ("templates/layout.html", "What every page has; the other templates fill its blocks."),
    ("templates/404.html", "The page shown for an address that does not exist."),
    ("templates/bare.html", "Only the text, for `template: bare`."),
    ("templates/gallery.html", "Every component with its examples, in the preview."),
    ("templates/handout.html", "All pages of a module in one, for printing."),
    ("templates/redirect.html", "The page at an old address, which redirects."),
    ("templates/search.html", "The search page."),
    ("templates/frame/footer.html", "The foot of every page."),
    ("templates/frame/header.html", "The head of every page."),
    ("templates/kinds/policy-complaints.html", "The page about complaints."),
    ("templates/kinds/policy-contact.html", "The contact page."),
    ("templates/kinds/policy-people.html", "The page about the publisher."),
];

/// What explains a component, and what shows it; it is of no use in a site.
pub(super) const ASIDE: [&str; 2] = ["README.md", "examples.yaml"];

/// A file, or a folder whose files belong together.
#[derive(Debug)]
pub(crate) struct Part {
    /// Its path below the theme's folder.
    pub(crate) name: String,
    /// What it is for.
    pub(crate) about: String,
    /// Its files, from the site's root.
    pub(crate) files: Vec<String>,
}

/// The parts of the theme, of which `files` are all.
pub(crate) fn parts<'f>(files: impl Iterator<Item = &'f SourceFile>) -> Vec<Part> {
    let mut parts: BTreeMap<String, Part> = BTreeMap::new();
    for file in files {
        let Some(path) = file.path.strip_prefix(FOLDER).and_then(|path| path.strip_prefix('/')) else { continue };
        let folder = parent(path);
        let is_folder = folder == "search" || folder.starts_with("components/");
        let name = if is_folder { folder } else { path };
        let new = || Part { name: name.to_owned(), about: about(name), files: Vec::new() };
        let part = parts.entry(name.to_owned()).or_insert_with(new);
        match path.strip_prefix(folder).map(|name| name.trim_start_matches('/')) {
            Some("README.md") if is_folder => part.about = first(file.text()),
            Some(own) if is_folder && ASIDE.contains(&own) => {}
            _ => part.files.push(file.path.clone()),
        }
    }
    parts.into_values().collect()
}

fn about(name: &str) -> String {
    let of_kind = || {
        let kind = name.strip_prefix("templates/kinds/")?.strip_suffix(".html")?;
        kind::named(kind).map(|kind| format!("Pages of the kind {}.", kind.name))
    };
    let told = ABOUT.iter().find(|(own, _)| *own == name).map(|(_, about)| (*about).to_owned());
    told.or_else(of_kind).unwrap_or_default()
}

/// The first sentence below the heading of a README.
fn first(text: &str) -> String {
    let body = text.split_once("\n\n").map_or("", |(_, body)| body);
    let paragraph = body.split("\n\n").next().unwrap_or_default().replace('\n', " ");
    paragraph.split_once(". ").map_or(paragraph.trim(), |(sentence, _)| sentence).trim_end_matches('.').to_owned() + "."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_says_what_it_is_for() {
        let layer = crate::source::Layer::Pack;
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER);
        let mut folders = vec![root.clone()];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let name = format!("{FOLDER}/{}", path.strip_prefix(&root).unwrap().to_string_lossy());
                    files.push(SourceFile::new(layer, name, std::fs::read(&path).unwrap()));
                }
            }
        }
        let parts = parts(files.iter());
        assert!(parts.len() > 60, "only {}", parts.len());
        for part in &parts {
            assert!(part.about.len() > 10 && !part.files.is_empty(), "{part:?}");
        }
        for (name, _) in ABOUT {
            assert!(parts.iter().any(|part| part.name == *name), "there is no {name}");
        }
    }
}
