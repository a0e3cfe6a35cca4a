//! A site in a temporary folder, and the real program run on it.

use serde_json::Value;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Noon of 2026-11-29, the newest date of the library: the day that every test takes for today.
pub(crate) const TODAY: &str = "1795953600";

/// What a run may take before it counts as hanging; no test asks for less.
const PATIENCE: Duration = Duration::from_secs(120);

/// A folder that is removed when the test ends.
pub(crate) struct Site {
    folder: TempDir,
}

impl Site {
    /// An empty folder. Without a `book.toml` of its own it gets a small one when it is first run.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::with_prefix("candor-").unwrap() }
    }

    /// A copy of a folder of the repository.
    pub(crate) fn copy_of(from: &Path) -> Self {
        let site = Self::new();
        for path in files_under(from) {
            site.write(&path, std::fs::read(from.join(&path)).unwrap());
        }
        site
    }

    /// With one more file.
    pub(crate) fn file(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        self.write(path, content);
        self
    }

    /// With this `book.toml`.
    pub(crate) fn book(self, toml: &str) -> Self {
        self.file("book.toml", toml)
    }

    /// Writes a file into the folder.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    /// Writes a file as editors do: beside the old one, then in its place, so that nobody reads a half of it.
    pub(crate) fn save(&self, path: &str, content: impl AsRef<[u8]>) {
        let beside = self.root().join("saved~");
        std::fs::write(&beside, content).unwrap();
        std::fs::rename(beside, self.root().join(path)).unwrap();
    }

    /// The folder.
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// The program, ready to run in the folder: no settings from outside, today fixed.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_candor"));
        command.current_dir(self.root()).env("SOURCE_DATE_EPOCH", TODAY).env("TZ", "UTC").env_remove("NO_COLOR");
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("CANDOR_") {
                command.env_remove(name);
            }
        }
        command.stdin(Stdio::null());
        command
    }

    /// Runs the program in the folder as it stands.
    pub(crate) fn run_bare(&self, arguments: &[&str]) -> Run {
        let mut command = self.command();
        command.args(arguments);
        Run::of(command, self.root())
    }

    /// Runs the program; a folder without `book.toml` gets a small one first.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.settle();
        self.run_bare(arguments)
    }

    /// `candor build` with findings as JSON.
    pub(crate) fn build(&self) -> Run {
        self.run(&["build", "--format", "json"])
    }

    /// `candor check` with findings as JSON.
    pub(crate) fn check(&self) -> Run {
        self.run(&["check", "--format", "json"])
    }

    /// The processor time of a check, in seconds, as the shell that runs it counts: what else the machine does adds
    /// little to it. What is measured twice is the less.
    pub(crate) fn spent(&self) -> f64 {
        self.settle();
        let once = || {
            let mut shell = Command::new("sh");
            shell
                .args(["-c", "\"$0\" check --format json > /dev/null 2>&1; code=$?; times; exit $code"])
                .arg(env!("CARGO_BIN_EXE_candor"));
            shell.current_dir(self.root()).env("SOURCE_DATE_EPOCH", TODAY);
            let output = shell.output().unwrap();
            assert!(output.status.code().is_some_and(|code| code <= 2), "{}", output.status);
            let told = String::from_utf8(output.stdout).unwrap();
            let seconds = |time: &str| -> f64 {
                let (minutes, seconds) = time.trim_end_matches('s').split_once('m').unwrap();
                minutes.parse::<f64>().unwrap() * 60.0 + seconds.parse::<f64>().unwrap()
            };
            told.lines().last().unwrap().split_whitespace().map(seconds).sum::<f64>()
        };
        once().min(once())
    }

    /// Gives a folder without `book.toml` a small one.
    pub(crate) fn settle(&self) {
        if !self.root().join("book.toml").exists() {
            self.write("book.toml", "[book]\ntitle = \"A small site\"\n");
        }
    }

    /// Text of a file that was built.
    pub(crate) fn page(&self, route: &str) -> String {
        let path = self.root().join("public").join(route);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// All that was built, by path.
    pub(crate) fn built(&self) -> BTreeMap<String, Vec<u8>> {
        tree(&self.root().join("public"))
    }
}

/// The bytes of every file below a folder, by path.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    files_under(folder).into_iter().map(|path| (path.clone(), std::fs::read(folder.join(&path)).unwrap())).collect()
}

/// The files below a folder, relative to it, with `/`, sorted.
pub(crate) fn files_under(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// A path of this repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What came out of one run.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit status; -1 when a signal ended it.
    pub(crate) code: i32,
    /// Standard output, with the temporary folder called `[ROOT]` and this repository `[REPOSITORY]`.
    pub(crate) stdout: String,
    /// Standard error, likewise.
    pub(crate) stderr: String,
}

impl Run {
    /// Runs a command to its end.
    pub(crate) fn of(mut command: Command, root: &Path) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let stdout = drain(child.stdout.take().unwrap());
        let stderr = drain(child.stderr.take().unwrap());
        let code = wait(&mut child);
        let tidy = |text: Vec<u8>| {
            let text = String::from_utf8_lossy(&text).into_owned();
            let real = root.canonicalize().unwrap();
            let text = text.replace(&*real.to_string_lossy(), "[ROOT]").replace(&*root.to_string_lossy(), "[ROOT]");
            text.replace(env!("CARGO_MANIFEST_DIR"), "[REPOSITORY]")
        };
        let run = Self { code, stdout: tidy(stdout.join().unwrap()), stderr: tidy(stderr.join().unwrap()) };
        assert!(!run.stderr.contains("panicked at"), "the program panicked:\n{}", run.stderr);
        assert!((0..=2).contains(&run.code), "exit status {}:\n{}", run.code, run.stderr);
        run
    }

    /// Expects success.
    #[track_caller]
    pub(crate) fn ok(self) -> Self {
        self.expect(0)
    }

    /// Expects an exit status.
    #[track_caller]
    pub(crate) fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// The objects on standard output, one a line.
    #[track_caller]
    pub(crate) fn objects(&self) -> Vec<Value> {
        let parse = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        self.stdout.lines().map(parse).collect()
    }

    /// The objects of one type.
    #[track_caller]
    pub(crate) fn of_type(&self, kind: &str) -> Vec<Value> {
        self.objects().into_iter().filter(|object| object["type"] == kind).collect()
    }

    /// The findings.
    #[track_caller]
    pub(crate) fn diagnostics(&self) -> Vec<Value> {
        self.of_type("diagnostic")
    }
}

fn drain(mut stream: impl Read + Send + 'static) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        bytes
    })
}

fn wait(child: &mut Child) -> i32 {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code().unwrap_or(-1);
        }
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("the program did not end within {} seconds", PATIENCE.as_secs());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}
