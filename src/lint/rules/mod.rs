//! The rules: for each that looks at something one file, and its name in the list here; those whose
//! findings are made elsewhere are in one table.

mod elsewhere;

use super::rule::Rule;
use std::sync::LazyLock;

/// Declares the file of each rule and lists the rules. (`cargo fmt` does not see files that are declared by
/// a macro; `tests/run` holds them to its style.)
macro_rules! rules {
    ($($name:ident)*) => {
        $(mod $name;)*
        const LOOKING: &[&Rule] = &[$(&$name::RULE),*];
    };
}

rules! {
    cite_unknown_source
    cite_unverified
    claim_uncited
    code_unknown_language
    comparison_empty_cell
    config_bad_colour
    container_bad_attributes
    container_empty
    container_unknown
    container_unknown_attribute
    contrast_too_low
    data_unknown_file
    date_in_future
    discreet_address
    discreet_file
    discreet_same_title
    discreet_title
    exception_firm
    exception_unknown_rule
    exit_destination
    faq_long_answer
    figure_unknown
    figure_unknown_source
    figure_unused
    footnote_not_shown
    footnote_undefined
    heading_duplicate_id
    heading_empty
    heading_skipped_level
    html_active_file
    html_raw
    image_long_alt
    image_missing_alt
    kind_missing_field
    language_avoid
    layer_original_changed
    link_missing_anchor
    link_missing_target
    link_pdf_size
    link_to_draft
    link_undefined_reference
    link_vague_text
    mailto_subject
    markup_not_read
    merge_conflict
    module_key_points
    page_long_summary
    page_long_title
    page_missing_content_note
    page_missing_parts
    phone_not_one_number
    privacy_hosting
    privacy_policy
    privacy_storage
    privacy_third_party
    process_no_consent_check
    publish_lost_address
    publish_lost_heading
    reading_long_sentence
    reading_too_hard
    review_changed_since
    review_due_soon
    review_missing
    review_overdue
    review_unknown_page
    safety_no_help
    safety_unsourced_line
    search_alias_clash
    search_empty_alias
    search_false_alarm
    search_missed_query
    search_missing_page
    search_unfound_term
    search_unknown_term
    source_unused
    strings_missing
    term_circular
    term_duplicate
    term_long_definition
    term_unknown
    theme_broken_promise
    theme_broken_style
    theme_own_name
    theme_unknown_file
    topic_excluded
    topic_uncovered
    topic_unknown
    translation_alone
    translation_stale
}

/// Every rule, in the order of the codes.
pub static ALL: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let mut all: Vec<&Rule> = LOOKING.iter().copied().chain(elsewhere::RULES).collect();
    all.sort_by_key(|rule| rule.code);
    all
});

/// The rule of a name.
pub fn named(code: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.code == code)
}
