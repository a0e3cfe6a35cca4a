//! The settings in the browser, from outside: who may change what, and what becomes of it. How they look, and that a
//! whole site is made with them, is tested in [`crate::browser`].

use crate::preview::Preview;
use crate::site::Site;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

const BOOK: &str =
    "# Ours, and it stays.\n[book]\ntitle = \"A clinic\"\n\n[brand]\nname = \"A clinic\"   # as on the door\n";
const SETTINGS: &str = "/_candor/settings";

fn clinic() -> Site {
    Site::new().book(BOOK).file("content/index.md", "---\ntitle: Home\n---\nText.\n")
}

/// What came back.
struct Got {
    status: u16,
    head: String,
    body: String,
}

/// A browser that fills in the forms of one preview, or something that pretends to be one.
struct Browser {
    host: String,
}

impl Browser {
    fn of(preview: &Preview) -> Self {
        let host = preview.address.trim_start_matches("http://").split('/').next().unwrap().to_owned();
        Self { host }
    }

    /// Sends a request as it stands.
    fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Got {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
        for (name, value) in headers {
            head += &format!("{name}: {value}\r\n");
        }
        // Who is refused may not wait for all of it.
        let _ = stream.write_all(format!("{head}\r\n").as_bytes()).and_then(|()| stream.write_all(body));
        let mut bytes = Vec::new();
        let _ = stream.read_to_end(&mut bytes);
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Got { status, head: head.to_owned(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Got {
        self.send("GET", path, &[("Host", &self.host)], b"")
    }

    /// A hidden field of a page.
    fn hidden(&self, path: &str, name: &str) -> String {
        let page = self.get(path).body;
        let field = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap_or_else(|| panic!("{page}"));
        field.split('"').next().unwrap().to_owned()
    }

    /// The headers with which a browser sends a form of this preview.
    fn own(&self) -> Vec<(&'static str, String)> {
        vec![
            ("Host", self.host.clone()),
            ("Origin", format!("http://{}", self.host)),
            ("Sec-Fetch-Site", "same-origin".into()),
            ("Content-Type", "application/x-www-form-urlencoded".into()),
        ]
    }

    /// Sends a form with other headers than a browser would; an empty value leaves one out.
    fn forge(&self, path: &str, others: &[(&'static str, &str)], body: &str) -> Got {
        let mut headers = self.own();
        headers.retain(|(name, _)| !others.iter().any(|(other, _)| other == name));
        headers
            .extend(others.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| (*name, (*value).into())));
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.send("POST", path, &headers, body.as_bytes())
    }

    /// What a form of a page says before anything is filled in.
    fn blank(&self, path: &str) -> String {
        format!("token={}&made-from={}&do=save", self.hidden(path, "token"), self.hidden(path, "made-from"))
    }

    /// Fills in a page as somebody would.
    fn save(&self, path: &str, fields: &str) -> Got {
        self.forge(path, &[], &format!("{}&{fields}", self.blank(path)))
    }

    /// Sends a picture with a form.
    fn upload(&self, (name, file): (&str, &str), bytes: &[u8]) -> Got {
        let mut body = Vec::new();
        for (field, value) in [
            ("token", self.hidden(SETTINGS, "token")),
            ("made-from", self.hidden(SETTINGS, "made-from")),
            ("brand.name", "A clinic".into()),
        ] {
            body.extend(
                format!("--XX\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").as_bytes(),
            );
        }
        let disposition = format!("Content-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"");
        body.extend(format!("--XX\r\n{disposition}\r\nContent-Type: image/png\r\n\r\n").as_bytes());
        body.extend(bytes);
        body.extend(b"\r\n--XX--\r\n");
        let mut headers = self.own();
        headers.retain(|(name, _)| *name != "Content-Type");
        headers.push(("Content-Type", "multipart/form-data; boundary=XX".into()));
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.send("POST", SETTINGS, &headers, &body)
    }
}

fn book(site: &Site) -> String {
    std::fs::read_to_string(site.root().join("book.toml")).unwrap()
}

/// The names of all files that are not built.
fn files(site: &Site) -> Vec<String> {
    crate::site::files_under(site.root()).into_iter().filter(|path| !path.starts_with("public/")).collect()
}

/// Waits until the preview shows what was saved.
fn until(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(10), "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn nobody_else_can_change_anything() {
    let site = clinic();
    let preview = Preview::of(&site);
    let browser = Browser::of(&preview);
    let (own, form) = (browser.host.clone(), browser.blank(SETTINGS) + "&brand.name=Evil");
    let port = own.rsplit(':').next().unwrap().to_owned();
    let before = (book(&site), files(&site));
    let evil = format!("evil.example:{port}");
    let (evil_origin, tls, named) =
        (format!("http://{evil}"), format!("https://{own}"), format!("http://localhost:{port}"));
    let (elsewhere, network) = (format!("http://{own}.evil.example"), format!("192.168.0.1:{port}"));
    let network_origin = format!("http://{network}");
    let longer = format!("http://{own}/");
    let rebound = format!("localhost.evil.example:{port}");
    let rebound_origin = format!("http://{rebound}");
    let headers: Vec<Vec<(&'static str, &str)>> = vec![
        vec![("Origin", "")],
        vec![("Origin", "null")],
        vec![("Origin", &evil_origin)],
        vec![("Origin", &tls)],
        vec![("Origin", "http://127.0.0.1:1")],
        vec![("Origin", &longer)],
        vec![("Origin", &elsewhere)],
        vec![("Origin", &named)],
        vec![("Sec-Fetch-Site", "")],
        vec![("Sec-Fetch-Site", "cross-site")],
        vec![("Sec-Fetch-Site", "same-site")],
        vec![("Sec-Fetch-Site", "none")],
        vec![("Sec-Fetch-Site", "same-origin, cross-site")],
        // A name elsewhere that leads to this machine.
        vec![("Host", &evil), ("Origin", &evil_origin)],
        vec![("Host", &rebound), ("Origin", &rebound_origin)],
        vec![("Host", &network), ("Origin", &network_origin)],
        vec![("Host", "")],
        vec![("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "document")],
        vec![("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "image")],
    ];
    for others in &headers {
        let got = browser.forge(SETTINGS, others, &form);
        assert_eq!(got.status, 403, "{others:?}: {}", got.body);
    }
    assert_eq!((book(&site), files(&site)), before);
    // The same from a page of the settings.
    assert_eq!(browser.forge(SETTINGS, &[], &form).status, 303);
    assert!(book(&site).contains("name = \"Evil\"   # as on the door"), "{}", book(&site));
}

#[test]
fn no_form_of_others_changes_anything() {
    let site = clinic();
    let preview = Preview::of(&site);
    let browser = Browser::of(&preview);
    let form = browser.blank(SETTINGS) + "&brand.name=Evil";
    let (token, print) = (browser.hidden(SETTINGS, "token"), browser.hidden(SETTINGS, "made-from"));
    let before = (book(&site), files(&site));
    let last = |token: &str| format!("token={token}&made-from={print}&do=save&brand.name=Evil");
    let bodies = [
        format!("made-from={print}&do=save&brand.name=Evil"),
        last(""),
        last(&"0".repeat(32)),
        last(&token[..31]),
        last(&format!("{token}0")),
        last(&token.to_uppercase().replace(|c: char| c.is_ascii_digit(), "X")),
        String::new(),
        "brand.name=Evil".to_owned(),
    ];
    for body in &bodies {
        let got = browser.forge(SETTINGS, &[], body);
        assert_eq!(got.status, 403, "{body}: {}", got.body);
    }
    for media_type in ["text/plain", "application/json", "multipart/form-data", "multipart/form-data; boundary=", ""] {
        let got = browser.forge(SETTINGS, &[("Content-Type", media_type)], &form);
        assert_eq!(got.status, 403, "{media_type}");
    }
    for method in ["PUT", "DELETE", "PATCH", "OPTIONS"] {
        let headers = browser.own();
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(browser.send(method, SETTINGS, &headers, form.as_bytes()).status, 405, "{method}");
    }
    for path in ["/", "/index.html", "/_candor/", "/_candor/findings", "/_candor/settingsx", "/_candor/gallery/"] {
        assert_eq!(browser.forge(path, &[], &form).status, 405, "{path}");
    }
    for path in ["/_candor/settings/nothing", "/_candor/settings/../../book.toml", "/_candor/settings/%2e%2e/book.toml"]
    {
        assert_eq!(browser.forge(path, &[], &form).status, 404, "{path}");
    }
    // To ask for it changes nothing.
    assert_eq!(browser.get(&format!("{SETTINGS}?{form}")).status, 200);
    assert_eq!((book(&site), files(&site)), before);
}

#[test]
fn no_page_elsewhere_can_read_or_show_them() {
    let site = clinic();
    let preview = Preview::of(&site);
    let browser = Browser::of(&preview);
    for others in [
        [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "navigate"), ("Sec-Fetch-Dest", "iframe")],
        [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Mode", "cors"), ("Sec-Fetch-Dest", "empty")],
        [("Sec-Fetch-Site", "same-site"), ("Sec-Fetch-Mode", "no-cors"), ("Sec-Fetch-Dest", "script")],
    ] {
        let headers: Vec<(&str, &str)> = others.into_iter().chain([("Host", browser.host.as_str())]).collect();
        let got = browser.send("GET", SETTINGS, &headers, b"");
        assert!(got.status == 403 && !got.body.contains("token"), "{others:?}");
    }
    let page = browser.get(SETTINGS);
    for header in [
        "X-Frame-Options: DENY",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "frame-src 'self'",
        "Referrer-Policy: same-origin",
        "Cross-Origin-Resource-Policy: same-origin",
        "Cache-Control: no-store",
    ] {
        assert!(page.head.contains(header), "{header} in {}", page.head);
    }
    // The site itself may be shown by the settings, and by nothing else.
    let home = browser.get("/");
    assert!(home.head.contains("frame-ancestors 'self'") && home.head.contains("X-Frame-Options: SAMEORIGIN"));
}

#[test]
fn they_are_closed_where_others_can_reach_the_preview() {
    let site = clinic();
    for flags in [&["--host", "0.0.0.0"][..], &["--allow-host", "preview.example"]] {
        let preview = Preview::start(site.command().args(["serve", "-p", "0"]).args(flags));
        let port = preview.address.trim_end_matches('/').rsplit(':').next().unwrap().to_owned();
        let browser = Browser { host: format!("127.0.0.1:{port}") };
        let got = browser.get(SETTINGS);
        assert!(got.status == 403 && !got.body.contains("token"), "{flags:?}: {}", got.body);
        assert!(got.body.contains("--host") && got.body.contains("--allow-host"), "{}", got.body);
        assert_eq!(browser.forge(SETTINGS, &[], "token=&brand.name=Evil").status, 403);
    }
    assert_eq!(book(&site), BOOK);
}

#[test]
fn a_page_of_an_earlier_run_saves_nothing() {
    let site = clinic();
    let form = Browser::of(&Preview::of(&site)).blank(SETTINGS) + "&brand.name=Old";
    let preview = Preview::of(&site);
    let got = Browser::of(&preview).forge(SETTINGS, &[], &form);
    assert!(got.status == 403 && got.body.contains("Candor has restarted"), "{}", got.body);
    assert_eq!(book(&site), BOOK);
}

#[test]
fn pictures_are_what_they_are_and_lie_where_we_say() {
    let site = clinic();
    let preview = Preview::of(&site);
    let browser = Browser::of(&preview);
    let png: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08\x08\x02\0\0\0";
    let large = [png, &vec![0; 1 << 20]].concat();
    let huge = vec![0; 3 << 20];
    let before = (book(&site), files(&site));
    let svg = |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\">{inside}</svg>");
    let refused: Vec<(Vec<u8>, u16)> = vec![
        (b"<!doctype html><script>alert(1)</script>".to_vec(), 422),
        (b"GIF89a\x01\0\x01\0".to_vec(), 422),
        (b"#!/bin/sh\necho\n".to_vec(), 422),
        (b"PNG".to_vec(), 422),
        (large, 422),
        (huge, 413),
        (svg("<script>alert(1)</script>").into_bytes(), 422),
        (svg("<rect onload=\"alert(1)\"/>").into_bytes(), 422),
        (svg("<foreignObject><p>x</p></foreignObject>").into_bytes(), 422),
        (svg("<a href=\"javascript:alert(1)\"><text>x</text></a>").into_bytes(), 422),
    ];
    for (bytes, status) in refused {
        let got = browser.upload(("brand.logo", "logo.png"), &bytes);
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).into_owned();
        assert_eq!(got.status, status, "{shown}: {}", got.body);
        assert_eq!((book(&site), files(&site)), before, "{shown}");
    }
    for (name, file) in [
        ("brand.logo", "../../../evil.sh"),
        ("brand.logo", "/etc/passwd"),
        ("brand.logo", "C:\\\\evil.exe"),
        ("brand.logo", "logo.html"),
        ("../../evil", "x.png"),
        ("build.build-dir", "x.png"),
    ] {
        let got = browser.upload((name, file), png);
        assert_eq!(got.status, 303, "{name} {file}: {}", got.body);
    }
    let added: Vec<String> = files(&site).into_iter().filter(|path| !before.1.contains(path)).collect();
    let [logo] = added.as_slice() else { panic!("{added:?}") };
    assert!(logo.starts_with("static/logo-") && logo.ends_with(".png"), "{logo}");
    assert!(book(&site).contains(&format!("logo = \"{logo}\"")), "{}", book(&site));
    let route = logo.trim_start_matches("static");
    until("the logo", || browser.get("/").body.contains(&route[1..]));
    assert_eq!(browser.get(route).status, 200);
    // Another picture leaves it where it is, so that the save can be taken back.
    assert_eq!(browser.upload(("brand.logo", "logo.png"), &[png, b"another"].concat()).status, 303);
    assert!(files(&site).contains(logo) && !book(&site).contains(logo.as_str()), "{}", book(&site));
    let got = browser.save(SETTINGS, "brand.name=A+clinic&brand.logo:none=on");
    assert!(got.status == 303 && !book(&site).contains("logo"), "{}", book(&site));
}

#[test]
fn what_is_typed_is_a_value_and_never_more() {
    let site = clinic();
    let preview = Preview::of(&site);
    let browser = Browser::of(&preview);
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    for typed in [
        "A\"\n[build]\nexclude = [\"**\"]\n#",
        "'''\nx = 1",
        "\\u0041\\",
        "</p><script>alert(1)</script>",
        "{{ 1 + 1 }}",
        "\u{202e}evil\u{0}",
        "🏳️‍🌈 Clínica",
    ] {
        let got = browser.save(SETTINGS, &format!("brand.name={}", encoded(typed)));
        assert_eq!(got.status, 303, "{typed}: {}", got.body);
        let parsed: toml::Table = book(&site).parse().unwrap_or_else(|error| panic!("{typed}: {error}"));
        let kept = typed.replace('\0', "");
        assert_eq!(parsed["brand"]["name"].as_str(), Some(kept.trim()), "{}", book(&site));
        assert!(!parsed.contains_key("build") && !parsed.contains_key("x"), "{}", book(&site));
        assert!(book(&site).starts_with("# Ours, and it stays.\n"));
        assert!(!browser.get(SETTINGS).body.contains("<script>alert"));
    }
    // Fields that no page asks for, and those of other pages.
    let got = browser.save(SETTINGS, "brand.name=A+clinic&build.build-dir=%2Fetc&markdown.raw-html=trust&x.y=1");
    assert_eq!(got.status, 303);
    assert!(!book(&site).contains("/etc") && !book(&site).contains("trust"), "{}", book(&site));
}

#[test]
fn a_mistake_is_said_beside_its_field_and_nothing_is_written() {
    let site = clinic();
    let preview = Preview::of(&site);
    let browser = Browser::of(&preview);
    for (path, fields, field, words) in [
        (SETTINGS, "brand.color.accent=no+colour", "brand-color-accent-wrong", "no colour"),
        (SETTINGS, "brand.website=nowhere", "brand-website-wrong", "address"),
        (SETTINGS, "brand.email=nobody", "brand-email-wrong", "nobody"),
        ("/_candor/settings/where", "exit.url=http%3A%2F%2Fexample.org", "exit-url-wrong", "https://"),
        ("/_candor/settings/where", "build.base-url=nowhere", "build-base-url-wrong", "nowhere"),
        ("/_candor/settings/help", "book.country=UK", "book-country-wrong", "GB"),
    ] {
        let got = browser.save(path, &format!("brand.name=A+clinic&{fields}"));
        assert_eq!(got.status, 422, "{fields}: {}", got.body);
        let beside = got.body.split(&format!("id=\"{field}\"")).nth(1).unwrap_or_else(|| panic!("{}", got.body));
        let beside = beside.split("</div>").next().unwrap();
        assert!(beside.contains(words), "{fields}: {beside}");
        let typed = fields.split_once('=').unwrap().1.replace('+', " ").replace("%3A", ":").replace("%2F", "/");
        assert!(got.body.contains(&typed), "what was typed is lost: {}", got.body);
        assert_eq!(book(&site), BOOK, "{fields}");
    }
}

#[test]
fn two_who_save_at_once_lose_nothing() {
    let site = clinic();
    let preview = Preview::of(&site);
    let browser = Browser::of(&preview);
    // Two tabs.
    let (one, other) = (browser.blank(SETTINGS), browser.blank(SETTINGS));
    assert_eq!(browser.forge(SETTINGS, &[], &format!("{one}&brand.name=One")).status, 303);
    let late = browser.forge(SETTINGS, &[], &format!("{other}&brand.name=Other"));
    assert_eq!(late.status, 409, "{}", late.body);
    assert!(book(&site).contains("name = \"One\""), "{}", book(&site));
    for shown in ["value=\"Other\"", "book.toml now says: One"] {
        assert!(late.body.contains(shown), "{shown} in {}", late.body);
    }
    // An editor.
    let form = browser.blank(SETTINGS);
    let edited = book(&site) + "# An editor was here.\n";
    site.write("book.toml", &edited);
    assert_eq!(browser.forge(SETTINGS, &[], &format!("{form}&brand.name=Tab")).status, 409);
    assert_eq!(book(&site), edited);
    // Saved again, what is typed is kept, and so is what the editor wrote.
    assert_eq!(browser.save(SETTINGS, "brand.name=Tab").status, 303);
    assert!(book(&site).contains("# An editor was here.") && book(&site).contains("\"Tab\""), "{}", book(&site));
    // Many at once: one is first.
    let form = browser.blank(SETTINGS);
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let tabs = (0..12).map(|tab| {
            let (browser, form) = (&browser, &form);
            scope.spawn(move || browser.forge(SETTINGS, &[], &format!("{form}&brand.name=Tab+{tab}")).status)
        });
        let tabs: Vec<_> = tabs.collect();
        tabs.into_iter().map(|tab| tab.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert!(statuses.iter().all(|status| [303, 409].contains(status)), "{statuses:?}");
}

#[test]
fn every_save_can_be_taken_back() {
    let site = clinic();
    let preview = Preview::of(&site);
    let browser = Browser::of(&preview);
    let undo = || {
        let form = format!("token={}&do=undo", browser.hidden(SETTINGS, "token"));
        browser.forge(SETTINGS, &[], &form).head
    };
    assert!(undo().contains("?nothing"));
    for name in ["One", "Two"] {
        assert_eq!(browser.save(SETTINGS, &format!("brand.name={name}")).status, 303);
    }
    assert!(undo().contains("?undone") && book(&site).contains("\"One\""), "{}", book(&site));
    assert!(undo().contains("?undone"));
    assert_eq!(book(&site), BOOK);
    // What somebody wrote since is not taken back.
    assert_eq!(browser.save(SETTINGS, "brand.name=Three").status, 303);
    let edited = book(&site) + "# An editor was here.\n";
    site.write("book.toml", &edited);
    assert!(undo().contains("?not-undone"));
    assert_eq!(book(&site), edited);
}

#[test]
fn what_can_not_be_written_is_said() {
    let site = clinic();
    let preview = Preview::of(&site);
    let browser = Browser::of(&preview);
    site.write("book.toml", "[book\ntitle = ");
    let got = browser.get(SETTINGS);
    assert!(got.status == 409 && got.body.contains("can't be read"), "{}", got.body);
    assert!(!got.body.contains("<form"), "{}", got.body);
    site.write("book.toml", BOOK);
    assert_eq!(browser.get(SETTINGS).status, 200);
}

/// Links in the folder lead nothing that is saved out of it, wherever somebody has laid them.
#[cfg(unix)]
#[test]
fn links_lead_nothing_out_of_the_site() {
    use std::os::unix::fs::symlink;
    let outside = tempfile::TempDir::with_prefix("candor-").unwrap();
    let precious = outside.path().join("precious");
    std::fs::write(&precious, "precious").unwrap();
    let site = clinic();
    let at = |path: &str| site.root().join(path);
    let preview = Preview::of(&site);
    let browser = Browser::of(&preview);
    let png: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08\x08\x02\0\0\0";
    let kept = || std::fs::read_to_string(&precious).unwrap() == "precious";
    // In the place of what is written beside a file.
    symlink(&precious, at(".book.toml.candor")).unwrap();
    assert_eq!(browser.save(SETTINGS, "brand.name=One").status, 303);
    assert!(kept() && at("book.toml").symlink_metadata().unwrap().is_file() && book(&site).contains("\"One\""));
    // In the place of a picture, and of its folder.
    assert_eq!(browser.upload(("brand.logo", "x.png"), png).status, 303);
    let logo = files(&site).into_iter().find(|path| path.starts_with("static/logo-")).unwrap();
    std::fs::remove_file(at(&logo)).unwrap();
    symlink(&precious, at(&logo)).unwrap();
    assert_eq!(browser.upload(("brand.logo", "x.png"), png).status, 500);
    assert!(kept());
    std::fs::remove_dir_all(at("static")).unwrap();
    symlink(outside.path(), at("static")).unwrap();
    assert_eq!(browser.upload(("brand.logo", "x.png"), png).status, 500);
    assert_eq!(crate::site::files_under(outside.path()), ["precious"]);
    std::fs::remove_file(at("static")).unwrap();
    // In the place of the settings themselves: one to another file of the site stays a link.
    std::fs::rename(at("book.toml"), at("content/book.toml")).unwrap();
    symlink("content/book.toml", at("book.toml")).unwrap();
    assert_eq!(browser.save(SETTINGS, "brand.name=Two").status, 303);
    assert!(at("book.toml").symlink_metadata().unwrap().is_symlink() && book(&site).contains("\"Two\""));
    std::fs::remove_file(at("book.toml")).unwrap();
    std::fs::write(&precious, "[brand]\nname = \"Theirs\"\n").unwrap();
    symlink(&precious, at("book.toml")).unwrap();
    assert!(!browser.get(SETTINGS).body.contains("Theirs"));
    assert_eq!(browser.save(SETTINGS, "brand.name=Three").status, 500);
    assert!(std::fs::read_to_string(&precious).unwrap().contains("Theirs"));
}

/// What is asked is right for every subject.
#[test]
fn no_question_is_about_the_librarys_subject() {
    let site = clinic();
    let preview = Preview::of(&site);
    for page in ["", "/pages", "/help", "/where"] {
        let text = Browser::of(&preview).get(&format!("{SETTINGS}{page}")).body.to_lowercase();
        // A kind of help line is for everybody.
        let text = text.replace("sexual-assault", "").replace("sexual assault", "");
        for word in ["sex", "surrog", "condom", "clitoris", "arousal"] {
            assert!(!text.contains(word), "{word} on {page}: {text}");
        }
    }
}
