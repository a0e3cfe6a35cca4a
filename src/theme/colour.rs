//! Colours and their contrast.
//!
//! Contrast is the ratio of relative luminances of WCAG 2.2 (1.4.3 and its definitions).

use crate::base::Span;
use crate::config::Brand;
use cssparser::color::parse_named_color;
use std::collections::BTreeMap;

/// Text and what it stands on are at least this far apart (WCAG 2.2, 1.4.6).
const ENOUGH: f64 = 7.0;
/// A brand's own colour that falls below this (WCAG 2.2, 1.4.3) is not a shade away: its owner is told.
const LEAST: f64 = 4.5;
/// What a style sheet asks about the room that the page is read in.
const LIGHT: &str = "prefers-color-scheme:light";
const DARK: &str = "prefers-color-scheme:dark";

/// An opaque colour of the sRGB space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// Reads `#rrggbb`, `#rgb` or a name of CSS, such as `teal`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let Some(digits) = text.strip_prefix('#') else {
            let (red, green, blue) = parse_named_color(text).ok()?;
            return Some(Self { red, green, blue });
        };
        if !digits.is_ascii() {
            return None;
        }
        let part = |range: std::ops::Range<usize>| u8::from_str_radix(&digits[range], 16).ok();
        match digits.len() {
            6 => Some(Self { red: part(0..2)?, green: part(2..4)?, blue: part(4..6)? }),
            3 => Some(Self { red: part(0..1)? * 17, green: part(1..2)? * 17, blue: part(2..3)? * 17 }),
            _ => None,
        }
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let value = f64::from(part) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// The colour a little nearer to black or white, `step` from 0 to 1.
    fn toward(self, white: bool, step: f64) -> Self {
        let goal = if white { 255.0 } else { 0.0 };
        let part = |part: u8| {
            let value = f64::from(part) + (goal - f64::from(part)) * step;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "the value lies between 0 and 255"
            )]
            let rounded = value.round() as u8;
            rounded
        };
        Self { red: part(self.red), green: part(self.green), blue: part(self.blue) }
    }
}

impl std::fmt::Display for Colour {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// The contrast of two colours, from 1 to 21.
pub(crate) fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (one.luminance(), other.luminance());
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The colours of a theme, by name, for light and for dark.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// In a light room.
    pub light: BTreeMap<String, Colour>,
    pub dark: BTreeMap<String, Colour>,
    /// The brand's accent when it can't be read: what it was, its contrast, the shade that is used.
    pub changed_accent: Option<(Span, Colour, f64, Colour)>,
    /// The brand's accent when it is no colour.
    pub bad_accent: Option<(Span, String)>,
}

impl Tokens {
    /// What text may stand on.
    pub const GROUNDS: [&'static str; 5] = ["paper", "sage", "sand", "rose", "sky"];
    /// What is written in.
    pub const INKS: [&'static str; 3] = ["ink", "muted", "accent"];

    /// Pairs of ink and ground that are too near each other: dark or not, names, contrast.
    pub fn too_low(&self) -> Vec<(bool, &'static str, &'static str, f64)> {
        let mut found = Vec::new();
        for (dark, set) in [(false, &self.light), (true, &self.dark)] {
            for (ink, ground) in
                Self::INKS.iter().flat_map(|ink| Self::GROUNDS.iter().map(move |ground| (*ink, *ground)))
            {
                if let (Some(one), Some(other)) = (set.get(ink), set.get(ground)) {
                    let ratio = contrast(*one, *other);
                    if ratio < ENOUGH {
                        found.push((dark, ink, ground, ratio));
                    }
                }
            }
        }
        found
    }
}

/// An accent as a site shows it: by light or in the dark.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shade {
    pub paper: Colour,
    pub accent: Colour,
    /// What is written on the accent.
    pub on: Colour,
    /// The contrast of accent and paper.
    pub ratio: f64,
}

/// How a theme shows an accent, by light and in the dark.
pub(crate) fn shades(wanted: Colour, tokens: &Tokens) -> Option<[Shade; 2]> {
    let shade = |set: &BTreeMap<String, Colour>| {
        let (paper, accent) = (*set.get("paper")?, readable(wanted, set));
        Some(Shade { paper, accent, on: written_on(accent, set), ratio: contrast(accent, paper) })
    };
    Some([shade(&tokens.light)?, shade(&tokens.dark)?])
}

/// Puts the brand's accent behind the declarations of a shortened style sheet, where the cascade lets it
/// win whatever they look like: for each of light and dark the nearest shade that can be read on every
/// ground, with what is written on it.
pub(super) fn brand(mut css: String, brand: &Brand) -> (String, Tokens) {
    let mut tokens = read(&css);
    let Some((text, span)) = &brand.accent else { return (css, tokens) };
    let Some(wanted) = Colour::parse(text) else {
        tokens.bad_accent = Some((*span, text.clone()));
        return (css, tokens);
    };
    let (light, dark) = (readable(wanted, &tokens.light), readable(wanted, &tokens.dark));
    let worst = grounds(&tokens.light).map(|ground| contrast(wanted, ground)).fold(21.0, f64::min);
    // Where no shade can be read, the colour stays, and its contrast is told.
    if worst < LEAST && light != wanted {
        tokens.changed_accent = Some((*span, wanted, worst, light));
    }
    let rule = |accent: Colour, set: &mut BTreeMap<String, Colour>| {
        let on_accent = written_on(accent, set);
        set.insert("accent".into(), accent);
        set.insert("on-accent".into(), on_accent);
        format!(":root{{--accent:{accent};--on-accent:{on_accent}}}")
    };
    css += &rule(light, &mut tokens.light);
    css += &format!("@media screen and (prefers-color-scheme:dark){{{}}}", rule(dark, &mut tokens.dark));
    (css, tokens)
}

fn grounds(set: &BTreeMap<String, Colour>) -> impl Iterator<Item = Colour> + '_ {
    Tokens::GROUNDS.iter().filter_map(|name| set.get(*name).copied())
}

/// The shade nearest to a colour, darker or lighter, that can be read on every ground.
fn readable(wanted: Colour, set: &BTreeMap<String, Colour>) -> Colour {
    let steps = (0..=100).flat_map(|step| [false, true].map(|white| wanted.toward(white, f64::from(step) / 100.0)));
    let mut legible = steps.filter(|colour| grounds(set).all(|ground| contrast(*colour, ground) >= ENOUGH));
    legible.next().unwrap_or(wanted)
}

/// What is written on an accent: the theme's own choice or the page's ground where that can be read, else
/// the clearer of white and black.
fn written_on(accent: Colour, set: &BTreeMap<String, Colour>) -> Colour {
    let own = ["on-accent", "paper"].into_iter().filter_map(|name| set.get(name).copied());
    let clear = |colour: &Colour| contrast(*colour, accent) >= ENOUGH;
    let [white, black] = [true, false].map(|white| accent.toward(white, 1.0));
    let clearer = if contrast(white, accent) > contrast(black, accent) { white } else { black };
    own.chain([clearer]).find(clear).unwrap_or(clearer)
}

/// The colours that a shortened style sheet declares, `--name:#rrggbb`, for light and for dark rooms. What
/// holds only in some other case, such as on a small screen, is no colour of the theme.
fn read(css: &str) -> Tokens {
    let mut tokens = Tokens::default();
    let mut heads = Vec::new();
    // What stands before a brace is a rule's head; what stands before a semicolon, a declaration.
    for part in css.split_inclusive(['{', ';', '}']) {
        if let Some(head) = part.strip_suffix('{') {
            heads.push(head);
            continue;
        }
        if let Some((name, colour)) = declared(part) {
            let only =
                |scheme: &str| heads.iter().filter(|head| head.starts_with("@media")).all(|h| h.contains(scheme));
            for (scheme, set) in [(LIGHT, &mut tokens.light), (DARK, &mut tokens.dark)] {
                if only(scheme) {
                    set.insert(name.to_owned(), colour);
                }
            }
        }
        if part.ends_with('}') {
            heads.pop();
        }
    }
    tokens
}

fn declared(part: &str) -> Option<(&str, Colour)> {
    let (name, value) = part.trim().strip_prefix("--")?.split_once(':')?;
    Some((name, Colour::parse(value.trim_end_matches([';', '}']))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_wcag() {
        let colour = |text| Colour::parse(text).unwrap();
        assert!((contrast(colour("#fff"), colour("#000000")) - 21.0).abs() < 1e-9);
        assert!((contrast(colour("#777777"), colour("#ffffff")) - 4.478).abs() < 0.001);
        assert_eq!(Colour::parse("Red").map(|red| red.to_string()).as_deref(), Some("#ff0000"));
        assert_eq!(Colour::parse("petrol"), None);
        assert_eq!(Colour::parse("#ü12"), None);
    }
}
