//! The real program in a real terminal: opened, searched, followed, resized, quit.
#![cfg(unix)]

mod support;
#[path = "support/synthetic.rs"]
mod synthetic;

use std::{
    fs,
    path::PathBuf,
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
#[cfg(target_os = "linux")]
fn a_changed_window_that_nobody_tells_of_is_seen_at_the_next_key() {
    // Without a controlling terminal there is no SIGWINCH.
    let mut session = opened(Program::new(DETENTE).under_shell(r#"setsid -w "$@""#));
    session.resize(120, 40);
    session.send("j");
    session.wait_for("2 Actors");
    session.send("q");
    assert_eq!(how(session.wait_for_end()), "exit 0");
    session.must_be_restored();
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
fn nor_does_it_by_way_of_the_list_of_all_that_can_be_done() {
    let mut session = opened(Program::new(DETENTE));
    session.send(":quit\r");
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
fn control_c_in_a_paste_without_an_end_does_not_wait_for_what_came_before() {
    let mut session = opened(Program::new(DETENTE));
    // Each letter behind a slash is looked for, which takes its time.
    let flood: Vec<String> = (0..20_000).map(|at| format!("/{at}kab\r")).collect();
    session.send(flood.concat() + "\x1b[200~abc");
    session.wait_for("kab");
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

/// A file of so many events, which takes a while to load from about 3,000 on; with its folder.
fn large(events: usize, change: impl FnOnce(String) -> String) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.json");
    fs::write(&file, change(synthetic::json(events))).unwrap();
    (folder, file)
}

#[test]
fn a_large_dossier_is_loaded_behind_the_first_frame() {
    let (_folder, file) = large(4_000, |text| text);
    let mut session = opened(Program::new(DETENTE).arg(&file).args(["--sources", "without:s3"]));
    session.wait_for("1 Timeline");
    for shown in ["large.json", "reading", "parsing", "checking", "indexing"] {
        assert!(session.sent(shown) > 0, "{shown}");
    }
    session.wait_for("1 out");
    session.send("/made-up");
    session.wait_for("/ made-up");
    session.send("\x03");
    assert_eq!(how(session.wait_for_end()), "exit 0");
    session.must_be_restored();
}

#[test]
fn while_a_large_dossier_loads_the_window_may_change_and_q_quits() {
    // Large enough to be far from loaded when the keys arrive.
    let (_folder, file) = large(50_000, |text| text);
    for key in ["q", "\x03"] {
        let mut session = opened(Program::new(DETENTE).arg(&file));
        session.send("jjjjjq");
        session.resize(10, 3);
        session.wait_for("too small");
        session.resize(100, 30);
        session.wait_for("indexing");
        session.send(key);
        assert_eq!(how(session.wait_for_end()), "exit 0");
        session.must_be_restored();
        assert_eq!(session.sent("Timeline"), 0, "it did not wait for the dossier");
    }
}

#[test]
fn while_a_large_dossier_loads_ctrl_z_stops_it() {
    let (_folder, file) = large(50_000, |text| text);
    let mut session = opened(Program::new(DETENTE).arg(&file).under_job_control());
    session.send("\x1a");
    session.wait_until("the shell", |screen| screen.contents().contains("[stopped]") && !screen.alternate_screen());
    session.must_be_restored();
    session.send("\n");
    session.wait_until("a painted screen", |screen| screen.alternate_screen() && screen.contents().contains("q quit"));
    session.wait_for("1 Timeline");
    session.send("q");
    session.wait_for_end();
    session.wait_for("[ended] 0");
}

#[test]
fn a_large_dossier_that_cannot_be_opened_is_reported_as_a_small_one_is() {
    type Change = fn(String) -> String;
    let misspelt = |text: String| text.replacen("\"claims\"", "\"clams\"", 1);
    let cut = |text: String| text[..text.len() - 100].to_owned();
    let dangling = |text: String| text.replacen("\"source\": \"s0\"", "\"source\": \"nobody\"", 1);
    let whole = |text: String| text;
    let cases: [(Change, &[&str], i32, &str); 4] = [
        (misspelt, &[], 1, "did you mean"),
        (cut, &[], 1, "large.json: 1 problem"),
        (dangling, &[], 1, "no source has the id"),
        (whole, &["--sources", "only:nobody"], 2, "--sources: "),
    ];
    for (change, args, code, said) in cases {
        let (_folder, file) = large(4_000, change);
        let mut session = Program::new(DETENTE).arg(&file).args(args).size(250, 24).start();
        assert_eq!(how(session.wait_for_end()), format!("exit {code}"), "{said}");
        session.must_be_restored();
        assert_eq!(session.sent("\x1b[?1049h"), 1, "the screen was taken");
        let screen = session.screen();
        assert!(screen.contains(said), "{screen}");
        let output = Command::new(DETENTE).arg(&file).args(args).stdin(Stdio::null()).output().unwrap();
        assert_eq!(output.status.code(), Some(code));
        assert_eq!(screen.trim_end(), String::from_utf8_lossy(&output.stderr).trim_end(), "as without a terminal");
    }
}

#[test]
fn without_a_terminal_it_says_what_works_instead() {
    let output = Command::new(DETENTE).stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("detente search"));
    assert!(output.stdout.is_empty());
}

/// The colours that were sent, as their numbers in SGR sequences (ECMA-48, 8.3.117).
fn colours(session: &Session) -> Vec<String> {
    let sent = String::from_utf8(session.bytes()).expect("UTF-8");
    let sequences = sent.split("\x1b[").skip(1).filter_map(|rest| rest.split_once('m'));
    let numbers = sequences.filter(|(numbers, _)| numbers.chars().all(|c| c.is_ascii_digit() || c == ';'));
    let is_colour = |number: &&str| matches!(number.parse(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107));
    numbers
        .flat_map(|(numbers, _)| numbers.split(';').filter(is_colour).map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

#[test]
fn no_colour_where_none_is_asked_for() {
    let shown = |program: Program| {
        let mut session = opened(program);
        session.send("j");
        // Without colours as with them: a library that turns colours into resets would wipe this out.
        session.wait_until("a selection", |screen| {
            let (rows, columns) = screen.size();
            (0..rows.get())
                .any(|row| (0..columns.get()).any(|column| screen.cell(row, column).is_some_and(vt100::Cell::inverse)))
        });
        session.send("q");
        assert_eq!(how(session.wait_for_end()), "exit 0");
        colours(&session)
    };
    assert_ne!(shown(Program::new(DETENTE)), [""; 0]);
    assert_ne!(shown(Program::new(DETENTE).env("NO_COLOR", "")), [""; 0], "an empty variable says nothing");
    assert_eq!(shown(Program::new(DETENTE).env("NO_COLOR", "1")), [""; 0]);
    assert_eq!(shown(Program::new(DETENTE).arg("--no-color")), [""; 0]);
}

#[test]
fn messages_and_help_have_no_colour_where_none_is_asked_for() {
    let styled = |program: Program| {
        let mut session = program.start();
        session.wait_for_end();
        session.sent("\x1b[") > 0
    };
    assert!(styled(Program::new(DETENTE).arg("--help")), "headings stand out");
    assert!(!styled(Program::new(DETENTE).arg("--help").env("TERM", "dumb")));
    for args in [["--help"].as_slice(), &["--nonsense"], &["search"], &["show", "rahmon"], &["show", "nobody at all"]] {
        assert!(!styled(Program::new(DETENTE).args(args).env("NO_COLOR", "1")), "{args:?}");
        assert!(!styled(Program::new(DETENTE).arg("--no-color").args(args)), "{args:?}");
    }
}

#[test]
fn plain_letters_where_they_are_asked_for_or_the_terminal_has_no_others() {
    let shown = |program: Program| {
        let mut session = opened(program.size(120, 40));
        session.send("/хомейни");
        session.send("\x07");
        session.send("/kabiri");
        session.wait_for("/ kabiri");
        session.send("\r");
        session.wait_for("Enter read");
        session.send("\r");
        session.wait_for("native");
        session.send("\x03");
        assert_eq!(how(session.wait_for_end()), "exit 0");
        session.bytes().is_ascii()
    };
    assert!(!shown(Program::new(DETENTE)));
    assert!(shown(Program::new(DETENTE).arg("--ascii")));
    assert!(shown(Program::new(DETENTE).env("LANG", "C")));
    assert!(shown(Program::new(DETENTE).env("LC_ALL", "POSIX")));
    assert!(!shown(Program::new(DETENTE).env("LANG", "C").arg("--unicode")));
}

#[test]
fn subcommands_write_plain_letters_to_a_terminal_that_has_no_others() {
    for (locale, args) in [("C.UTF-8", ["show", "kabiri"]), ("C", ["show", "kabiri"]), ("C", ["show", "Қабирӣ қ"])]
    {
        let mut session = Program::new(DETENTE).args(args).env("LANG", locale).start();
        session.wait_for_end();
        assert_eq!(session.bytes().is_ascii(), locale == "C", "{}", session.screen());
    }
    let piped = |args: &[&str]| Command::new(DETENTE).args(args).env("LC_ALL", "C").output().unwrap().stdout;
    assert!(!piped(&["show", "kabiri"]).is_ascii(), "a pipe gets UTF-8 all the same");
    assert!(piped(&["show", "kabiri", "--ascii"]).is_ascii(), "unless ASCII is asked for");
    let mut session = Program::new(DETENTE).args(["--unicode", "show", "kabiri"]).env("LANG", "C").start();
    session.wait_for_end();
    assert!(!session.bytes().is_ascii());
}

#[test]
fn switches_work_before_and_behind_subcommands_and_nowhere_else() {
    let run = |args: &[&str]| {
        let output = Command::new(DETENTE).args(args).env("LC_ALL", "C.UTF-8").output().unwrap();
        let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        (output.status.code(), out, err)
    };
    for switch in ["--ascii", "--unicode", "--no-color"] {
        for args in [["help", "search", switch], ["help", switch, "search"], [switch, "help", "search"]] {
            let (code, out, err) = run(&args);
            assert!(code == Some(0) && out.contains("Usage: detente search"), "{args:?}: {out}{err}");
        }
    }
    for args in [["--ascii", "search", "x", "--unicode"], ["search", "--ascii", "--unicode", "x"]] {
        let (code, _, err) = run(&args);
        assert!(code == Some(2) && err.contains("--ascii") && err.contains("--unicode"), "{args:?}: {err}");
    }
    let (_, plain, _) = run(&["search", "--", "irpt"]);
    let (_, out, err) = run(&["search", "--", "irpt", "--ascii"]);
    assert!(!plain.is_ascii() && (out.is_empty() || !out.is_ascii()), "{err}");
}

#[test]
fn messages_and_help_are_written_in_the_letters_that_are_wanted() {
    for args in [&["search", "Раҳмонzzz"][..], &["nö.json"], &["--help"], &["--nö"]] {
        for (locale, switch, ascii) in [("C.UTF-8", "--ascii", true), ("C", "--unicode", false)] {
            let mut session = Program::new(DETENTE).arg(switch).args(args).env("LANG", locale).start();
            session.wait_for_end();
            assert_eq!(session.bytes().is_ascii(), ascii, "{switch} {args:?}: {}", session.screen());
        }
        let run = |switch: &str| Command::new(DETENTE).arg(switch).args(args).env("LC_ALL", "C").output().unwrap();
        let written = |switch: &str| [run(switch).stdout, run(switch).stderr].concat();
        assert!(written("--ascii").is_ascii() && !written("--unicode").is_ascii(), "{args:?} in a pipe");
    }
}

#[test]
fn a_mouse_is_taken_only_when_asked_for_and_given_back() {
    let mut session = opened(Program::new(DETENTE).size(120, 40));
    assert_eq!(session.sent("\x1b[?1000h"), 0);
    session.send("m");
    session.wait_for("mouse on");
    // A press of the left button on the fifth row of the actors.
    session.send("\x1b[<0;60;12M\x1b[<0;60;12m");
    session.wait_for("3 Actor");
    session.send("q");
    session.wait_for_end();
    session.must_be_restored();
}

#[test]
fn a_page_is_written_to_the_home_folder_once() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("page.txt");
    let mut session = opened(Program::new(DETENTE).size(120, 40).env("HOME", home.path()));
    session.send("i");
    session.wait_for("3 About");
    for what in ["wrote", "exists and stays as it is"] {
        session.send("w");
        session.wait_for("Write to iran-and-tajikistan");
        session.send("\x15");
        session.wait_for("plain text");
        session.paste("~/page.txt");
        session.wait_for("~/page.txt");
        session.send("\r");
        session.wait_for(what);
        assert!(fs::read_to_string(&file).unwrap().starts_with("Iran and Tajikistan"));
    }
    session.send("\x1b");
    session.wait_for("q quit");
    session.send("cc");
    session.wait_for("copied the citation");
    session.wait_for_bytes("\x1b]52;c;");
    session.send("q");
    assert_eq!(how(session.wait_for_end()), "exit 0");
    session.must_be_restored();
}
