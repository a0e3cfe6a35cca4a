use super::{Figure, Figures, Place, Words, draw, file};
use crate::base::Date;
use crate::config::{self, Options};
use crate::diagnostic::Diagnostic;
use crate::source::{Layer, SourceFile, Sources};
use std::fs;
use std::path::Path;

const ENGLISH: Words<'static> = Words { show: "Show the drawing", not_drawn: "Not in the drawing", to_left: false };

fn parse(files: Vec<(String, String)>) -> (Figures, Vec<Diagnostic>) {
    let file = |(path, text): (String, String)| SourceFile::new(Layer::Site, path, text.into_bytes());
    let sources = Sources::new(files.into_iter().map(file).collect());
    let options = Options {
        brand: None,
        drafts: false,
        base_url: None,
        today: Date::parse("2026-11-22").unwrap(),
        overrides: Vec::new(),
    };
    let (config, _) = config::parse(&sources, &options, &mut Vec::new());
    let mut found = Vec::new();
    let figures = Figures::parse(&sources, &config, &mut found);
    (figures, found)
}

fn one(text: &str) -> (Option<Figure>, Vec<Diagnostic>) {
    let (figures, found) = parse(vec![("content/figures/one.yaml".into(), text.into())]);
    (figures.find("one").cloned(), found)
}

fn library() -> Figures {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/figures");
    let files = fs::read_dir(folder).unwrap().map(|entry| {
        let entry = entry.unwrap();
        let path = format!("content/figures/{}", entry.file_name().into_string().unwrap());
        (path, fs::read_to_string(entry.path()).unwrap())
    });
    let (figures, found) = parse(files.collect());
    assert_eq!(found, []);
    figures
}

const STEPS: &str = "\
type: steps
title: Two < three
alt: Two boxes
description: Two boxes stand in a row.
note: Bodies vary.
sources: [a]
steps:
  - { name: Desire, text: comes first. }
  - { name: Arousal, text: comes then. }
";

#[test]
fn a_small_figure_is_drawn_and_said() {
    let (figure, found) = one(STEPS);
    assert_eq!(found, []);
    assert_eq!(
        draw(&figure.unwrap(), Place::OnPage("drawing-1"), ENGLISH).as_str(),
        "<figcaption>Two &lt; three</figcaption>\n\
         <p class=\"figure-description\">Two boxes stand in a row.</p>\n\
         <svg role=\"img\" aria-labelledby=\"drawing-1-title\" viewBox=\"0 0 320 96\" width=\"320\" height=\"96\">\
         <title id=\"drawing-1-title\">Two boxes</title>\n\
         <rect class=\"f-card\" x=\"2\" y=\"6\" width=\"146\" height=\"84\" rx=\"8\"/>\n\
         <circle class=\"f-mark\" cx=\"75\" cy=\"28\" r=\"11\"/>\n\
         <text class=\"f-number\" x=\"75\" y=\"33\">1</text>\n\
         <text class=\"f-name\" x=\"75\" y=\"67\">Desire</text>\n\
         <rect class=\"f-card\" x=\"172\" y=\"6\" width=\"146\" height=\"84\" rx=\"8\"/>\n\
         <circle class=\"f-mark\" cx=\"245\" cy=\"28\" r=\"11\"/>\n\
         <text class=\"f-number\" x=\"245\" y=\"33\">2</text>\n\
         <text class=\"f-name\" x=\"245\" y=\"67\">Arousal</text>\n\
         <path class=\"f-arrow\" d=\"M151 48L163 48\"/>\n\
         <path class=\"f-head\" d=\"M169 48L158 53.5L158 42.5Z\"/>\n\
         </svg>\n\
         <ol class=\"figure-list\">\n\
         <li><strong>Desire</strong> comes first.</li>\n\
         <li><strong>Arousal</strong> comes then.</li>\n\
         </ol>\n\
         <p class=\"figure-note\">Bodies vary.</p>\n"
    );
}

#[test]
fn every_number_in_a_drawing_stands_once_in_the_list() {
    for (name, figure) in library().iter() {
        let html = draw(figure, Place::OnPage("drawing-1"), ENGLISH).into_string();
        assert!(!html.contains("NaN") && !html.contains("inf"), "{name}");
        let (drawing, words) = html.split_once("</svg>").unwrap();
        let marks: Vec<usize> = drawing
            .split("<text class=\"f-number\"")
            .skip(1)
            .map(|rest| rest.split(['>', '<']).nth(1).unwrap().parse().unwrap())
            .collect();
        // A list within an item is one of examples, which have no numbers.
        let mut depth = 0;
        let mut items = 0;
        for tag in words.split_once("<ol").unwrap().1.split('<') {
            match tag.split(['>', ' ']).next() {
                Some("ul") => depth += 1,
                Some("/ul") => depth -= 1,
                Some("li") if depth == 0 => items += 1,
                Some("/ol") => break,
                _ => {}
            }
        }
        let expected: Vec<usize> = (1..=items).collect();
        assert_eq!(marks, expected, "{name}");
    }
}

#[test]
fn what_is_not_drawn_is_said_all_the_same() {
    let text = "\
type: anatomy
title: A part
alt: A line
description: A line.
note: Bodies vary.
sources: [a]
size: [100, 100]
lines: [{ stroke: outline, path: M0 0L9 9 }]
parts:
  - { name: inside, text: lies deeper. }
  - { name: outside, clinical: externum, text: is seen., at: [20, 20], to: [[60, 60], [80, 20]] }
";
    let (figure, found) = one(text);
    assert_eq!(found, []);
    let html = draw(&figure.unwrap(), Place::OnPage("drawing-1"), ENGLISH).into_string();
    assert!(html.contains("<li><strong>outside</strong> <span class=\"clinical\">(externum)</span> is seen.</li>"));
    let (_, further) = html.split_once("Not in the drawing").unwrap();
    assert!(further.contains("<li><strong>inside</strong> lies deeper.</li>"));
}

#[test]
fn what_is_missing_is_reported_in_its_place() {
    let cases = [
        (STEPS.replace("note: Bodies vary.\n", ""), "figure/incomplete", "`note` is missing"),
        (STEPS.replace("type: steps", "type: step"), "figure/incomplete", "there is no type `step`"),
        (STEPS.replace("Two boxes\n", &format!("{}\n", "a".repeat(126))), "figure/incomplete", "126 characters"),
        (STEPS.replace("sources: [a]\n", ""), "figure/incomplete", "`sources` is missing"),
        (STEPS.replace("name: Desire, ", ""), "figure/incomplete", "`name` is missing"),
        (STEPS.replace("steps:\n", "stpes:\n"), "data/unknown-key", "no field `stpes`"),
        (STEPS.replace("closed", "x").replace("sources: [a]", "sources: a"), "data/wrong-type", "`sources` must be"),
        ("type: [".into(), "data/syntax", "not valid YAML"),
        (String::new(), "figure/incomplete", "`type` is missing"),
    ];
    for (text, code, message) in cases {
        let (figure, found) = one(&text);
        assert!(figure.is_none(), "{text}");
        assert!(found.iter().any(|found| found.code == code && found.message.contains(message)), "{text}{found:?}");
    }
}

#[test]
fn a_drawing_is_a_file_of_its_own() {
    let (figure, _) = one(&STEPS.replace("alt: ", "alt: \"\\u0001\" # "));
    let file = file(&figure.unwrap(), true).join(".figure { color: red; }");
    assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\" viewBox="), "{file}");
    assert!(file.contains("<style>.figure { color: red; }</style>") && file.ends_with("</svg>\n"), "{file}");
    assert!(!file.contains("<title") && !file.contains('\u{1}'), "its page says what it shows: {file}");
    assert!(file.contains("transform=\"matrix(-1 "), "it follows words from right to left: {file}");
}
