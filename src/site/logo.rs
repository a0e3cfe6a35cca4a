//! The pictures that a brand names.

use super::{Made, Site, picture};
use crate::base::{SourceId, Span};
use crate::config::Brand;
use crate::diagnostic::Diagnostic;

/// The logo of a brand whose file is there.
#[derive(Debug)]
pub(crate) struct Logo<'s> {
    /// Where it is published.
    pub route: &'s str,
    /// The one for dark screens.
    pub dark: Option<&'s str>,
    /// How many times as wide as high it is; none where its file does not say.
    pub ratio: Option<f64>,
}

impl<'s> Logo<'s> {
    /// That of a brand; none where there is no such file.
    pub(crate) fn of(site: &Site, brand: &'s Brand) -> Option<Self> {
        let (route, file) = named(site, brand.logo.as_ref()?)?;
        let dark = brand.logo_dark.as_ref().and_then(|dark| named(site, dark)).map(|(route, _)| route);
        let ratio = picture::size(site.sources.file(file).bytes()).map(|(width, height)| width / height);
        Some(Self { route, dark, ratio })
    }
}

/// The route and the file of a picture that the settings name, when it is there.
fn named<'p>(site: &Site, (path, _): &'p (String, Span)) -> Option<(&'p str, SourceId)> {
    let route = path.trim_start_matches("./").trim_start_matches("static/");
    if let Some(Made::File(file)) = site.routes.get(route) { Some((route, *file)) } else { None }
}

/// Pictures of a brand whose files are not there, and one for dark screens without the other.
pub(crate) fn missing(site: &Site, brand: &Brand) -> Vec<Diagnostic> {
    let lost = [&brand.logo, &brand.logo_dark].into_iter().flatten();
    let lost = lost.filter(|picture| named(site, picture).is_none());
    let finding = |(path, span): &(String, Span)| {
        let finding = Diagnostic::new("config/missing-file", *span, format!("there is no file `{path}`"));
        finding.help("put the logo into static/ and write `static/logo.svg`")
    };
    let alone = brand.logo_dark.as_ref().filter(|_| brand.logo.is_none()).map(|(_, span)| {
        let finding = Diagnostic::new("config/missing-file", *span, "there is a logo for dark mode, but no `logo`");
        finding.help("add `logo`, the one for light mode")
    });
    lost.map(finding).chain(alone).collect()
}
