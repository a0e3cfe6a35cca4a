//! Which documents are published: drafts, exclusions and the ceiling of sensitivity. One whose front matter
//! could not be read is none: nobody knows what it would have said.

use super::address::DocumentId;
use crate::base::Table;
use crate::config::{Brand, Config};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::kind::policy;
use globset::{GlobBuilder, GlobMatcher};
use std::sync::Arc;

/// Policies that are drawn from the settings, and whether these have something to show.
const DRAWN: [(&str, fn(&Brand) -> bool); 2] =
    [(policy::CONTACT, Brand::is_reachable), (policy::PEOPLE, Brand::is_introduced)];

/// The documents that are published, in order of path. Help, consent, complaints and browse safely stay,
/// whatever is excluded.
pub(super) fn choose(
    config: &Config,
    documents: &Table<DocumentId, Arc<Document>>,
    sink: &mut Vec<Diagnostic>,
) -> Vec<DocumentId> {
    let mut patterns: Vec<(GlobMatcher, crate::base::Span, &str, bool)> = Vec::new();
    for (pattern, span) in &config.exclude {
        match GlobBuilder::new(pattern.trim_matches('/')).literal_separator(true).build() {
            Ok(glob) => patterns.push((glob.compile_matcher(), *span, pattern, false)),
            Err(error) => {
                let message = format!("`{pattern}` can't be read as a pattern: {}", error.kind());
                sink.push(
                    Diagnostic::new("config/bad-pattern", *span, message)
                        .help("write paths such as `referral/**` or `faq/cost.md`"),
                );
            }
        }
    }
    let published = documents
        .iter_enumerated()
        .filter(|(_, document)| {
            let mut excluded = false;
            // What names a page names its translations too.
            let own = config.without_language(&document.path);
            for (glob, _, _, used) in &mut patterns {
                // What names a folder means all that is in it.
                let matches = |path: &str| {
                    let mut folders = path.match_indices('/').map(|(at, _)| &path[..at]);
                    let whole = [path, path.strip_suffix(".md").unwrap_or(path)];
                    whole.into_iter().any(|path| glob.is_match(path)) || folders.any(|folder| glob.is_match(folder))
                };
                if matches(&document.path) || matches(own) {
                    *used = true;
                    excluded = true;
                }
            }
            let drafted = document.front.draft() && !config.drafts;
            let above = document.front.sensitivity() > config.max_sensitivity;
            document.front.is_read && !drafted && has_content(config, document) && (kept(config, document) || (!excluded && !above))
        })
        .map(|(number, _)| number)
        .collect();
    for (_, span, pattern, used) in patterns {
        if !used {
            let finding = Diagnostic::new("config/unused-exclude", span, format!("`{pattern}` excludes no page"));
            sink.push(finding.help(
                "paths are those below the content folder, such as `faq` or `faq/cost.md`; `*` stands for any letters",
            ));
        }
    }
    published
}

/// Whether a page that is drawn from the settings would show something.
fn has_content(config: &Config, document: &Document) -> bool {
    let policy = document.front.text(&policy::TYPE);
    DRAWN.iter().all(|(drawn, shows)| policy != Some(drawn) || shows(&config.brand))
}

/// Pages that a clinic can't leave out.
fn kept(config: &Config, document: &Document) -> bool {
    document.front.text(&policy::TYPE).is_some_and(|policy| policy::KEPT.contains(&policy))
        || config.without_language(&document.path).starts_with("consent/")
}
