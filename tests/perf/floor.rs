//! The floor under a build: reads the same sources and writes the same paths and bytes with the same
//! number of threads, and does nothing else. What candor takes beyond it is candor's own.
//!
//! `floor CONTENT BUILT OUT THREADS` — BUILT is a finished build; its bytes are in memory before the clock
//! starts. Prints milliseconds.

use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [content, built, out, threads] = arguments.as_slice() else { panic!("floor CONTENT BUILT OUT THREADS") };
    let threads: usize = threads.parse().unwrap();
    let out = Path::new(out);
    let wanted: Vec<(PathBuf, Vec<u8>)> = files(Path::new(built))
        .into_iter()
        .map(|path| (out.join(path.strip_prefix(built).unwrap()), std::fs::read(&path).unwrap()))
        .collect();

    let start = Instant::now();
    let sources = files(Path::new(content));
    let mut folders: Vec<&Path> = wanted.iter().filter_map(|(path, _)| path.parent()).collect();
    folders.sort_unstable();
    folders.dedup();
    std::thread::scope(|scope| {
        for part in sources.chunks(sources.len().div_ceil(threads).max(1)) {
            scope.spawn(move || part.iter().map(|path| std::fs::read(path).unwrap().len()).sum::<usize>());
        }
    });
    folders.iter().for_each(|folder| std::fs::create_dir_all(folder).unwrap());
    std::thread::scope(|scope| {
        for part in wanted.chunks(wanted.len().div_ceil(threads).max(1)) {
            scope.spawn(move || part.iter().for_each(|(path, bytes)| std::fs::write(path, bytes).unwrap()));
        }
    });
    println!("{:.1}", start.elapsed().as_secs_f64() * 1e3);
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_dir() {
                open.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort_unstable();
    found
}
