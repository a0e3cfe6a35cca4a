//! From what a reader typed to the sections that answer it. `themes/calm/search/4-query.js` is the same in the
//! browser, line by line; the tests hold the two to each other.

use super::index::{ALIAS, Class, HEADING, Index, Part, TITLE, mass};
use super::{typo, words};
use std::collections::HashMap;

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answer {
    /// The sections, best first.
    pub hits: Vec<Hit>,
    /// What was typed and the known word that was looked for instead.
    pub corrected: Vec<(String, String)>,
    /// What leads somewhere first, by its number.
    pub lead: Option<usize>,
}

/// A section that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The section.
    pub section: usize,
    /// How well it answers, to be compared within one answer only.
    pub score: f64,
}

/// Groups that together mean what was typed, with the weight of that reading.
type Reading = (Vec<Class>, f64);

/// Something that the reader asks about: a word or a phrase, and how it can be read.
struct Concept {
    readings: Vec<Reading>,
    weight: f64,
    stop: bool,
}

/// A typed word: the groups that it may belong to.
struct Typed {
    readings: Vec<(Class, f64)>,
}

/// How much a body tells that has a group a little, well or very much.
const LEVELS: [f64; 4] = [0.0, 0.25, 0.48, 0.72];
/// How much a field tells: title, heading, alias.
const FIELDS: [f64; 3] = [1.0, 1.05, 0.95];
/// How much a page's title tells of its later sections.
const INHERITED: f64 = 0.35;
/// How much the best string counts beside the body.
const HEAD: f64 = 2.6;
/// How much the second best string counts beside the best.
const SECOND: f64 = 0.25;
/// How much the bodies of all sections of a page count for each of them.
const AROUND: f64 = 0.1;
/// A page's second section makes room for other pages.
const AGAIN: f64 = 0.7;
/// What it costs, as a correction, to be met only where people ask.
const WEAK: f64 = 0.3;
/// Up to this cost, what is not known is rather a misspelt word than two that ran together.
const SLIP: f64 = 0.7;
/// Answers to questions are raised for questions.
const QUESTION: f64 = 1.12;
/// At most so many sections of a page.
const PER_PAGE: usize = 2;
/// At most so many sections in all.
pub const MOST: usize = 20;
/// A section that answers less well than this part of the best is left out.
const LEAST: f64 = 0.25;
/// At most so many words of a query are looked at.
const LONGEST: usize = 24;

/// Answers a query. While it is still being typed (`complete` is false) its last word may be the
/// beginning of another.
pub fn ask(index: &Index, query: &str, complete: bool) -> Answer {
    let mut answer = Answer::default();
    let mut typed = words::list(query);
    typed.truncate(LONGEST);
    join(index, &mut typed);
    split(index, &mut typed, complete);
    let last = typed.len();
    let read: Vec<Typed> = typed
        .iter()
        .enumerate()
        .map(|(place, word)| read(index, word, !complete && place + 1 == last, &mut answer.corrected))
        .collect();
    answer.lead = lead(index, &read);
    let mut concepts = concepts(index, &read);
    if concepts.iter().all(|concept| concept.stop) {
        concepts.iter_mut().for_each(|concept| concept.stop = false);
    }
    answer.hits = rank(index, &concepts, question(index, query, &typed));
    answer
}

/// `g spot` is `gspot`, and `sexdrive` is `sex drive`, where the site knows that.
fn join(index: &Index, typed: &mut Vec<String>) {
    let known = |word: &str| index.class(word);
    let short = |word: &str| word.chars().count() < 3;
    let mut at = 0;
    while at + 1 < typed.len() {
        let (a, b) = (&typed[at], &typed[at + 1]);
        let joined = format!("{a}{b}");
        let (one, other) = (known(a), known(b));
        let both_stop = [one, other].iter().all(|class| class.is_some_and(|class| index.stop(class)));
        let apart = (short(a) || short(b)) && !both_stop || one.is_none() || other.is_none();
        if apart && joined.chars().count() > 3 && known(&joined).is_some_and(|class| !index.stop(class)) {
            typed[at] = joined;
            typed.remove(at + 1);
        }
        at += 1;
    }
}

/// Two words for one that is not known, where both are.
fn split(index: &Index, typed: &mut Vec<String>, complete: bool) {
    let part = |part: &str| {
        part.chars().count() > 2 && index.class(part).is_some_and(|class| !index.classes[class as usize].weak)
    };
    for at in (0..typed.len()).rev() {
        let word = typed[at].clone();
        if index.class(&word).is_some() || !complete && at + 1 == typed.len() {
            continue;
        }
        let places = word.char_indices().map(|(place, _)| word.split_at(place));
        if let Some((a, b)) = places.rev().find(|(a, b)| part(a) && part(b)) {
            let slip = near(index, &word).first().is_some_and(|(_, cost)| *cost <= SLIP);
            if other_form(index, &word).is_none() && !slip {
                typed.splice(at..=at, [a.to_owned(), b.to_owned()]);
            }
        }
    }
}

/// The groups that a typed word may belong to: its own; else that of another form; else those of
/// words that are spelt nearly so. A word that is still being typed may also become others.
fn read(index: &Index, word: &str, growing: bool, corrected: &mut Vec<(String, String)>) -> Typed {
    let mut readings: Vec<(Class, f64)> = Vec::new();
    if let Some(class) = index.class(word).or_else(|| other_form(index, word)) {
        readings.push((class, 1.0));
    }
    if growing && word.chars().count() > 1 {
        let weight = if readings.is_empty() { 0.9 } else { 0.5 };
        grow(index, word, weight, &mut readings);
    }
    if readings.first().is_none_or(|(class, _)| {
        !growing && index.classes[*class as usize].weak && !index.classes[*class as usize].stop
    }) {
        let near = near(index, word);
        if let Some((best, _)) = near.first().filter(|_| readings.is_empty()) {
            corrected.push((word.to_owned(), index.words[*best].0.clone()));
        }
        for (place, cost) in near {
            let class = index.words[place].1;
            if !readings.iter().any(|(known, _)| *known == class) {
                readings.push((class, 1.0 - 0.22 * cost));
            }
        }
    }
    Typed { readings }
}

/// The group of the same word with another ending.
fn other_form(index: &Index, word: &str) -> Option<Class> {
    for ending in index.tongue.endings.split_whitespace() {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.chars().count() > 3) else { continue };
        for other in std::iter::once("").chain(index.tongue.others.split_whitespace()) {
            if let Some(class) = index.class(&format!("{stem}{other}")) {
                return Some(class);
            }
        }
    }
    None
}

/// Up to six groups whose words begin so, the most frequent first.
fn grow(index: &Index, word: &str, weight: f64, readings: &mut Vec<(Class, f64)>) {
    let first = index.words.partition_point(|(known, _)| known.as_str() < word);
    let begin = index.words[first..].iter().take_while(|(known, _)| known.starts_with(word));
    let mut found: Vec<(u32, Class)> = Vec::new();
    for (_, class) in begin {
        let postings = &index.classes[*class as usize];
        if !postings.stop && !found.iter().any(|(_, known)| known == class) {
            found.push((postings.df, *class));
        }
    }
    found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    for (_, class) in found.into_iter().take(6) {
        if !readings.iter().any(|(known, _)| *known == class) {
            readings.push((class, weight));
        }
    }
}

/// Words spelt nearly like this one, by their place, with the cost of the mistakes: the best, and
/// those that are hardly worse. Of two as near the one that more sections have comes first.
fn near(index: &Index, word: &str) -> Vec<(usize, f64)> {
    let letters: Vec<char> = word.chars().collect();
    let limit = typo::limit(letters.len());
    if limit == 0.0 || letters.iter().any(char::is_ascii_digit) {
        return Vec::new();
    }
    let mut found: Vec<(f64, u32, usize)> = Vec::new();
    for (place, (known, class)) in index.words.iter().enumerate() {
        let other: Vec<char> = known.chars().collect();
        let postings = &index.classes[*class as usize];
        if other.len().abs_diff(letters.len()) > 3 || other.len() < 3 {
            continue;
        }
        let cost = typo::distance(&letters, &other, limit);
        if cost <= limit {
            found.push((cost + if postings.weak { WEAK } else { 0.0 }, postings.df, place));
        }
    }
    found.sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
    let best = found.first().map_or(0.0, |found| found.0);
    found.into_iter().filter(|found| found.0 <= best + 0.35).take(4).map(|(cost, _, place)| (place, cost)).collect()
}

/// The first lead of which a pattern stands in what was typed, without what it says is harmless.
fn lead(index: &Index, typed: &[Typed]) -> Option<usize> {
    let groups: Vec<Vec<Class>> =
        typed.iter().map(|typed| typed.readings.iter().map(|(class, _)| *class).collect()).collect();
    index.leads.iter().position(|lead| {
        let mut heard = groups.clone();
        for but in &lead.but {
            for start in 0..heard.len() {
                let end = start + ends(index, &heard[start..], but).unwrap_or(0);
                heard[start..end].iter_mut().for_each(Vec::clear);
            }
        }
        let stands =
            |pattern: &Vec<Part>| (0..heard.len()).any(|start| ends(index, &heard[start..], pattern).is_some());
        lead.patterns.iter().any(stands)
    })
}

/// How many words a pattern takes that begins with the first of them; none where it does not stand there.
fn ends(index: &Index, groups: &[Vec<Class>], pattern: &[Part]) -> Option<usize> {
    let Some(first) = pattern.first() else { return Some(0) };
    let one = |fits: bool| {
        let rest = if fits { ends(index, &groups[1..], &pattern[1..]) } else { None };
        rest.map(|rest| rest + 1)
    };
    let group = groups.first();
    match first {
        Part::Word(class) => one(group.is_some_and(|group| group.contains(class))),
        Part::Any(set) => one(group.is_some_and(|group| group.iter().any(|class| index.sets[*set].contains(class)))),
        Part::Gap => (0..=super::author::GAP.min(groups.len()))
            .find_map(|skip| Some(skip + ends(index, &groups[skip..], &pattern[1..])?)),
    }
}

/// The longest phrases of the thesaurus, and the words between them.
fn concepts(index: &Index, typed: &[Typed]) -> Vec<Concept> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < typed.len() {
        let longest = (1..=6.min(typed.len() - at)).rev().find_map(|length| {
            let own: Option<Vec<Class>> =
                typed[at..at + length].iter().map(|typed| typed.readings.first().map(|(class, _)| *class)).collect();
            let own = own?;
            index.phrases.get(&own).map(|meanings| (length, own, meanings))
        });
        let mut readings: Vec<Reading> = Vec::new();
        let mut length = 1;
        if let Some((words, own, meanings)) = longest {
            length = words;
            if words > 1 {
                let weight = typed[at..at + words].iter().map(|typed| typed.readings[0].1).fold(1.0, f64::min);
                readings.push((own, weight));
            }
            readings.extend(meanings.iter().cloned());
        }
        if length == 1 {
            let own = typed[at].readings.iter().map(|(class, weight)| (vec![*class], *weight));
            readings = own.chain(readings).collect();
        }
        if !readings.is_empty() {
            let stop =
                readings.iter().flat_map(|(classes, _)| classes).all(|class| index.classes[*class as usize].stop);
            let stop = stop && length == 1;
            let weigh =
                |(classes, weight): &Reading| weight * classes.iter().map(|class| index.weight(*class)).sum::<f64>();
            let weight = readings.iter().map(weigh).fold(0.0, f64::max);
            out.push(Concept { readings, weight, stop });
        }
        at += length;
    }
    out
}

/// A string in which something was met.
#[derive(Default)]
struct Met {
    field: u8,
    size: u8,
    asked: f64,
    covered: f64,
}

/// Everything that was met, by section and by string.
struct Tally {
    body: Vec<f64>,
    covered: Vec<f64>,
    strings: HashMap<(u32, u8), Met>,
    order: Vec<(u32, u8)>,
}

fn rank(index: &Index, concepts: &[Concept], question: bool) -> Vec<Hit> {
    let (sections, pages) = (index.page_of.len(), index.pages.len());
    let asked: f64 = concepts.iter().map(|concept| concept.weight).sum();
    let mut tally =
        Tally { body: vec![0.0; sections], covered: vec![0.0; sections], strings: HashMap::new(), order: Vec::new() };
    for concept in concepts {
        count(index, concept, &mut tally);
    }
    let mut heads = vec![(0.0f64, 0.0f64); sections];
    let mut title = vec![0.0f64; pages];
    for key in &tally.order {
        let met = &tally.strings[key];
        let cover = (met.covered / mass(met.size)).min(1.0);
        let value = FIELDS[met.field as usize] * (met.asked / asked) * cover.sqrt() * cover.sqrt().sqrt() * met.asked;
        let (best, second) = &mut heads[key.0 as usize];
        *second = second.max(best.min(value));
        *best = best.max(value);
        if met.field == TITLE {
            title[index.page_of[key.0 as usize] as usize] = value;
        }
    }
    let mut around = vec![0.0f64; pages];
    for section in 0..sections {
        tally.body[section] *= 0.25 + 0.75 * tally.covered[section] / asked;
        around[index.page_of[section] as usize] += tally.body[section];
    }
    let mut hits = Vec::new();
    for section in (0..sections).filter(|section| tally.covered[*section] > 0.0) {
        let number = index.page_of[section] as usize;
        let (page, (best, second)) = (&index.pages[number], heads[section]);
        let mut score = tally.body[section]
            + AROUND * around[number]
            + HEAD * (best.max(INHERITED * title[number]) + SECOND * second);
        if question && page.kind == "faq" {
            score *= QUESTION;
        }
        score *= 1.0 + 0.05 * f64::from(page.boost);
        hits.push(Hit { section, score: rounded(score) });
    }
    few_a_page(index, hits)
}

/// Adds what one concept meets.
fn count(index: &Index, concept: &Concept, tally: &mut Tally) {
    let mut bodies: HashMap<u32, f64> = HashMap::new();
    let mut touched: HashMap<u32, f64> = HashMap::new();
    let mut strings: HashMap<(u32, u8), (f64, f64)> = HashMap::new();
    for (classes, weight) in &concept.readings {
        let (here, heads) = meet(index, classes, tally);
        let whole: f64 = classes.iter().map(|class| index.weight(*class)).sum();
        #[expect(clippy::iter_over_hash_type, reason = "the greatest of each key does not depend on the order")]
        for (section, (levels, found, _)) in here {
            let part = found / whole;
            let value = bodies.entry(section).or_default();
            *value = value.max(weight * levels * part);
            let touch = touched.entry(section).or_default();
            *touch = touch.max(weight * part);
        }
        #[expect(clippy::iter_over_hash_type, reason = "the greatest of each key does not depend on the order")]
        for (key, found) in heads {
            let (best, this) = (strings.entry(key).or_default(), (weight * found / whole, found));
            if this > *best {
                *best = this;
            }
        }
    }
    // A word that means little is no reason to find a section.
    if !concept.stop {
        #[expect(clippy::iter_over_hash_type, reason = "each section has its own sum")]
        for (section, part) in touched {
            tally.body[section as usize] += bodies[&section];
            tally.covered[section as usize] += concept.weight * part;
        }
    }
    #[expect(clippy::iter_over_hash_type, reason = "each string has its own sum")]
    for (key, (part, found)) in strings {
        if let Some(met) = tally.strings.get_mut(&key) {
            met.asked += concept.weight * part;
            met.covered += found;
        }
    }
}

/// By section: the levels of the groups in its body, the weight of those in body or strings, and the
/// last of them.
type Here = HashMap<u32, (f64, f64, Class)>;

/// Where the groups of one reading stand, and the weight of those in each string.
fn meet(index: &Index, classes: &[Class], tally: &mut Tally) -> (Here, HashMap<(u32, u8), f64>) {
    let mut here = Here::new();
    let mut strings: HashMap<(u32, u8), f64> = HashMap::new();
    for class in classes {
        let (tells, postings) = (index.weight(*class), &index.classes[*class as usize]);
        for entry in &postings.body {
            let sum = here.entry(entry.section()).or_default();
            *sum = (sum.0 + tells * LEVELS[entry.level() as usize], sum.1 + tells, *class);
        }
        for head in &postings.heads {
            let sum = here.entry(head.section).or_insert((0.0, 0.0, Class::MAX));
            if sum.2 != *class {
                *sum = (sum.0, sum.1 + tells, *class);
            }
            let key = (head.section, head.place);
            *strings.entry(key).or_default() += tells;
            tally.strings.entry(key).or_insert_with(|| {
                tally.order.push(key);
                Met { field: head.field, size: head.size, ..Met::default() }
            });
        }
    }
    (here, strings)
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

/// Whether something is asked.
fn question(index: &Index, query: &str, typed: &[String]) -> bool {
    let opens = |first: &String| index.tongue.openers.split_whitespace().any(|word| word == first);
    query.contains(['?', '¿', '؟']) || typed.first().is_some_and(opens)
}

const _: () = assert!(HEADING == 1 && ALIAS == 2, "the fields are places in FIELDS");
