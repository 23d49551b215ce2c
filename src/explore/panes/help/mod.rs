//! The help over the panes: every key, what a query can say, and what the signs mean.

mod draw;

use std::borrow::Cow;

use crate::report::lines::columns::Columns as _;
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
const KEYS: usize = 27;

/// A row of the help.
enum HelpRow {
    Blank,
    Heading(&'static str),
    /// A line of a key or an example, and one of what it means: either may have more lines than the other.
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
        let what = textwrap::wrap(what, whole_words(keys.saturating_sub(2).max(8)));
        let meaning = textwrap::wrap(meaning, inside.saturating_sub(keys).max(8));
        let part = |of: &[Cow<'_, str>], at: usize| of.get(at).map_or_else(String::new, ToString::to_string);
        (0..what.len().max(meaning.len())).map(|at| HelpRow::Entry(part(&what, at), part(&meaning, at))).collect()
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

/// How keys are wrapped: `Ctrl-N` is one word.
fn whole_words(columns: usize) -> textwrap::Options<'static> {
    textwrap::Options::new(columns).word_splitter(textwrap::WordSplitter::NoHyphenation)
}

/// What a row says, in its two columns, the first of them so wide.
fn parts(row: &HelpRow, keys: usize) -> [String; 2] {
    match row {
        HelpRow::Blank => [String::new(), String::new()],
        HelpRow::Heading(title) => [format!(" {title}"), String::new()],
        HelpRow::Entry(what, meaning) => {
            let blank = " ".repeat(keys.saturating_sub(1 + what.width()));
            [format!(" {what}{blank}"), meaning.clone()]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_named_whole_in_every_window() {
        for window in [24, 40, 60, 80, 100, 120, 200] {
            let (keys, _) = columns(window);
            let rows = rows(window);
            let named: Vec<&str> = rows
                .iter()
                .flat_map(|row| {
                    if let HelpRow::Entry(what, _) = row { what.split_whitespace().collect() } else { Vec::new() }
                })
                .collect();
            let all = keys::help().flat_map(|(_, bindings)| bindings).flat_map(|binding| binding.keys);
            for key in all.map(ToString::to_string).filter(|key| key.width() + 3 <= keys) {
                assert!(named.iter().any(|name| name.trim_end_matches(',') == key), "{key} in {window}: {named:?}");
            }
            for row in rows.iter().filter(|row| matches!(row, HelpRow::Entry(..))) {
                assert_eq!(parts(row, keys)[0].width(), keys, "in {window}: {}", parts(row, keys)[0]);
            }
        }
    }
}
