//! The containers that authors fence with `:::`.

use super::keys::meanings;
use super::text::{Page, block, code, prose};
use crate::container;
use crate::reference::{Entry, Group, TITLED};

pub(super) fn page(all: &[Entry]) -> Page {
    let mut page = Page::new(
        "writing/containers.md",
        "Boxes and other containers",
        "Notes, warnings, benefits and risks, myths and more: the parts of a page between lines of three colons.",
    )
    .asked_as(&["warning box", "info box", "callout", "admonition", "coloured box", "highlight a paragraph"]);
    page.part("A container is a part of a page with a look and a meaning of its own. It stands between two lines of colons. Its name stands behind the first:");
    page.part(&block("markdown", ":::tip\nWrite your questions down before you go.\n:::"));
    page.part("A title of its own stands in brackets. Without one, most containers have a title of the theme. `stages`, `compare` and `figure` have none. Options stand in braces:");
    page.part(&block(
        "markdown",
        ":::care[Call an ambulance]{level=emergency}\nYou can't breathe, or you pass out.\n:::",
    ));
    page.part("A container may stand in another. The outer one then has more colons:");
    page.part(&block("markdown", "::::benefits\nMost people feel better.\n\n:::note\nNot everybody does.\n:::\n::::"));
    page.part("Five of them can be written as on GitHub too:");
    page.part(&block("markdown", "> [!NOTE]\n> Teams work in different ways."));
    page.part("Any container also takes `#id` and `.class` in its braces: `:::note{#parking .from-the-clinic}`. Any other option is told as unknown. How each looks is told on the page of [components](../theming/components.md).");
    all.iter()
        .filter(|entry| entry.group == Group::Containers && !entry.is_part)
        .for_each(|entry| tell(entry, &mut page));
    page
}

fn tell(entry: &Entry, page: &mut Page) {
    page.part(&format!("## {}\n\n{}", entry.name, prose(entry.text.trim_end_matches(TITLED))));
    page.part(&block("markdown", entry.example.as_deref().unwrap_or_default()));
    for field in entry.fields.iter().flat_map(|(_, fields)| *fields) {
        page.part(&format!("In braces you can write `{}`: {}", field.key, prose(field.doc)));
        page.part(&meanings(field.shape.words()));
    }
    if !entry.aliases.is_empty() {
        let names = entry.aliases.iter().map(|alias| code(alias)).collect::<Vec<_>>().join(", ");
        page.part(&format!("Other programs call it {names}. Here `candor check` says that it is `:::{}`.", entry.name));
    }
    if let Some(kind) = container::find(&entry.name) {
        page.part(&format!("The component {} draws it.", code(kind.component)));
    }
}
