//! What is typed: each kind of query once, about people that a made-up dossier of any size has.

use std::env;

use detente::dossier::Dossier;

use crate::made_up::names::{self, Numbers, Person, person};

/// Something to type.
pub struct Typed {
    /// What kind of query it is.
    pub kind: &'static str,
    pub ours: String,
    /// The same for something that knows names and no language of queries: without the conditions.
    pub plain: String,
}

/// Whom the queries are about, by their number: the name in Latin, Tajik, Russian, Arabic letters.
const ENGLISH: usize = 5;
const TAJIK: usize = 13;
const RUSSIAN: usize = 2;
const ARABIC: usize = 21;

/// The queries, most common first.
fn all() -> Vec<Typed> {
    let [english, tajik, russian, arabic] = [ENGLISH, TAJIK, RUSSIAN, ARABIC].map(somebody);
    let other_way = |class, person: &Person| {
        let mut numbers = Numbers(7);
        // By lot, which may come to nothing; a few tries do.
        (0..100).find_map(|_| names::query(class, person, &mut numbers)).expect("such a query can be made")
    };
    let last = |person: &Person| person.last.to_lowercase();
    let same = |kind, text: String| Typed { kind, plain: text.clone(), ours: text };
    let only_ours = |kind, ours: String, plain: String| Typed { kind, ours, plain };
    vec![
        same("a first letter", "m".into()),
        same("a name", other_way("exact", &english)),
        same("two words, last name first", format!("{} {}", last(&tajik), first_word(&tajik))),
        same("the beginnings of a name", other_way("prefix", &tajik)),
        same("initials", other_way("initials", &english)),
        same("a slip", other_way("slip", &english)),
        same("another spelling", other_way("transliteration", &tajik)),
        same("another script, Cyrillic", other_way("other scripts", &russian)),
        same("another script, Arabic", other_way("other scripts", &arabic)),
        same("a word of each summary", "occasion".into()),
        same("words of a title", "closes the office of".into()),
        same("an office", "minister of forests".into()),
        same("nothing that there is", "wqxzvb".into()),
        only_ours("a phrase", "\"signs an agreement\"".into(), "signs an agreement".into()),
        only_ours("a negation", format!("{} -meets", last(&russian)), last(&russian)),
        only_ours("a kind", format!("kind:person {}", last(&english)), last(&english)),
        only_ours("an actor", format!("actor:{}", last(&tajik)), last(&tajik)),
        only_ours("a tone and a time", "tone:conflict 1984..1986 tunnel".into(), "tunnel".into()),
    ]
}

/// Those whose kind has one of the words in it that stand behind `--`, or all.
pub fn asked_for() -> Vec<Typed> {
    let is_word = |argument: &String| !argument.starts_with("--") && argument.parse::<usize>().is_err();
    let words: Vec<String> = env::args().skip(1).filter(is_word).collect();
    let is_asked_for = |typed: &Typed| words.is_empty() || words.iter().any(|word| typed.kind.contains(word.as_str()));
    all().into_iter().filter(is_asked_for).collect()
}

/// What is typed in the bundled dossier.
pub fn bundled() -> Vec<Typed> {
    let typed = ["muhiddin kabiri", "foreign minister of tajikistan", "raxmon", "peace accord 1997", "кабири"];
    typed.map(|text| Typed { kind: text, ours: text.into(), plain: text.into() }).into()
}

/// The names of the actors, as somebody would list them for another program.
pub fn names_in(dossier: &Dossier) -> Vec<&str> {
    dossier.actors().map(|(_, actor)| actor.name.as_str()).collect()
}

/// The person with this number in every made-up dossier.
fn somebody(at: usize) -> Person {
    person(at, &mut Numbers(at as u64))
}

fn first_word(person: &Person) -> String {
    person.first.split(' ').next().unwrap_or_default().to_lowercase()
}

/// The text after each key: typed letter by letter, then deleted again to its first letter.
pub fn keys(text: &str) -> impl Iterator<Item = &str> {
    let ends: Vec<usize> = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).collect();
    let deleted: Vec<usize> = ends.iter().rev().skip(1).copied().collect();
    ends.into_iter().chain(deleted).map(move |end| &text[..end])
}
