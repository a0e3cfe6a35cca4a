//! What a rule is.

use super::case::{Branded, Case, Subject};
use super::example::ExampleFile;
use crate::base::Span;
use crate::data::Field;
use crate::diagnostic::{Code, Diagnostic, Severity, first_sentence};
use std::fmt::Write as _;

/// Families of rules that protect readers: strangers can't lower them, and authors can't allow what they find.
const FIRM: &[&str] = &["safety", "privacy", "html", "front-matter"];

/// The rules some of whose findings have one right answer, which `candor check --fix` writes.
const MENDED: &[&str] = &[
    "cite/unknown-source",
    "code/unknown-language",
    "config/syntax",
    "config/unknown-key",
    "config/unknown-name",
    "config/unknown-rule",
    "config/wrong-type",
    "container/bad-attributes",
    "container/unclosed",
    "container/unknown",
    "container/unknown-attribute",
    "data/syntax",
    "data/unknown-key",
    "data/wrong-type",
    "exception/unknown-rule",
    "exception/unused",
    "figure/incomplete",
    "figure/unknown",
    "figure/unknown-source",
    "front-matter/syntax",
    "front-matter/unknown-key",
    "front-matter/wrong-type",
    "heading/skipped-level",
    "kind/unknown",
    "link/missing-anchor",
    "link/missing-target",
    "markup/not-read",
    "search/missing-page",
    "term/unknown",
    "topic/unknown",
];

/// A rule, as data: `candor explain` shows it, and a test lints both examples.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name.
    pub code: Code,
    /// How much it weighs unless the site, or a finding of its own, says otherwise.
    pub severity: Severity,
    /// Why it is there.
    pub why: &'static str,
    /// Paths and texts of a small site that breaks it and nothing else, and of the same site mended, with `{}`
    /// where the two differ. A path that begins with `(library) ` is that of a built-in file.
    pub files: &'static [ExampleFile],
    /// What stands there in the site that breaks it.
    pub bad: &'static str,
    /// What stands there in the site that is mended.
    pub good: &'static str,
    /// What looks.
    pub check: Check,
}

impl Rule {
    /// Why it is there, in one sentence.
    pub fn gist(&self) -> &'static str {
        first_sentence(self.why)
    }

    /// Everything about it, as text.
    pub fn explanation(&self) -> String {
        let Self { code, severity, why, .. } = self;
        let mut out = format!("{code} ({})\n\nWhy\n  {why}\n", severity.as_str());
        let both = [("Bad", self.bad_site()), ("Good", self.good_site())];
        // What no files can show is the same in both.
        for (title, files) in both.into_iter().filter(|_| self.bad != self.good) {
            let _ = write!(out, "\n{title}\n");
            for (path, text) in files {
                let _ = writeln!(out, "  {path}");
                for line in text.lines() {
                    let _ = writeln!(out, "    {line}");
                }
            }
        }
        if self.is_mended() {
            out.push_str("\nFix\n  `candor check --fix` can fix it if there is only one right answer.\n");
        }
        if !self.is_fixed() {
            let _ = write!(out, "\nLevel\n  [lint]\n  \"{code}\" = \"allow\"   # or \"warn\", \"deny\"\n");
        }
        if self.can_be_allowed() {
            let _ = write!(
                out,
                "\nException\n  <!-- candor allow={code}: reason -->\n  Write it directly before a block, or at the top of the page for the whole page.\n"
            );
        }
        out
    }

    /// The files of a site that breaks it and nothing else.
    pub fn bad_site(&self) -> Vec<(String, String)> {
        self.site(self.bad)
    }

    /// The files of the same site, mended.
    pub fn good_site(&self) -> Vec<(String, String)> {
        self.site(self.good)
    }

    fn site(&self, part: &str) -> Vec<(String, String)> {
        self.files.iter().map(|(path, text)| (path.replace("{}", part), text.replace("{}", part))).collect()
    }

    /// Whether some of its findings have one right answer, which `candor check --fix` writes.
    pub(crate) fn is_mended(&self) -> bool {
        MENDED.contains(&self.code)
    }

    /// Whether it protects readers: no stranger lowers it.
    pub(super) fn is_firm(&self) -> bool {
        FIRM.contains(&self.code.split('/').next().unwrap_or_default())
    }

    /// Whether an author may say in a page that what it finds is meant.
    pub(crate) fn can_be_allowed(&self) -> bool {
        !self.is_firm() && !self.is_fixed() && !self.code.starts_with("exception/")
    }

    /// Whether it weighs the same on every site: faults of the settings and of the disk do.
    pub(crate) fn is_fixed(&self) -> bool {
        self.code.starts_with("config/") || self.code.starts_with("disk/")
    }
}

/// What a rule looks at; its type says what it depends on.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Nothing: where it is found, while the files are read or the pages rendered, it is said.
    Elsewhere,
    /// One published document at a time.
    Document(fn(&Subject<'_>, &mut Findings)),
    /// The site as a whole.
    Site(fn(&Case<'_>, &mut Findings)),
    /// What is of its brand alone.
    Brand(fn(&Case<'_>, &Branded<'_>, &mut Findings)),
}

/// What a rule finds.
#[derive(Debug)]
pub struct Findings {
    /// The rule that looks.
    pub(super) code: Code,
    pub(super) all: Vec<Diagnostic>,
}

impl Findings {
    /// Adds what is wrong at a place, and what to do about it.
    pub(super) fn add(&mut self, span: Span, message: impl Into<String>, help: impl Into<String>) -> &mut Diagnostic {
        let number = self.all.len();
        self.all.push(Diagnostic::new(self.code, span, message).help(help));
        &mut self.all[number]
    }

    /// Adds that a field, which is a `what`, has more words than the most that it may have.
    pub(super) fn hold_words(&mut self, page: &Subject<'_>, field: &Field, what: &str, help: &str) {
        if let Some((words, most, place)) = page.front().too_long(field) {
            self.add(place, format!("this {what} is {words} words long; the limit is {most}"), help);
        }
    }
}
