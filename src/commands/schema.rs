//! `detente schema`: the JSON schema of dossiers, for editors.

use std::io::Write as _;

use super::{Result, Status, output::Output};
use crate::dossier::schema::SCHEMA;

/// Writes the schema.
pub fn run(out: &mut Output) -> Result {
    out.write_all(SCHEMA.as_bytes())?;
    Ok(Status::Fine)
}
