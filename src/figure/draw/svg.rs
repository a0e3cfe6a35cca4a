//! The few shapes that all drawings are made of. Colours and weights are classes of the theme.

use crate::base::{Html, xml};
use crate::figure::Point;
use std::fmt::Write as _;

/// Half the height of a number's circle.
pub(super) const MARK: f64 = 11.0;

/// What a drawing begins with.
pub(super) const BEGIN: &str = "<svg role=\"img\"";

/// A drawing that is being written.
pub(super) struct Canvas {
    shapes: Html,
    alt: String,
    width: f64,
    height: f64,
    to_left: bool,
}

impl Canvas {
    /// An empty drawing of a size, named for those who do not see it.
    pub(super) fn new(alt: &str, (width, height): (f64, f64)) -> Self {
        Self { shapes: Html::default(), alt: alt.to_owned(), width, height, to_left: false }
    }

    /// The drawing with right and left changed, but for the letters in it.
    pub(super) fn turned(self, to_left: bool) -> Self {
        Self { to_left, ..self }
    }

    /// How far from the left edge a place is shown.
    fn across(&self, x: f64) -> String {
        short(if self.to_left { self.width - x } else { x })
    }

    /// The drawing as it stands on a page; its title has that id.
    pub(super) fn write(&self, title: &str, html: &mut Html) {
        html.raw(BEGIN).attribute("aria-labelledby", title);
        self.frame(html);
        html.raw("<title").attribute("id", title).raw(">").text(&self.alt).raw("</title>\n");
        html.raw(self.shapes.as_str()).raw("</svg>\n");
    }

    /// The drawing as a file: what stands before all the style that it has, and what behind.
    pub(super) fn file(&self) -> [String; 2] {
        let mut html = Html::default();
        html.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\"");
        self.frame(&mut html);
        html.raw("<style>");
        let behind = format!("</style>\n{}</svg>\n", self.shapes.as_str());
        [xml(html.as_str()), xml(&behind)]
    }

    /// An image of the drawing, which is in a file.
    pub(super) fn picture(&self, address: &str, html: &mut Html) {
        html.raw("<img loading=\"lazy\"").attribute("src", address).attribute("alt", &self.alt);
        html.attribute("width", &short(self.width)).attribute("height", &short(self.height)).raw(">\n");
    }

    fn frame(&self, html: &mut Html) {
        let (width, height) = (short(self.width), short(self.height));
        html.attribute("viewBox", &format!("0 0 {width} {height}"));
        html.attribute("width", &width).attribute("height", &height).raw(">");
    }

    pub(super) fn path(&mut self, class: &str, path: &str) {
        if self.to_left {
            return self.mirrored(class, path, self.width);
        }
        self.shapes.raw("<path").attribute("class", &named(class)).attribute("d", path).raw("/>\n");
    }

    /// The same path as it looks in a mirror that stands in the middle of a drawing of that width.
    pub(super) fn mirrored(&mut self, class: &str, path: &str, width: f64) {
        self.shapes.raw("<path").attribute("class", &named(class)).attribute("d", path);
        self.shapes.attribute("transform", &format!("matrix(-1 0 0 1 {} 0)", short(width))).raw("/>\n");
    }

    /// A line through points.
    pub(super) fn line(&mut self, class: &str, points: &[Point]) {
        self.path(class, &through(points));
    }

    /// A line that closes.
    pub(super) fn shape(&mut self, class: &str, points: &[Point]) {
        self.path(class, &(through(points) + "Z"));
    }

    pub(super) fn circle(&mut self, class: &str, (x, y): Point, radius: f64) {
        let x = self.across(x);
        self.shapes.raw("<circle").attribute("class", &named(class)).attribute("cx", &x).attribute("cy", &short(y));
        self.shapes.attribute("r", &short(radius)).raw("/>\n");
    }

    pub(super) fn ellipse(&mut self, class: &str, (x, y): Point, (rx, ry): (f64, f64)) {
        let x = self.across(x);
        self.shapes.raw("<ellipse").attribute("class", &named(class)).attribute("cx", &x).attribute("cy", &short(y));
        self.shapes.attribute("rx", &short(rx)).attribute("ry", &short(ry)).raw("/>\n");
    }

    /// A box with round corners around its middle.
    pub(super) fn card(&mut self, class: &str, (x, y): Point, (width, height): (f64, f64)) {
        self.shapes.raw("<rect").attribute("class", &named(class));
        let left = self.across(if self.to_left { x + width / 2.0 } else { x - width / 2.0 });
        self.shapes.attribute("x", &left).attribute("y", &short(y - height / 2.0));
        self.shapes.attribute("width", &short(width)).attribute("height", &short(height));
        self.shapes.attribute("rx", "8").raw("/>\n");
    }

    /// Words around the middle of a baseline.
    pub(super) fn words(&mut self, class: &str, (x, y): Point, words: &str) {
        let x = self.across(x);
        self.shapes.raw("<text").attribute("class", &named(class)).attribute("x", &x).attribute("y", &short(y));
        self.shapes.raw(">").text(words).raw("</text>\n");
    }

    /// Words on several lines, around their middle; a line has at most `wide` characters where the
    /// words allow it.
    pub(super) fn label(&mut self, (x, y): Point, words: &str, wide: usize) {
        let lines = wrapped(words, wide);
        let first = y + 5.0 - 8.5 * (lines.len() as f64 - 1.0);
        for (number, line) in lines.iter().enumerate() {
            self.words("name", (x, first + 17.0 * number as f64), line);
        }
    }

    /// A number in a circle: the same number stands in the list.
    pub(super) fn mark(&mut self, (x, y): Point, number: usize) {
        self.circle("mark", (x, y), MARK);
        self.words("number", (x, y + 5.0), &number.to_string());
    }

    /// The head of an arrow at a place, pointing the way of `(dx, dy)`.
    pub(super) fn head(&mut self, (x, y): Point, (dx, dy): Point) {
        let length = dx.hypot(dy).max(f64::EPSILON);
        let (dx, dy) = (dx / length, dy / length);
        let at = |along: f64, across: f64| (x + along * dx - across * dy, y + along * dy + across * dx);
        self.shape("head", &[at(6.0, 0.0), at(-5.0, 5.5), at(-5.0, -5.5)]);
    }
}

/// The theme's names for classes: `f-` keeps them apart from those of pages.
fn named(class: &str) -> String {
    class.split(' ').map(|name| format!("f-{name}")).collect::<Vec<_>>().join(" ")
}

/// A coordinate with one decimal at most.
pub(super) fn short(number: f64) -> String {
    let text = format!("{number:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn through(points: &[Point]) -> String {
    let mut path = String::new();
    for (number, (x, y)) in points.iter().enumerate() {
        let _ = write!(path, "{}{} {}", if number == 0 { "M" } else { "L" }, short(*x), short(*y));
    }
    path
}

fn wrapped(words: &str, wide: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= wide => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
