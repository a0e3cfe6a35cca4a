//! What goes wrong on the way: told in plain words, or tried again; nothing is lost.

use super::gate::{Act, Request};
use super::{Scene, TOKEN, store};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// An answer as Amazon writes it, with who asked.
fn refusal(code: &str, more: &str) -> &'static str {
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>The key {key} with {secret} is not known</Message><AWSAccessKeyId>{key}</AWSAccessKeyId>{more}</Error>",
        key = store::KEY,
        secret = store::SECRET,
    );
    Box::leak(text.into_boxed_str())
}

#[test]
fn what_is_wrong_is_told_in_plain_words() {
    let Some(scene) = Scene::new(1) else { return };
    let late = "Date: Mon, 01 Jan 2035 00:00:00 GMT\r\n";
    let elsewhere = "x-amz-bucket-region: eu-west-1\r\n";
    for (status, headers, body, words) in [
        ("403 Forbidden", "", refusal("InvalidAccessKeyId", ""), "check AWS_ACCESS_KEY_ID"),
        ("403 Forbidden", "", refusal("SignatureDoesNotMatch", ""), "check AWS_SECRET_ACCESS_KEY"),
        ("400 Bad Request", "", refusal("ExpiredToken", ""), "has expired"),
        ("403 Forbidden", late, refusal("RequestTimeTooSkewed", ""), "this computer's clock is"),
        ("403 Forbidden", late, refusal("AccessDenied", ""), "behind the clock of 127.0.0.1; set the clock"),
        ("404 Not Found", "", refusal("NoSuchBucket", ""), "there is no bucket"),
        ("403 Forbidden", "", refusal("AccessDenied", ""), "this key is not allowed to list"),
        (
            "301 Moved Permanently",
            elsewhere,
            refusal("PermanentRedirect", ""),
            "is in the region `eu-west-1`, not in `us-east-1`",
        ),
        (
            "400 Bad Request",
            "",
            refusal("AuthorizationHeaderMalformed", "<Region>eu-south-2</Region>"),
            "is in the region `eu-south-2`; set `[deploy] region`",
        ),
        ("200 OK", "", "<html>Welcome to our intranet</html>", "does not seem to be S3 storage"),
        ("404 Not Found", "", "<html>Nothing here</html>", "does not seem to be S3 storage"),
        ("507 Insufficient Storage", "", refusal("QuotaExceeded", ""), "refuses to list (507 QuotaExceeded)"),
    ] {
        let headers = headers.to_owned();
        scene.gate.judged_by(move |_| Act::Answer(status, headers.clone(), body));
        let mut command = scene.command(&["-v"]);
        command.env("AWS_SESSION_TOKEN", TOKEN);
        let told = scene.run_as(command).expect(2).stderr;
        let words = words.replace("`eu-south-2`;", "`eu-south-2`, not in `us-east-1`;");
        assert!(told.contains(&words), "{status} {body}: {told}");
    }
    scene.site.write("book.toml", "[deploy]\nbucket = \"site\"\nendpoint = \"http://127.0.0.1:9\"\n");
    let told = scene.run(&[]).expect(2).stderr;
    assert!(told.contains("can't reach 127.0.0.1: connection refused, tried 6 times"), "{told}");
}

#[test]
fn a_bad_moment_is_waited_out() {
    let Some(scene) = Scene::new(8) else { return };
    scene.deploy();
    scene.restyle(1);
    scene.lose("content/page-1.md");
    let mut count = 0;
    scene.gate.judged_by(move |_| {
        count += 1;
        // Every other request, each kind of trouble in turn.
        match count % 10 {
            1 => Act::Answer("503 Slow Down", String::new(), ""),
            3 => Act::Answer("429 Too Many Requests", "Retry-After: 0\r\n".into(), ""),
            5 => Act::Break,
            7 => Act::LoseAnswer,
            9 => Act::Answer("500 Internal Server Error", String::new(), ""),
            _ => Act::Pass,
        }
    });
    scene.deploy();
    scene.is_sound();
    let (all, built) = (scene.bucket.all(), scene.built());
    assert!(built.iter().all(|(key, bytes)| all.get(key) == Some(bytes)));
    assert!(!all.contains_key("page-1.html"));
}

#[test]
fn a_storage_that_gives_up_loses_nothing() {
    let Some(scene) = Scene::new(8) else { return };
    scene.deploy();
    let before = scene.bucket.all();
    scene.restyle(1);
    let passed = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&passed);
    scene.gate.judged_by(move |request: &Request| {
        match request.writes() && counted.fetch_add(1, Ordering::Relaxed) > 3 {
            true => Act::Answer("503 Slow Down", "Retry-After: 0\r\n".into(), ""),
            false => Act::Pass,
        }
    });
    let told = scene.run(&[]).expect(2).stderr;
    assert!(told.contains("127.0.0.1 is too busy (503), tried 6 times"), "{told}");
    assert!(told.contains("the pages that readers see are complete"), "{told}");
    let after = scene.bucket.all();
    assert!(before.keys().all(|key| after.contains_key(key)), "something was lost");
    scene.gate.open();
    scene.deploy();
    scene.is_sound();
    let all = scene.bucket.all();
    assert!(scene.built().iter().all(|(key, bytes)| all.get(key) == Some(bytes)));
}

/// A machine on the way that shows a certificate of its own learns nothing; one that is trusted is asked.
#[test]
fn a_certificate_is_checked() {
    let Some(scene) = Scene::new(1) else { return };
    let Some(moto) = store::moto() else { return };
    let folder = tempfile::tempdir().unwrap();
    let make = "set -e; cd \"$0\"; new='-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'
        openssl req -x509 $new -keyout ca.key -out ca.pem -days 2 -subj /CN=authority
        openssl req $new -keyout own.key -out own.csr -subj /CN=storage
        echo subjectAltName=IP:127.0.0.1 > names
        openssl x509 -req -in own.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out own.pem -days 2 -extfile names";
    let made = Command::new("sh").args(["-c", make]).arg(folder.path()).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let secure = store::run(&[&moto.to_string_lossy(), "--ssl-cert", &path("own.pem"), "--ssl-key", &path("own.key")]);
    scene.site.write(
        "book.toml",
        format!("[deploy]\nbucket = \"nowhere-yet\"\nendpoint = \"https://127.0.0.1:{}\"\n", secure.port),
    );
    let told = scene.run(&[]).expect(2).stderr;
    assert!(told.contains("the certificate of 127.0.0.1 is not trusted"), "{told}");
    let with = |bundle: &str| {
        let mut command = scene.command(&[]);
        command.env("AWS_CA_BUNDLE", path(bundle));
        scene.run_as(command).expect(2).stderr
    };
    let told = with("ca.pem");
    assert!(told.contains("there is no bucket `nowhere-yet`"), "{told}");
    assert!(with("names").contains("has no certificates"));
    let told = with("nothing");
    assert!(told.contains("nothing"), "{told}");
}

/// Where signatures are checked, by the storage itself.
#[test]
fn a_wrong_key_and_a_wrong_clock_are_refused() {
    let Some(scene) = Scene::new(1) else { return };
    if !store::is_strict() {
        return;
    }
    let mut command = scene.command(&[]);
    command.env("AWS_SECRET_ACCESS_KEY", "another");
    let told = scene.run_as(command).expect(2).stderr;
    assert!(told.contains("check AWS_SECRET_ACCESS_KEY"), "{told}");
    let mut command = scene.command(&[]);
    command.env("AWS_ACCESS_KEY_ID", "ANOTHER");
    let told = scene.run_as(command).expect(2).stderr;
    assert!(told.contains("AWS_ACCESS_KEY_ID") || told.contains("may not list"), "{told}");
    for (shift, words) in [("+3h", "3 hours ahead of"), ("-2d", "2 days behind")] {
        let own = scene.command(&[]);
        let mut command = Command::new("faketime");
        command.args(["-f", shift]).arg(own.get_program()).args(own.get_args()).current_dir(scene.site.root());
        for (name, value) in own.get_envs() {
            value.map(|value| command.env(name, value));
        }
        let told = scene.run_as(command).expect(2).stderr;
        assert!(told.contains(words) && told.contains("set the clock"), "{told}");
    }
    assert!(scene.bucket.keys().is_empty());
}
