//! The PLOVER event ontology: categories, their modes, and the tone that follows from a category.
//!
//! From the PLOVER manual, draft 0.8 of 2021-09-17 (Open Event Data Alliance).

use super::vocabulary::vocabulary;

vocabulary! {
    /// What kind of interaction an event is: the sixteen PLOVER categories of 2021.
    pub enum Category {
        // From the most cooperative words to the harshest deeds.
        /// Agree to, promise or offer to do something cooperative.
        Agree = "agree",
        /// Meet, visit, talk, mediate.
        Consult = "consult",
        /// Diplomatic support short of material help: praise, recognise, sign.
        Support = "support",
        /// Yield, in words, to what another demanded.
        Concede = "concede",
        /// Engage in material cooperation.
        Cooperate = "cooperate",
        /// Provide material aid.
        Aid = "aid",
        /// Ease, release, return, withdraw.
        Retreat = "retreat",
        /// Ask or demand.
        Request = "request",
        /// Disapprove, allege, investigate.
        Accuse = "accuse",
        /// Refuse or object.
        Reject = "reject",
        /// Threaten.
        Threaten = "threaten",
        /// Demonstrate, strike, boycott.
        Protest = "protest",
        /// Reduce normal relations, or suspend what was given.
        Sanction = "sanction",
        /// Show or ready forces.
        Mobilize = "mobilize",
        /// Repress: ban, arrest, seize, restrict.
        Coerce = "coerce",
        /// Use violence.
        Assault = "assault",
    }

    /// Words or deeds, with or against: the quad classes of PLOVER and GDELT. Cooperation comes first,
    /// words before deeds.
    pub enum Tone {
        /// Words, with one another.
        VerbalCooperation = "verbal cooperation",
        /// Deeds, with one another.
        MaterialCooperation = "material cooperation",
        /// Words, against one another.
        VerbalConflict = "verbal conflict",
        /// Deeds, against one another.
        MaterialConflict = "material conflict",
    }
}

impl Category {
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

impl Tone {
    /// Whether it is cooperation rather than conflict.
    pub const fn is_cooperation(self) -> bool {
        matches!(self, Self::VerbalCooperation | Self::MaterialCooperation)
    }

    /// Whether it is deeds rather than words.
    pub const fn is_material(self) -> bool {
        matches!(self, Self::MaterialCooperation | Self::MaterialConflict)
    }
}
