//! What to do about a fault in a template.

use super::folder::FOLDER;
use super::syntax::{blocks, called, quoted, tags};
use crate::diagnostic::did_you_mean;
use crate::source::Sources;

/// What to do, as far as it can be told from the engine's message and what stands at the fault.
pub(super) fn of(message: &str, (text, at): (&str, usize), sources: &Sources) -> Option<String> {
    let begins = |start: &str| message.starts_with(start);
    if begins("Unexpected end of input") {
        return left_open(text);
    }
    if begins("Unknown tag") {
        return Some(unknown_tag(text, at));
    }
    if begins("Unknown filter") {
        return meant(message, FILTERS.iter().copied(), "a filter");
    }
    if begins("Block") {
        return unknown_block(message, text, sources);
    }
    if begins("Field") || begins("Variable") {
        return unknown_name(message, text, at);
    }
    if begins("Unknown argument") {
        return meant(message, listed(message), "a property");
    }
    if begins("Tried to render a variable that is undefined") {
        return Some("check it first with `{% if NAME %}`, or give a fallback: `{{ NAME or \"\" }}`".to_owned());
    }
    let is_syntax = begins("Found") || begins("Unexpected") || begins("Components with body");
    let other = || "a tag ends with `%}`, a value with `}}`; conditions are joined with `and` and `or`".to_owned();
    is_syntax.then(|| unclosed_tag(text, at).or_else(|| sign(&text[at..])).unwrap_or_else(other))
}

/// The engine's own filters, and the theme's.
const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "default",
    "escape",
    "fill",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// What other template languages call what templates know.
const OTHERS: &[(&str, &[&str])] = &[
    ("content", &["body", "text", "html", "markdown", "contents"]),
    ("page.content", &["content", "body"]),
    ("page.title", &["title"]),
    ("description", &["summary", "excerpt", "subtitle"]),
    ("route", &["url", "permalink", "path", "link", "href", "slug"]),
    ("lang", &["language", "locale"]),
    ("root", &["base_url", "baseurl", "base"]),
    ("extra", &["params", "data", "meta", "metadata", "frontmatter", "front_matter", "custom"]),
    ("nav", &["menu", "menus", "navigation"]),
    ("t", &["i18n", "strings", "words", "trans", "translations"]),
    ("site", &["config", "book", "website"]),
    ("assets", &["asset", "static", "resources"]),
    ("toc", &["contents", "headings", "table_of_contents"]),
    ("name", &["title"]),
    ("title", &["name", "heading", "headline"]),
];

/// Signs of other template languages, with what is written here.
const SIGNS: &[(&str, &str)] = &[
    ("&&", "write `and`"),
    ("||", "write `or`"),
    ("|", "write `or`; a filter needs a name after its `|`"),
    ("=", "compare with `==`"),
    ("!", "write `not` before the condition, or compare with `!=`"),
    ("%}", "something is missing before `%}`"),
    ("}}", "something is missing before `}}`"),
    ("}", "tags begin and end with two characters: `{{ value }}`, `{% tag %}`"),
    (":", "write what a filter takes in brackets, with its name: `| default(value=\"…\")`"),
    (">", "there is one `>` too many; write a component as `{{ <name /> }}`"),
];

/// Tags of other template languages, with what is written here.
const TAGS: &[(&str, &str)] = &[
    ("assign", "write `{% set name = value %}`"),
    ("capture", "write `{% set name %}…{% endset %}`"),
    ("elsif", "write `{% elif … %}`"),
    ("elseif", "write `{% elif … %}`"),
    ("unless", "write `{% if not … %}`"),
    ("comment", "a comment is written `{# … #}`"),
    ("macro", "write a component: `{% component name() %}…{% endcomponent name %}`"),
    ("import", "remove it: every template knows all components"),
    ("partial", "write `{% include \"frame/name.html\" %}`"),
    ("render", "write `{% include \"frame/name.html\" %}`"),
];

/// Tags that are closed, and the engine's others.
const CLOSED: &[&str] = &["if", "for", "block", "component", "filter", "raw"];
const SINGLE: &[&str] = &["elif", "else", "set", "include", "extends", "break", "continue"];

fn sign(behind: &str) -> Option<String> {
    SIGNS.iter().find(|(sign, _)| behind.starts_with(sign)).map(|(_, help)| (*help).to_owned())
}

/// The last tag before a place, where it was never closed.
fn unclosed_tag(text: &str, at: usize) -> Option<String> {
    let before = &text[..at];
    let [value, tag] = ["{{", "{%"].map(|sign| before.rfind(sign));
    let start = value.max(tag)?;
    let close = if value > tag { "}}" } else { "%}" };
    let inside = &text[start..at];
    (!inside.contains(close) && inside.contains('\n'))
        .then(|| format!("what begins in line {} is not closed: end it with `{close}`", line(text, start)))
}

/// The tags that are open at a place, each with its place.
fn open(text: &str) -> Vec<(&str, usize)> {
    let mut open: Vec<(&str, usize)> = Vec::new();
    for (at, _) in text.match_indices("{%") {
        let inside = text[at + 2..].trim_start_matches('-').trim_start();
        let name = called(inside.trim_start_matches(['<', '/']));
        if let Some(closed) = name.strip_prefix("end") {
            if open.last().is_some_and(|(last, _)| *last == closed) {
                open.pop();
            }
        } else if CLOSED.contains(&name) {
            open.push((name, at));
        }
    }
    open
}

fn left_open(text: &str) -> Option<String> {
    let (name, at) = open(text).pop()?;
    Some(format!("`{{% {name} %}}` in line {} is never closed: write `{{% end{name} %}}`", line(text, at)))
}

fn unknown_tag(text: &str, at: usize) -> String {
    let name = called(&text[at..]);
    if let Some((_, help)) = TAGS.iter().find(|(other, _)| *other == name) {
        return (*help).to_owned();
    }
    if name.starts_with("end") {
        return match open(&text[..at]).pop() {
            Some((open, place)) if format!("end{open}") != name => {
                format!("`{{% {open} %}}` in line {} is still open: write `{{% end{open} %}}` first", line(text, place))
            }
            _ => format!("there is no open `{}` here to close; remove it", name.trim_start_matches("end")),
        };
    }
    let all = CLOSED.iter().chain(SINGLE).copied();
    did_you_mean(name, all.clone()).unwrap_or_else(|| format!("the tags are {}", all.collect::<Vec<_>>().join(", ")))
}

/// The blocks of the template that another extends.
fn unknown_block(message: &str, text: &str, sources: &Sources) -> Option<String> {
    let wrong = wrong(message)?;
    let (mut all, mut file) = (Vec::new(), text);
    let mut parent = None;
    for _ in 0..8 {
        let Some(name) = tags(file, "{%", "%}").find_map(|tag| quoted(tag.strip_prefix("extends")?)) else { break };
        file = sources.file(sources.find(&format!("{FOLDER}/templates/{name}"))?).text();
        all.extend(tags(file, "{%", "%}").filter_map(|tag| tag.strip_prefix("block ")).map(called));
        all.extend(blocks(file));
        parent.get_or_insert(name);
    }
    all.sort_unstable();
    all.dedup();
    let of = parent?;
    let known = || format!("the blocks of `{of}` are {}", all.join(", "));
    let other = (wrong == "content" && all.contains(&"body")).then(|| "did you mean `body`?".to_owned());
    Some(other.or_else(|| did_you_mean(wrong, all.iter().copied())).unwrap_or_else(known))
}

/// A name that is near, or what other template languages call it; else how to ask for what may be lacking.
fn unknown_name(message: &str, text: &str, at: usize) -> Option<String> {
    let wrong = wrong(message)?;
    let known = listed(message);
    let is_known = |name: &str| name.split('.').next().is_some_and(|first| known.contains(&first));
    let others = OTHERS.iter().filter(|(_, others)| others.contains(&wrong)).map(|(name, _)| *name);
    if let Some(near) = did_you_mean(wrong, known.iter().copied()) {
        return Some(near);
    }
    if let Some(other) = others.into_iter().find(|name| is_known(name)) {
        return Some(format!("did you mean `{other}`?"));
    }
    let before = &text[..at];
    let start = before.rfind(|c: char| !c.is_alphanumeric() && !"_.?".contains(c)).map_or(0, |at| at + 1);
    let owner = before[start..].trim_end_matches(['.', '?']);
    if owner.is_empty() {
        return Some(format!("templates know {}", known.join(", ")));
    }
    Some(format!("if it can be missing, write `{owner}.{wrong} or \"\"`, or check first: `{{% if {owner}.{wrong} %}}`"))
}

/// "did you mean", else that there is no such thing.
fn meant<'a>(message: &'a str, known: impl IntoIterator<Item = &'a str> + Clone, what: &str) -> Option<String> {
    let wrong = wrong(message)?;
    let other = || {
        let known: Vec<&str> = known.clone().into_iter().collect();
        format!("`{wrong}` is not {what}; there are {}", known.join(", "))
    };
    Some(did_you_mean(wrong, known.clone()).unwrap_or_else(other))
}

/// What the engine quotes first.
fn wrong(message: &str) -> Option<&str> {
    message.split('`').nth(1)
}

/// What the engine lists as known.
fn listed(message: &str) -> Vec<&str> {
    let list = message.split_once(": ").map_or("", |(_, list)| list);
    list.split([',', ' ', '`']).filter(|word| !word.is_empty()).collect()
}

fn line(text: &str, at: usize) -> usize {
    let lines = text[..at].bytes().filter(|byte| *byte == b'\n').count();
    lines + 1
}
