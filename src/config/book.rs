//! The keys of `book.toml`, as data.

use super::brand::BRAND;
use super::deploy::DEPLOY;
use super::help::LINE;
use crate::data::{Field, SEVERITIES, Shape, Word};
use crate::front_matter::fields::LEVELS;

const TEXT: Shape = Shape::Text;
const TEXTS: Shape = Shape::List(&TEXT);

/// What settings and pages mean to this program. It grows when something that was written before would be read otherwise.
pub(crate) const MEANING: i64 = 1;

/// The packs that a site can be laid on. Each holds those before it.
pub(crate) const PACKS: &[Word] = &[
    ("essentials", "What every site about health needs: browsing safely, help, complaints, how pages are made."),
    ("spt", "The whole library about surrogate partner therapy, and all of `essentials`."),
];

/// What a site makes of a rule.
const WEIGHTS: &[Word] =
    &[("allow", "It is not reported."), ("warn", "It is a warning."), ("deny", "It is an error: nothing is built.")];

const SETTINGS: &[Field] = &[
    Field::new("title", TEXT, "The site's name."),
    Field::new("discreet-title", TEXT, "A neutral name for browser tabs, history and bookmarks.").asked(
        "What should the browser tab say?",
        "Tabs and history show this instead of your clinic's name, so that other people don't see it.",
    ),
    Field::new("language", TEXT, "The language of the site, such as `en`."),
    Field::new("country", TEXT, "The country for help lines, such as `GB`.")
        .asked("Your country", "Emergency numbers of this country are shown first."),
    Field::new("src", TEXT, "The folder with the pages."),
    Field::new("description", TEXT, "What the site is about, in one line."),
    Field::new("authors", TEXTS, "The authors."),
];

const BUILD: &[Field] = &[
    Field::new(
        "candor",
        TEXT,
        "The version of the format of settings and pages, a whole number such as `1`; not the version of candor. It goes up only when a newer candor gives a setting another meaning. Older versions of candor then refuse to build the site.",
    ),
    Field::new("build-dir", TEXT, "The folder for the finished site."),
    Field::new(
        "urls",
        Shape::Choice(&[
            ("flat", "`faq/cost.md` becomes `faq/cost.html`."),
            ("folder", "`faq/cost.md` becomes `faq/cost/index.html`."),
        ]),
        "What the addresses of pages look like.",
    ),
    Field::new(
        "base-url",
        TEXT,
        "The site's web address, used where a full address is needed, such as in sitemap.xml.",
    )
    .asked("Web address of the site", "Optional, but search engines need it. For example https://example.org/learn/"),
    Field::new("pack", Shape::Choice(PACKS), "The built-in library that this site uses."),
    Field::new("exclude", TEXTS, "Pages and folders to leave out: paths in the content folder, such as `faq/cost.md` or `faq`. `*` stands for any name, `**` for any folders.")
        .asked("Which pages do you publish?", "Untick what you don't want. Nothing will link to it."),
    Field::new("max-sensitivity", Shape::Level(LEVELS), "More explicit pages are left out.")
        .asked("How explicit may pages be?", ""),
];

const HELP: Shape = Shape::Map(&{
    let [kind, name, phone, text, url, hours, languages] = LINE;
    let checked = Field::new("checked", Shape::Date, "The day somebody last called it.").asked("Called on", "");
    [kind, name, phone, text, url, hours, languages, checked]
});

const REGION: Shape = Shape::Map(&[Field::new("help", Shape::List(&HELP), "Help lines for readers in this place.")]);
const LANGUAGE: Shape = Shape::Map(&[
    Field::new("title", TEXT, "The site's name in this language."),
    Field::new("discreet-title", TEXT, "A neutral name for browser tabs."),
]);

const MARKDOWN: &[Field] = &[
    Field::new("extensions", TEXTS, "Markdown extensions to use; all by default."),
    Field::new(
        "raw-html",
        Shape::Choice(&[
            ("deny", "It is an error."),
            ("sanitise", "HTML is kept, without anything that could run or load something."),
            ("trust", "HTML is kept unchanged: everyone who writes pages can run scripts."),
        ]),
        "What to do with HTML in Markdown.",
    ),
];

const EXIT: &[Field] = &[
    Field::new("url", TEXT, "The page that “Exit this page” opens: ordinary, and not personal.")
        .asked("Which page does “Exit this page” open?", "An ordinary page that is not personal, such as the weather."),
    Field::new(
        "history",
        Shape::Choice(&[
            ("replace", "The Back button does not return to the page."),
            ("keep", "The Back button returns to the page."),
        ]),
        "Whether the Back button returns to the page that the reader left.",
    ),
];

const REVIEW: &[Field] = &[
    Field::new("warn-days", Shape::Integer(0, 3650), "Warn you this many days before a review is due."),
    Field::new("overdue", Shape::Choice(SEVERITIES), "The level of the finding for an overdue review."),
];

/// Everything that `book.toml` may say.
pub(crate) const BOOK: &[Field] = &[
    Field::new("book", Shape::Map(SETTINGS), "The site."),
    Field::new("build", Shape::Map(BUILD), "How the site is built."),
    Field::new("brand", Shape::Map(BRAND), "Who publishes the site."),
    Field::new("markdown", Shape::Map(MARKDOWN), "How Markdown is read."),
    Field::new(
        "privacy",
        Shape::Map(&[
            Field::new(
                "titles",
                Shape::Choice(&[
                    ("discreet", "The page's `discreet-title`, otherwise the site's."),
                    ("full", "The page's own title."),
                ]),
                "What browser tabs, history and bookmarks show.",
            ),
            Field::new(
                "unsafe-override",
                TEXT,
                "Your reason for lowering `privacy` rules in [lint]. Readers can see it in privacy-manifest.json.",
            ),
        ]),
        "What other people can see on a reader's device.",
    ),
    Field::new(
        "search",
        Shape::Map(&[Field::new(
            "loading",
            Shape::Choice(&[
                ("auto", "The whole index up to 1,000 pages; above that, like `bytes`."),
                ("bytes", "Only the parts that a query needs, so the host could guess something about it."),
                ("none", "No search field, only the A to Z list."),
            ]),
            "How much of the search index a reader's device loads.",
        )]),
        "How search loads its index.",
    ),
    Field::new(
        "hosting",
        Shape::Map(&[Field::new(
            "hsts",
            Shape::Bool,
            "Whether hosts send Strict-Transport-Security: browsers then use only https for the whole host, for a year.",
        )]),
        "Settings for web hosts.",
    ),
    Field::new("exit", Shape::Map(EXIT), "The exit button."),
    Field::new("review", Shape::Map(REVIEW), "Review dates."),
    Field::new("lint", Shape::Table(&Shape::Choice(WEIGHTS)), "The level of each rule."),
    Field::new("languages", Shape::Table(&LANGUAGE), "Further languages.").asked(
        "Which languages can readers choose?",
        "Pages that are not translated yet are shown in the original language, with a note.",
    ),
    Field::new("region", Shape::Table(&REGION), "Help lines, by country.").asked("Numbers for people in danger", ""),
    Field::new("deploy", Shape::Map(DEPLOY), "Where `candor deploy` uploads the site."),
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
    use crate::front_matter::fields::LEVELS;

    #[test]
    fn levels_are_told_as_on_their_page() {
        let page = include_str!("../packs/essentials/about/levels.md");
        for (level, words) in LEVELS {
            assert!(page.contains(&format!("- **{level}.** {words}")), "{words}");
        }
    }
}
