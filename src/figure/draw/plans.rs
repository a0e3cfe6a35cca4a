//! Plans: what happens when, and who works with whom.

use super::svg::Canvas;
use crate::figure::{Item, Lane, Point};

const WIDTH: f64 = 320.0;

/// A row for each lane. What happens in the first is a disc, in the second a square, then a diamond:
/// no one has to tell colours apart.
pub(super) fn timeline(
    begin: impl FnOnce(Point) -> Canvas,
    (unit, count, goes_on): (&str, usize, bool),
    lanes: &[Lane],
) -> Canvas {
    const TOP: f64 = 48.0;
    const ROW: f64 = 64.0;
    let wide = (WIDTH - 8.0) / (count + usize::from(goes_on)).max(1) as f64;
    let middle = |column: usize| 4.0 + wide * (column as f64 + 0.5);
    let bottom = TOP + ROW * lanes.len() as f64;
    let mut canvas = begin((WIDTH, bottom + 4.0));
    canvas.words("name start", (4.0, 16.0), unit);
    for column in 0..count {
        canvas.words("name", (middle(column), 38.0), &(column + 1).to_string());
    }
    if goes_on {
        canvas.words("name", (middle(count), 38.0), "…");
    }
    let radius = (wide * 0.34).min(9.0);
    for (number, lane) in lanes.iter().enumerate() {
        let top = TOP + ROW * number as f64;
        canvas.line("axis", &[(4.0, top), (WIDTH - 4.0, top)]);
        canvas.mark((15.0, top + 18.0), number + 1);
        canvas.words("name start", (32.0, top + 23.0), &lane.item.name);
        for mark in lane.marks.iter().filter_map(|mark| usize::try_from(mark - 1).ok()) {
            event(&mut canvas, number, (middle(mark), top + 46.0), radius);
        }
        if goes_on {
            canvas.words("name", (middle(count), top + 50.0), "…");
        }
    }
    canvas.line("axis", &[(4.0, bottom), (WIDTH - 4.0, bottom)]);
    canvas
}

fn event(canvas: &mut Canvas, lane: usize, (x, y): Point, r: f64) {
    match lane % 3 {
        0 => canvas.circle("event", (x, y), r),
        1 => canvas.shape("event hollow", &[(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)]),
        _ => canvas.shape("event", &[(x, y - r), (x + r, y), (x, y + r), (x - r, y)]),
    }
}

/// Three people at the corners of a triangle, and a number on each side of it.
pub(super) fn team(begin: impl FnOnce(Point) -> Canvas, people: &[Item]) -> Canvas {
    const PLACES: [Point; 3] = [(160.0, 52.0), (54.0, 216.0), (266.0, 216.0)];
    const RADIUS: f64 = 49.0;
    let mut canvas = begin((WIDTH, 270.0));
    canvas.shape("arrow", &PLACES);
    for (place, person) in PLACES.iter().zip(people) {
        canvas.circle("card", *place, RADIUS);
        canvas.label(*place, &person.name, 10);
    }
    for number in 0..PLACES.len() {
        let (a, b) = (PLACES[number], PLACES[(number + 1) % PLACES.len()]);
        canvas.mark(((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0), number + 1);
    }
    canvas
}
