//! Holds the code to ARCHITECTURE.md: its tables of layers and doors, and the habits that no lint knows.
//!
//! Each check is a function from text to complaints, so that it can be shown to find what it looks for.

mod circles;
mod code;
mod tables;

use crate::site::{files_under, repository};
use candor::parts::{Check, rules};
use code::{Code, statements};
use std::collections::BTreeMap;

/// Longer files are two things.
const MOST_LINES: usize = 600;

/// The modules that meet the world.
const OUTER: [&str; 7] = ["disk", "serve", "bucket", "report", "cli", "main", "build"];

/// Ways to the world. A name that ends in `!` is a macro.
const WORLD: [&str; 14] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::io::stdin",
    "std::io::stdout",
    "std::io::stderr",
    "SystemTime",
    "Instant::now",
    "println!",
    "print!",
    "eprintln!",
    "eprint!",
    "dbg!",
];

/// What paths and media types begin with, and no code does.
const NO_FAMILIES: [&str; 5] = ["application", "font", "hosting", "text", "themes"];

#[test]
fn each_module_uses_only_what_stands_above_it() {
    let layers = tables::layers(&architecture());
    assert!(layers.len() > 5, "ARCHITECTURE.md has no table of modules");
    let unlisted = sources()
        .into_iter()
        .map(|code| code.module.clone())
        .filter(|module| !["lib", "main", "build"].contains(&module.as_str()) && !layers.contains_key(module));
    none(unlisted.map(|module| format!("{module}: not in the table of modules")).collect());
    none(sources().iter().flat_map(|code| crossed_layers(code, &layers)).collect());
}

#[test]
fn modules_are_declared_in_the_order_of_the_table() {
    let order = tables::modules(&architecture());
    let lib = std::fs::read_to_string(repository("src/lib.rs")).unwrap();
    let declared = lib.lines().filter_map(|line| line.strip_prefix("mod ")?.strip_suffix(';'));
    let declared: Vec<_> = declared.map(str::to_owned).collect();
    assert_eq!(order, declared, "the order of ARCHITECTURE.md, and that of src/lib.rs");
}

#[test]
fn no_circle_of_files_inside_a_module() {
    none(circles::circles(&sources()).iter().map(|circle| format!("a circle: {}", circle.join(", "))).collect());
}

#[test]
fn each_dependency_has_one_door() {
    let doors = tables::doors(&architecture());
    assert!(!doors.is_empty(), "ARCHITECTURE.md has no table of doors");
    let manifest = std::fs::read_to_string(repository("Cargo.toml")).unwrap();
    let crates = tables::dependencies(&manifest);
    let unlisted = crates.iter().filter(|name| !doors.contains_key(*name));
    none(unlisted.map(|name| format!("{name}: in Cargo.toml, but not in the table of doors")).collect());
    none(sources().iter().flat_map(|code| wrong_doors(code, &doors)).collect());
    let text: String = sources().iter().map(|code| code.text.clone()).collect();
    let unused = crates.iter().filter(|name| !code::names_crate(&text, name));
    none(unused.map(|name| format!("{name}: in Cargo.toml, but never used in src")).collect());
}

#[test]
fn only_the_outer_modules_meet_the_world() {
    none(sources().iter().flat_map(worldly).collect());
}

#[test]
fn nothing_is_imported_unnamed() {
    let mut found: Vec<_> = sources().iter().flat_map(globs).collect();
    found.extend(rust_files("tests").iter().flat_map(globs));
    none(found);
}

#[test]
fn no_file_is_too_long() {
    let long = rust_files("src").into_iter().filter(|code| code.lines > MOST_LINES);
    none(long.map(|code| format!("{}: {} lines, at most {MOST_LINES}", code.path, code.lines)).collect());
}

#[test]
fn every_path_in_the_architecture_exists() {
    let exists = |path: &str| repository(path).exists() || repository("src").join(path).exists();
    none(tables::paths(&architecture()).into_iter().filter(|path| !exists(path)).collect());
}

#[test]
fn every_rule_and_kind_is_registered_and_explained() {
    let all = rust_files("src");
    for folder in ["lint/rules", "kind"] {
        let inside = |code: &&Code| code.path.starts_with(&format!("src/{folder}/")) && !code.path.ends_with("/mod.rs");
        let outside: String = all.iter().filter(|code| !inside(code)).map(|code| code.text.clone()).collect();
        let files: Vec<_> = all.iter().filter(inside).collect();
        assert!(!files.is_empty(), "src/{folder} is empty");
        for code in files {
            let name = code.path.rsplit('/').next().unwrap().trim_end_matches(".rs");
            let listed = code::listed(&outside, folder.rsplit('/').next().unwrap());
            let registered = outside.contains(&format!("{name}::")) || listed.contains(&name);
            assert!(registered, "{}: no registry names it", code.path);
            let docs = std::fs::read_to_string(repository(&code.path)).unwrap();
            assert!(docs.starts_with("//!"), "{}: does not say what it is", code.path);
        }
    }
}

#[test]
fn what_is_done_with_a_kind_is_data_of_the_kind() {
    let elsewhere = sources().into_iter().filter(|code| !["kind", "front_matter"].contains(&code.module.as_str()));
    none(elsewhere.flat_map(|code| kinds_by_name(&code)).collect());
}

/// Where a file asks what a kind is called to do something of its own with it.
fn kinds_by_name(code: &Code) -> Vec<String> {
    let path = |c: char| c.is_alphanumeric() || "_.&*[]".contains(c);
    let asked = code.text.match_indices("kind.name").filter(|(at, name)| {
        let (before, after) = (code.text[..*at].trim_end_matches(path), code.text[at + name.len()..].trim_start());
        after.starts_with("==")
            || after.starts_with("!=")
            || ["==", "!=", "match", "matches!("].iter().any(|word| before.trim_end().ends_with(word))
    });
    asked.map(|_| format!("{}: asks for a kind by its name; let the kind say it", code.path)).collect()
}

#[test]
fn every_code_is_explained_and_used() {
    let text = |code: &Code| std::fs::read_to_string(repository(&code.path)).unwrap();
    let texts: Vec<(String, String)> = sources().iter().map(|code| (code.path.clone(), text(code))).collect();
    let named = |text: &'_ str| codes(text).into_iter().map(str::to_owned).collect::<Vec<_>>();
    let unknown = texts.iter().flat_map(|(path, text)| named(text).into_iter().map(move |code| (path, code)));
    let unknown = unknown.filter(|(_, code)| rules::named(code).is_none());
    none(unknown.map(|(path, code)| format!("{path}: `candor explain` does not know {code}")).collect());
    let table = "src/lint/rules/elsewhere.rs";
    let used: Vec<String> = texts.iter().filter(|(path, _)| path != table).flat_map(|(_, text)| named(text)).collect();
    let elsewhere = rules::ALL.iter().filter(|rule| matches!(rule.check, Check::Elsewhere));
    let unused = elsewhere.filter(|rule| !used.iter().any(|code| code == rule.code));
    none(unused.map(|rule| format!("{table}: nothing finds {}", rule.code)).collect());
}

/// The codes of findings that stand between quotes in Rust text, but for its unit tests.
fn codes(text: &str) -> Vec<&str> {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
    let word = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
    let code = |quoted: &&str| match quoted.split_once('/') {
        Some((family, name)) => word(family) && word(name) && !NO_FAMILIES.contains(&family),
        None => false,
    };
    text.split('"').filter(code).collect()
}

/// Where a file uses a module that its own may not.
fn crossed_layers(code: &Code, layers: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let Some(allowed) = layers.get(&code.module) else { return Vec::new() };
    let crossed = code::modules_used(code)
        .into_iter()
        .filter(|used| *used != code.module && layers.contains_key(used) && !allowed.contains(used));
    crossed.map(|used| format!("{}: {} may not use {used}", code.path, code.module)).collect()
}

/// Where a file names a crate that belongs to another module.
fn wrong_doors(code: &Code, doors: &BTreeMap<String, Vec<String>>) -> Vec<String> {
    let through = |open: &[String]| {
        let here = code.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        open.iter().any(|door| here == door || here.starts_with(&format!("{door}/")))
    };
    let wrong = doors.iter().filter(|(name, open)| !through(open) && code::names_crate(&code.text, name));
    wrong.map(|(name, open)| format!("{}: {name} belongs to {}", code.path, open.join(", "))).collect()
}

/// Where an inner module meets the world.
fn worldly(code: &Code) -> Vec<String> {
    if OUTER.contains(&code.module.as_str()) {
        return Vec::new();
    }
    let plain = code::spelled_out(&code.text);
    let met = WORLD.iter().filter(|way| code::names(&plain, way));
    met.map(|way| format!("{}: {way} in {}", code.path, code.module)).collect()
}

/// Imports of everything, but for a property test's prelude and a unit test's own module.
fn globs(code: &Code) -> Vec<String> {
    let used = statements(&code.text).into_iter().filter(|line| line.contains("::*") || line.contains("{*"));
    let bad = used.filter(|line| !["use proptest::prelude::*", "use super::*"].contains(&line.as_str()));
    bad.map(|line| format!("{}: {line}", code.path)).collect()
}

fn architecture() -> String {
    std::fs::read_to_string(repository("ARCHITECTURE.md")).expect("ARCHITECTURE.md is missing")
}

/// The program's own files, without their unit tests.
fn sources() -> Vec<Code> {
    let code = rust_files("src").into_iter().filter(|code| !code.path.ends_with("/tests.rs"));
    code.map(Code::without_tests).collect()
}

fn rust_files(folder: &str) -> Vec<Code> {
    let paths = files_under(&repository(folder)).into_iter().filter(|path| path.ends_with(".rs"));
    paths
        .filter(|path| !path.contains("node_modules"))
        .map(|path| {
            let path = format!("{folder}/{path}");
            Code::new(&path, &std::fs::read_to_string(repository(&path)).unwrap())
        })
        .collect()
}

#[track_caller]
fn none(complaints: Vec<String>) {
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

const TABLE: &str = "\
| module | may use |
|---|---|
| `base` | nothing |
| `source` | all above |
| `lint`, `engine` | `base` |
";

#[test]
fn a_crossed_layer_is_found() {
    let layers = tables::layers(TABLE);
    assert_eq!(layers["base"], Vec::<String>::new());
    assert_eq!(layers["source"], ["base"]);
    let lint = Code::new("src/lint/rules/a.rs", "use crate::{base::Span, source::{Layer, Sources}};\n");
    assert_eq!(crossed_layers(&lint, &layers), ["src/lint/rules/a.rs: lint may not use source"]);
    let base = Code::new("src/base/span.rs", "fn f() { crate::source::read(\"crate::lint\") } // crate::lint\n");
    assert_eq!(crossed_layers(&base, &layers), ["src/base/span.rs: base may not use source"]);
    let up = Code::new("src/base/span.rs", "use super::super::lint::judge;\n");
    assert_eq!(crossed_layers(&up, &layers), ["src/base/span.rs: base may not use lint"]);
}

#[test]
fn a_wrong_door_is_found() {
    let doors =
        tables::doors("| crate | door |\n|---|---|\n| `toml` | `config` |\n| `blake3` | `base/fingerprint` |\n");
    let code = |path: &str, text: &str| wrong_doors(&Code::new(path, text), &doors);
    assert_eq!(code("src/kind/a.rs", "let x = toml::from_str(y);"), ["src/kind/a.rs: toml belongs to config"]);
    assert_eq!(code("src/kind/a.rs", "use blake3 as b;").len(), 1);
    assert!(code("src/config/raw.rs", "use toml::Value;").is_empty());
    assert!(code("src/base/fingerprint.rs", "blake3::hash(x)").is_empty());
    assert!(code("src/kind/a.rs", "// toml::x\nlet a = \"toml::x\"; crate::toml::y(); mytoml::z()").is_empty());
}

#[test]
fn the_world_is_found() {
    let ways = |text: &str| worldly(&Code::new("src/site/a.rs", text).without_tests()).len();
    assert_eq!(ways("use std::{fs, path::Path};"), 1);
    assert_eq!(ways("let now = Instant::now(); println!(\"{now}\");"), 2);
    assert_eq!(ways("fn a() {} // std::fs\n#[cfg(test)]\nmod tests { use std::fs; }"), 0);
    assert_eq!(ways("let text = r#\"println!(\"a\")\"#; let c = '\"'; writeln!(out)"), 0);
    assert!(worldly(&Code::new("src/disk/read.rs", "use std::fs;")).is_empty());
}

#[test]
fn a_kind_by_its_name_is_found() {
    let found = |text: &str| kinds_by_name(&Code::new("src/a.rs", text)).len();
    assert_eq!(found("if page.kind.name == \"a\" || \"b\" != site.pages[0].kind.name {}"), 2);
    assert_eq!(found("matches!(kind.name, \"a\"); match front.kind.name { _ => {} }"), 2);
    assert_eq!(found("view.set(\"kind\", kind.name); let other_kind.names == 1; // kind.name == a"), 0);
}

#[test]
fn a_code_is_found() {
    let text =
        "push(\"link/vague-text\", \"text/html\", \"a b/c\", \"a/b/c\") / \"x\";\n#[cfg(test)]\nmod tests { \"a/b\" }";
    assert_eq!(codes(text), ["link/vague-text"]);
}

#[test]
fn a_glob_is_found() {
    let found = |text: &str| globs(&Code::new("src/a.rs", text)).len();
    assert_eq!(found("use super::*;\nuse crate::base::*;\nuse proptest::prelude::*;\nlet a = b::c * d;"), 1);
    assert_eq!(found("pub use a::{b::*, c};"), 1);
}

#[test]
fn paths_are_found_in_the_architecture() {
    let text =
        "See `src/lib.rs` and `tests/sites/<case>/` or `a::b`.\n```\nsrc/\n  base/  lint/   words and/or more\n```\n";
    assert_eq!(tables::paths(text), ["src/lib.rs", "tests/sites/", "src/", "base/", "lint/"]);
}
