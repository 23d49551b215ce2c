//! Addresses on the web, down to the passage.

use std::fmt::Write as _;

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
    use super::of_passage;

    #[test]
    fn words_to_find_become_a_text_fragment() {
        assert_eq!(
            of_passage("https://a.example/b", Some("ten-day deadline")),
            "https://a.example/b#:~:text=ten%2Dday%20deadline"
        );
        assert_eq!(of_passage("https://a.example/b#c", Some("é")), "https://a.example/b#c:~:text=%C3%A9");
        assert_eq!(of_passage("https://a.example/b", None), "https://a.example/b");
    }
}
