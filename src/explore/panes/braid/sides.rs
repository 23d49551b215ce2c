//! The two sides: what stands beside the titles, and in how many columns and lines events are shown.

use std::sync::Arc;

use crate::{
    dossier::{Date, Dossier, EventId, Order, Scope, Whose},
    explore::{
        explorer::Explorer,
        layout::Pane,
        ui::text::{wrapped, wrapped_date},
    },
    picture::{area::Area, braid::Viewport},
    report::words,
};

/// The most lines of a title.
pub const LINES: usize = 12;

/// Columns of the lines between the two sides, at most.
const BAND: usize = 10;
/// Columns of a date, at most; what needs more takes a second line. With some of the sources, those of the dossier
/// itself stand in parentheses.
const DATE: usize = 11;
const DATE_IN_PARENTHESES: usize = 13;
/// Columns of a paragraph's number.
const PARAGRAPH: usize = 4;

/// Columns on the left for the cursor, for the sign of the tone between two blanks, and for a blank behind the title.
const SIGNS: usize = 5;
/// Columns on the right for the blanks around the place, and for one behind the title.
const BLANKS: usize = 3;

/// One of the two.
#[derive(Debug)]
pub struct Side {
    pub dossier: Arc<Dossier>,
    pub order: Order,
    /// Columns of the day or the paragraph of an event.
    pub place: usize,
    /// Which sources these are, and in which order they stand.
    heading: String,
}

/// Both, in the window as it is.
#[derive(Debug)]
pub struct Sides {
    pub left: Side,
    pub right: Side,
    /// Columns between them.
    pub band: usize,
    /// Columns of a title; as many on both sides, so that an event takes as many lines there as here.
    pub title: usize,
    columns: usize,
    /// The most lines of what stands above a side.
    headed: usize,
}

impl Side {
    fn new(dossier: Arc<Dossier>, all: &Dossier) -> Self {
        let order = all.own_order(dossier.scope());
        let heading = heading(dossier.scope(), order, all);
        let place = match (order, dossier.scope()) {
            (Order::Told, _) => PARAGRAPH,
            (Order::Time, Scope::All) => DATE,
            (Order::Time, _) => DATE_IN_PARENTHESES,
        };
        Self { dossier, order, place, heading }
    }

    /// Where an event stands in the order: its day, or its paragraph.
    pub fn place_of(&self, event: EventId) -> String {
        match self.order {
            Order::Told => {
                let number = self.dossier.paragraph_of(event).map_or_else(String::new, |number| format!("¶{number}"));
                format!("{number:>PARAGRAPH$}")
            }
            Order::Time => {
                let date = self.dossier.event(event).date.as_ref();
                let date = date.map_or_else(|| "undated".to_owned(), Date::with_year);
                words::own_or_given(&self.dossier, event, date)
            }
        }
    }
}

impl Sides {
    fn new(mut left: Side, mut right: Side, area: Area) -> Self {
        let columns = usize::from(area.width);
        // Where both have dates, these leave less for the titles.
        let most = if left.order == right.order { columns / 6 } else { columns / 5 };
        left.place = left.place.min(most);
        right.place = right.place.min(most);
        let band = (columns / 8).min(BAND);
        let title = columns.saturating_sub(SIGNS + left.place + band + BLANKS + right.place) / 2;
        let headed = usize::from(area.height / 8).clamp(1, 3);
        Self { left, right, band, title, columns, headed }
    }

    /// The columns of the left one.
    pub const fn width_of_left(&self) -> usize {
        SIGNS + self.left.place + self.title
    }

    /// The columns of the left one, and those between the two.
    pub const fn until_right(&self) -> usize {
        self.width_of_left() + self.band
    }

    /// What stands above both, line by line.
    pub fn heading(&self) -> Vec<[&str; 2]> {
        // A blank before each.
        let [left, right] = [
            (&self.left.heading, self.until_right().saturating_sub(1)),
            (&self.right.heading, self.columns.saturating_sub(self.until_right() + 1)),
        ]
        .map(|(text, columns)| {
            let lines = wrapped(text, columns, self.headed).into_iter();
            lines.map(|line| &text[line]).collect::<Vec<&str>>()
        });
        let lines = 0..left.len().max(right.len());
        lines.map(|at| [&left, &right].map(|side| side.get(at).copied().unwrap_or_default())).collect()
    }

    /// In how many lines an event is shown: on both sides in as many, so that where they have the same order, they
    /// stay level.
    pub fn tall(&self, event: EventId) -> usize {
        let lines = |text: &str, columns| wrapped(text, columns, LINES).len();
        let sides = [&self.left, &self.right].into_iter().filter(|side| side.dossier.stands(event));
        let of = |side: &Side| {
            let title = &side.dossier.event(event).title;
            lines(title, self.title).max(wrapped_date(&side.place_of(event), side.place, LINES).len())
        };
        sides.map(of).max().unwrap_or(1)
    }
}

impl Explorer {
    /// The two sides, if there is anything to set beside what is read.
    pub(super) fn sides(&self) -> Option<Sides> {
        let area = self.layout().inside(Pane::Timeline);
        let side = |dossier| Side::new(dossier, &self.all);
        let beside = self.scoped(self.beside()?);
        Some(Sides::new(side(Arc::clone(&self.dossier)), side(beside), area))
    }

    /// What of both is in view.
    pub(super) fn braid_in_view(&self, sides: &Sides) -> Viewport {
        self.braid().viewport(self.place_in_braid(), self.rows_of_braid(sides), |event| sides.tall(event))
    }

    /// The rows below the lines that say which sides these are.
    pub(super) fn rows_of_braid(&self, sides: &Sides) -> usize {
        usize::from(self.layout().inside(Pane::Timeline).height).saturating_sub(sides.heading().len())
    }
}

/// Which sources these are, and in which order they stand.
fn heading(scope: Scope, order: Order, all: &Dossier) -> String {
    // Its title would not fit.
    let name = |whose| match whose {
        Whose::Source(source) => words::source(source, all),
        Whose::Outlet(outlet) => all.short_name(outlet).into(),
    };
    match (scope, order) {
        (Scope::All, _) => "in the order of time".to_owned(),
        (Scope::Only(whose), Order::Told) => format!("as {} tells it", name(whose)),
        // Without paragraphs nobody knows the order in which it tells them.
        (Scope::Only(whose), Order::Time) => format!("what {} has, in time", name(whose)),
        (scope, _) => format!("{}, in time", words::scope(scope, all)),
    }
}
