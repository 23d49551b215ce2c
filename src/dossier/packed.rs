//! Lists that take up no more memory than they fill.
//!
//! Most lists of a record hold one item, and there are more of them than records: a `Vec` that serde fills has
//! room for four, and even a box of one takes a pointer, a length and a piece of the heap beside the item.

use std::{
    fmt,
    marker::PhantomData,
    ops::{Deref, DerefMut},
    slice,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A list of just its length.
#[derive(Clone)]
pub struct Packed<T>(Items<T>);

#[derive(Clone)]
enum Items<T> {
    /// Where the list itself is.
    One(T),
    /// None, or more than one.
    Boxed(Box<[T]>),
}

impl<T> Packed<T> {
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Takes away the items that are not to be kept.
    pub(super) fn retain(&mut self, is_kept: impl FnMut(&T) -> bool) {
        let mut items = Vec::from(std::mem::take(self));
        items.retain(is_kept);
        *self = items.into();
    }
}

impl<T> Default for Packed<T> {
    fn default() -> Self {
        Self(Items::Boxed(Box::default()))
    }
}

impl<T> Deref for Packed<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        match &self.0 {
            Items::One(item) => slice::from_ref(item),
            Items::Boxed(items) => items,
        }
    }
}

impl<T> DerefMut for Packed<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        match &mut self.0 {
            Items::One(item) => slice::from_mut(item),
            Items::Boxed(items) => items,
        }
    }
}

impl<T> From<Vec<T>> for Packed<T> {
    fn from(items: Vec<T>) -> Self {
        Self(match <[T; 1]>::try_from(items) {
            Ok([item]) => Items::One(item),
            Err(items) => Items::Boxed(items.into()),
        })
    }
}

impl<T> From<Packed<T>> for Vec<T> {
    fn from(list: Packed<T>) -> Self {
        match list.0 {
            Items::One(item) => vec![item],
            Items::Boxed(items) => items.into(),
        }
    }
}

/// By the items, wherever they are.
impl<T: PartialEq> PartialEq for Packed<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: fmt::Debug> fmt::Debug for Packed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: Serialize> Serialize for Packed<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}

impl<T> FromIterator<T> for Packed<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        items.into_iter().collect::<Vec<T>>().into()
    }
}

impl<'a, T> IntoIterator for &'a Packed<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Packed<T> {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Packed<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> de::Visitor<'de> for Visitor<T> {
            type Value = Packed<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                // As serde says it of a `Vec`.
                f.write_str("a sequence")
            }
            fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Packed<T>, A::Error> {
                let Some(first) = list.next_element()? else { return Ok(Packed::default()) };
                let Some(second) = list.next_element()? else { return Ok(Packed(Items::One(first))) };
                let mut items = vec![first, second];
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Packed(Items::Boxed(items.into())))
            }
        }
        deserializer.deserialize_seq(Visitor(PhantomData))
    }
}

#[cfg(test)]
impl<T: schemars::JsonSchema> schemars::JsonSchema for Packed<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        Vec::<T>::schema_name()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Vec::<T>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_any_length_are_read_and_written_as_they_are() {
        for json in ["[]", "[1]", "[1,2]", "[1,2,3,4,5,6,7]"] {
            let list: Packed<u8> = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&list).unwrap(), json);
            assert_eq!(list.iter().copied().collect::<Packed<u8>>(), list);
        }
        assert!(serde_json::from_str::<Packed<u8>>("[1,").is_err());
    }

    #[test]
    fn items_are_taken_away_from_lists_of_any_length() {
        for length in 0..4 {
            for kept in 0..=length {
                let mut list: Packed<u8> = (0..length).collect();
                list.retain(|item| *item < kept);
                assert_eq!(*list, *(0..kept).collect::<Vec<u8>>());
                assert_eq!((list.is_empty(), matches!(list.0, Items::One(_))), (kept == 0, kept == 1));
            }
        }
    }
}
