//! The look: templates, styles, scripts, colours and the words of the interface.
//!
//! A theme always renders. A file of the site at the same path replaces the built-in one; where that
//! is broken, it is reported and the built-in one is used.

mod colour;
pub(crate) mod compact;
mod example;
mod fault;
mod fixed;
mod folder;
mod hiding;
mod joined;
mod kept;
mod own;
mod parts;
mod promises;
mod reach;
mod remedy;
mod reference;
mod sheet;
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
pub(crate) use fixed::Fixed;
pub(crate) use folder::{FOLDER, MISTAKEN};
pub(crate) use joined::is_joined;
pub(crate) use kept::{Asked, Lack};
pub(crate) use parts::{Part, parts};
pub(crate) use promises::SPOILT as PROMISES;
pub(crate) use reference::{Component, Template, components, templates, words};
pub(crate) use sheet::{Own, Sheet, Sheets};
pub(crate) use strings::Strings;
pub(crate) use style::{Seen, read as read_style};
pub(crate) use view::{Group, View};
pub(crate) use wrap::{Properties, Property, Wrap};

use crate::base::{Fingerprint, SCHEMES, SourceId, Table, allowed, lock};
use crate::config::{Brand, Config, LanguageId};
use crate::diagnostic::Diagnostic;
use crate::markup::{Names, Sanitiser};
use crate::output::{ASSETS, Artifact, Route};
use crate::source::Sources;
use reach::Reach;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Deref;
use std::sync::{Arc, Mutex, OnceLock};
use templates::{Known, Templates};
use wrap::Wraps;

/// A theme, loaded.
#[derive(Debug)]
pub struct Theme {
    templates: Templates,
    /// The words of the interface, for each of the site's languages.
    strings: Table<LanguageId, Strings>,
    styles: Styles,
    /// What the site has changed that can take from pages what none may lack.
    changed: Option<kept::Changed>,
    /// What content can't name anything.
    pub(crate) names: Arc<Names>,
    pub(crate) sanitiser: Sanitiser,
}

/// What pages load, before a brand gives its colours to it.
#[derive(Debug)]
struct Styles {
    css: String,
    drawing: String,
    drawn: (Route, Artifact),
    js: (Route, Artifact),
    icon: (Route, Artifact),
}

/// A theme that knows its site and its brand: what pages are rendered with.
#[derive(Debug)]
pub struct Look {
    theme: Arc<Theme>,
    /// The publisher.
    pub brand: Brand,
    /// What pages load.
    pub assets: Assets,
    known: Known,
    /// The same without anything of the brand.
    plain: Known,
    /// The drawings that are files of their own, by the names of their figures.
    drawings: BTreeMap<String, (Route, Artifact)>,
    /// What the page's data for programs say of the publisher.
    publisher: String,
    /// What other brands show too; none where there is one brand.
    sheets: Option<Arc<Sheets>>,
    frames: Mutex<HashMap<Place, Arc<OnceLock<Frame>>>>,
    wraps: Wraps,
}

/// The parts of a page that are alike on many: made once for each difference that there is.
#[derive(Clone, Debug)]
pub struct Frame {
    /// From the skip link to the safety line.
    pub header: View,
    /// The foot of the page and the exit button.
    pub footer: View,
}

/// What templates know, for each language.
pub(crate) type Views = Table<LanguageId, Vec<(&'static str, View)>>;

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

/// What pages load, in the colours of a brand.
#[derive(Debug)]
pub struct Assets {
    /// The colours in force.
    pub tokens: Tokens,
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
        let css = joined::tokens(sources) + &joined::style(sources);
        let js = compact::script(&joined::script(sources)) + "\n";
        let icon =
            sources.find(&format!("{FOLDER}/icon.svg")).map_or(Vec::new(), |id| sources.file(id).bytes().to_vec());
        let drawn = joined::drawn(sources);
        let styles = Styles {
            css: compact::style(&css),
            drawing: compact::style(&(joined::tokens(sources) + &drawn)),
            drawn: asset("css", (compact::style(&drawn) + "\n").into_bytes()),
            js: asset("js", js.into_bytes()),
            icon: asset("svg", icon),
        };
        let names = Arc::new(own::names(sources));
        let sanitiser = Sanitiser::new(Arc::clone(&names), &SCHEMES, within);
        let templates = Templates::load(sources, sink);
        let codes = config.languages.iter().map(|own| crate::language::base(&own.code).to_owned());
        let changed = kept::Changed::of(sources, &templates.refused, &strings, codes);
        Self { templates, strings, styles, changed, names, sanitiser }
    }

    /// The files of a site that take from pages what none may lack, each with that; `named` are the templates that
    /// pages name.
    pub fn broken_promises(&self, sources: &Sources, named: &BTreeSet<String>) -> BTreeMap<SourceId, promises::Lost> {
        promises::broken(sources, &self.templates.refused, named)
    }

    /// What pages load in the colours of a brand.
    pub fn assets(&self, brand: &Brand) -> Assets {
        let Styles { css, drawing, drawn, js, icon } = &self.styles;
        let (css, tokens) = colour::brand(css.clone(), brand);
        Assets {
            tokens,
            css: asset("css", (css + "\n").into_bytes()),
            drawn: drawn.clone(),
            js: js.clone(),
            icon: icon.clone(),
            drawing: colour::brand(drawing.clone(), brand).0,
        }
    }

    /// What the brands of a site will share, which is nothing yet.
    pub fn sheets(&self, sources: &Sources) -> Sheets {
        Sheets::new(branded(sources, &self.templates.refused))
    }

    /// The words of the interface in a language.
    pub fn strings(&self, language: LanguageId) -> &Strings {
        &self.strings[language]
    }
}

/// The theme's own: words and names.
impl Deref for Look {
    type Target = Theme;

    fn deref(&self) -> &Theme {
        &self.theme
    }
}

impl Look {
    /// The theme with what the templates of each language know: all of it, and without anything of the brand.
    pub fn new(
        theme: Arc<Theme>,
        (brand, publisher, assets): (Brand, String, Assets),
        (known, plain): (Views, Views),
        drawings: BTreeMap<String, (Route, Artifact)>,
    ) -> Self {
        let (known, plain) = (Known::new(known), Known::new(plain));
        let (frames, wraps) = (Mutex::default(), Wraps::default());
        Self { theme, brand, publisher, assets, known, plain, drawings, sheets: None, frames, wraps }
    }

    /// The same, which shares with others what does not depend on the brand.
    #[must_use]
    pub fn sharing(self, sheets: Option<Arc<Sheets>>) -> Self {
        Self { sheets, ..self }
    }

    /// The sheet of a route, which is made unless another brand has the same; none where there is one brand.
    pub fn sheet(&self, route: &str, make: impl FnOnce() -> Option<Sheet>) -> Option<Arc<Sheet>> {
        self.sheets.as_ref()?.get(route, make)
    }

    /// A sheet at a place, with what this brand has of its own there.
    pub fn fill(&self, sheet: &Sheet, place: Place, faults: &mut Vec<TemplateFault>) -> Vec<u8> {
        let frame = self.frame(place, faults);
        let own = |own: &Own| match own {
            Own::Header => frame.header.text(),
            Own::Footer => frame.footer.text(),
            Own::Publisher => &self.publisher,
            Own::Style => &self.assets.css.0,
            Own::Drawing(figure) => self.drawing(figure).map_or("", String::as_str),
        };
        sheet.filled(own)
    }

    /// What a page lacks that none may lack. Nothing is looked for where the site has changed nothing.
    pub(crate) fn lacks(
        &self,
        html: &[u8],
        (template, language): (&str, LanguageId),
        help: impl FnOnce() -> Vec<String>,
    ) -> Vec<Lack> {
        let Some(changed) = &self.theme.changed else { return Vec::new() };
        let Ok(html) = std::str::from_utf8(html) else { return Vec::new() };
        let help = help();
        let asked = Asked {
            template,
            language,
            strings: self.theme.strings(language),
            help: help.iter().map(String::as_str).collect(),
            assets: [&self.assets.css.0, &self.assets.js.0],
        };
        changed.lacks(html, &asked)
    }

    /// What the page's data for programs say of the publisher.
    pub fn publisher(&self) -> &str {
        &self.publisher
    }

    /// Whether brands share a template or component: it shows nothing of a brand but what stands for it as a mark.
    pub fn is_shared(&self, name: &str) -> bool {
        self.sheets.as_ref().is_some_and(|sheets| sheets.is_plain(name))
    }

    /// The file in which the drawing of a figure is; none for one that stands on its page.
    pub fn drawing(&self, figure: &str) -> Option<&Route> {
        self.drawings.get(figure).map(|(route, _)| route)
    }

    /// Whatever pages load, with its route.
    pub fn loaded(&self) -> impl Iterator<Item = &(Route, Artifact)> {
        let Assets { css, drawn, js, icon, drawing: _, tokens: _ } = &self.assets;
        [css, drawn, js, icon].into_iter().chain(self.drawings.values())
    }

    /// Whether there is a template of that name.
    pub fn has(&self, template: &str) -> bool {
        self.theme.templates.has(template)
    }

    /// Whether there is one of that name that can't be used.
    pub fn refuses(&self, template: &str) -> bool {
        self.theme.templates.refused.contains(template)
    }

    /// What the `template` of a page may name.
    pub fn page_templates(&self) -> Vec<&str> {
        let names = self.theme.templates.names().filter_map(|name| name.strip_suffix(".html"));
        let names = names.filter(|name| !name.contains("components/") && !name.starts_with("frame/"));
        names.map(|name| name.trim_start_matches("kinds/")).collect()
    }

    /// The bytes of a page from a template; should an override fail, the built-in one's, or its text alone, with the fault.
    pub fn render(
        &self,
        template: &str,
        language: LanguageId,
        context: Group,
    ) -> (Vec<u8>, Option<Box<TemplateFault>>) {
        self.theme.templates.render(template, self.known.values(language, context))
    }

    /// The same from a plain template, with marks for what the brand has of its own.
    pub fn render_plain(
        &self,
        template: &str,
        language: LanguageId,
        context: Group,
    ) -> (Vec<u8>, Option<Box<TemplateFault>>) {
        self.theme.templates.render(template, self.plain.values(language, context))
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
        let known = lock(&self.frames).get(&place).cloned();
        let frame = known.unwrap_or_else(|| Arc::clone(lock(&self.frames).entry(place.clone()).or_default()));
        let mut part = |template: &str| {
            let page = Group::default().set("root", place.root.as_str()).set("route", View::way(&place.route));
            let page = page.set("nav_current", place.section.as_str());
            let (html, fault) = self.render(template, place.language, Group::default().set("page", page));
            faults.extend(fault.map(|fault| *fault));
            View::html(std::str::from_utf8(&html).unwrap_or_default())
        };
        // Only who needs this very frame waits for it.
        let made = frame.get_or_init(|| Frame { header: part("frame/header.html"), footer: part("frame/footer.html") });
        made.clone()
    }
}

/// The templates and components that show something of a brand for which no mark stands.
fn branded(sources: &Sources, refused: &BTreeSet<String>) -> BTreeSet<String> {
    let (chosen, _) = reach::used(sources, refused);
    // Shown as they are, these are marks.
    let marks = ["{{ page.header }}", "{{ page.footer }}", "{{ assets.css }}"];
    let words: Vec<String> = chosen
        .values()
        .map(|(.., words)| marks.iter().fold((*words).to_owned(), |words, mark| words.replace(mark, "")))
        .collect();
    let plain =
        chosen.iter().zip(&words).map(|((name, (file, own, _)), words)| (name.clone(), (*file, *own, words.as_str())));
    let signs = ["brand", "page.header", "page.footer", "assets.css"];
    Reach::new(&plain.collect(), &signs).with_signs()
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
