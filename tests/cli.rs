//! The real binary without a screen: what it prints, and with which exit code it ends.
//!
//! Runs on the small invented dossier in `tests/fixtures`, so that editing data breaks nothing here.

use std::{
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

use serde_json::Value;

const FALLS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/falls.json");
const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small.json");

/// The program with these arguments, as if nothing around it were set.
fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_detente"));
    command.args(args).env_remove("NO_COLOR").env_remove("COLUMNS").stdin(Stdio::null());
    command
}

/// Runs a command to its end; one that hangs fails the test instead of stopping it.
fn finished(mut command: Command) -> Output {
    let (done, wait) = mpsc::channel();
    let name = format!("{command:?}");
    thread::spawn(move || drop(done.send(command.output().expect("the program starts"))));
    wait.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| panic!("{name} hangs"))
}

/// Exit code, standard output and standard error.
fn run(args: &[&str]) -> (i32, String, String) {
    read(&finished(program(args)))
}

fn read(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program writes UTF-8");
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

/// Runs on the small dossier and reads what it writes as JSON.
fn json(args: &[&str]) -> Value {
    let (code, out, err) = run(&[&["-d", SMALL], args].concat());
    assert_eq!(code, 0, "{args:?}: {err}");
    serde_json::from_str(&out).unwrap_or_else(|error| panic!("{args:?}: {error}\n{out}"))
}

/// A page about a record of the small dossier.
fn page(id: &str) -> String {
    let (code, out, err) = run(&["-d", SMALL, "show", id]);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    out
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().expect("a list").iter().filter_map(|item| item["id"].as_str()).collect()
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder for the test"))
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).expect("the folder can be written to");
        text(&path)
    }
}

fn text(path: &Path) -> String {
    path.to_str().expect("the path is UTF-8").to_owned()
}

mod check {
    use super::*;

    #[test]
    fn a_dossier_in_order_is_summed_up() {
        let (code, out, err) = run(&["check", SMALL]);
        let expected =
            format!("{SMALL}: in order: 6 actors, 5 events, 3 claims, 1 figure, 2 places, 5 sources, 2 relations\n");
        assert_eq!((code, out.as_str(), err.as_str()), (0, expected.as_str(), ""));
        assert_eq!(run(&["-d", SMALL, "check"]).1, expected, "-d names it too");
        assert_eq!(run(&[SMALL, "check"]).1, expected, "and so does a file before the subcommand");
    }

    #[test]
    fn without_a_file_it_is_the_bundled_one() {
        let (code, out, err) = run(&["check"]);
        assert_eq!(code, 0, "{out}{err}");
        assert!(out.contains("(bundled): in order: "), "{out}");
    }

    #[test]
    fn every_problem_has_a_line_with_its_place() {
        let folder = Folder::new();
        let file = folder.file(
            "wrong.json",
            r#"{
  "title": "x",
  "sources": [{"id": "s", "title": "S"}, {"id": "s", "title": "again"}],
  "events": [
    {"id": "e", "title": "E", "actors": ["nobody"], "citations": [{"source": "s"}]}
  ]
}"#,
        );
        let (code, out, err) = run(&["check", &file]);
        assert_eq!(code, 1);
        assert!(err.ends_with("2 problems\n"), "{err}");
        let lines: Vec<&str> = out.lines().collect();
        assert_eq!(lines.len(), 2, "{out}");
        assert!(lines[0].starts_with(&format!("{file}:3:")), "{out}");
        assert!(lines[0].contains("sources[1].id (s): ") && lines[0].contains("(the other is at 3:"), "{out}");
        assert!(lines[1].starts_with(&format!("{file}:5:")), "{out}");
        assert!(lines[1].contains("events[0].actors[0] (e): "), "{out}");
    }

    /// A dossier with one warning: its claim is older than what it speaks of.
    const WARNED: &str = r#"{"title": "x", "sources": [{"id": "s", "title": "S"}],
"actors": [{"id": "a", "kind": "person", "name": "A.", "citations": [{"source": "s"}]}],
"events": [{"id": "e", "title": "E", "date": "2018", "citations": [{"source": "s"}]}],
"claims": [{"id": "c", "by": ["a"], "text": "So.", "date": "2015", "about": ["e"], "citations": [{"source": "s"}]}]}"#;

    #[test]
    fn warnings_are_listed_and_do_no_harm_unless_that_is_asked_for() {
        let folder = Folder::new();
        let file = folder.file("warned.json", WARNED);
        let expected = format!(
            "{file}:4:78: claims[0].about[0] (c): warning: said on 2015, before \"e\" on 2018; unless it is a forecast\n\
             {file}: in order: 1 actor, 1 event, 1 claim, 0 figures, 0 places, 1 source, 0 relations, 1 warning\n"
        );
        assert_eq!(run(&["check", &file]), (0, expected.clone(), String::new()));
        assert_eq!(run(&["check", "--strict", &file]), (1, expected, String::new()));
        assert_eq!(run(&["check", "--strict", SMALL]).0, 0, "without warnings it makes no difference");
        let (code, out, err) = run(&["-d", &file, "events"]);
        assert_eq!((code, err.as_str()), (0, ""), "only check speaks of warnings: {out}");
    }

    #[test]
    fn errors_and_warnings_are_counted_each() {
        let folder = Folder::new();
        let file = folder.file("both.json", WARNED.replace(r#""by": ["a"]"#, r#""by": ["a", "a"]"#));
        let (code, out, err) = run(&["check", &file]);
        assert_eq!((code, err), (1, format!("{file}: 1 problem, 1 warning\n")), "{out}");
        assert_eq!(out.lines().count(), 2, "{out}");
        let (code, _, err) = run(&["-d", &file, "events"]);
        assert!(code == 1 && err.ends_with(": 1 problem\n") && !err.contains("warning"), "{err}");
    }

    #[test]
    fn of_very_many_problems_the_first_are_listed() {
        let folder = Folder::new();
        let ones = vec!["1"; 1234].join(",");
        let file = folder.file("ones.json", format!(r#"{{"title": "x", "events": [{ones}]}}"#));
        let (code, out, err) = run(&["check", &file]);
        assert_eq!((code, err), (1, format!("{file}: 1234 problems; the first 1000 are listed\n")));
        assert_eq!(out.lines().count(), 1000);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_whose_name_steers_a_terminal_is_named_without_that() {
        let folder = Folder::new();
        // ESCAPE.
        let good = folder.file("a\u{1b}[2Jb.json", WARNED);
        let wrong = folder.file("c\u{1b}[2Jd.json", "{}");
        for file in [&good, &wrong] {
            let (_, out, err) = run(&["check", file]);
            assert!(out.contains("[2J") && !out.contains('\u{1b}') && !err.contains('\u{1b}'), "{out:?} {err:?}");
        }
    }

    #[test]
    fn unknown_fields_are_named_with_what_was_meant() {
        let folder = Folder::new();
        let file = folder.file("wrong.json", r#"{"title": "x", "evnets": []}"#);
        let (code, out, _) = run(&["check", &file]);
        assert_eq!(code, 1);
        assert_eq!(out, format!("{file}:1:16: evnets: unknown field; did you mean \"events\"?\n"));
    }

    #[test]
    fn several_files_are_checked_each() {
        let folder = Folder::new();
        let wrong = folder.file("wrong.json", "{}");
        let (code, out, _) = run(&["check", &wrong, SMALL]);
        assert_eq!(code, 1);
        assert!(out.contains("(top): the field \"title\" is missing") && out.contains("in order"), "{out}");
        let (code, out, err) = run(&["check", "/nowhere.json", SMALL]);
        assert_eq!(code, 2);
        assert!(out.contains("in order") && err.contains("/nowhere.json: no such file"), "{out}{err}");
    }

    #[test]
    fn other_subcommands_print_the_report_too() {
        let folder = Folder::new();
        let wrong = folder.file("wrong.json", "{}");
        for args in [vec!["-d", &*wrong, "events"], vec![&*wrong]] {
            let (code, out, err) = run(&args);
            assert_eq!((code, out.as_str()), (1, ""), "{args:?}");
            assert!(err.contains("wrong.json:1:1: (top): the field \"title\" is missing"), "{args:?}: {err}");
        }
    }
}

mod files {
    use super::*;

    fn refused(file: &str, why: &str) {
        for args in [vec!["check", file], vec!["-d", file, "events"], vec![file]] {
            let (code, out, err) = run(&args);
            assert_eq!((code, out.as_str()), (2, ""), "{args:?}: {err}");
            assert!(err.contains(why), "{args:?}: {err}");
        }
    }

    #[test]
    fn what_is_no_regular_file_is_refused_at_once() {
        let folder = Folder::new();
        refused(&text(folder.0.path()), "this is a folder");
        if cfg!(unix) {
            refused("/dev/zero", "no regular file");
            let pipe: PathBuf = folder.0.path().join("pipe");
            assert!(Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs").success());
            refused(&text(&pipe), "no regular file");
        }
        refused("/no/where.json", "no such file");
    }

    #[test]
    fn other_encodings_are_named() {
        let folder = Folder::new();
        let utf16: Vec<u8> = "\u{feff}{\"title\": \"x\"}".encode_utf16().flat_map(u16::to_le_bytes).collect();
        refused(&folder.file("utf16.json", utf16), "UTF-16");
        let bytes = |text: &str, width: usize, big: bool| -> Vec<u8> {
            let of = |c: char| {
                let mut bytes = u32::from(c).to_le_bytes()[..width].to_vec();
                if big {
                    bytes.reverse();
                }
                bytes
            };
            text.chars().flat_map(of).collect()
        };
        for start in ["{\"title\"", "[1]", " {\"", "\n{", "\r\n{", "{\u{443}", "\u{feff}{\"", "\u{feff}", "{"] {
            for (width, name) in [(2, "UTF-16"), (4, "UTF-32")] {
                for big in [false, true] {
                    let file = folder.file("wide.json", bytes(start, width, big));
                    refused(&file, &format!("this file is in {name};"));
                }
            }
        }
        refused(&folder.file("latin1.json", b"{\n\"title\": \"D\xe9tente\"}"), "line 2 is not UTF-8");
    }

    /// Runs `check -` on what a writer gives, which goes on until nobody reads.
    fn check_stream(
        mut write: impl FnMut(&mut std::process::ChildStdin) -> std::io::Result<()> + Send + 'static,
    ) -> (i32, String, String) {
        let mut command = program(&["check", "-"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut input = child.stdin.take().unwrap();
        thread::spawn(move || while write(&mut input).is_ok() {});
        let (done, wait) = mpsc::channel();
        thread::spawn(move || drop(done.send(child.wait_with_output().unwrap())));
        read(&wait.recv_timeout(Duration::from_secs(60)).expect("it ends"))
    }

    #[test]
    fn a_stream_that_can_be_no_dossier_is_not_read_to_its_end() {
        for (endless, why) in [
            (b"y\n".as_slice(), "-:1:1: (top): expected value"),
            (b"\0", "-:1:1: (top): expected value"),
            (b"[1, ", "-:1:1: (top): expected an object, found a list"),
            (b"\"\xc3\xa9", "-:1:"),
        ] {
            let (code, out, err) = check_stream(move |input| input.write_all(&endless.repeat(10_001)));
            assert!(code == 1 && out.starts_with(why), "{endless:?}: {out}{err}");
        }
        // What has come so far ends within a character, which is no fault of it.
        let (code, out, err) =
            check_stream(|input| input.write_all(b"yyyy\xc3").and(Err(std::io::ErrorKind::UnexpectedEof.into())));
        assert!(code == 1 && out.starts_with("-:1:1: (top): expected value"), "{out}{err}");
        let (code, _, err) = check_stream(|input| input.write_all(b"\xff\xfe{\0"));
        assert!(code == 2 && err.contains("UTF-16"), "{err}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn files_that_say_nothing_of_their_size_are_read_within_bounds() {
        // Says it is empty and is not.
        let (code, out, err) = run(&["check", "/proc/self/status"]);
        assert!(code == 1 && out.contains(":1:1: (top): expected value"), "{out}{err}");
        // Gives what it has and then waits for more; only root may read it.
        if std::fs::File::open("/proc/kmsg").is_ok() {
            refused("/proc/kmsg", "has yet to come");
        }
        let mut command = program(&["check", "/dev/stdin"]);
        command.stdin(Stdio::piped());
        let (code, _, err) = read(&finished(command));
        assert!(code == 2 && err.contains("no regular file; to read from a pipe, write -"), "{err}");
        let socket = Folder::new();
        let path = socket.0.path().join("socket");
        let _listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
        refused(&text(&path), "no regular file");
    }

    #[test]
    fn a_byte_order_mark_is_no_problem() {
        let folder = Folder::new();
        let file = folder.file("bom.json", [b"\xef\xbb\xbf".as_slice(), &std::fs::read(SMALL).unwrap()].concat());
        assert_eq!(run(&["check", &file]).0, 0);
    }

    #[test]
    fn standard_input_is_a_dossier_too() {
        for args in [["check", "-"].as_slice(), &["-d", "-", "check"], &["-", "check"]] {
            let mut command = program(args);
            command.stdin(std::fs::File::open(SMALL).unwrap());
            let (code, out, err) = read(&finished(command));
            assert_eq!(code, 0, "{args:?}: {err}");
            assert!(out.starts_with("-: in order: 6 actors"), "{out}");
        }
    }
}

mod pipes {
    use super::*;

    #[test]
    fn a_closed_pipe_is_quiet() {
        for args in [["-d", "-", "events"].as_slice(), &["-d", "-", "actors", "--json"], &["check", "-"]] {
            let mut command = program(args);
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
            let mut child = command.spawn().expect("the program starts");
            // It can't write before it has read: the reader is gone when it does.
            drop(child.stdout.take());
            child.stdin.take().unwrap().write_all(&std::fs::read(SMALL).unwrap()).unwrap();
            let (code, _, err) = read(&child.wait_with_output().unwrap());
            assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
        }
    }

    #[test]
    fn a_closed_pipe_does_not_hide_what_is_wrong() {
        let mut command = program(&["check", "-"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        drop(child.stdout.take());
        child.stdin.take().unwrap().write_all(br#"{"titel": "x"}"#).unwrap();
        let (code, _, err) = read(&child.wait_with_output().unwrap());
        assert_eq!((code, err.as_str()), (1, "-: 2 problems\n"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_an_error() {
        let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let commands = [
            ["check", SMALL].as_slice(),
            &["-d", SMALL, "events"],
            &["-d", SMALL, "events", "--json"],
            &["-d", SMALL, "show", "holm"],
            &["schema"],
        ];
        for args in commands {
            let mut command = program(args);
            command.stdout(full());
            let child = command.stderr(Stdio::piped()).spawn().unwrap();
            let (code, _, err) = read(&child.wait_with_output().unwrap());
            assert_eq!(code, 2, "{args:?}: {err}");
            assert!(err.contains("could not be written"), "{args:?}: {err}");
        }
        let mut help = program(&["--help"]);
        assert_eq!(help.stdout(full()).stderr(Stdio::null()).status().unwrap().code(), Some(2));
        let mut complaint = program(&["-d", SMALL, "search", "qqqqqq"]);
        assert_eq!(complaint.stdout(Stdio::null()).stderr(full()).status().unwrap().code(), Some(1));
    }
}

mod search {
    use super::*;

    #[test]
    fn an_actor_is_found_by_name() {
        let found = json(&["search", "sorokina", "--json"]);
        let first = &found[0];
        assert_eq!((&first["kind"], &first["id"]), (&"actor".into(), &"elena-sorokina".into()), "{found}");
        assert_eq!(first["title"], "Elena Sorokina");
        assert!(first["score"].is_number() && first.get("date").is_some() && first.get("why").is_some(), "{first}");
        let (code, out, _) = run(&["-d", SMALL, "search", "sorokina"]);
        assert_eq!(code, 0);
        assert!(out.starts_with("actor     elena-sorokina  Elena Sorokina, Minister of Ports of Oster"), "{out}");
    }

    #[test]
    fn kinds_and_numbers_can_be_limited() {
        let every = json(&["search", "ferry", "--json"]);
        let kinds: Vec<&str> = every.as_array().unwrap().iter().filter_map(|hit| hit["kind"].as_str()).collect();
        assert!(kinds.contains(&"actor") && kinds.contains(&"event"), "{every}");
        let events = json(&["search", "ferry", "--kind", "event", "--json"]);
        assert!(!ids(&events).is_empty() && events.as_array().unwrap().iter().all(|hit| hit["kind"] == "event"));
        let relations = json(&["search", "minister", "--kind", "relation", "--json"]);
        assert_eq!(ids(&relations), ids(&json(&["search", "minister kind:relation", "--json"])));
        assert!(!ids(&relations).is_empty());
        assert_eq!(ids(&json(&["search", "ferry", "--limit", "1", "--json"])), ids(&every)[..1]);
        assert_eq!(run(&["search", "x", "--kind", "thing"]).0, 2);
        assert_eq!(run(&["search", "x", "--limit", "0"]).0, 2);
    }

    #[test]
    fn a_query_cannot_write_lines_of_its_own() {
        let (code, _, err) = run(&["-d", SMALL, "search", "qqqqqq\nall is well"]);
        assert_eq!(code, 1);
        assert!(err.contains("no record matches \"qqqqqq all is well\""), "{err}");
    }

    #[test]
    fn finding_nothing_says_so() {
        let (code, out, err) = run(&["-d", SMALL, "search", "qqqqqq", "--json"]);
        assert_eq!((code, out.as_str()), (1, "[]\n"));
        assert!(err.contains("no record matches \"qqqqqq\""), "{err}");
        let (code, out, err) = run(&["-d", SMALL, "search", "sorokina", "--kind", "figure"]);
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(err.contains("no figure matches") && err.contains("of other kinds"), "{err}");
        assert_eq!(run(&["-d", SMALL, "search", " "]).0, 2);
        assert_eq!(run(&["search"]).0, 2);
    }
}

mod show {
    use super::*;

    #[test]
    fn an_event_with_rival_accounts() {
        insta::assert_snapshot!(page("ferry-stopped"));
    }

    #[test]
    fn what_was_between_two() {
        let (code, out, err) = run(&["-d", SMALL, "show", "valmark", "oster"]);
        assert_eq!((code, err.as_str()), (0, ""));
        insta::assert_snapshot!(out);
        let pair = json(&["show", "oster", "valmark", "--json"]);
        let titles: Vec<&str> =
            pair["events"].as_array().unwrap().iter().filter_map(|event| event["title"].as_str()).collect();
        assert!(!titles.is_empty() && titles.iter().all(|title| out.contains(title)), "{pair}");
    }

    #[test]
    fn an_event_that_is_only_placed() {
        insta::assert_snapshot!(page("complaint"));
    }

    #[test]
    fn an_actor() {
        insta::assert_snapshot!(page("ferry-company"));
    }

    #[test]
    fn a_person_with_names_in_other_scripts() {
        insta::assert_snapshot!(page("elena-sorokina"));
    }

    #[test]
    fn a_figure_with_rival_values() {
        insta::assert_snapshot!(page("fig-passengers"));
    }

    #[test]
    fn a_value_beyond_counting_takes_no_more_room_than_others() {
        let folder = Folder::new();
        let text = std::fs::read_to_string(SMALL).unwrap().replace("48.5", "1e308");
        let (code, out, err) = run(&["-d", &folder.file("large.json", text), "show", "fig-passengers"]);
        assert_eq!((code, err.as_str()), (0, ""));
        assert!(out.contains(": 1e308 ·"), "{out}");
        assert!(out.lines().all(|line| line.chars().count() <= 80), "{out}");
    }

    #[test]
    fn a_claim() {
        insta::assert_snapshot!(page("claim-safety"));
    }

    #[test]
    fn a_source() {
        insta::assert_snapshot!(page("brandt-2004"));
    }

    #[test]
    fn a_place_and_a_relation() {
        insta::assert_snapshot!(format!("{}\n\n{}", page("holm"), page("rel-sorokina-oster")));
    }

    #[test]
    fn every_record_has_a_page_and_an_object_with_its_own_id() {
        let file: Value = serde_json::from_slice(&std::fs::read(SMALL).unwrap()).unwrap();
        for list in ["sources", "places", "actors", "relations", "events", "claims", "figures"] {
            for id in ids(&file[list]) {
                assert!(page(id).lines().any(|line| line == id), "{id}");
                let object = json(&["show", id, "--json"]);
                assert_eq!(object["id"], id);
                assert_eq!(format!("{}s", object["kind"].as_str().unwrap()), list);
                assert_eq!(object["standing"].is_object(), list != "sources", "{object}");
            }
        }
    }

    #[test]
    fn references_are_links_and_the_rest_is_as_in_the_file() {
        let event = json(&["show", "ferry-stopped", "--json"]);
        assert_eq!(event["date"], "2002-05-03");
        assert_eq!(event["recipients"][0]["id"], "ferry-company");
        assert_eq!(event["recipients"][0]["kind"], "actor");
        assert_eq!(event["recipients"][0]["title"], "Sund Ferry Company");
        assert_eq!(event["citations"][1]["source"]["title"], "Log of the port of Holm, 2001 to 2003");
        assert_eq!(event["citations"][1]["bearing"], "refines");
        assert_eq!(event["disputed_by"][0]["by"][0]["title"], "Oster");
        assert_eq!(event["tone"], "material conflict");
        assert_eq!(
            event["standing"],
            serde_json::json!({
                "documents": 2, "origins": 2, "at_least": false, "corroborated_by": 1, "contested": true, "refined": true,
                "single": false, "official": false,
            })
        );
        let actor = json(&["show", "elena-sorokina", "--json"]);
        assert_eq!((&actor["kind"], &actor["actor_kind"]), (&"actor".into(), &"person".into()));
        assert_eq!(actor["country"]["title"], "Oster");
        assert_eq!(actor["relations"][0]["other"]["id"], "oster");
        assert_eq!(actor["events"][0]["role"], "with");
        assert_eq!(ids(&actor["claims_by"]), ["claim-safety"]);
        let figure = json(&["show", "fig-passengers", "--json"]);
        assert_eq!(figure["points"][0]["value"], 48.5);
        assert_eq!(ids(&json(&["show", "radio-oster", "--json"])["resting_on"]).len(), 4);
    }

    #[test]
    fn a_name_will_do_where_it_is_clear() {
        for name in ["SFC", "sund ferry company", "Yelena Sorokina", "Елена Сорокина"] {
            let id = if name.to_lowercase().starts_with('s') { "ferry-company" } else { "elena-sorokina" };
            assert_eq!(json(&["show", name, "--json"])["id"], id, "{name}");
        }
        let (code, out, err) = run(&["-d", SMALL, "show", "ferry"]);
        assert_eq!((code, out.as_str()), (0, page("ferry-company").as_str()), "one actor is a ferry: {err}");
        let (code, out, err) = run(&["-d", SMALL, "show", "sun"]);
        assert_eq!((code, out.as_str()), (1, ""));
        assert!(err.contains("did you mean\n  ") && err.contains("sund-commission  "), "{err}");
    }

    #[test]
    fn a_slip_in_an_id_is_recognised() {
        let (code, out, err) = run(&["-d", SMALL, "show", "bankruptcyy"]);
        if code == 1 {
            assert_eq!(out, "");
            assert!(err.contains("bankruptcy"), "{err}");
        } else {
            assert_eq!((code, out), (0, page("bankruptcy")), "the search may see through it");
        }
    }
}

mod lists {
    use super::*;

    #[test]
    fn events_stand_in_the_order_of_time() {
        let events = json(&["events", "--json"]);
        assert_eq!(ids(&events), ["treaty", "complaint", "ferry-stopped", "commission-meets", "bankruptcy"]);
        let [treaty, complaint, stopped, ..] = events.as_array().unwrap().as_slice() else { panic!("{events}") };
        assert_eq!((&treaty["first"], &treaty["last"]), (&"1999-01-01".into(), &"1999-12-31".into()));
        assert!(complaint["date"].is_null() && complaint["first"].is_null(), "{complaint}");
        assert_eq!(stopped["category"], "coerce");
        assert_eq!(stopped["tone"], "material conflict");
        assert_eq!(ids(&stopped["recipients"]), ["ferry-company", "valmark"]);
        assert_eq!(ids(&stopped["places"]), ["holm"]);
        assert_eq!(stopped["standing"]["contested"], true);
    }

    #[test]
    fn the_lists_as_text() {
        let list = |name: &str| {
            let (code, out, err) = run(&["-d", SMALL, name]);
            assert_eq!((code, err.as_str()), (0, ""));
            out
        };
        let lists: Vec<String> = ["events", "actors", "claims", "sources"].map(list).into();
        insta::assert_snapshot!(lists.join("\n"));
    }

    #[test]
    fn the_sources_to_read_with_go_before_everything() {
        let of = |args: &[&str]| -> Vec<String> {
            let args = [args, &["--json"]].concat();
            ids(&json(&args)).into_iter().map(str::to_owned).collect()
        };
        assert_eq!(of(&["events", "--sources", "only:port-log"]), ["ferry-stopped", "commission-meets", "bankruptcy"]);
        assert_eq!(
            of(&["--sources", "without:harbour review", "events"]),
            ["ferry-stopped", "commission-meets", "bankruptcy"]
        );
        assert_eq!(
            of(&["claims", "--sources", "without:Oster"]),
            ["claim-fares"],
            "all that rests on its notice is gone"
        );
        assert_eq!(of(&["events", "stopped", "--sources", "only:port-log"]), ["ferry-stopped"]);
        assert_eq!(of(&["claims", "--sources", "published-by:2002-05"]), ["claim-safety", "claim-never-stopped"]);
        let event = json(&["show", "ferry-stopped", "--sources", "only:port-log", "--json"]);
        assert_eq!(event["standing"]["documents"], 1);
        assert_eq!(event["disputed_by"][0]["id"], "claim-never-stopped");
        assert_eq!(event["supported_by"], serde_json::json!([]), "what the radio alone reports is gone");
    }

    #[test]
    fn every_object_says_which_sources_it_was_read_with() {
        let scope = "only:port-log";
        let of = |args: &[&str], scope: &str| json(&[args, &["--json", "--sources", scope]].concat());
        let lists: [&[&str]; 6] =
            [&["events"], &["actors"], &["claims"], &["sources"], &["sources", "--weights"], &["search", "ferry"]];
        for list in lists {
            let items = of(list, scope);
            let items = items.as_array().unwrap();
            assert!(!items.is_empty() && items.iter().all(|item| item["sources"] == scope), "{list:?}: {items:?}");
            assert!(of(list, "all").as_array().unwrap().iter().all(|item| item.get("sources").is_none()), "{list:?}");
        }
        for shown in [&["show", "ferry-stopped"][..], &["show", "oster", "ferry-company"]] {
            assert_eq!(of(shown, scope)["sources"], scope);
            assert_eq!(of(shown, "all").get("sources"), None);
        }
        // As it would be written by hand, whatever was.
        for (written, expected) in [
            ("without:Oster", "without:oster"),
            ("only:harbour review", "only:brandt-2004"),
            ("published-by:2004", "published-by:2004-12-31"),
        ] {
            assert_eq!(of(&["events"], written)[0]["sources"], expected);
            assert_eq!(of(&["events"], expected), of(&["events"], written));
        }
    }

    #[test]
    fn sources_that_are_left_out_are_not_listed_and_not_found() {
        let of = |args: &[&str]| -> Vec<String> {
            ids(&json(&[args, &["--json"]].concat())).into_iter().map(str::to_owned).collect()
        };
        assert_eq!(of(&["sources", "--sources", "only:port-log"]), ["port-log", "oster-notice"]);
        assert_eq!(of(&["search", "--kind", "source", "log", "--sources", "only:port-log"]), ["port-log"]);
        let left_out = ["-d", SMALL, "search", "evening", "--sources", "only:port-log"];
        assert_eq!(run(&left_out).0, 1);
        assert_eq!(of(&["search", "evening"]), ["radio-oster"]);
        let source = json(&["show", "radio-oster", "--sources", "only:port-log", "--json"]);
        assert_eq!(source["is_included"], false);
    }

    #[test]
    fn a_date_of_the_dossiers_own_is_marked() {
        let is_own = |args: &[&str]| {
            let (_, out, _) = run(&[&["-d", FALLS], args, &["--json"]].concat());
            let value: Value = serde_json::from_str(&out).unwrap();
            value.get("date_is_the_dossiers_own").cloned()
        };
        assert_eq!(is_own(&["show", "e4", "--sources", "only:s1"]), Some(true.into()));
        assert_eq!(is_own(&["show", "e1", "--sources", "only:s1"]), Some(false.into()));
        assert_eq!(is_own(&["show", "e4"]), None);
        let (_, out, _) = run(&["-d", FALLS, "events", "--sources", "only:s1", "--json"]);
        assert_eq!(out.matches("\"date_is_the_dossiers_own\":true").count(), 1, "{out}");
    }

    #[test]
    fn sources_that_cannot_be_read_are_explained() {
        for (sources, expected) in [
            ("nobody", "\"nobody\" says nothing of sources; write one of: all, only:X, without:X, published-by:DATE"),
            ("only:", "\"only:\" says nothing of sources"),
            ("only:nobody", "no source and no outlet is called \"nobody\""),
            (
                "without:habour",
                "no source and no outlet is called \"habour\"; the nearest is brandt-2004, \"Who stopped the ferry?\"",
            ),
            ("only:h,r", "no source and no outlet is called \"h,r\""),
            ("without:treaty", "\"treaty\" is the id of an event, which is neither a source nor an outlet"),
            ("without:lina-brandt", "\"lina-brandt\" is the id of an actor, which is neither a source nor an outlet"),
            ("published-by:soon", "\"soon\" is no date; write 1 August 2018, August 2018 or 2018"),
            ("published-by:2002/..", "\"2002/..\" has no last day"),
        ] {
            let (code, _, message) = run(&["-d", SMALL, "events", "--sources", sources]);
            assert_eq!(code, 2, "{sources}");
            assert!(message.starts_with(&format!("detente: --sources: {expected}")), "{sources}: {message}");
        }
        let (code, _, message) = run(&["-d", SMALL, "show", "treaty", "--sources", "only:port-log"]);
        assert_eq!(
            (code, message.as_str()),
            (
                1,
                "detente: \"treaty\" does not stand with these sources: only Port of Holm, “Log of the port of Holm, 2001 to 2003”\n"
            )
        );
    }

    #[test]
    fn what_hangs_on_each_source_is_listed_the_heaviest_first() {
        let weights = json(&["sources", "--weights", "--json"]);
        assert_eq!(ids(&weights)[0], "brandt-2004");
        assert_eq!(
            [&weights[0]["falls"], &weights[0]["is_named_only"], &weights[0]["becomes_single"]],
            [&Value::from(5), &4.into(), &4.into()]
        );
        let of = |args: &[&str]| run(&[&["-d", SMALL, "sources"], args].concat()).1;
        let text = of(&[]);
        assert_eq!(text, of(&["--weights"]));
        assert!(text.lines().nth(1).is_some_and(|line| line.contains("  Who stopped the ferry?, ")), "{text}");
        assert_eq!(run(&["-d", SMALL, "sources", "x", "--weights"]).0, 2, "a query has no say in it");
        assert_eq!(of(&["--sort", "settled"]), of(&["--weights=settled"]));
        let text = of(&["--sort", "settled"]);
        assert!(
            text.lines().nth(1).is_some_and(|line| line.ends_with("  Oster [oster], 1 document, not cited")),
            "{text}"
        );
        let text = of(&["--sort", "date"]);
        assert!(text.lines().nth(1).is_some_and(|line| line.contains("  timetable ")), "{text}");
        let sorted = |order: &str| ids(&json(&["sources", "--json", "--sort", order])).join(" ");
        assert_eq!(sorted("name"), "radio-oster timetable port-log oster-notice brandt-2004");
        assert!(sorted("date").starts_with("timetable radio-oster oster-notice"), "{}", sorted("date"));
    }

    #[test]
    fn what_would_change_without_a_source_is_named_on_its_page() {
        let source = json(&["show", "brandt-2004", "--json"]);
        let falls: Vec<&str> =
            source["without"]["falls"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        assert_eq!(falls, ["treaty", "complaint", "claim-fares", "rel-sorokina-oster", "lina-brandt"]);
        let named = serde_json::json!(["valmark", "oster", "elena-sorokina", "holm"]);
        assert_eq!(source["without"]["is_named_only"], named);
        let single = serde_json::json!(["ferry-stopped", "bankruptcy", "fig-passengers", "ferry-company"]);
        assert_eq!(source["without"]["becomes_single"], single);
        assert_eq!(source["without"]["ceases_to_be_contested"], serde_json::json!(["claim-safety"]));
        let outlet = json(&["show", "oster", "--json"]);
        assert_eq!(outlet["without"]["falls"][0], "claim-safety", "what the radio took from its notice");
        assert_eq!(json(&["show", "valmark", "--json"]).get("without"), None, "it has no documents");
        let alone = json(&["show", "port-log", "--sources", "only:port-log", "--json"]);
        assert_eq!(alone["without"]["falls"][0], "ferry-stopped", "all that it bears out");
        assert_eq!(alone["without"]["becomes_single"], serde_json::json!([]));
        let text = page("brandt-2004");
        let text = text.split("Without it").nth(1).unwrap();
        assert!(text.contains(" - Oster complains of the fares [complaint]\n"), "{text}");
        assert!(text.contains(" - claim Lina Brandt: The ferry was stopped over its fares. [claim-fares]\n"), "{text}");
    }

    #[test]
    fn under_an_outlet_stand_its_documents() {
        let (_, text, _) = run(&["sources"]);
        let mut below = text.lines().skip_while(|line| !line.contains("  RFE/RL [rferl], 3"));
        assert!(below.nth(1).is_some_and(|line| line.contains("    Jun 2017  ")), "{text}");
        let (_, text, _) = run(&["sources", "rferl", "khujand"]);
        assert!(text.lines().nth(1).is_some_and(|line| line.contains("  RFE/RL [rferl], 1 of 3")), "{text}");
        assert_eq!(text.lines().count(), 3, "{text}");
        let (_, text, _) = run(&["sources", "--weights", "--json"]);
        let weights: Vec<Value> = serde_json::from_str(&text).unwrap();
        let outlet = weights.iter().find(|weight| weight["id"] == "rferl").unwrap();
        let documents = outlet["documents"].as_array().unwrap();
        assert!(documents.len() > 20 && documents[0]["kind"] == "source", "{outlet}");
        assert!(documents.iter().all(|one| one["falls"].as_u64() <= outlet["falls"].as_u64()), "{outlet}");
    }

    #[test]
    fn the_sources_are_chosen_in_one_place_only() {
        for args in [&["compare", "all", "without:rferl"][..], &["check"], &["schema"]] {
            let (code, out, message) = run(&[args, &["--sources", "only:rferl"]].concat());
            assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
            assert!(message.contains("--sources"), "{message}");
            assert!(!run(&[args[0], "--help"]).1.contains("--sources"), "what is refused is not offered: {args:?}");
        }
    }

    #[test]
    fn two_choices_of_sources_are_compared() {
        let (code, text, _) = run(&["-d", SMALL, "compare", "all", "without:brandt-2004"]);
        assert_eq!(code, 0);
        insta::assert_snapshot!("what_changes_without_the_article", text);
        let changes = json(&["compare", "all", "without:brandt-2004", "--json"]);
        let of = |word: &str| {
            let changes = changes["changes"].as_array().unwrap().iter().filter(|change| change["change"] == word);
            changes.map(|change| change["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of("falls")[..3], ["treaty", "complaint", "claim-fares"]);
        assert!(of("is_named_only").contains(&"oster".to_owned()) && !of("falls").contains(&"oster".to_owned()));
        assert_eq!(of("becomes_single"), ["ferry-stopped", "bankruptcy", "fig-passengers", "ferry-company"]);
        assert_eq!((&changes["from"], &changes["to"]), (&"all".into(), &"without:brandt-2004".into()));
        let totals = serde_json::json!({"from": 5, "to": 3, "fall": 2, "appear": 0, "named_only": 0,
            "no_longer_named_only": 0, "moved": 0, "contested": 0, "settled": 0, "single": 2, "corroborated": 0});
        assert_eq!(changes["totals"]["events"], totals);
        assert_eq!(changes["totals"]["actors"]["named_only"], 3);
        let left_out = serde_json::json!({"from": {"sources": 0, "undated": 0}, "to": {"sources": 1, "undated": 0}});
        assert_eq!(changes["left_out"], left_out);
        let back = json(&["compare", "without:brandt-2004", "all", "--json"]);
        assert_eq!(back["changes"].as_array().unwrap().len(), changes["changes"].as_array().unwrap().len());
        let (code, text, _) = run(&["-d", SMALL, "compare", "all", "all"]);
        assert!(code == 1 && text.ends_with("\nNothing changes.\n"), "{text}");
    }

    /// What differs, without its line breaks.
    fn compared(one: &str, other: &str) -> String {
        let (_, text, _) = run(&["-d", SMALL, "compare", one, other]);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_change_names_the_citations_that_make_it() {
        let of = |changes: &Value, change: &str, id: &str| -> Value {
            let changes = changes["changes"].as_array().unwrap();
            changes.iter().find(|one| one["change"] == change && one["id"] == id).unwrap()["because"].clone()
        };
        let changes = json(&["compare", "all", "without:brandt-2004", "--json"]);
        let because = of(&changes, "becomes_single", "ferry-stopped");
        assert_eq!(because[0]["id"], "brandt-2004");
        let cited = serde_json::json!([{"bearing": "states", "paragraph": 1, "date": "2002"}]);
        assert_eq!(because[0]["citations"], cited);
        // The radio denies it itself, and reports claims against it.
        let because =
            of(&json(&["compare", "only:brandt-2004", "all", "--json"]), "becomes_contested", "ferry-stopped");
        assert_eq!(ids(&because), ["radio-oster", "port-log"], "each once");
        let cited = &because[0]["citations"];
        assert_eq!((&cited[0]["bearing"], &cited[0]["date"]), (&"contradicts".into(), &"2002-05-04".into()));
        assert_eq!(cited[1]["of"]["id"], "claim-never-stopped");
        let text = compared("only:brandt-2004", "all");
        assert!(text.contains("because of Evening news (contradicts it, says 4 May 2002); the "), "{text}");
        assert!(
            text.contains("; the claim against it [claim-never-stopped] by Oster, reported by Evening news"),
            "{text}"
        );
    }

    #[test]
    fn a_comparison_tells_each_record_as_it_is_where_it_stands() {
        let text = compared("only:port-log", "only:brandt-2004");
        assert!(
            text.starts_with("From only Port of Holm, “Log of the port of Holm, 2001 to 2003” to only the article ")
        );
        assert!(text.contains("3 → 4 events (1 falls, 2 appear)"), "{text}");
        assert!(text.contains("claim Lina Brandt: The ferry was stopped over its fares."), "{text}");
        assert!(!text.contains("Read with") && text.matches("remain the dossier's words").count() == 1, "{text}");
        let text = compared("published-by:2002", "without:timetable");
        assert!(text.starts_with("From what was published by 31 December 2002 to all but “Ferries of"), "{text}");
    }

    #[test]
    fn an_event_may_move_to_the_dossiers_own_date() {
        let folder = Folder::new();
        let file = folder.file(
            "own.json",
            r#"{"title": "x", "sources": [{"id": "s", "title": "S"}, {"id": "t", "title": "T"},
                {"id": "u", "title": "U"}], "events": [
                {"id": "e", "title": "E", "date": "2015-05-05",
                 "citations": [{"source": "s", "date": "2015"}, {"source": "t"}, {"source": "u", "date": "2015-05-05"}]}]}"#,
        );
        let (_, text, _) = run(&["-d", &file, "compare", "only:s", "only:t"]);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("from 2015 to 5 May 2015 (the dossier's own date)"), "{text}");
    }

    #[test]
    fn conditions_on_the_evidence_go_by_origins() {
        let of = |list: &str, query: &str| -> Vec<String> {
            ids(&json(&[list, query, "--json"])).into_iter().map(str::to_owned).collect()
        };
        assert_eq!(of("events", "is:single"), ["treaty", "complaint", "commission-meets"], "context is no support");
        assert_eq!(of("events", "is:corroborated"), ["ferry-stopped", "bankruptcy"]);
        assert_eq!(of("events", "is:contested"), ["ferry-stopped"]);
        assert_eq!(of("claims", "is:contested"), ["claim-safety", "claim-fares", "claim-never-stopped"]);
        assert_eq!(of("claims", "is:single"), of("claims", "is:contested"));
    }

    #[test]
    fn actors_stand_by_involvement() {
        let actors = json(&["actors", "--json"]);
        assert_eq!(ids(&actors)[..2], ["oster", "ferry-company"]);
        assert_eq!(actors[1]["event_count"], 3);
        assert_eq!(actors[1]["country"]["id"], "valmark");
        assert_eq!(ids(&json(&["claims", "--json"])).len(), 3);
        assert_eq!(json(&["claims", "--json"])[0]["disputes"][0]["id"], "claim-fares");
        let sources = json(&["sources", "--json"]);
        assert_eq!(ids(&sources), ["brandt-2004", "port-log", "radio-oster", "oster-notice", "timetable"]);
        assert_eq!(sources[0]["derived_from"], serde_json::Value::Null, "not recorded");
        assert_eq!(sources[2]["derived_from"][0]["id"], "oster-notice");
        assert_eq!(
            (&sources[3]["derived_from"], &sources[3]["outlet"]["id"]),
            (&serde_json::json!([]), &"oster".into())
        );
        let standing = |list: &str, at: usize| json(&[list, "--json"])[at]["standing"].clone();
        assert_eq!(standing("events", 2), serde_json::json!({"documents": 2, "origins": 2, "contested": true}));
        assert_eq!(standing("claims", 2), serde_json::json!({"documents": 2, "origins": 1, "contested": true}));
    }

    #[test]
    fn a_query_narrows_them() {
        assert_eq!(ids(&json(&["actors", "commission", "--json"])), ["sund-commission"]);
        let (code, out, err) = run(&["-d", SMALL, "events", "qqqqqq", "--json"]);
        assert_eq!((code, out.as_str()), (1, "[]\n"));
        assert!(err.contains("no event matches"), "{err}");
    }

    #[test]
    fn an_empty_dossier_has_nothing_to_list() {
        let folder = Folder::new();
        let file = folder.file("empty.json", r#"{"title": "Nothing yet"}"#);
        let (code, out, err) = run(&["-d", &file, "events", "--json"]);
        assert_eq!((code, out.as_str()), (1, "[]\n"));
        assert!(err.contains("the dossier has no events"), "{err}");
    }
}

mod arguments {
    use super::*;

    #[test]
    fn help_and_version_are_fine() {
        for args in [["--help"].as_slice(), &["-h"], &["search", "--help"], &["help", "show"]] {
            let (code, out, err) = run(args);
            assert_eq!((code, err.as_str()), (0, ""), "{args:?}");
            assert!(out.contains("Usage:"), "{out}");
        }
        assert!(run(&["--help"]).1.contains("Exit codes:"));
        assert_eq!(run(&["--version"]).1, format!("detente {}\n", env!("CARGO_PKG_VERSION")));
    }

    #[test]
    fn a_mistyped_subcommand_is_recognised() {
        for args in [["serach"].as_slice(), &["serach", "kabiri"], &["-d", SMALL, "serach", "kabiri"]] {
            let (code, out, err) = run(args);
            assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
            assert_eq!(err, "detente: serach: no such file; did you mean the subcommand search?\n", "{args:?}");
        }
        let (code, _, err) = run(&["kabiri"]);
        assert_eq!(code, 2);
        assert!(err.contains("detente search kabiri"), "{err}");
    }

    #[test]
    fn without_a_terminal_there_is_no_explorer() {
        for args in [[].as_slice(), &[SMALL], &["--ascii", "--mouse", "--no-color"]] {
            let (code, out, err) = run(args);
            assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
            assert!(err.starts_with("detente: ") && err.contains("terminal"), "{args:?}: {err}");
        }
    }

    #[test]
    fn a_file_named_twice_is_a_mistake() {
        assert_eq!(run(&[SMALL, "-d", SMALL]).0, 2);
        assert_eq!(run(&["--nonsense"]).0, 2);
    }

    #[test]
    fn the_schema_is_printed_as_it_is_published() {
        let (code, out, _) = run(&["schema"]);
        assert_eq!((code, out.as_str()), (0, detente::dossier::schema::SCHEMA));
    }

    #[test]
    fn nothing_is_bold_in_a_pipe() {
        assert!(!page("holm").contains('\u{1b}'));
    }
}
