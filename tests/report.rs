//! What is told of a record is told in every output: nothing is lost on the way to lines.

use std::{collections::HashSet, sync::LazyLock};

use detente::{
    dossier::{Dossier, Id, load},
    report::{
        self, Block, Class, Page, PageOptions, Phrase, Run, Shown, Subject,
        lines::{self, Line, Medium},
        words,
    },
};

static BUNDLED: LazyLock<Dossier> = LazyLock::new(|| load::bundled().expect("the bundled dossier is in order"));
static SMALL: LazyLock<Dossier> = LazyLock::new(|| {
    load::from_text("small.json", include_str!("fixtures/small.json")).expect("the small dossier is in order")
});

static SCREENS: LazyLock<Dossier> = LazyLock::new(|| {
    load::from_text("screens.json", include_str!("fixtures/screens.json")).expect("the ferry dossier is in order")
});

/// Every record, and every pair of the small dossier.
fn subjects(dossier: &Dossier) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = std::iter::empty::<Id>()
        .chain(dossier.actors().map(|(id, _)| id.into()))
        .chain(dossier.events().map(|(id, _)| id.into()))
        .chain(dossier.claims().map(|(id, _)| id.into()))
        .chain(dossier.figures().map(|(id, _)| id.into()))
        .chain(dossier.places().map(|(id, _)| id.into()))
        .chain(dossier.relations().map(|(id, _)| id.into()))
        .chain(dossier.sources().map(|(id, _)| id.into()))
        .map(Subject::Record)
        .collect();
    let actors = &dossier.by_involvement()[..5];
    let pairs = actors.iter().flat_map(|one| actors.iter().map(move |other| (*one, *other)));
    subjects.extend(pairs.filter(|(one, other)| one != other).map(|(one, other)| Subject::Pair(one, other)));
    subjects.push(Subject::About);
    subjects
}

fn phrases<'p>(block: &'p Block<'_>) -> Vec<&'p Phrase<'p>> {
    match block {
        Block::Title(text) | Block::Text(text) | Block::Paragraph(text) | Block::Section(text) | Block::Part(text) => {
            vec![text]
        }
        Block::Field { value, .. } => vec![value],
        Block::Item { text, below, .. } => std::iter::once(text).chain(below).collect(),
        Block::Facing { one, others } => {
            let all = std::iter::once(one).chain(others.iter().flatten());
            all.flat_map(|statement| [&statement.says, &statement.word]).collect()
        }
        Block::Chart { .. } | Block::Tones(_) | Block::Exchange(_) => Vec::new(),
    }
}

#[test]
fn the_rows_of_a_pair_say_what_they_leave_out() {
    let [first, second] = [0, 1].map(|at| BUNDLED.by_involvement()[at]);
    let page = report::page(&BUNDLED, Subject::Pair(first, second), PageOptions::default());
    let text = lines::lay(&BUNDLED, &page, 200, Medium::Text).text();
    // Those without a tone that are counted above are dated or not.
    assert!(text.contains("without a tone") && text.contains(" dated without a tone"), "{text}");
    assert!(text.contains("left out here: ") && text.contains(" undated, "), "{text}");
}

#[test]
fn no_field_says_its_word_twice() {
    for dossier in [&*BUNDLED, &*SMALL, &*SCREENS] {
        for subject in subjects(dossier) {
            for block in report::page(dossier, subject, PageOptions::default()).blocks {
                let Block::Field { label, value } = &block else { continue };
                let text = value.runs.iter().map(|run| &*run.text).collect::<String>();
                assert!(!text.starts_with(&format!("{label} ")), "{label}: {text}");
            }
        }
    }
}

fn runs<'p>(page: &'p Page<'_>) -> impl Iterator<Item = &'p Run<'p>> {
    page.blocks.iter().flat_map(phrases).flat_map(|phrase| &phrase.runs)
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn screen_and_text_tell_the_same_facts() {
    for dossier in [&*BUNDLED, &*SMALL] {
        for subject in subjects(dossier) {
            let page = report::page(dossier, subject, PageOptions::default());
            for (medium, width) in [(Medium::Screen, 38), (Medium::Text, 65), (Medium::Text, 20)] {
                let laid = lines::lay(dossier, &page, width, medium);
                let shown = letters(&laid.lines.iter().map(Line::text).collect::<String>());
                let mut rest = shown.as_str();
                for run in runs(&page).filter(|run| run.shown == Shown::Always) {
                    let text = letters(&run.text);
                    let at = rest.find(&text).unwrap_or_else(|| panic!("{subject:?} at {width} lacks {:?}", run.text));
                    rest = &rest[at + text.len()..];
                }
            }
        }
    }
}

#[test]
fn every_link_of_the_screen_can_be_asked_for_in_text_or_is_named_there() {
    for dossier in [&*BUNDLED, &*SMALL] {
        for subject in subjects(dossier).into_iter().filter(|subject| *subject != Subject::About) {
            let page = report::page(dossier, subject, PageOptions::default());
            let screen = lines::lay(dossier, &page, 60, Medium::Screen);
            let text = lines::lay(dossier, &page, 65, Medium::Text);
            let text = letters(&text.lines.iter().map(Line::text).collect::<String>());
            for to in screen.links.iter().map(|link| link.to).collect::<HashSet<_>>() {
                let named = match to {
                    Id::Actor(actor) => text.contains(&letters(dossier.short_name(actor))),
                    Id::Source(source) => {
                        let source = dossier.source(source);
                        let name = source.name();
                        let names = [&name, source.title.as_str(), words::subject(dossier)];
                        names.into_iter().any(|name| text.contains(&letters(name)))
                    }
                    // The verb leads to the relation; the other end is what can be asked for.
                    Id::Relation(_) => true,
                    _ => false,
                };
                let id = dossier.id_of(to);
                assert!(named || text.contains(&format!("[{id}")), "{subject:?}: {id}");
            }
        }
    }
}

#[test]
fn rivals_face_each_other_where_there_is_room_and_follow_each_other_where_there_is_none() {
    let mut disputes = 0;
    for subject in subjects(&BUNDLED).into_iter().chain([Subject::Record(SMALL.find("ferry-stopped").unwrap())]) {
        let dossier = if matches!(subject, Subject::Record(id) if SMALL.find("ferry-stopped") == Some(id)) {
            &*SMALL
        } else {
            &*BUNDLED
        };
        let page = report::page(dossier, subject, PageOptions::default());
        for block in &page.blocks {
            let Block::Facing { one, others } = block else { continue };
            disputes += 1;
            let alone = Page { blocks: vec![block.clone()] };
            let said = |phrase: &Phrase<'_>| {
                letters(
                    &phrase
                        .runs
                        .iter()
                        .filter(|run| run.shown == Shown::Always)
                        .map(|run| run.text.as_ref())
                        .collect::<String>(),
                )
            };
            let wanted = [
                said(&one.says) + &said(&one.word),
                others.iter().flatten().map(|other| said(&other.says) + &said(&other.word)).collect(),
            ];
            for width in [66, 80, 121] {
                let laid = lines::lay(dossier, &alone, width, Medium::Screen);
                let columns = laid.lines.iter().map(Line::text).filter(|line| !line.is_empty());
                let columns: Vec<(String, String)> = columns
                    .map(|line| {
                        line.split_once(" │ ")
                            .map(|(left, right)| (left.to_owned(), right.to_owned()))
                            .expect("two columns")
                    })
                    .collect();
                let left: String = columns.iter().map(|(left, _)| letters(left)).collect();
                let right: String = columns.iter().map(|(_, right)| letters(right)).collect();
                assert_eq!([left, right.replace("≠against", "")], wanted, "{subject:?} at {width}");
                let edges: HashSet<usize> =
                    columns.iter().map(|(left, _)| unicode_width::UnicodeWidthStr::width(left.as_str())).collect();
                assert_eq!(edges.len(), 1, "the line between them is straight");
            }
            let narrow = lines::lay(dossier, &alone, 65, Medium::Screen);
            assert!(narrow.lines.iter().all(|line| !line.text().contains('│')), "{subject:?}");
        }
    }
    assert!(disputes > 10, "{disputes}");
}

#[test]
fn links_stand_where_their_lines_say() {
    for subject in subjects(&BUNDLED) {
        let page = report::page(&BUNDLED, subject, PageOptions { most: 200, ..PageOptions::default() });
        for width in [7, 30, 77] {
            let laid = lines::lay(&BUNDLED, &page, width, Medium::Screen);
            for (number, link) in laid.links.iter().enumerate() {
                let first =
                    laid.lines.iter().position(|line| line.segments.iter().any(|segment| segment.link == Some(number)));
                assert_eq!(first, Some(link.line), "{subject:?} at {width}: link {number}");
            }
        }
    }
}

static TO_BEGIN: LazyLock<[(String, String); 1]> = LazyLock::new(|| [("?".to_owned(), "help".to_owned())]);

/// The signs of a page, and the words of which one must stand beside each.
const SIGNS: [(char, &[&str]); 8] = [
    ('○', &["verbal cooperation", "○● cooperation"]),
    ('●', &["material cooperation", "○● cooperation"]),
    ('△', &["verbal conflict", "△▲ conflict"]),
    ('▲', &["material conflict", "△▲ conflict"]),
    ('≠', &["≠ contested", "≠ against", "≠ contradicted by", "≠ contradicts"]),
    ('✓', &["✓ agrees"]),
    ('~', &[]),
    ('…', &[]),
];

#[test]
fn every_sign_on_a_page_has_its_word_beside_it() {
    let mut met = HashSet::new();
    for dossier in [&*BUNDLED, &*SMALL, &*SCREENS] {
        for subject in subjects(dossier) {
            // The explorer tells the keys where text explains the signs.
            let options = PageOptions { most: 200, to_begin: &*TO_BEGIN, ..PageOptions::default() };
            for block in report::page(dossier, subject, options).blocks {
                let laid = lines::lay(dossier, &Page { blocks: vec![block] }, 60, Medium::Screen);
                // The marks of a figure's sources are told apart by their names.
                let segments = laid.lines.iter().flat_map(|line| &line.segments);
                let shown: Vec<String> = segments
                    .filter(|segment| !matches!(segment.class, Class::Series(_) | Class::Link | Class::Statement))
                    .map(|segment| segment.text.replace('\u{a0}', " "))
                    .collect();
                let shown = shown.join(" ");
                let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
                for (sign, words) in SIGNS.iter().filter(|(sign, _)| shown.contains(*sign)) {
                    met.insert(*sign);
                    assert!(words.iter().any(|word| shown.contains(word)), "{subject:?}: {sign} in {shown}");
                }
            }
        }
    }
    assert!("○●△▲≠✓".chars().all(|sign| met.contains(&sign)), "{met:?}");
}

#[test]
fn no_date_on_a_page_is_faint() {
    let is_year = |word: &str| word.len() == 4 && word.starts_with(['1', '2']) && word.parse::<u16>().is_ok();
    let dates = |text: &str| text.split(|c: char| !c.is_ascii_digit()).any(is_year);
    let mut seen = HashSet::new();
    for dossier in [&*BUNDLED, &*SMALL, &*SCREENS] {
        for subject in subjects(dossier) {
            let options = PageOptions { to_begin: &*TO_BEGIN, ..PageOptions::default() };
            let laid = lines::lay(dossier, &report::page(dossier, subject, options), 60, Medium::Screen);
            let segments = laid.lines.iter().flat_map(|line| &line.segments);
            for segment in segments.filter(|segment| segment.class == Class::Dim && dates(&segment.text)) {
                seen.insert(segment.text.clone());
            }
        }
    }
    assert!(seen.is_empty(), "{seen:#?}");
}

#[test]
fn the_page_about_a_dossier_tells_no_statement_twice_and_names_the_parties_first() {
    for dossier in [&*BUNDLED, &*SCREENS] {
        let page = report::page(dossier, Subject::About, PageOptions::default());
        let mut told = HashSet::new();
        let statements = runs(&page).filter(|run| run.class == Class::Statement).map(|run| run.text.to_string());
        for statement in statements {
            assert!(told.insert(statement.clone()), "twice: {statement}");
        }
        assert!(told.len() > 1, "something is disputed");
        let first = page.blocks.iter().find_map(|block| match block {
            Block::Field { label, value } => Some((*label, value)),
            _ => None,
        });
        let (label, value) = first.expect("the page has fields");
        let shown: String = value.runs.iter().map(|run| &*run.text).collect();
        assert_eq!(label, "between");
        let main = dossier.by_involvement().iter().take(3).map(|id| &*dossier.actor(*id).name);
        assert!(main.zip(shown.split("; ")).all(|(name, shown)| shown.starts_with(name)), "{shown}");
    }
}
