//! The keys of `book.toml`, as data.

use super::brand::BRAND;
use super::deploy::DEPLOY;
use super::help::LINE;
use crate::data::{Field, Shape};

const TEXT: Shape = Shape::Text;
const TEXTS: Shape = Shape::List(&TEXT);

/// What settings and pages mean to this program. It grows when something that was written before would be read otherwise.
pub(crate) const MEANING: i64 = 1;

/// The packs that a site can be laid on. Each holds those before it.
pub(crate) const PACKS: &[&str] = &["essentials", "spt"];

/// How explicit pages are, in the words of *What the labels on a page mean*.
pub(crate) const LEVELS: [&str; 4] = [
    "Nothing private. It could lie on a reception desk.",
    "Names private or hard things in general words, and describes none of them.",
    "Names parts of the body, acts, injuries or signs of illness plainly, to inform.",
    "Goes into detail, for example step by step.",
];

const SETTINGS: &[Field] = &[
    Field::new("title", TEXT, "The site's name."),
    Field::new("discreet-title", TEXT, "What tabs, history and bookmarks show instead of it.").asked(
        "What should the browser tab say?",
        "It stands in tabs and history in place of the clinic's name, so that nobody else learns it there.",
    ),
    Field::new("language", TEXT, "The language of the site, such as `en`."),
    Field::new("country", TEXT, "The country whose lines of help readers are shown, such as `GB`.")
        .asked("Your country", "Its numbers for people in danger are shown first."),
    Field::new("src", TEXT, "The folder of the pages."),
    Field::new("description", TEXT, "What the site is, in one line."),
    Field::new("authors", TEXTS, "Who wrote it."),
];

const BUILD: &[Field] = &[
    Field::new(
        "candor",
        TEXT,
        "What this site's settings and pages mean, as a whole number: `1`. It grows only where a later candor would read something otherwise than before, whatever its own version; a candor that knows less refuses to build.",
    ),
    Field::new("build-dir", TEXT, "The folder that the site is written to."),
    Field::new(
        "urls",
        Shape::Choice(&["flat", "folder"]),
        "`flat` writes faq/cost.html, `folder` faq/cost/index.html.",
    ),
    Field::new("base-url", TEXT, "The address at which the site is published; only for what needs a whole address.")
        .asked("Web address of the site", "Optional, needed for search engines. Such as https://example.org/learn/"),
    Field::new("pack", Shape::Choice(PACKS), "The built-in library under this site."),
    Field::new(
        "exclude",
        TEXTS,
        "Pages and folders that are not published, as paths below the content folder with `*` and `**`.",
    )
    .asked("Which pages do you publish?", "Untick what you leave out. Nothing will lead there."),
    Field::new("max-sensitivity", Shape::Integer(0, 3), "Pages more explicit than this are not built.")
        .asked("How explicit may pages be?", ""),
];

const HELP: Shape = Shape::Map(&{
    let [kind, name, phone, text, url, hours, languages] = LINE;
    let checked = Field::new("checked", Shape::Date, "When somebody called it last.").asked("Called on", "");
    [kind, name, phone, text, url, hours, languages, checked]
});

const REGION: Shape = Shape::Map(&[Field::new("help", Shape::List(&HELP), "Where readers in that place find help.")]);
const LANGUAGE: Shape = Shape::Map(&[
    Field::new("title", TEXT, "The site's name in that language."),
    Field::new("discreet-title", TEXT, "What tabs show instead of it."),
]);

const MARKDOWN: &[Field] = &[
    Field::new("extensions", TEXTS, "What is read beyond CommonMark; everything by default."),
    Field::new("raw-html", Shape::Choice(&["deny", "sanitise", "trust"]), "What becomes of HTML in Markdown."),
];

const EXIT: &[Field] = &[
    Field::new("url", TEXT, "Where the exit control leads: a plain page that is not personal.")
        .asked("Where does “Exit this page” lead?", "A plain page that is not personal, such as the weather."),
    Field::new("history", Shape::Choice(&["replace", "keep"]), "Whether Back returns to the page that was left."),
];

const REVIEW: &[Field] = &[
    Field::new("warn-days", Shape::Integer(0, 3650), "How many days before a review is due a warning begins."),
    Field::new("overdue", Shape::Choice(&["advice", "warning", "error"]), "How much an overdue review weighs."),
];

/// Everything that `book.toml` may say.
pub(crate) const BOOK: &[Field] = &[
    Field::new("book", Shape::Map(SETTINGS), "The site."),
    Field::new("build", Shape::Map(BUILD), "How it is built."),
    Field::new("brand", Shape::Map(BRAND), "Who publishes it."),
    Field::new("markdown", Shape::Map(MARKDOWN), "How pages are read."),
    Field::new(
        "privacy",
        Shape::Map(&[
            Field::new("titles", Shape::Choice(&["discreet", "full"]), "What tabs, history and bookmarks show."),
            Field::new(
                "unsafe-override",
                TEXT,
                "Why [lint] may lower the rules of the family `privacy` on this site. Readers find it in privacy-manifest.json.",
            ),
        ]),
        "What a reader's device shows to others.",
    ),
    Field::new(
        "search",
        Shape::Map(&[Field::new(
            "loading",
            Shape::Choice(&["auto", "bytes", "none"]),
            "`bytes` sends only what a query needs, which tells the host a little of it; `auto` does so beyond 1,000 pages and else sends the whole index; `none` leaves the A to Z alone.",
        )]),
        "How search gets its index.",
    ),
    Field::new(
        "hosting",
        Shape::Map(&[Field::new(
            "hsts",
            Shape::Bool,
            "Whether hosts are told to send Strict-Transport-Security: browsers that saw it reach the whole host by https alone, for a year.",
        )]),
        "What hosts are told.",
    ),
    Field::new("exit", Shape::Map(EXIT), "The exit control."),
    Field::new("review", Shape::Map(REVIEW), "Review dates."),
    Field::new("lint", Shape::Table(&Shape::Choice(&["allow", "warn", "deny"])), "How much a rule weighs."),
    Field::new("languages", Shape::Table(&LANGUAGE), "Further languages.").asked(
        "Which languages can readers choose?",
        "What is not translated yet is shown in its own language, and says so.",
    ),
    Field::new("region", Shape::Table(&REGION), "Help, by place.").asked("Numbers for people in danger", ""),
    Field::new("deploy", Shape::Map(DEPLOY), "Where `candor deploy` sends the site."),
];

/// The field of a key such as `brand.name`; none for one that there is not.
pub(crate) fn field(key: &str) -> Option<&'static Field> {
    let (above, own) = key.rsplit_once('.').unwrap_or(("", key));
    let inner = |fields: &'static [Field], part: &str| match fields.iter().find(|field| field.key == part)?.shape {
        Shape::Map(inner) => Some(inner),
        _ => None,
    };
    let fields = above.split('.').filter(|part| !part.is_empty()).try_fold(BOOK, inner)?;
    fields.iter().find(|field| field.key == own)
}

#[cfg(test)]
mod tests {
    use super::LEVELS;

    #[test]
    fn levels_are_told_as_on_their_page() {
        let page = include_str!("../packs/essentials/about/levels.md");
        for (level, words) in LEVELS.iter().enumerate() {
            assert!(page.contains(&format!("- **{level}.** {words}")), "{words}");
        }
    }
}
