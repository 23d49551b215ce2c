//! What is shown of a hit is what was found: every hit shows it or says why, and what is
//! highlighted is what the match rests on.
//!
//! What was found is told here by searching again, with records that have only a part of a title.

#[allow(dead_code)]
#[path = "../benches/quality/bundled.rs"]
mod bundled;
#[allow(dead_code)]
#[path = "../benches/quality/synthetic.rs"]
mod synthetic;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    ops::Range,
};

use detente::{
    dossier::{Dossier, Id, Ref, load, record::ActorKind},
    search::{Finder, Hits, Query},
};
use synthetic::Numbers;

/// How many words of the dossier are typed in each of the ways below.
const TYPED: usize = 60;

fn bundled_dossier() -> Dossier {
    load::bundled().unwrap_or_else(|error| panic!("{error}"))
}

fn small_dossier() -> Dossier {
    load::from_text("small", include_str!("fixtures/small.json")).unwrap_or_else(|report| panic!("{report}"))
}

/// Everything that lists show for a record, names in other scripts and other names.
fn names_and_titles(dossier: &Dossier) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for (_, actor) in dossier.actors() {
        texts.push(actor.name.to_string());
        texts.extend(actor.short.iter().chain(&actor.aliases).chain(&actor.position).map(ToString::to_string));
        texts.extend(actor.native.iter().map(|name| name.text.to_string()));
    }
    texts.extend(dossier.events().map(|(_, event)| event.title.to_string()));
    texts.extend(dossier.sources().map(|(_, source)| source.title.to_string()));
    texts
}

fn statements(dossier: &Dossier) -> Vec<String> {
    let claims = dossier.claims().map(|(_, claim)| claim.text.to_string());
    claims.chain(dossier.events().filter_map(|(_, event)| event.summary.as_ref().map(ToString::to_string))).collect()
}

/// Words of the texts, typed in several ways: whole, begun, without vowels, with two letters
/// swapped, run together with the next, as initials.
fn typed(texts: &[String], numbers: &mut Numbers) -> BTreeSet<String> {
    let texts: Vec<Vec<String>> = texts
        .iter()
        .map(|text| text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()))
        .map(|words| words.map(str::to_lowercase).collect::<Vec<_>>())
        .filter(|words| !words.is_empty())
        .collect();
    let mut queries = BTreeSet::new();
    for _ in 0..TYPED {
        let words = &texts[numbers.below(texts.len())];
        let at = numbers.below(words.len());
        let (word, next) = (&words[at], words.get(at + 1).map_or("", String::as_str));
        let letters: Vec<char> = word.chars().collect();
        let mut swapped = letters.clone();
        let last = letters.len() - 1;
        swapped.swap(last, last.saturating_sub(1));
        queries.insert(word.clone());
        queries.insert(letters.iter().take(1 + numbers.below(letters.len())).collect());
        queries.insert(
            letters.iter().enumerate().filter(|(i, c)| *i == 0 || !"aeiou".contains(**c)).map(|l| l.1).collect(),
        );
        queries.insert(swapped.into_iter().collect());
        queries.insert(format!("{word}{next}"));
        queries.insert(words.iter().filter_map(|word| word.chars().next()).take(4).collect());
    }
    queries
}

/// Queries of one word that are no dates.
fn single_words(texts: &[String], seed: u64) -> BTreeSet<String> {
    let mut queries = typed(texts, &mut Numbers(seed));
    let asked = bundled::QUERIES.iter().flat_map(|(_, _, queries)| *queries).map(|(query, _)| (*query).to_owned());
    queries.extend(asked.filter(|query| !query.contains(|c: char| c.is_whitespace() || c == '\u{200c}')));
    // Almost all of "Unity", and it sounds like the beginning of "International".
    queries.insert("unty".to_owned());
    queries.retain(|query| !query.bytes().any(|b| b.is_ascii_digit()));
    queries
}

/// Queries of any number of words, and phrases.
fn queries(texts: &[String]) -> BTreeSet<String> {
    let mut queries: BTreeSet<String> =
        bundled::QUERIES.iter().flat_map(|(_, _, queries)| *queries).map(|(query, _)| (*query).to_owned()).collect();
    let words: Vec<String> = typed(texts, &mut Numbers(1)).into_iter().collect();
    for pair in words.windows(2) {
        queries.insert(format!("{} {}", pair[0], pair[1]));
    }
    let mut numbers = Numbers(2);
    for _ in 0..TYPED {
        let words: Vec<&str> = texts[numbers.below(texts.len())].split(' ').collect();
        let at = numbers.below(words.len());
        let phrase = words[at..words.len().min(at + 2)].join(" ").replace('"', "");
        queries.insert(format!("\"{phrase}\""));
        queries.insert(format!("\"{}", phrase.chars().take(1 + numbers.below(9)).collect::<String>()));
    }
    queries.extend(words);
    queries.extend(["of", "the", "the of", "al"].map(str::to_owned));
    queries
}

/// What a query finds, if it can be read and has words.
fn find(finder: &mut Finder, dossier: &Dossier, text: &str) -> Option<Hits> {
    let query = Query::parse(text, dossier).ok().filter(Query::has_words)?;
    Some(finder.find(dossier, &query))
}

/// The records that the words of a query find, each by itself or run together with the next.
fn found_apart(finder: &mut Finder, dossier: &Dossier, query: &str) -> BTreeSet<Id> {
    let mut ids = BTreeSet::new();
    let mut found = |text: &str| -> Vec<Id> {
        find(finder, dossier, text).iter().flat_map(|hits| hits.iter()).map(|hit| hit.id).collect()
    };
    let parts: Vec<&str> = if query.contains('"') { vec![query] } else { query.split_whitespace().collect() };
    for (at, part) in parts.iter().enumerate() {
        ids.extend(found(part));
        if let Some(next) = parts.get(at + 1) {
            ids.extend(found(&format!("{part}{next}")));
        }
    }
    ids
}

/// The records whose names may lead to this one, each as a reason names it.
fn names_of_others(dossier: &Dossier, id: Id) -> Vec<(Id, String)> {
    let named = |word: &str, id: Id| (id, format!("{word} {}", dossier.title_of(id)));
    match id {
        Id::Event(event) => {
            let cast = dossier.cast(event).iter().map(|(actor, _)| named("with", (*actor).into()));
            let places = Ref::targets(&dossier.event(event).places).map(|id| named("at", id));
            cast.chain(places).collect()
        }
        Id::Claim(claim) => dossier.makers(claim).iter().map(|maker| named("said by", (*maker).into())).collect(),
        Id::Actor(actor) => {
            let country = dossier.actor(actor).country.as_ref().and_then(|id| dossier.find(id));
            let relations = dossier.relations_of(actor);
            let ends = || relations.iter().map(|relation| dossier.endpoints(*relation));
            let people = ends().filter(|(from, to)| *to == actor && dossier.actor(*from).kind == ActorKind::Person);
            let bound = ends().map(|(_, to)| to.into()).chain(people.map(|(from, _)| from.into()));
            country.into_iter().chain(bound).map(|id| named("of", id)).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn every_hit_shows_what_was_found_or_says_why() {
    for dossier in [bundled_dossier(), small_dossier()] {
        let (mut finder, mut again) = (Finder::new(&dossier), Finder::new(&dossier));
        let texts: Vec<String> = names_and_titles(&dossier).into_iter().chain(statements(&dossier)).collect();
        let (mut checked, mut unexplained) = (0, Vec::new());
        for query in queries(&texts) {
            let Some(hits) = find(&mut finder, &dossier, &query) else { continue };
            let mut apart = None;
            for id in hits.iter().map(|hit| hit.id) {
                checked += 1;
                if !hits.highlights(id, &dossier.title_of(id)).is_empty() {
                    continue;
                }
                let why = hits.why(&dossier, id).unwrap_or_default();
                if !why.highlights.is_empty() {
                    continue;
                }
                let apart = apart.get_or_insert_with(|| found_apart(&mut again, &dossier, &query));
                let mut others = names_of_others(&dossier, id).into_iter();
                if !others.any(|(other, named)| apart.contains(&other) && why.text.contains(&named)) {
                    unexplained.push(format!("{query}: {} {:?}", dossier.id_of(id), why.text));
                }
            }
        }
        assert!(checked > 1000, "{checked}");
        assert!(unexplained.is_empty(), "{} of {checked}: {unexplained:#?}", unexplained.len());
    }
}

/// A dossier of events or claims with nothing but these titles, by id.
fn only_titles(titles: &BTreeMap<String, String>, of_claims: bool) -> Dossier {
    let mut records = String::new();
    for (id, title) in titles {
        let comma = if records.is_empty() { "" } else { "," };
        let title = title.replace(['\\', '"'], "");
        let _ = if of_claims {
            write!(records, r#"{comma}{{"id":"{id}","by":["nobody"],"text":"{title}","citations":[{{"source":"s"}}]}}"#)
        } else {
            write!(
                records,
                r#"{comma}{{"id":"{id}","title":"{title}","actors":["nobody"],"citations":[{{"source":"s"}}]}}"#
            )
        };
    }
    let list = if of_claims { "claims" } else { "events" };
    let text = format!(
        r#"{{"title":"t","sources":[{{"id":"s","title":"0"}}],"actors":[{{"id":"nobody","kind":"person","name":"0","citations":[{{"source":"s"}}]}}],"{list}":[{records}]}}"#
    );
    load::from_text("titles", &text).unwrap_or_else(|report| panic!("{report}"))
}

/// The words of a title as they are written, each with whether something of it is highlighted.
fn words<'t>(title: &'t str, highlights: &[Range<usize>]) -> Vec<(&'t str, bool)> {
    let mut at = 0;
    let words = title.split(' ').map(|word| {
        let own = at..at + word.len();
        at += word.len() + 1;
        let highlighted = highlights.iter().any(|range| range.start < own.end && own.start < range.end);
        (word, highlighted && word.contains(char::is_alphanumeric))
    });
    words.collect()
}

/// What is searched again for one highlighted title: the ids of titles that have a part of it.
struct Parted {
    title: String,
    /// The title itself.
    whole: String,
    /// With "0" in place of all that is highlighted.
    without: String,
    /// What is highlighted, alone.
    kept: String,
    /// By highlighted word, it alone, the other highlighted ones, the title with "0" in its place.
    each: Vec<[String; 3]>,
}

impl Parted {
    fn new(whole: &str, title: String, highlights: &[Range<usize>], put: &mut impl FnMut(String) -> String) -> Self {
        let words = words(&title, highlights);
        let blank = |gone: &dyn Fn(usize) -> bool| {
            let kept = words.iter().enumerate().map(|(at, (word, _))| if gone(at) { "0" } else { *word });
            kept.collect::<Vec<_>>().join(" ")
        };
        let highlighted: Vec<usize> = (0..words.len()).filter(|at| words[*at].1).collect();
        let kept: Vec<&str> = highlighted.iter().map(|at| words[*at].0).collect();
        let others = |left: usize| [&["0"], &kept[..left], &kept[left + 1..]].concat().join(" ");
        let each = highlighted
            .iter()
            .enumerate()
            .map(|(left, at)| [put(words[*at].0.to_owned()), put(others(left)), put(blank(&|gone| gone == *at))]);
        let each = each.collect();
        let (without, kept) = (put(blank(&|at| words[at].1)), put(kept.join(" ")));
        Self { title, whole: whole.to_owned(), without, kept, each }
    }

    /// What is wrong, by the scores of the titles.
    fn wrong(&self, score: impl Fn(&str) -> u32) -> Option<&'static str> {
        if score(&self.without) >= score(&self.whole) {
            return Some("fits as well without what is highlighted");
        }
        if score(&self.kept) == 0 {
            return Some("does not fit what is highlighted");
        }
        // Letters with gaps can often be found in more than one way: a word is highlighted in vain
        // only if it is missed neither among the highlighted nor in the title.
        let idle = |[alone, others, blank]: &[String; 3]| {
            score(alone) == 0 && score(others) >= score(&self.kept) && score(blank) >= score(&self.whole)
        };
        self.each.iter().any(idle).then_some("fits as well without one of the highlighted words")
    }
}

#[test]
fn what_is_highlighted_is_what_matched() {
    let dossier = bundled_dossier();
    for (texts, of_claims) in [(names_and_titles(&dossier), false), (statements(&dossier), true)] {
        let originals: BTreeMap<String, String> =
            texts.iter().enumerate().map(|(at, title)| (format!("t{at}"), title.clone())).collect();
        let whole = only_titles(&originals, of_claims);
        let mut finder = Finder::new(&whole);
        let (mut checked, mut wrong) = (0, Vec::new());
        for query in single_words(&texts, 3) {
            let mut titles = originals.clone();
            let mut put = |title: String| {
                let id = format!("x{}", titles.len());
                titles.insert(id.clone(), if title.is_empty() { "0".into() } else { title });
                id
            };
            let Some(hits) = find(&mut finder, &whole, &query) else { continue };
            let told = hits.iter().map(|hit| hit.id).filter(|id| matches!(id, Id::Event(_) | Id::Claim(_))).take(8);
            let parts: Vec<Parted> = told
                .map(|id| {
                    let title = whole.title_of(id).into_owned();
                    let highlights = hits.highlights(id, &title);
                    Parted::new(whole.id_of(id), title, &highlights, &mut put)
                })
                .collect();
            let parted = only_titles(&titles, of_claims);
            let read = Query::parse(&query, &parted).unwrap_or_else(|error| panic!("{query}: {error}"));
            let hits = Finder::new(&parted).find(&parted, &read);
            // The last six bits only part equals.
            let scores: BTreeMap<&str, u32> = hits.iter().map(|hit| (parted.id_of(hit.id), hit.score >> 6)).collect();
            checked += parts.len();
            let score = |id: &str| scores.get(id).copied().unwrap_or(0);
            wrong.extend(
                parts.iter().filter_map(|part| Some(format!("{query}: {:?} {}", part.title, part.wrong(score)?))),
            );
        }
        assert!(checked > 250, "{checked}");
        assert!(wrong.is_empty(), "{} of {checked}: {wrong:#?}", wrong.len());
    }
}
