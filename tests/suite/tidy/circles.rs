//! Which file of a module uses which other, and the circles that they form.

use super::code::{Code, statements};
use std::collections::{BTreeMap, BTreeSet};

/// A path of Rust from the root of the crate: `lint`, `rules`, `ALL`.
type Path = Vec<String>;

/// The circles among the files of a module, each as what its files use of one another.
pub(super) fn circles(sources: &[Code]) -> Vec<Vec<String>> {
    let files: BTreeMap<Path, File> = sources.iter().map(File::new).collect();
    let uses: BTreeMap<&Path, BTreeSet<&Path>> = files.keys().map(|path| (path, used(path, &files))).collect();
    let mut circles = BTreeSet::new();
    for path in files.keys() {
        let circle: Vec<&Path> =
            reached(path, &uses).into_iter().filter(|other| reached(other, &uses).contains(path)).collect();
        let mut steps = Vec::new();
        for from in &circle {
            let next = uses[from].iter().filter(|to| circle.contains(to));
            steps.extend(next.map(|to| format!("{} uses {}", from.join("/"), to.join("/"))));
        }
        circles.insert(steps);
    }
    circles.into_iter().filter(|steps| !steps.is_empty()).collect()
}

struct File {
    /// What `use` brings in, each with its name here.
    imports: Vec<(String, Path)>,
    /// What is named in full elsewhere in the text.
    named: Vec<Path>,
}

impl File {
    fn new(code: &Code) -> (Path, Self) {
        let inside = code.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
        let path: Path = inside.split('/').map(str::to_owned).collect();
        // A folder's own file names its children without more ado.
        let absolute =
            |written: &str| absolute(written, &path).unwrap_or_else(|| [path.as_slice(), &segments(written)].concat());
        let mut imports = Vec::new();
        for statement in statements(&code.text) {
            for written in spelled(statement.trim_start_matches("use ").trim()) {
                let (target, name) = written.split_once(" as ").unwrap_or((&written, last(&written)));
                imports.push((name.to_owned(), absolute(target)));
            }
        }
        let named = paths(&code.text).map(absolute).collect();
        (path, Self { imports, named })
    }
}

/// The files of the same module that a file uses.
fn used<'f>(path: &Path, files: &'f BTreeMap<Path, File>) -> BTreeSet<&'f Path> {
    let file = &files[path];
    let all = file.imports.iter().map(|(_, target)| target).chain(&file.named);
    let found = all.filter_map(|target| owner(target, files, 8));
    found.filter(|other| *other != path && other.first() == path.first()).collect()
}

/// The file that a path's item is written in: that of the deepest module on the way, or where that has the
/// name from by an import.
fn owner<'f>(target: &[String], files: &'f BTreeMap<Path, File>, depth: usize) -> Option<&'f Path> {
    let length = (1..=target.len()).rev().find(|length| files.contains_key(&target[..*length]))?;
    let (path, file) = files.get_key_value(&target[..length])?;
    let Some(name) = target.get(length) else { return Some(path) };
    let import = file.imports.iter().find(|(own, _)| own == name).filter(|_| depth > 0);
    match import {
        Some((_, from)) => owner(&[from.as_slice(), &target[length + 1..]].concat(), files, depth - 1).or(Some(path)),
        None => Some(path),
    }
}

/// Every file that is used by way of others, with the first where it comes back to it.
fn reached<'f>(from: &Path, uses: &BTreeMap<&'f Path, BTreeSet<&'f Path>>) -> BTreeSet<&'f Path> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&Path> = uses[from].iter().copied().collect();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(&uses[next]);
        }
    }
    found
}

/// A written path from the root of the crate, for a file at `path`; none for one that begins with neither
/// `crate` nor `self` nor `super`.
fn absolute(written: &str, path: &[String]) -> Option<Path> {
    let mut rest = segments(written);
    let mut base = path.to_vec();
    match rest.first().map(String::as_str) {
        Some("crate") => base.clear(),
        Some("self") => {}
        Some("super") => {
            while rest.get(1).is_some_and(|next| next == "super") {
                rest.remove(0);
                base.pop();
            }
            base.pop();
        }
        _ => return None,
    }
    base.extend(rest.drain(1..));
    Some(base)
}

fn segments(written: &str) -> Path {
    written.split("::").map(|name| name.trim().to_owned()).collect()
}

fn last(written: &str) -> &str {
    written.rsplit("::").next().unwrap_or(written)
}

/// `a::b` and `a::c` of `a::{b, c}`.
fn spelled(tree: &str) -> Vec<String> {
    let Some((head, group)) = tree.split_once('{') else { return vec![tree.trim().to_owned()] };
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for letter in group.trim_end().trim_end_matches('}').chars() {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        match letter {
            ',' if depth == 0 => parts.push(String::new()),
            _ => parts.last_mut().unwrap().push(letter),
        }
    }
    let parts = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    parts.flat_map(spelled).map(|part| format!("{}{part}", head.trim()).replace("::self", "")).collect()
}

/// The paths of two names and more in a text; none that a group of imports begins with.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let whole = |path: &&str| path.contains("::") && !path.ends_with("::");
    text.split(move |c| !word(c)).filter(whole).map(|path| path.trim_start_matches(':'))
}

#[test]
fn a_circle_is_found() {
    let code = |path: &str, text: &str| Code::new(path, text);
    let facade = code("src/a/mod.rs", "mod b;\nmod c;\npub use b::{B, make};\nfn f() { c::g() }");
    let b = code("src/a/b.rs", "use super::c::C;\nuse crate::z::Z;\npub struct B;");
    let apart = [facade, b, code("src/a/c.rs", "pub struct C;")];
    assert_eq!(circles(&apart), [[""; 0]; 0]);
    let [facade, b, _] = apart;
    let bound = [facade, b, code("src/a/c.rs", "pub struct C(super::B);")];
    assert_eq!(circles(&bound), [["a/b uses a/c", "a/c uses a/b"]]);
}
