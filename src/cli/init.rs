//! `init`: a clinic's site in one step.

use super::outcome::{Ended, Refusal, say};
use super::world::today;
use crate::base::{Date, no_country};
use crate::config::FILE;
use crate::disk::{self, Fault};
use crate::embedded;
use crate::language::{self, Locale};
use crate::theme::Colour;
use clap::{Args as Group, ValueEnum};
use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;

#[derive(Debug, Group)]
pub(super) struct Init {
    /// The folder to make the site in
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// The publisher's name
    #[arg(long)]
    name: Option<String>,
    /// The colour, by its name in CSS or as #rrggbb
    #[arg(long)]
    color: Option<String>,
    /// The language of the site
    #[arg(long)]
    language: Option<String>,
    /// The country whose places of help are named, such as GB
    #[arg(long)]
    country: Option<String>,
    /// What the site starts from
    #[arg(long, value_enum, default_value_t = Pack::Spt)]
    pack: Pack,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Pack {
    /// The built-in library
    Spt,
    /// Nothing
    Blank,
}

pub(super) fn run(args: &Init) -> Result<Ended, Refusal> {
    let name = answer(args.name.as_deref(), "Your clinic's name", "Our clinic");
    let colour = answer(args.color.as_deref(), "Its colour", "#0a5852");
    let language = answer(args.language.as_deref(), "The site's language", "en");
    let country = answer(args.country.as_deref(), "Your country's code", "");
    if name.trim().is_empty() {
        return Err(Refusal::Usage("a site needs its publisher's name: `--name \"Our clinic\"`".into()));
    }
    if Colour::parse(&colour).is_none() {
        return Err(Refusal::Usage(format!(
            "`{colour}` is no colour; write a name such as `teal`, or #0a5852 as any colour picker shows it for your logo"
        )));
    }
    let country = country.to_uppercase();
    if let Some(help) = no_country(&country).filter(|_| !country.is_empty()) {
        return Err(Refusal::Usage(format!("there is no country `{country}`: {help}")));
    }
    let languages = languages(&language, &name, args.pack)?;
    let dir = &args.dir;
    disk::create(&dir.join(FILE), book(&name, &colour, &languages, (&country, today()?), args.pack).as_bytes())?;
    let page = if args.pack == Pack::Blank { ("content/index.md", BLANK) } else { ("content/.gitkeep", "") };
    for (path, text) in [page, ("README.txt", README), (".gitignore", "/public\n")] {
        match disk::create(&dir.join(path), text.as_bytes()) {
            // What somebody wrote is as good a beginning.
            Ok(()) | Err(Fault::Exists(_)) => {}
            Err(fault) => return Err(fault.into()),
        }
    }
    let place = if dir.as_os_str() == "." { String::new() } else { format!(" {}", shell_word(&dir.to_string_lossy())) };
    say(&format!("Made a site for {name}. Look at it with: candor serve{place}\n"));
    Ok(Ended::Well)
}

/// What was given as a flag, else what a person answers, else the default.
fn answer(given: Option<&str>, question: &str, default: &str) -> String {
    if let Some(given) = given {
        return given.to_owned();
    }
    let input = std::io::stdin();
    if !input.is_terminal() {
        return default.to_owned();
    }
    let shown = if default.is_empty() { String::new() } else { format!(" [{default}]") };
    let _ = write!(std::io::stderr(), "{question}{shown}: ");
    let mut line = String::new();
    let _ = input.lock().read_line(&mut line);
    let line = line.trim();
    if line.is_empty() { default.to_owned() } else { line.to_owned() }
}

/// What book.toml says of languages: the site's own, what tabs show, and with the library, which is in
/// English, a table for the translation.
struct Languages {
    own: &'static str,
    discreet_title: &'static str,
    table: String,
}

fn languages(code: &str, name: &str, pack: Pack) -> Result<Languages, Refusal> {
    let Some(own) = language::ALL.iter().find(|known| known.code == code) else {
        let codes: Vec<&str> = language::ALL.iter().map(|known| known.code).collect();
        let list = codes.join(", ");
        return Err(Refusal::Usage(format!("the interface has no words in `{code}`; it has them in {list}")));
    };
    let library = embedded::languages("spt");
    let first = language::of(library[0]);
    let of = |known: &Locale, table| Languages { own: known.code, discreet_title: known.discreet_title, table };
    if pack == Pack::Blank || own.code == first.code {
        return Ok(of(own, String::new()));
    }
    if !library.contains(&own.code) {
        let list = library.join(" and ");
        let message = format!("the library is written in {list}; `--pack blank` makes a site of your own in `{code}`");
        return Err(Refusal::Usage(message));
    }
    let title = quoted(name);
    let table = format!(
        "# A part of the library is there in this language too.\n[languages.{}]\ntitle = {title}\ndiscreet-title = \"{}\"\n\n",
        own.code, own.discreet_title
    );
    Ok(of(&first, table))
}

fn book(name: &str, colour: &str, languages: &Languages, (country, today): (&str, Date), pack: Pack) -> String {
    let pack = if pack == Pack::Spt {
        "pack = \"spt\"              # the built-in library under this site; put a page at the same path to replace one\n"
    } else {
        ""
    };
    let (region, settled) = if country.is_empty() { ("XX", "# ") } else { (country, "") };
    format!(
        "[book]\ntitle = {}\ndiscreet-title = {}   # what tabs, history and bookmarks show\nlanguage = {}\n\
         {settled}country = \"{region}\"   # whose lines of help readers are shown\n\n{}\
         [build]\n{pack}# base-url = \"https://example.org/learn/\"\n# exclude = [\"referral/**\"]   # pages that you do not publish\n# max-sensitivity = 2   # 0 to 3: pages more explicit than this are left out\n\n\
         [brand]\nname = {}\n# logo = \"static/logo.svg\"\n# phone = \"…\"\n# email = \"…\"\n# booking = \"https://…\"\n# address = \"…\"\n# hours = {{ mon = \"9:00-17:00\", sat = \"closed\" }}\n# complaints = \"…\"\n# safe-contact = \"Ask when it is safe to call back.\"\n\n\
         [brand.color]\naccent = {}\n\n\
         # Where your readers find help. These take the place of the library's lines of the same kind: call each number first.\n# [[region.{region}.help]]\n# kind = \"emergency\"   # or crisis, abuse, sexual-assault, young\n# name = \"…\"\n# phone = \"…\"\n# checked = {today}\n",
        quoted(name),
        quoted(languages.discreet_title),
        quoted(languages.own),
        languages.table,
        quoted(name),
        quoted(colour),
    )
}

/// A word as a shell takes it.
fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// Text between quotes: a string of JSON is one of TOML too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

const BLANK: &str =
    "---\ntitle: Welcome\nkind: landing\nmain-message: What this site is for, in one or two sentences.\n---\n";
const README: &str = "\
book.toml says what the site is called, who publishes it and what is left out.
Pages of your own go into content/ as Markdown files: `candor new faq faq/parking.md` begins one.
A file at the same path as one of the built-in library replaces it; `candor list` shows them all.
Pictures and other files go into static/.
";
