//! The loop: an input in, a state changed, a frame out.
//!
//! Waits without ticking, and draws only when something may have changed. Knows neither keys nor
//! panes.

use std::io;

use super::{Screen, browser};
use crate::{
    app::{
        App,
        action::{Effect, Outcome},
    },
    dossier::Dossier,
    view::{self, theme::Theme},
};

/// Explores a dossier until the reader quits.
///
/// # Errors
/// If the terminal can't be taken, read or written; it is given back first.
pub fn explore(dossier: &Dossier, theme: &Theme, mouse: bool) -> io::Result<()> {
    let mut screen = Screen::open(mouse)?;
    let size = screen.size()?;
    let mut app = App::new(dossier, size);
    if mouse {
        app = app.with_mouse();
    }
    screen.draw(|frame| view::draw(frame, &app, theme))?;
    loop {
        let input = screen.next()?;
        let mut outcome = app.update(input);
        if let Some(effect) = outcome.effect.take() {
            match carry_out(&mut screen, effect)? {
                Carried::Quit => return Ok(()),
                Carried::Done => {}
                Carried::Say(notice) => outcome.changed |= app.notify(notice).changed,
            }
        }
        if outcome != Outcome::default() {
            screen.draw(|frame| view::draw(frame, &app, theme))?;
        }
    }
}

/// What came of an effect.
enum Carried {
    Quit,
    Done,
    Say(String),
}

fn carry_out(screen: &mut Screen, effect: Effect) -> io::Result<Carried> {
    Ok(match effect {
        Effect::Quit => Carried::Quit,
        Effect::Suspend if !screen.suspend()? => Carried::Say("there is no shell here that could bring it back".into()),
        Effect::Suspend => Carried::Done,
        Effect::Repaint => {
            screen.repaint()?;
            Carried::Done
        }
        Effect::Mouse(on) => {
            screen.set_mouse(on)?;
            Carried::Done
        }
        Effect::Copy(text) => {
            screen.copy(&text)?;
            Carried::Done
        }
        Effect::Open(address) => match browser::open(&address) {
            Ok(()) => Carried::Say(format!("opening {address}")),
            Err(refused) => {
                screen.copy(&address)?;
                Carried::Say(format!("{refused}; copied {address}"))
            }
        },
    })
}
