//! Anatomy: the lines of a drawing, and numbers that lead to its parts.

use super::svg::{Canvas, MARK};
use crate::figure::{Line, Part, Point, Sign};

/// The drawing, its words and its numbers, in that order.
pub(super) fn anatomy(canvas: &mut Canvas, width: f64, lines: &[Line], signs: &[Sign], parts: &[Part]) {
    for line in lines {
        canvas.path(&line.stroke, &line.path);
        if line.mirror {
            canvas.mirrored(&line.stroke, &line.path, width);
        }
    }
    for sign in signs {
        canvas.words("sign", sign.at, &sign.text);
    }
    let marks = || parts.iter().filter_map(|part| part.mark.as_ref());
    // A line of the paper's colour below each lead keeps it apart from the drawing.
    for class in ["halo", "lead"] {
        for (at, to) in marks() {
            for target in to {
                canvas.line(class, &[edge(*at, *target), *target]);
            }
        }
    }
    for (number, (at, to)) in marks().enumerate() {
        for target in to {
            canvas.circle("tip", *target, 2.5);
        }
        canvas.mark(*at, number + 1);
    }
}

/// Where a line to a target leaves the number's circle.
fn edge(at: Point, to: Point) -> Point {
    let (dx, dy) = (to.0 - at.0, to.1 - at.1);
    let length = dx.hypot(dy).max(MARK);
    (at.0 + dx / length * MARK, at.1 + dy / length * MARK)
}
