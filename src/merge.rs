//! Texts that were changed apart: what differs, and one made of both.

use diffy::{ConflictStyle, DiffOptions, IncompleteHunkStyle, Line, MergeOptions};

/// The marks around what two people changed in two ways, as git sets them.
const MARKS: [&str; 3] = ["<<<<<<< yours\n", "=======\n", ">>>>>>> pack\n"];
/// A mark of this length stands in no text of anybody's.
const LONG: usize = 61;

/// Two texts, made one.
#[derive(Debug)]
pub(crate) struct Merged {
    pub(crate) text: String,
    /// How many places somebody has to decide; each is marked.
    pub(crate) conflicts: usize,
}

/// Takes over into `yours` what was changed on the way from `base` to `theirs`.
pub(crate) fn three_ways(base: &str, yours: &str, theirs: &str) -> Merged {
    let mut options = MergeOptions::new();
    options.set_conflict_marker_length(LONG);
    options.set_conflict_style(ConflictStyle::Merge).set_incomplete_hunk_style(IncompleteHunkStyle::Git);
    match options.merge(base, yours, theirs) {
        Ok(text) => Merged { text, conflicts: 0 },
        Err(text) => marked(&text),
    }
}

/// The same text with the marks as people know them.
fn marked(text: &str) -> Merged {
    let [yours, middle, theirs] = MARKS;
    let mark = |sign: char, name: &str| format!("{}{name}", sign.to_string().repeat(LONG));
    let known = [(mark('<', " ours\n"), yours), (mark('=', "\n"), middle), (mark('>', " theirs\n"), theirs)];
    let mut merged = Merged { text: String::new(), conflicts: 0 };
    for line in text.split_inclusive('\n') {
        let mark = known.iter().find(|(long, _)| long == line).map(|(_, mark)| *mark);
        merged.conflicts += usize::from(mark == Some(yours));
        merged.text.push_str(mark.unwrap_or(line));
    }
    merged
}

/// Marks every difference of two texts of which nobody knows what both were before.
pub(crate) fn two_ways(yours: &str, theirs: &str) -> Merged {
    let mut merged = Merged { text: String::new(), conflicts: 0 };
    for piece in pieces(yours, theirs) {
        match piece {
            Piece::Same(text) => merged.text.push_str(&text),
            Piece::Other { yours, theirs } => {
                merged.conflicts += 1;
                let lines = [MARKS[0], &yours, MARKS[1], &theirs, MARKS[2]];
                for text in lines {
                    let is_cut = !merged.text.is_empty() && !merged.text.ends_with('\n');
                    merged.text.push_str(if is_cut { "\n" } else { "" });
                    merged.text.push_str(text);
                }
            }
        }
    }
    merged
}

/// The lines that are new in a text, and those that are gone.
pub(crate) fn changes(before: &str, now: &str) -> (Vec<String>, Vec<String>) {
    let others = pieces(before, now).into_iter().filter_map(|piece| match piece {
        Piece::Other { yours, theirs } => Some((theirs, yours)),
        Piece::Same(_) => None,
    });
    let (new, gone): (Vec<String>, Vec<String>) = others.unzip();
    let lines = |texts: &[String]| texts.iter().flat_map(|text| text.lines()).map(str::to_owned).collect();
    (lines(&new), lines(&gone))
}

/// A part of two texts.
enum Piece {
    Same(String),
    Other { yours: String, theirs: String },
}

fn pieces(yours: &str, theirs: &str) -> Vec<Piece> {
    let all = yours.lines().count() + theirs.lines().count();
    let patch = DiffOptions::new().set_context_len(all).create_patch(yours, theirs);
    if patch.hunks().is_empty() {
        return vec![Piece::Same(yours.to_owned())];
    }
    let mut pieces = Vec::new();
    for line in patch.hunks().iter().flat_map(|hunk| hunk.lines()) {
        match (line, pieces.last_mut()) {
            (Line::Context(text), Some(Piece::Same(same))) => same.push_str(text),
            (Line::Context(text), _) => pieces.push(Piece::Same((*text).to_owned())),
            (Line::Delete(text), Some(Piece::Other { yours, .. })) => yours.push_str(text),
            (Line::Insert(text), Some(Piece::Other { theirs, .. })) => theirs.push_str(text),
            (Line::Delete(text), _) => pieces.push(Piece::Other { yours: (*text).to_owned(), theirs: String::new() }),
            (Line::Insert(text), _) => pieces.push(Piece::Other { yours: String::new(), theirs: (*text).to_owned() }),
        }
    }
    pieces
}

/// What the two marks around a conflict begin with.
const BEGIN: &str = "<<<<<<<";
const END: &str = ">>>>>>>";

/// Where the marks of a merge stand in a text: the first byte of each that begins, and is ended later.
pub(crate) fn marks(text: &str) -> Vec<usize> {
    let is_mark = |line: &str, sign: &str| {
        line.strip_prefix(sign).is_some_and(|rest| rest.trim().is_empty() || rest.starts_with(' '))
    };
    // Most texts have none, and need not be gone through line by line.
    if memchr::memmem::find(text.as_bytes(), BEGIN.as_bytes()).is_none() {
        return Vec::new();
    }
    let (mut found, mut open, mut at) = (Vec::new(), None, 0);
    for line in text.split_inclusive('\n') {
        if is_mark(line, BEGIN) {
            open = Some(at);
        } else if is_mark(line, END) {
            found.extend(open.take());
        }
        at += line.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_only_one_has_changed_is_taken_over() {
        let merged = three_ways("a\nb\nc\nd\ne\n", "a\nB\nc\nd\ne\n", "a\nb\nc\nd\nE\nf\n");
        assert_eq!((merged.text.as_str(), merged.conflicts), ("a\nB\nc\nd\nE\nf\n", 0));
    }

    #[test]
    fn what_both_have_changed_is_marked() {
        let merged = three_ways("a\nb\nc", "a\nyours", "a\ntheirs\nc");
        assert_eq!(merged.text, "a\n<<<<<<< yours\nyours\n=======\ntheirs\nc\n>>>>>>> pack\n");
        assert_eq!((merged.conflicts, marks(&merged.text)), (1, vec![2]));
        let merged = two_ways("a\nb\nc\n", "a\nc\nd\n");
        assert_eq!(
            merged.text,
            "a\n<<<<<<< yours\nb\n=======\n>>>>>>> pack\nc\n<<<<<<< yours\n=======\nd\n>>>>>>> pack\n"
        );
    }

    #[test]
    fn marks_are_those_of_a_merge() {
        assert_eq!(marks("Heading\n=======\n\n>>>>>>> quoted\n<<<<<<<<< nine\n"), Vec::<usize>::new());
        assert_eq!(marks("a\r\n<<<<<<< HEAD\r\nb\r\n=======\r\n>>>>>>> main\r\n"), [3]);
    }

    #[test]
    fn what_is_new_and_what_is_gone() {
        let lines = |lines: &[&str]| lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        assert_eq!(changes("a\nb\nc\n", "a\nx\nc\nd\n"), (lines(&["x", "d"]), lines(&["b"])));
        assert_eq!(changes("a\n", "a\n"), (lines(&[]), lines(&[])));
    }

    /// A text of few different lines, so that they meet often.
    fn text() -> impl Strategy<Value = String> {
        (proptest::collection::vec("[a-e]{0,1}", 0..12), any::<bool>())
            .prop_map(|(lines, ended)| lines.join("\n") + if ended { "\n" } else { "" })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn a_side_that_did_nothing_adds_nothing(base in text(), other in text()) {
            prop_assert_eq!(three_ways(&base, &base, &other).text, other.clone());
            prop_assert_eq!(three_ways(&base, &other, &base).text, other.clone());
            prop_assert_eq!(three_ways(&base, &other, &other).text, other);
        }

        #[test]
        fn both_texts_are_in_what_was_marked(yours in text(), theirs in text()) {
            let merged = two_ways(&yours, &theirs).text;
            for line in yours.lines().chain(theirs.lines()) {
                prop_assert!(merged.lines().any(|own| own == line), "{} is not in\n{}", line, merged);
            }
        }
    }
}
