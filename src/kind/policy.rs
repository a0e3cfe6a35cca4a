//! A policy page, linked from the foot of every page.

use super::{Kind, main_message, page};
use crate::data::{Field, Shape};

/// Which policy a page is.
pub(crate) const TYPE: Field = Field::new(
    "policy-type",
    Shape::Choice(&[
        ("disclaimer", "What the site can't do: it gives information, not treatment."),
        ("privacy", "What the site knows about its readers."),
        ("accessibility", "Who can use the site, and whom to tell if somebody can't."),
        ("editorial", "How pages are written and checked."),
        (COMPLAINTS, "How to complain, with details from the settings."),
        ("mistakes", "How to report a mistake."),
        ("warning-signs", "How to recognise bad treatment."),
        ("safety", "Browse safely: how not to leave traces."),
        ("crisis", "Help for people in danger."),
        ("young", "For readers under 18."),
        (CONTACT, "How to reach the publisher; only published if the settings have contact details."),
        (PEOPLE, "Who the publisher is; only published if the settings name people."),
    ]),
    "Which policy it is.",
);

/// How to complain, with details from the settings.
pub(crate) const COMPLAINTS: &str = "complaints";
/// How to reach the publisher: there only where the settings say it.
pub(crate) const CONTACT: &str = "contact";
/// Who the publisher is: there only where the settings say it.
pub(crate) const PEOPLE: &str = "people";

/// Policies that no site leaves out.
pub(crate) const KEPT: &[&str] = &["safety", "crisis", "young", COMPLAINTS, "mistakes", "warning-signs"];

/// A policy.
pub(crate) const KIND: Kind = Kind {
    name: "policy",
    doc: "A policy of the site, linked from the foot of every page. Help, consent, complaints and Browse safely can't be left out.",
    example: "\
---
title: How to complain
kind: policy
policy-type: complaints
---
Tell us first. If that does not help, write to the board.
",
    begins: "Write here what applies to this site.",
    fields: &[main_message("The policy in one or two sentences."), TYPE],
    exact: true,
    in_footer: true,
    ..page::BASE
};
