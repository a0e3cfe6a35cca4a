use super::{Extensions, FaultKind, Kind, NodeId, Origin, Prose, Tree, parse};
use crate::base::{Html, SourceId, Span};
use crate::render::body::{self, Bare};
use proptest::prelude::{ProptestConfig, prop_assert, proptest};

const SOURCE: SourceId = SourceId(3);
const OFFSET: usize = 100;

fn tree(text: &str) -> Tree {
    parse(text, Origin { source: SOURCE, offset: OFFSET }, Extensions::all())
}

/// The tree in one line, as `Kind(child child)`, texts in quotes, containers with a colon.
fn sketch(text: &str) -> String {
    sketch_of(&tree(text), text)
}

fn sketch_of(tree: &Tree, text: &str) -> String {
    let mut out = String::new();
    for child in tree.children(0) {
        out += if out.is_empty() { "" } else { " " };
        sketch_node(tree, text, child, &mut out);
    }
    out
}

fn sketch_node(tree: &Tree, text: &str, id: NodeId, out: &mut String) {
    match tree.kind(id) {
        Kind::Text(words) => *out += &format!("{:?}", tree.words(text, words)),
        Kind::Container(number) => {
            let container = &tree.containers()[number as usize];
            assert_eq!(container.node, id);
            *out += ":";
            *out += tree.words(text, container.name);
        }
        kind => *out += format!("{kind:?}").split('(').next().unwrap(),
    }
    let children: Vec<NodeId> = tree.children(id).collect();
    for (place, child) in children.iter().enumerate() {
        *out += if place > 0 { " " } else { "(" };
        sketch_node(tree, text, *child, out);
    }
    *out += if children.is_empty() { "" } else { ")" };
}

fn place(text: &str, span: Span) -> &str {
    assert_eq!(span.source, SOURCE);
    &text[span.range().start - OFFSET..span.range().end - OFFSET]
}

fn faults(text: &str) -> Vec<(FaultKind, String)> {
    tree(text).faults().map(|fault| (fault.kind, place(text, fault.span).to_owned())).collect()
}

#[test]
fn containers_hold_blocks_and_share_definitions() {
    assert_eq!(sketch(":::note\na\n:::\nb"), ":note(Paragraph(\"a\")) Paragraph(\"b\")");
    assert_eq!(sketch("a\n:::note\n[b]\n:::\n\n[b]: /c"), "Paragraph(\"a\") :note(Paragraph(Link(\"b\")))");
    assert_eq!(
        sketch(":::note\na[^1]\n:::\n\n[^1]: b"),
        ":note(Paragraph(\"a\" FootnoteReference)) FootnoteDefinition(Paragraph(\"b\"))"
    );
    assert_eq!(sketch("::: note\r\na\r\n:::\r\n"), ":note(Paragraph(\"a\"))");
    assert_eq!(sketch(":::note\n# a\n- b\n:::"), ":note(Heading(\"a\") List(Item(\"b\")))");
}

#[test]
fn containers_nest_by_fences() {
    let inner = ":a(:b(Paragraph(\"x\")) Paragraph(\"y\"))";
    assert_eq!(sketch("::::a\n:::b\nx\n:::\ny\n::::"), inner);
    assert_eq!(sketch(":::a\n:::b\nx\n:::\ny\n:::"), inner);
    assert_eq!(sketch(":::a\n::::b\nx\n::::\ny\n:::"), inner);
    // A fence that is too short for the inner container closes the outer one, and the inner with it.
    let text = ":::a\n::::b\nx\n:::\ny";
    assert_eq!(sketch(text), ":a(:b(Paragraph(\"x\"))) Paragraph(\"y\")");
    assert_eq!(faults(text), [(FaultKind::Unclosed, "::::b".to_owned())]);
}

#[test]
fn containers_stand_where_blocks_stand() {
    assert_eq!(sketch("- a\n  :::note\n  b\n  :::\n- c"), "List(Item(\"a\" :note(Paragraph(\"b\"))) Item(\"c\"))");
    assert_eq!(sketch("* :::note\n  b\n  :::"), "List(Item(:note(Paragraph(\"b\"))))");
    assert_eq!(sketch("1. :::note\n   b *c* d\n   :::"), "List(Item(:note(Paragraph(\"b \" Emphasis(\"c\") \" d\"))))");
    assert_eq!(
        sketch("> a\n> :::note\n> b\n> :::\n> c"),
        "Quote(Paragraph(\"a\") :note(Paragraph(\"b\")) Paragraph(\"c\"))"
    );
    assert_eq!(sketch("> a\n:::note\nb\n:::"), "Quote(Paragraph(\"a\")) :note(Paragraph(\"b\"))");
    assert_eq!(sketch("- :::note\n  ![b](c)[d](e)\n  :::"), "List(Item(:note(Paragraph(Image(\"b\") Link(\"d\")))))");
    assert_eq!(
        sketch("a\n: :::note\n  b\n  :::"),
        "DefinitionList(DefinitionTerm(\"a\") Definition(:note(Paragraph(\"b\"))))"
    );
    assert_eq!(sketch("> 1) :::note\n>    b\n>    :::"), "Quote(List(Item(:note(Paragraph(\"b\")))))");
    assert_eq!(
        sketch("a[^1]\n\n[^1]:\n    b\n    :::note\n    c\n    :::"),
        "Paragraph(\"a\" FootnoteReference) FootnoteDefinition(Paragraph(\"b\") :note(Paragraph(\"c\")))"
    );
    let text = "- :::note\n  ![b](c)[d](e)\n  :::";
    let tree = tree(text);
    assert!(matches!(tree.kind(tree.images()[0].node), Kind::Image(0)));
    assert!(matches!(tree.kind(tree.links()[0].node), Kind::Link(0)));
}

#[test]
fn fences_in_code_are_text() {
    assert_eq!(sketch("```\n:::note\n```\n"), "CodeBlock(\":::note\\n\")");
    assert_eq!(sketch("    :::note\n"), "CodeBlock(\":::note\\n\")");
    assert_eq!(sketch(":::a\n```\n:::\n```\n:::"), ":a(CodeBlock(\":::\\n\"))");
    assert_eq!(sketch("<!--\n:::a\n-->\n:::b\n:::"), "HtmlBlock(Html) :b");
    assert_eq!(sketch("a\n     :::b *c*"), "Paragraph(\"a\" SoftBreak \":::b \" Emphasis(\"c\"))");
    assert_eq!(sketch("a ::: b\n**c** :::"), "Paragraph(\"a ::: b\" SoftBreak Strong(\"c\") \" :::\")");
    assert_eq!(faults("a ::: b"), []);
    assert_eq!(faults("a\n     :::b\n\n    :::c"), [(FaultKind::Indented, ":::b".to_owned())]);
}

#[test]
fn fences_say_kind_title_and_attributes() {
    let text = ":::myth[A [b] c]{verdict=misleading key2=\"two words\" #id .x flag}\n:::";
    let tree = tree(text);
    let container = &tree.containers()[0];
    let words = |slice| tree.words(text, slice);
    assert_eq!((words(container.name), words(container.title)), ("myth", "A [b] c"));
    assert_eq!(container.id.map(words), Some("id"));
    assert_eq!(container.classes.iter().map(|class| words(*class)).collect::<Vec<_>>(), ["x"]);
    let attributes: Vec<_> = container.attributes.iter().map(|a| (words(a.key), words(a.value))).collect();
    assert_eq!(attributes, [("verdict", "misleading"), ("key2", "two words"), ("flag", "")]);
    assert_eq!(place(text, tree.fence_span(container)), text.lines().next().unwrap());
    assert_eq!(place(text, tree.span(container.node)), text);
    assert_eq!(tree.faults().count(), 0);
    for (fence, name, title) in [
        ("::: note A title ::::", "note", "A title"),
        (":::note A title {x=y}", "note", "A title"),
        ("::: {.note .y}", "note", ""),
        (":::Note[]", "Note", ""),
        ("::::  dont  ", "dont", ""),
    ] {
        let text = format!("{fence}\n::::");
        let tree = super::parse(&text, Origin { source: SOURCE, offset: 0 }, Extensions::all());
        let container = &tree.containers()[0];
        let found = (tree.words(&text, container.name), tree.words(&text, container.title), tree.faults().count());
        assert_eq!(found, (name, title, 0), "{fence}");
    }
}

#[test]
fn titles_are_markdown() {
    assert_eq!(
        sketch(":::note[A *b* [c]]{x=y}\nd\n:::\n\n[c]: /e"),
        ":note(Title(\"A \" Emphasis(\"b\") \" \" Link(\"c\")) Paragraph(\"d\"))"
    );
    assert_eq!(
        sketch("- a\n- ::: note 1. `b` ##\n  c\n  :::\n- d"),
        "List(Item(\"a\") Item(:note(Title(\"1. \" Code \" ##\") Paragraph(\"c\"))) Item(\"d\"))"
    );
    assert_eq!(
        sketch("> a\n> :::note[b {#c}]\n> # d\n> :::"),
        "Quote(Paragraph(\"a\") :note(Title(\"b {#c}\") Heading(\"d\")))"
    );
    assert_eq!(sketch("```\n:::note[*a*]\n```"), "CodeBlock(\":::note[*a*]\\n\")");
    assert_eq!(
        sketch("<!-- a --> :::note[*b*]\nc\n:::"),
        "HtmlBlock(Html) :note(Title(Emphasis(\"b\")) Paragraph(\"c\"))"
    );
    assert_eq!(sketch("a\n\n<!-- b\n--> :::note\nc\n:::"), "Paragraph(\"a\") HtmlBlock(Html) :note(Paragraph(\"c\"))");
}

#[test]
fn definitions_begin_with_a_colon_and_a_space() {
    assert_eq!(sketch("a\n: b\n:\tc"), "DefinitionList(DefinitionTerm(\"a\") Definition(\"b\") Definition(\"c\"))");
    assert_eq!(sketch("a\n\n:-) b"), "Paragraph(\"a\") Paragraph(\":-) b\")");
    assert_eq!(sketch("a\n:b\n::c"), "Paragraph(\"a\" SoftBreak \":b\" SoftBreak \"::c\")");
    assert_eq!(sketch("a `b\n:c` *d*\n\n    :e"), "Paragraph(\"a \" Code \" \" Emphasis(\"d\")) CodeBlock(\":e\")");
    let text = "a `b\n:c`";
    let tree = tree(text);
    assert_eq!(tree.plain_text(text, 0), "a b :c");
}

#[test]
fn faults_are_kept() {
    use FaultKind::{BadAttributes, NoKind, StrayClose, Unclosed, UnclosedTitle};
    for (text, expected) in [
        (":::a\nb", vec![(Unclosed, ":::a")]),
        ("b\n:::", vec![(StrayClose, ":::")]),
        ("- :::a\n  b\n\nc\n\n:::", vec![(Unclosed, ":::a"), (StrayClose, ":::")]),
        (":::a{\n:::", vec![(BadAttributes, "{")]),
        (":::a{x=\"y}\n:::", vec![(BadAttributes, "x=\"y}")]),
        (":::a{x} y\n:::", vec![(BadAttributes, "y")]),
        (":::a{=}\n:::", vec![(BadAttributes, "=}")]),
        (":::a[b\n:::", vec![(UnclosedTitle, "[b")]),
        (":::[b]\n:::", vec![(NoKind, ":::[b]")]),
        (":::{x=y}\n:::", vec![(NoKind, ":::{x=y}")]),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(kind, words)| (kind, words.to_owned())).collect();
        assert_eq!(faults(text), expected, "{text}");
    }
    assert_eq!(sketch("- :::a\n  b\n- c"), "List(Item(:a(Paragraph(\"b\"))) Item(\"c\"))");
}

#[test]
fn citations_are_nodes() {
    let text = "A [@who-2024, p. 12; @b] and *[@c]*, not [@d](e), ![@f], [g][@h], `[@i]`.";
    let tree = tree(text);
    let keys: Vec<_> =
        tree.citations().iter().map(|c| (tree.words(text, c.key), tree.words(text, c.locator))).collect();
    assert_eq!(keys, [("who-2024", "p. 12"), ("b", ""), ("c", "")]);
    for citation in tree.citations() {
        assert!(matches!(tree.kind(citation.node), Kind::Citation(_)));
    }
    assert_eq!(place(text, tree.span(tree.citations()[0].node)), "@who-2024, p. 12");
    assert_eq!(tree.links().len(), 1);
    assert_eq!(sketch("[@a, <http://b.c>] d"), "Paragraph(Citations(Citation) \" d\")");
    assert_eq!(sketch("[@a]\n\n[@a]: /b"), "Paragraph(Link(\"@a\"))");
}

#[test]
fn every_extension_has_its_nodes() {
    assert_eq!(
        sketch("|a|b|\n|:-|-|\n|c|d|"),
        "Table(TableHead(TableCell(\"a\") TableCell(\"b\")) TableRow(TableCell(\"c\") TableCell(\"d\")))"
    );
    assert_eq!(sketch("- [x] a\n\n  b"), "List(Item(Paragraph(Task \"a\") Paragraph(\"b\")))");
    assert_eq!(sketch("a\n: b\n"), "DefinitionList(DefinitionTerm(\"a\") Definition(\"b\"))");
    assert_eq!(sketch("> [!TIP]\n> a"), "Alert(Paragraph(\"a\"))");
    assert_eq!(sketch("~~a~~"), "Paragraph(Strikethrough(\"a\"))");
    let text = "Über *uns* {#us}\n---\n\n## b";
    let tree = tree(text);
    let headings: Vec<_> = tree
        .headings()
        .iter()
        .map(|h| (h.level, h.id.map(|id| tree.words(text, id)), tree.plain_text(text, h.node)))
        .collect();
    assert_eq!(headings, [(2, Some("us"), "Über uns".to_owned()), (2, None, "b".to_owned())]);
}

#[test]
fn the_leading_heading_is_the_first_block() {
    assert_eq!(tree("# a\n\nb").leading_h1(), Some(1));
    assert_eq!(tree("b\n\n# a").leading_h1(), None);
    assert_eq!(tree("## a").leading_h1(), None);
    assert_eq!(tree("> # a").leading_h1(), None);
    assert_eq!(tree("").leading_h1(), None);
}

#[test]
fn plain_text_is_what_is_read() {
    let text = "# A *b* `c` &amp; ![d](e)\n\n- f\n- g\n\nh\ni <b>j</b>[^1]\n\n[^1]: k";
    let tree = tree(text);
    assert_eq!(tree.plain_text(text, 0), "A b c & d f g h i j k");
    assert_eq!(tree.plain_text(text, tree.headings()[0].node), "A b c & d");
}

#[test]
fn inline_strings_hold_no_blocks() {
    let inline = |text: &str, origin: Span| Prose::parse(text.to_owned(), origin, Extensions::all()).tree;
    let origin = |length: usize| Span::new(SOURCE, OFFSET..OFFSET + length);
    for (text, expected) in [
        ("1. *a*", "\"1. \" Emphasis(\"a\")"),
        ("# a #", "\"# a #\""),
        ("_a_ b", "Emphasis(\"a\") \" b\""),
        ("a\n- b", "\"a - b\""),
        (":::note", "\":::note\""),
        ("    a", "\"    a\""),
        ("", ""),
    ] {
        let tree = inline(text, origin(text.len()));
        let read = text.replace('\n', " ");
        assert_eq!(sketch_of(&tree, &read), expected, "{text:?}");
    }
    let text = "see [@a] and [b](c)";
    let exact = inline(text, origin(text.len()));
    assert_eq!(place(text, exact.span(exact.citations()[0].node)), "@a");
    assert_eq!(place(text, exact.slice_span(exact.links()[0].dest)), "c");
    let quoted = inline(text, origin(text.len() + 2));
    assert_eq!(quoted.span(quoted.links()[0].node), Span::new(SOURCE, OFFSET + 14..OFFSET + 20));
    let folded = inline(text, origin(text.len() + 3));
    assert_eq!(folded.span(folded.links()[0].node), origin(text.len() + 3));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// Any text, and texts made of what the parser looks for.
    #[test]
    fn any_text_has_a_sound_tree(text in "\\PC*|([ >*:_`\\[\\]@{}a1.\\-+#\"=|~<!é\n\r\t]|:::|\n:::|\n:::note|[@a]|\n```|- |1\\. ){0,60}") {
        let tree = tree(&text);
        for (id, node) in tree.nodes().iter().enumerate() {
            let range = tree.span(id).range();
            prop_assert!(text.get(range.start - OFFSET..range.end - OFFSET).is_some(), "{:?} {:?}", node, text);
            let subtree = tree.subtree(id);
            prop_assert!(subtree.start < subtree.end && subtree.end <= tree.nodes().len());
            for child in tree.children(id) {
                prop_assert!(tree.subtree(child).end <= subtree.end);
            }
        }
        for fault in tree.faults() {
            prop_assert!(text.get(fault.span.range().start - OFFSET..fault.span.range().end - OFFSET).is_some());
        }
        let mut html = Html::default();
        body::write(&tree, &text, &Bare, &mut html);
        // Fences are hidden from pulldown-cmark as underscores, which no one may ever see.
        prop_assert!(text.contains('_') || !html.as_str().contains("___"), "{:?} {}", text, html.as_str());
        Prose::parse(text.clone(), Span::new(SOURCE, 0..text.len()), Extensions::all());
    }
}

#[test]
fn what_leads_nowhere_is_recorded() {
    let all = |text: &str| {
        let tree = parse(text, Origin { source: SourceId(0), offset: 0 }, Extensions::all());
        let links: Vec<String> = tree.undefined(text).map(|(label, _)| label.to_owned()).collect();
        let notes: Vec<String> = tree.unnoted(text).map(|(label, _)| label.to_owned()).collect();
        (links.join(" "), notes.join(" "))
    };
    let told = |links: &str, notes: &str| (links.to_owned(), notes.to_owned());
    assert_eq!(all("[a][b] [c][] [d] ![e][f] [*g*][h i]"), told("b c f h i", ""));
    assert_eq!(all("[a][b]\n\n[b]: /c"), told("", ""));
    assert_eq!(all("\\[a][b] [a]\\[b] `[a][b]` x[1][2] [@a][@b]\n\n    [a][b]"), told("", ""));
    assert_eq!(all("a[^b] c[^d]\n\n[^d]: e"), told("", "b"));
    assert_eq!(all("\\[^a] `[^b]` [^c d] [^]\n\n    [^e]"), told("", ""));
}
