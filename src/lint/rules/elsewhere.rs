//! What is found while files are read, the site is resolved or pages are rendered: where it is found, it
//! is said. Here stands why, and how it is mended.

use crate::diagnostic::{Code, Severity};
use crate::lint::example::{PAGE, SOURCE};
use crate::lint::{Check, Example, Rule};

pub(super) const RULES: &[Rule] = &[
    error(
        "config/bad-language",
        "The code of a language tells browsers, voices and search how to read the pages. One that there is not, or that is given twice, helps none of them.",
        Example { files: &[("book.toml", "[book]\nlanguage = \"{}\"\n"), PAGE], bad: "english", good: "en" },
    ),
    error(
        "config/bad-path",
        "A folder lies inside the site's own, and what is written never lies among what is read: a build would take its own output for pages, or write over them.",
        Example { files: &[("book.toml", "[build]\nbuild-dir = \"{}\"\n"), PAGE], bad: "content", good: "public" },
    ),
    error(
        "config/bad-pattern",
        "A pattern that can't be read excludes nothing, and what was to stay out would be published.",
        Example {
            files: &[("book.toml", "[build]\nexclude = [\"{}\"]\n"), PAGE, LEAFLET],
            bad: "[leaflet.md",
            good: "leaflet.md",
        },
    ),
    error(
        "config/bad-url",
        "Links to the whole address of the site, and the exit control, lead where they should only from a whole address.",
        Example {
            files: &[("book.toml", "[build]\nbase-url = \"{}\"\n"), PAGE],
            bad: "example.org/learn",
            good: "https://example.org/learn/",
        },
    ),
    error(
        "config/missing-file",
        "A logo that is not there is a broken picture on every page.",
        Example {
            files: &[
                ("book.toml", "[brand]\nlogo = \"static/{}.svg\"\n"),
                ("static/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
                PAGE,
            ],
            bad: "lgoo",
            good: "logo",
        },
    ),
    error(
        "config/not-built-yet",
        "A setting that nothing reads yet would promise what does not happen.",
        Example {
            files: &[("book.toml", "[book]\ntitle = \"A site\"\n{}"), PAGE],
            bad: "\n[deploy]\nbucket = \"site\"\n",
            good: "",
        },
    ),
    error(
        "config/syntax",
        "Settings that can't be read say nothing: the site would be called, coloured and published otherwise than was meant.",
        Example { files: &[("book.toml", "[book]\ntitle = {}\n"), PAGE], bad: "A site", good: "\"A site\"" },
    ),
    error(
        "config/unknown-brand",
        "`--brand` and `CANDOR_BUILD__BRAND` name a file of the folder brands/. Without it the site would be built for another publisher.",
        Example { files: &[PAGE], bad: "", good: "" },
    ),
    error(
        "config/unknown-key",
        "A key that nothing knows is mostly a slip of the pen, and what it should set stays as it was.",
        Example { files: &[("book.toml", "[book]\n{} = \"A site\"\n"), PAGE], bad: "titel", good: "title" },
    ),
    error(
        "config/unknown-name",
        "A name that nothing has is mostly a slip of the pen, and what it should turn on stays off.",
        Example { files: &[("book.toml", "[markdown]\nextensions = [\"{}\"]\n"), PAGE], bad: "tabels", good: "tables" },
    ),
    error(
        "config/unknown-rule",
        "A level for a rule that there is not changes nothing: the rule that was meant weighs what it weighed.",
        Example {
            files: &[("book.toml", "[lint]\n\"{}\" = \"deny\"\n"), PAGE],
            bad: "link/vague-txt",
            good: "link/vague-text",
        },
    ),
    warning(
        "config/unused-exclude",
        "A pattern that excludes no page is out of date, or misspelt, and then a page is published that was to stay out.",
        Example {
            files: &[("book.toml", "[build]\nexclude = [\"{}\"]\n"), PAGE, LEAFLET],
            bad: "leaflets/**",
            good: "leaflet.md",
        },
    ),
    warning(
        "config/unused-language",
        "A language without a page is a promise in the menu of languages that no page keeps.",
        Example {
            files: &[
                ("book.toml", "[languages.es]\ntitle = \"Un sitio\"\n"),
                PAGE,
                ("content/{}/uno.md", "---\ntitle: Una página\n---\nTexto.\n"),
            ],
            bad: "fr",
            good: "es",
        },
    ),
    error(
        "config/wrong-type",
        "A value of another kind than its key takes can't be used.",
        Example { files: &[("book.toml", "[review]\nwarn-days = {}\n"), PAGE], bad: "\"soon\"", good: "30" },
    ),
    error(
        "container/unclosed",
        "A container that is never closed swallows the rest of the page.",
        Example { files: &[page!(":::note\nText.\n{}")], bad: "", good: ":::\n" },
    ),
    error(
        "data/syntax",
        "A data file that can't be read leaves out everything in it.",
        Example {
            files: &[("content/sources.yaml", "a-2014:\n  title: {}\n"), CITING],
            bad: "One: two",
            good: "\"One: two\"",
        },
    ),
    error(
        "data/unknown-key",
        "A key that nothing knows is mostly a slip of the pen.",
        Example {
            files: &[("content/sources.yaml", "a-2014:\n  title: A book\n  {}: A writer\n"), CITING],
            bad: "autor",
            good: "author",
        },
    ),
    error(
        "data/wrong-type",
        "A value of another kind than its field takes can't be used.",
        Example {
            files: &[("content/sources.yaml", "a-2014:\n  title: A book\n  checked: {}\n"), CITING],
            bad: "yesterday",
            good: "2026-11-22",
        },
    ),
    error(
        "disk/unreadable",
        "While the site's folder can't be read, the preview shows the last site that could. `candor build` and `candor check` end at once and say what the machine said.",
        Example { files: &[PAGE], bad: "", good: "" },
    ),
    error(
        "figure/incomplete",
        "Whoever does not see the drawing gets the same in words, and everyone reads that people vary.",
        Example {
            files: &[SOURCE, figure!("{}"), page!("A review [@a-2014].\n\n:::figure{src=three-phases}\n:::\n")],
            bad: "",
            good: "note: Bodies vary. A phase that does not come is no fault.\n",
        },
    ),
    error(
        "front-matter/syntax",
        "Front matter that can't be read says nothing: the page would lose its title, its dates and its warnings.",
        Example { files: &[("content/page.md", "---\ntitle: {}\n---\nText.\n")], bad: "A: B", good: "\"A: B\"" },
    ),
    error(
        "front-matter/unknown-key",
        "A key that nothing knows is mostly a slip of the pen, and what it should say is lost without a sound.",
        Example { files: &[page!("{}: What it says.\n", "Text.\n")], bad: "sumary", good: "summary" },
    ),
    error(
        "front-matter/wrong-type",
        "A value of another kind than its field takes can't be used.",
        Example {
            files: &[page!("sensitivity: {}\ncontent-note: Describes touch in words.\n", "Text.\n")],
            bad: "high",
            good: "2",
        },
    ),
    error(
        "kind/unknown",
        "The kind decides what a page owes its reader and how it looks.",
        Example { files: &[reviewed!("kind: {}\n", "Text.\n")], bad: "artcle", good: "article" },
    ),
    error(
        "route/bad-name",
        "An address with control characters, question marks or colons can't be written on every disk or typed by anyone.",
        Example { files: &[page!("aliases: [\"a{}b.html\"]\n", "Text.\n")], bad: "?", good: "/" },
    ),
    error(
        "route/duplicate",
        "Two pages can't have one address: one of them would be lost, and which one would depend on chance.",
        Example {
            files: &[
                ("content/a.md", "---\ntitle: A\nslug: same\n---\n"),
                ("content/b.md", "---\ntitle: B\nslug: {}\n---\n"),
            ],
            bad: "same",
            good: "other",
        },
    ),
    error(
        "source/not-text",
        "Pages and data are read as UTF-8 text. Other bytes would show as question marks.",
        Example { files: &[page!("Text with {}.\n")], bad: "a NUL byte", good: "letters alone" },
    ),
    error(
        "template/error",
        "A template with a fault can't show a page. The built-in one is used in its place until it is mended.",
        Example { files: &[page!("template: {}\n", "Text.\n")], bad: "spread", good: "bare" },
    ),
];

/// A second page, for what leaves one out.
const LEAFLET: (&str, &str) = ("content/leaflet.md", "---\ntitle: A leaflet\n---\nText.\n");
/// A page that stands on a source.
const CITING: (&str, &str) = page!("Text [@a-2014].\n");

const fn error(code: Code, why: &'static str, example: Example) -> Rule {
    Rule { code, severity: Severity::Error, why, example, check: Check::Elsewhere }
}

const fn warning(code: Code, why: &'static str, example: Example) -> Rule {
    Rule { code, severity: Severity::Warning, why, example, check: Check::Elsewhere }
}
