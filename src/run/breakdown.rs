//! Rankings and distributions over the weeks: who enters, rises, falls and leaves, and which share each part has.

use std::{cmp::Ordering, sync::Arc};

use super::{Sources, Trend, Wanted};
use crate::{
    lang::{self, Lang, breakdown_words, comparison_words, words},
    page::{
        Mark,
        figure::{Course, Figure, KeyRow, Kind, NONE, Point, Station, Strand, Strands, Table},
        status,
    },
    report::{
        Breakdown, Cell, Id, Name, Named, Origin, RankedName, SeriesBreak, Share, SortedMap, Week,
        WeekPart, WeekParts,
    },
};

/// How many families have a colour of their own, which are no more than a chart has.
const MOST_MAIN: usize = 5;
/// How many places of a ranking are drawn.
const MOST_PLACES: usize = 10;
/// How many parts of a distribution are drawn, and have a column of their own in the table.
const MOST_PARTS: usize = 12;

/// The rankings and distributions of an indicator, whose series breaks where it is said.
pub(super) fn of_indicator(
    of: &Id,
    breaks: &[SeriesBreak],
    sources: Sources,
    wanted: Wanted,
    ends: [Week; 2],
) -> Vec<Trend> {
    let catalogue = sources.catalogue;
    let rankings = catalogue.rankings.iter().filter(|entry| entry.of == *of);
    let rankings = rankings.map(|entry| (&entry.id, &entry.name, None));
    let distributions = catalogue.distributions.iter();
    let distributions = distributions.filter(|entry| entry.of == *of);
    let distributions = distributions.map(|entry| (&entry.id, &entry.name, Some(&entry.parts[..])));
    let all = rankings.chain(distributions);
    all.filter_map(|(id, name, parts)| {
        let breakdown = sources.history.breakdowns().get(id.as_str())?;
        Teller::new(breakdown, parts, breaks, sources, wanted, ends).trend(id, name)
    })
    .collect()
}

/// An issue with what it says of the parts.
struct Issue {
    week: Week,
    /// What the mark of the week is made of; its value is there where anything is drawn.
    cell: Cell,
    is_whole: bool,
    is_computed: bool,
    parts: Vec<Piece>,
}

/// A part of an issue: which one, and its share.
#[derive(Clone, Copy)]
struct Piece {
    part: usize,
    share: Option<Share>,
}

/// What is known of a ranking or a distribution, and how it is told.
struct Teller<'a> {
    is_ranking: bool,
    /// What parts are called.
    names: Vec<String>,
    /// The issues that may be shown, oldest first, within the ends and beyond them.
    issues: Vec<Issue>,
    breaks: &'a [SeriesBreak],
    wanted: Wanted,
    ends: [Week; 2],
}

impl<'a> Teller<'a> {
    fn new(
        breakdown: &Breakdown,
        parts: Option<&[Named]>,
        breaks: &'a [SeriesBreak],
        sources: Sources,
        wanted: Wanted,
        ends: [Week; 2],
    ) -> Self {
        let lang = wanted.lang;
        let is_ranking = parts.is_none();
        let (names, places) = match parts {
            None => families(breakdown.names(), lang),
            Some(parts) => in_order_of(parts, breakdown.names(), lang),
        };
        let weeks = breakdown.weeks().iter();
        let shown = weeks.filter(|of| sources.is_sample_shown || !of.origin.is_sample());
        Self {
            is_ranking,
            names,
            issues: shown.map(|of| issue(of, &places, is_ranking)).collect(),
            breaks,
            wanted,
            ends,
        }
    }

    fn lang(&self) -> Lang {
        self.wanted.lang
    }

    fn days(&self, week: Week) -> String {
        lang::period(week.monday(), week.sunday(), self.lang())
    }

    fn name(&self, piece: &Piece) -> &str {
        &self.names[piece.part]
    }

    fn is_within(&self, week: Week) -> bool {
        (self.ends[0]..=self.ends[1]).contains(&week)
    }

    fn era(&self, week: Week) -> usize {
        self.breaks.iter().filter(|of| of.week <= week).count()
    }

    fn trend(&self, id: &Id, name: &Name) -> Option<Trend> {
        let lang = self.lang();
        let words = breakdown_words(lang);
        let known = |issue: &&Issue| issue.cell.value.is_some();
        let (first, last) = (
            self.issues.iter().find(known)?.week,
            self.issues.iter().rev().find(known)?.week,
        );
        let shown = self.issues.iter();
        let shown: Vec<&Issue> = shown
            .filter(|of| self.is_within(of.week) && (first..=last).contains(&of.week))
            .collect();
        let newest = shown.iter().rev().find(|of| of.cell.value.is_some())?;
        let movements = self.movements();
        let name = lang.of(&name.text).to_owned();
        let title = lang::labelled(&name, lang::words(lang).long_run, lang);
        let points = shown.iter().map(|issue| self.point(issue)).collect();
        let alternative = lang::sentences(
            &[
                &self.of_week(&movements).unwrap_or_default(),
                &self.of_all(&shown),
            ],
            lang,
        );
        let of = id.clone();
        let id = id.with_suffix("_trend");
        let figure = Figure::new(
            id.clone(),
            lang,
            Kind::Trend,
            title.clone(),
            points,
            self.table(title, &shown, &movements),
            alternative,
        )?;
        let main = self.main(&shown, newest);
        Some(Trend {
            id,
            of,
            name,
            unit: if self.is_ranking { words.place } else { "%" }.to_owned(),
            is_part: true,
            weeks: shown.iter().map(|of| of.week).collect(),
            key: main
                .iter()
                .map(|part| self.key_row(*part, newest))
                .collect(),
            is_sample: newest.cell.origin.is_sample(),
            notes: self.notes(&shown, &main, [first, last]),
            figure: Arc::new(figure.with_course(self.course(&shown, &main))),
        })
    }

    /// The parts that have a colour, in the order of the key: of a ranking those who are first in its newest issue.
    fn main(&self, shown: &[&Issue], newest: &Issue) -> Vec<usize> {
        if self.is_ranking {
            let first = newest.parts.iter().take(MOST_MAIN);
            first.map(|piece| piece.part).collect()
        } else {
            let mut has_share = vec![false; self.names.len()];
            for piece in shown.iter().flat_map(|issue| &issue.parts) {
                has_share[piece.part] |= piece.share.is_some();
            }
            let parts = (0..self.names.len()).filter(|part| has_share[*part]);
            parts.take(MOST_PARTS).collect()
        }
    }

    fn key_row(&self, part: usize, newest: &Issue) -> KeyRow {
        let place = newest.parts.iter().position(|piece| piece.part == part);
        let text = place.and_then(|place| {
            if self.is_ranking {
                Some(lang::grouped(place as u64 + 1))
            } else {
                newest.parts[place].share.map(lang::share)
            }
        });
        KeyRow {
            label: self.names[part].clone(),
            text: text.unwrap_or_else(|| NONE.to_owned()),
        }
    }

    /// What an issue says, in words.
    fn said(&self, issue: &Issue) -> String {
        let lang = self.lang();
        let names = || -> Vec<&str> { issue.parts.iter().map(|of| self.name(of)).collect() };
        let mark = Mark::of_cell(&issue.cell);
        if issue.parts.is_empty() {
            return lang::in_small_letters(Mark::absence(mark, lang));
        }
        let text = if self.is_ranking {
            lang::in_order(&names(), lang)
        } else if issue.cell.value.is_none() {
            lang::without_shares(&names(), lang)
        } else {
            let shares = issue.parts.iter().map(|of| {
                let share = of.share.map_or(NONE.to_owned(), lang::share);
                [self.name(of), " ", &share].concat()
            });
            lang::clauses(&shares.collect::<Vec<_>>(), lang)
        };
        Mark::on(&text, mark, lang)
    }

    fn point(&self, issue: &Issue) -> Point {
        let lang = self.lang();
        let label = self.days(issue.week);
        let said = self.said(issue);
        Point {
            text: lang::labelled(&lang::spoken(&label, lang), &said, lang),
            label,
            // Where its tooltip points: at the first place, or at the top.
            value: issue
                .cell
                .value
                .map(|_| if self.is_ranking { 0.0 } else { 100.0 }),
            value_text: said,
            is_sample: issue.cell.origin == Origin::Sample,
        }
    }

    /// What moved in each issue since that of the week before; `None` where the two cannot be held against each other.
    fn movements(&self) -> Vec<Option<String>> {
        let lang = self.lang();
        let mut movements = vec![None];
        if !self.is_ranking {
            movements.resize(self.issues.len(), None);
            return movements;
        }
        // In which issue each was last, and where.
        let mut seen: Vec<Option<(usize, usize)>> = vec![None; self.names.len()];
        let mut note = |at: usize, issue: &Issue| {
            let before = issue.parts.iter().enumerate().map(|(place, piece)| {
                let before = seen[piece.part].replace((at, place + 1));
                before.filter(|(issue, _)| issue + 1 == at)
            });
            let before: Vec<_> = before.map(|of| of.map(|(_, place)| place)).collect();
            let is_here = |part: usize| seen[part].is_some_and(|(issue, _)| issue == at);
            let gone = at.checked_sub(1).map(|before| &self.issues[before].parts);
            let gone = gone.into_iter().flatten().filter(|of| !is_here(of.part));
            (before, gone.map(|of| self.name(of)).collect::<Vec<_>>())
        };
        if let Some(first) = self.issues.first() {
            note(0, first);
        }
        for (index, pair) in self.issues.windows(2).enumerate() {
            let [then, now] = pair else { continue };
            let (before, left) = note(index + 1, now);
            let are_comparable = then.week.next() == now.week
                && then.cell.value.is_some()
                && now.cell.value.is_some()
                && then.cell.origin.is_sample() == now.cell.origin.is_sample()
                && self.era(then.week) == self.era(now.week);
            if !are_comparable {
                movements.push(None);
                continue;
            }
            let places = now.parts.iter().zip(before).enumerate();
            let mut entered = Vec::new();
            let mut clauses = Vec::new();
            for (place, (piece, before)) in places {
                match before {
                    None => entered.push(self.name(piece)),
                    Some(before) if before != place + 1 => {
                        clauses.push(lang::went(self.name(piece), before, place + 1, lang));
                    }
                    Some(_) => {}
                }
            }
            clauses.extend((!entered.is_empty()).then(|| lang::have_entered(&entered, lang)));
            clauses.extend((!left.is_empty()).then(|| lang::have_left(&left, lang)));
            movements.push(Some(lang::clauses(&clauses, lang)));
        }
        movements.truncate(self.issues.len());
        movements
    }

    /// What is said of the week that is shown.
    fn of_week(&self, movements: &[Option<String>]) -> Option<String> {
        let lang = self.lang();
        let at = self
            .issues
            .binary_search_by_key(&self.wanted.week, |issue| issue.week)
            .ok()?;
        let issue = &self.issues[at];
        let said = lang::labelled(&self.days(issue.week), &self.said(issue), lang);
        let moved = movements[at].as_ref().map(|moved| match &**moved {
            "" => breakdown_words(lang).unmoved.to_owned(),
            moved => lang::since_week_before(moved, lang),
        });
        let said = lang::sentence(&[said], lang);
        Some(lang::sentences(&[&said, &moved.unwrap_or_default()], lang))
    }

    /// What is said of all that is drawn: of real issues, where there are any.
    fn of_all(&self, shown: &[&Issue]) -> String {
        let lang = self.lang();
        let known = shown.iter().copied().filter(|of| of.cell.value.is_some());
        let (samples, real): (Vec<&Issue>, Vec<&Issue>) =
            known.partition(|of| of.cell.origin.is_sample());
        if real.is_empty() {
            return lang::summary_of(self.summary(&samples), true, lang);
        }
        let apart = (!samples.is_empty()).then(|| lang::samples_apart(samples.len(), lang));
        lang::sentences(&[&self.summary(&real), &apart.unwrap_or_default()], lang)
    }

    fn summary(&self, issues: &[&Issue]) -> String {
        let lang = self.lang();
        match issues {
            [] => String::new(),
            [only] if only.week == self.wanted.week => String::new(),
            [only] => lang::only_issue(&self.days(only.week), self.is_ranking, lang),
            _ if self.is_ranking => self.leaders(issues),
            _ => self.ranges(issues),
        }
    }

    fn leaders(&self, issues: &[&Issue]) -> String {
        let lang = self.lang();
        let (mut led, mut ranked) = (vec![0; self.names.len()], vec![0; self.names.len()]);
        for issue in issues {
            for (place, piece) in issue.parts.iter().enumerate() {
                ranked[piece.part] += 1;
                led[piece.part] += usize::from(place == 0);
            }
        }
        let most = led.iter().copied().max().unwrap_or_default();
        let leaders = self.names.iter().zip(&led).filter(|(_, led)| **led == most);
        let leaders: Vec<&str> = leaders.map(|(name, _)| name.as_str()).collect();
        let count = |is: &dyn Fn(usize) -> bool| ranked.iter().filter(|of| is(**of)).count();
        lang::sentences(
            &[
                &lang::led_most(&leaders, most, issues.len(), lang),
                &lang::ranked_ever(count(&|of| of > 0), count(&|of| of == issues.len()), lang),
            ],
            lang,
        )
    }

    fn ranges(&self, issues: &[&Issue]) -> String {
        let lang = self.lang();
        let mut ranges: Vec<Option<(Share, Share, usize)>> = vec![None; self.names.len()];
        for piece in issues.iter().flat_map(|issue| &issue.parts) {
            let Some(share) = piece.share else { continue };
            let (least, most, count) = ranges[piece.part].unwrap_or((share, share, 0));
            let least = if share.tenths() < least.tenths() {
                share
            } else {
                least
            };
            let most = if share.tenths() > most.tenths() {
                share
            } else {
                most
            };
            ranges[piece.part] = Some((least, most, count + 1));
        }
        let clauses = self.names.iter().zip(ranges).filter_map(|(name, range)| {
            let (least, most, count) = range?;
            let shares = [lang::share(least), lang::share(most)];
            let count = (count < issues.len()).then_some(count);
            Some(lang::share_range(
                name,
                shares.each_ref().map(String::as_str),
                count,
                lang,
            ))
        });
        let clauses = lang::clauses(&clauses.collect::<Vec<_>>(), lang);
        lang::shares_of_run(&clauses, issues.len(), lang)
    }

    /// The same as a table, from the newest week on.
    fn table(&self, caption: String, shown: &[&Issue], movements: &[Option<String>]) -> Table {
        let lang = self.lang();
        let (words, own) = (words(lang), breakdown_words(lang));
        let are_columns = !self.is_ranking && self.names.len() <= MOST_PARTS;
        let heads: Vec<String> = if are_columns {
            self.names.clone()
        } else if self.is_ranking {
            [own.order, comparison_words(lang).movement]
                .map(str::to_owned)
                .to_vec()
        } else {
            vec![words.share.to_owned()]
        };
        let unmoved = lang::moved(Ordering::Equal, 0, lang);
        let begins = shown.first().map(|of| of.week);
        let skipped = self
            .issues
            .iter()
            .take_while(|of| Some(of.week) != begins)
            .count();
        let rows = shown
            .iter()
            .zip(&movements[skipped..])
            .rev()
            .map(|(issue, moved)| {
                let cells = if are_columns {
                    let mut cells = vec![NONE.to_owned(); self.names.len()];
                    for piece in &issue.parts {
                        cells[piece.part] = piece.share.map_or(NONE.to_owned(), lang::share);
                    }
                    cells
                } else if self.is_ranking && !issue.parts.is_empty() {
                    let names: Vec<&str> = issue.parts.iter().map(|of| self.name(of)).collect();
                    let moved = match moved.as_deref() {
                        None => NONE,
                        Some("") => &unmoved,
                        Some(moved) => moved,
                    };
                    vec![lang::list(&names, lang), moved.to_owned()]
                } else {
                    let mut cells = vec![NONE.to_owned(); heads.len()];
                    cells[0] = self.said(issue);
                    cells
                };
                [self.days(issue.week)]
                    .into_iter()
                    .chain(cells)
                    .chain([status(Some(issue.cell), lang)])
                    .collect()
            });
        let rows = rows.collect();
        let columns = [words.period.to_owned()].into_iter().chain(heads);
        Table {
            caption,
            columns: columns.chain([words.mark.to_owned()]).collect(),
            rows,
        }
    }

    fn course(&self, shown: &[&Issue], main: &[usize]) -> Course {
        let stations = shown.iter().enumerate().map(|(place, issue)| {
            let before = place.checked_sub(1).map(|before| shown[before]);
            Station {
                day: issue.week.monday(),
                mark: Mark::of_cell(&issue.cell),
                is_rounded: false,
                is_joined: before.is_some_and(|before| {
                    before.week.next() == issue.week
                        && self.era(before.week) == self.era(issue.week)
                }),
            }
        });
        let mut strands = vec![Strand::default(); main.len()];
        let mut places = 0;
        let mut of_part: Vec<Option<usize>> = vec![None; self.names.len()];
        for (strand, part) in main.iter().enumerate() {
            of_part[*part] = Some(strand);
        }
        for (station, issue) in shown.iter().enumerate() {
            for (place, piece) in issue.parts.iter().enumerate() {
                let value = if self.is_ranking {
                    // Categories are counted from nought.
                    #[allow(clippy::cast_precision_loss, reason = "there are ten")]
                    (place < MOST_PLACES).then_some(place as f64)
                } else {
                    piece.share.map(|share| f64::from(share.tenths()) / 10.0)
                };
                let Some(value) = value else { continue };
                places = places.max(place + 1);
                if !self.is_ranking && of_part[piece.part].is_none() {
                    continue;
                }
                let strand = *of_part[piece.part].get_or_insert(strands.len());
                if strand == strands.len() {
                    strands.push(Strand::default());
                }
                strands[strand].values.push((station, value));
            }
        }
        let withdrawn = shown.iter();
        let withdrawn =
            withdrawn.filter(|issue| Mark::of_cell(&issue.cell) == Some(Mark::Withdrawn));
        let word = Mark::Withdrawn.word(self.lang());
        let breaks = self.breaks.iter().filter(|of| self.is_within(of.week));
        Course {
            ends: [self.ends[0].monday(), self.ends[1].sunday()],
            stations: stations.collect(),
            borders: breaks
                .map(|of| (of.week.monday(), self.lang().of(&of.text).to_owned()))
                .chain(withdrawn.map(|of| (of.week.monday(), word.to_owned())))
                .collect(),
            year_before: Vec::new(),
            usual: Vec::new(),
            is_log: false,
            strands: Some(Strands {
                places: self.is_ranking.then_some(places),
                others: strands.split_off(main.len()),
                main: strands,
            }),
        }
    }

    /// What one must know to read it.
    fn notes(&self, shown: &[&Issue], main: &[usize], known: [Week; 2]) -> Vec<String> {
        let lang = self.lang();
        let count = |is: fn(&Issue) -> bool| shown.iter().filter(|of| is(of)).count();
        let in_part = count(|of| of.cell.value.is_some() && !of.is_whole);
        let computed = count(|of| of.is_computed);
        let mut parts = shown.iter().flat_map(|of| &of.parts);
        let has_others = self.is_ranking && parts.any(|of| !main.contains(&of.part));
        let is_long = self.is_ranking && shown.iter().any(|of| of.parts.len() > MOST_PLACES);
        let [starts, stops] = [known[0] > self.ends[0], known[1] < self.ends[1]];
        [
            starts.then(|| lang::series_ends(true, &self.days(known[0]), lang)),
            stops.then(|| lang::series_ends(false, &self.days(known[1]), lang)),
            has_others.then(|| breakdown_words(lang).newest.to_owned()),
            is_long.then(|| lang::places_drawn(MOST_PLACES, lang)),
            (!self.is_ranking && in_part > 0).then(|| lang::shares_in_part(in_part, lang)),
            (!self.is_ranking && self.names.len() > MOST_PARTS)
                .then(|| lang::parts_drawn(MOST_PARTS, lang)),
            (computed > 0).then(|| lang::shares_computed(computed, lang)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// The families of a ranking, and which of them each name is of.
fn families(names: &[RankedName], lang: Lang) -> (Vec<String>, Vec<usize>) {
    let families = names.iter().map(|name| match name {
        RankedName::Plain(name) => name.clone(),
        RankedName::Text(text) => lang.of(text).to_owned(),
    });
    (families.collect(), (0..names.len()).collect())
}

/// The parts of a distribution that occur, in the catalogue's order, and which of them each id is.
fn in_order_of(parts: &[Named], ids: &[RankedName], lang: Lang) -> (Vec<String>, Vec<usize>) {
    let mut at = SortedMap::<&str, usize>::default();
    for (place, id) in ids.iter().enumerate() {
        if let RankedName::Plain(id) = id {
            at.insert(id, place);
        }
    }
    let mut places = vec![None; ids.len()];
    let mut names = Vec::new();
    for part in parts {
        if let Some(place) = at.get(part.id.as_str()) {
            places[*place] = Some(names.len());
            names.push(lang.of(&part.name.text).to_owned());
        }
    }
    // What no catalogue knows is called by its id.
    let unknown = ids
        .iter()
        .zip(&mut places)
        .filter(|(_, place)| place.is_none());
    for (id, place) in unknown {
        *place = Some(names.len());
        names.push(match id {
            RankedName::Plain(id) => id.clone(),
            RankedName::Text(text) => lang.of(text).to_owned(),
        });
    }
    (names, places.into_iter().flatten().collect())
}

/// The share of each part, and whether it is ours: of a distribution whose counts are all stated it can be.
pub(super) fn shares(of: &WeekParts, is_ranking: bool) -> Vec<(Option<Share>, bool)> {
    let stated = |part: &WeekPart| part.value.is_some();
    let can_compute = !is_ranking && of.is_complete && of.parts.iter().all(stated);
    let values = of.parts.iter().filter_map(|part| part.value);
    let sum = values.fold(0, u64::saturating_add);
    let share = |part: &WeekPart| {
        let value = part.value.filter(|_| can_compute && part.share.is_none());
        let computed = value.and_then(|value| Share::of(value, sum));
        (part.share.or(computed), computed.is_some())
    };
    of.parts.iter().map(share).collect()
}

/// What the mark of an issue is made of, which has a value where anything is drawn.
pub(super) fn cell(of: &WeekParts, is_drawn: bool) -> Cell {
    Cell {
        value: is_drawn.then_some(0),
        is_rounded: false,
        origin: of.origin,
        is_corrected: of.is_corrected,
    }
}

fn issue(of: &WeekParts, places: &[usize], is_ranking: bool) -> Issue {
    let shares = shares(of, is_ranking);
    let count = shares.iter().filter(|(share, _)| share.is_some()).count();
    let is_drawn = if is_ranking { of.parts.len() } else { count } > 0;
    let parts = of.parts.iter().zip(&shares);
    Issue {
        week: of.week,
        cell: cell(of, is_drawn),
        is_whole: of.is_complete && count == of.parts.len(),
        is_computed: shares.iter().any(|(_, is_computed)| *is_computed),
        parts: parts
            .map(|(part, (share, _))| Piece {
                part: places[part.name],
                share: *share,
            })
            .collect(),
    }
}
