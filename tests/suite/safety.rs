//! What a reader with somebody near relies on, held for every page of the library as it is built. What only
//! a browser can show (requests, storage, the exit's behaviour, what Back shows) is held in `browser`.

use crate::html::{Token, tokens};
use candor::Date;
use candor::Options;
use candor::parts::LanguageId;
use candor::parts::layer;
use candor::{Compiled, Memory, compile};
use candor::{Layer, SourceFile, Sources};
use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::sync::{Arc, Mutex, OnceLock};

/// A whole site: its routes and their bytes as text.
type Built = BTreeMap<String, String>;

/// The languages that the library is built in: its own and those that it is translated into.
const LANGUAGES: [&str; 2] = ["en", "es"];
const TRANSLATED: (&str, &str) =
    ("book.toml", "[languages.es]\ntitle = \"Entender\"\ndiscreet-title = \"Biblioteca\"\n");

/// The language of a route, as the program counts them.
fn language_of(route: &str) -> LanguageId {
    usize::from(route.starts_with("es/")).into()
}

fn compiled(own: &[(&str, &str)]) -> Compiled {
    let today = Date::parse("2026-11-22").unwrap();
    let options = Options { brand: None, drafts: false, base_url: None, today, overrides: Vec::new() };
    let own = own.iter().chain(if own.is_empty() { &[TRANSLATED] } else { &[][..] });
    let own = own.map(|(path, text)| SourceFile::new(Layer::Site, (*path).to_owned(), text.as_bytes().to_vec()));
    let files =
        layer(Some("spt"), "content", &LANGUAGES.map(str::to_owned)).into_iter().chain(own.map(Arc::new)).collect();
    compile(Arc::new(Sources::new(files)), &options, &mut Memory::default())
}

/// Every style sheet of the library: their names are fingerprints, so none of them is the first.
fn style_sheets() -> String {
    library().iter().filter(|(route, _)| route.ends_with(".css")).map(|(_, css)| css.as_str()).collect()
}

fn build(own: &[(&str, &str)]) -> Built {
    let written = Mutex::new(Built::new());
    let take = |route: &str, artifact: &candor::Artifact| {
        let text = String::from_utf8_lossy(&artifact.bytes).into_owned();
        written.lock().unwrap().insert(route.to_owned(), text);
        Ok::<(), Infallible>(())
    };
    compiled(own).render_all(take).unwrap();
    written.into_inner().unwrap()
}

fn library() -> &'static Built {
    static LIBRARY: OnceLock<Built> = OnceLock::new();
    LIBRARY.get_or_init(|| build(&[]))
}

/// An opening tag.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, String)>,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(own, _)| *own == name).map_or("", |(_, value)| value)
    }

    fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(own, _)| *own == name)
    }
}

fn tags(html: &str) -> Vec<Tag<'_>> {
    let tags = tokens(html).into_iter().filter_map(|token| match token {
        Token::Start(name, attributes) => Some(Tag { name, attributes }),
        _ => None,
    });
    tags.collect()
}

/// What is wrong with any page, each fault after the page's name; asked with route, text and tags.
#[track_caller]
fn no_page(fault: impl Fn(&str, &str, &[Tag<'_>]) -> Option<String>) {
    let pages: Vec<_> = library().iter().filter(|(route, _)| route.ends_with(".html")).collect();
    assert!(pages.len() > 100, "only {} pages", pages.len());
    let wrong = pages.iter().filter_map(|(route, html)| Some(format!("{route}: {}", fault(route, html, &tags(html))?)));
    let wrong: Vec<_> = wrong.collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words of a page.
fn text_of(html: &str) -> String {
    let words =
        tokens(html).into_iter().filter_map(|token| if let Token::Text(text) = token { Some(text) } else { None });
    words.collect()
}

fn meta<'a>(tags: &'a [Tag<'_>], key: &str, name: &str) -> Option<&'a str> {
    tags.iter().find(|tag| tag.name == "meta" && tag.get(key).eq_ignore_ascii_case(name)).map(|tag| tag.get("content"))
}

/// Every script of the theme; the index that search reads is made of the pages' words.
fn scripts() -> Vec<(&'static str, &'static str)> {
    let scripts = library()
        .iter()
        .filter(|(route, _)| route.ends_with(".js") && (route.starts_with("assets/") || route.ends_with("/search.js")));
    scripts.map(|(route, text)| (route.as_str(), text.as_str())).collect()
}

/// Safety P1, P2, P3: nothing from elsewhere, nothing inline, no word on where the reader came from.
#[test]
fn every_page_carries_the_policy_and_tells_nobody_where_readers_come_from() {
    let manifest: serde_json::Value = serde_json::from_str(&library()["privacy-manifest.json"]).unwrap();
    let promised = manifest["content-security-policy"].as_str().unwrap().replace("; frame-ancestors 'none'", "");
    assert!(promised.starts_with("default-src 'none'") && !promised.contains("unsafe") && !promised.contains("http"));
    no_page(|_, _, tags| {
        let policy = meta(tags, "http-equiv", "content-security-policy");
        if policy != Some(&promised) {
            return Some(format!("its policy is {policy:?}, not the manifest's"));
        }
        if meta(tags, "name", "referrer") != Some("no-referrer") {
            return Some("its referrer is sent".into());
        }
        tags.iter().find_map(|tag| {
            let inline = tag.name == "style"
                || tag.has("style")
                || (tag.name == "script" && !tag.has("src") && tag.get("type") != "application/ld+json")
                || tag.attributes.iter().any(|(name, _)| name.starts_with("on"));
            let address = [tag.get("href"), tag.get("src")].concat();
            let leads_out = address.starts_with("http") || address.starts_with("//");
            let quiet = ["noreferrer", "noopener", "nofollow"]
                .iter()
                .all(|word| tag.get("rel").split(' ').any(|rel| rel == *word));
            let canonical = tag.name == "link" && ["canonical", "alternate"].contains(&tag.get("rel"));
            (inline || (leads_out && !canonical && !(tag.name == "a" && quiet)))
                .then(|| format!("<{} {:?}>", tag.name, tag.attributes))
        })
    });
}

/// Safety P2: what hosts are told to send.
#[test]
fn hosts_are_told_to_send_the_whole_policy() {
    for file in ["_headers", "hosting/nginx.conf", "hosting/Caddyfile", ".htaccess"] {
        let text = &library()[file];
        for needed in [
            "frame-ancestors 'none'",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "camera=()",
            "geolocation=()",
            "microphone=()",
            "clipboard-write=()",
        ] {
            assert!(text.contains(needed), "{file} is without {needed}");
        }
    }
    assert!(library()["hosting/nginx.conf"].contains("access_log off"), "a log is a record of what was read");
}

/// Safety P4, P5, P12, P21, P29, P30: no script has a way to keep, send or ask for anything, or to act by itself.
#[test]
fn no_script_can_leave_a_trace() {
    let forbidden = [
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "cookie",
        "caches",
        "serviceWorker",
        "pushState",
        "replaceState",
        "location.hash=",
        "location.hash =",
        "location.hash+=",
        "sendBeacon",
        "XMLHttpRequest",
        "WebSocket",
        "Notification",
        "requestPermission",
        "geolocation",
        "mediaDevices",
        "getUserMedia",
        "clipboard",
        "vibrate",
        "setInterval",
        "location.reload",
        "http://",
        "https://",
    ];
    assert!(scripts().len() > 1);
    for (route, text) in scripts() {
        let found = forbidden.iter().find(|word| text.contains(**word));
        assert_eq!(found, None, "{route}");
    }
    let manifests = library().keys().find(|route| {
        route.contains("webmanifest") || route.contains("manifest.json") && *route != "privacy-manifest.json"
    });
    assert_eq!(manifests, None, "a site that can be installed is seen on the device");
}

/// Safety P4, P9, P10, P13, P20, P22, P25, P33: nothing that shows what is read, plays, asks, or is refused by filters.
#[test]
fn no_page_has_what_gives_readers_away() {
    let elements = ["iframe", "frame", "object", "embed", "video", "audio", "form", "textarea", "select", "track"];
    no_page(|_, _, tags| {
        let found = tags.iter().find(|tag| {
            let property = [tag.get("property"), tag.get("name")].concat().to_lowercase();
            let rel = tag.get("rel");
            elements.contains(&tag.name)
                || tag.has("autoplay")
                || (tag.name == "meta"
                    && (property.starts_with("og:") || property.starts_with("twitter:") || property == "rating"))
                || (tag.name == "link"
                    && ["manifest", "apple-touch-icon", "preconnect", "dns-prefetch", "prefetch"]
                        .iter()
                        .any(|one| rel.contains(one)))
                || tag.get("href").starts_with("mailto:")
                || (tag.name == "input" && tag.get("id") != "search-input" && !tag.has("disabled"))
        });
        found.map(|tag| format!("<{} {:?}>", tag.name, tag.attributes))
    });
    let icon = library()["index.html"].split("rel=\"icon\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let icon = &library()[icon];
    assert!(!icon.contains("<text") && !icon.contains("<title"), "the icon says something");
}

/// Safety P11: the field for searching is unknown to forms, to spelling services and to lists of what was typed.
#[test]
fn what_is_typed_has_no_name() {
    let tags = tags(&library()["search/index.html"]);
    let field = tags.iter().find(|tag| tag.get("id") == "search-input").unwrap();
    assert!(!field.has("name") && field.get("type") == "text");
    assert_eq!((field.get("autocomplete"), field.get("spellcheck")), ("off", "false"));
    assert_eq!(field.get("autocapitalize"), "none");
}

/// Safety P6, P7, P24: what tabs, histories, bookmarks, previews and lists of downloads show can hang on a
/// waiting room's wall, and no two pages look alike there.
#[test]
fn nothing_that_others_see_says_what_is_read() {
    let site = compiled(&[]).site;
    let mut lists = site.editions.iter().map(|edition| &edition.discreet);
    assert!(site.editions.len() == LANGUAGES.len() && lists.all(|list| !list.is_empty()));
    let seen = Mutex::new(BTreeSet::new());
    no_page(|route, html, tags| {
        let title = html.split("</title>").next().and_then(|head| head.rsplit('>').next()).unwrap();
        let leads_on = meta(tags, "http-equiv", "refresh").is_some();
        if !leads_on && !seen.lock().unwrap().insert((language_of(route), title.to_owned())) {
            return Some(format!("another page has the title {title:?} as well"));
        }
        let shown = [Some(title), meta(tags, "name", "description")].into_iter().flatten();
        let ids = tags.iter().map(|tag| tag.get("id"));
        let text = shown.chain(ids).find(|text| site.editions[language_of(route)].discreet.find(text).is_some())?;
        Some(format!("{text:?}"))
    });
    let page = "---\ntitle: Touch\nkind: article\nsummary: What sexual touch is.\n---\nText.\n";
    let own = build(&[("content/start/own.md", page)]).remove("start/own.html").unwrap();
    assert_eq!(meta(&tags(&own), "name", "description"), Some(site_words("disclaimer").as_str()));
    let files = library().keys().find(|route| site.editions[language_of(route)].discreet.find(route).is_some());
    assert_eq!(files, None);
    let dated = library()
        .keys()
        .find(|route| ["199", "200", "201", "202"].iter().any(|year| route.contains(&format!("/{year}"))));
    assert_eq!(dated, None, "an address has a date");
}

fn site_words(key: &str) -> String {
    compiled(&[]).look.strings(LanguageId::OWN).get(key).to_owned()
}

/// Safety P13: a link looks the same after it was followed. Where a rule names visited links, it names the
/// others beside them; the browser tests compare pictures.
#[test]
fn no_style_tells_visited_links_apart() {
    let css = style_sheets();
    assert!(css.contains("a,a:visited{"));
    for rule in css.split(['{', '}', ';']).filter(|rule| rule.contains(":visited")) {
        let selectors: Vec<_> = rule.trim().split(',').map(str::trim).collect();
        for visited in selectors.iter().filter(|selector| selector.contains(":visited")) {
            let plain = visited.replace(":visited", "");
            let beside = selectors.contains(&plain.as_str())
                || visited.contains(":is(a,a:visited)")
                || rule.contains(":is(a,a:visited)");
            assert!(beside, "{rule}");
        }
    }
}

/// Safety P15, P16, P26, P27, P33: on every page two ways out, honest words about them, the way to safer
/// reading and to help, who the site is for, and little to show for search engines.
#[test]
fn every_page_has_its_ways_out_and_to_help() {
    let look = compiled(&[]).look;
    let words = |key: &str| {
        LANGUAGES
            .iter()
            .enumerate()
            .map(|(language, _)| look.strings(language.into()).get(key).to_owned())
            .collect::<Vec<_>>()
    };
    let (limits, disclaimer) = (words("exit-help"), words("disclaimer"));
    assert!(
        limits[0].contains("does not delete your history")
            && limits[0].contains("does not stop software that monitors")
    );
    assert!(disclaimer[0].contains("general information for adults"));
    no_page(|route, html, tags| {
        if meta(tags, "http-equiv", "refresh").is_some() {
            return None;
        }
        let text = text_of(html);
        let links: Vec<_> = tags.iter().filter(|tag| tag.name == "a").collect();
        let exits: Vec<_> = links.iter().filter(|link| link.has("data-exit")).collect();
        let honest = exits.len() == 2
            && links[0].get("href") == "#main"
            && links[1].has("data-exit")
            && exits.iter().all(|exit| exit.get("href").starts_with("https://www.bbc.co.uk/") && !exit.has("target"))
            && text.contains(&limits[usize::from(language_of(route))]);
        let robots = meta(tags, "name", "robots").unwrap_or_default();
        let quiet = robots == "noindex"
            || ["noimageindex", "max-image-preview:none", "noarchive"].iter().all(|word| robots.contains(word));
        let reaches = |page: &str| {
            links.iter().any(|link| link.get("href").ends_with(page) || link.get("aria-current") == "page")
        };
        let faults = [
            (honest, "its exit is not as it should be"),
            (tags.iter().any(|tag| tag.get("class") == "safety-line"), "it has no safety line"),
            (reaches("browse-safely.html"), "it does not lead to safer reading"),
            (reaches("help.html"), "it does not lead to help"),
            (text.contains(&disclaimer[usize::from(language_of(route))]), "it does not say who it is for"),
            (quiet, "search engines may show more than they should"),
        ];
        faults.iter().find(|(holds, _)| !holds).map(|(_, fault)| (*fault).to_owned())
    });
}

/// Safety P17, P18: the page on safer reading is dated and says what can't be hidden; a page that describes
/// what others may see says so first, with a way past it.
#[test]
fn readers_are_told_before_and_told_the_truth() {
    let page = &library()["start/browse-safely.html"];
    for honest in ["Monitoring software", "private window", "history", "printer", "<time datetime="] {
        assert!(page.contains(honest), "nothing on {honest}");
    }
    let site = compiled(&[]).site;
    let mut noted = 0;
    for page in &site.pages {
        let candor::parts::Place::Document(number) = page.origin else { continue };
        let html = &library()[&page.route];
        let delicate = site.documents[number].front.sensitivity() >= 2;
        assert!(
            !delicate || html.contains("class=\"content-note\""),
            "{} says nothing of what it describes",
            page.route
        );
        if let Some(note) = html.split("class=\"content-note\"").nth(1) {
            noted += 1;
            let past = note[..note.find("</main>").unwrap()].contains("id=\"page-related\"");
            let box_of_it: String = note.chars().take(700).collect();
            // The page of help is itself where to turn to.
            let help = page.route.ends_with("start/help.html");
            assert!(!past || help || box_of_it.contains("#page-related"), "{}: no way past", page.route);
        }
    }
    assert!(noted > 20, "only {noted} pages have a note");
}

/// Safety P19: a drawing of the body is closed until it is asked for, and stands nowhere but on its page.
#[test]
fn drawings_of_the_body_are_closed() {
    let mut drawings = 0;
    for (route, html) in library().iter().filter(|(route, _)| route.ends_with(".html")) {
        for figure in html.split("class=\"figure figure-anatomy\"").skip(1) {
            drawings += 1;
            let before = figure.split("<svg").next().and_then(|before| before.split("<img").next()).unwrap();
            let opened = before.rfind("<details").map(|at| &before[at..]);
            assert!(
                opened.is_some_and(|tag| !tag[..tag.find('>').unwrap()].contains("open")),
                "{route} shows a drawing"
            );
        }
    }
    assert!(drawings > 2, "only {drawings} drawings");
    let home = &library()["index.html"];
    assert!(!home.contains("figure-anatomy") && !library()["search/index.html"].contains("<figure"));
}

/// Safety P23: nothing on paper names the clinic, unless the site shows its titles in full.
#[test]
fn a_discreet_site_prints_no_name() {
    let brand = "[brand]\nname = \"Riverside Clinic\"\nphone = \"01632 960000\"\n";
    let shown = |book: &str| {
        let page = build(&[("book.toml", book)]).remove("faq/cost.html").unwrap();
        let hidden = page.matches("screen-only").count();
        (hidden, page.contains("Riverside Clinic"))
    };
    assert_eq!(shown(&format!("[build]\npack = \"spt\"\n{brand}")), (2, true));
    assert_eq!(shown(&format!("[build]\npack = \"spt\"\n[privacy]\ntitles = \"full\"\n{brand}")), (0, true));
    let css = style_sheets();
    assert!(css.contains(".screen-only{display:none !important;}"));
}

/// Safety P29: nothing moves by itself.
#[test]
fn nothing_moves() {
    let css = style_sheets();
    for word in ["animation", "transition", "@keyframes", "scroll-behavior"] {
        assert!(!css.contains(word), "{word}");
    }
}

/// Safety P32: what a screen reader says aloud by itself is fit for others' ears, in every language.
#[test]
fn announcements_are_neutral() {
    let compiled = compiled(&[]);
    let keys = [
        "exit-loading",
        "exit-two-more",
        "exit-one-more",
        "exit-expired",
        "search-loading",
        "search-lost",
        "search-no-results",
    ];
    for (language, name) in LANGUAGES.iter().enumerate() {
        for key in keys {
            let words = compiled
                .look
                .strings(language.into())
                .find(key)
                .unwrap_or_else(|| panic!("{name}: no words for {key}"));
            assert_eq!(
                compiled.site.editions[LanguageId::from(language)].discreet.find(words),
                None,
                "{name}: {key}: {words}"
            );
        }
    }
    assert_eq!(compiled.look.strings(LanguageId::OWN).get("exit-loading"), "Loading.");
}

/// Reading the place that was asked for leaves nothing behind; writing one is an entry in the history.
#[test]
fn a_place_in_an_address_may_be_read_and_not_written() {
    for (script, is_found) in [
        ("if (location.hash) open = true\n", false),
        ("const same = location.hash === '#a'\n", false),
        ("location.hash = 'a'\n", true),
        ("location.hash+='a'\n", true),
    ] {
        let compiled = compiled(&[("book.toml", ""), ("themes/calm/components/note/script.js", script)]);
        let verdict = compiled.render_all(|_, _| Ok::<(), Infallible>(())).unwrap();
        let found = verdict.findings.iter().any(|finding| finding.diagnostic.code == "privacy/storage");
        assert_eq!(found, is_found, "{script}");
    }
}

/// Safety P34, P35: the manifest is published, reached from the page on privacy, and says why a site's own
/// rules were lowered; without a reason they can't be.
#[test]
fn privacy_is_lowered_only_for_a_reason_that_readers_can_see() {
    assert!(library()["about/privacy.html"].contains("href=\"../privacy-manifest.json\""));
    let script = ("themes/calm/components/note/script.js", "localStorage.read = 'yes'\n");
    let verdict = |book: &str| {
        let compiled = compiled(&[("book.toml", book), script]);
        let verdict = compiled.render_all(|_, _| Ok::<(), Infallible>(())).unwrap();
        let manifest = compiled.render("privacy-manifest.json").unwrap().artifact.bytes.clone();
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
        (
            verdict.findings.iter().any(|finding| finding.diagnostic.code == "privacy/storage"),
            manifest["unsafe-override"].clone(),
        )
    };
    assert_eq!(verdict("[lint]\nall = \"allow\"\n"), (true, serde_json::Value::Null));
    assert_eq!(verdict("[lint]\n\"privacy/storage\" = \"allow\"\n"), (true, serde_json::Value::Null));
    let book = "[privacy]\nunsafe-override = \"A trial until June\"\n[lint]\nprivacy = \"allow\"\n";
    assert_eq!(verdict(book), (false, "A trial until June".into()));
}
