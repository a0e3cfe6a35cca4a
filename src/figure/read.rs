//! A figure's file, held to what its type needs.

use super::{Content, Figure, Group, Item, Lane, Line, Part, Phase, Point, Side, Sign};
use crate::base::{Edit, SourceId, Span, Whose, only};
use crate::data::{self, FILE_CODES, Field, Node, Record, Shape, Value, Whole, Word, names};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// The folder of figures in the content folder.
pub(crate) const FOLDER: &str = "figures";

/// Longer alternative text is cut or skipped by some screen readers.
const MAX_ALT: usize = 125;
/// The fault of a figure that can't be drawn.
const INCOMPLETE: &str = "figure/incomplete";
const TEXT: Shape = Shape::Text;
const LEVELS: Shape = Shape::List(&Shape::Integer(0, 100));
/// One point, or several.
const POINTS: Shape = Shape::List(&Shape::Any);

/// How a line is drawn; the theme has a class for each.
pub(super) const STROKES: &[Word] = &[
    ("outline", "The line around something."),
    ("body", "A filled part of the body."),
    ("organ", "A filled organ, in a second tint."),
    ("hollow", "A space inside the body."),
    ("fine", "A thin line."),
    ("bone", "Bone."),
    ("muscle", "Muscle."),
    ("hidden", "Something behind other parts, dashed."),
];

/// What every figure may say.
pub(crate) const COMMON: &[Field] = &[
    Field::new("type", Shape::Choice(TYPES), "The type of drawing."),
    Field::new("title", TEXT, "Its title."),
    Field::new("alt", TEXT, "What the drawing shows, in at most 125 characters."),
    Field::new("description", TEXT, "The same in more words, for all readers."),
    Field::new("note", TEXT, "How much people differ from the drawing."),
    Field::new("sources", Shape::List(&TEXT), "Keys of its sources."),
    Field::new("closed", Shape::Bool, "Whether the drawing is hidden until the reader opens it."),
    Field::new("representation", TEXT, "A note for editors: whose body it shows."),
];

/// What figures there are.
pub(crate) const TYPES: &[Word] = &[
    ("curve", "How strong something is, phase by phase."),
    ("steps", "Two to four steps in a row."),
    ("circle", "Three to six steps in a circle."),
    ("balance", "Two sides that work against each other."),
    ("timeline", "What happens when, in rows over weeks or days."),
    ("team", "Three people and what is between them."),
    ("dots", "How many people out of a group, as dots."),
    ("stairs", "Three to seven steps upwards, with a stop on each."),
    ("anatomy", "A drawing of the body with its parts named."),
];

const NAME: Field = Field::new("name", TEXT, "Its name; keep it short, because the drawing shows it.");
const ABOUT: Field = Field::new("text", TEXT, "A sentence about it.");
const ITEM: &[Field] = &[NAME, ABOUT];
const PHASE: &[Field] = &[
    NAME,
    ABOUT,
    Field::new("levels", LEVELS, "How strong it is, from 0 to 100, at even steps through the phase."),
    Field::new("other", LEVELS, "The same for a second, dashed curve."),
];
const SIDE: &[Field] = &[NAME, ABOUT, Field::new("examples", Shape::List(&TEXT), "Examples.")];
const LANE: &[Field] =
    &[NAME, ABOUT, Field::new("marks", Shape::List(&Shape::Integer(1, 31)), "The columns in which something happens.")];
const GROUP: &[Field] = &[NAME, ABOUT, Field::new("count", Shape::Integer(0, 100), "How many dots are filled.")];
const LINE: &[Field] = &[
    Field::new("stroke", Shape::Choice(STROKES), "The style of the line."),
    Field::new("path", TEXT, "The path, written as in SVG."),
    Field::new("mirror", Shape::Bool, "Whether to draw its mirror image too."),
];
const SIGN: &[Field] = &[
    Field::new("text", TEXT, "The word."),
    Field::new("at", POINTS, "The middle of its baseline: [from the left, from the top]."),
];
const PART: &[Field] = &[
    Field::new("name", TEXT, "The plain name."),
    Field::new("clinical", TEXT, "The clinical name."),
    ABOUT,
    Field::new("at", POINTS, "The position of its number; without it, the part is listed but not drawn."),
    Field::new("to", POINTS, "Where the line from the number ends: one position, or a list of positions."),
];

const CURVE: &[Field] = &[Field::new("phases", Shape::List(&Shape::Map(PHASE)), "The phases, in order.")];
const STEPS: &[Field] = &[Field::new("steps", Shape::List(&Shape::Map(ITEM)), "The steps, in order.")];
const BALANCE: &[Field] = &[Field::new("sides", Shape::List(&Shape::Map(SIDE)), "The two sides.")];
const TIMELINE: &[Field] = &[
    Field::new("unit", TEXT, "What each column is, such as Week."),
    Field::new("columns", Shape::Integer(1, 14), "How many columns to draw."),
    Field::new("goes-on", Shape::Bool, "Whether the timeline continues after the last column."),
    Field::new("lanes", Shape::List(&Shape::Map(LANE)), "The rows."),
];
const TEAM: &[Field] = &[
    Field::new("people", Shape::List(&Shape::Map(ITEM)), "Three people: top, bottom left, bottom right."),
    Field::new(
        "links",
        Shape::List(&Shape::Map(ITEM)),
        "The links between the first and second person, the second and third, the third and first.",
    ),
];
const DOTS: &[Field] = &[
    Field::new("of", Shape::Integer(2, 100), "How many dots each group has."),
    Field::new("groups", Shape::List(&Shape::Map(GROUP)), "The groups, from top to bottom."),
];
const STAIRS: &[Field] = &[
    Field::new("stop", TEXT, "The short word on each step's sign."),
    Field::new("steps", Shape::List(&Shape::Map(ITEM)), "The steps, from the bottom up."),
];
const ANATOMY: &[Field] = &[
    Field::new("size", Shape::List(&Shape::Integer(80, 600)), "Width and height."),
    Field::new("lines", Shape::List(&Shape::Map(LINE)), "The drawing, from back to front."),
    Field::new("signs", Shape::List(&Shape::Map(SIGN)), "Words that say which side is which."),
    Field::new("parts", Shape::List(&Shape::Map(PART)), "The parts, in the order of their numbers."),
];

/// What a figure of a type may say beside that.
pub(crate) fn own_fields(kind: &str) -> &'static [Field] {
    match kind {
        "curve" => CURVE,
        "steps" | "circle" => STEPS,
        "balance" => BALANCE,
        "timeline" => TIMELINE,
        "team" => TEAM,
        "dots" => DOTS,
        "stairs" => STAIRS,
        _ => ANATOMY,
    }
}

/// The figure of a file; none, with the reasons in `sink`, where it can't be shown whole.
pub(super) fn figure(sources: &Sources, id: SourceId, sink: &mut Vec<Diagnostic>) -> Option<Figure> {
    let before = sink.len();
    let node = data::file(sources, id, Whole::Map, "begin the file with `type:`", sink)?;
    let kind = kind(&node, sink)?;
    let record = data::read(&node, &[COMMON, own_fields(kind)], FILE_CODES, sink);
    let mut form = Form { sink };
    let figure = Figure {
        kind,
        span: record.key_span("title").unwrap_or(Span::file(id)),
        title: form.text(&record, "title"),
        alt: form.alt(&record),
        description: form.text(&record, "description"),
        note: form.text(&record, "note"),
        sources: form.sources(&record),
        closed: record.bool("closed").unwrap_or(kind == "anatomy"),
        content: form.content(kind, &record),
    };
    // Words of the drawing that do not fit are reported; the figure is shown only when nothing was.
    (sink.len() == before).then_some(figure)
}

fn kind(node: &Node, sink: &mut Vec<Diagnostic>) -> Option<&'static str> {
    let given = node.get("type");
    let word = given.and_then(Node::text).unwrap_or_default();
    let kind = names(TYPES).find(|name| *name == word);
    if kind.is_none() {
        let span = given.map_or(Span { end: node.span.start, ..node.span }, |given| given.span);
        let message = if given.is_some() { format!("there is no type `{word}`") } else { "`type` is missing".into() };
        let fix = given.and(only(word, names(TYPES), Whose::Ours)).map(|name| Edit::new(span, name));
        let finding = Diagnostic::new(INCOMPLETE, span, message).fix(fix);
        sink.push(finding.choose(word, names(TYPES)));
    }
    kind
}

/// What is read is asked of here; what is missing is said.
struct Form<'a> {
    sink: &'a mut Vec<Diagnostic>,
}

impl Form<'_> {
    fn lacks(&mut self, record: &Record, key: &'static str, message: impl Into<String>, help: &str) {
        let span = record.place(key);
        let place = Span { end: span.end.min(span.start.saturating_add(80)), ..span };
        let mut finding = Diagnostic::new(INCOMPLETE, place, message).help(help);
        finding.lacks(record.span(), [key]);
        self.sink.push(finding);
    }

    fn text(&mut self, record: &Record, key: &'static str) -> String {
        let found = record.text(key).map(|text| text.trim().to_owned());
        found.unwrap_or_else(|| {
            self.lacks(
                record,
                key,
                format!("`{key}` is missing"),
                "add it: readers who can't see the drawing need the text",
            );
            String::new()
        })
    }

    fn alt(&mut self, record: &Record) -> String {
        let alt = self.text(record, "alt");
        let length = alt.chars().count();
        if length > MAX_ALT {
            let message = format!("`alt` is {length} characters long; the limit is {MAX_ALT}");
            self.lacks(record, "alt", message, "say briefly what the drawing shows, and put the rest in `description`");
        }
        alt
    }

    fn sources(&mut self, record: &Record) -> Vec<(String, Span)> {
        let keys = record.list("sources").iter();
        let keys: Vec<_> = keys.filter_map(|node| Some((node.text()?.to_owned(), node.span))).collect();
        if keys.is_empty() {
            self.lacks(
                record,
                "sources",
                "`sources` is missing",
                "add the keys of the sources that the figure is based on",
            );
        }
        keys
    }

    fn content(&mut self, kind: &str, record: &Record) -> Content {
        match kind {
            "curve" => Content::Curve(self.each(record, "phases", 2..=5, |form, record| form.phase(record))),
            "steps" => Content::Steps(self.each(record, "steps", 2..=4, |form, record| form.item(record))),
            "circle" => Content::Circle(self.each(record, "steps", 3..=6, |form, record| form.item(record))),
            "balance" => Content::Balance(self.each(record, "sides", 2..=2, |form, record| form.side(record))),
            "timeline" => self.timeline(record),
            "team" => Content::Team {
                people: self.each(record, "people", 3..=3, |form, record| form.item(record)),
                links: self.each(record, "links", 3..=3, |form, record| form.item(record)),
            },
            "dots" => self.dots(record),
            "stairs" => Content::Stairs {
                stop: self.text(record, "stop"),
                steps: self.each(record, "steps", 3..=7, |form, record| form.item(record)),
            },
            _ => self.anatomy(record),
        }
    }

    /// The items of a list, of which there must be so many.
    fn each<T>(
        &mut self,
        record: &Record,
        key: &'static str,
        wanted: std::ops::RangeInclusive<usize>,
        mut read: impl FnMut(&mut Self, &Record) -> T,
    ) -> Vec<T> {
        let nodes = record.list(key);
        if !wanted.contains(&nodes.len()) {
            let (low, high) = (wanted.start(), wanted.end());
            let range = if low == high { low.to_string() } else { format!("{low} to {high}") };
            let message = format!("`{key}` has {} entries, but this type needs {range}", nodes.len());
            self.lacks(record, key, message, "`candor explain figure/incomplete` shows an example");
        }
        nodes.iter().map(|node| read(self, &Record::from_node(node))).collect()
    }

    fn item(&mut self, record: &Record) -> Item {
        Item { name: self.text(record, "name"), text: self.text(record, "text") }
    }

    fn phase(&mut self, record: &Record) -> Phase {
        let levels = |key| record.list(key).iter().filter_map(number_of).collect::<Vec<i64>>();
        let phase = Phase { item: self.item(record), levels: levels("levels"), other: levels("other") };
        if phase.levels.is_empty() {
            self.lacks(record, "levels", "`levels` is missing", "write `levels: [0, 40, 60]`, from 0 to 100");
        }
        phase
    }

    fn side(&mut self, record: &Record) -> Side {
        Side { item: self.item(record), examples: record.texts("examples") }
    }

    fn timeline(&mut self, record: &Record) -> Content {
        let columns = record.integer("columns").unwrap_or(0);
        if columns == 0 {
            self.lacks(record, "columns", "`columns` is missing", "add the number of columns");
        }
        let lanes = self.each(record, "lanes", 1..=4, |form, record| {
            let marks = record.list("marks").iter().filter_map(number_of).collect::<Vec<i64>>();
            if let Some(late) = marks.iter().find(|mark| **mark > columns) {
                let message = format!("there is no column {late}");
                form.lacks(record, "marks", message, "increase `columns`, or remove the mark");
            }
            Lane { item: form.item(record), marks }
        });
        Content::Timeline {
            unit: self.text(record, "unit"),
            columns: usize::try_from(columns).unwrap_or(0),
            goes_on: record.bool("goes-on").unwrap_or(false),
            lanes,
        }
    }

    fn dots(&mut self, record: &Record) -> Content {
        let of = record.integer("of").unwrap_or(0);
        if of == 0 {
            self.lacks(record, "of", "`of` is missing", "add the number of dots in each group");
        }
        let groups = self.each(record, "groups", 1..=8, |form, record| {
            let count = record.integer("count");
            match count {
                None => form.lacks(record, "count", "`count` is missing", "add the number of filled dots"),
                Some(count) if count > of => {
                    let message = format!("`count` is {count}, but there are only {of} dots");
                    form.lacks(record, "count", message, "increase `of`, or lower the count");
                }
                Some(_) => {}
            }
            Group { item: form.item(record), count: usize::try_from(count.unwrap_or(0)).unwrap_or(0) }
        });
        Content::Dots { of: usize::try_from(of).unwrap_or(0), groups }
    }

    fn anatomy(&mut self, record: &Record) -> Content {
        let size: Vec<i64> = record.list("size").iter().filter_map(number_of).collect();
        let size = match size[..] {
            [width, height] => (width, height),
            _ => {
                self.lacks(record, "size", "`size` is missing", "write `size: [320, 300]`");
                (320, 320)
            }
        };
        let mut parts = self.each(record, "parts", 1..=24, |form, record| form.part(record));
        parts.sort_by_key(|part| part.mark.is_none());
        Content::Anatomy {
            size,
            lines: self.each(record, "lines", 1..=200, |form, record| form.line(record)),
            signs: self.each(record, "signs", 0..=8, |form, record| Sign {
                text: form.text(record, "text"),
                at: form.point(record, "at").unwrap_or_default(),
            }),
            parts,
        }
    }

    fn line(&mut self, record: &Record) -> Line {
        let path = self.text(record, "path");
        let strange = path.chars().find(|c| !c.is_ascii_digit() && !" ,.-MmLlHhVvCcSsQqTtAaZz".contains(*c));
        if let Some(strange) = strange {
            self.lacks(record, "path", format!("a path can't contain `{strange}`"), "write it as in SVG");
        }
        let stroke = record.text("stroke").unwrap_or("outline").to_owned();
        Line { stroke, path, mirror: record.bool("mirror").unwrap_or(false) }
    }

    fn part(&mut self, record: &Record) -> Part {
        let mark = record.get("at").and_then(|_| Some((self.point(record, "at")?, self.points(record, "to"))));
        Part {
            name: self.text(record, "name"),
            clinical: record.text("clinical").map(str::to_owned),
            text: self.text(record, "text"),
            mark,
        }
    }

    fn point(&mut self, record: &Record, key: &'static str) -> Option<Point> {
        let point = record.get(key).and_then(point_of);
        if point.is_none() {
            self.lacks(record, key, format!("`{key}` is not a position"), "write `[from the left, from the top]`");
        }
        point
    }

    fn points(&mut self, record: &Record, key: &'static str) -> Vec<Point> {
        let Some(node) = record.get(key) else { return Vec::new() };
        if let Some(point) = point_of(node) {
            return vec![point];
        }
        let points: Vec<Point> = node.items().iter().filter_map(point_of).collect();
        if points.len() != node.items().len() || points.is_empty() {
            self.lacks(record, key, format!("`{key}` is not a position"), "write `[40, 60]` or `[[40, 60], [80, 60]]`");
        }
        points
    }
}

fn number_of(node: &Node) -> Option<i64> {
    if let Value::Integer(number, _) = node.value { Some(number) } else { None }
}

fn point_of(node: &Node) -> Option<Point> {
    let [left, above] = node.items() else { return None };
    let coordinate = |node: &Node| node.text()?.parse::<f64>().ok().filter(|number| number.is_finite());
    Some((coordinate(left)?, coordinate(above)?))
}
