//! `reading/too-hard`: who is tired, afraid or new to a language reads less well than at other times.

use crate::diagnostic::Severity;
use crate::document::readability::{Sentence, grade_of};
use crate::language;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "reading/too-hard",
    severity: Severity::Warning,
    why: "Who is tired, afraid or new to a language reads less well than at other times. A page that takes more than ten years of school leaves out too many (policies and law: twelve). The grade is that of Flesch and Kincaid; it finds pages to look at and says nothing about good ones.",
    files: &[reviewed!(
        "kind: article\n",
        "{} You can ask for help. A therapist talks with you. You say what you want. You can stop at any time. You can ask what it costs. You can bring a friend. You can come back on another day. You can say no to each step.\n"
    )],
    bad: "Contemporary psychotherapeutic interventions necessitate comprehensive interdisciplinary collaboration, incorporating physiological, psychological and sociocultural considerations alongside individualised communication strategies. Multidisciplinary rehabilitation programmes accommodate psychophysiological idiosyncrasies, facilitating collaborative decision-making, individualised prioritisation, comprehensive documentation and interprofessional communication.",
    good: "Your team plans the care with you. It looks at your body, your mind and your life.",
    check: Check::Document(check),
};

/// The highest grade, and that of pages that have to be exact.
const HARDEST: f64 = 10.0;
const HARDEST_EXACT: f64 = 12.0;

fn check(page: &Subject<'_>, found: &mut Findings) {
    let kind = page.front().kind;
    let is_graded = language::of(&page.site.config.languages[page.language()].code).is_graded;
    if !(kind.health || kind.exact) || !is_graded {
        return;
    }
    let limit = if kind.exact { HARDEST_EXACT } else { HARDEST };
    let Some(grade) = grade_of(page.sentences()).filter(|grade| *grade > limit) else { return };
    let mut all: Vec<&Sentence> = page.sentences().iter().collect();
    all.sort_by(|a, b| b.grade().total_cmp(&a.grade()));
    let mut hardest = all.iter().take(3).filter_map(|sentence| Some((sentence.words, page.place(sentence)?)));
    let Some((words, span)) = hardest.next() else { return };
    let message = format!(
        "this page takes {grade:.1} years of school to read, {limit:.0} are the most; its hardest sentence has {words} words"
    );
    let finding = found.add(span, message, "split the longest sentences, and say long words in short ones");
    for (words, span) in hardest {
        finding.point_to(span, format!("hard as well: {words} words"));
    }
}
