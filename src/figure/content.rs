//! What figures show.

use crate::base::Span;

#[derive(Clone, Debug)]
pub struct Figure {
    /// The `type` of its file.
    pub kind: &'static str,
    /// Where its file begins, at the title.
    pub span: Span,
    /// What it is called.
    pub title: String,
    /// What the drawing shows, in at most 125 characters.
    pub alt: String,
    /// The same at length, for everyone.
    pub description: String,
    /// How much people differ from what is drawn.
    pub note: String,
    /// The keys of its sources, each with its place.
    pub sources: Vec<(String, Span)>,
    /// Whether a reader opens the drawing first.
    pub closed: bool,
    /// What it shows.
    pub content: Content,
}

impl Figure {
    /// All that it says beside its drawing, a line for each thing.
    pub(crate) fn words(&self) -> String {
        let mut lines = vec![self.title.clone(), self.description.clone()];
        let item = |item: &Item| format!("{} {}", item.name, item.text);
        match &self.content {
            Content::Curve(phases) => lines.extend(phases.iter().map(|phase| item(&phase.item))),
            Content::Dots { groups, .. } => lines.extend(groups.iter().map(|group| item(&group.item))),
            Content::Steps(steps) | Content::Circle(steps) | Content::Stairs { steps, .. } => {
                lines.extend(steps.iter().map(item))
            }
            Content::Timeline { lanes, .. } => lines.extend(lanes.iter().map(|lane| item(&lane.item))),
            Content::Team { people, links } => lines.extend(people.iter().chain(links).map(item)),
            Content::Balance(sides) => {
                lines.extend(sides.iter().map(|side| item(&side.item) + "\n" + &side.examples.join("\n")));
            }
            Content::Anatomy { parts, .. } => {
                lines.extend(parts.iter().map(|part| {
                    format!("{} {} {}", part.name, part.clinical.as_deref().unwrap_or_default(), part.text)
                }))
            }
        }
        lines.push(self.note.clone());
        lines.join("\n")
    }
}

/// What a figure shows, by the `type` of its file.
#[derive(Clone, Debug)]
pub enum Content {
    /// `curve`: phases along a line, the intensity above it.
    Curve(Vec<Phase>),
    /// `steps`: one thing after the other.
    Steps(Vec<Item>),
    /// `circle`: one thing after the other, and round again.
    Circle(Vec<Item>),
    /// `balance`: two sides that weigh against each other.
    Balance(Vec<Side>),
    /// `timeline`: what happens when, and with whom.
    Timeline {
        /// What a column is: `Week`.
        unit: String,
        /// How many columns are drawn.
        columns: usize,
        /// Whether it goes on after the last column.
        goes_on: bool,
        /// The rows.
        lanes: Vec<Lane>,
    },
    /// `team`: three people, and what goes on between each two.
    Team {
        /// The people: above, below left, below right.
        people: Vec<Item>,
        /// Between the first and the second, the second and the third, the third and the first.
        links: Vec<Item>,
    },
    /// `dots`: so many of so many, to be counted.
    Dots {
        /// How many dots a group has.
        of: usize,
        groups: Vec<Group>,
    },
    /// `stairs`: one step above the other, and on each of them a way to stop.
    Stairs {
        /// What the sign on each step says; a short word.
        stop: String,
        steps: Vec<Item>,
    },
    /// `anatomy`: a line drawing with numbered parts.
    Anatomy {
        /// Width and height, in units of a pixel on a narrow phone.
        size: (i64, i64),
        /// The drawing, from back to front.
        lines: Vec<Line>,
        /// Words in the drawing that say how it is turned.
        signs: Vec<Sign>,
        /// The parts, in the order of their numbers; those that the drawing does not show come last.
        parts: Vec<Part>,
    },
}

/// Something with a name, and a sentence about it.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its name; a short one, because it stands in the drawing.
    pub name: String,
    /// What there is to say about it.
    pub text: String,
}

/// A phase of a curve.
#[derive(Clone, Debug)]
pub struct Phase {
    /// Its name and what it is.
    pub item: Item,
    /// Intensities from 0 to 100, evenly spaced over the phase.
    pub levels: Vec<i64>,
    /// The same for another course, drawn dashed; empty where there is none.
    pub other: Vec<i64>,
}

/// A side of a balance.
#[derive(Clone, Debug)]
pub struct Side {
    /// Its name and what it is.
    pub item: Item,
    pub examples: Vec<String>,
}

/// A row of a timeline.
#[derive(Clone, Debug)]
pub struct Lane {
    /// Its name and what it is.
    pub item: Item,
    /// The columns in which something happens, from 1.
    pub marks: Vec<i64>,
}

/// Dots, of which some are full.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its name and what it is.
    pub item: Item,
    /// How many are full.
    pub count: usize,
}

/// A line of a drawing.
#[derive(Clone, Debug)]
pub struct Line {
    /// How it is drawn: the theme has a class for each of the words that are known.
    pub stroke: String,
    /// The path, as in SVG.
    pub path: String,
    /// Whether its mirror image is drawn as well.
    pub mirror: bool,
}

/// A word in a drawing.
#[derive(Clone, Debug)]
pub struct Sign {
    /// The word.
    pub text: String,
    /// The middle of its baseline.
    pub at: Point,
}

/// A part of the body.
#[derive(Clone, Debug)]
pub struct Part {
    /// The plain name.
    pub name: String,
    /// The clinical name.
    pub clinical: Option<String>,
    pub text: String,
    /// Where its number stands, and where the lines from the number lead; none for one that is not drawn.
    pub mark: Option<(Point, Vec<Point>)>,
}

/// A place in a drawing: from the left, from above.
pub(crate) type Point = (f64, f64);
