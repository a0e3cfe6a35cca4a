//! The words of the interface.

use super::text::{Page, code, prose, table};
use crate::embedded;
use crate::theme;

pub(super) fn page() -> Page {
    let mut page = Page::new(
        "theming/words.md",
        "Words of the interface",
        "Every word that buttons, headings and labels show, with its key.",
    );
    page.part("These are the words that the theme shows on its own. To change one, write its key and your words into `themes/calm/strings/en.yaml`, and for other languages into the file with their code. Say only what you change; the rest stays.");
    page.part("```yaml\nmenu: Contents\n```");
    page.part("A template shows a word as `{{ t.menu }}`, with `_` in place of `-`. What stands in braces is filled in: `{{ t.minutes | fill(n=3) }}`.");
    page.part("A word of your own needs a key that is not below. Give it in `en.yaml` and in the file of every other language of the site: [`strings/missing`](../rules/strings.md#missing) tells which lacks it.");
    let sources = crate::source::Sources::new(embedded::layer(None, "content", &[]));
    let row = |(key, words): (String, String)| [code(&key), prose(&words)];
    page.part(&table(["key", "English words"], theme::words(&sources).into_iter().map(row)));
    page
}
