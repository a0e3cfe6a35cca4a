//! What is wrong with a template, and where.

use super::folder::{FOLDER, path_of};
use super::remedy;
use crate::base::{Position, Span};
use crate::config::FILE;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::source::Sources;

/// The template engine's report: its message, its place and how it came there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateFault {
    /// One sentence.
    pub message: String,
    /// The template's name, and line and column from 1.
    pub place: Option<(String, Position)>,
    /// The places from which that template was called, innermost first.
    pub chain: Vec<(String, Position)>,
}

impl TemplateFault {
    /// Reads the engine's reports. It gives them as text: `error: …`, then ` --> NAME:LINE:COLUMN`, then
    /// for each caller `note: … NAME:LINE:COLUMN`; several faults follow one another.
    pub(super) fn read(error: &tera::Error) -> Vec<Self> {
        use tera::ErrorKind;
        let text = error.to_string();
        match error.kind() {
            ErrorKind::CircularInclude { tpl, include_chain } => {
                return vec![Self::at(
                    tpl,
                    format!(
                        "this template includes itself: {}; remove one of these includes",
                        include_chain.join(" → ")
                    ),
                )];
            }
            ErrorKind::CircularExtend { tpl, inheritance_chain } => {
                return vec![Self::at(
                    tpl,
                    format!("this template extends itself: {}; extend another template", inheritance_chain.join(" → ")),
                )];
            }
            ErrorKind::MissingParent { current, parent } => {
                return vec![Self::at(current, format!("there is no template `{parent}` to extend"))];
            }
            _ => {}
        }
        let mut faults: Vec<Self> = Vec::new();
        for line in text.lines() {
            if let Some(message) = line.trim_start().strip_prefix("error: ") {
                faults.push(Self { message: message.trim().to_owned(), place: None, chain: Vec::new() });
            } else if let (Some(place), Some(fault)) = (line.trim_start().strip_prefix("--> "), faults.last_mut()) {
                fault.place = fault.place.take().or_else(|| position(place));
            } else if let (Some(note), Some(fault)) = (line.trim_start().strip_prefix("note: "), faults.last_mut()) {
                fault.chain.extend(note.split_whitespace().last().and_then(position));
            }
        }
        if faults.is_empty() {
            let message = text.lines().next().unwrap_or("this template has an error").to_owned();
            faults.push(Self { message, place: None, chain: Vec::new() });
        }
        faults
    }

    /// A fault of a whole template.
    pub(super) fn at(name: &str, message: String) -> Self {
        Self { message, place: Some((name.to_owned(), Position { line: 1, column: 1 })), chain: Vec::new() }
    }

    /// The finding for an author.
    pub fn diagnostic(&self, sources: &Sources) -> Diagnostic {
        let span = |(name, position): &(String, Position)| {
            let id = sources.find(&path_of(name))?;
            let lines = sources.file(id).lines();
            let start = lines.byte(*position);
            Some(Span::new(id, start..start + word_at(&sources.file(id).text()[start..])))
        };
        let place: Option<Span> = self.place.as_ref().and_then(span);
        let fallback = || Span::file(sources.find(FILE).unwrap_or(crate::base::SourceId(0)));
        // The engine names all that there is.
        let (message, known) = self.message.split_once(" Available ").unwrap_or((&self.message, ""));
        let message = message.trim_end_matches('.');
        let mut finding = Diagnostic::new("template/error", place.unwrap_or_else(fallback), message);
        finding.spoils = place.map(|place| (Span::file(place.source), "".into()));
        for caller in &self.chain {
            if let Some(span) = span(caller) {
                finding = finding.label(span, "used here");
            }
        }
        let remedy = || {
            let span = place?;
            remedy::of(&self.message, (sources.file(span.source).text(), span.range().start), sources)
        };
        match (remedy(), known.split_once(": ")) {
            (None, Some((_, known))) => {
                finding.choose(message.split('`').nth(1).unwrap_or_default(), known.split(", "))
            }
            (remedy, _) => finding.maybe_help(remedy.or_else(|| self.near(sources))),
        }
    }

    /// A template or a component whose name is near the one that there is not.
    fn near(&self, sources: &Sources) -> Option<String> {
        let wrong = self.message.split('`').nth(1)?;
        let stem = |name: &str| name.trim_end_matches(".html").to_owned();
        let (folder, component) = match self.message.as_str() {
            message if message.contains("component") => ("components", true),
            message if message.contains("template") => ("templates", false),
            _ => return None,
        };
        let folder = format!("{FOLDER}/{folder}");
        let below = sources.under(&folder).map(|(_, file)| &file.path[folder.len() + 1..]);
        let names: Vec<String> = match component {
            true => below.filter_map(|path| Some(path.split_once('/')?.0.replace('-', "_"))).collect(),
            false => below.map(stem).collect(),
        };
        // What other programs call the template that all others extend.
        if self.message.ends_with("to extend") && ["base.html", "baseof.html", "default.html"].contains(&wrong) {
            return Some("did you mean `layout.html`?".to_owned());
        }
        did_you_mean(&stem(wrong), names.iter().map(String::as_str))
    }
}

fn position(place: &str) -> Option<(String, Position)> {
    let mut parts = place.trim().rsplitn(3, ':');
    let column = parts.next()?.parse().ok()?;
    let line = parts.next()?.parse().ok()?;
    Some((parts.next()?.to_owned(), Position { line, column }))
}

fn word_at(text: &str) -> usize {
    text.find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(text.len())
        .max(usize::from(!text.is_empty() && text.is_char_boundary(1)))
}
