//! Words that a site does not use, and words that make a statement: `language.yaml` in the content
//! folder, and for each further language in its own.

use crate::config::{Config, LanguageId};
use crate::data::{self, FILE_CODES, Field, Record, SEVERITIES, Shape, Whole};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Sources;
use aho_corasick::{AhoCorasick, MatchKind};
use std::ops::Range;

const TEXT: Shape = Shape::Text;
const TEXTS: Shape = Shape::List(&TEXT);

const AVOIDED: Shape = Shape::Map(&[
    Field::new("avoid", TEXTS, "The words to avoid: whole words; capital letters make no difference."),
    Field::new("prefer", TEXT, "What to say instead."),
    Field::new("why", TEXT, "Why."),
    Field::new("severity", Shape::Choice(SEVERITIES), "The level of the finding."),
    Field::new("allow-in", TEXTS, "Where the words are allowed: kinds of page, paths, or folders ending in `/`."),
    Field::new("but", TEXTS, "Phrases in which the words are allowed."),
]);

/// What the file may say.
pub(crate) const FIELDS: &[Field] = &[
    Field::new("terms", Shape::List(&AVOIDED), "Words to avoid."),
    Field::new("names", TEXTS, "Names and titles in which any word is allowed."),
    Field::new(
        "claims",
        Shape::Map(&[
            Field::new("words", TEXTS, "Words that mark a statement that needs a source."),
            Field::new("units", TEXTS, "Units: a number before one marks a statement."),
            Field::new("money", TEXTS, "Currency signs: a number after one marks a statement."),
            Field::new("but", TEXTS, "Phrases that are not statements."),
        ]),
        "What marks a sentence as a statement.",
    ),
];

/// Words to avoid, and why.
#[derive(Clone, Debug)]
pub struct Avoided {
    /// What to say instead.
    pub prefer: String,
    pub why: String,
    /// The level of the finding.
    pub severity: Severity,
    allow_in: Vec<String>,
}

impl Avoided {
    /// Whether the words may stand on a page of this kind or path.
    pub fn allowed_in(&self, kind: &str, path: &str) -> bool {
        self.allow_in
            .iter()
            .any(|own| own == kind || own == path || (own.ends_with('/') && path.starts_with(own.as_str())))
    }
}

/// The words of a language.
#[derive(Debug, Default)]
pub struct Language {
    avoided: Vec<Avoided>,
    words: Words,
    claims: Words,
    units: Vec<String>,
    money: Vec<String>,
    /// Whether the site says itself what is a statement.
    is_own: bool,
}

/// What makes a number a statement where no list says it.
const SHARES: [&str; 3] = ["%", "percent", "per cent"];

impl Language {
    pub(super) fn read(sources: &Sources, config: &Config, language: LanguageId, sink: &mut Vec<Diagnostic>) -> Self {
        let path = config.data_file(language, "language.yaml");
        let files = data::joined(sources, &path, Whole::Map, "use the fields `terms:`, `names:` and `claims:`", sink);
        let mut own = Self::default();
        let mut patterns: Vec<(String, Option<usize>)> = Vec::new();
        let mut statements = Vec::new();
        for node in files.iter().flatten() {
            let record = data::read(node, &[FIELDS], FILE_CODES, sink);
            for word in record.list("terms").iter().map(Record::from_node) {
                patterns.extend(word.texts("avoid").into_iter().map(|word| (word, Some(own.avoided.len()))));
                patterns.extend(word.texts("but").into_iter().map(|phrase| (phrase, None)));
                own.avoided.push(term(&word));
            }
            patterns.extend(record.texts("names").into_iter().map(|name| (name, None)));
            let claims = record.record("claims");
            statements.extend(claims.texts("words").into_iter().map(|word| (word, Some(0))));
            statements.extend(claims.texts("but").into_iter().map(|phrase| (phrase, None)));
            own.is_own |= !claims.entries().is_empty();
            own.units.extend(claims.texts("units"));
            own.money.extend(claims.texts("money"));
        }
        if !own.is_own {
            own.units = SHARES.map(str::to_owned).to_vec();
        }
        Self { words: Words::new(patterns), claims: Words::new(statements), ..own }
    }

    /// Whether there are words to avoid.
    pub fn has_terms(&self) -> bool {
        self.words.matcher.is_some()
    }

    /// Whether it is known what makes a statement.
    pub fn has_claims(&self) -> bool {
        self.claims.matcher.is_some() || !self.units.is_empty() || !self.money.is_empty()
    }

    /// Where a text says what it had better not.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (Range<usize>, &'a Avoided)> {
        self.words.find(text).map(|(range, number)| (range, &self.avoided[number]))
    }

    /// Where a text states something that needs a source: a listed word, a number with its unit, a
    /// year, an amount of money.
    pub fn statement(&self, text: &str) -> Option<Range<usize>> {
        let word = self.claims.find(text).map(|(range, _)| range).next();
        word.or_else(|| numbers(text).find(|range| self.is_stated(text, range)))
    }

    fn is_stated(&self, text: &str, number: &Range<usize>) -> bool {
        let before = text[..number.start].trim_end();
        let behind = text[number.end..].trim_start();
        let starts = |word: &String| {
            behind.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
                && !behind[word.len()..].starts_with(char::is_alphanumeric)
        };
        let digits = &text[number.clone()];
        let year =
            self.is_own && digits.len() == 4 && digits.parse().is_ok_and(|year: u32| (1800..2025).contains(&year));
        year || self.money.iter().any(|sign| before.ends_with(sign.as_str())) || self.units.iter().any(starts)
    }
}

/// The numbers of a text that stand alone, with their points and commas.
fn numbers(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(|c: char| c.is_ascii_digit())?;
        let length = text[start..].find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.');
        at = length.map_or(text.len(), |length| start + length);
        Some(start..start + text[start..at].trim_end_matches(['.', ',']).len())
    })
    .filter(|range| !text[..range.start].ends_with(char::is_alphanumeric))
}

fn term(record: &Record) -> Avoided {
    let severity = match record.text("severity") {
        Some("error") => Severity::Error,
        Some("advice") => Severity::Advice,
        _ => Severity::Warning,
    };
    let text = |key: &str| record.text(key).unwrap_or_default().to_owned();
    Avoided { prefer: text("prefer"), why: text("why"), severity, allow_in: record.texts("allow-in") }
}

/// Phrases with what they stand for; those that stand for nothing hide the words in them.
#[derive(Debug, Default)]
struct Words {
    matcher: Option<AhoCorasick>,
    means: Vec<Option<usize>>,
}

impl Words {
    fn new(patterns: Vec<(String, Option<usize>)>) -> Self {
        let (phrases, means): (Vec<String>, Vec<_>) = patterns.into_iter().filter(|(text, _)| !text.is_empty()).unzip();
        let build = || {
            AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .ascii_case_insensitive(true)
                .build(&phrases)
                .ok()
        };
        Self { matcher: if phrases.is_empty() { None } else { build() }, means }
    }

    fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (Range<usize>, usize)> + 'a {
        self.matcher.iter().flat_map(move |matcher| matcher.find_iter(text)).filter_map(move |found| {
            let range = found.range();
            let edge = |neighbour: Option<char>| !neighbour.is_some_and(|c| c.is_alphanumeric() || c == '-');
            let own = |at: Option<char>| at.is_some_and(char::is_alphanumeric);
            let (first, last) = (text[range.clone()].chars().next(), text[range.clone()].chars().next_back());
            let starts = !own(first) || edge(text[..range.start].chars().next_back());
            let ends = !own(last) || edge(text[range.end..].chars().next());
            (starts && ends).then_some((range, self.means[found.pattern().as_usize()]?))
        })
    }
}
