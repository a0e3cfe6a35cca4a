//! A page as it is seen otherwise than in the reader's own browser: by light, in the dark, on paper. The desk shows
//! pages in frames, which can't choose that by themselves.

use super::reply::Reply;
use crate::output::Artifact;

/// How a page is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seen {
    Light,
    Dark,
    Print,
}

/// The name under which an address says it.
const NAME: &str = "candor-as=";

/// Conditions that always hold, and never.
const ALWAYS: &str = "(min-width:0)";
const NEVER: &str = "(max-width:0)";

impl Seen {
    /// How an address wants a page or a style sheet.
    pub(super) fn of(url: &str) -> Option<Self> {
        let (_, query) = url.split_once('?')?;
        match query.split('&').find_map(|pair| pair.strip_prefix(NAME))? {
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            "print" => Some(Self::Print),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Print => "print",
        }
    }

    /// The page or style sheet, seen that way; without the script of the preview, as the desk looks after its frames.
    /// None for everything else.
    pub(super) fn reply(self, artifact: &Artifact) -> Option<Reply> {
        let text = std::str::from_utf8(&artifact.bytes).ok()?;
        let text = match artifact.media_type.split(';').next()? {
            "text/html" => self.page(text),
            "text/css" => self.style(text),
            _ => return None,
        };
        Some(Reply::own(200, &artifact.media_type, text))
    }

    /// A page with the style sheets seen that way.
    fn page(self, html: &str) -> String {
        let mut out = String::with_capacity(html.len() + 256);
        let mut rest = html;
        while let Some(at) = rest.find('<') {
            let (before, tag) = rest.split_at(at);
            let (tag, behind) = tag.split_at(tag.find('>').unwrap_or(tag.len()));
            out.push_str(before);
            if ["<link ", "<source "].iter().any(|own| tag.starts_with(own)) {
                out.push_str(&self.link(tag));
            } else if tag.starts_with("<meta name=\"color-scheme\"") {
                out.push_str(&tag.replace("light dark", self.scheme()));
            } else {
                out.push_str(tag);
            }
            rest = behind;
        }
        out + rest
    }

    /// A tag that loads a style sheet or, where a condition holds, a picture.
    fn link(self, tag: &str) -> String {
        let style = format!(".css?{NAME}{}\"", self.name());
        let tag = tag.replace(".css\"", &style);
        let Some((before, rest)) = tag.split_once(" media=\"") else { return tag };
        let (condition, behind) = rest.split_once('"').unwrap_or((rest, ""));
        format!("{before} media=\"{}\"{behind}", self.condition(condition))
    }

    /// A style sheet whose conditions hold as they do there.
    fn style(self, css: &str) -> String {
        const RULE: &str = "@media";
        let mut parts = css.split(RULE);
        let mut out = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (condition, behind) = part.split_at(part.find('{').unwrap_or(part.len()));
            out.push_str(RULE);
            out.push_str(&self.condition(condition));
            out.push_str(behind);
        }
        let own = format!("color-scheme:{}", self.scheme());
        out.replace("color-scheme: light dark", &own).replace("color-scheme:light dark", &own)
    }

    fn scheme(self) -> &'static str {
        if self == Self::Dark { "dark" } else { "light" }
    }

    /// A condition as it is there.
    fn condition(self, condition: &str) -> String {
        let (dark, light) = if self == Self::Dark { (ALWAYS, NEVER) } else { (NEVER, ALWAYS) };
        let plain = condition.replace("scheme: ", "scheme:");
        let seen = plain.replace("(prefers-color-scheme:dark)", dark).replace("(prefers-color-scheme:light)", light);
        if self == Self::Print { seen.replace("print", "all").replace("screen", "speech") } else { seen }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_hold_as_they_do_there() {
        let css = ":root{color-scheme:light dark}@media screen and (prefers-color-scheme: dark){a{b:c}}@media print{p{q:screen}}";
        assert_eq!(
            Seen::Dark.style(css),
            ":root{color-scheme:dark}@media screen and (min-width:0){a{b:c}}@media print{p{q:screen}}"
        );
        assert_eq!(
            Seen::Print.style(css),
            ":root{color-scheme:light}@media speech and (max-width:0){a{b:c}}@media all{p{q:screen}}"
        );
        let html = "<link rel=\"stylesheet\" href=\"../a.css\"><p>href=\"b.css\" 1 < 2";
        assert_eq!(
            Seen::Light.page(html),
            "<link rel=\"stylesheet\" href=\"../a.css?candor-as=light\"><p>href=\"b.css\" 1 < 2"
        );
        let html = "<link rel=\"stylesheet\" href=\"print.css\" media=\"print\">";
        assert_eq!(
            Seen::Print.page(html),
            "<link rel=\"stylesheet\" href=\"print.css?candor-as=print\" media=\"all\">"
        );
        for url in ["/a", "/a?candor-as=x", "/a?b=candor-as=dark"] {
            assert_eq!(Seen::of(url), None);
        }
    }
}
