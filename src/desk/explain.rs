//! What a code means: what `candor explain` says of a rule.

use super::sheet::{Block, Sheet, text};
use crate::lint::rules;
use crate::theme::{Group, View};

pub(super) fn sheet(code: &str) -> Option<Sheet> {
    let rule = rules::named(code)?;
    let mut blocks = vec![text(format!("Level: {}.", rule.severity.as_str()))];
    // What no files can show is the same in both.
    if rule.bad != rule.good {
        blocks.extend([("Wrong", rule.bad_site()), ("Right", rule.good_site())].map(example));
    }
    if !rule.is_fixed() {
        let level = format!("[lint]\n\"{code}\" = \"allow\"   # or \"warn\", \"deny\"\n");
        blocks.push(example(("To change its level", vec![("book.toml".to_owned(), level)])));
    }
    Some(Sheet::new(code, rule.why, blocks))
}

fn example((title, files): (&str, Vec<(String, String)>)) -> Block {
    let file = |(path, text): (String, String)| {
        Group::default().set("path", path.as_str()).set("text", text.trim_end()).into()
    };
    let files = View::list(files.into_iter().map(file));
    Block::new("example", Group::default().set("title", title).set("files", files))
}
