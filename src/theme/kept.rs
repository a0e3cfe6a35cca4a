//! What rendered pages must show, looked for where a site has changed what they are made with.

use super::folder::FOLDER;
use super::hiding::{self, Hiding};
use super::strings::Strings;
use crate::base::{SourceId, Table};
use crate::config::LanguageId;
use crate::markup::{Element, Shown, shown};
use crate::source::{Layer, Sources};
use std::collections::{BTreeMap, BTreeSet};

/// What a site has changed that can take something from pages.
#[derive(Debug)]
pub(super) struct Changed {
    /// Its files, by their paths below the theme's folder.
    files: BTreeMap<String, SourceId>,
    hiding: Vec<Hiding>,
    /// The files with the words of each language.
    words: Table<LanguageId, Option<SourceId>>,
}

/// What a page is looked at with.
pub(crate) struct Asked<'a> {
    pub template: &'a str,
    pub language: LanguageId,
    pub strings: &'a Strings,
    /// The names of the help lines.
    pub help: Vec<&'a str>,
    /// The routes of the style sheet and the script.
    pub assets: [&'a str; 2],
}

/// What a page lacks: what to say, and what to do.
pub(crate) struct Lack {
    pub file: SourceId,
    pub message: String,
    pub help: String,
}

/// A promise about a page.
struct Kept {
    what: &'static str,
    /// The words that it is made with.
    words: &'static [&'static str],
    /// The files that show it, the innermost first.
    files: &'static [&'static str],
    /// What is looked for, as people are told.
    sign: &'static str,
    is_there: fn(&Shown, &Asked<'_>) -> bool,
    /// Whether it is asked for on paper too.
    is_printed: bool,
}

const HEADER: &str = "components/site-header/template.html";
const FOOTER: &str = "components/site-footer/template.html";
const EXIT: &str = "components/exit/template.html";
const ABOVE: &str = "templates/frame/header.html";
const BELOW: &str = "templates/frame/footer.html";
const LAYOUT: &str = "templates/layout.html";

const ALL: [Kept; 9] = [
    Kept {
        what: "the skip link",
        words: &["skip-to-content"],
        files: &[HEADER, ABOVE, LAYOUT],
        sign: "a link to `#main` with visible text",
        is_there: |page, _| link(page, |one| one.attribute("href") == Some("#main")),
        is_printed: false,
    },
    Kept {
        what: "the place to which the skip link leads",
        words: &[],
        files: &[LAYOUT],
        sign: "`<main id=\"main\" tabindex=\"-1\">`",
        is_there: |page, _| any(page, |one| one.attribute("id") == Some("main")),
        is_printed: false,
    },
    Kept {
        what: "the early exit link",
        words: &["exit-this-page"],
        files: &[EXIT, HEADER, ABOVE, LAYOUT],
        sign: "a link with visible text and the attribute `data-exit`",
        is_there: |page, _| link(page, |one| leaves(one) && !one.has_class("exit-button")),
        is_printed: false,
    },
    Kept {
        what: "the exit button",
        words: &["exit-this-page"],
        files: &[EXIT, BELOW, LAYOUT],
        sign: "a link with the class `exit-button` and with `data-exit`, `data-history`, `data-loading`, `data-two`, `data-one` and `data-expired`",
        is_there: |page, _| link(page, |one| leaves(one) && one.has_class("exit-button") && is_whole(one)),
        is_printed: false,
    },
    Kept {
        what: "what the exit button can't do",
        words: &["exit-help"],
        files: &[EXIT, FOOTER, BELOW, LAYOUT],
        sign: "`{{ t.exit_help }}`",
        is_there: |page, asked| says(page, asked.strings.get("exit-help")),
        is_printed: false,
    },
    Kept {
        what: "the help lines",
        words: &["in-danger"],
        files: &["components/help/template.html", "components/help-line/template.html", FOOTER, BELOW, LAYOUT],
        sign: "`{{ <help /> }}`",
        is_there: |page, asked| match &asked.help[..] {
            [] => says(page, asked.strings.get("in-danger")),
            names => names.iter().any(|name| says(page, name)),
        },
        is_printed: false,
    },
    Kept {
        what: "the disclaimer",
        words: &["disclaimer"],
        files: &[FOOTER, BELOW, LAYOUT],
        sign: "`{{ t.disclaimer }}`",
        is_there: |page, asked| says(page, asked.strings.get("disclaimer")),
        is_printed: true,
    },
    Kept {
        what: "the style sheet",
        words: &[],
        files: &[LAYOUT],
        sign: "`<link rel=\"stylesheet\" href=\"{{ page.root }}{{ assets.css }}\">`",
        is_there: |page, asked| loads(page, ("link", "href"), asked.assets[0]),
        is_printed: false,
    },
    Kept {
        what: "the script",
        words: &[],
        files: &[LAYOUT],
        sign: "`<script defer src=\"{{ page.root }}{{ assets.js }}\"></script>`",
        is_there: |page, asked| loads(page, ("script", "src"), asked.assets[1]),
        is_printed: false,
    },
];

fn any(page: &Shown, is: impl Fn(&Element) -> bool) -> bool {
    page.elements.iter().any(|(element, _)| is(element))
}

/// Whether there is a link with words in it.
fn link(page: &Shown, is: impl Fn(&Element) -> bool) -> bool {
    let has_words = |(element, words): &(Element, _)| {
        let words: &std::ops::Range<usize> = words;
        element.name == "a" && is(element) && !page.words[words.clone()].trim().is_empty()
    };
    page.elements.iter().any(has_words)
}

fn leaves(element: &Element) -> bool {
    element.attribute("data-exit").is_some() && element.attribute("href").is_some_and(|to| !to.is_empty())
}

/// Whether the exit button has what its script reads.
fn is_whole(button: &Element) -> bool {
    let read = ["history", "loading", "two", "one", "expired"];
    read.iter().all(|name| button.attribute(&format!("data-{name}")).is_some_and(|value| !value.trim().is_empty()))
}

fn says(page: &Shown, words: &str) -> bool {
    !words.trim().is_empty() && page.words.contains(words.trim())
}

fn loads(page: &Shown, (name, attribute): (&str, &str), route: &str) -> bool {
    any(page, |one| one.name == name && one.attribute(attribute).is_some_and(|at| at.ends_with(route)))
}

impl Changed {
    /// What a site has changed; none where that can't take anything from a page.
    pub(super) fn of(
        sources: &Sources,
        refused: &BTreeSet<String>,
        strings: &Table<LanguageId, Strings>,
        codes: impl Iterator<Item = String>,
    ) -> Option<Self> {
        let is_same = |id: SourceId, path: &str| {
            let layers = sources.layers_at(path);
            let pack = layers.iter().map(|id| sources.file(*id)).find(|file| file.layer == Layer::Pack);
            pack.is_some_and(|pack| pack.bytes() == sources.file(id).bytes())
        };
        let own = sources.under(FOLDER).filter(|(id, file)| !file.layer.is_built_in() && !is_same(*id, &file.path));
        let own: Vec<(String, SourceId)> =
            own.map(|(id, file)| (file.path[FOLDER.len() + 1..].to_owned(), id)).collect();
        let hiding: Vec<Hiding> = own
            .iter()
            .filter(|(path, _)| path.ends_with(".css"))
            .flat_map(|(_, id)| hiding::of(*id, sources.file(*id).text()))
            .collect();
        let is_used =
            |path: &str| path.ends_with(".html") && !refused.contains(path.strip_prefix("templates/").unwrap_or(path));
        let files: BTreeMap<String, SourceId> = own.into_iter().filter(|(path, _)| is_used(path)).collect();
        let words = ALL.iter().flat_map(|kept| kept.words);
        let is_empty = |strings: &Strings| words.clone().any(|word| strings.get(word).trim().is_empty());
        let code = |code: String| sources.find(&format!("{FOLDER}/strings/{code}.yaml"));
        let lacks_words = strings.iter().any(is_empty);
        let words = codes.map(|own| code(own).filter(|id| !sources.file(*id).layer.is_built_in())).collect();
        (lacks_words || !files.is_empty() || !hiding.is_empty()).then_some(Self { files, hiding, words })
    }

    /// What a page lacks.
    pub(super) fn lacks(&self, html: &str, asked: &Asked<'_>) -> Vec<Lack> {
        let hidden = |on_paper: bool| shown(html, &|nested| self.hiding.iter().any(|one| one.hides(nested, on_paper)));
        let pages = [hidden(false), hidden(true)];
        let is_lost = |kept: &Kept| !(kept.is_there)(&pages[usize::from(kept.is_printed)], asked);
        let lost: Vec<&Kept> = ALL.iter().filter(|kept| is_lost(kept)).collect();
        lost.into_iter().filter_map(|kept| self.lack(kept, html, asked)).collect()
    }

    fn lack(&self, kept: &Kept, html: &str, asked: &Asked<'_>) -> Option<Lack> {
        let what = kept.what;
        let without = |file: Option<SourceId>| {
            let of = |one: &&Hiding| file.is_some_and(|file| one.file == file);
            shown(html, &|nested| self.hiding.iter().filter(of).any(|one| one.hides(nested, kept.is_printed)))
        };
        if (kept.is_there)(&without(None), asked) {
            let hides = |one: &&Hiding| !(kept.is_there)(&without(Some(one.file)), asked);
            let file = self.hiding.iter().find(hides)?.file;
            let on_paper = if kept.is_printed { ", on screens and on paper" } else { "" };
            return Some(Lack {
                file,
                message: format!("with this style sheet, pages hide {what}"),
                help: format!("remove the rule that hides it: readers must see it{on_paper}"),
            });
        }
        if let Some(word) = kept.words.iter().find(|word| asked.strings.get(word).trim().is_empty()) {
            let file = self.words[asked.language].or_else(|| self.words.iter().flatten().next().copied())?;
            let message = format!("the text `{word}` is empty, so pages lose {what}");
            return Some(Lack {
                file,
                message,
                help: "write the text, or delete the line: then ours is used".to_owned(),
            });
        }
        let page = format!("templates/{}", asked.template);
        let shows = kept.files.iter().copied().chain([page.as_str()]).find(|path| self.files.contains_key(*path));
        let (path, file) = match shows {
            Some(path) => (path, self.files[path]),
            None => self.files.iter().next().map(|(path, file)| (path.as_str(), *file))?,
        };
        let copy = if shows.is_some() && kept.files.contains(&path) {
            format!(". `candor theme copy {}` gives you the original", path.trim_end_matches("/template.html"))
        } else {
            String::new()
        };
        Some(Lack {
            file,
            message: format!("with this file, pages lose {what}"),
            help: format!("pages need {}, not in a comment and not hidden{copy}", kept.sign),
        })
    }
}
