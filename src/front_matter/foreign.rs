//! Keys of other generators.

/// Keys with which other generators keep a page back, and what they say then.
pub(super) const HELD_BACK: &[(&str, bool)] = &[("published", false), ("hidden", true), ("unlisted", true)];

/// What other generators call what is called otherwise here, or is not needed.
pub(super) const FOREIGN: &[(&str, &str)] = &[
    ("author", "who reviewed a page stands in `reviewed-by`; the site's authors stand in book.toml"),
    ("authors", "who reviewed a page stands in `reviewed-by`; the site's authors stand in book.toml"),
    ("categories", "what a page answers stands in `topics`, as keys of topics.yaml"),
    ("hidden", "`draft: true` keeps a page back, `search: false` keeps it out of search"),
    ("keywords", "other words in which people ask stand in `asked-as`"),
    ("lang", "a page's language is that of its folder, such as `es/`"),
    ("lastupdated", "write `last-reviewed`, when the page was gone through as a whole"),
    ("layout", "write `template`"),
    ("params", "what your own templates use stands in `extra`"),
    ("permalink", "the last part of the address is `slug`, former addresses are `aliases`"),
    ("publishdate", "a page that waits for its day is a draft: `draft: true`"),
    ("published", "a page that is not to be published is a draft: `draft: true`"),
    ("sidebarlabel", "write `nav-title`"),
    ("sidebarposition", "write `weight`; light pages come first"),
    ("tags", "what a page answers stands in `topics`, as keys of topics.yaml"),
    ("toc", "every page with headings has its contents; take the line out"),
    ("translationkey", "a translation names its original in `translation-of`"),
    ("unlisted", "`draft: true` keeps a page back, `search: false` keeps it out of search"),
    ("url", "the last part of the address is `slug`, former addresses are `aliases`"),
];
