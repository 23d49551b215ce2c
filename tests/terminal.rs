//! The terminal, taken and given back whatever happens: the room `terminal` in real pseudo-terminals,
//! by way of `examples/terminal_probe.rs`.
#![cfg(unix)]

mod support;

use std::{
    fs::File,
    path::PathBuf,
    process::{Command, Stdio},
    sync::Once,
    time::Duration,
};

use rustix::process::{Pid, Signal};
use support::pty::{Program, Session, how, signal_process};

/// The probe. Built here as well, since `cargo test --test terminal` does not.
fn probe() -> Program {
    static BUILT: Once = Once::new();
    BUILT.call_once(|| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["build", "--quiet", "--example", "terminal_probe"]);
        if !cfg!(debug_assertions) {
            cargo.arg("--release");
        }
        assert!(cargo.status().expect("cargo runs").success(), "the probe cannot be built");
    });
    let mut path = PathBuf::from(env!("CARGO_BIN_EXE_detente"));
    path.pop();
    path.extend(["examples", "terminal_probe"]);
    Program::new(path)
}

fn started(program: Program) -> Session {
    let session = program.start();
    session.wait_for("inputs 0 last nothing");
    session
}

/// The probe's own process id, also where a shell has started it.
fn pid(session: &Session) -> Pid {
    let screen = session.screen();
    let number = screen.split_whitespace().nth(1).and_then(|word| word.parse().ok());
    number.and_then(Pid::from_raw).expect("the probe shows its process id")
}

/// Whether every cell of the probe's third line is drawn: what was there before is gone.
fn is_painted(screen: &vt100::Screen) -> bool {
    let (rows, columns) = screen.size();
    screen.alternate_screen()
        && screen.hide_cursor()
        && screen.bracketed_paste()
        && screen.rows(0, columns.get()).nth(2).is_some_and(|row| row == "x".repeat(columns.get().into()))
        && screen.rows(0, columns.get()).skip(3).take(usize::from(rows.get())).all(|row| row.trim().is_empty())
}

#[test]
fn quitting_leaves_everything_as_it_was() {
    for key in ["q", "\x03"] {
        let mut session = started(probe());
        session.wait_until("a taken terminal", is_painted);
        session.send(key);
        assert_eq!(how(session.wait_for_end()), "exit 0");
        session.must_be_restored();
        assert_eq!(session.screen(), "", "the shell's own screen is empty");
    }
}

#[test]
fn nothing_is_asked_of_the_terminal() {
    let mut session = started(probe());
    session.send("q");
    session.wait_for_end();
    for query in ["\x1b[6n", "\x1b[c", "\x1b[?u", "\x1b[0c", "\x1b[>c"] {
        assert_eq!(session.sent(query), 0, "{query:?}");
    }
}

#[test]
fn an_error_is_read_on_the_shells_screen() {
    let mut session = started(probe());
    session.send("e");
    assert_eq!(how(session.wait_for_end()), "exit 1");
    session.must_be_restored();
    assert!(session.screen().contains("an error on purpose"), "{}", session.screen());
}

#[test]
fn a_panic_is_read_on_the_shells_screen() {
    let mut session = started(probe().arg("--mouse"));
    session.send("!");
    assert_eq!(how(session.wait_for_end()), "exit 101");
    session.must_be_restored();
    let screen = session.screen();
    assert!(screen.contains("panicked at examples/terminal_probe.rs") && screen.contains("on purpose"), "{screen}");
    assert!(!screen.lines().skip(1).any(|line| line.starts_with("    ")), "printed in cooked mode: {screen}");
}

#[test]
fn a_panic_on_another_thread_ends_the_program_in_order() {
    let mut session = started(probe().arg("--mouse"));
    session.send("@");
    assert_eq!(how(session.wait_for_end()), "exit 101");
    session.must_be_restored();
    let screen = session.screen();
    assert!(screen.contains("elsewhere, on purpose"), "{screen}");
    assert!(!screen.contains("inputs"), "nothing is drawn over the shell: {screen}");
}

#[test]
fn nothing_is_drawn_over_the_shell_while_another_thread_panics() {
    // A backtrace takes time to write, in which this program goes on drawing.
    let mut session = started(probe().env("RUST_BACKTRACE", "1"));
    session.send("#");
    assert_eq!(how(session.wait_for_end()), "exit 101");
    session.must_be_restored();
    assert!(!session.screen().contains("inputs"), "{}", session.screen());
}

#[test]
fn signals_end_it_as_they_end_others_and_leave_the_terminal_in_order() {
    let signals = [
        Signal::HUP,
        Signal::INT,
        Signal::QUIT,
        Signal::ABORT,
        Signal::USR1,
        Signal::USR2,
        Signal::ALARM,
        Signal::TERM,
        Signal::XCPU,
        Signal::XFSZ,
        Signal::VTALARM,
        Signal::PROF,
    ];
    for signal in signals {
        let mut session = started(probe().arg("--mouse"));
        session.signal(signal);
        assert_eq!(how(session.wait_for_end()), format!("signal {}", signal.as_raw()));
        session.must_be_restored();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn signals_without_a_known_default_end_it_too() {
    for signal in [Signal::STKFLT, Signal::POWER, Signal::IO] {
        let mut session = started(probe());
        session.signal(signal);
        assert_eq!(how(session.wait_for_end()), format!("exit {}", 128 + signal.as_raw()));
        session.must_be_restored();
    }
}

#[test]
fn ctrl_z_stops_the_whole_job_and_fg_paints_everything_again() {
    // A shell between us and the job's shell, as `cargo run` is: it has to be stopped, too.
    for between in [false, true] {
        let program = probe().arg("--mouse");
        let program = if between { program.under_shell(r#""$@"; exit $?"#) } else { program };
        let mut session = started(program.under_job_control());
        session.send("a");
        session.wait_for("inputs 1 last <a>");
        session.send("\x1a");
        session.wait_until("the shell", |screen| screen.contents().contains("[stopped]") && !screen.alternate_screen());
        session.must_be_restored();
        session.send("\n");
        session.wait_until("a painted screen", is_painted);
        session.wait_for("inputs 3 last Resize");
        session.send("b");
        session.wait_for("last <b>");
        session.send("\x1a");
        session.wait_until("the shell again", |screen| screen.contents().matches("[stopped]").count() == 2);
        session.send("\n");
        session.wait_until("a painted screen again", is_painted);
        session.send("q");
        session.wait_for_end();
        session.wait_for("[ended] 0");
        session.must_be_restored();
    }
}

#[test]
fn keys_typed_after_ctrl_z_are_the_shells() {
    let mut session = started(probe().under_job_control());
    for round in 1..=5 {
        session.send("\x1a");
        session.wait_until("the shell's screen", |screen| !screen.alternate_screen());
        session.send("echo typed $((40+2))\n");
        session.wait_until("a painted screen", is_painted);
        assert_eq!(session.sent("typed 42"), round);
    }
}

#[test]
fn a_flood_behind_ctrl_z_does_not_come_back_with_the_program() {
    let mut session = started(probe().under_job_control());
    session.send("\x1a".to_owned() + &"k".repeat(3000));
    session.wait_until("the shell", |screen| screen.contents().contains("[stopped]") && !screen.alternate_screen());
    session.send("\n");
    session.wait_until("a painted screen", is_painted);
    session.send("b");
    session.wait_for("last <b>");
    let screen = session.screen();
    let inputs = screen.split("inputs ").nth(1).and_then(|rest| rest.split(' ').next()).expect("they are counted");
    assert!(inputs.parse::<usize>().unwrap() < 2000, "{screen}");
}

#[test]
fn ctrl_z_without_a_shell_says_so_instead_of_sleeping_for_ever() {
    let mut session = started(probe());
    session.send("\x1a");
    session.wait_for("last nowhere to go");
    session.send("q");
    assert_eq!(how(session.wait_for_end()), "exit 0");
}

#[test]
fn stopped_from_outside_it_gives_the_terminal_back_and_paints_again() {
    for signal in [Signal::TSTP, Signal::TTIN, Signal::TTOU] {
        let mut session = started(probe().under_job_control());
        let pid = pid(&session);
        signal_process(pid, signal);
        session.wait_until("the shell", |screen| screen.contents().contains("[stopped]") && !screen.alternate_screen());
        session.must_be_restored();
        session.send("\n");
        session.wait_until("a painted screen", is_painted);
        session.send("k");
        session.wait_for("last <k>");
        session.send("q");
        session.wait_for_end();
        session.must_be_restored();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn started_in_the_background_it_waits_for_the_foreground() {
    // Who touches a terminal that is not its own is stopped.
    let script =
        r#"set -m; "$@" & until grep -q "^State:.T" /proc/$!/status; do :; done; echo "[stopped]"; read x; fg"#;
    let mut session = probe().under_shell(script).start();
    session.wait_for("[stopped]");
    assert_eq!(session.sent("\x1b[?1049h"), 0, "the screen was never taken");
    session.send("\n");
    session.wait_until("a painted screen", is_painted);
    session.send("q");
    session.wait_for_end();
    session.must_be_restored();
}

#[test]
#[cfg(target_os = "linux")]
fn continued_in_the_background_it_stops_again_and_can_be_ended() {
    // Ctrl-Z, then `bg`; then SIGTERM, which comes through when it is continued. The shell says 147 of a
    // job that has stopped.
    let script = r#"set -m; "$@" & p=$!; fg >/dev/null; bg >/dev/null
        until grep -q "^State:.T" /proc/$p/status; do :; done
        echo "[waits]"; read x; kill -TERM $p; kill -CONT $p
        s=147; while [ $s = 147 ]; do wait $p; s=$?; done; echo "[ended] $s""#;
    let mut session = probe().under_shell(script).start();
    // Brought to the foreground as it begins, it may be told of the window's size before it has shown anything.
    session.wait_for("inputs ");
    session.send("\x1a");
    session.wait_for("[waits]");
    session.must_be_restored();
    session.send("\n");
    session.wait_for("[ended] 143");
    session.must_be_restored();
}

#[test]
fn stopped_from_outside_without_a_shell_it_goes_on() {
    let mut session = started(probe());
    session.signal(Signal::TSTP);
    session.send("k");
    session.wait_for("last <k>");
    session.send("q");
    assert_eq!(how(session.wait_for_end()), "exit 0");
}

#[test]
fn stopped_without_warning_it_takes_the_terminal_again() {
    let mut session = started(probe().under_job_control());
    signal_process(pid(&session), Signal::STOP);
    session.wait_for("[stopped]");
    // As shells do that people type at.
    session.send("stty sane\n");
    session.wait_until("a painted screen", is_painted);
    session.send("k");
    session.wait_for("last <k>");
    session.send("q");
    session.wait_for_end();
    session.must_be_restored();
}

#[test]
fn a_stopped_program_can_be_ended() {
    let mut session = started(probe().under_job_control());
    let pid = pid(&session);
    session.send("\x1a");
    session.wait_for("[stopped]");
    signal_process(pid, Signal::TERM);
    session.send("\n");
    session.wait_for_end();
    session.wait_for("[ended] 143");
    session.must_be_restored();
}

#[test]
fn a_closed_terminal_ends_it_even_if_hang_ups_are_ignored() {
    // As a child of a shell that ignores SIGHUP, nobody tells it; it has to see for itself.
    let mut session = started(probe().under_shell(r#"trap "" HUP; "$@"; :"#));
    session.hang_up();
    session.wait_for_end();
    // As `nohup` leaves it.
    let mut session = started(probe().under_shell(r#"trap "" HUP; exec "$@""#));
    session.hang_up();
    assert_eq!(how(session.wait_for_end()), "signal 1");
    // Keys come from the controlling terminal, which is another descriptor than standard input.
    for script in [r#"trap "" HUP; printf x | "$@" --fed; :"#, r#"trap "" HUP; "$@" --fed </dev/null; :"#] {
        let mut session = started(probe().under_shell(script));
        session.hang_up();
        session.wait_for_end();
    }
}

#[test]
fn a_pipe_that_has_ended_is_no_closed_terminal() {
    for script in [r#"printf x | "$@" --fed"#, r#""$@" --fed </dev/null"#, r#""$@" --fed <&-"#] {
        let mut session = started(probe().under_shell(script));
        session.send("k");
        session.wait_for("last <k>");
        session.resize(100, 30);
        session.wait_for("size 100x30");
        session.send("q");
        assert_eq!(how(session.wait_for_end()), "exit 0", "{script}");
        session.must_be_restored();
    }
}

#[test]
fn a_terminal_that_takes_no_output_does_not_keep_it_alive() {
    let mut session = started(probe());
    session.freeze();
    // Each key draws some hundred bytes, until the terminal's buffers are full and a write waits.
    session.send("z".repeat(5000));
    session.must_live_for(Duration::from_millis(300));
    session.signal(Signal::TERM);
    assert_eq!(how(session.wait_for_end()), "signal 15");
}

#[test]
fn the_mouse_is_reported_when_wanted_and_never_afterwards() {
    let mouse_is = |wanted: bool| {
        move |screen: &vt100::Screen| (screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None) == wanted
    };
    let mut session = started(probe());
    session.wait_until("no mouse at first", mouse_is(false));
    session.send("m");
    session.wait_until("the mouse", mouse_is(true));
    session.send("\x1b[<0;5;3M");
    session.wait_for("last Click { x: 4, y: 2 }");
    session.send("\x1b[<65;5;3M");
    session.wait_for("last Scroll { x: 4, y: 2, wheel: Down }");
    session.send("m");
    session.wait_until("no mouse", mouse_is(false));
    session.send("m");
    session.wait_until("the mouse again", mouse_is(true));
    session.send("q");
    session.wait_for_end();
    session.must_be_restored();
}

#[test]
fn the_mouse_comes_back_after_a_stop() {
    let mut session = started(probe().under_job_control());
    session.send("m");
    session.wait_for("last <m>");
    session.send("\x1a");
    session.wait_for("[stopped]");
    session.must_be_restored();
    session.send("\n");
    session.wait_until("the mouse", |screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None);
    session.send("q");
    session.wait_for_end();
    session.must_be_restored();
}

#[test]
fn pasted_text_is_one_input_and_no_command() {
    let mut session = started(probe());
    session.paste("hello q\nagain\x07");
    session.wait_for(r#"inputs 1 last paste 14 "hello q\nagain\u{7}""#);
    session.paste(&"ش".repeat(5000));
    session.wait_for("inputs 2 last paste 1000");
    session.send("k");
    session.wait_for("last <k>");
}

#[test]
fn a_torn_escape_sequence_does_nothing_dangerous() {
    let mut session = started(probe());
    session.send("\x1b");
    session.wait_for("inputs 1 last <Esc>");
    session.send("[A");
    session.wait_for("inputs 3 last <A>");
    session.send("\x1b[A");
    session.wait_for("inputs 4 last <↑>");
}

#[test]
fn many_keys_at_once_all_arrive() {
    let mut session = started(probe());
    session.send("z".repeat(5000));
    session.wait_for("inputs 5000 last <z>");
    // As many arrow keys: their sequences are cut by the buffer's end, and put together again.
    session.send("\x1b[B".repeat(5000));
    session.wait_for("inputs 10000 last <↓>");
    let screen = session.screen();
    let frames = screen.split("frames ").nth(1).and_then(|rest| rest.split_whitespace().next());
    let frames: u32 = frames.and_then(|number| number.parse().ok()).expect("the probe counts its frames");
    assert!(frames < 1000, "all that waits is taken before a frame is drawn: {frames} frames");
}

#[test]
fn a_letter_within_a_burst_is_no_command() {
    let mut session = started(probe());
    session.send("jolly q");
    session.wait_for("inputs 7 last <q>");
    session.must_live_for(Duration::from_millis(200));
    session.send("q");
    assert_eq!(how(session.wait_for_end()), "exit 0");
}

#[test]
fn control_c_is_never_lost() {
    // In one write with what is unfinished, and after it.
    for unfinished in ["", "\x1b", "\x1b[", "\x1b[1;", "\x1b[<0;5;", "\x1b[M", "\x1bO", "\u{e9}", "\x1b[200~some text"]
    {
        let mut session = started(probe());
        session.send([unfinished.as_bytes(), b"\x03"].concat());
        assert_eq!(how(session.wait_for_end()), "exit 0", "{unfinished:?}");
        let mut session = started(probe());
        session.send(unfinished);
        session.send("\x03");
        assert_eq!(how(session.wait_for_end()), "exit 0", "{unfinished:?}");
        session.must_be_restored();
    }
    let mut session = started(probe());
    session.send("\x1b[200~a paste without an end");
    session.wait_for("last paste 22");
    session.send("z".repeat(5000) + "\x03");
    assert_eq!(how(session.wait_for_end()), "exit 0");
}

#[test]
fn a_changed_window_is_painted_anew() {
    let mut session = started(probe());
    for (columns, rows) in [(120, 40), (40, 12), (100, 30)] {
        session.resize(columns, rows);
        session.wait_for(&format!("size {columns}x{rows}"));
        session.wait_until("a painted screen", is_painted);
    }
    session.resize(1, 1);
    session.resize(0, 0);
    session.resize(1500, 600);
    session.wait_for("size 1500x600");
    for step in 0..300 {
        session.resize(20 + step, 10 + step % 30);
    }
    session.resize(90, 25);
    session.wait_for("size 90x25");
    session.wait_until("a painted screen", is_painted);
    session.send("q");
    assert_eq!(how(session.wait_for_end()), "exit 0");
    session.must_be_restored();
}

#[test]
fn a_window_that_claims_to_be_endless_is_drawn_as_far_as_can_be_seen() {
    let mut session = started(probe());
    session.claim_size(65535, 65535);
    session.wait_for_bytes("1500x600");
    session.resize(90, 25);
    session.wait_for("size 90x25");
    session.wait_until("a painted screen", is_painted);
    session.send("q");
    assert_eq!(how(session.wait_for_end()), "exit 0");
    session.must_be_restored();
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_that_controls_nobody_is_given_back_too() {
    let mut session = started(probe().under_shell(r#"setsid -w "$@""#));
    session.send("k");
    session.wait_for("last <k>");
    session.send("q");
    assert_eq!(how(session.wait_for_end()), "exit 0");
    session.must_be_restored();
}

#[test]
fn a_window_changed_before_the_first_key_is_painted_anew() {
    let mut session = started(probe().arg("--late"));
    session.resize(100, 30);
    session.wait_for("size 100x30");
    session.wait_until("a painted screen", is_painted);
}

#[test]
fn copying_asks_the_terminal() {
    let mut session = started(probe());
    session.send("y");
    session.wait_for_bytes("\x1b]52;c;Y29waWVk\x1b\\");
}

#[test]
fn without_a_terminal_it_says_what_works() {
    let file = tempfile::tempfile().expect("a file");
    let null = || File::open("/dev/null").expect("/dev/null");
    for (program, word) in [
        (probe().stdout(Stdio::from(file)), "standard output is not one"),
        (probe().stdin(Stdio::from(null())), "standard input is not one"),
        (probe().env("TERM", "dumb"), "TERM says “dumb”"),
    ] {
        let mut session = program.start();
        assert_eq!(how(session.wait_for_end()), "exit 2");
        let screen = session.screen().replace('\n', " ");
        assert!(screen.contains(word) && screen.contains("detente search WORDS"), "{screen}");
        assert_eq!(session.sent("\x1b"), 0, "no escape codes");
        session.must_be_restored();
    }
}

#[test]
#[cfg(target_os = "linux")]
fn idle_it_sleeps() {
    let session = started(probe());
    let tasks = format!("/proc/{}/task", pid(&session).as_raw_nonzero());
    let switches = || -> Vec<String> {
        let mut of_all = Vec::new();
        for task in std::fs::read_dir(&tasks).expect("its threads") {
            let status = std::fs::read_to_string(task.expect("a thread").path().join("status")).expect("its state");
            of_all.extend(status.lines().filter(|line| line.contains("ctxt_switches")).map(String::from));
        }
        of_all
    };
    // It may still be on its way to sleep after drawing.
    session.must_live_for(Duration::from_millis(200));
    let before = switches();
    session.must_live_for(Duration::from_millis(500));
    assert_eq!(switches(), before);
}
