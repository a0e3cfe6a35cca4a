//! What every page may say of itself, whatever it is.

use crate::data::{Field, Shape, Use, Word};

/// How explicit pages are, in the words of *What the labels on a page mean*.
pub(crate) const LEVELS: &[Word] = &[
    ("0", "Nothing private. It could lie on a reception desk."),
    ("1", "Names private or hard things in general words, and describes none of them."),
    ("2", "Names parts of the body, acts, injuries or signs of illness plainly, to inform."),
    ("3", "Goes into detail, for example step by step."),
];

/// Evidence levels, in the words of the same page. The information architecture, 6.3.
const EVIDENCES: &[Word] = &[
    ("established", "Many good sources agree, with no serious evidence against it."),
    ("supported", "Several studies point the same way, but not all questions are settled."),
    ("limited", "There are few studies, or weak ones."),
    ("contested", "Good sources disagree."),
    ("consensus", "Professional bodies or experts agree. That is not the same as a study."),
    ("lived-experience", "One or more people describe their own experience."),
    ("legal-or-policy", "It comes from a law or rule of a certain place and date."),
    ("unverified", "There are statements, but no source that we could check."),
    ("na", "The page has no facts that need a level of evidence."),
];

const AUDIENCES: Shape = Shape::Choice(&[
    ("considering", "People who are thinking about this treatment."),
    ("client", "People who are having it."),
    ("partner-or-family", "Partners, family and friends."),
    ("therapist", "Therapists."),
    ("referrer", "Doctors and others who refer people to treatment."),
    ("trainee", "People who are training for this work."),
    ("student", "Students and pupils."),
    ("disabled-reader", "Disabled people."),
    ("general", "Everybody."),
]);

const TEXT: Shape = Shape::Text;
const TEXTS: Shape = Shape::List(&TEXT);
const WORDED: &[Use] = &[Use::Worded];

macro_rules! common {
    ($($name:ident: $key:literal, $shape:expr, $doc:literal $(, $more:ident($with:expr))*;)+) => {
        $(#[doc = $doc] pub(crate) const $name: Field = Field::new($key, $shape, $doc)$(.$more($with))*;)+

        /// The fields that every kind of page has.
        pub(crate) const COMMON: &[Field] = &[$($name),+];
    };
}

common! {
    TITLE: "title", TEXT, "The page's title and heading. Without it, the first h1 or the file name is used.", used(WORDED);
    KIND: "kind", TEXT, "The kind of page. Without it, the folder sets the kind, or it is `page`.";
    SUMMARY: "summary", TEXT, "What the page says, in neutral words and at most 160 characters; shown in lists and search.",
        or(&["description"]), used(crate::data::SHOWN);
    NAV_TITLE: "nav-title", TEXT, "A shorter title for lists and breadcrumbs.", used(&[Use::Name, Use::Worded]);
    DISCREET_TITLE: "discreet-title", TEXT,
        "The title in browser tabs, history and bookmarks: one that gives nothing away on screen.",
        or(&["title-discreet"]), used(WORDED);
    SLUG: "slug", TEXT, "The last part of the address, instead of the file name.";
    WEIGHT: "weight", Shape::Integer(i64::MIN, i64::MAX),
        "The page's place in its folder; lower numbers come first.";
    ORDER: "order", TEXTS, "On a folder's index page: the file names of its pages, in order.";
    DRAFT: "draft", Shape::Bool, "Drafts are only built with `--drafts`.";
    ALIASES: "aliases", TEXTS, "Old addresses that redirect to this page.";
    SENSITIVITY: "sensitivity", Shape::Level(LEVELS), "How explicit the page is, from 0 to 3.";
    DISTRESS: "distress", Shape::Bool, "Whether the page is about trauma, abuse or self-harm.";
    CONTENT_NOTE: "content-note", TEXT, "What the page describes, in one factual line, shown before the text.", used(WORDED);
    AUDIENCE: "audience", Shape::List(&AUDIENCES), "Who the page is for; shown by `candor list --format json`.";
    EVIDENCE: "evidence", Shape::Choice(EVIDENCES), "How strong the evidence is.", or(&["evidence-level"]);
    SOURCES: "sources", TEXTS, "Keys of further sources that the text does not cite.";
    TOPICS: "topics", TEXTS, "Keys of the topics (topics.yaml) that the page answers.", or(&["topic-keys"]);
    ASKED_AS: "asked-as", TEXTS, "Other ways people ask this; used by search, never shown.",
        or(&["synonyms"]), used(&[Use::Name]);
    BOOST: "boost", Shape::Integer(0, 10), "Moves the page up in search results.";
    SEARCH: "search", Shape::Bool, "`false` hides the page from search.";
    RELATED: "related", TEXTS, "Paths of related pages.";
    DATE: "date", Shape::Date, "When the page was written; this does not count as a review.";
    LAST_REVIEWED: "last-reviewed", Shape::Date, "When the whole page was last reviewed.",
        or(&["last-reviewed-on", "lastmod", "updated"]);
    NEXT_REVIEW: "next-review", Shape::Date, "When the next review is due.";
    REVIEW_IN: "review-in", TEXT, "When the next review is due, counted from the last: `18 months`.";
    REVIEWED_BY: "reviewed-by", TEXTS, "The names of the reviewers.";
    REPLACES: "replaces", TEXT,
        "The fingerprint of the library page that this one replaces; `candor adopt` and `candor check` give it.";
    TRANSLATION_OF: "translation-of", TEXT,
        "The path of the original, if the page is a translation: `faq/cost.md`.";
    SOURCE_FINGERPRINT: "source-fingerprint", TEXT,
        "The fingerprint of the original when it was translated; if the original changes, a warning gives the new one.";
    CHECKED_BY: "checked-by", TEXTS, "People who speak the language well and checked the translation.";
    TEMPLATE: "template", TEXT, "Another template, such as `bare` for only the text.";
    EXTRA: "extra", Shape::Any, "Values for your own templates, which read them as `page.extra`.";
}
