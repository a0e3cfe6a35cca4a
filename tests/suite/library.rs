//! What the English library promises of its own words: nothing copied, sources named once, no sentence said
//! over and over, no page that nobody leads to, nothing misreported, and easy to read.
//!
//! Each check is a function from text to complaints, so that it can be shown to find what it looks for.

use crate::site::{Site, files_under, repository};
use candor::parts::CONTENT_NOTE;
use candor::parts::Extensions;
use candor::parts::kind;
use candor::parts::{Document, Passage, Role, document};
use candor::parts::{grade_of, sentences, split};
use candor::{Layer, SourceFile, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// As many words as a run that nobody shares with another text by chance.
const RUN: usize = 10;

/// The most attributions of a page.
const MOST_ATTRIBUTIONS: usize = 2;

/// A sentence of so many words is one that people notice when they meet it again.
const LONG: usize = 8;

/// The most pages that may say the same sentence.
const MOST_PAGES: usize = 3;

/// The highest grade of a page that does not have to be exact.
const HARDEST: f64 = 9.0;

/// The fewest works in the table of evidence.
const FEWEST_WORKS: usize = 14;

/// A page of the library.
struct Page {
    document: Document,
    text: String,
    passages: Vec<Passage>,
}

impl Page {
    fn of(path: &str, text: &str) -> Self {
        let file = SourceFile::new(Layer::Site, path.to_owned(), text.as_bytes().to_vec());
        let sources = Sources::new(vec![file]);
        let (id, file) = sources.in_force().next().unwrap();
        let document = document::parse(file, id, path, kind::by_folder(path), Extensions::all());
        let passages = document.passages(&file.text()[document.front.body..]);
        Self { document, text: text.to_owned(), passages }
    }

    fn path(&self) -> &str {
        &self.document.path
    }

    /// Its sentences, but for those of headings and of the note on its content.
    fn sentences(&self) -> impl Iterator<Item = &str> {
        let note = self.document.front.get(&CONTENT_NOTE).map(|node| node.words());
        let said = self.passages.iter().filter(move |passage| {
            passage.role != Role::Heading && note.as_ref().is_none_or(|note| *note != passage.text)
        });
        said.flat_map(|passage| split(&passage.text).into_iter().map(|range| &passage.text[range]))
    }
}

/// The English pages.
fn library() -> Vec<Page> {
    let content = repository("content");
    let files = files_under(&content).into_iter();
    let english = files.filter(|path| path.ends_with(".md") && !path.starts_with("es/"));
    let pages: Vec<_> =
        english.map(|path| Page::of(&path, &std::fs::read_to_string(content.join(&path)).unwrap())).collect();
    assert!(pages.len() > 300, "only {} pages", pages.len());
    pages
}

fn corpus(name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(repository(&format!("tests/corpora/library/{name}"))).unwrap();
    text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(str::to_owned).collect()
}

fn none(found: Vec<String>) {
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The words of a text in lower case, without marks.
fn words(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    parts.map(str::to_lowercase).collect()
}

/// FNV-1a: the same on every machine and in every version.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The runs of ten words of a text that are among these.
fn shared_runs(path: &str, text: &str, runs: &BTreeSet<u64>) -> Vec<String> {
    let words = words(text);
    let known = words.windows(RUN).map(|run| run.join(" ")).filter(|run| runs.contains(&hash(run)));
    known.map(|run| format!("{path}: shares “{run}”")).collect()
}

#[test]
fn no_ten_words_are_taken_from_the_texts_it_began_with() {
    let runs: BTreeSet<_> =
        corpus("founding-runs.txt").iter().map(|hash| u64::from_str_radix(hash, 16).unwrap()).collect();
    assert!(runs.len() > 8000, "only {} runs", runs.len());
    let content = repository("content");
    let mut found = Vec::new();
    for path in files_under(&content).iter().filter(|path| path.ends_with(".md") || path.ends_with(".yaml")) {
        let text = std::fs::read_to_string(content.join(path)).unwrap();
        // What a source is called is its authors' affair; a citation in brackets stands between two words of ours.
        let own = text.lines().filter(|line| path != "sources.yaml" || !line.trim_start().starts_with("title: "));
        let own: Vec<_> = own.map(without_citations).collect();
        found.extend(shared_runs(path, &own.join("\n"), &runs));
    }
    none(found);
}

/// A line without `[@source]`.
fn without_citations(line: &str) -> String {
    let mut parts = line.split("[@");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str(part.split_once(']').map_or(part, |(_, rest)| rest));
    }
    kept
}

#[test]
fn a_run_of_ten_words_is_found() {
    let run = "one two three four five six seven eight nine ten";
    let runs = BTreeSet::from([hash(run)]);
    let again = "Zero, one two (three) four\nfive six seven – eight “nine” Ten!";
    assert_eq!(shared_runs("a.md", again, &runs).len(), 1);
    assert!(shared_runs("a.md", "One two three four five six seven eight nine.", &runs).is_empty());
    assert_eq!(without_citations("One [@a] two [@b, p. 3]."), "One  two .");
}

/// How often a sentence names who said it, by these openings.
fn attributions(sentence: &str, openings: &[String]) -> usize {
    let lower = sentence.to_lowercase();
    let parts = lower.split([',', ';', ':']).map(|part| format!("{} ", words(part).join(" ")));
    parts.filter(|part| openings.iter().any(|opening| part.starts_with(&format!("{opening} ")))).count()
}

fn over_attributed(page: &Page, openings: &[String]) -> Option<String> {
    if page.path().starts_with("stories/") || page.path().starts_with("evidence/") {
        return None;
    }
    let found: Vec<_> = page.sentences().filter(|sentence| attributions(sentence, openings) > 0).collect();
    let count: usize = found.iter().map(|sentence| attributions(sentence, openings)).sum();
    (count > MOST_ATTRIBUTIONS).then(|| format!("{}: {count} attributions\n  {}", page.path(), found.join("\n  ")))
}

#[test]
fn a_page_names_who_said_a_thing_at_most_twice() {
    let openings = corpus("openings.txt");
    assert!(openings.len() >= 15, "only {} openings", openings.len());
    none(library().iter().filter_map(|page| over_attributed(page, &openings)).collect());
    let thrice = "A study found one thing. One client writes another, and a review says a third.\n";
    assert!(over_attributed(&Page::of("faq/a.md", thrice), &openings).is_none(), "“and a review” is no opening");
    let thrice = "A study found one thing. One client writes another. It helps, a review says.\n";
    assert!(over_attributed(&Page::of("faq/a.md", thrice), &openings).is_some());
    assert!(over_attributed(&Page::of("stories/a.md", thrice), &openings).is_none());
}

/// Sentences that too many pages say; help and the disclaimer aside, where the same words are a help.
fn said_too_often(pages: &[Page]) -> Vec<String> {
    let mut places: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for page in pages.iter().filter(|page| !["start/help.md", "about/disclaimer.md"].contains(&page.path())) {
        for sentence in page.sentences() {
            let words = words(sentence);
            if words.len() >= LONG {
                places.entry(words.join(" ")).or_default().insert(page.path());
            }
        }
    }
    let often = places.into_iter().filter(|(_, pages)| pages.len() > MOST_PAGES);
    often.map(|(sentence, pages)| format!("“{sentence}” stands on {pages:?}")).collect()
}

#[test]
fn no_sentence_is_said_on_more_than_three_pages() {
    none(said_too_often(&library()));
    let page = |name: &str| Page::of(name, "We do not know how often it helps, or harms.\n");
    let three = ["a.md", "b.md", "c.md"].map(page);
    assert!(said_too_often(&three).is_empty());
    assert_eq!(said_too_often(&["a.md", "b.md", "c.md", "d.md"].map(page)).len(), 1);
}

#[test]
fn turns_of_phrase_stay_within_their_limits() {
    let pages = library();
    let mut found = Vec::new();
    for line in corpus("counts.tsv").iter().skip(1) {
        let mut cells = line.split('\t');
        let (phrase, limit) = (cells.next().unwrap().to_lowercase(), cells.next().unwrap().parse::<usize>().unwrap());
        let lines = pages.iter().flat_map(|page| page.text.lines());
        let count = lines.filter(|line| line.to_lowercase().contains(&phrase)).count();
        if count > limit {
            found.push(format!("“{phrase}” stands on {count} lines, {limit} are the most"));
        }
    }
    none(found);
}

/// A path that a link of a page names, from the content folder.
fn target(page: &str, link: &str) -> String {
    let mut parts: Vec<_> = page.split('/').collect();
    parts.pop();
    for part in link.split('#').next().unwrap_or_default().split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The pages that a page leads to: in its text, or below it as related.
fn leads_to(page: &Page) -> BTreeSet<String> {
    let named = page
        .text
        .split(['(', ')', '[', ']', ',', ' ', '"', '\n'])
        .map(|part| part.split('#').next().unwrap_or_default());
    let mut found: BTreeSet<_> =
        named.filter(|part| part.ends_with(".md")).map(|link| target(page.path(), link)).collect();
    found.remove(page.path());
    found
}

/// Pages that neither another page nor a section leads to.
fn orphans(pages: &[Page]) -> Vec<String> {
    let paths: BTreeSet<_> = pages.iter().map(|page| page.path().to_owned()).collect();
    let led: BTreeSet<_> = pages.iter().flat_map(leads_to).collect();
    let alone = |path: &&String| {
        if path.as_str() == "index.md" || led.contains(*path) {
            return false;
        }
        let page = pages.iter().find(|page| page.path() == path.as_str()).unwrap();
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        // A section lists its questions, words and law of places one by one; the header and the front page list
        // the sections. Anything else needs a page that leads to it.
        let listed = matches!(page.document.front.kind.name, "faq" | "term" | "legal");
        let section = if name == "index.md" { "index.md".to_owned() } else { format!("{folder}/index.md") };
        !(paths.contains(&section) && (listed || name == "index.md"))
    };
    paths.iter().filter(alone).map(|path| format!("{path}: no page leads to it")).collect()
}

#[test]
fn every_page_is_led_to() {
    none(orphans(&library()));
    let page = |path: &str, text: &str| Page::of(path, &format!("---\nkind: article\n---\n{text}\n"));
    let site = |link: &str| [page("index.md", "Home."), page("a/index.md", link), page("a/b.md", "[self](b.md)")];
    assert!(orphans(&site("[b](b.md#c)")).is_empty());
    assert_eq!(orphans(&site("Nothing.")), ["a/b.md: no page leads to it"]);
    assert_eq!(target("a/b/c.md", "../d/e.md#f"), "a/d/e.md");
}

/// Which of these phrases a text says, however its lines are broken.
fn says(text: &str, phrases: &[String]) -> Vec<String> {
    let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let text = plain(text);
    phrases.iter().filter(|phrase| text.contains(&plain(phrase))).cloned().collect()
}

#[test]
fn nothing_that_was_misreported_is_said_again() {
    let phrases: Vec<_> =
        corpus("misreports.tsv").iter().skip(1).map(|line| line.split('\t').nth(2).unwrap().to_owned()).collect();
    assert!(phrases.len() >= 10, "only {} phrases", phrases.len());
    let content = repository("content");
    let mut found = Vec::new();
    for path in files_under(&content).iter().filter(|path| path.ends_with(".md")) {
        let text = std::fs::read_to_string(content.join(path)).unwrap();
        found.extend(says(&text, &phrases).into_iter().map(|phrase| format!("{path}: says “{phrase}” again")));
    }
    none(found);
    assert_eq!(says("She said:\n  No   Therapy before", &["no therapy before".to_owned()]).len(), 1);
}

/// Where the words of a glossary stand in a text, the longest first, in their order.
fn mentions(text: &str, terms: &[String]) -> Vec<Range<usize>> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for term in terms {
        for (at, _) in lower.match_indices(term.as_str()) {
            let range = at..at + term.len();
            let whole =
                !lower[..at].ends_with(char::is_alphanumeric) && !lower[range.end..].starts_with(char::is_alphanumeric);
            if whole && found.iter().all(|other| other.end <= range.start || range.end <= other.start) {
                found.push(range);
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// What is wrong with a page's grade; law, rules and the evidence have to be exact.
fn too_hard(page: &Page, terms: &[String]) -> Option<String> {
    let kind = page.document.front.kind.name;
    if matches!(kind, "legal" | "policy" | "term") || page.path().starts_with("evidence/") {
        return None;
    }
    let grade = grade_of(&sentences(&page.passages, &|text: &str| mentions(text, terms)))?;
    (grade > HARDEST).then(|| format!("{}: takes {grade:.1} years of school, {HARDEST} are the most", page.path()))
}

#[test]
fn pages_take_nine_years_of_school_at_most() {
    let pages = library();
    let glossary = pages.iter().filter(|page| page.path().starts_with("glossary/"));
    let mut terms: Vec<_> = glossary.filter_map(|page| page.document.title()).map(str::to_lowercase).collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.len()));
    none(pages.iter().filter_map(|page| too_hard(page, &terms)).collect());
    let hard =
        "Contemporary psychotherapeutic interventions necessitate comprehensive interdisciplinary collaboration. "
            .repeat(12);
    assert!(too_hard(&Page::of("a.md", &hard), &terms).is_some());
    let found = mentions("A sex therapist", &["sex therapist".to_owned(), "sex".to_owned()]);
    assert_eq!(found.iter().map(|range| (range.start, range.end)).collect::<Vec<_>>(), [(2, 15)]);
}

/// The rows of a table whose last column says what was read.
fn works(text: &str) -> Vec<&str> {
    let rows = text.lines().skip_while(|line| !(line.starts_with('|') && line.contains("What was read")));
    let rows = rows.take_while(|line| line.starts_with('|')).skip(2);
    rows.filter(|row| {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        cells.first().is_some_and(|work| work.contains("[@")) && cells.last().is_some_and(|read| !read.is_empty())
    })
    .collect()
}

#[test]
fn the_table_of_evidence_has_its_works_with_what_was_read_of_each() {
    let text = std::fs::read_to_string(repository("content/evidence/what-studies-show.md")).unwrap();
    let works = works(&text);
    assert!(works.len() >= FEWEST_WORKS, "only {} works", works.len());
    let table =
        "| Work | What was read |\n|---|---|\n| A [@a] | opening |\n| B [@b] | |\n| C | all |\n\n| D [@d] | all |\n";
    assert_eq!(self::works(table), ["| A [@a] | opening |"]);
}

/// The sources of a list that leave open how much of them was read, or say more than their note does.
fn reading_left_open(list: &str) -> Vec<String> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    let list: String = lines.map(|line| format!("{line}\n")).collect();
    let sources = list.split("\n\n").filter_map(|source| source.trim().split_once(":\n"));
    let field = |rest: &str, name: &str| {
        let value = rest.lines().find_map(|line| line.trim().strip_prefix(name).map(str::to_owned));
        value.unwrap_or_default().trim_matches([' ', '"']).to_owned()
    };
    let wrong = sources.filter_map(|(key, rest)| {
        let note = field(rest, "note:");
        let unread = ["evidence notes", "not read", "only", "not seen", "news re", "title page"];
        match field(rest, "read:").as_str() {
            "" if !unread.iter().any(|why| note.contains(why)) => Some(format!("{key}: no `read`, and no note why")),
            "whole" if !note.starts_with("whole ") && !note.starts_with("full text") => {
                Some(format!("{key}: the note does not say that all of it was read"))
            }
            _ => None,
        }
    });
    wrong.collect()
}

#[test]
fn each_source_says_how_much_of_it_was_read() {
    let lists = ["src/packs/essentials/sources.yaml", "content/sources.yaml"];
    let list: String = lists.map(|list| std::fs::read_to_string(repository(list)).unwrap()).concat();
    assert!(list.matches("\n  read: ").count() > 300);
    none(reading_left_open(&list));
    let list = "# About\n\n# --- Part\na:\n  title: A\n\nb:\n  read: whole\n  note: \"opening\"\n\nc:\n  note: \"not read\"\n\n\
                d:\n  read: whole\n  note: \"whole page\"\n\ne:\n  read: opening\n";
    let wrong = reading_left_open(list);
    assert_eq!(wrong.iter().map(|line| &line[..2]).collect::<Vec<_>>(), ["a:", "b:"]);
}

#[test]
fn readers_see_how_much_of_a_source_was_read() {
    let much = [("whole", "We read all of it."), ("abstract", "We read only its summary.")];
    let much = much.into_iter().chain([("opening", "We read only part of it.")]);
    for (read, words) in much {
        let sources = format!("a:\n  title: A\n  read: {read}\n  note: For authors\nb:\n  title: B\n");
        let page = "---\ntitle: Home\n---\nOne [@a] and two [@b].\n";
        let site = Site::new().file("content/sources.yaml", sources).file("content/index.md", page);
        site.build().expect(0);
        let page = site.page("index.html");
        assert_eq!((page.matches(words).count(), page.matches("We read ").count()), (1, 1), "{read}: {page}");
        assert!(!page.contains("For authors"), "{page}");
    }
}
