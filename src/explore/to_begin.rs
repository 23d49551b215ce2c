//! The few keys to begin with, as the page about the dossier names them; made from the table of keys.

use std::sync::LazyLock;

use super::{
    action::{Action, Context, Step},
    keys,
};

/// Keys, and what a reader who knows none can do with them.
static LINES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let back = key(Context::PAGE, Action::Back);
    let lines = [
        (Context::TIMELINE, Action::Search, "type a few letters of anybody's name, as you would spell it".into()),
        (Context::PAGE, Action::Follow, format!("read, and follow a link; {back} goes back")),
        (Context::TIMELINE, Action::Chapter(Step::Next), "the next chapter of the story".into()),
        (Context::TIMELINE, Action::Mark, "mark an actor, or two, to see their story alone".into()),
        (Context::PAGE, Action::View(Context::NETWORK), "on a page: the network of its actor".into()),
        (Context::TIMELINE, Action::Help, "all keys".into()),
    ];
    lines.map(|(context, action, what)| (key(context, action), what)).into()
});

/// The same for a story that has no chapters.
static WITHOUT_CHAPTERS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let chapter = key(Context::TIMELINE, Action::Chapter(Step::Next));
    LINES.iter().filter(|(key, _)| *key != chapter).cloned().collect()
});

/// The lines, for a page.
pub(super) fn lines(has_chapters: bool) -> &'static [(String, String)] {
    if has_chapters { &LINES } else { &WITHOUT_CHAPTERS }
}

/// The first key for something; nothing where no key does it.
fn key(context: Context, action: Action) -> String {
    let row = keys::TABLE.iter().find(|row| row.action == action && row.contexts.contains(&context));
    row.and_then(|row| row.keys.first()).map_or_else(String::new, ToString::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_a_key() {
        for (key, what) in lines(true) {
            assert!(!key.is_empty() && !what.contains("  "), "\"{key}\": {what}");
        }
    }
}
