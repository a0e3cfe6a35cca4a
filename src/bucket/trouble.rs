//! What can go wrong between here and a bucket, in the words of somebody who has to do something about it.

use super::answer::Answer;
use crate::base::{plain, visible};
use crate::diagnostic::count;
use std::fmt;
use std::io;

/// A failure of the way to the bucket or of the bucket: one sentence says what is wrong and what to do.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// The endpoint can't be one, or has no room for the bucket in its name.
    Place(String),
    /// A file of certificates has none.
    Certificates,
    /// The host (first) can't be reached, and why, after so many tries.
    Unreachable(String, String, u32),
    /// The host (first) is not who it says, and why.
    Untrusted(String, String),
    /// The host (first) does not know the key, in its words (second).
    Key(String, String),
    /// The secret is not that of the key.
    Secret(String, String),
    /// The key has run out.
    Expired(String, String),
    /// This machine's clock is so many seconds ahead of the host's.
    Clock(String, i64),
    /// The key may not do this (first) in the bucket (second).
    Denied(&'static str, String, String),
    /// There is no such bucket (first) at the host.
    NoBucket(String, String),
    /// There is no such object.
    NoObject,
    /// The bucket (first) is in this region (second; empty where it is not said), not in that (third).
    Region(String, String, String),
    /// The host is too busy, with its status, after so many tries.
    Busy(String, u16, u32),
    /// What answers is no storage.
    NoStorage(String),
    /// The host refuses to do this (second), with its status and its word.
    Refused(String, &'static str, u16, String),
}

/// What is asked for, by its names.
pub(super) struct Named<'n> {
    pub(super) host: String,
    pub(super) bucket: &'n str,
    pub(super) region: &'n str,
}

/// A clock that is off by more seconds than this explains why a signature is refused.
const OFF: i64 = 120;

/// What an answer that is none means.
pub(super) fn told(answer: &Answer, named: &Named<'_>, what: &'static str, tries: u32) -> Trouble {
    let (host, code) = (named.host.clone(), answer.code().to_owned());
    let bucket = named.bucket.to_owned();
    let region = answer.header("x-amz-bucket-region").unwrap_or(answer.element("Region")).to_owned();
    let is_elsewhere = !region.is_empty() && region != named.region;
    let is_refused = matches!(answer.status, 400 | 401 | 403);
    match code.as_str() {
        _ if answer.is_busy() => Trouble::Busy(host, answer.status, tries),
        _ if is_refused && answer.ahead().abs() > OFF => Trouble::Clock(host, answer.ahead()),
        "RequestTimeTooSkewed" => Trouble::Clock(host, answer.ahead()),
        "PermanentRedirect"
        | "TemporaryRedirect"
        | "AuthorizationHeaderMalformed"
        | "IllegalLocationConstraintException" => Trouble::Region(bucket, region, named.region.to_owned()),
        _ if is_elsewhere => Trouble::Region(bucket, region, named.region.to_owned()),
        "NoSuchBucket" => Trouble::NoBucket(bucket, host),
        "InvalidAccessKeyId" | "NotSignedUp" | "UnrecognizedClientException" => Trouble::Key(host, code),
        "SignatureDoesNotMatch" => Trouble::Secret(host, code),
        "ExpiredToken" | "TokenRefreshRequired" | "InvalidToken" => Trouble::Expired(host, code),
        _ if answer.status == 403 || answer.status == 401 => Trouble::Denied(what, bucket, code),
        "NoSuchKey" => Trouble::NoObject,
        // Answers to HEAD have no words.
        "" if answer.status == 404 && what != "list" => Trouble::NoObject,
        "" if answer.status < 400 || answer.status == 404 || answer.status == 405 => Trouble::NoStorage(host),
        _ => Trouble::Refused(host, what, answer.status, code),
    }
}

/// Whether a failure may be over in a moment.
pub(super) fn is_passing(error: &ureq::Error) -> bool {
    match error {
        ureq::Error::Io(error) => !is_about_trust(error),
        ureq::Error::Timeout(_) | ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => true,
        // An answer that was broken off.
        ureq::Error::Protocol(_) | ureq::Error::BodyStalled => true,
        _ => false,
    }
}

/// Whether it is that of a certificate: the library that checks them hands those on as failures to read or write.
fn is_about_trust(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::InvalidData
}

/// What a connection that failed means.
pub(super) fn broken(error: &ureq::Error, host: String, tries: u32) -> Trouble {
    let why = match error {
        ureq::Error::Io(error) if is_about_trust(error) => return Trouble::Untrusted(host, error.to_string()),
        ureq::Error::Rustls(error) => return Trouble::Untrusted(host, error.to_string()),
        ureq::Error::Tls(_) | ureq::Error::Pem(_) => return Trouble::Untrusted(host, String::new()),
        ureq::Error::Io(error) => plain(error),
        ureq::Error::Timeout(_) => "it does not answer".to_owned(),
        ureq::Error::HostNotFound => "there is no such host".to_owned(),
        ureq::Error::ConnectProxyFailed(_) | ureq::Error::InvalidProxyUrl => {
            "this computer's proxy refused the connection".to_owned()
        }
        _ => "the connection was lost".to_owned(),
    };
    Trouble::Unreachable(host, why, tries)
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&visible(&format!("{}; {}", self.problem(), self.remedy())))
    }
}

impl Trouble {
    fn problem(&self) -> String {
        let word = |code: &String| if code.is_empty() { String::new() } else { format!(" ({code})") };
        match self {
            Self::Place(endpoint) => format!("can't reach the bucket at {endpoint}"),
            Self::Certificates => "the file in AWS_CA_BUNDLE has no certificates".to_owned(),
            Self::Unreachable(host, why, 1) => format!("can't reach {host}: {why}"),
            Self::Unreachable(host, why, tries) => format!("can't reach {host}: {why}, tried {}", times(*tries)),
            Self::Untrusted(host, why) => format!("the certificate of {host} is not trusted{}", word(why)),
            Self::Key(host, code) => format!("{host} does not know this key{}", word(code)),
            Self::Secret(host, code) => {
                format!("{host} says that the secret does not belong to this key{}", word(code))
            }
            Self::Expired(host, code) => format!("{host} says that this key has expired{}", word(code)),
            Self::Clock(host, 0) => format!("{host} says that this computer's clock is wrong"),
            Self::Clock(host, ahead) => {
                let side = if *ahead > 0 { "ahead of" } else { "behind" };
                format!("this computer's clock is {} {side} the clock of {host}", long(ahead.unsigned_abs()))
            }
            Self::Denied(what, bucket, code) => {
                format!("this key is not allowed to {what} in the bucket `{bucket}`{}", word(code))
            }
            Self::NoBucket(bucket, host) => format!("there is no bucket `{bucket}` at {host}"),
            Self::NoObject => "a file in the bucket was deleted during the upload".to_owned(),
            Self::Region(bucket, region, _) if region.is_empty() => {
                format!("the bucket `{bucket}` is in another region")
            }
            Self::Region(bucket, region, named) => {
                format!("the bucket `{bucket}` is in the region `{region}`, not in `{named}`")
            }
            Self::Busy(host, status @ (408 | 429 | 503), tries) => {
                format!("{host} is too busy ({status}), tried {}", times(*tries))
            }
            Self::Busy(host, status, tries) => {
                format!("{host} reported an internal error ({status}), tried {}", times(*tries))
            }
            Self::NoStorage(host) => format!("{host} does not seem to be S3 storage"),
            Self::Refused(host, what, status, code) => {
                let code = if code.is_empty() { String::new() } else { format!(" {code}") };
                format!("{host} refuses to {what} ({status}{code})")
            }
        }
    }

    fn remedy(&self) -> &'static str {
        match self {
            Self::Place(_) => "check `[deploy] endpoint`; perhaps it needs `path-style = true`",
            Self::Certificates => "set it to a file in PEM format, or unset it",
            Self::Unreachable(..) => {
                "check `[deploy] endpoint` and your network, then deploy again: it continues where it stopped"
            }
            Self::Untrusted(..) => "if you use your own certificate authority, set AWS_CA_BUNDLE to its file",
            Self::Key(..) => "check AWS_ACCESS_KEY_ID",
            Self::Secret(..) => "check AWS_SECRET_ACCESS_KEY: copy all of it, and nothing else",
            Self::Expired(..) => "get a new key, and set all three variables",
            Self::Clock(..) => "set the clock: requests signed with a wrong time are refused",
            Self::Denied(..) => {
                "give it the permissions listed in docs/content/hosting/s3.md, or check `[deploy] bucket`"
            }
            Self::NoBucket(..) => "check `[deploy] bucket`, or create the bucket first",
            Self::NoObject => "deploy again",
            Self::Region(..) => "set `[deploy] region`",
            Self::Busy(..) => "deploy again later: it continues where it stopped",
            Self::NoStorage(_) => "check `[deploy] endpoint`",
            Self::Refused(..) => "ask your storage provider, then deploy again: it continues where it stopped",
        }
    }
}

fn times(tries: u32) -> String {
    count(tries as usize, "time")
}

/// So many seconds, as people say it.
fn long(seconds: u64) -> String {
    let units = [(86_400, "day"), (3600, "hour"), (60, "minute")];
    let (unit, name) = units.into_iter().find(|(unit, _)| seconds >= 2 * unit).unwrap_or((60, "minute"));
    count(usize::try_from(seconds / unit).unwrap_or(usize::MAX), name)
}
