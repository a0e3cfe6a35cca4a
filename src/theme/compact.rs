//! Drops from style sheets and scripts what only people read.

/// A style sheet without comments and without white space that says nothing: none stands beside `{`, `}`, `;` and
/// `,` or after `:`, and elsewhere one space. Quoted text stays as it is.
pub fn style(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let taken = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if next.is_whitespace() {
            if !out.is_empty() && !out.ends_with(['{', '}', ';', ',', ':', ' ']) {
                out.push(' ');
            }
            next.len_utf8()
        } else if next == '"' || next == '\'' {
            let quoted = quoted(rest, next);
            out.push_str(&rest[..quoted]);
            quoted
        } else {
            if matches!(next, '{' | '}' | ';' | ',') && out.ends_with(' ') {
                out.pop();
            }
            if next == '}' && out.ends_with(';') {
                out.pop();
            }
            out.push(next);
            next.len_utf8()
        };
        rest = &rest[taken..];
    }
    out.truncate(out.trim_end().len());
    out
}

/// The bytes of quoted text at the beginning, with its quotation marks.
fn quoted(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        if letter == mark && !escaped {
            return at + 1;
        }
        escaped = letter == '\\' && !escaped;
    }
    text.len()
}

/// A script without indentation, empty lines and comments on lines of their own.
pub fn script(text: &str) -> String {
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
            "a,b > c :hover{color:red;width:calc(1px + 2px)}@media (a:b) and (c){i::before{content:\"a ; } b\"}}";
        assert_eq!(style(text), short);
        assert_eq!(style("a { content: '\\' }'; } /* open"), "a{content:'\\' }'}");
    }

    #[test]
    fn a_script_keeps_its_lines() {
        assert_eq!(script("// Words.\nconst a = 1\n\n  b(a) // more\n"), "const a = 1\nb(a) // more");
    }
}
