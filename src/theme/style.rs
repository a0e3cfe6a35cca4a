//! What must be seen in a style sheet: where it is broken, and what it loads.

use cssparser::{ParseError, Parser, SourcePosition, Token};

/// What was seen, with its first byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Seen {
    /// What is wrong there, in words.
    Broken(&'static str),
    /// A file, by its address from the style sheet's folder.
    File(String),
    /// A custom property that is declared.
    Declares(String),
    /// A custom property that is asked for, and whether something stands in for it.
    Asks(String, bool),
}

/// What is broken in a style sheet and what it loads, in order.
pub(crate) fn read(css: &str) -> Vec<(usize, Seen)> {
    let mut found = Vec::new();
    let mut parser = Parser::new(css);
    let begin = parser.position();
    walk(&mut parser, begin, Some(false), &mut found);
    if let Some(comment) = css.rfind("/*").filter(|start| !css[*start..].contains("*/")) {
        found.push((comment, Seen::Broken("this comment is never closed")));
    }
    found
}

/// What stands between two semicolons, as far as it was read.
#[derive(Default)]
enum Piece {
    #[default]
    Empty,
    /// A name, which begins a declaration or a selector.
    Named { at: usize, name: String },
    /// A name and a colon, and perhaps another name.
    Declared { is_own: bool, last: Option<usize> },
    /// Something else, which only a rule begins with.
    Other { at: usize },
    /// What is none of ours to judge: an at-rule.
    Free,
}

impl Piece {
    fn next(self, token: &Token<'_>, at: usize, see: &mut dyn FnMut(usize, Seen)) -> Self {
        match (self, token) {
            (Self::Empty, Token::Ident(name)) => Self::Named { at, name: name.to_string() },
            (Self::Empty, Token::AtKeyword(_)) | (Self::Free, _) => Self::Free,
            (Self::Empty, _) => Self::Other { at },
            (Self::Named { at, name }, Token::Colon) => {
                let is_own = name.starts_with("--");
                if is_own {
                    see(at, Seen::Declares(name));
                }
                Self::Declared { is_own, last: None }
            }
            (Self::Named { at, .. } | Self::Other { at }, _) => Self::Other { at },
            (Self::Declared { is_own: false, .. }, Token::Ident(name)) if !name.eq_ignore_ascii_case("progid") => {
                Self::Declared { is_own: false, last: Some(at) }
            }
            (Self::Declared { is_own: false, last: Some(last) }, Token::Colon) => {
                see(last, Seen::Broken("a `;` is missing before this"));
                Self::Free
            }
            (Self::Declared { is_own, .. }, _) => Self::Declared { is_own, last: None },
        }
    }

    /// What is wrong where a piece ends without being a rule.
    fn end(self, is_inside: bool, see: &mut dyn FnMut(usize, Seen)) {
        match self {
            Self::Named { at, .. } | Self::Other { at } if is_inside => {
                see(at, Seen::Broken("this is not a declaration such as `color: red;`"));
            }
            _ => {}
        }
    }
}

fn walk(parser: &mut Parser<'_>, begin: SourcePosition, in_braces: Option<bool>, found: &mut Vec<(usize, Seen)>) {
    let mut piece = Piece::default();
    loop {
        parser.skip_whitespace();
        let (start, at) = (parser.position(), parser.slice_from(begin).len());
        let Ok(token) = parser.next().cloned() else { break };
        let mut see = |at, seen| found.push((at, seen));
        match (&token, in_braces) {
            (Token::Semicolon, Some(is_inside)) => {
                if !is_inside && !matches!(piece, Piece::Free | Piece::Empty) {
                    see(at, Seen::Broken("a declaration must be inside a rule, between `{` and `}`"));
                }
                std::mem::take(&mut piece).end(is_inside, &mut see);
            }
            (Token::CurlyBracketBlock, Some(_)) => piece = Piece::Empty,
            (_, Some(_)) => piece = std::mem::take(&mut piece).next(&token, at, &mut see),
            _ => {}
        }
        let is_braces = matches!(token, Token::CurlyBracketBlock);
        match token {
            Token::UnquotedUrl(url) => {
                see(at, Seen::File(url.to_string()));
                continue;
            }
            Token::BadString(_) => {
                see(at, Seen::Broken("this string is never closed"));
                continue;
            }
            Token::BadUrl(_) => {
                see(at, Seen::Broken("this address can't be read"));
                continue;
            }
            Token::CloseCurlyBracket | Token::CloseParenthesis | Token::CloseSquareBracket => {
                see(at, Seen::Broken("there is nothing to close here"));
                piece = Piece::Empty;
                continue;
            }
            Token::CurlyBracketBlock | Token::SquareBracketBlock | Token::ParenthesisBlock | Token::Function(_) => {}
            _ => continue,
        }
        let is_var = matches!(&token, Token::Function(name) if name.eq_ignore_ascii_case("var"));
        let is_url = matches!(&token, Token::Function(name) if name.eq_ignore_ascii_case("url"));
        let mut end = start;
        let _ = parser.parse_nested_block(|inner| {
            match inner.try_parse(|inner| inner.expect_string_cloned()) {
                Ok(url) if is_url => found.push((at, Seen::File(url.to_string()))),
                _ => {}
            }
            if is_var && let Ok(name) = inner.try_parse(|inner| inner.expect_ident_cloned()) {
                found.push((at, Seen::Asks(name.to_string(), !inner.is_exhausted())));
            }
            walk(inner, begin, is_braces.then_some(true), found);
            end = inner.position();
            Ok::<_, ParseError<()>>(())
        });
        if parser.slice_from(end).is_empty() {
            found.push((at, Seen::Broken("this is never closed")));
        }
    }
    piece.end(in_braces == Some(true), &mut |at, seen| found.push((at, seen)));
}
