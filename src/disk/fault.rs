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
            Self::NotFound(path) => format!("{} is not there", path.display()),
            Self::Read(path, error) => format!("{} cannot be read ({})", path.display(), plain(error)),
            Self::Name(path) => format!("{} has a name that is not UTF-8", path.display()),
            Self::Loop(path, to) => format!("{} is a link to {}, which contains it", path.display(), to.display()),
            Self::Outside(path, to) => {
                format!("{} is a link to {}, which is no part of the site", path.display(), to.display())
            }
            Self::Link(path, to) => {
                format!("{} is a link to {}, and this site is untrusted", path.display(), to.display())
            }
            Self::Limit("seconds", most) => {
                format!("this site is untrusted, and takes more than {most} seconds to build")
            }
            Self::Limit("nesting", most) => {
                format!("this site is untrusted, and something in it is nested deeper than {most}")
            }
            Self::Limit(what, most) => format!("this site is untrusted, and has more than {most} {what}"),
            Self::TooLarge(path) => format!("{} is 4 GiB or larger", path.display()),
            Self::NotOurs(path) => format!("{} is not empty and was not written by candor", path.display()),
            Self::Foreign(route, path) => {
                format!("{} was not written by candor, and the site has {route} there", path.display())
            }
            Self::Inside(path, source) => format!(
                "{} cannot be the output folder, because {} belongs to what the site is made from",
                path.display(),
                source.display()
            ),
            Self::NotAFolder(path) => format!("{} is not a folder", path.display()),
            Self::Route(route) => format!("`{route}` does not lead to a place inside the output folder"),
            Self::Exists(path) => format!("{} is there already", path.display()),
            Self::SameName(path) => format!("{} is the name of two files of the site", path.display()),
            Self::NoSpace(path) => format!("{} cannot be written, the disk is full", path.display()),
            Self::ReadOnly(path) => format!("{} cannot be written, it is on a read-only disk", path.display()),
            Self::Denied(path) => format!("{} cannot be written, permission is denied", path.display()),
            Self::Write(path, error) => format!("{} cannot be written ({})", path.display(), plain(error)),
            Self::Watch(path, why) => format!("{} cannot be watched for changes ({why})", path.display()),
            Self::PortTaken(port) => format!("port {port} is in use by another program"),
            Self::Address(address, error) => format!("{address} cannot be served on ({})", plain(error)),
        }
    }

    /// What to do about it.
    fn remedy(&self) -> &'static str {
        match self {
            Self::NotFound(_) => "check the path",
            Self::Read(..) => "check the file and its permissions",
            Self::Name(_) | Self::Route(_) => "rename it",
            Self::Loop(..) => "remove the link",
            Self::Outside(..) => "put the file itself into the site, or remove the link",
            Self::Link(..) => "put the file itself into the site, or repeat with --allow links",
            Self::Limit(..) => "make it smaller, or repeat with another --limit",
            Self::TooLarge(_) => "keep it elsewhere and link to it",
            Self::NotOurs(_) => "choose another folder, or repeat with --force",
            Self::Foreign(..) => "move it away, or repeat with --force",
            Self::Inside(..) | Self::ReadOnly(_) => "choose another output folder",
            Self::NotAFolder(_) => "name a folder",
            Self::Exists(_) => "nothing was overwritten, choose another name",
            Self::SameName(_) => "rename one of them (this disk may take capitals for small letters)",
            Self::NoSpace(_) => "make room and repeat",
            Self::Denied(_) => "check who may write there",
            Self::Write(..) => "choose another output folder, or repeat",
            Self::Watch(..) => "repeat with --poll",
            Self::PortTaken(_) => "choose another with --port",
            Self::Address(..) => "choose another with --host and --port",
        }
    }
}

impl std::error::Error for Fault {}
