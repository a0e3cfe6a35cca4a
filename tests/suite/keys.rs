//! Every key that `candor schema` documents does something: set to a telling value, it changes what is built, or
//! what is found, at the place that the table names. A key without a line in the table fails.

use crate::site::{Run, Site, TODAY};
use candor::{Date, Layer, Memory, Options, SourceFile, Sources};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// Where it shows that a key was set.
enum Shows {
    /// These words stand in this file, and did not; `*` stands for any letters of its path. Without words, it is
    /// another.
    In(&'static str, &'static str),
    /// These words stood in this file, and no longer do.
    Out(&'static str, &'static str),
    /// This file is there, and was not.
    File(&'static str),
    /// This file was there, and no longer is.
    Gone(&'static str),
    /// One finding more of this code.
    Found(&'static str),
    /// One finding fewer of this code.
    Mended(&'static str),
    /// A file on the disk.
    Disk(&'static str),
    /// These words stand among what `candor list --format json` says.
    Listed(&'static str),
    /// These words stand in what `candor deploy` asks the storage for, at the port `PORT`, or says.
    Asked(&'static str),
}

use Shows::{Asked, Disk, File, Found, Gone, In, Listed, Mended, Out};

const HOME: &str = "index.html";

/// Settings that each hold for the site of [`files`], in the place of those in [`SETTINGS`] with the same key.
const BOOK: &[(&str, &str, Shows)] = &[
    ("book.title", "\"Telling title\"", In("a.html", "Telling title")),
    ("book.discreet-title", "\"Telling library\"", In("a.html", "Telling library</title>")),
    ("book.language", "\"de\"", In("a.html", "lang=\"de\"")),
    ("book.country", "\"FR\"", In("a.html", "Ligne parlante")),
    ("book.src", "\"pages\"", File("other.html")),
    ("book.description", "\"A telling line\"", In(HOME, "content=\"A telling line\"")),
    ("book.authors", "[\"Ann Telling\"]", In("a.html", "name=\"author\" content=\"Ann Telling\"")),
    ("build.candor", "\"9\"", Found("config/newer-candor")),
    ("build.build-dir", "\"telling\"", Disk("telling/index.html")),
    ("build.urls", "\"folder\"", File("a/index.html")),
    ("build.base-url", "\"https://telling.example/\"", In("sitemap.xml", "https://telling.example/a.html")),
    ("build.pack", "\"spt\"", File("glossary/index.html")),
    ("build.exclude", "[\"part\"]", Gone("part/b.html")),
    ("build.max-sensitivity", "1", Gone("part/b.html")),
    ("brand.name", "\"Telling clinic\"", In("a.html", "Telling clinic</span></a>")),
    ("brand.logo", "\"static/telling.svg\"", In("a.html", "src=\"telling.svg\"")),
    ("brand.logo-dark", "\"static/telling.svg\"", In("a.html", "srcset=\"telling.svg\"")),
    ("brand.logo-shows-name", "true", Out("a.html", "</span></a>")),
    ("brand.phone", "\"020 7946 0000\"", In("a.html", "tel:02079460000")),
    ("brand.email", "\"telling@example.org\"", In("contact.html", "telling@example.org")),
    ("brand.booking", "\"https://telling.example/book\"", In("contact.html", "https://telling.example/book")),
    ("brand.website", "\"https://telling.example/\"", In("contact.html", "https://telling.example/")),
    ("brand.map", "\"https://telling.example/map\"", In("contact.html", "https://telling.example/map")),
    ("brand.access", "\"A telling lift\"", In("contact.html", "A telling lift")),
    ("brand.languages", "[\"cy\"]", In("contact.html", "lang=\"cy\"")),
    ("brand.people[].name", "\"Ann Telling\"", In("people.html", "Ann Telling")),
    ("brand.people[].role", "\"Teller\"", In("people.html", "Teller")),
    ("brand.people[].registration", "\"Telling 123\"", In("people.html", "Telling 123")),
    ("brand.address", "\"1 Telling Street\"", In("a.html", "1 Telling Street")),
    ("brand.hours", "\"Telling hours\"", In("a.html", "Telling hours")),
    ("brand.hours.mon", "\"Telling hours\"", In("contact.html", "Monday</th><td dir=\"auto\">Telling hours")),
    ("brand.hours.tue", "\"Telling hours\"", In("contact.html", "Tuesday</th><td dir=\"auto\">Telling hours")),
    ("brand.hours.wed", "\"Telling hours\"", In("contact.html", "Wednesday</th><td dir=\"auto\">Telling hours")),
    ("brand.hours.thu", "\"Telling hours\"", In("contact.html", "Thursday</th><td dir=\"auto\">Telling hours")),
    ("brand.hours.fri", "\"Telling hours\"", In("contact.html", "Friday</th><td dir=\"auto\">Telling hours")),
    ("brand.hours.sat", "\"Telling hours\"", In("contact.html", "Saturday</th><td dir=\"auto\">Telling hours")),
    ("brand.hours.sun", "\"Telling hours\"", In("contact.html", "Sunday</th><td dir=\"auto\">Telling hours")),
    ("brand.complaints-to", "\"A telling manager\"", In("contact.html", "A telling manager")),
    ("brand.complaints-within", "\"a telling while\"", In("contact.html", "a telling while")),
    ("brand.es.hours", "\"Horas claras\"", In("es/index.html", "Horas claras")),
    ("brand.es.hours.mon", "\"Horas claras\"", In("es/contact.html", "Lunes</th><td dir=\"auto\">Horas claras")),
    ("brand.es.hours.tue", "\"Horas claras\"", In("es/contact.html", "Martes</th><td dir=\"auto\">Horas claras")),
    ("brand.es.hours.wed", "\"Horas claras\"", In("es/contact.html", "Miércoles</th><td dir=\"auto\">Horas claras")),
    ("brand.es.hours.thu", "\"Horas claras\"", In("es/contact.html", "Jueves</th><td dir=\"auto\">Horas claras")),
    ("brand.es.hours.fri", "\"Horas claras\"", In("es/contact.html", "Viernes</th><td dir=\"auto\">Horas claras")),
    ("brand.es.hours.sat", "\"Horas claras\"", In("es/contact.html", "Sábado</th><td dir=\"auto\">Horas claras")),
    ("brand.es.hours.sun", "\"Horas claras\"", In("es/contact.html", "Domingo</th><td dir=\"auto\">Horas claras")),
    ("brand.es.access", "\"Hay ascensor\"", In("es/contact.html", "Hay ascensor")),
    ("brand.es.complaints", "\"Escribe\"", In("es/index.html", "Escribe")),
    ("brand.es.complaints-to", "\"La gerencia\"", In("es/contact.html", "La gerencia")),
    ("brand.es.complaints-within", "\"Un mes\"", In("es/contact.html", "Un mes")),
    ("brand.es.safe-contact", "\"Dinos cuándo\"", In("es/index.html", "Dinos cuándo")),
    ("brand.complaints", "\"Tell us\"", In("a.html", "Tell us")),
    ("brand.safe-contact", "\"Tell us when\"", In("a.html", "Tell us when")),
    ("brand.color.accent", "\"#7a1f3d\"", In("assets/*.css", "--accent:#7a1f3d")),
    ("markdown.extensions", "[\"footnotes\"]", Out("a.html", "<table")),
    ("markdown.raw-html", "\"trust\"", In("a.html", "<kbd>K</kbd>")),
    ("privacy.titles", "\"full\"", In("a.html", "<title>Page A")),
    ("privacy.unsafe-override", "\"A telling reason\"", In("privacy-manifest.json", "A telling reason")),
    ("search.loading", "\"none\"", Gone("search/search.js")),
    ("hosting.hsts", "true", In("_headers", "Strict-Transport-Security")),
    ("exit.url", "\"https://telling.example/\"", In("a.html", "https://telling.example/")),
    ("exit.history", "\"keep\"", In("a.html", "data-history=\"keep\"")),
    ("review.warn-days", "400", Found("review/due-soon")),
    ("review.overdue", "\"error\"", Found("error review/overdue")),
    ("lint.\"review/overdue\"", "\"allow\"", Mended("review/overdue")),
    ("languages.es.title", "\"Título\"", In("es/index.html", "Título")),
    ("languages.es.discreet-title", "\"Biblioteca\"", In("es/index.html", "Biblioteca</title>")),
    ("region.GB.help[].kind", "\"abuse\"", In("a.html", "Support after abuse")),
    ("region.GB.help[].name", "\"Telling line\"", In("a.html", "Telling line")),
    ("region.GB.help[].phone", "\"0800 000 000\"", In("a.html", "tel:0800000000")),
    ("region.GB.help[].text", "\"85258\"", In("a.html", "85258")),
    ("region.GB.help[].url", "\"https://telling.example/\"", In("a.html", "https://telling.example/")),
    ("region.GB.help[].hours", "\"at all hours\"", In("a.html", "at all hours")),
    ("region.GB.help[].languages", "[\"cy\"]", In("a.html", "lang=\"cy\"")),
    ("region.GB.help[].checked", "2020-01-02", In("a.html", "2 January 2020")),
    ("deploy.bucket", "\"telling-bucket\"", Asked("GET /telling-bucket/?")),
    ("deploy.endpoint", "\"http://localhost:PORT/telling\"", Asked("GET /telling/own-bucket/?")),
    ("deploy.region", "\"telling-region\"", Asked("%2Ftelling-region%2Fs3%2F")),
    ("deploy.prefix", "\"telling\"", Asked("prefix=telling%2F&")),
    ("deploy.path-style", "false", Asked("can't reach the bucket at http://127.0.0.1:")),
];

/// Settings of the site, a line each, so that one can be replaced.
const SETTINGS: &[(&str, &str)] = &[
    ("book.title", "\"A site\""),
    ("languages.es", "{}"),
    ("build.base-url", "\"https://example.org/\""),
    ("privacy.titles", "\"discreet\""),
    ("brand.logo", "\"static/logo.svg\""),
    ("brand.website", "\"https://clinic.example/\""),
    ("brand.complaints-to", "\"Somebody\""),
];
/// Its lists, each of one group, likewise.
const LISTS: &[(&str, &[(&str, &str)])] = &[
    ("region.GB.help", &[("kind", "\"crisis\""), ("name", "\"Line\""), ("phone", "\"116 123\"")]),
    ("brand.people", &[("name", "\"Bo\"")]),
];

/// Keys of every page, each alone on `part/b.md`, with what else stands there.
const COMMON: &[(&str, &str, &str, Shows)] = &[
    ("title", "Telling", "", In("part/b.html", "Telling</h1>")),
    ("kind", "article", "", Found("review/missing")),
    ("summary", "It tells.", "", In("part/index.html", "It tells.")),
    ("nav-title", "Telling", "", In("part/soon.html", "Telling</a>")),
    ("discreet-title", "Telling", "", In("part/b.html", "<title>Telling")),
    ("slug", "telling", "", File("part/telling.html")),
    ("weight", "-1", "", Out("part/soon.html", "Previous</span> Page B")),
    ("order", "[soon.md, b.md, late.md]", "", In("part/soon.html", "Next</span> Page B")),
    ("draft", "true", "", Gone("part/b.html")),
    ("aliases", "[telling.html]", "", File("telling.html")),
    ("sensitivity", "3", "", Found("page/missing-content-note")),
    ("distress", "true", "", In("part/b.html", "class=\"help help-page")),
    ("content-note", "It tells of pain.", "", In("part/b.html", "It tells of pain.")),
    ("audience", "[therapist]", "", Listed("\"audience\":[\"therapist\"]")),
    ("evidence", "limited", "", In("part/b.html", "There are few studies")),
    ("sources", "[book]", "", In("part/b.html", "A book of sources")),
    ("topics", "[telling]", "", Found("topic/unknown")),
    ("asked-as", "[tellingly]", "", In("search/*", "")),
    ("boost", "9", "", In("search/*", "")),
    ("search", "false", "", In("search/*", "")),
    ("related", "[../a.md]", "", In("part/b.html", "Related pages")),
    ("date", "2019-03-04", "", In("part/b.html", "4 March 2019")),
    ("last-reviewed", "2026-03-04", "", In("part/b.html", "4 March 2026")),
    ("next-review", "2020-03-04", "", Found("review/overdue")),
    ("review-in", "1 year", "last-reviewed: 2020-01-02\n", Found("review/overdue")),
    ("reviewed-by", "[Ann Telling]", "", In("part/b.html", "Ann Telling")),
    ("replaces", "abc", "", Found("warning layer/original-changed")),
    ("translation-of", "a.md", "", In("part/b.html", "not yet been checked")),
    ("source-fingerprint", "abc", "translation-of: a.md\n", Found("translation/stale")),
    ("checked-by", "[Ann]", "translation-of: a.md\n", Out("part/b.html", "not yet been checked")),
    ("template", "bare", "", Out("part/b.html", "<h1>")),
    ("extra", "{room: Telling}", "template: own\n", In("part/b.html", "Telling")),
];

/// The place of a page of a kind.
const PAGE: &str = "kinds/page.html";

/// The place of a term.
const LETTER: &str = "kinds/t.html";

/// Keys of kinds: all of them stand on one page, and each in turn is left out; `[1]` stands in the second of a list.
const KINDS: &[(&str, &str, &str, Shows)] = &[
    ("article", "main-message", "It tells.", In(PAGE, "It tells.")),
    ("module", "main-message", "It tells.", In(PAGE, "It tells.")),
    ("module", "aims", "[An aim]", In(PAGE, "An aim")),
    ("module", "key-points", "[To tell]", In(PAGE, "To tell")),
    ("faq", "question", "Does it tell?", In(PAGE, "Does it tell?")),
    ("faq", "answer-short", "It does.", In(PAGE, "It does.")),
    ("faq", "concern", "A concern", In("kinds/index.html", "A concern")),
    ("myth", "fact", "It tells.", In(PAGE, "It tells.")),
    ("myth", "claim", "It is mute.", In(PAGE, "It is mute.")),
    ("myth", "claim-source", "A film", In(PAGE, "A film")),
    ("myth", "verdict", "misleading", In(PAGE, "Misleading")),
    ("myth", "why-it-misleads", "It seems so.", In(PAGE, "It seems so.")),
    ("myth", "kernel-of-truth", "A little.", In(PAGE, "A little.")),
    ("myth", "seen-in", "Everywhere", In(PAGE, "Everywhere")),
    ("comparison", "main-message", "It tells.", In(PAGE, "It tells.")),
    ("comparison", "columns", "[Column one]", In(PAGE, "Column one")),
    ("comparison", "rows[].feature", "Feature one", In(PAGE, "Feature one")),
    ("comparison", "rows[].values", "[Value one]", In(PAGE, "Value one")),
    ("comparison", "rows[].source", "book", In(PAGE, "A book of sources")),
    ("comparison", "differences-note", "It differs.", In(PAGE, "It differs.")),
    ("process", "main-message", "It tells.", In(PAGE, "It tells.")),
    ("process", "stages[].name", "Stage one", In(PAGE, "Stage one")),
    ("process", "stages[].who", "All of us", In(PAGE, "All of us")),
    ("process", "stages[].what", "To tell", In(PAGE, "To tell")),
    ("process", "stages[].consent-check", "Shall we?", In(PAGE, "Shall we?")),
    ("process", "stages[].can-stop", "true", In(PAGE, "You can stop here")),
    ("process", "stages[].optional", "true", In(PAGE, "Optional")),
    ("process", "formats[].name", "Format one", In(PAGE, "Format one")),
    ("process", "formats[].hours", "Two hours", In(PAGE, "Two hours")),
    ("process", "formats[].as-of", "2020-01-02", In(PAGE, "2 January 2020")),
    ("process", "formats[].source", "book", In(PAGE, "A book of sources")),
    ("story", "main-message", "It tells.", In(PAGE, "It tells.")),
    ("story", "perspective", "partner", In(PAGE, "Partner")),
    ("story", "source", "book", In(PAGE, "A book of sources")),
    ("story", "consent-record-id", "Drawer 7", In("kinds/own.html", "Drawer 7")),
    ("story", "experience-note", "Yours may differ.", In(PAGE, "Yours may differ.")),
    ("story", "outcome", "All was told.", In(PAGE, "All was told.")),
    ("story", "year", "1999", In(PAGE, "1999")),
    ("term", "term", "Tell-tale", In("kinds/more.html", ">tell-tale</a>")),
    ("term", "plain-definition", "What tells.", In(LETTER, "What tells.")),
    ("term", "clinical-term", "Narratio", In(LETTER, "Narratio")),
    ("term", "also-called", "[Teller]", In(LETTER, "Teller")),
    ("term", "pronunciation", "tel-ling", In(LETTER, "tel-ling")),
    ("term", "code.system", "ICD-99", In(LETTER, "ICD-99")),
    ("term", "code.value", "T9.9", In(LETTER, "T9.9")),
    ("term", "not-to-be-confused-with", "[Tolling]", In(LETTER, "Tolling")),
    ("resource", "main-message", "It tells.", In(PAGE, "It tells.")),
    ("resource", "name", "The Tellers", In(PAGE, "The Tellers")),
    ("resource", "type", "research", In(PAGE, "Research")),
    ("resource", "jurisdictions", "[Utopia]", In(PAGE, "Utopia")),
    ("resource", "url", "https://telling.example/", In(PAGE, "https://telling.example/")),
    ("resource", "phone", "020 7946 0000", In(PAGE, "tel:02079460000")),
    ("resource", "verified-on", "2020-01-02", In(PAGE, "2 January 2020")),
    ("resource", "verified-by", "Ann Telling", In("kinds/own.html", "Ann Telling")),
    ("resource", "cost", "Three coins", In(PAGE, "Three coins")),
    ("resource", "access-notes", "One step", In(PAGE, "One step")),
    ("resource", "consent-to-list", "By letter", In("kinds/own.html", "By letter")),
    ("legal", "main-message", "It tells.", In(PAGE, "It tells.")),
    ("legal", "jurisdiction", "Utopia", In(PAGE, "Utopia")),
    ("legal", "as-of", "2020-01-02", In(PAGE, "2 January 2020")),
    ("legal", "status", "restricted", In(PAGE, "Restricted")),
    ("legal", "statutes", "[Act of Telling]", In(PAGE, "Act of Telling")),
    ("cost", "main-message", "It tells.", In(PAGE, "It tells.")),
    ("cost", "items[].label", "Item one", In(PAGE, "Item one")),
    ("cost", "items[].amount", "777", In(PAGE, "777")),
    ("cost", "items[].currency", "USD", In(PAGE, "US$")),
    ("cost", "items[].unit", "an hour", In(PAGE, "an hour")),
    ("cost", "items[].as-of", "2020-01-02", In(PAGE, "2 January 2020")),
    ("cost", "items[].source", "book", In(PAGE, "A book of sources")),
    ("worksheet", "main-message", "It tells.", In(PAGE, "It tells.")),
    ("worksheet", "fields[].label", "Blank one", In(PAGE, "Blank one")),
    ("worksheet", "fields[].lines", "1", Out(PAGE, "class=\"line\"></div><div class=\"line\"")),
    ("worksheet", "fields[1].options", "[Yes, Perhaps]", In(PAGE, "Perhaps")),
    ("policy", "main-message", "It tells.", In(PAGE, "It tells.")),
    ("policy", "policy-type", "crisis", In("a.html", "Get help now")),
    ("landing", "main-message", "It tells.", In(PAGE, "It tells.")),
];

/// A site as it is built: its files as text, and how often each code was found.
struct Built {
    files: BTreeMap<String, String>,
    found: BTreeMap<String, usize>,
}

fn files(book: &str) -> Vec<(String, String)> {
    let part = |title: &str, head: &str| format!("---\ntitle: {title}\nsensitivity: 0\n{head}---\nText.\n");
    let files = [
        ("book.toml", book.to_owned()),
        ("content/index.md", "---\ntitle: Home\nkind: landing\n---\nText.\n".into()),
        ("content/a.md", "---\ntitle: Page A\n---\nA <kbd>K</kbd>.\n\n| a |\n|---|\n| b |\n".into()),
        ("content/part/b.md", "---\ntitle: Page B\nsensitivity: 2\ncontent-note: It shows.\n---\nText.\n".into()),
        ("content/part/late.md", part("Late", "last-reviewed: 2020-01-01\nnext-review: 2021-01-01\n")),
        ("content/part/soon.md", part("Soon", "last-reviewed: 2026-01-01\nnext-review: 2027-10-01\n")),
        ("content/es/index.md", "---\ntitle: Inicio\n---\nTexto.\n".into()),
        (
            "content/sources.yaml",
            "book:\n  title: A book of sources\n  year: 2020\nlist:\n  title: A list\n  url: https://list.example/\n  checked: 2026-11-22\n".into(),
        ),
        (
            "content/help.yaml",
            "FR:\n  name: { en: France }\n  lines:\n    - { kind: young, name: Ligne parlante, phone: 0 800 00 00 00, source: list }\n".into(),
        ),
        ("content/topics.yaml", "known:\n  text: What is known\n".into()),
        ("content/contact.md", "---\ntitle: Contact\nkind: policy\npolicy-type: contact\n---\nText.\n".into()),
        ("content/people.md", "---\ntitle: People\nkind: policy\npolicy-type: people\n---\nText.\n".into()),
        ("content/es/contact.md", "---\ntitle: Contacto\nkind: policy\npolicy-type: contact\n---\nTexto.\n".into()),
        ("pages/other.md", "---\ntitle: Other\n---\nText.\n".into()),
        ("static/logo.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".into()),
        ("static/telling.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".into()),
        (
            "themes/calm/templates/own.html",
            "{{ page.extra.room or \"\" }}{{ kind.verified_by or \"\" }}{{ kind.consent_to_list or \"\" }}{{ kind.consent_record_id or \"\" }}".into(),
        ),
    ];
    files.map(|(path, text)| (path.to_owned(), text)).into()
}

fn build(files: Vec<(String, String)>) -> Built {
    let pack = files.iter().any(|(path, text)| path == "book.toml" && text.contains("pack"));
    let own = files.into_iter().map(|(path, text)| Arc::new(SourceFile::new(Layer::Site, path, text.into())));
    let lower = "---\ntitle: Page B\n---\nThe original.\n";
    let lower = Arc::new(SourceFile::new(Layer::Pack, "content/part/b.md".into(), lower.into()));
    let all =
        candor::parts::layer(pack.then_some("spt"), "content", &[]).into_iter().chain([lower]).chain(own).collect();
    let today = Date::from_seconds(TODAY.parse().unwrap()).unwrap();
    let options = Options { brand: None, drafts: false, base_url: None, today, overrides: Vec::new() };
    let compiled = candor::compile(Arc::new(Sources::new(all)), &options, &mut Memory::default());
    let written = Mutex::new(BTreeMap::new());
    let verdict = compiled.render_all(|route, artifact| {
        written.lock().unwrap().insert(route.to_owned(), String::from_utf8_lossy(&artifact.bytes).into_owned());
        Ok::<(), Infallible>(())
    });
    let mut found = BTreeMap::new();
    for finding in verdict.unwrap().findings {
        let code = finding.diagnostic.code;
        for name in [code.to_owned(), format!("{} {code}", finding.severity.as_str())] {
            *found.entry(name).or_default() += 1;
        }
    }
    Built { files: written.into_inner().unwrap(), found }
}

impl Built {
    fn says(&self, path: &str, words: &str) -> bool {
        let (start, end) = path.split_once('*').unwrap_or((path, path));
        let named = |own: &str| own.starts_with(start) && own.ends_with(end);
        self.files.iter().any(|(own, text)| named(own) && text.contains(words))
    }

    fn found(&self, code: &str) -> usize {
        self.found.get(code).copied().unwrap_or(0)
    }
}

/// Whether it shows that a key was set.
fn is_shown(before: &Built, after: &Built, shows: &Shows) -> bool {
    match shows {
        In(path, "") => {
            let (start, end) = path.split_once('*').unwrap();
            let of = |built: &Built| {
                let named = |own: &str| own.starts_with(start) && own.ends_with(end);
                built.files.iter().filter(|(own, _)| named(own)).map(|(_, text)| text.clone()).collect::<String>()
            };
            of(before) != of(after)
        }
        In(path, words) => after.says(path, words) && !before.says(path, words),
        Out(path, words) => !after.says(path, words) && before.says(path, words),
        File(path) => after.files.contains_key(*path) && !before.files.contains_key(*path),
        Gone(path) => !after.files.contains_key(*path) && before.files.contains_key(*path),
        Found(code) => after.found(code) > before.found(code),
        Mended(code) => after.found(code) < before.found(code),
        Disk(_) | Listed(_) | Asked(_) => true,
    }
}

/// The keys of a schema that are documented: those of groups within, `[]` for a list, `*` for a free name.
fn keys(schema: &Value, path: &str, all: &mut BTreeSet<String>) {
    let item = &schema["items"];
    for (form, other) in schema["anyOf"].as_array().into_iter().flatten().enumerate() {
        // What may be text may be a group as well.
        if form == 0 || other["properties"].is_object() {
            keys(other, path, all);
        }
    }
    if schema["anyOf"].is_array() {
        return;
    }
    if let Some(properties) = schema["properties"].as_object() {
        for (key, value) in properties {
            if !value["description"].as_str().unwrap_or_default().starts_with("The same as") {
                keys(value, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, all);
            }
        }
        if schema["additionalProperties"].is_object() {
            keys(&schema["additionalProperties"], &format!("{path}.*"), all);
        }
    } else if item["properties"].is_object() {
        keys(item, &format!("{path}[]"), all);
    } else if schema["additionalProperties"].is_object() {
        keys(&schema["additionalProperties"], &format!("{path}.*"), all);
    } else {
        all.insert(path.to_owned());
    }
}

fn documented(site: &Site, name: &str) -> BTreeSet<String> {
    let schema = serde_json::from_str(&site.run_bare(&["schema", name]).ok().stdout).unwrap();
    let mut all = BTreeSet::new();
    keys(&schema, "", &mut all);
    all
}

#[test]
fn every_documented_key_stands_in_the_tables() {
    let site = Site::new();
    let free = |key: &str| match key.split('.').next() {
        Some("lint") => "lint.*".to_owned(),
        Some("languages" | "brand") => key.replace(".es.", ".*."),
        _ => key.replace(".GB.", ".*."),
    };
    let book: BTreeSet<String> = BOOK.iter().map(|(key, ..)| free(key)).collect();
    assert_eq!(documented(&site, "book"), book);
    let common: BTreeSet<String> = COMMON.iter().map(|(key, ..)| (*key).to_owned()).collect();
    for kind in candor::parts::kind::ALL {
        let own = KINDS.iter().filter(|(name, ..)| *name == kind.name).map(|(_, key, ..)| key.replace("[1]", "[]"));
        let all: BTreeSet<String> = common.iter().cloned().chain(own).collect();
        assert_eq!(documented(&site, kind.name), all, "{}", kind.name);
    }
}

/// The settings of the site, one of them set.
fn book(set: Option<(&str, &str)>) -> String {
    let is_under =
        |key: &str, other: &str| key.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
    let replaced = |own: &[(&str, &str)], set: Option<(&str, &str)>| -> Vec<String> {
        let kept = own.iter().filter(|(key, _)| set.is_none_or(|(other, _)| !is_under(other, key)));
        kept.copied().chain(set).map(|(key, value)| format!("{key} = {value}")).collect()
    };
    let in_list = |list: &str| set.and_then(|(key, value)| Some((key.strip_prefix(list)?.strip_prefix("[].")?, value)));
    let settings = replaced(SETTINGS, set.filter(|(key, _)| !key.contains("[]"))).join("\n");
    let list = |(list, own): &(&str, &[_])| format!("{list} = [{{ {} }}]\n", replaced(own, in_list(list)).join(", "));
    format!("{settings}\n{}", LISTS.iter().map(list).collect::<String>())
}

/// The page with front matter as its keys and values, whose paths may lead into groups and lists.
fn page(head: &str, values: impl IntoIterator<Item = (&'static str, &'static str)>) -> String {
    let mut all = Map::new();
    for (path, value) in values {
        let mut group = &mut all;
        let mut parts: Vec<&str> = path.split('.').collect();
        let last = parts.pop().unwrap();
        for part in parts {
            let inner = match part.strip_suffix("[]") {
                Some(list) => &mut group.entry(list).or_insert_with(|| json!([{}]))[0],
                None if part.ends_with("[1]") => {
                    let list = group.entry(part.trim_end_matches("[1]")).or_insert_with(|| json!([{}]));
                    list.as_array_mut().unwrap().push(json!({}));
                    &mut list[1]
                }
                None => group.entry(part).or_insert_with(|| json!({})),
            };
            group = inner.as_object_mut().unwrap();
        }
        group.insert(last.to_owned(), Value::from(value));
    }
    let yaml = all.iter().map(|(key, value)| {
        // Values are YAML themselves.
        let mut value = value.to_string();
        for (_, _, own, _) in KINDS {
            value = value.replace(&Value::from(*own).to_string(), own);
        }
        format!("{key}: {value}\n")
    });
    format!("---\n{head}{}---\nText.\n", yaml.collect::<String>())
}

/// What `candor deploy` asks a storage for that answers nothing but no, and what it says then.
fn asked(key: &str, value: &str) -> String {
    let storage = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = storage.local_addr().unwrap().port().to_string();
    let own = [("deploy.bucket", "\"own-bucket\""), ("deploy.endpoint", "\"http://127.0.0.1:PORT\"")];
    let own = own.into_iter().filter(|(other, _)| *other != key).chain([(key, value)]);
    let book: String = own.map(|(key, value)| format!("{key} = {}\n", value.replace("PORT", &port))).collect();
    let site = Site::new().file("content/a.md", "# A\n").book(&book);
    let answers = std::thread::spawn(move || {
        let mut heard = String::new();
        for stream in storage.incoming() {
            let mut stream = stream.unwrap();
            let mut bytes = [0; 4096];
            let length = stream.read(&mut bytes).unwrap();
            if length == 0 {
                break;
            }
            heard.push_str(&String::from_utf8_lossy(&bytes[..length]));
            stream.write_all(b"HTTP/1.1 403 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").unwrap();
        }
        heard
    });
    let mut command = site.command();
    command.args(["deploy"]).env("AWS_ACCESS_KEY_ID", "key").env("AWS_SECRET_ACCESS_KEY", "secret");
    let said = Run::of(command, site.root()).expect(2).stderr;
    drop(TcpStream::connect(("127.0.0.1", port.parse().unwrap())).unwrap());
    answers.join().unwrap() + &said
}

/// program.md 1, its general check.
#[test]
fn every_setting_does_something() {
    let before = build(files(&book(None)));
    let mut idle = Vec::new();
    for (key, value, shows) in BOOK {
        let book = book(Some((key, value)));
        let after = build(files(&book));
        let mut shown = is_shown(&before, &after, shows);
        if let Disk(path) = shows {
            let site = Site::new().file("content/a.md", "# A\n").book(&format!("{key} = {value}\n"));
            site.build().ok();
            shown = site.root().join(path).is_file();
        }
        if let Asked(words) = shows {
            shown = asked(key, value).contains(words);
        }
        if !shown {
            idle.push(format!("{key} = {value}: {:?}", after.found));
        }
    }
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

#[test]
fn every_key_of_every_page_does_something() {
    let mut idle = Vec::new();
    for (key, value, beside, shows) in COMMON {
        let at = match *key {
            "order" => "content/part/index.md",
            "source-fingerprint" => "content/es/b.md",
            _ => "content/part/b.md",
        };
        let title = if *key == "title" { "" } else { "title: Page B\n" };
        let with = |text: String| {
            let mut all = files(&book(None));
            all.retain(|(path, _)| path != at);
            all.push((at.to_owned(), text));
            all
        };
        let text = |line: &str| format!("---\n{title}{beside}{line}---\nText.\n");
        let line = format!("{key}: {value}\n");
        let (before, after) = (build(with(text(""))), build(with(text(&line))));
        let mut shown = is_shown(&before, &after, shows);
        if let Listed(words) = shows {
            let site = Site::new().file("content/a.md", text(&line));
            shown = site.run(&["list", "--format", "json"]).ok().stdout.contains(words);
        }
        if !shown {
            idle.push(format!("{key}: {value}: {:?}", after.found));
        }
    }
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}

#[test]
fn every_key_of_a_kind_does_something() {
    let mut idle = Vec::new();
    for kind in candor::parts::kind::ALL {
        let own = || KINDS.iter().filter(|(name, ..)| *name == kind.name);
        let site = |without: &str| {
            let head = format!("title: Telling page\nkind: {}\n", kind.name);
            let values = || own().filter(|(_, key, ..)| *key != without).map(|(_, key, value, _)| (*key, *value));
            let more = "---\ntitle: More\n---\nThere is a tell-tale.\n".to_owned();
            let mut all = files(&book(None));
            all.push(("content/kinds/page.md".into(), page(&head, values())));
            all.push(("content/kinds/own.md".into(), page(&format!("{head}template: own\n"), values())));
            all.push(("content/kinds/more.md".into(), more));
            build(all)
        };
        let after = site("");
        for (_, key, value, shows) in own() {
            let before = site(key);
            let faults = before.found("template/error");
            if !is_shown(&before, &after, shows) || faults > 0 {
                idle.push(format!("{}: {key}: {value}, {faults} faults in a template without it", kind.name));
            }
        }
    }
    assert!(idle.is_empty(), "{}", idle.join("\n"));
}
