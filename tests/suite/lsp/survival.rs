//! Editors that go away, stammer, or ask for what there is not.

use super::editor::Editor;
use crate::site::Site;
use serde_json::{Value, json};

fn site() -> Site {
    Site::new().book("[book]\ntitle = \"A\"\n").file("content/index.md", "---\ntitle: A\n---\n\n[gone](gone.md)\n")
}

fn frame(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

#[test]
fn what_is_no_message_is_passed_over() {
    let site = site();
    let mut editor = Editor::open(&site);
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    for nonsense in [
        frame("{"),
        frame("[]"),
        frame("null"),
        frame("{\"jsonrpc\":\"2.0\"}"),
        frame("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"initialize\"}"),
        frame(&deep),
        "Content-Length: -1\r\n\r\n".into(),
        "Content-Length: much\r\n\r\n".into(),
        "\r\n\r\n\r\n".into(),
        "no header at all\n".into(),
        format!("X-Other: {}\r\nContent-Length: 2\r\n\r\n{{}}", "a".repeat(20_000)),
        "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\ncontent-length: 4\r\n\r\nnull".into(),
    ] {
        editor.send_raw(nonsense.as_bytes());
        assert!(
            editor.answer("workspace/symbol", &json!({ "query": "a" })).get("result").is_some(),
            "{:.60}",
            nonsense
        );
    }
    editor.send_raw(b"Content-Length: 3\r\n\r\n\xff\xfe\xfd");
    assert_eq!(editor.answer("no/such", &json!({}))["error"]["code"], -32601);
    assert_eq!(editor.answer("textDocument/hover", &json!({ "position": "here" }))["error"]["code"], -32602);
    editor.tell("textDocument/didOpen", &json!({ "what": 1 }));
    editor.tell("$/setTrace", &json!({ "value": "off" }));
    editor.tell("no/such", &Value::Null);
    assert_eq!(editor.end(), 0);
}

#[test]
fn places_that_there_are_not_do_no_harm() {
    let site = site();
    let mut editor = Editor::open(&site);
    let text = "---\ntitle: A\n---\n\n😀 [gone](gone.md)\n";
    editor.open_text("content/index.md", text);
    editor.open_text("content/empty.md", "");
    let far = usize::try_from(u32::MAX).unwrap();
    for path in ["content/index.md", "content/empty.md", "content/none.md", "elsewhere.txt", "content/a%20b%FF.md"] {
        for place in [(0, 0), (4, 1), (4, far), (far, far), (far, 0)] {
            let at = editor.at(path, place);
            let mut references = at.clone();
            references["context"] = json!({ "includeDeclaration": true });
            let mut rename = at.clone();
            rename["newName"] = "../../../x\0y".into();
            let range = json!({ "start": at["position"], "end": { "line": 0, "character": 0 } });
            let action =
                json!({ "textDocument": at["textDocument"], "range": range, "context": { "diagnostics": [] } });
            for (method, params) in [
                ("textDocument/hover", &at),
                ("textDocument/completion", &at),
                ("textDocument/definition", &at),
                ("textDocument/references", &references),
                ("textDocument/prepareRename", &at),
                ("textDocument/rename", &rename),
                ("textDocument/codeAction", &action),
                ("textDocument/documentSymbol", &at),
            ] {
                let answer = editor.answer(method, params);
                assert_ne!(answer["error"]["code"], -32603, "{method} at {place:?} of {path}: {answer}");
            }
        }
    }
    let wild = json!({ "start": { "line": 9, "character": 9 }, "end": { "line": 1, "character": 99 } });
    editor.change("content/index.md", 2, &[json!({ "range": wild, "text": "x" })]);
    editor.change("content/none.md", 3, &[json!({ "text": "y" })]);
    let huge = format!("---\ntitle: Huge\n---\n\n{}", "A line with [a link](gone.md) and 😀.\n\n".repeat(4_000));
    editor.open_text("content/huge.md", &huge);
    let uri = editor.uri("content/huge.md");
    editor.until("a huge page", |editor| {
        editor.told.get(&uri).is_some_and(|said| said["diagnostics"].as_array().unwrap().len() >= 4_000)
    });
    assert_eq!(editor.end(), 0);
}

#[test]
fn an_editor_that_goes_takes_the_server_with_it() {
    let site = site();
    assert_eq!(Editor::silent(&site).vanish(), 1);
    assert_eq!(Editor::open(&site).vanish(), 1);
    let mut busy = Editor::open(&site);
    busy.open_text("content/index.md", &"[gone](gone.md)\n\n".repeat(2_000));
    assert_eq!(busy.vanish(), 1);
    let mut half = Editor::open(&site);
    half.send_raw(b"Content-Length: 100\r\n\r\n{\"jsonrpc\"");
    assert_eq!(half.vanish(), 1);
    let mut rude = Editor::open(&site);
    rude.tell("exit", &Value::Null);
    assert_eq!(rude.vanish(), 1);
}

#[test]
fn questions_before_and_after_a_session_are_refused() {
    let site = site();
    let mut editor = Editor::silent(&site);
    assert_eq!(editor.answer("workspace/symbol", &json!({ "query": "" }))["error"]["code"], -32002);
    assert_eq!(editor.answer("initialize", &json!({ "capabilities": 1 }))["error"]["code"], -32602);
    editor.ask("initialize", &json!({ "processId": null, "rootUri": null, "capabilities": {} }));
    editor.tell("initialized", &json!({}));
    editor.ask("shutdown", &Value::Null);
    assert_eq!(editor.answer("workspace/symbol", &json!({ "query": "" }))["error"]["code"], -32600);
    editor.tell("exit", &Value::Null);
    assert_eq!(editor.vanish(), 0);
}

#[test]
fn several_sites_are_kept_apart_and_what_is_in_none_is_said_once() {
    let folder = Site::new();
    for name in ["one", "two"] {
        folder.write(&format!("{name}/book.toml"), "[book]\ntitle = \"A\"\n");
        folder.write(&format!("{name}/content/index.md"), format!("---\ntitle: A\n---\n\n[gone]({name}.md)\n"));
    }
    folder.write("three/note.md", "[gone](gone.md)");
    let base = format!("file://{}", folder.root().canonicalize().unwrap().display());
    let open =
        json!([{ "uri": format!("{base}/one"), "name": "one" }, { "uri": format!("{base}/two"), "name": "two" }]);
    let mut editor = Editor::silent(&folder);
    std::fs::remove_file(folder.root().join("book.toml")).unwrap();
    editor.ask("initialize", &json!({ "processId": null, "workspaceFolders": open, "capabilities": {} }));
    editor.tell("initialized", &json!({}));
    let said = |editor: &Editor, name: &str| {
        let all = editor.findings();
        all.iter()
            .any(|one| one.starts_with(&format!("{name}/content/index.md")) && one.contains(&format!("{name}.md")))
    };
    editor.until("both sites", |editor| said(editor, "one") && said(editor, "two"));
    editor.open_text("three/note.md", "[gone](gone.md)");
    editor.open_text("three/other.md", "[gone](gone.md)");
    editor.ask("workspace/symbol", &json!({ "query": "a" }));
    let shown = editor.said.iter().filter(|said| said["method"] == "window/showMessage");
    assert_eq!(shown.count(), 1, "{:?}", editor.said);
    assert_eq!(editor.end(), 0);
}
