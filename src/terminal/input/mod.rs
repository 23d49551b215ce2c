//! What the reader does, translated into the app's own words: all that waits, at once.
//!
//! | file | its one job |
//! |---|---|
//! | `unix` | waiting for bytes from the terminal, and for the signal thread |
//! | `decode` | bytes to keys, pastes and clicks |
//! | `sequence` | what escape sequences mean |
//! | `events` | the same from the terminal library's events, where there are no bytes to read |
//! | `key` | a character and what is held with it, as one key |

#[cfg(unix)]
mod decode;
#[cfg(any(not(unix), test))]
mod events;
mod key;
#[cfg(unix)]
mod sequence;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(super) use self::events::Reader;
#[cfg(unix)]
pub(super) use self::unix::Reader;

use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

use crate::terminal::event::{Code, Input, Key};

/// How much of a pasted text is kept, in characters.
const PASTE_LIMIT: usize = 1000;

/// Nobody types so many characters between two looks at the keyboard: it is a paste without brackets.
const BURST: usize = 3;

/// How long after a burst more text still belongs to it.
const BURST_ENDS: Duration = Duration::from_millis(50);

/// How many inputs are answered before a frame is drawn and the next look at what waits.
const AT_ONCE: usize = 1000;

/// The key that ends the program from anywhere.
const INTERRUPT: Key = Key::ctrl(Code::Char('c'));

/// What has been done since the last look.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Batch {
    /// In the order in which it was done; nothing where a [`Waker`](super::Waker) called.
    pub inputs: Vec<Input>,
    /// Whether it is too much at once to have been typed. A letter in it was not meant as a command.
    pub burst: bool,
}

/// Gathers what has been done until it is asked for.
#[derive(Debug, Default)]
struct Gather {
    waiting: VecDeque<Input>,
    last_burst: Option<Instant>,
    /// Whether what waits is the rest of a burst.
    torn: bool,
}

impl Gather {
    /// Adds what has been done just now, and makes a batch if anything waits.
    fn batch(&mut self, inputs: Vec<Input>) -> Option<Batch> {
        let now = Instant::now();
        self.add(inputs, now);
        self.take(now)
    }

    /// Adds what has been done at one time. Ctrl-C comes first: what waits to be answered does not matter
    /// any more.
    fn add(&mut self, inputs: Vec<Input>, now: Instant) {
        if inputs.iter().filter(|input| is_text(input)).count() >= BURST {
            self.last_burst = Some(now);
        } else if !inputs.iter().all(is_text) {
            self.last_burst = None;
        }
        if inputs.contains(&Input::Key(INTERRUPT)) {
            self.waiting = [Input::Key(INTERRUPT)].into();
        } else {
            self.waiting.extend(inputs);
        }
    }

    /// How many inputs wait to be answered.
    fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Takes inputs back that were handed out.
    fn put_back(&mut self, Batch { inputs, burst }: Batch) {
        self.torn |= burst && !inputs.is_empty();
        for input in inputs.into_iter().rev() {
            self.waiting.push_front(input);
        }
    }

    /// The next batch, if anything waits.
    fn take(&mut self, now: Instant) -> Option<Batch> {
        let recent = self.last_burst.is_some_and(|then| now.saturating_duration_since(then) < BURST_ENDS);
        let burst = recent || self.torn;
        let inputs: Vec<Input> = self.waiting.drain(..self.waiting.len().min(AT_ONCE)).collect();
        self.torn = burst && !self.waiting.is_empty();
        (!inputs.is_empty()).then_some(Batch { inputs, burst })
    }
}

/// Whether it can be part of a text that is pasted without brackets.
fn is_text(input: &Input) -> bool {
    matches!(input, Input::Key(Key { code: Code::Char(_) | Code::Enter | Code::Tab, ctrl: false, alt: false, .. }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<Input> {
        text.chars().map(|c| Input::Key(c.into())).collect()
    }

    /// Whether keys that arrive at these times, in milliseconds, are bursts.
    fn bursts<const N: usize>(arrivals: [(&str, u64); N]) -> [bool; N] {
        let (start, mut gather) = (Instant::now(), Gather::default());
        arrivals.map(|(text, ms)| {
            let now = start + Duration::from_millis(ms);
            gather.add(keys(text), now);
            gather.take(now).expect("something was done").burst
        })
    }

    #[test]
    fn more_than_anybody_types_at_once_is_a_burst_and_so_is_what_follows_at_once() {
        let arrivals = [("jq", 0), ("hello ", 10), ("q", 40), ("q", 65)];
        assert_eq!(bursts(arrivals), [false, true, true, false], "its torn end belongs to it, but makes it no longer");
    }

    #[test]
    fn arrows_held_down_are_no_burst() {
        let (now, mut gather) = (Instant::now(), Gather::default());
        gather.add(vec![Input::Key(Key::plain(Code::Down)); 40], now);
        assert!(!gather.take(now).unwrap().burst);
    }

    #[test]
    fn what_no_text_holds_ends_a_burst() {
        let (now, mut gather) = (Instant::now(), Gather::default());
        gather.add(keys("/kabiri"), now);
        gather.add(vec![Input::Key(Key::plain(Code::Esc))], now);
        gather.add(keys("q"), now);
        assert!(!gather.take(now).unwrap().burst);
    }

    #[test]
    fn a_long_burst_is_one_to_its_end_however_long_it_takes() {
        let (now, mut gather) = (Instant::now(), Gather::default());
        gather.add(keys(&"j".repeat(AT_ONCE + 1)), now);
        assert_eq!(gather.take(now).unwrap().inputs.len(), AT_ONCE);
        let later = now + Duration::from_secs(5);
        assert_eq!(gather.take(later), Some(Batch { inputs: keys("j"), burst: true }));
        assert_eq!(gather.take(later), None);
        gather.add(keys("q"), later);
        assert!(!gather.take(later).unwrap().burst);
    }

    #[test]
    fn what_is_put_back_comes_first_and_is_still_a_burst() {
        let (now, mut gather) = (Instant::now(), Gather::default());
        gather.add(keys("hello q"), now);
        let Batch { mut inputs, burst } = gather.take(now).unwrap();
        gather.put_back(Batch { inputs: inputs.split_off(6), burst });
        let later = now + Duration::from_secs(5);
        gather.add(keys("j"), later);
        assert_eq!(gather.take(later), Some(Batch { inputs: keys("qj"), burst: true }));
    }

    #[test]
    fn control_c_comes_before_all_that_waits() {
        let (now, mut gather) = (Instant::now(), Gather::default());
        gather.add(keys(&"j".repeat(3000)), now);
        gather.take(now);
        let mut inputs = keys("jjjj");
        inputs.push(Input::Key(INTERRUPT));
        inputs.extend(keys("k"));
        gather.add(inputs, now);
        assert_eq!(gather.take(now).unwrap().inputs, [Input::Key(INTERRUPT)]);
        assert_eq!(gather.take(now), None);
    }
}
