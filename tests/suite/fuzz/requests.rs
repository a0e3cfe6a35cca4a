//! Requests to the preview: nothing but the site leaves, nobody elsewhere is answered, and nobody waits for others.

use super::hostile::Texts;
use crate::preview::Preview;
use crate::site::{Site, tree};
use std::collections::{BTreeMap, HashSet};
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::{Duration, Instant};

/// Stands in every file that is not of the site.
const SECRET: &str = "kept-from-everybody";
/// Stands on every page of the site.
const WORDS: &str = "words of the site";

/// A preview of a small site, with files around it that nobody may get.
struct Served {
    preview: Preview,
    address: SocketAddr,
    /// Everything that the site has.
    bodies: HashSet<Vec<u8>>,
    _site: Site,
}

impl Served {
    fn start() -> Self {
        let page =
            |title: &str| format!("---\ntitle: {title}\nsummary: Some {WORDS}.\n---\nThe {WORDS}: [b](@/b.md).\n");
        let site = Site::new()
            .book(&format!("[book]\ntitle = \"A site\" # {SECRET}\n"))
            .file("content/index.md", page("Home"))
            .file("content/b.md", page("Another"))
            .file("content/a b/é.md", page("Odd name"))
            .file("content/draft.md", format!("---\ntitle: A draft\ndraft: true\n---\n{SECRET}\n"))
            .file("content/topics.yaml", format!("# {SECRET}\na: What it is\n"))
            .file("content/pic.png", "a picture")
            .file("content/large.bin", vec![b'x'; 12 << 20])
            .file("themes/calm/tokens.css", format!("/* {SECRET} */\n"))
            .file(".git/config", SECRET)
            .file("notes.txt", SECRET);
        site.build().ok();
        let bodies = tree(&site.root().join("public")).into_values().collect();
        let preview = Preview::of(&site);
        let address = preview.address.trim_start_matches("http://").trim_end_matches('/').parse().unwrap();
        Self { preview, address, bodies, _site: site }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
        stream.set_nodelay(true).unwrap();
        stream
    }
}

/// A request that may be anything.
#[derive(Debug, Default)]
struct Asked {
    method: String,
    target: String,
    headers: Vec<(String, String)>,
}

const METHODS: &[&str] = &[
    "GET", "GET", "GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT",
    "get", "PROPFIND",
];
const TARGETS: &[&str] = &[
    "/",
    "/index.html",
    "/b",
    "/b.html",
    "/a%20b/%C3%A9",
    "/draft.html",
    "/draft",
    "/pic.png",
    "/search/",
    "/search/search.js",
    "/_candor/",
    "/_candor/findings",
    "/_candor/findings.json",
    "/_candor/pages?q=a&pages=201#pages",
    "/_candor/page/index.html",
    "/index.html?candor-as=print",
    "/_candor/reload.js",
    "/_candor/desk.css",
    "/_candor/gallery/",
    "/_candor/gallery/callout-1.html",
    "/_candor/events",
    "/book.toml",
    "/content/b.md",
    "/content/draft.md",
    "/topics.yaml",
    "/.git/config",
    "/notes.txt",
    "/themes/calm/tokens.css",
    "/public/index.html",
    "/_headers",
    "/.htaccess",
    "/sitemap.xml",
    "/privacy-manifest.json",
    "/404.html",
    "*",
    "",
    "b",
    "/large.bin",
];
const TURNS: &[&str] = &[
    "/..",
    "/../",
    "/%2e%2e/",
    "/%2E%2e",
    "/.%2e/",
    "/..%2f",
    "/..%5c",
    "\\..\\",
    "//",
    "/./",
    "/%00",
    "%00",
    "/%ff",
    "%0d%0aX-Evil:1",
    "?x=../..",
    "#x",
    ";x",
    "%",
    "%2",
    "%zz",
    "/~root",
    "/etc/passwd",
    "/proc/self/environ",
    "%25",
    "%252e%252e/",
    "file:///etc/passwd",
    "http://evil.example/",
    "//evil.example",
    "@evil.example",
    ".html",
    "/index.html",
    "/",
    "_candor/",
    "/_candor/../",
    "/_candor/gallery/../../",
];
const HEADERS: &[(&str, &[&str])] = &[
    ("Origin", &["http://evil.example", "null", "http://localhost:1", "https://127.0.0.1", ""]),
    ("Sec-Fetch-Site", &["cross-site", "same-site", "same-origin", "none", "x"]),
    ("Sec-Fetch-Mode", &["navigate", "no-cors", "cors", "websocket", "same-origin"]),
    ("Sec-Fetch-Dest", &["document", "iframe", "script", "image", "empty", "style", "object", "embed", "frame"]),
    ("Range", &["bytes=0-0", "bytes=-1", "bytes=5-1", "bytes=0-99999999999999999999", "bytes=1-,2-", "x", "bytes=-0"]),
    ("If-None-Match", &["*", "\"x\"", "W/\"", ""]),
    ("If-Range", &["\"x\"", "Mon"]),
    ("Content-Length", &["0", "-1", "99999999999999999999", "x"]),
    ("Transfer-Encoding", &["chunked", "x", "chunked, chunked"]),
    ("Upgrade", &["websocket", "h2c"]),
    ("Expect", &["100-continue", "x"]),
    ("Connection", &["close", "upgrade", "keep-alive"]),
    ("Referer", &["http://evil.example/"]),
    ("X-Forwarded-Host", &["evil.example"]),
    ("Accept", &["*/*", "text/event-stream"]),
    ("Cookie", &["a=b"]),
];
const HOSTS: &[&str] = &[
    "evil.example",
    "127.0.0.1.evil.example",
    "localhost.evil.example",
    "evil.example:80",
    "[::1",
    "",
    "a b",
    "localhost@evil.example",
];

impl Asked {
    fn new(texts: &mut Texts, address: SocketAddr) -> Self {
        let mut target = texts.random.pick(TARGETS).to_owned();
        let turns = if texts.random.percent(40) { 0 } else { texts.random.below(4) };
        for _ in 0..turns {
            let turn = if texts.random.percent(75) { texts.random.pick(TURNS) } else { texts.piece() };
            let at = target.floor_char_boundary(texts.random.below(target.len() + 1));
            target.insert_str(at, turn);
        }
        let target =
            target.chars().filter(|c| !['\r', '\n', ' ', '\0'].contains(c) || texts.random.percent(1)).collect();
        let mut headers = Vec::new();
        let host = if texts.random.percent(10) { texts.random.pick(HOSTS).to_owned() } else { address.to_string() };
        headers.push(("Host".to_owned(), host));
        for _ in 0..texts.random.below(5) {
            let (name, values) = texts.random.pick(HEADERS);
            let value =
                if texts.random.percent(95) { texts.random.pick(values).to_owned() } else { texts.piece().to_owned() };
            headers.push((name.to_owned(), value));
        }
        Self { method: texts.random.pick(METHODS).to_owned(), target, headers }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    fn text(&self) -> String {
        let headers: String = self.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        format!("{} {} HTTP/1.1\r\n{headers}\r\n", self.method, self.target)
    }

    /// Whether it is no line of HTTP: then anything may be said, but nothing given.
    fn is_broken(&self) -> bool {
        let text = |text: &str| text.contains(['\r', '\n', '\0']);
        text(&self.target)
            || self.target.contains(' ')
            || self.target.is_empty()
            || self.headers.iter().any(|(_, value)| text(value))
    }

    /// Whether a browser sends it for a page of another origin, other than by going there.
    fn is_from_elsewhere(&self) -> bool {
        let elsewhere = self.get("Sec-Fetch-Site").is_some_and(|site| ["cross-site", "same-site"].contains(&site));
        elsewhere && !(self.get("Sec-Fetch-Mode") == Some("navigate") && self.get("Sec-Fetch-Dest") == Some("document"))
    }
}

/// A response.
struct Got {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
    ended: bool,
}

/// Reads one response; none when the connection ended before one came.
fn read(stream: &mut TcpStream, head_only: bool) -> Option<Got> {
    let mut bytes = Vec::new();
    let mut buffer = vec![0; 1 << 16];
    let end = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return None,
            Ok(count) => bytes.extend_from_slice(&buffer[..count]),
        }
    };
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
    let headers: BTreeMap<String, String> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let mut body = bytes.split_off(end + 4);
    let length: Option<usize> = headers.get("content-length").and_then(|length| length.parse().ok());
    let wanted = if head_only || [204, 304].contains(&status) { 0 } else { length.unwrap_or(0) };
    while body.len() < wanted {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(count) => body.extend_from_slice(&buffer[..count]),
        }
    }
    let ended =
        length.is_none() || headers.get("connection").is_some_and(|value| value == "close") || body.len() > wanted;
    Some(Got { status, headers, body, ended })
}

/// What is wrong with an answer.
fn faults(served: &Served, asked: &Asked, got: &Got) -> Vec<&'static str> {
    let mut found = Vec::new();
    let text = String::from_utf8_lossy(&got.body[..got.body.len().min(1 << 16)]);
    let mut fault = |holds: bool, what: &'static str| {
        if !holds {
            found.push(what);
        }
    };
    fault(!text.contains(SECRET) && !text.contains("root:x:"), "what is not of the site leaves");
    fault(!text.contains("Candor has a bug"), "it panics");
    fault(!got.headers.contains_key("x-evil"), "a header is put in");
    fault(
        got.headers.get("location").is_none_or(|to| to.starts_with('/') && !to.starts_with("//") && !to.contains('\\')),
        "it leads elsewhere",
    );
    fault(got.status != 200 || ["GET", "HEAD"].contains(&asked.method.as_str()), "it takes what is sent");
    if asked.is_broken() {
        return found;
    }
    let host = asked.get("Host").unwrap_or_default();
    fault(host == served.address.to_string() || got.status >= 400, "it answers by another name");
    // What tiny_http itself refuses does not reach the preview.
    if got.headers.contains_key("cache-control") {
        fault(
            got.headers.get("cross-origin-resource-policy").is_some_and(|policy| policy == "same-origin"),
            "without Cross-Origin-Resource-Policy",
        );
        fault(got.headers.get("x-content-type-options").is_some_and(|value| value == "nosniff"), "without nosniff");
    }
    fault(!asked.is_from_elsewhere() || got.status >= 400, "a page elsewhere is answered");
    // What the desk shows in frames is seen otherwise.
    let own = asked.target.contains("_candor") || asked.target.contains("candor-as=");
    fault(
        own || got.status != 200 || got.body.is_empty() || served.bodies.contains(&without_script(&got.body)),
        "what it sends is no file of the site",
    );
    fault(
        got.status != 206 || served.bodies.iter().any(|body| contains(body, &got.body)),
        "a part is of no file of the site",
    );
    found
}

fn contains(body: &[u8], part: &[u8]) -> bool {
    part.is_empty() || part.len() <= body.len() && body.windows(part.len()).any(|window| window == part)
}

/// A page without the preview's own script.
fn without_script(body: &[u8]) -> Vec<u8> {
    let start = find(body, b"<script src=\"/_candor/reload.js\"");
    let Some(start) = start else { return body.to_vec() };
    let end = find(&body[start..], b"</script>").map_or(body.len(), |end| start + end + 9);
    [&body[..start], &body[end..]].concat()
}

fn find(text: &[u8], part: &[u8]) -> Option<usize> {
    text.windows(part.len()).position(|window| window == part)
}

/// Sends so many requests; what comes back is each fault with the first request that shows it, and how many answers came.
fn ask(served: &Served, seed: u64, count: usize) -> (BTreeMap<&'static str, String>, BTreeMap<u16, usize>) {
    let mut texts = Texts::new(seed, true);
    let (mut found, mut statuses) = (BTreeMap::new(), BTreeMap::new());
    let mut stream = served.connect();
    for _ in 0..count {
        let asked = Asked::new(&mut texts, served.address);
        // A body that never comes, and events that never end, hold a connection; and a large file is sent seldom.
        let holds = asked
            .headers
            .iter()
            .any(|(name, _)| ["Content-Length", "Transfer-Encoding", "Expect", "Upgrade"].contains(&name.as_str()));
        if asked.target.contains("large") && !texts.random.percent(2) {
            continue;
        }
        let sent = stream.write_all(asked.text().as_bytes());
        if holds || asked.is_broken() {
            let _ = stream.shutdown(std::net::Shutdown::Write);
        }
        let got = sent.ok().and_then(|()| read(&mut stream, asked.method == "HEAD"));
        let ended = holds || asked.is_broken() || got.as_ref().is_none_or(|got| got.ended);
        if let Some(got) = got {
            *statuses.entry(got.status).or_default() += 1;
            for fault in faults(served, &asked, &got) {
                found.entry(fault).or_insert_with(|| format!("{}{}", asked.text(), got.status));
            }
        } else {
            *statuses.entry(0).or_default() += 1;
        }
        if ended {
            stream = served.connect();
        }
    }
    (found, statuses)
}

fn hold(seed: u64, count: usize) {
    let served = Served::start();
    let start = Instant::now();
    let (found, statuses) = ask(&served, seed, count);
    eprintln!("{count} requests in {:?}; answers by status (0: none): {statuses:?}", start.elapsed());
    assert!(
        statuses.get(&200).is_some_and(|answers| answers * 20 > count),
        "hardly anything was answered: {statuses:?}"
    );
    let new: Vec<String> = found.iter().map(|(fault, asked)| format!("{fault}: {asked:?}")).collect();
    assert!(new.is_empty(), "{}", new.join("\n"));
    assert!(plain(&served).is_some(), "the preview is still there");
}

#[test]
fn nothing_but_the_site_leaves_the_preview() {
    hold(1, 2000);
}

#[test]
#[ignore = "takes long: tests/fuzz/run"]
fn requests_by_the_hundred_thousand() {
    hold(super::setting("CANDOR_FUZZ_SEED", 1) as u64, super::setting("CANDOR_FUZZ_REQUESTS", 200_000));
}

/// How long a plain request takes on a connection of its own; none when no answer comes.
fn plain(served: &Served) -> Option<Duration> {
    let start = Instant::now();
    let mut stream = served.connect();
    stream.set_read_timeout(Some(Duration::from_secs(2))).unwrap();
    stream
        .write_all(format!("GET /b.html HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", served.address).as_bytes())
        .ok()?;
    let got = read(&mut stream, false)?;
    (got.status == 200).then(|| start.elapsed())
}

/// The median of some plain requests; one without an answer counts as long.
fn median(served: &Served) -> Duration {
    let mut times: Vec<Duration> = (0..9).map(|_| plain(served).unwrap_or(Duration::from_secs(9))).collect();
    times.sort();
    times[4]
}

/// What others may hold open: how many connections, and what each has sent.
const OTHERS: &[(&str, usize, &str, usize)] = &[
    ("connections without a word", 300, "", 1),
    ("half a head", 200, "GET / HTTP/1.1\r\nHost: ", 1),
    ("a body that never comes", 100, "POST / HTTP/1.1\r\nHost: HOST\r\nContent-Length: 1000000\r\n\r\n", 1),
    ("streams of events", 100, "GET /_candor/events HTTP/1.1\r\nHost: HOST\r\n\r\n", 1),
    ("downloads that nobody reads", 20, "GET /large.bin HTTP/1.1\r\nHost: HOST\r\n\r\n", 1),
    ("requests in a row whose answers nobody reads", 2, "GET /b.html HTTP/1.1\r\nHost: HOST\r\n\r\n", 1000),
];

/// A tenth of a second, or on a machine with much to do twenty times what it takes when nothing else is open.
#[test]
fn a_plain_request_is_answered_whatever_else_is_open() {
    let mut slow = Vec::new();
    for (name, connections, text, times) in OTHERS {
        let served = Served::start();
        let alone = median(&served);
        let text = text.replace("HOST", &served.address.to_string()).repeat(*times);
        let open: Vec<TcpStream> = (0..*connections)
            .map(|_| {
                let mut stream = served.connect();
                stream.set_write_timeout(Some(Duration::from_secs(1))).unwrap();
                let _ = stream.write_all(text.as_bytes());
                stream
            })
            .collect();
        let beside = median(&served);
        eprintln!("{name}: {alone:?} alone, {beside:?} beside {} of them", open.len());
        if beside > Duration::from_millis(100).max(alone * 20) {
            slow.push(format!("{name}: {beside:?}, and {alone:?} alone"));
        }
        drop(open);
        drop(served.preview);
    }
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
