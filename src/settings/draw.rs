//! The pages of the settings as HTML: plain forms, which work without scripts.

use super::book::{Book, print};
use super::check::Checked;
use super::checklist;
use super::form::{Filled, Values};
use super::input::{self, Question};
use super::pages::{PAGES, Page};
use crate::base::Html;
use crate::config::field;
use crate::data::Field;
use crate::diagnostic::Severity;
use crate::engine::Compiled;
use crate::lint::Verdict;
use crate::serve::FormAnswer;

/// A page of the settings of a site at one moment.
pub(super) struct View<'a> {
    /// What a form sends back.
    pub token: &'a str,
    /// Whether there is a save that can be taken back.
    pub can_undo: bool,
    pub compiled: &'a Compiled,
    /// What is known to be wrong with it.
    pub verdict: &'a Verdict,
    pub page: &'a Page,
}

/// What has become of the last form, by what its address says.
const NOTES: &[(&str, &str)] = &[
    ("saved", "Saved."),
    ("undone", "Your last save was undone."),
    ("not-undone", "book.toml was changed after your last save, so nothing was undone."),
    ("nothing", "There is nothing to undo."),
];

/// Where the settings are.
const ROOT: &str = "/_candor/settings";

impl View<'_> {
    /// A question of this page.
    pub(super) fn question<'q>(&'q self, key: &'q str, field: &'static Field, wrong: &'q [String]) -> Question<'q> {
        Question { key, field, site: &self.compiled.site, tokens: &self.compiled.look.assets.tokens, wrong }
    }

    /// What the file says, as the fields of this page's form.
    fn values(&self, text: &str) -> Values {
        let mut values = Values::new();
        let Some(book) = Book::read(text) else { return values };
        for key in self.page.keys {
            if let Some(field) = field(key) {
                (input::of(key, field).load)(&self.question(key, field, &[]), &book, &mut values);
            }
        }
        values
    }

    /// The page as the file is.
    pub(super) fn shown(&self, text: &str, query: &str) -> FormAnswer {
        if Book::read(text).is_none() {
            return self.unreadable();
        }
        let note = NOTES.iter().find(|(name, _)| *name == query).map(|(_, note)| *note);
        let checked = Checked::default();
        FormAnswer::Page(200, self.form(text, &self.values(text), note, &checked))
    }

    /// The page with what is wrong beside each field; nothing was saved.
    pub(super) fn wrong(&self, text: &str, filled: &Filled, checked: &Checked) -> FormAnswer {
        let note = "Not saved yet. Correct the answers that are marked below, then save again.";
        FormAnswer::Page(422, self.form(text, &filled.values, Some(note), checked))
    }

    /// The page as it was filled in, after somebody else has changed the file.
    pub(super) fn changed_meanwhile(&self, text: &str, filled: &Filled) -> FormAnswer {
        let mut checked = Checked::default();
        let now = self.values(text);
        for key in self.page.keys {
            let differs = |(name, value): (&String, &String)| {
                let own = name == key || name.strip_prefix(*key).is_some_and(|rest| rest.starts_with('.'));
                (own && filled.values.get(name).is_none_or(|typed| typed.trim() != value.trim())).then(|| value.clone())
            };
            let theirs: Vec<String> = now.iter().filter_map(differs).filter(|value| !value.is_empty()).collect();
            if !theirs.is_empty() {
                checked.of.insert((*key).to_owned(), vec![format!("book.toml now says: {}", theirs.join(", "))]);
            }
        }
        let note = "Not saved: book.toml was changed in an editor or in another tab. What you typed is below. Where \
                    book.toml says something else, both are shown. To keep what you typed, save again.";
        FormAnswer::Page(409, self.form(text, &filled.values, Some(note), &checked))
    }

    /// The page after the disk has refused.
    pub(super) fn failed(&self, text: &str, filled: &Filled, fault: &str) -> FormAnswer {
        let values = if filled.values.is_empty() { self.values(text) } else { filled.values.clone() };
        FormAnswer::Page(500, self.form(text, &values, Some(&format!("Not saved: {fault}.")), &Checked::default()))
    }

    pub(super) fn refused(&self) -> FormAnswer {
        let text = "Candor has restarted since you opened this page. Go back, reload the page, check your changes, and save again.";
        FormAnswer::Page(403, self.notice("Not saved", text))
    }

    pub(super) fn unreadable(&self) -> FormAnswer {
        let text = "There is an error in book.toml. The preview and the terminal show the line. Correct it in an \
                    editor, then reload this page.";
        FormAnswer::Page(409, self.notice("book.toml can't be read", text))
    }

    /// Leads back to the page, with what has become of the form.
    pub(super) fn see(&self, note: &str) -> FormAnswer {
        FormAnswer::See(format!("{}?{note}", address(self.page)))
    }

    fn notice(&self, title: &str, text: &str) -> String {
        let mut html = head(title);
        html.raw("<main id=\"main\" class=\"notice\">\n<h1>")
            .text(title)
            .raw("</h1>\n<p>")
            .text(text)
            .raw("</p>\n<p><a");
        html.attribute("href", &address(self.page)).raw(">Settings</a></p>\n</main>\n</body>\n</html>\n");
        html.into_string()
    }

    fn form(&self, text: &str, values: &Values, note: Option<&str>, checked: &Checked) -> String {
        let mut html = head(self.page.title);
        self.menu(&mut html);
        html.raw("<div class=\"columns\">\n<main id=\"main\" aria-label=\"Questions\">\n<h1>")
            .text(self.page.title)
            .raw("</h1>\n<p>");
        html.text(self.page.about).raw("</p>\n");
        self.notes(&mut html, note, checked);
        html.raw("<form method=\"post\" enctype=\"multipart/form-data\"").attribute("action", &address(self.page));
        html.raw(">\n");
        self.hidden(&mut html, text);
        for key in self.page.keys {
            let Some(field) = field(key) else { continue };
            let wrong = checked.with(key);
            (input::of(key, field).draw)(&self.question(key, field, &wrong), values, &mut html);
        }
        html.raw("<p class=\"save\"><button type=\"submit\" name=\"do\" value=\"save\">Save</button></p>\n</form>\n");
        self.ways_on(&mut html, text);
        html.raw("</main>\n");
        self.aside(&mut html);
        html.raw("</div>\n<script src=\"/_candor/settings/script.js\" defer></script>\n</body>\n</html>\n");
        html.into_string()
    }

    fn hidden(&self, html: &mut Html, text: &str) {
        for (name, value) in [("token", self.token), ("made-from", &print(text))] {
            html.raw("<input type=\"hidden\"").attribute("name", name).attribute("value", value).raw(">\n");
        }
    }

    fn menu(&self, html: &mut Html) {
        html.raw("<header aria-label=\"Settings\">\n<nav aria-label=\"Settings pages\">\n<ul>\n");
        for page in PAGES {
            html.raw("<li><a").attribute("href", &address(page));
            html.raw(if page.path == self.page.path { " aria-current=\"page\">" } else { ">" });
            html.text(page.title).raw("</a></li>\n");
        }
        html.raw("</ul>\n</nav>\n</header>\n");
    }

    fn notes(&self, html: &mut Html, note: Option<&str>, checked: &Checked) {
        if let Some(note) = note {
            html.raw("<div class=\"note\" role=\"status\"><p>").text(note).raw("</p>");
            for other in &checked.others {
                html.raw("\n<p>").text(other).raw("</p>");
            }
            html.raw("</div>\n");
        }
    }

    /// Below the form: taking back, the next page, and at the end what to do with the folder.
    fn ways_on(&self, html: &mut Html, text: &str) {
        if self.can_undo {
            html.raw("<form method=\"post\"").attribute("action", &address(self.page)).raw(">\n");
            self.hidden(html, text);
            html.raw(
                "<p><button type=\"submit\" name=\"do\" value=\"undo\">Undo the last save</button></p>\n</form>\n",
            );
        }
        let next = PAGES.iter().skip_while(|page| page.path != self.page.path).nth(1);
        let Some(next) = next else {
            self.findings(html);
            html.raw("<h2>Publish</h2>\n<p>When everything on the list is done, type <code>candor build</code>. Then give the folder <code>");
            html.text(&self.compiled.site.config.build_dir);
            html.raw("</code> to the person who looks after your website. It works with any web host.</p>\n");
            return;
        };
        html.raw("<p class=\"next\"><a").attribute("href", &address(next)).raw(">Next: ").text(next.title);
        html.raw("</a></p>\n");
    }

    /// What `check` finds, errors first.
    fn findings(&self, html: &mut Html) {
        const SHOWN: usize = 20;
        let sources = &self.compiled.site.sources;
        let heavy = self.verdict.findings.iter().filter(|found| found.severity != Severity::Advice);
        let mut heavy: Vec<_> = heavy.collect();
        heavy.sort_by_key(|found| found.severity);
        html.raw("<h2>Check</h2>\n");
        if heavy.is_empty() {
            html.raw("<p>No errors found.</p>\n");
        } else {
            html.raw("<ul>\n");
            for found in heavy.iter().take(SHOWN) {
                let (at, _) = sources.place(found.diagnostic.span);
                let file = sources.file(found.diagnostic.span.source).place();
                html.raw("<li><code>").text(&format!("{file}:{}", at.line)).raw("</code> ");
                html.text(&super::check::words(&found.diagnostic)).raw("</li>\n");
            }
            html.raw("</ul>\n");
        }
        html.raw("<p><a").attribute("href", &address(self.page)).raw(">Check again</a></p>\n");
    }

    /// Beside the form: what is missing, and the site as it becomes on a phone.
    fn aside(&self, html: &mut Html) {
        html.raw("<aside aria-label=\"Before you publish, and the site on a phone\">\n<h2>Before you publish</h2>\n<ul class=\"points\">\n");
        for point in checklist::of(self.compiled, self.verdict) {
            let page = PAGES.iter().find(|page| page.path == point.page).unwrap_or(&PAGES[0]);
            html.raw(if point.is_done {
                "<li class=\"done\"><span>Done: </span><a"
            } else {
                "<li><span>To do: </span><a"
            });
            html.attribute("href", &address(page)).raw(">").text(&point.words).raw("</a></li>\n");
        }
        html.raw("</ul>\n<h2>On a phone</h2>\n<iframe title=\"Your site on a phone\" loading=\"lazy\"");
        html.attribute("src", self.compiled.site.config.base_path()).raw("></iframe>\n</aside>\n");
    }
}

/// The address of a page of the settings.
fn address(page: &Page) -> String {
    if page.path.is_empty() { ROOT.to_owned() } else { format!("{ROOT}/{}", page.path) }
}

fn head(title: &str) -> Html {
    let mut html = Html::with_capacity(16 << 10);
    html.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    html.text(title).raw(" – settings</title>\n<link rel=\"icon\" href=\"/_candor/settings/icon.svg\">\n<link rel=\"stylesheet\" href=\"/_candor/settings/style.css\">\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the questions</a>\n");
    html
}
