//! The handle of every id, in little memory: there are as many ids as records, and each lies in its record already.

use std::hash::BuildHasher as _;

use hashbrown::HashTable;

use super::{Id, Kind, Text, record::File};

/// The records of a file by their ids.
#[derive(Debug)]
pub struct ById {
    /// The numbers of records, counted through all lists of the file.
    numbers: HashTable<u32>,
    hasher: foldhash::fast::RandomState,
    /// Where the records of each kind start.
    starts: [u32; Kind::ALL.len()],
}

/// The same with the ids themselves: for when the records are being changed.
#[derive(Debug)]
pub(super) struct Ids {
    by_id: ById,
    /// By number of the record.
    texts: Vec<Text>,
}

impl ById {
    /// The record of the file with this id.
    pub(super) fn find(&self, file: &File, id: &str) -> Option<Id> {
        self.find_by(id, |number| file.record(self.handle(number)).id())
    }

    fn find_by<'t>(&self, id: &str, text: impl Fn(u32) -> &'t Text) -> Option<Id> {
        let number = self.numbers.find(self.hasher.hash_one(id), |number| **text(*number) == *id);
        number.map(|number| self.handle(*number))
    }

    fn handle(&self, number: u32) -> Id {
        let kinds = Kind::ALL.iter().zip(self.starts).rev();
        let mut before = kinds.skip_while(|(_, start)| *start > number);
        let (kind, start) = before.next().expect("the first kind starts at zero");
        Id::new(*kind, (number - start) as usize)
    }

    fn number(&self, id: Id) -> u32 {
        self.starts[id.kind() as usize] + id.at() as u32
    }
}

impl Ids {
    /// With room for those of a file, and none of them found yet.
    pub fn of(file: &File) -> Self {
        let texts: Vec<Text> = file.every_id().map(|id| file.record(id).id().clone()).collect();
        let mut starts = [0; Kind::ALL.len()];
        let mut next = 0;
        for (start, kind) in starts.iter_mut().zip(Kind::ALL) {
            *start = next;
            next += file.ids(*kind).len() as u32;
        }
        let numbers = HashTable::with_capacity(texts.len());
        Self { by_id: ById { numbers, hasher: foldhash::fast::RandomState::default(), starts }, texts }
    }

    /// Makes a record the one that its id leads to, unless another one is; returns the one that is.
    pub fn add(&mut self, id: Id) -> Id {
        let number = self.by_id.number(id);
        let Self { by_id: ById { numbers, hasher, .. }, texts } = self;
        let hash = |number: &u32| hasher.hash_one(texts[*number as usize].as_str());
        let is_same = |other: &u32| texts[*other as usize] == texts[number as usize];
        let first = *numbers.entry(hash(&number), is_same, hash).or_insert(number).get();
        self.by_id.handle(first)
    }

    /// The record with an id.
    pub fn get(&self, id: &str) -> Option<Id> {
        self.by_id.find_by(id, |number| &self.texts[number as usize])
    }

    /// All ids that lead to a record, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (&Text, Id)> {
        self.by_id.numbers.iter().map(|number| (&self.texts[*number as usize], self.by_id.handle(*number)))
    }

    /// How many ids lead to a record.
    pub fn len(&self) -> usize {
        self.by_id.numbers.len()
    }

    /// Without the ids themselves.
    pub fn into_by_id(self) -> ById {
        self.by_id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_lead_to_the_first_record_that_has_them_whatever_lists_are_empty() {
        let file: File = serde_json::from_str(
            r#"{"title": "x", "sources": [{"id": "s", "title": "s"}, {"id": "t", "title": "t"}],
            "events": [{"id": "e", "title": "e"}, {"id": "s", "title": "s again"}],
            "claims": [{"id": "c", "text": "c"}]}"#,
        )
        .unwrap();
        let mut ids = Ids::of(&file);
        let firsts: Vec<bool> = file.every_id().map(|id| ids.add(id) == id).collect();
        assert_eq!(firsts, [true, true, true, false, true]);
        let wanted = [
            ("s", Some(Id::new(Kind::Source, 0))),
            ("t", Some(Id::new(Kind::Source, 1))),
            ("e", Some(Id::new(Kind::Event, 0))),
            ("c", Some(Id::new(Kind::Claim, 0))),
            ("x", None),
        ];
        assert!(wanted.iter().all(|(id, handle)| ids.get(id) == *handle));
        assert_eq!((ids.len(), ids.iter().count()), (4, 4));
        let by_id = ids.into_by_id();
        assert!(wanted.iter().all(|(id, handle)| by_id.find(&file, id) == *handle));
    }
}
