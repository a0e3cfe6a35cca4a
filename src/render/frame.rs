//! Pages in the frame of the site: the header and the footer that many share.

use super::help;
use super::ids::Ids;
use super::metadata;
use super::rendered::Rendered;
use super::root::way;
use crate::base::Span;
use crate::config::LanguageId;
use crate::diagnostic::Diagnostic;
use crate::output::Artifact;
use crate::site::Site;
use crate::theme::{Group, Lack, Look, Own, PROMISES, Place, Sheet, TemplateFault, View};

/// Where a page stands and what shows it.
pub(super) struct At<'a> {
    pub(super) route: &'a str,
    pub(super) template: &'a str,
    /// The language whose words the template knows.
    pub(super) language: LanguageId,
    pub(super) place: Place,
}

/// What stands in the frame of a page.
#[derive(Default)]
pub(super) struct Content {
    /// What the template knows of the page.
    pub(super) page: Group,
    /// What it knows of the fields of the page's kind.
    pub(super) kind: Group,
    /// What the page says of itself to programs, without who publishes it.
    pub(super) data: Option<String>,
    /// Whether a brand shows in it.
    pub(super) is_branded: bool,
    /// Faults of the components in it.
    pub(super) faults: Vec<TemplateFault>,
}

/// Renders a page: `content` gives what stands in its frame, with marks for what a brand has of its own (see [`Own`])
/// if it is asked for them.
pub(super) fn framed(site: &Site, look: &Look, at: At<'_>, content: impl Fn(bool) -> Content) -> Rendered {
    let is_shared = |content: &Content| !content.is_branded && content.faults.is_empty();
    let marked = || Some(content(true)).filter(is_shared).and_then(|content| with_marks(look, &at, content));
    let (language, mut faults) = (at.place.language, Vec::new());
    let html = match look.sheet(at.route, || look.is_shared(at.template).then(marked).flatten()) {
        Some(sheet) => look.fill(&sheet, at.place, &mut faults),
        None => without_marks(look, &at, content(false), &mut faults),
    };
    let mut findings: Vec<Diagnostic> = faults.iter().map(|fault| fault.diagnostic(&site.sources)).collect();
    // What has a fault is shown by the built-in templates.
    if findings.is_empty() {
        let lacks = look.lacks(&html, (at.template, language), || help::names(site));
        findings.extend(lacks.into_iter().map(|lack| broken_promise(site, lack)));
    }
    Rendered { artifact: Artifact::new(at.route, html), findings }
}

fn broken_promise(site: &Site, lack: Lack) -> Diagnostic {
    let mut finding = Diagnostic::new("theme/broken-promise", Span::file(lack.file), lack.message).help(lack.help);
    finding.lacks(site.config.span, [PROMISES]);
    finding
}

/// A page for all brands; none where its templates do more with marks than to show them.
fn with_marks(look: &Look, at: &At<'_>, content: Content) -> Option<Sheet> {
    let [header, footer, publisher] = [Own::Header, Own::Footer, Own::Publisher].map(|own| own.mark());
    let whole = whole(content, [View::html(&header), View::html(&footer)], &publisher);
    let (html, fault) = look.render_plain(at.template, at.language, whole);
    if fault.is_some() { None } else { Sheet::marked(html) }
}

/// A page of this brand alone.
fn without_marks(look: &Look, at: &At<'_>, mut content: Content, faults: &mut Vec<TemplateFault>) -> Vec<u8> {
    faults.append(&mut content.faults);
    let frame = look.frame(at.place.clone(), faults);
    let whole = whole(content, [frame.header, frame.footer], look.publisher());
    let (html, fault) = look.render(at.template, at.language, whole);
    faults.extend(fault.map(|fault| *fault));
    html
}

/// All that a template knows of a page.
fn whole(content: Content, [header, footer]: [View; 2], publisher: &str) -> Group {
    let data = content.data.as_deref().map(|data| metadata::published(data, publisher));
    let page = content.page.or("header", header).or("footer", footer).maybe("json_ld", data);
    Group::default().set("page", page).set("kind", content.kind)
}

/// A page of the site's own, with what every page has. What `more` gives takes the place of that.
pub(super) fn from_template(
    site: &Site,
    look: &Look,
    (route, template): (&str, &str),
    title: &str,
    more: impl Fn() -> Group,
) -> Rendered {
    let own = &site.config.languages[site.config.language_of(route)];
    framed_page(site, look, (route, template), |_| {
        let page = Group::default()
            .set("kind", template.trim_end_matches(".html"))
            .set("title", title)
            .set("nav_title", title)
            .set("head_title", format!("{title} – {}", own.discreet_title).as_str());
        (page, more(), false)
    })
}

/// A page that search engines leave out, in the frame of its language. `content` gives what it knows, what comes last,
/// and whether a brand shows in it; with marks if it is asked for them.
pub(super) fn framed_page(
    site: &Site,
    look: &Look,
    (route, template): (&str, &str),
    content: impl Fn(bool) -> (Group, Group, bool),
) -> Rendered {
    let language = site.config.language_of(route);
    let way = way(site, route, template);
    let place = Place { language, root: way.clone(), route: route.to_owned(), section: String::new() };
    framed(site, look, At { route, template, language, place }, |marked| {
        let (page, more, is_branded) = content(marked);
        let page = page
            .set("route", View::way(route))
            .set("root", way.as_str())
            .set("template", template)
            .set("lang", site.config.languages[language].code.as_str())
            .set("robots", "noindex")
            .set("content", "");
        Content { page: Ids::default().tell(page).with(more), is_branded, ..Content::default() }
    })
}
