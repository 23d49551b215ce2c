//! Where a key is pressed.

/// What the keys are for at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Moving in the timeline.
    Timeline,
    /// Moving in the lanes.
    Lanes,
    /// Moving in the list of actors.
    Actors,
    /// Reading a page.
    Page,
    /// Walking in a network.
    Network,
    /// Typing in the search line.
    Search,
    /// Reading the help.
    Help,
}
