//! Reads what the editor sends, keeps its texts, and answers.

use super::state::{Open, State};
use super::text::{self, Units};
use super::worker::{self, Board, Tell};
use super::worlds::Worlds;
use super::{actions, capabilities, completion, files, frames, hover, moves, places, symbols};
use frames::Came;
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::notification as note;
use lsp_types::notification::Notification as _;
use lsp_types::request as ask;
use lsp_types::request::Request as _;
use lsp_types::{
    CodeActionParams, CompletionParams, DidChangeTextDocumentParams, DidChangeWorkspaceFoldersParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DocumentSymbolParams, DocumentSymbolResponse,
    GotoDefinitionParams, HoverParams, InitializeParams, InitializeResult, MessageType, ReferenceParams,
    RegistrationParams, RenameFilesParams, RenameParams, ServerInfo, TextDocumentPositionParams, Uri, WorkspaceEdit,
    WorkspaceSymbolParams, WorkspaceSymbolResponse,
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// What is still to be said when the editor has gone may take so many hundredths of a second.
const FAREWELL: usize = 200;

/// Serves an editor until it ends the session or goes away; says whether it ended it as the protocol asks.
pub(crate) fn serve(
    mut input: impl BufRead + Send + 'static,
    mut output: impl Write + Send + 'static,
    worlds: Arc<dyn Worlds>,
) -> bool {
    let (server, Connection { sender, receiver }) = Connection::memory();
    let to_editor = server.sender.clone();
    let tell: Tell = Arc::new(move |message| {
        // Nobody minds what is said to an editor that has gone.
        let _ = to_editor.send(message);
    });
    let complain = Arc::clone(&tell);
    thread::spawn(move || {
        loop {
            match frames::next(&mut input) {
                Came::Message(message) => {
                    let is_last = matches!(&message, Message::Notification(note) if note.method == note::Exit::METHOD);
                    if sender.send(message).is_err() || is_last {
                        return;
                    }
                }
                Came::Nonsense(what) => worker::log(&complain, &format!("ignored {what}, which is not a message")),
                Came::End => return,
            }
        }
    });
    let writer = thread::spawn(move || receiver.iter().all(|message| frames::send(&message, &mut output)));
    let well = session(&server, &tell, worlds);
    drop((server, tell));
    for _ in 0..FAREWELL {
        if writer.is_finished() {
            break;
        }
        thread::sleep(Duration::from_millis(10));
    }
    well
}

/// From the first message to the last.
fn session(server: &Connection, tell: &Tell, worlds: Arc<dyn Worlds>) -> bool {
    let Some(params) = begin(server) else { return false };
    let units = capabilities::units(&params.capabilities);
    let board = Arc::new(Board::default());
    let (at_work, for_work, say) = (Arc::clone(&board), Arc::clone(&worlds), Arc::clone(tell));
    let worker = thread::spawn(move || worker::work(&at_work, &*for_work, units, &say));
    let mut session = Session {
        board,
        worlds,
        units,
        tell: Arc::clone(tell),
        begun: params,
        homes: BTreeMap::new(),
        told_of_no_site: false,
        is_over: false,
    };
    let mut well = false;
    for message in &server.receiver {
        match message {
            Message::Request(request) => tell(Message::Response(session.answer(request))),
            Message::Notification(note) if note.method == note::Exit::METHOD => {
                well = session.is_over;
                break;
            }
            Message::Notification(note) => session.hear(note),
            Message::Response(_) => {}
        }
    }
    session.board.close();
    // It ends with the process where it is in the middle of something.
    drop(worker);
    well
}

/// Waits until an editor says what it is, and tells it what the server can do.
fn begin(server: &Connection) -> Option<InitializeParams> {
    loop {
        let (id, params) = match server.initialize_start() {
            Ok(asked) => asked,
            Err(error) if error.channel_is_disconnected() => return None,
            Err(_) => continue,
        };
        let answer = match serde_json::from_value::<InitializeParams>(params) {
            Ok(params) => {
                let info = ServerInfo { name: "candor".into(), version: Some(env!("CARGO_PKG_VERSION").into()) };
                let units = capabilities::units(&params.capabilities);
                let result = InitializeResult { capabilities: capabilities::server(units), server_info: Some(info) };
                server.sender.send(Response::new_ok(id, result).into()).ok()?;
                return Some(params);
            }
            Err(error) => Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
        };
        server.sender.send(answer.into()).ok()?;
    }
}

/// A site's folder, the path of a file in it, and the folder as the editor spells it.
#[derive(Clone)]
struct Home {
    root: PathBuf,
    path: String,
    spelled: PathBuf,
}

struct Session {
    board: Arc<Board>,
    worlds: Arc<dyn Worlds>,
    units: Units,
    tell: Tell,
    begun: InitializeParams,
    /// Of what is open, by its address.
    homes: BTreeMap<String, Home>,
    told_of_no_site: bool,
    is_over: bool,
}

impl Session {
    /// What the editor tells without asking.
    fn hear(&mut self, note: Notification) {
        let Notification { method, params } = note;
        match method.as_str() {
            note::Initialized::METHOD => self.start(),
            note::DidOpenTextDocument::METHOD => self.take(&method, params, Self::opened),
            note::DidChangeTextDocument::METHOD => self.take(&method, params, Self::changed),
            note::DidCloseTextDocument::METHOD => self.take(&method, params, Self::closed),
            note::DidChangeWorkspaceFolders::METHOD => self.take(&method, params, Self::folders),
            note::DidSaveTextDocument::METHOD | note::DidChangeWatchedFiles::METHOD => self.board.read_again(),
            _ => {}
        }
    }

    fn take<P: DeserializeOwned>(&mut self, method: &str, params: Value, act: impl FnOnce(&mut Self, P)) {
        match serde_json::from_value(params) {
            Ok(params) => {
                if catch_unwind(AssertUnwindSafe(|| act(self, params))).is_err() {
                    worker::log(&self.tell, &format!("{method} failed; this is a bug in candor, please report it"));
                }
            }
            Err(error) => worker::log(&self.tell, &format!("can't understand {method}: {error}")),
        }
    }

    /// Looks at the sites in the folders that are open, and asks to be told of changes.
    fn start(&mut self) {
        #[allow(deprecated, reason = "older editors name one folder")]
        let one = self.begun.root_uri.clone();
        let folders = self.begun.workspace_folders.take();
        let folders = folders.map(|folders| folders.into_iter().map(|folder| folder.uri).collect::<Vec<_>>());
        self.look_at(folders.unwrap_or_else(|| one.into_iter().collect()));
        if let Some(registration) = capabilities::watching(&self.begun.capabilities) {
            let params = RegistrationParams { registrations: vec![registration] };
            let id = RequestId::from("files".to_owned());
            let request = Request::new(id, ask::RegisterCapability::METHOD.into(), params);
            (self.tell)(Message::Request(request));
        }
    }

    fn folders(&mut self, params: DidChangeWorkspaceFoldersParams) {
        self.look_at(params.event.added.into_iter().map(|folder| folder.uri).collect());
    }

    fn look_at(&self, folders: Vec<Uri>) {
        for home in folders.iter().filter_map(|folder| self.home(folder)) {
            self.board.change(&home.root, &home.spelled, true, |_| ());
        }
    }

    fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let Some(home) = self.home(&document.uri) else {
            if !self.told_of_no_site && files::path_of(&document.uri).is_some() {
                self.told_of_no_site = true;
                let words = "There is no book.toml in this folder or above it, so candor does not check this file.";
                worker::show(&self.tell, MessageType::INFO, words);
            }
            return;
        };
        self.homes.insert(document.uri.as_str().to_owned(), home.clone());
        let is_part = self.worlds.takes(&home.root, &home.path);
        self.board.change(&home.root, &home.spelled, true, |texts| {
            if is_part {
                let open = Open::new(document.uri, document.version, &home.path, document.text);
                texts.insert(home.path.clone(), open);
            }
        });
    }

    fn changed(&mut self, params: DidChangeTextDocumentParams) {
        let document = params.text_document;
        let Some(home) = self.homes.get(document.uri.as_str()) else { return };
        let units = self.units;
        self.board.change(&home.root, &home.spelled, false, |texts| {
            let Some(open) = texts.get_mut(&home.path) else { return };
            let mut text = open.text.to_string();
            for change in params.content_changes {
                text::change(&mut text, change, units);
            }
            *open = Open::new(document.uri.clone(), document.version, &home.path, text);
        });
    }

    fn closed(&mut self, params: DidCloseTextDocumentParams) {
        let Some(home) = self.homes.remove(params.text_document.uri.as_str()) else { return };
        self.board.change(&home.root, &home.spelled, true, |texts| {
            texts.remove(&home.path);
        });
    }

    /// Answers a question.
    fn answer(&mut self, request: Request) -> Response {
        if self.is_over {
            let words = "this session has ended".to_owned();
            return Response::new_err(request.id, ErrorCode::InvalidRequest as i32, words);
        }
        match request.method.as_str() {
            ask::Shutdown::METHOD => {
                self.is_over = true;
                Response::new_ok(request.id, Value::Null)
            }
            ask::Completion::METHOD => self.on(request, |params: CompletionParams| self.complete(&params)),
            ask::HoverRequest::METHOD => self.on(request, |params: HoverParams| {
                let (state, path, byte) = self.place(&params.text_document_position_params)?;
                hover::hover(&state, &path, byte)
            }),
            ask::GotoDefinition::METHOD => self.on(request, |params: GotoDefinitionParams| {
                let (state, path, byte) = self.place(&params.text_document_position_params)?;
                places::definition(&state, &path, byte)
            }),
            ask::References::METHOD => self.on(request, |params: ReferenceParams| {
                let (state, path, byte) = self.place(&params.text_document_position)?;
                Some(places::references(&state, &path, byte, params.context.include_declaration))
            }),
            ask::DocumentSymbolRequest::METHOD => self.on(request, |params: DocumentSymbolParams| {
                let (state, path) = self.state(&params.text_document.uri)?;
                Some(DocumentSymbolResponse::Nested(symbols::outline(&state, &path)))
            }),
            ask::WorkspaceSymbolRequest::METHOD => self.on(request, |params: WorkspaceSymbolParams| {
                let found = self.board.all().iter().flat_map(|state| symbols::search(state, &params.query)).collect();
                Some(WorkspaceSymbolResponse::Nested(found))
            }),
            ask::CodeActionRequest::METHOD => self.on(request, |params: CodeActionParams| {
                let (state, path) = self.state(&params.text_document.uri)?;
                let bytes = state.lines(state.compiled.site.sources.find(&path)?).bytes(params.range);
                Some(actions::actions(&state, &path, &bytes, params.context.only.as_deref()))
            }),
            ask::PrepareRenameRequest::METHOD => self.on(request, |params: TextDocumentPositionParams| {
                let (state, path, byte) = self.place(&params)?;
                moves::prepare(&state, &path, byte)
            }),
            ask::Rename::METHOD => self.rename(request),
            ask::WillRenameFiles::METHOD => self.try_on(request, |params: RenameFilesParams| self.moved(&params)),
            method => {
                let words = format!("candor does not support {method}");
                Response::new_err(request.id, ErrorCode::MethodNotFound as i32, words)
            }
        }
    }

    /// A question whose answer may be nothing.
    fn on<P: DeserializeOwned, R: serde::Serialize>(
        &self,
        request: Request,
        answer: impl FnOnce(P) -> Option<R>,
    ) -> Response {
        self.try_on(request, |params| Ok(answer(params)))
    }

    /// A question that may be refused, with the reason.
    fn try_on<P: DeserializeOwned, R: serde::Serialize>(
        &self,
        request: Request,
        answer: impl FnOnce(P) -> Result<Option<R>, String>,
    ) -> Response {
        let Request { id, method, params } = request;
        let params = match serde_json::from_value(params) {
            Ok(params) => params,
            Err(error) => return Response::new_err(id, ErrorCode::InvalidParams as i32, error.to_string()),
        };
        match catch_unwind(AssertUnwindSafe(|| answer(params))) {
            Ok(Ok(answer)) => Response::new_ok(id, answer),
            Ok(Err(refusal)) => Response::new_err(id, ErrorCode::RequestFailed as i32, refusal),
            Err(_) => {
                let words = format!("{method} failed; this is a bug in candor, please report it");
                Response::new_err(id, ErrorCode::InternalError as i32, words)
            }
        }
    }

    fn rename(&self, request: Request) -> Response {
        self.try_on(request, |params: RenameParams| {
            let place = self.place(&params.text_document_position);
            let (state, path, byte) = place.ok_or("there is nothing here that you can rename")?;
            moves::rename(&state, &path, byte, &params.new_name).map(Some)
        })
    }

    /// What follows where the editor is about to move one file or folder; of several it moves, each is asked for.
    fn moved(&self, params: &RenameFilesParams) -> Result<Option<WorkspaceEdit>, String> {
        let [file] = &params.files[..] else { return Ok(None) };
        let home = |uri: &str| self.home(&uri.parse().ok()?);
        let Some((old, new)) = home(&file.old_uri).zip(home(&file.new_uri)).filter(|(old, new)| old.root == new.root)
        else {
            return Ok(None);
        };
        let Some(state) = self.board.newest(&old.root) else { return Ok(None) };
        moves::moved(&state, &old.path, &new.path).map(Some)
    }

    fn complete(&self, params: &CompletionParams) -> Option<lsp_types::CompletionList> {
        let at = &params.text_document_position;
        let home = self.home(&at.text_document.uri)?;
        let text = self.board.text(&home.root, &home.path)?;
        let state = self.board.last(&home.root)?;
        Some(completion::complete(&state, &home.path, &text, at.position))
    }

    /// The site of a file with everything that was typed, and the file's path in it.
    fn state(&self, uri: &Uri) -> Option<(Arc<State>, String)> {
        let home = self.home(uri)?;
        Some((self.board.newest(&home.root)?, home.path))
    }

    /// The same, with the byte of a position.
    fn place(&self, at: &TextDocumentPositionParams) -> Option<(Arc<State>, String, usize)> {
        let (state, path) = self.state(&at.text_document.uri)?;
        let byte = state.lines(state.compiled.site.sources.find(&path)?).byte(at.position);
        Some((state, path, byte))
    }

    /// The site that a file or folder belongs to.
    fn home(&self, uri: &Uri) -> Option<Home> {
        if let Some(home) = self.homes.get(uri.as_str()) {
            return Some(home.clone());
        }
        let file = files::path_of(uri)?;
        let (root, path) = self.worlds.home(&file)?;
        let spelled = file.ancestors().nth(path.split('/').filter(|part| !part.is_empty()).count());
        let spelled = spelled.filter(|above| *above == root || file.ends_with(&path)).unwrap_or(&root).to_owned();
        Some(Home { root, path, spelled })
    }
}
