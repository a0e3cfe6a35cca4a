//! The preview, over real connections.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

use candor::Artifact;
use candor::parts::Fault;
use candor::parts::serve::{Answer, Event, Port, Server, Snapshot};
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// A site of a few routes.
struct Few {
    build: u64,
    base: &'static str,
    routes: BTreeMap<&'static str, Answer>,
}

impl Snapshot for Few {
    fn artifact(&self, route: &str) -> Answer {
        assert_ne!(route, "panics.html", "as a rule with a mistake would");
        self.routes.get(route).cloned().unwrap_or(Answer::Missing)
    }

    fn desk(&self, path: &str, _: &str) -> Option<Artifact> {
        path.is_empty().then(|| Artifact::new("desk.html", "<body>desk</body>"))
    }

    fn build(&self) -> u64 {
        self.build
    }

    fn findings(&self) -> String {
        format!("[{{\"message\":\"of build {}\"}}]", self.build)
    }

    fn base(&self) -> &str {
        self.base
    }

    fn headers(&self) -> Vec<(&'static str, String)> {
        vec![("Content-Security-Policy", "default-src 'none'".into())]
    }
}

fn good(route: &'static str, text: &str) -> (&'static str, Answer) {
    (route, Answer::Good(Arc::new(Artifact::new(route, text))))
}

fn site(build: u64, base: &'static str) -> Few {
    let routes = [
        good("index.html", "<body>home</body>"),
        good("404.html", "<body>not found</body>"),
        good("faq/index.html", "<body>faq</body>"),
        good("faq/cost.html", "<body>cost</body>"),
        good("a b/é.txt", "0123456789"),
        good("large.txt", &"x".repeat(100_000)),
    ];
    Few { build, base, routes: routes.into() }
}

fn serve(site: Few) -> Server {
    let server = Server::bind("127.0.0.1", Port::Explicit(0), &[]).unwrap();
    server.publish(Arc::new(site));
    server
}

struct Got {
    status: u16,
    head: String,
    body: String,
}

impl Got {
    fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.find(|(field, _)| field.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// A request as it stands, without a client that would mend it.
fn raw(server: &Server, method: &str, path: &str, headers: &[(&str, &str)]) -> Got {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    if !headers.iter().any(|(name, _)| *name == "Host") {
        head += &format!("Host: {}\r\n", server.address());
    }
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Got { status, head: head.to_owned(), body: body.to_owned() }
}

fn get(server: &Server, path: &str) -> Got {
    raw(server, "GET", path, &[])
}

/// The events of a server as they arrive, each with its time.
fn events(address: SocketAddr) -> Receiver<(String, Instant)> {
    let (tell, told) = channel();
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "GET /_candor/events HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
    std::thread::spawn(move || {
        let mut name = String::new();
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            if let Some(event) = line.strip_prefix("event: ") {
                name = event.to_owned();
            } else if let Some(data) = line.strip_prefix("data: ")
                && tell.send((format!("{name} {data}"), Instant::now())).is_err()
            {
                return;
            }
        }
    });
    told
}

const SOON: Duration = Duration::from_secs(1);

#[test]
fn routes_lead_where_hosts_lead() {
    let server = serve(site(1, "/"));
    for (path, text) in [
        ("/", "home"),
        ("/index.html", "home"),
        ("/faq/", "faq"),
        ("/faq/cost", "cost"),
        ("/faq/cost.html?x=1", "cost"),
        ("/a%20b/%C3%A9.txt", "0123456789"),
    ] {
        let got = get(&server, path);
        assert_eq!(got.status, 200, "{path}");
        assert!(got.body.contains(text), "{path}: {}", got.body);
        assert_eq!(got.header("Content-Security-Policy"), Some("default-src 'none'"));
        assert_eq!(got.header("Cache-Control"), Some("no-cache"));
    }
    let got = get(&server, "/faq?x=1");
    assert_eq!((got.status, got.header("Location")), (302, Some("/faq/?x=1")));
    let got = get(&server, "/nothing");
    assert!(got.status == 404 && got.body.contains("not found<script"), "{}", got.body);
    assert_eq!(get(&server, "/panics").status, 500);
    assert_eq!(get(&server, "/").status, 200, "and lives on");
}

#[test]
fn a_site_below_a_path_is_found_from_the_root() {
    let server = serve(site(1, "/learn/"));
    for path in ["/", "/learn"] {
        let got = get(&server, path);
        assert_eq!((got.status, got.header("Location")), (302, Some("/learn/")), "{path}");
    }
    assert!(get(&server, "/learn/faq/cost").body.contains("cost"));
    assert_eq!(get(&server, "/learn/faq").header("Location"), Some("/learn/faq/"));
    assert_eq!(get(&server, "/faq/cost").status, 404);
    let body = ureq::get(format!("http://{}/", server.address())).call().unwrap().body_mut().read_to_string().unwrap();
    assert!(body.contains("home"));
}

#[test]
fn only_html_has_the_script_and_otherwise_bytes_are_as_built() {
    let server = serve(site(1, "/"));
    let got = get(&server, "/faq/cost.html");
    let (before, rest) = got.body.split_once("<script").unwrap();
    let (script, after) = rest.split_once("</script>").unwrap();
    assert_eq!(format!("{before}{after}"), "<body>cost</body>");
    assert!(script.contains("src=\"/_candor/reload.js\" data-build="), "{script}");
    assert_eq!(got.header("Content-Length"), Some(got.body.len().to_string().as_str()));
    let large = get(&server, "/large.txt");
    assert_eq!((large.header("Content-Length"), large.body.len()), (Some("100000"), 100_000));
    assert!(get(&server, "/_candor/reload.js").body.contains("EventSource"));
    let desk = get(&server, "/_candor/");
    assert!(desk.body.starts_with("<body>desk<script "), "{}", desk.body);
    assert_eq!(get(&server, "/_candor/findings.json").body, "[{\"message\":\"of build 1\"}]");
    assert_eq!(get(&server, "/_candor/other").status, 404);
}

#[test]
fn heads_validators_and_ranges() {
    let server = serve(site(1, "/"));
    let head = raw(&server, "HEAD", "/large.txt", &[]);
    assert_eq!((head.status, head.header("Content-Length"), head.body.as_str()), (200, Some("100000"), ""));
    let tag = get(&server, "/faq/cost").header("ETag").unwrap().to_owned();
    let again = raw(&server, "GET", "/faq/cost", &[("If-None-Match", &format!("\"x\", W/{tag}"))]);
    assert_eq!((again.status, again.body.as_str()), (304, ""));
    assert_eq!(raw(&server, "GET", "/faq/", &[("If-None-Match", &tag)]).status, 200);

    let path = "/a%20b/%C3%A9.txt";
    let part = raw(&server, "GET", path, &[("Range", "bytes=2-4")]);
    assert_eq!((part.status, part.header("Content-Range"), part.body.as_str()), (206, Some("bytes 2-4/10"), "234"));
    assert_eq!(raw(&server, "GET", path, &[("Range", "bytes=-2")]).body, "89");
    assert_eq!(raw(&server, "GET", path, &[("Range", "bytes=4-")]).body, "456789");
    assert_eq!(raw(&server, "GET", path, &[("Range", "bytes=5-99")]).header("Content-Range"), Some("bytes 5-9/10"));
    assert_eq!(raw(&server, "GET", path, &[("Range", "bytes=-0")]).status, 416);
    for ignored in ["bytes=3-1", "items=0-1", "bytes=0-1,4-5", "bytes=x-"] {
        assert_eq!(raw(&server, "GET", path, &[("Range", ignored)]).status, 200, "{ignored}");
    }
    let none = raw(&server, "GET", path, &[("Range", "bytes=10-")]);
    assert_eq!((none.status, none.header("Content-Range")), (416, Some("bytes */10")));
    assert_eq!(raw(&server, "GET", path, &[("Range", "bytes=2-4"), ("If-Range", "\"old\"")]).status, 200);
    assert_eq!(raw(&server, "POST", "/", &[("Content-Length", "0")]).status, 405);
}

#[test]
fn nothing_outside_and_nobody_else() {
    let server = serve(site(1, "/"));
    for path in [
        "/../Cargo.toml",
        "/%2e%2e/Cargo.toml",
        "/faq/%2E%2E/index.html",
        "/faq/..%2findex.html",
        "/..%5cx",
        "//example.org/faq",
        "/%00",
        "/%ff",
        "/faq//",
    ] {
        assert_eq!(get(&server, path).status, 404, "{path}");
    }
    let port = server.address().port();
    for host in ["evil.example", "evil.example:80", "127.0.0.1.evil.example"] {
        assert_eq!(raw(&server, "GET", "/", &[("Host", host)]).status, 403, "{host}");
    }
    for host in
        ["localhost", "127.0.0.1:1", "[::1]:9"].map(str::to_owned).into_iter().chain([format!("LOCALHOST:{port}")])
    {
        assert_eq!(raw(&server, "GET", "/", &[("Host", &host)]).status, 200, "{host}");
    }
    for own in ["/_candor/findings.json", "/_candor/events"] {
        assert_eq!(raw(&server, "GET", own, &[("Origin", "http://evil.example")]).status, 403, "{own}");
    }
    let origin = format!("http://{}", server.address());
    assert_eq!(raw(&server, "GET", "/_candor/findings.json", &[("Origin", &origin)]).status, 200);
}

#[test]
fn open_pages_are_told_at_once() {
    let server = serve(site(1, "/"));
    let listening = events(server.address());
    let (hello, _) = listening.recv_timeout(SOON).unwrap();
    let named = |event: &str| -> serde_json::Value {
        let (name, data) = event.split_once(' ').unwrap();
        assert_eq!(name, "build", "{event}");
        serde_json::from_str(data).unwrap()
    };
    let first = named(&hello)["build"].as_str().unwrap().to_owned();
    assert!(first.ends_with("-1"), "{hello}");
    assert!(get(&server, "/").body.contains(&first), "the page knows its build");
    let mut times: Vec<Duration> = (2..30)
        .map(|build| {
            let start = Instant::now();
            server.publish(Arc::new(site(build, "/")));
            let (event, at) = listening.recv_timeout(SOON).unwrap();
            assert!(named(&event)["build"].as_str().unwrap().ends_with(&format!("-{build}")), "{event}");
            at - start
        })
        .collect();
    times.sort();
    eprintln!("publish to event: min {:?}, median {:?}, max {:?}", times[0], times[14], times[27]);
    server.announce(Event::Judged);
    assert!(listening.recv_timeout(SOON).unwrap().0.starts_with("findings "));
}

#[test]
fn many_pages_may_listen_and_many_may_ask() {
    let server = serve(site(1, "/"));
    let listening: Vec<_> = (0..80).map(|_| events(server.address())).collect();
    for one in &listening {
        one.recv_timeout(SOON).unwrap();
    }
    std::thread::scope(|scope| {
        for _ in 0..200 {
            scope.spawn(|| {
                assert_eq!(get(&server, "/large.txt").body.len(), 100_000);
                assert_eq!(get(&server, "/faq/").status, 200);
            });
        }
    });
    server.publish(Arc::new(site(2, "/")));
    let end = Instant::now() + SOON;
    let told = |one: &Receiver<_>| one.recv_timeout(end.saturating_duration_since(Instant::now())).is_ok();
    assert_eq!(listening.iter().filter(|one| told(one)).count(), 64, "the others were sent away");
}

#[test]
fn a_broken_page_keeps_its_last_good_state() {
    let server = serve(site(1, "/"));
    assert!(get(&server, "/faq/cost").body.contains("cost"));
    let mut broken = site(2, "/");
    broken.routes.insert("faq/cost.html", Answer::Broken(None));
    broken.routes.insert("faq/index.html", Answer::Broken(None));
    broken.routes.insert("faq/cost", Answer::Broken(None));
    server.publish(Arc::new(broken));
    let got = get(&server, "/faq/cost");
    assert!(got.status == 200 && got.body.contains("cost"), "{}", got.body);
    let never = get(&server, "/faq/");
    assert!(never.status == 500 && never.body.contains("reload.js"), "{}", never.body);
    server.publish(Arc::new(site(3, "/")));
    assert!(get(&server, "/faq/").body.contains("faq"));
}

#[test]
fn a_request_waits_for_the_first_snapshot() {
    let server = Server::bind("127.0.0.1", Port::Explicit(0), &[]).unwrap();
    std::thread::scope(|scope| {
        let asking = scope.spawn(|| get(&server, "/"));
        std::thread::sleep(Duration::from_millis(50));
        server.publish(Arc::new(site(1, "/")));
        assert_eq!(asking.join().unwrap().status, 200);
    });
}

#[test]
fn a_busy_port_is_an_error_only_when_it_was_asked_for() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let fault = Server::bind("127.0.0.1", Port::Explicit(port), &[]).err().unwrap();
    assert!(matches!(fault, Fault::PortTaken(taken) if taken == port), "{fault}");
    let server = Server::bind("127.0.0.1", Port::Default(port), &[]).unwrap();
    assert!(server.address().port() > port);
    assert!(matches!(Server::bind("192.0.2.1", Port::Explicit(0), &[]).err().unwrap(), Fault::Address(..)));
}

#[test]
fn kept_connections_answer_without_delay() {
    let server = serve(site(1, "/"));
    let agent = ureq::agent();
    let address = format!("http://{}/faq/cost.html", server.address());
    let mut times: Vec<Duration> = (0..100)
        .map(|_| {
            let start = Instant::now();
            agent.get(&address).call().unwrap().body_mut().read_to_string().unwrap();
            start.elapsed()
        })
        .collect();
    times.sort();
    eprintln!("a page on a kept connection: median {:?}", times[50]);
    assert!(times[50] < Duration::from_millis(20), "{:?}", times[50]);
}

/// security.md 2, 13: what a page of another site can make a browser ask for.
#[test]
fn pages_of_other_sites_get_nothing() {
    let server = serve(site(1, "/"));
    let from = |path: &str, site: &str, mode: &str, wanted: &str| {
        let fetch = [("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", wanted)];
        raw(&server, "GET", path, &fetch)
    };
    for path in ["/", "/large.txt", "/faq", "/nothing", "/_candor/", "/_candor/reload.js", "/_candor/events"] {
        for site in ["cross-site", "same-site"] {
            for (mode, wanted) in [
                ("no-cors", "script"),
                ("no-cors", "image"),
                ("cors", "empty"),
                ("navigate", "iframe"),
                ("navigate", "object"),
            ] {
                assert_eq!(from(path, site, mode, wanted).status, 403, "{path} {site} {mode} {wanted}");
            }
        }
    }
    assert_eq!(from("/", "cross-site", "navigate", "document").status, 200, "whoever follows a link to it sees it");
    assert_eq!(from("/large.txt", "same-origin", "no-cors", "script").status, 200);
    assert_eq!(from("/", "none", "navigate", "document").status, 200);
}

/// security.md 2, 13.
#[test]
fn every_answer_is_for_the_previews_own_pages() {
    let server = serve(site(1, "/"));
    let tag = get(&server, "/large.txt").header("ETag").unwrap().to_owned();
    let mut answers = vec![
        (405, raw(&server, "POST", "/", &[("Content-Length", "0")])),
        (403, raw(&server, "GET", "/", &[("Host", "evil.example")])),
        (403, raw(&server, "GET", "/", &[("Sec-Fetch-Site", "cross-site")])),
        (304, raw(&server, "GET", "/large.txt", &[("If-None-Match", &tag)])),
        (206, raw(&server, "GET", "/large.txt", &[("Range", "bytes=1-2")])),
        (416, raw(&server, "GET", "/large.txt", &[("Range", "bytes=100000-")])),
    ];
    let paths =
        [("/", 200), ("/faq", 302), ("/nothing", 404), ("/panics", 500), ("/_candor/", 200), ("/_candor/x", 404)];
    answers.extend(paths.map(|(path, status)| (status, get(&server, path))));
    let mut stream = TcpStream::connect(server.address()).unwrap();
    write!(stream, "GET /_candor/events HTTP/1.1\r\nHost: {}\r\n\r\n", server.address()).unwrap();
    let lines = BufReader::new(stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
    let head = lines.collect::<Vec<_>>().join("\n");
    answers.push((200, Got { status: 200, head, body: String::new() }));
    for (status, got) in answers {
        assert_eq!(got.status, status, "{}", got.head);
        assert_eq!(got.header("X-Content-Type-Options"), Some("nosniff"), "{}", got.head);
        assert_eq!(got.header("Cross-Origin-Resource-Policy"), Some("same-origin"), "{}", got.head);
        // The settings show the site in a frame.
        assert_eq!(got.header("X-Frame-Options"), Some("SAMEORIGIN"), "{}", got.head);
    }
    assert!(get(&server, "/_candor/").header("Content-Security-Policy").unwrap().contains("frame-ancestors 'none'"));
}

/// security.md 9.
#[test]
fn who_does_not_read_keeps_nobody_waiting() {
    let mut large = site(1, "/");
    large.routes.extend([good("film.txt", &"x".repeat(20_000_000))]);
    let server = serve(large);
    let ask = |times: usize| {
        let mut stream = TcpStream::connect(server.address()).unwrap();
        let head = format!("GET /film.txt HTTP/1.1\r\nHost: {}\r\n\r\n", server.address());
        stream.write_all(head.repeat(times).as_bytes()).unwrap();
        stream
    };
    let unread: Vec<TcpStream> = (0..40).map(|_| ask(1)).chain([ask(1000)]).collect();
    std::thread::sleep(Duration::from_millis(300));
    for _ in 0..20 {
        let start = Instant::now();
        assert_eq!(get(&server, "/faq/cost").status, 200);
        // While workers waited, it was ten seconds.
        assert!(start.elapsed() < 5 * SOON, "{:?}", start.elapsed());
    }
    // What nobody takes for long is given up.
    std::thread::sleep(Duration::from_secs(13));
    for mut stream in unread.into_iter().take(3) {
        let mut got = Vec::new();
        let _ = stream.read_to_end(&mut got);
        assert!(got.len() < 20_000_000, "{}", got.len());
    }
}

/// program.md 3.3.
#[test]
fn files_have_their_types() {
    let types = [
        ("A.JPG", "image/jpeg"),
        ("a.webm", "video/webm"),
        ("a.m4a", "audio/m4a"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.epub", "application/epub+zip"),
        ("a.csv", "text/csv; charset=utf-8"),
        ("a.wasm", "application/wasm"),
    ];
    let mut few = site(1, "/");
    few.routes.extend(types.map(|(route, _)| good(route, "x")));
    let server = serve(few);
    for (route, wanted) in types {
        assert_eq!(get(&server, &format!("/{route}")).header("Content-Type"), Some(wanted), "{route}");
    }
}
