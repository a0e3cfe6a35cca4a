//! A review pack as it is opened from a mail: on a phone, on a desk, on paper.

use super::look::{DESKTOP, NARROW, asked, bring, complaints, each_way, lost};
use super::screenshots::decode;
use super::{axe, browser};
use crate::site::Site;
use serde_json::json;

#[test]
fn a_pack_opens_anywhere_and_asks_for_nothing() {
    let (Some(browser), Some(axe)) = (browser(), axe()) else { return };
    bring(&browser, &axe);
    let site = Site::new().book("[book]\ntitle = \"River\"\n[build]\npack = \"spt\"\n");
    for (page, file) in [("body/outside.md", "a.html"), ("training", "b.html")] {
        site.run(&["review", "--pack", page, "--output", file]).ok();
        let address = format!("file://{}", site.root().join(file).display());
        asked(&browser);
        browser.open(&address);
        assert_eq!(asked(&browser), [address], "{page}");
        let mut wrong = each_way(&browser);
        wrong.extend(lost(&browser, NARROW));
        wrong.extend(lost(&browser, DESKTOP));
        wrong.extend(complaints(&browser));
        assert!(wrong.is_empty(), "{page}:\n{}", wrong.join("\n"));
        for (width, height) in [(8.27, 11.69), (8.5, 11.0)] {
            let pdf = browser.cdp("Page.printToPDF", json!({ "paperWidth": width, "paperHeight": height }));
            assert!(decode(pdf["data"].as_str().unwrap()).starts_with(b"%PDF"));
        }
    }
}
