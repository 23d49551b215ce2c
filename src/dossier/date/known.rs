//! Dates that were read before, by how they are written: a file has fewer days than events, and to look one up
//! takes less time and memory than to read it again.

use std::{cell::RefCell, collections::HashMap};

use super::Date;

type Known = HashMap<Box<str>, Date, foldhash::fast::RandomState>;

thread_local! {
    static KNOWN: RefCell<Option<Known>> = const { RefCell::new(None) };
}

/// Reads records whose dates share their expressions.
pub(in crate::dossier) fn sharing<T>(read: impl FnOnce() -> T) -> T {
    /// Forgets them, even if reading panics.
    struct Forget;
    impl Drop for Forget {
        fn drop(&mut self) {
            KNOWN.take();
        }
    }
    KNOWN.set(Some(Known::default()));
    let _forget = Forget;
    read()
}

/// Reads a date, or finds it among those that are [`sharing`].
pub(super) fn read(text: &str) -> Result<Date, String> {
    KNOWN.with_borrow_mut(|known| {
        let Some(known) = known else { return Date::parse(text) };
        if let Some(date) = known.get(text) {
            return Ok(date.clone());
        }
        let date = Date::parse(text)?;
        known.insert(text.into(), date.clone());
        Ok(date)
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn the_same_date_is_read_once_and_a_bad_one_every_time() {
        let is_one = |a: &str, b: &str| Arc::ptr_eq(&read(a).unwrap().0, &read(b).unwrap().0);
        sharing(|| {
            assert!(is_one("2015-09-29", "2015-09-29"));
            assert!(!is_one("2015-09-29", "2015-09"));
            assert_eq!(read("2015-13").unwrap_err(), Date::parse("2015-13").unwrap_err());
            assert_eq!(read("2015-13").unwrap_err(), Date::parse("2015-13").unwrap_err());
        });
        assert!(!is_one("2015", "2015"), "nothing is kept");
        assert_eq!(read("2015"), read("2015"));
    }
}
