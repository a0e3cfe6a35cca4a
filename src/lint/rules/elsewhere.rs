//! What is found while files are read, the site is resolved or pages are rendered: where it is found, it
//! is said. Here stands why, and how it is mended.

use crate::diagnostic::{Code, Severity};
use crate::lint::example::{PAGE, SOURCE};
use crate::lint::{Check, ExampleFile, Rule};

pub(super) const RULES: &[Rule] = &[
    error(
        "config/bad-bucket",
        "A bucket or a region with a name that none can have is found by no storage, and that would only be seen when the site is sent.",
        &[("book.toml", "[deploy]\nbucket = \"{}\"\n"), PAGE],
        "Our site",
        "our-site",
    ),
    error(
        "config/bad-language",
        "The code of a language tells browsers, voices and search how to read the pages. One that there is not, or that is given twice, helps none of them.",
        &[("book.toml", "[book]\nlanguage = \"{}\"\n"), PAGE],
        "english",
        "en",
    ),
    error(
        "config/bad-path",
        "A folder lies inside the site's own, and what is written never lies among what is read: a build would take its own output for pages, or write over them.",
        &[("book.toml", "[build]\nbuild-dir = \"{}\"\n"), PAGE],
        "content",
        "public",
    ),
    error(
        "config/bad-pattern",
        "A pattern that can't be read excludes nothing, and what was to stay out would be published.",
        &[("book.toml", "[build]\nexclude = [\"{}\"]\n"), PAGE, LEAFLET],
        "[leaflet.md",
        "leaflet.md",
    ),
    error(
        "config/bad-url",
        "Links to the whole address of the site, and the exit control, lead where they should only from a whole address.",
        &[("book.toml", "[build]\nbase-url = \"{}\"\n"), PAGE],
        "example.org/learn",
        "https://example.org/learn/",
    ),
    error(
        "config/missing-file",
        "A logo that is not there is a broken picture on every page.",
        &[
            ("book.toml", "[brand]\nlogo = \"static/{}.svg\"\n"),
            ("static/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
            PAGE,
        ],
        "lgoo",
        "logo",
    ),
    error(
        "config/missing-name",
        "A person without a name is nobody whom a reader could ask for or look up.",
        &[("book.toml", "[[brand.people]]\nrole = \"Therapist\"\n{}"), PAGE],
        "",
        "name = \"Ann Example\"\n",
    ),
    error(
        "config/newer-candor",
        "A site that relies on what a newer candor means by its settings and pages would be read otherwise by this one, without a word.",
        &[("book.toml", "[build]\ncandor = \"{}\"\n"), PAGE],
        "9",
        "1",
    ),
    error(
        "config/syntax",
        "Settings that can't be read say nothing: the site would be called, coloured and published otherwise than was meant.",
        &[("book.toml", "[book]\ntitle = {}\n"), PAGE],
        "A site",
        "\"A site\"",
    ),
    error(
        "config/unknown-brand",
        "`--brand` names a file of the folder brands/. Without that file the site would be built for another publisher.",
        &[PAGE],
        "",
        "",
    ),
    error(
        "config/unknown-key",
        "A key that nothing knows is mostly a slip of the pen, and what it should set stays as it was.",
        &[("book.toml", "[book]\n{} = \"A site\"\n"), PAGE],
        "titel",
        "title",
    ),
    error(
        "config/unknown-name",
        "A name that nothing has is mostly a slip of the pen, and what it should turn on stays off.",
        &[("book.toml", "[markdown]\nextensions = [\"{}\"]\n"), PAGE],
        "tabels",
        "tables",
    ),
    error(
        "config/unknown-rule",
        "A level for a rule that there is not changes nothing: the rule that was meant weighs what it weighed.",
        &[("book.toml", "[lint]\n\"link/vague-{}\" = \"deny\"\n"), PAGE],
        "txt",
        "text",
    ),
    error(
        "config/unreachable",
        "A line of help without a number and without an address leads a reader in need nowhere.",
        &[("book.toml", "[[region.GB.help]]\nkind = \"crisis\"\nname = \"Line\"\n{}checked = 2026-11-22\n"), PAGE],
        "",
        "phone = \"116 123\"\n",
    ),
    warning(error(
        "config/unused-exclude",
        "A pattern that excludes no page is out of date, or misspelt, and then a page is published that was to stay out.",
        &[("book.toml", "[build]\nexclude = [\"{}\"]\n"), PAGE, LEAFLET],
        "leaflets/**",
        "leaflet.md",
    )),
    warning(error(
        "config/unused-language",
        "A language without a page is a promise in the menu of languages that no page keeps.",
        &[
            ("book.toml", "[languages.es]\ntitle = \"Un sitio\"\n"),
            PAGE,
            ("content/{}/uno.md", "---\ntitle: Una página\n---\nTexto.\n"),
        ],
        "fr",
        "es",
    )),
    error(
        "config/wrong-type",
        "A value of another kind than its key takes can't be used.",
        &[("book.toml", "[review]\nwarn-days = {}\n"), PAGE],
        "\"soon\"",
        "30",
    ),
    error(
        "container/unclosed",
        "A container that is never closed swallows the rest of the page.",
        &[page!(":::note\nText.\n{}")],
        "",
        ":::\n",
    ),
    warning(error(
        "data/cut-value",
        "In YAML ` #` begins a comment, and what follows it is not part of the value.",
        &[("content/page.md", "---\ntitle: {}\n---\nText.\n")],
        "Leaflet #3 for partners",
        "\"Leaflet #3 for partners\"",
    )),
    error(
        "data/syntax",
        "A data file that can't be read leaves out everything in it.",
        &[("content/sources.yaml", "a-2014:\n  title: {}\n"), CITING],
        "One: two",
        "\"One: two\"",
    ),
    error(
        "data/unknown-key",
        "A key that nothing knows is mostly a slip of the pen.",
        &[("content/sources.yaml", "a-2014:\n  title: A book\n  {}: A writer\n"), CITING],
        "autor",
        "author",
    ),
    error(
        "data/wrong-type",
        "A value of another kind than its field takes can't be used.",
        &[("content/sources.yaml", "a-2014:\n  title: A book\n  checked: {}\n"), CITING],
        "yesterday",
        "2026-11-22",
    ),
    error(
        "disk/unreadable",
        "While the site's folder can't be read, the preview shows the last site that could. `candor build` and `candor check` end at once and say what the machine said.",
        &[PAGE],
        "",
        "",
    ),
    error(
        "figure/incomplete",
        "Whoever does not see the drawing gets the same in words, and everyone reads that people vary.",
        &[SOURCE, figure!("{}"), page!("A review [@a-2014].\n\n:::figure{src=three-phases}\n:::\n")],
        "",
        "note: Bodies vary. A phase that does not come is no fault.\n",
    ),
    error(
        "front-matter/syntax",
        "Front matter that can't be read says nothing: the page would lose its title, its dates and its warnings.",
        &[("content/page.md", "---\ntitle: {}\n---\nText.\n")],
        "A: B",
        "\"A: B\"",
    ),
    error(
        "front-matter/unknown-key",
        "A key that nothing knows is mostly a slip of the pen, and what it should say is lost without a sound.",
        &[page!("{}: What it says.\n", "Text.\n")],
        "sumary",
        "summary",
    ),
    error(
        "front-matter/wrong-type",
        "A value of another kind than its field takes can't be used.",
        &[page!("sensitivity: {}\ncontent-note: Describes touch in words.\n", "Text.\n")],
        "high",
        "2",
    ),
    error(
        "html/unclosed-comment",
        "A comment is never shown, and one without an end goes on to the end of the page, or of the list or quote that it stands in: no reader would get what follows it.",
        &[page!("Intro.\n\n<!-- todo{}\n\nIf you are in danger, call the police.\n")],
        "",
        " -->",
    ),
    error(
        "kind/unknown",
        "The kind decides what a page owes its reader and how it looks.",
        &[reviewed!("kind: {}\n", "Text.\n")],
        "artcle",
        "article",
    ),
    error(
        "publish/broken-lock",
        "A line of candor.lock that is no address guards nothing: what it meant could vanish without a word.",
        &[PAGE, ("candor.lock", "{}page.html\n")],
        "https://example.org/",
        "",
    ),
    error(
        "route/bad-name",
        "An address with control characters, question marks or colons can't be written on every disk or typed by anyone.",
        &[page!("aliases: [\"a{}b.html\"]\n", "Text.\n")],
        "?",
        "/",
    ),
    error(
        "route/duplicate",
        "Two pages can't have one address: one of them would be lost, and which one would depend on chance.",
        &[("content/a.md", "---\ntitle: A\nslug: same\n---\n"), ("content/b.md", "---\ntitle: B\nslug: {}\n---\n")],
        "same",
        "other",
    ),
    error(
        "source/not-text",
        "Pages and data are read as UTF-8 text. Other bytes would show as question marks.",
        &[page!("Text with {}.\n")],
        "a NUL byte",
        "letters alone",
    ),
    warning(error(
        "table/lost-cells",
        "A row shows as many cells as the table's first row has. What stands in further ones no reader gets.",
        &[page!("| Day | Place |\n|---|---|\n| Monday | At `home {}| work` |\n")],
        "",
        "\\",
    )),
    error(
        "source/other-markup",
        "A page in other markup than Markdown would be published as it was typed, though it may be a draft.",
        &[PAGE, ("content/leaflet{}", "---\ntitle: A leaflet\ndraft: true\n---\nText.\n")],
        ".mdx",
        ".md",
    ),
    error(
        "template/error",
        "A template with a fault can't show a page. The built-in one is used in its place until it is mended.",
        &[page!("template: {}\n", "Text.\n")],
        "spread",
        "bare",
    ),
];

/// A second page, for what leaves one out.
const LEAFLET: ExampleFile = ("content/leaflet.md", "---\ntitle: A leaflet\n---\nText.\n");
/// A page that stands on a source.
const CITING: ExampleFile = page!("Text [@a-2014].\n");

const fn error(
    code: Code,
    why: &'static str,
    files: &'static [ExampleFile],
    bad: &'static str,
    good: &'static str,
) -> Rule {
    Rule { code, severity: Severity::Error, why, files, bad, good, check: Check::Elsewhere }
}

const fn warning(rule: Rule) -> Rule {
    Rule { severity: Severity::Warning, ..rule }
}
