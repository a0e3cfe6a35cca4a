//! What every page may say of itself, whatever it is.

use crate::data::{Field, Shape, Use};

/// Evidence levels: the information architecture, 6.3.
const LEVELS: Shape = Shape::Choice(&[
    "established",
    "supported",
    "limited",
    "contested",
    "consensus",
    "lived-experience",
    "legal-or-policy",
    "unverified",
    "na",
]);

const AUDIENCES: Shape = Shape::Choice(&[
    "considering",
    "client",
    "partner-or-family",
    "therapist",
    "referrer",
    "trainee",
    "student",
    "disabled-reader",
    "general",
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
    TITLE: "title", TEXT, "The page's heading; a leading h1 or the file name stands in for it.", used(WORDED);
    KIND: "kind", TEXT, "What the page is; by its folder, else `page`.";
    SUMMARY: "summary", TEXT, "What the page says, at most 160 neutral characters; shown in lists and search.",
        or(&["description"]), used(crate::data::SHOWN);
    NAV_TITLE: "nav-title", TEXT, "A shorter title for lists and breadcrumbs.", used(&[Use::Name, Use::Worded]);
    DISCREET_TITLE: "discreet-title", TEXT,
        "What tabs, history and bookmarks show: words fit for a waiting room's wall.",
        or(&["title-discreet"]), used(WORDED);
    SLUG: "slug", TEXT, "The last part of the address, instead of the file's name.";
    WEIGHT: "weight", Shape::Integer(i64::MIN, i64::MAX),
        "The page's place among its neighbours; light pages come first.";
    ORDER: "order", TEXTS, "On a folder's page: the file names of its pages in their order.";
    DRAFT: "draft", Shape::Bool, "A draft is built only with `--drafts`.";
    ALIASES: "aliases", TEXTS, "Former addresses, which lead here.";
    SENSITIVITY: "sensitivity", Shape::Integer(0, 3), "How explicit the page is, from 0 to 3.";
    DISTRESS: "distress", Shape::Bool, "Whether the page speaks of trauma, abuse or self-harm.";
    CONTENT_NOTE: "content-note", TEXT, "What the page describes, in one factual line.", used(WORDED);
    AUDIENCE: "audience", Shape::List(&AUDIENCES), "For whom the page is; `candor list --format json` tells it.";
    EVIDENCE: "evidence", LEVELS, "How well founded its statements are.", or(&["evidence-level"]);
    SOURCES: "sources", TEXTS, "Keys of sources beside those cited in the text.";
    TOPICS: "topics", TEXTS, "Keys of the topics that it answers.", or(&["topic-keys"]);
    ASKED_AS: "asked-as", TEXTS, "Other ways in which people ask; for search, never shown.",
        or(&["synonyms"]), used(&[Use::Name]);
    BOOST: "boost", Shape::Integer(0, 10), "Raises the page in search.";
    SEARCH: "search", Shape::Bool, "`false` keeps the page out of search.";
    RELATED: "related", TEXTS, "File paths of related pages.";
    DATE: "date", Shape::Date, "When the page was written; that is no check.";
    LAST_REVIEWED: "last-reviewed", Shape::Date, "When the page was last gone through as a whole.",
        or(&["last-reviewed-on", "lastmod", "updated"]);
    NEXT_REVIEW: "next-review", Shape::Date, "When that is due again.";
    REVIEW_IN: "review-in", TEXT, "When that is due again, counted from the last time: `18 months`.";
    REVIEWED_BY: "reviewed-by", TEXTS, "Who reviewed it, by name.";
    REPLACES: "replaces", TEXT,
        "The fingerprint of the page in a lower layer that this one replaces, as `candor adopt` writes it and `check` gives it.";
    TRANSLATION_OF: "translation-of", TEXT,
        "The path of the original, when the page is a translation: `faq/cost.md`.";
    SOURCE_FINGERPRINT: "source-fingerprint", TEXT,
        "The fingerprint of the original when it was translated; a warning gives the new one when the original has changed.";
    CHECKED_BY: "checked-by", TEXTS, "Fluent readers who checked the translation.";
    TEMPLATE: "template", TEXT, "Another template: `bare` for the text alone.";
    EXTRA: "extra", Shape::Any, "Anything that a template of your own makes use of, as `page.extra`.";
}
