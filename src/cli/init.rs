//! `init`: a clinic's site in one step.

use super::beginning::{BLANK, Beginning, README};
use super::dialogue::{Dialogue, Question};
use super::outcome::{Ended, Refusal, say};
use super::workflow::Keeper;
use super::world::{options, today};
use crate::base::{Date, SourceId, Span, country_meant, no_country, visible};
use crate::config::{self, FILE};
use crate::data::not_one_number;
use crate::disk::{self, Fault};
use crate::embedded;
use crate::language::{self, Locale};
use crate::site::Countries;
use crate::source::Sources;
use crate::theme::Colour;
use clap::{Args as Group, ValueEnum};
use std::io::{self, IsTerminal};
use std::path::PathBuf;

#[derive(Debug, Group)]
pub(super) struct Init {
    /// The folder for the new site
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// The publisher's name
    #[arg(long)]
    name: Option<String>,
    /// Your colour: a name such as `teal`, or #rrggbb
    #[arg(long)]
    color: Option<String>,
    /// Your phone number
    #[arg(long)]
    phone: Option<String>,
    /// The site's language; with a library, further languages that readers can choose
    #[arg(long)]
    language: Option<String>,
    /// Country for help lines (GB = United Kingdom)
    #[arg(long)]
    country: Option<String>,
    /// Starting content
    #[arg(long, value_enum, default_value_t = Pack::Spt)]
    pack: Pack,
    /// Add a workflow that checks and publishes the site at GitHub or GitLab; also works for a site you already have
    #[arg(long, value_enum, value_name = "HOST")]
    ci: Option<Keeper>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Pack {
    /// The library about surrogate partner therapy
    Spt,
    /// The pages that every site needs, and two examples to start your own subject
    Essentials,
    /// Nothing
    Blank,
}

impl Pack {
    fn name(self) -> Option<&'static str> {
        match self {
            Self::Spt => Some("spt"),
            Self::Essentials => Some("essentials"),
            Self::Blank => None,
        }
    }

    /// Pages that a site on it may leave out.
    fn left_out(self) -> &'static str {
        match self {
            Self::Spt => "referral/**",
            Self::Essentials => "response/**",
            Self::Blank => "later/**",
        }
    }
}

pub(super) fn run(args: &Init) -> Result<Ended, Refusal> {
    let dir = &args.dir;
    let book = dir.join(FILE);
    if book.exists() {
        // Nobody answers questions for nothing.
        let keeper = args.ci.ok_or(Fault::Exists(book))?;
        disk::create(&dir.join(keeper.path()), keeper.workflow().as_bytes())?;
        say(&format!("{}\n", keeper.told()));
        return Ok(Ended::Well);
    }
    let today = today()?;
    let (stdin, mut stderr) = (io::stdin(), io::stderr());
    let answers = if stdin.is_terminal() {
        // What is wrong on the command line is told before anything is asked.
        Answers::get(args, today, &mut Dialogue { input: None, output: &mut io::sink() })?;
        Answers::get(args, today, &mut Dialogue { input: Some(&mut stdin.lock()), output: &mut stderr })?
    } else {
        Answers::get(args, today, &mut Dialogue { input: None, output: &mut stderr })?
    };
    let place = if dir.as_os_str() == "." { String::new() } else { format!(" {}", shell_word(&dir.to_string_lossy())) };
    let command = format!("candor serve{place} --open");
    let workflow = args.ci.map(|keeper| (keeper.path(), keeper.workflow().to_owned()));
    for (path, text) in answers.files(args.pack, &command, today).into_iter().chain(workflow) {
        match disk::create(&dir.join(path), text.as_bytes()) {
            Ok(()) => {}
            // What somebody wrote is as good a beginning.
            Err(Fault::Exists(_)) if path != FILE => {}
            Err(fault) => return Err(fault.into()),
        }
    }
    say(&format!(
        "\nCreated a site for {}. Now type:\n\n  {command}\n\nThe settings are at `/_candor/settings`, at the address that it shows.\n",
        visible(&answers.name)
    ));
    if let Some(keeper) = args.ci {
        say(&format!("\n{}\n", keeper.told()));
    }
    Ok(Ended::Well)
}

/// What a site begins with.
#[derive(Debug)]
struct Answers {
    name: String,
    colour: String,
    /// Empty for none, as the country.
    phone: String,
    country: String,
    discreet_title: String,
    language: &'static Locale,
    further: Vec<&'static Locale>,
}

impl Answers {
    /// The flags, and what else is asked: a few questions of the settings, in their words and their order.
    fn get(args: &Init, today: Date, dialogue: &mut Dialogue<'_>) -> Result<Self, Refusal> {
        fn given(flag: &Option<String>) -> Option<&str> {
            flag.as_deref()
        }
        let written = args.pack.name().map(embedded::languages);
        let language = match &written {
            Some(written) => known(written[0])?,
            None => known(given(&args.language).unwrap_or(language::ALL[0].code))?,
        };
        let question = |key, given| Question { key, given, unasked: "", empty: "", more: String::new() };
        if dialogue.input.is_some() {
            dialogue.tell("A few questions. Only the first one needs an answer; you can change everything later.");
        }
        let name = Question { unasked: "Our clinic", ..question("brand.name", given(&args.name)) };
        let name = dialogue.ask(&name, name_of)?;
        let colour = question("brand.color.accent", given(&args.color));
        let colour = Question { unasked: COLOUR, empty: COLOUR, ..colour };
        let colour = dialogue.ask(&colour, colour_of)?;
        let phone = dialogue.ask(&question("brand.phone", given(&args.phone)), phone_of)?;
        let title = language.discreet_title;
        let title = Question { unasked: title, empty: title, ..question("book.discreet-title", None) };
        let discreet_title = dialogue.ask(&title, |text| Ok(text.to_owned()))?;
        let country = question("book.country", given(&args.country));
        let country = Question { more: "Such as GB, or United Kingdom.".into(), ..country };
        let (country, called) = dialogue.ask(&country, |text| country_of(text, today))?;
        if let Some(called) = called {
            dialogue.tell(&format!("  The code for `{called}` is {country}."));
        }
        let further = match written {
            None => Vec::new(),
            Some(written) => {
                let others: Vec<String> = written[1..].iter().map(|code| told(code)).collect();
                let more = format!("{} is always included. You can also add: {}.", told(written[0]), others.join(", "));
                let flag = given(&args.language);
                let languages = Question { more, ..question("languages", flag) };
                dialogue.ask(&languages, |text| further(text, &written, flag.is_some()))?
            }
        };
        Ok(Self { name, colour, phone, country, discreet_title, language, further })
    }

    /// The files of the site, by where they stand in it; the settings first.
    fn files(&self, pack: Pack, command: &str, today: Date) -> Vec<(&'static str, String)> {
        let beginning = Beginning {
            name: &self.name,
            colour: &self.colour,
            phone: &self.phone,
            country: &self.country,
            discreet_title: &self.discreet_title,
            language: self.language,
            further: &self.further,
            pack: pack.name(),
            left_out: pack.left_out(),
            command,
            today,
        };
        let mut files = vec![(FILE, beginning.book())];
        match pack {
            Pack::Spt => files.push(("content/.gitkeep", String::new())),
            Pack::Essentials => files.extend(beginning.samples()),
            Pack::Blank => files.push(("content/index.md", BLANK.to_owned())),
        }
        let rest = [("static/.gitkeep", ""), ("README.txt", README), (".gitignore", "/public\n")];
        files.extend(rest.map(|(path, text)| (path, text.to_owned())));
        files
    }
}

/// The colour of the theme.
const COLOUR: &str = "#0a5852";

fn name_of(text: &str) -> Result<String, String> {
    match text.trim() {
        "" => Err("give the publisher's name, such as \"Our clinic\"".to_owned()),
        name => Ok(name.to_owned()),
    }
}

/// A colour as book.toml takes it: people leave out the `#`.
fn colour_of(text: &str) -> Result<String, String> {
    let text = text.trim();
    let is_bare = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let colour = if is_bare { format!("#{text}") } else { text.to_owned() };
    Colour::parse(&colour).map(|_| colour).ok_or_else(|| {
        format!(
            "`{text}` is not a colour; write a name such as `teal`, or a code such as #0a5852 (a colour picker shows it for your logo)"
        )
    })
}

fn phone_of(text: &str) -> Result<String, String> {
    match not_one_number(text, Span::file(SourceId(0))) {
        Some(found) => Err([Some(found.message), found.help].into_iter().flatten().collect::<Vec<_>>().join("; ")),
        None => Ok(text.trim().to_owned()),
    }
}

/// The code of a country, and what it was called where that is something else; empty for none.
fn country_of(text: &str, today: Date) -> Result<(String, Option<String>), String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok((String::new(), None));
    }
    let code = country_meant(text).or_else(|| named(text, today)).ok_or_else(|| {
        let help = no_country(text).unwrap_or_default();
        format!("there is no country `{text}`: {help}")
    })?;
    let called = Some(text.to_owned()).filter(|text| text.to_uppercase() != code);
    Ok((code, called))
}

/// The code of a country that is called by its name.
fn named(name: &str, today: Date) -> Option<String> {
    let options = options(today);
    let essentials = Pack::Essentials.name();
    let sources = Sources::new(embedded::layer(essentials, "content", &[]));
    let (config, _) = config::parse(&sources, &options, &mut Vec::new());
    Countries::read(&sources, &config, &mut Vec::new()).named(name).map(str::to_owned)
}

/// A language of the interface.
fn known(code: &str) -> Result<&'static Locale, Refusal> {
    language::ALL.iter().find(|known| known.code == code).ok_or_else(|| {
        let codes: Vec<&str> = language::ALL.iter().map(|known| known.code).collect();
        let list = codes.join(", ");
        Refusal::Usage(format!("the site's buttons and menus are not translated into `{code}`; choose from {list}"))
    })
}

/// The languages that readers may choose beside the first, by their codes or their names.
fn further(text: &str, written: &[&'static str], is_flag: bool) -> Result<Vec<&'static Locale>, String> {
    let mut chosen: Vec<&'static str> = Vec::new();
    for word in text.split([',', ';', ' ']).filter(|word| !word.is_empty()) {
        let small = word.to_lowercase();
        let is_meant =
            |code: &str| code == small || language::name(code).is_some_and(|own| own.to_lowercase() == small);
        let Some(code) = written.iter().find(|code| is_meant(code)) else {
            let all: Vec<String> = written.iter().map(|code| told(code)).collect();
            let wrong =
                format!("the library is not translated into `{word}`; it is available in {}", all.join(" and "));
            let else_ = if is_flag { "; `--pack blank` lets you write a site in another language" } else { "" };
            return Err(wrong + else_);
        };
        chosen.push(code);
    }
    let all = language::ALL.iter();
    Ok(all.filter(|known| known.code != written[0] && chosen.contains(&known.code)).collect())
}

/// A language as it is offered: `es (Español)`.
fn told(code: &str) -> String {
    language::name(code).map_or_else(|| code.to_owned(), |name| format!("{code} ({name})"))
}

/// A word as a shell takes it.
fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::{Answers, Init, Pack};
    use crate::base::Date;
    use crate::cli::dialogue::Dialogue;
    use crate::cli::outcome::Refusal;
    use crate::cli::world::options;
    use crate::config::{self, FILE};
    use crate::source::{Layer, SourceFile, Sources};

    /// Words that a clinic does not know.
    const AVOIDED: [&str; 10] =
        ["brand", "accent", "pack", "layer", "region", "sensitivity", "exclude", "base-url", "findings", "TOML"];

    fn today() -> Date {
        Date::parse("2026-11-30").unwrap()
    }

    fn args(pack: Pack) -> Init {
        Init { dir: "new".into(), name: None, color: None, phone: None, language: None, country: None, pack, ci: None }
    }

    /// What comes of lines that somebody types, and what they are shown.
    fn typed(args: &Init, lines: &[&str]) -> (Result<Answers, Refusal>, String) {
        let text = lines.iter().map(|line| format!("{line}\r\n")).collect::<String>();
        let (mut input, mut output) = (text.as_bytes(), Vec::new());
        let answers = Answers::get(args, today(), &mut Dialogue { input: Some(&mut input), output: &mut output });
        (answers, String::from_utf8(output).unwrap())
    }

    fn book(answers: &Answers, pack: Pack) -> String {
        answers.files(pack, "candor serve new --open", today()).remove(0).1
    }

    #[test]
    fn a_wrong_answer_is_asked_for_again_at_once() {
        let (answers, shown) = typed(
            &args(Pack::Spt),
            &[
                "",
                "Riverside",
                "petrol",
                "0B6E5F",
                "01632 960 or 961",
                "01632 960 123",
                "",
                "Britain",
                "uk",
                "fr",
                "Español",
            ],
        );
        let answers = answers.unwrap();
        let wrong = [
            "give the publisher's name, such",
            "`petrol` is not a colour",
            "not a single phone number",
            "no country `Britain`",
            "into `fr`",
        ];
        let mut rest = shown.as_str();
        for words in wrong {
            let (_, behind) = rest.split_once(words).unwrap_or_else(|| panic!("{words} is not in\n{rest}"));
            let (_, behind) = behind.split_once('\n').unwrap();
            assert!(behind.trim_start_matches("[#0a5852] ").starts_with("> "), "{words} and then\n{behind}");
            rest = behind;
        }
        assert!(shown.contains("The code for `uk` is GB."), "{shown}");
        let book = book(&answers, Pack::Spt);
        for line in [
            "name = \"Riverside\"",
            "accent = \"#0B6E5F\"",
            "phone = \"01632 960 123\"",
            "country = \"GB\"",
            "discreet-title = \"Learning library\"",
            "[languages.es]",
        ] {
            assert!(book.lines().any(|own| own.starts_with(line)), "{line} is not in\n{book}");
        }
    }

    #[test]
    fn questions_are_those_of_the_settings_in_their_order() {
        let (answers, shown) = typed(&args(Pack::Essentials), &["A", "", "", "", "", ""]);
        let keys =
            ["brand.name", "brand.color.accent", "brand.phone", "book.discreet-title", "book.country", "languages"];
        let pages = include_str!("../settings/pages.rs");
        let place = |text: &str, words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is not in\n{text}"));
        let asked = keys.map(|key| place(&shown, &format!("\n{}\n", config::field(key).unwrap().ask.unwrap().label)));
        let on_pages = keys.map(|key| place(pages, &format!("\"{key}\"")));
        assert!(asked.is_sorted() && on_pages.is_sorted(), "{asked:?} {on_pages:?}");
        let answers = answers.unwrap();
        assert_eq!((answers.phone.as_str(), answers.country.as_str(), answers.further.len()), ("", "", 0));
        for word in AVOIDED {
            assert!(!shown.to_lowercase().contains(&word.to_lowercase()), "{word} is in\n{shown}");
        }
    }

    #[test]
    fn answers_that_end_too_early_end_it() {
        for lines in [&[][..], &["A", "teal"], &["A", "petrol"]] {
            assert!(matches!(typed(&args(Pack::Spt), lines).0, Err(Refusal::Usage(_))), "{lines:?}");
        }
    }

    #[test]
    fn what_is_given_is_not_asked_for() {
        let given = |text: &str| Some(text.to_owned());
        let all = Init {
            name: given("A"),
            color: given("teal"),
            phone: given("999"),
            language: given("en, es"),
            country: given("Reino Unido"),
            ..args(Pack::Spt)
        };
        let (answers, shown) = typed(&all, &["Health library"]);
        let answers = answers.unwrap();
        assert_eq!((answers.country.as_str(), answers.discreet_title.as_str()), ("GB", "Health library"));
        assert_eq!(shown.matches("> ").count(), 1, "{shown}");
        let wrong = Init { country: given("Atlantis"), ..args(Pack::Blank) };
        let (refused, _) = typed(&wrong, &["A", "", "", ""]);
        assert!(matches!(refused, Err(Refusal::Usage(text)) if text.contains("no country `Atlantis`")));
    }

    #[test]
    fn what_is_written_is_read_whatever_was_typed() {
        for pack in [Pack::Spt, Pack::Essentials, Pack::Blank] {
            for answers in
                [&["The \"Old\" Mill \\", "teal", "116 123", "A = #b", "us-ca", "es"][..], &["A", "", "", "", "", ""]]
            {
                let book = book(&typed(&args(pack), answers).0.unwrap(), pack);
                // What is switched off can be switched on.
                let on: String = book
                    .replace("…", "example.org")
                    .lines()
                    .map(|line| {
                        line.strip_prefix("# ")
                            .filter(|line| line.contains(" = ") || line.starts_with("[["))
                            .unwrap_or(line)
                            .to_owned()
                            + "\n"
                    })
                    .collect::<String>()
                    .replace("XX", "GB")
                    .replace("phone = \"example.org\"", "phone = \"999\"")
                    .replace("email = \"", "email = \"hello@");
                for text in [&book, &on] {
                    let file = SourceFile::new(Layer::Site, FILE.to_owned(), text.clone().into_bytes());
                    let mut found = Vec::new();
                    config::parse(&Sources::new(vec![file]), &options(today()), &mut found);
                    assert!(found.is_empty(), "{found:?} in\n{text}");
                }
            }
        }
    }
}
