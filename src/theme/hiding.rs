//! What style sheets of a site hide.

use super::compact;
use super::style::{Seen, read};
use crate::base::SourceId;
use crate::markup::Element;

/// A rule that hides what it is for.
#[derive(Debug)]
pub(super) struct Hiding {
    pub(super) file: SourceId,
    /// Whether it holds on paper only.
    is_printed: bool,
    /// Each a way to an element: those around it, and itself last.
    ways: Vec<Vec<String>>,
}

/// What hides an element.
const DECLARATIONS: [&str; 4] = ["display:none", "visibility:hidden", "opacity:0", "content-visibility:hidden"];

/// The rules of a style sheet that hide something; none of one that is broken, which is told by itself.
pub(super) fn of(file: SourceId, css: &str) -> Vec<Hiding> {
    if read(css).iter().any(|(_, seen)| matches!(seen, Seen::Broken(_))) {
        return Vec::new();
    }
    let css = compact::style(css);
    let (mut found, mut heads): (Vec<Hiding>, Vec<&str>) = (Vec::new(), Vec::new());
    for part in css.split_inclusive(['{', ';', '}']) {
        if let Some(head) = part.strip_suffix('{') {
            heads.push(head.trim());
            continue;
        }
        let declared = part.trim_end_matches([';', '}']).trim_end_matches("!important").trim();
        if let Some(selectors) = heads.last().filter(|_| DECLARATIONS.contains(&declared)) {
            let is_printed = heads.iter().any(|head| head.starts_with("@media") && head.contains("print"));
            found.push(Hiding { file, is_printed, ways: selectors.split(',').filter_map(way).collect() });
        }
        if part.ends_with('}') {
            heads.pop();
        }
    }
    found
}

/// The way of a selector; none of one that holds only sometimes, such as `:focus`, or for a neighbour.
fn way(selector: &str) -> Option<Vec<String>> {
    let is_plain = !selector.contains([':', '+', '~', '@', '[']);
    let steps = || selector.split([' ', '>']).filter(|step| !step.is_empty()).map(str::to_owned).collect();
    is_plain.then(steps)
}

impl Hiding {
    /// Whether it hides the last of some elements that stand in each other, on paper or on a screen.
    pub(super) fn hides(&self, nested: &[Element], on_paper: bool) -> bool {
        (on_paper || !self.is_printed) && self.ways.iter().any(|way| leads(way, nested))
    }
}

fn leads(way: &[String], nested: &[Element]) -> bool {
    let (Some((last, before)), Some((element, around))) = (way.split_last(), nested.split_last()) else { return false };
    let mut around = around.iter().rev();
    is_for(last, element) && before.iter().rev().all(|step| around.any(|element| is_for(step, element)))
}

/// Whether a step such as `a.exit#b` is for an element.
fn is_for(step: &str, element: &Element) -> bool {
    let mut rest = step;
    while let Some(start) = rest.rfind(['.', '#']) {
        let name = &rest[start + 1..];
        let has = if rest[start..].starts_with('.') {
            element.has_class(name)
        } else {
            element.attribute("id") == Some(name)
        };
        if !has {
            return false;
        }
        rest = &rest[..start];
    }
    rest.is_empty() || rest == "*" || rest.eq_ignore_ascii_case(&element.name)
}
