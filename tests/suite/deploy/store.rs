//! A real object storage, shared by all tests, each with a bucket of its own: moto, or what `CANDOR_DEPLOY_STORE` names.
//!
//! `CANDOR_BROWSER=1` makes a missing one a failure, as it does for a missing browser.

use crate::site::repository;
use rusty_s3::{Bucket as Place, Credentials, Method, S3Action, UrlStyle};
use std::collections::BTreeMap;
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// The key that the storage knows. Nothing of it may stand in any output.
pub(super) const KEY: &str = "AKIDCANDORTESTKEY";
pub(super) const SECRET: &str = "not+to/be+told+to/anybody";
const VALID: Duration = Duration::from_secs(60);

/// A storage that runs until the tests end.
pub(super) struct Store {
    pub(super) port: u16,
    /// It ends when its standard input does.
    _process: Child,
}

/// The storage; none where the machine has none.
pub(super) fn store() -> Option<&'static Store> {
    static STORE: OnceLock<Option<Store>> = OnceLock::new();
    let store = STORE.get_or_init(start).as_ref();
    assert!(store.is_some() || std::env::var_os("CANDOR_BROWSER").is_none(), "no storage (tests/run installs moto)");
    if store.is_none() {
        eprintln!("skipped: there is no moto_server (tests/run installs it)");
    }
    store
}

/// Whether the storage checks signatures.
pub(super) fn is_strict() -> bool {
    std::env::var("CANDOR_DEPLOY_STORE").is_ok_and(|name| name.contains("s3s"))
}

fn start() -> Option<Store> {
    if is_strict() {
        let folder = tempfile::TempDir::with_prefix("candor-s3s-").unwrap().keep();
        let program = std::env::var("CANDOR_DEPLOY_STORE").unwrap();
        let keys = ["--access-key", KEY, "--secret-key", SECRET];
        return Some(run(&[&[program.as_str()], &keys[..], &[&folder.to_string_lossy()]].concat()));
    }
    Some(run(&[&moto()?.to_string_lossy()]))
}

/// Runs a storage at a free port.
pub(super) fn run(program: &[&str]) -> Store {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let mut shell = Command::new("sh");
    shell.args(["-c", "\"$@\" < /dev/null > /dev/null 2>&1 & pid=$!; cat > /dev/null; kill $pid", "sh"]);
    shell.args(&program[..1]).args(["--host", "127.0.0.1", "--port", &port.to_string()]).args(&program[1..]);
    let store = Store { port, _process: shell.stdin(Stdio::piped()).spawn().unwrap() };
    for _ in 0..600 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return store;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("the storage does not answer");
}

pub(super) fn moto() -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let installed = std::env::split_paths(&path).map(|folder| folder.join("moto_server"));
    installed.chain([repository("target/moto/bin/moto_server")]).find(|program| program.is_file())
}

/// A bucket, as the storage itself shows it.
pub(super) struct Bucket {
    pub(super) name: String,
    place: Place,
    keys: Credentials,
}

/// An object: its bytes, and its headers in small letters.
#[derive(Debug)]
pub(super) struct Held {
    pub(super) bytes: Vec<u8>,
    pub(super) headers: BTreeMap<String, String>,
}

impl Store {
    /// A new bucket.
    pub(super) fn bucket(&self) -> Bucket {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let name = format!("bucket-{}", MADE.fetch_add(1, Ordering::Relaxed));
        let endpoint = format!("http://127.0.0.1:{}", self.port).parse().unwrap();
        let place = Place::new(endpoint, UrlStyle::Path, name.clone(), "us-east-1").unwrap();
        let bucket = Bucket { name, place, keys: Credentials::new(KEY, SECRET) };
        bucket.ask(&bucket.place.create_bucket(&bucket.keys), &[]);
        bucket
    }
}

impl Bucket {
    /// The keys of all objects.
    pub(super) fn keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        let mut next: Option<String> = None;
        loop {
            let mut action = self.place.list_objects_v2(Some(&self.keys));
            if let Some(token) = next.take() {
                action.with_continuation_token(token);
            }
            let text = String::from_utf8(self.ask(&action, &[]).bytes).unwrap();
            let page = rusty_s3::actions::ListObjectsV2::parse_response(&text).unwrap();
            keys.extend(page.contents.into_iter().map(|object| object.key));
            next = page.next_continuation_token;
            if next.is_none() {
                return keys;
            }
        }
    }

    pub(super) fn get(&self, key: &str) -> Held {
        self.ask(&self.place.get_object(Some(&self.keys), key), &[])
    }

    pub(super) fn put(&self, key: &str, bytes: &str) {
        self.ask(&self.place.put_object(Some(&self.keys), key), bytes.as_bytes());
    }

    /// All objects but candor's own word.
    pub(super) fn all(&self) -> BTreeMap<String, Vec<u8>> {
        let keys = self.keys().into_iter().filter(|key| !key.ends_with(".candor-deploy.json"));
        keys.map(|key| (key.clone(), self.get(&key).bytes)).collect()
    }

    fn ask<'a, A: S3Action<'a>>(&self, action: &A, sent: &[u8]) -> Held {
        let url = action.sign(VALID).to_string();
        let config = ureq::Agent::config_builder().http_status_as_error(false).proxy(None);
        let agent: ureq::Agent = config.build().into();
        let answer = match A::METHOD {
            Method::Put => agent.put(&url).send(sent),
            _ => agent.get(&url).call(),
        };
        let mut answer = answer.unwrap();
        let bytes = answer.body_mut().with_config().limit(1 << 30).read_to_vec().unwrap();
        assert!(answer.status().is_success(), "{}: {}", answer.status(), String::from_utf8_lossy(&bytes));
        let text = |value: &ureq::http::HeaderValue| value.to_str().unwrap().to_owned();
        let headers = answer.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect();
        Held { bytes, headers }
    }
}
