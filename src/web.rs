//! Addresses on the web: which of them may be opened, and how one leads to a passage.
//!
//! Distrusts every address, wherever it comes from. The one rule for the check of dossiers and for the
//! browser: nothing is opened that is no [`Address`].

use std::fmt::{self, Write as _};

/// An address that may be given to a browser: `http` or `https`, a host, and the characters that
/// addresses are made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(String);

/// Why a text is no [`Address`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAddress {
    /// Another scheme, or none.
    Scheme,
    /// No host behind the scheme.
    Host,
    /// A name before the host.
    User,
    /// A character that addresses don't have.
    Character(char),
}

impl Address {
    /// Reads an address; what addresses are not made of is percent-encoded where a browser does so, too.
    ///
    /// # Errors
    /// Why it must not be opened.
    pub fn read(text: &str) -> Result<Self, NoAddress> {
        let (scheme, rest) = text.split_once("://").ok_or(NoAddress::Scheme)?;
        if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
            return Err(NoAddress::Scheme);
        }
        let authority = &rest[..rest.find(['/', '?', '#']).unwrap_or(rest.len())];
        if !authority.starts_with(|c: char| c.is_alphanumeric() || c == '[') {
            return Err(NoAddress::Host);
        }
        if authority.contains('@') {
            return Err(NoAddress::User);
        }
        let path = text.len() - rest.len() + authority.len();
        let mut out = String::with_capacity(text.len());
        for (at, c) in text.char_indices() {
            if c.is_ascii_alphanumeric() || is_sign(c) {
                out.push(c);
            } else if c.is_alphanumeric() || (at >= path && is_encoded(c)) {
                out.push_str(&encoded(c));
            } else {
                return Err(NoAddress::Character(c));
            }
        }
        Ok(Self(out))
    }

    /// As it is given to a browser.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Says what to do. The text itself is not repeated: it may hold what steers a terminal.
impl fmt::Display for NoAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scheme => f.write_str("write https:// or http:// before the host"),
            Self::Host => f.write_str("write a host after https:// or http://"),
            Self::User => f.write_str("leave out what stands before the @: it makes one host look like another"),
            Self::Character(c) => write!(f, "write {} for one of its characters", encoded(*c)),
        }
    }
}

impl std::error::Error for NoAddress {}

/// Whether this is one of the signs that addresses are made of (RFC 3986, section 2).
fn is_sign(c: char) -> bool {
    matches!(c, '-' | '.' | '_' | '~' | ':' | '/' | '?' | '#' | '[' | ']' | '@' | '!' | '$' | '&' | '\'' | '(' | ')')
        || matches!(c, '*' | '+' | ',' | ';' | '=' | '%')
}

/// Whether a character behind the host is percent-encoded rather than refused. A backslash would be read
/// as a slash; what isn't seen is not meant, and in a text that was cleaned stands between `⟨` and `⟩`.
fn is_encoded(c: char) -> bool {
    let is_format = matches!(c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    !c.is_control() && !c.is_whitespace() && !is_format && !matches!(c, '\\' | '⟨' | '⟩')
}

fn encoded(c: char) -> String {
    let mut out = String::new();
    for byte in c.encode_utf8(&mut [0; 4]).bytes() {
        let _ = write!(out, "%{byte:02X}");
    }
    out
}

/// The address of a passage: the source's own, with a text fragment where there are words to find.
///
/// See the WICG draft "URL Fragment Text Directives": everything but letters and digits is
/// percent-encoded, `-` and `,` included, which have a meaning there.
pub fn of_passage(url: &str, find: Option<&str>) -> String {
    let Some(find) = find.filter(|find| !find.trim().is_empty()) else { return url.to_owned() };
    let mut address = url.to_owned();
    address.push_str(if url.contains('#') { ":~:text=" } else { "#:~:text=" });
    for byte in find.trim().bytes() {
        if byte.is_ascii_alphanumeric() {
            address.push(char::from(byte));
        } else {
            let _ = write!(address, "%{byte:02X}");
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_to_find_become_a_text_fragment() {
        assert_eq!(
            of_passage("https://a.example/b", Some("ten-day deadline")),
            "https://a.example/b#:~:text=ten%2Dday%20deadline"
        );
        assert_eq!(of_passage("https://a.example/b#c", Some("é")), "https://a.example/b#c:~:text=%C3%A9");
        assert_eq!(of_passage("https://a.example/b", None), "https://a.example/b");
    }

    #[test]
    fn web_addresses_pass_unchanged() {
        for address in [
            "https://example.org",
            "http://example.org:8080/a/b.html?x=1&y=%20#:~:text=ten%20days,to%20stop",
            "HTTPS://Example.org/",
            "http://[::1]/",
        ] {
            assert_eq!(Address::read(address).as_ref().map(Address::as_str), Ok(address));
        }
    }

    #[test]
    fn other_letters_and_signs_behind_the_host_are_encoded() {
        for (written, expected) in [
            ("نه", "%D9%86%D9%87"),
            ("Iran–Tajikistan", "Iran%E2%80%93Tajikistan"),
            ("a|b", "a%7Cb"),
            ("`id`", "%60id%60"),
            ("<script>\"x", "%3Cscript%3E%22x"),
            ("हिन्दी", "%E0%A4%B9%E0%A4%BF%E0%A4%A8%E0%A5%8D%E0%A4%A6%E0%A5%80"),
        ] {
            let address = Address::read(&format!("https://fa.example.org/{written}")).unwrap();
            assert_eq!(address.as_str(), format!("https://fa.example.org/{expected}"));
        }
    }

    #[test]
    fn anything_else_is_refused() {
        for address in [
            "",
            "example.org",
            "https://",
            "https:///etc/passwd",
            "file:///etc/passwd",
            "javascript://example.org/%0aalert(1)",
            "ftp://example.org/",
            "-https://example.org/",
            " https://example.org/",
            "https://-x.example.org/",
            "https://bank.example@evil.example/",
            "https://example.org/a b",
            "https://example.org/\n",
            "https://example.org/\u{1b}[2J",
            "https://example.org/\u{202e}gpj.exe",
            "https://example.org\\@evil.example/",
            "https://exa\"mple.org/",
            "https://exa|mple.org/",
            "https://exa–mple.org/",
        ] {
            assert!(Address::read(address).is_err(), "{address:?}");
        }
    }

    #[test]
    fn it_is_said_what_to_write_instead() {
        let why = |address| Address::read(address).unwrap_err();
        assert_eq!(why("javascript:alert(1)"), NoAddress::Scheme);
        assert_eq!(why("https://"), NoAddress::Host);
        assert_eq!(why("https://bank.example@evil.example/"), NoAddress::User);
        assert_eq!(why("https://example.org/a b").to_string(), "write %20 for one of its characters");
    }

    proptest! {
        #[test]
        fn an_address_is_one_word_without_quotes(text in "(https?://)?[a-z@ \"'`\\PC]{0,9}") {
            if let Ok(address) = Address::read(&text) {
                prop_assert!(address.as_str().starts_with("http"));
                prop_assert!(address.as_str().chars().all(|c| c.is_ascii_graphic() && !"\"`<>\\".contains(c)));
            }
        }
    }
}
