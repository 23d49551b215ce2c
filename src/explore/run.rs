//! The loop: inputs in, a state changed, a frame out.
//!
//! Waits without ticking, and draws only when something may have changed.

#[cfg(unix)]
use std::thread;
use std::{
    io,
    mem::ManuallyDrop,
    sync::{
        Arc,
        mpsc::{self, Sender},
    },
    time::{Duration, Instant},
};

use super::{action::Effect, explorer::Explorer, message::Message, screen, ui::theme::Theme};
#[cfg(unix)]
use super::{loading, message::Weights};
#[cfg(unix)]
use crate::{dossier::progress::Teller, terminal::Waker};
use crate::{
    dossier::{Dossier, Scope},
    search::Finder,
    terminal::{
        Batch, Screen, browser,
        event::{Code, Input, Key},
        file,
    },
};

/// Explores a dossier, read with these sources at first, until the reader quits.
///
/// # Errors
/// If the terminal can't be taken, read or written; it is given back first.
pub fn run(dossier: Arc<Dossier>, scope: Scope, theme: &Theme, mouse: bool) -> io::Result<()> {
    explore(Screen::open(mouse)?, dossier, scope, theme, mouse)
}

/// The same with a dossier that takes a while to load: another thread does it, and the reader sees how far it has
/// come. `name` is what its file is called.
///
/// # Errors
/// If the dossier can't be loaded, or as [`run`]; the terminal is given back first.
#[cfg(unix)]
pub fn load_and_run<E: From<io::Error> + Send + 'static>(
    name: &str,
    load: impl FnOnce(&Teller) -> Result<(Dossier, Scope), E> + Send + 'static,
    theme: &Theme,
    mouse: bool,
) -> Result<(), E> {
    let mut terminal = Screen::open(mouse)?;
    let Some(loaded) = loading::wait(&mut terminal, name, theme, load)? else { return Ok(()) };
    let (dossier, scope) = loaded?;
    Ok(explore(terminal, Arc::new(dossier), scope, theme, mouse)?)
}

fn explore(mut terminal: Screen, dossier: Arc<Dossier>, scope: Scope, theme: &Theme, mouse: bool) -> io::Result<()> {
    // Never freed: the program ends with it, and giving back the memory of a large dossier piece by piece would
    // keep the reader waiting.
    let mut explorer = ManuallyDrop::new(Explorer::new(dossier, terminal.size()).reading(scope));
    explorer.state.mouse = mouse;
    terminal.draw(|frame| screen::draw(frame, &explorer, theme))?;
    let (sender, messages) = mpsc::channel();
    loop {
        let Batch { inputs, burst } = terminal.next()?;
        let (mut changed, begun) = (false, Instant::now());
        for message in messages.try_iter() {
            changed |= explorer.take(message).changed;
        }
        let mut inputs = inputs.into_iter();
        while let Some(input) = inputs.next() {
            // Enter reaches out only from the list of actions, into which letters of a paste may have led.
            let letter =
                matches!(input, Input::Key(Key { code: Code::Char(_) | Code::Enter, ctrl: false, alt: false, .. }));
            let outcome = explorer.take(input.into());
            changed |= outcome.changed;
            if begun.elapsed() > A_WHILE {
                // Time for a frame, and to see whether Ctrl-C was pressed meanwhile.
                terminal.put_back(Batch { inputs: inputs.by_ref().collect(), burst });
            }
            let Some(effect) = outcome.effect else { continue };
            if effect == Effect::MakeFinder {
                make_finder(&terminal, &explorer, &sender);
                continue;
            }
            changed = true;
            if burst && letter && reaches_out(&effect) {
                explorer.say(PASTED);
                continue;
            }
            if effect == Effect::Quit {
                return Ok(());
            }
            let suspends = effect == Effect::Suspend;
            if let Some(notice) = carry_out(&mut terminal, &mut explorer, effect)? {
                explorer.say(notice);
            }
            if suspends {
                // What was typed after Ctrl-Z was meant for the shell.
                inputs = Vec::new().into_iter();
            }
        }
        if changed {
            weigh_elsewhere(&terminal, &explorer, &sender);
            if look_elsewhere(&terminal, &explorer, &sender)
                && let Ok(message) = messages.recv_timeout(A_MOMENT)
            {
                explorer.take(message);
            }
            explorer.answer_what_is_known();
            terminal.draw(|frame| screen::draw(frame, &explorer, theme))?;
        }
    }
}

/// How long inputs are answered before a frame is drawn and others are looked for.
const A_WHILE: Duration = Duration::from_millis(30);

/// How long a frame waits for an answer that another thread is looking for: with one that comes at once, the lists
/// of the letter before would only flicker. It is about as long as a screen shows a picture.
const A_MOMENT: Duration = Duration::from_millis(16);

/// Said where a letter of a paste without brackets would have done something outside the screen.
const PASTED: &str = "this looks like pasted text: press the key again if you meant it";

/// Whether an effect is felt outside the screen, and so has to be meant.
fn reaches_out(effect: &Effect) -> bool {
    match effect {
        Effect::Quit | Effect::Suspend | Effect::Open(_) | Effect::Copy(_) | Effect::Write { .. } => true,
        Effect::Propose(_) | Effect::Repaint | Effect::MakeFinder | Effect::TakeMouse | Effect::LetGoOfMouse => false,
    }
}

/// Makes what finds records on another thread.
fn make_finder(terminal: &Screen, explorer: &Explorer, sender: &Sender<Message>) {
    let Some(generation) = explorer.hand_out_finder() else { return };
    let dossier = Arc::clone(&explorer.all);
    let make = move |tell: &dyn Fn(Message)| tell(Message::Finder(generation, Box::new(Finder::new(&dossier))));
    if !elsewhere(terminal, sender, "finder", make) {
        explorer.take_finder_back();
    }
}

/// Has another thread work out what hangs on each source, where that takes a while.
fn weigh_elsewhere(terminal: &Screen, explorer: &Explorer, sender: &Sender<Message>) {
    let Some((generation, dossier)) = explorer.hand_out_weighing() else { return };
    let weigh = move |tell: &dyn Fn(Message)| tell(Message::Weights(generation, Weights::of(&dossier)));
    if !elsewhere(terminal, sender, "weights", weigh) {
        explorer.take_weighing_back();
    }
}

/// Has another thread look for what was typed, where that takes a while; whether it does.
fn look_elsewhere(terminal: &Screen, explorer: &Explorer, sender: &Sender<Message>) -> bool {
    let Some((generation, search)) = explorer.hand_out_search() else { return false };
    let look = move |tell: &dyn Fn(Message)| {
        let tell = |found| tell(Message::Found(generation, Box::new((search.sought.clone(), found))));
        if let Some(found) = search.run(tell) {
            tell(found);
        }
    };
    let looks = elsewhere(terminal, sender, "search", look);
    if !looks {
        explorer.stop_looking();
    }
    looks
}

/// Does something on a thread of its own, whose messages wake the loop; whether there is one.
#[cfg(unix)]
fn elsewhere(
    terminal: &Screen,
    sender: &Sender<Message>,
    name: &str,
    work: impl FnOnce(&dyn Fn(Message)) + Send + 'static,
) -> bool {
    let sender = sender.clone();
    let begin = |waker: Waker| {
        thread::Builder::new().name(name.to_owned()).spawn(move || {
            work(&|message| {
                // This fails only when the receiver is gone, and then the program is ending.
                let _ = sender.send(message);
                waker.wake();
            });
        })
    };
    terminal.waker().and_then(begin).is_ok()
}

/// Nothing can wake the loop here.
#[cfg(not(unix))]
fn elsewhere(_: &Screen, _: &Sender<Message>, _: &str, _: impl FnOnce(&dyn Fn(Message)) + Send + 'static) -> bool {
    false
}

/// Does what is asked for outside of the screen, and returns what is to be said of it.
fn carry_out(terminal: &mut Screen, explorer: &mut Explorer, effect: Effect) -> io::Result<Option<String>> {
    match effect {
        Effect::Suspend if !terminal.suspend()? => {
            return Ok(Some("there is no shell here that could bring it back".into()));
        }
        Effect::Quit | Effect::Suspend | Effect::MakeFinder => {}
        Effect::Repaint => terminal.repaint()?,
        Effect::TakeMouse | Effect::LetGoOfMouse => terminal.set_mouse(effect == Effect::TakeMouse)?,
        Effect::Copy(text) => terminal.copy(&text)?,
        Effect::Propose(name) => explorer.propose(&file::unused(&name)),
        Effect::Write { name, text } => explorer.written(file::write_new(&name, &text)),
        Effect::Open(address) => {
            return Ok(Some(match browser::open(&address) {
                Ok(()) => format!("opening {address}"),
                Err(refused) => {
                    terminal.copy(address.as_str())?;
                    format!("{refused}; copied {address}")
                }
            }));
        }
    }
    Ok(None)
}
