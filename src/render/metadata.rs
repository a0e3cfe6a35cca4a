//! What a page says of itself to programs: schema.org, as JSON-LD.
//!
//! It repeats what readers can see, in the same words, and nothing else. No review and no effect of a
//! therapy is ever claimed here.

use super::hub::spoken;
use super::page::absolute;
use super::surroundings::Shared;
use crate::document::Document;
use crate::site::{DocumentId, Origin, Page, PageId};
use crate::source::Layer;
use crate::theme::View;
use serde_json::{Map, Value, json};

/// The licence of the library's own pages.
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";
/// The site speaks to adults.
const MIN_AGE: u32 = 18;

/// A page's data block; `breadcrumbs` are titles and routes as they are shown.
pub(super) fn view(shared: &Shared<'_>, number: PageId, breadcrumbs: &[(&str, Option<&str>)]) -> View {
    let page = &shared.site.pages[number];
    let mut data = about(shared, number);
    match &page.origin {
        Origin::Document(document) => of_document(shared, page, *document, &mut data),
        Origin::Letter(_, terms) => drop(data.insert("mainEntity".into(), terms_of(shared, page, terms))),
        Origin::Folder => {}
    }
    if breadcrumbs.len() > 1 && data["@type"] != "Article" {
        data.insert("breadcrumb".into(), trail(shared, breadcrumbs));
    }
    // A `<` could end the element that the data stand in.
    View::html(&Value::Object(data).to_string().replace('<', "\\u003c"))
}

/// What is true of every page.
fn about(shared: &Shared<'_>, number: PageId) -> Map<String, Value> {
    let config = &shared.site.config;
    let page = &shared.site.pages[number];
    let kind = if matches!(page.origin, Origin::Document(_)) { page.kind.schema } else { "WebPage" };
    let mut data = Map::new();
    data.insert("@context".into(), "https://schema.org".into());
    // A term with a page of its own is still a page.
    data.insert("@type".into(), if kind == "DefinedTerm" { "WebPage" } else { kind }.into());
    data.insert("name".into(), page.title.as_str().into());
    data.insert("inLanguage".into(), config.languages[page.language].code.as_str().into());
    data.insert("isAccessibleForFree".into(), true.into());
    data.insert("audience".into(), json!({ "@type": "PeopleAudience", "requiredMinAge": MIN_AGE }));
    if let Some(name) = &config.brand.name {
        data.insert("publisher".into(), json!({ "@type": "Organization", "name": name }));
    }
    if let Some(url) = absolute(config, &page.route) {
        data.insert("url".into(), url.into());
    }
    if let Some(summary) = &page.summary {
        data.insert("description".into(), summary.as_str().into());
    }
    let documents = shared.site.documents_of(number);
    if !documents.is_empty() && documents.iter().all(|document| shared.site.file(*document).layer == Layer::Pack) {
        data.insert("license".into(), LICENCE.into());
    }
    data
}

fn of_document(shared: &Shared<'_>, page: &Page, number: DocumentId, data: &mut Map<String, Value>) {
    let document: &Document = &shared.site.documents[number];
    let record = &document.front.record;
    let reviewed = record.date("last-reviewed").map(|date| date.to_string());
    if page.kind.schema == "Article" {
        data.insert("headline".into(), page.title.as_str().into());
        data.extend(reviewed.map(|date| ("dateModified".to_owned(), date.into())));
        return;
    }
    data.extend(reviewed.map(|date| ("lastReviewed".to_owned(), date.into())));
    let people: Vec<Value> = record.texts("reviewed-by").iter().map(|name| person(name)).collect();
    if !people.is_empty() {
        data.insert("reviewedBy".into(), people.into());
    }
    if page.kind.schema == "FAQPage"
        && record.text("answer-short").is_some()
        && let Some(answer) = document.prose.first()
    {
        let answer = json!({ "@type": "Answer", "text": spoken(answer) });
        data.insert(
            "mainEntity".into(),
            json!([{ "@type": "Question", "name": page.title, "acceptedAnswer": answer }]),
        );
    }
}

/// `Name, role` as it is shown.
fn person(name: &str) -> Value {
    match name.split_once(',') {
        Some((name, role)) => json!({ "@type": "Person", "name": name.trim(), "jobTitle": role.trim() }),
        None => json!({ "@type": "Person", "name": name }),
    }
}

/// The terms of a letter.
fn terms_of(shared: &Shared<'_>, page: &Page, terms: &[DocumentId]) -> Value {
    let site = shared.site;
    let term = |number: &DocumentId| {
        let document: &Document = &site.documents[*number];
        let record = &document.front.record;
        let mut data = Map::new();
        data.insert("@type".into(), "DefinedTerm".into());
        data.insert("name".into(), document.title().unwrap_or_default().into());
        if record.text("plain-definition").is_some()
            && let Some(definition) = document.prose.first()
        {
            data.insert("description".into(), spoken(definition).into());
        }
        let others = record.texts("also-called");
        if !others.is_empty() {
            data.insert("alternateName".into(), others.into());
        }
        if let Some(code) = record.record("code").text("value") {
            data.insert("termCode".into(), code.into());
        }
        Value::Object(data)
    };
    let terms: Vec<Value> = terms.iter().map(term).collect();
    json!({ "@type": "DefinedTermSet", "name": page.title, "hasDefinedTerm": terms })
}

fn trail(shared: &Shared<'_>, breadcrumbs: &[(&str, Option<&str>)]) -> Value {
    let item = |(place, (title, route)): (usize, &(&str, Option<&str>))| {
        let mut data = Map::new();
        data.insert("@type".into(), "ListItem".into());
        data.insert("position".into(), (place + 1).into());
        data.insert("name".into(), (*title).into());
        if let Some(url) = route.and_then(|route| absolute(&shared.site.config, route)) {
            data.insert("item".into(), url.into());
        }
        Value::Object(data)
    };
    let items: Vec<Value> = breadcrumbs.iter().enumerate().map(item).collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}
