//! The PLOVER event ontology: categories, their modes, and the tone that follows from a category.
//!
//! From the PLOVER manual, draft 0.8 of 2021-09-17 (Open Event Data Alliance).

use serde::{Deserialize, Deserializer, Serialize};

use super::strict;

/// What kind of interaction an event is: the sixteen PLOVER categories of 2021.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Agree to, promise or offer to do something cooperative.
    Agree,
    /// Meet, visit, talk, mediate.
    Consult,
    /// Diplomatic support short of material help: praise, recognise, sign.
    Support,
    /// Yield, in words, to what another demanded.
    Concede,
    /// Engage in material cooperation.
    Cooperate,
    /// Provide material aid.
    Aid,
    /// Ease, release, return, withdraw.
    Retreat,
    /// Ask or demand.
    Request,
    /// Disapprove, allege, investigate.
    Accuse,
    /// Refuse or object.
    Reject,
    /// Threaten.
    Threaten,
    /// Demonstrate, strike, boycott.
    Protest,
    /// Reduce normal relations, or suspend what was given.
    Sanction,
    /// Show or ready forces.
    Mobilize,
    /// Repress: ban, arrest, seize, restrict.
    Coerce,
    /// Use violence.
    Assault,
}

impl<'de> Deserialize<'de> for Category {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        strict::word(deserializer, &Self::ALL, Self::word)
    }
}

impl Category {
    /// Every category, from the most cooperative words to the harshest deeds.
    pub const ALL: [Self; 16] = [
        Self::Agree,
        Self::Consult,
        Self::Support,
        Self::Concede,
        Self::Cooperate,
        Self::Aid,
        Self::Retreat,
        Self::Request,
        Self::Accuse,
        Self::Reject,
        Self::Threaten,
        Self::Protest,
        Self::Sanction,
        Self::Mobilize,
        Self::Coerce,
        Self::Assault,
    ];

    /// The word for it, as in the file.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Agree => "agree",
            Self::Consult => "consult",
            Self::Support => "support",
            Self::Concede => "concede",
            Self::Cooperate => "cooperate",
            Self::Aid => "aid",
            Self::Retreat => "retreat",
            Self::Request => "request",
            Self::Accuse => "accuse",
            Self::Reject => "reject",
            Self::Threaten => "threaten",
            Self::Protest => "protest",
            Self::Sanction => "sanction",
            Self::Mobilize => "mobilize",
            Self::Coerce => "coerce",
            Self::Assault => "assault",
        }
    }

    /// The modes that PLOVER knows for it; empty where it knows none.
    pub const fn modes(self) -> &'static [&'static str] {
        match self {
            Self::Agree | Self::Support | Self::Concede | Self::Cooperate | Self::Aid => &[],
            Self::Consult => &["visit", "third-party", "multilateral", "phone"],
            Self::Retreat => &["withdraw", "release", "return", "disarm", "ceasefire", "access", "resign", "ease"],
            Self::Request | Self::Reject => &["assist", "change", "yield", "meet"],
            Self::Accuse => &["disapprove", "investigate", "allege"],
            Self::Threaten => {
                &["restrict", "ban", "arrest", "relations", "expel", "territory", "violence", "political"]
            }
            Self::Protest => &["demo", "riot", "strike", "hunger", "boycott", "obstruct"],
            Self::Sanction => &["convict", "expel", "withdraw", "discontinue"],
            Self::Mobilize => &["troops", "weapons", "police", "militia"],
            Self::Coerce => &[
                "seize",
                "restrict",
                "ban",
                "censor",
                "curfew",
                "martial-law",
                "arrest",
                "deport",
                "withhold",
                "misinform",
                "cyber",
            ],
            Self::Assault => &[
                "beat",
                "torture",
                "execute",
                "sexual",
                "assassinate",
                "primitive",
                "firearms",
                "explosives",
                "suicide-attack",
                "heavy-weapons",
                "crowd-control",
                "unconventional",
                "cleansing",
                "abduct",
                "massacre",
                "seize",
            ],
        }
    }

    /// The tone that follows from it.
    ///
    /// PLOVER's manual contradicts itself on `sanction`; this follows its own section on the
    /// category and its summary table, which call it material conflict.
    pub const fn tone(self) -> Tone {
        match self {
            Self::Agree | Self::Consult | Self::Support | Self::Concede => Tone::VerbalCooperation,
            Self::Cooperate | Self::Aid | Self::Retreat => Tone::MaterialCooperation,
            Self::Request | Self::Accuse | Self::Reject | Self::Threaten => Tone::VerbalConflict,
            Self::Protest | Self::Sanction | Self::Mobilize | Self::Coerce | Self::Assault => Tone::MaterialConflict,
        }
    }
}

/// Words or deeds, with or against: the quad classes of PLOVER and GDELT.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// Words, with one another.
    VerbalCooperation,
    /// Deeds, with one another.
    MaterialCooperation,
    /// Words, against one another.
    VerbalConflict,
    /// Deeds, against one another.
    MaterialConflict,
}

impl Tone {
    /// Every tone, cooperation first, words before deeds.
    pub const ALL: [Self; 4] =
        [Self::VerbalCooperation, Self::MaterialCooperation, Self::VerbalConflict, Self::MaterialConflict];

    /// The words for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::VerbalCooperation => "verbal cooperation",
            Self::MaterialCooperation => "material cooperation",
            Self::VerbalConflict => "verbal conflict",
            Self::MaterialConflict => "material conflict",
        }
    }

    /// Whether it is cooperation rather than conflict.
    pub const fn is_cooperation(self) -> bool {
        matches!(self, Self::VerbalCooperation | Self::MaterialCooperation)
    }

    /// Whether it is deeds rather than words.
    pub const fn is_material(self) -> bool {
        matches!(self, Self::MaterialCooperation | Self::MaterialConflict)
    }
}
