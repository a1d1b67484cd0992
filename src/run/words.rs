//! What is said of a trend: of the week that is shown, then of all that is drawn.

use std::cmp::Reverse;

use super::series::{Known, Series};
use crate::{
    lang::{self, Against, Lang, Stretch},
    page::Mark,
    report::{SeriesBreak, Unit, Week},
};

/// How many values must lie below one before it is called the highest since another.
const SINCE_LEAST: usize = 3;
/// How many moves make a row.
const ROW_LEAST: usize = 2;

/// A series with all that its words need.
pub struct Teller<'a> {
    pub series: &'a Series<'a>,
    pub breaks: &'a [SeriesBreak],
    pub unit: &'a Unit,
    /// The language.
    pub lang: Lang,
}

impl Teller<'_> {
    /// The days of a week.
    pub fn days(&self, week: Week) -> String {
        lang::period(week.monday(), week.sunday(), self.lang)
    }

    fn amount(&self, known: Known) -> String {
        lang::amount(known.value, known.cell.is_rounded, self.unit, self.lang)
    }

    /// A week's value with its mark, and how it stands to others; `None` where it has none.
    pub fn of_week(&self, week: Week) -> Option<String> {
        let place = self.series.place(week)?;
        let known = self.series.known[place];
        let amount = Mark::on(&self.amount(known), Mark::of_cell(&known.cell), self.lang);
        let said = [
            Some(lang::labelled(&self.days(week), &amount, self.lang)),
            self.extreme(place),
            self.row(place),
            self.against_year_before(known),
        ];
        let said: Vec<String> = said.into_iter().flatten().collect();
        Some(lang::sentence(&said, self.lang))
    }

    /// Since when no value was as high, or as low.
    fn extreme(&self, place: usize) -> Option<String> {
        let known = self.series.known[place];
        let before = self.series.known[..place].iter().copied();
        let peers: Vec<Known> = before
            .filter(|of| self.series.are_comparable(known, *of))
            .collect();
        let first = self.days(peers.first()?.week);
        [true, false].into_iter().find_map(|is_highest| {
            let is_beyond = |of: &&Known| {
                if is_highest {
                    known.is_surely_above(**of)
                } else {
                    of.is_surely_above(known)
                }
            };
            let beyond = peers.iter().rev().take_while(is_beyond).count();
            let since = peers.iter().rev().nth(beyond).map(|of| self.days(of.week));
            (beyond >= SINCE_LEAST)
                .then(|| lang::extreme(is_highest, since.as_deref(), &first, self.lang))
        })
    }

    /// How many weeks in a row it rose, or fell.
    fn row(&self, place: usize) -> Option<String> {
        let known = &self.series.known[..=place];
        let moves = |is_up: bool| {
            let pairs = known.windows(2).rev();
            let goes_on = |pair: &&[Known]| {
                let [before, after] = [pair[0], pair[1]];
                let [low, high] = if is_up {
                    [before, after]
                } else {
                    [after, before]
                };
                self.series.are_joined(before.week, after.week)
                    && self.series.are_comparable(before, after)
                    && high.is_surely_above(low)
            };
            pairs.take_while(goes_on).count()
        };
        [true, false].into_iter().find_map(|is_up| {
            let count = moves(is_up);
            (count >= ROW_LEAST).then(|| lang::in_a_row(is_up, count, self.lang))
        })
    }

    fn against_year_before(&self, known: Known) -> Option<String> {
        let before = self.series.year_before(known)?;
        let is_higher = known.is_surely_above(before);
        let are_exact = !known.cell.is_rounded && !before.cell.is_rounded;
        let against = if are_exact && known.value == before.value {
            Against::Same
        } else if !is_higher && !before.is_surely_above(known) {
            Against::Near
        } else {
            // A difference that its decimal hides is told without one.
            Series::change(before, known)
                .filter(|change| change.tenths() != 0)
                .map_or(Against::Beyond { is_higher }, Against::By)
        };
        Some(lang::against_year_before(
            against,
            &self.amount(before),
            self.lang,
        ))
    }

    /// The highest and the lowest of what is drawn, era by era, and how much of it is illustrative; but for what
    /// is said already of a week.
    pub fn of_all(&self, shown: &[Known], said: Week) -> String {
        let real: Vec<Known> = shown.iter().copied().filter(|of| !of.is_sample()).collect();
        let samples = shown.len() - real.len();
        if real.is_empty() {
            return lang::summary_of(self.extents(shown), true, self.lang);
        }
        let apart = (samples > 0).then(|| lang::samples_apart(samples, self.lang));
        let is_said = matches!(real[..], [only] if only.week == said);
        let extents = if is_said {
            String::new()
        } else {
            self.extents(&real)
        };
        let said = [extents, apart.unwrap_or_default()];
        lang::sentences(&said.each_ref().map(String::as_str), self.lang)
    }

    fn extents(&self, shown: &[Known]) -> String {
        let eras =
            shown.chunk_by(|one, next| self.series.era(one.week) == self.series.era(next.week));
        let is_whole = eras.clone().count() == 1;
        let said: Vec<String> = eras
            .filter_map(|of_era| {
                let era = self.series.era(of_era.first()?.week);
                let border = |place: Option<usize>| {
                    let of = place.and_then(|place| self.breaks.get(place));
                    of.filter(|_| !is_whole).map(|of| of.week.monday())
                };
                let stretch = Stretch {
                    from: border(era.checked_sub(1)),
                    until: border(Some(era)),
                };
                let named = |of: &Known| (self.days(of.week), self.amount(*of));
                // Of equal ones the first.
                let highest = named(
                    of_era
                        .iter()
                        .max_by_key(|of| (of.value, Reverse(of.week)))?,
                );
                let lowest = named(of_era.iter().min_by_key(|of| (of.value, of.week))?);
                let ends = [&highest, &lowest].map(|(days, amount)| (&**days, &**amount));
                Some(lang::extent_of_run(stretch, of_era.len(), ends, self.lang))
            })
            .collect();
        let said: Vec<&str> = said.iter().map(String::as_str).collect();
        lang::sentences(&said, self.lang)
    }
}
