//! The settings as the rest of the program uses them.

use super::book::MEANING;
use super::brand::{self, Brand};
use super::deploy::{self, Deploy};
use super::help::Help;
use super::languages::{self, Language, LanguageId};
use super::options::Options;
use crate::base::{Date, Edit, Span, Table, Whose, country_meant, encode_path, join, no_country, only, web};
use crate::data::{Node, Record};
use crate::diagnostic::{Diagnostic, Severity};
use crate::markdown::Extensions;

/// All settings but those of the brand, defaults filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The site's name.
    pub title: String,
    /// What tabs and history show instead of it.
    pub discreet_title: String,
    /// What the site is, in one line.
    pub description: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// The languages of the site, its own first. There is always one.
    pub languages: Table<LanguageId, Language>,
    /// Which meaning of settings and pages the site relies on; none where it does not say.
    pub meaning: Option<i64>,
    /// The folder of the pages.
    pub src: String,
    /// The folder that the site is written to.
    pub build_dir: String,
    /// The form of addresses.
    pub urls: Urls,
    /// Where the site is published, ending in `/`; none when that is not known.
    pub base_url: Option<String>,
    /// The built-in library below this site.
    pub pack: Option<String>,
    /// Patterns of pages that are not published, each with its place.
    pub exclude: Vec<(String, Span)>,
    /// Pages above this are not built.
    pub max_sensitivity: i64,
    /// Whether drafts are built.
    pub drafts: bool,
    /// Whether the publisher says how it can be reached.
    pub is_reachable: bool,
    /// Whether it says who it is.
    pub is_introduced: bool,
    /// How Markdown is read.
    pub markdown: Markdown,
    /// What tabs and history show.
    pub titles: Titles,
    /// Why the rules of privacy may be lowered; without a reason they can't be.
    pub unsafe_override: Option<String>,
    /// How search gets its index.
    pub search: Loading,
    /// Whether hosts are told to send Strict-Transport-Security.
    pub hsts: bool,
    /// The exit button.
    pub exit: Exit,
    /// Review dates.
    pub review: Review,
    /// The day against which they are held; it changes findings, never bytes.
    pub today: Date,
    /// Levels of rules and families as written, each with the place of its key.
    pub lint: Vec<(String, Level, Span)>,
    /// The country whose lines of help are shown, and where that is said.
    pub country: Option<(String, Span)>,
    /// Where readers find help, by region, as the settings say.
    pub help: Vec<Help>,
    /// Where the site is sent.
    pub deploy: Deploy,
    /// The beginning of book.toml.
    pub span: Span,
}

/// The form of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urls {
    /// `faq/cost.html`
    Flat,
    /// `faq/cost/index.html`
    Folder,
}

/// What tabs and history show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Titles {
    /// Neutral titles.
    Discreet,
    /// The titles themselves.
    Full,
}

/// What becomes of HTML in Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RawHtml {
    /// It is an error.
    Deny,
    /// It is cleaned.
    Sanitise,
    /// It is written as it stands.
    Trust,
}

/// How Markdown is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Markdown {
    /// What is read beyond CommonMark.
    pub extensions: Extensions,
    /// What becomes of HTML.
    pub raw_html: RawHtml,
}

impl Config {
    /// The path below which the site is published: `/learn/` of `https://example.org/learn/`.
    pub fn base_path(&self) -> &str {
        let Some(url) = self.base_url.as_deref() else { return "/" };
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        rest.find('/').map_or("/", |at| &rest[at..])
    }

    /// The whole address of a route, where the site's is known.
    pub fn absolute(&self, route: &str) -> Option<String> {
        let base = self.base_url.as_deref().filter(|url| url.starts_with("http"))?;
        let path = route.strip_suffix("index.html").unwrap_or(route);
        Some(format!("{base}{}", encode_path(path)))
    }

    /// The language of a path below the content folder, or of a route.
    pub fn language_of(&self, path: &str) -> LanguageId {
        if self.languages.len() == 1 {
            return LanguageId::OWN;
        }
        let folder = path.split_once('/').map_or("", |(folder, _)| folder);
        let mut others = self.languages.iter_enumerated().skip(1);
        others.find(|(_, language)| language.code == folder).map_or(LanguageId::OWN, |(number, _)| number)
    }

    /// The folder of a language below the content folder; empty for the site's own.
    pub fn folder_of(&self, language: LanguageId) -> &str {
        if language == LanguageId::OWN { "" } else { &self.languages[language].code }
    }

    /// A path without the folder of its language: `faq/cost.md` of `es/faq/cost.md`.
    pub fn without_language<'p>(&self, path: &'p str) -> &'p str {
        let folder = self.folder_of(self.language_of(path));
        if folder.is_empty() { path } else { &path[folder.len() + 1..] }
    }

    /// The path of a data file of a language: the site's own lies in the content folder, that of another in
    /// the language's folder there.
    pub fn data_file(&self, language: LanguageId, name: &str) -> String {
        join(&self.src, &join(self.folder_of(language), name))
    }
}

/// How search gets its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loading {
    /// All of it at once where the site has at most 1,000 pages, so that no request depends on what is
    /// typed; beyond, only what a query needs.
    Auto,
    /// Only what a query needs.
    Bytes,
    /// Not at all: there is no index, only the A to Z.
    None,
}

/// The exit button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exit {
    /// Where it leads.
    pub url: String,
    /// Whether the page left is taken out of the history.
    pub replace: bool,
}

/// Review dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// Days before a review is due at which a warning begins.
    pub warn_days: i64,
    /// The weight of an overdue review.
    pub overdue: Severity,
}

/// How much a rule weighs, as a site wants it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Not reported.
    Allow,
    Warn,
    /// An error.
    Deny,
}

pub(super) fn decode(
    book: &Record,
    brand_record: &Record,
    options: &Options,
    sink: &mut Vec<Diagnostic>,
) -> (Config, Brand) {
    let (settings, build, markdown, exit) =
        (book.record("book"), book.record("build"), book.record("markdown"), book.record("exit"));
    let review = book.record("review");
    let raw_html = match markdown.text("raw-html") {
        Some("trust") => RawHtml::Trust,
        Some("sanitise") => RawHtml::Sanitise,
        _ => RawHtml::Deny,
    };
    let title =
        text(&settings, "title").or_else(|| text(brand_record, "name")).unwrap_or_else(|| "Learning library".into());
    let discreet_title = text(&settings, "discreet-title").unwrap_or_else(|| "Learning library".into());
    let languages = languages::decode(book, &title, &discreet_title, sink);
    let brand = brand::decode(brand_record, &languages, sink);
    let config = Config {
        is_reachable: brand.is_reachable(),
        is_introduced: brand.is_introduced(),
        languages,
        discreet_title,
        title,
        description: text(&settings, "description"),
        authors: settings.texts("authors"),
        meaning: meaning(&build, sink),
        src: folder(&settings, "src", "content", sink),
        build_dir: build_dir(&build, &settings, sink),
        urls: if build.text("urls") == Some("folder") { Urls::Folder } else { Urls::Flat },
        base_url: base_url(&build, sink),
        pack: text(&build, "pack"),
        exclude: spanned(&build, "exclude"),
        max_sensitivity: build.integer("max-sensitivity").unwrap_or(3),
        drafts: options.drafts,
        markdown: Markdown { extensions: extensions(&markdown, raw_html, sink), raw_html },
        titles: if book.record("privacy").text("titles") == Some("full") { Titles::Full } else { Titles::Discreet },
        unsafe_override: text(&book.record("privacy"), "unsafe-override"),
        search: match book.record("search").text("loading") {
            Some("bytes") => Loading::Bytes,
            Some("none") => Loading::None,
            _ => Loading::Auto,
        },
        hsts: book.record("hosting").bool("hsts").unwrap_or(false),
        exit: decode_exit(&exit, sink),
        review: Review {
            warn_days: review.integer("warn-days").unwrap_or(60),
            overdue: match review.text("overdue") {
                Some("error") => Severity::Error,
                Some("advice") => Severity::Advice,
                _ => Severity::Warning,
            },
        },
        today: options.today,
        lint: levels(&book.record("lint")),
        country: country(&settings, sink),
        help: help(book, sink),
        deploy: deploy::decode(&book.record("deploy"), sink),
        span: Span { end: book.span().start, ..book.span() },
    };
    (config, brand)
}

/// Which meaning of settings and pages the site relies on. One that is not known here can't be kept.
fn meaning(build: &Record, sink: &mut Vec<Diagnostic>) -> Option<i64> {
    let written = build.text("candor")?;
    let place = build.place("candor");
    match written.parse::<i64>() {
        Ok(meaning) if (1..=MEANING).contains(&meaning) => return Some(meaning),
        Ok(meaning) if meaning > MEANING => {
            let own = env!("CARGO_PKG_VERSION");
            let message = format!(
                "this site needs a newer candor: it says `candor = {meaning}`, but candor {own} knows only {MEANING}"
            );
            sink.push(
                Diagnostic::new("config/newer-candor", place, message)
                    .help("install a newer candor: this one would misread some of your settings or pages"),
            );
        }
        _ => {
            let message = format!("`{written}` is not a known value of `candor`");
            let help = format!("write `candor = \"{MEANING}\"`, not the program's version");
            sink.push(Diagnostic::new("config/unknown-name", place, message).help(help));
        }
    }
    None
}

fn text(record: &Record, key: &str) -> Option<String> {
    record.text(key).map(str::to_owned)
}

fn spanned(record: &Record, key: &str) -> Vec<(String, Span)> {
    record.list(key).iter().filter_map(|node| Some((node.text()?.to_owned(), node.span))).collect()
}

/// The folder that is written to; none of those that are read.
fn build_dir(build: &Record, settings: &Record, sink: &mut Vec<Diagnostic>) -> String {
    let dir = text(build, "build-dir").unwrap_or_else(|| "public".into());
    let clean = dir.trim_start_matches("./").trim_end_matches('/');
    let read =
        [settings.text("src").unwrap_or("content"), "content", "themes", "static", "brands", "src", ".git", "", "."];
    if read.iter().any(|folder| {
        *folder == clean || (!folder.is_empty() && *folder != "." && clean.starts_with(&format!("{folder}/")))
    }) {
        let message = format!("the site can't be written to `{dir}`: its own sources are there");
        sink.push(
            Diagnostic::new("config/bad-path", build.place("build-dir"), message)
                .help("choose another folder, such as `public`"),
        );
        return "public".into();
    }
    dir
}

/// A folder below the root, without `/` at its end.
fn folder(record: &Record, key: &str, default: &str, sink: &mut Vec<Diagnostic>) -> String {
    let Some(path) = record.text(key) else { return default.to_owned() };
    let clean = path.trim_start_matches("./").trim_end_matches('/');
    if clean.is_empty() || clean.starts_with('/') || clean.split('/').any(|part| part == "..") {
        let message = format!("`{key}` must be a folder inside the site's folder, not `{path}`");
        sink.push(Diagnostic::new("config/bad-path", record.place(key), message));
        return default.to_owned();
    }
    clean.to_owned()
}

fn base_url(build: &Record, sink: &mut Vec<Diagnostic>) -> Option<String> {
    let written = text(build, "base-url")?;
    let url = if written.ends_with('/') { written.clone() } else { format!("{written}/") };
    // It goes into the settings of hosts, whose marks are none of these.
    let is_plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte));
    let is_part = |part: &str| !["", ".", ".."].contains(&part) && is_plain(part);
    let is_path = |path: &str| path == "/" || path.trim_matches('/').split('/').all(is_part);
    let path = if url.starts_with('/') { Some(url.as_str()) } else { web(&url).map(|web| web.path) };
    if path.is_some_and(|path| !path.starts_with("//") && !path.ends_with("//") && is_path(path)) {
        return Some(url);
    }
    let message = format!("`base-url` must be a full address such as https://example.org/learn/, not `{written}`");
    let finding = Diagnostic::new("config/bad-url", build.place("base-url"), message);
    sink.push(
        finding.help("begin it with https://, and use only letters, digits, `-`, `.`, `_` and `~` between its slashes"),
    );
    None
}

fn decode_exit(exit: &Record, sink: &mut Vec<Diagnostic>) -> Exit {
    let mut url = text(exit, "url").unwrap_or_else(|| "https://www.bbc.co.uk/weather".into());
    if !url.starts_with("https://") || web(&url).is_none() {
        let message = format!("the exit address must begin with `https://`, not `{url}`");
        sink.push(Diagnostic::new("config/bad-url", exit.place("url"), message).help(
            "write the whole address of an ordinary page that is not personal, such as `https://www.bbc.co.uk/weather`",
        ));
        url = "https://www.bbc.co.uk/weather".into();
    }
    Exit { url, replace: exit.text("history") != Some("keep") }
}

fn levels(lint: &Record) -> Vec<(String, Level, Span)> {
    let level = |node: &Node| match node.text() {
        Some("allow") => Level::Allow,
        Some("deny") => Level::Deny,
        _ => Level::Warn,
    };
    lint.entries().iter().map(|entry| (entry.key.clone(), level(&entry.node), entry.key_span)).collect()
}

fn country(settings: &Record, sink: &mut Vec<Diagnostic>) -> Option<(String, Span)> {
    let (code, span) = (text(settings, "country")?, settings.place("country"));
    if let Some(help) = no_country(&code) {
        let finding = Diagnostic::new("config/unknown-name", span, format!("there is no country `{code}`"));
        let fix = country_meant(&code).map(|meant| Edit::new(span, format!("\"{meant}\"")));
        sink.push(finding.help(help).fix(fix));
        return None;
    }
    Some((code, span))
}

fn help(book: &Record, sink: &mut Vec<Diagnostic>) -> Vec<Help> {
    let mut all = Vec::new();
    for region in book.record("region").entries() {
        if let Some(help) = no_country(&region.key) {
            let message = format!("there is no country `{}`", region.key);
            let fix = country_meant(&region.key).map(|meant| Edit::new(region.key_span, meant));
            sink.push(Diagnostic::new("config/unknown-name", region.key_span, message).help(help).fix(fix));
        }
        for node in Record::from_node(&region.node).list("help") {
            all.push(Help::read(&Record::from_node(node), &region.key, sink));
        }
    }
    all
}

/// What is read beyond CommonMark: the named extensions, or all.
fn extensions(settings: &Record, raw_html: RawHtml, sink: &mut Vec<Diagnostic>) -> Extensions {
    let mut chosen = if settings.get("extensions").is_some() { Extensions::empty() } else { Extensions::all() };
    for (name, span) in spanned(settings, "extensions") {
        if let Some(extension) = Extensions::named(&name) {
            chosen |= extension;
            continue;
        }
        let names = Extensions::NAMED.map(|(name, _)| name);
        let what = format!("there is no extension `{name}`");
        let fix = only(&name, names, Whose::Ours).map(|name| Edit::new(span, format!("\"{name}\"")));
        sink.push(Diagnostic::new("config/unknown-name", span, what).choose(&name, names).fix(fix));
    }
    chosen.set(Extensions::COMMENTS, raw_html != RawHtml::Trust);
    chosen
}
