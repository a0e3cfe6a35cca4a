//! Models: a curve, steps, stairs, a circle, a balance.

use super::svg::{Canvas, short};
use crate::figure::{Item, Phase, Point, Side};
use std::fmt::Write as _;

const WIDTH: f64 = 320.0;

/// Phases from left to right, each of the same width; only the shape of the line means something.
pub(super) fn curve(begin: impl FnOnce(Point) -> Canvas, phases: &[Phase]) -> Canvas {
    const LEFT: f64 = 8.0;
    const BASE: f64 = 158.0;
    const RISE: f64 = 138.0;
    let column = (WIDTH - 2.0 * LEFT) / phases.len().max(1) as f64;
    // A name that is wider than its column would touch the next one: every other goes a line lower.
    let staggered = phases.iter().any(|phase| phase.item.name.chars().count() as f64 * 7.2 > column);
    let mut canvas = begin((WIDTH, if staggered { 234.0 } else { 216.0 }));
    let main = points(phases, LEFT, column, |phase| &phase.levels);
    let place = |points: &[Point]| -> Vec<Point> {
        points.iter().map(|(x, level)| (*x, BASE - level / 100.0 * RISE)).collect()
    };
    let main = place(&main);
    let curve = smooth(&main);
    let end = main.last().map_or(LEFT, |point| point.0);
    canvas.path("area", &format!("{curve}L{} {BASE}L{LEFT} {BASE}Z", short(end)));
    for number in 1..phases.len() {
        let x = LEFT + column * number as f64;
        canvas.line("grid", &[(x, 8.0), (x, BASE)]);
    }
    let other = place(&points(phases, LEFT, column, |phase| &phase.other));
    if !other.is_empty() {
        canvas.path("trace dashed", &smooth(&other));
    }
    canvas.path("trace", &curve);
    canvas.line("axis", &[(LEFT, BASE), (WIDTH - LEFT, BASE)]);
    for (number, phase) in phases.iter().enumerate() {
        let x = LEFT + column * (number as f64 + 0.5);
        canvas.mark((x, BASE + 20.0), number + 1);
        let low = if staggered && number % 2 == 1 { 18.0 } else { 0.0 };
        canvas.words("name", (x, BASE + 48.0 + low), &phase.item.name);
    }
    canvas
}

/// The levels of all phases along the line; nothing where no phase has any.
fn points(phases: &[Phase], left: f64, column: f64, levels: impl Fn(&Phase) -> &Vec<i64>) -> Vec<Point> {
    let mut all: Vec<Point> = Vec::new();
    for (number, phase) in phases.iter().enumerate() {
        let levels = levels(phase);
        let start = left + column * number as f64;
        // A phase begins where the one before it ended, unless it is the first.
        let from = usize::from(number > 0);
        for (place, level) in levels.iter().enumerate() {
            let along = (place + from) as f64 / (levels.len() + from).saturating_sub(1).max(1) as f64;
            all.push((start + along * column, *level as f64));
        }
    }
    all
}

/// A smooth line through points that never rises above or falls below them (monotone cubic, after
/// Fritsch and Carlson): a curve must not show a peak that nobody described.
fn smooth(points: &[Point]) -> String {
    let slope = |a: Point, b: Point| (b.1 - a.1) / (b.0 - a.0).max(f64::EPSILON);
    let tangent = |number: usize| {
        let before = number.checked_sub(1).map(|last| slope(points[last], points[number]));
        let after = points.get(number + 1).map(|next| slope(points[number], *next));
        match (before, after) {
            (Some(a), Some(b)) if a * b > 0.0 => 2.0 * a * b / (a + b),
            _ => 0.0,
        }
    };
    let mut path = String::new();
    for (number, (x, y)) in points.iter().enumerate() {
        if number == 0 {
            let _ = write!(path, "M{} {}", short(*x), short(*y));
            continue;
        }
        let (from, third) = (points[number - 1], (x - points[number - 1].0) / 3.0);
        let first = (from.0 + third, from.1 + third * tangent(number - 1));
        let second = (x - third, y - third * tangent(number));
        for (control, letter) in [(first, "C"), (second, " "), ((*x, *y), " ")] {
            let _ = write!(path, "{letter}{} {}", short(control.0), short(control.1));
        }
    }
    path
}

/// One card after the other, with arrows.
pub(super) fn steps(begin: impl FnOnce(Point) -> Canvas, steps: &[Item]) -> Canvas {
    const GAP: f64 = 24.0;
    let count = steps.len().max(1) as f64;
    let width = (WIDTH - 4.0 - GAP * (count - 1.0)) / count;
    let mut canvas = begin((WIDTH, 96.0));
    for (number, step) in steps.iter().enumerate() {
        let x = 2.0 + width / 2.0 + (width + GAP) * number as f64;
        canvas.card("card", (x, 48.0), (width, 84.0));
        canvas.mark((x, 28.0), number + 1);
        canvas.label((x, 62.0), &step.name, 11);
        if number > 0 {
            let end = x - width / 2.0 - 3.0;
            canvas.line("arrow", &[(end - GAP + 6.0, 48.0), (end - 6.0, 48.0)]);
            canvas.head((end - 6.0, 48.0), (1.0, 0.0));
        }
    }
    canvas
}

/// Steps that rise from left to right, each with its number above and a sign to stop below.
pub(super) fn stairs(begin: impl FnOnce(Point) -> Canvas, stop: &str, steps: &[Item]) -> Canvas {
    const BASE: f64 = 206.0;
    const FIRST: f64 = 82.0;
    const SIGN: f64 = 19.0;
    let count = steps.len().max(1) as f64;
    let width = (WIDTH - 4.0) / count;
    let rise = (BASE - FIRST - 4.0) / (count - 1.0).max(1.0);
    let mut canvas = begin((WIDTH, BASE + 4.0));
    for number in 0..steps.len() {
        let (x, height) = (2.0 + width * (number as f64 + 0.5), FIRST + rise * number as f64);
        canvas.card("card", (x, BASE - height / 2.0), (width, height));
        canvas.mark((x, BASE - height + 20.0), number + 1);
        let corner = |turn: usize| {
            let angle = std::f64::consts::FRAC_PI_4 * (turn as f64 + 0.5);
            (x + SIGN * angle.cos(), BASE - 26.0 + SIGN * angle.sin())
        };
        canvas.shape("sign", &(0..8).map(corner).collect::<Vec<_>>());
        canvas.words("stop", (x, BASE - 22.0), stop);
    }
    canvas
}

/// Cards on a ring, clockwise from the top.
pub(super) fn circle(begin: impl FnOnce(Point) -> Canvas, steps: &[Item]) -> Canvas {
    const MIDDLE: Point = (160.0, 154.0);
    const RADII: (f64, f64) = (104.0, 116.0);
    let turn = std::f64::consts::TAU / steps.len().max(1) as f64;
    let at = |place: f64| {
        let angle = turn * place - std::f64::consts::FRAC_PI_2;
        (MIDDLE.0 + RADII.0 * angle.cos(), MIDDLE.1 + RADII.1 * angle.sin())
    };
    let mut canvas = begin((WIDTH, 300.0));
    canvas.ellipse("arrow", MIDDLE, RADII);
    for (number, step) in steps.iter().enumerate() {
        let place = number as f64;
        let (x, y) = at(place);
        canvas.card("card", (x, y), (98.0, 50.0));
        canvas.mark((x, y - 25.0), number + 1);
        canvas.label((x, y + 4.0), &step.name, 11);
        let (before, after) = (at(place + 0.45), at(place + 0.55));
        canvas.head(at(place + 0.5), (after.0 - before.0, after.1 - before.1));
    }
    canvas
}

/// A pair of scales.
pub(super) fn balance(begin: impl FnOnce(Point) -> Canvas, sides: &[Side]) -> Canvas {
    const BEAM: f64 = 34.0;
    let mut canvas = begin((WIDTH, 172.0));
    canvas.shape("card", &[(160.0, BEAM), (184.0, 150.0), (136.0, 150.0)]);
    canvas.line("axis", &[(104.0, 150.0), (216.0, 150.0)]);
    canvas.line("beam", &[(68.0, BEAM), (252.0, BEAM)]);
    for (number, (side, x)) in sides.iter().zip([68.0, 252.0]).enumerate() {
        canvas.line("grid", &[(x - 50.0, 86.0), (x, BEAM), (x + 50.0, 86.0)]);
        canvas.card("card", (x, 108.0), (120.0, 50.0));
        canvas.label((x, 108.0), &side.item.name, 13);
        canvas.mark((x, BEAM), number + 1);
    }
    canvas.circle("mark", (160.0, BEAM), 4.0);
    canvas
}
