//! What a clinic says of itself, in the pages that are built: people.md, part 1.

use crate::html::main;
use crate::site::{Run, Site};

/// Everything that a clinic may say, in two languages.
const ALL: &str = r#"
[book]
title = "Riverside"
country = "GB"
[languages.es]
title = "Ribera"
[brand]
name = "Riverside Sexual Health"
phone = "01632 960 123"
email = "hello@riverside.example"
booking = "https://riverside.example/book?a=1&b=2"
website = "https://riverside.example/"
address = "1 Mill Lane\nRiverside"
map = "https://maps.example/riverside"
access = "Level entrance, lift."
languages = ["en", "es"]
hours = { mon = "9:00-17:00", tue = "9:00-17:00", wed = "by appointment", sat = "closed" }
safe-contact = "Ask when it is safe to call back."
complaints = "Write to the manager."
complaints-to = "The practice manager"
complaints-within = "20 working days"
[[brand.people]]
name = "Ann Example"
role = "Therapist"
registration = "Register 12345"
[[brand.people]]
name = "Bo Example"
[brand.es]
access = "Entrada sin escalones."
complaints = "Escribe a la gerencia."
complaints-within = "20 días hábiles"
"#;

/// A site with the pages that are drawn from the settings, in English and Spanish.
fn site(book: &str) -> Site {
    let page = |title: &str, of: &str| format!("---\ntitle: {title}\nkind: policy\npolicy-type: {of}\n---\nText.\n");
    Site::new()
        .book(book)
        .file("content/index.md", "---\ntitle: Home\n---\nText. See [contact](about/contact.md).\n")
        .file("content/part/index.md", "---\ntitle: A part\n---\nText.\n")
        .file("content/about/contact.md", page("Contact", "contact"))
        .file("content/about/people.md", page("Who we are", "people"))
        .file("content/about/complaints.md", page("How to complain", "complaints"))
        .file("content/es/index.md", "---\ntitle: Inicio\n---\nTexto.\n")
        .file("content/es/about/contact.md", page("Contacto", "contact"))
        .file("content/es/about/complaints.md", page("Quejas", "complaints"))
}

/// The element of a page that begins with `<name` and ends with `</name>`.
fn element<'p>(page: &'p str, name: &str) -> &'p str {
    let start = page.find(&format!("<{name}")).unwrap();
    let length = page[start..].find(&format!("</{name}>")).unwrap();
    &page[start..start + length]
}

#[track_caller]
fn has(text: &str, all: &[&str]) {
    for words in all {
        assert!(text.contains(words), "no {words} in {text}");
    }
}

/// What is missing for a clinic: contact, booking, e-mail, website, map, access, languages, hours. A mail is text: a
/// link would open the mail of the device.
#[test]
fn a_clinic_that_says_everything_is_reached_in_every_way() {
    let site = site(ALL);
    site.build().ok();
    let page = site.page("about/contact.html");
    has(
        main(&page),
        &[
            "href=\"tel:01632960123\" dir=\"ltr\">01632 960 123</a>",
            ">hello@riverside.example</bdi>",
            "href=\"https://riverside.example/book?a=1&amp;b=2\" rel=\"noreferrer noopener nofollow\">Book an appointment</a>",
            "href=\"https://riverside.example/\" rel=\"noreferrer noopener nofollow\">Website of Riverside Sexual Health</a>",
            "<bdi>1 Mill Lane<br>Riverside</bdi>",
            "href=\"https://maps.example/riverside\" rel=\"noreferrer noopener nofollow\">Show on a map</a>",
            "Level entrance, lift.",
            "<span lang=\"en\">English</span>, <span lang=\"es\">Español</span>",
            "<caption>Opening hours</caption>",
            "<th scope=\"row\">Monday</th><td dir=\"auto\">9:00-17:00</td>",
            "<th scope=\"row\">Saturday</th><td dir=\"auto\">Closed</td>",
            "Ask when it is safe to call back.",
            "Write to the manager.",
            "<dd>The practice manager</dd>",
            "<dd>20 working days</dd>",
            "complaints.html\">How to complain</a>",
        ],
    );
    assert!(!page.contains("mailto:") && !main(&page).contains("Thursday"), "{page}");
    let people = site.page("about/people.html");
    has(
        main(&people),
        &[
            "Riverside Sexual Health",
            "Riverside</bdi>",
            "<bdi>Ann Example</bdi>",
            "Therapist",
            "Register 12345",
            "Bo Example",
        ],
    );
}

/// Hesitation 17: in another language its own words, the site's own where it has none, marked as that; the days always
/// in the reader's language.
#[test]
fn each_language_says_it_in_its_own_words_or_says_whose_they_are() {
    let site = site(ALL);
    site.build().ok();
    let page = site.page("es/about/contact.html");
    has(
        main(&page),
        &[
            "Entrada sin escalones.",
            "Escribe a la gerencia.",
            "20 días hábiles",
            "<span lang=\"en\" dir=\"ltr\">Ask when it is safe to call back.</span>",
            "<span lang=\"en\" dir=\"ltr\">The practice manager</span>",
            "<th scope=\"row\">Lunes</th><td dir=\"auto\">9:00-17:00</td>",
            "<th scope=\"row\">Miércoles</th><td dir=\"auto\"><span lang=\"en\" dir=\"ltr\">by appointment</span></td>",
            "<th scope=\"row\">Sábado</th><td dir=\"auto\">Cerrado</td>",
        ],
    );
    has(
        element(&site.page("es/index.html"), "footer"),
        &["De lunes a martes: 9:00-17:00<br>Miércoles: <span lang=\"en\""],
    );
    let own = site.page("about/contact.html");
    assert!(!main(&own).contains("lang=\"en\" dir="), "{own}");
}

/// Hours by day have the names of the days in every language of the interface.
#[test]
fn days_have_names_in_every_language() {
    for (code, days) in [
        ("en", ["Monday", "Closed", "Monday to Tuesday: 9:00"]),
        ("es", ["Lunes", "Cerrado", "De lunes a martes: 9:00"]),
        ("de", ["Montag", "Geschlossen", "Montag bis Dienstag: 9:00"]),
        ("fr", ["Lundi", "Fermé", "Lundi à mardi : 9:00"]),
        ("he", ["יום שני", "סגור", "יום שני עד יום שלישי: 9:00"]),
        ("ar", ["الاثنين", "مغلق", "من الاثنين إلى الثلاثاء: 9:00"]),
    ] {
        let hours = "[brand]\nhours = { mon = \"9:00\", tue = \"9:00\", sun = \"Closed\" }\n";
        let site = site(&format!("[book]\nlanguage = \"{code}\"\n{hours}"));
        site.build().ok();
        let page = site.page("about/contact.html");
        has(main(&page), &days[..2]);
        has(element(&page, "footer"), &[days[2]]);
    }
}

/// A clinic that says little has no empty pages, and nothing leads to them.
#[test]
fn a_clinic_that_says_little_has_no_empty_pages() {
    let site = site("[brand]\nname = \"Riverside\"\ncomplaints = \"Write to us.\"\n");
    let run = site.build().ok();
    assert!(!site.built().keys().any(|path| path.contains("contact") || path.contains("people")), "{:?}", run.stdout);
    let home = site.page("index.html");
    assert!(!home.contains("contact.html") && home.contains("See <a>contact</a>."), "{home}");
    let site = self::site("[brand]\nname = \"Riverside\"\nhours = \"Mon 9-5\\nTue 9-7\"\n");
    site.build().ok();
    // People.md 0.3 and 1: hours without a telephone, line by line.
    has(element(&site.page("index.html"), "footer"), &["Mon 9-5<br>Tue 9-7"]);
    has(main(&site.page("about/contact.html")), &["Mon 9-5<br>Tue 9-7"]);
    assert!(!site.built().contains_key("about/people.html"));
}

/// Hesitation 18, and what the phone's menu lacked: contact stands in the menu and in the foot, one way to complain.
#[test]
fn contact_is_in_the_menu_and_there_is_one_way_to_complain() {
    let site = site(ALL);
    site.build().ok();
    let home = site.page("index.html");
    let (header, footer) = (element(&home, "header"), element(&home, "footer"));
    has(header, &["about/contact.html\">Contact</a>", "about/people.html\">Who we are</a>"]);
    has(footer, &["about/contact.html\">Contact</a>", "about/people.html\">Who we are</a>", "tel:01632960123"]);
    assert_eq!(footer.to_lowercase().matches("complain").count(), 2, "one link, its address and its words: {footer}");
    has(element(&site.page("about/contact.html"), "header"), &["contact.html\" aria-current=\"page\">"]);
    has(
        main(&site.page("about/complaints.html")),
        &["Write to the manager.", "The practice manager", "20 working days"],
    );
    has(main(&site.page("es/about/complaints.html")), &["Escribe a la gerencia."]);
    has(
        element(&site.page("es/index.html"), "header"),
        &["es/about/contact.html\">Contacto</a>".trim_start_matches("es/")],
    );
    // Without a page on it, the foot says it.
    let bare = Site::new().file("content/index.md", "# A\n").book("[brand]\ncomplaints = \"Write to us.\"\n");
    bare.build().ok();
    has(element(&bare.page("index.html"), "footer"), &["Complaints: Write to us."]);
}

/// The logo's part of the header.
fn logo(settings: &str, files: &[(&str, &[u8])]) -> String {
    let book = format!("[brand]\nname = \"Riverside\"\nlogo = \"logo.svg\"\n{settings}");
    let site = Site::new().file("content/index.md", "# A\n").book(&book);
    files.iter().for_each(|(path, bytes)| site.write(path, bytes));
    site.build().ok();
    let page = site.page("index.html");
    let start = page.find("<a class=\"brand").unwrap();
    page[start..][..page[start..].find("</a>").unwrap()].to_owned()
}

/// Hesitation 7: a wide logo is the name, a square one stands beside it, and dark screens have their own.
#[test]
fn a_wide_logo_is_the_name() {
    const WIDE: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 300 60\"/>";
    const SQUARE: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"60\"/>";
    let file = "static/logo.svg";
    let (alone, beside) = (
        "<img src=\"logo.svg\" alt=\"Riverside\" width=\"160\" height=\"32\">",
        "<img src=\"logo.svg\" alt=\"\" width=\"32\" height=\"32\"><span>Riverside</span>",
    );
    let told = logo("", &[(file, WIDE)]);
    assert!(told.ends_with(alone), "{told}");
    assert!(logo("", &[(file, SQUARE)]).ends_with(beside));
    assert!(logo("logo-shows-name = true\n", &[(file, SQUARE)]).contains("alt=\"Riverside\" width=\"32\""));
    assert!(
        logo("logo-shows-name = false\n", &[(file, WIDE)])
            .ends_with("alt=\"\" width=\"160\" height=\"32\"><span>Riverside</span>")
    );
    let dark = logo("logo-dark = \"static/night.svg\"\n", &[(file, WIDE), ("static/night.svg", WIDE)]);
    let source = "<picture><source srcset=\"night.svg\" media=\"screen and (prefers-color-scheme: dark)\">";
    has(&dark, &[&format!("{source}{alone}</picture>")]);
    let png = [b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".as_slice(), &[0, 0, 1, 44, 0, 0, 0, 60]].concat();
    let book = "[brand]\nname = \"Riverside\"\nlogo = \"logo.png\"\n";
    let site = Site::new().file("content/index.md", "# A\n").book(book).file("static/logo.png", png);
    site.build().ok();
    has(&site.page("index.html"), &["<img src=\"logo.png\" alt=\"Riverside\" width=\"160\" height=\"32\"></a>"]);
}

/// What is found in a site with these settings.
fn found(settings: &str) -> Run {
    Site::new().file("content/index.md", "# A\n").book(settings).check()
}

#[track_caller]
fn says(settings: &str, code: &str, message: &str, help: &str) {
    let run = found(settings).expect(2);
    let found: Vec<_> = run.diagnostics().into_iter().filter(|one| one["severity"] == "error").collect();
    let [one] = &found[..] else { panic!("{settings}: {found:?}") };
    assert_eq!(one["code"], code, "{one}");
    assert!(one["message"].as_str().unwrap().contains(message), "{one}");
    assert!(one["help"].as_str().unwrap_or_default().contains(help), "{one}");
}

#[test]
fn what_is_wrong_in_the_settings_is_said_in_plain_words() {
    let type_of = "config/wrong-type";
    for bad in ["hello", "a@b@c.example", "a b@c.example", "@c.example", "a@", "a@b", "mailto:a@c.example"] {
        says(&format!("[brand]\nemail = \"{bad}\"\n"), type_of, "such as hello@example.org", "");
    }
    says("[brand]\nbooking = \"riverside.example\"\n", type_of, "such as https://example.org/", "");
    says("[brand]\nhours = [\"9\"]\n", type_of, "text, or a group of fields (mon, tue", "");
    says("[brand]\nhours = { mo = \"9\" }\n", "config/unknown-key", "`mo`", "did you mean `mon`?");
    says("[brand]\nhours = \"…\"\n", type_of, "not filled in yet", "");
    says("[brand.de]\nhours = \"9\"\n", "config/bad-language", "`de`", "add `[languages.de]`");
    says("[brand.en]\nhours = \"9\"\n", "config/bad-language", "`en`", "directly in `[brand]`");
    says("[brand.colour]\naccent = \"red\"\n", "config/unknown-key", "`colour`", "did you mean `color`?");
    says("[[brand.people]]\nrole = \"Therapist\"\n", "config/missing-name", "", "add their `name`");
}

/// Hesitations 10, 11 and 14: telephone numbers and days without marks, in one round.
#[test]
fn what_stands_without_marks_is_said_in_plain_words() {
    let line = "[[region.GB.help]]\nname = \"Line\"\nphone = \"116 123\"\nchecked = ";
    says("[brand]\nphone = 01632 960 123\n", "config/syntax", "needs double quotes", "`phone = \"01632 960 123\"`");
    says("[brand]\nname = Riverside # ours\n", "config/syntax", "double quotes", "`name = \"Riverside\"`");
    says(&format!("{line}today\n"), "config/syntax", "is not in the form", "write `2026-11-29`");
    says(&format!("{line}29.11.2026\n"), "config/syntax", "is not in the form", "write `2026-11-29`");
    says(&format!("{line}\"03/04/2026\"\n"), "config/wrong-type", "03/04/2026", "write `2026-04-03` or `2026-03-04`");
    for day in ["29.11.2026", "29 November 2026", "2026/11/29", "29/11/2026", "Nov 29th, 2026"] {
        let site = Site::new().file("content/index.md", format!("---\ntitle: A\nlast-reviewed: {day}\n---\nText.\n"));
        let site = site.book(&format!("{line}\"{day}\"\n"));
        assert_eq!(site.build().ok().diagnostics().len(), 0, "{day}");
        has(&site.page("index.html"), &["29 November 2026", "datetime=\"2026-11-29\""]);
    }
}

/// Hesitation 2: a colour has a name.
#[test]
fn a_colour_may_be_named() {
    let site = Site::new().file("content/index.md", "# A\n").book("[brand.color]\naccent = \"Maroon\"\n");
    site.build().ok();
    let built = site.built();
    let mut sheets = built.iter().filter(|(path, _)| path.ends_with(".css"));
    assert!(sheets.any(|(_, css)| String::from_utf8_lossy(css).contains("--accent:#800000")));
    Site::new().run_bare(&["init", "new", "--pack", "blank", "--name", "A", "--color", "teal"]).ok();
    let refused = Site::new().run_bare(&["init", "new", "--name", "A", "--color", "petrol"]).expect(2);
    has(&refused.stderr, &["`teal`", "colour picker"]);
}

/// Hesitations 8 and 9: a folder is what is in it; what is left out is counted and named.
#[test]
fn what_is_left_out_is_counted_and_named() {
    let page = |level: u8| format!("---\ntitle: A page of level {level}\nsensitivity: {level}\n---\nText.\n");
    let mut site = Site::new().file("content/index.md", "# A\n");
    for number in 1..=7 {
        site = site.file(&format!("content/training/{number}.md"), page(0));
    }
    let site = site.file("content/deep.md", page(2)).book("[build]\nexclude = [\"training\"]\nmax-sensitivity = 1\n");
    let told = site.run(&["build"]).ok().stderr;
    has(
        &told,
        &[
            "Left out: 7 pages by `exclude` (training/1.md, training/2.md, training/3.md, training/4.md, training/5.md, …), 1 page by `max-sensitivity` (deep.md); `-v` shows them all.",
        ],
    );
    has(&site.run(&["check", "-v"]).ok().stderr, &["training/6.md, training/7.md), 1 page"]);
    let summary = site.check().ok().of_type("summary");
    assert_eq!(summary[0]["left_out"], serde_json::json!({ "exclude": 7, "max_sensitivity": 1 }));
    let none = Site::new().file("content/index.md", "# A\n").run(&["build"]).ok().stderr;
    assert!(!none.contains("Left out"), "{none}");
}

/// Hesitations 13 and 15: a number to text is said to be one; UK is written GB.
#[test]
fn a_number_to_text_is_said_to_be_one() {
    for (text, shown) in [("85258", "Send a text message to 85258"), ("HOME to 741741", "<bdi>HOME to 741741</bdi>")] {
        let line = format!("[[region.GB.help]]\nname = \"SHOUT\"\ntext = \"{text}\"\n");
        let site = Site::new().file("content/index.md", "# A\n").book(&line);
        site.build().ok();
        has(&site.page("index.html"), &[shown]);
    }
    let gb = "did you mean `GB`?";
    says("[book]\ncountry = \"UK\"\n", "config/unknown-name", "`UK`", gb);
    says("[[region.UK.help]]\nname = \"A\"\nphone = \"116 123\"\n", "config/unknown-name", "`UK`", gb);
    let begun = Site::new().run_bare(&["init", "new", "--name", "A", "--country", "UK"]).ok().stderr;
    has(&begun, &["The code for `UK` is GB."]);
}
