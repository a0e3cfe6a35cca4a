//! The manual, `docs/`: a site like any other without a finding, in which everything is that the program has, and whose
//! examples work.

use crate::site::{Site, files_under, repository, tree};
use candor::parts::reference::{self, Group};
use candor::parts::{COMMON, Field, Is, Shape, VARIABLES, Variable, kind, rules};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// A copy of the manual, so that nothing is written beside it.
fn manual() -> Site {
    Site::copy_of(&repository("docs"))
}

fn page(path: &str) -> String {
    fs::read_to_string(repository("docs/content").join(path)).unwrap()
}

/// Every page, by path.
fn pages() -> BTreeMap<String, String> {
    let paths = files_under(&repository("docs/content")).into_iter().filter(|path| path.ends_with(".md"));
    paths.map(|path| (path.clone(), page(&path))).collect()
}

/// Its questions too lead where they should: `search/missed-query` asks those of `search-tests.yaml`.
#[test]
fn nothing_is_found_in_it() {
    let found: Vec<Value> = manual().run_bare(&["check", "--strict", "--format", "json"]).ok().diagnostics();
    assert!(found.is_empty(), "{found:#?}");
    let questions = page("search-tests.yaml").lines().filter(|line| line.starts_with("- {query:")).count();
    assert!(questions >= 30, "only {questions} questions are asked");
}

/// `CANDOR_BLESS=1` writes them anew.
#[test]
fn what_the_program_tells_of_itself_is_kept_as_it_tells_it() {
    let site = Site::new();
    site.run_bare(&["manual", "written"]).ok();
    let written = tree(&site.root().join("written"));
    assert!(written.len() > 60, "{}", written.len());
    if std::env::var_os("CANDOR_BLESS").is_some() {
        for (path, bytes) in &written {
            let place = repository("docs/content").join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, bytes).unwrap();
        }
    }
    for (path, bytes) in &written {
        let kept = fs::read(repository("docs/content").join(path)).unwrap_or_default();
        assert!(
            kept == *bytes,
            "docs/content/{path} is not what `candor manual` writes; CANDOR_BLESS=1 writes it anew"
        );
    }
    let mark = "<!-- Written by `candor manual docs/content`.";
    let left: Vec<String> = pages()
        .into_iter()
        .filter(|(path, text)| text.contains(mark) && !written.contains_key(path))
        .map(|(path, _)| path)
        .collect();
    assert!(left.is_empty(), "no program writes {left:?} any more");
}

/// Keys of data, and those within them.
fn keys(fields: &[Field], into: &mut BTreeSet<String>) {
    for field in fields.iter().filter(|field| field.key != Field::LANGUAGE) {
        into.insert(field.key.to_owned());
        shape(&field.shape, into);
    }
}

fn shape(of: &Shape, into: &mut BTreeSet<String>) {
    match of {
        Shape::Map(fields) => keys(fields, into),
        Shape::List(item) | Shape::Table(item) | Shape::TextOr(item) => shape(item, into),
        _ => {}
    }
}

/// What is nowhere in a text as code or as a heading.
fn missing<'a>(text: &str, names: impl IntoIterator<Item = &'a String>) -> Vec<&'a String> {
    let is_there = |name: &str| {
        let heading = |line: &str| line.trim_start_matches('#').trim().split(" {#").next() == Some(name);
        text.contains(&format!("`{name}`")) || text.lines().any(|line| line.starts_with('#') && heading(line))
    };
    names.into_iter().filter(|name| !is_there(name)).collect()
}

#[test]
fn every_rule_kind_and_key_is_in_it() {
    let all = pages();
    for rule in rules::ALL.iter() {
        let family = rule.code.split('/').next().unwrap();
        let text = &all[&format!("rules/{family}.md")];
        assert!(missing(text, [&rule.code.to_owned()]).is_empty(), "{}", rule.code);
        assert!(all["rules/index.md"].contains(&format!("[`{}`]", rule.code)), "{}", rule.code);
    }
    for kind in kind::ALL {
        let mut own = BTreeSet::new();
        keys(kind.fields, &mut own);
        let text = &all[&format!("kinds/{}.md", kind.name)];
        assert!(missing(text, &own).is_empty(), "{}: {:?}", kind.name, missing(text, &own));
    }
    let mut common = BTreeSet::new();
    keys(COMMON, &mut common);
    assert!(missing(&all["keys/front-matter.md"], &common).is_empty());
    // What the schema of book.toml names.
    let schema: Value = serde_json::from_str(&Site::new().run_bare(&["schema", "book"]).ok().stdout).unwrap();
    let mut book = BTreeSet::new();
    properties(&schema, &mut book);
    assert!(book.len() > 60 && book.contains("max-sensitivity"), "{book:?}");
    let lacking = missing(&all["keys/book-toml.md"], book.iter().filter(|key| !key.contains('_')));
    let lacking: Vec<_> =
        lacking.into_iter().filter(|key| !all["keys/book-toml.md"].contains(&format!("## [{key}]"))).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}

/// Containers and what stands in their braces, data files, what else is written: all that `candor explain` knows, each
/// with the words that it takes.
#[test]
fn all_that_is_explained_is_in_it() {
    let all = pages();
    let everything: String = all.values().map(String::as_str).collect();
    let entries = reference::all();
    let of = |group: Group| entries.iter().filter(move |entry| entry.group == group);
    let containers = &all["writing/containers.md"];
    assert!(of(Group::Containers).count() > 15);
    for entry in &entries {
        let text = if entry.group == Group::Containers { containers } else { &everything };
        let last = entry.own_name().to_owned();
        // What a text is written with is looked for by names of ours; what authors type is held by the recipes.
        let is_own_key = last == "*" || entry.group == Group::Writing;
        // A file is named with its ending, and in prose.
        let is_file = !entry.is_part && matches!(entry.group, Group::Files | Group::Beside) && text.contains(&last);
        let is_written =
            is_own_key || is_file || missing(text, [&last]).is_empty() || text.contains(&format!("[{last}]"));
        assert!(is_written, "{}", entry.name);
        for (value, meaning) in &entry.values {
            assert!(text.contains(&format!("`{value}`")), "{}: {value} ({meaning})", entry.name);
        }
    }
}

fn properties(schema: &Value, into: &mut BTreeSet<String>) {
    if let Some(own) = schema["properties"].as_object() {
        into.extend(own.keys().cloned());
    }
    match schema {
        Value::Object(inner) => inner.values().for_each(|value| properties(value, into)),
        Value::Array(items) => items.iter().for_each(|value| properties(value, into)),
        _ => {}
    }
}

/// What `--help` of the program itself tells.
#[test]
fn every_verb_and_flag_is_in_it() {
    let site = Site::new();
    let help = |of: &[&str]| site.run_bare(&[of, &["--help"]].concat()).ok().stdout;
    let verbs = |text: &str| -> Vec<String> {
        let lines = text.split("Commands:\n").nth(1).unwrap_or_default().lines();
        let lines = lines.take_while(|line| line.starts_with("  "));
        let names = lines.filter(|line| !line.starts_with("   ")).filter_map(|line| line.split_whitespace().next());
        names.filter(|name| *name != "help").map(str::to_owned).collect()
    };
    let all = verbs(&help(&[]));
    assert!(all.len() >= 15, "{all:?}");
    for verb in all {
        let text = page(&format!("commands/{verb}.md"));
        let whole = help(&[&verb]);
        let inner = verbs(&whole).into_iter().map(|inner| help(&[&verb, &inner]));
        for told in inner.chain([whole.clone()]) {
            for line in told.lines().filter(|line| line.trim_start().starts_with('-')) {
                let typed = line.trim_start().split("  ").next().unwrap();
                let flags = typed.split([' ', ',', '=', '[']).filter(|word| word.starts_with('-'));
                for flag in flags.filter(|flag| !["-h", "--help"].contains(flag)) {
                    assert!(text.contains(&format!("`{flag}")), "candor {verb}: {flag}");
                }
            }
        }
    }
}

#[test]
fn every_part_of_the_theme_is_in_it() {
    let files = files_under(&repository("themes/calm"));
    let read = |path: &str| fs::read_to_string(repository("themes/calm").join(path)).unwrap();
    let (components, templates) = (page("theming/components.md"), page("theming/templates.md"));
    for path in files.iter().filter(|path| path.ends_with(".html")) {
        let text = read(path);
        for component in text.split("{% component ").skip(1).filter_map(|rest| rest.split('(').next()) {
            assert!(components.contains(&format!("{{% component {component}(")), "{component}");
        }
        let Some(name) = path.strip_prefix("templates/") else { continue };
        let line = templates.lines().find(|line| line.starts_with(&format!("| `{name}` |"))).unwrap_or_default();
        for block in text.split("{% block ").skip(1).filter_map(|rest| rest.split_whitespace().next()) {
            assert!(line.contains(&format!("`{block}`")), "{name}: {block}");
        }
        assert!(!line.is_empty(), "{name}");
    }
    let tokens = read("tokens.css");
    let tokens: BTreeSet<&str> =
        tokens.lines().filter_map(|line| line.trim().strip_prefix("--")?.split(':').next()).collect();
    assert!(tokens.len() > 20);
    let colours = page("theming/colours.md");
    let lacking: Vec<_> = tokens.into_iter().filter(|token| !colours.contains(&format!("`--{token}`"))).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
    let words = page("theming/words.md");
    for key in read("strings/en.yaml").lines().filter_map(|line| line.split_once(':')).map(|(key, _)| key) {
        assert!(key.starts_with('#') || words.contains(&format!("| `{key}` |")), "{key}");
    }
}

/// A fenced block: its language, what the manual says that it is, of which file, and its text.
struct Block {
    what: String,
    path: String,
    text: String,
}

/// The parts of a page that stand under headings of the second level.
fn sections(text: &str) -> Vec<(String, Vec<Block>)> {
    let mut found = vec![(String::new(), Vec::new())];
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(title) = line.strip_prefix("## ") {
            found.push((title.to_owned(), Vec::new()));
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let ticks = info.bytes().take_while(|byte| *byte == b'`').count();
        let fence = "`".repeat(3 + ticks);
        let text: String = lines.by_ref().take_while(|line| *line != fence).map(|line| format!("{line}\n")).collect();
        if info == "sh here" {
            let block = Block { what: "here".to_owned(), path: String::new(), text };
            found.last_mut().unwrap().1.push(block);
        } else if let [_, what, path] = info[ticks..].split(' ').collect::<Vec<_>>()[..] {
            let block = Block { what: what.to_owned(), path: path.to_owned(), text };
            found.last_mut().unwrap().1.push(block);
        }
    }
    found
}

/// Does to a site what the blocks of a section say, and gives what they promise of the built site.
fn carry_out(site: &Site, blocks: Vec<Block>) -> Vec<Block> {
    let mut wanted: Option<String> = None;
    let mut built = Vec::new();
    for block in blocks {
        let now = || fs::read_to_string(site.root().join(&block.path)).unwrap_or_else(|_| panic!("no {}", block.path));
        match block.what.as_str() {
            "here" => {
                for line in block.text.lines() {
                    let words: Vec<&str> = line.split(' ').collect();
                    assert_eq!(words[0], "candor", "{line}");
                    site.run(&words[1..]).ok();
                }
            }
            "file" => site.write(&block.path, &block.text),
            "find" => {
                assert_eq!(
                    now().matches(block.text.trim_end()).count(),
                    1,
                    "{} has to hold once: {}",
                    block.path,
                    block.text
                );
                wanted = Some(block.text.trim_end().to_owned());
            }
            "above" | "below" | "instead" => {
                let wanted = wanted.take().expect("what is found first");
                let text = block.text.trim_end();
                let new = match block.what.as_str() {
                    "above" => format!("{text}\n{wanted}"),
                    "below" => format!("{wanted}\n{text}"),
                    _ => text.to_owned(),
                };
                site.write(&block.path, now().replace(&wanted, &new));
            }
            "built" => built.push(block),
            other => panic!("no block is `{other}`"),
        }
    }
    built
}

/// An example is a block with what it is and of which file, or what is typed in the site's folder; those under one
/// heading make one site.
#[test]
fn its_examples_work() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for (path, text) in pages() {
        let own = |blocks: &[Block]| blocks.iter().any(|block| block.what != "here");
        for (title, blocks) in sections(&text).into_iter().filter(|(_, blocks)| own(blocks)) {
            let site = Site::new().book("[book]\ntitle = \"A small site\"\n");
            site.write("content/index.md", "---\ntitle: Home\n---\nText.\n");
            let built = carry_out(&site, blocks);
            let found = site.run(&["check", "--strict", "--format", "json"]).diagnostics();
            wrong.extend(found.iter().map(|found| format!("{path}, {title}: {found}")));
            if site.build().code != 0 {
                continue;
            }
            for Block { path: route, text, .. } in built {
                let styles = || {
                    let all = site.built().into_iter().filter(|(path, _)| path.ends_with(".css"));
                    all.map(|(_, css)| String::from_utf8(css).unwrap()).collect()
                };
                let got: String = if route == "style.css" { styles() } else { site.page(&route) };
                let lacking = text.lines().filter(|line| !got.contains(line.trim()));
                wrong.extend(lacking.map(|line| format!("{path}, {title}: {route} lacks {line}")));
            }
            tried += 1;
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(tried >= 15, "only {tried} examples were tried");
}

/// Each line of a table of filters and tests: its example gives what it says.
#[test]
fn its_filters_and_tests_give_what_it_says() {
    let text = page("theming/template-language.md");
    let cells = |line: &str| -> Option<(String, String)> {
        let line = line.replace("\\|", "\0");
        let [_, _, example, gives, _] = line.split('|').map(str::trim).collect::<Vec<_>>()[..] else { return None };
        let plain = |cell: &str| Some(cell.strip_prefix('`')?.strip_suffix('`')?.replace('\0', "|"));
        plain(example).filter(|example| example.starts_with("{{")).zip(plain(gives))
    };
    let examples: Vec<(String, String)> = text.lines().filter_map(cells).collect();
    assert!(examples.len() > 45, "{}", examples.len());
    let lines: String =
        examples.iter().enumerate().map(|(at, (example, _))| format!("<p>{at}:{example}.</p>\n")).collect();
    let template = format!("{{% extends \"layout.html\" %}}{{% block body %}}{lines}{{% endblock %}}");
    let site = Site::new()
        .file("content/tried.md", "---\ntitle: Tried\ntemplate: tried\n---\nText.\n")
        .file("themes/calm/templates/tried.html", template);
    site.build().ok();
    let html = site.page("tried.html");
    let other = examples.iter().enumerate().filter(|(at, (_, gives))| !html.contains(&format!("<p>{at}:{gives}.</p>")));
    let other: Vec<_> = other.map(|(_, example)| example).collect();
    assert!(other.is_empty(), "{other:#?}\n{html}");
}

/// Each line of the table of faults: what is written gives what is told.
#[test]
fn its_faults_are_told_as_it_says() {
    let text = page("theming/template-language.md");
    let table = text.split("| fault | told |").nth(1).unwrap().lines().skip(2).take_while(|line| line.starts_with('|'));
    let plain = |text: &str| text.replace('`', "").replace('\0', "|").trim().to_owned();
    let cells = |line: &str| {
        let line = line.replace("\\|", "\0");
        let mut cells = line.split('|').skip(1).map(plain);
        cells.next().zip(cells.next())
    };
    let faults: Vec<(String, String)> = table.filter_map(cells).collect();
    assert!(faults.len() > 5, "{faults:?}");
    for (fault, told) in faults {
        let site = Site::new()
            .file("content/tried.md", "---\ntitle: Tried\ntemplate: tried\nextra: {floor: 2}\n---\nText.\n")
            .file(
                "themes/calm/components/opening/template.html",
                "{% component opening() %}{{ site.title }}{% endcomponent opening %}",
            )
            .file(
                "themes/calm/templates/tried.html",
                format!("{{% extends \"layout.html\" %}}{{% block body %}}{fault}{{% endblock %}}"),
            );
        let found = site.run(&["check", "--format", "json"]).diagnostics();
        let is_told =
            |one: &Value| one["code"] == "template/error" && one["message"].as_str().map(plain).as_ref() == Some(&told);
        assert!(found.iter().any(is_told), "{fault} is not told as {told}: {found:#?}");
    }
}

/// What the table says of a path.
struct Known {
    always: bool,
    /// The path from the nearest group that has a name, and stands at several places: `card.summary`.
    name: String,
}

fn known((path, name): (&str, &str), variable: &Variable, into: &mut BTreeMap<String, Known>) {
    let (path, name) = (format!("{path}{}", variable.name), format!("{name}{}", variable.name));
    below((&path, &name), &variable.is, into);
    into.insert(path, Known { always: variable.always, name });
}

fn below((path, name): (&str, &str), is: &Is, into: &mut BTreeMap<String, Known>) {
    match is {
        Is::Group(group, inner) => {
            let name = if group.is_empty() { name } else { group };
            inner.iter().for_each(|one| known((&format!("{path}."), &format!("{name}.")), one, into));
        }
        Is::List(item) => {
            let path = format!("{path}[]");
            below((&path, name), item, into);
            into.insert(path, Known { always: false, name: name.to_owned() });
        }
        _ => {}
    }
}

/// A component that writes the path of everything in a value.
const WALK: &str = "{% component walk(at, value) %}{% if value is none %}{% else %}<i data-at=\"{{ at }}\"></i>{% endif %}\
    {% if value is map %}{% for key, inner in value %}{{ <walk at={at ~ \".\" ~ key} value={inner} /> }}{% endfor %}\
    {% elif value is array %}{% for inner in value %}{{ <walk at={at ~ \"[]\"} value={inner} /> }}{% endfor %}{% endif %}\
    {% endcomponent walk %}\n";

/// The paths of all that the template of each page of a site was given: one set for each page.
fn given(site: &Site) -> Vec<BTreeSet<String>> {
    let layout = fs::read_to_string(repository("themes/calm/templates/layout.html")).unwrap();
    let walk = |name: &str| format!("{{{{ <walk at={{\"{name}\"}} value={{{name}}} /> }}}}\n");
    site.write("themes/calm/components/walk/template.html", WALK);
    site.write("themes/calm/templates/layout.html", layout + &["page", "site", "assets"].map(walk).concat());
    site.run(&["build", "-q", "--format", "json"]);
    let pages = site.built().into_iter().filter(|(path, _)| path.ends_with(".html"));
    let paths = |html: String| -> BTreeSet<String> {
        html.split("data-at=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
    };
    pages.map(|(_, html)| paths(String::from_utf8(html).unwrap())).filter(|paths| !paths.is_empty()).collect()
}

/// A clinic that says all there is to say of itself, on what every site has, in two languages.
const CLINIC: &str = r#"[book]
title = "A clinic"
description = "Words."
authors = ["Ana"]
[build]
pack = "essentials"
base-url = "https://example.org/"
[languages.es]
title = "Un sitio"
[brand]
name = "A clinic"
logo = "logo.svg"
logo-dark = "logo.svg"
phone = "+44 20 7946 0000"
email = "desk@example.org"
booking = "https://example.org/book"
website = "https://example.org/"
map = "https://example.org/map"
address = "4 Harbour Street"
access = "A lift."
languages = ["en"]
hours = { mon = "9-5" }
safe-contact = "Ask."
complaints = "Write."
complaints-to = "The manager"
complaints-within = "5 days"
[[brand.people]]
name = "Ana"
role = "Nurse"
registration = "1"
"#;

fn clinic(book: &str) -> Site {
    Site::new()
        .book(book)
        .file("content/index.md", "---\ntitle: Home\nkind: landing\n---\n")
        .file("content/es/index.md", "---\ntitle: Inicio\nkind: landing\ntranslation-of: index.md\n---\n")
        .file("static/logo.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 3'><path d='M0 0h9'/></svg>")
        .file("content/own.md", "---\ntitle: Own\ndate: 2026-11-01\nrelated: [other/index.md]\n---\nText.\n")
        .file("content/other/index.md", "---\ntitle: Other\n---\nText.\n")
}

/// A site most of whose pages are in one of its languages alone, and whose tabs tell their titles.
fn few_translations() -> Site {
    Site::new()
        .book("[book]\ntitle = \"A\"\n[privacy]\ntitles = \"full\"\n[languages.es]\ntitle = \"B\"\n")
        .file("content/index.md", "---\ntitle: Home\nkind: landing\n---\n")
        .file("content/parking.md", "---\ntitle: Parking\n---\nText.\n")
        .file("content/es/index.md", "---\ntitle: Inicio\nkind: landing\ntranslation-of: index.md\n---\n")
        .file("content/es/own.md", "---\ntitle: Propio\nrelated: [../parking.md]\n---\nTexto.\n")
        .file("content/glossary/dilator.md", "---\ntitle: Rods\nterm: Dilators\nplain-definition: Smooth rods.\n---\n")
}

/// The table of variables is what templates are really given on the pages of all sites of the tests.
#[test]
fn its_variables_are_those_that_templates_get() {
    let mut table = BTreeMap::new();
    VARIABLES.iter().for_each(|one| known(("", ""), one, &mut table));
    let mut seen = BTreeSet::new();
    let folders = fs::read_dir(repository("tests/sites")).unwrap().map(|entry| entry.unwrap().path());
    let sites = folders
        .chain([repository("tests/subjects/panic")])
        .map(|folder| (folder.display().to_string(), Site::copy_of(&folder)));
    let own = [CLINIC.to_owned(), CLINIC.replace("description", "country = \"GB\"\ndescription")];
    for (folder, site) in sites
        .chain(own.map(|book| ("a clinic".to_owned(), clinic(&book))))
        .chain([("few translations".to_owned(), few_translations())])
    {
        for page in given(&site) {
            let is_known = |path: &&String| table.contains_key(*path) || path.starts_with("page.extra.");
            let unknown: Vec<&String> = page.iter().filter(|path| !is_known(path)).collect();
            assert!(unknown.is_empty(), "{folder}: the table lacks {unknown:#?}");
            for (path, _) in table.iter().filter(|(_, known)| known.always) {
                let above = path.rsplit_once('.').map_or("", |(above, _)| above);
                assert!(above.is_empty() || !page.contains(above) || page.contains(path), "{folder}: no {path}");
            }
            seen.extend(page);
        }
    }
    let met: BTreeSet<&str> = seen.iter().filter_map(|path| Some(table.get(path)?.name.as_str())).collect();
    let unseen: BTreeSet<&str> =
        table.values().map(|known| known.name.as_str()).filter(|name| !met.contains(name)).collect();
    assert!(unseen.is_empty(), "no page has {unseen:#?}");
}
