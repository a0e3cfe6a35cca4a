//! Sites of many pages, each page with its own texts in every place that takes one.

use super::hostile::Texts;
use candor::parts::{COMMON, Field, Kind, Shape, kind};
use serde_json::{Map, Value};

/// A file: its path and its text.
pub(super) type File = (String, String);

/// Pieces of Markdown; a text stands at each `§`. Without hostile texts they are all well-formed.
const BLOCKS: &[&str] = &[
    "§\n",
    "§ § §\n§\n",
    "## §\n\n§\n",
    "### § {#own-a}\n",
    "#### §\n\n§\n",
    "## § {.own-b}\n",
    "- §\n- §\n  - §\n",
    "1. §\n2. §\n",
    "3. §\n",
    "- §\n\n- §\n",
    "> §\n>\n> §\n",
    "> [!NOTE]\n> §\n",
    "> [!TIP]\n> §\n",
    "> [!WARNING]\n> §\n",
    "> [!IMPORTANT]\n> §\n",
    "> [!CAUTION]\n> §\n",
    "| § | § |\n|:--|:-:|\n| § | § |\n| § | **§** |\n",
    "| | § | § |\n|---|--:|---|\n| § | § | § |\n",
    "```\n§\n```\n",
    "```§\n§\n```\n",
    "```rust\nfn a() { \"§\" } // §\n```\n",
    "```html\n<b c=\"§\">§</b>\n```\n",
    "    §\n",
    "[§](b.md) and [§](https://a.example/§)\n",
    "[§](#own-a) [§](mailto:a@b.example) [§](tel:+442079460000)\n",
    "[§](§)\n",
    "![§](pic.png)\n",
    "![§](§)\n",
    "[§][r]\n\n[r]: b.md \"§\"\n",
    "<https://a.example/>\n",
    "[§](@/es/b.md) [§](@/b.md)\n",
    "**§** _§_ ~~§~~ `§` *§* __§__\n",
    "§[^1]\n\n[^1]: §\n",
    "§[^n] §[^n]\n\n[^n]: §\n\n    §\n",
    "§ [@book] [@book, p. §]\n",
    "[§](term:word)\n",
    "§\n: §\n\n",
    "- [x] §\n- [ ] §\n",
    "- [x] §[^t]\n\n[^t]: §\n",
    "§\\\n§  \n§\n",
    "***\n",
    ":::note[§]\n§\n:::\n",
    ":::note{#own-c .own-d own-e=§}\n§\n:::\n",
    ":::tip\n§\n:::\n",
    ":::important\n§\n:::\n",
    ":::warning §\n§\n:::\n",
    ":::caution\n§\n:::\n",
    ":::benefits[§]\n§\n:::\n\n:::risks\n§\n:::\n\n:::alternatives\n§\n:::\n\n:::unknowns\n§\n:::\n",
    ":::questions[§]\n- §\n:::\n",
    ":::do[§]\n- §\n- §\n:::\n",
    ":::dont\n- §\n:::\n",
    ":::care[§]{level=urgent}\n§\n:::\n",
    ":::care{level=emergency}\n§\n:::\n",
    ":::care{level=non-urgent}\n§\n:::\n",
    ":::care\n§\n:::\n",
    ":::claim[§]{verdict=false}\n§\n:::\n",
    ":::myth[§]{verdict=mostly-true}\n§\n:::\n",
    ":::myth\n§\n:::\n",
    ":::stages\n1. §\n2. §\n:::\n",
    ":::compare\n| § | § |\n|---|---|\n| § | § |\n:::\n",
    ":::compare[§]\n§\n:::\n",
    ":::stages[§]\n§\n:::\n",
    ":::figure[§]{src=curve}\n:::\n",
    ":::figure{src=steps}\n:::\n",
    ":::figure{src=circle}\n:::\n",
    ":::figure{src=balance}\n:::\n",
    ":::figure{src=timeline}\n:::\n",
    ":::figure{src=team}\n:::\n",
    ":::figure{src=anatomy}\n:::\n",
    ":::figure{src=pic.png #own-c}\n§\n:::\n",
    ":::figure{src=steps #own-c}\n:::\n",
    ":::stages{#own-c}\n§\n:::\n",
    ":::details{#own-c}\n§\n:::\n",
    ":::do{#own-c}\n- §\n:::\n",
    ":::care{#own-c}\n- §\n:::\n",
    ":::myth{#own-c}\n- §\n:::\n",
    ":::risks{#own-c}\n- §\n:::\n",
    ":::figure[§]\n![§](pic.png)\n:::\n",
    ":::details[§]\n§\n:::\n",
    ":::own-unknown[§]\n§\n:::\n",
    ":::details{open}\n§\n:::\n",
    "::::note[§]\n:::tip[§]\n§\n:::\n::::\n",
    "<!-- § -->\n",
    "§ word, Consent and §\n",
];

/// Containers with something in the braces that no container knows; only hostile pages have them.
const STRANGE: &[&str] = &[
    ":::§\n§\n:::\n",
    ":::note{§}\n§\n:::\n",
    ":::note{§=§}\n§\n:::\n",
    ":::care{level=§}\n§\n:::\n",
    ":::claim{verdict=§}\n§\n:::\n",
    ":::figure{src=§}\n§\n:::\n",
    "## § {§}\n",
    "§\n§\n§\n\n§\n",
    "[§](<§>)\n",
    "<§>\n",
    "<p title=qz>§</p>\n",
    "<span title=qz>§\n\n§\n",
    "[§](§ \"§\")\n",
    "| § |\n|-|\n§\n",
    ":::details{open=§}\n§\n:::\n",
    "[^§]: §\n\n[^§]\n",
    "[@§]\n",
    "[§]: §\n\n[§]\n",
];

const CONTENT_FILES: &[(&str, &str)] = &[
    (
        "content/sources.yaml",
        "book:\n  author: §\n  year: 2020\n  title: §\n  container: §\n  doi: §\n  url: §\n  kind: book\n  confidence: verified\n  checked: 2026-11-01\n  supports: §\n  note: §\nother: {title: §, url: §}\n§: {title: §, author: §}\n",
    ),
    ("content/topics.yaml", "costs: {text: §, from: §}\nother: {text: §, excluded: §}\n§: {text: §}\n"),
    ("content/thesaurus.yaml", "- {term: §, says: [§, §], both: true}\n- {term: word, says: [§], spelt: [§]}\n"),
    (
        "content/danger.yaml",
        "- {set: WHO, says: [§, he]}\n- {says: [\"WHO hits me\", §], but: [§], to: [p/page-0.md], words: §}\n",
    ),
    ("content/leads.yaml", "- {says: [§], to: [p/page-1.md, §], words: §}\n"),
    (
        "content/language.yaml",
        "terms:\n  - {avoid: [§], prefer: §, why: §, but: [§]}\nnames: [§]\nclaims: {words: [§], units: [§], money: [§], but: [§]}\n",
    ),
    ("content/discreet.yaml", "- §\n- §\n"),
    (
        "content/figures/curve.yaml",
        "type: curve\ntitle: §\nalt: §\ndescription: §\nnote: §\nsources: [book]\nphases:\n  - {name: §, text: §, levels: [0, 50]}\n  - {name: §, text: §, levels: [50, 0], other: [4, 5]}\n",
    ),
    (
        "content/figures/steps.yaml",
        "type: steps\ntitle: §\nalt: §\ndescription: §\nnote: §\nsources: [book]\nsteps:\n  - {name: §, text: §}\n  - {name: §, text: §}\n",
    ),
    (
        "content/figures/circle.yaml",
        "type: circle\ntitle: §\nalt: §\ndescription: §\nnote: §\nsources: [book]\nclosed: true\nsteps:\n  - {name: §, text: §}\n  - {name: §, text: §}\n  - {name: §, text: §}\n",
    ),
    (
        "content/figures/balance.yaml",
        "type: balance\ntitle: §\nalt: §\ndescription: §\nnote: §\nsources: [book]\nsides:\n  - {name: §, text: §, examples: [§]}\n  - {name: §, text: §, examples: [§]}\n",
    ),
    (
        "content/figures/timeline.yaml",
        "type: timeline\ntitle: §\nalt: §\ndescription: §\nnote: §\nsources: [book]\nunit: §\ncolumns: 3\ngoes-on: true\nlanes:\n  - {name: §, text: §, marks: [1, 2]}\n",
    ),
    (
        "content/figures/team.yaml",
        "type: team\ntitle: §\nalt: §\ndescription: §\nnote: §\nsources: [book]\npeople: [{name: §, text: §}, {name: §, text: §}, {name: §, text: §}]\nlinks: [{name: §, text: §}, {name: §, text: §}, {name: §, text: §}]\n",
    ),
    (
        "content/figures/anatomy.yaml",
        "type: anatomy\ntitle: §\nalt: §\ndescription: §\nnote: §\nsources: [book]\nsize: [200, 200]\nlines: [{stroke: outline, path: \"M 1 1 L 9 9\", mirror: true}, {stroke: organ, path: \"M0 0\"}]\nsigns: [{text: §, at: [9, 9]}]\nparts: [{name: §, clinical: §, text: §, at: [5, 5], to: [[1, 1]]}, {name: §, text: §}]\n",
    ),
    ("content/pic.png", "not a picture"),
    ("content/b.md", "---\ntitle: Another\n---\n\n## Part {#own-a}\n\nText.\n"),
    ("content/glossary/word.md", "---\ntitle: Word\nplain-definition: What is said.\n---\n"),
    ("content/glossary/consent.md", "---\ntitle: Consent\nplain-definition: A free yes.\n---\n"),
    ("content/safety.md", "---\ntitle: Safer reading\nkind: policy\npolicy-type: safety\n---\nText.\n"),
    ("content/help.md", "---\ntitle: Help\nkind: policy\npolicy-type: crisis\n---\nText.\n"),
    ("content/contact.md", "---\ntitle: Contact\nkind: policy\npolicy-type: contact\n---\nText.\n"),
    ("content/people.md", "---\ntitle: People\nkind: policy\npolicy-type: people\n---\nText.\n"),
    ("content/index.md", "---\ntitle: Home\nkind: landing\nmain-message: Where to start.\n---\nText.\n"),
    ("content/faq/index.md", "---\ntitle: Questions\n---\nText.\n"),
    ("content/m/index.md", "---\ntitle: A module\nkind: module\naims: [One]\nkey-points: [Two]\n---\nText.\n"),
    ("content/m/one.md", "---\ntitle: One\n---\nText.\n\n## A part\n\nText.\n"),
    ("content/es/b.md", "---\ntitle: Otra\ntranslation-of: b.md\n---\nTexto.\n"),
];

/// Values of `book.toml`; the theme's own words follow the language.
const BOOK: &str = "\
[book]\ntitle = §\ndiscreet-title = §\ndescription = §\nauthors = [§]\nlanguage = \"en\"\n\
[brand]\nname = §\naddress = §\nhours = §\ncomplaints = §\nsafe-contact = §\nphone = \"020 7946 0000\"\n\
access = §\ncomplaints-to = §\ncomplaints-within = §\nlanguages = [§]\npeople = [{ name = §, role = §, registration = § }]\n\
booking = \"https://c.example/\"\nwebsite = \"https://d.example/\"\nmap = \"https://e.example/\"\nemail = \"a@f.example\"\n\
es = { hours = \"One\\nTwo\", access = §, complaints = §, complaints-to = \"One\\nTwo\" }\n\
[languages.es]\ntitle = §\ndiscreet-title = §\n\
[[region.GB.help]]\nkind = \"crisis\"\nname = §\nphone = \"116 123\"\ntext = §\nurl = \"https://a.example/\"\nhours = §\nlanguages = [§]\nchecked = 2026-11-01\n\
[[region.FR.help]]\nkind = \"abuse\"\nname = §\nurl = \"https://b.example/\"\n";

/// Further values, each of which may make the whole book wrong.
const RISKY: &[(&str, &str)] = &[
    ("phone = \"020 7946 0000\"", "phone = §"),
    ("url = \"https://a.example/\"", "url = §"),
    ("booking = \"https://c.example/\"", "booking = §"),
    ("website = \"https://d.example/\"", "website = §"),
    ("map = \"https://e.example/\"", "map = §"),
    ("email = \"a@f.example\"", "email = §"),
    ("\nhours = §\n", "\nhours = { mon = §, tue = \"closed\" }\n"),
    ("[brand]\n", "[brand]\nlogo-dark = §\nlogo-shows-name = true\n"),
    ("language = \"en\"", "language = §"),
    ("[brand]\n", "[brand]\nlogo = §\n"),
    ("[brand]\n", "[brand]\ncolor = { accent = § }\n"),
    ("[languages.es]", "[languages.§]"),
    ("[[region.FR.help]]", "[[region.§.help]]"),
];

/// What stands below a key of its own table.
const TABLES: &[&str] = &[
    "[exit]\nurl = §\n",
    "[build]\nbase-url = §\n",
    "[privacy]\ntitles = \"full\"\nunsafe-override = §\n",
    "[build]\nurls = \"folder\"\n",
    "[exit]\nhistory = \"keep\"\n",
    "[hosting]\nhsts = true\n",
];

/// Endings of files that are copied.
const ENDINGS: &[&str] =
    &["svg", "html", "htm", "xhtml", "xml", "SVG", "js", "mjs", "txt", "pdf", "shtml", "svgz", "css", "json"];

impl Texts {
    /// A site with so many pages of its own; the first file is `book.toml`.
    pub(super) fn site(&mut self, pages: usize) -> Vec<File> {
        let mut files = vec![("book.toml".to_owned(), self.book())];
        for (path, template) in CONTENT_FILES {
            // One bad value keeps all of a file from being read, so most builds have few.
            let few = self.hostile && self.random.percent(50);
            let text = if few { Texts::new(1, false).fill(template, true) } else { self.fill(template, true) };
            files.push(((*path).to_owned(), text));
        }
        files.extend((0..pages).map(|number| self.page(number)));
        if self.hostile {
            files.extend((0..pages / 50).map(|number| self.copied(number)));
        }
        files
    }

    fn book(&mut self) -> String {
        let mut template = BOOK.to_owned();
        let html = self.random.pick(&["deny", "sanitise"]);
        if self.hostile && self.random.percent(25) {
            let (from, to) = self.random.pick(RISKY);
            template = template.replace(from, to);
        }
        if self.random.percent(60) {
            let risky = if self.hostile { TABLES } else { &TABLES[3..] };
            template += self.random.pick(risky);
        }
        let levels = self.random.pick(&["[lint]\nall = \"allow\"\n", "[lint]\nall = \"warn\"\n", ""]);
        self.fill(&template, true) + &format!("[markdown]\nraw-html = \"{html}\"\n{levels}")
    }

    fn page(&mut self, number: usize) -> File {
        let kind = kind::ALL[number % kind::ALL.len()];
        let mut text = format!("---\n{}---\n\n{}", self.front_matter(kind, number), self.body());
        if self.hostile && self.random.percent(20) {
            self.spoil(&mut text);
        }
        let folder = self.random.pick(&["p", "p", "faq", "m", "q/r"]);
        let mut name = format!("page-{number}");
        if self.hostile && self.random.percent(20) {
            name += &self.name();
        }
        (format!("content/{folder}/{name}.md"), text)
    }

    /// What may stand in a file's name.
    fn name(&mut self) -> String {
        self.text().chars().filter(|c| !['/', '\0'].contains(c)).take(60).collect()
    }

    fn copied(&mut self, number: usize) -> File {
        let folder = self.random.pick(&["content/files", "static", "content"]);
        let ending = self.random.pick(ENDINGS);
        let text = self.fill("<svg xmlns=\"http://www.w3.org/2000/svg\">§</svg>\n", false);
        let name = if self.random.percent(50) { self.name() } else { String::new() };
        (format!("{folder}/file-{number}{name}.{ending}"), text)
    }

    fn front_matter(&mut self, kind: &'static Kind, number: usize) -> String {
        let mut values = Map::new();
        let title = if self.hostile { self.text() } else { format!("Page {number}") };
        values.insert("title".into(), title.into());
        values.insert("kind".into(), kind.name.into());
        for field in kind.fields {
            if self.random.percent(85) {
                values.insert(field.key.to_owned(), self.value(field, &field.shape));
            }
        }
        for field in COMMON.iter().filter(|field| !SET.contains(&field.key)) {
            if self.random.percent(35) && (self.hostile || !NAMING.contains(&field.key)) {
                let value = if field.key == "sources" { "book".into() } else { self.shaped(&field.shape) };
                values.insert(field.key.to_owned(), value);
            }
        }
        if !self.hostile && self.random.percent(20) {
            values.insert("aliases".into(), vec![format!("old-{number}.html"), format!("former/{number}/")].into());
        }
        if self.hostile && self.random.percent(5) {
            values.insert(self.text(), self.text().into());
        }
        let line = |(key, value): (&String, &Value)| {
            format!("{}: {value}\n", if key.is_ascii() { key.clone() } else { Value::from(key.as_str()).to_string() })
        };
        values.iter().map(line).collect::<String>().replace('\u{7f}', "\\u007f")
    }

    fn value(&mut self, field: &'static Field, shape: &'static Shape) -> Value {
        // What does not fit is reported, and mostly keeps the page from being published.
        if self.hostile && self.random.percent(2) {
            return self.text().into();
        }
        match shape {
            Shape::List(item) => (0..=self.random.below(3)).map(|_| self.value(field, item)).collect(),
            Shape::Map(fields) => fields.iter().map(|own| (own.key.to_owned(), self.value(own, &own.shape))).collect(),
            Shape::Text if field.key == "url" && !self.hostile => "https://a.example/".into(),
            other => self.shaped(other),
        }
    }

    fn shaped(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Text | Shape::Prose => self.text().into(),
            Shape::Bool => self.random.percent(50).into(),
            Shape::Integer(low, high) => (low + (high.saturating_sub(*low)).min(2)).into(),
            Shape::Level(levels) => self.random.below(levels.len()).into(),
            Shape::Date => "2026-11-22".into(),
            Shape::Choice(words) => {
                // Harmless pages have each of them.
                self.count += 1;
                let all = words.len();
                words[if self.hostile { self.random.below(all) } else { self.count % all }].0.into()
            }
            Shape::List(item) => (0..=self.random.below(2)).map(|_| self.shaped(item)).collect(),
            Shape::Map(fields) => fields.iter().map(|own| (own.key.to_owned(), self.shaped(&own.shape))).collect(),
            Shape::Source => "book".into(),
            Shape::Phone if self.hostile && self.random.percent(50) => self.text().into(),
            Shape::Phone => "020 7946 0000".into(),
            _ if self.hostile => self.text().into(),
            _ => "https://a.example/".into(),
        }
    }

    fn body(&mut self) -> String {
        let count = 2 + self.random.below(6);
        let block = |texts: &mut Self| {
            let strange = texts.hostile && texts.random.percent(25);
            let template = texts.random.pick(if strange { STRANGE } else { BLOCKS });
            texts.fill(template, false)
        };
        (0..count).map(|_| block(self) + "\n").collect()
    }
}

/// What is set by itself, or would keep most pages back.
const SET: &[&str] = &["title", "kind", "draft"];
/// What names other things, which harmless texts don't.
const NAMING: &[&str] = &[
    "slug",
    "aliases",
    "order",
    "related",
    "replaces",
    "translation-of",
    "source-fingerprint",
    "review-in",
    "template",
];
