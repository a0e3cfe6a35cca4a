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

/// What an entry is made of.
enum Part<'a> {
    Sentence(&'a str),
    Title(&'a str),
    /// Where it can be read, and the words for that.
    Link(String, String),
}

/// `Author. Title. Container. Year. doi:…`
fn parts(reference: &Reference) -> Vec<Part<'_>> {
    let told = |year: &&str| !reference.text("container").is_some_and(|container| container.contains(*year));
    let link = match (reference.text("doi"), reference.text("url")) {
        (Some(doi), _) => Some(Part::Link(format!("https://doi.org/{}", encode_href(doi)), format!("doi:{doi}"))),
        (None, Some(url)) => {
            let shown = url.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
            Some(Part::Link(encode_href(url).into_owned(), shown.to_owned()))
        }
        (None, None) => None,
    };
    let texts = [
        reference.text("author").map(Part::Sentence),
        reference.text("title").map(Part::Title),
        reference.text("container").map(Part::Sentence),
        reference.text("year").filter(told).map(Part::Sentence),
        link,
    ];
    texts.into_iter().flatten().collect()
}

/// `Checked on 22 November 2026. We read all of it.`
fn looked_at(reference: &Reference, strings: &Strings) -> Vec<String> {
    let checked = reference.checked();
    let checked = checked.map(|date| format!("{} {}.", strings.get("checked-on"), dates::words(date, strings)));
    let read = reference.text("read").map(|much| format!("{}.", strings.get(&format!("read-{much}"))));
    checked.into_iter().chain(read).collect()
}

/// What ends a sentence. A title that ends one by itself gets no second mark.
fn stop(text: &str) -> &'static str {
    if text.ends_with(['?', '!', '…']) { " " } else { ". " }
}

/// A source as pages list it.
fn entry(reference: &Reference, strings: &Strings) -> Html {
    let mut html = Html::default();
    // A source keeps the direction of its own words, whatever the page's is.
    html.raw("<bdi>");
    for part in parts(reference) {
        match part {
            Part::Sentence(text) => {
                let text = text.trim_end_matches('.');
                html.text(text).raw(stop(text));
            }
            Part::Title(title) => {
                let title = title.trim_end_matches('.');
                html.raw("<cite>").text(title).raw("</cite>").raw(stop(title));
            }
            Part::Link(href, words) => {
                html.raw("<a").attribute("href", &href).raw(" rel=\"noreferrer noopener nofollow\">");
                html.text(&words).raw("</a>. ");
            }
        }
    }
    html.close_up();
    html.raw("</bdi>");
    for sentence in looked_at(reference, strings) {
        html.raw(" ").text(&sentence);
    }
    html
}

/// The same as Markdown, for authors.
pub(crate) fn in_markdown(reference: &Reference, strings: &Strings) -> String {
    let words = parts(reference).into_iter().map(|part| match part {
        Part::Sentence(text) => format!("{}{}", text.trim_end_matches('.'), stop(text.trim_end_matches('.'))),
        Part::Title(title) => format!("*{}*{}", title.trim_end_matches('.'), stop(title.trim_end_matches('.'))),
        Part::Link(href, words) => format!("[{words}]({href}). "),
    });
    words.chain([looked_at(reference, strings).join(" ")]).collect()
}
