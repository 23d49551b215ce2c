//! Pages as Markdown (`CommonMark`).

use std::borrow::Cow;

use super::{Block, Medium, Page, Phrase, Statement, lines};
use crate::dossier::Dossier;

/// The columns of what is drawn.
const WIDTH: usize = 80;

/// Text without any meaning as Markdown.
pub fn escaped(text: &str) -> Cow<'_, str> {
    let is_special =
        |c: char| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '|' | '&' | '!');
    if !text.contains(is_special) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_special(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out.into()
}

/// A page, with everything that plain text has.
pub fn page(dossier: &Dossier, page: &Page<'_>) -> String {
    let mut out = String::new();
    let mut was_list = false;
    for block in &page.blocks {
        let is_list = matches!(block, Block::Field { .. } | Block::Item { .. } | Block::Facing { .. });
        let text = of_block(dossier, block);
        if text.is_empty() {
            continue;
        }
        if !(out.is_empty() || is_list && was_list) {
            out.push('\n');
        }
        out.push_str(&text);
        out.push('\n');
        was_list = is_list;
    }
    out
}

fn of_block(dossier: &Dossier, block: &Block<'_>) -> String {
    match block {
        Block::Title(text) => headed("# ", text),
        Block::Section(text) => headed("## ", text),
        Block::Part(text) => headed("### ", text),
        Block::Text(text) | Block::Paragraph(text) => at_the_beginning(phrase(text)),
        Block::Field { label: "", value } => item("- ", &[phrase(value)]),
        Block::Field { label, value } => item(&format!("- {label}: "), &[phrase(value)]),
        Block::Item { sign, text, below } => {
            let parts: Vec<String> = std::iter::once(text).chain(below).map(phrase).collect();
            let sign = if sign.shown.is_in(Medium::Text) { format!("{} ", escaped(&sign.text)) } else { String::new() };
            item(&format!("- {sign}"), &parts)
        }
        Block::Facing { one, others } => {
            let said = |Statement { says, word }: &Statement<'_>| [phrase(says), phrase(word)];
            let rivals = others.iter().flatten().map(|other| {
                let text = item("- against it: ", &said(other));
                format!("  {}", text.replace('\n', "\n  "))
            });
            std::iter::once(item("- ", &said(one))).chain(rivals).collect::<Vec<_>>().join("\n")
        }
        Block::Chart { .. } | Block::Tones(_) | Block::Exchange(_) => drawn(dossier, block),
    }
}

/// What is drawn stays as plain text has it.
fn drawn(dossier: &Dossier, block: &Block<'_>) -> String {
    let page = Page { blocks: vec![block.clone()] };
    let text = lines::lay(dossier, &page, WIDTH, Medium::Text).text();
    if text.is_empty() { text } else { format!("```\n{text}```") }
}

fn headed(mark: &str, text: &Phrase<'_>) -> String {
    let text = phrase(text);
    if text.is_empty() { text } else { format!("{mark}{text}") }
}

/// An item with lines below it.
fn item(mark: &str, lines: &[String]) -> String {
    let lines: Vec<&str> = lines.iter().map(String::as_str).filter(|line| !line.is_empty()).collect();
    if lines.is_empty() { String::new() } else { format!("{mark}{}", lines.join("  \n  ")) }
}

/// A text that stands at the beginning of a line, where a number or a sign would begin a list.
fn at_the_beginning(text: String) -> String {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    match text[digits..].chars().next() {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some('-' | '+' | '=') if digits == 0 => format!("\\{text}"),
        _ => text,
    }
}

fn phrase(phrase: &Phrase<'_>) -> String {
    let runs = phrase.runs.iter().filter(|run| run.shown.is_in(Medium::Text));
    let runs = runs.map(|run| match run.link.as_ref().and_then(|link| link.address.as_deref()) {
        Some(address) if is_address(address) => format!("[{}](<{address}>)", escaped(&run.text)),
        _ if is_address(&run.text) => format!("<{}>", run.text),
        _ => escaped(&run.text).into_owned(),
    });
    runs.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text is an address as it may stand between angle brackets.
fn is_address(text: &str) -> bool {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    is_web && !text.contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '\\'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_would_be_a_mark_is_escaped() {
        assert_eq!(escaped("a *b* [c](d) <e> `f` #g \\ h_i"), r"a \*b\* \[c\](d) \<e\> \`f\` \#g \\ h\_i");
        for (text, expected) in
            [("1. May", r"1\. May"), ("12) x", r"12\) x"), ("- x", r"\- x"), ("1.5", r"1\.5"), ("May 1.", "May 1.")]
        {
            assert_eq!(at_the_beginning(text.to_owned()), expected);
        }
    }

    #[test]
    fn an_address_stands_between_angle_brackets_and_nothing_else_does() {
        let text = |text: &str| phrase(&Phrase::from(text.to_owned()));
        assert_eq!(text("https://example.org/a_b?c=*"), "<https://example.org/a_b?c=*>");
        assert_eq!(text("https://example.org/a b"), r"https://example.org/a b");
        assert_eq!(text("https://example.org/<script>"), r"https://example.org/\<script\>");
        assert_eq!(text("javascript:alert(1)"), "javascript:alert(1)");
    }

    proptest! {
        #[test]
        fn what_is_escaped_can_be_read_back(text in "\\PC{0,20}") {
            let mut read = String::new();
            let escaped = escaped(&text);
            let mut signs = escaped.chars();
            while let Some(c) = signs.next() {
                read.extend(if c == '\\' { signs.next() } else { Some(c) });
            }
            prop_assert_eq!(read, text);
        }
    }
}
