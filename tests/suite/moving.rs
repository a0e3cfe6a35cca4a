//! `candor mv`: what is moved is found at its new place, by everything that led to the old one.

use crate::properties::dead_links;
use crate::site::{Run, Site, files_under, repository};
use std::collections::BTreeSet;
use std::fs;

const BOOK: &str =
    "[book]\ntitle = \"A\"\n[languages.es]\ntitle = \"Un sitio\"\n[build]\nbase-url = \"https://example.org/learn/\"\n";
const PICTURE: &str = "GIF89a\u{1}\0\u{1}\0\0\0\0;";

fn page(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\n---\n{body}")
}

/// A first page, whose list of all parts the menu leads to.
fn home(title: &str, body: &str) -> String {
    format!("---\ntitle: {title}\nkind: landing\n---\n{body}")
}

fn text(site: &Site, path: &str) -> String {
    fs::read_to_string(site.root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn is_there(site: &Site, path: &str) -> bool {
    site.root().join(path).exists()
}

/// A site in two languages that was published.
fn published() -> Site {
    let site = Site::new()
        .book(BOOK)
        .file("content/index.md", home("Home", "[Parts](parts/) and [money](money/index.md).\n"))
        .file("content/parts/index.md", "---\ntitle: Parts\norder: [one.md, two.md]\n---\n[One](one.md)\n")
        .file(
            "content/parts/one.md",
            page(
                "One",
                "## The first {#first}\n\n[two](two.md), [home](../index.md), [here](#first), ![A dot](dot.gif)\n",
            ),
        )
        .file("content/parts/two.md", page("Two", "[one](one.md)\n"))
        .file("content/parts/dot.gif", PICTURE)
        .file("content/money/index.md", page("Money", "Text.\n"))
        .file("content/es/index.md", home("Inicio", "[Uno](parts/one.md), [dos](parts/two.md)\n"))
        .file("content/es/parts/one.md", page("Uno", "[inicio](../index.md), [dos](two.md)\n\n## Primero {#first}\n"))
        .file("static/leaflet.pdf", "%PDF-1.4\n");
    site.run(&["build", "--publish"]).ok();
    site
}

/// What a build wrote holds together: each address that was published is there, and each link leads to a file.
#[track_caller]
fn holds(site: &Site) {
    let run = site.build().ok();
    assert_eq!(dead_links(&site.root().join("public")), Vec::<String>::new());
    let built: BTreeSet<String> = site.built().into_keys().collect();
    let lock = text(site, "candor.lock");
    let addresses =
        lock.lines().filter(|line| !line.starts_with(['#', ' ']) && !line.contains(" = ") && !line.contains('#'));
    let redirects = if is_there(site, "static/_redirects") { text(site, "static/_redirects") } else { String::new() };
    for address in addresses.filter(|address| !redirects.contains(&format!("/{address} "))) {
        assert!(built.contains(address), "{address} is not there any more");
    }
    assert!(run.diagnostics().iter().all(|one| one["severity"] != "error"), "{}", run.stdout);
}

/// Where the page at an old address sends its readers.
#[track_caller]
fn sends(site: &Site, from: &str, to: &str) {
    let page = site.page(from);
    assert!(page.contains("http-equiv=\"refresh\"") && page.contains(to), "{from} does not lead to {to}:\n{page}");
}

fn moved(site: &Site, arguments: &[&str]) -> Run {
    site.run(&[&["mv"], arguments].concat()).ok()
}

/// Each way to name a page, and how it is named once that has gone from `parts/` to `money/`.
const NAMED: &[(&str, &str, &str)] = &[
    ("content/a.md", "[x](parts/one.md)", "[x](money/first.md)"),
    ("content/a.md", "[x](./parts/one.md#first)", "[x](./money/first.md#first)"),
    ("content/a.md", "[x](/parts/one.md?y#first \"T\")", "[x](/money/first.md?y#first \"T\")"),
    ("content/a.md", "[x](@/parts/one.md)", "[x](@/money/first.md)"),
    ("content/a.md", "[x](parts/one)", "[x](money/first)"),
    ("content/a.md", "[x](parts/one.html)", "[x](money/first.html)"),
    ("content/a.md", "[x](<parts/one.md>)", "[x](<money/first.md>)"),
    ("content/a.md", "[x](%70arts/one.md)", "[x](money/first.md)"),
    ("content/a.md", "[x][y] and [y]\n\n[y]: parts/one.md 'T'", "[x][y] and [y]\n\n[y]: money/first.md 'T'"),
    ("content/a.md", "[![A dot](parts/dot.gif)](parts/one.md)", "[![A dot](parts/dot.gif)](money/first.md)"),
    ("content/a.md", "<parts/one.md> and `parts/one.md`", "<parts/one.md> and `parts/one.md`"),
    (
        "content/a.md",
        "> - [x](parts/one.md)\n>   [x](parts/one.md)",
        "> - [x](money/first.md)\n>   [x](money/first.md)",
    ),
    ("content/b/c.md", "[x](../parts/one.md)", "[x](../money/first.md)"),
    ("content/money/c.md", "[x](../parts/one.md)", "[x](first.md)"),
    ("content/es/c.md", "[x](parts/one.md)", "[x](money/first.md)"),
    ("content/es/c.md", "[x](../parts/one.md)", "[x](../money/first.md)"),
];

#[test]
fn every_link_follows_in_the_style_of_its_author() {
    let site = published();
    let at = |number: usize, path: &str| path.replace(".md", &format!("-{number}.md"));
    for (number, (path, before, _)) in NAMED.iter().enumerate() {
        site.write(&at(number, path), page("Who links", &format!("{before}\n")));
    }
    moved(&site, &["parts/one.md", "money/first.md"]);
    for (number, (path, before, after)) in NAMED.iter().enumerate() {
        assert_eq!(text(&site, &at(number, path)), page("Who links", &format!("{after}\n")), "{before}");
    }
    holds(&site);
}

#[test]
fn a_page_that_moves_takes_its_own_links_its_translation_and_its_readers_along() {
    let site = published();
    let run = moved(&site, &["content/parts/one.md", "content/money/first.md"]);
    for told in [
        "Moved content/parts/one.md to content/money/first.md",
        "content/es/money/first.md",
        "Changed content/parts/two.md (1 place)",
    ] {
        assert!(run.stderr.contains(told), "{told} is not in: {}", run.stderr);
    }
    assert!(!is_there(&site, "content/parts/one.md") && !is_there(&site, "content/es/parts"));
    let body = "## The first {#first}\n\n[two](../parts/two.md), [home](../index.md), [here](#first), ![A dot](../parts/dot.gif)\n";
    assert_eq!(
        text(&site, "content/money/first.md"),
        format!("---\ntitle: One\naliases: [parts/one.html]\n---\n{body}")
    );
    assert_eq!(
        text(&site, "content/es/money/first.md"),
        "---\ntitle: Uno\naliases: [es/parts/one.html]\n---\n[inicio](../index.md), [dos](../parts/two.md)\n\n## Primero {#first}\n"
    );
    assert_eq!(
        text(&site, "content/parts/index.md"),
        "---\ntitle: Parts\norder: [two.md]\n---\n[One](../money/first.md)\n"
    );
    assert_eq!(text(&site, "content/es/index.md"), home("Inicio", "[Uno](money/first.md), [dos](parts/two.md)\n"));
    holds(&site);
    sends(&site, "parts/one.html", "../money/first.html");
    sends(&site, "es/parts/one.html", "../money/first.html");
    // And back: what was an old address is its own again.
    moved(&site, &["money/first", "parts/one"]);
    assert!(
        text(&site, "content/parts/one.md").contains("aliases: [money/first.html]"),
        "{}",
        text(&site, "content/parts/one.md")
    );
    holds(&site);
    assert!(site.page("parts/one.html").contains("<h1"));
}

/// A word of the glossary is named by its file, not by a path to it.
#[test]
fn links_to_terms_follow() {
    let site = published();
    let term = |name: &str| format!("---\ntitle: {name}\nkind: term\nplain-definition: Something.\n---\n");
    site.write("content/glossary/index.md", page("Words", "Text.\n"));
    site.write("content/glossary/touch.md", term("Touch"));
    site.write("content/es/glossary/touch.md", term("Tacto"));
    let links = |name: &str| {
        page("A", &format!("[touch](term:{name}), [a touch](<term:{name}> \"T\"), [touch][t]\n\n[t]: term:{name}\n"))
    };
    for path in ["content/a.md", "content/es/a.md"] {
        site.write(path, links("touch"));
    }
    site.run(&["build", "--publish"]).ok();
    for (from, to, name) in [
        ("glossary/touch.md", "glossary/hand.md", "hand"),
        ("glossary", "words", "hand"),
        ("words/hand.md", "parts/skin.md", "skin"),
    ] {
        moved(&site, &[from, to]);
        assert_eq!(text(&site, "content/a.md"), links(name));
        assert_eq!(text(&site, "content/es/a.md"), links(name));
        holds(&site);
    }
}

#[test]
fn what_names_a_page_beside_links_follows() {
    let site = published();
    site.write("content/SUMMARY.md", "# Summary\n\n- [Home](index.md)\n- [One](parts/one.md)\n- [Two](parts/two.md)\n");
    site.write("content/leads.yaml", "- says: [first thing]\n  to: [parts/one.md]\n- says: [other]\n  to:\n    - \"parts/one.md\"\n    - parts/two.md\n");
    site.write("content/search-tests.yaml", "- {query: one, to: [parts/one.md]}\n");
    site.write(
        "content/reviews.yaml",
        "- page: parts/two.md\n  name: A. Nurse\n  role: nurse\n  date: 2026-11-01\n  verdict: agreed\n",
    );
    site.write("content/a.md", "---\ntitle: A\nrelated: ['parts/one.md', parts/two.md]\n---\nText.\n");
    site.write(
        "content/es/uno.md",
        "---\ntitle: Otra\naliases: [es/parts/two.html]\ntranslation-of: parts/two.md\n---\nTexto.\n",
    );
    site.write("content/old.md", page("Old", "Text.\n"));
    site.write("book.toml", BOOK.replace("[build]\n", "[build]\nexclude = [\"old.md\", \"parts/three*\"]\n"));
    site.write("content/parts/three.md", page("Three", "Text.\n"));
    moved(&site, &["parts/one.md", "money/"]);
    moved(&site, &["parts/two.md", "money/two words.md"]);
    moved(&site, &["old.md", "older.md"]);
    assert!(
        text(&site, "content/SUMMARY.md").contains("- [One](money/one.md)\n- [Two](<money/two words.md>)\n"),
        "{}",
        text(&site, "content/SUMMARY.md")
    );
    assert_eq!(
        text(&site, "content/leads.yaml"),
        "- says: [first thing]\n  to: [money/one.md]\n- says: [other]\n  to:\n    - \"money/one.md\"\n    - \"money/two words.md\"\n"
    );
    assert!(text(&site, "content/reviews.yaml").starts_with("- page: \"money/two words.md\"\n  name:"));
    assert_eq!(text(&site, "content/search-tests.yaml"), "- {query: one, to: [money/one.md]}\n");
    assert!(text(&site, "content/a.md").contains("related: ['money/one.md', \"money/two words.md\"]\n"));
    assert!(text(&site, "content/es/uno.md").contains("translation-of: \"money/two words.md\"\n"));
    assert!(
        text(&site, "book.toml").contains("exclude = [\"older.md\", \"parts/three*\"]"),
        "{}",
        text(&site, "book.toml")
    );
    holds(&site);
}

#[test]
fn a_folder_moves_with_all_that_is_in_it() {
    let site = published();
    site.write("content/parts/notes.tmp", "of an editor");
    site.run(&["build", "--publish"]).ok();
    moved(&site, &["parts", "money/pieces"]);
    assert!(is_there(&site, "content/money/pieces/notes.tmp") && !is_there(&site, "content/parts"));
    assert!(is_there(&site, "content/es/money/pieces/one.md") && !is_there(&site, "content/es/parts"));
    assert!(
        text(&site, "content/money/pieces/index.md").contains("order: [one.md, two.md]\naliases: [parts/index.html]\n"),
        "{}",
        text(&site, "content/money/pieces/index.md")
    );
    assert!(text(&site, "content/index.md").contains("[Parts](money/pieces/)"));
    assert!(
        text(&site, "content/money/pieces/two.md").contains("[one](one.md)"),
        "what stays beside it stays as it is"
    );
    holds(&site);
    sends(&site, "parts/index.html", "../money/pieces/index.html");
    sends(&site, "es/parts/one.html", "../money/pieces/one.html");
}

#[test]
fn a_translation_may_stay_and_knows_its_original() {
    let site = published();
    moved(&site, &["parts/one.md", "money/first.md", "--alone"]);
    assert!(text(&site, "content/es/parts/one.md").contains("translation-of: money/first.md\n"));
    holds(&site);
    assert!(site.page("es/parts/one.html").contains("money/first.html"), "the two lead to each other");
    // One that moves by itself.
    let site = published();
    moved(&site, &["es/parts/one.md", "es/uno.md"]);
    assert!(
        text(&site, "content/es/uno.md").contains("translation-of: parts/one.md\n")
            && is_there(&site, "content/parts/one.md")
    );
    holds(&site);
    // What was up to date when it was translated is still.
    let site = published();
    let print = site.check().diagnostics().len();
    site.write("content/es/parts/one.md", "---\ntitle: Uno\nsource-fingerprint: \"0\"\n---\nTexto.\n");
    let stale = site.check().diagnostics();
    let help = stale.iter().find(|one| one["code"] == "translation/stale").unwrap()["help"].as_str().unwrap();
    let now = help.split('"').nth(1).unwrap().to_owned();
    site.write("content/es/parts/one.md", format!("---\ntitle: Uno\nsource-fingerprint: \"{now}\"\n---\nTexto.\n"));
    moved(&site, &["parts/one.md", "money/first.md"]);
    assert_eq!(site.check().ok().diagnostics().len(), print);
}

#[test]
fn a_page_stays_what_its_folder_made_it() {
    let site = published();
    site.write("content/faq/why.md", page("Why?", "Text.\n"));
    site.write("content/glossary/dam.md", page("Dam", "A sheet.\n"));
    site.write("content/a.md", page("A", "[x](glossary/dam.md) [y](term:dam) [z](faq/why.md)\n"));
    site.run(&["build", "--publish"]).ok();
    let run = moved(&site, &["faq/why.md", "parts/why.md"]);
    assert!(
        text(&site, "content/parts/why.md").contains("\nkind: faq\n") && run.stderr.contains("`kind: faq`"),
        "{}",
        run.stderr
    );
    moved(&site, &["parts/two.md", "faq/two.md"]);
    assert!(text(&site, "content/faq/two.md").contains("\nkind: page\n"));
    moved(&site, &["glossary", "words"]);
    assert!(text(&site, "content/words/dam.md").contains("\nkind: term\n"));
    holds(&site);
    sends(&site, "glossary/d.html", "../words/d.html");
}

#[test]
fn pictures_and_leaflets_move_too() {
    let site = published();
    site.write("book.toml", format!("{BOOK}[brand]\nname = \"A\"\nlogo = \"static/logo.gif\"\n"));
    site.write("static/logo.gif", PICTURE);
    site.write("content/a.md", page("A", "[Leaflet](/leaflet.pdf)\n"));
    moved(&site, &["parts/dot.gif", "pictures/point"]);
    assert!(text(&site, "content/parts/one.md").contains("![A dot](../pictures/point.gif)"));
    moved(&site, &["static/logo.gif", "static/brand/logo.gif"]);
    assert!(text(&site, "book.toml").contains("logo = \"static/brand/logo.gif\""));
    moved(&site, &["static/leaflet.pdf", "static/print/leaflet.pdf"]);
    assert!(text(&site, "content/a.md").contains("[Leaflet](/print/leaflet.pdf)"));
    assert_eq!(text(&site, "static/_redirects"), "/learn/leaflet.pdf /learn/print/leaflet.pdf 301\n");
    holds(&site);
    assert!(site.page("_redirects").contains("/learn/leaflet.pdf /learn/print/leaflet.pdf 301"));
}

#[test]
fn a_fixed_address_is_none_that_changes() {
    let site = published();
    site.write(
        "content/parts/three.md",
        "---\r\ntitle: Three\r\nslug: iii\r\naliases:\r\n  - old.html # from before\r\n---\r\n[one](one.md)\r\n",
    );
    site.run(&["build", "--publish"]).ok();
    moved(&site, &["parts/three.md", "parts/drei.md"]);
    assert!(!text(&site, "content/parts/drei.md").contains("three.html"));
    moved(&site, &["parts/drei.md", "money/"]);
    let now = text(&site, "content/money/drei.md");
    assert!(
        now.contains(
            "aliases:\r\n  - old.html # from before\r\n  - es/parts/iii.html\r\n  - parts/iii.html\r\n---\r\n[one](../parts/one.md)\r\n"
        ),
        "{now}"
    );
    holds(&site);
    // In capitals alone: the address stays, since many disks can't tell the two apart.
    moved(&site, &["parts/two.md", "parts/Two.md"]);
    assert!(
        text(&site, "content/parts/Two.md").contains("slug: two\n")
            && text(&site, "content/parts/one.md").contains("[two](Two.md)")
    );
    holds(&site);
}

#[test]
fn a_heading_gets_other_words_and_keeps_its_place() {
    let site = published();
    site.write(
        "content/a.md",
        page("A", "See [x](#what-it-costs).\n\n## What *it* costs\n\nText.\n\nUnder it\n--------\n\n### Given {#id}\n"),
    );
    site.write("content/b.md", page("B", "[x](a.md#what-it-costs) [y](a.md#id)\n"));
    site.run(&["build", "--publish"]).ok();
    for (id, words) in [("what-it-costs", "What you **pay**"), ("under-it", "Below"), ("id", "Taken")] {
        moved(&site, &[&format!("a.md#{id}"), words]);
    }
    let body = "See [x](#what-it-costs).\n\n## What you **pay** {#what-it-costs}\n\nText.\n\nBelow {#under-it}\n--------\n\n### Taken {#id}\n";
    assert_eq!(text(&site, "content/a.md"), page("A", body));
    holds(&site);
    assert!(site.page("a.html").contains("id=\"what-it-costs\""));
    for (id, words, told) in [("nothing", "X", "has no heading `#nothing`"), ("id", " ", "write only its new words")] {
        assert!(site.run(&["mv", &format!("a.md#{id}"), words]).expect(2).stderr.contains(told), "{id}");
    }
}

#[test]
fn what_was_renamed_by_hand_is_seen_and_finished() {
    let site = published();
    fs::rename(site.root().join("content/parts/one.md"), site.root().join("content/parts/treatment.md")).unwrap();
    let help = |code: &str| {
        let all = site.check().expect(1).diagnostics();
        let helps = all.iter().filter(|one| one["code"] == code).filter_map(|one| one["help"].as_str());
        helps.filter(|help| help.contains("candor mv")).map(str::to_owned).next().unwrap()
    };
    let (link, lost) = (help("link/missing-target"), help("publish/lost-address"));
    assert!(
        link.contains("perhaps it was renamed to `../../parts/treatment.md`")
            || link.contains("perhaps it was renamed to `treatment.md`"),
        "{link}"
    );
    for help in [link, lost] {
        assert!(help.contains("`candor mv parts/one.md parts/treatment.md`"), "{help}");
    }
    let run = moved(&site, &["parts/one.md", "parts/treatment.md"]);
    assert!(
        run.stderr.contains("content/parts/one.md was already renamed to content/parts/treatment.md"),
        "{}",
        run.stderr
    );
    assert!(is_there(&site, "content/es/parts/treatment.md"));
    assert_eq!(text(&site, "content/parts/two.md"), page("Two", "[one](treatment.md)\n"));
    holds(&site);
    sends(&site, "parts/one.html", "treatment.html");
    // A folder.
    fs::rename(site.root().join("content/parts"), site.root().join("content/pieces")).unwrap();
    fs::rename(site.root().join("content/es/parts"), site.root().join("content/es/pieces")).unwrap();
    moved(&site, &["parts", "pieces"]);
    holds(&site);
    // What nobody has ever heard of was not renamed.
    let run = site.run(&["mv", "parts/never.md", "pieces/two.md"]).expect(2);
    assert!(run.stderr.contains("there is no page, folder or file `parts/never.md`"), "{}", run.stderr);
}

/// Names first, then what is in the files, those that moved before others: ended anywhere in between, the same command
/// does the rest.
#[test]
fn a_move_that_was_cut_off_is_finished_by_the_same_command() {
    let whole = published();
    moved(&whole, &["parts/one.md", "money/first.md"]);
    let files = || files_under(&whole.root().join("content")).into_iter().map(|path| format!("content/{path}"));
    let changed: Vec<String> = files().filter(|path| path.ends_with(".md")).collect();
    for done in 0..=changed.len() {
        let site = published();
        for language in ["content", "content/es"] {
            let from = site.root().join(language).join("parts/one.md");
            let to = site.root().join(language).join("money/first.md");
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::rename(from, to).unwrap();
        }
        let mut order = changed.clone();
        order.sort_by_key(|path| !path.ends_with("first.md"));
        for path in order.iter().take(done) {
            site.write(path, text(&whole, path));
        }
        // Where all is done there is nothing to finish.
        let run = site.run(&["mv", "parts/one.md", "money/first.md"]);
        assert!(run.code == 0 || done == changed.len(), "{done}: {}", run.stderr);
        for path in files().filter(|path| path.ends_with(".md")) {
            assert_eq!(text(&site, &path), text(&whole, &path), "{path} after {done}");
        }
    }
}

#[test]
fn what_can_not_be_is_said_in_plain_words_and_nothing_is_written() {
    let site = published();
    site.write("book.toml", BOOK.replace("[build]\n", "[build]\npack = \"essentials\"\n"));
    site.write("content/help.yaml", "{}\n");
    let before = files_under(site.root());
    for (old, new, told) in [
        ("parts/one.md", "parts/two.md", "content/parts/two.md already exists"),
        ("parts/one.md", "parts/one.md", "it is already at"),
        ("parts/on.md", "a.md", "did you mean `parts/one.md`?"),
        ("parts", "parts/below", "can't be moved into itself"),
        ("parts/one.md", "../one.md", "is outside the site's folder"),
        ("parts/one.md", ".one.md", "never published"),
        ("parts/one.md", "one.md~", "never published"),
        ("parts/one.md", "static/one.md", "other files in static/"),
        ("parts/one.md", "es/uno.md", "does not translate it"),
        ("index.md", "a.md", "is the first page"),
        ("es/index.md", "es/a.md", "is the first page"),
        ("es", "sp", "is the folder of a language"),
        ("help.yaml", "aid.yaml", "under this name"),
        ("consent/changing-your-mind.md", "a.md", "did you mean"),
        ("about/privacy.md", "a.md", "`candor adopt"),
        ("parts", "PARTS", "only in capital letters"),
        ("parts/dot.gif", "parts/dot.md", "is not a page"),
    ] {
        let run = site.run(&["mv", old, new]);
        let is_known = run.stderr.contains(told) || (told == "did you mean" && run.code == 2);
        assert!(run.code == 2 && is_known, "{old} {new}: {}", run.stderr);
    }
    // What would be wrong afterwards is shown.
    site.write("content/other.md", "---\ntitle: Other\naliases: [money/first.html]\n---\nText.\n");
    let run = site.run(&["mv", "parts/one.md", "money/first.md"]).expect(1);
    assert!(run.stderr.contains("route/duplicate") && run.stderr.contains("Nothing was moved"), "{}", run.stderr);
    let run = moved(&site, &["parts/one.md", "money/third.md", "--dry-run"]);
    assert!(
        run.stderr.contains("Would move content/parts/one.md") && run.stderr.contains("Nothing was written"),
        "{}",
        run.stderr
    );
    fs::remove_file(site.root().join("content/other.md")).unwrap();
    assert_eq!(files_under(site.root()), before);
}

#[test]
fn what_a_brand_has_of_its_own_moves_with_it() {
    let site = published();
    site.write("brands/north.toml", "name = \"North\"\n");
    site.write("brands/north/content/parts/one.md", page("One of the north", "[two](two.md)\n"));
    site.write("brands/north/content/own.md", page("Own", "[one](parts/one.md)\n"));
    moved(&site, &["parts/one.md", "money/first.md"]);
    let own = text(&site, "brands/north/content/money/first.md");
    assert!(own.contains("[two](../parts/two.md)") && own.contains("aliases: [parts/one.html"), "{own}");
    assert!(text(&site, "brands/north/content/own.md").contains("[one](money/first.md)"));
    assert!(!is_there(&site, "brands/north/content/parts"));
    site.run(&["build", "--brand", "north"]).ok();
    sends(&site, "parts/one.html", "../money/first.html");
}

#[test]
fn paths_are_read_from_where_one_stands() {
    let site = published();
    let mut command = site.command();
    command.current_dir(site.root().join("content/parts")).args(["mv", "one.md", "../money/first.md"]);
    Run::of(command, site.root()).ok();
    assert!(is_there(&site, "content/money/first.md") && is_there(&site, "content/es/money/first.md"));
    holds(&site);
}

/// A row of numbers that look like chance.
fn chance(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    usize::try_from(*seed >> 33).unwrap()
}

/// Thirty moves by chance on a site whose pages lead to each other in many ways, some of them begun by hand: nothing new
/// is found at the end, no link is dead, and each address that ever was published is still there.
#[test]
fn whatever_moves_nothing_is_lost() {
    let site = published();
    let mut seed = 30;
    let places = ["parts", "money", "other", "other/deep", "es/parts", ""];
    let mut pages: Vec<String> = (0..24)
        .map(|number| format!("{}/page-{number}.md", places[number % 6]).trim_start_matches('/').to_owned())
        .collect();
    for (number, path) in pages.iter().enumerate() {
        let up = "../".repeat(path.matches('/').count());
        let forms = [
            format!("[x]({up}TO)"),
            "[x](/TO#p)".to_owned(),
            format!("[x]\n\n[x]: {up}TO"),
            "[x](@/TO \"T\")".to_owned(),
        ];
        let links: String = (0..4)
            .map(|form| {
                forms[form].replace("TO", &pages[chance(&mut seed) % 24]).replace("[x]", &format!("[x{form}]")) + "\n\n"
            })
            .collect();
        site.write(&format!("content/{path}"), page(&format!("Page {number}"), &format!("## P {{#p}}\n\n{links}")));
    }
    site.run(&["build", "--publish"]).ok();
    let before = site.check().ok().diagnostics().len();
    for number in 0..30_usize {
        let (one, place) = (chance(&mut seed) % 24, places[chance(&mut seed) % 6]);
        let old = pages[one].clone();
        let folder = if old.starts_with("es/") == place.starts_with("es") {
            place
        } else {
            old.rsplit_once('/').map_or("", |(folder, _)| folder)
        };
        let new = format!("{folder}/moved-{number}.md").trim_start_matches('/').to_owned();
        if number.is_multiple_of(5) {
            fs::rename(site.root().join("content").join(&old), site.root().join("content").join(&new)).unwrap();
        }
        moved(&site, &[&old, &new]);
        pages[one] = new;
        if number % 10 == 9 {
            site.run(&["build", "--publish"]).ok();
        }
    }
    moved(&site, &["other", "last"]);
    assert_eq!(site.check().ok().diagnostics().len(), before);
    holds(&site);
}

/// The library as a site of its own, that was published.
fn library() -> Site {
    let site = Site::new().book(&fs::read_to_string(repository("book.toml")).unwrap());
    for path in files_under(&repository("content")) {
        site.write(&format!("content/{path}"), fs::read(repository("content").join(&path)).unwrap());
    }
    site.run(&["build", "--publish"]).ok();
    site
}

/// Moves what may move: what is in the place of something that every site is owed stays.
#[track_caller]
fn moved_or_owed(site: &Site, old: &str, new: &str) {
    let run = site.run(&["mv", old, new]);
    let is_owed = || {
        let named = |path: &String| path.as_str() == old || path.starts_with(&format!("{old}/"));
        files_under(&repository("src/packs/essentials")).iter().any(named)
    };
    assert!(
        run.code == 0
            || is_owed()
                && ["replaces a page of the library", "belongs to the built-in library"]
                    .iter()
                    .any(|told| run.stderr.contains(told)),
        "{old}: {}",
        run.stderr
    );
}

/// Pages of the library, and its folders, one after another: no new finding, and every old address leads on.
/// `CANDOR_MOVES=all` takes all of them.
#[test]
fn the_library_is_as_whole_as_before_wherever_its_pages_go() {
    let site = library();
    let before = site.check().ok().diagnostics().len();
    let is_all = std::env::var("CANDOR_MOVES").is_ok_and(|how| how == "all");
    let mut seed = 18;
    let mut pages = files_under(&repository("content"));
    pages.retain(|path| path.ends_with(".md") && !path.ends_with("index.md") && !path.starts_with("es/"));
    let folders: BTreeSet<&str> = pages.iter().filter_map(|path| Some(path.split_once('/')?.0)).collect();
    let folders: Vec<&str> = folders.into_iter().collect();
    let mut some = |number: usize, of: usize| {
        if is_all { (0..of).collect() } else { (0..number).map(|_| chance(&mut seed) % of).collect::<Vec<_>>() }
    };
    let (chosen, chosen_folders) = (some(2, pages.len()), some(1, folders.len()));
    for (number, page) in chosen.into_iter().enumerate() {
        let (folder, name) = pages[page].rsplit_once('/').unwrap();
        // Into another folder each second time.
        let folder = if number.is_multiple_of(2) { folder } else { folders[chance(&mut seed) % folders.len()] };
        moved_or_owed(&site, &pages[page], &format!("{folder}/moved-{name}"));
    }
    for folder in chosen_folders {
        let folder = folders[folder];
        moved_or_owed(
            &site,
            folder,
            &if folder.len().is_multiple_of(2) { format!("new-{folder}") } else { format!("more/{folder}") },
        );
    }
    assert_eq!(site.check().ok().diagnostics().len(), before);
    holds(&site);
}
