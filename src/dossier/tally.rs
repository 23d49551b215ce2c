//! Counting events by tone, and which way the count leans.

use super::plover::Tone;

/// How many events of each tone there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// In the order of [`Tone::ALL`].
    tones: [usize; 4],
    toneless: usize,
}

/// Which way a count leans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Leaning {
    /// More cooperation than conflict.
    Cooperation,
    /// More conflict than cooperation.
    Conflict,
    /// As much of the one as of the other.
    Even,
    /// Events, but none of them has a tone.
    Toneless,
    /// No events at all.
    Nothing,
}

impl Tally {
    /// Counts an event of this tone, or of none.
    pub fn add(&mut self, tone: Option<Tone>) {
        match tone {
            Some(tone) => self.tones[tone as usize] += 1,
            None => self.toneless += 1,
        }
    }

    /// How many have this tone, or none.
    pub const fn of(&self, tone: Option<Tone>) -> usize {
        match tone {
            Some(tone) => self.tones[tone as usize],
            None => self.toneless,
        }
    }

    /// How many are cooperation.
    pub const fn cooperation(&self) -> usize {
        self.tones[0] + self.tones[1]
    }

    /// How many are conflict.
    pub const fn conflict(&self) -> usize {
        self.tones[2] + self.tones[3]
    }

    /// How many there are in all.
    pub const fn total(&self) -> usize {
        self.cooperation() + self.conflict() + self.toneless
    }

    /// Which way they lean.
    pub const fn leaning(&self) -> Leaning {
        let (cooperation, conflict) = (self.cooperation(), self.conflict());
        if self.total() == 0 {
            Leaning::Nothing
        } else if cooperation + conflict == 0 {
            Leaning::Toneless
        } else if cooperation > conflict {
            Leaning::Cooperation
        } else if conflict > cooperation {
            Leaning::Conflict
        } else {
            Leaning::Even
        }
    }

    /// The more frequent tone of cooperation, deeds before words where they are equal.
    pub const fn tone_of_cooperation(&self) -> Tone {
        if self.tones[0] > self.tones[1] { Tone::VerbalCooperation } else { Tone::MaterialCooperation }
    }

    /// The more frequent tone of conflict, deeds before words where they are equal.
    pub const fn tone_of_conflict(&self) -> Tone {
        if self.tones[2] > self.tones[3] { Tone::VerbalConflict } else { Tone::MaterialConflict }
    }
}

impl FromIterator<Option<Tone>> for Tally {
    fn from_iter<I: IntoIterator<Item = Option<Tone>>>(tones: I) -> Self {
        let mut tally = Self::default();
        tones.into_iter().for_each(|tone| tally.add(tone));
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(tones: &[Option<Tone>]) -> Tally {
        tones.iter().copied().collect()
    }

    #[test]
    fn a_count_leans_to_the_greater_side() {
        use Tone::{MaterialConflict as K, MaterialCooperation as C, VerbalConflict as k, VerbalCooperation as c};
        assert_eq!(tally(&[]).leaning(), Leaning::Nothing);
        assert_eq!(tally(&[None]).leaning(), Leaning::Toneless);
        assert_eq!(tally(&[Some(c), Some(K), None]).leaning(), Leaning::Even);
        assert_eq!(tally(&[Some(c), Some(c), Some(K)]).leaning(), Leaning::Cooperation);
        assert_eq!(tally(&[Some(C), Some(k), Some(K)]).leaning(), Leaning::Conflict);
        assert_eq!(tally(&[Some(C), Some(c), Some(c)]).tone_of_cooperation(), c);
        assert_eq!(tally(&[Some(K), Some(k)]).tone_of_conflict(), K, "deeds before words");
        assert_eq!(tally(&[Some(C), None, Some(k)]).total(), 3);
    }
}
