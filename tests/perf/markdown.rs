//! How long a document of 600 words takes: `cargo test --release --test suite perf -- --ignored --nocapture`.

use candor::parts::{Bare, write as write_body};
use candor::parts::{Extensions, Origin, markdown};
use candor::parts::{Html, SourceId};
use std::time::{Duration, Instant};

/// About 4 KB: headings, lists, links, citations, containers, a table, a footnote.
fn document() -> String {
    let section = "## What happens in a *session*\n\n\
        People often ask what a first session looks like. It is a conversation, [as the \
        guide says](../roles/therapist.md#training), and nothing else [@who-2024, p. 12]. You can stop at any \
        time; **no reason is needed**. Most people feel nervous before it, and that is fine.[^1]\n\n\
        - You talk about what you hope for.\n- You agree on limits, with `consent` at every step.\n\
        - You decide *together* whether to go on.\n\n\
        :::note[Good to know]\nIt costs nothing to ask, and a list of questions may help you to remember them.\n:::\n\n\
        1. First, call or write.\n2. Then wait for an answer; it takes a week.\n\n";
    let mut text = section.repeat(5);
    text += "| Who | What | When |\n|---|:-:|--:|\n| a therapist | talks | weekly |\n| a partner | practises | monthly |\n\n";
    text += "> [!TIP]\n> Take someone along.\n\n[^1]: As a survey found in 2019 & 2021.\n";
    text
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..2001)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[1000]
}

#[test]
#[ignore = "a measurement"]
fn perf_of_a_document() {
    let text = document();
    let origin = Origin { source: SourceId(0), offset: 0 };
    let parse = || markdown::parse(&text, origin, Extensions::all());
    let tree = parse();
    let write = || {
        let mut html = Html::with_capacity(text.len() * 2);
        write_body(&tree, &text, &Bare, &mut html);
        html
    };
    let size = tree.nodes().len();
    let words = text.split_whitespace().count();
    let parsing = median(|| drop(std::hint::black_box(parse())));
    let writing = median(|| drop(std::hint::black_box(write())));
    let bytes = size_of_val(tree.nodes());
    eprintln!(
        "{} bytes, {words} words, {size} nodes of {bytes} bytes: parse {parsing:?}, write {writing:?}",
        text.len()
    );
}
