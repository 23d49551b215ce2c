//! How far loading has come: a line for each step, with a bar, and in numbers for the one that is being done.

use std::cmp::Ordering;

use ratatui::{Frame, layout::Rect, style::Style, text::Span};

use super::{pane::row, theme::Theme};
use crate::{
    dossier::progress::{Progress, Step},
    report::{lines::columns::Columns as _, signs::BLOCKS},
};

/// The columns of the names of the steps, and of the numbers, each with the blank beside it.
const NAMES: u16 = 10;
const NUMBERS: u16 = 20;

/// The most columns of a bar.
const BAR: u16 = 30;

/// Draws the lines in the middle of an area.
pub fn draw(frame: &mut Frame<'_>, area: Rect, progress: Progress, theme: &Theme) {
    let (width, height) = ((NAMES + BAR + NUMBERS).min(area.width), (Step::ALL.len() as u16).min(area.height));
    let (left, top) = ((area.width - width) / 2, (area.height - height) / 2);
    let inside = Rect { x: area.x + left, y: area.y + top, width, height };
    let bar_width = usize::from(width.saturating_sub(NAMES + NUMBERS));
    for (at, step) in Step::ALL.into_iter().enumerate() {
        let (bar, numbers, style) = match step.cmp(&progress.step) {
            Ordering::Less => (bar(bar_width, 1, 1), String::new(), theme.dim),
            Ordering::Equal => (bar(bar_width, progress.done, progress.of), numbers(progress), theme.text),
            Ordering::Greater => (bar(bar_width, 0, 1), String::new(), theme.dim),
        };
        let name = name(step);
        let gap = usize::from(NAMES).saturating_sub(name.width());
        let spans = [Span::styled(format!("{name}{}{bar} {numbers}", " ".repeat(gap)), style)];
        row(frame, inside, at, &spans, Style::new());
    }
}

const fn name(step: Step) -> &'static str {
    match step {
        Step::Reading => "reading",
        Step::Parsing => "parsing",
        Step::Checking => "checking",
        Step::Indexing => "indexing",
    }
}

fn numbers(Progress { step, done, of }: Progress) -> String {
    let megabytes = |bytes: usize| format!("{}.{}", bytes / 1_000_000, bytes / 100_000 % 10);
    match step {
        Step::Reading | Step::Parsing => format!("{} of {} MB", megabytes(done), megabytes(of)),
        Step::Checking => format!("{done} of {of} checks"),
        Step::Indexing => format!("{done} of {of} parts"),
    }
}

/// A bar of so many columns, as full as so much of a whole; one of its columns may be so in part.
fn bar(width: usize, done: usize, of: usize) -> String {
    let eighths = (width * BLOCKS.len()).saturating_mul(done).checked_div(of).unwrap_or(0);
    let block = |at: usize| BLOCKS[eighths.saturating_sub(at * BLOCKS.len()).clamp(1, BLOCKS.len()) - 1];
    (0..width).map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_full_as_what_is_done() {
        assert_eq!(bar(4, 0, 10), "▁▁▁▁");
        assert_eq!(bar(4, 5, 10), "██▁▁");
        assert_eq!(bar(4, 6, 10), "██▃▁");
        assert_eq!(bar(4, 10, 10), "████");
        assert_eq!(bar(4, 12, 10), "████", "a file that grows while it is read");
        assert_eq!(bar(4, 0, 0), "▁▁▁▁", "nothing is known yet");
        assert_eq!(bar(0, 1, 1), "");
    }

    #[test]
    fn every_step_has_room_for_its_name_and_numbers() {
        for step in Step::ALL {
            let most = Progress { step, done: 1 << 30, of: 1 << 30 };
            let most = if step < Step::Checking { most } else { Progress { step, done: 99, of: 99 } };
            assert!(name(step).width() < usize::from(NAMES));
            assert!(numbers(most).width() < usize::from(NUMBERS), "{}", numbers(most));
        }
    }
}
