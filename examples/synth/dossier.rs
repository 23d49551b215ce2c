//! What a made-up dossier has: shaped like a real one, with years of uneven length, vague and missing dates, several
//! sources for some events, bodies and offices, claims that dispute each other, and papers that repeat an agency.

use std::io::{self, Write};

use super::names::{Numbers, Person, person};

const DEEDS: [(&str, &str); 8] = [
    ("meets", "consult"),
    ("signs an agreement with", "agree"),
    ("accuses", "accuse"),
    ("lends money to", "aid"),
    ("closes the office of", "coerce"),
    ("threatens", "threaten"),
    ("builds a tunnel with", "cooperate"),
    ("turns down", "reject"),
];
const BODIES: [&str; 6] = ["Ministry", "Committee", "Chamber", "Agency", "Court", "Union"];
const AFFAIRS: [&str; 8] = ["Bridges", "Forests", "Harbours", "Language", "Mines", "Railways", "Rivers", "Schools"];
const OFFICES: [&str; 4] = ["Minister", "Judge", "Envoy", "Secretary"];

/// How many of each list there are.
#[derive(Clone, Copy)]
struct Counts {
    events: usize,
    actors: usize,
    sources: usize,
    places: usize,
}

/// Writes a dossier of so many events.
pub fn write(out: &mut impl Write, events: usize, hubs: bool) -> io::Result<()> {
    let counts = Counts { events, actors: actors(events), sources: events / 100 + 5, places: events / 500 + 3 };
    let mut dice = Numbers(42);
    write!(out, "{{\n\"title\": \"A made-up dossier\",\n\"subject\": \"s0\"")?;
    list(out, "sources", counts.sources, |out, at| source(out, at, counts))?;
    list(out, "places", counts.places, |out, at| {
        write!(out, r#"{{"id": "p{at}", "name": "Town {at}", "citations": [{{"source": "s0"}}]}}"#)
    })?;
    list(out, "actors", counts.actors, |out, at| actor(out, at, counts))?;
    list(out, "relations", counts.actors / 2, |out, at| relation(out, at, counts))?;
    list(out, "events", counts.events, |out, at| event(out, at, counts, hubs, &mut dice))?;
    list(out, "claims", counts.events / 20, |out, at| claim(out, at, counts))?;
    writeln!(out, "\n}}")
}

/// How many actors a dossier of so many events has.
pub fn actors(events: usize) -> usize {
    events.max(10)
}

fn list<W: Write>(
    out: &mut W,
    name: &str,
    count: usize,
    mut item: impl FnMut(&mut W, usize) -> io::Result<()>,
) -> io::Result<()> {
    write!(out, ",\n\"{name}\": [")?;
    for at in 0..count {
        out.write_all(if at > 0 { b",\n  " } else { b"\n  " })?;
        item(out, at)?;
    }
    out.write_all(b"\n]")
}

/// Every fifth one repeats an agency; the first is what the dossier is about.
fn source(out: &mut impl Write, at: usize, counts: Counts) -> io::Result<()> {
    write!(
        out,
        r#"{{"id": "s{at}", "type": "article-newspaper", "title": "Report {at}", "publisher": "Paper {}", "issued": "{}", "url": "https://example.org/{at}""#,
        at % 40,
        // What others repeat came first.
        if at.is_multiple_of(5) { 2021 } else { 2022 + at % 2 },
    )?;
    if at % 5 == 4 {
        write!(out, r#", "derived_from": ["s{}"]"#, at % (counts.sources / 5) * 5)?;
    }
    out.write_all(b"}")
}

/// What an actor is called: one in eight is a body.
pub fn name(at: usize) -> (String, Person) {
    let mut dice = Numbers(at as u64);
    let person = person(at, &mut dice);
    let name = if at.is_multiple_of(8) {
        let (body, affairs) = (BODIES[dice.below(BODIES.len())], AFFAIRS[dice.below(AFFAIRS.len())]);
        format!("{} {body} of {affairs}", person.last)
    } else {
        format!("{} {}", person.first, person.last)
    };
    (name, person)
}

/// A third of the people have another spelling, a quarter an office.
fn actor(out: &mut impl Write, at: usize, counts: Counts) -> io::Result<()> {
    let (name, person) = name(at);
    let kind = if at.is_multiple_of(8) { "public_body" } else { "person" };
    write!(out, r#"{{"id": "a{at}", "kind": "{kind}", "name": "{name}""#)?;
    if !at.is_multiple_of(8) {
        if at % 4 == 1 {
            write!(out, r#", "position": "{} of {}""#, OFFICES[at / 4 % OFFICES.len()], AFFAIRS[at % AFFAIRS.len()])?;
        }
        if at % 3 == 2 {
            write!(out, r#", "aliases": ["{}, {}"]"#, person.last, person.first)?;
        }
        if let Some(native) = &person.native {
            write!(out, r#", "native": [{{"lang": "{}", "text": "{native}"}}]"#, person.language)?;
        }
    }
    write!(
        out,
        r#", "summary": "Somebody in this dossier.", "citations": [{{"source": "s{}"}}]}}"#,
        at % counts.sources
    )
}

fn relation(out: &mut impl Write, at: usize, counts: Counts) -> io::Result<()> {
    write!(
        out,
        r#"{{"id": "r{at}", "kind": "membership", "from": "a{at}", "to": "a{}", "start": "{}", "citations": [{{"source": "s{}"}}]}}"#,
        counts.actors / 2 + at,
        1990 + at % 30,
        at % counts.sources,
    )
}

fn event(out: &mut impl Write, at: usize, counts: Counts, hubs: bool, dice: &mut Numbers) -> io::Result<()> {
    let (by, to) = (involved(counts, hubs, dice), involved(counts, hubs, dice));
    let (deed, category) = DEEDS[dice.below(DEEDS.len())];
    write!(
        out,
        r#"{{"id": "e{at}", "title": "{} {deed} {}", "summary": "What happened on occasion {at}, in a sentence or two.", "#,
        name(by).0,
        name(to).0,
    )?;
    let (year, month, day) = (1950 + dice.below(35) + dice.below(35), 1 + dice.below(12), 1 + dice.below(28));
    match dice.below(20) {
        0 if at > 0 => write!(out, r#""after": ["e{}"], "#, dice.below(at))?,
        1 => write!(out, r#""date": "{year}~", "#)?,
        2 => write!(out, r#""date": "{year}-{month:02}", "#)?,
        3 => write!(out, r#""date": "{year}/{}", "#, year + 2)?,
        _ => write!(out, r#""date": "{year}-{month:02}-{day:02}", "#)?,
    }
    write!(out, r#""actors": ["a{by}"], "#)?;
    if to != by {
        write!(out, r#""recipients": ["a{to}"], "#)?;
    }
    write!(out, r#""places": ["p{}"], "category": "{category}", "citations": ["#, dice.below(counts.places))?;
    // One in a hundred is told by the document that the dossier takes apart.
    let first = if at.is_multiple_of(100) { 0 } else { 1 + dice.below(counts.sources - 1) };
    write!(out, r#"{{"source": "s{first}""#)?;
    if first == 0 {
        write!(out, r#", "paragraph": {}"#, 1 + at / 100 % 500)?;
    }
    out.write_all(b"}")?;
    if dice.below(3) == 0 {
        write!(out, r#", {{"source": "s{}", "bearing": "agrees"}}"#, 1 + dice.below(counts.sources - 1))?;
    }
    out.write_all(b"]}")
}

/// Every other claim denies the one before it.
fn claim(out: &mut impl Write, at: usize, counts: Counts) -> io::Result<()> {
    write!(
        out,
        r#"{{"id": "c{at}", "by": ["a{}"], "text": "It was quite different, says number {at}.", "about": ["e{}"], "#,
        at % counts.actors,
        at / 2 * 40 % counts.events,
    )?;
    if at % 2 == 1 {
        write!(out, r#""disputes": ["c{}"], "#, at - 1)?;
    }
    write!(out, r#""citations": [{{"source": "s{}"}}]}}"#, at % counts.sources)
}

/// An actor: the number of its binary digits comes first, by lot, so that the lower it is the more it is in, about as
/// Zipf has it; one of five hubs every other time, where there are any.
fn involved(counts: Counts, hubs: bool, dice: &mut Numbers) -> usize {
    if hubs && dice.below(2) == 0 {
        return dice.below(5);
    }
    let digits = dice.below(counts.actors.ilog2() as usize + 1);
    let first = (1 << digits) - 1;
    (first + dice.below(1 << digits)).min(counts.actors - 1)
}
