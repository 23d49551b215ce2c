//! A row of the choice of sources.

use crate::dossier::{Scope, Weight};

/// Where a row stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Within {
    /// By itself.
    #[default]
    Nothing,
    /// Below its outlet.
    Outlet,
}

/// A row of the choice of sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it reads with.
    pub scope: Scope,
    /// What hangs on the source or outlet that it leaves out.
    pub weight: Option<Weight>,
    /// Whether that is a document in the list of its outlet's.
    pub within: Within,
}
