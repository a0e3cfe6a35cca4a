//! What a page says of itself to programs: schema.org, as JSON-LD.
//!
//! It repeats what readers can see, in the same words, and nothing else. No review and no effect of a
//! therapy is ever claimed here.

use super::surroundings::Shared;
use crate::config::Brand;
use crate::data::Shape;
use crate::document::Document;
use crate::front_matter::FrontMatter;
use crate::front_matter::fields::LAST_REVIEWED;
use crate::kind::{Entity, Property};
use crate::site::{DocumentId, Origin, Page, PageId};
use crate::theme::View;
use serde::Serialize;
use serde_json::{Value, json};

/// The licence of the library's own pages.
const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";
/// A type of page that is a work, and no page about something.
const ARTICLE: &str = "Article";

/// What is said of a page. What it lacks is left out.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct About<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@type")]
    schema: &'static str,
    name: &'a str,
    in_language: &'a str,
    is_accessible_for_free: bool,
    audience: Audience,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_reviewed: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reviewed_by: Option<Vec<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    main_entity: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    breadcrumb: Option<Trail<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "PeopleAudience", rename_all = "camelCase")]
struct Audience {
    required_min_age: u8,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "Organization")]
struct Publisher<'a> {
    name: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "BreadcrumbList", rename_all = "camelCase")]
struct Trail<'a> {
    item_list_element: Vec<Step<'a>>,
}

#[derive(Serialize)]
#[serde(tag = "@type", rename = "ListItem")]
struct Step<'a> {
    position: usize,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<String>,
}

/// A page's data block without its publisher; `breadcrumbs` are titles and pages as they are shown.
pub(super) fn data(shared: &Shared<'_>, number: PageId, breadcrumbs: &[(&str, Option<PageId>)]) -> String {
    let page = &shared.site.pages[number];
    let mut data = about(shared, number);
    match &page.origin {
        Origin::Document(document) => of_document(&shared.site.documents[*document].front, page, &mut data),
        Origin::Letter(_, terms) => data.main_entity = Some(terms_of(shared, page, terms)),
        Origin::Folder => {}
    }
    if breadcrumbs.len() > 1 && page.kind.schema != ARTICLE {
        data.breadcrumb = Some(trail(shared, breadcrumbs));
    }
    written(&data)
}

/// A data block with what it says of its publisher.
pub(super) fn published(data: &str, publisher: &str) -> View {
    View::html(&format!("{}{publisher}}}", data.strip_suffix('}').unwrap_or(data)))
}

/// What a data block says of its publisher.
pub(super) fn publisher(brand: &Brand) -> String {
    let name = brand.name.as_deref();
    name.map_or(String::new(), |name| format!(",\"publisher\":{}", written(&Publisher { name })))
}

/// A `<` could end the element that the data stand in. What is text and numbers can always be written.
fn written(data: &impl Serialize) -> String {
    serde_json::to_string(data).unwrap_or_default().replace('<', "\\u003c")
}

/// What is true of every page.
fn about<'a>(shared: &Shared<'a>, number: PageId) -> About<'a> {
    let config = &shared.site.config;
    let page = &shared.site.pages[number];
    let mut documents = shared.site.documents_of(number).iter();
    let is_librarys = documents.len() > 0 && documents.all(|id| shared.site.file(*id).layer.is_built_in());
    About {
        context: "https://schema.org",
        schema: if matches!(page.origin, Origin::Document(_)) { page.kind.schema } else { "WebPage" },
        name: &page.title,
        in_language: &config.languages[page.language].code,
        is_accessible_for_free: true,
        // The site speaks to adults.
        audience: Audience { required_min_age: 18 },
        url: config.absolute(&page.route),
        description: page.summary.as_deref(),
        license: is_librarys.then_some(LICENCE),
        date_modified: None,
        last_reviewed: None,
        headline: None,
        reviewed_by: None,
        main_entity: None,
        breadcrumb: None,
    }
}

fn of_document<'a>(front: &FrontMatter, page: &'a Page, data: &mut About<'a>) {
    let date = front.date(&LAST_REVIEWED).map(|date| date.to_string());
    if page.kind.schema == ARTICLE {
        data.date_modified = date;
        data.headline = Some(&page.title);
        return;
    }
    data.last_reviewed = date;
    let people: Vec<Value> = front.reviewers().map(|(name, role)| person(name, role)).collect();
    data.reviewed_by = Some(people).filter(|people| !people.is_empty());
    if let Some(entity) = page.kind.entity.as_ref().filter(|_| front.answer().is_some()) {
        data.main_entity = Some(json!([thing(entity, front, &page.title)]));
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

fn trail<'a>(shared: &Shared<'a>, breadcrumbs: &[(&'a str, Option<PageId>)]) -> Trail<'a> {
    let step = |(place, (name, page)): (usize, &(&'a str, Option<PageId>))| {
        let item = page.and_then(|page| shared.site.config.absolute(&shared.site.pages[page].route));
        Step { position: place + 1, name, item }
    };
    Trail { item_list_element: breadcrumbs.iter().enumerate().map(step).collect() }
}
