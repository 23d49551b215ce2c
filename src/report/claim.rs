//! A claim, and the sections of other pages that say who says what.

use std::{borrow::Cow, collections::HashSet};

use super::{
    Block, Class, Phrase, Statement,
    builder::{Builder, SEARCH},
    evidence, signs,
};
use crate::dossier::{ActorId, ClaimId, Date, Dispute, Dossier, End, Id, Kind, Ref, SourceId, record::Bearing};

/// How many disputes, and how many rivals of a claim, stand face to face on a page.
const MOST_RIVALS: usize = 60;
/// How many names stand in a line.
const MOST_NAMES: usize = 12;

pub(super) fn build(page: &mut Builder<'_>, claim: ClaimId) {
    let dossier = page.dossier;
    let record = dossier.claim(claim);
    let makers = dossier.makers(claim).iter();
    let makers = makers.map(|actor| Phrase::new().link(dossier, *actor, dossier.short_name(*actor)));
    let makers = Phrase::joined(makers, ", ");
    if !makers.is_empty() {
        page.line(makers.dim(" says:"));
    }
    page.top(claim, record.text.as_str(), record.date.as_ref().map_or_else(String::new, Date::long).into());
    page.standing(claim);
    let word = whose_word(dossier, claim);
    if !word.is_empty() {
        page.line(Phrase::new().dim("on the word of ").then(word));
    }
    if let Some(dispute) = dossier.dispute_around(claim, MOST_RIVALS) {
        page.section("Who stands against it", None);
        facing(page, &dispute, &mut HashSet::from([claim]));
    }
    // Rival claims have been told.
    let disputed = Ref::targets(&record.disputes).filter(|id| id.kind() != Kind::Claim).collect();
    let [about, supports] = [&record.about, &record.supports].map(|refs| Ref::targets(refs).collect());
    for (title, ids) in [("About", about), ("Supports", supports), ("Disputes", disputed)] {
        let ids: Vec<Id> = ids;
        page.records(title, &ids);
    }
    says_who(page, claim.into());
    evidence::build(page, claim.into());
}

/// Who says what about a record: claims that stand against each other, facing; then those who bear
/// it out, those who deny it, those who speak of it.
pub(super) fn says_who(page: &mut Builder<'_>, id: Id) {
    let dossier = page.dossier;
    let mut told: HashSet<ClaimId> = HashSet::new();
    let (disputes, more) = match id {
        Id::Event(_) | Id::Figure(_) | Id::Relation(_) => dossier.disputes_about(id, MOST_RIVALS),
        _ => (Vec::new(), 0),
    };
    // A claim's own rivals stand on its page already.
    if let Id::Claim(claim) = id {
        told.extend(dossier.rivals(claim));
    }
    let total = dossier.supported_by(id).len() + dossier.disputed_by(id).len() + dossier.claims_about(id).len();
    if total == 0 {
        return;
    }
    if !disputes.is_empty() {
        page.section("Who stands against whom", None);
        for dispute in &disputes {
            facing(page, dispute, &mut told);
        }
        page.more(more, SEARCH);
    }
    let mut sides: [(&str, Class, Vec<ClaimId>); 3] = [
        ("bearing it out", Class::Agrees, dossier.supported_by(id).to_vec()),
        ("disputing it", Class::Contested, dossier.disputed_by(id).to_vec()),
        ("speaking of it", Class::Dim, dossier.claims_about(id).to_vec()),
    ];
    for (_, class, claims) in &mut sides {
        // Whoever denies the record itself does so beside denying rivals.
        claims.retain(|claim| told.insert(*claim) || (*class == Class::Contested && !matches!(id, Id::Claim(_))));
    }
    let left: usize = sides.iter().map(|(.., claims)| claims.len()).sum();
    if left == 0 {
        return;
    }
    page.section("Who says what", Some(left));
    for (side, class, claims) in sides.iter().filter(|(.., claims)| !claims.is_empty()) {
        page.push(Block::Part(Phrase::of(*side, *class)));
        page.some(claims, SEARCH, |page, claim| {
            let makers = Phrase::new().mentions(page.dossier, page.dossier.makers(claim).iter().copied());
            item(page, claim, makers);
            page.below(word_of(page.dossier, claim));
        });
    }
}

/// A claim, and those that stand against it on the other side; whose word it rests on is said the first
/// time that a page tells it.
fn facing(page: &mut Builder<'_>, dispute: &Dispute, told: &mut HashSet<ClaimId>) {
    let dossier = page.dossier;
    let mut statement = |claim: &ClaimId| Statement {
        says: says_what(dossier, *claim),
        word: if told.insert(*claim) { word_of(dossier, *claim) } else { Phrase::new().dim("as above") },
    };
    let one = statement(&dispute.claim);
    let others = dispute.against.iter().map(|side| side.iter().map(&mut statement).collect()).collect();
    page.push(Block::Facing { one, others });
    page.more(dispute.more, SEARCH);
}

/// What somebody says, with its makers and its day.
pub(super) fn says_what(dossier: &Dossier, claim: ClaimId) -> Phrase<'_> {
    let mut says = Phrase::new().mentions(dossier, dossier.makers(claim).iter().copied());
    if let Some(date) = &dossier.claim(claim).date {
        says = says.text(format!(" ({})", date.among_words()));
    }
    says.dim(": ").statement(dossier, claim)
}

/// Who reports that a claim was made, and whose knowledge that is.
fn word_of(dossier: &Dossier, claim: ClaimId) -> Phrase<'_> {
    let counted = signs::counted(dossier.standing(claim));
    Phrase::new().dim(format!("reported by {counted}: ")).then(whose_word(dossier, claim))
}

/// Whose knowledge it is that a claim was made; nothing where no source says so.
fn whose_word(dossier: &Dossier, claim: ClaimId) -> Phrase<'_> {
    const MOST_ENDS: usize = 3;
    let citations = dossier.citations(claim).filter(|citation| citation.bearing.supports());
    let mut known: HashSet<End> = HashSet::new();
    let ends = citations.flat_map(|citation| dossier.ends_of(citation));
    let ends: Vec<End> = ends.filter(|end| known.insert(*end)).collect();
    let names = ends.iter().take(MOST_ENDS).map(|end| evidence::end_name(dossier, *end));
    let mut word = Phrase::joined(names, "; ");
    if ends.len() > MOST_ENDS {
        word = word.dim(format!("; {} more", ends.len() - MOST_ENDS));
    }
    let makers = dossier.makers(claim);
    let is_own = |end: &End| matches!(end, End::Outlet(actor) if makers.contains(actor));
    if !ends.is_empty() && ends.iter().all(is_own) {
        let word =
            word.dim(if makers.len() == 1 { " · on its maker's word alone" } else { " · on its makers' word alone" });
        match only_through(dossier, claim, &ends) {
            Some(source) => word.dim(", which only ").mention(source, evidence::name(dossier, source)).dim(" reports"),
            None => word,
        }
    } else if dossier.standing(claim).official {
        word.dim(" · known from state bodies alone")
    } else {
        word
    }
}

/// The one document that reports a claim, where it is not its makers' own.
fn only_through(dossier: &Dossier, claim: ClaimId, ends: &[End]) -> Option<SourceId> {
    let supporting = dossier.citations(claim).filter(|citation| citation.bearing.supports());
    let mut sources = supporting.filter_map(|citation| dossier.source_of(citation));
    let first = sources.next()?;
    let is_own = dossier
        .source(first)
        .outlet
        .as_ref()
        .and_then(Ref::to)
        .is_some_and(|outlet| ends.contains(&End::Outlet(outlet)));
    (!is_own && sources.all(|source| source == first)).then_some(first)
}

/// Claims under a title that tells who makes them; whoever says them together with `maker` is named.
pub(super) fn says<'d>(
    page: &mut Builder<'d>,
    title: impl Into<Cow<'d, str>>,
    claims: &[ClaimId],
    maker: Option<ActorId>,
) {
    page.listed(title, claims, SEARCH, |page, claim| {
        let dossier = page.dossier;
        let others: Vec<ActorId> =
            dossier.makers(claim).iter().copied().filter(|other| Some(*other) != maker).collect();
        let with = if maker.is_some() && !others.is_empty() {
            Phrase::new().dim("with ").mentions(dossier, others)
        } else {
            Phrase::new()
        };
        item(page, claim, with);
    });
}

/// A claim behind its makers: nobody's words are told as fact.
fn item<'d>(page: &mut Builder<'d>, claim: ClaimId, who: Phrase<'d>) {
    let dossier = page.dossier;
    let mut text = who;
    if let Some(date) = &dossier.claim(claim).date {
        let date = date.among_words();
        text = if text.is_empty() { text.text(date) } else { text.text(format!(" ({date})")) };
    }
    let text = if text.is_empty() { text } else { text.dim(": ") };
    page.plain_item(text.statement(dossier, claim));
    against(page, claim);
}

/// Whose claims stand against this one, and which sources contradict it.
fn against(page: &mut Builder<'_>, claim: ClaimId) {
    let dossier = page.dossier;
    let makers = dossier.rivals(claim).into_iter().flat_map(|rival| dossier.makers(rival));
    let (makers, count) = once_each(makers.map(|maker| dossier.short_name(*maker).into()));
    let say = if count == 1 { "says" } else { "say" };
    if count > 0 {
        page.below(opposed(format!("against what {} {say}", listed(&makers, ", ", count))));
    }
    let denials = dossier.citations(claim).filter(|citation| citation.bearing == Bearing::Contradicts);
    let sources = denials.filter_map(|citation| dossier.source_of(citation));
    let (sources, count) = once_each(sources.map(|source| evidence::name(dossier, source)));
    if count > 0 {
        page.below(opposed(format!("contradicted by {}", listed(&sources, "; ", count))));
    }
}

fn opposed(words: String) -> Phrase<'static> {
    Phrase::new().sign(format!("{}\u{a0}", signs::CONTESTED), "", Class::Contested).text(words)
}

/// The first of some names, each once, and how many there are.
fn once_each<'d>(names: impl Iterator<Item = Cow<'d, str>>) -> (Vec<Cow<'d, str>>, usize) {
    let mut known: HashSet<Cow<'d, str>> = HashSet::new();
    let mut first = Vec::new();
    for name in names {
        if known.insert(name.clone()) && first.len() < MOST_NAMES {
            first.push(name);
        }
    }
    (first, known.len())
}

fn listed(names: &[Cow<'_, str>], between: &str, count: usize) -> String {
    let more = count - names.len();
    let more = if more > 0 { format!("{between}{more} more") } else { String::new() };
    format!("{}{more}", names.join(between))
}
