//! What the server can do, told to the editor in the first message.

use super::text::Units;
use lsp_types::{
    ClientCapabilities, CodeActionKind, CodeActionOptions, CodeActionProviderCapability, CompletionOptions,
    FileOperationFilter, FileOperationPattern, FileOperationRegistrationOptions, FileSystemWatcher, GlobPattern,
    HoverProviderCapability, OneOf, PositionEncodingKind, Registration, RenameOptions, SaveOptions, ServerCapabilities,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    WorkspaceFileOperationsServerCapabilities, WorkspaceFoldersServerCapabilities, WorkspaceServerCapabilities,
};
use serde_json::json;

/// What the units of columns are: bytes where the editor knows them, else what every editor has to know.
pub(super) fn units(client: &ClientCapabilities) -> Units {
    let offered = client.general.as_ref().and_then(|general| general.position_encodings.as_ref());
    let knows = |kind: PositionEncodingKind| offered.is_some_and(|offered| offered.contains(&kind));
    if knows(PositionEncodingKind::UTF8) { Units::Utf8 } else { Units::Utf16 }
}

/// What the server can do.
pub(super) fn server(units: Units) -> ServerCapabilities {
    let encoding = if units == Units::Utf8 { PositionEncodingKind::UTF8 } else { PositionEncodingKind::UTF16 };
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(SaveOptions { include_text: Some(false) }.into()),
        ..TextDocumentSyncOptions::default()
    };
    let folders =
        WorkspaceFoldersServerCapabilities { supported: Some(true), change_notifications: Some(OneOf::Left(true)) };
    let pattern = FileOperationPattern { glob: "**/*".into(), ..FileOperationPattern::default() };
    let filter = FileOperationFilter { scheme: Some("file".into()), pattern };
    let operations = WorkspaceFileOperationsServerCapabilities {
        will_rename: Some(FileOperationRegistrationOptions { filters: vec![filter] }),
        ..WorkspaceFileOperationsServerCapabilities::default()
    };
    let signs = ["@", ":", "(", "/", "#", "{", "=", "`", " ", "-", "[", "."].map(str::to_owned);
    ServerCapabilities {
        position_encoding: Some(encoding),
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync)),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(signs.to_vec()),
            ..CompletionOptions::default()
        }),
        definition_provider: Some(OneOf::Left(true)),
        references_provider: Some(OneOf::Left(true)),
        document_symbol_provider: Some(OneOf::Left(true)),
        workspace_symbol_provider: Some(OneOf::Left(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, CodeActionKind::SOURCE_FIX_ALL]),
            ..CodeActionOptions::default()
        })),
        rename_provider: Some(OneOf::Right(RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: lsp_types::WorkDoneProgressOptions::default(),
        })),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(folders),
            file_operations: Some(operations),
        }),
        ..ServerCapabilities::default()
    }
}

/// The wish to hear of changes that others make to a site's files; none where the editor can't tell.
pub(super) fn watching(client: &ClientCapabilities) -> Option<Registration> {
    let watched = client.workspace.as_ref()?.did_change_watched_files.as_ref()?;
    watched.dynamic_registration.filter(|can| *can)?;
    let all = "**/*.{md,markdown,yaml,yml,toml,html,css,js,svg,png,jpg,jpeg,webp,lock}";
    let watchers = [FileSystemWatcher { glob_pattern: GlobPattern::String(all.into()), kind: None }];
    Some(Registration {
        id: "files".into(),
        method: "workspace/didChangeWatchedFiles".into(),
        register_options: Some(json!({ "watchers": watchers })),
    })
}
