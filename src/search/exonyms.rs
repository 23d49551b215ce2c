//! What states, cities and some bodies are called in languages of other scripts, for dossiers that don't list it:
//! Саудовская Аравия for Saudi Arabia, تهران for Tehran.
//!
//! Read from `exonyms.tsv`: the names of territories and the exemplar cities of time zones in the Unicode Common Locale
//! Data Repository, version 48, in Russian, Ukrainian, Tajik, Persian, Arabic, Hebrew, Greek, Georgian, Armenian,
//! Chinese, Japanese, Korean and Hindi. A line has the English name and the others, in the order of the English ones
//! in small letters.

use std::sync::LazyLock;

use crate::dossier::{Dossier, Id, Text, record::ActorKind};

/// The lines of the list.
static LINES: LazyLock<Vec<&'static str>> = LazyLock::new(|| include_str!("exonyms.tsv").lines().collect());

/// The names of a record in languages of other scripts, found by its English ones; none but for places and what may be
/// in the list: people are called Jordan, too.
pub(super) fn of(dossier: &Dossier, id: Id) -> Vec<&'static str> {
    let names: Vec<&str> = match id {
        Id::Actor(actor) => {
            let actor = dossier.actor(actor);
            let is_listed = matches!(actor.kind, ActorKind::State | ActorKind::Intergovernmental);
            let others = actor.short.iter().chain(&actor.aliases).map(Text::as_str);
            if is_listed { [actor.name.as_str()].into_iter().chain(others).collect() } else { Vec::new() }
        }
        Id::Place(place) => {
            let place = dossier.place(place);
            [place.name.as_str()].into_iter().chain(place.aliases.iter().map(Text::as_str)).collect()
        }
        _ => Vec::new(),
    };
    let others = names.into_iter().flat_map(|name| {
        let name = name.to_lowercase();
        let at = LINES.binary_search_by(|line| english(line).to_lowercase().cmp(&name));
        at.map_or("", |at| LINES[at]).split('\t').skip(1)
    });
    others.collect()
}

/// The English name at the beginning of a line.
fn english(line: &str) -> &str {
    line.split('\t').next().unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_each_line_has_other_names() {
        let names: Vec<String> = LINES.iter().map(|line| english(line).to_lowercase()).collect();
        assert!(names.is_sorted() && names.windows(2).all(|pair| pair[0] != pair[1]));
        for line in LINES.iter() {
            assert!(line.split('\t').count() > 1 && line.split('\t').all(|name| !name.trim().is_empty()), "{line}");
        }
    }
}
