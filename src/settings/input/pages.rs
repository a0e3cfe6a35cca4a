//! What is published: the parts of the library and their pages, each with a box.

use super::ask::{Input, Question, text, tick};
use crate::base::Html;
use crate::config::LanguageId;
use crate::settings::form::Values;
use crate::site::{DocumentId, Resolved, Site, is_kept};
use std::collections::BTreeMap;

pub(super) const INPUT: Input = Input {
    load: |question, book, values| {
        let excluded = book.texts(question.key);
        for (folder, pages) in parts(question.site) {
            let is_out = |path: &str| excluded.iter().any(|pattern| pattern.trim_matches('/') == path);
            let whole = is_out(&folder) || is_out(&format!("{folder}/**"));
            for (path, _) in pages {
                let page = path.strip_suffix(".md").unwrap_or(&path);
                if !whole && !is_out(&path) && !is_out(page) {
                    values.insert(format!("page:{path}"), "on".to_owned());
                }
            }
        }
    },
    draw,
    apply: |question, filled, book| {
        let mut patterns = Vec::new();
        let parts = parts(question.site);
        for (folder, pages) in &parts {
            let is_out = |path: &str| text(&filled.values, &format!("page:{path}")).is_empty();
            let out: Vec<&String> = pages.iter().map(|(path, _)| path).filter(|path| is_out(path)).collect();
            if out.len() == pages.len() && !folder.is_empty() {
                patterns.push(format!("{folder}/**"));
            } else {
                patterns.extend(out.into_iter().cloned());
            }
        }
        // Patterns that say more than a box can stay.
        let is_ours = |pattern: &String| {
            let bare = pattern.trim_matches('/').trim_end_matches("/**");
            let page = |path: &String| path == bare || path.strip_suffix(".md") == Some(bare);
            parts.iter().any(|(folder, pages)| folder == bare || pages.iter().any(|(path, _)| page(path)))
        };
        patterns.extend(book.texts(question.key).into_iter().filter(|pattern| !is_ours(pattern)));
        let before = book.texts(question.key);
        let bare =
            |pattern: &String| pattern.trim_matches('/').trim_end_matches("/**").trim_end_matches(".md").to_owned();
        let all = |patterns: &[String]| patterns.iter().map(bare).collect::<std::collections::BTreeSet<_>>();
        if all(&before) != all(&patterns) {
            book.set_texts(question.key, &patterns);
        }
    },
};

fn draw(question: &Question<'_>, values: &Values, html: &mut Html) {
    question.group(html, |html| {
        for (folder, pages) in parts(question.site) {
            let is_on = |path: &str| !text(values, &format!("page:{path}")).is_empty();
            let on = pages.iter().filter(|(path, _)| is_on(path)).count();
            let title = title(question.site, &folder);
            html.raw("<details class=\"part\"><summary><strong>").text(&title).raw("</strong> <span>");
            html.text(&format!("{on} of {} pages", pages.len())).raw("</span></summary>\n");
            for (path, title) in &pages {
                tick(html, (&format!("page:{path}"), title), is_on(path));
            }
            html.raw("</details>\n");
        }
    });
}

/// The pages that may be left out, by their first folders, each with its path and title. Words of the glossary are no
/// pages of their own.
fn parts(site: &Site) -> BTreeMap<String, Vec<(String, String)>> {
    let mut parts: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for document in optional(site) {
        let Some((folder, _)) = document.path.split_once('/') else { continue };
        let title = document.title().unwrap_or(&document.path).to_owned();
        parts.entry(folder.to_owned()).or_default().push((document.path.clone(), title));
    }
    parts
}

/// The pages of the site's own language that a clinic may leave out.
pub(super) fn optional(site: &Site) -> impl Iterator<Item = &Resolved> {
    let is_optional = |number: DocumentId, document: &Resolved| {
        let is_own = site.language_of(number) == LanguageId::OWN;
        is_own && !document.front.draft() && !document.is_term() && !is_kept(&site.config, document)
    };
    let all = site.documents.iter_enumerated();
    all.filter(move |(number, document)| is_optional(*number, document)).map(|(_, document)| &**document)
}

/// What a folder is called: as its own page is.
fn title(site: &Site, folder: &str) -> String {
    let index = ["index.md", "_index.md"].iter().find_map(|name| site.document_at(&format!("{folder}/{name}")));
    let title = index.and_then(|number| site.documents[number].title());
    title.map_or_else(|| folder.to_owned(), str::to_owned)
}
