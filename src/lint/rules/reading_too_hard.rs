//! `reading/too-hard`: who is tired, afraid or new to a language reads less well than at other times.

use super::{Check, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::readability::{Sentence, grade_of, sentences};
use crate::language;
use crate::lint::Context;
use crate::site::DocumentId;

pub(super) const RULE: Rule = Rule {
    code: "reading/too-hard",
    severity: Severity::Warning,
    why: "Who is tired, afraid or new to a language reads less well than at other times. A page that takes more than ten years of school leaves out too many (policies and law: twelve). The grade is that of Flesch and Kincaid; it finds pages to look at and says nothing about good ones.",
    bad: &[(
        "content/page.md",
        "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nContemporary psychotherapeutic interventions necessitate comprehensive interdisciplinary collaboration, incorporating physiological, psychological and sociocultural considerations alongside individualised communication strategies. Contemporary psychotherapeutic interventions necessitate comprehensive interdisciplinary collaboration, incorporating physiological, psychological and sociocultural considerations alongside individualised communication strategies. Contemporary psychotherapeutic interventions necessitate comprehensive interdisciplinary collaboration, incorporating physiological, psychological and sociocultural considerations alongside individualised communication strategies. Contemporary psychotherapeutic interventions necessitate comprehensive interdisciplinary collaboration, incorporating physiological, psychological and sociocultural considerations alongside individualised communication strategies. \n",
    )],
    good: &[(
        "content/page.md",
        "---\nkind: article\ntitle: A page\nlast-reviewed: 2026-11-22\nnext-review: 2028-11-22\n---\nYou can ask for help. A therapist talks with you. You say what you want. You can stop at any time. You can ask for help. A therapist talks with you. You say what you want. You can stop at any time. You can ask for help. A therapist talks with you. You say what you want. You can stop at any time. You can ask for help. A therapist talks with you. You say what you want. You can stop at any time. \n",
    )],
    check: Check::Document(check),
};

/// The highest grade, and that of pages that have to be exact.
const HARDEST: f64 = 10.0;
const HARDEST_EXACT: f64 = 12.0;

fn check(context: &Context<'_>, number: DocumentId, found: &mut Vec<Diagnostic>) {
    let site = context.site;
    let kind = site.documents[number].front.kind;
    let own = site.language_of(number);
    let exact = matches!(kind.name, "policy" | "legal");
    if !(kind.health || exact) || !language::of(&site.config.languages[own].code).is_graded {
        return;
    }
    let passages = context.passages(number);
    let terms = |text: &str| site.glossary.mentions(own, text).map(|mention| mention.range).collect();
    let mut all = sentences(&passages, &terms);
    let limit = if kind.exact { HARDEST_EXACT } else { HARDEST };
    let Some(grade) = grade_of(&all).filter(|grade| *grade > limit) else { return };
    all.sort_by(|a, b| b.grade().total_cmp(&a.grade()));
    let place = |sentence: &Sentence| passages[sentence.passage].place(sentence.range.clone());
    let mut hardest = all.iter().take(3).filter_map(|sentence| Some((sentence, place(sentence)?)));
    let Some((first, span)) = hardest.next() else { return };
    let message = format!(
        "this page takes {grade:.1} years of school to read, {limit:.0} are the most; its hardest sentence has {} words",
        first.words
    );
    let finding = Diagnostic::warning(RULE.code, span, message)
        .help("split the longest sentences, and say long words in short ones");
    found.push(hardest.fold(finding, |finding, (sentence, span)| {
        finding.label(span, format!("hard as well: {} words", sentence.words))
    }));
}
