//! What a site adds to CommonMark.

/// Which additions to CommonMark are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extensions {
    /// Tables with `|`.
    pub tables: bool,
    /// `[^1]` and `[^1]: …`.
    pub footnotes: bool,
    /// `~~struck~~`.
    pub strikethrough: bool,
    /// `- [x] done`.
    pub task_lists: bool,
    /// A term, and below it lines that start with `: `.
    pub definition_lists: bool,
    /// `# Heading {#id}`.
    pub heading_ids: bool,
    /// `> [!NOTE]`.
    pub alerts: bool,
    /// `:::kind` … `:::`.
    pub containers: bool,
    /// `[@key]`.
    pub citations: bool,
    /// The first mention of a glossary term links by itself; this changes the HTML, not the tree.
    pub terms: bool,
    /// Markdown goes on behind a comment that begins a block; not where raw HTML is shown as it stands.
    pub comments: bool,
}

impl Extensions {
    /// CommonMark and nothing else.
    pub const NONE: Self = Self {
        tables: false,
        footnotes: false,
        strikethrough: false,
        task_lists: false,
        definition_lists: false,
        heading_ids: false,
        alerts: false,
        containers: false,
        citations: false,
        terms: false,
        comments: false,
    };

    /// Everything, as a site has it that does not choose.
    pub const ALL: Self = Self {
        tables: true,
        footnotes: true,
        strikethrough: true,
        task_lists: true,
        definition_lists: true,
        heading_ids: true,
        alerts: true,
        containers: true,
        citations: true,
        terms: true,
        comments: true,
    };

    /// The names that [`Extensions::from_names`] knows.
    pub const NAMES: [&str; 10] = [
        "tables",
        "footnotes",
        "strikethrough",
        "task-lists",
        "definition-lists",
        "heading-ids",
        "alerts",
        "containers",
        "citations",
        "terms",
    ];

    /// The named extensions, and the names that are not known.
    pub fn from_names<'a>(names: impl IntoIterator<Item = &'a str>) -> (Self, Vec<&'a str>) {
        let mut extensions = Self::NONE;
        let mut unknown = Vec::new();
        for name in names {
            match extensions.switch(name) {
                Some(switch) => *switch = true,
                None => unknown.push(name),
            }
        }
        (extensions, unknown)
    }

    /// Whether nothing is added to what CommonMark says.
    pub fn is_plain(self) -> bool {
        Self { comments: false, ..self } == Self::NONE
    }

    fn switch(&mut self, name: &str) -> Option<&mut bool> {
        Some(match name {
            "tables" => &mut self.tables,
            "footnotes" => &mut self.footnotes,
            "strikethrough" => &mut self.strikethrough,
            "task-lists" => &mut self.task_lists,
            "definition-lists" => &mut self.definition_lists,
            "heading-ids" => &mut self.heading_ids,
            "alerts" => &mut self.alerts,
            "containers" => &mut self.containers,
            "citations" => &mut self.citations,
            "terms" => &mut self.terms,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_names_make_all_extensions() {
        let all = Extensions { comments: false, ..Extensions::ALL };
        assert_eq!(Extensions::from_names(Extensions::NAMES), (all, vec![]));
        assert_eq!(Extensions::from_names(["table"]), (Extensions::NONE, vec!["table"]));
    }
}
