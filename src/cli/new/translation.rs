//! A translation begins with what its original says.

use super::page::{dates, more, quoted};
use crate::base::{Date, Relative, parent, resolve};
use crate::data::{Entry, Node};
use crate::front_matter::fields::{
    ALIASES, CHECKED_BY, DATE, KIND, LAST_REVIEWED, NEXT_REVIEW, RELATED, REPLACES, REVIEW_IN, REVIEWED_BY,
    SOURCE_FINGERPRINT, TITLE, TRANSLATION_OF,
};
use crate::site::{DocumentId, Site};

/// What holds for the original alone.
const OF_ORIGINAL: &[&str] = &[
    TITLE.key,
    KIND.key,
    ALIASES.key,
    CHECKED_BY.key,
    DATE.key,
    LAST_REVIEWED.key,
    NEXT_REVIEW.key,
    REPLACES.key,
    REVIEW_IN.key,
    REVIEWED_BY.key,
    SOURCE_FINGERPRINT.key,
    TRANSLATION_OF.key,
];

/// The translation of a page, whose words are still to be translated, for the folder `folder` of a language.
pub(super) fn translation(site: &Site, original: DocumentId, folder: &str, today: Date) -> String {
    let (document, file) = (&site.documents[original], site.file(original));
    let (kind, path) = (document.front.kind, &document.path);
    let title = document.title().unwrap_or(path);
    let mut out = format!(
        "---\n{}\n# Translate what readers see. Don't change field names, codes and dates.\n",
        more(kind, false)
    );
    out.push_str(&format!("{}: {}\n{}: {}\n", TITLE.key, quoted(title), KIND.key, kind.name));
    let entries = document.front.entries();
    for entry in entries.iter().filter(|entry| !OF_ORIGINAL.contains(&entry.key.as_str())) {
        out.push_str(&match entry.key == RELATED.key {
            true => related(site, path, folder, entry),
            false => as_written(file.text(), entry, entries, document.front.body),
        });
    }
    out.push_str(&dates(kind, today));
    let print = file.fingerprint().short();
    out.push_str(&format!("{}: {path}\n{}: \"{print}\"\n---\n", TRANSLATION_OF.key, SOURCE_FINGERPRINT.key));
    format!("{out}Translate the text of {path} here.\n")
}

/// An entry as it stands in the text, without what follows it.
fn as_written(text: &str, entry: &Entry, entries: &[Entry], body: usize) -> String {
    let start = entry.key_span.range().start;
    let others = entries.iter().map(|other| other.key_span.range().start);
    let end = others.filter(|other| *other > start).min().unwrap_or(body);
    let is_own = |line: &&str| !line.starts_with("---") && !line.starts_with("...") && !line.starts_with('#');
    text[start..end].lines().take_while(is_own).map(|line| format!("{line}\n")).collect()
}

/// Related pages: those that are translated by the paths of their originals, the others from the content folder.
fn related(site: &Site, path: &str, folder: &str, entry: &Entry) -> String {
    let written = |node: &Node| {
        let given = node.text()?;
        let Relative::Inside(whole) = resolve(parent(path), given) else { return None };
        let is_translated = site.document_at(&format!("{folder}/{whole}")).is_some();
        Some(if is_translated { given.to_owned() } else { format!("\"@/{whole}\"") })
    };
    let paths: Vec<String> = entry.node.items().iter().filter_map(written).collect();
    format!("{}: [{}]\n", RELATED.key, paths.join(", "))
}
