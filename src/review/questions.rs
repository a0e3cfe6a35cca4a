//! The questions that only a person can answer, by who is asked.

use super::counted::Counted;

/// Who reads a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    Clinical,
    Legal,
    LivedExperience,
}

impl Reader {
    pub(crate) const ALL: [Self; 3] = [Self::Clinical, Self::Legal, Self::LivedExperience];

    /// What the pack calls it.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Clinical => "Clinical reviewer",
            Self::Legal => "Legal reviewer",
            Self::LivedExperience => "Reviewer with lived experience",
        }
    }

    /// What it is asked to look at.
    pub(super) fn task(self) -> &'static str {
        match self {
            Self::Clinical => {
                "You judge whether the text is true, up to date and safe. Others judge the style, but say what you would not let a client read."
            }
            Self::Legal => {
                "You judge what the text says or suggests about law and professional rules, for the places where it is published. It is not legal advice, and must not sound like it."
            }
            Self::LivedExperience => {
                "You know what it is like to be in the reader’s place. You judge how the text treats its readers and what is missing. You don’t have to share anything about yourself."
            }
        }
    }

    /// Its questions about these pages.
    pub(super) fn questions(self, pages: &[Counted<'_>]) -> impl Iterator<Item = &'static str> {
        let all = match self {
            Self::Clinical => CLINICAL,
            Self::Legal => LEGAL,
            Self::LivedExperience => LIVED,
        };
        all.iter().filter(|(applies, _)| applies(pages)).map(|(_, question)| *question)
    }
}

/// A question, and whether it has to be asked of some pages.
type Question = (fn(&[Counted<'_>]) -> bool, &'static str);

const CLINICAL: &[Question] = &[
    (always, "Is every statement about health true, as far as you know?"),
    (always, "Is it up to date? Has practice, a guideline or a study changed anything since the sources were written?"),
    (
        is_sourced,
        "Do the sources support the statements that cite them? Look first at sources of which only the abstract or the opening was read.",
    ),
    (
        always,
        "Does the text claim no more than its evidence allows: no cure, no promise, no cause if only a link is known?",
    ),
    (always, "Does the text give both benefits and risks, in proportion?"),
    (always, "Who is this not suitable for? Are contraindications, and reasons to see a doctor first, complete?"),
    (always, "Are the signs for getting help soon or at once right, and is it clear where to go?"),
    (always, "Could anybody be harmed by doing what the text says, or by not doing something?"),
    (is_distressing, "Does the text talk about trauma, abuse or self-harm in a way that you would use with a client?"),
    (has_figures, "Are the figures right: parts, names, order, proportions?"),
];

const LEGAL: &[Question] = &[
    (always, "For which countries, states or provinces is the text meant, and does it say so?"),
    (always, "Does the text call anything lawful, unlawful, safe or allowed without a place, a source and a date?"),
    (
        always,
        "Are the statements about law right today, where the text is published? Note what is wrong, and the law or ruling you rely on.",
    ),
    (
        always,
        "The text says what therapists, doctors and others do, including referral. Do professional bodies allow this?",
    ),
    (
        always,
        "Could readers think that the text offers, advertises or arranges a service that is restricted where they live?",
    ),
    (
        always,
        "Consent, capacity and age: is the text right for adults, for people in care or under guardianship, and for people under age?",
    ),
    (always, "Does the text name people or services, and has each agreed? Can they ask to be removed?"),
    (always, "Does the text ask readers, or lead them, to give away data about their health or sex life?"),
    (is_sourced, "Are we allowed to quote, retell or draw everything that we use?"),
];

const LIVED: &[Question] = &[
    (always, "How would you have felt reading this when you needed it? Mark the places."),
    (always, "Does the text speak to you as an equal: no blame, no pity, no lecturing?"),
    (always, "Are there words that hurt, or that people like you would not use?"),
    (
        always,
        "Who could read this and find nobody like themselves in it (age, body, disability, gender, faith, culture, language)?",
    ),
    (always, "What is missing: what did you want to know that nobody told you?"),
    (always, "Is it clear that readers can say no at any moment, and that doing nothing is a choice too?"),
    (always, "Does the text present anything as true for everyone when it is not?"),
    (is_explicit, "Does the content note say enough for readers to decide whether to read on?"),
    (is_distressing, "If something upsets a reader, do they see at once where to get help?"),
    (always, "Would you give this to a friend? If not, what would need to change?"),
];

fn always(_: &[Counted<'_>]) -> bool {
    true
}

fn is_sourced(pages: &[Counted<'_>]) -> bool {
    pages.iter().flat_map(|page| &page.documents).any(|document| !document.facts.citations.is_empty())
}

fn is_distressing(pages: &[Counted<'_>]) -> bool {
    pages.iter().flat_map(|page| &page.documents).any(|document| document.front.distress())
}

fn is_explicit(pages: &[Counted<'_>]) -> bool {
    pages.iter().flat_map(|page| &page.documents).any(|document| document.front.sensitivity() >= 2)
}

fn has_figures(pages: &[Counted<'_>]) -> bool {
    let pictures = |page: &Counted<'_>| page.of("figure") > 0;
    pages.iter().any(pictures)
}
