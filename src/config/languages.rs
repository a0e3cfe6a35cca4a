//! The languages of a site: its own, and those of `[languages.LANG]`.

use super::Config;
use crate::base::{Span, Table, encode_path, id};
use crate::data::Record;
use crate::diagnostic::Diagnostic;
use crate::language;

id! {
    /// The number of a language in [`Config::languages`].
    LanguageId
}

impl LanguageId {
    /// The site's own language.
    pub const OWN: Self = Self(0);
}

/// A language that the site is written in.
#[derive(Clone, Debug)]
pub struct Language {
    /// Its code, such as `es`; pages of further languages lie in the folder of that name.
    pub code: String,
    /// The site's name in it.
    pub title: String,
    /// What tabs and history show instead of the name.
    pub discreet_title: String,
    /// Where book.toml names it.
    pub span: Span,
}

impl Language {
    /// The direction in which it is written, as HTML says it.
    pub fn dir(&self) -> &'static str {
        language::direction(&self.code)
    }

    /// What titles in it are sorted by.
    pub fn sort_key(&self, title: &str) -> Vec<u8> {
        language::sort_key(&self.code, title)
    }
}

impl Config {
    /// The path below which the site is published: `/learn/` of `https://example.org/learn/`.
    pub fn base_path(&self) -> &str {
        let Some(url) = self.base_url.as_deref() else { return "/" };
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        rest.find('/').map_or("/", |at| &rest[at..])
    }

    /// The whole address of a route, where the site's is known.
    pub fn absolute(&self, route: &str) -> Option<String> {
        let base = self.base_url.as_deref().filter(|url| url.starts_with("http"))?;
        let path = route.strip_suffix("index.html").unwrap_or(route);
        Some(format!("{base}{}", encode_path(path)))
    }

    /// The language of a path below the content folder, or of a route.
    pub fn language_of(&self, path: &str) -> LanguageId {
        if self.languages.len() == 1 {
            return LanguageId::OWN;
        }
        let folder = path.split_once('/').map_or("", |(folder, _)| folder);
        let mut others = self.languages.iter_enumerated().skip(1);
        others.find(|(_, language)| language.code == folder).map_or(LanguageId::OWN, |(number, _)| number)
    }

    /// The folder of a language below the content folder; empty for the site's own.
    pub fn folder_of(&self, language: LanguageId) -> &str {
        if language == LanguageId::OWN { "" } else { &self.languages[language].code }
    }

    /// A path without the folder of its language: `faq/cost.md` of `es/faq/cost.md`.
    pub fn without_language<'p>(&self, path: &'p str) -> &'p str {
        let folder = self.folder_of(self.language_of(path));
        if folder.is_empty() { path } else { &path[folder.len() + 1..] }
    }
}

/// The site's own language, then the others in their order.
pub(super) fn decode(
    book: &Record,
    title: &str,
    discreet_title: &str,
    sink: &mut Vec<Diagnostic>,
) -> Table<LanguageId, Language> {
    let settings = book.record("book");
    let code = settings.text("language").unwrap_or("en");
    let place = settings.place("language");
    let code = if check(code, place, sink) { code } else { "en" };
    let named = |code: &str, title: &str, discreet_title: &str, span: Span| Language {
        code: code.to_owned(),
        title: title.to_owned(),
        discreet_title: discreet_title.to_owned(),
        span,
    };
    let mut languages = Table::from(vec![named(code, title, discreet_title, place)]);
    for entry in book.record("languages").entries() {
        if !check(&entry.key, entry.key_span, sink) {
            continue;
        }
        if entry.key == code {
            let message = format!("`{code}` is the site's own language already");
            let finding = Diagnostic::error("config/bad-language", entry.key_span, message);
            sink.push(finding.help("take this out; its title stands under `[book]`"));
            continue;
        }
        let record = Record::from_node(&entry.node);
        let title = record.text("title").unwrap_or(title);
        let discreet_title = record.text("discreet-title").unwrap_or(discreet_title);
        languages.push(named(&entry.key, title, discreet_title, entry.key_span));
    }
    languages
}

/// Whether a code is written as BCP 47 writes them; else that is reported.
fn check(tag: &str, place: Span, sink: &mut Vec<Diagnostic>) -> bool {
    let mut parts = tag.split('-');
    let first =
        parts.next().is_some_and(|part| (2..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphabetic()));
    let good =
        first && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    if !good {
        let message = format!("`{tag}` is no code of a language");
        sink.push(Diagnostic::error("config/bad-language", place, message).help("write `en`, `es` or `pt-BR`"));
    }
    good
}
