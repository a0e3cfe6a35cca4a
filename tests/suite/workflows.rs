//! `init --ci`: the workflows that it writes do nothing but what they say, and their commands run.
//!
//! That they follow the hosts' published schemas is asked by `tests/long/workflows`.

use crate::site::{Run, Site};
use serde_json::Value;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::Command;

const GITHUB: &str = ".github/workflows/site.yml";
const GITLAB: &str = ".gitlab-ci.yml";

/// A site in the folder itself, which is a repository then.
fn site(keeper: &str) -> Site {
    let site = Site::new();
    let init = ["init", ".", "--name", "A", "--country", "GB", "--pack", "essentials", "--ci", keeper];
    site.run_bare(&init).ok();
    site
}

fn workflow(site: &Site, path: &str) -> Value {
    serde_yaml::from_str(&std::fs::read_to_string(site.root().join(path)).unwrap()).unwrap()
}

fn texts(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|line| line.as_str().unwrap().to_owned()).collect()
}

/// The scripts of a workflow, each of which begins in the repository; those of one list are typed one after the other.
fn scripts(site: &Site, path: &str) -> Vec<Vec<String>> {
    let all = workflow(site, path);
    if path == GITHUB {
        let steps = all["jobs"]["site"]["steps"].as_array().unwrap();
        return vec![steps.iter().filter_map(|step| Some(step["run"].as_str()?.to_owned())).collect()];
    }
    let before = texts(&all["default"]["before_script"]);
    ["check", "pages"].map(|job| vec![[before.clone(), texts(&all[job]["script"])].concat().join("\n")]).to_vec()
}

/// An archive as a release has it, and its checksum.
fn archive(site: &Site) -> (PathBuf, String) {
    let folder = site.root().join("elsewhere/candor-0-linux");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::copy(env!("CARGO_BIN_EXE_candor"), folder.join("candor")).unwrap();
    let archive = site.root().join("elsewhere/archive");
    let mut tar = Command::new("tar");
    tar.args(["--create", "--gzip", "--file"]).arg(&archive).arg("--directory").arg(folder.parent().unwrap());
    assert!(tar.arg("candor-0-linux").env("GZIP", "-1").status().unwrap().success());
    let sum = Command::new("sha256sum").arg(&archive).output().unwrap();
    let sum = String::from_utf8(sum.stdout).unwrap().split(' ').next().unwrap().to_owned();
    (archive, sum)
}

/// Runs scripts as the hosts do, until one fails. The stand-in for `curl` copies the archive.
fn run(site: &Site, scripts: &[String], sum: &str, url: &str) -> Run {
    let tools = site.root().join("tools");
    std::fs::create_dir_all(&tools).unwrap();
    let curl = "#!/bin/sh\n[ \"$7\" = https://example.org/candor.tar.gz ] && cp elsewhere/archive \"$6\"\n";
    std::fs::write(tools.join("curl"), curl).unwrap();
    std::fs::set_permissions(tools.join("curl"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = format!("{}:{}", tools.display(), std::env::var("PATH").unwrap());
    let mut last = None;
    for script in scripts {
        let mut bash = Command::new("bash");
        bash.args(["-e", "-o", "pipefail", "-c", script]).current_dir(site.root()).env("PATH", &path);
        bash.env("CANDOR_SHA256", sum).env("CANDOR_URL", url);
        let run = Run::of(bash, site.root());
        let failed = run.code != 0;
        last = Some(run);
        if failed {
            break;
        }
    }
    last.unwrap()
}

#[test]
fn their_commands_run_and_stop_at_what_is_wrong() {
    for (keeper, path) in [("github", GITHUB), ("gitlab", GITLAB)] {
        let site = site(keeper);
        let (archive, sum) = archive(&site);
        let all = scripts(&site, path);
        let runs = |sum: &str, url: &str| all.iter().map(|job| run(&site, job, sum, url)).collect::<Vec<_>>();
        let is_built = || site.root().join("public/index.html").exists();

        // From an address; then from the repository itself.
        runs(&sum, "https://example.org/candor.tar.gz").into_iter().for_each(|run| drop(run.ok()));
        assert!(is_built(), "{keeper}");
        assert_eq!(site.root().join("public/index.html.br").exists(), keeper == "gitlab", "GitLab sends the copies");
        std::fs::remove_dir_all(site.root().join("public")).unwrap();
        std::fs::copy(&archive, site.root().join("candor.tar.gz")).unwrap();
        runs(&sum, "").into_iter().for_each(|run| drop(run.ok()));
        assert!(is_built(), "{keeper}");

        // Another program than the one that was chosen does not run, and a mistake is not published.
        std::fs::remove_dir_all(site.root().join("public")).unwrap();
        std::fs::remove_dir_all(site.root().join(".candor")).unwrap();
        for run in runs(&sum.replace(|digit: char| digit.is_ascii_digit(), "0"), "") {
            assert_ne!(run.code, 0, "{keeper}");
        }
        assert!(!site.root().join(".candor").exists(), "{keeper}: it was unpacked");
        site.write("content/bad.md", "---\ntitle: Bad\n---\n\n[gone](gone.md)\n");
        for run in runs(&sum, "") {
            let told = run.expect(1);
            assert!((told.stdout + &told.stderr).contains("link/missing-target"), "{keeper}");
        }
        assert!(!is_built(), "{keeper}");
    }
}

#[test]
fn githubs_may_do_no_more_than_it_has_to() {
    let all = workflow(&site("github"), GITHUB);
    assert_eq!(all["permissions"], serde_json::json!({ "contents": "read" }));
    let jobs = all["jobs"].as_object().unwrap();
    let more: Vec<_> = jobs.iter().filter_map(|(name, job)| Some((name.as_str(), job.get("permissions")?))).collect();
    assert_eq!(more, [("publish", &serde_json::json!({ "pages": "write", "id-token": "write" }))]);
    let steps = |job: &Value| job["steps"].as_array().unwrap().clone();
    for step in jobs.values().flat_map(steps) {
        let text = step.to_string();
        if let Some(action) = step["uses"].as_str() {
            let (name, version) = action.split_once('@').unwrap();
            assert!(name.starts_with("actions/") && version.starts_with('v'), "{action}");
        }
        // What strangers write (branches, titles) never becomes a command.
        assert!(!step["run"].as_str().is_some_and(|run| run.contains("${{")), "{text}");
    }
    assert!(jobs.values().all(|job| job["timeout-minutes"].is_u64()));
}

#[test]
fn a_site_that_is_there_gets_one_too_and_loses_none() {
    let site = Site::new().book("[book]\ntitle = \"A\"\n").file("content/index.md", "---\ntitle: A\n---\n");
    let told = site.run_bare(&["init", "--ci", "gitlab"]).ok().stderr;
    assert!(told.contains(GITLAB), "{told}");
    assert_eq!(std::fs::read_to_string(site.root().join("book.toml")).unwrap(), "[book]\ntitle = \"A\"\n");
    let next = site.run(&["build"]).ok().stderr;
    assert!(next.contains("push your changes: `.gitlab-ci.yml` publishes"), "{next}");
    site.write(GITLAB, "ours: {}\n");
    assert!(site.run_bare(&["init", "--ci", "gitlab"]).expect(2).stderr.contains(GITLAB));
    assert_eq!(std::fs::read_to_string(site.root().join(GITLAB)).unwrap(), "ours: {}\n");
    assert!(site.run_bare(&["init"]).expect(2).stderr.contains("book.toml"));
}
