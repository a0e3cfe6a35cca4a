//! What people do who make a theme of their own: what they try works, or they are told the way to do it (people.md,
//! part 3, and its siblings).

use crate::site::{Site, repository};
use serde_json::Value;

const HEADER: &str = "components/site-header/template.html";
const EXIT: &str = "components/exit/template.html";

fn site() -> Site {
    Site::new().file("content/index.md", "---\ntitle: Home\n---\nText.\n")
}

/// A page with a template of its own, and that template.
fn contact(body: &str) -> Site {
    site()
        .file("content/contact.md", "---\ntitle: C\ntemplate: contact\nextra:\n  opens: Monday\n---\nText.\n")
        .file("themes/calm/templates/contact.html", format!("{{% extends \"layout.html\" %}}{body}"))
}

fn block(words: &str) -> String {
    format!("{{% block body %}}{words}{{% endblock %}}")
}

/// A built-in file, with something else in the place of a part of it.
fn changed(path: &str, from: &str, to: &str) -> String {
    let text = std::fs::read_to_string(repository(&format!("themes/calm/{path}"))).unwrap();
    assert!(text.contains(from), "{path}: {from}");
    text.replacen(from, to, 1)
}

/// Where a finding is, what it says, and what is to be done.
fn told(found: &Value) -> [String; 3] {
    let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
    [format!("{}:{}:{}", text("path"), found["line"], found["column"]), text("message"), text("help")]
}

/// One fault is one finding: its place, and a part of what is said or advised.
#[track_caller]
fn says(site: &Site, place: &str, words: &str) {
    let found = site.check().diagnostics();
    let [one] = &found[..] else { panic!("{place}: {found:?}") };
    let [at, message, help] = told(one);
    assert!(at.starts_with(place), "{place}: {one}");
    assert!(message.contains(words) || help.contains(words), "{words}: {one}");
    assert!(!help.is_empty(), "{one}");
}

#[test]
fn what_lies_in_the_wrong_folder_is_told_its_place() {
    for (path, right) in [
        ("theme/tokens.css", "`themes/calm/tokens.css`"),
        ("theme/calm/tokens.css", "`themes/calm/tokens.css`"),
        ("theme/components/exit/template.html", "`themes/calm/components/exit/template.html`"),
        ("themes/mine/tokens.css", "`themes/calm/tokens.css`"),
        ("themes/mine/own.html", "`themes/calm/own.html`"),
        ("templates/layout.html", "`themes/calm/templates/layout.html`"),
        ("layouts/faq.html", "`themes/calm/templates/kinds/faq.html`"),
        ("_layouts/own.html", "`themes/calm/templates/own.html`"),
        ("_includes/footer.html", "`themes/calm/templates/frame/footer.html`"),
        ("themes/calm/tokns.css.txt", "static/"),
        ("themes/calm/templates/kinds/pgae.html", "`themes/calm/templates/kinds/page.html`"),
        ("themes/calm/templates/contact.html", "`template: contact`"),
        ("themes/calm/templates/kinds/contact.html", "`template: contact`"),
        ("themes/calm/contact.html", "themes/calm/templates/"),
        ("themes/calm/bsae.css", "`themes/calm/base.css`"),
        ("themes/calm/components/exit/styles.css", "`themes/calm/components/exit/style.css`"),
        ("themes/calm/icon.png", "`themes/calm/icon.svg`"),
        ("themes/calm/fonts/own.woff2", "static/fonts/"),
        ("themes/calm/strings/fr.yaml", "`[languages.fr]`"),
    ] {
        says(&site().file(path, ""), path, right);
    }
    // The theme as it is, in the folder of a site: nothing is meant by it.
    let french = include_str!("../../themes/calm/strings/fr.yaml");
    site().file("themes/calm/strings/fr.yaml", french).run(&["check", "--strict"]).ok();
    // Where pages lie in a folder of that name, it is read.
    let site = site().book("[book]\nsrc = \"theme\"\n").file("theme/index.md", "---\ntitle: A\n---\nText.\n");
    site.check().ok();
}

#[test]
fn a_fault_in_a_template_is_told_with_its_remedy() {
    let open = "themes/calm/templates/frame/header.html";
    let whole = "{{ <site_header /> }}";
    for (text, place, help) in [
        ("{% if page.root %\n<p>x</p>{% endif %}", "2:3", "line 1 is not closed: end it with `%}`"),
        ("\n{% if page.root %}\n<p>x</p>", "3:", "`{% if %}` in line 2 is never closed: write `{% endif %}`"),
        ("{% if page.root == %}x{% endif %}", "1:20", "missing before `%}`"),
        ("{% if page.root = \"x\" %}x{% endif %}", "1:17", "`==`"),
        ("{% if page.root && page.route %}x{% endif %}", "1:17", "`and`"),
        ("{% if page.root || page.route %}x{% endif %}", "1:18", "`or`"),
        ("{% if !page.root %}x{% endif %}", "1:7", "`not`"),
        ("{% if page root %}x{% endif %}", "1:12", "ends with `%}`"),
        ("{{ page.root }", "1:14", "begin and end with two"),
        ("{% for x in site.nav %}x{% endif %}", "1:28", "write `{% endfor %}` first"),
        ("x{% endif %}", "1:5", "there is no open `if`"),
        ("{% assign x = 1 %}", "1:4", "`{% set name = value %}`"),
        ("{% unles page.root %}x", "1:4", "the tags are"),
        ("{% inclde \"frame/own.html\" %}", "1:4", "did you mean `include`?"),
        ("{{ page.root | uper }}", "1:16", "did you mean `upper`?"),
        ("{{ page.root | default: \"x\" }}", "1:23", "in brackets, with its name"),
        ("{{ t.menuu }}", "1:6", "did you mean `menu`?"),
    ] {
        says(&site().file(open, format!("{text}{whole}")), &format!("{open}:{place}"), help);
    }
    let text = changed(HEADER, "t.menu ", "t.menuu ");
    let menu = site().file("content/a.md", "---\ntitle: A\n---\nText.\n");
    says(&menu.file(&format!("themes/calm/{HEADER}"), text), &format!("themes/calm/{HEADER}:6:54"), "`menu`");
}

#[test]
fn a_fault_in_a_template_of_its_own_is_one() {
    let path = "themes/calm/templates/contact.html";
    for (body, place, help) in [
        (block("{{ page.body }}"), "1:52", "did you mean `content`?"),
        (block("{{ page.contnt }}"), "1:52", "did you mean `content`?"),
        (block("{{ page.url }}"), "1:52", "did you mean `route`?"),
        (block("{{ content }}"), "1:47", "did you mean `page.content`?"),
        (block("{{ config.title }}"), "1:47", "did you mean `site`?"),
        (block("{{ nope }}"), "1:47", "assets, kind, page, site, t"),
        (block("{{ page.extra.closes }}"), "1:58", "`page.extra.closes or \"\"`"),
        (block("{{ site.brand?.phone }}"), "1:59", "{% if NAME %}"),
        (block("{{ page.content }"), "1:60", "begin and end with two"),
        (block("{{ <callot kind=\"note\" /> }}"), "1:47", "did you mean `callout`?"),
        (block("{{ <callout knd=\"note\" /> }}"), "1:47", "did you mean `kind`?"),
        ("{% block content %}x{% endblock %}".to_owned(), "1:37", "did you mean `body`?"),
        ("{% block bdy %}x{% endblock %}".to_owned(), "1:37", "did you mean `body`?"),
        ("{% block sidebar %}x{% endblock %}".to_owned(), "1:37", "the blocks of `layout.html` are after, body"),
    ] {
        says(&contact(&body), &format!("{path}:{place}"), help);
    }
    let base = contact("").file(path, "{% extends \"base.html\" %}");
    says(&base, path, "did you mean `layout.html`?");
    let own = contact("").file(path, "<html><body>{{ page.content }}</body></html>");
    let found = own.check().expect(1).diagnostics();
    let lost = found.iter().find(|one| one["code"] == "theme/broken-promise").unwrap();
    assert!(told(lost)[2].contains("{% extends \"layout.html\" %}"), "{lost}");
}

#[test]
fn a_template_that_there_is_not_is_told_the_one_that_is_meant() {
    for (name, help) in [
        ("contact.html", None),
        ("templates/contact.html", Some("write `contact`")),
        ("contcat", Some("did you mean `contact`?")),
        ("article-wide", Some("themes/calm/templates/article-wide.html")),
    ] {
        let page = format!("---\ntitle: C\ntemplate: {name}\n---\nText.\n");
        // The template is named elsewhere too.
        let site = contact(&block("{{ page.content }}")).file("content/other.md", page);
        match help {
            None => drop(site.check().ok()),
            Some(help) => says(&site, "content/other.md:3:11", help),
        }
    }
}

/// people.md 0.2: what a page says for its template reaches it; so do words of the theme maker's own.
#[test]
fn a_page_of_its_own_shows_what_it_is_given() {
    let body = block("<p>{{ page.extra.opens }}, {{ site.brand.phone or \"no phone\" }}, {{ t.come_in }}</p>");
    let site = contact(&body).file("themes/calm/strings/en.yaml", "come_in: Come in\n");
    assert!(site.build().ok().diagnostics().is_empty());
    assert!(site.page("contact.html").contains("<p>Monday, no phone, Come in</p>"), "{}", site.page("contact.html"));
    assert!(!site.page("index.html").contains("Come in"));
}

#[test]
fn a_file_that_others_rest_on_is_told_all_that_it_lacks() {
    for text in ["", "{% component exit_earl() %}{% endcomponent exit_earl %}"] {
        let found = site().file(&format!("themes/calm/{EXIT}"), text).check().expect(1).diagnostics();
        let [one] = &found[..] else { panic!("{found:?}") };
        assert!(told(one)[1].contains("`exit_early`, `exit`, `exit_help`"), "{one}");
    }
}

/// The style sheets of pages, as they are sent.
fn styles(site: &Site) -> String {
    let css = site.built().into_iter().filter(|(path, _)| path.starts_with("assets/") && path.ends_with(".css"));
    css.map(|(_, css)| String::from_utf8(css).unwrap()).collect()
}

/// Own style sheets and scripts are part of those of the theme wherever they lie in its folder, behind all others and
/// in the order of their paths.
#[test]
fn a_style_sheet_of_its_own_has_the_last_word() {
    let site = site()
        .file("themes/calm/custom.css", ".b-custom{color:red}")
        .file("themes/calm/css/a.css", ".a-css{color:red}")
        .file("themes/calm/components/harbour/style.css", ".harbour{color:red}")
        .file("themes/calm/components/harbour/more.css", ".more{color:red}")
        .file("themes/calm/own.js", "console.log('own')\n")
        .file(
            "themes/calm/search/8-page.js",
            std::fs::read_to_string(repository("themes/calm/search/8-page.js")).unwrap(),
        );
    assert!(site.build().ok().diagnostics().is_empty());
    let css = styles(&site);
    let at = |name: &str| css.rfind(name).unwrap_or_else(|| panic!("{name}: {css}"));
    let places = [".harbour{", "@media print", ".more{", ".a-css{", ".b-custom{"].map(at);
    assert!(places.is_sorted(), "{places:?}");
    let js = site.built().into_iter().find(|(path, _)| path.ends_with(".js") && path.starts_with("assets/")).unwrap().1;
    // The search is loaded apart.
    let js = String::from_utf8(js).unwrap();
    assert!(js.ends_with("console.log('own')\n") && !js.contains("UP"), "{js}");
}

/// Two lines of one's own take nothing away, and what can't be read by them is told once for each.
#[test]
fn tokens_of_its_own_join_and_are_weighed() {
    let tokens = "themes/calm/tokens.css";
    let site = site().file(tokens, ":root {\n  --ink: #aaa;\n  --measure: 40rem;\n}\n");
    let found = site.build().ok().diagnostics();
    let told: Vec<_> = found.iter().map(told).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    for ([at, message, help], (mode, way)) in told.iter().zip([("dark", "lighter"), ("light", "darker")]) {
        assert_eq!(at, &format!("{tokens}:2:3"), "{message}");
        assert!(message.contains(&format!("in {mode} mode, --ink")) && message.contains("--sage ("), "{message}");
        assert!(help.contains(way), "{help}");
    }
    let css = styles(&site);
    assert!(css.contains("--paper:#fbf9f4") && css.contains("--measure:40rem"), "{css}");
    says(&self::site().file(tokens, ":root{--inkk:#111}\n"), &format!("{tokens}:1:7"), "did you mean `--ink`?");
    let slip = self::site().file("themes/calm/own.css", ".a{color:var(--acent)}.b{color:var(--of-mine,red)}");
    says(&slip, "themes/calm/own.css:1:10", "did you mean `--accent`?");
    self::site().file("themes/calm/own.css", ":root{--of-mine:1px}.a{margin:var(--of-mine)}").check().ok();
}

#[test]
fn fonts_are_found_wherever_the_site_is_published() {
    let css = "@font-face{font-family:A;src:url(\"/fonts/own.woff2\")}.b{background:url(../fonts/own.woff2)}.c{background:url(/fonts/own.woff2)}";
    for base in ["", "[build]\nbase-url = \"https://example.org/learn/\"\n"] {
        let site = site()
            .book(&format!("[book]\ntitle = \"A\"\n{base}"))
            .file("static/fonts/own.woff2", [0_u8, 255])
            .file("themes/calm/own.css", css);
        assert!(site.build().ok().diagnostics().is_empty());
        let css = styles(&site);
        assert!(css.matches("../fonts/own.woff2").count() == 3 && !css.contains("(/fonts"), "{css}");
    }
    let sheet = "themes/calm/own.css";
    let with = |css: &str, at: &str| site().file(sheet, css).file(at, "x");
    for (css, font, place, help) in [
        (
            "\n .a{src:url(../fonts/no.woff2)}",
            "static/x",
            "2:9",
            "static/fonts/no.woff2, and write `../fonts/no.woff2`",
        ),
        (
            ".a{src:url(fonts/own.woff2)}",
            "themes/calm/fonts/own.woff2",
            "1:8",
            "move `themes/calm/fonts/own.woff2` to static/fonts/own.woff2",
        ),
        (".a{src:url(own.woff2)}", "static/f/own.woff2", "1:8", "write `../f/own.woff2`"),
        ("@import url(https://fonts.example/a.css);", "static/x", "1:9", "put the file into static/"),
    ] {
        says(&with(css, font), &format!("{sheet}:{place}"), help);
    }
    says(
        &site().file("static/css/own.css", ".a{src:url(f/no.woff2)}"),
        "static/css/own.css:1:8",
        "`../fonts/no.woff2`",
    );
}

#[test]
fn a_broken_style_sheet_is_told_where_it_breaks() {
    let sheet = "themes/calm/own.css";
    for (css, place, what) in [
        (".a { color: red;\n color red; }", "2:2", "not a declaration"),
        (".a {\n  color: red\n  margin: 0;\n}", "3:3", "`;` is missing"),
        (".a { color: red; }\ncolor: red;\n.b { margin: 0 }", "2:11", "must be inside a rule"),
        ("\n.a { color: red;", "2:4", "never closed"),
        (".a { color: red; } }", "1:20", "there is nothing to close"),
    ] {
        says(&site().file(sheet, css), &format!("{sheet}:{place}"), what);
    }
    let sound = "@import 'x' ;\n:root{--a:b:c;--empty:;}\n.a:hover,a::before{color:red;&:focus{margin:0}.b &{top:0}filter:progid:X.Y(a=1)}\n@media (a:b){.a{color:red}}\n@font-face{font-family:A}\n@keyframes x{from{top:0}50%{top:1px}}\n@page{margin:1cm;@top-left{content:'a:b'}}\n.c{background:red}";
    let found = site().file(sheet, sound.replace("@import 'x' ;\n", "")).check().diagnostics();
    assert!(found.is_empty(), "{found:?}");
}

/// What the check says of one change to the theme: where, what and what to do.
fn changed_site(path: &str, text: &str) -> Vec<[String; 3]> {
    let found = site().file(&format!("themes/calm/{path}"), text).check().diagnostics();
    found.iter().map(told).collect()
}

/// A page may be made in whatever way: what it must have is looked for on the page itself.
#[test]
fn what_no_page_may_lack_is_looked_for_on_pages() {
    let layout = "templates/layout.html";
    let footer = "components/site-footer/template.html";
    let exit = std::fs::read_to_string(repository("themes/calm/components/exit/template.html")).unwrap();
    let emptied = |name: &str| {
        let start = exit.find(&format!("component {name}(")).unwrap();
        let (start, end) =
            (start + exit[start..].find("%}").unwrap() + 2, exit.find(&format!("{{% endcomponent {name} ")).unwrap());
        format!("{}{}", &exit[..start], &exit[end..])
    };
    let css = |rule: &str| rule.to_owned();
    let template = "the early exit link";
    for (path, text, lost) in [
        (EXIT, emptied("exit_early"), template),
        (EXIT, emptied("exit_help"), "what the exit button can't do"),
        (EXIT, exit.replace("exit-button", "leave"), "the exit button"),
        (EXIT, exit.replace(" data-two=", " data-too="), "the exit button"),
        (EXIT, exit.replace("<section class=\"exit\"", "<section hidden class=\"exit\""), "the exit button"),
        (layout, changed(layout, "{{ page.header }}", "<!-- {{ page.header }} -->"), "the skip link"),
        (layout, changed(layout, "{{ page.footer }}", "<!-- {{ page.footer }} -->"), "the disclaimer"),
        (layout, changed(layout, "{{ page.footer }}", "{% if false %}{{ page.footer }}{% endif %}"), "the help lines"),
        (layout, changed(layout, "id=\"main\"", "id=\"top\""), "the place to which the skip link leads"),
        (
            layout,
            changed(layout, "<link rel=\"stylesheet\" href=\"{{ page.root }}{{ assets.css }}\">", ""),
            "the style sheet",
        ),
        (layout, changed(layout, "<script defer src=\"{{ page.root }}{{ assets.js }}\"></script>", ""), "the script"),
        (
            footer,
            changed(footer, "<p>{{ t.disclaimer }}</p>", "{% if false %}{{ t.disclaimer }}{% endif %}"),
            "the disclaimer",
        ),
        (HEADER, changed(HEADER, "href=\"#main\"", "href=\"#top\""), "the skip link"),
        ("strings/en.yaml", css("disclaimer: \"\"\n"), "the disclaimer"),
        ("strings/en.yaml", css("exit-this-page: \" \"\n"), template),
        ("own.css", css(".exit, .skip { display: none }"), "the exit button"),
        ("own.css", css("@media (max-width: 40rem) { .exit { visibility: hidden !important; } }"), "the exit button"),
        ("own.css", css("body footer.site-footer { opacity: 0 }"), "the help lines"),
        ("print.css", css("@media print { .site-footer { display: none } }"), "the disclaimer"),
    ] {
        let found = changed_site(path, &text);
        let one = found
            .iter()
            .find(|[at, message, _]| at.starts_with(&format!("themes/calm/{path}:")) && message.ends_with(lost));
        let [.., help] = one.unwrap_or_else(|| panic!("{path}, {lost}: {found:?}"));
        assert!(help.contains("candor theme copy") || !path.ends_with(".html"), "{help}");
    }
    for (path, text) in [
        (
            "own.css",
            css(
                ".prose .exit, main .help, .skip:hover, .a + .exit { display: none } @media print { .exit { display: none } }",
            ),
        ),
        ("strings/en.yaml", css("disclaimer: Ours.\n")),
        (layout, changed(layout, "<body", "<body data-own=\"a\"")),
    ] {
        let found = changed_site(path, &text);
        assert!(found.is_empty(), "{path}: {found:?}");
    }
}

#[test]
fn a_file_that_breaks_a_promise_is_told_what_the_built_in_one_has() {
    for (path, wanted) in [
        ("templates/frame/footer.html", vec!["`{{ <site_footer /> }}`", "`{{ <exit /> }}`"]),
        ("templates/frame/header.html", vec!["`{{ <site_header /> }}`"]),
        (HEADER, vec!["`{{ t.skip_to_content }}`", "`{{ <exit_early /> }}`"]),
    ] {
        let text =
            if path == HEADER { "{% component site_header() %}{% endcomponent site_header %}" } else { "<p>x</p>" };
        let found = changed_site(path, text);
        let [[_, _, help]] = &found[..] else { panic!("{path}: {found:?}") };
        let part = format!("`candor theme copy {}`", path.trim_end_matches("/template.html"));
        assert!(wanted.iter().all(|tag| help.matches(tag).count() == 1) && help.contains(&part), "{help}");
    }
    let layout = "templates/layout.html";
    let found = changed_site(layout, &changed(layout, "{{ page.header }}", ""));
    let [[_, _, help]] = &found[..] else { panic!("{found:?}") };
    assert!(help.contains("`{{ page.header }}`"), "{help}");
}

/// Colours are weighed only where they can be read for certain, and a shade that is used is another than that asked for.
#[test]
fn contrast_is_not_told_of_what_is_broken() {
    let tokens = ":root { --ink: #111; } }\n@media (prefers-color-scheme: dark) { :root { --ink: #222; } }\n";
    let found = changed_site("tokens.css", tokens);
    let [[_, message, _]] = &found[..] else { panic!("{found:?}") };
    assert!(message.contains("nothing to close"), "{message}");
    let dark = ":root { --paper: #777; }\n";
    let book = "[book]\ntitle = \"A\"\n[brand]\nname = \"B\"\n[brand.color]\naccent = \"#4b1a6b\"\n";
    let found = site().book(book).file("themes/calm/tokens.css", dark).check().diagnostics();
    assert!(!found.is_empty());
    for [_, _, help] in found.iter().map(told) {
        assert!(!help.contains("shade, #4b1a6b"), "{help}");
    }
}
