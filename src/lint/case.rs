//! What a rule may look at.

use crate::base::{Date, SourceId, Span};
use crate::config::LanguageId;
use crate::data::Field;
use crate::document::readability::{Sentence, grade_of, sentences};
use crate::document::{LinkFact, Passage};
use crate::front_matter::FrontMatter;
use crate::kind::term;
use crate::language;
use crate::markdown::{Slice, Tree};
use crate::search::Search;
use crate::site::{DocumentId, Lock, Made, Resolved, Site, Target};
use crate::source::SourceFile;
use crate::theme::{Theme, Tokens};
use std::cell::OnceCell;

/// The site as a whole.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    pub site: &'a Site,
    /// Its look.
    pub theme: &'a Theme,
    pub search: &'a Search,
}

/// What is of the site's brand alone.
#[derive(Clone, Copy, Debug)]
pub struct Branded<'a> {
    /// The colours in force.
    pub tokens: &'a Tokens,
    /// What it has published.
    pub lock: &'a Lock,
}

impl<'a> Case<'a> {
    /// The documents that are published. A page that is not is not held to the rules; a draft is its author's.
    pub(crate) fn published(self) -> impl Iterator<Item = Subject<'a>> {
        self.site.documents.keys().filter_map(move |number| self.subject(number))
    }

    /// A document; none when it is not published.
    pub(super) fn subject(self, number: DocumentId) -> Option<Subject<'a>> {
        let document = &self.site.documents[number];
        document.address.as_ref()?;
        let text = document.text(self.site.file(number));
        let (trees, passages, sentences) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
        Some(Subject { site: self.site, number, document, text, trees, passages, sentences })
    }

    /// What is to be gone through again: what it is, the day, where that stands, and what to do then.
    pub(super) fn due(self) -> impl Iterator<Item = (String, Date, Span, &'static str)> {
        let pages = self.published().filter_map(|page| {
            let help = "review the whole page, then set `last-reviewed` and `next-review`";
            Some(("the review of this page".to_owned(), page.front().next_review()?, page.front().review_place(), help))
        });
        let lines = self.site.config.help.iter().filter_map(|line| {
            let (due, place) = line.due()?;
            Some((format!("the check of “{}”", line.name.0), due, place, "call the number, then set `checked`"))
        });
        pages.chain(lines)
    }

    /// What the site brings of its own that a browser reads: files of its theme, and those that are copied.
    pub(super) fn brought(self) -> impl Iterator<Item = (SourceId, &'a SourceFile)> {
        let site = self.site;
        let theme = site.sources.under("themes").filter(|(_, file)| !file.layer.is_built_in());
        let copied = site.routes.iter().filter_map(move |(_, made)| match made {
            Made::File(id) => Some((*id, site.sources.file(*id))),
            _ => None,
        });
        theme.chain(copied)
    }

    /// Whether a place is in the library under a site that has its own pages: what holds only for the
    /// library as a whole is not asked of a site that leaves some of it out, or adds to it.
    pub(super) fn is_librarys(self, span: Span) -> bool {
        self.site.sources.file(span.source).layer.is_built_in()
    }
}

/// The highest grade, and that of pages that have to be exact.
const HARDEST: f64 = 10.0;
const HARDEST_EXACT: f64 = 12.0;

/// A published document.
#[derive(Debug)]
pub struct Subject<'a> {
    pub(super) site: &'a Site,
    pub(crate) number: DocumentId,
    pub(super) document: &'a Resolved,
    /// The words of its body.
    pub(super) text: &'a str,
    trees: OnceCell<Vec<(&'a Tree, &'a str)>>,
    passages: OnceCell<Vec<Passage>>,
    sentences: OnceCell<Vec<Sentence>>,
}

impl<'a> Subject<'a> {
    pub(super) fn front(&self) -> &'a FrontMatter {
        &self.document.front
    }

    /// What it explains, for a term.
    pub(super) fn term(&self) -> Option<&'a str> {
        self.front().text(&term::TERM).or_else(|| self.document.title())
    }

    /// The language that it is written in.
    pub(super) fn language(&self) -> LanguageId {
        self.site.language_of(self.number)
    }

    /// The place of what concerns the page as a whole.
    pub(super) fn top(&self) -> Span {
        self.site.top(self.number)
    }

    /// The place of a field's key; the page's where the field is not given.
    pub(super) fn key_place(&self, field: &Field) -> Span {
        self.front().key_place(field).unwrap_or_else(|| self.top())
    }

    /// Words of the body's tree.
    pub(super) fn words(&self, slice: Slice) -> &'a str {
        self.document.body.words(self.text, slice)
    }

    /// The body and each string of Markdown at its head: trees with their words.
    pub(super) fn trees(&self) -> impl Iterator<Item = (&'a Tree, &'a str)> {
        let trees = self.trees.get_or_init(|| {
            let prose = self.front().proses().map(|prose| (&prose.tree, prose.text.as_str()));
            std::iter::once((&self.document.body, self.text)).chain(prose).collect()
        });
        trees.iter().copied()
    }

    /// The links, each with where it leads.
    pub(super) fn links(&self) -> impl Iterator<Item = (&'a LinkFact, &'a Target)> {
        self.document.facts.links.iter().zip(&self.document.links)
    }

    /// The images, each with where it is.
    pub(super) fn images(&self) -> impl Iterator<Item = (&'a LinkFact, &'a Target)> {
        self.document.facts.images.iter().zip(&self.document.images)
    }

    /// The running text.
    pub(super) fn passages(&self) -> &[Passage] {
        self.passages.get_or_init(|| self.document.passages(self.text))
    }

    /// The sentences of the running text, in which a term of the glossary is one word.
    pub(super) fn sentences(&self) -> &[Sentence] {
        let terms =
            |text: &str| self.site.glossary.mentions(self.language(), text).map(|mention| mention.range).collect();
        self.sentences.get_or_init(|| sentences(self.passages(), &terms))
    }

    /// How many years of school the page takes to read; none in a language that has no such measure, and for too few
    /// words to say.
    pub(crate) fn grade(&self) -> Option<f64> {
        let code = &self.site.config.languages[self.language()].code;
        if language::of(code).is_graded { grade_of(self.sentences()) } else { None }
    }

    /// How many it may take; none where that is free.
    pub(crate) fn hardest_grade(&self) -> Option<f64> {
        let kind = self.front().kind;
        match kind.exact {
            true => Some(HARDEST_EXACT),
            false => kind.health.then_some(HARDEST),
        }
    }

    /// Where a sentence stands.
    pub(super) fn place(&self, sentence: &Sentence) -> Option<Span> {
        self.passages()[sentence.passage].place(sentence.range.clone())
    }
}

/// Where a script says something outside its comments.
pub(super) fn in_code<'t>(script: &'t str, words: &'t str) -> impl Iterator<Item = usize> + 't {
    let comment = |start: &usize| {
        let line = script[..*start].lines().next_back().unwrap_or_default().trim_start();
        line.starts_with("//") || line.starts_with('*')
    };
    script.match_indices(words).map(|(start, _)| start).filter(move |start| !comment(start))
}
