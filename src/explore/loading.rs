//! Waiting for a large dossier: it is loaded by another thread, and the reader sees how far that has come.
//!
//! Keys that quit, stop the program or draw the screen anew do so; all others do nothing yet.

use std::{
    cell::Cell,
    io,
    rc::Rc,
    sync::mpsc::{self, Sender},
    thread,
    time::{Duration, Instant},
};

use super::{
    action::{Action, Context},
    keys, screen,
    ui::theme::Theme,
};
use crate::{
    dossier::progress::{Progress, Step, Teller},
    terminal::{
        Batch, Screen, Waker,
        event::{Code, Input, Key},
    },
};

/// How often the reader is told at most.
const SELDOM: Duration = Duration::from_millis(100);

/// As much as the program's first thread has nearly everywhere; others have a quarter of it.
const STACK: usize = 8 << 20;

/// What the thread that loads says.
enum News<T> {
    Progress(Progress),
    Loaded(T),
}

/// Shows how far loading the file called `name` has come until that has ended; what it came to, or nothing if
/// the reader has quit before.
pub(super) fn wait<T: Send + 'static>(
    terminal: &mut Screen,
    name: &str,
    theme: &Theme,
    load: impl FnOnce(&Teller) -> T + Send + 'static,
) -> io::Result<Option<T>> {
    let mut progress = Progress { step: Step::Reading, done: 0, of: 0 };
    terminal.draw(|frame| screen::loading(frame, name, progress, theme))?;
    let (sender, news) = mpsc::channel();
    let waker = terminal.waker()?;
    thread::Builder::new().name("loader".into()).stack_size(STACK).spawn(move || run(load, &sender, waker))?;
    loop {
        let batch = terminal.next()?;
        let mut changed = false;
        match answer(terminal, batch)? {
            Answer::Nothing => {}
            Answer::Draw => changed = true,
            Answer::Quit => return Ok(None),
        }
        for news in news.try_iter() {
            match news {
                News::Progress(latest) => (progress, changed) = (latest, true),
                News::Loaded(loaded) => return Ok(Some(loaded)),
            }
        }
        if changed {
            terminal.draw(|frame| screen::loading(frame, name, progress, theme))?;
        }
    }
}

/// Loads, and wakes the loop now and then to say how far that has come, and when it has ended.
fn run<T: 'static>(load: impl FnOnce(&Teller) -> T, sender: &Sender<News<T>>, waker: Waker) {
    let waker = Rc::new(waker);
    let teller = {
        let (sender, waker, last) = (sender.clone(), Rc::clone(&waker), Cell::new(Instant::now()));
        Teller::new(move |progress| {
            if last.get().elapsed() >= SELDOM {
                last.set(Instant::now());
                // This fails only when the receiver is gone, and then the program is ending.
                let _ = sender.send(News::Progress(progress));
                waker.wake();
            }
        })
    };
    let loaded = load(&teller);
    let _ = sender.send(News::Loaded(loaded));
    waker.wake();
}

/// What a batch of inputs comes to while there is nothing to explore yet.
enum Answer {
    Nothing,
    Draw,
    Quit,
}

fn answer(terminal: &mut Screen, Batch { inputs, burst }: Batch) -> io::Result<Answer> {
    let mut answer = Answer::Nothing;
    for input in inputs {
        match action(&input, burst) {
            Some(Action::Quit) => return Ok(Answer::Quit),
            Some(Action::Suspend) => {
                terminal.suspend()?;
                // What was typed after Ctrl-Z was meant for the shell.
                return Ok(Answer::Draw);
            }
            Some(Action::Redraw) => {
                terminal.repaint()?;
                answer = Answer::Draw;
            }
            _ => {}
        }
    }
    Ok(answer)
}

/// What an input asks for, as in a list. A letter in a text that is pasted without brackets asks for nothing.
fn action(input: &Input, burst: bool) -> Option<Action> {
    match input {
        Input::Resize { .. } => Some(Action::Redraw),
        Input::Key(Key { code: Code::Char(_), ctrl: false, alt: false, .. }) if burst => None,
        Input::Key(key) => keys::dispatch(Context::TIMELINE, *key),
        Input::Paste(_) | Input::Click { .. } | Input::Scroll { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_keys_that_need_no_dossier_do_anything() {
        let key = |key: Key| action(&Input::Key(key), false);
        assert_eq!(key('q'.into()), Some(Action::Quit));
        assert_eq!(key(Key::ctrl(Code::Char('c'))), Some(Action::Quit));
        assert_eq!(key(Key::ctrl(Code::Char('z'))), Some(Action::Suspend));
        assert_eq!(action(&Input::Resize { width: 1, height: 1 }, false), Some(Action::Redraw));
    }

    #[test]
    fn pasted_text_does_not_quit() {
        assert_eq!(action(&Input::Key('q'.into()), true), None);
        assert_eq!(action(&Input::Key(Key::ctrl(Code::Char('c'))), true), Some(Action::Quit));
        assert_eq!(action(&Input::Paste("q".into()), false), None);
    }
}
