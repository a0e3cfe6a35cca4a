//! The tables of ARCHITECTURE.md, the paths in it, and the dependencies of Cargo.toml.

use std::collections::BTreeMap;

/// Module → the modules that it may use. The first column names modules in the order of reading; the
/// second names some of those above, or says "above" for all of them, or nothing that is in backticks.
pub(super) fn layers(text: &str) -> BTreeMap<String, Vec<String>> {
    let mut above: Vec<String> = Vec::new();
    let mut layers = BTreeMap::new();
    for row in rows(text, "module", "may use") {
        let named = quoted(&row[1]);
        let all = named.is_empty() && row[1].contains("above");
        for name in &named {
            assert!(above.contains(name), "ARCHITECTURE.md: {} may use {name}, which is not above it", row[0]);
        }
        let modules = quoted(&row[0]);
        for module in &modules {
            layers.insert(module.clone(), if all { above.clone() } else { named.clone() });
        }
        above.extend(modules);
    }
    layers
}

/// The modules in the order of reading.
pub(super) fn modules(text: &str) -> Vec<String> {
    rows(text, "module", "may use").iter().flat_map(|row| quoted(&row[0])).collect()
}

/// Crate → the modules that may name it.
pub(super) fn doors(text: &str) -> BTreeMap<String, Vec<String>> {
    let rows = rows(text, "crate", "");
    rows.iter().flat_map(|row| quoted(&row[0]).into_iter().map(|name| (name, quoted(&row[1])))).collect()
}

/// The rows of the tables whose header starts with these words.
fn rows(text: &str, first: &str, second: &str) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        let Some(line) = line.trim().strip_prefix('|') else {
            inside = false;
            continue;
        };
        let cells: Vec<String> = line.trim_end_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
        if cells.len() < 2 {
            continue;
        }
        if inside {
            rows.push(cells);
        } else {
            inside = cells[0].eq_ignore_ascii_case(first) && cells[1].to_lowercase().starts_with(second);
        }
    }
    rows.retain(|cells| !cells[0].starts_with('-') && !cells[0].starts_with(':'));
    rows
}

/// What stands in backticks, without a closing slash.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(|name| name.trim_end_matches('/').to_owned()).collect()
}

/// The dependencies that the program itself has.
pub(super) fn dependencies(manifest: &str) -> Vec<String> {
    let lines = manifest.lines().skip_while(|line| *line != "[dependencies]").skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    lines.filter_map(|line| line.split_once('=')).map(|(name, _)| name.trim().to_owned()).collect()
}

/// The paths that a document names: in backticks, and at the start of lines in its code blocks.
pub(super) fn paths(text: &str) -> Vec<String> {
    const ROOTS: [&str; 9] =
        ["src/", "tests/", "themes/", "content/", "docs/", "static/", "brands/", ".ci/", "editors/"];
    let mut found = Vec::new();
    let mut code = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            code = !code;
        } else if code {
            let words = line.split_whitespace();
            found.extend(words.take_while(|word| is_path(word)).map(str::to_owned));
        } else {
            let named =
                line.split('`').skip(1).step_by(2).filter(|word| ROOTS.iter().any(|root| word.starts_with(root)));
            found.extend(named.map(|path| path.split(['<', '*', ' ']).next().unwrap().to_owned()));
        }
    }
    found
}

fn is_path(word: &str) -> bool {
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || "_-./".contains(c));
    plain && (word.ends_with('/') || word.ends_with(".rs"))
}
