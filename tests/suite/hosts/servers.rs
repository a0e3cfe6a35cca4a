//! Debian's web servers on this machine, and what they answer.

use crate::precompress::unpacked;
use crate::site::Site;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// A copy of what a site built into `www/`, in a folder that every user of the machine may read.
pub(super) fn served(site: &Site) -> TempDir {
    let folder = TempDir::with_prefix("candor-hosts-").unwrap();
    let copied = Command::new("cp").arg("-r").arg(site.root().join("www")).arg(folder.path()).status().unwrap();
    assert!(copied.success());
    for entry in [folder.path().to_owned(), folder.path().join("www"), folder.path().join("www/learn")] {
        std::fs::set_permissions(entry, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    folder
}

/// A running host.
pub(super) struct Host {
    process: Child,
    pub(super) port: u16,
}

impl Drop for Host {
    fn drop(&mut self) {
        // Asked to end, a host ends its workers too.
        let _ = Command::new("kill").arg(self.process.id().to_string()).status();
        let _ = self.process.wait();
    }
}

/// An answer: its status, its headers in small letters, its body.
#[derive(Debug)]
pub(super) struct Answer {
    pub(super) status: u16,
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

impl Answer {
    /// The values of a header, with a comma between them if it is there several times.
    pub(super) fn header(&self, name: &str) -> String {
        let own = self.headers.iter().filter(|(own, _)| own == name).map(|(_, value)| value.as_str());
        own.collect::<Vec<_>>().join(", ")
    }

    /// The body as a browser has it, unpacked.
    pub(super) fn text(&self) -> String {
        let bytes = match &*self.header("content-encoding") {
            "" => self.body.clone(),
            "br" => unpacked("br", &self.body),
            _ => unpacked("gz", &self.body),
        };
        String::from_utf8(bytes).unwrap()
    }
}

impl Host {
    /// Starts a host whose settings stand in a file of the folder; none where the machine has no such host.
    fn start(folder: &Path, program: &str, arguments: &[&str], settings: impl Fn(u16) -> String) -> Option<Self> {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let file = |name: &str| folder.join(format!("{program}.{name}"));
        std::fs::write(file("settings"), settings(port)).unwrap();
        let mut command = Command::new(program);
        command.args(arguments).arg(file("settings")).env("HOME", folder).env("XDG_DATA_HOME", folder);
        let log = std::fs::File::create(file("log")).unwrap();
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let Ok(process) = command.spawn() else { return missing(program) };
        let mut host = Self { process, port };
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(host);
            }
            let log = || std::fs::read_to_string(file("log")).unwrap_or_default();
            assert!(host.process.try_wait().unwrap().is_none(), "{program} does not start: {}", log());
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("{program} does not answer");
    }

    /// Asks for a path as it stands.
    pub(super) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// Asks in some way, with headers.
    pub(super) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let host = format!("127.0.0.1:{}", self.port);
        let request = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Connection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let (status, headers) = head.split_once("\r\n").unwrap();
        let pair = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_lowercase(), value.to_owned()));
        let mut answer = Answer {
            status: status.split(' ').nth(1).unwrap().parse().unwrap(),
            headers: headers.lines().filter_map(pair).collect(),
            body: bytes.split_off(end + 4),
        };
        if answer.header("transfer-encoding") == "chunked" {
            answer.body = joined(&answer.body);
        }
        answer
    }
}

/// The body that came in chunks, each behind its length and a line's end.
fn joined(mut chunks: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    while let Some(end) = chunks.windows(2).position(|two| two == b"\r\n") {
        let length = usize::from_str_radix(std::str::from_utf8(&chunks[..end]).unwrap(), 16).unwrap();
        if length == 0 {
            break;
        }
        body.extend_from_slice(&chunks[end + 2..][..length]);
        chunks = &chunks[end + 4 + length..];
    }
    body
}

/// What the machine lacks is told; where everything has to be there, it is a failure.
pub(super) fn missing<T>(what: &str) -> Option<T> {
    let missing = format!("{what} is missing (tests/run installs it)");
    assert!(std::env::var_os("CANDOR_BROWSER").is_none(), "{missing}");
    eprintln!("skipped: {missing}");
    None
}

/// nginx as Debian has it, with the site's file in a block, and what else is written beside the `include`.
pub(super) fn nginx(folder: &Path, beside: &str) -> Option<Host> {
    let at = folder.display();
    nginx_with(folder, |port| {
        format!(
            "server {{ listen 127.0.0.1:{port}; root {at}/www; {beside} include {at}/www/learn/hosting/nginx.conf; }}"
        )
    })
}

/// nginx with its module for brotli.
pub(super) fn nginx_with_brotli(folder: &Path) -> Option<Host> {
    has_brotli().then(|| nginx(folder, "brotli_static on;"))?
}

pub(super) fn has_brotli() -> bool {
    let is_there = Path::new("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so").exists();
    is_there || missing::<()>("nginx's module for brotli").is_some()
}

/// nginx with a server's block.
pub(super) fn nginx_with(folder: &Path, block: impl Fn(u16) -> String) -> Option<Host> {
    let at = folder.display();
    let temporary =
        ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(|name| format!("{name}_temp_path {at}/t;"));
    let user = if is_root() { "user root;" } else { "" };
    Host::start(folder, "nginx", &["-c"], |port| {
        format!(
            "{user} daemon off; pid {at}/nginx.pid; error_log {at}/nginx.errors; \
             include /etc/nginx/modules-enabled/*brotli-static.conf; \
             events {{}} http {{ {} include /etc/nginx/mime.types; gzip on; {} }}",
            temporary.join(" "),
            block(port)
        )
    })
}

pub(super) fn caddy(folder: &Path) -> Option<Host> {
    let at = folder.display();
    caddy_with(folder, |port| {
        format!("http://127.0.0.1:{port} {{\n root * {at}/www\n import {at}/www/learn/hosting/Caddyfile\n}}\n")
    })
}

/// Caddy with a site's block, or with a whole file, which begins with what holds for all.
pub(super) fn caddy_with(folder: &Path, text: impl Fn(u16) -> String) -> Option<Host> {
    Host::start(folder, "caddy", &["run", "--adapter", "caddyfile", "--config"], |port| {
        let text = text(port);
        if text.starts_with('{') { text } else { format!("{{\n admin off\n auto_https off\n}}\n{text}") }
    })
}

/// Apache with these modules beside those that it can't do without, and what the site's own file may say.
pub(super) fn apache(folder: &Path, modules: &[&str], allowed: &str) -> Option<Host> {
    let at = folder.display();
    apache_with(folder, modules, |_| {
        format!(
            "DocumentRoot {at}/www\n<Directory {at}/www>\nAllowOverride {allowed}\nRequire all granted\n</Directory>\n"
        )
    })
}

/// Apache with what is said of the host.
pub(super) fn apache_with(folder: &Path, modules: &[&str], host: impl Fn(u16) -> String) -> Option<Host> {
    let at = folder.display();
    let load = |name: &&str| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n");
    let modules: String = ["mpm_event", "authz_core", "mime", "dir"].iter().chain(modules).map(load).collect();
    let user = if is_root() { "User nobody\nGroup nogroup\n" } else { "" };
    // What Debian's own settings know of types, where they are there.
    let types = if Path::new("/etc/mime.types").exists() { "/etc/mime.types" } else { "/dev/null" };
    Host::start(folder, "apache2", &["-DFOREGROUND", "-f"], |port| {
        format!(
            "ServerRoot {at}\nPidFile {at}/apache.pid\nListen 127.0.0.1:{port}\nServerName localhost\n\
             ErrorLog {at}/apache.errors\nMutex file:{at}\n{modules}{user}TypesConfig {types}\n{}",
            host(port)
        )
    })
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n")
}
