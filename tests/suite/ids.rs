//! The ids of a page: none twice, and what names one names one that is there.

use crate::html::{self, Token};
use crate::site::{Site, files_under, repository};
use candor::parts::RESERVED;
use candor::parts::kind;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Attributes that name ids.
const NAMING: [&str; 6] = ["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns"];

/// What is wrong with the ids of a page.
fn faults(page: &str) -> Vec<String> {
    let mut ids = BTreeSet::new();
    let mut named = BTreeSet::new();
    let mut faults = Vec::new();
    for token in html::tokens(page) {
        let Token::Start(_, attributes) = token else { continue };
        for (name, value) in attributes {
            match name {
                "id" if !ids.insert(value.clone()) => faults.push(format!("`{value}` is there twice")),
                "href" => named.extend(value.strip_prefix('#').filter(|id| !id.is_empty()).map(str::to_owned)),
                name if NAMING.contains(&name) => named.extend(value.split_whitespace().map(str::to_owned)),
                _ => {}
            }
        }
    }
    faults.extend(named.difference(&ids).map(|id| format!("`{id}` is named and is not there")));
    faults
}

/// What stands between `start` and the next quotation mark, in each of the theme's templates.
fn in_templates(start: &str) -> BTreeSet<String> {
    let theme = repository("themes/calm");
    let templates = files_under(&theme).into_iter().filter(|path| path.ends_with(".html"));
    let texts = templates.map(|path| std::fs::read_to_string(theme.join(path)).unwrap());
    let found = texts.flat_map(|text| {
        let after =
            text.match_indices(start).map(|(at, _)| text[at + start.len()..].split('"').next().unwrap().to_owned());
        after.collect::<Vec<_>>()
    });
    found.collect()
}

/// The front matter with which a kind's template shows all that has an id.
fn fields(kind: &str) -> &'static str {
    match kind {
        "comparison" => "columns: [A, B]\nrows: [{ feature: C, values: [D, E], source: a }]\n",
        "cost" => "items: [{ label: A, amount: 3, currency: USD, as-of: 2026-01-01, source: a }]\n",
        "legal" => "jurisdiction: varies\nas-of: 2026-11-01\nstatus: unclear\n",
        "module" => "aims: [A, B, C]\nkey-points: [D, E, F]\n",
        "myth" => "claim: A.\nverdict: false\nwhy-it-misleads: B [@a].\nkernel-of-truth: C.\nseen-in: D.\n",
        "policy" => "policy-type: privacy\n",
        "process" => {
            "stages: [{ name: A, what: B, consent-check: C }]\nformats: [{ name: D, hours: \"2\", as-of: 2026-01-01 }]\n"
        }
        "resource" => "name: A\ntype: professional_body\njurisdictions: [US]\nurl: https://example.org/\n",
        "story" => "perspective: client\nsource: a\nyear: 2001\n",
        "worksheet" => "fields: [{ label: A, lines: 3 }, { label: B, options: [C, D] }]\n",
        _ => "",
    }
}

/// A page whose headings are named after every id that there may be.
fn page(kind: &str, names: &BTreeSet<String>) -> String {
    let mut text = format!(
        "---\ntitle: The kind {kind}\nkind: {kind}\nevidence: limited\nlast-reviewed: 2026-11-01\nrelated: [article.md]\n{}---\n\n\
         A text[^1], told[^1] and cited [@a; @b].\n\n| |a|\n|-|-|\n|b|c|\n\n:::figure{{#figure-{kind} src=line}}\nText.\n:::\n\n\
         :::note{{#footnote-1-text-2}}\nText.\n:::\n\n:::risks{{#cite-2}}\nText.\n:::\n\n[^1]: A note.\n",
        fields(kind)
    );
    for name in names {
        let _ = write!(text, "\n## {name}\n\nText.\n");
    }
    text
}

fn site() -> Site {
    let figure = "type: curve\ntitle: A line\nalt: A line\ndescription: It rises.\nnote: Books differ.\nsources: [b]\n\
         phases:\n  - { name: A, text: B., levels: [0, 10, 38, 58] }\n  - { name: C, text: D., levels: [64, 67, 71] }\n";
    Site::new()
        .file("content/sources.yaml", "a:\n  title: A book\n  kind: book\nb:\n  title: Another\n  kind: book\n")
        .file("content/figures/line.yaml", figure)
        .file("content/index.md", "---\ntitle: Home\nkind: landing\n---\nText.\n")
}

/// content.md 4.9.
#[test]
fn no_id_of_a_page_is_there_twice() {
    let mut names = in_templates("id(name=\"");
    assert!(names.len() > 15, "{names:?}");
    names.extend(RESERVED.iter().map(|id| (*id).to_owned()));
    let given =
        ["footnote-1", "cite-1", "source-1", "drawing-1-title", "group-1", "page-1", "page-2-stages", "help-page"];
    names.extend(given.map(str::to_owned));
    let mut site = site().file("content/part/index.md", page("module", &names));
    let kinds: Vec<&str> = kind::ALL.iter().map(|kind| kind.name).filter(|kind| *kind != "term").collect();
    for kind in &kinds {
        site = site.file(&format!("content/part/{kind}.md"), page(kind, &names));
    }
    site.build().ok();
    for route in kinds.iter().copied().chain(["index", "print"]) {
        let page = site.page(&format!("part/{route}.html"));
        assert_eq!(faults(&page), Vec::<String>::new(), "{route}");
    }
    let handout = site.page("part/print.html");
    assert!(handout.matches("id=\"page-1\"").count() == 1 && handout.matches("<h1").count() == 1, "{handout}");
    assert!(kinds.iter().all(|kind| handout.contains(&format!("figure-{kind}\""))));
    assert!(site.page("part/process.html").contains("<h2 id=\"stages\">stages</h2>"));
}

/// content.md 4.9.
#[test]
fn terms_of_a_letter_share_no_ids() {
    let term = |name: &str| {
        format!(
            "---\ntitle: {name}\nplain-definition: A word [@a].\n---\n\nText[^1] and [below](#more).\n\n## More\n\n\
             See [the box](#box).\n\n:::note{{#box}}\nText.\n:::\n\n[^1]: A note on {name}.\n"
        )
    };
    let site =
        site().file("content/glossary/care.md", term("Care")).file("content/glossary/consent.md", term("Consent"));
    let site = site.file("content/a.md", "---\ntitle: A\n---\n[there](glossary/consent.md#more)\n");
    site.build().ok();
    let letter = site.page("glossary/c.html");
    assert_eq!(faults(&letter), Vec::<String>::new());
    assert_eq!(letter.matches("role=\"doc-noteref\"").count(), 2, "{letter}");
    let page = site.page("a.html");
    let link = page.split("href=\"glossary/c.html#").nth(1).unwrap().split('"').next().unwrap();
    assert!(letter.contains(&format!("<h2 id=\"{link}\">More</h2>")), "{link}");
}

#[test]
fn what_the_theme_names_by_itself_is_kept_free() {
    let plain = |id: &String| id.chars().all(|c| c.is_alphanumeric() || c == '-');
    let fixed: Vec<String> = in_templates(" id=\"").into_iter().filter(plain).collect();
    assert!(fixed.contains(&"main".to_owned()), "{fixed:?}");
    let loose: Vec<_> = fixed.iter().filter(|id| !RESERVED.contains(&id.as_str())).collect();
    assert!(loose.is_empty(), "{loose:?}: write `{{{{ id(name=\"…\") }}}}`, or add it to RESERVED");
}

/// What two headings and a container are given alike, and what is the page's own: each is a place of its own, and the
/// list of contents leads there.
#[test]
fn ids_given_twice_or_of_the_page_are_places_of_their_own() {
    let text = "---\ntitle: A page\n---\n## One {#main}\n\n## Main\n\n## Two {#main}\n\n:::note{#main}\nText.\n:::\n\n:::note{#main}\nText.\n:::\n\n## Three {#own}\n\n## Four {#own}\n";
    let site = Site::new()
        .book("[book]\ntitle = \"A\"\n[lint]\n\"heading/duplicate-id\" = \"warn\"\n")
        .file("content/m/index.md", "---\ntitle: Part\nkind: module\n---\nText.\n")
        .file("content/m/b.md", "---\ntitle: B\n---\nText.\n")
        .file("content/m/a.md", text);
    let run = site.build().ok();
    assert_eq!(run.diagnostics().iter().filter(|found| found["code"] == "heading/duplicate-id").count(), 5);
    for page in ["m/a.html", "m/print.html"] {
        assert_eq!(faults(&site.page(page)), Vec::<String>::new(), "{page}");
    }
}
