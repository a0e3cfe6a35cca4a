//! The way to the settings: who may see them, and who may change them.
//!
//! Only a browser on this machine may, with a page of the settings themselves: the preview has to be reached by an
//! address of this machine alone, and a request that sends something has to come from this very origin, as the browser
//! says. That it comes from a page of this run is for the settings to see, which gave it a token.

use super::answer::name_of;
use super::reply::{Asked, Reply};
use super::shared::Shared;
use super::snapshot::{Form, FormAnswer};
use std::net::IpAddr;

/// The path of the settings.
const SETTINGS: &str = "/_candor/settings";

/// At most so many bytes are taken: a picture of a megabyte, and what a form says beside it.
pub(super) const MOST: usize = (1 << 20) + (1 << 18);

/// Nothing from elsewhere, nothing inline; forms go to the settings, and the site is shown in a frame.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
    frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types candor";

impl Shared {
    /// Whether what is sent may be read at all.
    pub(super) fn takes(&self, asked: &Asked<'_>) -> bool {
        below(asked.url).is_some() && self.refusal(asked).is_none()
    }

    /// The answer of the settings; none to a request for something else.
    pub(super) fn settings(&self, asked: &Asked<'_>, body: &[u8]) -> Option<Reply> {
        let (path, query) = below(asked.url)?;
        if !asked.reads && !asked.sends {
            return None;
        }
        if let Some(refusal) = self.refusal(asked) {
            return Some(Reply::text(403, refusal));
        }
        let media_type = asked.media_type.unwrap_or_default();
        let form = Form { path, query, sent: asked.sends.then_some((media_type, body)) };
        Some(self.when_ready(|snapshot| match snapshot.settings(&form) {
            Some(FormAnswer::Page(status, html)) => page(Reply::own(status, "text/html; charset=utf-8", html)),
            Some(FormAnswer::Part(media_type, text)) => Reply::own(200, media_type, text),
            Some(FormAnswer::See(place)) => Reply::leading(303, &place),
            None => Reply::text(404, "There is no such page."),
        }))
    }

    /// Why a request to the settings is refused.
    fn refusal(&self, asked: &Asked<'_>) -> Option<&'static str> {
        let host = asked.host.unwrap_or_default();
        if !self.is_private || !is_this_machine(host) {
            return Some(
                "You can only change the settings on the computer where Candor runs: start it without `--host` and `--allow-host`, and open the address that it shows.",
            );
        }
        let [site, ..] = asked.fetch;
        let is_own = asked.origin.and_then(|origin| origin.strip_prefix("http://")) == Some(host);
        let comes_from_here = is_own && site == Some("same-origin");
        (asked.sends && !comes_from_here).then_some("You can only change settings from their own pages.")
    }
}

/// What follows the path of the settings, and what follows its `?`; none for any other address.
fn below(url: &str) -> Option<(&str, &str)> {
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    let rest = path.strip_prefix(SETTINGS)?;
    let path = if rest.is_empty() { rest } else { rest.strip_prefix('/')? };
    Some((path, query))
}

/// Whether a host is this machine, whatever the names of its addresses.
fn is_this_machine(host: &str) -> bool {
    let name = name_of(host);
    name.eq_ignore_ascii_case("localhost") || name.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

/// A page of the settings. It tells its origin with a form even without scripts, and nothing to others.
fn page(mut reply: Reply) -> Reply {
    let own = [("Content-Security-Policy", POLICY), ("Referrer-Policy", "same-origin"), ("X-Frame-Options", "DENY")];
    reply.headers.extend(own.map(|(name, value)| (name, value.to_owned())));
    reply
}
