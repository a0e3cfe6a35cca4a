//! What people ask, and where search leads them.

use super::known::{Answer, Question};
use super::query::{Query, ROOT, only};
use super::sheet::{Block, Cell, Head, Sheet, table, ways};
use super::view::Desk;
use crate::base::decode_path;
use crate::front_matter::fields::ASKED_AS;
use crate::search::evaluation::{Right, place, places};
use crate::search::index::Index;
use crate::search::ranking::Room;
use crate::site::{DocumentId, Made, Site};
use rayon::iter::{IntoParallelIterator, ParallelExtend, ParallelIterator};

/// A right page among so many is found.
const ENOUGH: usize = 3;

impl Answer {
    fn is_missed(&self) -> bool {
        self.position.is_none_or(|position| position > ENOUGH)
    }
}

impl Question {
    fn answer(&self, (room, index): (&mut Room, &Index)) -> Answer {
        let found = places(room, index, &self.words);
        let position = found.iter().position(|place| self.right.contains(place)).map(|at| at + 1);
        Answer { position, first: found.into_iter().next() }
    }
}

/// The questions of search-tests.yaml. One whose right pages are all left out of the site is not among them.
fn tests(desk: &Desk<'_>) -> Vec<Question> {
    let site = desk.site();
    let mut all = Vec::new();
    for (language, curation, _) in desk.compiled.search.indexes(site) {
        let known = Right::new(site, language);
        all.extend(curation.tests.iter().map(|test| {
            let (words, span) = test.query.clone();
            Question { words, span, language, right: known.of(test), of: None }
        }));
    }
    all.retain(|question| !question.right.is_empty());
    all
}

/// The questions that a page says it is asked as.
fn own(site: &Site, number: DocumentId) -> impl Iterator<Item = Question> + '_ {
    let language = site.language_of(number);
    let right: Vec<String> = place(site, number).into_iter().collect();
    let all = site.documents[number].front.list(&ASKED_AS).iter();
    let all = all.filter_map(|node| Some((node.text()?.to_owned(), node.span)));
    all.map(move |(words, span)| Question { words, span, language, right: right.clone(), of: Some(number) })
}

/// The tests with what comes of them.
fn tried<'a>(desk: &Desk<'a>) -> &'a [(Question, Answer)] {
    desk.known.tried.get_or_init(|| {
        let mut all = Vec::new();
        let mut tests = tests(desk);
        for (language, _, index) in desk.compiled.search.indexes(desk.site()) {
            let (of_it, others) = tests.into_iter().partition(|test| test.language == language);
            tests = others;
            let of_it: Vec<Question> = of_it;
            let ask = |room: &mut Room, test: Question| {
                let answer = test.answer((room, index));
                (test, answer)
            };
            all.par_extend(of_it.into_par_iter().map_init(|| Room::new(index), ask));
        }
        all
    })
}

pub(super) fn sum(desk: &Desk<'_>) -> (usize, String) {
    let curations = desk.site().config.languages.keys().map(|language| desk.compiled.search.curation(language));
    let tests = curations.map(|curation| curation.tests.len()).sum();
    let own = desk.site().published().map(|(_, document, _)| document.front.list(&ASKED_AS).len()).sum::<usize>();
    (tests, format!("test questions in search-tests.yaml, and {own} in the pages (asked-as)"))
}

pub(super) fn sheet(desk: &Desk<'_>, query: &Query) -> Sheet {
    let lead = "What people ask, and which page the search finds first. The right page should be among the first three results.";
    let is_missed = query.get("only") == Some("missed");
    let ways_on = [
        ("All questions".to_owned(), format!("{ROOT}/search"), !is_missed),
        ("Questions that do not find their page".to_owned(), only("search", "only", "missed"), is_missed),
    ];
    let mut blocks = vec![ways("Choose questions", ways_on)];
    if is_missed {
        blocks.push(missed(desk, query));
        return Sheet::new("Search questions", lead, blocks);
    }
    let none = "There are no test questions. Write some in content/search-tests.yaml.";
    blocks.push(list(desk, query, ("tests", "search-tests.yaml", none), &tests(desk)));
    let site = desk.site();
    let own: Vec<Question> = site.published().flat_map(|(number, ..)| own(site, number)).collect();
    let head = ("asked", "Questions in the pages (asked-as)", "No page has asked-as.");
    blocks.push(list(desk, query, head, &own));
    Sheet::new("Search questions", lead, blocks)
}

/// The tests that fail, after all of them were tried.
fn missed(desk: &Desk<'_>, query: &Query) -> Block {
    let tried = tried(desk);
    let missed: Vec<&(Question, Answer)> = tried.iter().filter(|(_, answer)| answer.is_missed()).collect();
    let title =
        format!("search-tests.yaml: {} of {} questions find their page", tried.len() - missed.len(), tried.len());
    let head = Head { id: "tests", title: &title, note: "", none: "Every question finds its page.", columns: COLUMNS };
    table(query, &head, &missed, |(question, answer)| row(desk, question, answer))
}

/// The questions for which a document is right.
pub(super) fn of_page(desk: &Desk<'_>, query: &Query, number: DocumentId) -> Block {
    let site = desk.site();
    let place = place(site, number).unwrap_or_default();
    let tests = tests(desk).into_iter().filter(|test| test.right.contains(&place));
    let all: Vec<Question> = tests.chain(own(site, number)).collect();
    list(desk, query, ("asked", "Search questions", "No test question asks for this page."), &all)
}

const COLUMNS: &[&str] = &["Question", "Position of the right page", "First result"];

/// Questions in their order; those that are shown are tried.
fn list(desk: &Desk<'_>, query: &Query, (id, title, none): (&'static str, &str, &str), all: &[Question]) -> Block {
    let indexes = desk.compiled.search.indexes(desk.site());
    let mut rooms: Vec<_> = indexes.map(|(language, _, index)| (language, Room::new(index), index)).collect();
    let note = format!("{} in all.", all.len());
    let head = Head { id, title, note: &note, none, columns: COLUMNS };
    table(query, &head, all, |question| {
        let of_it = rooms.iter_mut().find(|(language, ..)| *language == question.language);
        let answer = of_it.map(|(_, room, index)| question.answer((room, index)));
        row(desk, question, &answer.unwrap_or(Answer { position: None, first: None }))
    })
}

/// A question, at what place the page is that it is about, and where it leads.
fn row(desk: &Desk<'_>, question: &Question, answer: &Answer) -> Vec<Cell> {
    let code = &desk.site().config.languages[question.language].code;
    let words = Cell::text(&question.words).lang(code).maybe_link(desk.open(&desk.site().sources, question.span));
    let words = match question.of {
        Some(number) => words.note(desk.site().title_of(number)),
        None => words,
    };
    let place = match answer.position {
        Some(position) => Cell::number(position),
        None => Cell::text("not found"),
    };
    let place = if answer.is_missed() { place.look("bad number") } else { place };
    vec![words, place, answer.first.as_deref().map_or_else(|| Cell::text("nothing"), |first| found(desk, first))]
}

/// A place that is found, by the title of its page.
fn found(desk: &Desk<'_>, place: &str) -> Cell {
    let site = desk.site();
    let (route, fragment) = place.split_once('#').unwrap_or((place, ""));
    let route = decode_path(route).unwrap_or_default();
    match site.routes.get(&route) {
        Some(Made::Page(page)) if fragment.is_empty() => desk.page_cell(*page),
        Some(Made::Page(page)) => desk.page_cell(*page).note(format!("at “{fragment}”")),
        _ => Cell::text(place),
    }
}
