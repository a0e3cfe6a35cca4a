//! Mistakes of people who write pages, and what they brought along from other programs: each is told once, where it
//! is, with what to do (people.md, part 2, and its siblings).

use crate::site::Site;
use serde_json::Value;

const REVIEWED: &str = "last-reviewed: 2026-11-01\nnext-review: 2028-11-01\n";

fn page(head: &str, text: &str) -> Site {
    Site::new()
        .file("content/index.md", "---\ntitle: Home\n---\nText.\n")
        .file("content/p.md", format!("---\ntitle: A page\n{head}---\n{text}\n"))
}

/// The one finding: its code, its line, and a part of what is said or advised.
#[track_caller]
fn says(site: &Site, code: &str, line: u64, words: &str) {
    let found = site.check().diagnostics();
    let [one] = &found[..] else { panic!("{words}: {found:?}") };
    assert_eq!((one["code"].as_str(), one["line"].as_u64()), (Some(code), Some(line)), "{one}");
    let text = |key: &str| one[key].as_str().unwrap_or_default();
    assert!(text("message").contains(words) || text("help").contains(words), "{words}: {one}");
    assert!(!text("help").is_empty(), "{one}");
}

/// What other programs read as markup, and what is written here in its place; on the fourth line each.
const FOREIGN: &[(&str, &str)] = &[
    ("[[wiki]]", "`[words](page.md)`"),
    ("[[toc]]", "remove it"),
    ("[[_TOC_]]", "remove it"),
    ("@[toc]", "remove it"),
    ("${toc}", "remove it"),
    ("{{< youtube abc >}}", "link to it"),
    ("See [about]({{< relref \"about\" >}}).", "`[words](page.md)`"),
    ("{{% notice %}}x{{% /notice %}}", "`:::note[Title]`"),
    ("{{< details \"More\" >}}x{{< /details >}}", "`:::details[Title]`"),
    ("{{#include a.md}}", "write the text itself"),
    ("{{ site.title }}", "write the text itself"),
    ("{% include \"x\" %}", "write the text itself"),
    ("{% raw %}x{% endraw %}", "remove it"),
    ("{% hint style=\"info\" %}x{% endhint %}", "`:::tip[Title]`"),
    ("{% embed url=\"x\" %}", "link to it"),
    ("{# later #}", "`<!-- … -->`"),
    ("%%later%%", "`<!-- … -->`"),
    ("{/* later */}", "`<!-- … -->`"),
    ("<%= x %>", "write the text itself"),
    ("!!! tip \"Title\"\n    Words.", "`:::tip[Title]`"),
    ("!!! danger\n    Words.", "`:::caution[Title]`"),
    ("??? question\n    Words.", "`:::note[Title]`"),
    ("!> Words.", "`:::note[Title]`"),
    ("=== \"Tab\"\n\n    Words.", "each with its own heading"),
    ("--8<-- \"a.md\"", "write the text itself"),
    ("export const x = 1;", "remove it"),
    ("import Tabs from '@theme/Tabs';", "remove it"),
    ("Hello {props.name}.", "write the text itself"),
    ("Year {new Date().getFullYear()}.", "write the text itself"),
    ("Words ^block-1", "remove it"),
    ("Words ==marked==.", "`**bold**`"),
    ("[x](index.md){ .button }", "`[words](page.md)`"),
    ("[x](index.md){target=_blank}", "`## Words {#id}`"),
    ("[text]{.mark}", "`## Words {#id}`"),
    ("{: .note }", "`:::note[Title]`"),
    (".. note::\n\n   Words.", "`:::note[Title]`"),
    (".. image:: a.png", "`![what it shows](image.png)`"),
    ("See :ref:`x`.", "`[words](page.md)`"),
    ("See {term}`x`.", "`[word](term:name)`"),
    ("```{note}\nWords.\n```", "`:::note[Title]`"),
    ("```admonish tip\nWords.\n```", "`:::note[Title]`"),
    ("```mermaid\ngraph TD\n```", "save the diagram as a picture"),
    ("```{mermaid}\ngraph TD\n```", "save the diagram as a picture"),
    ("```plantuml\nx\n```", "save the diagram as a picture"),
    ("(target)=\n## Words", "shown as it is typed"),
    ("It is $x^2$.", "write it in words"),
    ("$$x + 1$$", "write it in words"),
    ("\\newpage", "remove it"),
    ("Words \\cite{key}.", "`[@key]`"),
    ("Words^[a note].", "`[^1]"),
    ("Fine :smile: here.", "itself, such as"),
    ("H~2~O", "itself, such as"),
    ("x^2^ here", "itself, such as"),
    ("[gallery ids=\"1,2\"]", "`![what it shows](image.png)`"),
    ("[b]words[/b]", "`**bold**`"),
    ("{info}", "`:::note[Title]`"),
    ("h2. Words", "`## Heading`"),
    ("== Words ==", "`## Heading`"),
    ("\"words\":https://example.org/a", "`[words](address)`"),
    ("[words|https://example.org/a]", "`[words](address)`"),
    ("link:page.html[words]", "`[words](address)`"),
    ("'''words'''", "`**bold**`"),
    ("#+BEGIN_QUOTE", "write the text itself"),
    ("*[ED]: what it means", "`kind: term`"),
    ("{++words++}", "accept the change"),
    ("> [!VIDEO https://example.org/a]", "link to it"),
    ("![a](a.png =100x20)", "remove the size"),
];

#[test]
fn markup_of_other_programs_is_told_with_what_stands_for_it() {
    for (text, help) in FOREIGN {
        says(&page("", text), "markup/not-read", 4, help);
    }
    let cited = page("", "As @bell-2021 says.").file(
        "content/sources.yaml",
        "bell-2021:\n  title: T\n  author: A\n  year: 2021\n  url: https://example.org/\n  confidence: high\n  checked: 2026-11-01\n",
    );
    let found = cited.check().diagnostics();
    assert!(found.iter().any(|one| one["help"] == "write `[@bell-2021]`"), "{found:?}");
}

#[test]
fn containers_of_other_programs_are_told_with_what_stands_for_them() {
    for (text, help) in [
        (":::info\nWords.\n:::", "`:::note[Title]`"),
        (":::danger\nWords.\n:::", "`:::caution[Title]`"),
        ("::: {.callout-tip}\nWords.\n:::", "`:::tip[Title]`"),
        (":::spoiler\nWords.\n:::", "`:::details[Title]`"),
        (":::mermaid\ngraph TD\n:::", "save the diagram as a picture"),
        (":::tabs\nWords.\n:::", "each with its own heading"),
        (":::{note}\nWords.\n:::", "such as `:::note`"),
        ("> [!question] Title\n> Words.", "`[!NOTE]`"),
        ("> [!tip]- Title\n> Words.", "`:::tip[Title]`"),
    ] {
        says(&page("", text), "container/unknown", 4, help);
    }
}

/// The same signs in code, where they mean what they say, and in words of everyday.
#[test]
fn what_only_looks_like_markup_is_not_told() {
    let spans: String = FOREIGN
        .iter()
        .filter(|(text, _)| !text.contains(['\n', '`']))
        .map(|(text, _)| format!("- `{text}`\n"))
        .collect();
    let block: String =
        FOREIGN.iter().map(|(text, _)| format!("{}\n", text.replace("```", "").replace('\n', " "))).collect();
    for body in [
        spans.as_str(),
        &format!("```text\n{block}```"),
        "From 9:00 to 17:30, ratio 1:2:3, see a:b:c and http://example.org:80/a:b.",
        "It costs $5 to $10, or about $20 (US$) for 2. C:\\users\\me, a\\b, {name}, {1}, 50%, 5 % and 7%.",
        "A = b, a == b, 2^3, ~5 minutes, ~ 10 ~ 20, @home, a@example.org, [1] (2014), [sic], [see note] and [a/b].",
        "Import the form, export it, h2 is water, link: none, image: none. (An aside) = nothing.",
        "\"Yes\": she said. 'Yes'. ''No''. - - dashes -- and --- more.\n\nNOTE: call first.\n\n* one [x]\n* two",
        "- [ ] open\n- [x] done\n\nTerm\n: What it means.\n\n#hash, #1, :-) ;-) ^_^ <3",
    ] {
        let found = page("", body).check().diagnostics();
        let told: Vec<&Value> = found.iter().filter(|one| one["code"] == "markup/not-read").collect();
        assert!(told.is_empty(), "{body}\n{told:?}");
    }
}

#[test]
fn html_is_told_with_what_is_written_instead() {
    for (html, help) in [
        ("<b>bold</b>", "`**words**`"),
        ("<br>", "end the line"),
        ("<div class=\"x\">x</div>", "`:::note`"),
        ("<details><summary>x</summary>y</details>", "`:::details[Title]`"),
        ("<iframe src=\"https://example.org/\"></iframe>", "write a link"),
        ("<Callout type=\"tip\">Words</Callout>", "`:::note[Title]`"),
        ("<Tabs>x</Tabs>", "each with its own heading"),
        ("<u>x</u>", "HTML could load scripts"),
    ] {
        says(&page("", html), "html/raw", 4, help);
    }
}

/// One mistake in front matter is one finding, though a field of the kind is lacking by it.
#[test]
fn a_field_that_is_given_wrongly_is_not_told_as_lacking() {
    let faq = format!("kind: faq\n{REVIEWED}");
    for (head, code, line, words) in [
        (format!("{faq}short-answer: Yes.\n"), "front-matter/unknown-key", 6, "`answer-short`"),
        (format!("{faq}answer-shrt: Yes.\n"), "front-matter/unknown-key", 6, "`answer-short`"),
        (format!("{faq}answer-short: [Yes]\n"), "front-matter/wrong-type", 6, "a single text"),
        (
            "kind: faq\nanswer-short: Yes.\nlast-reviewed: 2026-11-01\nnext-review: soon\n".to_owned(),
            "front-matter/wrong-type",
            6,
            "write year, month and day",
        ),
        (
            "kind: faq\nanswer-short: Yes.\nlast-reviewed: 2026-13-41\nnext-review: 2028-11-01\n".to_owned(),
            "front-matter/wrong-type",
            5,
            "write year, month and day",
        ),
        (
            format!("kind: faq\nanswer-short: Yes.\n{REVIEWED}evidence: strong\n"),
            "front-matter/wrong-type",
            7,
            "`candor explain evidence`",
        ),
        (
            format!("kind: faq\nanswer-short: Yes.\n{REVIEWED}evidence: suported\n"),
            "front-matter/wrong-type",
            7,
            "`supported`",
        ),
    ] {
        says(&page(&head, "Text."), code, line, words);
    }
    let found = page(&format!("kind: myth\nclaim: C\nverdict: maybe\n{REVIEWED}"), "Text.").check().diagnostics();
    let told = found.iter().filter(|one| one["message"].as_str().unwrap().contains("`verdict`"));
    assert_eq!(told.count(), 1, "{found:?}");
    // One that is empty is lacking.
    says(&page(&format!("{faq}answer-short:\n"), "Text."), "kind/missing-field", 2, "`answer-short`");
}

#[test]
fn keys_of_other_programs_are_told_with_what_to_do() {
    for (line, words) in [
        ("tags: [a]", "search reads every word"),
        ("categories: [a]", "which part it belongs to"),
        ("image: a.png", "show the picture in the text"),
        ("redirect_from: /a", "`aliases`"),
        ("nav_order: 1", "`weight`"),
        ("parent: A", "move the file"),
        ("sidebar: false", "remove this line"),
        ("excerpt: A", "`summary`"),
        ("comments: true", "remove this line"),
        ("id: a", "`slug`"),
    ] {
        says(&page(&format!("{line}\n"), "Text."), "front-matter/unknown-key", 3, words);
    }
}

/// Rows 9, 10, 16, 17b.
#[test]
fn what_was_silent_or_odd_is_told() {
    says(&page("", "[x](glossary:panic)"), "link/missing-target", 4, "`term:NAME`");
    let order = page("", "Text.").file("content/x/index.md", "---\ntitle: X\norder: [a, nope]\n---\n");
    let order = order.file("content/x/a.md", "---\ntitle: A\n---\nText.\n");
    says(&order, "link/missing-target", 3, "remove `nope` from this list");
    let lost = page("", "Text.").file("content/q.md", "title: A page\nkind: faq\n---\nText.\n");
    says(&lost, "front-matter/syntax", 1, "the first line `---` is missing");
}

/// Row 23: a site without a list of its own has a guard too.
#[test]
fn a_share_without_a_source_is_told_in_a_blank_site() {
    let article = format!("kind: article\n{REVIEWED}");
    for (text, is_told) in [
        ("Of people with panic, 90% get better.", true),
        ("About 60 percent of people get better.", true),
        ("In 1998 we opened. Call 0800 123.", false),
        ("Of people with panic, many get better.", false),
    ] {
        let found = page(&article, text).check().diagnostics();
        assert_eq!(found.iter().any(|one| one["code"] == "claim/uncited"), is_told, "{text}: {found:?}");
    }
    let own =
        page(&article, "90% of people get better.").file("content/language.yaml", "claims:\n  words: [studies]\n");
    assert!(own.check().diagnostics().is_empty(), "a list of its own decides alone");
}

/// What a blank site lacks is told behind the findings, and is no finding.
#[test]
fn what_a_blank_site_lacks_is_told_once() {
    let article = format!("kind: article\n{REVIEWED}");
    let told = |site: &Site, words: &str| site.run(&["check"]).ok().stderr.matches(words).count();
    let (help, tabs) = ("find no help line", "all say “Learning library”");
    let blank = page(&article, "Text.").file("content/q.md", "---\ntitle: Q\n---\nText.\n");
    assert_eq!((told(&blank, help), told(&blank, tabs)), (1, 1));
    let plain = page("", "Text.").book("[book]\ntitle = \"A\"\n[privacy]\ntitles = \"full\"\n");
    assert_eq!((told(&plain, help), told(&plain, tabs)), (0, 0), "nothing about health, and titles may be seen");
    let country = page("", "Text.").book("[book]\ntitle = \"A\"\ncountry = \"GB\"\n");
    assert_eq!(told(&country, help), 1, "a country without a list");
    let line = "[book]\ntitle = \"A\"\n[[region.GB.help]]\nkind = \"emergency\"\nname = \"E\"\nphone = \"999\"\nchecked = 2026-11-22\n";
    assert_eq!(told(&page(&article, "Text.").book(line), help), 0);
}

/// The paragraph on translations.
#[test]
fn a_translation_without_an_original_or_a_first_page_is_told() {
    let book = "[book]\ntitle = \"A\"\n[languages.es]\ntitle = \"Un sitio\"\n";
    let home = ("content/es/index.md", "---\ntitle: Inicio\n---\nTexto.\n");
    let other = |head: &str| format!("---\ntitle: Una página\n{head}---\nTexto.\n");
    let site = |files: &[(&str, &str)]| {
        files.iter().fold(page("", "Text.").book(book), |site, (path, text)| site.file(path, text))
    };
    says(&site(&[home, ("content/es/pagina.md", &other(""))]), "translation/alone", 2, "`translation-of: FILE.md`");
    says(&site(&[("content/es/p.md", &other(""))]), "translation/alone", 3, "content/es/index.md");
    for (path, head) in [("content/es/p.md", ""), ("content/es/pagina.md", "translation-of: p.md\n")] {
        let site = site(&[home, (path, &other(head))]);
        assert!(site.build().ok().diagnostics().is_empty());
        assert!(!site.page("es/index.html").contains("<div class=\"promise\"></div>"));
    }
}
