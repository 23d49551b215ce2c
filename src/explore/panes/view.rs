//! What every view of a pane offers.

use crate::{
    dossier::{ActorId, Id},
    explore::{
        action::{Context, Motion},
        explorer::Explorer,
        layout::{Pane, Room},
        ui::Draw,
    },
};

/// A view: something that a pane can show.
pub struct View {
    /// What the keys are for while it has them.
    pub context: Context,
    /// The pane that shows it.
    pub pane: Pane,
    /// How much of the window it wants.
    pub room: Room,
    /// Goes to it, or from it back to the usual view; whether anything changed.
    pub turn: fn(&mut Explorer) -> bool,
    /// Whether there is anything to go to.
    pub is_offered: fn(&Explorer) -> bool,
    /// Whether there is anything to show while it is shown; if not, what Esc shows stands in its place.
    pub is_possible: fn(&Explorer) -> bool,
    /// What Esc shows in its place.
    pub escapes_to: Option<Context>,
    /// Draws it with its border.
    pub draw: Draw,
    /// Says in how many lines it shows a record of its list, in the window as it is.
    pub tall: fn(&Explorer) -> Tall<'_>,
    /// Moves in it; whether anything changed.
    pub go: fn(&mut Explorer, Motion) -> bool,
    /// Follows what is selected in it; whether anything changed.
    pub follow: fn(&mut Explorer) -> bool,
    /// The actor that is selected in it, or that it is about.
    pub actor: fn(&Explorer) -> Option<ActorId>,
    /// Answers a click at a column and row of the window, inside the pane's border or on it.
    pub click: fn(&mut Explorer, u16, u16),
    /// Answers a turn of the wheel, down or up; whether anything changed.
    pub scroll: fn(&mut Explorer, Motion) -> bool,
}

impl View {
    /// What a pane shows that does no more than draw: the rest is for its folder to say.
    pub const fn new(context: Context, pane: Pane, draw: Draw) -> Self {
        Self {
            context,
            pane,
            room: Room::Pane,
            turn: |_| false,
            is_offered: |_| true,
            is_possible: |_| true,
            escapes_to: None,
            draw,
            tall: |_| Box::new(|_| 1),
            go: |_, _| false,
            follow: |_| false,
            actor: |_| None,
            click: |_, _, _| {},
            scroll: |_, _| false,
        }
    }
}

/// In how many lines a record is shown.
pub type Tall<'e> = Box<dyn Fn(Id) -> usize + 'e>;

/// How many rows one turn of the wheel moves.
pub const WHEEL: usize = 3;
