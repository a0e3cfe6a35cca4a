//! The files of a new site.

use crate::base::Date;
use crate::config::MEANING;
use crate::front_matter::fields::LEVELS;
use crate::language::Locale;

/// What the files of a new site say.
pub(super) struct Beginning<'a> {
    pub(super) name: &'a str,
    pub(super) colour: &'a str,
    /// Empty for none, as the country.
    pub(super) phone: &'a str,
    pub(super) country: &'a str,
    pub(super) discreet_title: &'a str,
    /// The site's own language, and the further ones that readers may choose.
    pub(super) language: &'a Locale,
    pub(super) further: &'a [&'static Locale],
    /// The library under the site.
    pub(super) pack: Option<&'a str>,
    /// A path of pages, as one that may be left out.
    pub(super) left_out: &'a str,
    /// What shows the site.
    pub(super) command: &'a str,
    pub(super) today: Date,
}

impl Beginning<'_> {
    /// The settings.
    pub(super) fn book(&self) -> String {
        let Self { command, left_out, today, .. } = self;
        let (region, settled) = if self.country.is_empty() { ("XX", "# ") } else { (self.country, "") };
        let pack = self.pack.map_or(String::new(), |pack| {
            format!(
                "pack = {}   # the library this site uses; your page replaces the library's page with the same path\n",
                quoted(pack)
            )
        });
        let phone = match self.phone {
            "" => "# phone = \"…\"".to_owned(),
            phone => format!("phone = {}", quoted(phone)),
        };
        let name = quoted(self.name);
        let (discreet_title, language, colour) =
            (quoted(self.discreet_title), quoted(self.language.code), quoted(self.colour));
        let further: String = self.further.iter().map(|locale| self.further(locale)).collect();
        let levels: String = LEVELS.iter().map(|(level, words)| format!("#   {level}  {words}\n")).collect();
        format!(
            "# The settings of this site. You can change them in your browser: type `{command}`,\n\
             # then open /_candor/settings at the address that it shows.\n\
             #\n\
             # Lines that begin with # are notes, or settings that are switched off. To switch one on, fill it in and\n\
             # remove its #.\n\n\
             [book]\ntitle = {name}\n\
             discreet-title = {discreet_title}   # shown in browser tabs, history and bookmarks\n\
             language = {language}\n\
             {settled}country = \"{region}\"   # readers see this country's help lines\n\n{further}\
             [build]\ncandor = \"{MEANING}\"   # the version of these settings; leave it as it is\n{pack}\
             # base-url = \"https://example.org/learn/\"   # the web address of the site; search engines need it\n\
             # exclude = [\"{left_out}\"]   # pages you don't want to publish\n\
             # How explicit pages may be, from 0 to 3. More explicit pages are left out:\n{levels}\
             # max-sensitivity = 2\n\n\
             [brand]\nname = {name}\n# logo = \"static/logo.svg\"\n{phone}\n# email = \"…\"\n# booking = \"https://…\"\n\
             # address = \"…\"\n# hours = {{ mon = \"9:00-17:00\", sat = \"closed\" }}\n# complaints = \"…\"\n\
             # safe-contact = \"Ask when it is safe to call back.\"\n\n\
             [brand.color]\naccent = {colour}\n\n\
             # Help lines for your readers. Yours replace the library's lines of the same kind. Call each number first.\n\
             # [[region.{region}.help]]\n# kind = \"emergency\"   # or crisis, abuse, sexual-assault, young\n\
             # name = \"…\"\n# phone = \"…\"\n# checked = {today}   # the day you called it\n"
        )
    }

    fn further(&self, locale: &Locale) -> String {
        format!(
            "# Parts of the library are translated into this language.\n[languages.{}]\ntitle = {}\ndiscreet-title = {}\n\n",
            locale.code,
            quoted(self.name),
            quoted(locale.discreet_title)
        )
    }

    /// The two pages of a site on a subject of its own.
    pub(super) fn samples(&self) -> [(&'static str, String); 2] {
        let due = self.today.after_months(REVIEWED_FOR).unwrap_or(self.today);
        let question = QUESTION.replace("TODAY", &self.today.to_string()).replace("DUE", &due.to_string());
        [("content/index.md", WELCOME.to_owned()), ("content/faq/a-question.md", question)]
    }
}

/// A sample is to be read again after so many months.
const REVIEWED_FOR: i32 = 24;

/// The first page of a site without a library.
pub(super) const BLANK: &str =
    "---\ntitle: Welcome\nkind: landing\nmain-message: What this site is for, in one or two sentences.\n---\n";

const WELCOME: &str = "\
---
title: Welcome
kind: landing
nav-title: Home
summary: What this site explains, and for whom.
main-message: This site explains one subject in plain words. Say here which subject, and for whom.
---

This page is an example. Replace it with your own words.

Start here:

- [What happens first?](faq/a-question.md)
- [Is it safe to read this here?](start/browse-safely.md)

Are you in danger, hurt or in despair? Go straight to [help now](start/help.md).
";

const QUESTION: &str = "\
---
title: What happens first?
discreet-title: \"Question: what happens first\"
summary: What a first appointment is like.
kind: faq
answer-short: You meet somebody who listens and asks what you need. You decide what comes next.
last-reviewed: TODAY   # the day somebody last read the whole page
next-review: DUE
---

## More about this

This page is an example of a question. The short answer comes first, in at most 40 words. Put everything else here.

Replace it with a question that your readers ask.
";

pub(super) const README: &str = "\
book.toml holds the settings: the site's name, who publishes it, and what is left out.
You can also change them in your browser, at /_candor/settings while `candor serve` runs.
Put your own pages into content/ as Markdown files: `candor new faq faq/parking.md` creates one.
Your page replaces the library's page with the same path; `candor list` shows all pages.
Put pictures and other files into static/.
";

/// Text between quotes: a string of JSON is one of TOML too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
