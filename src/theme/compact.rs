//! Drops from style sheets and scripts what only people read.

/// A style sheet without comments and without white space that says nothing; as it is where it can't be read.
pub(super) fn style(text: &str) -> String {
    minifier::css::minify(text).map_or_else(|_| text.to_owned(), |short| short.to_string())
}

/// A script without indentation, empty lines and comments on lines of their own.
pub(crate) fn script(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_says_the_same_in_less() {
        let text = "/* Words. */\na , b > c :hover {\n  color: red;\n  width: calc(1px + 2px);\n}\n\n@media (a: b) and (c) { i::before { content: \"a ; } b\"; } }\n";
        let short =
            "a,b>c :hover{color:red;width:calc(1px + 2px);}@media (a:b) and (c){i::before{content:\"a ; } b\";}}";
        assert_eq!(style(text).trim(), short);
        assert_eq!(style("a { margin: 1px/* x */2px/* y */ 3px; }"), "a{margin:1px 2px 3px;}");
        assert_eq!(style(".sm\\: .b\\'s { content: '\\' }' }"), ".sm\\: .b\\'s{content:'\\' }'}");
        assert_eq!(style("a { color: red } /* open"), "a { color: red } /* open");
    }

    #[test]
    fn a_script_keeps_its_lines() {
        assert_eq!(script("// Words.\nconst a = 1\n\n  b(a) // more\n"), "const a = 1\nb(a) // more");
    }
}
