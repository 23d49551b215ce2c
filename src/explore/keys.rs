//! The one table of keys: dispatch, the footer, the help overlay, the palette and docs/keys.md are all made from
//! it.
//!
//! Knows which key means which action where.

use super::{
    action::{Action, Context, Edit, Motion, Over, Step, Take, Zoom},
    form::Form,
    layout::Pane,
};
use crate::terminal::event::{Code, Key};

use Action::{Columns, Event, Focus, Hit, Move, Period, View};
use Code::{Backspace, Delete, Down, End, Enter, Esc, Home, Left, PageDown, PageUp, Right, Tab, Up};

/// A row of the table.
#[derive(Debug)]
pub struct Binding {
    /// Every key that does it; help shows them all, the footer the first.
    pub keys: &'static [Key],
    /// Where it does it.
    pub contexts: &'static [Context],
    /// What it does.
    pub action: Action,
    /// A word or two for the footer, if it belongs there.
    pub hint: Option<&'static str>,
    /// What it does, for the help.
    pub help: &'static str,
}

/// Every context: lists first, then the other panes, those where no source can be at hand last among them,
/// then what lies over the panes, where letters are typed last.
const ANYWHERE: &[Context] = &[
    Context::TIMELINE,
    Context::LANES,
    Context::BRAID,
    Context::ACTORS,
    Context::PAGE,
    Context::NETWORK,
    Context::SOURCES,
    Context::FILTERS,
    Context::HELP,
    Context::TRAIL,
    Context::TAKE,
    Context::SEARCH,
    Context::PALETTE,
    Context::FIND,
    Context::FILE,
];
const SCROLLING: &[Context] = all_but(4);
const PANES: &[Context] = all_but(7);
/// Where a source can be at hand.
const READING: &[Context] = all_but(10);
/// The lists.
pub(super) const LISTS: &[Context] = all_but(11);
/// Where the space bar marks an actor, and `F` shows the filters.
const BUT_FILTERS: &[Context] = all_but(8);

/// Where a line is typed.
pub(super) const TYPING: &[Context] = &[Context::SEARCH, Context::PALETTE, Context::FIND, Context::FILE];
/// Where there is no text to find something in.
const NO_TEXT: &[Context] = &[
    Context::TIMELINE,
    Context::LANES,
    Context::BRAID,
    Context::ACTORS,
    Context::NETWORK,
    Context::SOURCES,
    Context::FILTERS,
];

/// The panes without the lanes, in which time is always in order.
const OUTSIDE_LANES: &[Context] = &[
    Context::TIMELINE,
    Context::BRAID,
    Context::ACTORS,
    Context::PAGE,
    Context::NETWORK,
    Context::SOURCES,
    Context::FILTERS,
];

/// Lists that have several orders, and what is read beside them.
const SORTED: &[Context] = &[Context::TIMELINE, Context::ACTORS, Context::PAGE, Context::NETWORK, Context::FILTERS];

/// Every context but so many at the end.
const fn all_but(last: usize) -> &'static [Context] {
    ANYWHERE.split_at(ANYWHERE.len() - last).0
}

const fn c(c: char) -> Key {
    Key::plain(Code::Char(c))
}

const fn ctrl(c: char) -> Key {
    Key::ctrl(Code::Char(c))
}

const fn k(code: Code) -> Key {
    Key::plain(code)
}

const fn row(
    keys: &'static [Key],
    contexts: &'static [Context],
    action: Action,
    hint: Option<&'static str>,
    help: &'static str,
) -> Binding {
    Binding { keys, contexts, action, hint, help }
}

/// Every key there is.
pub static TABLE: &[Binding] = &[
    // Finding
    row(&[c('/')], NO_TEXT, Action::Search, Some("search"), "search actors, events and all else"),
    row(
        &[c('/')],
        &[Context::PAGE, Context::HELP],
        Action::Over(Over::Find),
        Some("find"),
        "find in the page, or in the help",
    ),
    row(&[c('S')], &[Context::PAGE], Action::Search, Some("search"), "search the dossier, as / does elsewhere"),
    row(&[k(Enter)], &[Context::SEARCH], Action::Keep, Some("keep"), "keep what was found"),
    row(&[c('n')], LISTS, Hit(Step::Next), None, "to the next hit in the list, best first"),
    row(&[c('N')], LISTS, Hit(Step::Previous), None, "to the hit before in the list"),
    row(
        &[c('N')],
        &[Context::PAGE, Context::HELP],
        Hit(Step::Previous),
        None,
        "after finding something in the page, or in the help, to the place before",
    ),
    // Moving
    row(&[k(Down), c('j'), ctrl('n')], SCROLLING, Move(Motion::Down), None, "down; in a page, to the next link"),
    row(&[k(Up), c('k'), ctrl('p')], SCROLLING, Move(Motion::Up), None, "up; in a page, to the previous link"),
    row(&[k(Down), ctrl('n')], &[Context::SEARCH], Move(Motion::Down), Some("choose"), "next result"),
    row(
        &[k(Up), ctrl('p')],
        &[Context::SEARCH],
        Move(Motion::Up),
        None,
        "previous result; on an empty line, the query before",
    ),
    row(&[k(PageDown), ctrl('f')], SCROLLING, Move(Motion::PageDown), None, "a page down"),
    row(&[k(PageUp), ctrl('b')], SCROLLING, Move(Motion::PageUp), None, "a page up"),
    row(&[ctrl('d')], SCROLLING, Move(Motion::HalfPageDown), None, "half a page down"),
    row(&[ctrl('u')], SCROLLING, Move(Motion::HalfPageUp), None, "half a page up"),
    row(&[k(PageDown)], &[Context::SEARCH], Move(Motion::PageDown), None, "a page of results down"),
    row(&[k(PageUp)], &[Context::SEARCH], Move(Motion::PageUp), None, "a page of results up"),
    row(
        &[k(Enter), k(Down), ctrl('n')],
        &[Context::FIND],
        Action::Over(Over::Place(Step::Next)),
        Some("next"),
        "to the next place where it stands; on an empty line, what was found last",
    ),
    row(
        &[k(Up), ctrl('p')],
        &[Context::FIND],
        Action::Over(Over::Place(Step::Previous)),
        Some("before"),
        "to the place before",
    ),
    row(&[k(PageDown)], &[Context::FIND], Move(Motion::PageDown), None, "a page down"),
    row(&[k(PageUp)], &[Context::FIND], Move(Motion::PageUp), None, "a page up"),
    row(
        &[k(Tab)],
        &[Context::FIND],
        Action::Over(Over::SearchInstead),
        Some("search the dossier"),
        "search the whole dossier for it instead",
    ),
    row(
        &[k(Esc), ctrl('g')],
        &[Context::FIND],
        Action::Escape,
        Some("end"),
        "end it, and stay where it was found: n and N go on from there, and on other pages",
    ),
    row(
        &[k(Enter)],
        &[Context::PALETTE],
        Action::Over(Over::Choose),
        Some("do it"),
        "in the list of actions: do it, or go to the date or the record",
    ),
    row(
        &[k(Enter)],
        &[Context::TRAIL],
        Action::Over(Over::Choose),
        Some("go there"),
        "in the list of places: go there; the way back stays as it is",
    ),
    row(&[k(Down), ctrl('n')], &[Context::PALETTE], Move(Motion::Down), Some("choose"), "to the next row"),
    row(&[k(Up), ctrl('p')], &[Context::PALETTE], Move(Motion::Up), None, "to the row before"),
    row(&[k(PageDown)], &[Context::PALETTE], Move(Motion::PageDown), None, "a page of rows down"),
    row(&[k(PageUp)], &[Context::PALETTE], Move(Motion::PageUp), None, "a page of rows up"),
    row(&[k(Esc), ctrl('g')], &[Context::PALETTE], Action::Escape, Some("close"), "close the list of actions"),
    row(
        &[k(Esc), ctrl('g'), c('T'), c('q')],
        &[Context::TRAIL],
        Action::Escape,
        Some("close"),
        "close the list of places",
    ),
    row(&[k(Home), c('g')], SCROLLING, Move(Motion::First), None, "to the beginning"),
    row(&[k(End), c('G')], SCROLLING, Move(Motion::Last), None, "to the end"),
    row(
        &[k(Right), c('l')],
        &[Context::TIMELINE],
        Move(Motion::Right),
        None,
        "along the pulse, to the next column that has events; without it, to the next year",
    ),
    row(
        &[k(Left), c('h')],
        &[Context::TIMELINE],
        Move(Motion::Left),
        None,
        "along the pulse to the column before; without it, to the year before",
    ),
    row(&[k(Right), c('l')], &[Context::LANES], Move(Motion::Right), None, "to the actor's next event"),
    row(&[k(Left), c('h')], &[Context::LANES], Move(Motion::Left), None, "to the actor's event before"),
    row(&[Key::shift(Right), c('L')], &[Context::LANES], Event(Step::Next), None, "to the next event of anybody"),
    row(&[Key::shift(Left), c('H')], &[Context::LANES], Event(Step::Previous), None, "to the event before of anybody"),
    row(&[k(Right), c('l')], &[Context::NETWORK], Move(Motion::Right), None, "to the neighbour on the right"),
    row(&[k(Left), c('h')], &[Context::NETWORK], Move(Motion::Left), None, "to the neighbour on the left"),
    // Following
    row(&[k(Enter)], LISTS, Action::Follow, Some("read"), "read about what is selected"),
    row(&[k(Enter), k(Right), c('l')], &[Context::PAGE], Action::Follow, Some("follow"), "follow the link"),
    row(&[k(Enter)], &[Context::NETWORK], Action::Follow, Some("to the middle"), "put the neighbour in the middle"),
    row(&[k(Backspace), ctrl('o'), Key::alt(Left)], PANES, Action::Back, Some("back"), "back to where you were"),
    row(&[Key::shift(Backspace), Key::alt(Right), c('f')], PANES, Action::Forward, None, "forward again"),
    row(&[c('T')], PANES, Action::Over(Over::Trail), None, "where you have been, to jump back in"),
    row(&[k(Tab)], PANES, Action::NextPane, Some("pane"), "to the next pane"),
    row(&[Key::shift(Tab)], PANES, Action::PreviousPane, None, "to the pane before"),
    row(&[k(Left), c('h')], &[Context::PAGE], Action::ToList, None, "from the page to the list"),
    row(&[c('1')], PANES, Focus(Pane::Timeline), None, "to the timeline"),
    row(&[c('2')], PANES, Focus(Pane::Actors), None, "to the actors"),
    row(&[c('3')], PANES, Focus(Pane::Detail), None, "to the detail"),
    // Choosing what is shown
    row(
        &[c(' ')],
        BUT_FILTERS,
        Action::Mark,
        Some("mark"),
        "mark the actor or unmark it: its events alone; of two, all they share",
    ),
    row(
        &[c('t')],
        &[Context::TIMELINE, Context::BRAID, Context::ACTORS, Context::PAGE, Context::NETWORK],
        View(Context::LANES),
        Some("lanes"),
        "the timeline as lanes: actors down, time across",
    ),
    row(
        &[c('b')],
        &[Context::TIMELINE, Context::LANES, Context::ACTORS, Context::PAGE, Context::NETWORK],
        View(Context::BRAID),
        None,
        "two tellings side by side: what is read, and the subject's own or what was read before",
    ),
    row(&[c('b')], &[Context::BRAID], View(Context::BRAID), Some("list"), "from the two tellings to the list"),
    row(&[c('t')], &[Context::LANES], View(Context::LANES), Some("list"), "the lanes as a list again"),
    row(
        &[c('n')],
        &[Context::PAGE],
        View(Context::NETWORK),
        Some("network"),
        "after finding something, to the next place, on other pages too, until Esc; else the network of the page's actor",
    ),
    row(&[c('n')], &[Context::HELP], Hit(Step::Next), None, "after finding something in the help, to the next place"),
    row(&[c('n')], &[Context::NETWORK], View(Context::NETWORK), Some("page"), "from the network to the page"),
    row(
        &[c('r')],
        READING,
        View(Context::SOURCES),
        Some("sources"),
        "which sources to read with: all, one, all but one, what was published by a day",
    ),
    row(&[c('r')], &[Context::NETWORK], View(Context::SOURCES), None, "which sources to read with"),
    row(&[c('R')], READING, Action::AsKnownThen, None, "what had been published by the day of the selected event"),
    row(&[c('x')], READING, Action::Lacks, None, "what these sources lack: shown with a minus, or hidden"),
    row(&[c('r')], &[Context::SOURCES], View(Context::SOURCES), Some("page"), "from the choice of sources to the page"),
    row(&[k(Enter)], &[Context::SOURCES], Action::Follow, Some("read with these"), "read with what is selected"),
    row(&[c('b')], &[Context::SOURCES], View(Context::BRAID), Some("beside"), "set them beside those that are read"),
    row(&[k(Right), c('l')], &[Context::SOURCES], Move(Motion::Right), Some("documents"), "the outlet's documents"),
    row(&[k(Left), c('h')], &[Context::SOURCES], Move(Motion::Left), None, "the outlet without its documents again"),
    row(
        &[c('s')],
        &[Context::SOURCES],
        Action::SortSources,
        Some("sort"),
        "sort by what falls without them, by what keeps one origin, by what is settled",
    ),
    row(
        &[c('d')],
        &[Context::SOURCES],
        Action::TypeDate,
        Some("a date"),
        "type a date: what had been published by then",
    ),
    row(&[c('a')], &[Context::SOURCES], Action::Alone, Some("it alone"), "read with the source or outlet alone"),
    row(&[c(' '), k(Enter)], &[Context::FILTERS], Action::Follow, Some("on or off"), "switch the filter on or off"),
    row(
        &[k(Right), c('l')],
        &[Context::FILTERS],
        Move(Motion::Right),
        Some("next group"),
        "to the next group of filters",
    ),
    row(&[k(Left), c('h')], &[Context::FILTERS], Move(Motion::Left), None, "to the group before"),
    row(&[c('F')], &[Context::FILTERS], View(Context::FILTERS), Some("page"), "from the filters to the page"),
    row(&[c('r')], &[Context::FILTERS], View(Context::SOURCES), None, "which sources to read with"),
    row(&[c('p')], READING, Action::Pair, None, "the pair: all that there is between the two marked actors"),
    row(&[c('p')], &[Context::NETWORK], Action::Pair, Some("pair"), "all that there is between the two"),
    row(
        &[c('F')],
        BUT_FILTERS,
        View(Context::FILTERS),
        Some("filters"),
        "filters: tone, standing, chapter, place, outlet, kind, each with what it would leave",
    ),
    row(
        &[c('s')],
        SORTED,
        Action::SortList,
        Some("sort"),
        "sort: events by time or by standing, actors by involvement, by name or by standing; beside a page, the list used \
         last",
    ),
    row(&[c('u')], PANES, Action::Unmark, Some("unmark"), "unmark all actors, and leave the page of the pair"),
    row(
        &[c('v')],
        OUTSIDE_LANES,
        Action::Telling,
        Some("order of time"),
        "from the order of time to a source's own telling, and back; side by side, exchange the two",
    ),
    row(
        &[c('v')],
        &[Context::LANES],
        Action::Telling,
        None,
        "a source's own telling, with its dates, in the order of time; and back",
    ),
    row(
        &[c('i')],
        PANES,
        Action::About,
        Some("about"),
        "about this dossier: its subject, where to begin, its numbers; and back",
    ),
    row(
        &[c('+'), c('=')],
        &[Context::TIMELINE],
        Period(Zoom::Closer),
        Some("closer"),
        "the pulse closer: half the span of time, around the selected event",
    ),
    row(
        &[c('-')],
        &[Context::TIMELINE],
        Period(Zoom::Wider),
        None,
        "the pulse from further away: twice the span of time",
    ),
    row(&[c('0')], &[Context::TIMELINE], Action::AllTime, None, "the pulse of all time"),
    row(
        &[c('+'), c('=')],
        &[Context::LANES],
        Columns(Zoom::Closer),
        Some("closer"),
        "time closer: a column for each month, day, event",
    ),
    row(
        &[c('-')],
        &[Context::LANES],
        Columns(Zoom::Wider),
        None,
        "time from further away: a column for each month, year…",
    ),
    row(&[c('0')], &[Context::LANES], Action::Fit, None, "time as fine as fits"),
    row(&[c(']')], PANES, Action::Chapter(Step::Next), Some("chapter"), "to the next chapter of the story"),
    row(&[c('[')], PANES, Action::Chapter(Step::Previous), None, "to the chapter before"),
    row(&[c('C')], PANES, Action::ChapterAlone, None, "the chapter alone, or all of them again"),
    row(&[c('z')], PANES, Action::Zoom, Some("zoom"), "let the pane fill the window, or not"),
    row(&[c('>')], PANES, Action::Border(Step::Next), None, "the lists wider, the detail narrower"),
    row(&[c('<')], PANES, Action::Border(Step::Previous), None, "the lists narrower, the detail wider"),
    // Sources
    row(&[c('o')], READING, Action::Open, Some("source"), "open the source in the browser"),
    row(&[c('y')], READING, Action::Copy, None, "copy the source's address"),
    // Taking along
    row(
        &[c('c')],
        PANES,
        Action::Take(Take::Menu),
        Some("copy"),
        "copy what is at hand: as a citation, BibTeX, text and more",
    ),
    row(&[c('w')], READING, Action::Take(Take::Name), None, "write the page or the list to a file"),
    row(&[k(Enter)], &[Context::TAKE], Action::Take(Take::Chosen), Some("copy"), "copy in the form that is chosen"),
    row(&[c('c')], &[Context::TAKE], Action::Take(Take::In(Form::Citation)), None, "copy a citation with its sources"),
    row(&[c('m')], &[Context::TAKE], Action::Take(Take::In(Form::Markdown)), None, "the same as Markdown"),
    row(&[c('b')], &[Context::TAKE], Action::Take(Take::In(Form::Bibtex)), None, "copy its sources as BibTeX"),
    row(&[c('i')], &[Context::TAKE], Action::Take(Take::In(Form::Id)), None, "copy its id"),
    row(&[c('t')], &[Context::TAKE], Action::Take(Take::In(Form::Title)), None, "copy its title"),
    row(&[c('a')], &[Context::TAKE], Action::Take(Take::In(Form::Address)), None, "copy its address on the web"),
    row(&[c('p')], &[Context::TAKE], Action::Take(Take::In(Form::Page)), None, "copy its whole page as text"),
    row(
        &[k(Tab)],
        &[Context::TAKE],
        Action::Take(Take::Other),
        Some("link or page"),
        "from the selected link to the page, and back",
    ),
    row(&[c('w')], &[Context::TAKE], Action::Take(Take::Name), Some("to a file"), "write it to a file"),
    row(&[k(Esc), ctrl('g'), c('q')], &[Context::TAKE], Action::Escape, Some("close"), "copy nothing"),
    row(
        &[k(Enter)],
        &[Context::FILE],
        Action::Take(Take::Write),
        Some("write"),
        "write the file; .md, .txt, .bib and .json say as what, and no file is written over",
    ),
    row(&[k(Esc), ctrl('g')], &[Context::FILE], Action::Escape, Some("leave"), "write nothing"),
    // Search line
    row(
        &[k(Tab)],
        &[Context::SEARCH],
        Action::Complete,
        Some("complete or switch list"),
        "complete the field, or switch between events and actors",
    ),
    row(&[k(Left), ctrl('b')], TYPING, Action::Edit(Edit::Left), None, "left"),
    row(&[k(Right), ctrl('f')], TYPING, Action::Edit(Edit::Right), None, "right"),
    row(&[k(Home), ctrl('a')], TYPING, Action::Edit(Edit::Home), None, "to the start of the line"),
    row(&[k(End), ctrl('e')], TYPING, Action::Edit(Edit::End), None, "to the end of the line"),
    row(&[k(Backspace), ctrl('h')], TYPING, Action::Edit(Edit::Backspace), None, "delete the character before"),
    row(&[k(Delete), ctrl('d')], TYPING, Action::Edit(Edit::Delete), None, "delete the character here"),
    row(&[ctrl('w'), Key::alt(Backspace)], TYPING, Action::Edit(Edit::DeleteWord), None, "delete the word before"),
    row(&[ctrl('u')], TYPING, Action::Edit(Edit::DeleteToStart), None, "delete everything before"),
    // The program
    row(
        &[k(Esc), ctrl('g')],
        &[Context::SEARCH],
        Action::Escape,
        Some("cancel"),
        "back to exactly what was there before",
    ),
    row(
        &[k(Esc), ctrl('g')],
        PANES,
        Action::Escape,
        None,
        "undo one thing: the view, the zoom, the search with all filters, the marks, the sources, the lanes",
    ),
    row(
        &[c('?'), k(Esc), ctrl('g'), c('q'), k(Enter)],
        &[Context::HELP],
        Action::Help,
        Some("close"),
        "close the help",
    ),
    row(
        &[c(':')],
        PANES,
        Action::Over(Over::Palette),
        Some("more"),
        "all that can be done here, found as you type; also goes to a date or an id",
    ),
    row(&[c('?')], PANES, Action::Help, Some("help"), "all keys"),
    row(&[c('m')], PANES, Action::Mouse, None, "mouse on or off: click and scroll"),
    row(&[ctrl('l')], ANYWHERE, Action::Redraw, None, "draw the screen anew"),
    row(&[ctrl('z')], ANYWHERE, Action::Suspend, None, "suspend; fg comes back"),
    row(&[c('q')], PANES, Action::Quit, Some("quit"), "quit"),
    row(&[ctrl('c')], ANYWHERE, Action::Quit, None, "quit, from anywhere"),
];

/// What a key does here.
pub fn dispatch(context: Context, key: Key) -> Option<Action> {
    TABLE.iter().find(|row| row.contexts.contains(&context) && row.keys.contains(&key)).map(|row| row.action)
}

/// The rows that the footer shows here.
pub fn hints(context: Context) -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().filter(move |row| row.contexts.contains(&context) && row.hint.is_some())
}

/// The rows of the help, by where their keys work.
pub fn help() -> impl Iterator<Item = (&'static str, Vec<&'static Binding>)> {
    let part = |wanted: fn(&[Context]) -> bool| TABLE.iter().filter(|row| wanted(row.contexts)).collect::<Vec<_>>();
    [
        ("In most places", part(|contexts| contexts.len() > LISTS.len())),
        ("In the lists", part(|contexts| [LISTS, &[Context::TIMELINE]].contains(&contexts))),
        ("In the lanes", part(|contexts| contexts == [Context::LANES])),
        ("In two tellings", part(|contexts| contexts == [Context::BRAID])),
        ("On a page", part(|contexts| contexts == [Context::PAGE] || contexts == [Context::PAGE, Context::HELP])),
        ("In the network", part(|contexts| contexts == [Context::NETWORK])),
        ("In the choice of sources", part(|contexts| contexts == [Context::SOURCES])),
        ("In the filters", part(|contexts| contexts == [Context::FILTERS])),
        ("In the search line", part(|contexts| contexts == [Context::SEARCH] || contexts == TYPING)),
        ("Finding in a page or in the help", part(|contexts| contexts == [Context::FIND])),
        (
            "In the lists of actions and of places",
            part(|contexts| contexts.iter().all(|context| [Context::PALETTE, Context::TRAIL].contains(context))),
        ),
        ("In the menu of what to copy", part(|contexts| contexts == [Context::TAKE])),
        ("In the line for a file's name", part(|contexts| contexts == [Context::FILE])),
    ]
    .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for context in ANYWHERE {
            let mut seen = HashSet::new();
            for row in TABLE.iter().filter(|row| row.contexts.contains(context)) {
                for key in row.keys {
                    assert!(seen.insert(key), "{key} is bound twice in {context:?}");
                }
            }
        }
    }

    #[test]
    fn the_help_has_every_key_once() {
        let rows: Vec<&Binding> = help().flat_map(|(_, rows)| rows).collect();
        for row in TABLE.iter().filter(|row| row.contexts != [Context::HELP]) {
            assert_eq!(rows.iter().filter(|known| std::ptr::eq(**known, row)).count(), 1, "{}", row.help);
        }
    }

    #[test]
    fn no_two_rows_under_a_heading_say_the_same() {
        for (title, rows) in help() {
            let mut seen = HashSet::new();
            assert!(rows.iter().all(|row| seen.insert(row.help)), "{title}");
        }
    }

    #[test]
    fn letters_are_for_typing_where_a_line_is_typed() {
        let is_typed = |row: &&Binding| TYPING.iter().any(|context| row.contexts.contains(context));
        for row in TABLE.iter().filter(is_typed) {
            for key in row.keys {
                assert!(!matches!(key, Key { code: Code::Char(_), ctrl: false, alt: false, .. }), "{key}");
            }
        }
    }

    #[test]
    fn escape_never_quits_and_control_c_always_does() {
        for context in ANYWHERE {
            assert_ne!(dispatch(*context, k(Esc)), Some(Action::Quit));
            assert_eq!(dispatch(*context, ctrl('c')), Some(Action::Quit));
        }
    }
}
