//! The words that a body needs beyond those of its author.

/// A word or sentence of the interface that stands in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Title of `note`.
    Note,
    /// Title of `tip`.
    Tip,
    /// Title of `important`.
    Important,
    /// Title of `warning`.
    Warning,
    /// Title of `caution`.
    Caution,
    /// Title of `benefits`.
    Benefits,
    /// Title of `risks`.
    Risks,
    /// Title of `alternatives`.
    Alternatives,
    /// Title of `unknowns`.
    Unknowns,
    /// Title of `questions`.
    Questions,
    /// Title of `do`.
    Do,
    /// Title of `dont`.
    Dont,
    /// Title of `care`.
    Care,
    /// Said before the title of `care` when there is time.
    CareNonUrgent,
    /// Said before it when there is little.
    CareUrgent,
    /// Said before it when there is none.
    CareEmergency,
    /// Title of `claim` and `myth`.
    Myth,
    /// Title of `details`.
    Details,
    /// Name of the list of footnotes.
    Footnotes,
    /// Before the number of a footnote.
    Footnote,
    /// The link from a footnote to where it is referred to.
    BackToText,
    /// Before the number of a cited source.
    Source,
    /// Name of a table that has no title and no heading before it.
    Table,
    /// A ticked box.
    Done,
    /// A box that is not ticked.
    NotDone,
}

impl Word {
    /// Every word, for checking a language's strings.
    pub const ALL: [Self; 25] = [
        Self::Note,
        Self::Tip,
        Self::Important,
        Self::Warning,
        Self::Caution,
        Self::Benefits,
        Self::Risks,
        Self::Alternatives,
        Self::Unknowns,
        Self::Questions,
        Self::Do,
        Self::Dont,
        Self::Care,
        Self::CareNonUrgent,
        Self::CareUrgent,
        Self::CareEmergency,
        Self::Myth,
        Self::Details,
        Self::Footnotes,
        Self::Footnote,
        Self::BackToText,
        Self::Source,
        Self::Table,
        Self::Done,
        Self::NotDone,
    ];

    /// Its key among the interface's strings.
    pub fn key(self) -> &'static str {
        self.entry().0
    }

    /// It in English.
    pub fn english(self) -> &'static str {
        self.entry().1
    }

    fn entry(self) -> (&'static str, &'static str) {
        match self {
            Self::Note => ("note", "Note"),
            Self::Tip => ("tip", "Tip"),
            Self::Important => ("important", "Important"),
            Self::Warning => ("warning", "Warning"),
            Self::Caution => ("caution", "Caution"),
            Self::Benefits => ("benefits", "Benefits"),
            Self::Risks => ("risks", "Risks"),
            Self::Alternatives => ("alternatives", "Other options"),
            Self::Unknowns => ("unknowns", "What is not known"),
            Self::Questions => ("questions", "Questions to ask"),
            Self::Do => ("do", "Do"),
            Self::Dont => ("dont", "Don’t"),
            Self::CareNonUrgent => ("care-non-urgent", "Advice:"),
            Self::CareUrgent => ("care-urgent", "Urgent advice:"),
            Self::CareEmergency => ("care-emergency", "Emergency:"),
            Self::Care => ("care", "Looking after yourself"),
            Self::Myth => ("myth", "Myth"),
            Self::Details => ("details", "Details"),
            Self::Footnotes => ("footnotes", "Footnotes"),
            Self::Footnote => ("footnote", "Footnote"),
            Self::BackToText => ("footnote-back", "Back to the text"),
            Self::Source => ("source", "Source"),
            Self::Table => ("table", "Table"),
            Self::Done => ("done", "Done"),
            Self::NotDone => ("not-done", "Not done"),
        }
    }
}
