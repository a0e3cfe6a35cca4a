//! What the file of each type of figure looks like.

/// What every figure says.
const HEAD: &str = "\
title: How it goes
alt: What the drawing shows
description: The same in more words, for all readers.
note: How much people differ from the drawing.
sources: [smith-2020]
";

const CURVE: &str = "\
phases:
  - { name: Desire, text: comes first., levels: [0, 30] }
  - { name: Arousal, text: rises., levels: [30, 60, 70] }
";
const STEPS: &str = "\
steps:
  - { name: Talk, text: You meet. }
  - { name: Plan, text: You agree on the next steps. }
";
const CIRCLE: &str = "\
steps:
  - { name: Worry, text: makes you tense. }
  - { name: Tension, text: makes it hurt. }
  - { name: Pain, text: makes you worry. }
";
const BALANCE: &str = "\
sides:
  - { name: Accelerator, text: turns you on., examples: [touch, trust] }
  - { name: Brake, text: turns you off., examples: [stress, pain] }
";
const TIMELINE: &str = "\
unit: Week
columns: 6
goes-on: true
lanes:
  - { name: Therapist, text: is seen each week., marks: [1, 2, 3, 4, 5, 6] }
";
const TEAM: &str = "\
people:
  - { name: Therapist, text: leads. }
  - { name: Client, text: decides. }
  - { name: Partner, text: takes part. }
links:
  - { name: talk, text: about aims. }
  - { name: practise, text: what was agreed. }
  - { name: report, text: what happened. }
";
const DOTS: &str = "\
of: 10
groups:
  - { name: With treatment, text: 7 of 10 have less pain., count: 7 }
  - { name: Without, text: 3 of 10 have less pain., count: 3 }
";
const STAIRS: &str = "\
stop: Stop
steps:
  - { name: Talk, text: You say what you want. }
  - { name: Hold hands, text: Only if both agree. }
  - { name: Rest, text: You say how it was. }
";
const ANATOMY: &str = "\
size: [100, 100]
lines:
  - { stroke: outline, path: M10 90L50 10L90 90 }
parts:
  - { name: tip, text: is the highest point., at: [20, 20], to: [50, 10] }
";

/// The file of a figure of a type.
pub(crate) fn example(kind: &str) -> String {
    let own = match kind {
        "curve" => CURVE,
        "steps" => STEPS,
        "circle" => CIRCLE,
        "balance" => BALANCE,
        "timeline" => TIMELINE,
        "team" => TEAM,
        "dots" => DOTS,
        "stairs" => STAIRS,
        _ => ANATOMY,
    };
    format!("type: {kind}\n{HEAD}{own}")
}
