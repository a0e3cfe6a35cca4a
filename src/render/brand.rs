//! The publisher, as templates see it.

use super::help::{dialled, language_view};
use crate::base::{Html, encode_href};
use crate::config::{Brand, Hours, LanguageId, Open, Person, Words as Said};
use crate::site::Site;
use crate::site::logo::Logo;
use crate::theme::{Group, Strings, View};

/// A logo that is more times as wide as high is a line of words: it shows the name.
const WORDMARK: f64 = 3.0;
/// How high the header shows a logo, in pixels of CSS.
const LOGO_HEIGHT: f64 = 32.0;

/// Who publishes the site, in the words of a language. What is said in the site's own alone is marked as that.
pub(super) fn view(site: &Site, brand: &Brand, strings: &Strings, language: LanguageId) -> Group {
    let own = Words { site, brand, language };
    let said = |from: LanguageId, text: &str| own.view(from, text);
    let in_own = |text: &String| said(LanguageId::OWN, text);
    let address = |url: &Option<String>| url.as_deref().map(|url| View::from(encode_href(url).as_ref()));
    let person = |person: &Person| {
        Group::default()
            .set("name", person.name.as_str())
            .maybe("role", person.role.as_ref().map(in_own))
            .maybe("registration", person.registration.as_ref().map(in_own))
            .into()
    };
    let hours = brand.said(language, |words| words.hours.as_ref());
    let logo = Logo::of(site, brand);
    let ratio = logo.as_ref().and_then(|logo| logo.ratio);
    let shows_name = brand.logo_shows_name.unwrap_or(ratio.is_some_and(|ratio| ratio > WORDMARK));
    let group = Group::default()
        .set("name", brand.name.as_deref().unwrap_or(&site.config.languages[language].title))
        .maybe("logo", logo.as_ref().map(|logo| View::way(logo.route)))
        .maybe("logo_dark", logo.as_ref().and_then(|logo| logo.dark).map(View::way))
        .maybe("logo_width", ratio.map(width))
        .set("logo_shows_name", logo.is_some() && shows_name)
        .maybe("phone", brand.phone.as_deref())
        .maybe("tel", brand.phone.as_deref().and_then(dialled))
        .maybe("email", brand.email.as_deref())
        .maybe("booking", address(&brand.booking))
        .maybe("website", address(&brand.website))
        .maybe("map", address(&brand.map))
        .maybe("address", brand.address.as_deref().map(lines))
        .set("languages", View::list(brand.languages.iter().map(|code| language_view(code))))
        .set("people", View::list(brand.people.iter().map(person)))
        .maybe("days", hours.and_then(|(from, hours)| days(&own, from, hours, strings)))
        .maybe("hours", hours.map(|(from, hours)| in_short(&own, from, hours, strings)));
    let group = group
        .maybe("access", own.said(|words| words.access.as_ref()))
        .maybe("safe_contact", own.said(|words| words.safe_contact.as_ref()));
    group
        .maybe("complaints", own.said(|words| words.complaints.as_ref()))
        .maybe("complaints_to", own.said(|words| words.complaints_to.as_ref()))
        .maybe("complaints_within", own.said(|words| words.complaints_within.as_ref()))
}

/// How wide the header shows a logo.
fn width(ratio: f64) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a ratio is no less than nought")]
    let width = (ratio * LOGO_HEIGHT).round().clamp(1.0, 4096.0) as usize;
    width
}

/// The words of a publisher for readers of a language.
struct Words<'s> {
    site: &'s Site,
    brand: &'s Brand,
    language: LanguageId,
}

impl Words<'_> {
    fn said(&self, what: impl Fn(&Said) -> Option<&String>) -> Option<View> {
        let (from, text) = self.brand.said(self.language, what)?;
        Some(self.view(from, text))
    }

    fn view(&self, from: LanguageId, text: &str) -> View {
        View::html(self.html(from, text).as_str())
    }

    /// A text with its line breaks, which says its language where that is not the reader's.
    fn html(&self, from: LanguageId, text: &str) -> Html {
        let mut html = Html::default();
        let is_foreign = from != self.language && text.contains(char::is_alphabetic);
        if is_foreign {
            let language = &self.site.config.languages[from];
            html.raw("<span").attribute("lang", &language.code).attribute("dir", language.dir()).raw(">");
        }
        write_lines(text, &mut html);
        html.raw(if is_foreign { "</span>" } else { "" });
        html
    }

    /// When it is open on a day.
    fn open(&self, from: LanguageId, open: &Open, strings: &Strings) -> Html {
        match open {
            Open::At(text) => self.html(from, text),
            Open::Closed => {
                let mut html = Html::default();
                html.text(strings.get("closed"));
                html
            }
        }
    }
}

fn lines(text: &str) -> View {
    let mut html = Html::default();
    write_lines(text, &mut html);
    View::html(html.as_str())
}

fn write_lines(text: &str, html: &mut Html) {
    for (number, line) in text.trim().lines().enumerate() {
        html.raw(if number > 0 { "<br>" } else { "" }).text(line.trim_end());
    }
}

/// The days with their hours, where these are said by day.
fn days(own: &Words<'_>, from: LanguageId, hours: &Hours, strings: &Strings) -> Option<View> {
    let Hours::Days(days) = hours else { return None };
    let view = |(day, open): &(&str, Open)| {
        let open = own.open(from, open, strings);
        Group::default()
            .set("name", begun(day_name(day, strings)).as_str())
            .set("hours", View::html(open.as_str()))
            .into()
    };
    Some(View::list(days.iter().map(view)))
}

/// The same with a great letter first, as a line begins.
fn begun(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(char::to_uppercase).into_iter().flatten().chain(letters).collect()
}

fn day_name<'s>(day: &str, strings: &'s Strings) -> &'s str {
    strings.find(&format!("day-{day}")).unwrap_or_default()
}

/// The hours as they are said, or a line for the days in a row that have the same.
fn in_short(own: &Words<'_>, from: LanguageId, hours: &Hours, strings: &Strings) -> View {
    let days = match hours {
        Hours::Text(text) => return own.view(from, text),
        Hours::Days(days) => days,
    };
    let mut html = Html::default();
    for (number, alike) in days.chunk_by(|(_, one), (_, other)| one == other).enumerate() {
        let ([(first, open), ..], [.., (last, _)]) = (alike, alike) else { continue };
        let (first, last) = (day_name(first, strings), day_name(last, strings));
        let names = match alike.len() {
            1 => first.to_owned(),
            _ => strings.get("days-to").replace("{from}", first).replace("{to}", last),
        };
        html.raw(if number > 0 { "<br>" } else { "" });
        let (before, after) = strings.get("day-hours").split_once("{hours}").unwrap_or_default();
        html.text(&before.replace("{days}", &begun(&names))).raw(own.open(from, open, strings).as_str()).text(after);
    }
    View::html(html.as_str())
}
