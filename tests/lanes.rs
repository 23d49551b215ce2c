//! The lanes in the hand and on the screen: nothing is dropped, what is selected is in view, and
//! it is the same thing that is selected everywhere.

mod support;

use std::{
    rc::Rc,
    sync::{Arc, LazyLock},
};

use detente::{
    dossier::{Dossier, EventId, Id, load},
    explore::{action::Context, layout::Pane},
    picture::lanes::{
        fitted::Fitted,
        plan::Plan,
        rows::{Cursor, Lanes},
        window::{Cell, Mark, Window},
    },
    report::Subject,
    terminal::event::Input,
};
use proptest::prelude::*;
use ratatui::style::Modifier;
use support::Session;

static DOSSIER: LazyLock<Arc<Dossier>> =
    LazyLock::new(|| Arc::new(load::bundled().expect("the bundled dossier is in order")));

fn session(size: (u16, u16), keys: &str) -> Session {
    let mut session = Session::new(&DOSSIER, size);
    session.keys(keys);
    session
}

fn fitted(session: &Session) -> Rc<Fitted> {
    assert_eq!(session.explorer.view(Pane::Timeline), Context::LANES);
    session.explorer.lanes()
}

fn lanes(session: &Session) -> Rc<Lanes> {
    Rc::clone(&fitted(session).plan.lanes)
}

fn cursor(session: &Session) -> (&'static str, &'static str) {
    let lanes = lanes(session);
    let cursor = session.explorer.cursor_in(&lanes);
    let actor = cursor.lane.map_or("", |lane| DOSSIER.id_of(lanes.rows[lane].actor));
    (actor, cursor.event.map_or("", |event| DOSSIER.id_of(lanes.events[event])))
}

/// Everything there is, in one window.
fn whole(plan: &Plan) -> Window {
    Window { left: 0, room: plan.scale.width, top: 0, rows: plan.lanes.rows.len() }
}

fn marks(cells: &[Cell]) -> impl Iterator<Item = &Mark> {
    cells.iter().filter_map(|cell| if let Cell::Mark(mark) = cell { Some(mark) } else { None })
}

/// A lane as it is seen: the name with its sign, how many events, and what is drawn.
fn seen(row: &str) -> Option<(&str, usize, &str)> {
    // A year in a name is none.
    let is_count = |word: &&str| matches!(word.len(), 1..4) && word.bytes().all(|b| b.is_ascii_digit());
    let count = row.split(' ').find(is_count)?;
    let (name, drawn) = row.split_once(&format!(" {count}"))?;
    Some((name.trim_end(), count.parse().ok()?, drawn))
}

/// The lanes that are in view, without the axis above and the words below.
fn lanes_in_view(session: &Session) -> Vec<String> {
    let rows = session.pane(1).rows.into_iter().skip(2);
    rows.take_while(|row| !row.is_empty() && !row.trim_start().starts_with(['─', '○', '●', '△', '▲', '·'])).collect()
}

#[test]
fn a_lane_shows_or_counts_each_of_its_events() {
    for size in [(80, 24), (120, 40), (200, 60)] {
        let session = session(size, "t");
        let lanes = lanes_in_view(&session);
        assert!(lanes.len() > 12, "{}", session.screen());
        for lane in &lanes {
            let (name, count, drawn) = seen(lane).unwrap_or_else(|| panic!("no lane: {lane}"));
            let signs = drawn.chars().filter(|c| "○●△▲·".contains(*c)).count();
            let counted = drawn.chars().filter_map(|c| c.to_digit(10)).sum::<u32>() as usize;
            assert_eq!(signs + counted, count, "{name}\n{}", session.screen());
        }
        let (name, count, _) = seen(&lanes[0]).unwrap();
        assert!(name.ends_with("Tajikistan"), "{name}");
        let Some(Id::Actor(tajikistan)) = DOSSIER.find("tajikistan") else { panic!("no such actor") };
        assert_eq!(count, DOSSIER.events_of(tajikistan).len());
    }
}

#[test]
fn time_is_as_fine_as_fits_and_the_selected_day_is_written_out() {
    for (width, unit) in [(80, "each day"), (120, "each day"), (200, "each event")] {
        let mut session = session((width, 40), "/irpt is banned<enter><esc>1t");
        let lanes = session.pane(1);
        assert!(lanes.rows[1].trim_start().starts_with(unit), "{}", lanes.text());
        assert!(lanes.rows[1].contains(" 29 Sep 2015 "), "{}", lanes.text());
        assert!(lanes.row("▲ 29 Sep 2015 ").ends_with("material conflict"), "{}", lanes.text());
        session.keys("t");
        assert!(session.pane(1).title.starts_with("1 Timeline"));
    }
}

#[test]
fn arrows_say_on_which_side_there_is_more() {
    let mut session = session((40, 14), "tjjlll");
    let more = |session: &Session| ['←', '→'].map(|arrow| session.pane(1).rows[0].contains(arrow));
    assert_eq!(more(&session), [true, true], "{}", session.screen());
    assert_eq!(more(session.keys(&"H".repeat(100))), [false, true], "{}", session.screen());
    assert_eq!(more(session.keys(&"L".repeat(100))), [true, false], "{}", session.screen());
    let note = session.pane(1).note;
    assert!(note.contains(" of ") && note.ends_with(&format!(" · {} events", DOSSIER.events().len())), "{note}");
}

#[test]
fn the_foot_says_all_of_the_title_and_names_everybody() {
    for size in [(100, 30), (120, 40), (200, 60)] {
        let mut session = session(size, "t");
        for slot in DOSSIER.in_time() {
            session.keys(&format!(":{}<enter>1", DOSSIER.id_of(slot.event)));
            let rows = session.pane(1).rows;
            let foot = rows.iter().rposition(|row| row.contains("───")).expect("there is a rule");
            let words: Vec<&str> = rows[foot + 1..].iter().flat_map(|row| row.split_whitespace()).collect();
            let words = words.join(" ");
            let cast = DOSSIER.cast(slot.event).iter().map(|(actor, _)| DOSSIER.short_name(*actor));
            for part in DOSSIER.event(slot.event).title.split_whitespace().chain(cast.flat_map(str::split_whitespace)) {
                assert!(words.contains(part), "{part} is cut\n{}", session.screen());
            }
            assert!(
                !words.contains('…')
                    || DOSSIER.event(slot.event).date.as_ref().is_some_and(|date| date.with_year().contains('…')),
                "{}",
                session.screen()
            );
        }
    }
}

#[test]
fn what_is_found_or_marked_stands_alone_in_the_lanes() {
    let found = session((120, 30), "t/kabiri<enter>");
    let lanes = found.pane(1);
    assert_eq!(lanes.title, "1 Lanes /kabiri");
    let rows = lanes_in_view(&found);
    // The name that is cut before its lane comes first; no part of the note is cut.
    assert_eq!(lanes.note, "Muhiddin Kabiri");
    assert!(rows.iter().all(|lane| !lane.contains("Russia")), "{}", found.screen());

    let marked = session((120, 40), "2jj<space>t");
    let lanes = marked.pane(1);
    assert_eq!(lanes.title, "1 Lanes ◆ Islamic Renaissance Party of Tajikistan");
    let Some(Id::Actor(irpt)) = DOSSIER.find("irpt") else { panic!("the IRPT is an actor") };
    assert!(lanes.note.ends_with(&format!(" actors · {} events", DOSSIER.events_of(irpt).len())), "{}", lanes.note);
    let (name, _, drawn) = seen(&lanes.rows[2]).unwrap();
    assert!(name.ends_with("◆IRPT"), "the first: {name}");
    let years = lanes.rows[0].split_whitespace().collect::<Vec<_>>();
    assert!(years.len() > 3 && years.is_sorted(), "{years:?}");
    assert_eq!(drawn.matches('┊').count(), years.len() - 1, "a line before each year\n{}", marked.screen());
}

#[test]
fn ascii_has_letters_for_the_signs() {
    let mut session = session((80, 24), "");
    session.theme.ascii = true;
    let screen = session.keys("tjllll").screen();
    assert!(screen.is_ascii(), "{screen}");
    let tajikistan = screen.lines().find(|line| line.contains("Tajikistan ")).expect("its lane");
    let (_, _, drawn) = seen(tajikistan).unwrap();
    for sign in ["o", "O", "x", "X", "."] {
        assert!(drawn.contains(sign), "{sign}\n{screen}");
    }
}

#[test]
fn t_turns_to_the_lanes_from_anywhere_and_back_from_there() {
    let mut session = session((120, 40), "jjj");
    let before = (session.explorer.location().clone(), session.screen());
    session.keys("t");
    assert_eq!(session.explorer.view(Pane::Timeline), Context::LANES);
    assert!(session.screen().contains("t list"), "{}", session.screen());
    session.keys("t");
    assert_eq!(session.explorer.location().timeline, before.0.timeline);
    assert_eq!(session.screen(), before.1);
    for elsewhere in ["2", "3", "t2", "t3"] {
        let mut session = self::session((120, 40), elsewhere);
        assert!(session.screen().contains("t lanes"), "{elsewhere}\n{}", session.screen());
        session.keys("t");
        assert_eq!(
            (session.explorer.view(Pane::Timeline), session.explorer.location().focus),
            (Context::LANES, Pane::Timeline)
        );
    }
}

#[test]
fn lanes_take_the_actors_columns_as_long_as_nobody_wants_the_list() {
    let mut session = session((120, 40), "t");
    assert!(
        session.explorer.layout().pane(Pane::Actors).is_none()
            && session.explorer.layout().pane(Pane::Detail).is_some()
    );
    session.keys("2");
    assert!(session.explorer.layout().pane(Pane::Actors).is_some());
    session.keys("3");
    assert!(
        session.explorer.layout().pane(Pane::Actors).is_some(),
        "the detail stands beside the list that had the keys"
    );
    session.keys("1").input(Input::Resize { width: 80, height: 24 });
    assert!(session.explorer.layout().pane(Pane::Detail).is_none(), "in a narrow window the lanes stand alone");
}

#[test]
fn along_a_lane_go_its_own_events_and_across_the_nearest() {
    let mut session = session((120, 40), "tjg");
    assert_eq!(cursor(&session), ("irpt", "protocol-32-20"));
    let Some(Id::Actor(irpt)) = DOSSIER.find("irpt") else { panic!("the IRPT is an actor") };
    for event in &DOSSIER.events_of(irpt)[1..] {
        session.keys("l");
        assert_eq!(cursor(&session), ("irpt", DOSSIER.id_of(*event)));
        assert_eq!(session.explorer.location().subject, Subject::Record((*event).into()), "the detail follows");
        assert_eq!(session.explorer.location().actors.selected, Some(irpt.into()), "and the actors");
    }
    let last = cursor(&session);
    session.keys("l");
    assert_eq!(cursor(&session), last, "there is nothing beyond the last");
    session.keys("hhhhh");
    let before = cursor(&session);
    session.keys("jjjjjjjkkkkkkk");
    assert_eq!(cursor(&session), before, "the way down and up leads back");
    session.keys("<pgdn><pgdn><pgdn><pgdn>");
    let lanes = lanes(&session);
    assert_eq!(session.explorer.cursor_in(&lanes).lane, Some(lanes.rows.len() - 1));
}

#[test]
fn time_can_be_seen_closer_and_from_further_away() {
    let mut session = session((120, 40), "tjllll");
    let (place, at, screen) = (session.explorer.location().clone(), cursor(&session), session.screen());
    assert!(screen.contains("each day"), "{screen}");
    for (key, words) in [
        ("+", "each event"),
        ("+", "each event"),
        ("-", "each day"),
        ("-", "each month"),
        ("-", "each year"),
        ("-", "each decade"),
    ] {
        session.keys(key);
        assert!(session.screen().contains(words), "{words}\n{}", session.screen());
        assert_eq!(cursor(&session), at, "the same is selected");
    }
    session.keys("0");
    assert_eq!((session.explorer.location(), session.screen()), (&place, screen));
}

#[test]
fn every_event_is_reached_in_time_whoever_had_part_in_it() {
    let mut session = session((80, 24), "t<c-f><c-b>g");
    session.keys(&"H".repeat(100));
    for slot in DOSSIER.in_time() {
        assert_eq!(session.explorer.location().timeline.selected, Some(slot.event.into()));
        let (actor, event) = cursor(&session);
        assert_eq!(event, DOSSIER.id_of(slot.event));
        assert!(DOSSIER.cast(slot.event).iter().any(|(who, _)| DOSSIER.id_of(*who) == actor));
        session.keys("L");
    }
}

#[test]
fn what_is_selected_in_the_list_is_selected_in_the_lanes() {
    let mut session = session((120, 40), "/irpt is banned<enter><esc>2G1");
    let selected = session.explorer.location().timeline.selected;
    session.keys("t");
    assert_eq!(session.explorer.location().timeline.selected, selected);
    assert_eq!(cursor(&session).0, "supreme-court", "in the lane of who did it");
    let screen = session.screen();
    assert!(screen.contains("Supreme Court → IRPT"), "in words too\n{screen}");
    assert!(screen.contains("The IRPT is banned") && screen.contains("29 Sep 2015"));
    session.keys("<enter>");
    assert_eq!(session.explorer.location().focus, Pane::Detail);
    session.keys("<bs>");
    assert_eq!(session.screen(), screen);
}

#[test]
fn marking_in_a_lane_marks_its_actor_and_puts_it_first() {
    let mut session = session((120, 40), "tj<space>");
    let irpt = DOSSIER.id_of(session.explorer.location().marked[0]);
    assert_eq!(irpt, "irpt");
    let lanes = lanes(&session);
    assert_eq!(DOSSIER.id_of(lanes.rows[0].actor), "irpt");
    assert!(lanes.events.iter().all(|event| DOSSIER.role_in(*event, lanes.rows[0].actor).is_some()));
    let shared: Vec<usize> = lanes.rows.iter().map(|lane| lane.count).collect();
    assert!(shared.is_sorted_by(|a, b| a >= b), "by shared events: {shared:?}");
    session.keys("<esc>");
    assert_eq!(self::lanes(&session).events.len(), DOSSIER.events().len());
}

#[test]
fn clicks_select_in_the_lane_what_is_nearest() {
    let mut session = session((120, 40), "tm");
    let parts = fitted(&session).parts;
    for event in DOSSIER.in_time().iter().map(|slot| slot.event) {
        let Some((actor, _)) = DOSSIER.cast(event).first() else { continue };
        let fitted = fitted(&session);
        let (plan, lanes) = (&fitted.plan, &fitted.plan.lanes);
        let (row, at) = (lanes.row_of(*actor).unwrap(), lanes.place_of(&DOSSIER, event).unwrap());
        let Some(y) = row.checked_sub(session.explorer.lanes_in_view().top).filter(|y| *y < parts.rows.into()) else {
            continue;
        };
        // Below the border of its pane.
        let top = session.explorer.layout().inside(Pane::Timeline).y;
        let y = usize::from(top + parts.axis) + y;
        let column = plan.scale.columns.of(at);
        let x = 1 + usize::from(parts.names) + plan.x(at) - session.explorer.lanes_in_view().left;
        session.input(Input::Click { x: x as u16, y: y as u16 });
        let now = session.explorer.cursor_in(lanes);
        assert_eq!(now.lane, Some(row));
        assert_eq!(now.event.and_then(|event| self::fitted(&session).plan.scale.columns.of(event)), column);
    }
}

#[test]
fn spans_reach_as_far_as_their_dates_and_no_further() {
    let session = session((200, 60), "t");
    let fitted = fitted(&session);
    let (plan, lanes) = (&fitted.plan, &fitted.plan.lanes);
    let picture = plan.picture(&DOSSIER, Cursor::default(), whole(plan));
    let of = |id: &str, kind: &str| match DOSSIER.find(id) {
        Some(Id::Event(event)) if kind == "event" => plan.x(lanes.place_of(&DOSSIER, event).unwrap()),
        Some(Id::Actor(actor)) => lanes.row_of(actor).unwrap(),
        _ => panic!("{id}"),
    };
    // The civil war, 1992/1997, in the lane of the opposition; the peace accord is from that year.
    let row = &picture.cells[of("united-tajik-opposition", "actor")];
    let (war, accord) = (of("iran-backs-uto", "event"), of("peace-accord", "event"));
    assert!(row[war + 1..accord].iter().all(|cell| matches!(cell, Cell::Bar | Cell::Mark(_))), "{row:?}");
    let next = of("protocol-32-20", "event");
    assert!(!row[accord + 2..next].contains(&Cell::Bar), "it is over when the next event begins");
    // Since 2015, nobody says until when.
    let row = &picture.cells[of("tajik-opposition", "actor")];
    assert!(!row[..of("opposition-purge", "event")].contains(&Cell::Bar));
    assert!(matches!(row[plan.scale.width - 1], Cell::Bar | Cell::Line { bar: true, .. } | Cell::On));
    // One day is one mark.
    let row = &picture.cells[of("donald-trump", "actor")];
    assert_eq!(row.iter().filter(|cell| !matches!(cell, Cell::Blank | Cell::Line { .. })).count(), 1);
}

#[test]
fn lines_lead_from_doers_to_recipients_and_the_selected_is_bright() {
    let session = session((120, 40), "/irpt is banned<enter><esc>1t");
    let fitted = fitted(&session);
    let (plan, lanes) = (&fitted.plan, &fitted.plan.lanes);
    let at = session.explorer.cursor_in(lanes);
    let picture = plan.picture(&DOSSIER, at, whole(plan));
    let x = plan.x(at.event.unwrap());
    let ends: Vec<usize> = ["irpt", "supreme-court"]
        .map(|id| if let Some(Id::Actor(actor)) = DOSSIER.find(id) { lanes.row_of(actor).unwrap() } else { 0 })
        .to_vec();
    for row in ends[0]..=ends[1] {
        let cell = picture.cells[row][x];
        let on_the_line = matches!(cell, Cell::Line { .. } | Cell::Mark(_));
        assert!(on_the_line, "{row}: {cell:?}");
    }
    assert!(picture.cells[ends[1] + 1..].iter().all(|row| !matches!(row[x], Cell::Line { .. })));
}

#[test]
fn without_colour_the_selected_mark_and_its_lane_show() {
    let mut session = session((120, 40), "");
    session.theme = detente::explore::ui::theme::Theme::plain();
    session.keys("tjll");
    let buffer = session.buffer();
    let reversed = buffer.content.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED));
    let text: String = reversed.map(ratatui::buffer::Cell::symbol).collect();
    assert!(text.contains("IRPT") && text.contains('△'), "{text}");
    assert!(buffer.content.iter().all(|cell| cell.fg == ratatui::style::Color::Reset));
}

#[test]
fn escape_and_the_search_line_leave_the_lanes_as_they_were() {
    let mut session = session((120, 40), "tjjlll");
    let (place, screen) = (session.explorer.location().clone(), session.screen());
    session.keys("/kabiri khamenei<down><esc>");
    assert_eq!((session.explorer.location(), session.screen()), (&place, screen));
    session.keys("/kabiri<enter>1");
    assert!(lanes(&session).events.len() < DOSSIER.events().len());
    session.keys("<esc>");
    assert_eq!(lanes(&session).events.len(), DOSSIER.events().len());
    assert_eq!(session.explorer.view(Pane::Timeline), Context::LANES);
    // With nothing else left to undo it leads to the list.
    session.keys("<esc>");
    assert_eq!(session.explorer.view(Pane::Timeline), Context::TIMELINE);
    session.keys("<esc>");
    assert!(session.footer().contains("nothing to close or clear"), "{}", session.footer());
}

/// Date, category, and the actors: doers, recipients, involved.
type Invented = (Option<String>, Option<&'static str>, [Vec<usize>; 3]);

fn invent(events: &[Invented]) -> Arc<Dossier> {
    let list = |actors: &[usize]| actors.iter().map(|at| format!("\"a{at}\"")).collect::<Vec<_>>().join(",");
    let cited = r#""citations":[{"source":"s"}]"#;
    let actors: Vec<String> =
        (0..12).map(|at| format!(r#"{{"id":"a{at}","kind":"person","name":"Actor {at}",{cited}}}"#)).collect();
    let events: Vec<String> = events
        .iter()
        .enumerate()
        .map(|(at, (date, category, [actors, recipients, involved]))| {
            let field = |name: &str, value: Option<&str>| {
                value.map_or_else(String::new, |value| format!(r#""{name}":"{value}","#))
            };
            format!(
                r#"{{"id":"e{at}","title":"Event {at}",{}{}"actors":[{}],"recipients":[{}],"involved":[{}],{cited}}}"#,
                field("date", date.as_deref()),
                field("category", *category),
                list(actors),
                list(recipients),
                list(involved)
            )
        })
        .collect();
    let text = format!(
        r#"{{"title":"Invented","sources":[{{"id":"s","type":"report","title":"S"}}],"actors":[{}],"events":[{}]}}"#,
        actors.join(","),
        events.join(",")
    );
    Arc::new(load::from_text("invented.json", &text).expect("the invented dossier is in order"))
}

fn any_dossier() -> impl Strategy<Value = Arc<Dossier>> {
    let date = prop_oneof![
        8 => (1990u16..2020, 1u8..13, 1u8..29).prop_map(|(y, m, d)| Some(format!("{y}-{m:02}-{d:02}"))),
        4 => (1u8..29).prop_map(|d| Some(format!("2015-09-{d:02}"))),
        2 => (1990u16..2020).prop_map(|y| Some(y.to_string())),
        1 => (1990u16..2005, 1u16..15).prop_map(|(y, more)| Some(format!("{y}/{}", y + more))),
        1 => (1990u16..2020, any::<bool>()).prop_map(|(y, since)| Some(if since { format!("{y}/..") } else { format!("../{y}") })),
        1 => Just(None),
    ];
    let category = prop::option::of(prop::sample::select(vec!["consult", "aid", "accuse", "assault"]));
    let part = || prop::collection::hash_set(0usize..12, 0..3).prop_map(|set| set.into_iter().collect::<Vec<_>>());
    let cast = (part(), part(), part()).prop_map(|(doers, mut recipients, mut involved)| {
        recipients.retain(|at| !doers.contains(at));
        involved.retain(|at| !doers.contains(at) && !recipients.contains(at));
        [doers, recipients, involved]
    });
    prop::collection::vec((date, category, cast), 0..90).prop_map(|events| invent(&events))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_event_is_drawn_or_counted(dossier in any_dossier(), width in 24u16..220, marked in prop::collection::vec(0usize..12, 0..3)) {
        let mut session = Session::new(&dossier, (width, 40));
        session.keys("2");
        for at in &marked {
            session.keys("g").keys(&"j".repeat(*at)).keys("<space>");
        }
        session.keys("1t");
        let marked = &session.explorer.location().marked;
        let passes = |event: EventId| marked.iter().all(|actor| dossier.role_in(event, *actor).is_some());
        let fitted = session.explorer.lanes();
        let (plan, lanes) = (&fitted.plan, &fitted.plan.lanes);
        let expected: Vec<EventId> = dossier.in_time().iter().map(|slot| slot.event).filter(|event| passes(*event)).collect();
        prop_assert_eq!(&lanes.events, &expected, "in time");
        prop_assert_eq!(lanes.nobodys, expected.iter().filter(|event| dossier.cast(**event).is_empty()).count());

        let picture = plan.picture(&dossier, Cursor::default(), whole(plan));
        for (lane, cells) in lanes.rows.iter().zip(&picture.cells) {
            let own: Vec<EventId> = expected.iter().copied().filter(|event| dossier.role_in(*event, lane.actor).is_some()).collect();
            let drawn: usize = marks(cells).map(|mark| mark.count).sum();
            prop_assert_eq!(drawn, own.len(), "nothing is dropped");
            for mark in marks(cells) {
                prop_assert!(mark.count > 1 || own.contains(&mark.event));
                prop_assert!(mark.cooperation + mark.conflict <= mark.count);
            }
            let tones = |cooperation: bool| own.iter().filter(|event| dossier.tone(**event).is_some_and(|tone| tone.is_cooperation() == cooperation)).count();
            prop_assert_eq!(marks(cells).map(|mark| mark.cooperation).sum::<usize>(), tones(true));
            prop_assert_eq!(marks(cells).map(|mark| mark.conflict).sum::<usize>(), tones(false));
        }
        let taking_part = dossier.actors().filter(|(actor, _)| expected.iter().any(|event| dossier.role_in(*event, *actor).is_some())).count();
        prop_assert_eq!(lanes.rows.len(), taking_part, "a lane for each actor that takes part");
        let involvement: Vec<usize> = lanes.rows.iter().filter(|lane| !marked.contains(&lane.actor)).map(|lane| lane.count).collect();
        prop_assert!(involvement.is_sorted_by(|a, b| a >= b), "{:?}", involvement);
        let first: Vec<_> = lanes.rows.iter().take(marked.len()).map(|lane| lane.actor).collect();
        prop_assert!(expected.is_empty() || &first == marked, "marked actors stand first");
    }

    #[test]
    fn a_window_shows_what_is_there(dossier in any_dossier(), width in 24u16..160, left in 0usize..200, top in 0usize..12, size in (1usize..60, 1usize..12)) {
        let mut session = Session::new(&dossier, (width, 40));
        session.keys("t");
        let fitted = session.explorer.lanes();
        let plan = &fitted.plan;
        let all = plan.picture(&dossier, Cursor::default(), whole(plan));
        let window = Window { left, room: size.0, top, rows: size.1 };
        let picture = plan.picture(&dossier, Cursor::default(), window);
        prop_assert_eq!(picture.cells.len(), picture.lanes.len());
        for (row, cells) in picture.lanes.clone().zip(&picture.cells) {
            prop_assert_eq!(cells.len(), size.0);
            for (x, cell) in cells.iter().enumerate() {
                let there = all.cells[row].get(left + x).copied();
                // What belongs to a mark left of the window is not there without it.
                if !matches!(there, None | Some(Cell::After(_))) {
                    prop_assert_eq!(Some(*cell), there, "row {} cell {}", row, left + x);
                }
            }
        }
    }

    #[test]
    fn what_is_selected_is_in_view(dossier in any_dossier(), size in (24u16..160, 8u16..40), keys in "[hjklHLgGtz123+0-]{0,40}") {
        let mut session = Session::new(&dossier, size);
        session.keys("t");
        for key in keys.chars() {
            session.keys(&key.to_string());
            session.buffer();
            if session.explorer.view(Pane::Timeline) != Context::LANES || session.explorer.layout().pane(Pane::Timeline).is_none() {
                continue;
            }
            let Fitted { plan, parts } = &*session.explorer.lanes();
            let lanes = &plan.lanes;
            let cursor = session.explorer.cursor_in(lanes);
            let seen = session.explorer.lanes_in_view();
            let window = Window { left: seen.left, room: parts.room.into(), top: seen.top, rows: parts.rows.into() };
            let picture = plan.picture(&dossier, cursor, window);
            prop_assert!(cursor.lane.is_none_or(|lane| picture.lanes.contains(&lane)));
            prop_assert_eq!(picture.selected.is_some(), cursor.event.is_some());
            if let (Some(lane), Some(event)) = (cursor.lane, cursor.event)
                && dossier.role_in(lanes.events[event], lanes.rows[lane].actor).is_some()
            {
                let marks: Vec<&Mark> = picture.cells.iter().flat_map(|row| marks(row)).filter(|mark| mark.cursor).collect();
                prop_assert_eq!(marks.len(), 1, "the cursor stands on one mark");
                prop_assert_eq!(marks[0].event, lanes.events[event]);
            }
        }
    }
}

#[test]
fn months_have_three_letters_however_close_together_they_are() {
    for size in [(80, 24), (100, 30), (120, 40), (160, 45), (200, 50)] {
        for keys in ["t", "tj", "t-", "t--", "tl", "1t j"] {
            let session = session(size, keys);
            let (fitted, corner) = (fitted(&session), session.explorer.lanes_in_view());
            let room = usize::from(fitted.parts.room);
            let labels = fitted.plan.ticks(&DOSSIER, corner.left, room);
            assert!(labels.len() > 2, "{}", session.screen());
            let is_whole = |text: &str| text == "?" || text.chars().count() > 1;
            let initial = labels.iter().find(|label| !is_whole(&label.text));
            assert_eq!(initial, None, "{keys} at {size:?}\n{}", session.screen());
            for two in labels.windows(2) {
                let end = two[0].x + two[0].text.chars().count();
                let apart = usize::from(two[0].text != "?" || two[1].text != "?");
                assert!(end + apart <= two[1].x, "{two:?} at {size:?}\n{}", session.screen());
            }
        }
    }
}

#[test]
fn a_name_that_is_cut_before_its_lane_stands_whole_below() {
    let mut session = session((100, 30), "t");
    let lanes = fitted(&session);
    let wider = |actor| DOSSIER.short_name(actor).chars().count() > usize::from(lanes.parts.names);
    let row = lanes.plan.lanes.rows.iter().position(|lane| wider(lane.actor)).expect("one is too long");
    let name = DOSSIER.short_name(lanes.plan.lanes.rows[row].actor);
    for _ in 0..=row {
        if session.explorer.cursor_in(&lanes.plan.lanes).lane != Some(row) {
            session.keys("j");
        }
    }
    assert!(session.pane(1).note.starts_with(name), "{}", session.screen());
}
