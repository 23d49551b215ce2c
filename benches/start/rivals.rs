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
    widgets::{Block, List, ListState, Paragraph},
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

/// Three panes over sixty names; `j` and `k` move, `q` ends it.
pub fn prototype() -> io::Result<()> {
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
            let selected = names[state.selected().unwrap_or(0)].as_str();
            frame.render_widget(Paragraph::new(selected).block(Block::bordered().title("Detail")), right);
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
