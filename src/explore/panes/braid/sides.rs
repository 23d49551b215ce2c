//! The two sides: what stands beside the titles, and in how many columns and lines events are shown.

use std::sync::Arc;

use crate::{
    dossier::{Date, Dossier, EventId, Order},
    explore::{explorer::Explorer, layout::Pane, ui::text::wrapped},
    picture::braid::Viewport,
    report::words,
};

/// The most lines of a title.
pub const LINES: usize = 12;

/// Columns of the lines between the two sides, at most.
const BAND: usize = 10;
/// Columns of a date, at most; what needs more takes a second line.
const DATE: usize = 11;
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
}

impl Side {
    fn new(dossier: Arc<Dossier>, all: &Dossier, columns: usize) -> Self {
        let order = all.own_order(dossier.scope());
        let place = if order == Order::Told { PARAGRAPH } else { DATE.min(columns / 5) };
        Self { dossier, order, place }
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
    fn new(left: Side, right: Side, columns: usize) -> Self {
        let band = (columns / 8).min(BAND);
        let title = columns.saturating_sub(SIGNS + left.place + band + BLANKS + right.place) / 2;
        Self { left, right, band, title }
    }

    /// The columns of the left one.
    pub const fn width_of_left(&self) -> usize {
        SIGNS + self.left.place + self.title
    }

    /// In how many lines an event is shown: on both sides in as many, so that where they have the same order, they
    /// stay level.
    pub fn tall(&self, event: EventId) -> usize {
        let lines = |text: &str, columns| wrapped(text, columns, LINES).len();
        let sides = [&self.left, &self.right].into_iter().filter(|side| side.dossier.stands(event));
        let of = |side: &Side| {
            let title = &side.dossier.event(event).title;
            lines(title, self.title).max(lines(&side.place_of(event), side.place))
        };
        sides.map(of).max().unwrap_or(1)
    }
}

impl Explorer {
    /// The two sides, if there is anything to set beside what is read.
    pub(super) fn sides(&self) -> Option<Sides> {
        let columns = usize::from(self.layout().inside(Pane::Timeline).width);
        let side = |dossier| Side::new(dossier, &self.all, columns);
        let beside = self.scoped(self.beside()?);
        Some(Sides::new(side(Arc::clone(&self.dossier)), side(beside), columns))
    }

    /// What of both is in view, below the line that says which they are.
    pub(super) fn braid_in_view(&self, sides: &Sides) -> Viewport {
        let rows = usize::from(self.layout().inside(Pane::Timeline).height).saturating_sub(1);
        self.braid().viewport(self.place_in_braid(), rows, |event| sides.tall(event))
    }
}
