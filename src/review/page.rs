//! One page of a pack: its text, what stands behind it, and room for what is to be said of it.

use super::counted::Counted;
use super::instruments;
use crate::base::{Html, Span};
use crate::diagnostic::Severity;
use crate::document::HeadingFact;
use crate::front_matter::fields::{
    AUDIENCE, CONTENT_NOTE, DATE, EVIDENCE, LAST_REVIEWED, REVIEWED_BY, SUMMARY, TRANSLATION_OF,
};
use crate::lint::{Finding, Verdict};
use crate::merge;
use crate::render::Apart;
use crate::site::adopted::reviewed_at;
use crate::site::reviews::print_of;
use crate::site::{DocumentId, Made, Reference, Resolved, Review, Site};
use crate::theme::Look;

/// So many lines are shown of what has changed; more is another text.
const MOST_LINES: usize = 60;
/// The finding that a statement has no source.
const UNCITED: &str = "claim/uncited";

/// A page of a pack that is being written.
pub(super) struct Written<'a> {
    pub(super) site: &'a Site,
    pub(super) look: &'a Look,
    pub(super) verdict: &'a Verdict,
    pub(super) apart: &'a Apart<'a>,
    pub(super) counted: &'a Counted<'a>,
    /// Whether other pages are in the same pack.
    pub(super) is_among_others: bool,
    pub(super) html: &'a mut Html,
}

impl<'a> Written<'a> {
    pub(super) fn write(mut self) {
        let page = &self.site.pages[self.apart.page];
        let language = &self.site.config.languages[page.language];
        self.html.raw("<article class=\"pack-page\"").attribute("id", &self.apart.id);
        self.html.raw(">\n<div class=\"pack-text\"").attribute("lang", &language.code);
        self.html.attribute("dir", language.dir()).raw(">\n").raw(&self.apart.html).raw("</div>\n");
        self.html.raw("<div class=\"behind\">\n");
        self.addresses();
        self.facts();
        self.sources();
        self.statements();
        self.findings();
        self.history();
        self.figures();
        self.remarks();
        self.html.raw("</div>\n</article>\n");
    }

    /// A heading; those of several pages are told apart by their titles.
    fn heading(&mut self, words: &str) {
        self.html.raw("<h3>").text(words);
        if self.is_among_others {
            self.html.raw(" <span class=\"of-page\">").text(&self.site.pages[self.apart.page].title).raw("</span>");
        }
        self.html.raw("</h3>\n");
    }

    fn paragraph(&mut self, words: &str) {
        self.html.raw("<p>").text(words).raw("</p>\n");
    }

    fn documents(&self) -> impl Iterator<Item = (DocumentId, &Resolved)> {
        self.site.documents_of(self.apart.page).iter().map(|number| (*number, &*self.site.documents[*number]))
    }

    fn line(&self, span: Span) -> usize {
        self.site.sources.place(span).0.line
    }

    fn addresses(&mut self) {
        if self.apart.addresses.is_empty() {
            return;
        }
        self.heading("Where its links go");
        self.html.raw("<ol class=\"addresses\">\n");
        for (id, address) in &self.apart.addresses {
            self.html.raw("<li").attribute("id", id).raw(">");
            if address.starts_with("http") {
                self.html.raw("<a rel=\"noreferrer noopener nofollow\"").attribute("href", address).raw(">");
                self.html.text(address).raw("</a>");
            } else {
                self.html.text(address);
            }
            if let Some(title) = self.title_at(address) {
                self.html.raw(" (").text(title).raw(")");
            }
            self.html.raw("</li>\n");
        }
        self.html.raw("</ol>\n");
    }

    /// The title of what is at an address of the site.
    fn title_at(&self, address: &str) -> Option<&'a str> {
        let site = self.site;
        let base = site.config.absolute("").unwrap_or_default();
        let own = address.strip_prefix(&base).unwrap_or(address);
        let term = site.published().find(|(number, ..)| site.url_of(*number) == own);
        let page = || match site.routes.get(own.split('#').next()?)? {
            Made::Page(page) => Some(site.pages[*page].title.as_str()),
            _ => None,
        };
        term.map(|(number, ..)| site.title_of(number)).or_else(page)
    }

    /// What its readers rely on.
    fn facts(&mut self) {
        self.heading("About this page");
        let page = &self.site.pages[self.apart.page];
        let address = self.site.config.absolute(&page.route).unwrap_or_else(|| page.route.clone());
        let mut rows = vec![("Address", address), ("Kind of page", page.kind.name.to_owned())];
        for (number, document) in self.documents() {
            let file = self.site.file(number);
            let layer = if file.layer.is_built_in() { " (from the library)" } else { "" };
            rows.push(("File", format!("{}{layer}", file.place())));
            if self.site.documents_of(self.apart.page).len() == 1 {
                rows.extend(self.own_facts(document));
            }
        }
        self.html.raw("<dl class=\"pack-facts\">\n");
        for (name, value) in rows {
            self.html.raw("<div><dt>").text(name).raw("</dt><dd>").text(&value).raw("</dd></div>\n");
        }
        self.html.raw("</dl>\n");
    }

    fn own_facts(&self, document: &Resolved) -> Vec<(&'static str, String)> {
        let front = &document.front;
        let words = self.look.strings(self.site.pages[self.apart.page].language);
        let said = |text: Option<String>| text.unwrap_or_else(|| "not given".to_owned());
        let level = |level: &str| {
            let word = |key: String| words.find(&key).map(str::to_owned);
            let name = word(format!("evidence-{level}")).unwrap_or_else(|| level.to_owned());
            word(format!("evidence-{level}-text")).map_or(name.clone(), |text| format!("{name}. {text}"))
        };
        let listed = |texts: Vec<String>| if texts.is_empty() { "no names given".to_owned() } else { texts.join("; ") };
        let sensitivity = [
            "0: not at all",
            "1: intimacy, in general words",
            "2: anatomy or sexual activity in words",
            "3: body or activity described in detail",
        ];
        let sensitivity = usize::try_from(front.sensitivity()).ok().and_then(|level| sensitivity.get(level).copied());
        let audience = front.texts(&AUDIENCE).join(", ");
        let mut rows = vec![
            ("Summary", said(front.text(&SUMMARY).map(str::to_owned))),
            ("Evidence", said(front.text(&EVIDENCE).map(level))),
            ("Written for", said(Some(audience).filter(|audience| !audience.is_empty()))),
            ("How explicit", said(sensitivity.map(str::to_owned))),
            ("About trauma, abuse or self-harm", if front.distress() { "yes" } else { "no" }.to_owned()),
            ("Last reviewed", said(front.date(&LAST_REVIEWED).map(|date| date.to_string()))),
            ("Reviewed by", listed(front.texts(&REVIEWED_BY))),
            ("Next review", said(front.next_review().map(|date| date.to_string()))),
        ];
        let optional = [
            ("Content note", front.text(&CONTENT_NOTE).map(str::to_owned)),
            ("Written", front.date(&DATE).map(|date| date.to_string())),
            ("Translated from", front.text(&TRANSLATION_OF).map(str::to_owned)),
        ];
        rows.extend(optional.into_iter().filter_map(|(name, value)| Some((name, value?))));
        rows
    }

    /// How well each source is known, and where it is cited. In full they stand below the text.
    fn sources(&mut self) {
        self.heading("Its sources, and how well they were checked");
        if self.apart.sources.is_empty() {
            self.paragraph("It cites no sources.");
            return;
        }
        self.html.raw("<ol class=\"known\">\n");
        for (key, reference) in &self.apart.sources {
            self.source(key, reference);
        }
        self.html.raw("</ol>\n");
    }

    fn source(&mut self, key: &str, reference: &Reference) {
        let text = |name| reference.text(name).unwrap_or_default();
        let whole = ["author", "title"].map(text);
        let whole: Vec<&str> =
            whole.into_iter().filter(|part| !part.is_empty()).map(|part| part.trim_end_matches('.')).collect();
        self.html.raw("<li><p>").text(&whole.join(". ")).raw(".</p>\n<dl class=\"pack-facts\">\n");
        let rows = [
            ("Read", how_much(reference.text("read")).to_owned()),
            ("Confidence", how_sure(reference.text("confidence")).to_owned()),
            ("Checked on", reference.checked().map_or_else(|| "not given".to_owned(), |date| date.to_string())),
            ("Cited for", text("supports").to_owned()),
            ("Note", text("note").to_owned()),
            ("Cited", self.cited_at(key)),
        ];
        for (name, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
            self.html.raw("<div><dt>").text(name).raw("</dt><dd>").text(value).raw("</dd></div>\n");
        }
        self.html.raw("</dl></li>\n");
    }

    /// The places where a source is cited: the headings above them, and the lines.
    fn cited_at(&self, key: &str) -> String {
        let mut places: Vec<(String, Vec<String>)> = Vec::new();
        let mut add = |place: String, line: usize| match places.last_mut().filter(|(last, _)| *last == place) {
            Some((_, lines)) => lines.push(line.to_string()),
            None => places.push((place, vec![line.to_string()])),
        };
        for (number, document) in self.documents() {
            for citation in document.facts.citations.iter().filter(|citation| citation.key == key) {
                let before = |heading: &&HeadingFact| heading.span.start < citation.span.start;
                let above = document.facts.headings.iter().rev().find(before);
                let place = above.map_or("at the beginning".to_owned(), |above| format!("under “{}”", above.text));
                add(place, self.line(citation.span));
            }
            for placed in self.site.figures_in(number) {
                let figure = self.site.figures.find(&placed.name);
                if figure.is_some_and(|figure| figure.sources.iter().any(|(own, _)| own == key)) {
                    add(format!("in the figure `{}`", placed.name), self.line(placed.span));
                }
            }
        }
        let told = |(place, lines): &(String, Vec<String>)| {
            format!("{place} (line{} {})", if lines.len() > 1 { "s" } else { "" }, lines.join(", "))
        };
        places.iter().map(told).collect::<Vec<_>>().join("; ")
    }

    fn found(&self) -> Vec<&Finding> {
        let own: Vec<_> = self.documents().map(|(_, document)| document.source).collect();
        self.verdict.findings.iter().filter(|finding| own.contains(&finding.diagnostic.span.source)).collect()
    }

    fn statements(&mut self) {
        let found: Vec<String> = self
            .found()
            .into_iter()
            .filter(|finding| finding.diagnostic.code == UNCITED)
            .map(|finding| format!("Line {}: {}", self.line(finding.diagnostic.span), finding.diagnostic.message))
            .collect();
        self.heading("Statements without a source");
        if found.is_empty() {
            let kind = self.site.pages[self.apart.page].kind;
            self.paragraph(match kind.health {
                true => "The program found none. It looks for numbers, years, amounts and some words; only a person can see others.",
                false => "The program does not look for them on this kind of page.",
            });
            return;
        }
        self.list(&found);
    }

    fn list(&mut self, lines: &[String]) {
        self.html.raw("<ul class=\"said\">\n");
        for line in lines {
            self.html.raw("<li>").text(line).raw("</li>\n");
        }
        self.html.raw("</ul>\n");
    }

    fn findings(&mut self) {
        let told = |finding: &Finding| {
            let weight = match finding.severity {
                Severity::Error => "Error",
                Severity::Warning => "Warning",
                Severity::Advice => "Advice",
            };
            let Finding { diagnostic, .. } = finding;
            format!("{weight}, line {}: {} ({})", self.line(diagnostic.span), diagnostic.message, diagnostic.code)
        };
        let found = self.found().into_iter().filter(|finding| finding.diagnostic.code != UNCITED);
        let found: Vec<String> = found.map(told).collect();
        self.heading("What the program found");
        if found.is_empty() { self.paragraph("Nothing.") } else { self.list(&found) }
    }

    /// What reviewers have said, and what has changed since the last.
    fn history(&mut self) {
        let site = self.site;
        let documents: Vec<_> = site.documents_of(self.apart.page).to_vec();
        let reviews: Vec<(DocumentId, &Review)> = documents
            .into_iter()
            .flat_map(|number| {
                site.reviews.of(&site.documents[number].path).into_iter().map(move |review| (number, review))
            })
            .collect();
        self.heading("Reviews so far, and changes since then");
        let Some((number, last)) = reviews.last().copied() else {
            self.paragraph("No reviews are recorded.");
            return;
        };
        let said: Vec<String> = reviews.iter().map(|(_, review)| said(review)).collect();
        self.list(&said);
        self.changes(number, last);
    }

    fn changes(&mut self, number: DocumentId, last: &Review) {
        let (document, file) = (&self.site.documents[number], self.site.file(number));
        let print = last.text("text");
        if print.is_empty() {
            self.paragraph("We have no record of which version was reviewed last.");
        } else if print == print_of(document, file) {
            self.paragraph("The text has not changed since the last review.");
        } else if let Some(kept) = self.site.sources.find(&reviewed_at(print)) {
            let (new, gone) = merge::changes(self.site.sources.file(kept).text(), file.text());
            self.paragraph("The text has changed since the last review:");
            self.html.raw("<div class=\"changes\">\n");
            for (name, lines) in [("del", &gone), ("ins", &new)] {
                let word = if name == "ins" { "Now: " } else { "Before: " };
                for line in lines.iter().filter(|line| !line.trim().is_empty()).take(MOST_LINES) {
                    self.html.raw("<p><span>").text(word).raw("</span><").raw(name).raw(">").text(line);
                    self.html.raw("</").raw(name).raw("></p>\n");
                }
            }
            self.html.raw("</div>\n");
        } else {
            self.paragraph("The text has changed since the last review, but the old version was not saved.");
        }
    }

    /// What can be counted for two instruments.
    fn figures(&mut self) {
        for instrument in instruments::ALL {
            self.heading(&format!("{}, in part", instrument.name));
            self.paragraph(instrument.about);
            let counted: Vec<_> =
                instrument.items.iter().map(|(number, name, count)| (number, name, count(self.counted))).collect();
            let numbers = |is_counted: bool| {
                let own = counted.iter().filter(|(.., told)| told.is_some() == is_counted);
                own.map(
                    |(number, name, _)| {
                        if is_counted { number.to_string() } else { format!("{number} ({})", name.to_lowercase()) }
                    },
                )
                .collect::<Vec<_>>()
            };
            let (with, without) = (numbers(true), numbers(false));
            self.paragraph(&format!(
                "Counted for {} of {} items: {}. Not counted, because only a person can judge them: {}. {}",
                with.len(),
                counted.len(),
                with.join(", "),
                without.join(", "),
                instrument.overall
            ));
            self.html.raw("<table class=\"items\"><thead><tr><th scope=\"col\">Item</th><th scope=\"col\">Counted</th><th scope=\"col\">Your answer</th></tr></thead>\n<tbody>\n");
            for (number, name, told) in
                counted.iter().filter_map(|(number, name, told)| Some((number, name, told.as_ref()?)))
            {
                self.html.raw("<tr><th scope=\"row\">").text(&format!("{number}. {name}")).raw("</th><td>");
                self.html.text(told).raw("</td><td>");
                boxes(self.html, instrument.answers);
                self.html.raw("</td></tr>\n");
            }
            self.html.raw("</tbody></table>\n");
        }
    }

    fn remarks(&mut self) {
        self.heading("Your comments on this page");
        lines(self.html, 6);
        self.html.raw("<div class=\"pack-verdict\">");
        boxes(self.html, &["Agreed", "Agreed with changes", "Not agreed"]);
        self.html.raw("</div>\n");
    }
}

/// What somebody said, in a line.
fn said(review: &Review) -> String {
    let date = review.date().map_or_else(String::new, |date| format!("{date}, "));
    let remarks = review.text("remarks").trim();
    let colon = if remarks.is_empty() { "." } else { ": " };
    format!("{date}{}: {}{colon}{remarks}", review.who(), review.text("verdict"))
}

/// Boxes to tick, each with its words.
pub(super) fn boxes(html: &mut Html, words: &[&str]) {
    for word in words {
        html.raw("<span class=\"tick\"><span class=\"box-to-tick\" aria-hidden=\"true\"></span>")
            .text(word)
            .raw("</span> ");
    }
}

/// Lines to write on.
pub(super) fn lines(html: &mut Html, number: usize) {
    html.raw("<div class=\"lines\" aria-hidden=\"true\">").raw(&"<span></span>".repeat(number)).raw("</div>\n");
}

fn how_much(read: Option<&str>) -> &'static str {
    match read {
        Some("whole") => "all of it",
        Some("abstract") => "only its abstract",
        Some("opening") => "only part of it",
        _ => "not recorded",
    }
}

fn how_sure(confidence: Option<&str>) -> &'static str {
    match confidence {
        Some("verified") => "verified: somebody looked at the source itself",
        Some("second-hand") => "second-hand: known only because others cite it",
        Some("recheck") => "to be checked again before anybody relies on it",
        _ => "not given",
    }
}
