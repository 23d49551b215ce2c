//! A dossier of any size, made up: the same one for the same number of events, always.
//!
//! Shaped like a real one: years of uneven length, a few actors that are in everything and many
//! that are in little, vague and missing dates, several sources for some events, claims that
//! dispute.

use std::fmt::Write as _;

const GIVEN: [&str; 12] = [
    "Amir", "Bahrom", "Daler", "Farida", "Gulnora", "Hasan", "Jamshed", "Laylo", "Muhiddin", "Nilufar", "Said",
    "Zarina",
];
const FAMILY: [&str; 12] = [
    "Karimov",
    "Rahimi",
    "Nazarov",
    "Sharifzoda",
    "Kabirov",
    "Mirzoev",
    "Saidov",
    "Hosseini",
    "Tabatabai",
    "Yusufi",
    "Zokirov",
    "Ahmadi",
];
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

/// The text of a dossier of `events` events.
pub fn json(events: usize) -> String {
    let (actors, sources, places) = (events / 50 + 10, events / 100 + 5, events / 500 + 3);
    let mut out = String::with_capacity(events * 640 + 4096);
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    out.push_str("{\n  \"title\": \"A made-up dossier\",\n  \"subject\": \"s0\",\n");
    list(&mut out, "sources", sources, |out, at| {
        let _ = write!(
            out,
            r#"{{"id": "s{at}", "type": "article-newspaper", "title": "Report {at}", "publisher": "Paper {}", "issued": "{}", "url": "https://example.org/{at}"}}"#,
            at % 40,
            2021 + at % 3,
        );
    });
    list(&mut out, "places", places, |out, at| {
        let _ = write!(out, r#"{{"id": "p{at}", "name": "Town {at}"}}"#);
    });
    list(&mut out, "actors", actors, |out, at| {
        let _ = write!(
            out,
            r#"{{"id": "a{at}", "kind": "person", "name": "{}", "aliases": ["Number {at}"], "native": [{{"lang": "fa", "text": "شخص {at}"}}], "summary": "Somebody in this dossier.", "citations": [{{"source": "s{}", "paragraph": 1}}]}}"#,
            name(at),
            at % sources,
        );
    });
    list(&mut out, "relations", actors / 2, |out, at| {
        let _ = write!(
            out,
            r#"{{"id": "r{at}", "kind": "membership", "from": "a{at}", "to": "a{}", "start": "{}", "citations": [{{"source": "s0"}}]}}"#,
            actors / 2 + at,
            1990 + at % 30,
        );
    });
    list(&mut out, "events", events, |out, at| event(out, at, &mut dice, (actors, sources, places)));
    list(&mut out, "claims", events / 20, |out, at| {
        let side = if at % 3 == 0 { "disputes" } else { "supports" };
        let _ = write!(
            out,
            r#"{{"id": "c{at}", "by": ["a{}"], "text": "It was quite different, says number {at}.", "about": ["e{}"], "{side}": ["e{}"], "citations": [{{"source": "s{}", "paragraph": 3}}]}}"#,
            at % actors,
            at * 20,
            at * 20,
            at % sources,
        );
    });
    out.truncate(out.trim_end_matches(",\n").len());
    out.push_str("\n}\n");
    out
}

fn list(out: &mut String, name: &str, count: usize, mut item: impl FnMut(&mut String, usize)) {
    let _ = writeln!(out, "  \"{name}\": [");
    for at in 0..count {
        out.push_str("    ");
        item(out, at);
        out.push_str(if at + 1 < count { ",\n" } else { "\n" });
    }
    out.push_str("  ],\n");
}

fn event(out: &mut String, at: usize, dice: &mut Dice, (actors, sources, places): (usize, usize, usize)) {
    // The square favours the first: a few are in everything.
    let mut actor = || {
        let roll = dice.below(actors * actors);
        actors - 1 - roll.isqrt()
    };
    let (by, to) = (actor(), actor());
    let (deed, category) = DEEDS[dice.below(DEEDS.len())];
    let _ = write!(
        out,
        r#"{{"id": "e{at}", "title": "{} {deed} {}", "summary": "What happened on this occasion, number {at}, in a sentence or two.", "#,
        name(by),
        name(to),
    );
    let (year, month, day) = (1950 + dice.below(70), 1 + dice.below(12), 1 + dice.below(28));
    match dice.below(20) {
        0 if at > 0 => {
            let _ = write!(out, r#""after": ["e{}"], "#, dice.below(at));
        }
        1 => {
            let _ = write!(out, r#""date": "{year}~", "#);
        }
        2 => {
            let _ = write!(out, r#""date": "{year}-{month:02}", "#);
        }
        3 => {
            let _ = write!(out, r#""date": "{year}/{}", "#, year + 2);
        }
        _ => {
            let _ = write!(out, r#""date": "{year}-{month:02}-{day:02}", "#);
        }
    }
    let _ = write!(
        out,
        r#""actors": ["a{by}"], "recipients": ["a{to}"], "places": ["p{}"], "category": "{category}", "citations": [{{"source": "s0", "paragraph": {}}}"#,
        dice.below(places),
        at % 500,
    );
    if dice.below(3) == 0 {
        let source = 1 + dice.below(sources - 1);
        let _ = write!(out, r#", {{"source": "s{source}", "bearing": "agrees", "find": "on this occasion"}}"#);
    }
    out.push_str("]}");
}

fn name(actor: usize) -> String {
    let (given, family) = (GIVEN[actor % GIVEN.len()], FAMILY[actor / GIVEN.len() % FAMILY.len()]);
    format!("{given} {family} {actor}")
}

/// Xorshift: chance that is the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound.max(1)
    }
}
