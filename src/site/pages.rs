//! Where pages, former addresses and copied files stand.

use super::address::{Address, DocumentId, PageId, SectionId};
use super::folders::{Folder, folders};
use super::loaded::Loaded;
use super::page::Origin;
use super::routes::{Allotment, Made, NOT_FOUND};
use crate::base::{Fingerprint, SourceId, Span, Table, decode_path, join, parent};
use crate::config::{Config, LanguageId, Urls};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::front_matter::fields::{ALIASES, NAV_TITLE, SLUG};
use crate::kind::{self, Kind, landing};
use crate::output::Route;
use crate::source::page_stem;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use std::collections::BTreeMap;

/// Every page with its route, the folders that they are in, and where each document is published.
pub(super) struct Places {
    pub(super) pages: Table<PageId, Placed>,
    pub(super) folders: Table<SectionId, Folder>,
    pub(super) addresses: Table<DocumentId, Option<Address>>,
    pub(super) routes: Allotment,
}

/// A page in its place, without neighbours.
pub(super) struct Placed {
    pub(super) origin: Origin,
    pub(super) route: Route,
    pub(super) section: SectionId,
    pub(super) language: LanguageId,
    pub(super) kind: &'static Kind,
    pub(super) title: String,
    pub(super) nav_title: String,
}

/// Gives every published document its page and route; the files beside them are copied.
pub(super) fn place(loaded: &Loaded, published: &[DocumentId], sink: &mut Vec<Diagnostic>) -> Places {
    let (documents, config) = (&loaded.documents, &loaded.config);
    let has_pages = |language| published.iter().any(|number| config.language_of(&documents[*number].path) == language);
    let mut routes = Allotment::new(config, |language| language == LanguageId::OWN || has_pages(language));
    let (wanted, letters) = wanted(loaded, published);
    let in_folders = wanted.iter().map(|wanted| parent(&documents[wanted.document].path));
    let of_letters = letters.values().map(|terms| parent(&documents[terms[0]].path));
    let (folders, sections) = folders(config, in_folders.chain(of_letters));
    let mut pages: Table<PageId, Placed> = Table::new();
    let mut addresses: Table<DocumentId, Option<Address>> = documents.iter().map(|_| None).collect();
    for Wanted { document: number, route, faults } in wanted {
        sink.extend(faults);
        let document = &documents[number];
        let page = pages.next_key();
        if routes.claim(&route, Made::Page(page), top(document), sink) {
            addresses[number] = Some(Address { page, fragment: None });
            pages.push(of_document(config, document, number, (route, sections[parent(&document.path)])));
        }
    }
    for ((folder, letter), terms) in letters {
        let route = address(&join(&folder, &letter.to_string()), config.urls);
        let page = pages.next_key();
        if routes.claim(&route, Made::Page(page), top(&documents[terms[0]]), sink) {
            let placed = of_letter(loaded, (letter, terms), (route, sections[folder.as_str()]), page, &mut addresses);
            pages.push(placed);
        }
    }
    for page in of_folders(loaded, &folders, &pages) {
        routes.claim_for_folder(&page.route, pages.next_key());
        pages.push(page);
    }
    for number in published {
        if let Some(address) = &addresses[*number] {
            aliases(&documents[*number], address, &mut routes, sink);
        }
    }
    files(loaded, &mut routes, sink);
    Places { pages, folders, addresses, routes }
}

/// A document that asks for a page of its own, with its route and what is wrong with that.
struct Wanted {
    document: DocumentId,
    route: Route,
    faults: Vec<Diagnostic>,
}

/// The terms of each folder by their first letters.
type Letters = BTreeMap<(String, char), Vec<DocumentId>>;

/// What the published documents ask for: a page, or a place on the page of their letter.
fn wanted(loaded: &Loaded, published: &[DocumentId]) -> (Vec<Wanted>, Letters) {
    let mut letters = Letters::new();
    let (terms, others): (Vec<DocumentId>, Vec<_>) =
        published.iter().partition(|number| loaded.documents[**number].is_term());
    for number in terms {
        let document = &loaded.documents[number];
        let own = &loaded.config.languages[loaded.config.language_of(&document.path)];
        let letter = own.order.letter(&title(document)).unwrap_or('0');
        letters.entry((parent(&document.path).to_owned(), letter)).or_default().push(number);
    }
    let wanted = others.par_iter().map(|number| {
        let mut faults = Vec::new();
        let route = route(&loaded.documents[*number], loaded.config.urls, &mut faults);
        Wanted { document: *number, route, faults }
    });
    (wanted.collect(), letters)
}

/// The place that stands for a whole document.
pub(super) fn top(document: &Document) -> Span {
    let slug = document.front.get(&SLUG).map(|node| node.span);
    slug.unwrap_or_else(|| Span::file(document.source))
}

fn of_document(
    config: &Config,
    document: &Document,
    number: DocumentId,
    (route, section): (Route, SectionId),
) -> Placed {
    let title = title(document);
    Placed {
        origin: Origin::Document(number),
        language: config.language_of(&document.path),
        route,
        section,
        kind: document.front.kind,
        nav_title: document.front.text(&NAV_TITLE).unwrap_or(&title).to_owned(),
        title,
    }
}

/// The page of a letter's terms, which all have their addresses on it.
fn of_letter(
    loaded: &Loaded,
    (letter, terms): (char, Vec<DocumentId>),
    (route, section): (Route, SectionId),
    page: PageId,
    addresses: &mut Table<DocumentId, Option<Address>>,
) -> Placed {
    let language = loaded.config.language_of(&route);
    let order = &loaded.config.languages[language].order;
    let titled = |number: DocumentId| (title(&loaded.documents[number]), number);
    let mut titled: Vec<(String, DocumentId)> = terms.into_iter().map(titled).collect();
    titled.sort_by(|(a, _), (b, _)| order.compare(a, b));
    let terms: Vec<DocumentId> = titled.into_iter().map(|(_, number)| number).collect();
    for number in &terms {
        // A neutral id: addresses stand in histories, and a term's name may be nobody's business.
        let fingerprint = Fingerprint::of(loaded.documents[*number].path.as_bytes());
        addresses[*number] = Some(Address { page, fragment: Some(format!("t{}", &fingerprint.short()[..6])) });
    }
    let title = letter.to_uppercase().to_string();
    Placed {
        kind: loaded.documents[terms[0]].front.kind,
        origin: Origin::Letter(letter, terms),
        language,
        route,
        section,
        nav_title: title.clone(),
        title,
    }
}

/// A page that lists what is in it for each folder without a page of its own.
fn of_folders(loaded: &Loaded, folders: &Table<SectionId, Folder>, pages: &Table<PageId, Placed>) -> Vec<Placed> {
    let config = &loaded.config;
    let own = |page: &Placed| {
        matches!(page.origin, Origin::Document(number) if loaded.documents[number].is_index()).then_some(page.section)
    };
    let mut lacks: Table<SectionId, bool> = folders.iter().map(|_| true).collect();
    for section in pages.iter().filter_map(own) {
        lacks[section] = false;
    }
    let lacking = folders.iter_enumerated().filter(|(section, _)| lacks[*section]);
    let page = |(section, folder): (SectionId, &Folder)| {
        let route = join(&folder.path, "index.html");
        let language = config.language_of(&route);
        let is_root = folder.parent.is_none();
        let title = if is_root {
            config.languages[language].title.clone()
        } else {
            title_of_folder(loaded, language, &folder.path)
        };
        let kind = if is_root { &landing::KIND } else { &kind::page::KIND };
        Placed { origin: Origin::Folder, route, section, language, kind, nav_title: title.clone(), title }
    };
    lacking.map(page).collect()
}

/// The name of a folder that has no page: that of the site's own language, where the same folder has
/// one, else the folder's name in words.
fn title_of_folder(loaded: &Loaded, language: LanguageId, path: &str) -> String {
    let own = loaded.config.without_language(path);
    match loaded.folder_page(own).filter(|_| language != LanguageId::OWN) {
        Some(document) => title(&loaded.documents[document]),
        None => humane(path.rsplit('/').next().unwrap_or(path)),
    }
}

/// The title of a document: as written, its leading h1, or its file's name in words.
fn title(document: &Document) -> String {
    if let Some(title) = document.title() {
        return title.to_owned();
    }
    let path = stem(&document.path);
    let name = if document.is_index() { parent(path) } else { path };
    humane(name.rsplit('/').next().unwrap_or(name))
}

/// A document's path without its ending.
fn stem(path: &str) -> &str {
    path.strip_suffix(".md").unwrap_or(path)
}

/// A file's name in words: `before-you_start` becomes "Before you start".
fn humane(name: &str) -> String {
    let words = name.replace(['-', '_'], " ");
    let mut letters = words.trim().chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "Home".to_owned(),
    }
}

fn route(document: &Document, urls: Urls, sink: &mut Vec<Diagnostic>) -> String {
    let folder = parent(&document.path);
    if document.is_index() {
        return join(folder, "index.html");
    }
    let name = stem(document.path.rsplit('/').next().unwrap_or_default());
    let slug = document.front.text(&SLUG).filter(|slug| {
        let bad = slug.contains(['/', '\\', '?', '#', '%']) || matches!(*slug, "." | "..") || slug.starts_with('.');
        if bad {
            let message = format!("`{slug}` can't be the last part of an address");
            let finding = Diagnostic::new("front-matter/wrong-type", document.front.place(&SLUG), message);
            sink.push(finding.help("use letters, digits and hyphens"));
        }
        !bad
    });
    address(&join(folder, slug.unwrap_or(name)), urls)
}

fn address(path: &str, urls: Urls) -> Route {
    match urls {
        Urls::Folder if path == "404" => NOT_FOUND.to_owned(),
        Urls::Flat => format!("{path}.html"),
        Urls::Folder => format!("{path}/index.html"),
    }
}

/// Former addresses lead to the page by a redirect page.
fn aliases(document: &Document, to: &Address, routes: &mut Allotment, sink: &mut Vec<Diagnostic>) {
    for node in document.front.list(&ALIASES) {
        let Some(alias) = node.text() else { continue };
        if let Some(route) = former(alias) {
            routes.claim(&route, Made::Redirect(to.clone()), node.span, sink);
        } else {
            let message = format!("`{alias}` is not an address of this site");
            let finding = Diagnostic::new("front-matter/wrong-type", node.span, message);
            sink.push(finding.help("write the old address without the domain, such as `old/page.html`"));
        }
    }
}

/// The route of a former address, written as it is, or as links are; none for one that leaves the site.
pub(crate) fn former(alias: &str) -> Option<Route> {
    let path = decode_path(alias.trim_start_matches('/')).unwrap_or_else(|| alias.to_owned());
    let safe = !path.split('/').any(|part| part == ".." || part == ".") && !path.is_empty();
    safe.then(|| match path.rsplit_once('.') {
        Some((_, "html" | "htm")) => path,
        _ if path.ends_with('/') => format!("{path}index.html"),
        _ => format!("{path}/index.html"),
    })
}

/// Endings of pages in other programs' markup, drafts among them.
const OTHER_MARKUP: &[&str] =
    &["mdx", "mdown", "mkd", "mkdn", "rmd", "qmd", "rst", "adoc", "asciidoc", "textile", "org"];

/// Files beside the pages are copied, YAML excepted; those of `static/` from its root.
fn files(loaded: &Loaded, routes: &mut Allotment, sink: &mut Vec<Diagnostic>) {
    let (sources, src) = (&loaded.sources, &loaded.config.src);
    let copied = |path: &str| page_stem(path).is_none() && !path.ends_with(".yaml") && !path.ends_with(".yml");
    let ending = |path: &str| path.rsplit('.').next().unwrap_or_default().to_lowercase();
    let (other, copied): (Vec<_>, Vec<_>) = sources
        .under(src)
        .filter(|(_, file)| copied(&file.path))
        .partition(|(_, file)| OTHER_MARKUP.contains(&ending(&file.path).as_str()));
    sink.extend(other.into_iter().map(|(id, _)| {
        Diagnostic::new("source/other-markup", Span::file(id), "Candor does not read pages in this markup").help(
            "write it in Markdown, with a name that ends in `.md`; to publish the file as it is, move it to static/",
        )
    }));
    let content = copied.into_iter();
    let content = content.map(|(id, file)| (id, &file.path[src.len() + 1..]));
    let fixed = sources.under("static").map(|(id, file)| (id, &file.path["static/".len()..]));
    for (id, route) in content.chain(fixed).collect::<Vec<(SourceId, &str)>>() {
        routes.claim(route, Made::File(id), Span::file(id), sink);
    }
}
