//! Requests → responses.

use super::desk;
use super::reply::{Asked, Body, Reply};
use super::seen::Seen;
use super::shared::Shared;
use super::snapshot::{Answer, Snapshot};
use crate::base::{decode_path, encode_path, lock};
use crate::output::Artifact;
use std::net::IpAddr;
use std::sync::Arc;

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

/// The name or the address of a host, without its port and without brackets.
pub(super) fn name_of(host: &str) -> &str {
    without_port(host).trim_start_matches('[').trim_end_matches(']')
}

/// The script that is added to pages.
const CLIENT: &str = concat!(
    "(() => {\n\"use strict\";\n",
    include_str!("client/1-morph.js"),
    include_str!("client/2-findings.js"),
    include_str!("client/3-page.js"),
    include_str!("client/4-events.js"),
    "})();\n",
);

/// What is found at a route.
enum Found {
    Artifact(Arc<Artifact>),
    /// Errors are in the way, and there is nothing to show.
    Broken,
    /// A folder, which wants a slash after it.
    Folder,
}

impl Shared {
    /// The response to a request, which may have sent something.
    pub(super) fn answer(&self, asked: &Asked<'_>, body: &[u8]) -> Reply {
        self.to(asked, body).guarded()
    }

    fn to(&self, asked: &Asked<'_>, body: &[u8]) -> Reply {
        if !asked.host.is_some_and(|host| self.is_ours(host)) {
            let name = asked.host.unwrap_or_default();
            return Reply::text(
                403,
                &format!(
                    "This preview only answers at its own address. To use this name, type: candor serve --allow-host {}",
                    without_port(name)
                ),
            );
        }
        if asked.is_of_others() {
            return Reply::text(403, "Other websites can't use this preview.");
        }
        if let Some(reply) = self.settings(asked, body) {
            return reply;
        }
        if !asked.reads {
            let mut reply = Reply::text(405, "This address only shows pages; it accepts no data.");
            reply.headers.push(("Allow", "GET, HEAD".into()));
            return reply;
        }
        let path = asked.url.split(['?', '#']).next().unwrap_or_default();
        if let Some(own) = path.strip_prefix("/_candor/") {
            return self.own(own, asked);
        }
        self.when_ready(|snapshot| {
            let mut reply = self.page(snapshot, path, asked);
            reply.headers.extend(snapshot.headers());
            reply
        })
    }

    pub(super) fn when_ready(&self, reply: impl FnOnce(&dyn Snapshot) -> Reply) -> Reply {
        let late = || Reply::text(503, "The site is not ready yet. Wait a moment, then reload.");
        self.snapshot().map_or_else(late, |snapshot| reply(&*snapshot))
    }

    /// Whether a browser may know this server by that name: a page elsewhere can make its own name
    /// lead here, but not one that is an address.
    fn is_ours(&self, host: &str) -> bool {
        let (name, bare) = (without_port(host), name_of(host));
        self.names.iter().any(|known| name.eq_ignore_ascii_case(known)) || bare.parse::<IpAddr>().is_ok()
    }

    /// What is the preview's own.
    fn own(&self, path: &str, asked: &Asked<'_>) -> Reply {
        let foreign = asked.origin.is_some_and(|origin| origin.strip_prefix("http://") != asked.host);
        if foreign {
            return Reply::text(403, "Only the preview's own pages can use this.");
        }
        if let Some(name) = path.strip_prefix("gallery/") {
            return self.when_ready(|snapshot| self.gallery(snapshot, name, asked));
        }
        match path {
            "reload.js" => Reply::own(200, "text/javascript; charset=utf-8", CLIENT),
            "desk.css" => Reply::own(200, "text/css; charset=utf-8", include_str!("desk.css")),
            "events" => Reply { body: Body::Events, ..Reply::own(200, "text/event-stream", "") },
            "findings.json" => self.when_ready(|snapshot| Reply::own(200, "application/json", snapshot.findings())),
            _ => self.when_ready(|snapshot| self.desk(snapshot, path, asked)),
        }
    }

    /// A page of the desk.
    fn desk(&self, snapshot: &dyn Snapshot, path: &str, asked: &Asked<'_>) -> Reply {
        let query = asked.url.split_once('?').map_or("", |(_, query)| query);
        let Some(artifact) = snapshot.desk(path, query) else { return Reply::text(404, "There is no such page.") };
        let mut reply = Reply::artifact(200, &Arc::new(artifact), asked, &self.build_id(snapshot));
        reply.headers.push(("Content-Security-Policy", desk::POLICY.into()));
        reply.headers.push(("Referrer-Policy", "no-referrer".into()));
        reply
    }

    /// A page of the gallery, with what the site's own pages are sent with.
    fn gallery(&self, snapshot: &dyn Snapshot, name: &str, asked: &Asked<'_>) -> Reply {
        let Some(artifact) = snapshot.gallery(name) else {
            return Reply::text(404, "There is no such example.");
        };
        let mut reply = Reply::artifact(200, &Arc::new(artifact), asked, &self.build_id(snapshot));
        reply.headers.extend(snapshot.headers());
        reply
    }

    fn page(&self, snapshot: &dyn Snapshot, path: &str, asked: &Asked<'_>) -> Reply {
        let base = snapshot.base();
        let Some(below) = path.strip_prefix(base) else {
            let before = path == "/" || base.strip_suffix('/') == Some(path);
            return if before { Reply::redirect(base) } else { Reply::text(404, &format!("The site is at {base}")) };
        };
        let build = self.build_id(snapshot);
        let route = decode_path(below).filter(|route| is_inside(route));
        let found = route.as_deref().and_then(|route| self.find(snapshot, route));
        if let Some(seen) = Seen::of(asked.url) {
            match &found {
                Some(Found::Artifact(artifact)) if let Some(reply) = seen.reply(artifact) => return reply,
                Some(Found::Broken) => {
                    return Reply::text(500, "This page has errors. It appears here as soon as you fix them.");
                }
                _ => {}
            }
        }
        match found {
            Some(Found::Artifact(artifact)) => Reply::artifact(200, &artifact, asked, &build),
            Some(Found::Folder) => {
                let query = asked.url.find('?').map_or("", |at| &asked.url[at..]);
                Reply::redirect(&format!("{base}{}/{query}", encode_path(&route.unwrap_or_default())))
            }
            Some(Found::Broken) => Reply::own(500, "text/html; charset=utf-8", desk::broken(&build)),
            None => match self.known(snapshot, "404.html") {
                Some(Found::Artifact(artifact)) => Reply::artifact(404, &artifact, asked, &build),
                _ => Reply::own(404, "text/html; charset=utf-8", desk::missing(&build)),
            },
        }
    }

    /// What hosts find: the file, the file with `.html`, the index of the folder. One that is broken
    /// counts only where there is no other.
    fn find(&self, snapshot: &dyn Snapshot, route: &str) -> Option<Found> {
        if route.is_empty() || route.ends_with('/') {
            return self.known(snapshot, &format!("{route}index.html"));
        }
        let mut broken = None;
        for (ending, is_folder) in [("", false), (".html", false), ("/index.html", true)] {
            match self.known(snapshot, &format!("{route}{ending}")) {
                Some(Found::Artifact(_)) if is_folder => return Some(Found::Folder),
                Some(Found::Broken) => broken = Some(Found::Broken),
                None => {}
                found => return found,
            }
        }
        broken
    }

    fn known(&self, snapshot: &dyn Snapshot, route: &str) -> Option<Found> {
        match snapshot.artifact(route) {
            Answer::Good(artifact) => {
                lock(&self.good).remember(route, &artifact);
                Some(Found::Artifact(artifact))
            }
            Answer::Broken(instead) => {
                let artifact = lock(&self.good).recall(route).or(instead);
                Some(artifact.map_or(Found::Broken, Found::Artifact))
            }
            Answer::Missing => None,
        }
    }
}

/// Whether a decoded route stays below the root of the site.
fn is_inside(route: &str) -> bool {
    let route = route.strip_suffix('/').unwrap_or(route);
    let plain = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '\0']);
    route.is_empty() || route.split('/').all(plain)
}
