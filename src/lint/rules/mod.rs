//! The rules: one file each, and one line here.

use super::Context;
use crate::diagnostic::{Diagnostic, Severity};
use crate::site::DocumentId;

mod cite_unknown_source;
mod cite_unverified;
mod claim_uncited;
mod code_unknown_language;
mod comparison_empty_cell;
mod container_bad_attributes;
mod container_empty;
mod container_unclosed;
mod container_unknown;
mod container_unknown_attribute;
mod contrast_too_low;
mod data_syntax;
mod data_unknown_file;
mod data_unknown_key;
mod data_wrong_type;
mod figure_incomplete;
mod figure_unknown;
mod figure_unknown_source;
mod figure_unused;
mod discreet_address;
mod discreet_file;
mod discreet_same_title;
mod discreet_title;
mod exit_destination;
mod faq_long_answer;
mod footnote_undefined;
mod front_matter_syntax;
mod front_matter_unknown_key;
mod front_matter_wrong_type;
mod heading_duplicate_id;
mod heading_skipped_level;
mod html_raw;
mod html_unclosed_comment;
mod image_long_alt;
mod image_missing_alt;
mod kind_missing_field;
mod kind_unknown;
mod language_avoid;
mod layer_original_changed;
mod link_missing_anchor;
mod link_missing_target;
mod link_pdf_size;
mod link_to_draft;
mod link_undefined_reference;
mod link_vague_text;
mod mailto_subject;
mod module_key_points;
mod page_long_summary;
mod page_long_title;
mod page_missing_content_note;
mod page_missing_parts;
mod phone_not_one_number;
mod privacy_hosting;
mod privacy_policy;
mod privacy_storage;
mod privacy_third_party;
mod process_no_consent_check;
mod reading_long_sentence;
mod reading_too_hard;
mod review_due_soon;
mod review_missing;
mod review_overdue;
mod route_bad_name;
mod route_duplicate;
mod safety_no_help;
mod search_alias_clash;
mod search_empty_alias;
mod search_false_alarm;
mod search_missed_query;
mod search_missing_page;
mod search_unfound_term;
mod search_unknown_term;
mod source_not_text;
mod source_unused;
mod strings_missing;
mod template_error;
mod term_circular;
mod term_duplicate;
mod term_long_definition;
mod term_unknown;
mod theme_unknown_file;
mod topic_excluded;
mod topic_uncovered;
mod topic_unknown;
mod translation_stale;

/// A rule, as data: `candor explain` shows it, and a test lints both examples.
#[derive(Debug)]
pub struct Rule {
    /// Its stable name.
    pub code: &'static str,
    /// How much it weighs unless the site says otherwise.
    pub severity: Severity,
    /// Why it is there.
    pub why: &'static str,
    /// A small site that breaks it and nothing else. A path that begins with `(library) ` is that of a
    /// built-in file.
    pub bad: Example,
    /// The same site, mended.
    pub good: Example,
    /// What looks.
    pub check: Check,
}

/// Paths and texts of a small site.
pub type Example = &'static [(&'static str, &'static str)];

/// What a rule looks at; its type says what it depends on.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// Found while the files were read or the pages rendered: where it is found, it is said.
    Found,
    /// One published document at a time.
    Document(fn(&Context<'_>, DocumentId, &mut Vec<Diagnostic>)),
    /// The site as a whole.
    Site(fn(&Context<'_>, &mut Vec<Diagnostic>)),
}

/// Every rule.
pub const ALL: &[&Rule] = &[
    &cite_unknown_source::RULE,
    &cite_unverified::RULE,
    &claim_uncited::RULE,
    &code_unknown_language::RULE,
    &comparison_empty_cell::RULE,
    &container_bad_attributes::RULE,
    &container_empty::RULE,
    &container_unclosed::RULE,
    &container_unknown::RULE,
    &container_unknown_attribute::RULE,
    &contrast_too_low::RULE,
    &data_syntax::RULE,
    &data_unknown_file::RULE,
    &data_unknown_key::RULE,
    &data_wrong_type::RULE,
    &figure_incomplete::RULE,
    &figure_unknown::RULE,
    &figure_unknown_source::RULE,
    &figure_unused::RULE,
    &discreet_address::RULE,
    &discreet_file::RULE,
    &discreet_same_title::RULE,
    &discreet_title::RULE,
    &exit_destination::RULE,
    &faq_long_answer::RULE,
    &footnote_undefined::RULE,
    &front_matter_syntax::RULE,
    &front_matter_unknown_key::RULE,
    &front_matter_wrong_type::RULE,
    &heading_duplicate_id::RULE,
    &heading_skipped_level::RULE,
    &html_raw::RULE,
    &html_unclosed_comment::RULE,
    &image_long_alt::RULE,
    &image_missing_alt::RULE,
    &kind_missing_field::RULE,
    &kind_unknown::RULE,
    &language_avoid::RULE,
    &layer_original_changed::RULE,
    &link_missing_anchor::RULE,
    &link_missing_target::RULE,
    &link_pdf_size::RULE,
    &link_to_draft::RULE,
    &link_undefined_reference::RULE,
    &link_vague_text::RULE,
    &mailto_subject::RULE,
    &module_key_points::RULE,
    &page_long_summary::RULE,
    &page_long_title::RULE,
    &page_missing_content_note::RULE,
    &page_missing_parts::RULE,
    &phone_not_one_number::RULE,
    &privacy_hosting::RULE,
    &privacy_policy::RULE,
    &privacy_storage::RULE,
    &privacy_third_party::RULE,
    &process_no_consent_check::RULE,
    &reading_long_sentence::RULE,
    &reading_too_hard::RULE,
    &review_due_soon::RULE,
    &review_missing::RULE,
    &review_overdue::RULE,
    &route_bad_name::RULE,
    &route_duplicate::RULE,
    &safety_no_help::RULE,
    &search_alias_clash::RULE,
    &search_empty_alias::RULE,
    &search_false_alarm::RULE,
    &search_missed_query::RULE,
    &search_missing_page::RULE,
    &search_unfound_term::RULE,
    &search_unknown_term::RULE,
    &source_not_text::RULE,
    &source_unused::RULE,
    &strings_missing::RULE,
    &template_error::RULE,
    &term_circular::RULE,
    &term_duplicate::RULE,
    &term_long_definition::RULE,
    &term_unknown::RULE,
    &theme_unknown_file::RULE,
    &topic_excluded::RULE,
    &topic_uncovered::RULE,
    &topic_unknown::RULE,
    &translation_stale::RULE,
];

/// The rule of a name.
pub fn named(code: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.code == code)
}
