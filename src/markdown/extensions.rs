//! What a site adds to CommonMark.

bitflags::bitflags! {
    /// Which additions to CommonMark are on.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub struct Extensions: u16 {
        /// Tables with `|`.
        const TABLES = 1;
        /// `[^1]` and `[^1]: …`.
        const FOOTNOTES = 1 << 1;
        /// `~~struck~~`.
        const STRIKETHROUGH = 1 << 2;
        /// `- [x] done`.
        const TASK_LISTS = 1 << 3;
        /// A term, and below it lines that start with `: `.
        const DEFINITION_LISTS = 1 << 4;
        /// `# Heading {#id}`.
        const HEADING_IDS = 1 << 5;
        /// `> [!NOTE]`.
        const ALERTS = 1 << 6;
        /// `:::kind` … `:::`.
        const CONTAINERS = 1 << 7;
        /// `[@key]`.
        const CITATIONS = 1 << 8;
        /// The first mention of a glossary term links by itself; this changes the HTML, not the tree.
        const TERMS = 1 << 9;
        /// Markdown goes on behind a comment that begins a block; not where raw HTML is shown as it stands.
        const COMMENTS = 1 << 10;
    }
}

impl Extensions {
    /// Those that a site can choose, with the names that it does so by.
    pub const NAMED: [(&str, Self); 10] = [
        ("tables", Self::TABLES),
        ("footnotes", Self::FOOTNOTES),
        ("strikethrough", Self::STRIKETHROUGH),
        ("task-lists", Self::TASK_LISTS),
        ("definition-lists", Self::DEFINITION_LISTS),
        ("heading-ids", Self::HEADING_IDS),
        ("alerts", Self::ALERTS),
        ("containers", Self::CONTAINERS),
        ("citations", Self::CITATIONS),
        ("terms", Self::TERMS),
    ];

    /// None where no extension has this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, extension)| *extension)
    }

    /// Whether nothing is added to what CommonMark says.
    pub fn is_plain(self) -> bool {
        Self::COMMENTS.contains(self)
    }
}
