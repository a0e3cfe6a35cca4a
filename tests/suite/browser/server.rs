//! A server of files for the browser: a folder below a path, and one page elsewhere to leave to.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};

/// Where the site lies on the server: an address that a clinic might give it.
pub(super) const BELOW: &str = "/clinic/learn/";

/// Where the exit of a site under test leads; in the pages that are sent it is the page elsewhere.
pub(super) const EXIT: &str = "https://example.org/weather";

/// What the page that is not of the site says.
pub(super) const ELSEWHERE: &str = "The weather today";

/// A running server; it ends with the tests.
pub(super) struct Server {
    port: u16,
}

impl Server {
    /// Serves a folder on a free port.
    pub(super) fn start(folder: &Path) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let folder = folder.to_owned();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let folder = folder.clone();
                std::thread::spawn(move || stream.map(|stream| answer(stream, &folder, port)));
            }
        });
        Self { port }
    }

    /// The address of a page of the site.
    pub(super) fn page(&self, route: &str) -> String {
        format!("http://127.0.0.1:{}{BELOW}{route}", self.port)
    }

    /// What every address of this server starts with.
    pub(super) fn origin(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

fn answer(mut stream: TcpStream, folder: &Path, port: u16) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let path = request.split(' ').nth(1).unwrap_or("/").split(['?', '#']).next().unwrap_or("/");
    let path = percent_encoding::percent_decode_str(path).decode_utf8_lossy();
    let (status, kind, body) = match file(&path, folder).map(|file| (media_type(&file), std::fs::read(&file))) {
        Some((kind, Ok(bytes))) if kind.starts_with("text/html") => {
            let page = String::from_utf8_lossy(&bytes).replace(EXIT, &format!("http://127.0.0.1:{port}/weather"));
            ("200 OK", kind, page.into_bytes())
        }
        Some((kind, Ok(bytes))) => ("200 OK", kind, bytes),
        _ if path == "/weather" => {
            let page =
                format!("<!doctype html><html lang=en><title>Weather</title><link rel=icon href=data:,>{ELSEWHERE}");
            ("200 OK", "text/html; charset=utf-8".into(), page.into_bytes())
        }
        _ => ("404 Not Found", "text/plain".into(), b"no such file".to_vec()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(&body)
}

/// The file that a path means; nothing is found above the site.
fn file(path: &str, folder: &Path) -> Option<PathBuf> {
    let inside = path.strip_prefix(BELOW)?;
    let inside =
        if inside.is_empty() || inside.ends_with('/') { format!("{inside}index.html") } else { inside.to_owned() };
    (!inside.contains("..")).then(|| folder.join(inside))
}

fn media_type(path: &Path) -> std::borrow::Cow<'static, str> {
    candor::parts::media_type(&path.to_string_lossy())
}
