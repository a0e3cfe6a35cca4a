//! What templates know, as data: the manual lists it, and a test holds it to what is really given to them.

/// A name that a template may ask for.
#[derive(Debug)]
pub struct Variable {
    /// As it stands behind a point: `title`.
    pub name: &'static str,
    /// What it stands for.
    pub is: Is,
    /// Whether it is there wherever the group is that holds it. One that is not may lack: `{{ page.summary or "" }}`.
    pub always: bool,
    /// What it means.
    pub doc: &'static str,
}

/// What a name stands for.
#[derive(Debug)]
pub enum Is {
    /// A text, which is escaped when it is shown.
    Text,
    /// Markup that is shown as it is.
    Html,
    /// The way to a page or a file from the root of the site: `{{ page.root }}` stands before it in a link.
    Way,
    /// A whole number.
    Number,
    /// True or false.
    Truth,
    /// Whatever the page's author wrote.
    Any,
    /// Several of them, in order.
    List(&'static Is),
    /// Names of its own; a group that stands at several places has a name.
    Group(&'static str, &'static [Variable]),
}

const fn always(name: &'static str, is: Is, doc: &'static str) -> Variable {
    Variable { name, is, always: true, doc }
}

const fn may(name: &'static str, is: Is, doc: &'static str) -> Variable {
    Variable { name, is, always: false, doc }
}

/// The groups that stand at several places.
pub(crate) const GROUPS: &[(&str, &[Variable])] = &[
    ("link to a page", LINK),
    ("card", CARD),
    ("date", DATE),
    ("help line", LINE),
    ("language", LANGUAGE),
    ("translation", TRANSLATION),
    ("letter", LETTER),
    ("term", TERM),
];

const LINK: &[Variable] = &[
    always("title", Is::Text, "The link text."),
    may("url", Is::Way, "Where it leads. The last of the breadcrumbs has none: it is the page itself."),
    may("section", Is::Text, "In the menu: the folder of the page, such as `faq`."),
    may("more", Is::Truth, "In the menu: whether it is folded away on a phone."),
    may("lang", Is::Text, "The code of the page's language, where that is not the reader's."),
    may("language", Is::Text, "The name of that language."),
];
const LINKED: Is = Is::Group("link to a page", LINK);

const CARD: &[Variable] = &[
    always("title", Is::Text, "The page's title."),
    always("nav_title", Is::Text, "Its shorter title, where it has one, else its title."),
    always("url", Is::Way, "Where it is."),
    always("kind", Is::Text, "Its kind, such as `faq`."),
    may("summary", Is::Text, "What it says, in a sentence."),
    may("answer", Is::Html, "A question's short answer."),
    may("concern", Is::Text, "A question's group."),
    may("claim", Is::Text, "A myth's claim."),
    may("verdict", Is::Text, "A myth's verdict, as it is written in the page."),
    may("verdict_label", Is::Text, "The same in words."),
    may("lang", Is::Text, "The code of the page's language, where that is not the reader's."),
    may("language", Is::Text, "The name of that language."),
];
const CARDS: Is = Is::List(&Is::Group("card", CARD));

const DATE: &[Variable] = &[
    always("iso", Is::Text, "The day as `2026-11-22`, for `<time datetime>`."),
    always("text", Is::Text, "The day in words."),
];
const DATED: Is = Is::Group("date", DATE);

const LANGUAGE: &[Variable] =
    &[may("code", Is::Text, "Its code, such as `en`."), always("name", Is::Text, "Its own name for itself.")];
const LANGUAGES: Is = Is::List(&Is::Group("language", LANGUAGE));

const TRANSLATION: &[Variable] = &[
    always("lang", Is::Text, "The code of the language."),
    always("name", Is::Text, "Its own name for itself."),
    always("url", Is::Way, "Where the page is in that language."),
    may("canonical", Is::Text, "The whole address, where `base-url` is set."),
];
const TRANSLATIONS: Is = Is::List(&Is::Group("translation", TRANSLATION));

const LETTER: &[Variable] = &[
    always("letter", Is::Text, "The letter."),
    always("url", Is::Way, "Its page."),
    always("current", Is::Truth, "Whether that is this page."),
];
const LETTERS: Is = Is::List(&Is::Group("letter", LETTER));

const TERM: &[Variable] = &[
    always("id", Is::Text, "The id of its entry."),
    always("title", Is::Text, "The word."),
    always("content", Is::Html, "The text of its page."),
    may("plain_definition", Is::Html, "What it means."),
    may("term", Is::Text, "The word in full, where that is not the title."),
    may("clinical_term", Is::Text, "What professionals call it."),
    may("pronunciation", Is::Text, "How it is said."),
    may("also_called", Is::List(&Is::Text), "Other names."),
    may("not_to_be_confused_with", Is::List(&Is::Html), "What it is not."),
    may("code", Is::Group("", CODE), "Its code in a classification."),
];
const CODE: &[Variable] = &[may("system", Is::Text, "The classification."), may("value", Is::Text, "The code.")];

const LINE: &[Variable] = &[
    always("kind", Is::Text, "What sort of help: `emergency`, `crisis`, `abuse` and others."),
    always("kind_label", Is::Text, "The same in words."),
    always("name", Is::Text, "What it is called."),
    always("region", Is::Text, "The country's code."),
    always("languages", LANGUAGES, "The languages that are spoken there."),
    may("place", Is::Text, "The part of the country, or the country where several are named."),
    may("phone", Is::Text, "Its number, as people write it."),
    may("tel", Is::Text, "Its number as it is dialled: `tel:{{ line.tel }}`."),
    may("text", Is::Text, "How to reach it by text message."),
    may("url", Is::Text, "Its website."),
    may("hours", Is::Text, "When it is open."),
    may("checked", DATED, "The day on which somebody called it."),
    may("list", Is::Group("", SOURCE_LIST), "The public list that it is from."),
];
const SOURCE_LIST: &[Variable] = &[
    may("title", Is::Text, "The list's title."),
    may("url", Is::Text, "Its address."),
    may("read", DATED, "The day on which it was read."),
];
const LINES: Is = Is::List(&Is::Group("help line", LINE));

const BRAND: &[Variable] = &[
    always("name", Is::Text, "The publisher's name; the site's title where none is set."),
    always("logo_shows_name", Is::Truth, "Whether the logo shows the name."),
    always("languages", LANGUAGES, "The languages that its staff speak."),
    always("people", Is::List(&Is::Group("", PERSON)), "Who works there."),
    may("logo", Is::Way, "The logo."),
    may("logo_dark", Is::Way, "The logo for dark mode."),
    may("logo_width", Is::Number, "How wide the logo is, in pixels, when it is 32 high."),
    may("phone", Is::Text, "The telephone number."),
    may("tel", Is::Text, "The same as it is dialled."),
    may("email", Is::Text, "The e-mail address."),
    may("booking", Is::Text, "The address of the page where people book."),
    may("website", Is::Text, "The address of its own website."),
    may("map", Is::Text, "The address of a map."),
    may("address", Is::Html, "The postal address, with its line breaks."),
    may("days", Is::List(&Is::Group("", DAY)), "The opening hours, day by day, where they are set so."),
    may("hours", Is::Html, "The opening hours in short."),
    may("access", Is::Html, "How to get in."),
    may("safe_contact", Is::Html, "How to arrange a safe time for a call."),
    may("complaints", Is::Html, "How to complain."),
    may("complaints_to", Is::Html, "Who answers a complaint."),
    may("complaints_within", Is::Html, "How soon."),
];
const PERSON: &[Variable] = &[
    always("name", Is::Text, "The person's name."),
    may("role", Is::Html, "What they do."),
    may("registration", Is::Html, "Where they are registered."),
];
const DAY: &[Variable] =
    &[always("name", Is::Text, "The day."), always("hours", Is::Html, "When it is open, or that it is closed.")];

const SITE: &[Variable] = &[
    always("title", Is::Text, "The site's name."),
    always("head_title", Is::Text, "What tabs and history show instead of it."),
    always("discreet", Is::Truth, "Whether tabs, history and paper keep the name to themselves."),
    always("language", Is::Text, "The code of the language of these pages."),
    always("dir", Is::Text, "Its direction: `ltr` or `rtl`."),
    always("home", Is::Way, "The first page."),
    always("search_url", Is::Way, "The search page."),
    always("nav", Is::List(&LINKED), "The menu."),
    always("nav_goes_on", Is::Truth, "Whether there are more sections than the menu shows."),
    always("footer", Is::List(&LINKED), "The policy pages, help first."),
    always("exit", Is::Group("", EXIT), "The exit button."),
    always("safety", Is::Group("", SAFETY), "Pages that keep readers safe."),
    always("about", Is::Group("", ABOUT), "Pages about the publisher."),
    may(
        "brand",
        Is::Group("", BRAND),
        "The publisher, from `[brand]` in book.toml. It can be missing, so read its fields with `?.`: `{{ site.brand?.phone or \"\" }}`.",
    ),
    always("help", LINES, "The help lines for the site's readers."),
    always(
        "emergency",
        Is::List(&Is::Group("", EMERGENCY)),
        "Emergency numbers of all countries, where the site names no country and no help line.",
    ),
    always(
        "countries",
        Is::List(&Is::Group("", COUNTRY)),
        "The help lines of all countries, where the site names no country and no help line.",
    ),
    always("robots", Is::Text, "What search engines are told on every page."),
    always("authors", Is::List(&Is::Text), "Who wrote the site."),
    may("feed", Is::Way, "The feed of changes, where `base-url` is set."),
    may("description", Is::Text, "What the site is, in one line."),
];
const EXIT: &[Variable] = &[
    always("url", Is::Text, "Where it leads."),
    always("history", Is::Text, "`replace` or `keep`: whether Back returns to the page."),
];
const SAFETY: &[Variable] = &[
    may("browse", Is::Way, "The page “Browse safely”."),
    may("help", Is::Way, "The page “Help now”."),
    may("young", Is::Way, "The page for readers under 18."),
];
const ABOUT: &[Variable] = &[
    may("contact", LINKED, "The page “Contact”."),
    may("people", LINKED, "The page “Who we are”."),
    may("complaints", LINKED, "The page “How to complain”."),
];
const EMERGENCY: &[Variable] = &[
    always("numbers", LINES, "The numbers."),
    always("countries", Is::List(&Is::Text), "The countries that share them."),
];
const COUNTRY: &[Variable] = &[always("name", Is::Text, "The country."), always("lines", LINES, "Its lines.")];

const ASSETS: &[Variable] = &[
    always("css", Is::Way, "The style sheet of all pages."),
    always("drawn", Is::Way, "The style sheet of pages with drawn figures."),
    always("js", Is::Way, "The script."),
    always("icon", Is::Way, "The icon."),
    may("search", Is::Way, "The script of the search, where there is one."),
    always("search_tells", Is::Truth, "Whether the host could guess what is searched for."),
    always("csp", Is::Html, "The security policy, for its `meta` element."),
];

const PAGE: &[Variable] = &[
    always("route", Is::Way, "The page's own address from the root of the site."),
    always(
        "root",
        Is::Text,
        "The way from the page to the root: `../` for each folder. It stands before every address of the site.",
    ),
    always("kind", Is::Text, "The page's kind; on the search page and its like, what the page is."),
    always("template", Is::Text, "The template that draws it."),
    always("title", Is::Text, "Its title."),
    always("head_title", Is::Text, "What its tab shows."),
    always("nav_title", Is::Text, "Its title in menus."),
    always("lang", Is::Text, "The code of its language."),
    always("content", Is::Html, "The text that its author wrote."),
    always("header", Is::Html, "The header, ready made. `layout.html` shows it."),
    always("footer", Is::Html, "The footer with the exit button, ready made."),
    always("h1", Is::Text, "The element of its title: `h1`; in a handout `h2`. Write `<{{ page.h1 }}>`."),
    always("h2", Is::Text, "The element of the headings below: `h2`, in a handout `h3`."),
    always("h3", Is::Text, "The next one."),
    always("ids", Is::Group("", IDS), "The ids already used on this page. The function `id` reads them."),
    may("title_id", Is::Text, "In a handout, the id of the title."),
    may("title_lang", Is::Text, "The language of `head_title`, where it is another."),
    may("dir", Is::Text, "The direction of a page that stands in for a translation."),
    may("json_ld", Is::Html, "What the page says of itself to search engines."),
    may("canonical", Is::Text, "Its whole address, where `base-url` is set."),
    may("robots", Is::Text, "What search engines are told of this page, in place of `site.robots`."),
    may("description", Is::Text, "What search engines show of it."),
    may("summary", Is::Text, "What it says, in a sentence."),
    may("section", LINKED, "The page of its folder."),
    may("nav_current", Is::Text, "The first folder that it is in."),
    may("breadcrumbs", Is::List(&LINKED), "The pages above it, and the page itself."),
    may("translations", TRANSLATIONS, "The same page in other languages."),
    may("languages", TRANSLATIONS, "Where a reader can choose another language, translated or not."),
    may("prev", LINKED, "The page before it."),
    may("next", LINKED, "The page after it."),
    may(
        "extra",
        Is::Any,
        "What its author wrote under `extra:` for your template. Ask with `?.`: `{{ page.extra?.fee or \"\" }}`.",
    ),
    may("main_message", Is::Html, "What it says first: “In short”."),
    may("toc", Is::List(&Is::Group("", HEADING)), "Its headings."),
    may("minutes", Is::Number, "How long it takes to read."),
    may("distress", Is::Truth, "Whether it may distress readers."),
    may("sensitivity", Is::Number, "How explicit it is, from 0 to 3."),
    may("content_note", Is::Text, "What it describes, in one line."),
    may("audience", Is::List(&Is::Text), "For whom it is."),
    may("evidence", Is::Group("", EVIDENCE), "How strong the evidence is."),
    may("reviewers", Is::List(&Is::Group("", REVIEWER)), "Who reviewed it."),
    may("date", DATED, "When it was written."),
    may("last_reviewed", DATED, "When it was last checked."),
    may("next_review", DATED, "When the next review is due."),
    may("sources", Is::List(&Is::Group("", CITED)), "Its sources, in the order of their numbers."),
    may("source_notice", Is::Text, "On a translation that nobody has checked: that it is so."),
    may("related", CARDS, "Related pages."),
    may("drawn", Is::Truth, "Whether it needs the style sheet for drawn figures."),
    may("foreign", Is::Group("", FOREIGN), "On a page that stands in for a translation: its own language."),
    may("part", Is::Truth, "Whether it stands in a handout: then it has no frame."),
    may("children", CARDS, "On a folder's page: the pages in it."),
    may("groups", Is::List(&Is::Group("", GROUP)), "The same in groups: questions by concern."),
    may("handout", Is::Way, "The page that prints the whole part."),
    may("featured", CARDS, "On the first page: questions to start with."),
    may("letters", LETTERS, "In the glossary: its letters."),
    may("terms", Is::List(&Is::Group("term", TERM)), "On a letter of the glossary: its words."),
    may("az", Is::List(&Is::Group("", INITIAL)), "On the search page: everything from A to Z."),
    may("contents", Is::List(&Is::Group("", CONTENT)), "In a handout: what is in it."),
    may("own", Is::Html, "In a handout: the folder's own page, which comes first."),
    may("parts", Is::List(&Is::Group("", PART)), "In a handout: the other pages."),
];
const IDS: &[Variable] = &[
    always("prefix", Is::Text, "What ids begin with; empty but in a handout."),
    always("given", Is::List(&Is::Text), "The ids already used on this page."),
];
const HEADING: &[Variable] = &[
    always("id", Is::Text, "Its id."),
    always("title", Is::Text, "Its words."),
    always("level", Is::Number, "2 or 3."),
];
const EVIDENCE: &[Variable] = &[
    always("key", Is::Text, "The level, as it is written in the page."),
    always("label", Is::Text, "The same in words."),
    may("text", Is::Text, "What that means."),
];
const REVIEWER: &[Variable] = &[always("name", Is::Text, "The name."), may("role", Is::Text, "The role.")];
const CITED: &[Variable] = &[
    always("number", Is::Number, "Its number in the text."),
    always("id", Is::Text, "Its id."),
    always("html", Is::Html, "How it is listed."),
    always("backs", Is::List(&Is::Text), "The ids of the places that cite it."),
];
const FOREIGN: &[Variable] = &[
    always("lang", Is::Text, "The code of its language."),
    always("dir", Is::Text, "Its direction."),
    always("notice", Is::Text, "What readers are told."),
    always("languages", Is::Text, "The word for the choice of languages."),
];
const GROUP: &[Variable] = &[
    always("title", Is::Text, "The group's name."),
    always("id", Is::Text, "Its id."),
    always("items", CARDS, "Its pages."),
];
const INITIAL: &[Variable] = &[
    always("letter", Is::Text, "The letter."),
    always("id", Is::Text, "Its id."),
    always("entries", Is::List(&Is::Group("", ENTRY)), "What begins with it."),
];
const ENTRY: &[Variable] = &[
    always("title", Is::Text, "The name."),
    always("url", Is::Way, "Where it leads."),
    always("kind", Is::Text, "The kind of the page."),
    always("kind_label", Is::Text, "The same in words."),
    may("also", Is::Text, "Where this is another name: the page's title."),
];
const CONTENT: &[Variable] =
    &[always("id", Is::Text, "The id of the page in the handout."), always("title", Is::Text, "Its title.")];
const PART: &[Variable] =
    &[always("id", Is::Text, "The id of the page in the handout."), always("html", Is::Html, "The page.")];

/// Everything that every template may ask for, but for the words of the interface (`t`) and the fields of the page's
/// kind (`kind`).
pub const VARIABLES: &[Variable] = &[
    always(
        "page",
        Is::Group("", PAGE),
        "The page that is drawn. The header and the footer are made once for many pages: there it knows only `root`, `route` and `nav_current`.",
    ),
    always("site", Is::Group("", SITE), "The site."),
    always("assets", Is::Group("", ASSETS), "What pages load."),
];

/// Templates that draw no page of their own know these of `page` in place of the others.
pub(crate) const ALONE: &[(&str, &[Variable])] = &[
    ("redirect.html", &[always("to", Is::Text, "Where the former address leads.")]),
    (
        "gallery.html",
        &[
            may("examples", Is::List(&Is::Group("", EXAMPLE)), "On its first page: all examples."),
            may("name", Is::Text, "Of which component an example is."),
            may("example", Is::Html, "The example."),
        ],
    ),
];
const EXAMPLE: &[Variable] = &[
    always("folder", Is::Text, "The component's folder."),
    always("name", Is::Text, "What it is an example of."),
    always("url", Is::Text, "Its page in the gallery."),
];
