use std::ops::Range;

use crate::{
    lang::{self, Lang, Numeral},
    proof::{galley::Galley, prose::Passage},
    report::{Id, ordered_by},
};

/// A clause of a Chinese text.
#[derive(Clone)]
pub(super) struct Clause<'a> {
    /// Where in the text, in bytes.
    pub(super) range: Range<usize>,
    pub(super) figures: Vec<Numeral>,
    /// The indicators of the week that it names, the longest name first.
    pub(super) named: Vec<&'a Id>,
    /// Those that it speaks of: those it names, or else those that its sentence named last.
    pub(super) spoken_of: Vec<&'a Id>,
}

/// The clauses of a passage's Chinese text, with the names known.
pub(super) fn clauses<'a>(passage: &Passage, known: &[Name<'a>]) -> Vec<Clause<'a>> {
    let text = passage.text.zh();
    let mut figures = passage.figures(Lang::Zh).iter().peekable();
    let mut clauses = Vec::new();
    let mut last_named = Vec::new();
    for range in lang::clause_ranges(text) {
        let clause = &text[range.clone()];
        let is_within = |figure: &&Numeral| figure.range.start < range.end;
        let within = std::iter::from_fn(|| figures.next_if(is_within).cloned()).collect();
        let named = named(clause, known);
        if !named.is_empty() {
            last_named.clone_from(&named);
        }
        clauses.push(Clause {
            figures: within,
            spoken_of: last_named.clone(),
            named,
            range: range.clone(),
        });
        if lang::ends_sentence(clause) {
            last_named.clear();
        }
    }
    clauses
}

/// How prose names indicators of the catalogue.
pub(super) struct Name<'a> {
    text: &'a str,
    /// Those of which the week has a value or a change.
    ids: Vec<&'a Id>,
}

/// The names of all indicators in the time of the week, in order.
pub(super) fn names<'a>(galley: &Galley<'a>) -> Vec<Name<'a>> {
    let report = galley.report;
    let mut names: Vec<Name> = Vec::new();
    for entry in &galley.catalogue.indicators {
        let full = lang::counted(entry.name_at(report.week).text.zh());
        let stated = report.indicator(&entry.id);
        let stated = stated.filter(|indicator| indicator.is_stated());
        for text in [Some(full), lang::unplaced(full)].into_iter().flatten() {
            let place = names.binary_search_by_key(&text, |name| name.text);
            let place = place.unwrap_or_else(|place| {
                let ids = Vec::new();
                names.insert(place, Name { text, ids });
                place
            });
            names[place]
                .ids
                .extend(stated.map(|indicator| &indicator.id));
        }
    }
    names
}

/// The indicators that a clause names. Of names within each other the longest counts.
fn named<'a>(clause: &str, known: &[Name<'a>]) -> Vec<&'a Id> {
    let mut written: Vec<(&str, usize, &Vec<&Id>)> = Vec::new();
    for (start, first) in clause.char_indices() {
        let place = known.partition_point(|name| name.text.chars().next() < Some(first));
        let alike = known[place..].iter();
        let alike = alike.take_while(|name| name.text.starts_with(first));
        let alike = alike.filter(|name| clause[start..].starts_with(name.text));
        written.extend(alike.map(|name| (name.text, start, &name.ids)));
    }
    let written = ordered_by(written, |(name, ..)| !name.len());
    let mut taken = vec![false; clause.len()];
    let mut named: Vec<&Id> = Vec::new();
    for (name, start, ids) in written {
        let place = &mut taken[start..start + name.len()];
        if place.contains(&true) {
            continue;
        }
        place.fill(true);
        for id in ids {
            if !named.contains(id) {
                named.push(id);
            }
        }
    }
    named
}
