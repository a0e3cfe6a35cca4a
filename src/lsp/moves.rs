//! Renaming a page or a heading: what the editor has to change so that everything that led there leads there still.

use super::actions;
use super::state::State;
use super::thing::{self, Thing};
use crate::base::{join, parent};
use crate::engine::{self, Memory};
use crate::front_matter::fields::TITLE;
use crate::moving::{self, Plan, Refused, Wish};
use lsp_types::{
    CreateFile, DocumentChangeOperation, DocumentChanges, OneOf, PrepareRenameResponse, Range, RenameFile, ResourceOp,
    TextDocumentEdit, TextEdit, WorkspaceEdit,
};

/// What of a place can be renamed: where it stands, and what it is called now.
pub(super) fn prepare(state: &State, path: &str, byte: usize) -> Option<PrepareRenameResponse> {
    let renamed = renamed(state, path, byte)?;
    Some(PrepareRenameResponse::RangeWithPlaceholder { range: renamed.range, placeholder: renamed.called })
}

/// Gives it another name, and everything that leads there.
///
/// # Errors
/// Why it can't have that name.
pub(super) fn rename(state: &State, path: &str, byte: usize, name: &str) -> Result<WorkspaceEdit, String> {
    let renamed = renamed(state, path, byte).ok_or("there is no page or heading here that you can rename")?;
    let is_file = !renamed.old.contains('#');
    // A name alone leaves the page in its folder.
    let new = if is_file && !name.contains('/') { join(parent(&renamed.old), name) } else { name.to_owned() };
    let plan = plan(state, &renamed.old, &new)?;
    workspace_edit(state, &plan, true)
        .ok_or_else(|| "nothing was renamed: the name of one of the site's files can't be written as a file address; rename that file first, with letters, digits and hyphens only".to_owned())
}

/// What has to change when the editor itself moves files.
///
/// # Errors
/// Why they should stay where they are.
pub(super) fn moved(state: &State, old: &str, new: &str) -> Result<WorkspaceEdit, String> {
    let plan = plan(state, old, new)?;
    workspace_edit(state, &plan, false)
        .ok_or_else(|| "nothing was renamed: the name of one of the site's files can't be written as a file address; rename that file first, with letters, digits and hyphens only".to_owned())
}

struct Renamed {
    /// As [`Wish`] takes it.
    old: String,
    range: Range,
    called: String,
}

fn renamed(state: &State, path: &str, byte: usize) -> Option<Renamed> {
    let site = &state.compiled.site;
    let spot = thing::at(state, path, byte)?;
    let number = match &spot.thing {
        Thing::Page(number) => *number,
        Thing::Field(field) if field.key == TITLE.key => state.document(path)?,
        Thing::Anchor(number, id) => {
            let document = &site.documents[*number];
            let heading = document.facts.headings.iter().find(|heading| heading.id == *id)?;
            let old = format!("{}#{id}", site.file(*number).path);
            return Some(Renamed { old, range: state.range(spot.span), called: heading.text.clone() });
        }
        _ => return None,
    };
    let called = site.documents[number].path.clone();
    Some(Renamed { old: site.file(number).path.clone(), range: state.range(spot.span), called })
}

fn plan(state: &State, old: &str, new: &str) -> Result<Plan, String> {
    let mut memory = Memory::default();
    let mut compile = |sources| engine::compile(sources, &state.options, &mut memory);
    let refused = |refused| match refused {
        Refused::Why(why) => why,
        Refused::Worse(after, findings) => {
            let sources = &after.site.sources;
            let first = findings.first().map(|finding| {
                let file = sources.file(finding.diagnostic.span.source).place();
                format!(": {file}: {}", finding.diagnostic.message)
            });
            format!("this would cause a new problem{}", first.unwrap_or_default())
        }
    };
    moving::plan(&state.compiled, &Wish { old, new, alone: false }, &mut compile).map_err(refused)
}

/// The changes of texts, where they lie now, then the moves, then what is made.
fn workspace_edit(state: &State, plan: &Plan, with_moves: bool) -> Option<WorkspaceEdit> {
    let edits = plan.edits.iter().collect::<Vec<_>>();
    let mut changes: Vec<DocumentChangeOperation> =
        actions::text_edits(state, &edits)?.into_iter().map(DocumentChangeOperation::Edit).collect();
    for one in plan.moves.iter().filter(|_| with_moves) {
        let (old_uri, new_uri) = (state.uri_at(&one.from)?, state.uri_at(&one.to)?);
        let rename = RenameFile { old_uri, new_uri, options: None, annotation_id: None };
        changes.push(DocumentChangeOperation::Op(ResourceOp::Rename(rename)));
    }
    for (path, text) in &plan.made {
        let uri = state.uri_at(path)?;
        let create = CreateFile { uri: uri.clone(), options: None, annotation_id: None };
        changes.push(DocumentChangeOperation::Op(ResourceOp::Create(create)));
        let edit = TextEdit::new(Range::default(), text.clone());
        let text_document = actions::identifier(state, uri);
        changes.push(DocumentChangeOperation::Edit(TextDocumentEdit { text_document, edits: vec![OneOf::Left(edit)] }));
    }
    Some(WorkspaceEdit { document_changes: Some(DocumentChanges::Operations(changes)), ..WorkspaceEdit::default() })
}
