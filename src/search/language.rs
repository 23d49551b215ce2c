//! The query language as a table of examples: the help overlay and the README are made from it.
//!
//! A test reads every example, so that none can go stale.

/// Examples of everything that a query can say, each with what it asks for.
pub const LANGUAGE: &[(&str, &str)] = &[
    ("kabiri", "names, titles, offices with this word, however spelled; summaries with it"),
    ("kabiri muhiddin", "all the words, in any order, anywhere in a record"),
    ("irpt chairman", "an office, with its party or country"),
    ("\"peace accord\"", "these words side by side"),
    ("-rahmon", "without this word; before a field, too: -tone:conflict"),
    ("2015", "in this year; also 2015-09, 2015-09-29, Sep 2015 and 29 September 2015; 2015,2018 for either"),
    ("2015-09..2016", "from here to there; ..2014 and 2018.. are open at one end"),
    ("actor:kabiri", "events and claims with this actor, and who shares an event with it"),
    ("by:iran", "done by this actor, or said by it"),
    ("place:dushanbe", "happened here, or in a part of it"),
    ("source:sputnik", "cited to this source, author or publisher"),
    ("outlet:rferl", "cited to a source from this newsroom or office"),
    ("tone:conflict", "cooperation, conflict, verbal, material, verbal-conflict, none…"),
    ("category:coerce", "the PLOVER category; category:coerce,assault for either"),
    ("kind:person", "records of this kind (actor, event, claim…) or actors of it (person, state, party…)"),
    ("is:contested", "also is:corroborated, is:single, is:undated, is:refined"),
];
