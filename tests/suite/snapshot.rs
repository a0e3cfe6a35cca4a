//! Text that is compared with a checked-in file. `CANDOR_BLESS=1` rewrites the file instead.

use std::path::Path;

/// Whether this run rewrites what it would compare.
pub(crate) fn blessing() -> bool {
    std::env::var_os("CANDOR_BLESS").is_some_and(|value| value == "1")
}

/// Compares `actual` with the file at `path`; the difference, where there is one.
pub(crate) fn compare(path: &Path, actual: &str) -> Result<(), String> {
    if blessing() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, actual).unwrap();
        return Ok(());
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    if expected == actual { Ok(()) } else { Err(format!("{}\n{}", path.display(), difference(&expected, actual))) }
}

/// People's text without how long it took, `0.12 s` and `34 ms` become `… s`, and without what every site hears
/// whose address is not known.
pub(crate) fn without_time(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines().filter(|line| !line.starts_with("Set the site's web address")) {
        let words: Vec<&str> = line.split(' ').collect();
        let timed = |at: usize| {
            words.get(at + 1).is_some_and(|unit| ["s", "ms"].contains(&unit.trim_end_matches([':', '.', ')'])))
        };
        let shown = words.iter().enumerate().map(|(at, word)| match word.parse::<f64>() {
            Ok(_) if timed(at) => "…",
            _ => word,
        });
        out += &shown.collect::<Vec<_>>().join(" ");
        out.push('\n');
    }
    out
}

/// The lines around the first difference, expected `-`, actual `+`.
fn difference(expected: &str, actual: &str) -> String {
    let (old, new): (Vec<_>, Vec<_>) = (expected.lines().collect(), actual.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let mut out = format!("first difference in line {}:\n", same + 1);
    for line in old.iter().take(same).skip(same.saturating_sub(2)) {
        out += &format!("  {line}\n");
    }
    for line in old.iter().skip(same).take(6) {
        out += &format!("- {line}\n");
    }
    for line in new.iter().skip(same).take(6) {
        out += &format!("+ {line}\n");
    }
    out
}

#[test]
fn a_difference_shows_both_sides() {
    assert_eq!(difference("a\nb\n", "a\nc\n"), "first difference in line 2:\n  a\n- b\n+ c\n");
}

#[test]
fn times_are_left_out() {
    assert_eq!(without_time("Built 12 pages in 34 ms: here\n"), "Built 12 pages in … ms: here\n");
}
