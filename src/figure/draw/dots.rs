//! Numbers that can be counted: dots, some of them full.

use super::svg::{Canvas, short};
use crate::figure::{Group, Point};
use std::fmt::Write as _;

const WIDTH: f64 = 320.0;
/// Dots in a row, and how far they stand apart where there is room.
const ROW: usize = 20;
const APART: f64 = 18.0;
const LEFT: f64 = 14.0;

/// The groups one below the other, each with its number and name above its dots. Full dots are larger than the
/// others, so that no colour is needed to tell them.
pub(super) fn dots(begin: impl FnOnce(Point) -> Canvas, of: usize, groups: &[Group]) -> Canvas {
    const HEAD: f64 = 40.0;
    let row = of.clamp(1, ROW);
    let apart = ((WIDTH - 2.0 * LEFT) / row as f64).min(APART);
    let height = HEAD + apart * of.div_ceil(row) as f64 + 8.0;
    let mut canvas = begin((WIDTH, height * groups.len() as f64));
    for (number, group) in groups.iter().enumerate() {
        let top = height * number as f64;
        canvas.mark((LEFT, top + 16.0), number + 1);
        canvas.words("name start", (LEFT + 20.0, top + 21.0), &group.item.name);
        let place = |dot: usize| {
            let (across, down) = ((dot % row) as f64, (dot / row) as f64);
            (LEFT + apart * (across + 0.5), top + HEAD + apart * (down + 0.5))
        };
        canvas.path("dot", &points((0..group.count).map(place)));
        canvas.path("rest", &points((group.count..of).map(place)));
    }
    canvas
}

/// A path that only touches these places: what is drawn there are the round ends of lines without length. Each is
/// told from the one before, so that rows are alike.
fn points(places: impl Iterator<Item = Point>) -> String {
    let mut path = String::new();
    let mut from = None;
    for (x, y) in places {
        let (x, y) = (tenth(x), tenth(y));
        let (step, (to_x, to_y)) = from.map_or(("M", (x, y)), |(old_x, old_y)| ("m", (x - old_x, y - old_y)));
        let _ = write!(path, "{step}{} {}h0", short(to_x), short(to_y));
        from = Some((x, y));
    }
    path
}

/// As a coordinate is written, so that steps do not add up what was rounded.
fn tenth(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}
