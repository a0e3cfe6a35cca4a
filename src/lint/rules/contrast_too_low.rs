//! `contrast/too-low`: text that is hard to tell from its ground is hard to read for everyone and impossible for some.

use crate::base::Span;
use crate::diagnostic::Severity;
use crate::lint::example::PAGE;
use crate::lint::{Branded, Case, Check, Findings, Rule};
use crate::theme::{FOLDER, Seen, read_style};
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    code: "contrast/too-low",
    severity: Severity::Warning,
    why: "Text with too little contrast is hard to read for everyone and impossible for some. The theme promises 7 to 1 (WCAG 1.4.6).",
    files: &[("book.toml", "[brand.color]\naccent = \"{}\"\n"), PAGE],
    bad: "#ffcc00",
    good: "#0b5650",
    check: Check::Brand(check),
};

fn check(case: &Case<'_>, Branded { tokens, .. }: &Branded<'_>, found: &mut Findings) {
    if is_broken(case) {
        return;
    }
    if let Some((span, colour, ratio, used)) = tokens.changed_accent {
        let message =
            format!("text in {colour} is too light to read on the page's backgrounds ({ratio:.1} to 1; 7 is needed)");
        found.add(span, message, format!("we use the nearest readable shade, {used}. Write that to stop this warning"));
    }
    let mut inks: BTreeMap<(&str, bool), Vec<(&str, f64)>> = BTreeMap::new();
    for (dark, ink, ground, ratio) in tokens.too_low() {
        inks.entry((ink, dark)).or_default().push((ground, ratio));
    }
    for ((ink, dark), mut grounds) in inks {
        grounds.sort_by(|one, other| one.1.total_cmp(&other.1));
        let (mode, lighter) = if dark { ("dark", "lighter") } else { ("light", "darker") };
        let on: Vec<String> = grounds.iter().map(|(ground, ratio)| format!("--{ground} ({ratio:.1} to 1)")).collect();
        let message = format!("in {mode} mode, --{ink} is hard to read on {}", on.join(", "));
        let mut help = format!("choose a {lighter} shade, or other backgrounds: 7 to 1 is needed");
        if dark {
            help += ". Put colours for dark mode only into `@media screen and (prefers-color-scheme: dark)`";
        }
        found.add(declared(case, ink, grounds[0].0), message, help);
    }
}

/// Whether colours can't be read for certain: a broken style sheet is told by itself.
fn is_broken(case: &Case<'_>) -> bool {
    let mut sheets = case.brought().filter(|(_, file)| file.path.starts_with(FOLDER) && file.path.ends_with(".css"));
    sheets.any(|(_, file)| read_style(file.text()).iter().any(|(_, seen)| matches!(seen, Seen::Broken(_))))
}

/// Where a site sets a token, or else another one; its settings where it sets neither.
fn declared(case: &Case<'_>, ink: &str, ground: &str) -> Span {
    let sheets = case.brought().filter(|(_, file)| file.path.starts_with(FOLDER) && file.path.ends_with(".css"));
    let sheets: Vec<_> = sheets.collect();
    let place = |name: &str| {
        let name = format!("--{name}");
        let set = |(at, _): &(usize, &str), text: &str| text[at + name.len()..].trim_start().starts_with(':');
        sheets.iter().find_map(|(id, file)| {
            let at = file.text().match_indices(&name).find(|found| set(found, file.text()))?.0;
            Some(Span::new(*id, at..at + name.len()))
        })
    };
    let tokens = || case.site.sources.find(&format!("{FOLDER}/tokens.css")).map(Span::file);
    place(ink).or_else(|| place(ground)).or_else(tokens).unwrap_or(case.site.config.span)
}
