use std::{collections::BTreeMap, ops::Range};

use crate::{
    lang::{self, Amount, Amounts, Kind, Lang, Numeral, Weight},
    proof::{Finding, prose::Passage},
    report::{Discrepancy, Id},
};

use super::{
    clauses::Clause,
    facts::{Beside, Facts},
    known::Told,
    own::parts_that_sum,
    things::Things,
};

/// `numbers_disagree`: a figure of the highlights and of the incidents' paragraph that
/// counts what the week's indicators do is one of the week's, and last week's only where
/// the text says so. Where a clause names indicators, it is one of theirs, of their parts'
/// or of their whole's. It asks, as a sentence may speak of something else.
///
/// English is asked whether each figure stands at what Chinese says it of, and for the
/// figures that are none in Chinese, such as 5 for 五.
pub(super) fn figures_are_known(told: Told) -> Vec<Finding> {
    let proof = Proof {
        passage: told.passage,
        facts: &told.known.facts,
        things: &told.known.things,
    };
    let mut said = BTreeMap::new();
    let mut found = proof.unknown_in_chinese(told.clauses, &mut said);
    found.extend(proof.unknown_in_english(&said));
    found
}

struct Proof<'a, 'g> {
    passage: &'a Passage<'g>,
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
    ) -> Vec<Finding> {
        let zh = self.passage.text.zh();
        let mut found = Vec::new();
        let (mut from, mut sentence) = (0, 0);
        let (mut is_of_incidents, mut is_of_day) = (false, false);
        let days = self.passage.days();
        let parts = parts_that_sum(self.passage);
        for clause in clauses {
            let text = &zh[clause.range.clone()];
            if clause.range.start == sentence {
                (is_of_incidents, is_of_day) = (false, false);
            }
            is_of_incidents |= lang::speaks_of_incidents(text);
            is_of_day |= days.iter().any(|day| clause.range.contains(&day.start));
            let sentence_end = lang::ends_sentence(text).then_some(clause.range.end);
            if clause.figures.is_empty() {
                sentence = sentence_end.unwrap_or(sentence);
                continue;
            }
            let is_open = is_of_incidents || lang::speaks_of_more(text);
            let named = match &clause.named[..] {
                _ if is_open => Vec::new(),
                [] if lang::goes_on(text) => clause.spoken_of.clone(),
                [] => self.things.named_in_chinese(text),
                named => named.to_vec(),
            };
            let named = &named[..];
            // 境内注册201个 may go on about what its sentence speaks of.
            let is_sure = !clause.named.is_empty()
                || lang::goes_on(text)
                || self.things.are_surely_named_in_chinese(text);
            let spoken_of = if is_open { &[][..] } else { &clause.spoken_of };
            let since = from.max(sentence);
            for (place, figure) in clause.figures.iter().enumerate() {
                let before = &zh[from.max(sentence)..figure.range.start];
                let in_clause = &zh[from.max(clause.range.start)..figure.range.start];
                from = figure.range.end;
                let next = clause.figures.get(place + 1);
                // A figure in wide signs may end behind its clause.
                let end = next.map_or(clause.range.end, |next| next.range.start);
                let behind = zh.get(from..end).unwrap_or_default();
                let elsewhere = around(zh, since..clause.range.end, figure);
                // An indicator may be an average itself.
                let mut own = clause.named.iter().filter_map(|id| self.facts.subject(id));
                let is_own = own.any(|own| lang::is_of_elsewhere(own.name.zh(), Lang::Zh));
                let elsewhere = !is_own && lang::is_of_elsewhere(elsewhere, Lang::Zh);
                let around = around(zh, sentence..clause.range.end, figure);
                let elsewhere = elsewhere
                    || lang::is_of_month(around)
                    || lang::is_of_other_time(around, Lang::Zh);
                let said = said.entry(figure.amount.key()).or_default();
                // What happened on a day is no figure of the week, unless it says of what.
                let counts = figure.is_measure
                    && !elsewhere
                    && !(is_of_day && clause.spoken_of.is_empty())
                    && (is_own || !lang::is_of_every(around, Lang::Zh))
                    && self.things.are_counted_in_chinese(
                        figure,
                        (in_clause, behind),
                        around,
                        named,
                    );
                said.counts |= counts;
                let new = named.iter().filter(|id| !said.of.contains(id));
                let new: Vec<_> = new.copied().collect();
                said.of.extend(new);
                said.is_of_more |= is_open;
                let other = match clause.named[..] {
                    [id] if self.has_other_measure(figure, id, behind) => vec![id],
                    _ => Vec::new(),
                };
                if !other.is_empty() || lang::counts_incidents_otherwise(in_clause, behind) {
                    let measure = behind.chars().next().map_or(0, char::len_utf8);
                    let said = figure.said..figure.range.end + measure;
                    found.push(self.unknown(said, &other, Lang::Zh));
                    continue;
                }
                // 较上周减少2起和1起, where last week's are not known.
                let is_of_unknown_week = is_open
                    && !self.facts.know_incidents_before
                    && behind.starts_with(lang::INCIDENTS.0)
                    && lang::mentions_last_week(around, Lang::Zh);
                let is_own_part = parts.contains(&figure.range.start);
                if !counts || is_of_unknown_week || is_own_part {
                    continue;
                }
                let beside_it = (if place > 0 { in_clause } else { "" }, behind);
                let is_sure = is_sure && !lang::points_back(in_clause, Lang::Zh);
                let held = self.held((named, spoken_of), is_sure, beside_it);
                let held = &held[..];
                let beside = beside((before, behind, around), figure, Lang::Zh);
                let sentence = sentence..clause.range.end;
                if self.is_known(figure, (held, spoken_of), beside)
                    || self.is_multiple_beside(figure, sentence, Lang::Zh)
                {
                    continue;
                }
                said.is_unknown = true;
                let said = figure.said..figure.range.end;
                found.push(self.unknown(said, held, Lang::Zh));
            }
            sentence = sentence_end.unwrap_or(sentence);
        }
        found
    }

    fn unknown_in_english(&self, said: &BTreeMap<(Kind, u128), Said<'g>>) -> Vec<Finding> {
        let en = self.passage.text.en();
        let mut found = Vec::new();
        let (mut spoken_of, mut is_sure) = (Vec::new(), false);
        let (mut from, mut sentence) = (0, 0);
        let figures = self.passage.figures(Lang::En);
        let is_shared = en.contains("respectively");
        for (place, figure) in figures.iter().enumerate() {
            let Range { start, end } = figure.range;
            let mut before = &en[from..start];
            if let Some(stop) = sentence_end(before) {
                before = &before[stop..];
                sentence = from + stop;
                (spoken_of, is_sure) = (Vec::new(), false);
            }
            from = end;
            let next = figures.get(place + 1);
            let behind = &en[end..next.map_or(en.len(), |next| next.range.start)];
            let behind = lang::clause_behind(behind);
            let phrase = lang::phrase(behind);
            let texts = [phrase, lang::last_clause(before), before];
            let named = texts.into_iter().find_map(|text| {
                let named = self.things.named_in_english(text);
                (!named.is_empty()).then(|| (named, self.things.are_surely_named_in_english(text)))
            });
            (spoken_of, is_sure) = named.unwrap_or((spoken_of, is_sure));
            let is_sure = is_sure && !lang::points_back(before, Lang::En);
            let in_chinese = said.get(&figure.amount.key());
            // The 8 of IE8.
            let mut chinese = self.passage.numerals(Lang::Zh).iter();
            let is_loose = in_chinese.is_none()
                && chinese
                    .any(|it| it.amount.key() == figure.amount.key() && it.weight == Weight::Loose);
            let counts = figure.is_measure
                && !is_loose
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
            // What Chinese says of some indicator is held against none that is guessed.
            if !counts || is_said_of_it || in_chinese.is_some() && !is_sure {
                continue;
            }
            let around = around(en, sentence..end + behind.len(), figure);
            if lang::is_of_every(around, Lang::En) || lang::is_of_other_time(around, Lang::En) {
                continue;
            }
            let named = if is_shared || !is_sure {
                &[][..]
            } else {
                &spoken_of
            };
            let beside = beside((before, behind, around), figure, Lang::En);
            if !self.is_known(figure, (named, named), beside)
                && !self.is_multiple_beside(figure, sentence..end, Lang::En)
            {
                let said = figure.said..figure.range.end;
                found.push(self.unknown(said, named, Lang::En));
            }
        }
        found
    }

    /// The indicators of one of which a Chinese figure has to be: none where its clause may speak
    /// of something else.
    fn held<'i>(
        &'i self,
        (named, spoken_of): (&[&'i Id], &[&'i Id]),
        is_sure: bool,
        (before, behind): (&str, &str),
    ) -> Vec<&'i Id> {
        match spoken_of {
            _ if is_sure => {
                // 涉及域名201个、IP地址335个: the second may be of another.
                let nearer = self.things.named_in_chinese(before);
                self.counted_of([named, &nearer].concat(), behind)
            }
            [whole] => self.part_counted(whole, behind),
            _ => Vec::new(),
        }
    }

    /// Of some indicators those that the thing right behind a Chinese count names, if it names
    /// some and not all: the addresses of 132个IP地址.
    fn counted_of<'i>(&self, held: Vec<&'i Id>, behind: &str) -> Vec<&'i Id> {
        let thing = behind.split(lang::ends_thing).next().unwrap_or_default();
        let counted = self.things.named_in_chinese(thing);
        let own: Vec<_> = held
            .iter()
            .copied()
            .filter(|id| counted.contains(id))
            .collect();
        if own.is_empty() { held } else { own }
    }

    /// The part of an indicator that the thing right behind a Chinese count names, if it names one
    /// alone.
    fn part_counted<'i>(&'i self, whole: &'i Id, behind: &str) -> Vec<&'i Id> {
        let thing = behind.split(lang::ends_thing).next().unwrap_or_default();
        let counted = self.things.named_in_chinese(thing);
        let parts = self.facts.within(whole).map(|subject| subject.id);
        let own: Vec<_> = parts
            .filter(|id| *id != whole && counted.contains(id))
            .collect();
        if own.len() == 1 { own } else { Vec::new() }
    }

    /// Whether a figure may be one of the data: of the indicators named, or of all where
    /// none is.
    fn is_known(
        &self,
        figure: &Numeral,
        (named, spoken_of): (&[&Id], &[&Id]),
        beside: Beside,
    ) -> bool {
        let amount = figure.amount;
        let have = |id: &&Id| self.facts.have(id, amount, beside);
        if named.is_empty() {
            return beside.weeks
                || self.facts.all.have(amount, beside)
                || self.facts.suggest(amount, beside)
                || spoken_of.iter().any(have);
        }
        let may_sum = |id: &&Id| beside.weeks && self.facts.may_sum_to(id, amount);
        named.iter().any(|id| have(id) || may_sum(id))
    }

    /// Whether a figure is how many times as much one count of a sentence is as another.
    fn is_multiple_beside(&self, figure: &Numeral, sentence: Range<usize>, lang: Lang) -> bool {
        // No sentence has more, and each is held against each.
        const MOST: usize = 12;
        if figure.amount.kind() != Kind::Times {
            return false;
        }
        let figures = self.passage.figures(lang);
        let first = figures.partition_point(|other| other.range.start < sentence.start);
        let counts = figures[first..].iter().filter_map(|other| {
            let (whole, _) = other.amount.whole_and_step()?;
            (other.amount.kind() == Kind::Count && other.range.start < sentence.end)
                .then_some(whole)
        });
        let counts: Vec<_> = counts.take(MOST).collect();
        let mut times = Amounts::default();
        for one in &counts {
            times.extend(
                counts
                    .iter()
                    .filter_map(|other| Amount::times(*one, *other)),
            );
        }
        times.have(figure.amount)
    }

    /// Whether a figure is an indicator's value, counted as no such thing is: 网站532起.
    fn has_other_measure(&self, figure: &Numeral, id: &Id, behind: &str) -> bool {
        let is_value = self.facts.value(id).map(Amount::whole) == Some(figure.amount);
        let mut measure = self.things.measure(id).into_iter();
        is_value && measure.any(|measure| lang::is_other_measure(behind, measure))
    }

    fn unknown(&self, said: Range<usize>, named: &[&Id], lang: Lang) -> Finding {
        let subject = named.first().and_then(|id| self.facts.subject(id));
        let doubt = Discrepancy::FigureUnknown {
            found: lang.of(self.passage.text)[said.clone()].to_owned(),
            about: subject.map(|subject| subject.name.clone()),
        };
        let place = self.passage.place.at(lang.key());
        Finding::new(place, doubt).within(said)
    }
}

/// What the text before a figure, behind it and around it says of it.
fn beside((before, behind, around): (&str, &str, &str), figure: &Numeral, lang: Lang) -> Beside {
    // Much is asked of it.
    let around = &lang::small(around);
    let said = [before, &figure.written, behind].concat();
    let place = before.len()..before.len() + figure.written.len();
    let figure = Numeral {
        range: place,
        ..figure.clone()
    };
    Beside {
        last_week: lang::is_of_last_week(before, behind, lang)
            || lang::tells_of_last_week(around, lang)
            || lang::is_left(before, lang),
        together: lang::is_together(around, lang),
        weeks: lang::is_of_weeks(around, lang),
        change: !lang::is_left(before, lang)
            && !lang::compares_shares(around)
            && lang::is_change(&said, 0, &figure, lang),
        between: !lang::mentions_last_week(&said, lang),
        than: lang::compares(around, lang),
        of_another: lang::is_of_another(before, behind, lang),
        sum: lang::is_sum(around, lang),
        rest: lang::is_of_rest(around, lang),
        daily: lang::is_of_each_day(around),
        told_of_last_week: lang::tells_of_last_week(lang::clause_before(before, lang), lang),
    }
}

/// The text around a figure within its sentence, as far as it is read for each.
fn around<'t>(text: &'t str, sentence: Range<usize>, figure: &Numeral) -> &'t str {
    const FAR: usize = 300;
    let length = text.len();
    let boundary = |place: usize| {
        let mut places = place.min(length)..length;
        places
            .find(|place| text.is_char_boundary(*place))
            .unwrap_or(length)
    };
    let start = boundary(figure.range.start.saturating_sub(FAR));
    let end = boundary(figure.range.end + FAR);
    let end = end.min(sentence.end).max(figure.range.end);
    &text[start.max(sentence.start)..end]
}

/// Where the last sentence of an English text begins, if it has several.
fn sentence_end(text: &str) -> Option<usize> {
    let ends = [". ", "; ", "\n"];
    ends.iter()
        .filter_map(|end| Some(text.rfind(end)? + end.len()))
        .max()
}
