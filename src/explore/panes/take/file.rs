//! The line for the name of a file, and what is written under it.

use std::{collections::HashSet, path::PathBuf};

use serde_json::Value;

use super::state::{Content, FileLine, Format};
use crate::{
    dossier::{Id, SourceId},
    explore::{
        action::{Edit, Effect, Outcome},
        explorer::Explorer,
        field::TextField,
        form::Form,
        layout::Pane,
    },
    report::{PageOptions, Subject, bibtex::bibtex, citation, markdown},
    terminal::file::NotWritten,
};

/// The longest name that is proposed, without its ending.
const LONGEST: usize = 40;

impl Explorer {
    /// Opens the line with a name for what is in view, or for what the menu is about.
    pub(in crate::explore) fn name_file(&mut self) -> Outcome {
        let menu = self.state.take.take();
        let chosen = menu.as_ref().and_then(|menu| menu.offers.get(menu.at)).map(|offer| offer.form);
        let focus = self.state.location.focus;
        let content = match &menu {
            Some(menu) => Content::Page(menu.hand.subject),
            None if focus == Pane::Detail => Content::Page(self.state.location.subject),
            None => Content::List(focus),
        };
        let ending = if chosen == Some(Form::Bibtex) { "bib" } else { "md" };
        let name = format!("{}.{ending}", self.stem(content));
        self.state.file = Some(FileLine { line: TextField::new(&name), content, refused: None });
        Effect::Propose(name).into()
    }

    /// Proposes a name that no file has.
    pub fn propose(&mut self, name: &str) {
        if let Some(file) = &mut self.state.file {
            file.line = TextField::new(name);
        }
    }

    /// Types text at the cursor of the line.
    pub(in crate::explore) fn type_name(&mut self, text: &str) -> bool {
        self.change_name(|line| line.insert(text))
    }

    /// Pasted text goes into the line where it is open, and nowhere from the menu.
    pub(in crate::explore) fn paste_name(&mut self, text: &str) -> bool {
        self.type_name(text.trim())
    }

    pub(in crate::explore) fn edit_name(&mut self, edit: Edit) -> bool {
        self.change_name(|line| line.edit(edit))
    }

    fn change_name(&mut self, change: impl FnOnce(&mut TextField)) -> bool {
        let Some(file) = &mut self.state.file else { return false };
        let before = file.line.text().to_owned();
        change(&mut file.line);
        if file.line.text() != before {
            file.refused = None;
        }
        true
    }

    /// Asks for the file to be written.
    pub(in crate::explore) fn write_file(&mut self) -> Outcome {
        let Some(file) = &self.state.file else { return false.into() };
        let name = file.line.text().trim().to_owned();
        if let Some(text) = self.content(file.content, Format::of(&name)) {
            return Effect::Write { name, text }.into();
        }
        self.refuse("no source is cited there, so there is no BibTeX of it".to_owned());
        true.into()
    }

    /// Says above the line why nothing was written.
    fn refuse(&mut self, why: String) {
        if let Some(file) = &mut self.state.file {
            file.refused = Some(why);
        }
    }

    /// Says where the file was written, or why not; then the name can be changed.
    pub fn written(&mut self, written: Result<PathBuf, NotWritten>) {
        match written {
            Ok(path) => {
                self.state.file = None;
                self.say(format!("wrote {}", path.display()));
            }
            Err(why) => self.refuse(why.to_string()),
        }
    }

    /// What a file is to hold; nothing where there is nothing of that format.
    fn content(&self, content: Content, format: Format) -> Option<String> {
        match (content, format) {
            (Content::Page(subject), Format::Plain) => Some(self.page_as_text(subject, PageOptions::default())),
            (Content::Page(subject), Format::Markdown) => {
                Some(markdown::page(self.teller(subject), &self.page_of(subject, PageOptions::default())))
            }
            (Content::Page(subject), Format::Bibtex) => {
                let dossier = self.teller(subject);
                let sources = citation::sources(dossier, subject);
                (!sources.is_empty()).then(|| bibtex(dossier, &sources))
            }
            (Content::Page(subject), Format::Json) => Some(json(&self.as_in_the_file(subject))),
            (Content::List(pane), Format::Plain) => Some(self.list_as_text(pane)),
            (Content::List(pane), Format::Markdown) => Some(self.list_as_markdown(pane)),
            (Content::List(pane), Format::Bibtex) => {
                let mut known = HashSet::new();
                let records = self.records_of(pane);
                let sources = records
                    .into_iter()
                    .flat_map(|id| citation::sources(self.teller(Subject::Record(id)), Subject::Record(id)));
                let sources: Vec<SourceId> = sources.filter(|source| known.insert(*source)).collect();
                (!sources.is_empty()).then(|| bibtex(&self.all, &sources))
            }
            (Content::List(pane), Format::Json) => {
                let records = self.records_of(pane);
                Some(json(&records.into_iter().map(|id| self.as_in_the_file(Subject::Record(id))).collect()))
            }
        }
    }

    /// Records as the file has them: the one; all between two; the whole dossier.
    fn as_in_the_file(&self, subject: Subject) -> Value {
        let one = |id: Id| self.all.json(id).unwrap_or_default();
        match subject {
            Subject::Record(id) => one(id),
            Subject::Pair(first, second) => {
                citation::between(&self.dossier, first, second).into_iter().map(one).collect()
            }
            Subject::About => serde_json::to_value(self.all.file()).unwrap_or_default(),
        }
    }

    /// What a file is called, without its ending: the title of what it holds.
    fn stem(&self, content: Content) -> String {
        let title = match content {
            // The name before the text would take all the room.
            Content::Page(Subject::Record(id)) => self.all.title_of(id).into_owned(),
            Content::Page(subject) => citation::title(&self.all, subject),
            Content::List(pane) => format!("{} {}", self.list_called(pane), self.state.location.query),
        };
        let stem = slug(&title);
        if stem.is_empty() { "page".to_owned() } else { stem }
    }
}

/// What the open line says of what is to be written.
pub(super) fn about(file: &FileLine) -> String {
    let format = Format::of(file.line.text());
    let what = match (file.content, format) {
        (Content::List(_), _) => "the list",
        (Content::Page(Subject::About), Format::Json) => "the dossier",
        (Content::Page(_), Format::Json) => "the record",
        (Content::Page(_), _) => "the page",
    };
    format!("{what} as {}", format.word())
}

fn json(value: &Value) -> String {
    format!("{value:#}\n")
}

/// The words of a title in small plain letters with hyphens between them, as many as make a name.
fn slug(title: &str) -> String {
    let plain: String = title.chars().flat_map(|c| any_ascii::any_ascii_char(c).chars()).collect();
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric() && c != '\'');
    let words = words.map(|word| word.replace('\'', "").to_ascii_lowercase());
    let mut slug = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if !slug.is_empty() && slug.len() + 1 + word.len() > LONGEST {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug.truncate(LONGEST);
    slug
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_title_becomes_a_name() {
        for (title, expected) in [
            ("Abduhalim Nazarzoda", "abduhalim-nazarzoda"),
            ("Iran's envoy: “no comment”, 2015", "irans-envoy-no-comment-2015"),
            ("Эмомали Рахмон", "emomali-rakhmon"),
            (r"a/../..\b", "a-b"),
            ("The supreme court declares the party terrorist and bans it", "the-supreme-court-declares-the-party"),
            ("…", ""),
        ] {
            assert_eq!(slug(title), expected, "{title}");
        }
    }

    proptest! {
        #[test]
        fn a_proposed_name_is_a_file_of_this_folder(title in "\\PC{0,60}") {
            let slug = slug(&title);
            prop_assert!(slug.len() <= LONGEST && slug.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'));
        }
    }
}
