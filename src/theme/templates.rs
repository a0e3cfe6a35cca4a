//! The templates, with those of the site over the built-in ones.

use super::fault::TemplateFault;
use super::folder::FOLDER;
use super::view::{Group, View};
use crate::config::LanguageId;
use crate::diagnostic::Diagnostic;
use crate::source::{Layer, Sources};
use std::collections::BTreeMap;
use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

/// The template engine, loaded; and, where the site replaces templates, another with none replaced.
#[derive(Debug)]
pub(super) struct Templates {
    chosen: Tera,
    built_in: Option<Tera>,
    /// For each language what its templates know of the site.
    known: Vec<Vec<(&'static str, Value)>>,
}

/// A template: its name, its words, and whether it is the site's.
type Named<'a> = BTreeMap<String, (&'a str, bool)>;

impl Templates {
    pub(super) fn load(sources: &Sources, sink: &mut Vec<Diagnostic>) -> Self {
        let mut chosen = Named::new();
        let mut built_in = Named::new();
        for (id, file) in sources.under(FOLDER) {
            let Some(name) = name_of(&file.path) else { continue };
            let replaced = sources.replaced_by(id).filter(|original| original.layer == Layer::Pack);
            // A copy of the built-in template replaces nothing.
            let own = file.layer != Layer::Pack && replaced.is_none_or(|original| original.bytes() != file.bytes());
            chosen.insert(name.clone(), (file.text(), own));
            let original =
                if own { sources.replaced_by(id).filter(|original| original.layer == Layer::Pack) } else { Some(file) };
            if let Some(original) = original {
                built_in.insert(name, (original.text(), false));
            }
        }
        let replaced = chosen.values().any(|(_, own)| *own);
        let chosen = settle(chosen, &built_in, sources, sink);
        Self { chosen, built_in: replaced.then(|| add(&built_in).unwrap_or_default()), known: Vec::new() }
    }

    pub(super) fn know(&mut self, language: LanguageId, views: Vec<(&'static str, View)>) {
        self.known.resize(self.known.len().max(language + 1), Vec::new());
        self.known[language] = views.into_iter().map(|(name, view)| (name, view.0)).collect();
    }

    pub(super) fn has(&self, template: &str) -> bool {
        self.chosen.contains_template(template)
    }

    pub(super) fn render(
        &self,
        template: &str,
        language: LanguageId,
        context: Group,
    ) -> (Vec<u8>, Option<Box<TemplateFault>>) {
        let values = self.values(language, context);
        // Room for a page, so that it is not moved while it grows.
        let mut html = Vec::with_capacity(16 * 1024);
        match self.chosen.render_to(template, &values, &mut html) {
            Ok(()) => (html, None),
            Err(error) => {
                let fault = TemplateFault::read(&error).into_iter().next().map(Box::new);
                let html = self.built_in.as_ref().and_then(|tera| tera.render(template, &values).ok());
                (html.unwrap_or_default().into_bytes(), fault)
            }
        }
    }

    /// What the templates of a language know, and `context`.
    fn values(&self, language: LanguageId, context: Group) -> Context {
        let mut values = Context::new();
        // Values are counted references: this copies no words.
        for (name, value) in self.known.get(language).into_iter().flatten() {
            values.insert_value(*name, value.clone());
        }
        for (name, value) in context.0 {
            values.insert_value(name.0, value);
        }
        values
    }

    pub(super) fn component(
        &self,
        name: &str,
        properties: Group,
        body: Option<&str>,
        context: Group,
    ) -> Result<String, Box<TemplateFault>> {
        let mut given = Context::new();
        properties.0.into_iter().for_each(|(name, value)| given.insert_value(name.0, value));
        let (properties, context) = (given, self.values(0, context));
        let drawn = self.chosen.render_component_with_implicits(name, &properties, &context, body, true);
        drawn.map_err(|error| Box::new(TemplateFault::read(&error).swap_remove(0)))
    }
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
fn settle<'a>(mut chosen: Named<'a>, built_in: &Named<'a>, sources: &Sources, sink: &mut Vec<Diagnostic>) -> Tera {
    // A fault that names a template taken out before is only its consequence.
    let mut taken_out: Vec<String> = Vec::new();
    loop {
        let error = match add(&chosen) {
            Ok(tera) => return tera,
            Err(error) => error,
        };
        let faults = TemplateFault::read(&error);
        let consequence = |fault: &&TemplateFault| taken_out.iter().any(|name| fault.message.contains(name.as_str()));
        sink.extend(faults.iter().filter(|fault| !consequence(fault)).map(|fault| fault.diagnostic(sources)));
        let named: Vec<String> = faults.iter().filter_map(|fault| Some(fault.place.as_ref()?.0.clone())).collect();
        let mut broken: Vec<String> =
            named.into_iter().filter(|name| chosen.get(name).is_some_and(|(_, own)| *own)).collect();
        if broken.is_empty() {
            broken = chosen.iter().filter(|(_, (_, own))| *own).map(|(name, _)| name.clone()).collect();
        }
        if broken.is_empty() {
            return Tera::default();
        }
        for name in broken {
            match built_in.get(&name) {
                Some(original) => drop(chosen.insert(name.clone(), *original)),
                None => drop(chosen.remove(&name)),
            }
            taken_out.push(name);
        }
    }
}

fn add(templates: &Named<'_>) -> Result<Tera, tera::Error> {
    let mut tera = Tera::new();
    tera.register_filter("fill", fill);
    tera.add_raw_templates(templates.iter().map(|(name, (text, _))| (name.as_str(), *text)))?;
    Ok(tera)
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
