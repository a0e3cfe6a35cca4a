//! The templates, with those of the site over the built-in ones.

use super::fault::TemplateFault;
use super::folder::FOLDER;
use super::syntax::{blocks, components};
use super::view::{Group, View};
use super::wrap::{Properties, Wrap};
use crate::base::{SourceId, Table};
use crate::config::LanguageId;
use crate::diagnostic::Diagnostic;
use crate::source::{Layer, Sources};
use std::collections::{BTreeMap, BTreeSet};
use tera::{ComponentInfo, Context, Kwargs, State, Tera, TeraResult, Value};

/// The template engine, loaded; and, where the site replaces templates, another with none replaced.
#[derive(Debug)]
pub(super) struct Templates {
    chosen: Tera,
    /// Those of the site that can't be used.
    pub(super) refused: BTreeSet<String>,
    built_in: Option<Tera>,
}

/// For each language what its templates know of the site.
#[derive(Debug)]
pub(super) struct Known(Table<LanguageId, Context>);

impl Known {
    pub(super) fn new(views: Table<LanguageId, Vec<(&'static str, View)>>) -> Self {
        let values = |views: Vec<(_, View)>| {
            let mut values = Context::new();
            views.into_iter().for_each(|(name, view)| values.insert_value(name, view.0));
            values
        };
        Self(views.into_iter().map(values).collect())
    }

    /// What the templates of a language know, and `context`.
    pub(super) fn values(&self, language: LanguageId, context: Group) -> Context {
        // Values are counted references: this copies no words.
        let mut values = self.0.get(language).cloned().unwrap_or_default();
        for (name, value) in context.0 {
            values.insert_value(name, value);
        }
        values
    }
}

/// A file with templates.
pub(super) struct File {
    pub(super) name: String,
    /// The one in force.
    pub(super) chosen: SourceId,
    /// Whether it is the site's; a copy of the built-in one replaces nothing.
    pub(super) own: bool,
    /// The built-in one.
    pub(super) original: Option<SourceId>,
}

pub(super) fn files(sources: &Sources) -> impl Iterator<Item = File> + '_ {
    sources.under(FOLDER).filter_map(|(chosen, file)| {
        let original = sources.layers_at(&file.path).into_iter().find(|id| sources.file(*id).layer == Layer::Pack);
        let own = original.is_none_or(|original| sources.file(original).bytes() != file.bytes());
        Some(File { name: name_of(&file.path)?, chosen, own, original })
    })
}

/// A template: its name, its words, and whether it is the site's.
type Named<'a> = BTreeMap<String, (&'a str, bool)>;

impl Templates {
    pub(super) fn load(sources: &Sources, sink: &mut Vec<Diagnostic>) -> Self {
        let mut chosen = Named::new();
        let mut built_in = Named::new();
        for File { name, chosen: file, own, original } in files(sources) {
            chosen.insert(name.clone(), (sources.file(file).text(), own));
            built_in.extend(original.map(|original| (name, (sources.file(original).text(), false))));
        }
        let replaced = chosen.values().any(|(_, own)| *own);
        let (chosen, refused) = settle(chosen, &built_in, sources, sink);
        Self { chosen, refused, built_in: replaced.then(|| add(&built_in).unwrap_or_default()) }
    }

    pub(super) fn has(&self, template: &str) -> bool {
        self.chosen.contains_template(template)
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.chosen.get_template_names()
    }

    pub(super) fn render(&self, template: &str, values: Context) -> (Vec<u8>, Option<Box<TemplateFault>>) {
        // Room for a page, so that it is not moved while it grows.
        let mut html = Vec::with_capacity(16 * 1024);
        match self.chosen.render_to(template, &values, &mut html) {
            Ok(()) => (html, None),
            Err(error) => {
                let fault = TemplateFault::read(&error).into_iter().next().map(Box::new);
                // In the place of one that the theme does not have stands the text alone.
                let instead = |tera: &Tera| tera.render(template, &values).or_else(|_| tera.render(BARE, &values)).ok();
                let html = self.built_in.as_ref().and_then(instead);
                (html.unwrap_or_default().into_bytes(), fault)
            }
        }
    }

    pub(super) fn component(
        &self,
        name: &str,
        properties: Group,
        body: Option<&str>,
        context: Context,
    ) -> Result<String, Box<TemplateFault>> {
        let mut given = Context::new();
        properties.0.into_iter().for_each(|(name, value)| given.insert_value(name, value));
        draw(&self.chosen, name, (&given, &context), body).map_err(Box::new)
    }

    pub(super) fn wrap(&self, component: &str, properties: &Properties, known: &Context) -> Wrap {
        let halves = |tera: &Tera| {
            let mut given = Context::new();
            let takes = tera.get_component_definition(component);
            let takes = |name: &str| takes.iter().flat_map(ComponentInfo::args).any(|own| own.name() == name);
            for (name, property) in properties.iter().filter(|(name, _)| takes(name)) {
                given.insert_value(*name, View::from(property).0);
            }
            let html = draw(tera, component, (&given, known), Some(BODY))?;
            match html.split(BODY).collect::<Vec<_>>()[..] {
                [before, after] => Ok((before.to_owned(), after.to_owned())),
                _ => {
                    Err(TemplateFault::at(&file_of(component), format!("`{component}` must show `body` exactly once")))
                }
            }
        };
        let (halves, fault) = match halves(&self.chosen) {
            Ok(halves) => (Some(halves), None),
            Err(fault) => (self.built_in.as_ref().and_then(|tera| halves(tera).ok()), Some(fault)),
        };
        let (before, after) = halves.unwrap_or_default();
        Wrap { before, after, fault }
    }
}

/// The template that shows the text of a page alone.
const BARE: &str = "bare.html";

/// Stands for the body of a component, which is written by itself.
const BODY: &str = "\0body\0";

/// Draws a component from its properties and what it may know beside them.
fn draw(
    tera: &Tera,
    component: &str,
    (properties, known): (&Context, &Context),
    body: Option<&str>,
) -> Result<String, TemplateFault> {
    let drawn = tera.render_component_with_implicits(component, properties, known, body, true);
    drawn.map_err(|error| {
        let mut fault = TemplateFault::read(&error).swap_remove(0);
        if fault.place.is_none() {
            fault = TemplateFault::at(&file_of(component), fault.message);
        }
        fault
    })
}

/// The template that has a component of this name.
fn file_of(component: &str) -> String {
    format!("components/{}/template.html", component.replace('_', "-"))
}

fn name_of(path: &str) -> Option<String> {
    let path = path.strip_prefix(FOLDER)?.strip_prefix('/')?;
    match path.strip_prefix("templates/") {
        Some(name) => Some(name.to_owned()),
        None => (path.starts_with("components/") && path.ends_with("/template.html")).then(|| path.to_owned()),
    }
}

/// Adds the templates; those of the site that are broken are reported and replaced by the built-in
/// ones, one after another, until the rest can be used.
fn settle<'a>(
    mut chosen: Named<'a>,
    built_in: &Named<'a>,
    sources: &Sources,
    sink: &mut Vec<Diagnostic>,
) -> (Tera, BTreeSet<String>) {
    // A fault that names a template taken out before is only its consequence.
    let mut taken_out = BTreeSet::new();
    for (name, (original, _)) in built_in {
        let Some(own) = chosen.get(name).filter(|(_, own)| *own) else { continue };
        if let Some((message, help)) = lost(original, own.0) {
            sink.push(TemplateFault::at(name, message).diagnostic(sources).help(help));
            chosen.insert(name.clone(), (original, false));
            taken_out.insert(name.clone());
        }
    }
    loop {
        let error = match add(&chosen) {
            Ok(tera) => return (tera, taken_out),
            Err(error) => error,
        };
        let faults = TemplateFault::read(&error);
        let consequence =
            |fault: &&TemplateFault| taken_out.iter().any(|name: &String| fault.message.contains(name.as_str()));
        sink.extend(faults.iter().filter(|fault| !consequence(fault)).map(|fault| fault.diagnostic(sources)));
        let named: Vec<String> = faults.iter().filter_map(|fault| Some(fault.place.as_ref()?.0.clone())).collect();
        let mut broken: Vec<String> =
            named.into_iter().filter(|name| chosen.get(name).is_some_and(|(_, own)| *own)).collect();
        if broken.is_empty() {
            broken = chosen.iter().filter(|(_, (_, own))| *own).map(|(name, _)| name.clone()).collect();
        }
        if broken.is_empty() {
            return (Tera::default(), taken_out);
        }
        for name in broken {
            match built_in.get(&name) {
                Some(original) => drop(chosen.insert(name.clone(), *original)),
                None => drop(chosen.remove(&name)),
            }
            taken_out.insert(name);
        }
    }
}

/// What a file no longer defines of what others use of it, and what to do.
fn lost(original: &str, own: &str) -> Option<(String, String)> {
    let gone = |all: Vec<&str>, own: Vec<&str>| -> Vec<String> {
        all.into_iter().filter(|name| !own.contains(name)).map(|name| format!("`{name}`")).collect()
    };
    let components = gone(components(original).collect(), components(own).collect());
    let blocks = gone(blocks(original).collect(), blocks(own).collect());
    let (what, begin, lost) = match (&components[..], &blocks[..]) {
        ([], []) => return None,
        ([], lost) => ("block", "NAME", lost),
        (lost, _) => ("component", "NAME(…)", lost),
    };
    let (many, each) = if lost.len() == 1 { ("", "it") } else { ("s", "each") };
    Some((
        format!("this file must define the {what}{many} {}, which other templates use", lost.join(", ")),
        format!("write {each} between `{{% {what} {begin} %}}` and `{{% end{what} %}}`; there may be nothing between"),
    ))
}

fn add(templates: &Named<'_>) -> Result<Tera, tera::Error> {
    let mut tera = Tera::new();
    tera.register_filter("fill", fill);
    tera.register_function("id", id);
    tera.add_raw_templates(templates.iter().map(|(name, (text, _))| (name.as_str(), *text)))?;
    Ok(tera)
}

/// `{{ id(name="stages") }}`: the id of that name among the page's own; the same each time that it is
/// asked for. What the content has named so keeps its name.
fn id(named: Kwargs, state: &State) -> TeraResult<String> {
    let page: Option<Value> = state.get("page")?;
    let page = page.ok_or_else(|| tera::Error::message("`id` needs `@page` in the parameters of its component"))?;
    let ids = |key: &'static str| page.get_from_path(key).filter(|value| !value.is_undefined());
    let given = ids("ids.given").and_then(Value::as_array).unwrap_or_default();
    let prefix = ids("ids.prefix").and_then(Value::as_str).unwrap_or_default();
    let mut id = format!("{prefix}{}", named.must_get::<&str>("name")?);
    let length = id.len();
    let mut count = 0;
    while given.iter().any(|other| other.as_str() == Some(&id)) {
        count += 1;
        id.truncate(length);
        id += &format!("-{count}");
    }
    Ok(id)
}

/// `{{ t.minutes | fill(n=3) }}`: puts values in the places of a sentence, `{n}`.
fn fill(words: &str, values: Kwargs, _: &State) -> TeraResult<String> {
    let mut out = words.to_owned();
    for (name, value) in values.iter() {
        let value: &Value = value;
        if let Some(name) = name.as_str() {
            out = out.replace(&format!("{{{name}}}"), &value.to_string());
        }
    }
    Ok(out)
}
