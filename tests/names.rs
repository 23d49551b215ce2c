//! What the values of a query mean is the same, whether names are looked up or compared one by one.

#[path = "../examples/synth/dossier.rs"]
#[allow(dead_code)]
mod made_up;
#[path = "../benches/quality/synthetic.rs"]
#[allow(dead_code)]
mod names;

use std::sync::LazyLock;

use detente::{
    dossier::{Dossier, Kind, Scope, SourceId, Whose, load},
    search::{Finder, Names, Query, complete, complete_with},
};
use proptest::prelude::*;

/// Names that are folded to the same words in several scripts, and that are alike in other ways.
const SCRIPTS: &str = r#"{"title": "t",
    "sources": [
      {"id": "nwr-report", "title": "On nwr and hmzh", "author": ["Rahmon Kabiri", "کبیری"], "publisher": "Akhbor"},
      {"id": "report-2", "title": "نور", "publisher": "The Organisation"},
      {"id": "s3", "title": "Kabiri, again"}],
    "places": [
      {"id": "nwr", "name": "Nwr", "native": [{"lang": "fa", "text": "نور"}]},
      {"id": "kuhi-nur", "name": "Kuhi Nur", "aliases": ["Kwh", "کوه نور"]}],
    "actors": [
      {"id": "a0", "kind": "person", "name": "Nuri Kabiri", "native": [{"lang": "fa", "text": "نوری کبیری"}],
       "citations": [{"source": "nwr-report"}]},
      {"id": "a1", "kind": "person", "name": "Nwry Kbyry", "citations": [{"source": "report-2"}]},
      {"id": "a2", "kind": "person", "name": "کبیری", "aliases": ["Hamza", "حمزه"], "citations": [{"source": "s3"}]},
      {"id": "a3", "kind": "organization", "name": "Hmzh Organization", "short": "HO", "summary": "کبیری نوری",
       "citations": [{"source": "s3"}]},
      {"id": "a4", "kind": "person", "name": "Kabirov Nur Nur", "aliases": ["Rahmon", "Mu Hiddin"],
       "citations": [{"source": "nwr-report"}]},
      {"id": "a5", "kind": "person", "name": "Нурӣ", "aliases": ["Рахмон Муҳиддин", "—"], "country": "a3",
       "citations": [{"source": "report-2"}]}]}"#;

/// A dossier with all that is asked in it.
struct Asked {
    dossier: Dossier,
    /// The same read without one of its sources, and with nothing but that.
    scoped: [Dossier; 2],
    names: Names,
    /// Words that occur in names and ids, and whole names.
    words: Vec<String>,
}

impl Asked {
    fn new(dossier: Dossier) -> Self {
        let names = Finder::new(&dossier).names();
        let source: SourceId =
            dossier.ids(Kind::Source).next().and_then(|id| id.try_into().ok()).expect("it has sources");
        let scoped = [Scope::Without, Scope::Only].map(|scope| dossier.scoped(scope(Whose::Source(source))));
        let mut words = Vec::new();
        for id in [Kind::Actor, Kind::Place, Kind::Source].into_iter().flat_map(|kind| dossier.ids(kind)) {
            for name in dossier.names_of(id).into_iter().chain([dossier.id_of(id)]) {
                words.extend(name.split([' ', '-']).map(str::to_owned));
                words.push(name.to_owned());
            }
        }
        words.sort();
        words.dedup();
        Self { dossier, scoped, names, words }
    }
}

static ASKED: LazyLock<[Asked; 3]> = LazyLock::new(|| {
    let bundled = load::bundled().unwrap_or_else(|error| panic!("{error}"));
    let mut text = Vec::new();
    made_up::write(&mut text, 200, false).expect("a vector takes all");
    let texts = [String::from_utf8(text).expect("it is text"), SCRIPTS.to_owned()];
    let [made_up, scripts] =
        texts.map(|text| load::from_text("test", &text).unwrap_or_else(|report| panic!("{report}")));
    [bundled, made_up, scripts].map(Asked::new)
});

/// What is typed for a word: all of it, its beginning, a slip, another spelling; or what is no word at all.
fn typed(word: &str, (how, at, letter): (u8, usize, char)) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let place = at % letters.len().max(1);
    match how {
        0 => {}
        1 | 2 => letters.truncate(place + 1),
        3 if !letters.is_empty() => drop(letters.remove(place)),
        4 if !letters.is_empty() => letters[place] = letter,
        5 => letters.insert(place, letter),
        6 if place + 1 < letters.len() => letters.swap(place, place + 1),
        7 => return word.to_lowercase().replace('h', "kh").replace('o', "a").replace("iz", "is"),
        8 => return [letter, letter].iter().collect(),
        _ => letters.truncate(1),
    }
    letters.into_iter().collect()
}

type Slip = (u8, usize, char);

fn slip() -> impl Strategy<Value = Slip> {
    (0..10_u8, 0..40_usize, prop::sample::select(vec!['a', 'k', 'h', 'r', 'z', 'q', '1', 'н', 'ر', 'ک', '-']))
}

/// A query of a field with these values; each is one or several words.
fn query(asked: &Asked, field: &str, values: &[Vec<(prop::sample::Index, Slip)>]) -> String {
    let words = |value: &Vec<(prop::sample::Index, Slip)>| -> String {
        let words = value.iter().map(|(word, slip)| typed(&asked.words[word.index(asked.words.len())], *slip));
        words.collect::<Vec<_>>().join(" ").replace(['"', ','], "")
    };
    match values {
        [one] if one.len() > 1 => format!("{field}:\"{}\"", words(one)),
        several => format!("{field}:{}", several.iter().map(words).collect::<Vec<_>>().join(",").replace(' ', "-")),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn names_that_are_looked_up_mean_the_same(
        which in 0..3_usize,
        field in prop::sample::select(vec!["actor", "-by", "place", "source"]),
        values in prop::collection::vec(prop::collection::vec((any::<prop::sample::Index>(), slip()), 1..4), 1..3),
    ) {
        let asked = &ASKED[which];
        let text = query(asked, field, &values);
        for dossier in [&asked.dossier].into_iter().chain(&asked.scoped) {
            let names = Some(&asked.names);
            prop_assert_eq!(
                Query::parse_with(&text, dossier, names), Query::parse(&text, dossier),
                "{} in {:?}", text, dossier.scope()
            );
            for cursor in [text.len(), text.trim_end_matches('"').len()] {
                prop_assert_eq!(
                    complete_with(&text, cursor, dossier, names), complete(&text, cursor, dossier),
                    "{} in {:?}", text, dossier.scope()
                );
            }
        }
    }
}

#[test]
fn a_word_means_what_it_does_in_its_own_script() {
    let asked = &ASKED[2];
    for value in ["nuri", "نوری", "nwry", "kabiri", "کبیری", "kbyry", "hamza", "hmzh", "حمزه", "nur", "نور", "nwr"]
    {
        for field in ["actor", "place", "source"] {
            let text = format!("{field}:{value}");
            let read = Query::parse_with(&text, &asked.dossier, Some(&asked.names));
            assert_eq!(read, Query::parse(&text, &asked.dossier), "{text}");
        }
    }
}
