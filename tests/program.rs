//! The real program in a real terminal: opened, searched, followed, resized, quit.
#![cfg(unix)]

mod support;

use std::{
    fs,
    process::{Command, Stdio},
    time::Duration,
};

use support::pty::{Program, Session, how};

const DETENTE: &str = env!("CARGO_BIN_EXE_detente");

fn opened(program: Program) -> Session {
    let session = program.start();
    session.wait_for("q quit");
    session
}

#[test]
fn it_finds_follows_goes_back_resizes_and_leaves_everything_as_it_was() {
    let mut session = opened(Program::new(DETENTE).size(120, 40));
    session.send("/nazarz");
    session.wait_for("Abduhalim Nazarzoda");
    session.send("\r");
    session.wait_for("Enter read");
    session.send("\r");
    session.wait_for("Enter follow");
    session.send("\r");
    session.wait_for("3 Actor");
    session.wait_until("another page", |screen| screen.contents().contains("Backspace back"));
    session.send("\x7f");
    session.wait_for("Abduhalim Nazarzoda");
    session.resize(80, 24);
    session.wait_until("two panes", |screen| {
        !screen.contents().contains("1 Timeline") && screen.contents().contains("3 Actor")
    });
    session.resize(10, 3);
    session.wait_for("too small");
    session.resize(100, 30);
    session.wait_for("1 Timeline");
    session.send("q");
    assert_eq!(how(session.wait_for_end()), "exit 0");
    session.must_be_restored();
}

#[test]
fn any_other_dossier_opens_and_so_does_a_pipe() {
    let small = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small.json");
    let title = serde_json::from_str::<serde_json::Value>(&fs::read_to_string(small).unwrap()).unwrap()["title"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut session = opened(Program::new(DETENTE).arg(small));
    session.wait_for(&title);
    session.send("\x03");
    assert_eq!(how(session.wait_for_end()), "exit 0");

    let feeds = [format!(r#"cat '{small}' | "$@" -"#), format!(r#""$@" - <'{small}'"#)];
    for feed in feeds {
        let mut session = opened(Program::new(DETENTE).under_shell(&feed));
        session.wait_for(&title);
        session.send("j");
        session.send("q");
        assert_eq!(how(session.wait_for_end()), "exit 0", "{feed}");
        session.must_be_restored();
    }
    let mut session = Program::new(DETENTE).under_shell(r#""$@" - <&-"#).start();
    assert_eq!(how(session.wait_for_end()), "exit 1");
    assert!(session.screen().contains("the file is empty"), "{}", session.screen());
}

#[test]
fn text_pasted_without_brackets_does_not_quit() {
    let mut session = opened(Program::new(DETENTE));
    session.send("jjjjjq");
    session.wait_for("looks like pasted text");
    session.must_live_for(Duration::from_millis(200));
    session.send("q");
    assert_eq!(how(session.wait_for_end()), "exit 0");
    session.must_be_restored();
}

#[test]
fn many_keys_at_once_are_answered_before_a_frame_is_drawn() {
    let mut session = opened(Program::new(DETENTE));
    let before = session.sent("\x1b[?2026l");
    session.send("jk".repeat(10_000) + "\x1b[F");
    session.wait_for("15 June 2019");
    let frames = session.sent("\x1b[?2026l") - before;
    assert!(frames < 1_000, "{frames} frames");
    session.send("\x03");
    assert_eq!(how(session.wait_for_end()), "exit 0");
    session.must_be_restored();
}

#[test]
fn a_dossier_that_is_not_in_order_is_reported_before_the_terminal_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.json");
    fs::write(&file, "{\"title\": \"x\", \"evnts\": []}").unwrap();
    let mut session = Program::new(DETENTE).arg(&file).start();
    assert_eq!(how(session.wait_for_end()), "exit 1");
    assert!(session.screen().contains("did you mean"), "{}", session.screen());
    assert_eq!(session.sent("\x1b[?1049h"), 0, "the screen was never taken");
}

#[test]
fn without_a_terminal_it_says_what_works_instead() {
    let output = Command::new(DETENTE).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("detente search"));
    assert!(output.stdout.is_empty());
}

#[test]
fn no_colour_and_plain_letters_where_they_are_asked_for() {
    let mut session = Program::new(DETENTE).args(["--ascii", "--no-color"]).start();
    session.wait_for("q quit");
    session.send("j");
    session.wait_for(">");
    for colour in ["\x1b[31m", "\x1b[38;5;1m", "\x1b[36m", "\x1b[38;5;6m"] {
        assert_eq!(session.sent(colour), 0, "{colour:?}");
    }
    session.send("q");
    assert_eq!(how(session.wait_for_end()), "exit 0");
}

#[test]
fn a_mouse_is_taken_only_when_asked_for_and_given_back() {
    let mut session = opened(Program::new(DETENTE).size(120, 40));
    assert_eq!(session.sent("\x1b[?1000h"), 0);
    session.send("m");
    session.wait_for("mouse on");
    // A press of the left button on the fifth row of the actors.
    session.send("\x1b[<0;60;6M\x1b[<0;60;6m");
    session.wait_for("3 Actor");
    session.send("q");
    session.wait_for_end();
    session.must_be_restored();
}
