//! The parts of a JSON text as slices of it, handed on one at a time: nothing is kept.
//!
//! Only used for reports on files that are wrong.

use std::{borrow::Cow, collections::HashMap, fmt, marker::PhantomData};

use serde::{Deserializer as _, de};
use serde_json::value::RawValue;

use super::problem::{Path, PathSegment};

/// A whole text as one part.
///
/// # Errors
/// Where it stops being JSON.
pub(super) fn whole(text: &str) -> Result<&str, serde_json::Error> {
    serde_json::from_str::<&RawValue>(text).map(RawValue::get)
}

/// The byte of `text` at which a part of it starts.
pub(super) fn start_of(part: &str, text: &str) -> usize {
    // Both are slices of one text, so the distance of their addresses is an offset in it.
    part.as_ptr().addr() - text.as_ptr().addr()
}

/// What a part is, for people.
pub(super) fn kind(part: &str) -> &'static str {
    match part.as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a string",
        Some(b'n') => "null",
        Some(b't' | b'f') => "a truth value",
        _ => "a number",
    }
}

/// The text that a part stands for, if it is a string.
pub(super) fn string(part: &str) -> Option<Cow<'_, str>> {
    let inner = part.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') { serde_json::from_str(part).ok().map(Cow::Owned) } else { Some(Cow::Borrowed(inner)) }
}

/// Hands on each field of an object, its key as it is written; duplicates too.
pub(super) fn fields<'a>(object: &'a str, field: impl FnMut(&'a str, &'a str)) {
    // The part has been read as JSON before, so that this can't fail.
    let _ = serde_json::Deserializer::from_str(object).deserialize_map(Each(field, PhantomData));
}

/// Hands on each item of a list.
pub(super) fn items<'a>(list: &'a str, mut item: impl FnMut(&'a str)) {
    let each = Each(|_: &'a str, value: &'a str| item(value), PhantomData);
    let _ = serde_json::Deserializer::from_str(list).deserialize_seq(each);
}

/// Reads an object or a list and hands on what is in it.
struct Each<'a, F>(F, PhantomData<&'a str>);

impl<'de: 'a, 'a, F: FnMut(&'a str, &'a str)> de::Visitor<'de> for Each<'a, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or a list")
    }

    fn visit_map<A: de::MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        while let Some((key, value)) = map.next_entry::<&'de RawValue, &'de RawValue>()? {
            self.0(key.get(), value.get());
        }
        Ok(())
    }

    fn visit_seq<A: de::SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        while let Some(value) = list.next_element::<&'de RawValue>()? {
            self.0("", value.get());
        }
        Ok(())
    }
}

/// Where the paths that were asked for lead.
#[derive(Debug, Default)]
pub(super) struct Located<'a>(HashMap<Path, Target<'a>>);

/// The last part on a path that exists.
#[derive(Debug, Clone, Copy)]
struct Target<'a> {
    part: &'a str,
    /// Whether it is the end of the path.
    reached: bool,
}

impl<'a> Located<'a> {
    /// Follows all paths at once, each part of the text being read once per level.
    pub fn of(root: &'a str, mut paths: Vec<Path>) -> Self {
        paths.sort_unstable();
        paths.dedup();
        let mut located = Self::default();
        located.follow(root, 0, &paths);
        located
    }

    /// Follows the paths, which agree in their first `depth` segments and are sorted, from there.
    fn follow(&mut self, part: &'a str, depth: usize, mut paths: &[Path]) {
        for path in paths {
            self.0.insert(path.clone(), Target { part, reached: path.segments().len() == depth });
        }
        // The shortest comes first: the path that ends here.
        while paths.first().is_some_and(|path| path.segments().len() == depth) {
            paths = &paths[1..];
        }
        if paths.is_empty() {
            return;
        }
        if part.starts_with('{') {
            fields(part, |key, value| {
                let name = string(key).unwrap_or_default();
                let before = |path: &Path| matches!(&path.segments()[depth], PathSegment::Key(key) if **key < *name);
                let same = |path: &Path| matches!(&path.segments()[depth], PathSegment::Key(key) if **key == *name);
                let paths = &paths[paths.partition_point(before)..];
                let paths = &paths[..paths.partition_point(same)];
                if !paths.is_empty() {
                    self.follow(value, depth + 1, paths);
                }
            });
        } else if part.starts_with('[') {
            // Paths into fields lead no further here; they come before those into items.
            paths = &paths[paths.partition_point(|path| matches!(path.segments()[depth], PathSegment::Key(_)))..];
            let mut at = 0;
            items(part, |value| {
                let same = |path: &Path| path.segments()[depth] == PathSegment::Item(at);
                if paths.first().is_some_and(same) {
                    let count = paths.partition_point(same);
                    self.follow(value, depth + 1, &paths[..count]);
                    paths = &paths[count..];
                }
                at += 1;
            });
        }
    }

    /// The part at the end of a path, or the last part on it that exists.
    pub fn nearest(&self, path: &Path) -> Option<&'a str> {
        self.0.get(path).map(|target| target.part)
    }

    /// The part at the end of a path.
    pub fn exactly(&self, path: &Path) -> Option<&'a str> {
        self.0.get(path).filter(|target| target.reached).map(|target| target.part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_the_parts_that_they_name() {
        let text = "{ \"a\": [1, {\"b\": \"x\", \"\\u0062b\": null}, {\"b\": 7}], \"z\": [] }";
        let root = whole(text).unwrap();
        let top = Path::default();
        let list = top.key("a");
        let cases = [
            (top.clone(), root, true),
            (list.item(1).key("b"), "\"x\"", true),
            (list.item(1).key("bb"), "null", true),
            (list.item(2).key("b"), "7", true),
            (list.item(0), "1", true),
            (list.item(0).key("b"), "1", false),
            (list.key("b"), "[1, {\"b\": \"x\", \"\\u0062b\": null}, {\"b\": 7}]", false),
            (list.item(9), "[1, {\"b\": \"x\", \"\\u0062b\": null}, {\"b\": 7}]", false),
            (top.key("z").item(0), "[]", false),
            (top.key("nowhere"), root, false),
        ];
        let located = Located::of(root, cases.iter().rev().map(|(path, ..)| path.clone()).collect());
        for (path, part, reached) in cases {
            assert_eq!(located.nearest(&path), Some(part), "{path}");
            assert_eq!(located.exactly(&path).is_some(), reached, "{path}");
        }
        assert_eq!(located.nearest(&list), None, "nobody asked for it");
        let seven = located.nearest(&list.item(2).key("b")).unwrap();
        assert_eq!(&text[start_of(seven, text)..][..2], "7}");
    }

    #[test]
    fn nesting_of_any_depth_is_passed_over() {
        let text = format!("{{\"a\": {}{}, \"b\": 1}}", "[".repeat(200_000), "]".repeat(200_000));
        let mut found = Vec::new();
        fields(whole(&text).unwrap(), |key, value| found.push((key, value.len())));
        assert_eq!(found, [("\"a\"", 400_000), ("\"b\"", 1)]);
    }
}
