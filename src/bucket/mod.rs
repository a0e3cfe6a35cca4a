//! The only way out to other machines: a bucket of a storage that speaks S3, its requests signed and sent.
//!
//! Addresses that are signed name the key, and are shown nowhere: what goes wrong is told in words of our own.

mod answer;
mod keys;
mod side_by_side;
mod trouble;

pub(crate) use keys::Keys;
pub(crate) use side_by_side::side_by_side;
pub(crate) use trouble::Trouble;

use crate::base::Fingerprint;
use crate::config::Deploy;
use crate::deploy::Listed;
use answer::Answer;
use rusty_s3::actions::{ListObjectsV2, S3Action};
use rusty_s3::{Method, UrlStyle};
use std::time::Duration;
use ureq::http::Request;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};
use ureq::{Agent, RequestExt as _};

/// What an object holds is told beside it, so that nobody has to read it.
const PRINT: &str = "x-amz-meta-candor";
/// For so long a signed address may be used.
const VALID: Duration = Duration::from_secs(600);
/// A storage that answers nothing for so long answers nothing any more.
const PATIENCE: Duration = Duration::from_secs(60);
/// What gets through more slowly than so many bytes a second counts as stuck.
const SLOWEST: u64 = 10_000;
/// What fails for a while is tried so many times.
const TRIES: u32 = 6;
/// After the first failure; each time twice as long.
const PAUSE: Duration = Duration::from_millis(250);
/// A storage that asks for more patience than this is asked again sooner.
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// A folder of a bucket, and who enters it.
pub(crate) struct Bucket {
    place: rusty_s3::Bucket,
    prefix: String,
    keys: Keys,
    agent: Agent,
}

/// What is put there.
pub(crate) struct Object<'o> {
    pub(crate) bytes: &'o [u8],
    pub(crate) media_type: &'o str,
    pub(crate) cache_control: &'o str,
    pub(crate) print: &'o str,
}

/// What goes with a request: headers that are signed, and bytes.
struct Sent<'s> {
    headers: [(&'static str, &'s str); 3],
    bytes: &'s [u8],
}

impl Bucket {
    /// A place; `authorities` are certificates (PEM) that are trusted instead of those that come with the program.
    ///
    /// # Errors
    /// What can't be a place, or no certificate.
    pub(crate) fn new(name: &str, at: &Deploy, keys: Keys, authorities: Option<&[u8]>) -> Result<Self, Trouble> {
        let style = if at.path_style { UrlStyle::Path } else { UrlStyle::VirtualHost };
        let endpoint = at.endpoint.parse().map_err(|_| Trouble::Place(at.endpoint.clone()))?;
        let place = rusty_s3::Bucket::new(endpoint, style, name.to_owned(), at.region.clone())
            .map_err(|_| Trouble::Place(at.endpoint.clone()))?;
        let roots = match authorities {
            None => RootCerts::WebPki,
            Some(pem) => certificates(pem).ok_or(Trouble::Certificates)?,
        };
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .user_agent(concat!("candor/", env!("CARGO_PKG_VERSION")))
            .timeout_resolve(Some(PATIENCE))
            .timeout_connect(Some(PATIENCE))
            .timeout_recv_response(Some(PATIENCE))
            .tls_config(TlsConfig::builder().root_certs(roots).build())
            .build();
        Ok(Self { place, prefix: at.prefix.clone(), keys, agent: config.into() })
    }

    /// All objects of the folder.
    ///
    /// # Errors
    /// What stood in the way; so below.
    pub(crate) fn list(&self) -> Result<Vec<Listed>, Trouble> {
        let mut all = Vec::new();
        let mut next: Option<String> = None;
        loop {
            let mut action = self.place.list_objects_v2(Some(self.keys.credentials()));
            action.with_prefix(self.prefix.as_str());
            if let Some(token) = next.take() {
                action.with_continuation_token(token);
            }
            let answer = self.ask("list", &action, None)?;
            let text = std::str::from_utf8(&answer.body).map_err(|_| self.no_storage())?;
            let page = ListObjectsV2::parse_response(text).map_err(|_| self.no_storage())?;
            all.extend(page.contents.into_iter().filter_map(|object| {
                let route = object.key.strip_prefix(&self.prefix)?.to_owned();
                Some(Listed { route, bytes: object.size.unwrap_or(0), etag: object.etag.map(bare) })
            }));
            next = page.next_continuation_token;
            if next.is_none() {
                return Ok(all);
            }
        }
    }

    /// What an object holds.
    pub(crate) fn get(&self, route: &str) -> Result<Vec<u8>, Trouble> {
        let key = self.key(route);
        Ok(self.ask("read", &self.place.get_object(Some(self.keys.credentials()), &key), None)?.body)
    }

    /// What an object says that it holds; none where candor did not put it there.
    pub(crate) fn print(&self, route: &str) -> Result<Option<String>, Trouble> {
        let key = self.key(route);
        let answer = self.ask("read", &self.place.head_object(Some(self.keys.credentials()), &key), None);
        match answer {
            Ok(answer) => Ok(answer.header(PRINT).map(str::to_owned)),
            Err(Trouble::NoObject) => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }

    /// Puts an object there; what the storage calls this version of it.
    pub(crate) fn put(&self, route: &str, object: &Object<'_>) -> Result<Option<String>, Trouble> {
        let key = self.key(route);
        let mut action = self.place.put_object(Some(self.keys.credentials()), &key);
        let headers =
            [("cache-control", object.cache_control), ("content-type", object.media_type), (PRINT, object.print)];
        for (name, value) in headers {
            action.headers_mut().insert(name, value.to_owned());
        }
        let answer = self.ask("write", &action, Some(&Sent { headers, bytes: object.bytes }))?;
        Ok(answer.header("etag").map(|etag| bare(etag.to_owned())))
    }

    /// Takes an object out; one that is not there is no trouble.
    pub(crate) fn delete(&self, route: &str) -> Result<(), Trouble> {
        let key = self.key(route);
        match self.ask("delete", &self.place.delete_object(Some(self.keys.credentials()), &key), None) {
            Ok(_) | Err(Trouble::NoObject) => Ok(()),
            Err(trouble) => Err(trouble),
        }
    }

    fn key(&self, route: &str) -> String {
        format!("{}{route}", self.prefix)
    }

    fn host(&self) -> String {
        self.place.base_url().host_str().unwrap_or_default().to_owned()
    }

    fn no_storage(&self) -> Trouble {
        Trouble::NoStorage(self.host())
    }

    /// Asks until there is an answer that says more than that there is none now.
    fn ask<'a, A: S3Action<'a>>(
        &self,
        what: &'static str,
        action: &A,
        sent: Option<&Sent<'_>>,
    ) -> Result<Answer, Trouble> {
        let mut tries = 0;
        loop {
            tries += 1;
            let outcome = self.once(action, sent);
            let wanted = match &outcome {
                Ok(answer) if answer.is_busy() => answer.patience(),
                Err(error) if trouble::is_passing(error) => None,
                Ok(_) | Err(_) => return self.settle(what, outcome, tries),
            };
            if tries == TRIES {
                return self.settle(what, outcome, tries);
            }
            std::thread::sleep(pause(tries, wanted));
        }
    }

    fn once<'a, A: S3Action<'a>>(&self, action: &A, sent: Option<&Sent<'_>>) -> Result<Answer, ureq::Error> {
        let url = action.sign(VALID);
        let mut request = Request::builder().method(method(A::METHOD)).uri(url.as_str());
        let Some(Sent { headers, bytes }) = sent else {
            let request = request.body(())?.with_agent(&self.agent).configure();
            return Answer::read(request.timeout_recv_body(Some(PATIENCE)).run()?);
        };
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let time = PATIENCE + Duration::from_secs(bytes.len() as u64 / SLOWEST);
        Answer::read(request.body(*bytes)?.with_agent(&self.agent).configure().timeout_send_body(Some(time)).run()?)
    }

    fn settle(&self, what: &'static str, outcome: Result<Answer, ureq::Error>, tries: u32) -> Result<Answer, Trouble> {
        match outcome {
            Ok(answer) if answer.is_well() => Ok(answer),
            Ok(answer) => {
                let named =
                    trouble::Named { host: self.host(), bucket: self.place.name(), region: self.place.region() };
                Err(trouble::told(&answer, &named, what, tries))
            }
            Err(error) => Err(trouble::broken(&error, self.host(), tries)),
        }
    }
}

fn method(method: Method) -> &'static str {
    match method {
        Method::Head => "HEAD",
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Delete => "DELETE",
    }
}

/// The name of a version without its quotes, which some put around it in one answer and not in the other.
fn bare(etag: String) -> String {
    etag.trim_start_matches("W/").trim_matches('"').to_owned()
}

fn certificates(pem: &[u8]) -> Option<RootCerts> {
    let mut all: Vec<Certificate<'static>> = Vec::new();
    for item in parse_pem(pem) {
        if let PemItem::Certificate(certificate) = item.ok()? {
            all.push(certificate);
        }
    }
    (!all.is_empty()).then(|| all.into_iter().into())
}

/// How long to wait after so many tries: as long as is asked for, else longer each time, and not all at once.
fn pause(tries: u32, wanted: Option<Duration>) -> Duration {
    let often = PAUSE * 2_u32.saturating_pow(tries - 1);
    let thread = format!("{:?} {tries}", std::thread::current().id());
    let spread = Fingerprint::of(thread.as_bytes()).whole().bytes().map(u32::from).sum::<u32>() % 100;
    wanted.unwrap_or(often / 2 + often * spread / 200).min(LONGEST_PAUSE)
}
