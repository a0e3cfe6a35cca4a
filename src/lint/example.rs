//! Small sites that show what a rule is about.

/// A path and the text there.
pub(crate) type ExampleFile = (&'static str, &'static str);

/// A page of an example: what its head says beside the title, where it says more, and its text.
macro_rules! page {
    ($text:literal) => {
        page!("", $text)
    };
    ($head:literal, $text:literal) => {
        ("content/page.md", concat!("---\ntitle: A page\n", $head, "---\n", $text))
    };
}

/// A page of an example that says when it was gone through.
macro_rules! reviewed {
    ($head:literal, $text:literal) => {
        (
            "content/page.md",
            concat!("---\ntitle: A page\n", $head, "last-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\n", $text),
        )
    };
}

/// A small figure that says so of how people differ.
macro_rules! figure {
    ($note:literal) => {
        (
            "content/figures/three-phases.yaml",
            concat!(
                "type: steps\n",
                "title: Three phases\n",
                "alt: Three boxes in a row, with arrows from desire to arousal to orgasm\n",
                "description: The model names three phases.\n",
                $note,
                "sources: [a-2014]\n",
                "steps:\n",
                "  - { name: Desire, text: wanting to. }\n",
                "  - { name: Arousal, text: the body responds. }\n",
                "  - { name: Orgasm, text: a peak that may or may not come. }\n",
            ),
        )
    };
}

/// A page that breaks nothing.
pub(super) const PAGE: ExampleFile = page!("Text.\n");

/// A source that somebody has read.
pub(super) const SOURCE: ExampleFile =
    ("content/sources.yaml", "a-2014:\n  title: A book\n  confidence: verified\n  checked: 2026-11-22\n");

/// A small figure, which stands on [`SOURCE`].
pub(super) const FIGURE: ExampleFile = figure!("note: Bodies vary. If a phase does not happen, nothing is wrong.\n");
