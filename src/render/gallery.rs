//! The gallery: every component of the look, as its examples draw it, each on a page of its own. The
//! preview offers it, and the tests hold each example to what pages are held to.

use super::body::{self, Dressed};
use super::frame::from_template;
use super::ids::Ids;
use super::rendered::Rendered;
use super::root::way;
use crate::base::{Html, SourceId};
use crate::figure;
use crate::markdown::{self, Extensions, Origin};
use crate::site::Site;
use crate::theme::{Example, ExamplePlace, Group, Look, TemplateFault, View, examples};

const TEMPLATE: &str = "gallery.html";

/// The page of the gallery with this name: the list for an empty one, else `callout-2.html`.
pub(crate) fn gallery(site: &Site, look: &Look, name: &str) -> Option<Rendered> {
    let mut findings = Vec::new();
    let examples = examples(&site.sources, &mut findings);
    let mut page = if name.is_empty() {
        let list = View::list(examples.iter().map(|example| entry(example).into()));
        let list = Group::default().set("examples", list);
        from_template(site, look, (TEMPLATE, TEMPLATE), "Components", || list.clone())
    } else {
        let slug = name.strip_suffix(".html")?;
        let example = examples.iter().find(|example| example.slug == slug)?;
        let drawn = draw(site, look, example);
        findings.extend(drawn.as_ref().err().map(|fault| fault.diagnostic(&site.sources)));
        let shown = shown(example, &drawn.unwrap_or_default());
        from_template(site, look, (TEMPLATE, TEMPLATE), &example.folder, || shown.clone())
    };
    page.findings.extend(findings);
    Some(page)
}

/// What an example looks like: by its component, or where it has none, as authors write it.
///
/// # Errors
/// What is wrong with the template or the properties.
pub fn draw(site: &Site, look: &Look, example: &Example) -> Result<String, Box<TemplateFault>> {
    let Some((name, properties)) = &example.component else { return Ok(written(look, example)) };
    let given = example.context.clone();
    let page = Group::default().set("root", way(site, "", TEMPLATE).as_str()).set("route", "");
    let page = page.set("kind", "gallery").set("title", example.name.as_str());
    let page = Ids::default().tell(page).with(example.page.clone());
    look.component(name, properties.clone(), example.body.as_deref(), given.set("page", page))
}

/// What the example's Markdown becomes.
pub fn written(look: &Look, example: &Example) -> String {
    let text = example.markdown.as_deref().unwrap_or_default();
    let tree = markdown::parse(text, Origin { source: SourceId(0), offset: 0 }, Extensions::all());
    let mut html = Html::default();
    body::write(&tree, text, &Dressed(look), &mut html);
    html.into_string()
}

fn entry(example: &Example) -> Group {
    Group::default()
        .set("folder", example.folder.as_str())
        .set("name", example.name.as_str())
        .set("url", format!("{}.html", example.slug).as_str())
}

/// An example in its place.
fn shown(example: &Example, html: &str) -> Group {
    let page = Group::default().set("name", example.name.as_str()).set("drawn", figure::is_drawn(html));
    match example.place {
        ExamplePlace::Main => page.set("example", View::html(html)),
        ExamplePlace::Header => page.set("header", View::html(html)),
        ExamplePlace::Footer => page.set("footer", View::html(html)),
    }
}
