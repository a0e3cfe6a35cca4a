//! Sources as they are listed at the end of a page.

use super::dates;
use super::surroundings::{CitedSource, Shared};
use crate::base::{Html, encode_href};
use crate::site::Reference;
use crate::theme::{Group, Strings, View};

/// The page's sources in the order of their numbers, each with its ways back into the text.
pub(super) fn views(shared: &Shared<'_>) -> Vec<View> {
    let view = |(place, source): (usize, &CitedSource<'_>)| {
        Group::default()
            .set("number", place + 1)
            .set("id", source.id.as_str())
            .set("html", View::html(entry(source.reference, shared.strings).as_str()))
            .set("backs", View::texts(source.backs.borrow().iter()))
            .into()
    };
    shared.cited.iter().enumerate().map(view).collect()
}

/// `Author. Year. Title. Container. doi:… Checked on 22 November 2026. All of it was read.`
fn entry(reference: &Reference, strings: &Strings) -> Html {
    let mut html = Html::default();
    // A title that ends a sentence by itself gets no second mark.
    let stop = |text: &str| if text.ends_with(['?', '!', '…']) { " " } else { ". " };
    let sentence = |html: &mut Html, text: &str| {
        let text = text.trim_end_matches('.');
        html.text(text).raw(stop(text));
    };
    // A source keeps the direction of its own words, whatever the page's is.
    html.raw("<bdi>");
    if let Some(author) = reference.text("author") {
        sentence(&mut html, author);
    }
    if let Some(title) = reference.text("title") {
        let title = title.trim_end_matches('.');
        html.raw("<cite>").text(title).raw("</cite>").raw(stop(title));
    }
    if let Some(container) = reference.text("container") {
        sentence(&mut html, container);
    }
    let told = |year: &&str| !reference.text("container").is_some_and(|container| container.contains(*year));
    if let Some(year) = reference.text("year").filter(told) {
        sentence(&mut html, year);
    }
    let link = |html: &mut Html, href: &str, words: &str| {
        html.raw("<a").attribute("href", href).raw(" rel=\"noreferrer noopener nofollow\">").text(words).raw("</a>. ");
    };
    if let Some(doi) = reference.text("doi") {
        link(&mut html, &format!("https://doi.org/{}", encode_href(doi)), &format!("doi:{doi}"));
    } else if let Some(url) = reference.text("url") {
        let shown = url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
        link(&mut html, &encode_href(url), shown);
    }
    html.close_up();
    html.raw("</bdi>");
    if let Some(date) = reference.checked() {
        html.raw(" ").text(strings.get("checked-on")).raw(" ").text(&dates::words(date, strings)).raw(".");
    }
    if let Some(much) = reference.text("read") {
        html.raw(" ").text(strings.get(&format!("read-{much}"))).raw(".");
    }
    html
}
