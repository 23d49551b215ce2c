//! The help over the panes: every key, what a query can say, and what the signs mean.

mod draw;

use crate::{explore::ui::text::cut, report::lines::columns::Columns as _};
use crate::{
    explore::{
        action::{Context, Motion},
        explorer::Explorer,
        keys,
    },
    report::legend::{Sign, in_short, legend},
    search::LANGUAGE,
};

pub use self::draw::draw;

impl Context {
    /// Reading the help.
    pub const HELP: Self = Self("help");
}

/// The columns that the keys take.
const KEYS: usize = 26;

/// A row of the help.
enum HelpRow {
    Blank,
    Heading(&'static str),
    /// A key or an example, and what it means; nothing and more of its meaning where that is long.
    Entry(String, String),
}

/// The columns of the help in a window: beside a narrow overlay the panes would show as slivers.
const fn width(window: u16) -> u16 {
    if window < 110 { window } else { 100 }
}

/// The columns for the keys, of all those inside the border.
fn columns(window: u16) -> (usize, usize) {
    let inside = usize::from(width(window).saturating_sub(4));
    (KEYS.min(inside / 2), inside)
}

/// Every row, as it is wrapped in a window.
fn rows(window: u16) -> Vec<HelpRow> {
    let (keys, inside) = columns(window);
    let entry = |what: &str, meaning: &str| -> Vec<HelpRow> {
        let wrapped = textwrap::wrap(meaning, inside.saturating_sub(keys).max(8)).into_iter();
        let what = |at| if at == 0 { what.to_owned() } else { String::new() };
        wrapped.enumerate().map(|(at, meaning)| HelpRow::Entry(what(at), meaning.into_owned())).collect()
    };
    let mut rows = vec![HelpRow::Heading("The signs in short")];
    rows.extend(in_short().iter().flat_map(|(signs, meaning)| entry(signs, meaning)));
    for (title, bindings) in keys::help() {
        rows.extend([HelpRow::Blank, HelpRow::Heading(title)]);
        for binding in bindings {
            let keys: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
            rows.extend(entry(&keys.join(", "), binding.help));
        }
    }
    rows.extend([HelpRow::Blank, HelpRow::Heading("What a query can say")]);
    rows.extend(LANGUAGE.iter().flat_map(|(example, meaning)| entry(example, meaning)));
    for (title, signs) in legend() {
        rows.extend([HelpRow::Blank, HelpRow::Heading(title)]);
        rows.extend(signs.iter().flat_map(|Sign { sign, meaning, .. }| entry(sign, meaning)));
    }
    rows
}

/// What a row says, in its two columns, the first of them so wide.
fn parts(row: &HelpRow, keys: usize) -> [String; 2] {
    match row {
        HelpRow::Blank => [String::new(), String::new()],
        HelpRow::Heading(title) => [format!(" {title}"), String::new()],
        HelpRow::Entry(what, meaning) => {
            let what = format!(" {}", cut(what, keys.saturating_sub(2)));
            [format!("{what}{}", " ".repeat(keys.saturating_sub(what.width()))), meaning.clone()]
        }
    }
}

/// How many rows are seen at once: all of a window but the border and the last line.
const fn seen(window: u16) -> usize {
    window.saturating_sub(3) as usize
}

impl Explorer {
    /// What each line of the help says, in a window of so many columns.
    pub(in crate::explore) fn lines_of_help(window: u16) -> Vec<String> {
        rows(window).iter().map(|row| parts(row, columns(window).0).concat()).collect()
    }

    /// How many lines of the help are in view, and how many there are.
    pub(in crate::explore) fn lines_of_help_in_view(&self) -> (usize, usize) {
        let (width, height) = self.state.size;
        (seen(height), rows(width).len())
    }

    pub(in crate::explore) fn go_in_help(&mut self, motion: Motion) -> bool {
        let (width, height) = self.state.size;
        let last = rows(width).len().saturating_sub(seen(height));
        let page = motion.rows(seen(height));
        let Some(top) = &mut self.state.help else { return false };
        let from = (*top).min(last);
        let to = match motion {
            Motion::Up | Motion::Left => from.saturating_sub(1),
            Motion::Down | Motion::Right => from + 1,
            Motion::HalfPageUp | Motion::PageUp => from.saturating_sub(page),
            Motion::HalfPageDown | Motion::PageDown => from + page,
            Motion::First => 0,
            Motion::Last => last,
        };
        *top = to.min(last);
        true
    }
}
