//! `reading/too-hard`: who is tired, afraid or new to a language reads less well than at other times.

use crate::diagnostic::Severity;
use crate::document::readability::Sentence;
use crate::lint::{Check, Findings, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    code: "reading/too-hard",
    severity: Severity::Warning,
    why: "People who are tired, afraid or new to the language need easy text. A page should need at most ten years of school (policies and law: twelve). The grade is Flesch-Kincaid; it finds pages to look at, but a good grade does not prove that a text is good.",
    files: &[reviewed!(
        "kind: article\n",
        "{} You can ask for help. A therapist talks with you. You say what you want. You can stop at any time. You can ask what it costs. You can bring a friend. You can come back on another day. You can say no to each step.\n"
    )],
    bad: "Contemporary psychotherapeutic interventions necessitate comprehensive interdisciplinary collaboration, incorporating physiological, psychological and sociocultural considerations alongside individualised communication strategies. Multidisciplinary rehabilitation programmes accommodate psychophysiological idiosyncrasies, facilitating collaborative decision-making, individualised prioritisation, comprehensive documentation and interprofessional communication.",
    good: "Your team plans the care with you. It looks at your body, your mind and your life.",
    check: Check::Document(check),
};

fn check(page: &Subject<'_>, found: &mut Findings) {
    let Some(limit) = page.hardest_grade() else { return };
    let Some(grade) = page.grade().filter(|grade| *grade > limit) else { return };
    let mut all: Vec<&Sentence> = page.sentences().iter().collect();
    all.sort_by(|a, b| b.grade().total_cmp(&a.grade()));
    let mut hardest = all.iter().take(3).filter_map(|sentence| Some((sentence.words, page.place(sentence)?)));
    let Some((words, span)) = hardest.next() else { return };
    let message = format!(
        "this page needs {grade:.1} years of school; the limit is {limit:.0}. Its hardest sentence is {words} words long"
    );
    let finding = found.add(span, message, "split the longest sentences, and use shorter words");
    for (words, span) in hardest {
        finding.point_to(span, format!("also hard: {words} words"));
    }
}
