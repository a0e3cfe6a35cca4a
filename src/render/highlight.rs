//! Colours in code, as classes that the theme styles. The only user of syntect.

use crate::base::Html;
use std::sync::OnceLock;
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "sy-" };

/// The code as spans with classes that begin with `sy-`; none for a language that is not known.
/// What follows a comma in the language (`rust,ignore`) is for other tools.
/// The grammars are loaded when the first known language is met.
pub fn highlight(language: &str, code: &str) -> Option<Html> {
    static GRAMMARS: OnceLock<SyntaxSet> = OnceLock::new();
    let language = language.split([',', '{']).next().unwrap_or_default();
    if language.is_empty() || language == "text" {
        return None;
    }
    let grammars = GRAMMARS.get_or_init(SyntaxSet::load_defaults_newlines);
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
