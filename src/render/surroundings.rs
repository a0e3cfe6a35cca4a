//! What the text of a page asks of its page: where links lead, the numbers of sources, terms.

use super::body::{Cited, Href, Mention, Src, Surroundings};
use super::drawings::is_to_left;
use super::ids::Ids;
use super::root::root;
use crate::base::{Html, Phone, Span, encode_href, encode_path, relative};
use crate::config::{LanguageId, RawHtml};
use crate::document::without_exceptions;
use crate::figure::{self, Figure, Place as FigurePlace, Words};
use crate::highlight;
use crate::kind::Place;
use crate::markdown::{Container, Extensions, Prose, Tree};
use crate::markup::{Inline, Names};
use crate::output::media_type;
use crate::site::{DocumentId, Made, Missing, NOT_FOUND, PageId, Reference, Resolved, Site, TERM, Target};
use crate::theme::{Look, Own, Properties, Property, Strings, TemplateFault, Wrap};
use percent_encoding::{NON_ALPHANUMERIC, percent_encode};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::sync::Arc;

/// What the trees of one page share: its sources' numbers and the terms already linked.
pub(super) struct Shared<'s> {
    pub(super) site: &'s Site,
    pub(super) look: &'s Look,
    /// The language that the page is written in.
    pub(super) language: LanguageId,
    /// The language of its readers: another one where the page stands in for a translation.
    pub(super) reading: LanguageId,
    /// The words of the interface in the page's language.
    pub(super) strings: &'s Strings,
    /// The route of the page, from which links are relative.
    pub(super) route: &'s str,
    /// The page's title.
    title: &'s str,
    pub(super) ids: Ids,
    /// Whether the page stands in a handout, which has all that is printed with it.
    pub(super) is_printed: bool,
    /// What a page needs that is read without its site; none for all others.
    pub(super) apart: Option<Apart<'s>>,
    /// The sources in the order of their numbers.
    pub(super) cited: Vec<CitedSource<'s>>,
    numbers: HashMap<&'s str, usize>,
    citations: Cell<usize>,
    pub(super) drawings: Cell<usize>,
    linked: RefCell<Vec<DocumentId>>,
    links_terms: bool,
    /// Whether what brands have of their own gets marks.
    marked: bool,
    /// Whether something of the brand was met for which there is none.
    pub(super) is_branded: Cell<bool>,
    /// Faults of the components that were met.
    pub(super) faults: RefCell<Vec<TemplateFault>>,
}

/// What a page needs that is read without its site.
pub(super) struct Apart<'s> {
    /// Its own route.
    route: &'s str,
    /// Where its links lead, each with the id of its place in the list of them.
    pub(super) addresses: RefCell<Vec<(String, String)>>,
}

/// A source that the page cites.
pub(super) struct CitedSource<'s> {
    pub(super) reference: &'s Reference,
    /// The id of its entry among the page's sources.
    pub(super) id: String,
    /// The ids of its citations.
    pub(super) backs: RefCell<Vec<String>>,
}

impl<'s> Shared<'s> {
    /// Numbers the sources of the page's documents in the order in which they are cited.
    /// What brands have of their own gets marks if `marked` is set.
    pub(super) fn new(
        site: &'s Site,
        look: &'s Look,
        (route, ids, marked): (&'s str, Ids, bool),
        page: PageId,
    ) -> Self {
        let documents = site.documents_of(page);
        for number in documents {
            let document = &site.documents[*number];
            let address = document.address.as_ref();
            ids.keep(address.into_iter().flat_map(|address| address.anchors(document, site.file(*number))));
        }
        let mut cited = Vec::new();
        let mut numbers = HashMap::new();
        for (key, reference) in cited_on(site, page) {
            let id = ids.take(&format!("source-{}", cited.len() + 1));
            cited.push(CitedSource { reference, id, backs: RefCell::default() });
            numbers.insert(key, cited.len());
        }
        // A page of terms does not link its own words.
        let is_term = site.pages[page].kind.place == Place::Letter;
        let language = site.pages[page].language;
        let links_terms = !site.glossary.is_empty(language) && !is_term;
        // What authors link by themselves is not linked a second time.
        let links = documents.iter().flat_map(|document| site.documents[*document].facts.links.iter());
        let own = links.filter_map(|link| site.glossary.find(language, link.dest.strip_prefix(TERM)?));
        let linked = if links_terms { own.collect() } else { Vec::new() };
        Self {
            site,
            look,
            language,
            reading: site.config.language_of(route),
            strings: look.strings(language),
            route,
            title: &site.pages[page].title,
            ids,
            is_printed: false,
            apart: None,
            cited,
            numbers,
            citations: Cell::new(0),
            drawings: Cell::new(0),
            linked: RefCell::new(linked),
            links_terms,
            marked,
            is_branded: Cell::new(false),
            faults: RefCell::default(),
        }
    }

    /// The same for a page that stands in a handout.
    pub(super) fn printed(self) -> Self {
        Self { is_printed: true, ..self }
    }

    /// The same for a page that is read without its site: its links lead to a list of addresses behind it.
    pub(super) fn apart(self) -> Self {
        let apart = Apart { route: self.route, addresses: RefCell::default() };
        Self { route: "", reading: self.language, apart: Some(apart), ..self.printed() }
    }

    /// Where the readers of this page are led for another: the page that they meet and its route.
    pub(super) fn way_to(&self, page: PageId) -> (PageId, Cow<'s, str>) {
        let site = self.site;
        // A page that stands in does not lead out of its readers' language.
        let foreign = self.reading != self.language;
        let page = site.translation_in(page, self.reading).filter(|_| foreign).unwrap_or(page);
        let route = site.stand_in(page, self.reading).map(Cow::Owned);
        (page, route.unwrap_or(Cow::Borrowed(&site.pages[page].route)))
    }

    /// The way to a route, seen from this one.
    pub(super) fn to(&self, route: &str) -> String {
        match self.route {
            NOT_FOUND => format!("{}{}", self.site.config.base_path(), encode_path(route)),
            here => relative(here, route),
        }
    }

    /// The address of a page, seen from this one.
    fn address(&self, page: PageId, fragment: Option<&str>) -> (PageId, String) {
        let (page, route) = self.way_to(page);
        let here = self.apart.as_ref().map_or(self.route, |apart| apart.route);
        match fragment {
            None => (page, self.to(&route)),
            Some(fragment) if route == here => (page, format!("#{}", encode_path(&self.ids.of(fragment)))),
            Some(fragment) => (page, format!("{}#{}", self.to(&route), encode_path(fragment))),
        }
    }

    /// A link as it is written here: on a page that is read without its site, to the place of its address.
    fn written<'a>(&self, href: Href<'a>, is_own: bool) -> Href<'a> {
        let (Some(apart), Some(to)) = (&self.apart, href.href.as_deref()) else { return href };
        if to.starts_with('#') {
            return href;
        }
        let base = self.site.config.absolute("").filter(|_| is_own).unwrap_or_default();
        let address = base + to;
        let mut addresses = apart.addresses.borrow_mut();
        let known = addresses.iter().position(|(_, known)| *known == address);
        let number = known.unwrap_or(addresses.len());
        if known.is_none() {
            addresses.push((self.ids.take(&format!("address-{}", number + 1)), address));
        }
        let told = ("data-number", Cow::Owned((number + 1).to_string()));
        let href = Some(Cow::Owned(format!("#{}", addresses[number].0)));
        Href { href, attributes: vec![("class", Cow::Borrowed("spelled")), told] }
    }

    /// A picture that a page carries in itself, as an address.
    fn carried(&self, route: &str) -> Option<Cow<'static, str>> {
        let Some(Made::File(id)) = self.site.routes.get(route) else { return None };
        let bytes = percent_encode(self.site.sources.file(*id).bytes(), NON_ALPHANUMERIC);
        Some(Cow::Owned(format!("data:{},{bytes}", media_type(route))))
    }

    /// The number of a source, its link and the id of this citation, which is remembered.
    pub(super) fn cite(&self, key: &str) -> Option<Cited<'static>> {
        let number = *self.numbers.get(key)?;
        let source = &self.cited[number - 1];
        self.citations.set(self.citations.get() + 1);
        let id = self.ids.take(&format!("cite-{}", self.citations.get()));
        source.backs.borrow_mut().push(id.clone());
        Some(Cited { number, href: format!("#{}", source.id).into(), id: id.into() })
    }
}

/// The sources of a page in the order of their numbers, each with its key.
pub(crate) fn cited_on(site: &Site, page: PageId) -> Vec<(&str, &Reference)> {
    let mut cited: Vec<(&str, &Reference)> = Vec::new();
    for key in site.documents_of(page).iter().flat_map(|document| keys(site, *document)) {
        if let Some(reference) = site.references.find(key)
            && !cited.iter().any(|(known, _)| *known == key)
        {
            cited.push((key, reference));
        }
    }
    cited
}

/// The keys that a document cites: those of its text, then those of its figures.
fn keys(site: &Site, document: DocumentId) -> impl Iterator<Item = &str> {
    let own = site.documents[document].facts.citations.iter().map(|citation| citation.key.as_str());
    let figures = site.figures_in(document).filter_map(|placed| site.figures.find(&placed.name));
    own.chain(figures.flat_map(|figure| figure.sources.iter().map(|(key, _)| key.as_str())))
}

/// A tree on a page: the body of a document, or one of its prose strings.
pub(super) struct Within<'s> {
    shared: &'s Shared<'s>,
    number: DocumentId,
    document: &'s Resolved,
    first_link: usize,
    first_image: usize,
    /// The body has headings; prose has none.
    is_body: bool,
}

impl<'s> Within<'s> {
    pub(super) fn body(shared: &'s Shared<'s>, number: DocumentId) -> Self {
        Self::new(shared, number, 0, 0, true)
    }

    pub(super) fn prose(shared: &'s Shared<'s>, number: DocumentId, prose: &Prose) -> Self {
        Self::new(shared, number, prose.first_link, prose.first_image, false)
    }

    fn new(shared: &'s Shared<'s>, number: DocumentId, first_link: usize, first_image: usize, is_body: bool) -> Self {
        let document = &shared.site.documents[number];
        Self { shared, number, document, first_link, first_image, is_body }
    }

    fn target<'a>(&'a self, target: Option<&'a Target>, dest: &'a str) -> Href<'a> {
        let linked = |url: String| Href { href: Some(Cow::Owned(url)), attributes: Vec::new() };
        let mut href = match target {
            // At no level of its finding is anybody led there.
            None
            | Some(Target::Withheld(_) | Target::Missing(Missing::Script | Missing::Scheme(_) | Missing::Term(_))) => {
                return Href::default();
            }
            Some(Target::Missing(_)) => return Href::plain(dest),
            Some(Target::External(url)) => {
                let mut href = Href::plain(url);
                if !self.extensions().is_plain() && (url.starts_with("http") || url.starts_with("//")) {
                    href.attributes.push(("rel", Cow::Borrowed("noreferrer noopener nofollow")));
                }
                if !self.extensions().is_plain()
                    && let Some(text) = Phone::text_of(url)
                {
                    // What would ring somebody else is no link.
                    let Some(phone) = Phone::parse(&text) else { return Href::default() };
                    href.href = Some(Cow::Owned(format!("tel:{phone}")));
                    // In a text that goes to the left, the groups of a number would be shown in reverse.
                    href.attributes.push(("dir", Cow::Borrowed("ltr")));
                }
                return href;
            }
            Some(Target::File(route)) => {
                // What it says of the file is the file's own: `#page=3`.
                let fragment = dest.find('#').map(|at| encode_href(&dest[at..]));
                linked(self.shared.to(route) + &fragment.unwrap_or_default())
            }
            Some(Target::Page { page, fragment }) => {
                let (page, url) = self.shared.address(*page, fragment.as_deref());
                let mut href = linked(url);
                let language = self.shared.site.pages[page].language;
                if language != self.shared.language {
                    let code = &self.shared.site.config.languages[language].code;
                    href.attributes.push(("hreflang", Cow::Borrowed(code)));
                }
                href
            }
        };
        if dest.starts_with(TERM) {
            href.attributes.push(("class", Cow::Borrowed("term")));
        }
        href
    }

    fn extensions(&self) -> Extensions {
        self.document.body.extensions()
    }

    /// What an id of the document is where it is shown.
    fn on_page<'a>(&'a self, id: &'a str) -> Cow<'a, str> {
        self.shared.ids.of(self.document.address.as_ref().map_or(Cow::Borrowed(id), |address| address.anchor(id)))
    }

    /// A figure, drawn.
    fn draw(&self, name: &str, figure: &Figure) -> Html {
        let file = self.shared.look.drawing(name).filter(|_| !self.shared.is_printed);
        let address = file.map(|route| match self.shared.marked {
            true => root(self.shared.site, self.shared.route) + &Own::Drawing(name.to_owned()).mark(),
            false => relative(self.shared.route, route),
        });
        let number = self.shared.drawings.get() + 1;
        self.shared.drawings.set(number);
        let id = self.shared.ids.stem(&format!("drawing-{number}"));
        // One file serves all languages, so a figure is in the first of them.
        let strings = self.shared.look.strings(LanguageId::OWN);
        let words = Words {
            show: strings.get("show-the-drawing"),
            not_drawn: strings.get("not-in-the-drawing"),
            to_left: is_to_left(self.shared.site),
        };
        let place = address.as_deref().map_or(FigurePlace::OnPage(&id), FigurePlace::File);
        let mut html = figure::draw(figure, place, words);
        let cited: Vec<Cited<'_>> = figure.sources.iter().filter_map(|(key, _)| self.shared.cite(key)).collect();
        if !cited.is_empty() {
            html.raw("<p class=\"figure-sources\">").text(strings.get("sources")).raw("<sup class=\"cite\">");
            for (place, cited) in cited.iter().enumerate() {
                html.raw(if place > 0 { ", " } else { "" });
                cited.write(self.word("source"), "", &mut html);
            }
            html.raw("</sup></p>\n");
        }
        html
    }
}

impl Surroundings for Within<'_> {
    fn word<'a>(&'a self, key: &'a str) -> &'a str {
        self.shared.strings.get(key)
    }

    fn link<'a>(&'a self, number: usize, dest: &'a str) -> Href<'a> {
        let target = self.shared.site.documents[self.number].links.get(self.first_link + number);
        let is_own = !matches!(target, Some(Target::External(_)));
        self.shared.written(self.target(target, dest), is_own)
    }

    fn image<'a>(&'a self, number: usize, dest: &'a str) -> Src<'a> {
        let target = self.shared.site.documents[self.number].images.get(self.first_image + number);
        if let (Some(_), Some(Target::File(route))) = (&self.shared.apart, target) {
            return Src { href: self.shared.carried(route), attributes: Vec::new() };
        }
        // What is said of a link is not said of a picture.
        Src { attributes: Vec::new(), ..self.target(target, dest) }
    }

    fn heading_id<'a>(&'a self, number: usize, explicit: Option<&'a str>) -> Option<Cow<'a, str>> {
        // Headings are counted as the tree has them; the facts leave a leading h1 out.
        let number = number.checked_sub(usize::from(self.document.facts.takes_h1))?;
        let id = self.document.facts.headings.get(number).map(|heading| heading.id.as_str()).or(explicit)?;
        Some(self.on_page(id))
    }

    fn chosen_id<'a>(&'a self, id: &'a str, place: Span) -> Cow<'a, str> {
        let ids = &self.document.facts.ids;
        match ids.binary_search_by_key(&place, |(_, own)| *own) {
            Ok(at) => self.on_page(&ids[at].0),
            // In a field nothing keeps an id free.
            Err(_) => self.shared.ids.take(id).into(),
        }
    }

    fn new_id(&self, wanted: &str) -> String {
        self.shared.ids.take(wanted)
    }

    fn level(&self) -> u8 {
        self.shared.ids.level
    }

    /// In a handout, the name of a landmark ends with its page's: it has to be its own.
    fn landmark(&self, name: String) -> String {
        if self.level() > 0 { format!("{name}, {}", self.shared.title) } else { name }
    }

    fn has_title(&self) -> bool {
        self.is_body && self.document.facts.takes_h1
    }

    fn has_h1(&self) -> bool {
        self.is_body && self.document.front.template() != Some("bare")
    }

    fn citation<'a>(&'a self, _: usize, key: &'a str) -> Option<Cited<'a>> {
        self.shared.cite(key)
    }

    fn raw_html(&self, markup: &str, html: &mut Html) {
        match self.shared.site.config.markdown.raw_html {
            RawHtml::Trust => drop(html.raw(without_exceptions(markup))),
            RawHtml::Sanitise => drop(html.raw(&self.shared.look.sanitiser.clean(markup))),
            RawHtml::Deny => {}
        }
    }

    fn raw_inline(&self, tag: &str, html: &mut Html) -> Inline {
        match self.shared.site.config.markdown.raw_html {
            RawHtml::Trust => drop(html.raw(without_exceptions(tag))),
            RawHtml::Sanitise => return self.shared.look.sanitiser.clean_tag(tag),
            RawHtml::Deny => {}
        }
        Inline::Nothing
    }

    fn kept_names(&self) -> Option<&Names> {
        Some(&self.shared.look.names)
    }

    fn code(&self, language: &str, code: &str) -> Option<Html> {
        highlight::highlight(language, code)
    }

    fn component(&self, name: &'static str, properties: Properties) -> Arc<Wrap> {
        let wrap = self.shared.look.wrap(self.shared.language, name, properties);
        self.shared.is_branded.set(self.shared.is_branded.get() || !self.shared.look.is_shared(name));
        self.shared.faults.borrow_mut().extend(wrap.fault.clone());
        wrap
    }

    fn figure(&self, container: &Container, tree: &Tree, text: &str) -> Option<(Properties, Html)> {
        let placed = figure::placed_by(container, tree, text)?;
        let figure = self.shared.site.figures.find(&placed.name)?;
        let mut properties = vec![("drawn", Property::Text(figure.kind.to_owned()))];
        if self.shared.language != LanguageId::OWN {
            let language = &self.shared.site.config.languages[LanguageId::OWN];
            properties.push(("lang", Property::Text(language.code.clone())));
            properties.push(("dir", Property::Text(language.dir().to_owned())));
        }
        Some((properties, self.draw(&placed.name, figure)))
    }

    fn has_terms(&self) -> bool {
        self.shared.links_terms
    }

    fn mentions<'a>(&'a self, text: &str) -> Vec<Mention<'a>> {
        let site = self.shared.site;
        let mut linked = self.shared.linked.borrow_mut();
        let mut found = Vec::new();
        for mention in site.glossary.mentions(self.shared.language, text) {
            if linked.contains(&mention.document) {
                continue;
            }
            let Some(address) = &site.documents[mention.document].address else { continue };
            linked.push(mention.document);
            let (_, url) = self.shared.address(address.page, address.fragment.as_deref());
            let href = Href { href: Some(Cow::Owned(url)), attributes: vec![("class", Cow::Borrowed("term"))] };
            found.push(Mention { range: mention.range, href: self.shared.written(href, true) });
        }
        found
    }
}
