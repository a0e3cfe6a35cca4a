//! The pages of the settings, and what is asked on each, in the order in which a clinic meets it: what people see
//! first, then what is published, then help, then where it goes.

/// A page.
pub(super) struct Page {
    /// Its address below the settings; the first has none.
    pub path: &'static str,
    pub title: &'static str,
    /// What it is about, in a sentence.
    pub about: &'static str,
    /// The keys of `book.toml` that it asks for.
    pub keys: &'static [&'static str],
}

pub(super) const PAGES: &[Page] = &[
    Page {
        path: "",
        title: "Who you are",
        about: "What people see first. You can change all of this later.",
        keys: &[
            "brand.name",
            "brand.color.accent",
            "brand.logo",
            "brand.logo-dark",
            "brand.logo-shows-name",
            "brand.phone",
            "brand.email",
            "brand.booking",
            "brand.website",
            "brand.address",
            "brand.map",
            "brand.access",
            "brand.hours",
            "brand.safe-contact",
            "brand.people",
            "brand.languages",
            "brand.complaints",
            "brand.complaints-to",
            "brand.complaints-within",
        ],
    },
    Page {
        path: "pages",
        title: "What you publish",
        about: "Help, consent, complaints and “Browse safely” are always published.",
        keys: &["build.max-sensitivity", "build.exclude", "book.discreet-title"],
    },
    Page {
        path: "help",
        title: "Where your readers find help",
        about: "Call each number before you tick it. Readers see the date.",
        keys: &["book.country", "region"],
    },
    Page {
        path: "where",
        title: "Publish",
        about: "Languages, web address, and how to publish.",
        keys: &["languages", "brand.*", "build.base-url", "exit.url"],
    },
];
