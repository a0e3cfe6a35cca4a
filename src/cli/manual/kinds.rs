//! The kinds of page.

use super::keys;
use super::text::{Page, block, code, prose, table};
use crate::data::Use;
use crate::diagnostic::first_sentence;
use crate::kind::{self, Kind};
use crate::reference::{Entry, Group};

pub(super) fn pages(all: &[Entry]) -> Vec<Page> {
    let mut index = Page::new("kinds/index.md", "Kinds of page", "What each kind of page is for, and which to take.");
    index.part("A page has a kind. It decides what the page shows, what search tells of it and what is asked of it. Write `kind: faq` at the head of the page, or put the page into the folder of its kind.");
    let row = |kind: &&Kind| {
        let name = format!("[the kind `{0}`]({0}.md)", kind.name);
        let folder = kind.folder.map_or(String::new(), |folder| code(&format!("{folder}/")));
        [name, prose(first_sentence(kind.doc)), folder]
    };
    index.part(&table(["kind", "what it is", "its folder"], kind::ALL.iter().map(row)));
    index.part("`candor new faq faq/cost.md` makes a page of a kind. `candor explain faq` says in a terminal what stands here.");
    std::iter::once(index).chain(kind::ALL.iter().map(|kind| page(all, kind))).collect()
}

fn page(all: &[Entry], kind: &Kind) -> Page {
    let name = kind.name;
    let mut page = Page::new(format!("kinds/{name}.md"), format!("Kind: {name}"), first_sentence(kind.doc));
    page.part(&prose(kind.doc));
    if let Some(folder) = kind.folder {
        page.part(&format!("A page in the folder `{folder}/` is of this kind unless it says otherwise."));
    }
    page.part("Make one:");
    let folder = kind.folder.map_or(String::new(), |folder| format!("{folder}/"));
    page.part(&block("sh", &format!("candor new {name} {folder}my-page.md")));
    page.part("A whole one looks like this:");
    page.part(&block("markdown", kind.example));
    if kind.fields.is_empty() {
        page.part("## Its own keys\n\nIt has no keys but [those of every page](../keys/front-matter.md).");
    } else {
        page.part("## Its own keys");
        page.part(&keys::list(all, (Group::Kinds, name), kind.fields, "### "));
        page.part("Beside these it takes [the keys of every page](../keys/front-matter.md).");
    }
    let owed: Vec<String> =
        kind.fields.iter().filter(|field| field.is(Use::Owed)).map(|field| code(field.key)).collect();
    page.part("## What is asked of it");
    page.part(&match owed.is_empty() {
        true => "No key is required but `title`.".to_owned(),
        false => format!(
            "It needs {}. Without it, `candor check` warns: [`kind/missing-field`](../rules/kind.md).",
            owed.join(", ")
        ),
    });
    if kind.health {
        page.part("It is a page about health. So it has to say when it was checked and when that is due again: `last-reviewed` and `next-review`.");
    }
    page.part(&format!("## Its template\n\n`themes/calm/templates/kinds/{name}.html` draws it. A template knows its keys as `kind.NAME`, with `_` in place of `-`. [Variables](../theming/variables.md) says more."));
    page
}
