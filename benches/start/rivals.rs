//! The baselines, each the whole of a program: as little as can be, in plain ratatui.
//!
//! Each ends a frame by hiding the cursor, as ratatui does. Must not know that it is measured.

use std::io;

use crossterm::{
    event::{self, Event, KeyCode, KeyEventKind},
    execute,
    terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use ratatui::{
    Terminal,
    backend::CrosstermBackend,
    layout::{Constraint, Layout},
    style::Style,
    widgets::{Block, List, ListState, Paragraph, Wrap},
};

/// One empty frame; any key ends it.
pub fn empty() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen)?;
    let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    terminal.draw(|_| {})?;
    event::read()?;
    execute!(io::stdout(), LeaveAlternateScreen)?;
    disable_raw_mode()
}

/// What the prototype says of what is selected, if it is to have a page of text for it.
const PAGE: &str = "Somebody said that something had happened, and somebody else that it had not. ";

/// Three panes over sixty names, the third with the selected name or with a page of text that begins with it; `j` and
/// `k` move, `q` ends it.
pub fn prototype(with_page: bool) -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen)?;
    let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    let names: Vec<String> = (1..=60).map(|at| format!("Somebody or something, number {at}")).collect();
    let mut state = ListState::default().with_selected(Some(0));
    loop {
        terminal.draw(|frame| {
            let panes =
                Layout::horizontal([Constraint::Percentage(42), Constraint::Percentage(23), Constraint::Min(0)]);
            let [left, middle, right] = panes.areas(frame.area());
            for (area, title) in [(left, "Timeline"), (middle, "Actors")] {
                let list = List::new(names.iter().map(String::as_str))
                    .block(Block::bordered().title(title))
                    .highlight_style(Style::new().reversed());
                frame.render_stateful_widget(list, area, &mut state);
            }
            let selected = state.selected().unwrap_or(0);
            let page = if with_page { PAGE[selected..].to_owned() + &PAGE.repeat(14) } else { String::new() };
            let detail = Paragraph::new(names[selected].clone() + &page).wrap(Wrap { trim: true });
            frame.render_widget(detail.block(Block::bordered().title("Detail")), right);
        })?;
        if let Event::Key(key) = event::read()?
            && key.kind == KeyEventKind::Press
        {
            match key.code {
                KeyCode::Char('j') => state.select_next(),
                KeyCode::Char('k') => state.select_previous(),
                KeyCode::Char('q') => break,
                _ => {}
            }
        }
    }
    execute!(io::stdout(), LeaveAlternateScreen)?;
    disable_raw_mode()
}
