use std::{cell::LazyCell, collections::BTreeMap, ops::Range};

use crate::{
    lang::{self, Kind, Lang, Numeral},
    proof::{Found, galley::Galley, prose::Passage},
    report::{Discrepancy, Finding, Id},
};

use super::{
    clauses::{Clause, figures, found_in_figures},
    facts::{Beside, Facts},
    things::Things,
};

/// `numbers_disagree`: a figure of the highlights and of the incidents' paragraph that
/// counts what the week's indicators do is one of the week's, and last week's only where
/// the text says so. Where a clause names indicators, it is one of theirs, of their parts'
/// or of their whole's. It asks, as a sentence may speak of something else.
///
/// English is asked whether each figure stands at what Chinese says it of, and for the
/// figures that are none in Chinese, such as 5 for 五.
pub(super) fn figures_are_known(galley: &Galley) -> Vec<Found> {
    let things = LazyCell::new(|| Things::of(galley));
    found_in_figures(galley, |passage, clauses, facts| {
        let proof = Proof {
            passage,
            facts,
            things: &things,
        };
        let mut said = BTreeMap::new();
        let mut found = proof.unknown_in_chinese(clauses, &mut said);
        found.extend(proof.unknown_in_english(&said));
        found
    })
}

struct Proof<'a, 'g> {
    passage: &'a Passage<'a>,
    facts: &'a Facts<'g>,
    things: &'a Things<'g>,
}

/// What the Chinese text says with a number.
#[derive(Default)]
struct Said<'a> {
    /// Whether it is the number of an indicator anywhere.
    counts: bool,
    /// Whether it was found unknown.
    is_unknown: bool,
    /// Of which indicators it is said.
    of: Vec<&'a Id>,
    /// Whether it is said of more than is named.
    is_of_more: bool,
}

impl<'g> Proof<'_, 'g> {
    fn unknown_in_chinese(
        &self,
        clauses: &[Clause<'g>],
        said: &mut BTreeMap<(Kind, u128), Said<'g>>,
    ) -> Vec<Found> {
        let zh = self.passage.text.zh();
        let mut found = Vec::new();
        let (mut from, mut sentence) = (0, 0);
        for clause in clauses {
            let text = &zh[clause.range.clone()];
            let is_open = lang::speaks_of_more(text);
            let named = match &clause.named[..] {
                _ if is_open => Vec::new(),
                [] if lang::goes_on(text) => clause.spoken_of.clone(),
                [] => self.things.named_in_chinese(text),
                named => named.to_vec(),
            };
            let named = &named[..];
            let spoken_of = if is_open { &[][..] } else { &clause.spoken_of };
            let elsewhere = lang::is_of_elsewhere(
                &zh[from.max(sentence)..clause.range.end.max(from)],
                Lang::Zh,
            );
            for (place, figure) in clause.figures.iter().enumerate() {
                let before = &zh[from.max(sentence)..figure.range.start];
                let in_clause = &zh[from.max(clause.range.start)..figure.range.start];
                from = figure.range.end;
                let next = clause.figures.get(place + 1);
                // A figure in wide signs may end behind its clause.
                let end = next.map_or(clause.range.end, |next| next.range.start);
                let behind = zh.get(from..end).unwrap_or_default();
                let said = said.entry(figure.amount.key()).or_default();
                let counts = figure.is_measure
                    && !elsewhere
                    && self
                        .things
                        .are_counted_in_chinese(figure, (in_clause, behind), text, named);
                said.counts |= counts;
                said.of.extend(named);
                said.is_of_more |= is_open;
                let beside = beside(
                    zh,
                    (before, behind, &zh[sentence..clause.range.end]),
                    figure,
                    Lang::Zh,
                );
                if !counts
                    || self.is_known(figure, (named, spoken_of), beside, before, text, Lang::Zh)
                {
                    continue;
                }
                said.is_unknown = true;
                found.push(self.unknown(figure, named, Lang::Zh));
            }
            if lang::ends_sentence(text) {
                sentence = clause.range.end;
            }
        }
        found
    }

    fn unknown_in_english(&self, said: &BTreeMap<(Kind, u128), Said<'g>>) -> Vec<Found> {
        let en = self.passage.text.en();
        let mut found = Vec::new();
        let mut spoken_of = Vec::new();
        let (mut from, mut sentence) = (0, 0);
        let figures = figures(en, Lang::En);
        for (place, figure) in figures.iter().enumerate() {
            let Range { start, end } = figure.range;
            let mut before = &en[from..start];
            if let Some(stop) = sentence_end(before) {
                before = &before[stop..];
                sentence = from + stop;
                spoken_of.clear();
            }
            from = end;
            let next = figures.get(place + 1);
            let behind = &en[end..next.map_or(en.len(), |next| next.range.start)];
            let behind = lang::clause_behind(behind);
            let phrase = lang::phrase(behind);
            let named = [phrase, before].map(|text| self.things.named_in_english(text));
            let named = named.into_iter().find(|named| !named.is_empty());
            spoken_of = named.unwrap_or(spoken_of);
            let in_chinese = said.get(&figure.amount.key());
            let counts = figure.is_measure
                && in_chinese.is_none_or(|said| said.counts && !said.is_unknown)
                && ![before, behind]
                    .map(|text| lang::is_of_elsewhere(text, Lang::En))
                    .contains(&true)
                && self
                    .things
                    .are_counted_in_english(figure, phrase, !spoken_of.is_empty());
            let is_said_of_it = in_chinese.is_some_and(|said| {
                said.is_of_more || said.of.iter().any(|id| spoken_of.contains(id))
            });
            if !counts || is_said_of_it {
                continue;
            }
            let named = if en.contains("respectively") {
                &[][..]
            } else {
                &spoken_of
            };
            let beside = beside(
                en,
                (before, behind, &en[sentence..end + behind.len()]),
                figure,
                Lang::En,
            );
            if !self.is_known(figure, (named, named), beside, before, behind, Lang::En) {
                found.push(self.unknown(figure, named, Lang::En));
            }
        }
        found
    }

    /// Whether a figure may be one of the data: of the indicators named, or of all where
    /// none is.
    fn is_known(
        &self,
        figure: &Numeral,
        (named, spoken_of): (&[&Id], &[&Id]),
        beside: Beside,
        before: &str,
        clause: &str,
        lang: Lang,
    ) -> bool {
        let amount = figure.amount;
        let may_sum = lang::is_of_weeks(clause, lang) || lang::is_of_weeks(before, lang);
        if named.is_empty() {
            let mut spoken_of = spoken_of.iter();
            return self.facts.all.have(amount, beside)
                || may_sum
                || spoken_of.any(|id| self.facts.have(id, amount, beside));
        }
        named.iter().any(|id| {
            self.facts.have(id, amount, beside) || may_sum && self.facts.may_sum_to(id, amount)
        })
    }

    fn unknown(&self, figure: &Numeral, named: &[&Id], lang: Lang) -> Found {
        let subject = named.first().and_then(|id| self.facts.subject(id));
        let doubt = Discrepancy::FigureUnknown {
            found: figure.written.clone(),
            about: subject.map(|subject| subject.name.clone()),
        };
        let place = self.passage.place.at(lang.key());
        Finding::new(place, doubt).within(figure.range.clone())
    }
}

/// What the text before a figure, behind it and its sentence say of it.
fn beside(
    text: &str,
    (before, behind, sentence): (&str, &str, &str),
    figure: &Numeral,
    lang: Lang,
) -> Beside {
    let from = figure.range.start - before.len();
    Beside {
        last_week: lang::is_of_last_week(before, behind, lang),
        together: lang::is_together(sentence, lang),
        change: lang::stated_change(text, from, figure, lang).is_some(),
    }
}

/// Where the last sentence of an English text begins, if it has several.
fn sentence_end(text: &str) -> Option<usize> {
    let ends = [". ", "; ", "\n"];
    ends.iter()
        .filter_map(|end| Some(text.rfind(end)? + end.len()))
        .max()
}
