//! A page: its template and everything that the template may show.

use super::Rendered;
use super::bibliography;
use super::body;
use super::dates;
use super::fields::{Fields, label};
use super::globals::MENU;
use super::hub;
use super::surroundings::{Shared, Within};
use crate::base::Html;
use crate::config::Titles;
use crate::data::Record;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::document::Document;
use crate::kind;
use crate::output::Artifact;
use crate::site::{DocumentId, Origin, Page, PageId, Site};
use crate::theme::{Group, Place, TemplateFault, Theme, View};

/// Words that an adult reads in a minute, about.
const WORDS_A_MINUTE: usize = 220;

/// The page at a number.
pub(super) fn render(site: &Site, theme: &Theme, number: PageId) -> Rendered {
    let page = &site.pages[number];
    let shared = Shared::new(site, theme, &page.route, site.documents_of(number));
    let mut findings = Vec::new();
    let template = template(site, theme, page, &mut findings);
    let kind_fields = kind_view(&shared, page);
    let content = content(&shared, page);
    let context = view(&shared, number, kind_fields.as_ref())
        .set("content", View::html(content.as_str()))
        .set("template", template.as_str());
    let context = context.set("sources", View::list(bibliography::views(&shared)));
    let mut faults = Vec::new();
    let context = framed(&shared, number, context, &mut faults);
    findings.extend(faults.iter().map(|fault| fault.diagnostic(&site.sources)));
    let whole = Group::default().set("page", context).set("kind", kind_fields.unwrap_or_default());
    let (html, fault) = theme.render(&template, whole);
    findings.extend(fault.map(|fault| fault.diagnostic(&site.sources)));
    Rendered { artifact: Artifact::new(&page.route, html), findings }
}

/// The page with its header and footer, which are the same for most pages of a section.
fn framed(shared: &Shared<'_>, number: PageId, context: Group, faults: &mut Vec<TemplateFault>) -> Group {
    let site = shared.site;
    let page = &site.pages[number];
    // Only to these pages does the frame itself lead, and there it says so.
    let menu = site
        .sections
        .first()
        .is_some_and(|root| root.page == number || root.children.iter().take(MENU).any(|page| *page == number));
    let known = menu || site.policy("crisis") == Some(number) || site.policy("safety") == Some(number);
    let place = (if known { page.route.as_str() } else { "" }, top_section(site, number).unwrap_or_default());
    in_frame(shared.theme, place, &root(&page.route), context, faults)
}

/// Sets a page's header and footer.
pub(super) fn in_frame(
    theme: &Theme,
    place: (&str, &str),
    root: &str,
    context: Group,
    faults: &mut Vec<TemplateFault>,
) -> Group {
    let (route, section) = place;
    let frame =
        theme.frame(Place { root: root.to_owned(), route: route.to_owned(), section: section.to_owned() }, faults);
    context.set("header", frame.header).set("footer", frame.footer)
}

/// The template that a page asks for, or that of its kind.
fn template(site: &Site, theme: &Theme, page: &Page, findings: &mut Vec<Diagnostic>) -> String {
    let own = format!("kinds/{}.html", page.kind.name);
    let Origin::Document(document) = page.origin else { return own };
    let front = &site.documents[document].front;
    let Some(name) = front.template() else { return own };
    let wanted = [format!("{name}.html"), format!("kinds/{name}.html"), name.to_owned()];
    if let Some(found) = wanted.into_iter().find(|name| theme.has(name)) {
        return found;
    }
    let help = did_you_mean(name, kind::ALL.iter().map(|kind| kind.name).chain(["bare"]));
    let finding =
        Diagnostic::error("template/error", front.record.place("template"), format!("there is no template `{name}`"));
    findings
        .push(finding.help(help.unwrap_or_else(|| "put it into themes/calm/templates/, or take the line out".into())));
    own
}

fn kind_view(shared: &Shared<'_>, page: &Page) -> Option<Group> {
    let Origin::Document(number) = page.origin else { return None };
    let front = &shared.site.documents[number].front;
    Some(Fields::new(shared, number).group(front.record.entries(), front.kind.fields))
}

/// The body's HTML; for a letter of the glossary nothing, because its terms are shown one by one.
fn content(shared: &Shared<'_>, page: &Page) -> Html {
    let mut html = Html::default();
    if let Origin::Document(number) = page.origin {
        write_body(shared, number, &mut html);
    }
    html
}

fn write_body(shared: &Shared<'_>, number: DocumentId, html: &mut Html) {
    let document = &shared.site.documents[number];
    let text = document.text(shared.site.file(number));
    body::write(&document.body, text, &Within::body(shared, number), html);
}

fn view(shared: &Shared<'_>, number: PageId, kind_fields: Option<&Group>) -> Group {
    let site = shared.site;
    let page = &site.pages[number];
    let root = root(&page.route);
    let section = &site.sections[page.section];
    let children = hub::children(shared, number);
    let mut group = Group::default()
        .set("route", page.route.as_str())
        .set("root", root.as_str())
        .set("kind", page.kind.name)
        .set("title", page.title.as_str())
        .set("head_title", head_title(site, page).as_str())
        .set("nav_title", page.nav_title.as_str())
        .set("lang", site.config.language.as_str())
        .set("breadcrumbs", View::list(breadcrumbs(site, number)))
        .set("section", link(&site.pages[section.page]))
        .maybe("summary", page.summary.as_deref())
        .maybe("description", description(site, shared.theme, page))
        .maybe("nav_current", top_section(site, number))
        .maybe("prev", page.previous.map(|number| link(&site.pages[number])))
        .maybe("next", page.next.map(|number| link(&site.pages[number])))
        .maybe(
            "canonical",
            site.config
                .base_url
                .as_ref()
                .filter(|url| url.starts_with("http"))
                .map(|url| View::from(canonical(url, &page.route).as_str())),
        );
    if !children.is_empty() {
        group = group.set("groups", View::list(hub::groups(shared, &children)));
        group = group.set("children", View::list(children.iter().map(|page| hub::card(shared, *page))));
    }
    if page.kind.name == "landing" {
        group = group.set("featured", View::list(featured(shared)));
    }
    match &page.origin {
        Origin::Document(document) => {
            let answer = kind_fields.zip(page.kind.answer).and_then(|(fields, key)| fields.get(key));
            let group = group.maybe("main_message", answer);
            let group = if site.documents[*document].is_index() {
                group.set("letters", View::list(hub::letters(site, number)))
            } else {
                group
            };
            facts(shared, &site.documents[*document], group)
        }
        Origin::Letter(_, terms) => group
            .set("letters", View::list(hub::letters(site, number)))
            .set("terms", View::list(terms.iter().map(|term| term_view(shared, *term)))),
        Origin::Folder => group.set("letters", View::list(hub::letters(site, number))),
    }
}

/// What a document says of itself: review, evidence, notes, contents, related pages.
fn facts(shared: &Shared<'_>, document: &Document, group: Group) -> Group {
    let strings = &shared.theme.strings;
    let record = &document.front.record;
    let outline = document.facts.headings.iter().filter(|heading| (2..=3).contains(&heading.level));
    let toc = outline.map(|heading| {
        Group::default()
            .set("id", heading.id.as_str())
            .set("title", heading.text.as_str())
            .set("level", usize::from(heading.level))
            .into()
    });
    let evidence = record.text("evidence").filter(|level| *level != "na").map(|level| {
        let words = label(strings, &format!("evidence-{level}"), level);
        let group = Group::default().set("key", level).set("label", words.as_str());
        group.maybe("text", strings.find(&format!("evidence-{level}-text")))
    });
    let minutes = document.facts.words.div_ceil(WORDS_A_MINUTE).max(1);
    group
        .set("toc", View::list(toc.collect::<Vec<_>>()))
        .set("minutes", minutes)
        .set("distress", record.bool("distress").unwrap_or(false))
        .set("sensitivity", usize::try_from(document.front.sensitivity()).unwrap_or(0))
        .set("reviewers", View::list(reviewers(record)))
        .set("related", View::list(related(shared, document)))
        .maybe("evidence", evidence)
        .maybe("content_note", record.text("content-note"))
        .maybe("last_reviewed", record.date("last-reviewed").map(|date| dates::view(date, strings)))
        .maybe("next_review", document.front.next_review().map(|date| dates::view(date, strings)))
}

fn reviewers(record: &Record) -> Vec<View> {
    let person = |name: &String| match name.split_once(',') {
        Some((name, role)) => Group::default().set("name", name.trim()).set("role", role.trim()).into(),
        None => Group::default().set("name", name.as_str()).into(),
    };
    record.texts("reviewed-by").iter().map(person).collect()
}

fn related(shared: &Shared<'_>, document: &Document) -> Vec<View> {
    let site = shared.site;
    let folder = crate::base::parent(&document.path);
    let found = document.front.record.texts("related");
    let pages = found.iter().filter_map(|path| {
        let crate::base::Relative::Inside(path) = crate::base::resolve(folder, path) else { return None };
        let address = site.addresses[site.document_at(&path)?].as_ref()?;
        Some(hub::card(shared, address.page))
    });
    pages.collect()
}

fn term_view(shared: &Shared<'_>, number: DocumentId) -> View {
    let site = shared.site;
    let document = &site.documents[number];
    let fragment = site.addresses[number].as_ref().and_then(|address| address.fragment.clone()).unwrap_or_default();
    let fields = Fields::new(shared, number).group(document.front.record.entries(), document.front.kind.fields);
    let mut html = Html::default();
    write_body(shared, number, &mut html);
    let title = document.title().map_or_else(|| fragment.clone(), str::to_owned);
    fields.set("id", fragment.as_str()).set("title", title.as_str()).set("content", View::html(html.as_str())).into()
}

/// A few questions for the first page: those of the section of questions, in their order.
fn featured(shared: &Shared<'_>) -> Vec<View> {
    let site = shared.site;
    let is_question = |page: &PageId| site.pages[*page].kind.name == "faq";
    let Some(section) = site.sections.iter().find(|section| section.children.iter().any(is_question)) else {
        return Vec::new();
    };
    section.children.iter().copied().filter(is_question).take(6).map(|page| hub::card(shared, page)).collect()
}

/// What tabs, history and bookmarks show: words fit for a waiting room's wall, or the title itself.
pub(super) fn head_title(site: &Site, page: &Page) -> String {
    let config = &site.config;
    match config.titles {
        Titles::Full if page.route == "index.html" => page.title.clone(),
        Titles::Full => format!("{} – {}", page.title, config.title),
        Titles::Discreet if page.route == "index.html" => config.discreet_title.clone(),
        Titles::Discreet => {
            let label = page.discreet_title.as_deref().unwrap_or(match page.origin {
                Origin::Letter(..) => &page.title,
                _ => "",
            });
            if label.is_empty() {
                config.discreet_title.clone()
            } else {
                format!("{label} – {}", config.discreet_title)
            }
        }
    }
}

/// What search engines, bookmarks and previews of links show of a page. A discreet site says who it is
/// for where its own words are not fit for a waiting room's wall.
fn description<'a>(site: &'a Site, theme: &'a Theme, page: &'a Page) -> Option<&'a str> {
    let own = if page.route == "index.html" { site.config.description.as_deref() } else { None };
    let words = page.summary.as_deref().or(own)?;
    Some(if site.discreet.find(words).is_some() { theme.strings.get("disclaimer") } else { words })
}

/// The way from a route to the site's root: `../` for each folder.
pub(super) fn root(route: &str) -> String {
    "../".repeat(route.matches('/').count())
}

pub(super) fn canonical(base: &str, route: &str) -> String {
    let path = route.strip_suffix("index.html").unwrap_or(route);
    format!("{base}{}", crate::base::encode_path(path))
}

pub(super) fn link(page: &Page) -> View {
    Group::default().set("title", page.nav_title.as_str()).set("url", page.route.as_str()).into()
}

/// The pages above a page, from the first section, and the page itself without an address.
fn breadcrumbs(site: &Site, number: PageId) -> Vec<View> {
    let mut above = Vec::new();
    let page = &site.pages[number];
    let mut next = Some(page.section);
    while let Some(section) = next {
        let section = &site.sections[section];
        if section.page != number && section.parent.is_some() {
            above.push(link(&site.pages[section.page]));
        }
        next = section.parent;
    }
    above.reverse();
    above.push(Group::default().set("title", page.nav_title.as_str()).into());
    above
}

/// The path of the first folder that a page is in.
fn top_section(site: &Site, number: PageId) -> Option<&str> {
    site.sections[site.pages[number].section].path.split('/').next().filter(|path| !path.is_empty())
}
