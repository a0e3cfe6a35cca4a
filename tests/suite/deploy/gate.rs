//! What stands between the program and the storage: it writes down what is asked for, does what nets and storages do
//! on bad days, and sees to it that at every moment each page of the bucket finds what it loads.

use super::store::Store;
use candor::parts::{Relative, decode_path, parent, resolve};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// What becomes of a request.
pub(super) enum Act {
    Pass,
    /// This is answered instead: a status with its words, headers with line ends, a body.
    Answer(&'static str, String, &'static str),
    /// The connection breaks before the storage hears of it.
    Break,
    /// The storage does what it is asked, and the answer is lost.
    LoseAnswer,
}

/// A request, and whether the storage has done it.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) method: String,
    /// The key of the object; empty for the bucket itself.
    pub(super) key: String,
    /// All that was sent before the body.
    pub(super) head: String,
    body: Vec<u8>,
}

impl Request {
    /// Whether it changes the bucket.
    pub(super) fn writes(&self) -> bool {
        self.method == "PUT" || self.method == "DELETE"
    }
}

type Judge = Box<dyn FnMut(&Request) -> Act + Send>;

#[derive(Default)]
struct State {
    judge: Option<Judge>,
    done: Vec<Request>,
    /// What each page of the bucket loads.
    pages: BTreeMap<String, BTreeSet<String>>,
    keys: BTreeSet<String>,
    broken: Vec<String>,
}

/// The way to the storage.
#[derive(Clone)]
pub(super) struct Gate {
    pub(super) port: u16,
    state: Arc<Mutex<State>>,
}

impl Gate {
    pub(super) fn to(store: &Store) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let gate = Self { port: listener.local_addr().unwrap().port(), state: Arc::default() };
        let (own, store) = (gate.clone(), store.port);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let own = own.clone();
                std::thread::spawn(move || drop(own.serve(stream.unwrap(), store)));
            }
        });
        gate
    }

    /// Lets somebody decide what becomes of each request.
    pub(super) fn judged_by(&self, judge: impl FnMut(&Request) -> Act + Send + 'static) {
        self.state.lock().unwrap().judge = Some(Box::new(judge));
    }

    pub(super) fn open(&self) {
        self.state.lock().unwrap().judge = None;
    }

    /// What was done since this was asked last.
    pub(super) fn done(&self) -> Vec<Request> {
        std::mem::take(&mut self.state.lock().unwrap().done)
    }

    /// The same, of what changes the bucket: method and key.
    pub(super) fn written(&self) -> Vec<(String, String)> {
        self.done().into_iter().filter(Request::writes).map(|request| (request.method, request.key)).collect()
    }

    /// The moments at which a page did not find what it loads.
    pub(super) fn broken(&self) -> Vec<String> {
        self.state.lock().unwrap().broken.clone()
    }

    fn serve(&self, mut client: TcpStream, store: u16) -> std::io::Result<()> {
        let Some(request) = read(&mut client)? else { return Ok(()) };
        let act = match &mut self.state.lock().unwrap().judge {
            Some(judge) => judge(&request),
            None => Act::Pass,
        };
        match act {
            Act::Answer(status, headers, body) => {
                let length = body.len();
                write!(
                    client,
                    "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
                )?;
            }
            Act::Break => {}
            Act::Pass | Act::LoseAnswer => {
                let answer = self.forward(&request, store)?;
                if matches!(act, Act::Pass) {
                    client.write_all(&answer)?;
                }
            }
        }
        client.shutdown(Shutdown::Both)
    }

    fn forward(&self, request: &Request, store: u16) -> std::io::Result<Vec<u8>> {
        let mut stream = TcpStream::connect(("127.0.0.1", store))?;
        let is_kept = |line: &&str| !line.to_lowercase().starts_with("connection:");
        let head: Vec<&str> = request.head.lines().filter(is_kept).collect();
        stream.write_all(format!("{}\r\nConnection: close\r\n\r\n", head.join("\r\n")).as_bytes())?;
        stream.write_all(&request.body)?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        if answer.get(9) == Some(&b'2') {
            self.state.lock().unwrap().note(request);
        }
        Ok(answer)
    }
}

impl State {
    fn note(&mut self, request: &Request) {
        let key = &request.key;
        match request.method.as_str() {
            "PUT" if key.ends_with(".html") => {
                let loads = loads(key, &String::from_utf8_lossy(&request.body));
                let missing = loads.iter().filter(|file| !self.keys.contains(*file));
                self.broken.extend(missing.map(|file| format!("{key} is there before {file}")));
                self.pages.insert(key.clone(), loads);
                self.keys.insert(key.clone());
            }
            "PUT" => drop(self.keys.insert(key.clone())),
            "DELETE" => {
                self.keys.remove(key);
                self.pages.remove(key);
                let left = self.pages.iter().filter(|(_, loads)| loads.contains(key));
                self.broken.extend(left.map(|(page, _)| format!("{page} is there without {key}")));
            }
            _ => {}
        }
        self.done.push(request.clone());
    }
}

/// What a page loads of its own site: all that it leads to, but for pages.
fn loads(page: &str, html: &str) -> BTreeSet<String> {
    let values = html.split(&[' ', '<', '>', '\n']).filter_map(|part| {
        let value = part.strip_prefix("src=").or_else(|| part.strip_prefix("href="))?;
        Some(value.trim_matches('"').split(['#', '?']).next().unwrap_or_default())
    });
    let own = values.filter(|value| !value.contains(':') && !value.is_empty() && !value.ends_with('/'));
    let own = own.filter(|value| !value.ends_with(".html") && value.contains('.') && !value.ends_with(".."));
    // The page for what is not found leads on from the root of the host.
    let own = own.map(|value| value.strip_prefix("/learn").unwrap_or(value));
    own.filter_map(|value| match resolve(parent(page), &decode_path(value)?) {
        Relative::Inside(path) => Some(path),
        Relative::Outside => None,
    })
    .collect()
}

fn read(client: &mut TcpStream) -> std::io::Result<Option<Request>> {
    let mut bytes = Vec::new();
    let mut more = [0; 65536];
    let end = loop {
        if let Some(at) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
        let length = client.read(&mut more)?;
        if length == 0 {
            return Ok(None);
        }
        bytes.extend_from_slice(&more[..length]);
    };
    let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
    let header = |line: &str| line.to_lowercase().strip_prefix("content-length:")?.trim().parse::<usize>().ok();
    let length = head.lines().find_map(header).unwrap_or(0);
    let mut body = bytes.split_off(end);
    while body.len() < length {
        let read = client.read(&mut more)?;
        if read == 0 {
            // Whoever sent it is gone, and the storage hears nothing of it.
            return Ok(None);
        }
        body.extend_from_slice(&more[..read]);
    }
    let mut words = head.split(' ');
    let (method, target) = (words.next().unwrap().to_owned(), words.next().unwrap());
    let path = decode_path(target.split('?').next().unwrap()).unwrap();
    let key = path.trim_start_matches('/').split_once('/').map_or("", |(_, key)| key).to_owned();
    Ok(Some(Request { method, key, head: head.trim_end().to_owned(), body }))
}
