//! The parts of the theme: templates with their blocks, and components.

use super::text::{Page, block, code, prose, table};
use crate::embedded;
use crate::source::Sources;
use crate::theme::{self, Component};

pub(super) fn pages() -> Vec<Page> {
    let sources = Sources::new(embedded::layer(None, "content", &[]));
    vec![components(&theme::components(&sources)), templates(&theme::templates(&sources))]
}

fn components(parts: &[Component]) -> Page {
    let mut page = Page::new(
        "theming/components.md",
        "Components",
        "Every component of the theme: what it shows, what it takes, and the files that it has.",
    );
    page.part("A component is a piece of a page: the header, a card, a box. Each has a folder in `themes/calm/components/`. A template shows one so, with a value for each of its names:");
    page.part(&block("html", "{{ <toc items={page.toc or []} /> }}"));
    page.part("What stands in a component is its body:");
    page.part(&block(
        "html",
        "{% <callout kind=\"tip\" title=\"Before you go\"> %}<p>Take a list.</p>{% </callout> %}",
    ));
    page.part("A name with `@` is no value that you give: the component takes that variable from the page. `candor serve` shows every component at `/_candor/gallery/`. [Components of your own](own-components.md) says how to change one.");
    for part in parts {
        page.part(&format!("## {}", part.folder));
        page.part(&part.readme);
        let takes: Vec<String> = part.defines.iter().map(|one| format!("{{% component {one} %}}")).collect();
        page.part(&block("text", &takes.join("\n")));
        page.part(&format!("Its files: {}.", part.files.iter().map(|file| code(file)).collect::<Vec<_>>().join(", ")));
    }
    page
}

fn templates(all: &[theme::Template]) -> Page {
    let mut page = Page::new(
        "theming/templates.md",
        "Templates and blocks",
        "Every template of the theme, what it builds on, and the blocks that it has or fills.",
    );
    page.part("A template draws a whole page. Each lies in `themes/calm/templates/`. Most of them begin with `{% extends \"layout.html\" %}` and fill some of its blocks; the rest stays as it is.");
    page.part(&block("html", "{% extends \"layout.html\" %}\n{% block lead %}<p>My own words.</p>{% endblock %}"));
    page.part("`{{ super() }}` within a block shows what would stand there without you.");
    let list = |names: &[String]| names.iter().map(|name| code(name)).collect::<Vec<_>>().join(", ");
    let built_in = embedded::layer(None, "content", &[]);
    let known = theme::parts(built_in.iter().map(AsRef::as_ref));
    let about = |name: &str| {
        let part = known.iter().find(|part| part.name == format!("templates/{name}"));
        part.map(|part| prose(&part.about)).unwrap_or_default()
    };
    let row = |one: &theme::Template| {
        let extends = one.extends.as_deref().map(code).unwrap_or_default();
        [code(&one.name), about(&one.name), extends, list(&one.blocks)]
    };
    page.part(&table(["template", "draws", "extends", "its blocks"], all.iter().map(row)));
    page
}
