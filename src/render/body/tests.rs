use super::{Bare, Cited, Dressed, Href, Mention, Surroundings, write};
use crate::base::{Date, Html, SourceId, Span};
use crate::config::{self, LanguageId, Options};
use crate::container;
use crate::embedded;
use crate::markdown::{self, Container, Extensions, Origin, Prose, Tree};
use crate::source::Sources;
use crate::theme::{Look, Properties, Property, Theme, Views, Wrap};
use proptest::prelude::{ProptestConfig, prop_assert_eq, proptest};
use std::borrow::Cow;
use std::sync::{Arc, LazyLock};

/// The built-in theme.
static CALM: LazyLock<Look> = LazyLock::new(|| {
    let sources = Sources::new(embedded::layer(Some("spt"), "content", &[]));
    let today = Date::parse("2026-11-22").unwrap();
    let options = Options { brand: None, drafts: false, base_url: None, today, overrides: Vec::new() };
    let mut faults = Vec::new();
    let (config, brand) = config::parse(&sources, &options, &mut faults);
    let theme = Theme::load(&sources, &config, &mut faults);
    assert!(faults.is_empty(), "{faults:?}");
    let words = vec![("t", theme.strings(LanguageId::OWN).view())];
    let assets = theme.assets(&brand);
    let views: Views = std::iter::once(words).collect();
    let own = (brand, String::new(), assets);
    Look::new(Arc::new(theme), own, (views.clone(), views), std::collections::BTreeMap::new())
});

fn html(text: &str, surroundings: &dyn Surroundings) -> String {
    let tree = markdown::parse(text, Origin { source: SourceId(0), offset: 0 }, Extensions::all());
    let mut html = Html::default();
    write(&tree, text, surroundings, &mut html);
    html.into_string()
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(html(text, &Dressed(&CALM)), expected, "{text}");
}

#[test]
fn tables_name_themselves_and_their_cells() {
    check(
        "## Cost\n\n| |a|\n|-|-:|\n|b|c|",
        "<h2>Cost</h2>\n<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Cost\">\n<table>\n<thead>\n\
         <tr><td></td><th scope=\"col\" class=\"align-right\">a</th></tr>\n</thead>\n<tbody>\n\
         <tr><th scope=\"row\">b</th><td class=\"align-right\">c</td></tr>\n</tbody>\n</table>\n</div>\n",
    );
    let two = html("|a|\n|-|\n\nb\n\n|a|\n|-|\n\n:::compare[C]\n|a|\n|-|\n:::", &Dressed(&CALM));
    for label in ["\"Table\"", "\"Table (2)\"", "\"C\""] {
        assert!(two.contains(&format!("aria-label={label}")), "{two}");
    }
    assert!(two.contains("<th scope=\"col\">a</th>"), "{two}");
}

#[test]
fn task_boxes_say_what_they_are() {
    check(
        "- [x] a\n- [ ] b\n- c",
        "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"Done\"> a</li>\n\
         <li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"Not done\"> b</li>\n<li>c</li>\n</ul>\n",
    );
    assert!(html("- [x] a\n\n- b", &Dressed(&CALM)).contains("<li class=\"task\"><p><input "));
}

#[test]
fn footnotes_lead_there_and_back() {
    check(
        "a[^x] b[^y] c[^X]\n\n[^y]: d\n\n[^x]: e[^z]\n\n[^z]: f\n\n[^unused]: g",
        "<p>a<sup class=\"footnote\"><a id=\"footnote-1-text\" href=\"#footnote-1\" role=\"doc-noteref\" \
         aria-label=\"Footnote 1\">1</a></sup> b<sup class=\"footnote\"><a id=\"footnote-2-text\" href=\"#footnote-2\" \
         role=\"doc-noteref\" aria-label=\"Footnote 2\">2</a></sup> c<sup class=\"footnote\"><a \
         id=\"footnote-1-text-2\" href=\"#footnote-1\" role=\"doc-noteref\" aria-label=\"Footnote 1\">1</a></sup></p>\n\
         <section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n\
         <li id=\"footnote-1\">\n<p>e<sup class=\"footnote\"><a id=\"footnote-3-text\" href=\"#footnote-3\" \
         role=\"doc-noteref\" aria-label=\"Footnote 3\">3</a></sup></p>\n<p class=\"footnote-back\">\
         <a href=\"#footnote-1-text\" role=\"doc-backlink\">Back to the text (1)</a> \
         <a href=\"#footnote-1-text-2\" role=\"doc-backlink\">Back to the text (2)</a></p>\n</li>\n\
         <li id=\"footnote-2\">\n<p>d</p>\n<p class=\"footnote-back\"><a href=\"#footnote-2-text\" \
         role=\"doc-backlink\">Back to the text</a></p>\n</li>\n\
         <li id=\"footnote-3\">\n<p>f</p>\n<p class=\"footnote-back\"><a href=\"#footnote-3-text\" \
         role=\"doc-backlink\">Back to the text</a></p>\n</li>\n</ol>\n</section>\n",
    );
}

#[test]
fn boxes_have_words() {
    check(
        "> [!NOTE]\n> a",
        "<div class=\"callout callout-note\">\n<p class=\"callout-title\">Note</p>\n<p>a</p>\n</div>\n",
    );
    check(
        ":::warning[Mind \\<this>]{#w .x y=z}\na\n:::",
        "<div id=\"w\" class=\"callout callout-warning x\" data-y=\"z\">\n<p class=\"callout-title\">Mind &lt;this&gt;</p>\n\
         <p>a</p>\n</div>\n",
    );
    check(
        "## A\n\n:::risks\na\n:::",
        "<h2>A</h2>\n<section class=\"box box-risks\">\n<h3 class=\"box-title\">Possible risks</h3>\n<p>a</p>\n</section>\n",
    );
    check(
        ":::details[More]{open}\na\n:::",
        "<details class=\"details\" open>\n<summary>More</summary>\n<p>a</p>\n</details>\n",
    );
    check(
        ":::figure[A < b]\n![c](d.svg)\n:::",
        "<figure class=\"figure\">\n<p><img src=\"d.svg\" alt=\"c\"></p>\n<figcaption>A &lt; b</figcaption>\n</figure>\n",
    );
    check(":::what\na\n:::", "<div class=\"box\">\n<p>a</p>\n</div>\n");
    check(
        ":::care{#c level=urgent y=z}\na\n:::",
        "<div id=\"c\" class=\"box box-care\" data-level=\"urgent\" data-y=\"z\">\n<p class=\"box-title\">\
         <span class=\"vh\">Urgent advice: </span>When to get help</p>\n<p>a</p>\n</div>\n",
    );
    check(
        ":::myth{verdict=mostly-true}\na\n:::",
        "<div class=\"box box-myth\" data-verdict=\"mostly-true\">\n<p class=\"box-title\">Myth</p>\n\
         <p><span class=\"verdict verdict-mostly-true\"><span class=\"verdict-word\">Verdict:</span> Mostly true</span></p>\n\
         <p>a</p>\n</div>\n",
    );
    assert_eq!(html(":::info\na\n:::", &Dressed(&CALM)), html(":::note\na\n:::", &Dressed(&CALM)));
}

#[test]
fn each_container_is_drawn_and_titled() {
    for kind in container::ALL {
        let html = html(&format!(":::{}\nits text\n:::", kind.name), &Dressed(&CALM));
        assert!(html.contains(kind.name) && html.contains("<p>its text</p>\n</"), "{html}");
        if let Some(word) = kind.title {
            let title = CALM.strings(LanguageId::OWN).find(word).unwrap_or_else(|| panic!("there is no word `{word}`"));
            assert!(html.contains(&format!(">{title}</")), "{html}");
        }
    }
}

#[test]
fn code_can_be_reached_by_keyboard() {
    check("```rust\n<\n```", "<pre tabindex=\"0\"><code class=\"language-rust\">&lt;\n</code></pre>\n");
}

#[test]
fn a_string_of_the_front_matter_is_running_text() {
    let (text, origin) = ("1. *a* & [b](c)", Span::new(SourceId(0), 7..22));
    let prose = Prose::parse(text.to_owned(), origin, Extensions::all());
    let mut html = Html::default();
    write(&prose.tree, text, &Bare, &mut html);
    assert_eq!(html.as_str(), "1. <em>a</em> &amp; <a href=\"c\">b</a>");
}

#[test]
fn what_nests_deeply_is_written() {
    let depth = 20_000;
    let text = ":::a\n".repeat(depth) + "x";
    assert_eq!(html(&text, &Bare).matches("</div>").count(), depth);
    let text = ">".repeat(depth) + "x";
    html(&text, &Bare);
}

/// A page that has an answer to everything.
struct Page;

impl Surroundings for Page {
    fn link<'a>(&'a self, number: usize, dest: &'a str) -> Href<'a> {
        let href = Cow::Owned(format!("{dest}.html?{number}&"));
        Href { href: Some(href), attributes: vec![("rel", Cow::Borrowed("noreferrer"))] }
    }

    fn image<'a>(&'a self, _: usize, dest: &'a str) -> Href<'a> {
        Href { href: Some(Cow::Borrowed(dest)), attributes: vec![("width", Cow::Borrowed("3"))] }
    }

    fn heading_id<'a>(&'a self, number: usize, explicit: Option<&'a str>) -> Option<Cow<'a, str>> {
        explicit.or(["zero", "one"].get(number).copied()).map(Cow::Borrowed)
    }

    fn has_title(&self) -> bool {
        true
    }

    fn citation<'a>(&'a self, number: usize, key: &'a str) -> Option<Cited<'a>> {
        (key != "no").then_some(Cited {
            number: number + 7,
            href: Cow::Borrowed("#source"),
            id: Cow::Owned(format!("cite-{}", number + 1)),
        })
    }

    fn raw_html(&self, markup: &str, html: &mut Html) {
        html.text(markup.trim_end());
    }

    fn code(&self, language: &str, code: &str) -> Option<Html> {
        let mut html = Html::default();
        html.raw("<i>").text(code).raw("</i>");
        (language == "x").then_some(html)
    }

    fn figure(&self, container: &Container, tree: &Tree, text: &str) -> Option<(Properties, Html)> {
        let mut drawing = Html::default();
        drawing.raw("<svg></svg>");
        let drawn = ("drawn", Property::Text("own".to_owned()));
        (tree.words(text, container.name) == "figure").then_some((vec![drawn], drawing))
    }

    fn component(&self, name: &'static str, properties: Properties) -> Arc<Wrap> {
        CALM.wrap(LanguageId::OWN, name, properties)
    }

    fn has_terms(&self) -> bool {
        true
    }

    fn mentions<'a>(&'a self, text: &str) -> Vec<Mention<'a>> {
        let href = Href { href: Some(Cow::Borrowed("#t")), attributes: Vec::new() };
        text.match_indices("term").map(|(at, _)| Mention { range: at..at + 4, href: href.clone() }).collect()
    }
}

#[track_caller]
fn check_page(text: &str, expected: &str) {
    assert_eq!(html(text, &Page), expected, "{text}");
}

#[test]
fn the_page_answers() {
    check_page("# a\n\n## b", "<h2 id=\"one\">b</h2>\n");
    check_page("a\n\n# b {#c}", "<p>a</p>\n<h1 id=\"c\">b</h1>\n");
    check_page(
        "[a](b \"c\") ![d](e)",
        "<p><a href=\"b.html?0&amp;\" rel=\"noreferrer\" title=\"c\">a</a> <img src=\"e\" alt=\"d\" width=\"3\"></p>\n",
    );
    check_page("<b>\nc", "&lt;b&gt;\nc");
    check_page("```x\n<\n```", "<pre tabindex=\"0\"><code class=\"language-x\"><i>&lt;\n</i></code></pre>\n");
    check_page(
        ":::figure{#c}\na\n:::",
        "<figure id=\"c\" class=\"figure figure-own\">\n<svg></svg><p>a</p>\n</figure>\n",
    );
}

#[test]
fn citations_have_numbers_and_names() {
    check_page(
        "a [@b; @c, p. 1 < 2]",
        "<p>a<sup class=\"cite\"><a id=\"cite-1\" href=\"#source\" aria-label=\"source 7\">7</a>, \
         <a id=\"cite-2\" href=\"#source\" aria-label=\"source 8, p. 1 &lt; 2\">8, p. 1 &lt; 2</a></sup></p>\n",
    );
    check_page("a [@no, p. 1]", "<p>a [@no, p. 1]</p>\n");
    check("a [@b; @c]", "<p>a [@b; @c]</p>\n");
}

#[test]
fn terms_are_linked_in_running_text_only() {
    check_page("a term, & terms", "<p>a <a href=\"#t\">term</a>, &amp; <a href=\"#t\">term</a>s</p>\n");
    for text in ["a\n\n# term", "[*term*](b)", "`term`", "```\nterm\n```", "![term](b)"] {
        assert!(!html(text, &Page).contains("#t"), "{text}");
    }
}

/// Leaves out all raw HTML.
struct Strict;

impl Surroundings for Strict {
    fn raw_html(&self, _: &str, _: &mut Html) {}

    fn component(&self, name: &'static str, properties: Properties) -> Arc<Wrap> {
        CALM.wrap(LanguageId::OWN, name, properties)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Whatever is written, what is opened is closed, in order.
    #[test]
    fn elements_are_nested(
        text in "([ >*:_`\\[\\]@{}a1.\\-+#\"=|~<!\n]|\n\n|:::|\n:::|\n:::note|\n:::figure\\[b\\]|\\[@a\\]|\\[\\^a\\]|\n\\[\\^a\\]: |\n\\|a\\|\n\\|-\\|\n|\n- |\n> |\n: |\\]\\(b\\)){0,60}"
    ) {
        let html = html(&text, &Strict);
        let mut open: Vec<&str> = Vec::new();
        for tag in html.split('<').skip(1) {
            let name = &tag[..tag.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(tag.len())];
            match name.strip_prefix('/') {
                Some(name) => prop_assert_eq!(open.pop(), Some(name), "{} gives {}", text, html),
                None if !["br", "hr", "img", "input"].contains(&name) => open.push(name),
                None => {}
            }
        }
        prop_assert_eq!(open.len(), 0, "{} gives {}", text, html);
    }
}
