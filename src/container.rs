//! The containers that authors can write, `:::name`: one line each. How one looks is its component's
//! business, in the theme.

use crate::data::{Field, Shape, Word};
use crate::kind::myth::VERDICTS;

#[derive(Debug)]
pub(crate) struct ContainerKind {
    /// What authors write behind the colons.
    pub name: &'static str,
    /// Names that other generators have for it.
    pub aliases: &'static [&'static str],
    /// What it is for.
    pub doc: &'static str,
    /// What an author may write in it.
    pub example: &'static str,
    /// The theme's component that draws it.
    pub component: &'static str,
    /// The word of the interface that is its title where the author gives none; none for one that may
    /// go without.
    pub title: Option<&'static str>,
    /// What may stand in braces.
    pub attributes: &'static [Field],
}

/// Draws what no line of the table names.
pub(crate) const PLAIN: &str = "plain";

/// The NHS's three cards.
const LEVELS: &[Word] = &[
    ("non-urgent", "See somebody in the next days or weeks."),
    ("urgent", "Get help today."),
    ("emergency", "Call an ambulance now."),
];
const CARE: &[Field] = &[Field::new("level", Shape::Choice(LEVELS), "How soon care is needed.")];
const JUDGED: &[Field] = &[Field::new("verdict", Shape::Choice(VERDICTS), "How true the claim is.")];
const DRAWN: &[Field] = &[Field::new("src", Shape::Text, "The name of the figure's file in `figures/`.")];
const CLOSED: &[Field] = &[Field::new("open", Shape::Any, "It is open at first. Write only `{open}`.")];

/// What other generators call a note, and what opens and closes.
const NOTES: &[&str] = &[
    "info",
    "notice",
    "callout",
    "aside",
    "admonition",
    "admonish",
    "panel",
    "box",
    "blurb",
    "abstract",
    "summary",
    "tldr",
    "example",
    "seealso",
    "question",
    "faq",
    "help",
    "todo",
    "custom-block",
];
const FOLDED: &[&str] =
    &["spoiler", "expand", "expandable", "collapse", "collapsible", "accordion", "dropdown", "toggle", "solution"];

/// Every kind. Those that `callout` draws are GitHub's alerts as well.
pub(crate) const ALL: &[ContainerKind] = &[
    ContainerKind { aliases: NOTES, ..callout("note", "Something that is good to know.") },
    ContainerKind { aliases: &["success", "hint", "check", "done"], ..callout("tip", "Something that helps.") },
    callout("important", "Something that everybody should read."),
    ContainerKind { aliases: &["attention", "alert"], ..callout("warning", "Something that may go wrong.") },
    ContainerKind {
        aliases: &["danger", "error", "bug", "failure", "fail"],
        ..callout("caution", "Something that may do harm.")
    },
    boxed("benefits", "How a treatment may help people.", "- Less pain for most people"),
    boxed("risks", "How a treatment may harm people.", "- It can be tiring"),
    boxed("alternatives", "What else people can do, including nothing.", "- Talking therapy\n- Waiting"),
    boxed("unknowns", "What nobody knows yet.", "- Whether it lasts for years"),
    boxed("questions", "Questions that readers can ask.", "- How long will it take?"),
    of("do", "do_list", "What to do, as a list.", "- drink water"),
    of("dont", "do_list", "What not to do, as a list. Each line is read after “do not”.", "- drive home alone"),
    ContainerKind {
        attributes: CARE,
        ..of("care", "care", "When to get care, and how soon.", "- the pain gets worse")
    },
    ContainerKind {
        attributes: JUDGED,
        title: Some("myth"),
        ..of("claim", "myth", "A claim in a text, and how true it is. Its title is the claim.", "Why people say so.")
    },
    ContainerKind {
        attributes: JUDGED,
        ..of("myth", "myth", "A myth in a text. Its title is the claim; the text says what is right.", "What is right.")
    },
    ContainerKind {
        title: None,
        ..of("stages", PLAIN, "Stages in order, as a numbered list.", "1. First we talk.\n2. Then we plan.")
    },
    ContainerKind {
        title: None,
        ..of(
            "compare",
            PLAIN,
            "A table that compares things.",
            "| | A | B |\n|---|---|---|\n| How long | weeks | months |",
        )
    },
    ContainerKind {
        attributes: DRAWN,
        title: None,
        ..of(
            "figure",
            "figure",
            "A drawing. With `src`, Candor draws it from a file in `figures/`; otherwise it shows the picture inside it.",
            "![A path with three stones](path.svg)",
        )
    },
    ContainerKind {
        attributes: CLOSED,
        aliases: FOLDED,
        ..of("details", "details", "Something for a few readers, closed until they open it.", "More about this.")
    },
];

const fn of(name: &'static str, component: &'static str, doc: &'static str, example: &'static str) -> ContainerKind {
    ContainerKind { name, aliases: &[], doc, example, component, title: Some(name), attributes: &[] }
}

const fn callout(name: &'static str, doc: &'static str) -> ContainerKind {
    of(name, "callout", doc, "Bring your list of medicines.")
}

const fn boxed(name: &'static str, doc: &'static str, example: &'static str) -> ContainerKind {
    of(name, "box", doc, example)
}

/// The kind that a name means, its own or another generator's.
pub(crate) fn find(name: &str) -> Option<&'static ContainerKind> {
    ALL.iter().find(|own| own.name == name || own.aliases.contains(&name))
}

/// The names of all kinds.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|kind| kind.name)
}

/// The names that may stand in the brackets of `> [!NOTE]`, in lower case.
pub(crate) fn alerts() -> impl Iterator<Item = &'static str> {
    ALL.iter().filter(|kind| kind.component == "callout").map(|kind| kind.name)
}

#[cfg(test)]
mod tests {
    use super::{ALL, find};

    #[test]
    fn each_name_means_one_kind() {
        let all = || ALL.iter().flat_map(|kind| kind.aliases.iter().chain([&kind.name]));
        for name in all() {
            assert_eq!(all().filter(|other| *other == name).count(), 1, "{name}");
        }
        assert_eq!(find("danger").map(|kind| kind.name), Some("caution"));
        assert!(find("what").is_none());
    }
}
