//! `detente schema`: the JSON schema of dossiers, for editors.
//!
//! Must not know what is in it.

use std::io::Write;

use super::{Outcome, Result, output::Output};
use crate::dossier::shape::SCHEMA;

/// Writes the schema.
pub fn run(out: &mut Output<impl Write>) -> Result {
    out.write_all(SCHEMA.as_bytes())?;
    Ok(Outcome::Fine)
}
