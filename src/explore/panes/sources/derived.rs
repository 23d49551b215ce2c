//! A row of the choice of sources.

use crate::dossier::{Scope, Weight};

/// A row of the choice of sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it reads with.
    pub scope: Scope,
    /// What hangs on the source or outlet that it leaves out.
    pub weight: Option<Weight>,
}
