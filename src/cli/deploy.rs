//! `deploy`: what `build` would write is sent to a bucket instead.

use super::making::{Format, Made, Making, each, ended};
use super::outcome::{Ended, Refusal, print, say};
use super::progress::Progress;
use super::publish::record;
use super::table::columns;
use super::world::{World, note};
use crate::base::{encode_path, lock, visible, web};
use crate::bucket::{Bucket, Keys, Object, Trouble, side_by_side};
use crate::config::Deploy as Place;
use crate::deploy::{Comparison, Kind, MANIFEST, Manifest, Plan, Upload, Wanted, cache_control};
use crate::diagnostic::count;
use crate::disk::Fault;
use crate::engine::Compiled;
use crate::output::{Route, media_type};
use crate::report::{Runs, lines, refused};
use clap::{Args as Group, ValueEnum};
use serde_json::{Value, json};
use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

#[derive(Debug, Group)]
#[command(after_long_help = AFTER)]
pub(super) struct Deploy {
    #[command(flatten)]
    making: Making,
    /// Only show what would be uploaded and deleted
    #[arg(long)]
    dry_run: bool,
    /// Delete up to this many pages without asking (default: a third of them)
    #[arg(long, value_name = "N")]
    max_deletes: Option<usize>,
    /// Use the bucket even if it holds another site; files with the same names are overwritten
    #[arg(long)]
    adopt_bucket: bool,
    /// The format of the findings, the plan and the addresses to purge
    #[arg(long, value_enum, default_value_t = Written::Human)]
    format: Written,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Written {
    Human,
    Json,
}

const AFTER: &str = "\
The key is read only from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN. \
If the storage uses your own certificate authority, set AWS_CA_BUNDLE to its file.

Standard output lists the addresses to purge from your CDN, one per line. With \
--format json each line is an object: first what `candor check` prints, then
  {\"type\": \"purge\", \"url\": \"https://example.org/faq/cost.html\", \"path\": \"/faq/cost.html\"}
(url is null if [build] base-url is not set), and last
  {\"type\": \"deploy\", \"brand\", \"bucket\", \"prefix\", \"dry_run\", \"uploaded\", \"bytes\", \"deleted\", \"unchanged\"}
With --dry-run, the planned steps in order, instead of the addresses to purge:
  {\"type\": \"upload\", \"key\", \"kind\": \"asset|search|file|page\", \"bytes\", \"media_type\", \"cache_control\"}
  {\"type\": \"delete\", \"key\", \"kind\"}

If a deploy is interrupted, the next one continues where it stopped.";

pub(super) fn run(args: &Deploy) -> Result<Ended, Refusal> {
    let keys = Keys::new(|name| std::env::var(name).ok()).map_err(|name| {
        Refusal::Usage(format!("{name} is not set: get a key and its secret from your storage provider"))
    });
    let all = |keys: Keys| {
        let mut world = World::open(&args.making.common)?;
        each(&args.making, &mut world, |made| one(args, made, &keys))
    };
    keys.and_then(all).inspect_err(|refusal| {
        if args.format == Written::Json {
            let _ = print(&refused(&refusal.to_string()));
        }
    })
}

fn one(args: &Deploy, made: &Made<'_>, keys: &Keys) -> Result<Ended, Refusal> {
    let common = &args.making.common;
    let wanted = Mutex::new(Vec::new());
    let verdict = made.compiled.render_all(|route, artifact| {
        made.measure(&artifact.bytes)?;
        lock(&wanted).push(Wanted::new(route, artifact));
        Ok::<(), Fault>(())
    })?;
    let format = if args.format == Written::Json { Format::Json } else { Format::Human };
    let (verdict, _) = made.tell(&args.making, verdict, (format, &mut Runs::default()))?;
    made.tell_what_is_left_out(common);
    if verdict.passes(args.making.strict) {
        let place = place(&made.compiled.site.config.deploy, made.folder.as_deref());
        let wanted = wanted.into_inner().unwrap_or_default();
        Sending::open(args, made, place, keys.clone())?.run(wanted)?;
        if !args.dry_run && !common.drafts {
            note(common.quiet, &record(made.world, &made.compiled)?);
        }
    } else {
        note(common.quiet, "Nothing was uploaded; the bucket has not changed.");
    }
    Ok(ended(&verdict, args.making.strict))
}

/// Where a site goes: one of all brands into a folder of its name.
fn place(own: &Place, brand: Option<&str>) -> Place {
    let prefix = brand.map_or(own.prefix.clone(), |name| format!("{}{name}/", own.prefix));
    Place { prefix, ..own.clone() }
}

/// A site on its way.
struct Sending<'s> {
    args: &'s Deploy,
    compiled: &'s Compiled,
    brand: Option<&'s str>,
    name: String,
    place: Place,
    bucket: Bucket,
}

impl<'s> Sending<'s> {
    fn open(args: &'s Deploy, made: &'s Made<'_>, place: Place, keys: Keys) -> Result<Self, Refusal> {
        let Some(name) = place.bucket.clone() else {
            let text = "book.toml has no bucket; add `[deploy]` with `bucket = \"NAME\"` below it, and if you do not use Amazon S3, also `endpoint = \"https://…\"`";
            return Err(Refusal::Usage(text.into()));
        };
        let host = web(&place.endpoint).map_or("", |web| web.host);
        if place.endpoint.starts_with("http:") && !is_here(host) {
            let text = format!(
                "Uploads to {host} use http, so others can read and change them on the way. Use https if the storage offers it."
            );
            note(args.making.common.quiet, &text);
        }
        let authorities = authorities()?;
        let bucket = Bucket::new(&name, &place, keys, authorities.as_deref())?;
        let brand = made.world.options.brand.as_deref();
        Ok(Self { args, compiled: &made.compiled, brand, name, place, bucket })
    }

    fn quiet(&self) -> bool {
        self.args.making.common.quiet
    }

    fn run(&self, wanted: Vec<Wanted>) -> Result<(), Refusal> {
        let plan = self.plan(wanted)?;
        if self.args.dry_run {
            return self.tell_plan(&plan);
        }
        self.may_delete(&plan)?;
        let progress =
            Progress::new(plan.uploads().count(), plan.uploads().map(|upload| upload.bytes).sum(), self.quiet());
        let sent = self.send(&plan, &progress);
        progress.end();
        if sent.is_err() && progress.files() > 0 {
            let all = count(plan.uploads().count(), "file");
            note(
                self.quiet(),
                &format!("Uploaded {} of {all}; the pages that readers see are complete.", progress.files()),
            );
        }
        sent?;
        self.tell_done(&plan)
    }

    /// What is to be done, from what the bucket holds.
    fn plan(&self, wanted: Vec<Wanted>) -> Result<Plan, Refusal> {
        let listed = self.bucket.list()?;
        let manifest = match listed.iter().any(|object| object.route == MANIFEST) {
            true => self.manifest()?,
            false => None,
        };
        let comparison = Comparison::new(wanted, manifest, listed);
        let foreign = comparison.in_the_way();
        if let Some(first) = foreign.first().filter(|_| !self.args.adopt_bucket) {
            let text = format!(
                "the bucket `{}` has files that candor did not put there ({} would be overwritten, such as {first}); choose another bucket or `[deploy] prefix`, or use --adopt-bucket to overwrite these and keep the rest",
                self.name,
                count(foreign.len(), "object"),
            );
            return Err(Refusal::Usage(text));
        }
        let uncertain = comparison.uncertain();
        let told = side_by_side(&uncertain, |route| Ok(self.bucket.print(route)?.map(|print| (route.clone(), print))))?;
        Ok(comparison.plan(&told.into_iter().flatten().collect()))
    }

    /// What candor says in the bucket of itself.
    fn manifest(&self) -> Result<Option<Manifest>, Refusal> {
        match Manifest::read(&self.bucket.get(MANIFEST)?) {
            Ok(manifest) => Ok(Some(manifest)),
            Err(_) if self.args.adopt_bucket => Ok(None),
            Err(why) => Err(Refusal::Usage(format!(
                "can't use {MANIFEST} in the bucket `{}`, the list of what candor put there: {why}; use the version of candor that wrote it, or try again with --adopt-bucket",
                self.name
            ))),
        }
    }

    /// Whether so many pages may go; asks where somebody can answer.
    fn may_delete(&self, plan: &Plan) -> Result<(), Refusal> {
        if !plan.loses_too_much(self.args.max_deletes) {
            return Ok(());
        }
        let (lost, all) = plan.lost;
        let told = format!("{} of {all} would be deleted", count(lost, "page"));
        let is_asked = self.args.max_deletes.is_none() && std::io::stdin().is_terminal();
        if is_asked && yes(&format!("{told} from the bucket `{}`. Continue?", self.name)) {
            return Ok(());
        }
        let text = format!("{told}, so nothing was uploaded; if that is right, try again with --max-deletes {lost}");
        Err(Refusal::Usage(text))
    }

    /// Sends and deletes, each phase when the one before is done.
    fn send(&self, plan: &Plan, progress: &Progress) -> Result<(), Trouble> {
        if let Some(begin) = &plan.begin {
            self.put_manifest(begin)?;
        }
        let mut end = plan.end.clone();
        for phase in &plan.phases {
            let etags = side_by_side(phase, |upload| self.put(upload, progress))?;
            for (upload, etag) in phase.iter().zip(etags) {
                end.iter_mut().for_each(|end| end.note(&upload.route, etag.clone()));
            }
        }
        if let Some(end) = &end {
            self.put_manifest(end)?;
        }
        side_by_side(&plan.deletions, |route| self.bucket.delete(route)).map(drop)
    }

    fn put(&self, upload: &Upload, progress: &Progress) -> Result<Option<String>, Trouble> {
        let Some(rendered) = self.compiled.render(&upload.route) else { return Ok(None) };
        let (artifact, route) = (rendered.artifact, &upload.route);
        let object = Object {
            bytes: &artifact.bytes,
            media_type: &artifact.media_type,
            cache_control: cache_control(route),
            print: &upload.print,
        };
        let etag = self.bucket.put(route, &object)?;
        progress.sent(upload.bytes);
        Ok(etag)
    }

    fn put_manifest(&self, manifest: &Manifest) -> Result<(), Trouble> {
        let bytes = manifest.write();
        let (media_type, cache_control) = (media_type(MANIFEST), cache_control(MANIFEST));
        let object = Object { bytes: &bytes, media_type: &media_type, cache_control, print: "manifest" };
        self.bucket.put(MANIFEST, &object).map(drop)
    }

    fn tell_plan(&self, plan: &Plan) -> Result<(), Refusal> {
        let prefix = &self.place.prefix;
        let uploads = plan.uploads().map(|upload| upload_object(prefix, upload));
        let deletions = plan.deletions.iter().map(
            |route| json!({ "type": "delete", "key": format!("{prefix}{route}"), "kind": Kind::of(route).as_str() }),
        );
        match self.args.format {
            Written::Json => print(&(lines(uploads.chain(deletions)) + &lines([self.summary(plan)])))?,
            Written::Human => print(&(listed(prefix, plan) + &by_kind(plan)))?,
        };
        if plan.loses_too_much(self.args.max_deletes) {
            let (lost, all) = plan.lost;
            let text = format!(
                "{} of {all} would be deleted: candor will ask first, or use --max-deletes {lost}.",
                count(lost, "page")
            );
            note(self.quiet(), &text);
        }
        note(self.quiet(), "Nothing was uploaded: this is what would be done.");
        Ok(())
    }

    fn tell_done(&self, plan: &Plan) -> Result<(), Refusal> {
        let stale = plan.stale.iter().flat_map(|route| self.addresses(route));
        match self.args.format {
            Written::Human => print(&stale.map(|(url, path)| url.unwrap_or(path) + "\n").collect::<String>())?,
            Written::Json => {
                let purge = stale.map(|(url, path)| json!({ "type": "purge", "url": url, "path": path }));
                print(&lines(purge.chain([self.summary(plan)])))?
            }
        };
        let at = format!("the bucket `{}` at {}", self.name, self.place.endpoint);
        let text = match plan.is_empty() {
            true => format!("Nothing has changed: {at} has all {}.", count(plan.unchanged, "file")),
            false => format!(
                "Uploaded {} and deleted {} in {at}.",
                count(plan.uploads().count(), "file"),
                count(plan.deletions.len(), "file")
            ),
        };
        note(self.quiet(), &text);
        if !plan.stale.is_empty() && self.args.format == Written::Human {
            note(self.quiet(), "If you use a CDN, purge the addresses above.");
        }
        Ok(())
    }

    /// The addresses of a route, each whole where that of the site is known, and from the root of its host: of a
    /// folder's page both.
    fn addresses(&self, route: &str) -> Vec<(Option<String>, String)> {
        let config = &self.compiled.site.config;
        let host = config.base_url.as_deref().filter(|url| url.starts_with("http"));
        let folder = route.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/'));
        let both = [Some(route), folder].into_iter().flatten();
        let address = |route: &str| {
            let route = encode_path(route);
            (host.map(|host| format!("{host}{route}")), format!("{}{route}", config.base_path()))
        };
        both.map(address).collect()
    }

    fn summary(&self, plan: &Plan) -> Value {
        json!({
            "type": "deploy",
            "brand": self.brand,
            "bucket": self.name,
            "prefix": self.place.prefix,
            "dry_run": self.args.dry_run,
            "uploaded": plan.uploads().count(),
            "bytes": plan.uploads().map(|upload| upload.bytes).sum::<u64>(),
            "deleted": plan.deletions.len(),
            "unchanged": plan.unchanged,
        })
    }
}

/// Asks a person at the terminal, who has to type `yes`.
fn yes(question: &str) -> bool {
    say(&format!("{} Type yes to continue: ", visible(question)));
    let mut answer = String::new();
    std::io::stdin().read_line(&mut answer).is_ok() && answer.trim().eq_ignore_ascii_case("yes")
}

fn upload_object(prefix: &str, upload: &Upload) -> Value {
    let route = &upload.route;
    json!({
        "type": "upload",
        "key": format!("{prefix}{route}"),
        "kind": Kind::of(route).as_str(),
        "bytes": upload.bytes,
        "media_type": media_type(route),
        "cache_control": cache_control(route),
    })
}

/// What would be done, a line each.
fn listed(prefix: &str, plan: &Plan) -> String {
    let uploads = plan.uploads().map(|upload| ("send", &upload.route, upload.bytes.to_string()));
    let deletions = plan.deletions.iter().map(|route| ("delete", route, "-".to_owned()));
    let row = |(what, route, bytes): (&str, &Route, String)| {
        [what.to_owned(), Kind::of(route).as_str().to_owned(), bytes, format!("{prefix}{route}")]
    };
    columns(["DO", "KIND", "BYTES", "KEY"], uploads.chain(deletions).map(row).collect()) + "\n"
}

/// The same, summed up.
fn by_kind(plan: &Plan) -> String {
    let row = |name: &str, is: &dyn Fn(&Route) -> bool| {
        let uploads: Vec<&Upload> = plan.uploads().filter(|upload| is(&upload.route)).collect();
        let deletions = plan.deletions.iter().filter(|route| is(route)).count();
        let bytes: u64 = uploads.iter().map(|upload| upload.bytes).sum();
        [name.to_owned(), uploads.len().to_string(), bytes.to_string(), deletions.to_string()]
    };
    let kinds = Kind::ALL.map(|kind| row(kind.as_str(), &|route| Kind::of(route) == kind));
    let rows = kinds.into_iter().chain([row("all", &|_| true)]).collect();
    columns(["KIND", "SEND", "BYTES", "DELETE"], rows)
}

/// Whether a host is this machine, to which nobody else listens.
fn is_here(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// The certificates that the environment names.
fn authorities() -> Result<Option<Vec<u8>>, Refusal> {
    let Some(path) = std::env::var_os("AWS_CA_BUNDLE").filter(|path| !path.is_empty()).map(PathBuf::from) else {
        return Ok(None);
    };
    let read = |path: &Path| std::fs::read(path).map_err(|error| Fault::reading(path, error));
    Ok(Some(read(&path)?))
}
