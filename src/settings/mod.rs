//! The settings in the browser: forms over `book.toml`, drawn from its fields and held to the same check.
//!
//! Whoever may send something here has been seen to by [`crate::serve`]; that it comes from a page of this run is seen
//! here, by its token.

mod book;
mod check;
mod checklist;
mod draw;
mod form;
mod input;
mod pages;

use crate::base::lock;
use crate::config::{FILE, Options, field};
use crate::disk::{self, Fault};
use crate::engine::Compiled;
use crate::lint::Verdict;
use crate::serve::{Form, FormAnswer};
use book::{Book, print};
use check::Checked;
use draw::View;
use form::Filled;
use pages::PAGES;
use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// A picture has at most so many bytes.
const PICTURE: usize = 1 << 20;
/// So many saves can be taken back.
const UNDO: usize = 50;

/// The settings of a site, for as long as the preview runs.
#[derive(Debug)]
pub(crate) struct Settings {
    root: PathBuf,
    options: Options,
    /// Only pages of this run know it.
    token: String,
    /// What was saved, the latest last; held while anything is written.
    saved: Mutex<Vec<Saved>>,
    /// The pictures that were saved: the preview may not have met them yet.
    pictures: Mutex<BTreeMap<String, Vec<u8>>>,
}

#[derive(Debug)]
struct Saved {
    before: String,
    after: String,
}

/// What is to be written.
struct Draft {
    text: String,
    /// Pictures, by where they are put below the root.
    pictures: BTreeMap<String, Vec<u8>>,
    /// What is wrong with pictures, by key.
    wrong: Vec<(String, String)>,
}

impl Settings {
    pub(crate) fn new(root: PathBuf, options: Options) -> Self {
        // The keys of the hasher come from the system's source of randomness.
        let part = || RandomState::new().hash_one("candor");
        Self {
            root,
            options,
            token: format!("{:016x}{:016x}", part(), part()),
            saved: Mutex::default(),
            pictures: Mutex::default(),
        }
    }

    /// What only pages of this run know.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// The fields of a form that was sent from a page of this run; none of any other.
    pub(crate) fn sent(&self, asked: &Form<'_>) -> Option<BTreeMap<String, String>> {
        let (media_type, body) = asked.sent?;
        let filled = form::read(media_type, body);
        filled.values.get("token").is_some_and(|token| alike(token, &self.token)).then_some(filled.values)
    }

    /// What the command line and the environment say.
    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    /// The folder of the site.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// What is shown at a path of the settings, or comes of what was sent there. `verdict` is that on the site.
    pub(crate) fn answer(&self, compiled: &Compiled, verdict: &Verdict, asked: &Form<'_>) -> Option<FormAnswer> {
        match asked.path {
            "icon.svg" => {
                return Some(FormAnswer::Part("image/svg+xml", include_str!("icon.svg").into()));
            }
            "style.css" => return Some(FormAnswer::Part("text/css; charset=utf-8", include_str!("style.css").into())),
            "script.js" => {
                return Some(FormAnswer::Part("text/javascript; charset=utf-8", include_str!("script.js").into()));
            }
            "sample" => {
                let written = form::read("application/x-www-form-urlencoded", asked.query.as_bytes());
                let written = written.values.get("colour").map_or("", String::as_str);
                let html = input::sample(written, &compiled.look.assets.tokens);
                return Some(FormAnswer::Part("text/html; charset=utf-8", html));
            }
            _ => {}
        }
        let page = PAGES.iter().find(|page| page.path == asked.path)?;
        let view = View { token: &self.token, can_undo: !lock(&self.saved).is_empty(), compiled, verdict, page };
        let Some((media_type, body)) = asked.sent else { return Some(view.shown(&self.read(), asked.query)) };
        let filled = form::read(media_type, body);
        if filled.values.get("token").is_none_or(|token| !alike(token, &self.token)) {
            return Some(view.refused());
        }
        Some(match filled.values.get("do").map(String::as_str) {
            Some("undo") => self.undo(&view),
            _ => self.save(&view, &filled),
        })
    }

    /// The file as it is now; nothing where there is none.
    fn read(&self) -> String {
        disk::text(&self.root, FILE).unwrap_or_default()
    }

    /// Puts a form into the file, unless something is wrong with it or the file is no longer the one that the form was
    /// made from.
    fn save(&self, view: &View<'_>, filled: &Filled) -> FormAnswer {
        let before = self.read();
        let Some(book) = Book::read(&before) else { return view.unreadable() };
        if filled.values.get("made-from").map(String::as_str) != Some(print(&before).as_str()) {
            return view.changed_meanwhile(&before, filled);
        }
        let draft = draft(view, book, filled);
        let mut pictures = lock(&self.pictures).clone();
        pictures.extend(draft.pictures.clone());
        let mut checked = Checked::of((view.compiled, view.verdict), &draft.text, &pictures, &self.options);
        checked.add(&draft.wrong);
        if checked.is_in_the_way() {
            return view.wrong(&before, filled, &checked);
        }
        match self.write(&before, draft) {
            Ok(true) => view.see("saved"),
            Ok(false) => view.changed_meanwhile(&self.read(), filled),
            Err(fault) => view.failed(&before, filled, &fault.to_string()),
        }
    }

    /// Writes a draft; false where the file is no longer what it was.
    fn write(&self, before: &str, draft: Draft) -> Result<bool, Fault> {
        let mut saved = lock(&self.saved);
        for (path, bytes) in &draft.pictures {
            disk::replace(&self.root, path, None, bytes)?;
        }
        lock(&self.pictures).extend(draft.pictures);
        let written = disk::replace(&self.root, FILE, Some(before.as_bytes()), draft.text.as_bytes())?;
        if written && draft.text != before {
            saved.push(Saved { before: before.to_owned(), after: draft.text });
            let more = saved.len().saturating_sub(UNDO);
            saved.drain(..more);
        }
        Ok(written)
    }

    /// Puts back what stood there before the last save, unless somebody has written since.
    fn undo(&self, view: &View<'_>) -> FormAnswer {
        let back = {
            let mut saved = lock(&self.saved);
            let back = saved
                .last()
                .map(|last| disk::replace(&self.root, FILE, Some(last.after.as_bytes()), last.before.as_bytes()));
            if let Some(Ok(true)) = back {
                saved.pop();
            }
            back
        };
        match back {
            None => view.see("nothing"),
            Some(Ok(true)) => view.see("undone"),
            Some(Ok(false)) => view.see("not-undone"),
            Some(Err(fault)) => view.failed(&self.read(), &Filled::default(), &fault.to_string()),
        }
    }
}

/// Whether two tokens are the same, in the same time whatever they are.
fn alike(one: &str, other: &str) -> bool {
    let differ = one.bytes().zip(other.bytes()).fold(0, |differ, (one, other)| differ | (one ^ other));
    one.len() == other.len() && differ == 0
}

/// What a form makes of the file.
fn draft(view: &View<'_>, mut book: Book, filled: &Filled) -> Draft {
    let called = book.text("brand.name");
    let mut wrong = Vec::new();
    let mut pictures = BTreeMap::new();
    for key in view.page.keys {
        let Some(field) = field(key) else { continue };
        let question = view.question(key, field, &[]);
        (input::of(key, field).apply)(&question, filled, &mut book);
        let Some(bytes) = filled.files.get(*key) else { continue };
        match input::place(key, bytes) {
            _ if bytes.len() > PICTURE => {
                wrong.push(((*key).to_owned(), "this picture is larger than 1 MB; choose a smaller one".to_owned()))
            }
            None => wrong.push(((*key).to_owned(), "this file is not a PNG, JPEG, WebP or SVG picture".to_owned())),
            Some(place) => drop(pictures.insert(place, bytes.clone())),
        }
    }
    // A site that is called as its clinic is stays so.
    if called.is_some() && called == book.text("book.title") {
        let name = book.text("brand.name").unwrap_or_default();
        book.set_text("book.title", &name);
    }
    Draft { text: book.into_text(), pictures, wrong }
}

#[cfg(test)]
mod tests {
    use super::pages::PAGES;
    use crate::config::{BOOK, field};
    use crate::data::{Field, Shape};

    /// The keys of all fields that are asked for somewhere.
    fn asked(above: &str, fields: &'static [Field], all: &mut Vec<String>) {
        for field in fields {
            let key = if above.is_empty() { field.key.to_owned() } else { format!("{above}.{}", field.key) };
            // What is asked for as a whole has its parts in it.
            if field.ask.is_some() {
                all.push(key);
            } else if let Shape::Map(inner) = &field.shape {
                asked(&key, inner, all);
            }
        }
    }

    #[test]
    fn what_has_a_question_is_asked_once_and_nothing_else() {
        let mut questions = Vec::new();
        asked("", BOOK, &mut questions);
        let mut on_pages: Vec<String> = PAGES.iter().flat_map(|page| page.keys).map(|key| (*key).to_owned()).collect();
        assert!(on_pages.iter().all(|key| field(key).is_some()), "{on_pages:?}");
        on_pages.sort();
        questions.sort();
        assert_eq!(on_pages, questions);
    }

    /// What nobody outside the project knows.
    const RIDDLES: &[&str] =
        &["brand", "accent", "pack", "layer", "region", "sensitivity", "exclude", "base-url", "findings", "toml"];

    #[test]
    fn the_questions_are_in_the_words_of_those_who_are_asked() {
        for page in PAGES {
            let asks = page.keys.iter().filter_map(|key| field(key)?.ask).flat_map(|ask| [ask.label, ask.hint]);
            for text in asks.chain([page.title, page.about]) {
                let small = text.to_lowercase();
                let words: Vec<&str> = small.split(|c: char| !c.is_alphanumeric() && c != '-').collect();
                let riddle = RIDDLES.iter().find(|riddle| words.contains(riddle));
                assert_eq!(riddle, None, "{text}");
            }
        }
    }
}
