//! The containers that authors can write, `:::name`: one line each. How one looks is its component's
//! business, in the theme.

use crate::kind::myth::VERDICTS;

#[derive(Debug)]
pub(crate) struct ContainerKind {
    /// What authors write behind the colons.
    pub name: &'static str,
    /// Names that other generators have for it.
    pub aliases: &'static [&'static str],
    /// The theme's component that draws it.
    pub component: &'static str,
    /// The word of the interface that is its title where the author gives none; none for one that may
    /// go without.
    pub title: Option<&'static str>,
    /// What may stand in braces: each key with its values, none for a key that takes any.
    pub attributes: &'static [(&'static str, &'static [&'static str])],
}

/// Draws what no line of the table names.
pub(crate) const PLAIN: &str = "plain";

/// How soon care is needed: the NHS's three cards.
const CARE: &[(&str, &[&str])] = &[("level", &["non-urgent", "urgent", "emergency"])];
/// How far a claim holds.
const JUDGED: &[(&str, &[&str])] = &[("verdict", VERDICTS)];

/// Every kind. Those that `callout` draws are GitHub's alerts as well.
pub(crate) const ALL: &[ContainerKind] = &[
    ContainerKind { aliases: &["info"], ..of("note", "callout") },
    ContainerKind { aliases: &["success"], ..of("tip", "callout") },
    of("important", "callout"),
    of("warning", "callout"),
    ContainerKind { aliases: &["danger"], ..of("caution", "callout") },
    of("benefits", "box"),
    of("risks", "box"),
    of("alternatives", "box"),
    of("unknowns", "box"),
    of("questions", "box"),
    of("do", "do_list"),
    of("dont", "do_list"),
    ContainerKind { attributes: CARE, ..of("care", "care") },
    ContainerKind { attributes: JUDGED, title: Some("myth"), ..of("claim", "myth") },
    ContainerKind { attributes: JUDGED, ..of("myth", "myth") },
    ContainerKind { title: None, ..of("stages", PLAIN) },
    ContainerKind { title: None, ..of("compare", PLAIN) },
    ContainerKind { attributes: &[("src", &[])], title: None, ..of("figure", "figure") },
    ContainerKind { attributes: &[("open", &[])], ..of("details", "details") },
];

const fn of(name: &'static str, component: &'static str) -> ContainerKind {
    ContainerKind { name, aliases: &[], component, title: Some(name), attributes: &[] }
}

/// The kind that a name means, its own or another generator's.
pub(crate) fn find(name: &str) -> Option<&'static ContainerKind> {
    ALL.iter().find(|own| own.name == name || own.aliases.contains(&name))
}

/// The names of all kinds.
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    ALL.iter().map(|kind| kind.name)
}

/// The names that may stand in the brackets of `> [!NOTE]`, in lower case.
pub(crate) fn alerts() -> impl Iterator<Item = &'static str> {
    ALL.iter().filter(|kind| kind.component == "callout").map(|kind| kind.name)
}

#[cfg(test)]
mod tests {
    use super::{ALL, find};

    #[test]
    fn each_name_means_one_kind() {
        let all = || ALL.iter().flat_map(|kind| kind.aliases.iter().chain([&kind.name]));
        for name in all() {
            assert_eq!(all().filter(|other| *other == name).count(), 1, "{name}");
        }
        assert_eq!(find("danger").map(|kind| kind.name), Some("caution"));
        assert!(find("what").is_none());
    }
}
