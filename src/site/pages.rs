//! Where pages, former addresses and copied files stand.

use super::{Address, DocumentId, Origin, Page, Site, Stand};
use crate::base::{Fingerprint, SourceId, Span, join, parent};
use crate::config::{Config, LanguageId, Urls};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::kind;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::collections::{BTreeMap, HashMap, HashSet};

/// Routes that are made by the program.
pub(super) const RESERVED: &[&str] = &[
    "404.html",
    "sitemap.xml",
    "robots.txt",
    ".nojekyll",
    "_headers",
    "_redirects",
    ".htaccess",
    "hosting/nginx.conf",
    "hosting/caddyfile",
    "privacy-manifest.json",
    "feed.xml",
];
/// Folders that are.
const RESERVED_FOLDERS: &[&str] = &["search/", "assets/", "_candor/"];
/// What every language has of its own.
const RESERVED_IN_LANGUAGE: &[&str] = &["search/index.html", "feed.xml"];

/// Gives every published document its page and route; the files beside them are copied.
pub(super) fn place(site: &mut Site, published: &[bool], sink: &mut Vec<Diagnostic>) {
    let mut taken = Taken::default();
    for language in 1..site.config.languages.len() {
        let folder = site.config.folder_of(language);
        taken.reserved.extend(RESERVED_IN_LANGUAGE.iter().map(|route| join(folder, route)));
    }
    let mut letters: BTreeMap<(String, char), Vec<DocumentId>> = BTreeMap::new();
    let (documents, config) = (&site.documents, &site.config);
    let wanted = (0..documents.len()).into_par_iter().filter(|number| published[*number]);
    let wanted: Vec<_> = wanted.map(|number| (number, Wanted::of(&documents[number], number, config))).collect();
    for (number, wanted) in wanted {
        match wanted {
            Wanted::Term { folder, letter } => letters.entry((folder, letter)).or_default().push(number),
            Wanted::Page { page, place, faults } => {
                sink.extend(faults);
                if taken.take(&page.route, place, sink) {
                    add(site, page, number);
                }
            }
        }
    }
    for ((folder, letter), terms) in letters {
        let route = address(&join(&folder, &letter.to_string()), site.config.urls);
        let first = site.documents[terms[0]].clone();
        if taken.take(&route, top(&first), sink) {
            letter_page(site, letter, route, terms);
        }
    }
    for number in 0..site.documents.len() {
        if site.addresses[number].is_some() {
            aliases(site, number, &mut taken, sink);
        }
    }
    assets(site, &mut taken, sink);
}

/// What a document asks for.
#[expect(clippy::large_enum_variant, reason = "nearly all are pages, and each lives for a moment")]
enum Wanted {
    /// A page of its own, with the place that asks for its route, and what is wrong with the route.
    Page { page: Page, place: Span, faults: Vec<Diagnostic> },
    /// A place on the page of its letter.
    Term { folder: String, letter: char },
}

impl Wanted {
    fn of(document: &Document, number: DocumentId, config: &Config) -> Self {
        if document.front.kind.name == "term" && !document.is_index() {
            let letter = first_letter(&title(document));
            return Self::Term { folder: parent(&document.path).to_owned(), letter };
        }
        let mut faults = Vec::new();
        let route = route(document, config.urls, &mut faults);
        let language = config.language_of(&document.path);
        Self::Page { page: page_of(document, number, language, route), place: top(document), faults }
    }
}

/// The routes given out so far, with the place that asked for each. Two that differ only in letter
/// case count as one: many disks can't tell them apart.
#[derive(Default)]
struct Taken {
    /// In small letters.
    routes: HashMap<String, (String, Span)>,
    /// The folders that they stand in.
    folders: HashSet<String>,
    reserved: Vec<String>,
}

impl Taken {
    fn take(&mut self, route: &str, span: Span, sink: &mut Vec<Diagnostic>) -> bool {
        if let Some(bad) = route.chars().find(|c| c.is_control() || "\\?#:*\"<>|".contains(*c)) {
            let finding = Diagnostic::new(
                "route/bad-name",
                span,
                format!("an address can't hold {bad:?}, as `{}` does", route.escape_debug()),
            );
            sink.push(finding.help("use letters, digits, hyphens and dots"));
            return false;
        }
        let small = route.to_lowercase();
        let reserved = RESERVED.contains(&small.as_str())
            || RESERVED_FOLDERS.iter().any(|folder| small.starts_with(folder))
            || self.reserved.contains(&small);
        if reserved {
            let finding =
                Diagnostic::new("route/duplicate", span, format!("`{route}` is an address that Candor itself writes"));
            sink.push(finding.help("give the page or file another name, or a `slug`"));
            return false;
        }
        let Some((first, place)) = self.in_the_way(&small) else {
            for (at, _) in small.match_indices('/') {
                if !self.folders.contains(&small[..at]) {
                    self.folders.insert(small[..at].to_owned());
                }
            }
            self.routes.insert(small, (route.to_owned(), span));
            return true;
        };
        let message = if first == route {
            format!("the address `{route}` is already taken")
        } else if first.to_lowercase() == small {
            format!("the address `{route}` differs from `{first}` only in capital letters")
        } else {
            let folder = if first.len() < route.len() { first } else { route };
            format!("`{folder}` can't be a file and a folder of the site")
        };
        let finding = Diagnostic::new("route/duplicate", span, message).label(*place, "taken here");
        sink.push(finding.help("rename one of the two, or give it a `slug`"));
        false
    }

    /// What keeps a route from being written: the same one, a file where its folder would be, or
    /// something in the folder that it would be.
    fn in_the_way(&self, small: &str) -> Option<&(String, Span)> {
        let file = || small.match_indices('/').find_map(|(at, _)| self.routes.get(&small[..at]));
        let inside = || {
            let folder = self.folders.get(small).map(|folder| format!("{folder}/"))?;
            self.routes.iter().filter(|(route, _)| route.starts_with(&folder)).min().map(|(_, taken)| taken)
        };
        self.routes.get(small).or_else(file).or_else(inside)
    }
}

/// The place that stands for a whole document.
fn top(document: &Document) -> Span {
    let record = &document.front.record;
    record
        .get("slug")
        .map(|node| node.span)
        .or_else(|| record.key_span("title"))
        .unwrap_or_else(|| Span::file(document.source))
}

fn add(site: &mut Site, page: Page, document: DocumentId) {
    let number = site.pages.len();
    site.routes.insert(page.route.clone(), Stand::Page(number));
    site.addresses[document] = Some(Address { page: number, fragment: None });
    site.pages.push(page);
}

fn page_of(document: &Document, number: DocumentId, language: LanguageId, route: String) -> Page {
    let record = &document.front.record;
    let title = title(document);
    Page {
        origin: Origin::Document(number),
        language,
        route,
        section: 0,
        kind: document.front.kind,
        nav_title: record.text("nav-title").unwrap_or(&title).to_owned(),
        discreet_title: record.text("discreet-title").map(str::to_owned),
        summary: record.text("summary").map(str::to_owned),
        previous: None,
        next: None,
        title,
    }
}

fn letter_page(site: &mut Site, letter: char, route: String, mut terms: Vec<DocumentId>) {
    terms.sort_by_cached_key(|number| in_order(&title(&site.documents[*number])));
    let page = site.pages.len();
    for number in &terms {
        let document = &site.documents[*number];
        // A neutral id: addresses stand in histories, and a term's name may be nobody's business.
        let fragment = format!("t{}", &Fingerprint::of(document.path.as_bytes()).short()[..6]);
        site.addresses[*number] = Some(Address { page, fragment: Some(fragment) });
    }
    let title = letter.to_uppercase().to_string();
    site.routes.insert(route.clone(), Stand::Page(page));
    site.pages.push(Page {
        origin: Origin::Letter(letter, terms),
        language: site.config.language_of(&route),
        route,
        section: 0,
        kind: kind::named("term").unwrap_or(kind::ALL[0]),
        nav_title: title.clone(),
        discreet_title: None,
        summary: None,
        previous: None,
        next: None,
        title,
    });
}

/// The title of a document: as written, its leading h1, or its file's name in words.
pub(super) fn title(document: &Document) -> String {
    if let Some(title) = document.title() {
        return title.to_owned();
    }
    let path = document.path.trim_end_matches(".md");
    let name = if document.is_index() { parent(path) } else { path };
    humane(name.rsplit('/').next().unwrap_or(name))
}

/// A file's name in words: `before-you_start` becomes "Before you start".
pub(super) fn humane(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Home".to_owned(),
    }
}

/// A name as it is put in order: in small letters, without accents and marks, without the article that
/// Arabic writes together with its word.
pub fn in_order(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.trim_start_matches(|c: char| !c.is_alphanumeric()).chars() {
        match letter {
            '\u{c0}'..='\u{24f}' => {
                plain.push_str(&deunicode::deunicode_char(letter).unwrap_or_default().to_lowercase());
            }
            'أ' | 'إ' | 'آ' | 'ٱ' => plain.push('ا'),
            '\u{64b}'..='\u{65f}' => {}
            letter => plain.extend(letter.to_lowercase()),
        }
    }
    match plain.strip_prefix("ال") {
        Some(word) if word.chars().count() > 2 => word.to_owned(),
        _ => plain,
    }
}

/// The letter under which a term stands; `0` for what begins with none.
fn first_letter(title: &str) -> char {
    in_order(title).chars().next().filter(|c| c.is_alphabetic()).unwrap_or('0')
}

fn route(document: &Document, urls: Urls, sink: &mut Vec<Diagnostic>) -> String {
    let folder = parent(&document.path);
    if document.is_index() {
        return join(folder, "index.html");
    }
    let name = document.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".md");
    let slug = document.front.record.text("slug").filter(|slug| {
        let bad = slug.contains(['/', '\\', '?', '#', '%']) || matches!(*slug, "." | "..") || slug.starts_with('.');
        if bad {
            let message = format!("`{slug}` can't be the last part of an address");
            let finding = Diagnostic::new("front-matter/wrong-type", document.front.record.place("slug"), message);
            sink.push(finding.help("use letters, digits and hyphens"));
        }
        !bad
    });
    address(&join(folder, slug.unwrap_or(name)), urls)
}

fn address(path: &str, urls: Urls) -> String {
    match urls {
        Urls::Flat => format!("{path}.html"),
        Urls::Folder => format!("{path}/index.html"),
    }
}

/// Former addresses lead to the page by a redirect page.
fn aliases(site: &mut Site, number: DocumentId, taken: &mut Taken, sink: &mut Vec<Diagnostic>) {
    let document = site.documents[number].clone();
    let Some(address) = &site.addresses[number] else { return };
    let to = address.clone();
    for node in document.front.record.list("aliases") {
        let Some(alias) = node.text() else { continue };
        let path = alias.trim_start_matches('/');
        let safe = !path.split('/').any(|part| part == ".." || part == ".") && !path.is_empty();
        let route = match path.rsplit_once('.') {
            Some((_, "html")) => path.to_owned(),
            _ if path.ends_with('/') => format!("{path}index.html"),
            _ => format!("{path}/index.html"),
        };
        if !safe {
            let finding = Diagnostic::new(
                "front-matter/wrong-type",
                node.span,
                format!("`{alias}` is no address inside the site"),
            );
            sink.push(finding.help("write the former address from the site's root: `old/page.html`"));
        } else if taken.take(&route, node.span, sink) {
            site.routes.insert(route, Stand::Redirect(to.clone()));
        }
    }
}

/// Files beside the pages are copied, YAML excepted; those of `static/` from its root.
fn assets(site: &mut Site, taken: &mut Taken, sink: &mut Vec<Diagnostic>) {
    let sources = site.sources.clone();
    let src = site.config.src.clone();
    let copied = |path: &str| !path.ends_with(".md") && !path.ends_with(".yaml") && !path.ends_with(".yml");
    let content =
        sources.under(&src).filter(|(_, file)| copied(&file.path)).map(|(id, file)| (id, file, src.len() + 1));
    let fixed = sources.under("static").map(|(id, file)| (id, file, "static/".len()));
    let all: Vec<(SourceId, String)> =
        content.chain(fixed).map(|(id, file, from)| (id, file.path[from..].to_owned())).collect();
    for (id, route) in all {
        if taken.take(&route, Span::file(id), sink) {
            site.routes.insert(route, Stand::Asset(id));
        }
    }
}
