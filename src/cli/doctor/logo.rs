//! The logo: readers see it as a picture by itself, which loads no font. (What it asks of other hosts, `check` finds.)

use super::patient::{Patient, Trouble};
use crate::markup;

/// Letters in a drawing are set in a font of each reader's device.
pub(super) fn text(patient: &Patient<'_>) -> Vec<Trouble> {
    let has_text = |text: &str| markup::elements(text).iter().any(|element| element.name == "text");
    let said = |path| Trouble {
        message: format!(
            "the logo {path} contains text, which looks different on each device: pictures can't load fonts"
        ),
        help: "ask the person who made the logo for a version with “text converted to paths”".into(),
    };
    logos(patient).filter(|(_, text)| has_text(text)).map(|(path, _)| said(path)).collect()
}

/// The drawings among the pictures of the brand, each with its text.
fn logos<'p>(patient: &'p Patient<'_>) -> impl Iterator<Item = (&'p str, &'p str)> {
    let brand = patient.brand;
    let named = [&brand.logo, &brand.logo_dark].into_iter().flatten().map(|(path, _)| path.trim_start_matches("./"));
    let drawn = named.filter(|path| path.to_lowercase().ends_with(".svg"));
    drawn.filter_map(|path| Some((path, patient.site.sources.file(patient.site.sources.find(path)?).text())))
}
