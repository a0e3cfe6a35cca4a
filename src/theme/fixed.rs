//! Templates of the program's own, beside those of the theme: no site replaces them, and none is on a page that is
//! published.

use super::view::Group;
use tera::{Context, Tera, TeraResult};

/// Some templates, loaded.
#[derive(Debug)]
pub(crate) struct Fixed(TeraResult<Tera>);

impl Fixed {
    /// From names and words.
    pub(crate) fn new(templates: &[(&'static str, &'static str)]) -> Self {
        let mut tera = Tera::new();
        Self(tera.add_raw_templates(templates.iter().copied()).map(|()| tera))
    }

    /// A page from a template; what is wrong where that is not possible, which only who changes a template can see.
    pub(crate) fn render(&self, template: &str, values: Group) -> String {
        let mut context = Context::new();
        values.0.into_iter().for_each(|(name, value)| context.insert_value(name, value));
        let rendered = self.0.as_ref().map(|tera| tera.render(template, &context));
        match rendered {
            Ok(Ok(html)) => html,
            Ok(Err(error)) => error.to_string(),
            Err(error) => error.to_string(),
        }
    }
}
