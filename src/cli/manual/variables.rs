//! What templates know.

use super::text::{Page, code, prose, table};
use crate::render::{ALONE, GROUPS, Is, VARIABLES, Variable};

pub(super) fn page() -> Page {
    let mut page = Page::new(
        "theming/variables.md",
        "Variables of templates",
        "Every name that a template may ask for: page, site, assets, t and kind.",
    );
    page.part("A template shows a variable between double braces: `{{ page.title }}`. These are all that there are.");
    page.part("A name that may lack is marked *may lack*. Give something in its place, or ask first: `{{ page.summary or \"\" }}`, `{% if page.summary %}`. Behind a group that may lack, write `?.`: `{{ site.brand?.phone or \"\" }}`.");
    page.part("A *way* is an address from the root of the site. In a link, `{{ page.root }}` stands before it: `<a href=\"{{ page.root }}{{ site.home }}\">`. *HTML* is shown as it is; *text* is made safe first.");
    page.part("Within a component, a variable must be asked for in its first line: `{% component my_box(@t, @site, @page) %}`.");
    for variable in VARIABLES {
        page.part(&format!("## {}\n\n{}", variable.name, prose(variable.doc)));
        page.part(&rows(variable.name, &variable.is));
    }
    page.part("## t\n\nThe words of the interface in the language of the page: `{{ t.menu }}`. [All words](words.md) lists them. Words of your own go into `themes/calm/strings/en.yaml`.");
    page.part("## kind\n\nThe keys of the page's kind, with `_` in place of `-`: `kind.answer_short`. [Each kind](../kinds/index.md) lists its own. Every key is there; one that the author left out is nothing. Beside a key that takes one of some words stands `NAME_label`, the words for it. Beside a telephone number stands `NAME_url`, for a link. Beside `currency` stands `sign`, such as `£`.");
    page.part("## Groups that stand at several places");
    for (name, variables) in GROUPS {
        page.part(&format!("### A {name}\n\n{}", table(HEAD, variables.iter().flat_map(|one| lines("", one)))));
    }
    page.part("## Templates with more variables\n\nIn these two templates, `page` has more variables.");
    for (template, variables) in ALONE {
        page.part(&format!("### {template}\n\n{}", table(HEAD, variables.iter().flat_map(|one| lines("page.", one)))));
    }
    page
}

const HEAD: [&str; 3] = ["variable", "what it is", "meaning"];

fn rows(name: &str, is: &Is) -> String {
    let Is::Group(_, variables) = is else { return String::new() };
    table(HEAD, variables.iter().flat_map(|one| lines(&format!("{name}."), one)))
}

/// The line of a variable, and those of what is in it where that stands here alone.
fn lines(before: &str, variable: &Variable) -> Vec<[String; 3]> {
    let name = format!("{before}{}", variable.name);
    let lack = if variable.always { "" } else { ", may lack" };
    let line = [code(&name), format!("{}{lack}", told(&variable.is)), prose(variable.doc)];
    let inside = match &variable.is {
        Is::Group("", inside) => inside.iter().flat_map(|one| lines(&format!("{name}."), one)).collect(),
        Is::List(Is::Group("", inside)) => inside.iter().flat_map(|one| lines(&format!("{name}[]."), one)).collect(),
        _ => Vec::new(),
    };
    std::iter::once(line).chain(inside).collect()
}

fn told(is: &Is) -> String {
    match is {
        Is::Text => "text".into(),
        Is::Html => "HTML".into(),
        Is::Way => "a way".into(),
        Is::Number => "a number".into(),
        Is::Truth => "true or false".into(),
        Is::Any => "what you write".into(),
        Is::Group("", _) => "a group".into(),
        Is::Group(name, _) => format!("a [{name}](#{})", anchor(name)),
        Is::List(Is::Group("", _)) => "a list of groups".into(),
        Is::List(Is::Group(name, _)) => format!("a list; each item is a [{name}](#{})", anchor(name)),
        Is::List(item) => format!("a list; each item is {}", told(item)),
    }
}

fn anchor(name: &str) -> String {
    format!("a-{}", name.replace(' ', "-"))
}
