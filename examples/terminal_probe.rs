//! The terminal room without the app: shows what was done last. For the tests in `tests/terminal.rs`.
//!
//! `!` panics, `@` panics on another thread, `#` too while this one draws, `m` toggles the mouse, `y` copies, `q` and Ctrl-C quit,
//! Ctrl-Z stops, `e` ends with an error. `--mouse` starts with the mouse, `--late` reads nothing before
//! the window has changed, `--fed` reads all of standard input first, as a dossier is read.

use std::{io, process::ExitCode, thread};

use detente::{
    terminal::event::{Code, Input, Key},
    terminal::{Batch, Screen, ready},
};
use ratatui::text::{Line, Text};

fn main() -> io::Result<ExitCode> {
    let is_given = |wanted| std::env::args().any(|arg| arg == wanted);
    let fed = is_given("--fed");
    if let Err(why) = ready(fed) {
        eprintln!("{why}");
        return Ok(ExitCode::from(2));
    }
    if fed {
        io::copy(&mut io::stdin(), &mut io::sink())?;
    }
    let mut screen = Screen::open(is_given("--mouse"))?;
    let (mut count, mut frames, mut last, mut mouse, mut drawing) = (0, 1, String::from("nothing"), false, false);
    let mut late = is_given("--late");
    loop {
        let mut drawn = (0, 0);
        screen.draw(|frame| {
            drawn = (frame.area().width, frame.area().height);
            let lines = [
                format!("pid {} size {}x{}", std::process::id(), frame.area().width, frame.area().height),
                format!("inputs {count} last {last} frames {frames}"),
                "x".repeat(frame.area().width.into()),
            ];
            frame.render_widget(Text::from_iter(lines.map(Line::from)), frame.area());
        })?;
        if drawing {
            screen.repaint()?;
            continue;
        }
        while late && crossterm::terminal::size()? == drawn {
            thread::yield_now();
        }
        late = false;
        let Batch { inputs, burst } = screen.next()?;
        frames += 1;
        for input in inputs {
            count += 1;
            last = match &input {
                Input::Key(key) => format!("<{key}>"),
                Input::Paste(text) => format!("paste {} {text:?}", text.chars().count()),
                other => format!("{other:?}"),
            };
            let Input::Key(key) = input else { continue };
            match key {
                _ if key == Key::ctrl(Code::Char('c')) || (key == Key::from('q') && !burst) => {
                    return Ok(ExitCode::SUCCESS);
                }
                _ if key == Key::from('e') => return Err(io::Error::other("an error on purpose")),
                _ if key == Key::from('!') => panic!("on purpose"),
                _ if key == Key::from('@') => {
                    let _ = thread::spawn(|| panic!("elsewhere, on purpose")).join();
                }
                _ if key == Key::from('#') => {
                    drawing = true;
                    thread::spawn(|| panic!("elsewhere, on purpose"));
                }
                _ if key == Key::from('m') => {
                    mouse = !mouse;
                    screen.set_mouse(mouse)?;
                }
                _ if key == Key::from('y') => screen.copy("copied")?,
                _ if key == Key::ctrl(Code::Char('z')) && !screen.suspend()? => last = "nowhere to go".into(),
                _ => {}
            }
        }
    }
}
