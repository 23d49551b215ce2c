//! References from one record to another: an id as the file has it, and where it leads.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

use super::{id::Id, text::Text};

/// The id of another record: letters, digits, `-`, `_`, `.` and `:`, unique among all records of the
/// dossier, whatever their kind. It knows where it leads once the dossier has been checked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ref {
    id: Text,
    #[serde(skip)]
    target: Option<Id>,
}

impl Ref {
    /// The record that it leads to; nothing before the dossier is being checked.
    pub const fn target(&self) -> Option<Id> {
        self.target
    }

    /// The same where it is of a kind.
    pub fn to<H: TryFrom<Id>>(&self) -> Option<H> {
        self.target.and_then(|id| id.try_into().ok())
    }

    /// The records that some of them lead to.
    pub fn targets(refs: &[Self]) -> impl Iterator<Item = Id> + Clone {
        refs.iter().filter_map(Self::target)
    }

    pub(super) fn lead_to(&mut self, target: Option<Id>) {
        self.target = target;
    }
}

impl Deref for Ref {
    type Target = Text;
    fn deref(&self) -> &Text {
        &self.id
    }
}

/// By what is written, wherever it leads.
impl PartialEq for Ref {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl PartialEq<Text> for Ref {
    fn eq(&self, other: &Text) -> bool {
        self.id == *other
    }
}

#[cfg(test)]
impl schemars::JsonSchema for Ref {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Ref".into()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        Text::json_schema(generator)
    }
}
