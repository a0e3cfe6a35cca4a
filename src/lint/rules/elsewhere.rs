//! What is found while files are read, the site is resolved or pages are rendered: where it is found, it
//! is said. Here stands why, and how it is mended.

use crate::diagnostic::{Code, Severity};
use crate::lint::example::{PAGE, SOURCE};
use crate::lint::{Check, ExampleFile, Rule};

pub(super) const RULES: &[Rule] = &[
    error(
        "baseline/broken-line",
        "This line of candor.baseline is not a finding, so it hides nothing.",
        &[PAGE, ("candor.baseline", "{}")],
        "content/page.md link/vague-text\n",
        "",
    ),
    error(
        "config/bad-bucket",
        "No bucket or region can have this name, so deploying would fail.",
        &[("book.toml", "[deploy]\nbucket = \"{}\"\n"), PAGE],
        "Our site",
        "our-site",
    ),
    error(
        "config/bad-language",
        "Browsers, screen readers and search need the right language code. This one does not exist, or is listed twice.",
        &[("book.toml", "[book]\nlanguage = \"{}\"\n"), PAGE],
        "english",
        "en",
    ),
    error(
        "config/bad-path",
        "Folders must be inside the site's folder, and the output folder must not contain your pages. Otherwise a build could overwrite your pages, or publish its own output again.",
        &[("book.toml", "[build]\nbuild-dir = \"{}\"\n"), PAGE],
        "content",
        "public",
    ),
    error(
        "config/bad-pattern",
        "If the pattern can't be read, no pages are left out: they would all be published.",
        &[("book.toml", "[build]\nexclude = [\"{}\"]\n"), PAGE, LEAFLET],
        "[leaflet.md",
        "leaflet.md",
    ),
    error(
        "config/bad-url",
        "Full links to the site, and the exit button, only work with a full address.",
        &[("book.toml", "[build]\nbase-url = \"{}\"\n"), PAGE],
        "example.org/learn",
        "https://example.org/learn/",
    ),
    error(
        "config/missing-file",
        "Without this file, every page shows a broken picture.",
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
        "Readers need a name to ask for a person or look them up.",
        &[("book.toml", "[[brand.people]]\nrole = \"Therapist\"\n{}"), PAGE],
        "",
        "name = \"Ann Example\"\n",
    ),
    error(
        "config/newer-candor",
        "The site was made for a newer candor. This one would silently misread some settings or pages.",
        &[("book.toml", "[build]\ncandor = \"{}\"\n"), PAGE],
        "9",
        "1",
    ),
    error(
        "config/syntax",
        "If the settings can't be read, the site would get the wrong name, colours and address.",
        &[("book.toml", "[book]\ntitle = {}\n"), PAGE],
        "A site",
        "\"A site\"",
    ),
    error(
        "config/unknown-brand",
        "`--brand` names a file in the folder brands/. Without it, the site would be built for another publisher.",
        &[PAGE],
        "",
        "",
    ),
    error(
        "config/unknown-key",
        "An unknown key is usually a typo, and its value is ignored.",
        &[("book.toml", "[book]\n{} = \"A site\"\n"), PAGE],
        "titel",
        "title",
    ),
    error(
        "config/unknown-name",
        "An unknown name is usually a typo, and does nothing.",
        &[("book.toml", "[markdown]\nextensions = [\"{}\"]\n"), PAGE],
        "tabels",
        "tables",
    ),
    error(
        "config/unknown-rule",
        "There is no such rule, so this level changes nothing.",
        &[("book.toml", "[lint]\n\"link/vague-{}\" = \"deny\"\n"), PAGE],
        "txt",
        "text",
    ),
    error(
        "config/unreachable",
        "A help line without a number or address is no use to readers in need.",
        &[("book.toml", "[[region.GB.help]]\nkind = \"crisis\"\nname = \"Line\"\n{}checked = 2026-11-22\n"), PAGE],
        "",
        "phone = \"116 123\"\n",
    ),
    warning(error(
        "config/unused-exclude",
        "A pattern that matches no page is out of date or has a typo. Then a page that you want to leave out is published.",
        &[("book.toml", "[build]\nexclude = [\"{}\"]\n"), PAGE, LEAFLET],
        "leaflets/**",
        "leaflet.md",
    )),
    warning(error(
        "config/unused-language",
        "Readers could choose this language in the menu, but it has no page.",
        &[
            ("book.toml", "[languages.es]\ntitle = \"Un sitio\"\n"),
            PAGE,
            ("content/{}/page.md", "---\ntitle: Una página\n---\nTexto.\n"),
        ],
        "fr",
        "es",
    )),
    error(
        "config/wrong-type",
        "The value is of the wrong type, so it is ignored.",
        &[("book.toml", "[review]\nwarn-days = {}\n"), PAGE],
        "\"soon\"",
        "30",
    ),
    error(
        "container/unclosed",
        "A container that is never closed includes the rest of the page.",
        &[page!(":::note\nText.\n{}")],
        "",
        ":::\n",
    ),
    warning(error(
        "data/cut-value",
        "In YAML, ` #` starts a comment, so the text after it is not part of the value.",
        &[("content/page.md", "---\ntitle: {}\n---\nText.\n")],
        "Leaflet #3 for partners",
        "\"Leaflet #3 for partners\"",
    )),
    error(
        "data/syntax",
        "If a data file can't be read, everything in it is ignored.",
        &[("content/sources.yaml", "a-2014:\n  title: {}\n"), CITING],
        "One: two",
        "\"One: two\"",
    ),
    error(
        "data/unknown-key",
        "An unknown key is usually a typo, and its value is ignored.",
        &[("content/sources.yaml", "a-2014:\n  title: A book\n  {}: A writer\n"), CITING],
        "autor",
        "author",
    ),
    error(
        "data/wrong-type",
        "The value is of the wrong type, so it is ignored.",
        &[("content/sources.yaml", "a-2014:\n  title: A book\n  checked: {}\n"), CITING],
        "yesterday",
        "2026-11-22",
    ),
    error(
        "disk/unreadable",
        "While the site's folder can't be read, the preview shows the last version. `candor build` and `candor check` stop and show the system's error message.",
        &[PAGE],
        "",
        "",
    ),
    error(
        "exception/syntax",
        "An exception needs the code of a rule, and a reason, so that others know why it is allowed.",
        &[page!("Text.\n\n<!-- candor allow=link/vague-text{}.\n")],
        " -->\n\nMore",
        ": the button says so too -->\n\n[Here](page.md)",
    ),
    warning(error(
        "exception/unused",
        "An exception that is not needed could hide later mistakes.",
        &[page!("Text.\n\n<!-- candor allow=link/vague-text: the button says so too -->\n\n{}.\n")],
        "More",
        "[Here](page.md)",
    )),
    error(
        "figure/incomplete",
        "People who can't see the drawing need a description, and everyone should know that people differ.",
        &[SOURCE, figure!("{}"), page!("A review [@a-2014].\n\n:::figure{src=three-phases}\n:::\n")],
        "",
        "note: Bodies vary. If a phase does not happen, nothing is wrong.\n",
    ),
    error(
        "front-matter/syntax",
        "If the front matter can't be read, the page loses its title, dates and warnings.",
        &[("content/page.md", "---\ntitle: {}\n---\nText.\n")],
        "A: B",
        "\"A: B\"",
    ),
    error(
        "front-matter/unknown-key",
        "An unknown key is usually a typo, and its value is ignored.",
        &[page!("{}: What it says.\n", "Text.\n")],
        "sumary",
        "summary",
    ),
    error(
        "front-matter/wrong-type",
        "The value is of the wrong type, so it is ignored.",
        &[page!("sensitivity: {}\ncontent-note: Describes touch in words.\n", "Text.\n")],
        "high",
        "2",
    ),
    error(
        "html/unclosed-comment",
        "A comment is never shown. Without an end, it hides the rest of the page, list or quote.",
        &[page!("Intro.\n\n<!-- todo{}\n\nIf you are in danger, call the police.\n")],
        "",
        " -->",
    ),
    error(
        "kind/unknown",
        "The kind decides which fields a page needs and how it looks.",
        &[reviewed!("kind: {}\n", "Text.\n")],
        "artcle",
        "article",
    ),
    error(
        "publish/broken-lock",
        "This line of candor.lock is not an address, so it protects nothing.",
        &[PAGE, ("candor.lock", "{}page.html\n")],
        "https://example.org/",
        "",
    ),
    error(
        "route/bad-name",
        "Some disks can't store addresses with control characters, question marks or colons, and people can't type them.",
        &[page!("aliases: [\"a{}b.html\"]\n", "Text.\n")],
        "?",
        "/",
    ),
    error(
        "route/duplicate",
        "Two pages can't have the same address: one of them would be lost.",
        &[("content/a.md", "---\ntitle: A\nslug: same\n---\n"), ("content/b.md", "---\ntitle: B\nslug: {}\n---\n")],
        "same",
        "other",
    ),
    error(
        "source/not-text",
        "Pages and data must be UTF-8 text. Other characters would show as question marks.",
        &[page!("Text with {}.\n")],
        "a NUL byte",
        "letters alone",
    ),
    warning(error(
        "table/lost-cells",
        "A row shows only as many cells as the table's first row has. Text in further cells is not shown.",
        &[page!("| Day | Place |\n|---|---|\n| Monday | At `home {}| work` |\n")],
        "",
        "\\",
    )),
    error(
        "source/other-markup",
        "Candor reads only Markdown. Other markup would be published exactly as typed, even a draft.",
        &[PAGE, ("content/leaflet{}", "---\ntitle: A leaflet\ndraft: true\n---\nText.\n")],
        ".mdx",
        ".md",
    ),
    error(
        "template/error",
        "A template with an error can't show a page. Until you fix it, the built-in template is used.",
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
