//! The site's folder: what lies where, and how its parts work together.

use super::entry::{Entry, Group, Place};
use crate::lint::BASELINE;
use crate::site::LOCK;

/// Each with its name, its aliases, what it is, and what it looks like.
const ALL: &[(&str, &[&str], &str, Option<&str>)] = &[
    (
        "content",
        &["src", "pages", "folders", "sections"],
        "The folder with the pages. Each folder in it is a part of the site; its first page is `index.md`. `[book] src` sets another folder.",
        None,
    ),
    (
        "static",
        &["assets", "downloads"],
        "The folder with files that are copied unchanged: logos, pictures, downloads.",
        None,
    ),
    (
        "themes",
        &["theme", "templates", "css", "style"],
        "Your own theme files, in themes/calm/. `candor theme list` lists the parts, `candor theme copy PART` copies one so that you can change it. Your file replaces the built-in file at the same path; tokens.css and strings are merged with it.",
        None,
    ),
    (
        "layers",
        &["layer", "pack", "packs", "override", "overriding", "adopt"],
        "The site uses a built-in library: your file replaces the library's file at the same path. `candor adopt PATH` copies a library page so that you can change it, and `candor adopt --merge` merges later changes of the original.",
        None,
    ),
    (
        "brands",
        &["brands/name.toml", "publisher"],
        "A second clinic with the same pages: brands/NAME.toml has the settings of `[brand]`, and brands/NAME/ can have its own content, static and themes folders. `candor build --brand NAME` builds it.",
        Some("name = \"Riverside Clinic\"\nphone = \"+44 20 7946 0000\"\n\n[color]\naccent = \"teal\"\n"),
    ),
    (
        "translation",
        &["translations", "i18n", "multilingual"],
        "A page in another language: add the language to book.toml (`[languages.es]`), and put the page at the same path in the language's folder, such as content/es/faq/cost.md. `candor new KIND es/faq/cost` starts one from its original. `source-fingerprint` records the version of the original, so that you are told when it changes.",
        None,
    ),
    (
        "menu",
        &["nav", "navigation", "menu-order", "summary.md", "sidebar"],
        "Pages are sorted by `order` on their folder's index page, then by `weight`, then by title. A SUMMARY.md in the content folder, as in mdBook, sets the whole order.",
        None,
    ),
    (
        LOCK,
        &["lock"],
        "The published addresses, so that none is lost without a redirect. `candor build --publish` adds to this file. Keep it with the site.",
        None,
    ),
    (
        BASELINE,
        &["baseline"],
        "Known findings, so that you only see new ones. `candor check --write-baseline` writes it. Keep it with the site.",
        None,
    ),
    (
        ".candor",
        &["originals"],
        "Candor's own records: library files as they were when you copied them, and pages as reviewers read them. Keep it with the site.",
        None,
    ),
];

pub(super) fn entries() -> impl Iterator<Item = Entry> {
    ALL.iter().map(|(name, aliases, text, example)| Entry {
        aliases: aliases.to_vec(),
        example: example.map(str::to_owned),
        ..Entry::new(
            Group::Beside,
            *name,
            *text,
            if example.is_some() { Place::File("brands/NAME.toml") } else { Place::Nowhere },
        )
    })
}
