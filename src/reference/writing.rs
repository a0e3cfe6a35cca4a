//! What authors write in the text of a page, beside containers.

use super::entry::{Entry, Group, Place};
use crate::data::Word;
use crate::diagnostic::first_sentence;
use crate::markdown::Extensions;

/// Each with its name, its aliases, what it is, and how it is written.
const ALL: &[(&str, &[&str], &str, &str)] = &[
    (
        "markdown",
        &["commonmark", "text", "extensions"],
        "Pages are CommonMark with tables, footnotes, strikethrough, task lists, definition lists, and what is explained here. Headings in the text start with `##`: the title is the page's h1.",
        "## A heading\n\nText with **weight** and [a link](index.md).\n",
    ),
    (
        "link",
        &["links", "ref", "relref"],
        "A link is the path of a file, relative to this page; add `#` and an id to link to a heading. If you rename with `candor mv`, links are updated and old addresses redirect.",
        "[The first page](index.md), [a heading](index.md#start)\n",
    ),
    (
        "heading-id",
        &["heading-ids", "anchor", "anchors", "id"],
        "A heading's id comes from its words. Set your own id in { }, so that links still work when you change the words.",
        "## What it costs {#cost}\n",
    ),
    (
        "citation",
        &["@key", "@", "citations", "cite", "reference"],
        "Cites a source by its key in sources.yaml, with page numbers if you like; separate several with `;`. The page lists its sources at the end.",
        "Most people get better [@smith-2020, p. 12].\n",
    ),
    (
        "term-link",
        &["term:", "term", "glossary", "terms", "definition"],
        "Links a word to its page in glossary/, by that file's name. The first mention of a term on a page is linked automatically.",
        "Some people have [tight muscles](term:vaginismus).\n",
    ),
    (
        "image",
        &["images", "picture", "pictures", "alt", "alt-text"],
        "A picture next to the page or in static/. The text in [ ] is its alt text: what the picture shows, for people who can't see it. A picture that is only decoration has empty brackets and, on the line above it, `<!-- candor allow=image/missing-alt: decoration -->`.",
        "![A path with three stones](path.svg)\n",
    ),
    (
        "table",
        &["tables"],
        "A table. Its first line has the column headings.",
        "| Format | Length |\n|---|---|\n| Weekly | months |\n",
    ),
    (
        "footnote",
        &["footnotes"],
        "A note at the end of the page. For sources use `[@key]` instead.",
        "It differs[^1].\n\n[^1]: From clinic to clinic.\n",
    ),
    ("strikethrough", &["struck", "strike", "del"], "Strikethrough.", "It ~~always~~ often takes a week.\n"),
    (
        "task-list",
        &["task-lists", "tasks", "checklist", "todo"],
        "A list with boxes, empty or ticked. Readers can't tick them; use a worksheet for that.",
        "- [x] done\n- [ ] open\n",
    ),
    (
        "definition-list",
        &["definition-lists", "definitions"],
        "A word, with its meaning below.",
        "Word\n: What it means.\n",
    ),
    (
        "alert",
        &["alerts", "admonition", "admonitions"],
        "A box as on GitHub: note, tip, important, warning or caution. The containers with the same names do the same, and can have a title.",
        "> [!NOTE]\n> Bring your list of medicines.\n",
    ),
    (
        "container",
        &["containers", ":::", "directive", "shortcode", "shortcodes"],
        "A box with a meaning: `:::name`, its title in [ ], options in { }, and `:::` at the end. An inner box has fewer colons. `candor explain containers` lists them.",
        "::::benefits[What may get better]\n:::note\nNot for everybody.\n:::\n::::\n",
    ),
    (
        "code",
        &["code-block", "highlight"],
        "Text shown exactly as typed, with colours for the language named after the fence.",
        "```toml\n[book]\ntitle = \"A\"\n```\n",
    ),
    (
        "html",
        &[],
        "HTML tags are not allowed in pages, so that no page can run a script or load something from another host. `[markdown] raw-html` allows them.",
        "Write *this*, not a tag.\n",
    ),
    (
        "exception",
        &["exceptions", "allow", "ignore", "suppress"],
        "Allows something that a rule finds, and says why. Put it directly before the block, or at the top for the whole page. Rules that protect readers can't be switched off like this.",
        "<!-- candor allow=link/vague-text: the words of a button -->\nPress [here](index.md).\n",
    ),
];

pub(super) fn entries() -> impl Iterator<Item = Entry> {
    ALL.iter().map(|(name, aliases, text, example)| Entry {
        aliases: aliases.to_vec(),
        example: Some((*example).to_owned()),
        ..Entry::new(Group::Writing, *name, *text, Place::Text)
    })
}

/// What a site can take out of its Markdown, and what each is.
pub(super) fn extensions() -> Vec<Word> {
    let told = |(name, _): (&'static str, Extensions)| {
        let own = ALL.iter().find(|(own, aliases, ..)| *own == name || aliases.contains(&name))?;
        Some((name, first_sentence(own.2)))
    };
    Extensions::NAMED.into_iter().filter_map(told).collect()
}

#[cfg(test)]
mod tests {
    use super::extensions;
    use crate::markdown::Extensions;

    #[test]
    fn every_extension_is_told() {
        let told: Vec<&str> = extensions().into_iter().map(|(name, _)| name).collect();
        assert_eq!(told, Extensions::NAMED.map(|(name, _)| name));
    }
}
