//! From the clauses of a query to the sections that answer it, best first: BM25 for the bodies, and for the names of
//! sections how much of a name was asked for, and how much of what was asked it has.

use super::extract::{self, TITLE};
use super::index::{Index, Stem, mass};
use super::query::{Clause, Query};
use super::shared::shared;

shared! {
    /// How much a body tells that has a stem a little, well or very much.
    LEVELS: [f64; 4] = [0.0, 0.25, 0.48, 0.72];
    /// How much each name of a section tells.
    FIELDS: [f64; extract::FIELDS.len()] = extract::FIELDS;
    /// How much a page's title tells of its later sections.
    INHERITED: f64 = 0.35;
    /// How much the best name counts beside the body.
    HEAD: f64 = 2.6;
    /// How much the second best name counts beside the best.
    SECOND: f64 = 0.25;
    /// How much the bodies of all sections of a page count for each of them.
    AROUND: f64 = 0.1;
    /// A page's second section makes room for other pages.
    AGAIN: f64 = 0.7;
    /// Answers to questions are raised for questions.
    QUESTION: f64 = 1.12;
    /// What one word means stands below the pages that are about it.
    WORD: f64 = 0.7;
    /// What a body tells by itself, however little of what was asked its section has.
    ALONE: f64 = 0.25;
    /// What each step tells by which an author raises a page.
    BOOST: f64 = 0.05;
    /// At most so many sections of a page.
    PER_PAGE: usize = 2;
    /// At most so many sections in all.
    MOST: usize = 20;
    /// A section that answers less well than this part of the best is left out.
    LEAST: f64 = 0.25;
}

/// A section that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub section: usize,
    /// How well it answers, to be compared within one answer only.
    pub score: f64,
}

/// Values by number, most of which nobody has: as quick to read as a list, as quick to go through as what is in it.
#[derive(Debug)]
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

    /// Gives all numbers with their values, and forgets them.
    fn drain(&mut self) -> impl Iterator<Item = (u32, T)> {
        let values = &mut self.values;
        self.numbers.drain(..).map(|number| (number, values[number as usize].take().unwrap_or_default()))
    }
}

/// What was met in a section or a name.
#[derive(Clone, Copy, Debug, Default)]
struct Met {
    /// What the body of a section tells, or how much was asked that a name has.
    score: f64,
    /// How much of what was asked a section has, or how much of a name was asked.
    covered: f64,
    /// The stem that was met last.
    last: Option<Stem>,
}

/// What was met, by section and by name.
#[derive(Debug)]
struct Tally {
    sections: Sparse<Met>,
    names: Sparse<Met>,
}

impl Tally {
    fn new(index: &Index) -> Self {
        Self { sections: Sparse::new(index.page_of.len()), names: Sparse::new(index.names.len()) }
    }
}

/// Room in which queries of one index are answered, one after the other.
#[derive(Debug)]
pub(crate) struct Room {
    all: Tally,
    of_clause: Tally,
    of_reading: Tally,
}

impl Room {
    pub(crate) fn new(index: &Index) -> Self {
        Self { all: Tally::new(index), of_clause: Tally::new(index), of_reading: Tally::new(index) }
    }
}

/// The sections that answer a query, best first.
pub(crate) fn hits(index: &Index, query: &Query, room: &mut Room) -> Vec<Hit> {
    let clauses = query.clauses(index);
    let asked: f64 = clauses.iter().map(|clause| clause.weight).sum();
    let Room { all: tally, of_clause, of_reading } = room;
    for clause in &clauses {
        for (stems, weight) in &clause.readings {
            meet(index, stems, of_reading);
            let whole = stems.iter().map(|stem| index.weight(*stem)).sum();
            keep_best(of_reading, (*weight, whole), of_clause);
        }
        add(of_clause, clause, tally);
    }
    let mut heads = vec![(0.0f64, 0.0f64); index.page_of.len()];
    let (mut titles, mut around) = (vec![0.0; index.pages.len()], vec![0.0; index.pages.len()]);
    for (name, met) in tally.names.drain() {
        let name = &index.names[name as usize];
        let cover = (met.covered / mass(name.mass)).min(1.0);
        let value = FIELDS[name.field as usize] * (met.score / asked) * cover.sqrt() * cover.sqrt().sqrt() * met.score;
        let (best, second) = &mut heads[name.section as usize];
        *second = second.max(best.min(value));
        *best = best.max(value);
        if name.field == TITLE {
            titles[index.page_of[name.section as usize] as usize] = value;
        }
    }
    let body =
        |(section, met): (u32, Met)| (section as usize, met.score * (ALONE + (1.0 - ALONE) * met.covered / asked));
    let mut bodies: Vec<(usize, f64)> = tally.sections.drain().filter(|(_, met)| met.covered > 0.0).map(body).collect();
    bodies.sort_unstable_by_key(|(section, _)| *section);
    for (section, body) in &bodies {
        around[index.page_of[*section] as usize] += body;
    }
    let hit = |(section, body): (usize, f64)| {
        let number = index.page_of[section] as usize;
        let (page, (best, second)) = (&index.pages[number], heads[section]);
        let names = best.max(INHERITED * titles[number]) + SECOND * second;
        let mut score = body + AROUND * around[number] + HEAD * names;
        if query.is_question && page.kind == "faq" {
            score *= QUESTION;
        }
        if page.kind == "term" {
            score *= WORD;
        }
        score *= 1.0 + BOOST * f64::from(page.boost);
        Hit { section, score: rounded(score) }
    };
    few_a_page(index, bodies.into_iter().map(hit).collect())
}

/// Where the stems of one reading stand: in sections their levels and the weight of those in body or names, in names
/// their weight.
fn meet(index: &Index, stems: &[Stem], tally: &mut Tally) {
    for stem in stems {
        let (tells, list) = (index.weight(*stem), index.list(*stem));
        for posting in &list.body {
            let met = tally.sections.at(posting.section());
            met.score += tells * LEVELS[posting.level() as usize];
            met.covered += tells;
            met.last = Some(*stem);
        }
        for name in &list.names {
            let met = tally.sections.at(index.names[*name as usize].section);
            if met.last.replace(*stem) != Some(*stem) {
                met.covered += tells;
            }
            tally.names.at(*name).covered += tells;
        }
    }
}

/// Keeps of each section and name the best of the readings of a clause: what was met of one, with its weight and the
/// weight of all its stems.
fn keep_best(reading: &mut Tally, (weight, whole): (f64, f64), best: &mut Tally) {
    for (section, met) in reading.sections.drain() {
        let part = met.covered / whole;
        let best = best.sections.at(section);
        best.score = best.score.max(weight * met.score * part);
        best.covered = best.covered.max(weight * part);
    }
    for (name, met) in reading.names.drain() {
        let (best, score) = (best.names.at(name), weight * met.covered / whole);
        // What differs by less than browsers and we are sure to agree on is the same.
        if (rounded(score), met.covered) > (rounded(best.score), best.covered) {
            *best = Met { score, ..met };
        }
    }
}

fn add(met: &mut Tally, clause: &Clause, all: &mut Tally) {
    // A stop word is no reason to find a section.
    for (section, met) in met.sections.drain().filter(|_| !clause.stop) {
        let sum = all.sections.at(section);
        sum.score += met.score;
        sum.covered += clause.weight * met.covered;
    }
    for (name, met) in met.names.drain() {
        let sum = all.names.at(name);
        sum.score += clause.weight * met.score;
        sum.covered += met.covered;
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
