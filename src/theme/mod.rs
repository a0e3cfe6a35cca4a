//! The look: templates, styles, scripts, colours and the words of the interface.
//!
//! A theme always renders. A file of the site at the same path replaces the built-in one; where that
//! is broken, it is reported and the built-in one is used.

mod colour;
pub(crate) mod compact;
mod example;
mod fault;
mod folder;
mod own;
mod promises;
mod strings;
mod style;
mod syntax;
mod templates;
mod view;
mod wrap;

pub(crate) use colour::{Colour, Shade, Tokens, shades};
pub use example::Example;
pub(crate) use example::ExamplePlace;
pub use example::examples;
pub(crate) use fault::TemplateFault;
pub(crate) use folder::FOLDER;
pub(crate) use strings::Strings;
pub(crate) use style::{Seen, read as read_style};
pub(crate) use view::{Group, View};
pub(crate) use wrap::{Properties, Property, Wrap};

use crate::base::{Fingerprint, SCHEMES, SourceId, Table, allowed};
use crate::config::{Config, LanguageId};
use crate::diagnostic::Diagnostic;
use crate::markup::{Names, Sanitiser};
use crate::output::{ASSETS, Artifact, Route};
use crate::source::Sources;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};
use templates::{Known, Templates};
use wrap::Wraps;

/// A theme, loaded.
#[derive(Debug)]
pub struct Theme {
    templates: Templates,
    /// The words of the interface, for each of the site's languages.
    strings: Table<LanguageId, Strings>,
    /// The colours in force, the brand's accent among them.
    pub tokens: Tokens,
    /// Stylesheet, script and icon.
    pub assets: Assets,
    /// What content can't name anything.
    pub(crate) names: Arc<Names>,
    pub(crate) sanitiser: Sanitiser,
}

/// A theme that knows its site: what pages are rendered with.
#[derive(Debug)]
pub struct Look {
    theme: Theme,
    known: Known,
    /// The drawings that are files of their own, by the names of their figures.
    drawings: BTreeMap<String, (Route, Artifact)>,
    frames: Mutex<HashMap<Place, Frame>>,
    wraps: Wraps,
}

/// The parts of a page that are alike on many: made once for each difference that there is.
#[derive(Clone, Debug)]
pub struct Frame {
    /// From the skip link to the safety line.
    pub header: View,
    /// The foot of the page and the exit control.
    pub footer: View,
}

/// What a frame depends on, beside what every template knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The language of the page.
    pub language: LanguageId,
    /// The way from the page to the site's root: `../`.
    pub root: String,
    /// The page's route where the frame itself leads to it; else empty.
    pub route: String,
    /// The first folder of the page.
    pub section: String,
}

/// What pages load.
#[derive(Debug)]
pub struct Assets {
    /// The stylesheet of all pages.
    pub css: (Route, Artifact),
    /// The stylesheet of pages with figures that are drawn.
    pub drawn: (Route, Artifact),
    /// The one script.
    pub js: (Route, Artifact),
    /// The icon for tabs and bookmarks.
    pub icon: (Route, Artifact),
    /// The style of drawings that are files of their own: colours and all.
    pub drawing: String,
}

impl Theme {
    /// Loads the theme's files, whatever layer they are from. Faults go to `sink`.
    pub fn load(sources: &Sources, config: &Config, sink: &mut Vec<Diagnostic>) -> Self {
        let strings = Strings::load(sources, FOLDER, &config.languages, sink);
        let css = tokens(sources) + &concatenate(sources, &["base.css"], "style.css", &["print.css"]);
        let (css, tokens) = colour::brand(compact::style(&css), config);
        let css = css + "\n";
        let js = compact::script(&concatenate(sources, &[], "script.js", &[])) + "\n";
        let icon =
            sources.find(&format!("{FOLDER}/icon.svg")).map_or(Vec::new(), |id| sources.file(id).bytes().to_vec());
        let drawn = concatenate(sources, &[], "drawn.css", &[]);
        let (drawing, _) = colour::brand(compact::style(&(self::tokens(sources) + &drawn)), config);
        let assets = Assets {
            css: asset("css", css.into_bytes()),
            drawn: asset("css", (compact::style(&drawn) + "\n").into_bytes()),
            js: asset("js", js.into_bytes()),
            icon: asset("svg", icon),
            drawing,
        };
        let names = Arc::new(own::names(sources));
        let sanitiser = Sanitiser::new(Arc::clone(&names), &SCHEMES, within);
        Self { templates: Templates::load(sources, sink), strings, tokens, assets, names, sanitiser }
    }

    /// The files of a site that take from pages what none may lack, each with that; `named` are the templates that
    /// pages name.
    pub fn broken_promises(&self, sources: &Sources, named: &BTreeSet<String>) -> BTreeMap<SourceId, promises::Lost> {
        promises::broken(sources, &self.templates.refused, named)
    }

    /// The words of the interface in a language.
    pub fn strings(&self, language: LanguageId) -> &Strings {
        &self.strings[language]
    }
}

/// The theme's own: words, colours, assets.
impl Deref for Look {
    type Target = Theme;

    fn deref(&self) -> &Theme {
        &self.theme
    }
}

impl Look {
    /// The theme with what the templates of each language know.
    pub fn new(
        theme: Theme,
        known: Table<LanguageId, Vec<(&'static str, View)>>,
        drawings: BTreeMap<String, (Route, Artifact)>,
    ) -> Self {
        Self { theme, known: Known::new(known), drawings, frames: Mutex::default(), wraps: Wraps::default() }
    }

    /// The file in which the drawing of a figure is; none for one that stands on its page.
    pub fn drawing(&self, figure: &str) -> Option<&Route> {
        self.drawings.get(figure).map(|(route, _)| route)
    }

    /// Whatever pages load, with its route.
    pub fn assets(&self) -> impl Iterator<Item = &(Route, Artifact)> {
        let Assets { css, drawn, js, icon, drawing: _ } = &self.assets;
        [css, drawn, js, icon].into_iter().chain(self.drawings.values())
    }

    /// Whether there is a template of that name.
    pub fn has(&self, template: &str) -> bool {
        self.theme.templates.has(template)
    }

    /// The bytes of a page from a template; should an override fail, the built-in one's, with the fault.
    pub fn render(
        &self,
        template: &str,
        language: LanguageId,
        context: Group,
    ) -> (Vec<u8>, Option<Box<TemplateFault>>) {
        self.theme.templates.render(template, self.known.values(language, context))
    }

    /// One component by itself, with its properties, what stands in it, and what its page would give it.
    ///
    /// # Errors
    /// What is wrong with the template or the properties.
    pub fn component(
        &self,
        name: &str,
        properties: Group,
        body: Option<&str>,
        context: Group,
    ) -> Result<String, Box<TemplateFault>> {
        self.theme.templates.component(name, properties, body, self.known.values(LanguageId::OWN, context))
    }

    /// What a component puts around what stands in it. It is remembered by the whole of what it depends on.
    pub fn wrap(&self, language: LanguageId, component: &'static str, properties: Properties) -> Arc<Wrap> {
        self.wraps.get((language, component, properties), |(language, component, properties)| {
            let known = self.known.values(*language, Group::default());
            self.theme.templates.wrap(component, properties, &known)
        })
    }

    /// The frame of pages at a place. It is remembered by the whole of what it depends on; faults are
    /// given once.
    pub fn frame(&self, place: Place, faults: &mut Vec<TemplateFault>) -> Frame {
        let mut frames = self.frames.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(frame) = frames.get(&place) {
            return frame.clone();
        }
        let mut part = |template: &str| {
            let page = Group::default().set("root", place.root.as_str()).set("route", View::way(&place.route));
            let page = page.set("nav_current", place.section.as_str());
            let (html, fault) = self.render(template, place.language, Group::default().set("page", page));
            faults.extend(fault.map(|fault| *fault));
            View::html(&String::from_utf8_lossy(&html))
        };
        let frame = Frame { header: part("frame/header.html"), footer: part("frame/footer.html") };
        frames.insert(place, frame.clone());
        frame
    }
}

/// An address without a scheme that leads nowhere else.
fn within(address: &str) -> Option<Cow<'_, str>> {
    allowed(address, false).is_ok().then_some(Cow::Borrowed(address))
}

/// An asset's route carries its fingerprint, so that it may be kept for ever.
pub(crate) fn asset(extension: &str, bytes: Vec<u8>) -> (Route, Artifact) {
    let route = format!("{ASSETS}/site.{}.{extension}", Fingerprint::of(&bytes).short());
    let artifact = Artifact::new(&route, bytes);
    (route, artifact)
}

/// The tokens of all layers: those of the site join the theme's and have the last word.
fn tokens(sources: &Sources) -> String {
    let mut sheets: Vec<&str> = Vec::new();
    for id in sources.layers_at(&format!("{FOLDER}/tokens.css")) {
        let sheet = sources.file(id).text();
        // A copy changes nothing.
        if !sheets.contains(&sheet) {
            sheets.push(sheet);
        }
    }
    sheets.iter().map(|sheet| format!("{}\n", sheet.trim_end())).collect()
}

/// The theme's own files of a kind, then every component's, then those that come last.
fn concatenate(sources: &Sources, first: &[&str], name: &str, last: &[&str]) -> String {
    let named = |file: &&str| sources.find(&format!("{FOLDER}/{file}"));
    let components = format!("{FOLDER}/components");
    let parts =
        sources.under(&components).filter(|(_, file)| file.path.ends_with(&format!("/{name}"))).map(|(id, _)| id);
    let all: Vec<SourceId> = first.iter().filter_map(named).chain(parts).chain(last.iter().filter_map(named)).collect();
    let texts: Vec<&str> = all.into_iter().map(|id| sources.file(id).text().trim_end()).collect();
    texts.join("\n")
}
