//! How hard the pages are to read.

use super::known::Graded;
use super::query::Query;
use super::sheet::{Block, Cell, Head, Sheet, table, text};
use super::view::Desk;
use crate::diagnostic::count;
use crate::lint::{Case, Subject};
use crate::theme::{Group, View};
use rayon::iter::{IntoParallelIterator, ParallelIterator};

impl Graded {
    fn is_too_hard(&self) -> bool {
        self.most.is_some_and(|most| self.grade > most)
    }
}

/// Every page that has a grade, the hardest first.
pub(super) fn graded<'a>(desk: &Desk<'a>) -> &'a [Graded] {
    desk.known.grades.get_or_init(|| {
        let compiled = desk.compiled;
        let case = Case { site: &compiled.site, theme: &compiled.look, search: &compiled.search };
        let pages: Vec<Subject<'_>> = case.published().collect();
        let grade =
            |page: Subject<'_>| Some(Graded { number: page.number, grade: page.grade()?, most: page.hardest_grade() });
        let mut all: Vec<Graded> = pages.into_par_iter().filter_map(grade).collect();
        all.sort_by(|a, b| b.grade.total_cmp(&a.grade).then(a.number.cmp(&b.number)));
        all
    })
}

/// What the rule has found: to grade every page anew would keep whoever only passes by waiting.
pub(super) fn sum(desk: &Desk<'_>) -> (usize, String) {
    let hard = desk.verdict.findings.iter().filter(|finding| finding.diagnostic.code == "reading/too-hard").count();
    (hard, "pages are too hard to read".to_owned())
}

pub(super) fn sheet(desk: &Desk<'_>, query: &Query) -> Sheet {
    let all = graded(desk);
    let lead = "How many years of school a reader needs for each page (Flesch-Kincaid grade). A high number means \
                that a page may be hard to read. A low number does not prove that it is good.";
    let mut blocks = if all.is_empty() { Vec::new() } else { vec![plot(all)] };
    if all.is_empty() {
        blocks.push(text(
            "No page can be graded. A page needs at least 60 words, in a language that this grade is made for.",
        ));
        return Sheet::new("Reading level", lead, blocks);
    }
    let head = Head {
        id: "grades",
        title: "Page by page",
        note: "Hardest first.",
        none: "",
        columns: &["Page", "Years of school", "Limit", "Words"],
    };
    blocks.push(table(query, &head, all, |page| {
        let grade =
            Cell::text(format!("{:.1}", page.grade)).look(if page.is_too_hard() { "bad number" } else { "number" });
        let most = page.most.map_or_else(|| "none".to_owned(), |most| format!("{most:.0}"));
        let words = Cell::number(desk.site().documents[page.number].facts.words);
        vec![desk.document_cell(page.number), grade, Cell::text(most).look("number"), words]
    }));
    Sheet::new("Reading level", lead, blocks)
}

/// The plot's width, the room that a dot takes, and how high dots may be stacked.
const WIDTH: usize = 720;
const DOT: usize = 10;
const HIGHEST: usize = 24;
/// Beyond these, grades say no more.
const LOWEST_GRADE: usize = 2;
const HIGHEST_GRADE: usize = 18;

/// A dot for each page, or each few, in columns of half a year.
fn plot(all: &[Graded]) -> Block {
    let column = |page: &Graded| half_years(page.grade);
    let (first, last) = all.iter().map(column).fold((usize::MAX, 0), |(a, b), at| (a.min(at), b.max(at)));
    let (first, last) = (first / 2 * 2, (last / 2 + 1) * 2);
    let columns = last - first;
    let width = WIDTH / columns;
    let beside = (width.saturating_sub(4) / DOT).max(1);
    let mut heights = vec![Vec::<bool>::new(); columns];
    // The easy ones stand below the hard ones.
    for page in all.iter().rev() {
        heights[column(page) - first].push(page.is_too_hard());
    }
    let tallest = heights.iter().map(Vec::len).max().unwrap_or(1);
    let each = tallest.div_ceil(beside * HIGHEST);
    let height = tallest.div_ceil(beside * each) * DOT + 30;
    let mut dots = Vec::new();
    for (at, pages) in heights.iter_mut().enumerate() {
        pages.sort_unstable();
        for (number, few) in pages.chunks(each).enumerate() {
            let x = at * width + 2 + number % beside * DOT + DOT / 2;
            let y = height - 30 - number / beside * DOT - DOT / 2;
            let is_hard = few.iter().filter(|hard| **hard).count() * 2 > few.len();
            dots.push(Group::default().set("x", x).set("y", y).set("is_hard", is_hard).into());
        }
    }
    let tick = |at: usize| {
        let group = Group::default().set("x", (at - first) * width).set("text", (at / 2).to_string().as_str());
        group.into()
    };
    let hard = all.iter().filter(|page| page.is_too_hard()).count();
    let (hardest, easiest) = (all.first().map_or(0.0, |page| page.grade), all.last().map_or(0.0, |page| page.grade));
    let middle = all[all.len() / 2].grade;
    let too_hard = match hard {
        0 => "no page is over its limit".to_owned(),
        1 => "1 page is over its limit".to_owned(),
        _ => format!("{hard} pages are over their limit"),
    };
    let words = format!(
        "{} from {easiest:.1} to {hardest:.1} years of school. Half of them need {middle:.1} or less; {too_hard}.",
        count(all.len(), "page")
    );
    let group = Group::default()
        .set("words", words.as_str())
        .set("width", columns * width)
        .set("height", height)
        .set("base", height - 30)
        .set("each", each)
        .set("has_hard", hard > 0)
        .set("dots", View::list(dots))
        .set("ticks", View::list((first..=last).step_by(2).map(tick)));
    Block::new("plot", group)
}

/// A grade in half years, from the lowest to the highest that is told apart.
fn half_years(grade: f64) -> usize {
    (LOWEST_GRADE * 2..HIGHEST_GRADE * 2)
        .rfind(|half| f64::from(u32::try_from(*half).unwrap_or(0)) / 2.0 <= grade)
        .unwrap_or(LOWEST_GRADE * 2)
}
