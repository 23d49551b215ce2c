//! The values that the fields of a query take: which records a name means, which words a closed
//! vocabulary has, and what to suggest for the rest.

use super::super::{
    fold::Folded,
    grade::{self, MatchKind, Needle},
};
use crate::dossier::{Category, Dossier, Id, Kind, Tone, record::ActorKind};

/// What `kind:` may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum KindWord {
    Record(Kind),
    Actor(ActorKind),
}

/// What `is:` may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum IsWord {
    Contested,
    Corroborated,
    Single,
    Undated,
    Refined,
}

/// A word of a closed vocabulary, and what it means.
pub(in super::super) type VocabularyWord<T> = (&'static str, T);

/// The words of `tone:`, each with the tones that it means.
pub(in super::super) const TONES: &[VocabularyWord<&[Option<Tone>]>] = &[
    ("cooperation", &[Some(Tone::VerbalCooperation), Some(Tone::MaterialCooperation)]),
    ("conflict", &[Some(Tone::VerbalConflict), Some(Tone::MaterialConflict)]),
    ("verbal", &[Some(Tone::VerbalCooperation), Some(Tone::VerbalConflict)]),
    ("material", &[Some(Tone::MaterialCooperation), Some(Tone::MaterialConflict)]),
    ("verbal-cooperation", &[Some(Tone::VerbalCooperation)]),
    ("material-cooperation", &[Some(Tone::MaterialCooperation)]),
    ("verbal-conflict", &[Some(Tone::VerbalConflict)]),
    ("material-conflict", &[Some(Tone::MaterialConflict)]),
    ("none", &[None]),
];

/// The words of `is:`.
pub(in super::super) const STANDINGS: &[VocabularyWord<IsWord>] = &[
    ("contested", IsWord::Contested),
    ("corroborated", IsWord::Corroborated),
    ("single", IsWord::Single),
    ("undated", IsWord::Undated),
    ("refined", IsWord::Refined),
];

/// The words of `kind:`: kinds of records, then kinds of actors.
pub(in super::super) fn kinds() -> Vec<VocabularyWord<KindWord>> {
    let records = Kind::ALL.iter().map(|kind| (kind.word(), KindWord::Record(*kind)));
    let actors = ActorKind::ALL.iter().map(|kind| (kind.word(), KindWord::Actor(*kind)));
    records.chain(actors).collect()
}

/// The words of `category:`.
pub(in super::super) fn categories() -> Vec<VocabularyWord<Category>> {
    Category::ALL.iter().map(|category| (category.word(), *category)).collect()
}

/// The meanings of a word of a closed vocabulary: the word itself, or, half typed, every word
/// that it begins.
///
/// # Errors
/// A hint: the nearest word, or all there are.
pub(super) fn pick<T: Copy>(value: &str, options: &[VocabularyWord<T>]) -> Result<Vec<T>, Option<String>> {
    let plain = |text: &str| text.trim().to_lowercase().replace(['_', ' '], "-");
    let value = plain(value);
    let singular = value.strip_suffix('s').unwrap_or(&value);
    if let Some((_, one)) = options.iter().find(|(word, _)| plain(word) == value || plain(word) == singular) {
        return Ok(vec![*one]);
    }
    let begun: Vec<T> =
        options.iter().filter(|(word, _)| plain(word).starts_with(&value)).map(|(_, meaning)| *meaning).collect();
    if !begun.is_empty() {
        return Ok(begun);
    }
    let all = || options.iter().map(|(word, _)| *word);
    Err(Some(nearest(&value, all()).map_or_else(
        || format!("there are {}", all().collect::<Vec<_>>().join(", ")),
        |meant| format!("did you mean {meant}?"),
    )))
}

/// The word that comes nearest, if any is near enough to be meant.
pub(in super::super) fn nearest<'a>(value: &str, words: impl Iterator<Item = &'a str>) -> Option<String> {
    let value = value.to_lowercase();
    words
        .map(|word| (strsim::normalized_damerau_levenshtein(&value, word), word))
        .filter(|(likeness, _)| *likeness >= 0.5)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, word)| word.to_owned())
}

/// The records of a kind that a name means: those named exactly so, else all where every word begins
/// one.
///
/// # Errors
/// A hint: the id of the nearest, if one is near.
pub(super) fn named<H: TryFrom<Id>>(value: &str, dossier: &Dossier, kind: Kind) -> Result<Vec<H>, Option<String>> {
    let handles = |ids: Vec<Id>| Ok(ids.into_iter().filter_map(|id| id.try_into().ok()).collect());
    if let Some(id) = dossier.find(value).filter(|id| id.kind() == kind) {
        return handles(vec![id]);
    }
    let mut folded = Folded::default();
    folded.refill(value);
    let needles: Vec<Needle> =
        (0..folded.words.len()).map(|at| Needle::new(folded.word(at), folded.words[at].script)).collect();
    if needles.is_empty() {
        return Err(None);
    }
    let typed: String = needles.iter().map(|needle| needle.text.as_str()).collect();
    let (mut exact, mut begun, mut near) = (Vec::new(), Vec::new(), (0.0, None));
    for id in dossier.ids(kind) {
        let (mut is_exact, mut fits) = (false, vec![false; needles.len()]);
        // A source is also looked for by the words of its id.
        for name in dossier.names_of(id).into_iter().chain((kind == Kind::Source).then(|| dossier.id_of(id))) {
            folded.refill(name);
            let mut whole = folded.words.len() == needles.len();
            for (at, needle) in needles.iter().enumerate() {
                let kind = (0..folded.words.len()).filter_map(|word| fit(needle, &folded, word)).max();
                fits[at] |= kind.is_some();
                whole &= kind == Some(MatchKind::Exact);
            }
            is_exact |= whole;
            if near.0 < 1.0 && folded.letters.len().abs_diff(typed.len()) < 12 {
                let parts = folded.each_word().chain([folded.letters.as_str()]);
                let likeness = parts.map(|part| strsim::normalized_damerau_levenshtein(&typed, part));
                let likeness = likeness.fold(0.0, f64::max);
                if likeness > near.0 {
                    near = (likeness, Some(id));
                }
            }
        }
        if is_exact {
            exact.push(id);
        } else if fits.iter().all(|fits| *fits) {
            begun.push(id);
        }
    }
    match (exact.is_empty(), begun.is_empty(), near) {
        (false, ..) => handles(exact),
        (true, false, _) => handles(begun),
        (_, _, (likeness, Some(id))) if likeness >= 0.5 => Err(Some(format!("did you mean {}?", dossier.id_of(id)))),
        _ => Err(None),
    }
}

/// How a needle matches a folded word; subsequences and substrings are too little for a condition.
fn fit(needle: &Needle, folded: &Folded, at: usize) -> Option<MatchKind> {
    grade::with_word(folded, at, |word| grade::grade(needle, word))
        .map(|grade| grade.kind)
        .filter(|kind| *kind >= MatchKind::SoundsLikePrefix && *kind != MatchKind::Stem)
}
