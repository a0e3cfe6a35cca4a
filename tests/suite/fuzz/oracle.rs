//! What a built site may have: what harmless texts make of the same structures, and nothing beside it.

use super::content::File;
use super::hostile::Texts;
use super::page::{Node, Page};
use crate::html::{Token, tokens};
use crate::site::{files_under, repository};
use candor::parts::layer;
use candor::{Date, Layer, Memory, Options, SourceFile, Sources, Verdict, compile};
use std::collections::{BTreeSet, HashSet};
use std::convert::Infallible;
use std::sync::{Arc, Mutex};

/// What is wrong: what sort of fault, and what exactly. The same fault of other texts has the same name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fault {
    pub(super) what: String,
    pub(super) detail: String,
    /// Where it was seen: a route, or a file of the site.
    pub(super) place: String,
}

impl Fault {
    /// What sort it is, wherever it is.
    pub(super) fn name(&self) -> String {
        format!("{}: {}", self.what, self.detail)
    }
}

/// Elements and attributes of harmless pages, each with the place: within `<main>` or around it.
#[derive(Default)]
pub(super) struct Known {
    elements: HashSet<(bool, String)>,
    attributes: HashSet<(bool, String, String)>,
    classes: HashSet<(bool, String, String)>,
    /// Every class of the theme by itself.
    words: HashSet<String>,
    ids: HashSet<(bool, String)>,
    /// The theme's own `data-` keys.
    data: HashSet<String>,
    metas: HashSet<String>,
    /// The names in files that are no pages: elements of XML, first words of lines.
    others: HashSet<(String, String)>,
}

/// Elements, and attributes, that a sanitiser lets authors write.
const SANITISED: &[&str] = &[
    "a",
    "abbr",
    "acronym",
    "area",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "map",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
    "rb",
];
const SANITISED_ATTRIBUTES: &[&str] = &[
    "id",
    "class",
    "title",
    "lang",
    "href",
    "hreflang",
    "rel",
    "src",
    "alt",
    "width",
    "height",
    "cite",
    "datetime",
    "align",
    "char",
    "charoff",
    "span",
    "start",
    "size",
    "headers",
    "colspan",
    "rowspan",
    "scope",
    "summary",
    "border",
    "dir",
    "open",
    "axis",
    "abbr",
    "cellpadding",
    "cellspacing",
    "frame",
    "rules",
    "value",
    "type",
    "valign",
    "noshade",
    "tabindex",
];

const ADDRESSES: &[&str] = &[
    "href",
    "src",
    "cite",
    "action",
    "formaction",
    "poster",
    "data",
    "xlink:href",
    "ping",
    "background",
    "longdesc",
    "manifest",
    "codebase",
];

/// A built site, and what was said of it.
pub(super) struct Outcome {
    pub(super) faults: BTreeSet<Fault>,
    /// Pages of HTML that were looked at.
    pub(super) pages: usize,
}

fn options() -> Options {
    let today = Date::parse("2026-11-29").unwrap();
    Options { brand: None, drafts: false, base_url: None, today, overrides: Vec::new() }
}

/// Builds a site in memory and gives each artifact to `look`.
pub(super) fn build(files: &[File], look: impl Fn(&str, &candor::Artifact) + Sync) -> (Verdict, Arc<Sources>) {
    let own = files.iter().map(|(path, text)| SourceFile::new(Layer::Site, path.clone(), text.clone().into_bytes()));
    let all = layer(None, "content", &[]).into_iter().chain(own.map(Arc::new)).collect();
    let sources = Arc::new(Sources::new(all));
    let compiled = compile(Arc::clone(&sources), &options(), &mut Memory::default());
    let take = |route: &str, artifact: &candor::Artifact| {
        look(route, artifact);
        Ok::<(), Infallible>(())
    };
    let Ok(verdict) = compiled.render_all(take);
    (verdict, sources)
}

/// The names of data that the theme's files give.
fn data_names() -> HashSet<String> {
    let theme = repository("themes/calm");
    let texts = files_under(&theme).into_iter().filter_map(|path| std::fs::read_to_string(theme.join(path)).ok());
    let names = |text: String| {
        let after = text.split(" data-").skip(1).map(str::to_owned).collect::<Vec<_>>();
        after.into_iter().map(|rest| {
            let name: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '-').collect();
            format!("data-{name}")
        })
    };
    texts.flat_map(names).collect()
}

/// What chance seldom makes: full titles, a telephone that can't be dialled, and every container below a heading of each rank, in a handout too.
fn rare() -> Vec<File> {
    const CONTAINERS: &str = "note tip important warning caution myth claim benefits risks alternatives unknowns \
                              questions do dont care details";
    let mut text = "---\ntitle: Deep\n---\n".to_owned();
    for rank in 1..=6 {
        for container in CONTAINERS.split(' ') {
            text += &format!("\n{} Rank\n\n:::{container}\nText.\n:::\n", "#".repeat(rank));
        }
    }
    let book = "[book]\ntitle = \"A\"\n[brand]\nphone = \"call us\"\n[privacy]\ntitles = \"full\"\nunsafe-override = \"A test.\"\n[lint]\nall = \"warn\"\n";
    vec![
        ("book.toml".to_owned(), book.to_owned()),
        ("content/m/index.md".to_owned(), "---\ntitle: Part\nkind: module\n---\nText.\n".to_owned()),
        ("content/m/deep.md".to_owned(), text),
    ]
}

impl Known {
    /// From some builds of harmless texts.
    pub(super) fn learn() -> Self {
        let known = Mutex::new(Self { data: data_names(), ..Self::default() });
        for seed in 0..5 {
            let files = Texts::new(seed, false).site(200);
            build(&files, |route, artifact| known.lock().unwrap().add(route, artifact));
        }
        build(&rare(), |route, artifact| known.lock().unwrap().add(route, artifact));
        known.into_inner().unwrap()
    }

    fn add(&mut self, route: &str, artifact: &candor::Artifact) {
        let Ok(text) = std::str::from_utf8(&artifact.bytes) else { return };
        if !artifact.media_type.starts_with("text/html") {
            self.others.extend(names(route, text).into_iter().map(|name| (ending(route).to_owned(), name)));
            return;
        }
        for (node, within) in Page::parse(text).elements() {
            self.elements.insert((within, node.name.clone()));
            for (name, _) in &node.attributes {
                self.attributes.insert((within, node.name.clone(), name.clone()));
            }
            self.classes.insert((within, node.name.clone(), classes(node)));
            self.words.extend(classes(node).split(' ').map(str::to_owned));
            self.ids.extend(node.get("id").map(|id| (within, id.to_owned())));
            self.metas.extend(meta(node));
        }
    }

    /// Whether an attribute is one of those that authors may give their containers: it says nothing to the theme.
    fn is_an_authors(&self, attribute: &str) -> bool {
        attribute.starts_with("data-") && !self.data.contains(attribute)
    }

    /// Everything that is wrong with a site.
    pub(super) fn judge(&self, files: &[File]) -> Outcome {
        let faults = Mutex::new(BTreeSet::new());
        let pages = Mutex::new(0);
        let sanitised = files[0].1.contains("raw-html = \"sanitise\"");
        let (verdict, sources) = build(files, |route, artifact| {
            let found = self.artifact(route, artifact, sanitised);
            *pages.lock().unwrap() += usize::from(artifact.media_type.starts_with("text/html"));
            if !found.is_empty() {
                faults.lock().unwrap().extend(found);
            }
        });
        let mut faults = faults.into_inner().unwrap();
        // A picture from elsewhere is an error that only a reason given to readers lowers.
        let told = files[0].1.contains("unsafe-override")
            || verdict.findings.iter().any(|own| own.diagnostic.code.starts_with("privacy/"));
        faults.retain(|fault| !(told && fault.what == "fetched from elsewhere"));
        // A file that can run is a finding, which a site may allow; whether it has to be one is tested elsewhere.
        let told = |route: &str| {
            verdict.findings.iter().any(|own| sources.file(own.diagnostic.span.source).path.ends_with(route))
        };
        let allowed = files[0].1.contains("all = \"allow\"");
        faults.retain(|fault| fault.what != "a file that can run" || !allowed && !told(&fault.place));
        faults.extend(messages(&verdict, &sources));
        Outcome { faults, pages: pages.into_inner().unwrap() }
    }

    /// What is wrong with a page by itself.
    pub(super) fn faults_of(&self, route: &str, html: &str) -> Vec<Fault> {
        self.artifact(route, &candor::Artifact::new(route, html), false)
    }

    fn artifact(&self, route: &str, artifact: &candor::Artifact, sanitised: bool) -> Vec<Fault> {
        let mut found = Look { known: self, route, found: Vec::new(), sanitised };
        found.route();
        let text = String::from_utf8_lossy(&artifact.bytes);
        match &*artifact.media_type {
            _ if text.contains("not a picture") || route.contains("file-") => found.copied(&text),
            html if html.starts_with("text/html") => found.page(&text),
            _ => found.other(&text),
        }
        found.found
    }
}

/// An artifact that is looked at.
struct Look<'a> {
    known: &'a Known,
    route: &'a str,
    found: Vec<Fault>,
    sanitised: bool,
}

impl Look<'_> {
    fn fault(&mut self, what: &str, detail: impl Into<String>) {
        self.found.push(Fault { what: what.into(), detail: detail.into(), place: self.route.into() });
    }

    fn route(&mut self) {
        let parts = || self.route.split('/');
        if self.route.starts_with('/')
            || parts().any(|part| ["", ".", ".."].contains(&part))
            || self.route.contains(['\\', '\0'])
        {
            self.fault("a route leads out", "");
        }
        if self.route.chars().any(steers) {
            self.fault("a route has control characters", "");
        }
        let hidden = parts()
            .next()
            .is_some_and(|part| part.starts_with('.') && ![".htaccess", ".nojekyll", ".well-known"].contains(&part));
        if hidden {
            self.fault("a route is hidden", "");
        }
    }

    fn page(&mut self, text: &str) {
        let page = Page::parse(text);
        let mut ids = HashSet::new();
        for (node, within) in page.elements() {
            self.element(node, within);
            // Authors are told where they give an id of their own twice.
            let id = node.get("id").filter(|id| !id.contains("own-"));
            if let Some(id) = id
                && !ids.insert(id.to_owned())
            {
                self.fault("an id stands twice", id);
            }
        }
    }

    fn element(&mut self, node: &Node, within: bool) {
        let place = if within { "main" } else { "frame" };
        let known = self.known;
        let name = &node.name;
        let theirs = self.sanitised && within && SANITISED.contains(&name.as_str());
        if node.get("title") == Some("qz") && !theirs {
            self.fault("an author's element", format!("{name} in {place}"));
        }
        if !theirs && !known.elements.contains(&(within, name.clone())) {
            self.fault("element", format!("{name} in {place}"));
            return;
        }
        for (attribute, value) in &node.attributes {
            let allowed = known.attributes.contains(&(within, name.clone(), attribute.clone()))
                || (theirs && SANITISED_ATTRIBUTES.contains(&attribute.as_str()))
                || known.is_an_authors(attribute)
                // A picture from elsewhere has it, which is a fault of its own.
                || (name == "img" && attribute == "rel");
            if !allowed {
                self.fault("attribute", format!("{name} {attribute} in {place}"));
            }
            if ADDRESSES.contains(&attribute.as_str()) {
                self.address(node, attribute, value);
            }
        }
        self.classes(node, within, theirs);
        self.id(node, within);
        if let Some(meta) = meta(node)
            && !known.metas.contains(&meta)
        {
            self.fault("meta", meta);
        }
        if name == "script" && node.get("type") == Some("application/ld+json") {
            if serde_json::from_str::<serde_json::Value>(&node.text).is_err() {
                self.fault("broken JSON-LD", "");
            }
        } else if (name == "script" || name == "style") && !node.text.is_empty() {
            self.fault("inline", name.clone());
        }
    }

    /// Authors may give their containers classes of their own, and none of the theme's.
    fn classes(&mut self, node: &Node, within: bool, theirs: bool) {
        let all = classes(node);
        let (theme, own): (Vec<_>, Vec<_>) = all.split_whitespace().partition(|word| self.known.words.contains(*word));
        let place = if within { "main" } else { "frame" };
        if !own.is_empty() && !within {
            self.fault("a class in the frame", own.join(" "));
        }
        let marked = theirs && node.get("title") == Some("qz");
        let known = self.known.classes.contains(&(within, node.name.clone(), theme.join(" ")));
        if !theme.is_empty() && (marked || !known) && !theme.iter().any(|word| word.starts_with("sy-")) {
            self.fault("a class of the theme", format!("{} in {place}: {}", node.name, theme.join(" ")));
        }
    }

    /// Ids that only the frame has are no page's.
    fn id(&mut self, node: &Node, within: bool) {
        let Some(id) = node.get("id") else { return };
        let has = |within| self.known.ids.contains(&(within, id.to_owned()));
        if within && has(false) && !has(true) {
            self.fault("an id of the frame", id);
        }
        if !within && !has(false) && node.name != "h2" {
            self.fault("an id in the frame", id);
        }
    }

    fn address(&mut self, node: &Node, attribute: &str, value: &str) {
        let plain = as_a_browser_reads(value);
        let scheme = scheme(&plain);
        let place = format!("{} {attribute}", node.name);
        match scheme {
            Some(scheme) if !["http", "https", "tel", "mailto"].contains(&scheme) => {
                self.fault("address", format!("{place}={scheme}:"));
            }
            Some(_) if !["a", "link", "area", "blockquote", "q", "del", "ins"].contains(&node.name.as_str()) => {
                self.fault("fetched from elsewhere", place)
            }
            None if plain.starts_with("//") || plain.starts_with("\\") || plain.starts_with("/\\") => {
                self.fault("an address without a scheme leads elsewhere", place);
            }
            _ => {}
        }
    }

    fn other(&mut self, text: &str) {
        let known = self.known;
        if text.chars().any(|c| c < ' ' && !['\n', '\t', '\r'].contains(&c)) {
            self.fault("control characters", ending(self.route));
        }
        if self.route.ends_with(".json") && serde_json::from_str::<serde_json::Value>(text).is_err() {
            self.fault("broken JSON", self.route);
        }
        for name in names(self.route, text) {
            if !known.others.contains(&(ending(self.route).to_owned(), name.clone())) {
                self.fault("an unknown line", format!("{}: {name}", ending(self.route)));
            }
        }
    }

    /// What is copied can't run.
    fn copied(&mut self, text: &str) {
        let ending = ending(self.route).to_lowercase();
        let runs = ["html", "htm", "js", "mjs", "xhtml", "xht", "xml", "shtml", "svgz"].contains(&ending.as_str());
        let drawn = ending == "svg"
            && Page::parse(text).elements().any(|(node, _)| {
                node.name == "script"
                    || node.name == "iframe"
                    || node
                        .attributes
                        .iter()
                        .any(|(name, value)| name.starts_with("on") || value.contains("javascript:"))
            });
        if runs || drawn {
            self.fault("a file that can run", ending);
        }
    }
}

/// Messages are for terminals and for programs that read lines.
fn messages(verdict: &Verdict, sources: &Sources) -> Vec<Fault> {
    let mut found = Vec::new();
    for finding in &verdict.findings {
        let own = &finding.diagnostic;
        let file = sources.file(own.span.source);
        let texts = [("message", Some(&own.message)), ("help", own.help.as_ref())]
            .into_iter()
            .chain(own.labels.iter().map(|label| ("label", Some(&label.text))));
        for (part, text) in texts {
            if text.is_some_and(|text| text.chars().any(steers)) {
                found.push(Fault {
                    what: "control characters in a message".into(),
                    detail: format!("{} {part}", own.code),
                    place: file.path.clone(),
                });
            }
        }
    }
    found
}

/// Characters that end lines, move cursors or turn the order of letters.
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

fn classes(node: &Node) -> String {
    let class = node.get("class").unwrap_or_default();
    let words =
        class.split_ascii_whitespace().filter(|word| !word.starts_with("own-") && !word.starts_with("language-"));
    words.collect::<Vec<_>>().join(" ")
}

/// A `meta` that browsers act upon. Where one leads on, its address is looked at.
fn meta(node: &Node) -> Option<String> {
    let equiv = node.get("http-equiv")?;
    let content = node.get("content").unwrap_or_default();
    let leads = content
        .split_once("url=")
        .map(|(_, url)| if scheme(url).is_some() || url.starts_with("//") { "elsewhere" } else { "inside" });
    Some(format!("{} {equiv} {}", node.name, leads.unwrap_or(content)))
}

/// Browsers leave out white space around an address, and line ends and tabs in it.
fn as_a_browser_reads(address: &str) -> String {
    address
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !['\t', '\n', '\r'].contains(c))
        .collect::<String>()
        .to_lowercase()
}

fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let fits = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    fits.then_some(scheme)
}

fn ending(route: &str) -> &str {
    let name = route.rsplit('/').next().unwrap_or(route);
    name.rsplit_once('.').map_or(name, |(_, ending)| ending)
}

/// What a file that is no page is made of.
fn names(route: &str, text: &str) -> Vec<String> {
    match ending(route) {
        "xml" => {
            let named = tokens(text).into_iter().filter_map(|token| match token {
                Token::Start(name, attributes) => {
                    Some(attributes.iter().fold(name.to_owned(), |all, (key, _)| all + " " + key))
                }
                _ => None,
            });
            named.collect()
        }
        "conf" | "Caddyfile" | "_headers" | "_redirects" | "htaccess" | "txt" => {
            let name = |line: &str| match line.split_whitespace().next().unwrap_or_default() {
                word if word.starts_with('/') => "/".to_owned(),
                // Which types there are depends on the files.
                _ if is_type(line) => "types".to_owned(),
                word => word.to_owned(),
            };
            text.lines().map(name).collect()
        }
        _ => Vec::new(),
    }
}

/// Whether a line says the media type of an ending, and nothing else.
fn is_type(line: &str) -> bool {
    let Some((media_type, ending)) = line.trim().strip_suffix(';').and_then(|line| line.split_once(' ')) else {
        return false;
    };
    let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    media_type.split_once('/').is_some_and(|(one, other)| is_word(one) && is_word(other))
        && !ending.is_empty()
        && ending.chars().all(|c| c.is_ascii_alphanumeric())
}
