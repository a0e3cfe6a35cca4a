//! Two instruments for health information, as far as a program can count what they ask for. It rates nothing: each
//! figure stands beside the item that it belongs to, and a person answers the item.
//!
//! PEMAT-P: Shoemaker, Wolf and Brach, AHRQ publication 14-0002-EF. DISCERN: Charnock, Shepperd, Needham and Gann,
//! *J Epidemiol Community Health* 1999;53:105–111. The items stand here in our own words, by their numbers.

use super::counted::Counted;
use crate::diagnostic::count;
use crate::front_matter::fields::{AUDIENCE, EVIDENCE, LAST_REVIEWED, RELATED, SUMMARY};
use crate::kind::module::{AIMS, KEY_POINTS};
use crate::render::cited_on;
use crate::site::Target;

/// What an item counts; none where only a person can tell.
type Count = fn(&Counted<'_>) -> Option<String>;

/// For an item that only a person can answer.
fn none(_: &Counted<'_>) -> Option<String> {
    None
}

/// How many boxes of some kinds there are, in words.
fn boxes_of(page: &Counted<'_>, kinds: &[&str]) -> String {
    match kinds.iter().map(|kind| page.of(kind)).sum::<usize>() {
        0 => "No box".to_owned(),
        1 => "1 box".to_owned(),
        boxes => format!("{boxes} boxes"),
    }
}

/// An instrument.
pub(super) struct Instrument {
    pub(super) name: &'static str,
    /// What it is for, and where it is from.
    pub(super) about: &'static str,
    /// The answers that it has.
    pub(super) answers: &'static [&'static str],
    /// Each item: its number, what it asks for, and what is counted for it.
    pub(super) items: &'static [(u8, &'static str, Count)],
    /// What is said of the overall rating.
    pub(super) overall: &'static str,
}

pub(super) const ALL: &[Instrument] = &[PEMAT, DISCERN];

const PEMAT: Instrument = Instrument {
    name: "PEMAT-P",
    about: "How well readers can understand and act on a printed text. By Shoemaker, Wolf and Brach (Agency for Healthcare Research and Quality, publication 14-0002-EF). The items are in our own words; the guide of PEMAT says how to rate each.",
    answers: &["Agree", "Disagree", "n.a."],
    overall: "Its two scores are the share of “agree” among all items that apply. You can’t work them out from these figures alone.",
    items: &[
        (1, "Its purpose is evident", |page| {
            let summaries = page.documents.iter().filter(|document| document.front.text(&SUMMARY).is_some()).count();
            Some(if summaries > 0 { "A summary line is given" } else { "No summary line is given" }.to_owned())
        }),
        (2, "Nothing distracts from it", none),
        (3, "Everyday language", |page| {
            let grade = page.grade?;
            Some(format!("Reading grade {grade:.1} (Flesch-Kincaid; glossary words count as short)"))
        }),
        (4, "Medical terms are explained", |page| {
            Some(format!("{} from the glossary in the text, each linked to its meaning", count(page.terms, "term")))
        }),
        (5, "Active voice", |page| {
            let told = format!("{} of {} look passive", page.passive, count(page.sentences, "sentence"));
            page.is_english.then_some(told)
        }),
        (6, "Numbers are clear", none),
        (7, "No calculations are needed", none),
        (8, "Short sections", |page| Some(format!("The longest part without a heading has {} words", page.longest))),
        (9, "Headings that inform", |page| {
            Some(format!("{}; written as a question: {}", count(page.headings, "heading"), page.questions))
        }),
        (10, "A logical order", none),
        (11, "A summary", |page| {
            let fronts = || page.documents.iter().map(|document| &document.front);
            let first = fronts().any(|front| front.answer().is_some());
            let points: usize = fronts().map(|front| front.list(&KEY_POINTS).len()).sum();
            let answer = if first { "An answer or main message comes first" } else { "No main message is given" };
            Some(format!("{answer}; {}", count(points, "key point")))
        }),
        (12, "Visual cues", |page| {
            let boxes: usize = page.boxes.values().sum();
            let boxes = if boxes == 1 { "1 box".to_owned() } else { format!("{boxes} boxes") };
            Some(format!("{}, {boxes}", count(page.lists + page.numbered, "list")))
        }),
        (15, "Pictures where they help", none),
        (16, "Pictures support the text", none),
        (17, "Pictures have titles or captions", none),
        (18, "Pictures are clear", none),
        (19, "Tables are simple, with short headings", |page| {
            Some(format!("{}, each with a row of headings", count(page.tables, "table"))).filter(|_| page.tables > 0)
        }),
        (20, "At least one action is named", |page| {
            Some(format!("{} of things to do", boxes_of(page, &["do", "care"])))
        }),
        (21, "The reader is addressed", |page| {
            let told = format!("“You” in {} of {}", page.to_reader, count(page.sentences, "sentence"));
            page.is_english.then_some(told)
        }),
        (22, "Actions in steps", |page| Some(count(page.numbered + page.of("stages"), "numbered list"))),
        (23, "A tool that helps readers to act, such as a checklist", none),
        (24, "Calculations are shown", none),
        (25, "Charts are explained", none),
        (26, "Pictures help readers to act", none),
    ],
};

const DISCERN: Instrument = Instrument {
    name: "DISCERN",
    about: "How good a text about treatment choices is. Charnock and others, Journal of Epidemiology and Community Health 1999;53:105–111. Items in our own words; its handbook says how to rate each. Leave it empty on a page that is not about treatment.",
    answers: &["1", "2", "3", "4", "5"],
    overall: "Item 16, the overall rating, is a person’s judgement of all the other items: it is not a sum.",
    items: &[
        (1, "Clear aims", |page| {
            let aims = page.documents.iter().any(|document| !document.front.list(&AIMS).is_empty());
            Some(if aims { "Aims are listed" } else { "No list of aims is given" }.to_owned())
        }),
        (2, "Aims are achieved", none),
        (3, "Relevant to its readers", |page| {
            let audience: Vec<String> =
                page.documents.iter().flat_map(|document| document.front.texts(&AUDIENCE)).collect();
            Some(if audience.is_empty() {
                "No audience is named".to_owned()
            } else {
                format!("Written for: {}", audience.join(", "))
            })
        }),
        (4, "Sources are named", |page| {
            let cited = cited_on(page.site, page.page);
            let whole = cited.iter().filter(|(_, source)| source.text("read") == Some("whole")).count();
            Some(format!("{}, {whole} of them read in full", count(cited.len(), "source")))
        }),
        (5, "Dates of the information", |page| {
            let dated = page.documents.iter().any(|document| document.front.date(&LAST_REVIEWED).is_some());
            let cited = cited_on(page.site, page.page);
            let mut years: Vec<&str> = cited.iter().filter_map(|(_, source)| source.text("year")).collect();
            years.sort_unstable();
            let review = if dated { "A review date is shown" } else { "No review date is shown" };
            Some(match (years.first(), years.last()) {
                (Some(first), Some(last)) => format!("{review}; sources from {first} to {last}"),
                _ => review.to_owned(),
            })
        }),
        (6, "Balanced", none),
        (7, "Further support and information", |page| {
            let related: usize = page.documents.iter().map(|document| document.front.list(&RELATED).len()).sum();
            let outward = page.documents.iter().flat_map(|document| &document.links);
            let outward = outward.filter(|link| matches!(link, Target::External(_))).count();
            Some(format!("{}, {} to other sites", count(related, "related page"), count(outward, "link")))
        }),
        (8, "Uncertainty is mentioned", |page| {
            let told =
                page.documents.iter().any(|document| document.front.text(&EVIDENCE).is_some_and(|level| level != "na"));
            let level = if told { "a level of evidence is shown" } else { "no level of evidence is shown" };
            Some(format!("{} about what is not known; {level}", boxes_of(page, &["unknowns"])))
        }),
        (9, "How each treatment works", none),
        (10, "Benefits", |page| Some(boxes_of(page, &["benefits"]))),
        (11, "Risks", |page| Some(boxes_of(page, &["risks"]))),
        (12, "What happens without treatment", none),
        (13, "Effects on daily life", none),
        (14, "More than one choice", |page| Some(format!("{} of other choices", boxes_of(page, &["alternatives"])))),
        (15, "Help to decide together", |page| Some(format!("{} of questions to ask", boxes_of(page, &["questions"])))),
    ],
};
