//! The title of an event in lines, and behind it what is noted on the event.
//!
//! ```text
//! Rouhani visits Dushanbe
//! ← 10 Sep 2014
//! ```

use std::ops::Range;

use crate::{explore::ui::text::wrapped, report::lines::columns::Columns as _};

use super::LINES;

/// A line of a title with what is noted behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleLine {
    /// Which part of the title it has, in bytes.
    pub title: Range<usize>,
    /// What stands behind that.
    pub note: String,
}

/// A title and notes on it in lines of so many columns. A note that has room for it in a line stands in one, so that no
/// date is broken.
pub fn title_lines(title: &str, notes: &[String], width: usize) -> Vec<TitleLine> {
    let of_title = wrapped(title, width, LINES).into_iter();
    let mut lines: Vec<TitleLine> = of_title.map(|title| TitleLine { title, note: String::new() }).collect();
    for note in notes {
        let taken = lines.last().map_or(width, |line| title[line.title.clone()].width() + line.note.width());
        if taken + 1 + note.width() <= width
            && let Some(line) = lines.last_mut()
        {
            line.note = format!("{} {note}", line.note);
            continue;
        }
        let parts = wrapped(note, width, LINES).into_iter();
        lines.extend(parts.map(|part| TitleLine { title: title.len()..title.len(), note: note[part].to_owned() }));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_note_is_broken_that_has_room_in_a_line() {
        let shown = |width| {
            let (title, notes) =
                ("Rouhani visits Dushanbe", ["← 10 Sep 2014".to_owned(), "· who: disputed".to_owned()]);
            let lines = title_lines(title, &notes, width);
            lines
                .iter()
                .map(|line| format!("{}{}", &title[line.title.clone()], line.note))
                .collect::<Vec<_>>()
                .join("|")
        };
        assert_eq!(shown(60), "Rouhani visits Dushanbe ← 10 Sep 2014 · who: disputed");
        assert_eq!(shown(52), "Rouhani visits Dushanbe ← 10 Sep 2014|· who: disputed");
        assert_eq!(shown(31), "Rouhani visits Dushanbe|← 10 Sep 2014 · who: disputed");
        assert_eq!(shown(15), "Rouhani visits|Dushanbe|← 10 Sep 2014|· who: disputed");
        assert_eq!(shown(12), "Rouhani|visits|Dushanbe|← 10 Sep|2014|· who:|disputed");
    }
}
