//! The data files in the content folder, and the settings.

use super::entry::{Entry, Group, Place};
use super::keys;
use crate::config::{BOOK, FILE};
use crate::data::Shape;
use crate::figure;
use crate::search::curation::{PIN, SYNONYM, TEST};
use crate::site::reviews::REVIEW;
use crate::site::{COUNTRY, LANGUAGE, REFERENCE, TOPIC};

/// A data file.
struct File {
    name: &'static str,
    path: &'static str,
    aliases: &'static [&'static str],
    text: &'static str,
    shape: Shape,
    example: &'static str,
}

const FILES: &[File] = &[
    File {
        name: "sources",
        path: "content/sources.yaml",
        aliases: &["sources.yaml", "source", "references", "bibliography"],
        text: "The sources that pages cite. You choose a key for each source; write `[@key]` in the text to cite it.",
        shape: Shape::Table(&Shape::Map(REFERENCE)),
        example: "\
smith-2020:
  author: Smith J
  year: 2020
  title: What people ask
  container: A journal
  url: https://example.org/smith
  kind: study
  confidence: verified
  checked: 2026-11-22
",
    },
    File {
        name: "topics",
        path: "content/topics.yaml",
        aliases: &["topics.yaml", "topic", "tags", "categories", "coverage"],
        text: "The topics that the site should answer. Pages list them in `topics`; `candor check` shows which are not answered yet.",
        shape: Shape::Table(&Shape::TextOr(&Shape::Map(TOPIC))),
        example: "\
cost: What it costs
insurance:
  text: Whether insurance pays
  excluded: It differs too much from place to place
",
    },
    File {
        name: "language",
        path: "content/language.yaml",
        aliases: &["language.yaml", "language-lists", "words", "claims"],
        text: "Words to avoid and what to say instead. Also words and units that mark a statement, which needs a source. Each further language has its own file, such as `content/es/language.yaml`.",
        shape: Shape::Map(LANGUAGE),
        example: "\
terms:
  - avoid: [victim]
    prefer: person who was abused
    why: Many people do not want to be called this.
    severity: warning
    but: [victim support]
claims:
  units: [\"%\", percent]
",
    },
    File {
        name: "discreet",
        path: "content/discreet.yaml",
        aliases: &["discreet.yaml", "discreet-words"],
        text: "Words that must not appear in tabs, addresses and file names. Each further language has its own file.",
        shape: Shape::List(&Shape::Text),
        example: "- naked\n- wet-dream\n",
    },
    File {
        name: "thesaurus",
        path: "content/thesaurus.yaml",
        aliases: &["thesaurus.yaml", "synonyms"],
        text: "Words that people type, and the word that your pages use. Each further language has its own file.",
        shape: Shape::List(&Shape::Map(SYNONYM)),
        example: "- term: contraception\n  says: [birth control, the pill]\n  both: true\n",
    },
    File {
        name: "danger",
        path: "content/danger.yaml",
        aliases: &["danger.yaml", "pinned"],
        text: "What people in danger may type, and the help pages to show first. Each further language has its own file.",
        shape: Shape::List(&Shape::Map(PIN)),
        example: "- says: [want to die]\n  to: [index.md]\n  words: You can get help now.\n",
    },
    File {
        name: "leads",
        path: "content/leads.yaml",
        aliases: &["leads.yaml"],
        text: "What people type, and the pages to show first. Each further language has its own file.",
        shape: Shape::List(&Shape::Map(PIN)),
        example: "- says: [opening times]\n  to: [index.md]\n  words: When you can reach us.\n",
    },
    File {
        name: "search-tests",
        path: "content/search-tests.yaml",
        aliases: &["search-tests.yaml"],
        text: "Test queries and the pages that they should find; `candor check` shows which do not.",
        shape: Shape::List(&Shape::Map(TEST)),
        example: "- query: first page\n  to: [index.md]\n",
    },
    File {
        name: "help",
        path: "content/help.yaml",
        aliases: &["help.yaml", "help-lines", "countries"],
        text: "Help lines from public lists, by country. Your own lines, which you have called, go into book.toml as `[[region.GB.help]]`.",
        shape: Shape::Table(&Shape::Map(COUNTRY)),
        example: "\
GB:
  name: { en: United Kingdom }
  lines:
    - { kind: emergency, name: Emergency, phone: \"999\", source: smith-2020 }
",
    },
    File {
        name: "reviews",
        path: "content/reviews.yaml",
        aliases: &["reviews.yaml"],
        text: "What reviewers said about pages. `candor review record` writes it.",
        shape: Shape::List(&Shape::Map(REVIEW)),
        example: "\
- page: index.md
  name: A. Name
  role: sexual health nurse
  date: 2026-11-22
  verdict: agreed
  text: \"0123456789\"
",
    },
];

/// The folder of figures, as a place.
const FIGURES: &str = "content/figures/NAME.yaml";

pub(super) fn add(all: &mut Vec<Entry>) {
    for file in FILES {
        let place = Place::File(file.path);
        all.push(Entry {
            aliases: file.aliases.to_vec(),
            shape: Some(&file.shape),
            fields: Some(("Its fields", file.shape.fields()))
                .filter(|(_, keys)| !keys.is_empty())
                .into_iter()
                .collect(),
            example: Some(file.example.to_owned()),
            ..Entry::new(Group::Files, file.name, file.text, place)
        });
        keys::add(all, Group::Files, file.name, file.shape.fields(), place);
    }
    all.push(Entry {
        aliases: vec!["drawings", "diagram"],
        fields: vec![("Fields of every figure", figure::COMMON)],
        values: figure::TYPES.to_vec(),
        example: figure::TYPES.first().map(|(kind, _)| figure::example(kind)),
        ..Entry::new(
            Group::Files,
            "figures",
            "A drawing that Candor makes from data, with the same in words. `:::figure{src=NAME}` shows it on a page.",
            Place::File(FIGURES),
        )
    });
    keys::add(all, Group::Files, "figures", figure::COMMON, Place::File(FIGURES));
    for (kind, shows) in figure::TYPES {
        let (name, own) = (format!("figures.{kind}"), figure::own_fields(kind));
        all.push(Entry {
            fields: vec![("Its own fields", own), ("Fields of every figure", figure::COMMON)],
            example: Some(figure::example(kind)),
            is_part: true,
            ..Entry::new(Group::Files, name.as_str(), *shows, Place::File(FIGURES))
        });
        keys::add(all, Group::Files, &name, own, Place::File(FIGURES));
    }
}

const BOOK_SHAPE: Shape = Shape::Map(BOOK);

pub(super) fn add_settings(all: &mut Vec<Entry>) {
    all.push(Entry {
        aliases: vec!["book", "settings", "config", "configuration"],
        shape: Some(&BOOK_SHAPE),
        fields: vec![("Its tables", BOOK)],
        example: Some("[book]\ntitle = \"A clinic\"\nlanguage = \"en\"\n\n[brand]\nphone = \"+44 20 7946 0000\"\n".to_owned()),
        ..Entry::new(
            Group::Settings,
            FILE,
            "The settings of a site, in TOML: put text in double quotes; lines that begin with # are switched off. `candor serve` shows them as forms at /_candor/settings.",
            Place::Settings,
        )
    });
    keys::add(all, Group::Settings, "", BOOK, Place::Settings);
}
