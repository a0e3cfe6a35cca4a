//! A page: its template and everything that the template may show.

use super::bibliography;
use super::body;
use super::dates;
use super::fields::{Fields, label};
use super::frame::{At, Content, framed};
use super::globals::menu;
use super::hub;
use super::ids::Ids;
use super::metadata;
use super::rendered::Rendered;
use super::root::root;
use super::surroundings::{Shared, Within};
use crate::base::{Html, Span};
use crate::config::{Config, LanguageId, Titles};
use crate::data::{Shape, Use};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::document::Document;
use crate::front_matter::fields::{
    AUDIENCE, CHECKED_BY, CONTENT_NOTE, DATE, EVIDENCE, EXTRA, LAST_REVIEWED, RELATED, TEMPLATE, TRANSLATION_OF,
};
use crate::kind::Kind;
use crate::kind::policy::{self, CONTACT, PEOPLE};
use crate::site::{DocumentId, NOT_FOUND, Origin, Page, PageId, Site};
use crate::theme::{FOLDER, Group, Look, Place, View};

/// Words that an adult reads in a minute, about.
const WORDS_A_MINUTE: usize = 220;

/// A page at a route: its own, or that of a translation which is lacking.
pub(super) fn render(site: &Site, look: &Look, route: &str, number: PageId) -> Rendered {
    let page = &site.pages[number];
    let mut findings = Vec::new();
    let template = template(site, look, page, &mut findings);
    let at = At { route, template: &template, language: page.language, place: place(site, route, number) };
    let mut rendered = framed(site, look, at, |marked| {
        let shared = Shared::new(site, look, (route, Ids::default(), marked), number);
        let content = content(&shared, number, &template);
        if shared.reading == shared.language { content } else { standing_in(&shared, page, content) }
    });
    rendered.findings.splice(0..0, findings);
    rendered
}

/// What a page says where it stands in for a translation: that it does, and in which language it is.
/// Its own place is the one for search engines and programs.
fn standing_in(shared: &Shared<'_>, page: &Page, content: Content) -> Content {
    let languages = &shared.site.config.languages;
    let marked = |group: Group, language: LanguageId| {
        let language = &languages[language];
        group.set("lang", language.code.as_str()).set("dir", language.dir())
    };
    let words = shared.look.strings(shared.reading);
    let notice = words.get("not-translated").replace("{language}", shared.strings.get("language-name"));
    let foreign = Group::default().set("notice", notice.as_str()).set("languages", words.get("languages"));
    let context = content.page.set("translations", View::nothing());
    let context = context.set("robots", "noindex").set("foreign", marked(foreign, shared.language));
    // A tab that names only the library does so in its reader's language; a page's own words say theirs.
    let own = &languages[shared.language];
    let context = if head_title(shared.site, page) == own.discreet_title {
        context.set("head_title", languages[shared.reading].discreet_title.as_str())
    } else {
        context.set("title_lang", own.code.as_str())
    };
    Content { page: marked(context, shared.reading), data: None, ..content }
}

/// What only a page by itself has.
const ALONE: &[&str] =
    &["minutes", "toc", "letters", "children", "groups", "related", "prev", "next", "distress", "handout"];

/// The content of a page as a part of what stands at a route, with marks if they are asked for, and whether a brand
/// shows in it. Its faults are told where the page itself is rendered.
pub(super) fn part(site: &Site, look: &Look, at: (&str, Ids, bool), number: PageId) -> (String, bool) {
    let (_, _, marked) = at;
    part_of(&Shared::new(site, look, at, number).printed(), marked, number)
}

/// The same of a page whose sources are numbered already.
pub(super) fn part_of(shared: &Shared<'_>, marked: bool, number: PageId) -> (String, bool) {
    let (look, page) = (shared.look, &shared.site.pages[number]);
    let template = template(shared.site, look, page, &mut Vec::new());
    let Content { page: context, kind, is_branded, .. } = content(shared, number, &template);
    let context = ALONE.iter().fold(context.set("part", true), |group, name| group.set(name, View::nothing()));
    let whole = Group::default().set("page", context).set("kind", kind);
    let is_plain = marked && look.is_shared(&template);
    let (html, _) = match is_plain {
        true => look.render_plain(&template, page.language, whole),
        false => look.render(&template, page.language, whole),
    };
    (String::from_utf8(html).unwrap_or_default(), is_branded || !is_plain)
}

/// Everything that a page's template may show, but for the frame.
fn content(shared: &Shared<'_>, number: PageId, template: &str) -> Content {
    let page = &shared.site.pages[number];
    let kind_fields = kind_view(shared, page);
    let body = body_of(shared, page);
    let trail = breadcrumbs(shared.site, number);
    let context = view(shared, number, kind_fields.as_ref(), &trail)
        .set("content", View::html(body.as_str()))
        .set("template", template);
    // Sources know their places in the text only when all of it is written.
    let context = context.set("sources", View::list(bibliography::views(shared)));
    let context = context.set("drawn", shared.drawings.get() > 0);
    Content {
        page: shared.ids.tell(context),
        kind: kind_fields.unwrap_or_default(),
        data: (!shared.is_printed).then(|| metadata::data(shared, number, &trail)),
        is_branded: shared.is_branded.get(),
        faults: shared.faults.take(),
    }
}

/// Where a page stands in its frame.
fn place(site: &Site, route: &str, number: PageId) -> Place {
    // Only to these pages does the frame itself lead, and there it says so.
    let language = site.config.language_of(route);
    let home = site.editions[language].root.is_some_and(|root| site.sections[root].page == number);
    let policy = |policy| site.policy(language, policy) == Some(number);
    let known =
        home || menu(site, language).contains(&number) || ["crisis", "safety", CONTACT, PEOPLE].into_iter().any(policy);
    Place {
        language,
        root: root(site, route),
        route: if known { route.to_owned() } else { String::new() },
        section: top_section(site, number).unwrap_or_default().to_owned(),
    }
}

/// The template that a page asks for, or that of its kind.
fn template(site: &Site, look: &Look, page: &Page, findings: &mut Vec<Diagnostic>) -> String {
    let own = match page.route.as_str() {
        NOT_FOUND => NOT_FOUND.to_owned(),
        _ => format!("kinds/{}.html", page.kind.name),
    };
    let Origin::Document(document) = page.origin else { return own };
    let front = &site.documents[document].front;
    // What the settings draw, and nothing else, has a template that shows the brand.
    let typed = front.text(&policy::TYPE).map(|name| format!("kinds/{}-{name}.html", page.kind.name));
    let own = typed.filter(|name| look.has(name)).unwrap_or(own);
    let Some(name) = front.template() else { return own };
    let wanted = [format!("{name}.html"), format!("kinds/{name}.html"), name.to_owned()];
    if let Some(found) = wanted.iter().find(|name| look.has(name)) {
        return found.clone();
    }
    // One that is there and can't be used is an error of its own.
    if !wanted.iter().any(|name| look.refuses(name)) {
        findings.push(no_template(look, name, front.place(&TEMPLATE)));
    }
    own
}

fn no_template(look: &Look, name: &str, place: Span) -> Diagnostic {
    let bare = name.trim_end_matches(".html").rsplit('/').next().unwrap_or(name);
    let known = look.page_templates();
    let there = known.iter().find(|known| **known == bare).map(|there| format!("write `{there}`"));
    let put = || format!("put it into {FOLDER}/templates/{bare}.html, or take the line out");
    let help = there.or_else(|| did_you_mean(bare, known.iter().copied())).unwrap_or_else(put);
    Diagnostic::new("template/error", place, format!("there is no template `{name}`")).help(help)
}

fn kind_view(shared: &Shared<'_>, page: &Page) -> Option<Group> {
    let Origin::Document(number) = page.origin else { return None };
    Some(Fields::new(shared, number).own())
}

/// The body's HTML; for a letter of the glossary nothing, because its terms are shown one by one.
fn body_of(shared: &Shared<'_>, page: &Page) -> Html {
    let Origin::Document(number) = page.origin else { return Html::default() };
    let mut html = Html::with_capacity(shared.site.file(number).text().len() * 5 / 4);
    write_body(shared, number, &mut html);
    html
}

fn write_body(shared: &Shared<'_>, number: DocumentId, html: &mut Html) {
    let document = &shared.site.documents[number];
    let text = document.text(shared.site.file(number));
    body::write(&document.body, text, &Within::body(shared, number), html);
}

fn view(shared: &Shared<'_>, number: PageId, kind_fields: Option<&Group>, trail: &[(&str, Option<PageId>)]) -> Group {
    let site = shared.site;
    let page = &site.pages[number];
    let root = root(site, shared.route);
    let section = &site.sections[page.section];
    let is_found = page.route != NOT_FOUND;
    let children = hub::children(shared, number);
    let way = |page: PageId| View::way(&shared.way_to(page).1);
    let crumb = |(title, page): &(&str, Option<PageId>)| {
        Group::default().set("title", *title).maybe("url", page.map(way)).into()
    };
    let mut group = Group::default()
        .set("route", View::way(shared.route))
        .set("root", root.as_str())
        .set("kind", page.kind.name)
        .set("title", page.title.as_str())
        .set("head_title", head_title(site, page).as_str())
        .set("nav_title", page.nav_title.as_str())
        .set("lang", site.config.languages[page.language].code.as_str())
        .set("translations", View::list(translations(shared, number)))
        .set("languages", View::list(languages(shared, number)))
        .set("breadcrumbs", View::list(trail.iter().map(crumb)))
        .set("section", link(shared, section.page))
        .set("extra", Group::default())
        .maybe("summary", page.summary.as_deref())
        .maybe("description", description(site, shared.look, page))
        .maybe("nav_current", top_section(site, number))
        .maybe("prev", page.previous.map(|number| link(shared, number)))
        .maybe("next", page.next.map(|number| link(shared, number)))
        .maybe("canonical", is_found.then(|| site.config.absolute(&page.route)).flatten().as_deref())
        .maybe("robots", (!is_found).then_some("noindex"));
    if !children.is_empty() {
        group = group.maybe("handout", site.handout(number).map(|route| View::way(&route)));
        group = group.set("groups", View::list(hub::groups(shared, &children)));
        group = group.set("children", View::list(children.iter().map(|page| hub::card(shared, *page))));
    }
    if let Some(kind) = page.kind.features {
        group = group.set("featured", View::list(featured(shared, kind)));
    }
    match &page.origin {
        Origin::Document(document) => {
            let answer =
                kind_fields.zip(page.kind.field(Use::Answer)).and_then(|(fields, field)| fields.get(field.key));
            let group = group.maybe("main_message", answer);
            let group = if site.documents[*document].is_index() {
                group.set("letters", View::list(hub::letters(shared, number)))
            } else {
                group
            };
            let extra = site.documents[*document].front.get(&EXTRA);
            let extra = extra.map(|node| Fields::new(shared, *document).value(node, &Shape::Any));
            facts(shared, &site.documents[*document], group.maybe("extra", extra))
        }
        Origin::Letter(_, terms) => group
            .set("letters", View::list(hub::letters(shared, number)))
            .set("terms", View::list(terms.iter().map(|term| term_view(shared, *term)))),
        Origin::Folder => group.set("letters", View::list(hub::letters(shared, number))),
    }
}

/// What a document says of itself: review, evidence, notes, contents, related pages.
fn facts(shared: &Shared<'_>, document: &Document, group: Group) -> Group {
    let strings = shared.strings;
    let front = &document.front;
    let outline = document.facts.headings.iter().filter(|heading| heading.level <= 3 && !heading.text.is_empty());
    let toc = outline.map(|heading| {
        Group::default()
            .set("id", heading.id.as_str())
            .set("title", heading.text.as_str())
            .set("level", usize::from(heading.level.max(2)))
            .into()
    });
    let evidence = front.text(&EVIDENCE).filter(|level| *level != "na").map(|level| {
        let words = label(strings, &format!("evidence-{level}"), level);
        let group = Group::default().set("key", level).set("label", words.as_str());
        group.maybe("text", strings.find(&format!("evidence-{level}-text")))
    });
    let unchecked = front.text(&TRANSLATION_OF).is_some() && front.texts(&CHECKED_BY).is_empty();
    let notice = unchecked.then(|| strings.get("translation-not-checked"));
    let minutes = document.facts.words.div_ceil(WORDS_A_MINUTE).max(1);
    let reviewer = |(name, role): (&str, Option<&str>)| Group::default().set("name", name).maybe("role", role).into();
    group
        .set("toc", View::list(toc.collect::<Vec<_>>()))
        .set("minutes", minutes)
        .set("distress", front.distress())
        .set("sensitivity", usize::try_from(front.sensitivity()).unwrap_or(0))
        .set("audience", View::texts(front.texts(&AUDIENCE)))
        .set("reviewers", View::list(front.reviewers().map(reviewer)))
        .set("related", View::list(related(shared, document)))
        .maybe("source_notice", notice)
        .maybe("evidence", evidence)
        .maybe("content_note", front.text(&CONTENT_NOTE))
        .maybe("date", front.date(&DATE).map(|date| dates::view(date, strings)))
        .maybe("last_reviewed", front.date(&LAST_REVIEWED).map(|date| dates::view(date, strings)))
        .maybe("next_review", front.next_review().map(|date| dates::view(date, strings)))
}

fn related(shared: &Shared<'_>, document: &Document) -> Vec<View> {
    let site = shared.site;
    let folder = crate::base::parent(&document.path);
    let found = document.front.texts(&RELATED);
    let pages = found.iter().filter_map(|path| {
        let crate::base::Relative::Inside(path) = crate::base::resolve(folder, path) else { return None };
        let address = site.documents[site.document_at(&path)?].address.as_ref()?;
        Some(hub::card(shared, address.page))
    });
    pages.collect()
}

fn term_view(shared: &Shared<'_>, number: DocumentId) -> View {
    let site = shared.site;
    let document = &site.documents[number];
    let fragment =
        site.documents[number].address.as_ref().and_then(|address| address.fragment.clone()).unwrap_or_default();
    let fields = Fields::new(shared, number).own();
    let mut html = Html::default();
    write_body(shared, number, &mut html);
    let title = document.title().map_or_else(|| fragment.clone(), str::to_owned);
    fields.set("id", fragment.as_str()).set("title", title.as_str()).set("content", View::html(html.as_str())).into()
}

/// A few pages of a kind: those of the first section that has some, in their order.
fn featured(shared: &Shared<'_>, kind: &Kind) -> Vec<View> {
    let site = shared.site;
    let fits = |page: &PageId| site.pages[*page].kind == kind;
    let mut own = site.sections.iter().filter(|section| site.pages[section.page].language == shared.language);
    let section = own.find(|section| section.children.iter().any(fits));
    let pages = section.iter().flat_map(|section| section.children.iter().copied().filter(fits));
    pages.take(6).map(|page| hub::card(shared, page)).collect()
}

/// What tabs, history and bookmarks show: words fit for a waiting room's wall, or the title itself.
pub(super) fn head_title(site: &Site, page: &Page) -> String {
    let language = &site.config.languages[page.language];
    let home =
        site.editions[page.language].root.is_some_and(|root| site.pages[site.sections[root].page].route == page.route);
    match site.config.titles {
        Titles::Full if home => page.title.clone(),
        Titles::Full => format!("{} – {}", page.title, language.title),
        Titles::Discreet if home => language.discreet_title.clone(),
        Titles::Discreet => {
            let label = page.discreet_title.as_deref().unwrap_or(match page.origin {
                Origin::Letter(..) => &page.title,
                _ => "",
            });
            if label.is_empty() {
                language.discreet_title.clone()
            } else {
                format!("{label} – {}", language.discreet_title)
            }
        }
    }
}

/// What search engines, bookmarks and previews of links show of a page. A discreet site says who it is
/// for where its own words are not fit for a waiting room's wall.
fn description<'a>(site: &'a Site, look: &'a Look, page: &'a Page) -> Option<&'a str> {
    let own = if page.route == "index.html" { site.config.description.as_deref() } else { None };
    let words = page.summary.as_deref().or(own)?;
    let fit = site.editions[page.language].discreet.find(words).is_none();
    Some(if fit { words } else { look.strings(page.language).get("disclaimer") })
}

fn link(shared: &Shared<'_>, number: PageId) -> View {
    let title = shared.site.pages[number].nav_title.as_str();
    Group::default().set("title", title).set("url", View::way(&shared.way_to(number).1)).into()
}

/// The pages above a page, from the first section, and the page itself without an address.
fn breadcrumbs(site: &Site, number: PageId) -> Vec<(&str, Option<PageId>)> {
    let mut above = Vec::new();
    let page = &site.pages[number];
    let mut next = Some(page.section);
    while let Some(section) = next {
        let section = &site.sections[section];
        if section.page != number && section.parent.is_some() {
            let above_page = &site.pages[section.page];
            above.push((above_page.nav_title.as_str(), Some(section.page)));
        }
        next = section.parent;
    }
    above.reverse();
    above.push((page.nav_title.as_str(), None));
    above
}

/// The same page in other languages.
fn translations(shared: &Shared<'_>, number: PageId) -> Vec<View> {
    let site = shared.site;
    let view = |other: &PageId| {
        let page = &site.pages[*other];
        translation(shared.look, &site.config, page.language, &page.route).into()
    };
    site.pages[number].translations.iter().map(view).collect()
}

/// Where else the page can be read: its translations, and the frames of the languages that lack one.
fn languages(shared: &Shared<'_>, number: PageId) -> Vec<View> {
    let (site, look) = (shared.site, shared.look);
    let others = site.config.languages.keys().filter(|other| *other != shared.reading);
    let view = |other: LanguageId| {
        let page = if site.pages[number].language == other { Some(number) } else { site.translation_in(number, other) };
        let route = page.map(|page| site.pages[page].route.clone()).or_else(|| site.stand_in(number, other))?;
        Some(translation(look, &site.config, other, &route).into())
    };
    others.filter_map(view).collect()
}

/// A page in another language, by the name that the language has for itself.
pub(super) fn translation(look: &Look, config: &Config, language: LanguageId, route: &str) -> Group {
    Group::default()
        .set("lang", config.languages[language].code.as_str())
        .set("name", look.strings(language).get("language-name"))
        .set("url", View::way(route))
        .maybe("canonical", config.absolute(route).map(|url| View::from(url.as_str())))
}

/// The path of the first folder of its language that a page is in.
fn top_section(site: &Site, number: PageId) -> Option<&str> {
    let mut section = &site.sections[site.pages[number].section];
    let mut above = section.parent?;
    while let Some(next) = site.sections[above].parent {
        section = &site.sections[above];
        above = next;
    }
    Some(&section.path)
}
