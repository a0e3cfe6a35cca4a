//! What must be seen in a style sheet: where it is broken, and what it loads.

use cssparser::{ParseError, Parser, SourcePosition, Token};

/// What was seen, with its first byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// What is wrong there, in words.
    Broken(&'static str),
    /// A file, by its address from the style sheet's folder.
    File(String),
}

/// What is broken in a style sheet and what it loads, in order.
pub(crate) fn read(css: &str) -> Vec<(usize, Seen)> {
    let mut found = Vec::new();
    let mut parser = Parser::new(css);
    let begin = parser.position();
    walk(&mut parser, begin, &mut found);
    if let Some(comment) = css.rfind("/*").filter(|start| !css[*start..].contains("*/")) {
        found.push((comment, Seen::Broken("this comment is never closed")));
    }
    found
}

fn walk(parser: &mut Parser<'_>, begin: SourcePosition, found: &mut Vec<(usize, Seen)>) {
    loop {
        parser.skip_whitespace();
        let (start, at) = (parser.position(), parser.slice_from(begin).len());
        let Ok(token) = parser.next().cloned() else { return };
        let mut see = |seen| found.push((at, seen));
        match token {
            Token::UnquotedUrl(url) => {
                see(Seen::File(url.to_string()));
                continue;
            }
            Token::BadString(_) => {
                see(Seen::Broken("this string is never closed"));
                continue;
            }
            Token::BadUrl(_) => {
                see(Seen::Broken("this address can't be read"));
                continue;
            }
            Token::CloseCurlyBracket | Token::CloseParenthesis | Token::CloseSquareBracket => {
                see(Seen::Broken("nothing is open here that this could close"));
                continue;
            }
            Token::CurlyBracketBlock | Token::SquareBracketBlock | Token::ParenthesisBlock | Token::Function(_) => {}
            _ => continue,
        }
        let is_url = matches!(&token, Token::Function(name) if name.eq_ignore_ascii_case("url"));
        let mut end = start;
        let _ = parser.parse_nested_block(|inner| {
            match inner.try_parse(|inner| inner.expect_string_cloned()) {
                Ok(url) if is_url => found.push((at, Seen::File(url.to_string()))),
                _ => {}
            }
            walk(inner, begin, found);
            end = inner.position();
            Ok::<_, ParseError<()>>(())
        });
        if parser.slice_from(end).is_empty() {
            found.push((at, Seen::Broken("what begins here is never closed")));
        }
    }
}
