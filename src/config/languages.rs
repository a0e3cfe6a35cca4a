//! The languages of a site: its own, and those of `[languages.LANG]`.

use crate::base::{Span, Table, id, is_language};
use crate::data::Record;
use crate::diagnostic::Diagnostic;
use crate::language::{self, Order};

id! {
    /// The number of a language in [`super::Config::languages`].
    LanguageId
}

impl LanguageId {
    /// The site's own language.
    pub const OWN: Self = Self(0);
}

/// A language that the site is written in.
#[derive(Clone, Debug, PartialEq)]
pub struct Language {
    /// Its code, such as `es`; pages of further languages lie in the folder of that name.
    pub code: String,
    /// The site's name in it.
    pub title: String,
    /// What tabs and history show instead of the name.
    pub discreet_title: String,
    /// Where book.toml names it.
    pub span: Span,
    /// The order of its titles.
    pub order: Order,
}

impl Language {
    /// The direction in which it is written, as HTML says it.
    pub fn dir(&self) -> &'static str {
        language::direction(&self.code)
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
        order: language::order(code),
    };
    let mut languages = Table::from(vec![named(code, title, discreet_title, place)]);
    for entry in book.record("languages").entries() {
        if !check(&entry.key, entry.key_span, sink) {
            continue;
        }
        if entry.key == code {
            let message = format!("`{code}` is already the site's main language");
            let finding = Diagnostic::new("config/bad-language", entry.key_span, message);
            sink.push(finding.help("remove this; set its title in `[book]`"));
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
    let good = is_language(tag);
    if !good {
        let message = format!("`{tag}` is not a language code");
        sink.push(
            Diagnostic::new("config/bad-language", place, message).help("write a code such as `en`, `es` or `pt-BR`"),
        );
    }
    good
}
