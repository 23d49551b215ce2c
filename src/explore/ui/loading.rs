//! How far loading has come: a line for each step, in numbers for the one that is being done, and a bar for all.

use std::cmp::Ordering;

use ratatui::{Frame, layout::Rect, style::Style, text::Span};

use super::{pane::row, theme::Theme};
use crate::{
    dossier::progress::{Progress, Step},
    report::{lines::columns::Columns as _, signs::BLOCKS},
};

/// The columns of the names of the steps, with a blank behind.
const NAMES: usize = 10;

/// The most columns of all, and those of the hundredths behind the bar.
const WIDTH: u16 = 44;
const HUNDREDTHS: usize = 5;

/// A line for each step, a blank one, and the bar.
const HEIGHT: u16 = Step::ALL.len() as u16 + 2;

/// Draws the lines in the middle of an area.
pub fn draw(frame: &mut Frame<'_>, area: Rect, progress: Progress, theme: &Theme) {
    let (width, height) = (WIDTH.min(area.width), HEIGHT.min(area.height));
    let (left, top) = ((area.width - width) / 2, (area.height - height) / 2);
    let inside = Rect { x: area.x + left, y: area.y + top, width, height };
    for (at, step) in Step::ALL.into_iter().enumerate() {
        let (numbers, style) = match step.cmp(&progress.step) {
            Ordering::Less => ("done".to_owned(), theme.dim),
            Ordering::Equal => (numbers(progress), theme.text),
            Ordering::Greater => (String::new(), theme.dim),
        };
        let name = name(step);
        let gap = NAMES.saturating_sub(name.width());
        let spans = [Span::styled(format!("{name}{}{numbers}", " ".repeat(gap)), style)];
        row(frame, inside, at, &spans, Style::new());
    }
    let bar = bar(usize::from(width).saturating_sub(HUNDREDTHS), progress);
    let spans = [Span::styled(format!("{bar} {:>2} %", progress.of_all(100)), theme.text)];
    row(frame, inside, usize::from(HEIGHT) - 1, &spans, Style::new());
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
        Step::Checking | Step::Indexing => format!("{} of {} records", grouped(done), grouped(of)),
    }
}

/// A number with its thousands set apart.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A bar of so many columns, as full as so much of the time has gone by; one of its columns may be so in part.
fn bar(width: usize, progress: Progress) -> String {
    let eighths = progress.of_all(width * BLOCKS.len());
    let block = |at: usize| BLOCKS[eighths.saturating_sub(at * BLOCKS.len()).clamp(1, BLOCKS.len()) - 1];
    (0..width).map(block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_full_as_the_time_that_has_gone_by() {
        let bar = |step, done, of| bar(4, Progress { step, done, of });
        assert_eq!(bar(Step::Reading, 0, 0), "▁▁▁▁", "nothing is known yet");
        assert_eq!(bar(Step::Reading, 12, 10), bar(Step::Parsing, 0, 10), "a file that grows while it is read");
        assert_eq!(bar(Step::Indexing, 10, 10), "████");
        let steps: Vec<String> = Step::ALL.into_iter().map(|step| bar(step, 1, 2)).collect();
        assert!(steps.is_sorted_by(|one, next| one < next), "{steps:?}");
        assert_eq!(super::bar(0, Progress { step: Step::Reading, done: 1, of: 1 }), "");
    }

    #[test]
    fn every_step_has_room_for_its_name_and_numbers() {
        for step in Step::ALL {
            let most = if step < Step::Checking { 1 << 30 } else { 999_999_999 };
            let numbers = numbers(Progress { step, done: most, of: most });
            assert!(name(step).width() < NAMES);
            assert!(NAMES + numbers.width() <= usize::from(WIDTH), "{numbers}");
        }
    }

    #[test]
    fn thousands_are_set_apart() {
        let grouped = [0, 999, 1000, 41_000, 1_234_567].map(grouped);
        assert_eq!(grouped, ["0", "999", "1,000", "41,000", "1,234,567"]);
    }
}
