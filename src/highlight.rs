//! Colours in code, as classes that the theme styles. The only user of syntect.

use crate::base::Html;
use std::sync::OnceLock;
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "sy-" };

static GRAMMARS: OnceLock<SyntaxSet> = OnceLock::new();

fn grammars() -> &'static SyntaxSet {
    GRAMMARS.get_or_init(SyntaxSet::load_defaults_newlines)
}

/// The language that the words behind a fence name; what follows a comma (`rust,ignore`) is for other
/// tools.
pub(crate) fn language(info: &str) -> &str {
    info.split([',', '{']).next().unwrap_or_default()
}

/// Whether code of a language is coloured.
pub(crate) fn knows(language: &str) -> bool {
    grammars().find_syntax_by_token(language).is_some()
}

/// The names of the languages that are coloured.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    let grammars = grammars().syntaxes().iter();
    grammars.flat_map(|grammar| std::iter::once(&grammar.name).chain(&grammar.file_extensions).map(String::as_str))
}

/// The code as spans with classes that begin with `sy-`; none for a language that is not known.
/// The grammars are loaded when the first known language is met.
pub(crate) fn highlight(language: &str, code: &str) -> Option<Html> {
    let language = self::language(language);
    if language.is_empty() || language == "text" {
        return None;
    }
    let grammars = grammars();
    let grammar = grammars.find_syntax_by_token(language)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(grammar, grammars, STYLE);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    let mut html = Html::default();
    html.raw(&generator.finalize());
    Some(html)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_languages_get_classes_and_no_styles() {
        let html = highlight("rust", "fn main() { \"<\" }\n").unwrap().into_string();
        assert!(html.contains("class=\"sy-"), "{html}");
        assert!(html.contains("&lt;") && !html.contains("style="), "{html}");
        assert_eq!(highlight("no-such-language", "x"), None);
        assert_eq!(highlight("", "x"), None);
        assert!(highlight("rust,ignore", "x").is_some());
    }
}
