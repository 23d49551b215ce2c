//! Pages as Markdown (CommonMark).

use std::borrow::Cow;

use super::{
    Block, Medium, Page, Phrase, Statement,
    lines::{self, Line},
};
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
        if !out.is_empty() && !(is_list && was_list) {
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
        Block::Field { label, value } if label.is_empty() => item("- ", &[phrase(value)]),
        Block::Field { label, value } => item(&format!("- {label}: "), &[phrase(value)]),
        Block::Item { text, below, .. } => {
            let parts: Vec<String> = std::iter::once(text).chain(below).map(phrase).collect();
            item("- ", &parts)
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
    let lines = lines::lay(dossier, &page, WIDTH, Medium::Text).lines;
    let lines: Vec<String> = lines.iter().map(|line| line.text().trim_end().to_owned()).collect();
    if lines.is_empty() { String::new() } else { format!("```\n{}\n```", lines.join("\n")) }
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

/// Lines that are laid out, as text.
pub fn plain(lines: &[Line]) -> String {
    lines.iter().map(|line| format!("{}\n", line.text().trim_end())).collect()
}
