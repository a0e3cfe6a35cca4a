//! `review --pack`: one file for those who review a page or a module.

use super::super::outcome::{Ended, Refusal, print, say};
use crate::base::visible;
use crate::diagnostic::count;
use crate::disk::{self, Fault};
use crate::engine::Compiled;
use crate::review::{MARK, Pack, Reader, chosen};
use crate::site::{PageId, Site};
use std::convert::Infallible;
use std::path::{Path, PathBuf};

pub(super) fn run(
    compiled: &Compiled,
    words: &str,
    readers: &[Reader],
    output: Option<&Path>,
) -> Result<Ended, Refusal> {
    let (site, look) = (&compiled.site, &compiled.look);
    let pages = chosen(site, words).map_err(Refusal::Usage)?;
    let file = output.map_or_else(|| named(site, pages[0]), Path::to_owned);
    let before = ours(&file)?;
    let Ok(verdict) = compiled.render_all(|_, _| Ok::<_, Infallible>(()));
    let readers = if readers.is_empty() { &Reader::ALL } else { readers };
    let pack = Pack { site, look, verdict: &verdict, pages: &pages, readers };
    let (folder, name) = (file.parent().unwrap_or(Path::new("")), file.file_name().unwrap_or_default());
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    if !disk::replace(folder, &name.to_string_lossy(), Some(&before), pack.html().as_bytes())? {
        return Err(Refusal::Usage(format!(
            "{} was changed by another program at the same time; try again",
            file.display()
        )));
    }
    say(&format!(
        "A file with {}. Print it or send it; record the answers with `candor review record`.\n",
        count(pages.len(), "page")
    ));
    print(&format!("{}\n", visible(&file.to_string_lossy())))
}

/// What the file of a page is called where nobody says it.
fn named(site: &Site, page: PageId) -> PathBuf {
    let route = &site.pages[page].route;
    let stem = route.strip_suffix(".html").unwrap_or(route);
    format!("review-{}.html", stem.strip_suffix("/index").unwrap_or(stem).replace('/', "-")).into()
}

/// What lies there already: nothing, or an older pack. Anything else is somebody's.
fn ours(file: &Path) -> Result<Vec<u8>, Refusal> {
    match std::fs::read(file) {
        Ok(bytes) if String::from_utf8_lossy(&bytes).contains(MARK) => Ok(bytes),
        Ok(_) => Err(Refusal::Usage(format!(
            "{} is not a review file, so it was not overwritten; choose another file with `--output`",
            file.display()
        ))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(Fault::reading(file, error).into()),
    }
}
