//! The query language: what a query asks for, and reading one.
//!
//! The same for the search line, the subcommands and the exports; [`super::LANGUAGE`] documents it.

pub(super) mod asked;
mod lexer;
mod span;
pub(super) mod values;
mod written;

use std::ops::Range;

pub(super) use self::values::{IsWord, KindWord};
use self::{
    lexer::Token,
    span::Completeness,
    values::{nearest, pick},
};
use super::{
    fold::{Folded, Script},
    grade::{LONGEST_WORD, Needle},
    names::Names,
    one_of::OneOf,
};
use crate::dossier::{Category, Date, Dossier, Kind, Span, Tone, text};

/// What a choice of sources begins with, other than that of all: no query has it.
pub(super) const SCOPE_WORDS: [&str; 3] = ["only", "without", "published-by"];

/// The fields, each with what it asks for.
pub(super) const FIELDS: &[(&str, &str)] = &[
    ("actor", "takes part, or shares an event"),
    ("by", "does it, or says it"),
    ("place", "where it happened"),
    ("source", "cited for it"),
    ("outlet", "newsroom or office of a source cited for it"),
    ("tone", "cooperation or conflict, verbal or material"),
    ("category", "what kind of interaction"),
    ("kind", "kind of record or of actor"),
    ("is", "contested, corroborated, single, undated, refined"),
];

/// How many words of a query are looked at: more is a text pasted by mistake.
pub(super) const MOST_WORDS: usize = 24;

/// A query that has been read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Query {
    pub(super) terms: Vec<Term>,
    pub(super) conditions: Vec<Condition>,
    /// Whether relations are found without being asked for in the query.
    relations: bool,
    /// As it was typed, if it is one word and nothing else.
    single: Option<String>,
}

/// Words to be found in a record's own text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Term {
    /// The words: one, or those of a phrase.
    pub needles: Vec<Needle>,
    /// Whether they must stand side by side, in this order.
    pub phrase: bool,
    /// Whether the last word of a phrase is still being typed.
    pub open: bool,
    /// Whether records with it are left out.
    pub not: bool,
}

/// A condition on a record.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Condition {
    pub test: Test,
    /// Whether records that meet it are left out.
    pub not: bool,
}

/// What a condition tests; any of the values will do.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Test {
    Actor(OneOf),
    By(OneOf),
    Place(OneOf),
    Source(OneOf),
    Tone(Vec<Option<Tone>>),
    Category(Vec<Category>),
    Kind(Vec<KindWord>),
    Is(Vec<IsWord>),
    Time(Vec<Span>),
}

/// Why a query can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    /// The word that can't be read, in bytes of the query.
    pub at: Range<usize>,
    /// Why, and what to write instead.
    pub message: String,
}

impl std::fmt::Display for QueryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for QueryError {}

impl Query {
    /// Reads a query.
    ///
    /// What is half typed is forgiven where its meaning is plain: a field without a value
    /// constrains nothing, an open quote ends with the query, a value may be the beginning of one.
    ///
    /// # Errors
    /// Which word can't be read, and why.
    pub fn parse(text: &str, dossier: &Dossier) -> Result<Self, QueryError> {
        Self::parse_with(text, dossier, None)
    }

    /// The same, quicker: what names mean is looked up among those of the same dossier, where they are at hand.
    ///
    /// # Errors
    /// Which word can't be read, and why.
    pub fn parse_with(text: &str, dossier: &Dossier, names: Option<&Names>) -> Result<Self, QueryError> {
        let mut query = Self::default();
        let tokens = lexer::tokens(text);
        let mut rest = tokens.as_slice();
        while let [token, following @ ..] = rest {
            if let Some((span, taken)) = written::read(rest) {
                query.conditions.push(Condition { test: Test::Time(vec![span]), not: false });
                rest = &rest[taken..];
                continue;
            }
            rest = following;
            let state = if token.at.end == text.len() { Completeness::Partial } else { Completeness::Whole };
            match &token.head {
                Some((head, at)) => {
                    if let Some(condition) = field(head, at.clone(), token, (dossier, names))? {
                        query.conditions.push(condition);
                    }
                }
                None => query.read_words(token, state, tokens.len())?,
            }
        }
        if let [Token { head: None, quoted: false, not: false, value, .. }] = tokens.as_slice() {
            query.single = query.has_words().then(|| (*value).to_owned());
        }
        Ok(query)
    }

    /// The word that it is, as it was typed, if it is nothing else.
    pub(super) fn single_word(&self) -> Option<&str> {
        self.single.as_deref()
    }

    /// Whether it asks for nothing, so that everything passes.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.conditions.is_empty()
    }

    /// Whether it has words, so that answers are ranked by how well they fit.
    pub fn has_words(&self) -> bool {
        self.terms.iter().any(|term| !term.not)
    }

    /// Reads a word or a phrase, one of so many tokens.
    fn read_words(&mut self, token: &Token<'_>, state: Completeness, of: usize) -> Result<(), QueryError> {
        if !token.quoted {
            if let Some(span) = span::read(token.value, state) {
                match span {
                    Ok(spans) if spans.is_empty() => {}
                    Ok(spans) => self.conditions.push(Condition { test: Test::Time(spans), not: token.not }),
                    Err(message) => return Err(QueryError { at: token.value_at.clone(), message }),
                }
                return Ok(());
            }
            // The first digits of a year that is being typed: meanwhile they should not exclude anything.
            let partial = state == Completeness::Partial && of > 1;
            if partial && token.value.len() < 4 && token.value.bytes().all(|b| b.is_ascii_digit()) {
                return Ok(());
            }
        }
        let needles = needles(token.value);
        let room = MOST_WORDS.saturating_sub(self.terms.iter().map(|term| term.needles.len()).sum());
        if needles.is_empty() || needles.len() > room {
            return Ok(());
        }
        let open = token.open && !token.value.ends_with(char::is_whitespace);
        if token.quoted || token.not {
            self.terms.push(Term { needles, phrase: true, open, not: token.not });
        } else {
            let terms = needles.into_iter().map(|n| Term { needles: vec![n], phrase: false, open: false, not: false });
            self.terms.extend(terms);
        }
        Ok(())
    }

    /// The same query for relations, too, which are else found only where `kind:` names them.
    #[must_use]
    pub fn with_relations(self) -> Self {
        Self { relations: true, ..self }
    }

    /// Whether it asks for relations.
    pub(super) fn asks_for_relations(&self) -> bool {
        let relation = KindWord::Record(Kind::Relation);
        let named = |one: &Condition| !one.not && matches!(&one.test, Test::Kind(kinds) if kinds.contains(&relation));
        self.relations || self.conditions.iter().any(named)
    }

    /// Whether it asks for nothing but what happened at some time.
    pub(super) fn asks_for_time_alone(&self) -> bool {
        let is_time = |one: &Condition| !one.not && matches!(one.test, Test::Time(_));
        self.terms.is_empty() && !self.conditions.is_empty() && self.conditions.iter().all(is_time)
    }

    /// Whether a date lies altogether in a time that is asked for.
    pub(super) fn spans_hold(&self, date: Option<&Date>) -> bool {
        let Some(own) = date.map(Date::span) else { return false };
        self.conditions
            .iter()
            .any(|one| matches!(&one.test, Test::Time(spans) if spans.iter().any(|span| span.holds(own))))
    }

    /// The words that must be found, in the order in which they were typed.
    pub(super) fn wanted(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|term| !term.not)
    }
}

/// The span of time that a text says, if it says nothing else; the last of its dates may be half typed.
pub fn span_of(text: &str) -> Option<Span> {
    let tokens = lexer::tokens(text);
    if let Some((span, taken)) = written::read(&tokens) {
        return (taken == tokens.len()).then_some(span);
    }
    let [Token { value, head: None, quoted: false, not: false, .. }] = tokens[..] else { return None };
    // Of alternatives, the first is the one to go to.
    span::read(value, Completeness::Partial)?.ok()?.into_iter().next()
}

/// The date that a text says as people write it, if it says nothing else.
pub(super) fn written_date(text: &str) -> Option<Span> {
    let tokens = lexer::tokens(text);
    written::read(&tokens).filter(|(_, taken)| *taken == tokens.len()).map(|(span, _)| span)
}

/// The folded words of a text; single letters such as `u.t.o.` are one word.
fn needles(text: &str) -> Vec<Needle> {
    let mut folded = Folded::default();
    folded.refill(text);
    let count = folded.words.len();
    if count > 1 && folded.letters.len() == count && !text.contains(char::is_whitespace) {
        return vec![Needle::new(&folded.letters, Script::Alphabet)];
    }
    let cap = |word: &str| word[..word.len().min(4 * LONGEST_WORD)].to_owned();
    (0..count).map(|at| Needle::new(&cap(folded.word(at)), folded.words[at].script)).collect()
}

/// Words by which people ask for a time as if they were fields, and what to write before and behind it instead.
const TIMES: &[(&str, &str, &str)] =
    &[("after", "", ".."), ("since", "", ".."), ("from", "", ".."), ("before", "..", ""), ("until", "..", "")];

/// That there is no such field, and what may be meant.
fn no_field(head: &str, name: &str, value: &str) -> String {
    let meant = nearest(name, FIELDS.iter().map(|(field, _)| *field));
    let time = TIMES.iter().find(|(word, ..)| *word == name);
    let hint = match (time, meant) {
        (Some((_, before, behind)), _) => {
            let time = if span_of(value).is_some() { value } else { "2015" };
            format!("a time is asked for as {before}{time}{behind}")
        }
        (None, Some(field)) => format!("did you mean {field}:?"),
        (None, None) => {
            let all: Vec<String> = FIELDS.iter().map(|(field, _)| format!("{field}:")).collect();
            format!("there are {}", all.join(" "))
        }
    };
    format!(
        "there is no field \"{}\"; {hint} (or quote it to search for the words: \"{}\")",
        text::clean(head),
        text::clean(&format!("{head}:{value}"))
    )
}

/// The first condition of a query that has no value yet, with what it waits for.
pub fn half_typed(text: &str) -> Option<QueryError> {
    lexer::tokens(text).into_iter().find_map(|token| {
        let message = match &token.head {
            Some((head, _)) => {
                let (field, wanted) = FIELDS.iter().find(|(field, _)| *field == head.to_lowercase())?;
                let is_given = token.value.split(',').any(|piece| !piece.trim().is_empty());
                (!is_given).then(|| format!("{field}: waits for a value: {wanted}"))?
            }
            None if token.quoted => return None,
            None => {
                let is_open = span::read(token.value, Completeness::Whole)?.is_ok_and(|spans| spans.is_empty());
                is_open.then(|| format!("{} waits for a date at an end: 2015.. or ..2015", token.value))?
            }
        };
        Some(QueryError { at: token.at, message })
    })
}

/// Reads a field and its value; nothing if it has no value yet.
fn field(
    head: &str,
    at: Range<usize>,
    token: &Token<'_>,
    whose: (&Dossier, Option<&Names>),
) -> Result<Option<Condition>, QueryError> {
    let name = head.to_lowercase();
    if SCOPE_WORDS.contains(&name.as_str()) {
        let message = format!(
            "{name}: chooses the sources to read with, and looks for nothing; write it by itself, or behind --sources"
        );
        return Err(QueryError { at: if at.is_empty() { token.at.clone() } else { at }, message });
    }
    if !FIELDS.iter().any(|(field, _)| *field == name) {
        let message = no_field(head, &name, token.value);
        return Err(QueryError { at: if at.is_empty() { token.at.clone() } else { at }, message });
    }
    let mut offset = token.value_at.start;
    let mut parts: Vec<(&str, Range<usize>)> = Vec::new();
    // A comma means "or"; a quoted value is taken as it stands.
    let pieces: Vec<&str> = if token.quoted { vec![token.value] } else { token.value.split(',').collect() };
    for piece in pieces {
        if !piece.trim().is_empty() {
            parts.push((piece, offset..offset + piece.len()));
        }
        offset += piece.len() + 1;
    }
    if parts.is_empty() {
        return Ok(None);
    }
    let test = match name.as_str() {
        "actor" => Test::Actor(named(&parts, whose, Kind::Actor)?),
        "by" => Test::By(named(&parts, whose, Kind::Actor)?),
        "place" => Test::Place(named(&parts, whose, Kind::Place)?),
        "source" => Test::Source(named(&parts, whose, Kind::Source)?),
        "outlet" => {
            let outlets = each(&parts, "outlet", |value| values::outlets(value, whose.0, whose.1))?;
            Test::Source(outlets.into_iter().flat_map(|outlet| values::documents(outlet, whose.0)).collect())
        }
        "tone" => Test::Tone(each(&parts, "tone", |value| pick(value, values::TONES).map(|tones| tones.concat()))?),
        "category" => Test::Category(each(&parts, "category", |value| pick(value, &values::categories()))?),
        "kind" => Test::Kind(each(&parts, "kind", |value| pick(value, &values::kinds()))?),
        _ => Test::Is(each(&parts, "word for is:", |value| pick(value, values::STANDINGS))?),
    };
    Ok(Some(Condition { test, not: token.not }))
}

/// The records of a kind that all values of a field mean.
fn named(
    parts: &[(&str, Range<usize>)],
    (dossier, names): (&Dossier, Option<&Names>),
    kind: Kind,
) -> Result<OneOf, QueryError> {
    Ok(each(parts, kind.word(), |value| values::named(value, dossier, names, kind))?.into_iter().collect())
}

/// The meanings of all values of a field.
fn each<T>(
    parts: &[(&str, Range<usize>)],
    what: &str,
    read: impl Fn(&str) -> Result<Vec<T>, Option<String>>,
) -> Result<Vec<T>, QueryError> {
    let mut all = Vec::new();
    for (value, at) in parts {
        match read(value) {
            Ok(meant) => all.extend(meant),
            Err(meant) => {
                let hint = meant.map_or_else(String::new, |meant| format!("; {meant}"));
                let message = format!("there is no {what} \"{}\"{hint}", text::clean(value));
                return Err(QueryError { at: at.clone(), message });
            }
        }
    }
    Ok(all)
}

/// The word that is being typed: where what can be completed stands, and the field that it is a
/// value of, if it is one.
pub(super) fn under_cursor(text: &str, cursor: usize) -> Option<(Range<usize>, Option<String>)> {
    let token = lexer::tokens(text).into_iter().find(|token| (token.at.start..=token.at.end).contains(&cursor))?;
    let Some((head, _)) = &token.head else {
        return (!token.quoted && token.value_at.end == cursor).then(|| (token.value_at.clone(), None));
    };
    let field = head.to_lowercase();
    if !FIELDS.iter().any(|(name, _)| *name == field)
        || !token.value_at.contains(&cursor) && token.value_at.end != cursor
    {
        return None;
    }
    let typed = text.get(token.value_at.start..cursor)?;
    let from = if token.quoted { 0 } else { typed.rfind(',').map_or(0, |comma| comma + 1) };
    Some((token.value_at.start + from..token.value_at.end, Some(field)))
}

#[cfg(test)]
mod tests;
