//! The smallest site that still has a fault.

use super::content::File;

/// How often a site is judged to make it smaller.
const MOST: usize = 500;

/// Takes out files, then lines, then characters, as long as `has` says that the fault is still there.
pub(super) fn reduce(files: Vec<File>, has: impl Fn(&[File]) -> bool) -> Vec<File> {
    let mut left = MOST;
    let files = without(files, &mut left, &mut |some| has(some));
    let mut files = files;
    for at in 0..files.len() {
        for split in [lines as fn(&str) -> Vec<String>, characters] {
            let path = files[at].0.clone();
            let parts = split(&files[at].1);
            let smaller = without(parts, &mut left, &mut |some| {
                let mut all = files.clone();
                all[at] = (path.clone(), some.concat());
                has(&all)
            });
            files[at].1 = smaller.concat();
        }
    }
    files
}

fn lines(text: &str) -> Vec<String> {
    text.split_inclusive('\n').map(str::to_owned).collect()
}

fn characters(text: &str) -> Vec<String> {
    text.chars().map(String::from).collect()
}

/// A list without the parts that are not needed: halves first, single ones last.
fn without<T: Clone>(mut all: Vec<T>, left: &mut usize, has: &mut dyn FnMut(&[T]) -> bool) -> Vec<T> {
    let mut size = all.len().div_ceil(2);
    while size > 0 && *left > 0 {
        let mut at = 0;
        while at < all.len() && *left > 0 {
            let end = (at + size).min(all.len());
            let some = [&all[..at], &all[end..]].concat();
            *left -= 1;
            if !some.is_empty() && has(&some) {
                all = some;
            } else {
                at = end;
            }
        }
        size = if size == 1 { 0 } else { size.div_ceil(2) };
    }
    all
}

#[test]
fn what_matters_is_left() {
    let files: Vec<File> = (0..40).map(|number| (number.to_string(), format!("a\nb{number}\nc\n"))).collect();
    let small = reduce(files, |some| some.iter().any(|(_, text)| text.contains("b17")));
    assert_eq!(small, [("17".to_owned(), "b17".to_owned())]);
}
