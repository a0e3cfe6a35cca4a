//! A small editor: speaks the protocol over the program's standard input and output.

use crate::site::Site;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// What an answer may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(60);

pub(super) struct Editor {
    pub(super) child: Child,
    input: Option<ChildStdin>,
    incoming: Receiver<Value>,
    asked: i64,
    /// The folder, as an address.
    root: String,
    /// The last that was said of each file.
    pub(super) told: BTreeMap<String, Value>,
    /// All else that was said.
    pub(super) said: Vec<Value>,
    pub(super) capabilities: Value,
}

/// Parameters of the first message of an editor, with the folder put in.
pub(super) fn as_sent(text: &str, site: &Site) -> Value {
    serde_json::from_str(&text.replace("file:///SITE", &address(site))).unwrap()
}

fn address(site: &Site) -> String {
    format!("file://{}", site.root().canonicalize().unwrap().display())
}

impl Editor {
    /// Starts the program and does not say anything.
    pub(super) fn silent(site: &Site) -> Self {
        site.settle();
        let mut command: Command = site.command();
        command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let (input, output) = (child.stdin.take(), child.stdout.take().unwrap());
        let (sender, incoming) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = next(&mut output) {
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Self {
            child,
            input,
            incoming,
            asked: 0,
            root: address(site),
            told: BTreeMap::new(),
            said: Vec::new(),
            capabilities: Value::Null,
        }
    }

    /// Starts a session as a plain editor does.
    pub(super) fn open(site: &Site) -> Self {
        let root = address(site);
        Self::begin(site, &json!({ "processId": null, "rootUri": root, "capabilities": {} }))
    }

    /// Starts a session with this first message.
    pub(super) fn begin(site: &Site, first: &Value) -> Self {
        let mut editor = Self::silent(site);
        let answer = editor.ask("initialize", first);
        editor.capabilities = answer["capabilities"].clone();
        editor.tell("initialized", &json!({}));
        editor
    }

    pub(super) fn uri(&self, path: &str) -> String {
        format!("{}/{path}", self.root)
    }

    /// Sends bytes as they are; nobody minds a program that has gone.
    pub(super) fn send_raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        let _ = input.write_all(bytes).and_then(|()| input.flush());
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.send_raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    pub(super) fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The result of a question.
    #[track_caller]
    pub(super) fn ask(&mut self, method: &str, params: &Value) -> Value {
        let answer = self.answer(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// The answer to a question, whether it is a result or an error.
    #[track_caller]
    pub(super) fn answer(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        let mut found = None;
        self.listen(method, |editor, message| {
            if message["id"] == id && message.get("method").is_none() {
                found = Some(message);
            } else {
                editor.note(message);
            }
            found.is_some()
        });
        found.unwrap()
    }

    /// Listens until that is so; fails when it never is.
    #[track_caller]
    pub(super) fn until(&mut self, what: &str, mut so: impl FnMut(&Self) -> bool) {
        if !so(self) {
            self.listen(what, |editor, message| {
                editor.note(message);
                so(editor)
            });
        }
    }

    #[track_caller]
    fn listen(&mut self, what: &str, mut done: impl FnMut(&mut Self, Value) -> bool) {
        let start = Instant::now();
        loop {
            match self.incoming.recv_timeout(PATIENCE.saturating_sub(start.elapsed())) {
                Ok(message) => {
                    if done(self, message) {
                        return;
                    }
                }
                Err(RecvTimeoutError::Timeout) => panic!("nothing came of: {what}; {:#?}", self.told),
                Err(RecvTimeoutError::Disconnected) => panic!("the program ended: {what}"),
            }
        }
    }

    fn note(&mut self, message: Value) {
        if message["method"] == "textDocument/publishDiagnostics" {
            let uri = message["params"]["uri"].as_str().unwrap().to_owned();
            self.told.insert(uri, message["params"].clone());
        } else {
            self.said.push(message);
        }
    }

    /// Opens a file with a text.
    pub(super) fn open_text(&mut self, path: &str, text: &str) {
        let document = json!({ "uri": self.uri(path), "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    /// Changes an open file.
    pub(super) fn change(&mut self, path: &str, version: usize, changes: &[Value]) {
        let document = json!({ "uri": self.uri(path), "version": version });
        self.tell("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// The parameters of a question about a place of a file.
    pub(super) fn at(&self, path: &str, (line, character): (usize, usize)) -> Value {
        json!({ "textDocument": { "uri": self.uri(path) }, "position": { "line": line, "character": character } })
    }

    /// What was last said of all files: path, code, severity, range, words.
    pub(super) fn findings(&self) -> BTreeSet<String> {
        let of = |(uri, said): (&String, &Value)| {
            let path = uri.strip_prefix(&format!("{}/", self.root)).unwrap_or(uri).to_owned();
            let found = said["diagnostics"].as_array().unwrap().clone();
            found.into_iter().map(move |one| {
                format!("{path} {} {} {} {}", one["code"], one["severity"], one["range"], one["message"])
            })
        };
        self.told.iter().flat_map(of).collect()
    }

    /// Ends the session as the protocol asks; gives the status.
    #[track_caller]
    pub(super) fn end(mut self) -> i32 {
        self.ask("shutdown", &Value::Null);
        self.tell("exit", &Value::Null);
        self.gone()
    }

    /// Goes away without a word; gives the status.
    #[track_caller]
    pub(super) fn vanish(mut self) -> i32 {
        self.input = None;
        self.gone()
    }

    #[track_caller]
    fn gone(&mut self) -> i32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code().unwrap_or(-1);
            }
            assert!(start.elapsed() < PATIENCE, "the program outlives its editor");
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn next(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().unwrap(),
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).unwrap())
}

/// What `candor check` finds in the folder as it stands, in the same form as [`Editor::findings`].
pub(super) fn checked(site: &Site) -> BTreeSet<String> {
    let form = |one: &Value| {
        let path = one["path"].as_str().unwrap();
        let text = std::fs::read_to_string(site.root().join(path)).unwrap_or_default();
        let place = |line: &str, column: &str| {
            let line = usize::try_from(one[line].as_u64().unwrap()).unwrap() - 1;
            let column = usize::try_from(one[column].as_u64().unwrap()).unwrap() - 1;
            let before = text.split('\n').nth(line).unwrap_or_default().chars().take(column);
            json!({ "line": line, "character": before.map(char::len_utf16).sum::<usize>() })
        };
        let range = json!({ "start": place("line", "column"), "end": place("end_line", "end_column") });
        let severity = match one["severity"].as_str().unwrap() {
            "error" => 1,
            "warning" => 2,
            _ => 3,
        };
        let help = one["help"].as_str().map(|help| format!("\n{help}")).unwrap_or_default();
        let words = Value::from(one["message"].as_str().unwrap().to_owned() + &help);
        format!("{path} {} {severity} {range} {words}", one["code"])
    };
    site.check().diagnostics().iter().map(form).collect()
}
