//! The search line at the foot of the screen, and what a query comes to.

pub mod completions;
pub mod draw;
pub mod field;
pub mod found;
mod input;

use std::rc::Rc;

use self::found::Found;
use crate::{
    explore::explorer::Explorer,
    search::{Finder, Query, QueryError},
};

impl Explorer {
    /// Asks a query; words of it that can't be read are left out of the answer.
    pub(in crate::explore) fn ask(&mut self, query: &str) {
        let mut answered = query.to_owned();
        while let Err(error) = Query::parse(&answered, &self.dossier) {
            if answered.get(error.at.clone()).is_none_or(str::is_empty) {
                answered.clear();
            } else {
                answered.replace_range(error.at, "");
            }
        }
        let location = &mut self.state.location;
        query.clone_into(&mut location.query);
        location.answered = answered;
    }

    /// What the query comes to.
    pub fn found(&self) -> Rc<Found> {
        self.derived.found.get(self.state.location.answered.clone(), |query| {
            if query.trim().is_empty() {
                return Found::default();
            }
            // It could be read before it was taken for one to be answered.
            let query = Query::parse(query, &self.dossier).unwrap_or_default();
            let mut finder = self.derived.finder.borrow_mut();
            let finder = finder.get_or_insert_with(|| Finder::new(&self.dossier));
            let hits = (!query.is_empty()).then(|| finder.find(&self.dossier, &query));
            let nearest = match &hits {
                Some(hits) if hits.is_empty() => finder.nearest(&self.dossier, &query),
                _ => Vec::new(),
            };
            Found { query, hits, nearest }
        })
    }

    /// Why the query as it stands can't be read.
    pub fn query_error(&self) -> Option<QueryError> {
        let location = &self.state.location;
        if location.query == location.answered { None } else { Query::parse(&location.query, &self.dossier).err() }
    }
}
