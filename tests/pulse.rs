//! The pulse and the figures on the screen: keys in, screens out.

#![allow(clippy::cast_precision_loss)] // counts of events

mod support;

use std::{
    fmt::Write as _,
    sync::{Arc, LazyLock},
};

use detente::{
    dossier::{Dossier, Id, Order, Ref, Tone, load},
    explore::{layout::Pane, ui::theme::Theme},
    report::{Subject, lines::Line},
    terminal::event::Input,
};
use support::Session;

static DOSSIER: LazyLock<Arc<Dossier>> =
    LazyLock::new(|| Arc::new(load::bundled().expect("the bundled dossier is in order")));

fn session(size: (u16, u16)) -> Session {
    Session::new(&DOSSIER, size)
}

fn selected(session: &Session) -> &'static str {
    session.explorer.location().timeline.selected.map_or("", |id| DOSSIER.id_of(id))
}

/// What every record needs.
const CITED: &str = r#""citations": [{"source": "s"}]"#;

fn dossier(events: &str) -> Arc<Dossier> {
    let text = format!(r#"{{"title": "t", "sources": [{{"id": "s", "title": "S"}}], "events": [{events}]}}"#);
    Arc::new(load::from_text("x", &text).map_err(|report| report.problems.into_iter().next()).expect("in order"))
}

/// The column of the pulse that the selected event stands in.
fn column(session: &Session) -> i64 {
    let pulse = session.explorer.pulse().expect("the pulse is there");
    let time = session.explorer.selected_time().expect("the selected event is dated");
    pulse.period.column(time.first(), pulse.bins.len())
}

fn weight(session: &Session, tone: Tone) -> f64 {
    session.explorer.pulse().unwrap().bins.iter().map(|bin| bin.of(tone)).sum()
}

#[test]
fn it_is_there_where_there_is_room_and_the_list_keeps_the_rest() {
    for (size, rows) in [
        ((40, 12), None),
        ((80, 17), None),
        ((80, 18), Some(3)),
        ((80, 24), Some(3)),
        ((80, 34), Some(7)),
        ((120, 40), Some(7)),
        ((200, 60), Some(9)),
    ] {
        let session = session(size);
        let layout = session.explorer.layout();
        assert_eq!(layout.pulse.map(|area| area.height), rows, "{size:?}");
        assert_eq!(session.explorer.pulse().is_some(), rows.is_some());
        assert!(rows.is_none() || layout.rows(Pane::Timeline) >= 9, "{size:?}");
    }
}

/// What is seen of the pulse: the rule above it, its rows, the years under it.
fn seen(session: &Session) -> (String, Vec<String>, String) {
    let rows = session.pane(1).rows;
    let head = rows.iter().rposition(|row| row.starts_with("─ ")).unwrap_or_else(|| panic!("{}", session.screen()));
    let (years, sides) = rows[head + 1..].split_last().unwrap();
    (rows[head].clone(), sides.to_vec(), years.clone())
}

/// The line between the two sides.
fn line(session: &Session) -> Vec<char> {
    let (_, sides, _) = seen(session);
    sides[sides.len() / 2].chars().skip(2).collect()
}

#[test]
fn the_years_stand_under_it_as_far_apart_as_they_are() {
    for (size, keys, first, every) in
        [((80, 34), "", 1990, 5), ((120, 40), "", 1990, 5), ((200, 60), "", 1990, 2), ((200, 60), "z", 1990, 1)]
    {
        let mut session = session(size);
        session.keys(keys);
        let (_, _, years) = seen(&session);
        let columns: Vec<usize> =
            (0..).zip(years.chars()).filter(|(_, c)| *c == '╵').map(|(column, _)| column).collect();
        let names: Vec<usize> = years.split('╵').skip(1).map(|year| year.trim().parse().unwrap()).collect();
        let expected: Vec<usize> = (first..=2019).step_by(every).collect();
        assert_eq!(names, expected, "{}", session.screen());
        let apart: Vec<usize> = columns.windows(2).map(|two| two[1] - two[0]).collect();
        let (least, most) = (apart.iter().min().unwrap(), apart.iter().max().unwrap());
        assert!(most - least <= 1, "{apart:?}\n{}", session.screen());
    }
}

#[test]
fn the_rule_above_it_says_which_time_and_what_the_columns_are() {
    for (size, keys, words) in [
        ((80, 34), "", "█ deeds ▌ words".to_owned()),
        ((200, 60), "", "█ deeds ▌ words · 4 months a column · ┼ neither · highest 7.5".to_owned()),
        ((200, 60), "z", "█ deeds ▌ words · 8 weeks a column · ┼ neither · highest 7.3".to_owned()),
    ] {
        let mut session = session(size);
        let (head, ..) = seen(session.keys(keys));
        assert!(head.starts_with("─ 1990–2019 ─"), "{head}");
        assert!(head.trim_end_matches(['─', ' ']).ends_with(&format!("─ {words}")), "{head}");
    }
    let mut session = session((120, 40));
    session.keys("/irpt is banned<enter><esc>1+++");
    let (head, _, years) = seen(&session);
    assert!(head.starts_with("─ Nov 2013 – Aug 2017 ─"), "{head}");
    assert!(years.contains("╵2015 ╵Jul") && !years.contains("2013"), "{years}");
}

#[test]
fn cooperation_stands_above_the_line_and_conflict_hangs_below() {
    for (tone, above, solid) in [
        ("verbal_cooperation", true, false),
        ("material_cooperation", true, true),
        ("verbal_conflict", false, false),
        ("material_conflict", false, true),
    ] {
        let mut session = session((120, 40));
        let (_, sides, _) = seen(session.keys(&format!("/tone:{tone}")));
        assert!(sides.iter().any(|row| row.starts_with('●')) && sides.iter().any(|row| row.starts_with('▲')));
        let (up, down) = sides.split_at(sides.len() / 2);
        let drawn =
            |rows: &[String]| rows.iter().map(|row| row.chars().skip(2).collect::<String>()).collect::<String>();
        let (own, other) = if above { (drawn(up), drawn(&down[1..])) } else { (drawn(&down[1..]), drawn(up)) };
        assert!(!own.trim().is_empty() && other.trim().is_empty(), "{tone}\n{}", session.screen());
        assert_eq!(own.contains(['█', '▄', '▀']), solid, "deeds fill a column\n{}", session.screen());
        assert_eq!(own.contains(['▌', '▖', '▘']), !solid, "words fill half of it\n{}", session.screen());
    }
}

#[test]
fn the_selected_event_and_those_in_view_stand_on_the_line() {
    let mut session = session((120, 40));
    let at = |session: &Session| line(session).iter().position(|c| *c == '╋');
    let in_view = |session: &Session| line(session).iter().filter(|c| "━╋".contains(**c)).count();
    session.keys("j");
    assert_eq!(line(&session).iter().filter(|c| **c == '╋').count(), 1, "{}", session.screen());
    let (first, wide) = (at(&session), in_view(&session));
    session.keys("<right><right><right>");
    assert!(at(&session) > first, "{}", session.screen());
    session.keys("<end>");
    assert!(at(&session) > Some(40), "{}", session.screen());
    assert!(in_view(&session) < wide / 2, "the last events are close together\n{}", session.screen());
}

#[test]
fn what_is_marked_has_a_pulse_of_its_own() {
    let mut session = session((120, 40));
    let all = seen(&session);
    session.keys("2jj<space>1");
    let marked = session.explorer.location().marked[0];
    let own = DOSSIER.events_of(marked);
    let undated = own.iter().filter(|event| DOSSIER.event(**event).date.is_none()).count();
    let note = format!("{} of {} events · {undated} undated", own.len(), DOSSIER.events().len());
    assert_eq!(session.pane(1).note, note);
    assert_eq!(seen(&session).2, all.2, "over the same time");
    assert_ne!(seen(&session).1, all.1);
}

#[test]
fn in_ascii_and_without_colour_it_is_all_there() {
    let mut session = session((80, 34));
    session.theme = Theme { ascii: true, ..Theme::plain() };
    let screen = session.keys("jj").screen();
    assert!(screen.is_ascii(), "{screen}");
    let foot: Vec<&str> = screen.lines().skip_while(|line| !line.starts_with("|- 1990-2019 --")).collect();
    assert!(foot[0].contains("# deeds | words"), "{screen}");
    assert!(foot.iter().any(|line| line.starts_with("|O _____._._")), "{screen}");
    assert!(foot.iter().any(|line| line.starts_with("|X   `````")), "{screen}");
    assert!(foot.iter().any(|line| line.starts_with("|  ==#=====")), "{screen}");
    assert!(foot.iter().any(|line| line.contains("'1990 '1995  '2000  '2005 '2010  '2015")), "{screen}");
}

#[test]
fn it_shows_just_the_events_that_pass() {
    let mut session = session((120, 40));
    let toned = |tone: Tone| {
        DOSSIER.events().filter(|(id, event)| event.date.is_some() && DOSSIER.tone(*id) == Some(tone)).count() as f64
    };
    for tone in Tone::ALL {
        assert!((weight(&session, tone) - toned(tone)).abs() < 1e-9, "{tone:?}");
    }
    session.keys("/tone:material_conflict");
    assert!(weight(&session, Tone::MaterialConflict) > 0.0, "{}", session.screen());
    assert!(weight(&session, Tone::VerbalCooperation) < 1e-9);
    session.keys("<esc>2g<space>");
    let marked = session.explorer.location().marked[0];
    let own = DOSSIER.events_of(marked);
    let own = own.iter().filter(|event| {
        DOSSIER.event(**event).date.is_some() && DOSSIER.tone(**event) == Some(Tone::VerbalCooperation)
    });
    assert!((weight(&session, Tone::VerbalCooperation) - own.count() as f64).abs() < 1e-9);
}

#[test]
fn what_has_no_date_is_counted() {
    let undated = DOSSIER.events().filter(|(_, event)| event.date.is_none()).count();
    assert!(undated > 0);
    assert!(session((120, 40)).screen().contains(&format!("{undated} undated")));
}

#[test]
fn left_and_right_move_along_it() {
    let mut session = session((80, 34));
    session.keys("<home>");
    let mut seen = vec![column(&session)];
    loop {
        let before = selected(&session);
        session.keys("<right>");
        if selected(&session) == before {
            break;
        }
        seen.push(column(&session));
    }
    assert!(seen.windows(2).all(|two| two[0] < two[1]), "{seen:?}");
    let pulse = session.explorer.pulse().unwrap();
    let mut columns: Vec<i64> = DOSSIER
        .events()
        .filter_map(|(_, event)| Some(pulse.period.column(event.date.as_ref()?.span().anchor()?, pulse.bins.len())))
        .collect();
    columns.sort_unstable();
    columns.dedup();
    assert_eq!(seen, columns, "every column with events, once");
    let mut back = vec![column(&session)];
    for _ in 0..200 {
        session.keys("<left>");
        back.push(column(&session));
    }
    back.dedup();
    seen.reverse();
    assert_eq!(back, seen);
}

#[test]
fn without_it_left_and_right_move_by_the_year() {
    let mut session = session((40, 12));
    session.keys("<right>");
    let year = |id: Id| {
        if let Id::Event(event) = id {
            DOSSIER.event(event).date.as_ref().map(|d| d.span().anchor().unwrap().year())
        } else {
            None
        }
    };
    assert_eq!(session.explorer.location().timeline.selected.and_then(year), Some(1991));
    session.keys("+");
    assert!(session.explorer.state().notice.is_some() && session.explorer.location().period.is_none());
}

#[test]
fn looking_closer_stays_around_the_selected_event_and_comes_back() {
    let mut session = session((120, 40));
    session.keys("/irpt is banned<enter><esc>1<c-l>");
    let place = session.explorer.location().clone();
    let screen = session.screen();
    let mut days = session.explorer.pulse().unwrap().period.days();
    for _ in 0..4 {
        session.keys("+");
        let period = session.explorer.pulse().unwrap().period;
        let time = session.explorer.selected_time().unwrap();
        assert_eq!(period.shared(time), Some(time));
        assert!(period.days() < days);
        days = period.days();
    }
    let closer = session.explorer.location().clone();
    session.keys("<enter><bs>");
    assert_eq!(session.explorer.location(), &closer, "following a link and coming back keeps the span");
    session.keys("/zarif<esc>");
    assert_eq!(session.explorer.location(), &closer, "so does a search that is given up");
    session.keys("0");
    assert_eq!((session.explorer.location(), session.screen()), (&place, screen));
    session.keys("++++++++++++++++++++");
    assert!(session.explorer.state().notice.is_some(), "at a day a column there is nothing closer");
    let pulse = session.explorer.pulse().unwrap();
    assert_eq!(usize::try_from(pulse.period.days()), Ok(pulse.bins.len()));
    session.keys("--------------------");
    assert_eq!(session.explorer.location(), &place);
    assert!(session.explorer.state().notice.is_some(), "there is no more time than all");
}

#[test]
fn the_shown_span_follows_the_selected_event() {
    let mut session = session((120, 40));
    session.keys("+++<end>");
    let period = session.explorer.pulse().unwrap().period;
    assert!(session.explorer.selected_time().unwrap().shared(period).is_some());
    session.input(Input::Resize { width: 240, height: 60 });
    let pulse = session.explorer.pulse().unwrap();
    assert!(pulse.bins.len() > 90 && session.explorer.selected_time().unwrap().shared(pulse.period).is_some());
}

#[test]
fn the_subjects_own_dates_are_used_in_its_own_telling() {
    let mut session = session((120, 40));
    let checked = session.explorer.pulse().clone();
    session.keys("v");
    assert_eq!(session.explorer.location().order, Order::Told);
    assert_ne!(session.explorer.pulse(), checked);
}

#[test]
fn a_click_selects_the_nearest_column_with_events() {
    let mut session = session((120, 40));
    let foot = session.explorer.layout().pulse.unwrap();
    session.input(Input::Click { x: foot.x + foot.width - 1, y: foot.y + 2 });
    assert!(column(&session) >= i64::from(foot.width) - 6, "{}", selected(&session));
    session.input(Input::Click { x: foot.x, y: foot.y });
    assert_eq!(selected(&session), DOSSIER.id_of(DOSSIER.in_time()[0].event));
}

#[test]
fn no_window_is_too_small_or_too_large() {
    for width in 0..=60 {
        for height in 0..=20 {
            let mut session = session((width, height));
            session.screen();
            session.keys("+l-lh<right>0");
            session.screen();
        }
    }
    for size in [(24, 200), (500, 16), (400, 150)] {
        let mut session = session(size);
        for keys in ["", "+++++++++++++", "z", "lll", "-", "/zzzz", "<esc>v", "/trade<enter><esc>3"] {
            session.keys(keys);
            session.screen();
        }
    }
}

#[test]
fn odd_dossiers_draw_too() {
    for events in [
        vec![],
        vec![""],
        vec![r#""date": "2015/..","#, r#""date": "/2012", "category": "aid","#],
        vec![r#""date": "-4000", "category": "aid","#, r#""date": "Y170000002", "category": "assault","#],
        vec![r#""date": "Y-170000002", "category": "aid","#],
        vec![r#""date": "../2014", "category": "aid","#, r#""date": "2014-05-05", "category": "aid","#],
    ] {
        let events: Vec<String> = events
            .iter()
            .enumerate()
            .map(|(at, fields)| format!(r#"{{"id": "e{at}", "title": "t", {fields} {CITED}}}"#))
            .collect();
        let dossier = dossier(&events.join(","));
        let mut session = Session::new(&dossier, (90, 30));
        for keys in ["", "l", "h", "+", "++++++++++", "j", "-", "0", "2", "1"] {
            session.keys(keys);
            session.screen();
        }
    }
}

#[test]
fn a_hundred_thousand_events_are_all_weighed() {
    let mut events = String::new();
    for at in 0..100_000 {
        let comma = if at == 0 { "" } else { "," };
        let category = ["aid", "assault", "consult", "accuse"][at % 4];
        let _ = write!(
            events,
            r#"{comma}{{"id": "e{at}", "title": "t", "date": "{}-{:02}", "category": "{category}", {CITED}}}"#,
            1900 + at % 120,
            at % 12 + 1
        );
    }
    let dossier = dossier(&events);
    let mut session = Session::new(&dossier, (120, 40));
    let all: f64 = Tone::ALL.iter().map(|tone| weight(&session, *tone)).sum();
    assert!((all - 100_000.0).abs() < 1e-3, "{all}");
    session.keys("<right>++<end>");
    session.screen();
}

#[test]
fn a_figure_is_drawn_on_its_own_page_and_where_it_is_spoken_of() {
    let Some(Id::Figure(figure)) = DOSSIER.find("fig-trade") else { panic!("no figure") };
    for id in std::iter::once(Id::Figure(figure)).chain(Ref::targets(&DOSSIER.figure(figure).about)) {
        let page = support::laid(&DOSSIER, Subject::Record(id), 60);
        let lines: Vec<String> = page.lines.iter().map(Line::text).collect();
        let unit = lines.iter().position(|line| line == "million US$").expect("the unit stands above");
        assert!(lines[unit + 1].starts_with("300 ┤"), "{}", lines[unit + 1]);
        for source in ["Global Research", "Mehr News Agency"] {
            assert!(lines[unit..].concat().contains(source), "{source}");
        }
    }
}

#[test]
fn a_single_event_without_a_tone_gives_the_room_back() {
    let mut session = session((120, 40));
    session.keys("/deadline<enter>");
    assert_eq!(session.explorer.timeline().count, 1);
    assert!(session.explorer.layout().pulse.is_none(), "{}", session.screen());
    session.keys("<esc>/cyclists attack<enter>");
    assert!(session.explorer.layout().pulse.is_some());
}

#[test]
fn what_has_no_tone_takes_a_strip() {
    let height = |keys: &str| {
        let mut session = Session::new(&DOSSIER, (120, 40));
        session.keys(keys);
        session.explorer.layout().pulse.map(|area| area.height)
    };
    assert_eq!(height("/alleged protocol<enter>"), Some(3));
    assert!(height("/attack<enter>") > Some(3));
}
