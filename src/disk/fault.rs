//! What can go wrong between the program and the machine that it runs on.

use crate::base::{plain, visible};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A failure of the environment: nothing that a better page would mend. Its [`fmt::Display`] is one
/// sentence that names the path and says what to do.
#[derive(Debug)]
pub enum Fault {
    /// A file or folder that has to be there is not.
    NotFound(PathBuf),
    /// A file or folder cannot be read.
    Read(PathBuf, io::Error),
    /// A file's name is not UTF-8.
    Name(PathBuf),
    /// A symbolic link (first) leads to a folder that contains it (second).
    Loop(PathBuf, PathBuf),
    /// A symbolic link (first) leads to something that is not in the site (second).
    Outside(PathBuf, PathBuf),
    /// A symbolic link (first, to second) in a site that may have none.
    Link(PathBuf, PathBuf),
    /// An untrusted site has, or takes, more of something than this.
    Limit(&'static str, u64),
    /// A file of 4 GiB or more.
    TooLarge(PathBuf),
    /// The output folder is not empty and was not written by candor.
    NotOurs(PathBuf),
    /// A file that candor did not write (second) stands in the output folder where a page (first) belongs.
    Foreign(String, PathBuf),
    /// The output folder (first) would overwrite, or lie in, what the site is made from (second).
    Inside(PathBuf, PathBuf),
    /// The output folder's place is taken by something that is not a folder.
    NotAFolder(PathBuf),
    /// A route that does not stay inside the output folder.
    Route(String),
    /// A file that is to be made is there already.
    Exists(PathBuf),
    /// Two routes that this file system takes for one.
    SameName(PathBuf),
    /// The disk is full.
    NoSpace(PathBuf),
    /// The file system can only be read.
    ReadOnly(PathBuf),
    /// The user who runs candor may not write there.
    Denied(PathBuf),
    /// Writing failed for another reason.
    Write(PathBuf, io::Error),
    /// Changes cannot be watched.
    Watch(PathBuf, String),
    /// The port is in use by another program.
    PortTaken(u16),
    /// The address cannot be served on.
    Address(String, io::Error),
}

impl Fault {
    /// The fault of a failed write at `path`.
    pub(crate) fn writing(path: impl Into<PathBuf>, error: impl Into<io::Error>) -> Self {
        let (path, error) = (path.into(), error.into());
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::NoSpace(path),
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly(path),
            io::ErrorKind::PermissionDenied => Self::Denied(path),
            _ => Self::Write(path, error),
        }
    }

    /// The fault of a failed read at `path`.
    pub(crate) fn reading(path: &Path, error: impl Into<io::Error>) -> Self {
        let error = error.into();
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound(path.to_owned()),
            _ => Self::Read(path.to_owned(), error),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&format!("{}; {}", self.problem(), self.remedy())))
    }
}

impl Fault {
    /// What is wrong, with the path.
    fn problem(&self) -> String {
        match self {
            Self::NotFound(path) => format!("{} does not exist", path.display()),
            Self::Read(path, error) => format!("can't read {} ({})", path.display(), plain(error)),
            Self::Name(path) => format!("{} has a name that is not UTF-8", path.display()),
            Self::Loop(path, to) => format!("{} is a link to {}, which contains it", path.display(), to.display()),
            Self::Outside(path, to) => {
                format!("{} is a link to {}, which is outside the site", path.display(), to.display())
            }
            Self::Link(path, to) => {
                format!(
                    "{} is a symbolic link to {}, which is not allowed in an untrusted site",
                    path.display(),
                    to.display()
                )
            }
            Self::Limit("seconds", most) => {
                format!("this untrusted site takes more than {most} seconds to build")
            }
            Self::Limit("nesting", most) => {
                format!("this untrusted site has something nested deeper than {most} levels")
            }
            Self::Limit(what, most) => format!("this untrusted site has more than {most} {what}"),
            Self::TooLarge(path) => format!("{} is 4 GiB or larger", path.display()),
            Self::NotOurs(path) => format!("{} is not empty and was not written by candor", path.display()),
            Self::Foreign(route, path) => {
                format!("candor did not write {}, and would overwrite it with {route}", path.display())
            }
            Self::Inside(path, source) => format!(
                "{} can't be the output folder, because it would overwrite {}, which the site is made from",
                path.display(),
                source.display()
            ),
            Self::NotAFolder(path) => format!("{} is not a folder", path.display()),
            Self::Route(route) => format!("`{route}` is not inside the output folder"),
            Self::Exists(path) => format!("{} already exists", path.display()),
            Self::SameName(path) => format!("two files of the site have the name {}", path.display()),
            Self::NoSpace(path) => format!("can't write {}: the disk is full", path.display()),
            Self::ReadOnly(path) => format!("can't write {}: the disk is read-only", path.display()),
            Self::Denied(path) => format!("can't write {}: permission denied", path.display()),
            Self::Write(path, error) => format!("can't write {} ({})", path.display(), plain(error)),
            Self::Watch(path, why) => format!("can't watch {} for changes ({why})", path.display()),
            Self::PortTaken(port) => format!("port {port} is in use by another program"),
            Self::Address(address, error) => format!("can't listen on {address} ({})", plain(error)),
        }
    }

    /// What to do about it.
    fn remedy(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "check the path",
            Self::Read(..) => "check the file and its permissions",
            Self::Name(_) | Self::Route(_) => "rename it",
            Self::Loop(..) => "remove the link",
            Self::Outside(..) => "replace the link with the file itself, or remove it",
            Self::Link(..) => "replace the link with the file itself, or try again with --allow links",
            Self::Limit(..) => "make it smaller, or raise the limit with --limit",
            Self::TooLarge(_) => "put it on another website, and link to it there",
            Self::NotOurs(_) => "choose another folder, or try again with --force",
            Self::Foreign(..) => "move it, or overwrite it with --force",
            Self::Inside(..) | Self::ReadOnly(_) => "choose another output folder",
            Self::NotAFolder(_) => "choose a folder",
            Self::Exists(_) => "nothing was overwritten; choose another name",
            Self::SameName(_) => "rename one of them (some disks treat capital and small letters as the same)",
            Self::NoSpace(_) => "free some space and try again",
            Self::Denied(_) => "check the permissions of the folder",
            Self::Write(..) => "choose another output folder, or try again",
            Self::Watch(..) => "try again with --poll",
            Self::PortTaken(_) => "choose another with --port",
            Self::Address(..) => "choose another with --host and --port",
        }
    }
}

impl std::error::Error for Fault {}
