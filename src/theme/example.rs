//! Examples of components, as `examples.yaml` in a component's folder gives them.

use super::folder::FOLDER;
use super::view::{Group, View};
use crate::data::{self, Entry, Node, Value, Whole};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// A component as it looks with certain values, or what a Markdown text makes of it.
#[derive(Clone, Debug)]
pub struct Example {
    /// The component's folder and the example's number in it: `callout-2`.
    pub slug: String,
    /// The component's folder.
    pub folder: String,
    /// What it is an example of.
    pub name: String,
    /// Where on the page it stands.
    pub place: ExamplePlace,
    /// The component's name and properties, where it is drawn by its template.
    pub component: Option<(String, Group)>,
    /// What stands in the component.
    pub body: Option<String>,
    /// What an author writes for it; with a component as well, both give the same.
    pub markdown: Option<String>,
    /// What its page says of itself.
    pub page: Group,
    /// What else its page gives it: `kind`, and `site` in place of the site's own.
    pub context: Group,
}

/// Where on a page an example stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ExamplePlace {
    /// In the content.
    #[default]
    Main,
    /// In place of the page's header.
    Header,
    /// In place of the page's footer.
    Footer,
}

/// Every example of every component, in the order of the folders.
pub fn examples(sources: &Sources, sink: &mut Vec<Diagnostic>) -> Vec<Example> {
    let mut found = Vec::new();
    let components = format!("{FOLDER}/components/");
    for (id, file) in sources.under(components.trim_end_matches('/')) {
        let folder = file.path.strip_prefix(&components).and_then(|path| path.strip_suffix("/examples.yaml"));
        let Some(folder) = folder else { continue };
        let help = "use the fields `examples:` and `context:`";
        let Some(node) = data::file(sources, id, Whole::Map, help, sink) else { continue };
        let shared = node.get("context");
        let listed = node.get("examples").map(Node::items).unwrap_or_default();
        for (number, node) in listed.iter().enumerate() {
            found.push(example(folder, number + 1, node, shared));
        }
    }
    found
}

fn example(folder: &str, number: usize, node: &Node, shared: Option<&Node>) -> Example {
    let text = |key: &str| node.get(key).and_then(Node::text).map(str::to_owned);
    let own = node.get("context");
    // What an example says of its page or its site comes in place of what the file says for all.
    let given = |key: &str| own.and_then(|own| own.get(key)).or_else(|| shared?.get(key)).map(group);
    Example {
        slug: format!("{folder}-{number}"),
        folder: folder.to_owned(),
        name: text("name").unwrap_or_default(),
        place: match text("place").as_deref() {
            Some("header") => ExamplePlace::Header,
            Some("footer") => ExamplePlace::Footer,
            _ => ExamplePlace::Main,
        },
        component: text("component").map(|name| (name, node.get("props").map(group).unwrap_or_default())),
        body: text("body"),
        markdown: text("markdown"),
        page: given("page").unwrap_or_default(),
        context: Group::default().maybe("kind", given("kind")).maybe("site", given("site")),
    }
}

fn group(node: &Node) -> Group {
    node.entries().iter().map(|Entry { key, node, .. }| (key.as_str(), view(node))).collect()
}

/// A value for templates. A text that begins with a tag is markup, as what authors write becomes.
fn view(node: &Node) -> View {
    match &node.value {
        Value::Null => View::nothing(),
        Value::Bool(yes) => View::from(*yes),
        Value::Integer(number, text) => usize::try_from(*number).map_or_else(|_| View::from(text.as_str()), View::from),
        Value::Text(text) if text.starts_with('<') => View::html(text),
        Value::List(items) => View::list(items.iter().map(view)),
        Value::Map(_) => group(node).into(),
        Value::Text(_) | Value::Number(..) | Value::Prose(_) => View::from(node.text().unwrap_or_default()),
    }
}
