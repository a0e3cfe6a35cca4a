//! Old addresses in a browser: on a host that knows nothing of redirects, and as files.

use super::browser;
use super::server::Server;
use crate::site::Site;

#[test]
fn an_old_address_leads_to_the_place_that_was_asked_for() {
    let Some(browser) = browser() else { return };
    let site = Site::new()
        .book("[book]\ntitle = \"A\"\n")
        .file("content/index.md", "---\ntitle: Home\n---\n[Costs](costs.md)\n")
        .file(
            "content/costs.md",
            "---\ntitle: Costs\naliases: [old.html, money/what.html]\n---\nText.\n\n## Fees\n\nText.\n",
        );
    site.build().ok();
    let public = site.root().join("public");
    let server = Server::start(&public);
    for base in [server.page(""), format!("file://{}/", public.display())] {
        for (old, new) in [
            ("old.html#fees", "costs.html#fees"),
            ("old.html", "costs.html"),
            ("money/what.html#fees", "costs.html#fees"),
        ] {
            browser.open("about:blank");
            browser.open(&format!("{base}{old}"));
            let arrived = format!("location.href === {:?}", format!("{base}{new}"));
            assert!(browser.wait_for(&arrived), "{base}{old}: {}", browser.text("return location.href"));
        }
    }
}
