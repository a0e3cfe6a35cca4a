//! Search: the library's own queries, the limits of the index, and the client held to the same answers.

use candor::Date;
use candor::Options;
use candor::parts::Index;
use candor::parts::LanguageId;
use candor::parts::search;
use candor::parts::{Answer, ask as answer};
use candor::{Compiled, Memory};
use candor::{Layer, SourceFile, Sources};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::sync::Arc;

fn compile(files: Vec<Arc<SourceFile>>) -> Compiled {
    let today = Date::parse("2026-11-22").unwrap();
    let options = Options { brand: None, drafts: false, base_url: None, today, overrides: Vec::new() };
    candor::compile(Arc::new(Sources::new(files)), &options, &mut Memory::default())
}

/// The library that is built into the program.
fn library() -> Compiled {
    compile(candor::parts::layer(Some("spt"), "content", &[]))
}

/// The library with its translations.
fn translated_library() -> Compiled {
    let mut files = candor::parts::layer(Some("spt"), "content", &["es".to_owned()]);
    let book = "[languages.es]\ntitle = \"Un sitio\"\n";
    files.push(Arc::new(SourceFile::new(Layer::Site, "book.toml".into(), book.into())));
    compile(files)
}

/// A small site: paths and texts, with the theme.
fn site(files: &[(&str, &str)]) -> Compiled {
    let own = files.iter().map(|(path, text)| SourceFile::new(Layer::Site, (*path).into(), (*text).into()));
    compile(candor::parts::layer(None, "content", &[]).into_iter().chain(own.map(Arc::new)).collect())
}

fn urls(index: &Index, answer: &Answer) -> Vec<String> {
    let pinned = answer.pinned.iter().flat_map(|pinned| index.pinned[*pinned].to.iter().map(|(url, _)| url.clone()));
    let page = |section: usize| index.pages[index.page_of[section] as usize].url.clone();
    pinned.chain(answer.hits.iter().map(|hit| page(hit.section))).collect()
}

fn ask(site: &Compiled, query: &str) -> Vec<String> {
    ask_in(site, LanguageId::OWN, query)
}

fn ask_in(site: &Compiled, language: LanguageId, query: &str) -> Vec<String> {
    let index = site.search.index(&site.site, language).unwrap();
    urls(index, &answer(index, query, true))
}

/// Where the core of a language's index is.
fn core_of(site: &Compiled, language: LanguageId) -> Option<String> {
    let folder = site.search.script(language)?.replace("search.js", "v-");
    site.routes().into_iter().find(|route| route.starts_with(&folder) && route.ends_with("/m.js"))
}

/// The scripts of the client that answer, with an index of a site, run by node on some queries.
fn client_answers(site: &Compiled, language: LanguageId, queries: &[&str], complete: bool) -> Option<Vec<Value>> {
    let core = String::from_utf8(site.render(&core_of(site, language)?)?.artifact.bytes).ok()?;
    let program = format!(
        "let core; globalThis.candor = (_, value) => core = value\n{core}\nconst index = open(core)\n\
         console.log(JSON.stringify({}.map(query => {{ const answer = ask(index, query, {complete}); \
         return [answer.hits.map(hit => [hit.section, hit.score]), answer.corrected, index.pins.indexOf(answer.pin)] }})))",
        json!(queries)
    );
    run_client(site, &program)
}

#[test]
fn the_client_gives_the_same_answers() {
    let site = library();
    let trials: Vec<&str> =
        site.search.curation(LanguageId::OWN).tests.iter().map(|trial| trial.query.0.as_str()).collect();
    assert!(trials.len() > 400, "{} queries", trials.len());
    client_agrees(&site, LanguageId::OWN, &trials);
}

/// Holds the client to the answers of the build.
fn client_agrees(site: &Compiled, language: LanguageId, trials: &[&str]) {
    let index = site.search.index(&site.site, language).unwrap();
    for complete in [true, false] {
        let Some(theirs) = client_answers(site, language, trials, complete) else {
            assert!(Command::new("node").arg("--version").output().is_err(), "the client does not run");
            return;
        };
        for (query, theirs) in trials.iter().zip(theirs) {
            let ours = answer(index, query, complete);
            let hits: Vec<Value> = ours.hits.iter().map(|hit| json!([hit.section, hit.score])).collect();
            let pinned = ours.pinned.map_or(-1, |pinned| pinned as i64);
            assert_eq!(json!([hits, ours.corrected, pinned]).to_string(), floats(&theirs).to_string(), "{query}");
        }
    }
}

/// The same JSON, with the scores as numbers with a fraction, as Rust writes them.
fn floats(answer: &Value) -> Value {
    let hit = |hit: &Value| json!([hit[0], hit[1].as_f64().unwrap()]);
    json!([answer[0].as_array().unwrap().iter().map(hit).collect::<Vec<_>>(), answer[1], answer[2]])
}

const BOOK: &str = "[book]\ntitle = \"A site\"\n";

#[test]
fn what_people_say_leads_to_what_pages_say() {
    let site = site(&[
        ("book.toml", BOOK),
        ("content/costs.md", "---\ntitle: Fees\nsummary: What you pay.\n---\nFees differ.\n"),
        ("content/help.md", "---\ntitle: Help now\n---\nCall somebody.\n"),
        (
            "content/safe.md",
            "---\ntitle: Safety\nasked-as: [is it safe]\n---\n## Sensate focus training (SFT)\n\nOf sensate focus training (SFT).\n",
        ),
        ("content/thesaurus.yaml", "- {term: fees, says: [what does it cost], both: false}\n"),
        ("content/danger.yaml", "- {says: [hide * husband], to: [help.md], words: These pages help.}\n"),
    ]);
    assert_eq!(ask(&site, "What does it cost?")[0], "costs.html");
    assert_eq!(ask(&site, "sft")[0], "safe.html");
    assert_eq!(ask(&site, "fese")[0], "costs.html", "a misspelt word");
    assert_eq!(ask(&site, "how do I hide this from my husband")[0], "help.html");
    assert_eq!(ask(&site, "nothing of the kind xyzzy"), Vec::<String>::new());
}

/// What a pack says of helpers holds for those that a layer above names.
#[test]
fn a_set_of_the_same_name_adds_its_words() {
    let first = |own: &str| {
        let danger = format!(
            "- {{set: HELPER, says: [therapist]}}\n- {{says: [HELPER hurt me], to: [help.md], words: Help.}}\n{own}"
        );
        let site = site(&[
            ("book.toml", BOOK),
            ("content/help.md", "---\ntitle: Call somebody\n---\nSay what happened.\n"),
            ("content/coach.md", "---\ntitle: A coach who hurt me\n---\nText.\n"),
            ("content/danger.yaml", danger.as_str()),
        ]);
        ask(&site, "my coach hurt me")[0].clone()
    };
    assert_eq!(first(""), "coach.html");
    assert_eq!(first("- {set: HELPER, says: [coach]}\n"), "help.html");
}

#[test]
fn delicate_words_are_found_and_never_shown() {
    let site = site(&[
        ("book.toml", BOOK),
        ("content/myths/a.md", "---\ntitle: It is slow\nclaim: Everybody undresses quickly.\n---\nBody of a myth.\n"),
        ("content/b.md", "---\ntitle: B\nsensitivity: 3\nsummary: A summary.\n---\nExplicit sentence.\n"),
        ("content/c.md", "---\ntitle: C\nasked-as: [crude wording]\n---\nPlain sentence.\n"),
    ]);
    assert_eq!(ask(&site, "undresses quickly")[0], "myths/a.html");
    assert_eq!(ask(&site, "crude wording")[0], "c.html");
    let files: Vec<_> = site.routes().into_iter().filter(|route| route.starts_with("search/v-")).collect();
    let all: String =
        files.iter().map(|route| String::from_utf8(site.render(route).unwrap().artifact.bytes).unwrap()).collect();
    assert!(all.contains("Plain sentence") && all.contains("A summary."));
    for hidden in ["Everybody undresses", "Explicit sentence", "Body of a myth", "crude wording"] {
        assert!(!all.contains(hidden), "{hidden}");
    }
}

#[test]
fn each_language_has_its_own_index() {
    let site = site(&[
        ("book.toml", "[book]\ntitle = \"A site\"\n[languages.es]\n[languages.fr]\n[languages.zh]\n[languages.xx]\n"),
        ("content/costs.md", "---\ntitle: Fees\n---\nWhat informations cost. Formaciones.\n"),
        ("content/es/cuesta.md", "---\ntitle: Costos\n---\nLa información cambia.\n"),
        ("content/es/equipo.md", "---\ntitle: El equipo\n---\nQuién trabaja contigo.\n"),
        ("content/es/thesaurus.yaml", "- {term: costos, says: [cuanto vale], both: false}\n"),
        ("content/es/danger.yaml", "- {says: [me obliga], to: [es/equipo.md, help.md], words: Ayuda.}\n"),
        ("content/help.md", "---\ntitle: Help\n---\nText.\n"),
        ("content/fr/eau.md", "---\ntitle: Eau\n---\nL’intimité, au cœur.\n"),
        ("content/zh/a.md", "---\ntitle: 治疗\n---\n代理伴侣治疗是什么。\n"),
    ]);
    let [en, es, fr, zh, xx] = [0, 1, 2, 3, 4].map(LanguageId::from);
    assert_eq!(ask(&site, "informaciones"), ["costs.html"], "by a mistake of one letter, in its own language");
    assert_eq!(ask_in(&site, es, "informaciones"), ["es/cuesta.html"]);
    assert_eq!(ask_in(&site, es, "¿Cuánto vale?"), ["es/cuesta.html"]);
    assert_eq!(ask_in(&site, es, "fees"), Vec::<String>::new());
    assert_eq!(ask_in(&site, es, "él me obliga"), ["es/equipo.html", "es/help.html"], "help stands in");
    assert_eq!(ask_in(&site, fr, "intimite"), ["fr/eau.html"]);
    assert_eq!(ask_in(&site, fr, "coeur"), ["fr/eau.html"]);
    assert_eq!(ask_in(&site, zh, "伴侣"), ["zh/a.html"], "in the middle of a run of letters");
    assert!(ask_in(&site, zh, "侣伴").is_empty());
    for (language, queries) in [(en, "what fees"), (es, "que informaciones, me obliga"), (fr, "l'intimite qu’au cœur")]
    {
        client_agrees(&site, language, &[queries]);
    }
    client_agrees(&site, zh, &["伴侣治疗"]);
    assert_eq!(site.search.script(xx), None, "a language without pages has nothing to search");
    let page = |route: &str| String::from_utf8(site.render(route).unwrap().artifact.bytes).unwrap();
    let script = site.search.script(es).unwrap();
    assert!(script == "es/search/search.js" && site.routes().contains(&script));
    assert!(page("es/search/index.html").contains(&format!("src=\"../../{script}\"")));
    assert!(!page(&core_of(&site, es).unwrap()).contains("Fees"));
}

#[test]
fn spanish_questions_find_their_answers() {
    let site = translated_library();
    let trials = &site.search.curation(LanguageId::from(1)).tests;
    let address = |path: &str| {
        let page = site.site.documents[site.site.document_at(path).unwrap()].address.as_ref().unwrap().page;
        site.site.pages[page].route.clone()
    };
    // The others say only that nothing may lead first.
    let led: Vec<_> = trials.iter().filter(|trial| !trial.to.is_empty()).collect();
    assert!(led.len() > 100, "{} queries", led.len());
    let missed = led.iter().filter(|trial| {
        let found = ask_in(&site, LanguageId::from(1), &trial.query.0);
        !trial.to.iter().any(|(path, _)| found.iter().take(3).any(|route| *route == address(path)))
    });
    let missed: Vec<&str> = missed.map(|trial| trial.query.0.as_str()).collect();
    assert!(missed.is_empty(), "{missed:?}");
    client_agrees(&site, LanguageId::from(1), &trials.iter().map(|trial| trial.query.0.as_str()).collect::<Vec<_>>());
}

#[test]
fn parts_of_the_index_are_as_many_as_was_said() {
    let site = site(&[
        ("book.toml", "[search]\nloading = \"bytes\"\n"),
        ("content/a.md", "---\ntitle: A\n---\nSome words of it.\n"),
    ]);
    for route in &site.routes().into_iter().filter(|route| route.starts_with("search/v-")).collect::<Vec<_>>() {
        assert!(!site.render(route).unwrap().artifact.bytes.is_empty(), "{route}");
    }
    let manifest = String::from_utf8(site.render("privacy-manifest.json").unwrap().artifact.bytes).unwrap();
    assert!(manifest.contains("decides which parts"), "{manifest}");
}

/// Where the client leads when it fetches the parts of an index as it needs them: for each query the addresses that
/// it finds, and how many parts it fetched.
fn client_with_parts(site: &Compiled, queries: &[&str]) -> Option<Vec<Value>> {
    let core = core_of(site, LanguageId::OWN)?;
    let folder = core.trim_end_matches("m.js");
    let routes = site.routes();
    let parts = routes.iter().filter(|route| route.starts_with(folder));
    let parts: String =
        parts.map(|route| String::from_utf8(site.render(route).unwrap().artifact.bytes).unwrap()).collect();
    let program = format!(
        "const files = {{}}; globalThis.candor = (name, value) => files[name.split('/')[1]] = value\n{parts}\n
         console.log(JSON.stringify({}.map(query => {{
             const index = open(files.m)
             const fetch = names => [...names].forEach(name => addShard(index, name, files[name]))
             let answer
             for (;;) {{ index.missing.clear(); answer = ask(index, query, true); if (!index.missing.size) break; fetch(index.missing) }}
             const many = index.loaded.size
             const pages = answer.hits.map(({{ section }}) => index.pageOf[section])
             fetch(new Set(pages.map(page => 'x' + (page / PAGES | 0))))
             const led = answer.pin ? answer.pin.to.filter((_, at) => at % 2 === 0) : []
             return [[...led, ...pages.map(page => index.pages[page].url)], many] }})))",
        json!(queries)
    );
    run_client(site, &program)
}

/// What a program prints that follows the scripts of the client that answer; none where there is no node.
fn run_client(site: &Compiled, program: &str) -> Option<Vec<Value>> {
    let scripts =
        site.site.sources.under("themes/calm/search").filter(|(_, file)| {
            ["1-", "2-", "3-", "4-"].iter().any(|number| file.path.contains(&format!("/{number}")))
        });
    let scripts: String = scripts.map(|(_, file)| file.text()).collect();
    let mut node = Command::new("node").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().ok()?;
    node.stdin.take()?.write_all(format!("{}\n{scripts}\n{program}", search::constants()).as_bytes()).ok()?;
    let out = node.wait_with_output().ok()?;
    serde_json::from_slice::<Value>(&out.stdout).ok()?.as_array().cloned()
}

/// More than 1,000 pages: the library with many that say little, found by parts that are fetched when needed.
#[test]
fn large_sites_fetch_what_a_query_needs_and_say_so() {
    let mut files = candor::parts::layer(Some("spt"), "content", &[]);
    let page = |number: usize| {
        let text = format!("---\ntitle: Note {number}\n---\nSome words on word{number} and no more.\n");
        Arc::new(SourceFile::new(Layer::Site, format!("content/notes/n{number}.md"), text.into_bytes()))
    };
    files.extend((0..1_000).map(page));
    let site = compile(files);
    let read = |route: &str| String::from_utf8(site.render(route).unwrap().artifact.bytes).unwrap();
    assert!(read("privacy-manifest.json").contains("decides which parts"));
    assert!(read("search/index.html").contains("loads only the parts of its index"));
    let trials = &site.search.curation(LanguageId::OWN).tests;
    let mut queries: Vec<&str> = trials.iter().map(|trial| trial.query.0.as_str()).collect();
    queries.push("word777");
    let Some(answers) = client_with_parts(&site, &queries) else {
        assert!(Command::new("node").arg("--version").output().is_err(), "the client does not run");
        return;
    };
    assert_eq!(answers.last().unwrap()[0][0], "notes/n777.html", "a rare word");
    let known = candor::parts::Right::new(&site.site, LanguageId::OWN);
    let right = |trial| known.of(trial);
    let page_of = |place: &String| place.split('#').next().unwrap_or_default().to_owned();
    let tried = trials.iter().zip(&answers).filter(|(trial, _)| !trial.plain && !right(trial).is_empty());
    let (mut count, mut met) = (0, 0);
    for (trial, answer) in tried {
        let right: Vec<String> = right(trial).iter().map(page_of).collect();
        count += 1;
        met +=
            usize::from(answer[0].as_array().unwrap().iter().take(3).any(|url| right.iter().any(|page| url == page)));
    }
    assert!(met * 100 > count * 90, "{met} of {count}");
    let most = answers.iter().map(|answer| answer[1].as_u64().unwrap()).max().unwrap();
    assert!(most < 30, "{most} parts for one query");
}

#[test]
fn a_site_may_do_without_an_index() {
    let site =
        site(&[("book.toml", "[search]\nloading = \"none\"\n"), ("content/a.md", "---\ntitle: A\n---\nText.\n")]);
    assert_eq!(site.search.script(LanguageId::OWN), None);
    let page = String::from_utf8(site.render("search/index.html").unwrap().artifact.bytes).unwrap();
    assert!(!page.contains("search-input") && !page.contains("search.js") && page.contains("a.html"));
}

/// What is remembered of pages before a change gives the same index as reading all of them anew.
#[test]
fn a_remembered_index_is_the_same_as_a_new_one() {
    let mut files = candor::parts::layer(Some("spt"), "content", &[]);
    let options = Options {
        brand: None,
        drafts: false,
        base_url: None,
        today: Date::parse("2026-11-22").unwrap(),
        overrides: Vec::new(),
    };
    let index = |files: &[Arc<SourceFile>], memory: &mut Memory| -> BTreeMap<String, Vec<u8>> {
        let site = candor::compile(Arc::new(Sources::new(files.to_vec())), &options, memory);
        let routes = site.routes().into_iter().filter(|route| route.starts_with("search/v-"));
        routes.map(|route| (route.clone(), site.render(&route).unwrap().artifact.bytes.clone())).collect()
    };
    let mut memory = Memory::default();
    let first = index(&files, &mut memory);
    let place = files.iter().position(|file| file.path == "content/faq/cost.md").unwrap();
    let changed = format!("{}\n\n## Pangolins\n\nSome words about pangolins.\n", files[place].text());
    files[place] = Arc::new(SourceFile::new(Layer::Site, "content/faq/cost.md".into(), changed.into_bytes()));
    let added = b"---\ntitle: Aardvarks\n---\nWhat aardvarks have to do with a session.\n";
    files.push(Arc::new(SourceFile::new(Layer::Site, "content/faq/aardvarks.md".into(), added.to_vec())));
    let second = index(&files, &mut memory);
    assert_ne!(first, second);
    assert_eq!(second, index(&files, &mut Memory::default()));
}

/// What stands on a page, by its kind of page and its text, with the word that readers see (1.15).
const SHOWN: &[(&str, &str, &str)] = &[
    ("page", ":::warning[Beware of aardvarks]\nText.\n:::", "aardvarks"),
    ("page", ":::details[About **pangolins**]\nText.\n:::", "pangolins"),
    ("page", "- :::note[Of lorises]\n  Text.\n  :::", "lorises"),
    ("page", ":::figure[Caption of narwhals]\n![A line](a.png)\n:::", "narwhals"),
    ("page", ":::figure{src=line}\nWhat lemurs show.\n:::", "lemurs"),
    ("page", ":::figure{src=meerkats}\n:::", "meerkats"),
    ("page", "## One\n\n:::figure{src=okapis}\n:::", "okapis"),
    ("page", ":::care[Care of marmots]{level=urgent}\nText.\n:::", "marmots"),
    ("page", ":::claim[Claim of jackals]{verdict=false}\nText.\n:::", "jackals"),
    ("page", "![Wombats at rest](a.png)", "wombats"),
    ("page", "| Ocelots | b |\n|---|---|\n| c | d |", "ocelots"),
    ("page", "| a | b |\n|---|---|\n| c | Tapirs |", "tapirs"),
    ("page", "- [ ] Feed kinkajous", "kinkajous"),
    ("page", "Axolotls\n: What is meant.", "axolotls"),
    ("page", "Term\n: What numbats are.", "numbats"),
    ("page", "x[^a]\n\n[^a]: A note of capybaras.", "capybaras"),
    ("page", "The code `bonobos`.", "bonobos"),
    ("page", "```\nalpacas\n```", "alpacas"),
    ("page", "> [!NOTE]\n> Of ibexes.", "ibexes"),
    ("page", "## One\n\n### Two\n\n#### Tarsiers\n\nText.", "tarsiers"),
    ("page", "<!-- a note --> Behind it quokkas.", "quokkas"),
    ("comparison", "columns: [Walruses, B]\nrows: [{ feature: C, values: [D, E] }]", "walruses"),
    ("comparison", "columns: [A, B]\nrows: [{ feature: Badgers, values: [D, E] }]", "badgers"),
    ("comparison", "columns: [A, B]\nrows: [{ feature: C, values: [Gibbons, E] }]", "gibbons"),
    ("process", "stages: [{ name: Dormice, what: B, consent-check: C }]", "dormice"),
    ("worksheet", "fields: [{ label: Otters, lines: 3 }]", "otters"),
    ("cost", "items: [{ label: Ferrets, amount: 3, currency: USD, as-of: 2026-01-01, source: b }]", "ferrets"),
    ("resource", "name: Herons\ntype: professional_body\njurisdictions: [US]\nurl: https://example.org/", "herons"),
];

/// A page of the table.
fn shown((kind, text, _): &(&str, &str, &str)) -> String {
    match *kind {
        "page" => format!("---\ntitle: A page\n---\n{text}\n"),
        kind => format!("---\ntitle: A page\nkind: {kind}\n{text}\n---\nText.\n"),
    }
}

/// Every part of a page that readers see is what they can ask for (1.15).
#[test]
fn what_readers_see_is_what_they_find() {
    let figure = |description: &str, name: &str| {
        format!(
            "type: curve\ntitle: A line\nalt: A line\ndescription: {description}\nnote: Books differ.\nsources: [b]\n\
             phases:\n  - {{ name: A, text: B., levels: [0, 10, 38, 58] }}\n  \
             - {{ name: C, text: {name}, levels: [64, 67, 71] }}\n"
        )
    };
    let (line, described, named) =
        (figure("It rises.", "D."), figure("How meerkats rise.", "D."), figure("It rises.", "Of okapis."));
    let pages: Vec<(String, String)> = SHOWN.iter().map(|one| (format!("content/{}.md", one.2), shown(one))).collect();
    let mut files = vec![
        ("book.toml", BOOK),
        ("content/a.png", "x"),
        ("content/sources.yaml", "b:\n  title: A book\n  kind: book\n"),
        ("content/figures/line.yaml", &line),
        ("content/figures/meerkats.yaml", &described),
        ("content/figures/okapis.yaml", &named),
    ];
    files.extend(pages.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let site = site(&files);
    let mut lost = Vec::new();
    for (_, text, word) in SHOWN {
        let route = format!("{word}.html");
        let page = String::from_utf8(site.render(&route).unwrap().artifact.bytes).unwrap();
        assert!(crate::html::main(&page).to_lowercase().contains(word), "{word} is not shown: {text}");
        let index = site.search.index(&site.site, LanguageId::OWN).unwrap();
        let found = answer(index, word, true);
        if !found.corrected.is_empty() || urls(index, &found) != [route] {
            lost.push(format!("{text}: {:?}", urls(index, &found)));
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    client_agrees(&site, LanguageId::OWN, &SHOWN.iter().map(|(.., word)| *word).collect::<Vec<_>>());
}
