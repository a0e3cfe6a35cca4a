//! A heading gets other words, and keeps its place: links to it, here and in other people's letters, lead there still.

use super::plan::{Compile, Plan, Refused};
use super::{wanted, worse};
use crate::base::{Edit, Span};
use crate::diagnostic::did_you_mean_or;
use crate::document::Document;
use crate::engine::Compiled;
use crate::site::{DocumentId, Site};
use std::sync::Arc;

/// The plan that gives the heading with an id on a page these words.
///
/// # Errors
/// Why it can't be, or what would be wrong afterwards.
pub(super) fn renamed(
    before: &Compiled,
    (path, id): (&str, &str),
    words: &str,
    compile: &mut Compile<'_>,
) -> Result<Plan, Refused> {
    let site = &*before.site;
    let edit = edit(site, (path, id), words.trim()).map_err(Refused::Why)?;
    let plan = Plan { edits: vec![edit], ..Plan::default() };
    let after = compile(Arc::new(plan.applied(&site.sources)));
    // The words are others now: its translations have to be looked at.
    worse::judge(before, after, &str::to_owned, &["translation/stale"])?;
    Ok(plan)
}

fn edit(site: &Site, (path, id): (&str, &str), words: &str) -> Result<Edit, String> {
    let named = wanted::named(site, path).filter(|named| !named.is_folder);
    let number = named.and_then(|named| document_at(site, &named.path));
    let number =
        number.ok_or_else(|| format!("there is no page `{path}`: `candor list` shows the files of all pages"))?;
    let document = &site.documents[number];
    let file = site.file(number);
    if file.layer.is_built_in() {
        return Err(format!(
            "{} belongs to the library; type `candor adopt {}` to make your own copy first",
            file.path, file.path
        ));
    }
    if words.is_empty() || words.contains(['\n', '\r']) || words.contains("{#") || words.starts_with('#') {
        return Err(format!(
            "`{words}` can't be a heading: write only its new words; its id stays `#{id}`, so that links keep working"
        ));
    }
    let headings = &document.facts.headings;
    let Some((at, heading)) = headings.iter().enumerate().find(|(_, heading)| heading.id == id) else {
        let help = did_you_mean_or(id, headings.iter().map(|heading| heading.id.as_str()), || {
            "its headings have other ids".into()
        });
        return Err(format!("{} has no heading `#{id}`: {help}", file.place()));
    };
    let place = words_of(document, at, headings.len());
    let kept = if heading.explicit { String::new() } else { format!(" {{#{id}}}") };
    let place = place.ok_or_else(|| format!("the heading `#{id}` has no text"))?;
    Ok(Edit::new(place, format!("{words}{kept}")))
}

fn document_at(site: &Site, file: &str) -> Option<DocumentId> {
    site.documents.keys().find(|number| site.file(*number).path == file)
}

/// Where the words of a heading stand, one of so many that keep their places.
fn words_of(document: &Document, at: usize, of: usize) -> Option<Span> {
    let tree = &document.body;
    // A leading h1 that is the title is none of them.
    let skipped = tree.headings().len() - of;
    let heading = tree.headings().get(at + skipped)?;
    let mut children = tree.children(heading.node).map(|child| tree.span(child));
    let first = children.next()?;
    let last = children.last().unwrap_or(first);
    Some(Span { end: last.end, ..first })
}
