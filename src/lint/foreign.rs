//! What pages of other generators call their parts, and what is written here in their place.

use crate::container;
use crate::kind;

/// Names of parts, with what to do instead.
const OTHERS: &[(&[&str], &str)] = &[
    (
        &[
            "mermaid",
            "plantuml",
            "puml",
            "graphviz",
            "vega",
            "vega-lite",
            "chart",
            "d2",
            "ditaa",
            "diagram",
            "flowchart",
        ],
        "save the diagram as a picture, and write `![what it shows](drawing.svg)`",
    ),
    (
        &[
            "tabs", "tab", "tab-item", "tab-set", "tabitem", "grid", "card", "cards", "cardgrid", "columns", "column",
            "row",
        ],
        "write the parts one below the other, each with its own heading",
    ),
    (&["steps", "step"], "write a numbered list, or `:::stages`"),
    (
        &["youtube", "video", "vimeo", "embed", "iframe", "audio", "tweet", "twitter", "instagram", "gist"],
        "link to it, `[what it shows](https://…)`: pages can't show anything from another host",
    ),
    (&["toc", "toctree", "contents", "tableofcontents"], "remove it: Candor adds a table of contents by itself"),
    (&["ref", "relref", "link", "xref", "doc", "any", "pageref", "post_url"], "link to the file: `[words](page.md)`"),
    (
        &["img", "image", "figure", "gallery", "picture", "asset_img"],
        "write `![what it shows](image.png)`, or `:::figure` with a caption",
    ),
    (
        &[
            "include",
            "#include",
            "snippet",
            "import",
            "includemarkdown",
            "include-markdown",
            "literalinclude",
            "partial",
        ],
        "write the text itself: a page can't include another",
    ),
    (
        &[kind::term::KIND.name, "gls", "glossary", "glossarytooltip", "abbr"],
        "link to the glossary: `[word](term:name)`",
    ),
    (&["cite", "citet", "citep", "footcite", "bibliography"], "cite a source: `[@key]`"),
    (&["more", "pagebreak", "newpage", "clearpage", "break", "raw", "orphan"], "remove it"),
    (&["comment"], "write a comment as `<!-- … -->`"),
    (
        &["highlight", "code", "code-block", "codeblock", "sourcecode", "literal"],
        "write code between two lines of three backticks",
    ),
    (&["math", "latex", "equation"], "write it in words, or show it as a picture"),
    (&["button", "btn"], "write a link: `[words](page.md)`"),
    (&["icon", "emoji", "fa"], "use the emoji itself, such as 🙂, or a word"),
    (&["form", "contact-form-7", "wpforms"], "link to the form, or give a phone number"),
    (&["b", "strong"], "write `**bold**`"),
    (&["i", "em"], "write `*italic*`"),
    (&["url", "a"], "write `[words](address)`"),
    (&["quote", "blockquote"], "begin each line of the quotation with `>`"),
    (&["caption"], "write the words below the picture"),
    (&["list", "ul", "ol"], "begin each item with `- ` or `1. `"),
];

/// Names behind the fence of code that other programs take for something else.
pub(super) const PARTS: &[&str] = &["admonish", "dataview", "tabs"];

/// What to write in the place of a part of that name, `youtube` or `callout-note`; none for an unknown name.
pub(super) fn remedy(name: &str) -> Option<String> {
    let name = name.to_lowercase();
    let bare = ["callout-", "admonition-", "alert-"].iter().find_map(|start| name.strip_prefix(start)).unwrap_or(&name);
    if let Some(own) = container::find(bare).filter(|own| own.name != "figure") {
        let name = own.name;
        return Some(format!("write `:::{name}[Title]`, then the words, then `:::` on a line of its own"));
    }
    let other = OTHERS.iter().find(|(names, _)| names.contains(&bare))?;
    Some(other.1.to_owned())
}

/// Whether other programs draw a picture from code of that name.
pub(super) fn is_drawn(name: &str) -> bool {
    OTHERS[0].0.contains(&name)
}

/// The name of a part, from where it is drawn: `youtube` of `{{< youtube abc >}}`.
pub(super) fn name(drawn: &str) -> &str {
    let start = drawn.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '#');
    &start[..start.find(|c: char| !c.is_alphanumeric() && !"-_#".contains(c)).unwrap_or(start.len())]
}

/// Whether it only ends what began before: `{{% /notice %}}`, `{% endraw %}`.
pub(super) fn ends(drawn: &str) -> bool {
    let inside = drawn.trim_start_matches(['{', '%', '<', '[', ' ']);
    let is_closed = inside.strip_prefix('/').is_some_and(|name| name.trim_start().starts_with(char::is_alphabetic));
    is_closed || inside.starts_with("end")
}
