//! Broken sites, and all that candor says about them.
//!
//! Each folder of `tests/corpora/broken/` is a site (a `book.toml` is supplied where there is none)
//! and `output.txt`, everything that `check` prints about it, for programs and for people. Sites that
//! cannot be checked in are made by [`crate::broken_made`]; their folders hold `output.txt` only.

use crate::site::{Run, Site, files_under, repository};
use crate::snapshot;
use serde_json::Value;
use std::collections::BTreeSet;

const FOLDER: &str = "tests/corpora/broken";

/// Of what is said at greater length, the snapshot holds the beginning and the end.
const MOST_LINES: usize = 80;

/// A longer line helps nobody, however long the faulty one is.
const LONGEST_LINE: usize = 1_200;

macro_rules! cases {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            let case = stringify!($name).replace('_', "-");
            let site = Site::copy_of(&repository(FOLDER).join(&case));
            let arguments = std::fs::read_to_string(site.root().join("arguments")).unwrap_or_default();
            for extra in ["arguments", "output.txt"] {
                let _ = std::fs::remove_file(site.root().join(extra));
            }
            site.settle();
            examine(&case, &site, &arguments.split_whitespace().collect::<Vec<_>>());
        })*

        #[test]
        fn every_folder_is_a_test() {
            let mut named: BTreeSet<_> = [$(stringify!($name)),*].map(|name| name.replace('_', "-")).into();
            named.extend(crate::broken_made::names().map(|name| name.replace('_', "-")));
            let folders = std::fs::read_dir(repository(FOLDER)).unwrap();
            let found: BTreeSet<_> = folders.map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
            assert_eq!(named, found);
        }
    };
}

cases! {
    alert_unknown alias_clash alias_outside bidi_controls book_bad_base_url book_bad_choices book_bad_colour book_bad_exit
    book_bad_glob book_bad_language book_bad_markdown book_bad_region book_build_dir_outside book_empty
    book_low_contrast book_missing_logo book_src_missing book_syntax book_unknown_key book_unknown_rule
    book_wrong_type brand_file_bad citation_malformed citation_unknown citation_without_file
    container_bad_attributes container_in_code container_in_list_and_quote container_risks_in_details
    container_short_fence container_stages_empty container_stray_close container_unclosed container_unknown
    container_without_space content_missing data_misnamed data_search_files file_empty file_only_dashes file_only_front_matter file_only_space
    footnotes heading_bad_id heading_empty heading_same_id heading_same_text heading_second_h1 heading_skipped
    html_everywhere html_links html_sanitised_script html_script html_trusted_unclosed image_data image_svg_script
    image_third_party image_without_alt kind_comparison_ragged kind_cost_owes kind_faq_owes kind_legal_owes
    kind_module_owes kind_myth_owes kind_policy_owes kind_process_owes kind_resource_owes kind_story_owes
    kind_term_circular kind_worksheet_owes kind_wrong_field language_unknown layer_original_changed link_bad_address link_excluded
    link_missing_anchor link_missing_image link_missing_page link_near_miss link_outside link_schemes
    link_text_empty link_to_draft link_too_sensitive link_undefined_reference lock_broken lock_lost_address
    lock_lost_heading markup_other merge_conflict order_missing
    privacy_explicit_title related_missing review_in_bad route_clash route_clash_asset route_clash_case route_clash_index
    route_reserved slug_bad sources_syntax sources_wrong_types source_other_markup static_clashes strings_unknown_key summary_bad table_ragged
    template_endless_component template_extends_itself template_foreign template_include_loop
    template_include_missing template_missing template_syntax_error template_undefined_variable
    template_unknown_component template_unknown_filter template_without_main template_wrong_path term_twice
    term_unknown theme_low_contrast theme_unknown_files yaml_anchor yaml_bad_dates yaml_bad_words yaml_comments yaml_duplicate_key
    yaml_empty_title yaml_list yaml_negative_numbers yaml_null_values yaml_scalar yaml_slips yaml_syntax yaml_tab
    yaml_two_documents yaml_unclosed yaml_unknown_key yaml_unknown_kind yaml_wrong_types
}

/// Checks and builds the site, and compares what was said with the case's `output.txt`.
pub(crate) fn examine(case: &str, site: &Site, arguments: &[&str]) {
    let run = |verb: &str, format: &str| site.run_bare(&[&[verb, "--format", format], arguments].concat());
    let check = run("check", "json");
    let people = run("check", "human");
    let build = run("build", "json");
    let said = format!(
        "$ candor check --format json\n{}{}exit status {}\n\n$ candor check\n{}{}exit status {}\n",
        shortened(&settled(&check.stdout)),
        snapshot::without_time(&check.stderr),
        check.code,
        people.stdout,
        shortened(&snapshot::without_time(&people.stderr)),
        people.code
    );
    let mut wrong = faults(site, &check);
    if let Some(line) = people.stderr.lines().find(|line| line.chars().count() > LONGEST_LINE) {
        wrong.push(format!("a line of {} characters: {:.80}…", line.chars().count(), line));
    }
    if [check.code, people.code, build.code] != [check.code; 3] || findings(&check) != findings(&build) {
        let said = [&build.stdout, &build.stderr].map(|text| shortened(text)).concat();
        wrong.push(format!("check ({}) and build ({}) disagree:\n{said}", check.code, build.code));
    }
    if build.code != 0 && site.root().join("public").exists() {
        wrong.push("a failed build wrote something".into());
    }
    if let Err(difference) = snapshot::compare(&repository(FOLDER).join(case).join("output.txt"), &said) {
        wrong.push(difference);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The findings, without the summary.
fn findings(run: &Run) -> Vec<&str> {
    run.stdout.lines().filter(|line| line.starts_with("{\"type\":\"diagnostic\"")).collect()
}

/// What is wrong with the findings themselves: each has a place that exists.
fn faults(site: &Site, run: &Run) -> Vec<String> {
    let mut faults = Vec::new();
    for found in run.diagnostics() {
        let place = |key: &str| found[key].as_u64().unwrap_or(0) as usize;
        let path = found["path"].as_str().unwrap_or("");
        let mut complain = |what: &str| faults.push(format!("{what}: {found}"));
        if ["line", "column", "end_line", "end_column"].iter().any(|key| place(key) == 0) {
            complain("no place");
        }
        if (place("line"), place("column")) > (place("end_line"), place("end_column")) {
            complain("ends before it begins");
        }
        let known = ["error", "warning", "advice"].contains(&found["severity"].as_str().unwrap_or(""));
        if !known || !found["code"].as_str().is_some_and(|code| code.contains('/')) {
            complain("no severity or code");
        }
        if found["message"].as_str().is_none_or(|message| message.is_empty() || message.len() > 600) {
            complain("no message, or an endless one");
        }
        // A line end in a name is shown as an escape.
        let Ok(bytes) = std::fs::read(site.root().join(path.replace("\\n", "\n"))) else {
            if path.is_empty() || !path.starts_with("themes/") {
                complain("no such file");
            }
            continue;
        };
        let text = String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned();
        // A carriage return by itself ends a line of text too.
        let is_text = std::str::from_utf8(&bytes).is_ok();
        let ends = |part: &str| if is_text { part.replace('\r', "\n") } else { part.to_owned() };
        let text = text.split("\r\n").map(ends).collect::<Vec<_>>().join("\r\n");
        let lines: Vec<&str> = text.split('\n').collect();
        for (line, column) in [("line", "column"), ("end_line", "end_column")] {
            let inside = lines.get(place(line).saturating_sub(1)).map(|text| text.chars().count() + 1);
            if inside.is_none_or(|width| place(column) > width) {
                complain("a place outside the file");
            }
        }
    }
    faults
}

/// JSON lines without what differs from run to run, or with every change of the theme.
fn settled(lines: &str) -> String {
    lines.lines().map(|line| settle_line(line) + "\n").collect()
}

fn settle_line(line: &str) -> String {
    let Ok(Value::Object(mut object)) = serde_json::from_str::<Value>(line) else { return line.to_owned() };
    if object.get("type").is_none_or(|kind| kind != "summary") {
        return line.to_owned();
    }
    for key in ["files", "bytes", "ms"] {
        if object.get(key).is_some_and(Value::is_number) {
            object.insert(key.into(), Value::from("…"));
        }
    }
    Value::Object(object).to_string()
}

/// The first and the last lines of a text that has too many.
fn shortened(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    if lines.len() <= MOST_LINES {
        return text.to_owned();
    }
    let (first, last) = (&lines[..MOST_LINES / 2], &lines[lines.len() - MOST_LINES / 8..]);
    let left_out = lines.len() - first.len() - last.len();
    format!("{}\n[{left_out} lines are left out here]\n{}\n", first.join("\n"), last.join("\n"))
}

/// Fails when a folder holds nothing that was said.
#[test]
fn every_case_has_its_output() {
    if snapshot::blessing() {
        return;
    }
    let files = files_under(&repository(FOLDER));
    let cases: BTreeSet<_> = files.iter().filter_map(|path| path.split('/').next()).collect();
    let silent: Vec<_> = cases.iter().filter(|case| !files.contains(&format!("{case}/output.txt"))).collect();
    assert!(silent.is_empty(), "not yet looked at and blessed: {silent:?}");
}
