//! `review record`: what a reviewer answered, written into the page and into the list of reviews.

mod answer;
mod page;

use super::super::args::Common;
use super::super::dialogue::{Dialogue, Question};
use super::super::outcome::{Ended, Refusal, say};
use super::super::world::World;
use crate::base::{Date, visible};
use crate::data::names;
use crate::diagnostic::did_you_mean_or;
use crate::disk;
use crate::review::document_meant;
use crate::site::adopted::reviewed_at;
use crate::site::reviews::{NOT_AGREED, REVIEWS, VERDICTS, print_of};
use crate::site::{DocumentId, Reviews, Site};
use crate::source::{Layer, SourceFile, Sources};
use answer::{Answer, quoted};
use clap::Args as Group;
use std::fmt::Write as _;
use std::io::{self, IsTerminal};
use std::path::Path;

#[derive(Debug, Group)]
pub(super) struct Record {
    #[command(flatten)]
    common: Common,
    /// The page: its path, address or title
    #[arg(long)]
    page: Option<String>,
    /// The reviewer's name; readers of the page see it
    #[arg(long)]
    name: Option<String>,
    /// The reviewer's role, such as `sexual health nurse`; readers see it too
    #[arg(long)]
    role: Option<String>,
    /// The date, such as 2026-11-30 (default: today)
    #[arg(long)]
    date: Option<String>,
    /// The result: agreed, agreed with changes, or not agreed
    #[arg(long)]
    verdict: Option<String>,
    /// The reviewer's comments, or a text file with them
    #[arg(long, value_name = "FILE|TEXT")]
    remarks: Option<String>,
    /// The next review date (default: after the same interval as last time)
    #[arg(long, value_name = "DATE")]
    next: Option<String>,
}

/// With which some editors begin a file.
const MARK: char = '\u{feff}';

pub(super) fn run(args: &Record) -> Result<Ended, Refusal> {
    let mut world = World::open(&args.common)?;
    let compiled = world.compile()?;
    let site = &compiled.site;
    let (stdin, mut stderr) = (io::stdin(), io::stderr());
    let answer = if stdin.is_terminal() {
        ask(args, site, &mut Dialogue { input: Some(&mut stdin.lock()), output: &mut stderr })?
    } else {
        ask(args, site, &mut Dialogue { input: None, output: &mut stderr })?
    };
    let written = write(&world, site, &answer)?;
    say(&written.lines().map(|line| format!("{}\n", visible(line))).collect::<String>());
    Ok(Ended::Well)
}

/// What is given, and what else is asked where somebody can be.
fn ask(args: &Record, site: &Site, dialogue: &mut Dialogue<'_>) -> Result<Answer, Refusal> {
    fn question<'q>(words: &'static str, given: &'q Option<String>, unasked: &'q str, more: &str) -> Question<'q> {
        Question { key: words, given: given.as_deref(), unasked, empty: unasked, more: more.to_owned() }
    }
    let today = site.config.today.to_string();
    let document = dialogue
        .ask(&question("Which page?", &args.page, "", "Its path, address or title."), |text| own(site, text))?;
    let name = dialogue
        .ask(&question("Who reviewed it?", &args.name, "", "Readers of the page see the name."), |text| {
            worded(text, "give the reviewer's name: `--name \"A. Name\"`")
        })?;
    let role = dialogue
        .ask(&question("What is their role?", &args.role, "", "Such as sexual health nurse."), |text| {
            worded(text, "give their role: `--role \"sexual health nurse\"`")
        })?;
    let date = dialogue.ask(&question("When?", &args.date, &today, ""), |text| day(text, site.config.today))?;
    let verdict = dialogue.ask(&question("What is the result?", &args.verdict, "", &all_verdicts()), verdict_of)?;
    let remarks = dialogue.ask(
        &question("What comments did they make?", &args.remarks, "", "Type them, or name a file that has them."),
        remarks_of,
    )?;
    let next = args.next.as_deref().map(|text| later(text, date)).transpose().map_err(Refusal::Usage)?;
    Ok(Answer { document, name, role, date, verdict, remarks, next })
}

/// A page that can say who reviewed it: one of the library can't.
fn own(site: &Site, text: &str) -> Result<DocumentId, String> {
    if text.trim().is_empty() {
        return Err("choose a page: `--page faq/cost.md`".to_owned());
    }
    let document = document_meant(site, text)?;
    let (path, file) = (&site.documents[document].path, site.file(document));
    if file.layer.is_built_in() {
        return Err(format!(
            "{path} is a page of the library, so it can't name your reviewers; type `candor adopt {path}` to copy it into your site, then try again"
        ));
    }
    Ok(document)
}

fn worded(text: &str, missing: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err(missing.to_owned()),
        text => Ok(visible(text).into_owned()),
    }
}

fn date_of(text: &str) -> Result<Date, String> {
    Date::read(text.trim()).ok_or_else(|| format!("`{text}` is not a date; write it like 2026-11-30"))
}

/// A day that is not to come.
fn day(text: &str, today: Date) -> Result<Date, String> {
    let date = date_of(text)?;
    if date > today { Err(format!("{date} is in the future; write the date of the review")) } else { Ok(date) }
}

/// A day behind that of the review.
fn later(text: &str, date: Date) -> Result<Date, String> {
    let next = date_of(text)?;
    if next > date { Ok(next) } else { Err(format!("the next review, {next}, must be after this one, {date}")) }
}

fn all_verdicts() -> String {
    names(VERDICTS).collect::<Vec<_>>().join(", ")
}

fn verdict_of(text: &str) -> Result<&'static str, String> {
    let words = text.trim().to_lowercase().replace(['-', '_'], " ");
    let known = names(VERDICTS).find(|known| *known == words);
    let all = || format!("one of {}", all_verdicts());
    known.ok_or_else(|| match words.as_str() {
        "" => format!("give the result with `--verdict`: {}", all()),
        _ => format!("`{words}` is not a result: {}", did_you_mean_or(&words, names(VERDICTS), all)),
    })
}

/// The text of a file of that name; where there is none, the words themselves.
fn remarks_of(text: &str) -> Result<String, String> {
    let (folder, name) = match text.rsplit_once('/') {
        Some((folder, name)) => (folder, name),
        None => (".", text),
    };
    let file = if name.is_empty() || text.contains('\n') { None } else { disk::text(Path::new(folder), name) };
    let text = file.unwrap_or_else(|| text.to_owned());
    let lines = text.lines().map(|line| visible(line.trim_end()).into_owned());
    Ok(lines.collect::<Vec<_>>().join("\n").trim().to_owned())
}

/// Writes the page, then the list of reviews; says what was written.
fn write(world: &World, site: &Site, answer: &Answer) -> Result<String, Refusal> {
    let (document, file) = (&site.documents[answer.document], site.file(answer.document));
    let changed =
        |place: &str| Refusal::Usage(format!("{place} was changed by another program at the same time; try again"));
    let before = world.as_read(file).ok_or_else(|| changed(file.place()))?;
    let print = print_of(document, file);
    let mut told = String::new();
    let marked = if answer.verdict == NOT_AGREED {
        let _ = writeln!(told, "{} was not changed: only reviewers who agree are named on the page.", file.place());
        before.clone()
    } else {
        let text = page::marked(site, answer, &mut told).map_err(Refusal::Usage)?;
        if before.starts_with(MARK) { format!("{MARK}{text}") } else { text }
    };
    let folder = file.place().strip_suffix(document.path.as_str()).unwrap_or_default();
    let list = format!("{folder}{REVIEWS}");
    let known = disk::text(&world.root, &list).unwrap_or_default();
    let noted = noted(site, &list, &known, &entry(&document.path, answer, &print)).map_err(Refusal::Usage)?;
    disk::replace(&world.root, &reviewed_at(&print), None, marked.as_bytes())?;
    if marked != before && !disk::replace(&world.root, file.place(), Some(before.as_bytes()), marked.as_bytes())? {
        return Err(changed(file.place()));
    }
    if !disk::replace(&world.root, &list, Some(known.as_bytes()), noted.as_bytes())? {
        return Err(changed(&list));
    }
    let _ = writeln!(told, "The answer is in {list}, which is not published.");
    Ok(told)
}

/// The list with one more entry.
fn noted(site: &Site, list: &str, known: &str, entry: &str) -> Result<String, String> {
    const HEAD: &str = "# What reviewers said about pages. `candor review record` adds to it; it is not published.\n";
    let by_hand = || format!("can't add to {list}: fix what `candor check` finds in it, then try again");
    let read = |text: &str| {
        let path = site.config.data_file(crate::config::LanguageId::OWN, REVIEWS);
        let file = SourceFile::new(Layer::Site, path, text.as_bytes().to_vec());
        let mut faults = Vec::new();
        let reviews = Reviews::read(&Sources::new(vec![file]), &site.config, &mut faults);
        faults.is_empty().then(|| reviews.iter().count())
    };
    let text = match known.trim() {
        "" | "[]" => format!("{HEAD}{entry}"),
        _ => format!("{}\n{entry}", known.trim_end()),
    };
    let text = if known.contains("\r\n") { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text };
    match (read(known), read(&text)) {
        (Some(before), Some(now)) if now == before + 1 => Ok(text),
        _ => Err(by_hand()),
    }
}

fn entry(path: &str, answer: &Answer, print: &str) -> String {
    let mut out = String::new();
    let rows = [
        ("page", quoted(path)),
        ("name", quoted(&answer.name)),
        ("role", quoted(&answer.role)),
        ("date", answer.date.to_string()),
        ("verdict", answer.verdict.to_owned()),
        ("text", quoted(print)),
    ];
    for (place, (key, value)) in rows.iter().enumerate() {
        let _ = writeln!(out, "{}{key}: {value}", if place == 0 { "- " } else { "  " });
    }
    if answer.remarks.contains('\n') {
        let indented = |line: &str| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") };
        let lines: String = answer.remarks.lines().map(indented).collect();
        let _ = write!(out, "  remarks: |-\n{lines}");
    } else if !answer.remarks.is_empty() {
        let _ = writeln!(out, "  remarks: {}", quoted(&answer.remarks));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::super::dialogue::Dialogue;
    use super::super::super::world::options;
    use super::{Record, Refusal, ask};
    use crate::base::Date;
    use crate::engine::{Memory, compile};
    use crate::source::{Layer, SourceFile, Sources};
    use clap::{Args as _, Command, FromArgMatches as _};
    use std::sync::Arc;

    #[test]
    fn what_is_not_given_is_asked_for_until_it_fits() {
        let file = |path: &str, text: &str| Arc::new(SourceFile::new(Layer::Site, path.to_owned(), text.into()));
        let sources = vec![file("book.toml", ""), file("content/page.md", "---\ntitle: A page\n---\n")];
        let today = Date::parse("2026-11-30").unwrap();
        let site = compile(Arc::new(Sources::new(sources)), &options(today), &mut Memory::default()).site;
        let matches = Record::augment_args(Command::new("record")).get_matches_from(["record", "--role", "nurse"]);
        let args = Record::from_arg_matches(&matches).unwrap();
        let typed = |lines: &[&str]| {
            let text = lines.join("\n") + "\n";
            let (mut input, mut output) = (text.as_bytes(), Vec::new());
            let answer = ask(&args, &site, &mut Dialogue { input: Some(&mut input), output: &mut output });
            (answer, String::from_utf8(output).unwrap())
        };
        let lines = ["pag", "A Page", "", "Ana, Example", "2031-01-01", "", "agred", "Not agreed", "Too \u{1b}[31mred"];
        let (answer, shown) = typed(&lines);
        let answer = answer.unwrap();
        for words in ["there is no page `pag`", "`--name \"A. Name\"`", "is in the future", "did you mean `agreed`?"] {
            assert!(shown.contains(words), "{words} is not in\n{shown}");
        }
        assert!(!shown.contains("What is their role?"), "{shown}");
        assert_eq!((answer.who().as_str(), answer.date, answer.verdict), ("Ana Example, nurse", today, "not agreed"));
        assert!(!answer.remarks.contains('\u{1b}'));
        assert!(matches!(typed(&lines[..4]).0, Err(Refusal::Usage(_))), "answers that end too early end it");
    }
}
