//! Repairs that a finding offers, one by one or all of a page at once.

use super::findings;
use super::state::State;
use crate::base::Edit;
use crate::lint::Finding;
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier,
    TextDocumentEdit, TextEdit, Uri, WorkspaceEdit,
};
use std::ops::Range;

/// What can be done about what is wrong in a range of a file.
pub(super) fn actions(
    state: &State,
    path: &str,
    bytes: &Range<usize>,
    only: Option<&[CodeActionKind]>,
) -> Vec<CodeActionOrCommand> {
    let found = state.findings(path);
    let fixed: Vec<(&Finding, &Edit)> =
        found.iter().filter_map(|finding| Some((finding, finding.diagnostic.fix.as_ref()?))).collect();
    let touches = |finding: &Finding| {
        let range = finding.diagnostic.span.range();
        range.start <= bytes.end && bytes.start <= range.end
    };
    let here = fixed.iter().filter(|(finding, _)| touches(finding));
    let mut actions: Vec<CodeAction> = here.filter_map(|(finding, edit)| one(state, finding, edit)).collect();
    let all: Vec<&Edit> = apart(fixed.iter().map(|(_, edit)| *edit).collect());
    if let Some(edit) = workspace_edit(state, &all).filter(|_| !all.is_empty()) {
        let kind = Some(CodeActionKind::SOURCE_FIX_ALL);
        let title = format!("Fix everything that can be fixed in this file ({})", all.len());
        actions.push(CodeAction { title, kind, edit: Some(edit), ..CodeAction::default() });
    }
    actions.retain(|action| only.is_none_or(|only| only.iter().any(|wanted| is_of(action, wanted))));
    actions.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

/// Whether an action is of a kind, or of one below it: `source.fixAll` is `source`.
fn is_of(action: &CodeAction, wanted: &CodeActionKind) -> bool {
    let own = action.kind.as_ref().map_or("", CodeActionKind::as_str);
    own.strip_prefix(wanted.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn one(state: &State, finding: &Finding, edit: &Edit) -> Option<CodeAction> {
    let help = finding.diagnostic.help.as_ref().unwrap_or(&finding.diagnostic.message);
    let source = finding.diagnostic.span.source;
    Some(CodeAction {
        title: help.lines().next().unwrap_or_default().to_owned(),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(findings::said(state, source, std::slice::from_ref(finding))),
        edit: Some(workspace_edit(state, &[edit])?),
        is_preferred: Some(true),
        ..CodeAction::default()
    })
}

/// Edits of which none touches another.
fn apart(mut edits: Vec<&Edit>) -> Vec<&Edit> {
    edits.sort_by_key(|edit| (edit.span.source, edit.span.start, edit.span.end));
    edits.dedup();
    let mut last = None;
    edits.retain(|edit| {
        let free = last.is_none_or(|(source, end)| source != edit.span.source || end <= edit.span.start);
        if free {
            last = Some((edit.span.source, edit.span.end));
        }
        free
    });
    edits
}

/// Edits as the editor carries them out.
fn workspace_edit(state: &State, edits: &[&Edit]) -> Option<WorkspaceEdit> {
    let files = text_edits(state, edits)?;
    Some(WorkspaceEdit { document_changes: Some(DocumentChanges::Edits(files)), ..WorkspaceEdit::default() })
}

/// Edits by their files: of the version that they were made for, where a file is open.
pub(super) fn text_edits(state: &State, edits: &[&Edit]) -> Option<Vec<TextDocumentEdit>> {
    let mut files: Vec<TextDocumentEdit> = Vec::new();
    for edit in edits {
        let uri = state.uri(edit.span.source)?;
        let text = OneOf::Left(TextEdit::new(state.range(edit.span), edit.replacement.clone()));
        match files.iter_mut().find(|file| file.text_document.uri == uri) {
            Some(file) => file.edits.push(text),
            None => files.push(TextDocumentEdit { text_document: identifier(state, uri), edits: vec![text] }),
        }
    }
    Some(files)
}

/// A file, and the version of it that is open.
pub(super) fn identifier(state: &State, uri: Uri) -> OptionalVersionedTextDocumentIdentifier {
    let version = state.texts.values().find(|open| open.uri == uri).map(|open| open.version);
    OptionalVersionedTextDocumentIdentifier { uri, version }
}
