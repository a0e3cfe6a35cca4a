//! The first page: a card for each part, and the ways to what else there is.

use super::findings::troubles;
use super::query::ROOT;
use super::sheet::{Sheet, cards, ways};
use super::view::Desk;

/// `parts` are titles and paths, each with what is counted there.
pub(super) fn sheet(
    desk: &Desk<'_>,
    parts: impl Iterator<Item = (&'static str, &'static str, (usize, String))>,
) -> Sheet {
    let card = |(title, path, (number, words)): (&str, &str, (usize, String))| {
        (title.to_owned(), format!("{ROOT}/{path}"), number.to_string(), words)
    };
    let more = [
        ("View the site", desk.base().to_owned()),
        ("Settings", format!("{ROOT}/settings")),
        ("Theme components", format!("{ROOT}/gallery/")),
    ];
    let mut blocks = troubles(desk);
    blocks.push(cards(parts.map(card)));
    blocks.push(ways("More", more.map(|(text, url)| (text.to_owned(), url, false))));
    Sheet::new("Overview", "The state of this site. It updates when you save.", blocks)
}
