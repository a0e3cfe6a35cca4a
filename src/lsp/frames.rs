//! Messages on the wire. What is no message is passed over, so that one slip of an editor ends no session.

use lsp_server::Message;
use std::io::{self, BufRead, Cursor, Read, Write};

/// A larger message is none: a page has a few kilobytes.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// A longer line is no header.
const MOST_HEADER: u64 = 4 * 1024;

/// What came.
pub(super) enum Came {
    Message(Message),
    /// Something else, and what is wrong with it.
    Nonsense(String),
    /// The editor has gone.
    End,
}

/// Waits for the next message.
pub(super) fn next(input: &mut impl BufRead) -> Came {
    match read(input) {
        Ok(Some(message)) => Came::Message(message),
        Ok(None) => Came::End,
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Came::Nonsense(error.to_string()),
        Err(_) => Came::End,
    }
}

fn read(input: &mut impl BufRead) -> io::Result<Option<Message>> {
    let mut length = None;
    loop {
        let mut line = Vec::new();
        if input.by_ref().take(MOST_HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        match line.split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => length = value.trim().parse().ok(),
            Some(_) => {}
            None if line.is_empty() && length.is_none() => return nonsense("a message without its Content-Length"),
            None if line.is_empty() => break,
            None => return nonsense("a line that is not a header"),
        }
    }
    let length: u64 = length.unwrap_or_default();
    let mut body = input.by_ref().take(length);
    if length > MOST_BYTES {
        io::copy(&mut body, &mut io::sink())?;
        return nonsense("a message of more than 64 MiB");
    }
    let header = Cursor::new(format!("Content-Length: {length}\r\n\r\n"));
    Message::read(&mut header.chain(body))
}

fn nonsense(what: &str) -> io::Result<Option<Message>> {
    Err(io::Error::new(io::ErrorKind::InvalidData, what))
}

/// Sends a message; says whether anybody takes it.
pub(super) fn send(message: &Message, output: &mut impl Write) -> bool {
    message.write(output).is_ok()
}
