//! HTTP: the only user of tiny_http, with what it needs to be fit for a preview.
//!
//! It does not set TCP_NODELAY (45 ms a response, hence the listener is made here), chunks what is
//! long (hence the threshold), has one thread for each connection and no limit but that on open files
//! (hence [`crate::disk::allow_many_files`]), stops accepting after the first error (hence the loop in
//! [`start`]), and may leave a connection waiting behind another (hence [`prod`]). The checks of host, origin and path are in [`super::answer`].

use super::events;
use super::reply::{Asked, Body, Reply};
use super::settings;
use super::shared::{Shared, Turn};
use crate::disk::Fault;
use socket2::{Domain, Protocol, Socket, Type};
use std::io::{self, Cursor, Read as _};
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, TcpStream, ToSocketAddrs as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;
use tiny_http::{Header, Method, Request, Response, StatusCode};

/// How many requests are answered at a time.
const WORKERS: usize = 16;
/// How long the system waits for a reader to take any more of an answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How many ports are tried after a default one that is taken.
const PORTS: u16 = 100;

/// Which port to listen on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Port {
    /// This one or, when it is taken, the next that is free.
    Default(u16),
    /// This one only; 0 is any.
    Explicit(u16),
}

/// Opens the port.
pub(super) fn listen(host: &str, port: Port) -> Result<(TcpListener, SocketAddr), Fault> {
    let (first, tries) = match port {
        Port::Default(port) => (port, PORTS),
        Port::Explicit(port) => (port, 1),
    };
    for port in (first..=u16::MAX).take(tries.into()) {
        let fault = |error| Fault::Address(format!("{host}:{port}"), error);
        let bare = host.trim_start_matches('[').trim_end_matches(']');
        let address = (bare, port).to_socket_addrs().map_err(fault)?.next();
        let address = address.ok_or_else(|| fault(io::ErrorKind::AddrNotAvailable.into()))?;
        match listen_at(address) {
            Ok(listener) => {
                let address = listener.local_addr().map_err(fault)?;
                return Ok((listener, address));
            }
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(fault(error)),
        }
    }
    Err(Fault::PortTaken(first))
}

fn listen_at(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    socket.set_reuse_address(true)?;
    // Every accepted connection inherits it.
    socket.set_tcp_nodelay(true)?;
    socket.set_write_timeout(Some(PATIENCE))?;
    #[cfg(target_os = "linux")]
    socket.set_tcp_user_timeout(Some(PATIENCE))?;
    socket.bind(&address.into())?;
    socket.listen(1024)?;
    Ok(socket.into())
}

/// Answers requests on threads of its own until the process ends.
pub(super) fn start(listener: TcpListener, address: SocketAddr, shared: Arc<Shared>) -> io::Result<()> {
    let work = move || {
        while let Ok(http) = listener.try_clone().and_then(server) {
            let (tell, told) = sync_channel(1);
            thread::scope(|scope| {
                scope.spawn(|| prod(address, told));
                for _ in 0..WORKERS {
                    let (http, shared, tell) = (&http, &shared, tell.clone());
                    scope.spawn(move || {
                        while let Ok(request) = http.recv() {
                            let _ = tell.try_send(());
                            respond(shared, request);
                        }
                        // It has stopped accepting; the other workers have to know.
                        http.unblock();
                    });
                }
                drop(tell);
            });
            thread::sleep(Duration::from_millis(100));
        }
    };
    thread::Builder::new().name("serve".into()).spawn(work).map(drop)
}

/// Connects and leaves again, often for a while after each request and seldom otherwise.
///
/// Of two connections that come at the same time, tiny_http may count on one idle thread for both. The
/// second then waits until the first has gone, which for a kept connection or a stream of events is
/// never. The thread that has served this empty connection takes care of one that waits.
fn prod(mut address: SocketAddr, told: Receiver<()>) {
    if address.ip().is_unspecified() {
        address.set_ip(if address.is_ipv4() { Ipv4Addr::LOCALHOST.into() } else { Ipv6Addr::LOCALHOST.into() });
    }
    loop {
        let times = match told.recv_timeout(Duration::from_secs(1)) {
            Ok(()) => 25,
            Err(RecvTimeoutError::Timeout) => 1,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        for _ in 0..times {
            thread::sleep(Duration::from_millis(20));
            let _ = TcpStream::connect_timeout(&address, Duration::from_secs(1));
        }
    }
}

fn server(listener: TcpListener) -> io::Result<tiny_http::Server> {
    tiny_http::Server::from_listener(listener, None).map_err(io::Error::other)
}

fn respond(shared: &Arc<Shared>, request: Request) {
    let Some(turn) = Turn::of(shared, request.remote_addr().copied()) else {
        // Who leaves many answers unread gets no more; a request that is dropped would be answered.
        drop(request.into_writer());
        return;
    };
    if asked(&request).sends && shared.takes(&asked(&request)) {
        return take(turn, shared, request);
    }
    let reply = reply(shared, &request, &[]);
    if matches!(reply.body, Body::Events) && *request.method() == Method::Get {
        let shared = Arc::clone(shared);
        let stream = move || {
            let receiver = shared.streams.open();
            // An error means that the page has gone.
            let _ = events::stream(request.into_writer(), &shared.event("build"), &receiver);
        };
        let _ = thread::Builder::new().name("events".into()).spawn(stream);
        return;
    }
    write(turn, request, reply);
}

fn asked(request: &Request) -> Asked<'_> {
    let header = |name: &'static str| {
        request.headers().iter().find(|header| header.field.equiv(name)).map(|header| header.value.as_str())
    };
    Asked {
        reads: matches!(request.method(), Method::Get | Method::Head),
        sends: *request.method() == Method::Post,
        url: request.url(),
        host: header("Host"),
        origin: header("Origin"),
        fetch: [header("Sec-Fetch-Site"), header("Sec-Fetch-Mode"), header("Sec-Fetch-Dest")],
        if_none_match: header("If-None-Match"),
        range: header("Range"),
        if_range: header("If-Range"),
        media_type: header("Content-Type"),
    }
}

/// The answer to a request. A mistake of ours in one page must not end the preview.
fn reply(shared: &Shared, request: &Request, body: &[u8]) -> Reply {
    let answer = || shared.answer(&asked(request), body);
    catch_unwind(AssertUnwindSafe(answer)).unwrap_or_else(|_| {
        Reply::text(500, "Candor has a bug that stops this page; the terminal shows where.").guarded()
    })
}

/// Reads what is sent, on a thread of its own: a worker does not wait for who sends slowly.
fn take(turn: Turn, shared: &Arc<Shared>, mut request: Request) {
    let shared = Arc::clone(shared);
    let work = move || {
        let mut body = Vec::new();
        // One more than is taken shows that there is more.
        let limit = settings::MOST as u64 + 1;
        let reply = match request.as_reader().take(limit).read_to_end(&mut body) {
            Ok(_) if body.len() > settings::MOST => {
                Reply::text(413, "This is too large: a picture can have at most 1 MB.")
            }
            Ok(_) => reply(&shared, &request, &body),
            Err(_) => Reply::text(400, "The data did not arrive. Try again."),
        };
        write(turn, request, reply.guarded());
    };
    let _ = thread::Builder::new().name("take".into()).spawn(work);
}

/// Writes an answer on a thread of its own: a worker does not wait for who reads slowly, or not at all.
fn write(turn: Turn, request: Request, reply: Reply) {
    let work = move || {
        // An error means that the reader has gone.
        let _ = request.respond(response(reply));
        drop(turn);
    };
    let _ = thread::Builder::new().name("write".into()).spawn(work);
}

fn response(reply: Reply) -> Response<Cursor<Body>> {
    let headers = reply.headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, value.as_bytes()).ok());
    let length = reply.body.as_ref().len();
    Response::new(StatusCode(reply.status), headers.collect(), Cursor::new(reply.body), Some(length), None)
        .with_chunked_threshold(usize::MAX)
}
