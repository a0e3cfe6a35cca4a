//! What an author is offered, on a site with broken pages in it.

use super::editor::{Editor, as_sent};
use crate::site::Site;
use serde_json::{Value, json};

const INDEX: &str = "---\ntitle: Home\nsummary: Where it begins.\n---\n\nÄ 😀 [gone](gone.md), [fees](faq/cost.md#fees), [cost](faq/cost.md), says [@who-2020], a [word](term:exposure).\n\n## A question\n\n:::care{level=urgent}\nText.\n:::\n\n:::figure{src=steps}\n:::\n";
const COST: &str = "---\ntitle: Cost\nsummary: What it costs.\ntopics: [money]\nlast-reviewed: 2026-01-01\nnext-review: 2027-01-01\nanswer-short: It costs.\n---\n\n## Fees\n\n### More\n\nText [@who-2020]. Back to the [question](../index.md#a-question).\n";
const SOURCES: &str =
    "who-2020:\n  author: WHO\n  year: 2020\n  title: A report\n  checked: 2026-01-01\n  read: abstract\n";

fn site() -> Site {
    Site::new()
        .book("[book]\ntitle = \"A\"\n\n[lint]\n\"link/vague-text\" = \"warn\"\n\n[build]\n\n")
        .file("content/index.md", INDEX)
        .file("content/faq/cost.md", COST)
        .file("content/faq/broken.md", "---\ntitle: [\n---\n\n:::risks\n[@nobody]\n")
        .file("content/faq/worse.md", b"---\ntitle: \xff\n\n# \0")
        .file("content/glossary/exposure.md", "---\ntitle: Exposure\nplain-definition: To meet what one fears.\n---\n")
        .file("content/sources.yaml", SOURCES)
        .file("content/topics.yaml", "money:\n  text: What it costs.\n")
        .file("content/drawn.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"></svg>")
        .file("content/figures/steps.yaml", "type: steps\ntitle: Steps of a course\nalt: Two steps.\ndescription: First one, then another.\nnote: People differ.\nsources: [who-2020]\nsteps:\n  - name: One\n    text: The first.\n  - name: Two\n    text: The second.\n")
}

/// The place of some words of a text, in UTF-16, some characters into them.
fn place(text: &str, words: &str, into: usize) -> (usize, usize) {
    let before = &text[..text.find(words).unwrap_or_else(|| panic!("no {words}")) + into];
    let line = before.rsplit('\n').next().unwrap();
    (before.matches('\n').count(), line.encode_utf16().count())
}

fn opened(site: &Site) -> Editor {
    let mut editor = Editor::open(site);
    editor.open_text("content/index.md", INDEX);
    editor
}

fn hover(editor: &mut Editor, text: &str, words: &str) -> String {
    let at = editor.at("content/index.md", place(text, words, 1));
    editor.ask("textDocument/hover", &at)["contents"]["value"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn what_is_pointed_at_is_explained() {
    let site = site();
    let mut editor = opened(&site);
    for (words, told) in [
        ("term:exposure", "**Exposure**\n\nTo meet what one fears."),
        ("who-2020", "WHO. *A report*. 2020. Checked on 1 January 2026. We read only its summary."),
        ("faq/cost.md#fees", "**Fees**\n\nin **Cost**\n\nWhat it costs."),
        ("faq/cost.md)", "**Cost**\n\nWhat it costs."),
        ("care{", "**level**: How soon care is needed.\n\nTakes:\n\n- `non-urgent`: See somebody"),
        ("steps}", "**Steps of a course**\n\nFirst one, then another."),
        ("summary:", "What the page says, in neutral words"),
        ("gone.md", "**link/missing-target**: `gone.md`: there is no such page or file"),
    ] {
        let said = hover(&mut editor, INDEX, words);
        assert!(said.contains(told), "{words}: {said}");
    }
    let book = std::fs::read_to_string(site.root().join("book.toml")).unwrap();
    editor.open_text("book.toml", &book);
    for (words, told) in [("title", "The site's name."), ("link/vague", "**link/vague-text**")] {
        let at = editor.at("book.toml", place(&book, words, 2));
        let said = editor.ask("textDocument/hover", &at)["contents"]["value"].to_string();
        assert!(said.contains(told), "{words}: {said}");
    }
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_place_leads_to_where_it_is_told_and_to_all_that_name_it() {
    let site = site();
    let mut editor = opened(&site);
    for (words, path, place) in [
        ("faq/cost.md)", "content/faq/cost.md", (1, 0)),
        ("faq/cost.md#fees", "content/faq/cost.md", (9, 0)),
        ("term:exposure", "content/glossary/exposure.md", (1, 0)),
        ("who-2020", "content/sources.yaml", (0, 0)),
    ] {
        let at = editor.at("content/index.md", self::place(INDEX, words, 1));
        let found = editor.ask("textDocument/definition", &at);
        assert_eq!(found["uri"], editor.uri(path), "{words}");
        let start = &found["range"]["start"];
        assert_eq!((start["line"].as_u64().unwrap(), start["character"].as_u64().unwrap()), place, "{words}");
        // It ends on its line; else VS Code, which knows headings itself, takes it for a second one.
        assert_eq!(start["line"], found["range"]["end"]["line"], "{words}");
    }
    let mut named = |words: &str, with_own: bool| -> Vec<String> {
        let mut params = editor.at("content/index.md", self::place(INDEX, words, 1));
        params["context"] = json!({ "includeDeclaration": with_own });
        let found = editor.ask("textDocument/references", &params);
        let files = found.as_array().unwrap().iter().map(|one| one["uri"].as_str().unwrap().to_owned());
        let mut files: Vec<String> = files.map(|uri| uri.rsplit('/').next().unwrap().to_owned()).collect();
        files.sort();
        files
    };
    assert_eq!(named("who-2020", true), ["cost.md", "index.md", "sources.yaml", "steps.yaml"]);
    assert_eq!(named("faq/cost.md)", false), ["index.md", "index.md"]);
    assert_eq!(named("faq/cost.md#fees", false), ["index.md"]);
    assert_eq!(named("A question", false), ["cost.md"]);
    assert_eq!(named("term:exposure", false), ["index.md"]);
    let outline = editor
        .ask("textDocument/documentSymbol", &json!({ "textDocument": { "uri": editor.uri("content/faq/cost.md") } }));
    assert_eq!((&outline[0]["name"], &outline[0]["children"][0]["name"]), (&"Fees".into(), &"More".into()));
    let found = editor.ask("workspace/symbol", &json!({ "query": "exp" }));
    assert_eq!(found[0]["location"]["uri"], editor.uri("content/glossary/exposure.md"));
    assert_eq!(editor.end(), 0);
}

/// The labels that are offered at the end of `typed`, which is put in the place of `instead`.
fn offered(editor: &mut Editor, path: &str, text: &str, (instead, typed): (&str, &str), version: usize) -> Vec<Value> {
    let at = text.find(instead).unwrap();
    let now = format!("{}{typed}{}", &text[..at], &text[at + instead.len()..]);
    editor.change(path, version, &[json!({ "text": now })]);
    let before = &now[..at + typed.len()];
    let place = (before.matches('\n').count(), before.rsplit('\n').next().unwrap().encode_utf16().count());
    let params = editor.at(path, place);
    let found = editor.ask("textDocument/completion", &params)["items"].as_array().unwrap().clone();
    for item in &found {
        let range = &item["textEdit"]["range"];
        assert_eq!(range["end"], params["position"], "{typed}: {item}");
        assert_eq!(range["start"]["line"], params["position"]["line"], "{typed}: {item}");
    }
    found
}

/// A file, what is typed in the place of what, and what is offered then and what not.
type Case<'c> = (&'c [&'c str; 2], &'c str, &'c str, &'c [&'c str], &'c [&'c str]);

#[test]
fn what_may_be_written_is_offered() {
    let site = site();
    let mut editor = opened(&site);
    let page = ["content/index.md", INDEX];
    let book = "[book]\ntitle = \"A\"\n\n[lint]\n\"link/vague-text\" = \"warn\"\n\n[build]\n\n";
    editor.open_text("book.toml", book);
    let toml = ["book.toml", book];
    let cases: &[Case<'_>] = &[
        (&page, "title: Home", "title: Home\nkind: f", &["faq"], &["draft"]),
        (&page, "title: Home", "title: Home\nli", &["last-reviewed"], &["title", "summary"]),
        (&page, "title: Home", "title: Home\nsources: [", &["who-2020"], &["title"]),
        (&page, "title: Home", "title: Home\nsources:\n  - w", &["who-2020"], &["weight"]),
        (&page, "title: Home", "title: Home\ntopics: [", &["money"], &[]),
        (&page, "title: Home", "title: Home\ndraft: ", &["true", "false"], &[]),
        (&page, "title: Home", "title: Home\nnext-review: ", &["2026-11-29"], &[]),
        (&page, "title: Home", "title: Home\nevidence: su", &["supported"], &["contested"]),
        (&page, "## A question", "See [@w", &["who-2020"], &[]),
        (&page, "## A question", "See [@a; @who", &["who-2020"], &[]),
        (&page, "## A question", "[a](faq/c", &["faq/cost.md"], &["content/faq/cost.md"]),
        (&page, "## A question", "[a](faq/cost.md#", &["fees", "more"], &["a-question"]),
        (&page, "## A question", "[a](#", &[], &["fees"]),
        (&page, "## A question", "[a](term:exp", &["exposure"], &[]),
        (&page, "## A question", "![a](", &["drawn.svg"], &["faq/cost.md"]),
        (&page, "## A question", ":::al", &["alternatives"], &["note"]),
        (&page, "## A question", ":::care{", &["level"], &[]),
        (&page, "## A question", ":::care{level=", &["urgent", "emergency"], &[]),
        (&page, "## A question", ":::figure{src=", &["steps"], &[]),
        (&page, "## A question", "```pyt", &["python"], &["rust"]),
        (&toml, "title = \"A\"", "title = \"A\"\ncou", &["country"], &["title"]),
        (&toml, "[build]\n", "[build]\nurls = ", &["flat", "folder"], &[]),
        (&toml, "[build]\n", "[priv", &["privacy"], &["markdown"]),
        (&toml, "[build]\n", "\nlink/missing", &["link/missing-target", "link/missing-anchor"], &["link/vague-text"]),
    ];
    for (version, ([path, text], instead, typed, there, not)) in cases.iter().enumerate() {
        let found = offered(&mut editor, path, text, (instead, typed), version + 2);
        let labels: Vec<&str> = found.iter().map(|item| item["label"].as_str().unwrap()).collect();
        assert!(there.iter().all(|label| labels.contains(label)), "{typed}: {labels:?}");
        assert!(!not.iter().any(|label| labels.contains(label)), "{typed}: {labels:?}");
    }
    let found = offered(&mut editor, "content/index.md", INDEX, ("title: Home", "title: Home\nlast-r"), 99);
    assert!(found[0]["documentation"]["value"].as_str().unwrap().contains("last reviewed"), "{found:?}");
    assert_eq!(found[0]["textEdit"]["newText"], "last-reviewed: ");
    assert_eq!(editor.end(), 0);
}

/// What VS Code and Neovim say first, as they were recorded.
#[test]
fn editors_are_understood_as_they_speak() {
    for (text, encoding, watches) in [
        (include_str!("vscode.json"), "utf-16", true),
        (include_str!("neovim-0.10.json"), "utf-16", false),
        (include_str!("neovim-0.11.json"), "utf-8", false),
        (include_str!("neovim-0.12.json"), "utf-8", false),
    ] {
        let site = site();
        let mut editor = Editor::begin(&site, &as_sent(text, &site));
        assert_eq!(editor.capabilities["positionEncoding"], encoding);
        editor.open_text("content/index.md", INDEX);
        let at = INDEX.find("faq/cost.md)").unwrap();
        let line = INDEX[..at].rfind('\n').unwrap() + 1;
        let column = match encoding {
            "utf-8" => at - line,
            _ => INDEX[line..at].encode_utf16().count(),
        };
        let params = editor.at("content/index.md", (INDEX[..at].matches('\n').count(), column));
        let found = editor.ask("textDocument/definition", &params);
        assert_eq!(found["uri"], editor.uri("content/faq/cost.md"));
        let asked = editor.said.iter().any(|said| said["method"] == "client/registerCapability");
        assert_eq!(asked, watches, "{:?}", editor.said);
        let gone = editor.uri("content/index.md");
        editor.until("diagnostics", |editor| {
            editor.told.get(&gone).is_some_and(|said| said["diagnostics"][0]["code"] == "link/missing-target")
        });
        let start = &editor.told[&gone]["diagnostics"][0]["range"]["start"];
        let column = if encoding == "utf-8" { "Ä 😀 ".len() } else { "Ä 😀 ".encode_utf16().count() };
        assert_eq!(start["character"], column, "{encoding}");
        assert_eq!(editor.end(), 0);
    }
}

/// Carries an edit of the workspace out on the disk, as an editor does: in its order, each text from its end.
fn carry_out(site: &Site, editor: &Editor, edit: &Value) {
    let path = |uri: &Value| {
        let base = editor.uri("");
        site.root().join(uri.as_str().unwrap().strip_prefix(&base).unwrap())
    };
    for change in edit["documentChanges"].as_array().unwrap() {
        match change["kind"].as_str() {
            Some("rename") => {
                let (from, to) = (path(&change["oldUri"]), path(&change["newUri"]));
                std::fs::create_dir_all(to.parent().unwrap()).unwrap();
                std::fs::rename(from, to).unwrap();
            }
            Some(_) => std::fs::write(path(&change["uri"]), "").unwrap(),
            None => {
                let file = path(&change["textDocument"]["uri"]);
                let mut text = std::fs::read_to_string(&file).unwrap();
                let mut edits: Vec<_> = change["edits"].as_array().unwrap().clone();
                edits.sort_by_key(|edit| std::cmp::Reverse(byte(&text, &edit["range"]["start"])));
                for edit in edits {
                    let range = byte(&text, &edit["range"]["start"])..byte(&text, &edit["range"]["end"]);
                    text.replace_range(range, edit["newText"].as_str().unwrap());
                }
                std::fs::write(file, text).unwrap();
            }
        }
    }
}

fn byte(text: &str, place: &Value) -> usize {
    let (line, mut units) = (place["line"].as_u64().unwrap(), place["character"].as_u64().unwrap());
    let start = text.split_inclusive('\n').take(usize::try_from(line).unwrap()).map(str::len).sum::<usize>();
    let mut at = start;
    for c in text[start..].chars().take_while(|c| *c != '\n') {
        if units == 0 {
            break;
        }
        units -= c.len_utf16() as u64;
        at += c.len_utf8();
    }
    at
}

#[test]
fn a_renamed_page_keeps_its_links_and_its_old_address() {
    let site = site();
    std::fs::remove_file(site.root().join("content/faq/worse.md")).unwrap();
    let mut editor = opened(&site);
    let at = editor.at("content/index.md", place(INDEX, "faq/cost.md)", 1));
    let prepared = editor.ask("textDocument/prepareRename", &at);
    assert_eq!(prepared["placeholder"], "faq/cost.md");
    let mut rename = at.clone();
    rename["newName"] = "money/prices.md".into();
    let edit = editor.ask("textDocument/rename", &rename);
    carry_out(&site, &editor, &edit);
    let index = std::fs::read_to_string(site.root().join("content/index.md")).unwrap();
    assert!(index.contains("[fees](money/prices.md#fees), [cost](money/prices.md)"), "{index}");
    let moved = std::fs::read_to_string(site.root().join("content/money/prices.md")).unwrap();
    assert!(moved.contains("aliases:") && moved.contains("faq/cost.html"), "{moved}");
    // A version is told where a file is open, and none elsewhere.
    let version = |path: &str| {
        let changes = edit["documentChanges"].as_array().unwrap().clone();
        let own = changes.into_iter().find(|one| one["textDocument"]["uri"] == editor.uri(path));
        own.unwrap_or_else(|| panic!("{path}: {edit}"))["textDocument"]["version"].clone()
    };
    assert_eq!((version("content/index.md"), version("content/faq/cost.md")), (1.into(), Value::Null));
    assert_eq!(editor.end(), 0);
}

#[test]
fn a_renamed_heading_keeps_its_place_and_what_can_not_be_is_refused() {
    let site = site();
    std::fs::remove_file(site.root().join("content/faq/worse.md")).unwrap();
    let mut editor = opened(&site);
    let at = editor.at("content/index.md", place(INDEX, "A question", 3));
    assert_eq!(editor.ask("textDocument/prepareRename", &at)["placeholder"], "A question");
    let mut rename = at.clone();
    rename["newName"] = "Another 😀 question".into();
    let edit = editor.ask("textDocument/rename", &rename);
    carry_out(&site, &editor, &edit);
    let index = std::fs::read_to_string(site.root().join("content/index.md")).unwrap();
    assert!(index.contains("## Another 😀 question {#a-question}\n"), "{index}");
    let mut taken = editor.at("content/index.md", place(INDEX, "faq/cost.md)", 1));
    taken["newName"] = "../../etc/passwd".into();
    assert!(
        editor.answer("textDocument/rename", &taken)["error"]["message"].as_str().unwrap().contains("outside the site")
    );
    let nothing = editor.at("content/index.md", place(INDEX, "says", 1));
    assert_eq!(editor.ask("textDocument/prepareRename", &nothing), Value::Null);
    // The editor's own list of files moves one.
    let files = json!([{ "oldUri": editor.uri("content/faq/cost.md"), "newUri": editor.uri("content/faq/price.md") }]);
    let edit = editor.ask("workspace/willRenameFiles", &json!({ "files": files }));
    let text = edit.to_string();
    assert!(text.contains("faq/price.md") && !text.contains("\"rename\""), "{text}");
    // VS Code moves a file into folders that it makes only then.
    let files = json!([{ "oldUri": editor.uri("content/faq/cost.md"), "newUri": editor.uri("content/a/new/cost.md") }]);
    let text = editor.ask("workspace/willRenameFiles", &json!({ "files": files })).to_string();
    assert!(text.contains("\"a/new/cost.md\""), "{text}");
    assert_eq!(editor.end(), 0);
}

#[test]
fn what_can_be_mended_is_offered() {
    let site =
        Site::new().file("content/index.md", "---\ntitle: Home\ntilte: x\n---\n\nÄ 😀 [a](costs.md). [b](othr.md).\n");
    let site =
        site.file("content/cost.md", "---\ntitle: Cost\n---\n").file("content/other.md", "---\ntitle: Other\n---\n");
    let text = std::fs::read_to_string(site.root().join("content/index.md")).unwrap();
    let mut editor = Editor::open(&site);
    editor.open_text("content/index.md", &text);
    let (line, column) = place(&text, "costs.md", 1);
    let spot = json!({ "line": line, "character": column });
    let mut params = json!({
        "textDocument": { "uri": editor.uri("content/index.md") },
        "range": { "start": spot, "end": spot },
        "context": { "diagnostics": [] },
    });
    let actions = editor.ask("textDocument/codeAction", &params);
    let one = actions.as_array().unwrap().iter().find(|action| action["kind"] == "quickfix");
    let one = one.unwrap_or_else(|| panic!("{actions}"));
    assert_eq!(one["diagnostics"][0]["code"], "link/missing-target");
    params["context"]["only"] = json!(["source.fixAll"]);
    let all = editor.ask("textDocument/codeAction", &params);
    assert_eq!(all.as_array().unwrap().len(), 1, "{all}");
    carry_out(&site, &editor, &all[0]["edit"]);
    let mended = std::fs::read_to_string(site.root().join("content/index.md")).unwrap();
    assert!(mended.contains("[a](cost.md). [b](other.md)."), "{mended}");
    assert_eq!(editor.end(), 0);
}
