//! What a rule is.

use super::case::{Branded, Case, Subject};
use super::example::ExampleFile;
use crate::base::Span;
use crate::data::Field;
use crate::diagnostic::{Code, Diagnostic, Severity, first_sentence};
use std::fmt::Write as _;

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
        if !self.is_fixed() {
            let _ = write!(out, "\nLevel\n  [lint]\n  \"{code}\" = \"allow\"   # or \"warn\", \"deny\"\n");
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

    /// Whether it weighs the same on every site: faults of the settings and of the disk do.
    pub(super) fn is_fixed(&self) -> bool {
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
            self.add(place, format!("this {what} has {words} words, {most} are the most"), help);
        }
    }
}
