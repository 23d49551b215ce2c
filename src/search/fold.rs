//! Folding: any text, in any script, as plain words of `a`–`z` and `0`–`9`, with a way back to the
//! letters on screen.

use std::{ops::Range, sync::OnceLock};

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A text as folded words.
#[derive(Debug, Default, Clone)]
pub(super) struct Folded {
    /// The folded letters of all words, one word after another.
    pub letters: String,
    /// The words, as ranges of `letters`.
    pub words: Vec<FoldedWord>,
    /// For every byte of `letters`, the character of the original text that it comes from.
    pub origins: Vec<Range<u32>>,
}

/// One word of a folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FoldedWord {
    /// Where it starts in the letters.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// How many letters its first character became: what stands for it in an acronym.
    pub initial: u8,
    pub script: Script,
}

/// What a word is written in, before it is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// A script that has all vowels.
    Alphabet,
    /// One that leaves short vowels out (Arabic, Hebrew).
    Abjad,
}

/// Whether there is to be a way back to the original text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origins {
    Kept,
    Forgotten,
}

impl FoldedWord {
    /// A word without letters as yet.
    const fn starting(start: u32) -> Self {
        Self { start, end: start, initial: 0, script: Script::Alphabet }
    }

    /// Its place in the folded letters.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Folded {
    /// Folds a text and keeps the way back.
    pub fn with_origins(text: &str) -> Self {
        let mut folded = Self::default();
        folded.fold(text, Origins::Kept);
        folded
    }

    /// Folds another text and reuses the memory.
    pub fn refill(&mut self, text: &str) {
        self.letters.clear();
        self.words.clear();
        self.origins.clear();
        self.fold(text, Origins::Forgotten);
    }

    /// The letters of one word.
    pub fn word(&self, at: usize) -> &str {
        &self.letters[self.words[at].range()]
    }

    /// The letters of each word.
    pub fn each_word(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &self.letters[word.range()])
    }

    /// The part of the original text that some folded letters come from.
    pub fn origin(&self, letters: Range<usize>) -> Range<usize> {
        match (self.origins.get(letters.start), letters.end.checked_sub(1).and_then(|last| self.origins.get(last))) {
            (Some(first), Some(last)) if !letters.is_empty() => first.start as usize..last.end as usize,
            _ => 0..0,
        }
    }

    fn fold(&mut self, text: &str, origins: Origins) {
        let (mut open, mut at): (Option<FoldedWord>, usize) = (None, 0);
        while let Some(c) = text[at..].chars().next() {
            if c.is_ascii_alphanumeric() {
                let length = text.bytes().skip(at).take_while(u8::is_ascii_alphanumeric).count();
                self.add_plain(&text[at..at + length], at, origins, &mut open);
                at += length;
                continue;
            }
            let origin = at as u32..(at + c.len_utf8()) as u32;
            at = origin.end as usize;
            if is_apostrophe(c) {
                if begins_with_possessive(&text[at..]) {
                    at += 1;
                    self.close(&mut open);
                }
                continue;
            }
            match if c.is_ascii() { Sign::Gap } else { Sign::of(c) } {
                // Also ZERO WIDTH NON-JOINER, which parts two halves of one Persian word.
                Sign::Gap => self.close(&mut open),
                Sign::Mark => {
                    if origins == Origins::Kept
                        && let Some(last) = self.origins.last_mut()
                    {
                        last.end = origin.end;
                    }
                }
                Sign::Letter => {
                    romanize_known(c, &mut self.letters);
                    if origins == Origins::Kept {
                        self.origins.resize(self.letters.len(), origin);
                    }
                    self.add_letter(c, &text[at..], &mut open);
                }
            }
        }
        self.close(&mut open);
    }

    /// Adds letters and digits that fold to themselves but for their case.
    fn add_plain(&mut self, letters: &str, at: usize, origins: Origins, open: &mut Option<FoldedWord>) {
        let before = self.letters.len();
        self.letters.push_str(letters);
        self.letters[before..].make_ascii_lowercase();
        if origins == Origins::Kept {
            self.origins.extend((at as u32..).take(letters.len()).map(|at| at..at + 1));
        }
        let word = open.get_or_insert(FoldedWord::starting(before as u32));
        word.end = self.letters.len() as u32;
        if word.initial == 0 {
            word.initial = 1;
        }
    }

    /// Adds to the open word what a character, which `rest` follows, has become.
    fn add_letter(&mut self, c: char, rest: &str, open: &mut Option<FoldedWord>) {
        let end = self.letters.len() as u32;
        if c == 'ل'
            && let Some(word) = open.as_mut()
            && &self.letters[word.start as usize..] == "al"
            && has_more(rest)
        {
            // The Arabic article is a word of its own: البغدادي is al-Baghdadi.
            word.end = end;
            self.close(open);
            return;
        }
        let before = open.map_or_else(|| self.words.last().map_or(0, |word| word.end), |word| word.end);
        let word = open.get_or_insert(FoldedWord::starting(before));
        word.end = end;
        if word.initial == 0 {
            word.initial = (end - before) as u8;
        }
        if is_abjad(c) {
            word.script = Script::Abjad;
        }
    }

    fn close(&mut self, open: &mut Option<FoldedWord>) {
        if let Some(word) = open.take()
            && word.start < word.end
        {
            self.words.push(word);
        }
    }
}

/// What a character outside ASCII does to the word that it stands in.
#[derive(Debug, Clone, Copy)]
enum Sign {
    /// It belongs to the letter before it.
    Mark,
    /// It parts words.
    Gap,
    Letter,
}

impl Sign {
    fn of(c: char) -> Self {
        if known(c).is_some() {
            Self::Letter
        } else if is_combining_mark(c) {
            Self::Mark
        } else if c.is_alphanumeric() {
            Self::Letter
        } else {
            Self::Gap
        }
    }
}

/// The first character that takes two bytes, and the first that takes more: between them are the Latin letters with
/// accents, the Cyrillic, Greek, Hebrew and Arabic ones.
const TWO_BYTES: usize = 0x80;
const THREE_BYTES: usize = 0x800;

/// The Latin letters of a character, and how many they are.
type Latin = ([u8; 7], u8);

/// By character of two bytes, what it becomes if it is a letter; worked out when it first occurs, since it takes a
/// while and every name in another script is full of them.
static KNOWN: [OnceLock<Option<Latin>>; THREE_BYTES - TWO_BYTES] = [const { OnceLock::new() }; THREE_BYTES - TWO_BYTES];

/// The Latin letters of a letter of two bytes.
fn known(c: char) -> Option<&'static Latin> {
    let read = || {
        let mut letters = String::new();
        romanize(c, &mut letters);
        let mut bytes = [0; 7];
        bytes.get_mut(..letters.len())?.copy_from_slice(letters.as_bytes());
        (!is_combining_mark(c) && c.is_alphanumeric()).then_some((bytes, letters.len() as u8))
    };
    KNOWN.get((c as usize).checked_sub(TWO_BYTES)?)?.get_or_init(read).as_ref()
}

/// The same as [`romanize`], remembered for most scripts.
fn romanize_known(c: char, out: &mut String) {
    match known(c) {
        Some((letters, length)) => out.extend(letters[..usize::from(*length)].iter().copied().map(char::from)),
        None => romanize(c, out),
    }
}

/// One character outside ASCII in Latin letters; a letter that nobody can romanize stands for
/// itself by its number, so that it is still found.
fn romanize(c: char, out: &mut String) {
    let before = out.len();
    decompose_compatible(c, |part| {
        if is_combining_mark(part) {
            return;
        }
        let latin = match persian(part) {
            Some(latin) => latin,
            None => any_ascii::any_ascii_char(part),
        };
        out.extend(latin.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
    });
    // Hard and soft signs, hamza and the like are known and silent: `any_ascii` has marks for them.
    if out.len() == before && any_ascii::any_ascii_char(c).is_empty() && persian(c).is_none() {
        use std::fmt::Write as _;
        let _ = write!(out, "u{:x}", u32::from(c));
    }
}

/// The Arabic letters that Persian reads otherwise than `any_ascii` does, or that it leaves out.
const fn persian(c: char) -> Option<&'static str> {
    Some(match c {
        'ا' | 'ٱ' | 'ع' => "a",
        'ظ' | 'ض' | 'ذ' => "z",
        'ژ' => "j",
        'ث' => "s",
        'ی' | 'ي' | 'ى' => "y",
        'ة' | 'ۀ' | 'ە' => "h",
        'ء' | 'ـ' => "",
        _ => return None,
    })
}

/// Signs that stand for a glottal stop or a soft sign inside a word, or before a possessive s.
const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '`' | '´' | '‘' | '’' | 'ʻ' | 'ʼ' | 'ʾ' | 'ʿ' | 'ʹ' | '′')
}

/// Whether an s follows and no more: "Khamene'i" is one word; the s of "Kabiri's" is none.
fn begins_with_possessive(text: &str) -> bool {
    let mut ahead = text.chars();
    matches!(ahead.next(), Some('s' | 'S')) && !ahead.next().is_some_and(char::is_alphanumeric)
}

/// Whether enough follows the Arabic article for a word of its own: short names such as الهام only
/// begin like it.
fn has_more(rest: &str) -> bool {
    rest.chars().take_while(|c| is_abjad(*c) && c.is_alphabetic() && !is_combining_mark(*c)).count() >= 4
}

const fn is_abjad(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{7bf}' | '\u{8a0}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Words of English that carry no meaning in a query of several words, and the Arabic article.
pub(super) fn is_stop_word(word: &str) -> bool {
    matches!(
        word,
        "a" | "al" | "an" | "and" | "at" | "by" | "for" | "from" | "in" | "of" | "on" | "s" | "the" | "to" | "with"
    )
}

/// Words of a question, or that say that somebody says something: beside others they say nothing of what is meant.
pub(super) fn is_filler(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "after"
            | "are"
            | "be"
            | "been"
            | "before"
            | "did"
            | "do"
            | "does"
            | "had"
            | "has"
            | "have"
            | "he"
            | "her"
            | "his"
            | "how"
            | "into"
            | "is"
            | "it"
            | "its"
            | "over"
            | "said"
            | "say"
            | "says"
            | "she"
            | "that"
            | "their"
            | "there"
            | "these"
            | "they"
            | "this"
            | "those"
            | "was"
            | "were"
            | "what"
            | "when"
            | "where"
            | "which"
            | "who"
            | "whom"
            | "whose"
            | "why"
    )
}

/// The bits of [`letter_mask`].
pub(super) const LETTERS: u64 = (1 << 36) - 1;

/// Which letters and digits a word has, a bit each: what a word lacks, it can't match.
pub(super) fn letter_mask(word: &str) -> u64 {
    word.bytes().fold(0, |mask, b| mask | letter_bit(b))
}

/// That a word begins with this letter, as a bit beside those of its letters; one for all digits.
pub(super) const fn initial_bit(b: u8) -> u64 {
    match b {
        b'a'..=b'z' => 1 << (36 + b - b'a'),
        b'0'..=b'9' => 1 << 62,
        _ => 0,
    }
}

/// The bit of a letter or digit in [`letter_mask`].
pub(super) const fn letter_bit(b: u8) -> u64 {
    match b {
        b'a'..=b'z' => 1 << (b - b'a'),
        b'0'..=b'9' => 1 << (26 + b - b'0'),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        let folded = Folded::with_origins(text);
        folded.each_word().map(str::to_owned).collect()
    }

    #[test]
    fn case_accents_and_letter_variants_fold_away() {
        for (text, folded) in [
            ("José ŁÓDŹ", "jose lodz"),
            ("Jose\u{301}", "jose"),
            ("Khamene'i’s", "khamenei"),
            ("Confidence-Building", "confidence building"),
            ("Эмомалӣ Раҳмон", "emomali rahmon"),
            ("Ҳасани Рӯҳонӣ", "hasani ruhoni"),
            ("Сироджиддин", "sirodzhiddin"),
            ("Кабирь", "kabir"),
            ("كبيري", "kbyry"),
            ("کبیری", "kbyry"),
            ("نظام\u{200c}الدین", "nzam aldyn"),
            ("البغدادي", "al bghdady"),
            ("الهام", "alham"),
            ("上海合作组织", "shanghaihezuozuzhi"),
            ("۲۰۱۵", "2015"),
            ("", ""),
            ("—'—", ""),
        ] {
            assert_eq!(words(text).join(" "), folded, "{text}");
        }
    }

    #[test]
    fn letters_lead_back_to_the_characters_they_come_from() {
        let text = "Хоҷӣ Jose\u{301}";
        let folded = Folded::with_origins(text);
        let kh = folded.origin(0..2);
        assert_eq!(&text[kh], "Х");
        let e = folded.words[1].range().end;
        assert_eq!(&text[folded.origin(e - 1..e)], "e\u{301}");
    }

    proptest! {
        #[test]
        fn origins_are_in_order_and_on_boundaries(text in "\\PC{0,24}|.{0,24}|[а-яА-ЯҳқӣӯҷA-Za-z' -]{0,24}|[ا-ی\u{200c} ]{0,16}") {
            let folded = Folded::with_origins(&text);
            prop_assert_eq!(folded.letters.len(), folded.origins.len());
            prop_assert!(folded.letters.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()));
            let mut before = 0;
            for origin in &folded.origins {
                prop_assert!(origin.start >= before && origin.start < origin.end);
                prop_assert!(text.get(origin.start as usize..origin.end as usize).is_some());
                before = origin.start;
            }
            let mut end = 0;
            for word in &folded.words {
                prop_assert!(word.start == end && word.end > word.start);
                end = word.end;
            }
            prop_assert_eq!(end as usize, folded.letters.len());
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,24}") {
            let once = words(&text).join(" ");
            prop_assert_eq!(words(&once).join(" "), once);
        }
    }
}
