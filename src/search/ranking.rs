//! From the clauses of a query to the sections that answer it, best first: BM25 for the bodies, and for the names of
//! sections how much of a name was asked for, and how much of what was asked it has.

use super::index::{ALIAS, HEADING, Index, Stem, TITLE, mass};
use super::query::{Clause, Query};
use serde_json::{Value, json};

/// How much a body tells that has a stem a little, well or very much.
const LEVELS: [f64; 4] = [0.0, 0.25, 0.48, 0.72];
/// How much a field tells: title, heading, alias.
const FIELDS: [f64; 3] = [1.0, 1.05, 0.95];
/// How much a page's title tells of its later sections.
const INHERITED: f64 = 0.35;
/// How much the best name counts beside the body.
const HEAD: f64 = 2.6;
/// How much the second best name counts beside the best.
const SECOND: f64 = 0.25;
/// How much the bodies of all sections of a page count for each of them.
const AROUND: f64 = 0.1;
/// A page's second section makes room for other pages.
const AGAIN: f64 = 0.7;
/// Answers to questions are raised for questions.
const QUESTION: f64 = 1.12;
/// What a body tells by itself, however little of what was asked its section has.
const ALONE: f64 = 0.25;
/// What each step tells by which an author raises a page.
const BOOST: f64 = 0.05;
/// At most so many sections of a page.
const PER_PAGE: usize = 2;
/// At most so many sections in all.
const MOST: usize = 20;
/// A section that answers less well than this part of the best is left out.
const LEAST: f64 = 0.25;

/// What the client has to know of these.
pub(super) fn constants() -> impl Iterator<Item = (&'static str, Value)> {
    [
        ("LEVELS", json!(LEVELS)),
        ("FIELDS", json!(FIELDS)),
        ("INHERITED", json!(INHERITED)),
        ("HEAD", json!(HEAD)),
        ("SECOND", json!(SECOND)),
        ("AROUND", json!(AROUND)),
        ("AGAIN", json!(AGAIN)),
        ("QUESTION", json!(QUESTION)),
        ("ALONE", json!(ALONE)),
        ("BOOST", json!(BOOST)),
        ("PER_PAGE", json!(PER_PAGE)),
        ("MOST", json!(MOST)),
        ("LEAST", json!(LEAST)),
    ]
    .into_iter()
}

/// A section that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The section.
    pub section: usize,
    /// How well it answers, to be compared within one answer only.
    pub score: f64,
}

/// Values by number, most of which nobody has: as quick to read as a list, as quick to go through as what is in it.
struct Sparse<T> {
    values: Vec<Option<T>>,
    numbers: Vec<u32>,
}

impl<T: Copy + Default> Sparse<T> {
    fn new(length: usize) -> Self {
        Self { values: vec![None; length], numbers: Vec::new() }
    }

    fn at(&mut self, number: u32) -> &mut T {
        let value = &mut self.values[number as usize];
        if value.is_none() {
            self.numbers.push(number);
        }
        value.get_or_insert_with(T::default)
    }

    fn get(&self, number: u32) -> T {
        self.values[number as usize].unwrap_or_default()
    }

    /// Gives all numbers with their values, and forgets them.
    fn drain(&mut self) -> impl Iterator<Item = (u32, T)> {
        let values = &mut self.values;
        self.numbers.drain(..).map(|number| (number, values[number as usize].take().unwrap_or_default()))
    }
}

/// What was met: of a section or a name.
#[derive(Clone, Copy, Default)]
struct Met {
    /// The score of a body, or how much was asked that a name has.
    score: f64,
    /// How much of what was asked is met in a section, or of a name was asked.
    covered: f64,
}

/// Everything that is met, and what is met of the reading and the clause at hand.
struct Tally {
    sections: Sparse<Met>,
    names: Sparse<Met>,
    clause: (Sparse<Met>, Sparse<Met>),
    /// Of a reading in a section also the stem that was last met there.
    reading: (Sparse<(Met, Option<Stem>)>, Sparse<f64>),
}

/// The sections that answer a query, best first.
pub fn hits(index: &Index, query: &Query) -> Vec<Hit> {
    let clauses = query.clauses(index);
    let (sections, names) = (index.page_of.len(), index.names.len());
    let asked: f64 = clauses.iter().map(|clause| clause.weight).sum();
    let mut tally = Tally {
        sections: Sparse::new(sections),
        names: Sparse::new(names),
        clause: (Sparse::new(sections), Sparse::new(names)),
        reading: (Sparse::new(sections), Sparse::new(names)),
    };
    for clause in &clauses {
        count(index, clause, &mut tally);
    }
    let mut heads: Sparse<(f64, f64)> = Sparse::new(sections);
    let mut titles: Sparse<f64> = Sparse::new(index.pages.len());
    for (name, met) in tally.names.drain() {
        let name = &index.names[name as usize];
        let cover = (met.covered / mass(name.mass)).min(1.0);
        let value = FIELDS[name.field as usize] * (met.score / asked) * cover.sqrt() * cover.sqrt().sqrt() * met.score;
        let (best, second) = heads.at(name.section);
        *second = second.max(best.min(value));
        *best = best.max(value);
        if name.field == TITLE {
            *titles.at(index.page_of[name.section as usize]) = value;
        }
    }
    let mut around: Sparse<f64> = Sparse::new(index.pages.len());
    let mut bodies: Vec<(u32, f64)> = tally
        .sections
        .drain()
        .filter(|(_, met)| met.covered > 0.0)
        .map(|(section, met)| (section, met.score * (ALONE + (1.0 - ALONE) * met.covered / asked)))
        .collect();
    bodies.sort_unstable_by_key(|(section, _)| *section);
    for (section, body) in &bodies {
        *around.at(index.page_of[*section as usize]) += body;
    }
    let hit = |(section, body): (u32, f64)| {
        let number = index.page_of[section as usize];
        let (page, (best, second)) = (&index.pages[number as usize], heads.get(section));
        let names = best.max(INHERITED * titles.get(number)) + SECOND * second;
        let mut score = body + AROUND * around.get(number) + HEAD * names;
        if query.is_question && page.kind == "faq" {
            score *= QUESTION;
        }
        score *= 1.0 + BOOST * f64::from(page.boost);
        Hit { section: section as usize, score: rounded(score) }
    };
    few_a_page(index, bodies.into_iter().map(hit).collect())
}

/// Adds what one clause meets.
fn count(index: &Index, clause: &Clause, tally: &mut Tally) {
    let Tally { sections, names, clause: (here, named), .. } = tally;
    for (stems, weight) in &clause.readings {
        meet(index, stems, &mut tally.reading);
        let whole: f64 = stems.iter().map(|stem| index.weight(*stem)).sum();
        for (section, (met, _)) in tally.reading.0.drain() {
            let part = met.covered / whole;
            let best = here.at(section);
            best.score = best.score.max(weight * met.score * part);
            best.covered = best.covered.max(weight * part);
        }
        for (name, found) in tally.reading.1.drain() {
            let (best, this) = (named.at(name), (weight * found / whole, found));
            if this > (best.score, best.covered) {
                *best = Met { score: this.0, covered: this.1 };
            }
        }
    }
    // A stop word is no reason to find a section.
    for (section, met) in here.drain().filter(|_| !clause.stop) {
        let all = sections.at(section);
        all.score += met.score;
        all.covered += clause.weight * met.covered;
    }
    for (name, met) in named.drain() {
        let all = names.at(name);
        all.score += clause.weight * met.score;
        all.covered += met.covered;
    }
}

/// Where the stems of one reading stand: in sections their levels and the weight of those in body or names, in names
/// their weight.
fn meet(index: &Index, stems: &[Stem], (sections, names): &mut (Sparse<(Met, Option<Stem>)>, Sparse<f64>)) {
    for stem in stems {
        let (tells, list) = (index.weight(*stem), index.list(*stem));
        for posting in &list.body {
            let (met, last) = sections.at(posting.section());
            met.score += tells * LEVELS[posting.level() as usize];
            met.covered += tells;
            *last = Some(*stem);
        }
        for name in &list.names {
            let (met, last) = sections.at(index.names[*name as usize].section);
            if last.replace(*stem) != Some(*stem) {
                met.covered += tells;
            }
            *names.at(*name) += tells;
        }
    }
}

/// So far the browser's arithmetic and ours are sure to agree.
fn rounded(score: f64) -> f64 {
    (score * 1e6).round() / 1e6
}

/// The best: a page's second section makes room for others, and at most [`PER_PAGE`] sections of a page
/// and [`MOST`] in all are kept.
fn few_a_page(index: &Index, mut hits: Vec<Hit>) -> Vec<Hit> {
    let sort = |hits: &mut Vec<Hit>| hits.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.section.cmp(&b.section)));
    sort(&mut hits);
    let least = hits.first().map_or(0.0, |best| best.score * LEAST);
    let mut seen = vec![0usize; index.pages.len()];
    hits.retain_mut(|hit| {
        let count = &mut seen[index.page_of[hit.section] as usize];
        *count += 1;
        if *count > 1 {
            hit.score = rounded(hit.score * AGAIN);
        }
        *count <= PER_PAGE && hit.score >= least
    });
    sort(&mut hits);
    hits.truncate(MOST);
    hits
}

const _: () = assert!(HEADING == 1 && ALIAS == 2, "the fields are places in FIELDS");
