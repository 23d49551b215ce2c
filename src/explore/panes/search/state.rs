//! The open search line.

use crate::explore::{field::TextField, layout::Pane, location::Location};

/// The open search line.
#[derive(Debug, Clone, Default)]
pub struct SearchLine {
    /// What it says.
    pub line: TextField,
    /// The conditions of the kept query that have stayed behind what is typed.
    pub conditions: String,
    /// What Esc brings back.
    pub before: Location,
    /// The list that the reader has chosen; until then it is the one with the best hit.
    pub list: Option<Pane>,
    /// Which earlier query is shown, counted back from the last.
    pub recalled: Option<usize>,
    /// The line as it was typed last, and which of its completions stands in its place; absent until
    /// something has been typed.
    pub typed: Option<(TextField, Option<usize>)>,
    /// Whether what the line says is still to be looked for.
    pub unanswered: bool,
    /// Whether it was to be kept and can't be read.
    pub refused: bool,
}

impl SearchLine {
    /// The line has changed. What it finds is looked for when somebody asks: of many letters at once,
    /// only the last one's hits are seen.
    pub fn changed(&mut self) {
        self.recalled = None;
        self.unanswered = true;
        self.refused = false;
        if self.line.text().trim().is_empty() {
            self.list = None;
        }
        self.moved();
    }

    /// The cursor stands elsewhere in the line.
    pub fn moved(&mut self) {
        self.typed = Some((self.line.clone(), None));
    }
}
