//! Drops from style sheets and scripts what only people read.

/// A style sheet without comments and without white space that says nothing: none stands beside `{`, `}`, `;` and
/// `,` or after `:`, and elsewhere one space. Quoted and escaped text stays as it is. An empty comment stays where it
/// keeps two words apart.
pub fn style(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let taken = if rest.starts_with("/*") {
            let end = rest.find("*/").map_or(rest.len(), |end| end + 2);
            if !apart(&out) && rest[end..].starts_with(|c: char| !c.is_whitespace() && !MARKS.contains(&c)) {
                out.push_str("/**/");
            }
            end
        } else if next.is_whitespace() {
            if !apart(&out) {
                out.push(' ');
            }
            next.len_utf8()
        } else if next == '\\' {
            let escaped = rest.chars().take(2).map(char::len_utf8).sum();
            out.push_str(&rest[..escaped]);
            escaped
        } else if next == '"' || next == '\'' {
            let quoted = quoted(rest, next);
            out.push_str(&rest[..quoted]);
            quoted
        } else {
            if MARKS.contains(&next) && out.ends_with(' ') {
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

/// Marks that need no white space beside them.
const MARKS: [char; 4] = ['{', '}', ';', ','];

/// Whether what is written so far needs no white space before the next word. An escaped mark is none.
fn apart(out: &str) -> bool {
    let Some(last) = out.chars().next_back() else { return true };
    let escaped = out[..out.len() - last.len_utf8()].ends_with('\\');
    last == ' ' || (last == ':' || MARKS.contains(&last)) && !escaped
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
        assert_eq!(style("a { margin: 1px/* x */2px /* y */ 3px; /* z */ }"), "a{margin:1px/**/2px 3px}");
        assert_eq!(style(".sm\\: .b\\'s { color: red }"), ".sm\\: .b\\'s{color:red}");
    }

    #[test]
    fn a_script_keeps_its_lines() {
        assert_eq!(script("// Words.\nconst a = 1\n\n  b(a) // more\n"), "const a = 1\nb(a) // more");
    }
}
