//! Reading records as objects and words as strings, and as nothing else.
//!
//! serde's derived code would also take a list for a record, its items for the fields in turn, and an
//! object for a word: the published schema allows neither.

use std::{fmt, marker::PhantomData};

use serde::{Deserializer, de, forward_to_deserialize_any};

/// Reads structs from objects alone.
pub(super) struct ObjectsOnly<D>(pub D);

impl<'de, D: Deserializer<'de>> Deserializer<'de> for ObjectsOnly<D> {
    type Error = D::Error;

    fn deserialize_any<V: de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
        self.0.deserialize_any(visitor)
    }

    fn deserialize_struct<V: de::Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// Reads one of some words.
pub(super) fn word<'de, D: Deserializer<'de>, T: Copy>(
    deserializer: D,
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> Result<T, D::Error> {
    struct Visitor<'de, T: 'static>(&'static [T], fn(T) -> &'static str, PhantomData<&'de ()>);
    impl<'de, T: Copy> de::Visitor<'de> for Visitor<'de, T> {
        type Value = T;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a word")
        }
        fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
            let known = self.0.iter().copied().find(|one| (self.1)(*one) == text);
            known.ok_or_else(|| E::custom("this word is not known here"))
        }
    }
    deserializer.deserialize_str(Visitor(all, word, PhantomData))
}
