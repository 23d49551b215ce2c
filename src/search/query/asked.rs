//! A query part by part, and the values in it that a reader may switch on and off.
//!
//! What is written comes to the same when it is read by [`super::Query::parse`]: a value is written by its word or
//! by the id of its record, which mean nothing else.

use super::{
    super::names::Names,
    FIELDS, IsWord, KindWord,
    lexer::{self, Token},
    span::{self, Completeness},
    values, written,
};
use crate::dossier::{Dossier, Id, Kind, PlaceId, Span, Tone, Whose};

/// Something that a query can ask for by one of several values.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facet {
    Tone,
    Standing,
    Kind,
    Time,
    Place,
    Outlet,
}

impl Facet {
    /// Every one.
    pub const ALL: [Self; 6] = [Self::Tone, Self::Standing, Self::Kind, Self::Time, Self::Place, Self::Outlet];

    /// The field that asks for it; a span of time has none.
    const fn field(self) -> Option<&'static str> {
        match self {
            Self::Tone => Some("tone"),
            Self::Standing => Some("is"),
            Self::Kind => Some("kind"),
            Self::Time => None,
            Self::Place => Some("place"),
            Self::Outlet => Some("outlet"),
        }
    }
}

/// A value that a query can ask for.
#[allow(missing_docs)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Value {
    Tone(Option<Tone>),
    Is(IsWord),
    Kind(KindWord),
    Time(Span),
    Place(PlaceId),
    Outlet(Whose),
}

impl Value {
    /// What it is a value of.
    pub const fn facet(self) -> Facet {
        match self {
            Self::Tone(_) => Facet::Tone,
            Self::Is(_) => Facet::Standing,
            Self::Kind(_) => Facet::Kind,
            Self::Time(_) => Facet::Time,
            Self::Place(_) => Facet::Place,
            Self::Outlet(_) => Facet::Outlet,
        }
    }

    /// Every tone, every word for a standing, every kind of record and actor.
    pub fn vocabulary() -> impl Iterator<Item = Self> {
        let tones = Tone::ALL.into_iter().map(Some).chain([None]).map(Self::Tone);
        let standings = values::STANDINGS.iter().map(|(_, word)| Self::Is(*word));
        let kinds = values::kinds().into_iter().map(|(_, word)| Self::Kind(word));
        tones.chain(standings).chain(kinds)
    }

    /// How a query writes it.
    pub fn written(self, dossier: &Dossier) -> String {
        let word = match self {
            Self::Tone(tone) => values::TONES.iter().find(|(_, tones)| **tones == [tone]).map(|(word, _)| *word),
            Self::Is(standing) => values::STANDINGS.iter().find(|(_, one)| *one == standing).map(|(word, _)| *word),
            Self::Kind(kind) => values::kinds().into_iter().find(|(_, one)| *one == kind).map(|(word, _)| word),
            Self::Place(place) => Some(dossier.id_of(place)),
            Self::Outlet(Whose::Outlet(actor)) => Some(dossier.id_of(actor)),
            Self::Outlet(Whose::Source(source)) => Some(dossier.id_of(source)),
            Self::Time(span) => return span::written(span),
        };
        word.unwrap_or_default().to_owned()
    }
}

/// One of the alternatives that a part of a query asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Alternative {
    text: String,
    values: Vec<Value>,
}

/// A word, a phrase or a condition.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Part {
    text: String,
    /// What it asks for, where that are values of one facet.
    choice: Option<(Facet, Vec<Alternative>)>,
    /// Whether it is a field or a time, not a word or a phrase.
    is_condition: bool,
}

/// A query part by part.
///
/// Of the parts that ask for values of a facet the first is the one that is switched; others narrow further.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    parts: Vec<Part>,
}

impl Asked {
    /// Takes a query apart.
    pub fn read(text: &str, dossier: &Dossier, names: Option<&Names>) -> Self {
        let tokens = lexer::tokens(text);
        let mut parts: Vec<Part> = Vec::new();
        let mut rest = tokens.as_slice();
        while let [token, following @ ..] = rest {
            let date = written::read(rest);
            let taken = date.map_or(1, |(_, taken)| taken);
            let is_last = token.at.end == text.len() && taken == 1;
            let so_far = if is_last { so_far(token, tokens.len()) } else { None };
            let mut whole = so_far.unwrap_or_else(|| text[token.at.start..rest[taken - 1].at.end].to_owned());
            // Behind an open quote nothing more could be written.
            if token.open {
                whole.push('"');
            }
            let mut choice = if taken == 1 { choice(token, dossier, names) } else { None };
            let is_time = date.is_some() || !token.quoted && span::read(token.value, Completeness::Whole).is_some();
            let is_condition = token.head.is_some() || is_time;
            choice = choice.filter(|(facet, _)| !parts.iter().any(|part| part.facet() == Some(*facet)));
            if !whole.is_empty() {
                parts.push(Part { text: whole, choice, is_condition });
            }
            rest = &following[taken - 1..];
        }
        Self { parts }
    }

    /// The values that are asked for, and the parts that ask for something else, as they stand in the query.
    pub fn values(&self) -> impl Iterator<Item = Value> {
        let alternatives = self.parts.iter().filter_map(|part| part.choice.as_ref()).flat_map(|(_, some)| some);
        alternatives.flat_map(|one| one.values.iter().copied())
    }

    /// The parts that ask for something else, each with its place.
    pub fn others(&self) -> impl Iterator<Item = (usize, &str)> {
        let parts = self.parts.iter().enumerate().filter(|(_, part)| part.choice.is_none());
        parts.map(|(at, part)| (at, part.text.as_str()))
    }

    /// Whether a value is asked for.
    pub fn has(&self, value: Value) -> bool {
        self.values().any(|one| one == value)
    }

    /// The query without what it asks of some facets.
    pub fn without(&self, is_left_out: impl Fn(Facet) -> bool) -> String {
        joined(self.parts.iter().filter(|part| !part.facet().is_some_and(&is_left_out)))
    }

    /// The fields and the times in the query, without its words.
    pub fn conditions(&self) -> String {
        joined(self.parts.iter().filter(|part| part.is_condition))
    }

    /// The query without one of its parts.
    pub fn without_part(&self, at: usize) -> String {
        joined(self.parts.iter().enumerate().filter(|(place, _)| *place != at).map(|(_, part)| part))
    }

    /// The query with a value as the only one of its facet that can be switched.
    pub fn only(&self, value: Value, dossier: &Dossier) -> String {
        let text = text_of(value.facet(), &[Alternative::of(value, dossier)]);
        let own = Part { text, choice: None, is_condition: true };
        joined(self.parts.iter().filter(|part| part.facet() != Some(value.facet())).chain([&own]))
    }

    /// The query with a value, or without it where it is asked for.
    #[must_use]
    pub fn switched(&self, value: Value, dossier: &Dossier) -> String {
        let mut parts = self.parts.clone();
        let own = parts.iter_mut().find(|part| part.facet() == Some(value.facet()));
        let Some(Part { text, choice: Some((facet, alternatives)), .. }) = own else {
            let alternatives = [Alternative::of(value, dossier)];
            parts.push(Part { text: text_of(value.facet(), &alternatives), choice: None, is_condition: true });
            return joined(parts.iter());
        };
        if self.has(value) {
            *alternatives = alternatives.iter().flat_map(|one| one.without(value, dossier)).collect();
        } else {
            alternatives.push(Alternative::of(value, dossier));
        }
        *text = text_of(*facet, alternatives);
        joined(parts.iter())
    }
}

impl Part {
    fn facet(&self) -> Option<Facet> {
        self.choice.as_ref().map(|(facet, _)| *facet)
    }
}

impl Alternative {
    fn of(value: Value, dossier: &Dossier) -> Self {
        Self { text: value.written(dossier), values: vec![value] }
    }

    /// What is left of it without a value.
    fn without(&self, value: Value, dossier: &Dossier) -> Vec<Self> {
        if !self.values.contains(&value) {
            return vec![self.clone()];
        }
        self.values.iter().filter(|one| **one != value).map(|one| Self::of(*one, dossier)).collect()
    }
}

/// How a query asks for values of a facet; nothing for none.
fn text_of(facet: Facet, alternatives: &[Alternative]) -> String {
    let texts: Vec<&str> = alternatives.iter().map(|one| one.text.as_str()).collect();
    match facet.field() {
        _ if texts.is_empty() => String::new(),
        Some(field) => format!("{field}:{}", texts.join(",")),
        None => texts.join(","),
    }
}

fn joined<'p>(parts: impl Iterator<Item = &'p Part>) -> String {
    parts.map(|part| part.text.as_str()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What a date that is half typed means so far, where it would mean something else with more behind it; it is the last
/// of so many tokens.
fn so_far(token: &Token<'_>, of: usize) -> Option<String> {
    if token.quoted || token.head.is_some() {
        return None;
    }
    let is_begun = of > 1 && token.value.len() < 4 && token.value.bytes().all(|byte| byte.is_ascii_digit());
    let meant = match span::read(token.value, Completeness::Partial) {
        _ if is_begun => Vec::new(),
        Some(Ok(spans)) if span::read(token.value, Completeness::Whole) != Some(Ok(spans.clone())) => spans,
        _ => return None,
    };
    let written = meant.into_iter().map(span::written).collect::<Vec<_>>().join(",");
    Some(if token.not && !written.is_empty() { format!("-{written}") } else { written })
}

/// The values of a facet that a token asks for, if it asks for nothing else.
fn choice(token: &Token<'_>, dossier: &Dossier, names: Option<&Names>) -> Option<(Facet, Vec<Alternative>)> {
    if token.not || token.open {
        return None;
    }
    let field = token.head.as_ref().map(|(head, _)| head.to_lowercase());
    let facet = match &field {
        Some(field) if FIELDS.iter().any(|(name, _)| name == field) => {
            Facet::ALL.into_iter().find(|facet| facet.field() == Some(field))?
        }
        None if !token.quoted => Facet::Time,
        _ => return None,
    };
    let pieces: Vec<&str> = if token.quoted { vec![token.value] } else { token.value.split(',').collect() };
    let pieces = pieces.into_iter().filter(|piece| !piece.trim().is_empty());
    let alternatives = pieces.map(|piece| {
        let values = meant(facet, piece, dossier, names).filter(|values| !values.is_empty())?;
        // What stands in quotes can't be one of several.
        let written = || values.iter().map(|value| value.written(dossier)).collect::<Vec<_>>().join(",");
        Some(Alternative { text: if token.quoted { written() } else { piece.to_owned() }, values })
    });
    let alternatives: Vec<Alternative> = alternatives.collect::<Option<_>>()?;
    (!alternatives.is_empty()).then_some((facet, alternatives))
}

/// The values that a word means, if it can be read; of the names of places and outlets those that mean only one.
fn meant(facet: Facet, piece: &str, dossier: &Dossier, names: Option<&Names>) -> Option<Vec<Value>> {
    let values: Vec<Value> = match facet {
        Facet::Tone => {
            let tones = values::pick(piece, values::TONES).ok()?.concat();
            tones.into_iter().map(Value::Tone).collect()
        }
        Facet::Standing => values::pick(piece, values::STANDINGS).ok()?.into_iter().map(Value::Is).collect(),
        Facet::Kind => values::pick(piece, &values::kinds()).ok()?.into_iter().map(Value::Kind).collect(),
        Facet::Time => {
            let spans = span::read(piece, Completeness::Whole)?.ok()?;
            spans.into_iter().map(Value::Time).collect()
        }
        Facet::Place => {
            let places = values::named(piece, dossier, names, Kind::Place).ok()?;
            let [Id::Place(place)] = places.as_slice() else { return None };
            vec![Value::Place(*place)]
        }
        Facet::Outlet => {
            let outlets = values::outlets(piece, dossier, names).ok()?;
            let [outlet] = outlets.as_slice() else { return None };
            vec![Value::Outlet(*outlet)]
        }
    };
    let mut once: Vec<Value> = Vec::new();
    for value in values {
        if !once.contains(&value) {
            once.push(value);
        }
    }
    Some(once)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::load::bundled;

    fn asked(text: &str) -> Asked {
        Asked::read(text, &bundled().unwrap(), None)
    }

    fn values(text: &str) -> Vec<String> {
        let dossier = bundled().unwrap();
        Asked::read(text, &dossier, None).values().map(|value| value.written(&dossier)).collect()
    }

    #[test]
    fn values_are_read_however_they_are_written() {
        assert_eq!(values("kabiri tone:conflict"), ["verbal-conflict", "material-conflict"]);
        assert_eq!(values("Is:Contested,undated kind:persons"), ["contested", "undated", "person"]);
        assert_eq!(values("2011..2015-09,2018.. place:\"Dushanbe\""), ["2011..2015-09", "2018..", "dushanbe"]);
        assert_eq!(values("outlet:rferl,rahimi-2019"), ["rferl", "rahimi-2019"]);
    }

    #[test]
    fn what_is_no_choice_among_values_is_left_as_it_stands() {
        for text in
            ["-tone:conflict", "tone:x", "actor:kabiri", "\"tone:conflict\"", "29 September 2015", "nobody:x", "tone:"]
        {
            assert_eq!(values(text), [""; 0], "{text}");
            assert_eq!(asked(text).others().map(|(_, part)| part).collect::<Vec<_>>(), [text]);
        }
        let twice = asked("tone:conflict tone:verbal");
        assert_eq!(twice.values().count(), 2, "the first is switched");
        assert_eq!(twice.others().collect::<Vec<_>>(), [(1, "tone:verbal")]);
    }

    #[test]
    fn a_value_is_one_of_several_and_the_last_takes_its_part_away() {
        let dossier = bundled().unwrap();
        let tone = |tone| Value::Tone(Some(tone));
        let steps = [
            (tone(Tone::VerbalConflict), "kabiri tone:verbal-conflict"),
            (Value::Is(IsWord::Contested), "kabiri tone:verbal-conflict is:contested"),
            (Value::Tone(None), "kabiri tone:verbal-conflict,none is:contested"),
            (tone(Tone::VerbalConflict), "kabiri tone:none is:contested"),
            (Value::Tone(None), "kabiri is:contested"),
        ];
        let mut query = "kabiri".to_owned();
        for (value, then) in steps {
            query = Asked::read(&query, &dossier, None).switched(value, &dossier);
            assert_eq!(query, then);
        }
        let conflict = Asked::read("tone:conflict,none", &dossier, None);
        assert_eq!(conflict.switched(tone(Tone::VerbalConflict), &dossier), "tone:material-conflict,none");
    }

    #[test]
    fn a_value_takes_the_place_of_the_others_of_its_facet() {
        let dossier = bundled().unwrap();
        let asked = Asked::read("2015-09..2018,2019 kabiri tone:conflict", &dossier, None);
        let tone = Value::Tone(Some(Tone::VerbalConflict));
        assert_eq!(asked.only(tone, &dossier), "2015-09..2018,2019 kabiri tone:verbal-conflict");
        let Some(time) = asked.values().find(|value| value.facet() == Facet::Time) else { panic!("there is a time") };
        assert_eq!(asked.only(time, &dossier), "kabiri tone:conflict 2015-09..2018");
    }

    #[test]
    fn what_is_half_typed_means_the_same_with_more_behind_it() {
        for (text, then) in
            [("kabiri 20", "kabiri"), ("20", "20"), ("2015-0", "2015..2015"), ("\"peace acc", "\"peace acc\"")]
        {
            assert_eq!(asked(text).without(|_| false), then);
        }
    }
}
