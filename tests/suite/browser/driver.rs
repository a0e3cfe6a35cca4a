//! Headless Chromium, driven through chromedriver: a small blocking client of the WebDriver protocol.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long a page may take to become what a test waits for. Nothing is measured with it.
const PATIENCE: Duration = Duration::from_secs(20);

/// A browser with a profile of its own, closed when it is dropped.
pub(super) struct Browser {
    driver: Child,
    session: String,
    agent: ureq::Agent,
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser; an error says what is missing. The free port that a driver chose may be taken before it listens
    /// there, so it tries twice.
    pub(super) fn start() -> Result<Self, String> {
        Self::start_once().or_else(|_| Self::start_once())
    }

    fn start_once() -> Result<Self, String> {
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("chromedriver: {error} (tests/run installs it)"))?;
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = lines.by_ref().find_map(|line| {
            let line = line.ok()?;
            line.split_once("started successfully on port ").map(|(_, port)| port.trim_end_matches('.').to_owned())
        });
        let port = port.ok_or("chromedriver did not say which port it listens on")?;
        std::thread::spawn(move || lines.for_each(drop));
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        let profile = TempDir::with_prefix("candor-chromium-").unwrap();
        let mut browser =
            Self { driver, session: format!("http://127.0.0.1:{port}/session"), agent, _profile: profile };
        let opened = browser.post("", &capabilities(browser._profile.path()))?;
        browser.session += &format!("/{}", opened["sessionId"].as_str().ok_or("no session")?);
        Ok(browser)
    }

    /// Goes to an address and waits until it is loaded.
    pub(super) fn open(&self, address: &str) {
        self.command("/url", &json!({ "url": address }));
    }

    /// What a function body returns in the page.
    pub(super) fn run(&self, script: &str) -> Value {
        self.command("/execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// What the promise of a function body resolves to.
    pub(super) fn run_async(&self, script: &str) -> Value {
        let script = format!(
            "const done = arguments[arguments.length - 1];
             (async () => {{ {script} }})().then(done, error => done({{ failed: String(error) }}));"
        );
        self.command("/execute/async", &json!({ "script": script, "args": [] }))
    }

    /// What a function body returns in the page, as text.
    pub(super) fn text(&self, script: &str) -> String {
        self.run(script).as_str().unwrap_or_default().to_owned()
    }

    /// Waits until an expression is true in the page; false when it never is.
    pub(super) fn wait_for(&self, expression: &str) -> bool {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let script = format!("return Boolean({expression})");
            if self.post("/execute/sync", &json!({ "script": script, "args": [] })) == Ok(Value::Bool(true)) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        false
    }

    /// Sends a command of the Chrome DevTools Protocol.
    pub(super) fn cdp(&self, name: &str, parameters: Value) -> Value {
        self.command("/goog/cdp/execute", &json!({ "cmd": name, "params": parameters }))
    }

    /// Presses keys one after the other (`\u{e004}` is Tab, `\u{e007}` Enter, `\u{e008}` Shift).
    pub(super) fn press(&self, keys: &[char]) {
        let stroke = |key| [json!({ "type": "keyDown", "value": key }), json!({ "type": "keyUp", "value": key })];
        let strokes: Vec<_> = keys.iter().flat_map(|key| stroke(key.to_string())).collect();
        self.command("/actions", &json!({ "actions": [{ "type": "key", "id": "keys", "actions": strokes }] }));
    }

    /// The entries of a log (`browser`, `performance`) since they were last asked for.
    pub(super) fn log(&self, kind: &str) -> Vec<Value> {
        self.command("/se/log", &json!({ "type": kind })).as_array().cloned().unwrap_or_default()
    }

    /// The width of the window in CSS pixels, as a phone or a desktop has it.
    pub(super) fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.cdp("Emulation.setDeviceMetricsOverride", size);
    }

    /// Light or dark, as the reader's system has it; `forced` is a system that chooses all colours.
    pub(super) fn prefer(&self, scheme: &str) {
        let (scheme, forced) = if scheme == "forced" { ("light", "active") } else { (scheme, "none") };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme }, { "name": "prefers-reduced-motion", "value": "reduce" },
            { "name": "forced-colors", "value": forced }
        ]);
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": "screen", "features": features }));
    }

    /// Shows the page as it is printed.
    pub(super) fn on_paper(&self) {
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": "print", "features": [] }));
    }

    /// Presses a key while another is held.
    pub(super) fn chord(&self, held: char, key: char) {
        let stroke = |kind: &str, key: char| json!({ "type": kind, "value": key.to_string() });
        let strokes = [stroke("keyDown", held), stroke("keyDown", key), stroke("keyUp", key), stroke("keyUp", held)];
        self.command("/actions", &json!({ "actions": [{ "type": "key", "id": "keys", "actions": strokes }] }));
    }

    /// Turns the pages' scripts off or on.
    pub(super) fn scripts(&self, on: bool) {
        self.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": !on }));
    }

    fn command(&self, path: &str, body: &Value) -> Value {
        self.post(path, body).unwrap_or_else(|error| panic!("{path} {body}: {error}"))
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        let sent = self.agent.post(format!("{}{path}", self.session)).send_json(body);
        let mut answer = sent.map_err(|error| error.to_string())?;
        let mut answer: Value =
            answer.body_mut().with_config().limit(64 << 20).read_json().map_err(|e| e.to_string())?;
        match answer["value"]["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", answer["value"]["message"])),
            None => Ok(answer["value"].take()),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn capabilities(profile: &Path) -> Value {
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--force-color-profile=srgb",
        "--hide-scrollbars",
        &format!("--user-data-dir={}", profile.display()),
    ]
    .map(str::to_owned);
    json!({ "capabilities": { "alwaysMatch": {
        "browserName": "chrome",
        "goog:chromeOptions": { "args": arguments },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        "timeouts": { "script": 60_000, "pageLoad": 60_000 },
    } } })
}
