//! Files of the site's own in the place of those of a layer below, and the note in them that says which state of the
//! original they were made from.

use super::{DocumentId, Site};
use crate::base::{SourceId, Span};
use crate::front_matter::fields::REPLACES;
use crate::source::{SourceFile, page_stem};

/// What Candor keeps for itself beside book.toml: originals as they were when they were copied, and pages as they were
/// when they were reviewed, by their fingerprints.
pub(crate) const KEPT: &str = ".candor";

/// Where the theme's files are.
const THEMES: &str = "themes";

/// What stands before and behind the fingerprint, in a comment: in a data file, and in those of a theme.
fn remark_in(path: &str) -> Option<(&'static str, &'static str)> {
    let is_theme = path.starts_with(&format!("{THEMES}/"));
    match path.rsplit('.').next()? {
        "yaml" => Some(("# replaces: ", "")),
        "css" if is_theme => Some(("/* replaces: ", " */")),
        "js" if is_theme => Some(("// replaces: ", "")),
        "html" if is_theme => Some(("{# replaces: ", " -#}")),
        _ => None,
    }
}

/// A file in the place of another.
#[derive(Debug)]
pub(crate) struct Adopted<'s> {
    pub(crate) file: &'s SourceFile,
    /// Its document, where it is a page.
    pub(crate) document: Option<DocumentId>,
    /// What it replaces, as that is now.
    pub(crate) original: &'s SourceFile,
    /// The fingerprint of what it was made from, and where that stands.
    pub(crate) noted: Option<(String, Span)>,
}

/// All of them, in order of path.
pub(crate) fn all(site: &Site) -> impl Iterator<Item = Adopted<'_>> {
    site.sources.under(&site.config.src).chain(site.sources.under(THEMES)).filter_map(|(id, file)| {
        let original = site.sources.replaced_by(id).filter(|_| !file.layer.is_built_in() && can_be(&file.path))?;
        let below = page_stem(&file.path).and_then(|stem| stem.strip_prefix(&site.config.src)?.strip_prefix('/'));
        let document = below.and_then(|stem| site.document_at(&format!("{stem}.md")));
        let noted = match document {
            Some(number) => {
                let front = &site.documents[number].front;
                front.text(&REPLACES).map(|print| (print.to_owned(), front.place(&REPLACES)))
            }
            None => remark(id, file),
        };
        Some(Adopted { file, document, original, noted })
    })
}

/// Whether a file can say what it was made from: pages, data and nearly all of a theme do.
pub(crate) fn can_be(path: &str) -> bool {
    page_stem(path).is_some() || remark_in(path).is_some()
}

fn remark(id: SourceId, file: &SourceFile) -> Option<(String, Span)> {
    let (before, behind) = remark_in(&file.path)?;
    let mut at = 0;
    for line in file.text().split_inclusive('\n') {
        if let Some(print) = line.strip_prefix(before) {
            let print = print.trim().trim_end_matches(behind.trim()).trim();
            let start = at + before.len();
            return Some((print.to_owned(), Span::new(id, start..start + print.len())));
        }
        at += line.len();
    }
    None
}

/// What an author adds so that a copy says what it was made from, and where.
pub(crate) fn note_to_add(path: &str, print: &str) -> String {
    match remark_in(path) {
        Some((before, behind)) => format!("the line `{before}{print}{behind}` at the top of your copy"),
        None => format!("`{}: \"{print}\"` to the front matter of your copy", REPLACES.key),
    }
}

/// A text with a note of what it was made from, at its head.
pub(crate) fn with_note(path: &str, text: &str, print: &str) -> String {
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if let Some((before, behind)) = remark_in(path) {
        return format!("{before}{print}{behind}{end}{text}");
    }
    if page_stem(path).is_none() {
        return text.to_owned();
    }
    let note = format!("{}: \"{print}\"{end}", REPLACES.key);
    let start = text.len() - text.trim_start().len();
    match text[start..].split_inclusive('\n').next() {
        Some(first) if first.trim_end() == "---" => {
            let (before, behind) = text.split_at(start + first.len());
            format!("{before}{note}{behind}")
        }
        _ => format!("---{end}{note}---{end}{text}"),
    }
}

/// A text without the line of its note.
pub(crate) fn without_note(text: &str, note: Span) -> String {
    let at = note.range().start;
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    format!("{}{}", &text[..start], &text[end..])
}

impl Adopted<'_> {
    /// Whether the original is another than the one that it was made from.
    pub(crate) fn is_behind(&self) -> bool {
        self.noted.as_ref().is_some_and(|(print, _)| *print != self.original.fingerprint().short())
    }

    /// What it was made from, where that is kept.
    pub(crate) fn base<'s>(&self, site: &'s Site) -> Option<&'s SourceFile> {
        let (print, _) = self.noted.as_ref()?;
        let kept = site.sources.file(site.sources.find(&kept_at(&self.file.path, print))?);
        (kept.fingerprint().short() == *print).then_some(kept)
    }
}

/// Where the original of a file is kept.
pub(crate) fn kept_at(path: &str, print: &str) -> String {
    let ending = path.rsplit('.').next().unwrap_or_default();
    format!("{KEPT}/originals/{print}.{ending}")
}

/// Where a page is kept as a reviewer went through it, by the fingerprint of what they read.
pub(crate) fn reviewed_at(print: &str) -> String {
    format!("{KEPT}/reviewed/{print}.md")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_comes_and_goes_without_a_trace() {
        for (path, text) in [
            ("a.md", "---\ntitle: A\n---\nText.\n"),
            ("a.md", "---\r\ntitle: A\r\n---\r\nText.\r\n"),
            ("a.yaml", "a: 1\n"),
            ("a.yaml", ""),
            ("themes/calm/tokens.css", ":root { --ink: #111; }\n"),
            ("themes/calm/templates/layout.html", "<!doctype html>\n"),
            ("themes/calm/components/exit/script.js", "const a = 1;\n"),
        ] {
            let noted = with_note(path, text, "0123456789");
            let at = noted.find("0123456789").unwrap();
            assert!(noted.lines().count() == text.lines().count() + 1, "{noted}");
            assert_eq!(without_note(&noted, Span::new(SourceId(0), at..at + 10)), text);
        }
        assert_eq!(with_note("a.md", "Text.\n", "ab"), "---\nreplaces: \"ab\"\n---\nText.\n");
    }
}
