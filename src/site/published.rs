//! Which documents are published: drafts, exclusions and the ceiling of sensitivity. One whose front matter
//! could not be read is none: nobody knows what it would have said.

use super::address::DocumentId;
use crate::base::{Span, Table};
use crate::config::Config;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::kind::policy;
use globset::{GlobBuilder, GlobMatcher};
use std::sync::Arc;

/// What the settings leave out, in order of path.
#[derive(Clone, Debug, Default)]
pub struct LeftOut {
    /// By `exclude`.
    pub excluded: Vec<DocumentId>,
    /// By `max-sensitivity`.
    pub explicit: Vec<DocumentId>,
}

/// The documents that are published, in order of path, and those that the settings leave out. Help, consent,
/// complaints and browse safely stay, whatever is excluded.
pub(super) fn choose(
    config: &Config,
    documents: &Table<DocumentId, Arc<Document>>,
    sink: &mut Vec<Diagnostic>,
) -> (Vec<DocumentId>, LeftOut) {
    let mut patterns = patterns(config, sink);
    let (mut published, mut left_out) = (Vec::new(), LeftOut::default());
    for (number, document) in documents.iter_enumerated() {
        let is_excluded = is_excluded(config, document, &mut patterns);
        let is_draft = document.front.draft() && !config.drafts;
        if !document.front.is_read || is_draft || !has_content(config, document) {
            continue;
        }
        let is_explicit = document.front.sensitivity() > config.max_sensitivity;
        match (is_excluded, is_explicit) {
            _ if is_kept(config, document) => published.push(number),
            (true, _) => left_out.excluded.push(number),
            (false, true) => left_out.explicit.push(number),
            (false, false) => published.push(number),
        }
    }
    for Pattern { text, span, .. } in patterns.into_iter().filter(|pattern| !pattern.is_used) {
        let finding = Diagnostic::new("config/unused-exclude", span, format!("no page matches `{text}`"));
        sink.push(finding.help(
            "write a path in the content folder, such as `faq` (a whole folder) or `faq/cost.md`; `*` matches anything in a name",
        ));
    }
    (published, left_out)
}

/// What `exclude` says, and whether it has left out a page.
struct Pattern<'c> {
    glob: GlobMatcher,
    text: &'c str,
    span: Span,
    is_used: bool,
}

fn patterns<'c>(config: &'c Config, sink: &mut Vec<Diagnostic>) -> Vec<Pattern<'c>> {
    let mut patterns = Vec::new();
    for (pattern, span) in &config.exclude {
        match GlobBuilder::new(pattern.trim_matches('/')).literal_separator(true).build() {
            Ok(glob) => {
                patterns.push(Pattern { glob: glob.compile_matcher(), text: pattern, span: *span, is_used: false });
            }
            Err(error) => {
                let message = format!("`{pattern}` is not a valid pattern: {}", error.kind());
                sink.push(
                    Diagnostic::new("config/bad-pattern", *span, message)
                        .help("write paths such as `referral/**` or `faq/cost.md`"),
                );
            }
        }
    }
    patterns
}

/// Whether a pattern leaves a document out; those that do are marked as used.
fn is_excluded(config: &Config, document: &Document, patterns: &mut [Pattern<'_>]) -> bool {
    // What names a page names its translations too.
    let own = config.without_language(&document.path);
    let mut is_excluded = false;
    for Pattern { glob, is_used, .. } in patterns {
        // What names a folder means all that is in it.
        let matches = |path: &str| {
            let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
            let whole = [path, path.strip_suffix(".md").unwrap_or(path)];
            whole.into_iter().any(|path| glob.is_match(path)) || folders.any(|folder| glob.is_match(folder))
        };
        if matches(&document.path) || matches(own) {
            *is_used = true;
            is_excluded = true;
        }
    }
    is_excluded
}

/// Whether a page that is drawn from the settings would show something.
fn has_content(config: &Config, document: &Document) -> bool {
    match document.front.text(&policy::TYPE) {
        Some(policy::CONTACT) => config.is_reachable,
        Some(policy::PEOPLE) => config.is_introduced,
        _ => true,
    }
}

/// Pages that a clinic can't leave out.
pub(crate) fn is_kept(config: &Config, document: &Document) -> bool {
    document.front.text(&policy::TYPE).is_some_and(|policy| policy::KEPT.contains(&policy))
        || config.without_language(&document.path).starts_with("consent/")
}
