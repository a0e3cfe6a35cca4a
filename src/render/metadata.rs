//! What a page says of itself to programs: schema.org, as JSON-LD.
//!
//! It repeats what readers can see, in the same words, and nothing else. No review and no effect of a
//! therapy is ever claimed here.

use super::surroundings::Shared;
use crate::data::Shape;
use crate::document::Document;
use crate::front_matter::FrontMatter;
use crate::front_matter::fields::LAST_REVIEWED;
use crate::kind::{Entity, Property};
use crate::site::{DocumentId, Origin, Page, PageId};
use crate::theme::View;
use serde_json::{Value, json};

/// The licence of the library's own pages.
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";
/// A type of page that is a work, and no page about something.
const ARTICLE: &str = "Article";

/// A page's data block; `breadcrumbs` are titles and pages as they are shown.
pub(super) fn view(shared: &Shared<'_>, number: PageId, breadcrumbs: &[(&str, Option<PageId>)]) -> View {
    let page = &shared.site.pages[number];
    let mut data = about(shared, number);
    match &page.origin {
        Origin::Document(document) => of_document(&shared.site.documents[*document].front, page, &mut data),
        Origin::Letter(_, terms) => data["mainEntity"] = terms_of(shared, page, terms),
        Origin::Folder => {}
    }
    if breadcrumbs.len() > 1 && page.kind.schema != ARTICLE {
        data["breadcrumb"] = trail(shared, breadcrumbs);
    }
    // A `<` could end the element that the data stand in.
    View::html(&data.to_string().replace('<', "\\u003c"))
}

/// What is true of every page.
fn about(shared: &Shared<'_>, number: PageId) -> Value {
    let config = &shared.site.config;
    let page = &shared.site.pages[number];
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": if matches!(page.origin, Origin::Document(_)) { page.kind.schema } else { "WebPage" },
        "name": page.title,
        "inLanguage": config.languages[page.language].code,
        "isAccessibleForFree": true,
        // The site speaks to adults.
        "audience": {"@type": "PeopleAudience", "requiredMinAge": 18},
    });
    if let Some(name) = &config.brand.name {
        data["publisher"] = json!({"@type": "Organization", "name": name});
    }
    if let Some(url) = config.absolute(&page.route) {
        data["url"] = url.into();
    }
    if let Some(summary) = &page.summary {
        data["description"] = summary.as_str().into();
    }
    let documents = shared.site.documents_of(number);
    if !documents.is_empty() && documents.iter().all(|document| shared.site.file(*document).layer.is_built_in()) {
        data["license"] = LICENCE.into();
    }
    data
}

fn of_document(front: &FrontMatter, page: &Page, data: &mut Value) {
    let is_article = page.kind.schema == ARTICLE;
    if let Some(date) = front.date(&LAST_REVIEWED) {
        data[if is_article { "dateModified" } else { "lastReviewed" }] = date.to_string().into();
    }
    if is_article {
        data["headline"] = page.title.as_str().into();
        return;
    }
    let people: Vec<Value> = front.reviewers().map(|(name, role)| person(name, role)).collect();
    if !people.is_empty() {
        data["reviewedBy"] = people.into();
    }
    if let Some(entity) = page.kind.entity.as_ref().filter(|_| front.answer().is_some()) {
        data["mainEntity"] = json!([thing(entity, front, &page.title)]);
    }
}

/// `Name, role` as it is shown.
fn person(name: &str, role: Option<&str>) -> Value {
    let mut person = json!({"@type": "Person", "name": name});
    if let Some(role) = role {
        person["jobTitle"] = role.into();
    }
    person
}

/// What a page is about: its name, and what its fields say of it.
fn thing(entity: &Entity, front: &FrontMatter, title: &str) -> Value {
    let name = entity.name.and_then(|field| front.text(field)).unwrap_or(title);
    let mut thing = json!({"@type": entity.schema, "name": name});
    let values = front.values();
    for (property, field) in entity.says {
        let words = values.iter().filter(|(given, _)| given.key == field.key).map(|(_, node)| node.words());
        let mut words = words.filter(|words| !words.trim().is_empty()).map(Value::from).peekable();
        if words.peek().is_none() {
            continue;
        }
        let many = matches!(field.shape, Shape::List(_));
        let value = if many { words.collect() } else { words.next().unwrap_or_default() };
        match property {
            Property::Text(name) => thing[*name] = value,
            Property::Thing(name, schema) => thing[*name] = json!({"@type": schema, "text": value}),
        }
    }
    thing
}

/// The terms of a letter.
fn terms_of(shared: &Shared<'_>, page: &Page, terms: &[DocumentId]) -> Value {
    let each = terms.iter().filter_map(|number| {
        let document: &Document = &shared.site.documents[*number];
        Some(thing(page.kind.entity.as_ref()?, &document.front, document.title().unwrap_or_default()))
    });
    let all: Vec<Value> = each.collect();
    json!({"@type": "DefinedTermSet", "name": page.title, "hasDefinedTerm": all})
}

fn trail(shared: &Shared<'_>, breadcrumbs: &[(&str, Option<PageId>)]) -> Value {
    let item = |(place, (title, page)): (usize, &(&str, Option<PageId>))| {
        let mut item = json!({"@type": "ListItem", "position": place + 1, "name": title});
        if let Some(url) = page.and_then(|page| shared.site.config.absolute(&shared.site.pages[page].route)) {
            item["item"] = url.into();
        }
        item
    };
    let items: Vec<Value> = breadcrumbs.iter().enumerate().map(item).collect();
    json!({"@type": "BreadcrumbList", "itemListElement": items})
}
