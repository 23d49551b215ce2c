//! The values that the fields of a query take: which records a name means, which words a closed
//! vocabulary has, and what to suggest for the rest.

use super::super::{names::Names, typed_name::TypedName};
use crate::dossier::{ActorId, Category, Dossier, Id, Kind, SourceId, Tone, Whose, record::ActorKind};

/// What `kind:` may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KindWord {
    /// Records of a kind.
    Record(Kind),
    /// Actors of a kind.
    Actor(ActorKind),
}

/// What `is:` may ask for.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IsWord {
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
pub(super) fn named(
    value: &str,
    dossier: &Dossier,
    names: Option<&Names>,
    kind: Kind,
) -> Result<Vec<Id>, Option<String>> {
    if let Some(id) = dossier.find(value).filter(|id| id.kind() == kind) {
        return Ok(vec![id]);
    }
    let typed = TypedName::new(value);
    if typed.needles.is_empty() {
        return Err(None);
    }
    let meant = names.map_or_else(|| typed.meant(dossier, kind), |names| names.meant(&typed, dossier, kind));
    if !meant.is_empty() {
        return Ok(meant);
    }
    let nearest = names.map_or_else(|| typed.nearest(dossier, kind), |names| names.nearest(&typed, dossier, kind));
    Err(nearest.map(|id| format!("did you mean {}?", dossier.id_of(id))))
}

/// The outlets that a name means, and the source that an id does: which outlet a source has is not always recorded.
///
/// # Errors
/// A hint: the id of the nearest, if one is near.
pub(super) fn outlets(value: &str, dossier: &Dossier, names: Option<&Names>) -> Result<Vec<Whose>, Option<String>> {
    if let Some(Id::Source(source)) = dossier.find(value) {
        return Ok(vec![Whose::Source(source)]);
    }
    let actors = named(value, dossier, names, Kind::Actor)?.into_iter().filter_map(|id| ActorId::try_from(id).ok());
    let outlets: Vec<Whose> = actors.filter(|actor| dossier.is_outlet(*actor)).map(Whose::Outlet).collect();
    if outlets.is_empty() { Err(Some("no source comes from there".to_owned())) } else { Ok(outlets) }
}

/// The documents of an outlet, or the one document.
pub(super) fn documents(whose: Whose, dossier: &Dossier) -> Vec<Id> {
    let is_of_it =
        |source: SourceId| Whose::Source(source) == whose || dossier.is_of_outlet(Whose::Source(source), whose);
    dossier.every_id(Kind::Source).filter(|id| SourceId::try_from(*id).is_ok_and(is_of_it)).collect()
}
