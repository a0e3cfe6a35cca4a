//! What a page says of itself to programs: schema.org, as JSON-LD.
//!
//! It repeats what readers can see, in the same words, and nothing else. No review and no effect of a
//! therapy is ever claimed here.

use super::hub::spoken;
use super::surroundings::Shared;
use crate::document::Document;
use crate::site::{DocumentId, Origin, Page, PageId};
use crate::source::Layer;
use crate::theme::View;

/// The licence of the library's own pages.
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";
/// The site speaks to adults.
const ADULTS: &str = r#"{"@type":"PeopleAudience","requiredMinAge":18}"#;

/// A page's data block; `breadcrumbs` are titles and pages as they are shown.
pub(super) fn view(shared: &Shared<'_>, number: PageId, breadcrumbs: &[(&str, Option<PageId>)]) -> View {
    let page = &shared.site.pages[number];
    let mut data = about(shared, number);
    match &page.origin {
        Origin::Document(document) => of_document(shared, page, *document, &mut data),
        Origin::Letter(_, terms) => data.set("mainEntity", &terms_of(shared, page, terms)),
        Origin::Folder => {}
    }
    if breadcrumbs.len() > 1 && page.kind.schema != "Article" {
        data.set("breadcrumb", &trail(shared, breadcrumbs));
    }
    View::html(&data.end())
}

/// What is true of every page.
fn about(shared: &Shared<'_>, number: PageId) -> Object {
    let config = &shared.site.config;
    let page = &shared.site.pages[number];
    let mut data = Object(String::with_capacity(1024));
    data.text("@context", "https://schema.org");
    // A page of terms is still a page.
    let is_plain = page.kind.schema == "DefinedTerm" || !matches!(page.origin, Origin::Document(_));
    data.text("@type", if is_plain { "WebPage" } else { page.kind.schema });
    data.text("name", &page.title);
    data.text("inLanguage", &config.languages[page.language].code);
    data.set("isAccessibleForFree", "true");
    data.set("audience", ADULTS);
    if let Some(name) = &config.brand.name {
        let mut publisher = Object::of("Organization");
        publisher.text("name", name);
        data.set("publisher", &publisher.end());
    }
    if let Some(url) = config.absolute(&page.route) {
        data.text("url", &url);
    }
    if let Some(summary) = &page.summary {
        data.text("description", summary);
    }
    let documents = shared.site.documents_of(number);
    if !documents.is_empty() && documents.iter().all(|document| shared.site.file(*document).layer == Layer::Pack) {
        data.text("license", LICENCE);
    }
    data
}

fn of_document(shared: &Shared<'_>, page: &Page, number: DocumentId, data: &mut Object) {
    let document: &Document = &shared.site.documents[number];
    let record = &document.front.record;
    let is_article = page.kind.schema == "Article";
    if let Some(date) = record.date("last-reviewed") {
        data.text(if is_article { "dateModified" } else { "lastReviewed" }, &date.to_string());
    }
    if is_article {
        data.text("headline", &page.title);
        return;
    }
    let people = record.texts("reviewed-by");
    if !people.is_empty() {
        data.set("reviewedBy", &list(people.iter().map(|name| person(name))));
    }
    if page.kind.schema == "FAQPage"
        && record.text("answer-short").is_some()
        && let Some(prose) = document.prose.first()
    {
        let mut answer = Object::of("Answer");
        answer.text("text", &spoken(prose));
        let mut question = Object::of("Question");
        question.text("name", &page.title);
        question.set("acceptedAnswer", &answer.end());
        data.set("mainEntity", &list([question.end()]));
    }
}

/// `Name, role` as it is shown.
fn person(name: &str) -> String {
    let mut person = Object::of("Person");
    match name.split_once(',') {
        Some((name, role)) => {
            person.text("name", name.trim());
            person.text("jobTitle", role.trim());
        }
        None => person.text("name", name),
    }
    person.end()
}

/// The terms of a letter.
fn terms_of(shared: &Shared<'_>, page: &Page, terms: &[DocumentId]) -> String {
    let term = |number: &DocumentId| {
        let document: &Document = &shared.site.documents[*number];
        let record = &document.front.record;
        let mut term = Object::of("DefinedTerm");
        term.text("name", document.title().unwrap_or_default());
        if record.text("plain-definition").is_some()
            && let Some(definition) = document.prose.first()
        {
            term.text("description", &spoken(definition));
        }
        let others = record.texts("also-called");
        if !others.is_empty() {
            term.set("alternateName", &list(others.iter().map(|name| quoted(name))));
        }
        if let Some(code) = record.record("code").text("value") {
            term.text("termCode", code);
        }
        term.end()
    };
    let mut set = Object::of("DefinedTermSet");
    set.text("name", &page.title);
    set.set("hasDefinedTerm", &list(terms.iter().map(term)));
    set.end()
}

fn trail(shared: &Shared<'_>, breadcrumbs: &[(&str, Option<PageId>)]) -> String {
    let item = |(place, (title, page)): (usize, &(&str, Option<PageId>))| {
        let mut item = Object::of("ListItem");
        item.set("position", &(place + 1).to_string());
        item.text("name", title);
        if let Some(url) = page.and_then(|page| shared.site.config.absolute(&shared.site.pages[page].route)) {
            item.text("item", &url);
        }
        item.end()
    };
    let mut trail = Object::of("BreadcrumbList");
    trail.set("itemListElement", &list(breadcrumbs.iter().enumerate().map(item)));
    trail.end()
}

/// An object of JSON that is being written: every page has one, so it is written straight away.
struct Object(String);

impl Object {
    fn of(kind: &str) -> Self {
        let mut object = Self(String::new());
        object.text("@type", kind);
        object
    }

    fn text(&mut self, key: &str, value: &str) {
        self.set(key, &quoted(value));
    }

    /// Sets a key to something that is JSON already.
    fn set(&mut self, key: &str, json: &str) {
        self.0.push(if self.0.is_empty() { '{' } else { ',' });
        self.0.extend(["\"", key, "\":", json]);
    }

    fn end(self) -> String {
        self.0 + "}"
    }
}

/// A text as JSON. A `<` could end the element that the data stand in.
fn quoted(text: &str) -> String {
    // Only keys that are not text could fail.
    let json = serde_json::to_string(text).unwrap_or_default();
    if json.contains('<') { json.replace('<', "\\u003c") } else { json }
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(","))
}
