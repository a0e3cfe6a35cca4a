//! What a reviewer is given: one file, to be printed or read on a phone, which asks for nothing from elsewhere.

use super::counted::Counted;
use super::page::{Written, boxes, lines};
use super::questions::Reader;
use crate::base::Html;
use crate::config::Titles;
use crate::lint::Verdict;
use crate::render::{Apart, apart};
use crate::site::{PageId, Site};
use crate::theme::Look;

/// By which a pack is known again, so that another file is not written over.
pub(crate) const MARK: &str = "<meta name=\"generator\" content=\"candor review --pack\">";

const STYLE: &str = include_str!("pack.css");

/// No script runs, and nothing is asked for from anywhere.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// What goes to the reviewers of some pages.
pub(crate) struct Pack<'a> {
    pub(crate) site: &'a Site,
    pub(crate) look: &'a Look,
    pub(crate) verdict: &'a Verdict,
    pub(crate) pages: &'a [PageId],
    pub(crate) readers: &'a [Reader],
}

impl Pack<'_> {
    /// The bytes of its file.
    pub(crate) fn html(&self) -> String {
        let apart = apart(self.site, self.look, self.pages);
        let counted: Vec<Counted<'_>> = self.pages.iter().map(|page| Counted::new(self.site, *page)).collect();
        let mut html = Html::default();
        self.head(&mut html, &apart);
        self.cover(&mut html, &apart);
        for (apart, counted) in apart.iter().zip(&counted) {
            let (site, look, verdict) = (self.site, self.look, self.verdict);
            Written { site, look, verdict, apart, counted, is_among_others: self.pages.len() > 1, html: &mut html }
                .write();
        }
        for reader in self.readers {
            questions(&mut html, *reader, &counted);
        }
        self.back(&mut html);
        html.raw("</main>\n</body>\n</html>\n");
        html.into_string()
    }

    fn title(&self) -> &str {
        &self.site.pages[self.pages[0]].title
    }

    fn head(&self, html: &mut Html, apart: &[Apart<'_>]) {
        // Its tab is as discreet as those of the site.
        let own = &self.site.config.languages[self.site.pages[self.pages[0]].language];
        let tab = match self.site.config.titles {
            Titles::Full => self.title(),
            Titles::Discreet => &own.discreet_title,
        };
        html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        html.raw("<meta http-equiv=\"Content-Security-Policy\"").attribute("content", POLICY).raw(">\n");
        html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"robots\" content=\"noindex\">\n");
        html.raw("<meta name=\"format-detection\" content=\"telephone=no\">\n").raw(MARK);
        html.raw("\n<title>").text("Review – ").text(tab).raw("</title>\n");
        let assets = &self.look.assets;
        let drawn = apart.iter().any(|page| page.is_drawn).then_some(&assets.drawn);
        for (_, sheet) in std::iter::once(&assets.css).chain(drawn) {
            style(html, &String::from_utf8_lossy(&sheet.bytes));
        }
        style(html, STYLE);
        html.raw("</head>\n<body class=\"review-pack\">\n<main id=\"main\">\n");
    }

    fn cover(&self, html: &mut Html, apart: &[Apart<'_>]) {
        let publisher = self.look.brand.name.as_deref();
        let name = publisher.unwrap_or(&self.site.config.languages[self.site.pages[self.pages[0]].language].title);
        html.raw("<header class=\"cover\">\n<p class=\"eyebrow\">Review pack</p>\n<h1>")
            .text(self.title())
            .raw("</h1>\n");
        let readers: Vec<&str> = self.readers.iter().map(|reader| reader.title()).collect();
        html.raw("<p class=\"for\">").text(name).raw(" · ").text(&self.site.config.today.to_string());
        html.raw(" · ").text(&readers.join(", ")).raw("</p>\n");
        html.raw(HOW);
        if apart.len() > 1 {
            html.raw("<nav aria-label=\"Pages\"><ol>\n");
            for page in apart {
                html.raw("<li><a").attribute("href", &format!("#{}", page.id)).raw(">");
                html.text(&self.site.pages[page.page].title).raw("</a></li>\n");
            }
            html.raw("</ol></nav>\n");
        }
        html.raw("</header>\n");
    }

    /// Where the reviewer signs, and what whoever gets it back types.
    fn back(&self, html: &mut Html) {
        html.raw("<section class=\"sign\" id=\"sign\">\n<h2>Your answer</h2>\n<div class=\"pack-verdict\">");
        boxes(html, &["Agreed", "Agreed with changes", "Not agreed"]);
        html.raw("</div>\n<p class=\"hint\">“Agreed with changes” means: once these changes are made, I do not need to see it again.</p>\n<dl class=\"to-fill\">\n");
        for words in [
            "Name",
            "Role, and registration if you have one",
            "What I could not judge",
            "Next review by",
            "Date",
            "Signature",
        ] {
            html.raw("<div><dt>").text(words).raw("</dt><dd><span class=\"vh\">to be filled in</span></dd></div>\n");
        }
        html.raw("</dl>\n<h3>For the person who looks after the site</h3>\n<p>Once the answer is back, for each page:</p>\n<pre tabindex=\"0\"><code>");
        for page in self.pages {
            let mut documents = self.site.documents_of(*page).iter();
            if let Some(document) = documents.next().filter(|_| documents.next().is_none()) {
                html.text(&format!("candor review record --page {}\n", self.site.documents[*document].path));
            }
        }
        html.raw("</code></pre>\n</section>\n");
    }
}

const HOW: &str = "<p>Thank you for reviewing this. First you see the text as readers see it, with everything opened. After each page you see where its links go, its details, its sources and how much of each we read, and what the program found. The questions at the end are for you: only a person can answer them. Write in the text, the margins and the boxes. If you can’t judge something, leave it out and say so.</p>\n";

fn style(html: &mut Html, css: &str) {
    // Nothing in a style may end it.
    html.raw("<style>\n").raw(&css.replace("</", "<\\/")).raw("</style>\n");
}

fn questions(html: &mut Html, reader: Reader, pages: &[Counted<'_>]) {
    html.raw("<section class=\"questions-for\">\n<h2>").text("Questions for the ").text(&reader.title().to_lowercase());
    html.raw("</h2>\n<p>").text(reader.task()).raw("</p>\n<ol>\n");
    for question in reader.questions(pages) {
        html.raw("<li><p>").text(question).raw("</p>\n<p class=\"ticks\">");
        boxes(html, &["Yes", "No", "In part", "Can’t judge"]);
        html.raw("</p>\n");
        lines(html, 2);
        html.raw("</li>\n");
    }
    html.raw("</ol>\n</section>\n");
}
