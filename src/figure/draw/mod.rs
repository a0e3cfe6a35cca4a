//! A figure as HTML: the drawing, and after it the same in words.

mod anatomy;
mod dots;
mod models;
mod plans;
mod svg;

use super::{Content, Figure, Item, Part};
use crate::base::Html;
use svg::Canvas;

/// The words of the interface that a figure needs.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<'a> {
    /// The label of a drawing that is closed.
    pub show: &'a str,
    /// Before parts that are listed and not drawn.
    pub not_drawn: &'a str,
    /// Whether they are written from right to left: then what comes first stands on the right.
    pub to_left: bool,
}

/// Where the drawing of a figure is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place<'a> {
    /// On the page, with an id that is unique there.
    OnPage(&'a str),
    /// In a file of its own, at that address: it is fetched when the reader opens it.
    File(&'a str),
}

/// The figure without its outer element, which the page writes.
pub(crate) fn draw(figure: &Figure, place: Place<'_>, words: Words<'_>) -> Html {
    let mut html = Html::default();
    html.raw("<figcaption>").text(&figure.title).raw("</figcaption>\n");
    html.raw("<p class=\"figure-description\">").text(&figure.description).raw("</p>\n");
    if figure.closed {
        html.raw("<details class=\"figure-closed\">\n<summary>").text(words.show);
        html.raw("<span class=\"vh\">: ").text(&figure.title).raw("</span></summary>\n");
    }
    let canvas = canvas(figure, words.to_left);
    match place {
        Place::OnPage(id) => canvas.write(&format!("{id}-title"), &mut html),
        Place::File(address) => canvas.picture(address, &mut html),
    }
    if figure.closed {
        html.raw("</details>\n");
    }
    lists(figure, words, &mut html);
    html.raw("<p class=\"figure-note\">").text(&figure.note).raw("</p>\n");
    html
}

/// The drawing as a file of its own (SVG): what stands before all the style that it has, and what behind.
pub(crate) fn file(figure: &Figure, to_left: bool) -> [String; 2] {
    canvas(figure, to_left).file()
}

/// Whether there is a drawing in some HTML.
pub(crate) fn is_drawn(html: &str) -> bool {
    html.contains(svg::BEGIN)
}

/// The drawing. A body has no beginning and a ring turns clockwise everywhere; the others follow the words.
fn canvas(figure: &Figure, to_left: bool) -> Canvas {
    let begin = |size| Canvas::new(&figure.alt, size);
    let in_order = |size| begin(size).turned(to_left);
    match &figure.content {
        Content::Curve(phases) => models::curve(in_order, phases),
        Content::Steps(steps) => models::steps(in_order, steps),
        Content::Circle(steps) => models::circle(begin, steps),
        Content::Balance(sides) => models::balance(in_order, sides),
        Content::Timeline { unit, columns, goes_on, lanes } => {
            plans::timeline(in_order, (unit, *columns, *goes_on), lanes)
        }
        Content::Team { people, links: _ } => plans::team(in_order, people),
        Content::Dots { of, groups } => dots::dots(in_order, *of, groups),
        Content::Stairs { stop, steps } => models::stairs(in_order, stop, steps),
        Content::Anatomy { size: (width, height), lines, signs, parts } => {
            let size = (*width as f64, *height as f64);
            let mut canvas = begin(size);
            anatomy::anatomy(&mut canvas, size.0, lines, signs, parts);
            canvas
        }
    }
}

fn lists(figure: &Figure, words: Words<'_>, html: &mut Html) {
    match &figure.content {
        Content::Curve(phases) => ordered(phases.iter().map(|phase| &phase.item), html),
        Content::Steps(steps) | Content::Circle(steps) | Content::Stairs { steps, .. } => ordered(steps.iter(), html),
        Content::Timeline { lanes, .. } => ordered(lanes.iter().map(|lane| &lane.item), html),
        Content::Dots { of, groups } => list("ol", html, groups.iter(), |group, html| {
            html.raw("<strong>").text(&group.item.name).raw("</strong> ");
            html.text(&format!("{}/{of}. {}", group.count, group.item.text));
        }),
        Content::Balance(sides) => {
            list("ol", html, sides.iter(), |side, html| {
                item(&side.item, html);
                if !side.examples.is_empty() {
                    list("ul", html, side.examples.iter(), |example, html| {
                        html.text(example);
                    });
                }
            });
        }
        Content::Team { people, links } => {
            list("ul", html, people.iter(), item);
            ordered(links.iter(), html);
        }
        Content::Anatomy { parts, .. } => {
            let drawn = parts.iter().filter(|part| part.mark.is_some()).count();
            let (drawn, further) = parts.split_at(drawn);
            list("ol", html, drawn.iter(), part);
            if !further.is_empty() {
                html.raw("<p class=\"figure-further\">").text(words.not_drawn).raw("</p>\n");
                list("ul", html, further.iter(), part);
            }
        }
    }
}

fn ordered<'a>(items: impl Iterator<Item = &'a Item>, html: &mut Html) {
    list("ol", html, items, item);
}

fn list<T>(element: &str, html: &mut Html, items: impl Iterator<Item = T>, write: impl Fn(T, &mut Html)) {
    html.raw("<").raw(element).raw(" class=\"figure-list\">\n");
    for item in items {
        html.raw("<li>");
        write(item, html);
        html.raw("</li>\n");
    }
    html.raw("</").raw(element).raw(">\n");
}

fn item(item: &Item, html: &mut Html) {
    html.raw("<strong>").text(&item.name).raw("</strong> ").text(&item.text);
}

fn part(part: &Part, html: &mut Html) {
    html.raw("<strong>").text(&part.name).raw("</strong>");
    if let Some(clinical) = &part.clinical {
        html.raw(" <span class=\"clinical\">(").text(clinical).raw(")</span>");
    }
    html.raw(" ").text(&part.text);
}
