//! Two weeks side by side: what moved between them, by how much, and what either of them lacks.
//!
//! A real value and a sample are not held against each other, nor are values from either side of a
//! documented break. A change is the stated one where one is stated, else computed, and is said to be.

use std::sync::Arc;

use crate::{
    lang::{self, ComparisonWords, Lang, LeadClause, Scale, comparison_words, words},
    report::{
        Change, Distribution, Id, IncidentCategory, Incidents, Indicator, IndicatorEntry, Origin,
        Quantity, RankedItem, Ranking, Week, folded,
    },
};

use super::{
    Figure, Issue, Kind, Mark, Panel, PanelBody, Point, Selector, Table,
    cards::{self, IndicatorText},
    distributions,
    figure::NONE,
    lead::real_first,
    rankings, selector,
};

/// Two weeks side by side, in one language.
pub struct Comparison {
    /// The week beside the one of the page.
    pub week: Week,
    /// With what the week is compared.
    pub heading: String,
    /// The headlines in one sentence; empty where none can be compared.
    pub lead: String,
    /// Every figure of either week, then rankings and distributions, as tables.
    pub tables: Vec<Table>,
    /// Headlines and distributions as drawings.
    pub panels: Vec<Panel>,
    /// The choice of another week to compare with.
    pub selector: Selector,
}

/// Holds the report of a week against another one.
pub fn compare(issue: &Issue, other: &Issue, lang: Lang) -> Comparison {
    let (report, before) = (&issue.report, &other.report);
    let days = lang::period(before.period.start, before.period.end, lang);
    let both = Both {
        now: issue,
        then: other,
        lang,
        words: comparison_words(lang),
        heads: heads([report.week, before.week], lang),
    };
    let pairs = both.pairs();
    let rankings = union(&report.rankings, &before.rankings, |of| &of.id);
    let distributions = union(&report.distributions, &before.distributions, |of| &of.id);
    // A distribution with a drawing in one week alone cannot be held against another.
    let distributions = distributions.iter().filter_map(|pair| both.drawn(*pair));
    let distributions: Vec<_> = distributions.collect();
    let tables = [both.overview(&pairs)]
        .into_iter()
        .chain(rankings.iter().filter_map(|pair| both.ranking(*pair)))
        .chain(distributions.iter().map(|drawn| both.distribution(drawn)))
        .collect();
    let side_by_side = distributions
        .into_iter()
        .flat_map(|of| both.side_by_side(of));
    let bars = pairs.iter().filter_map(|pair| both.bars(pair));
    let panels = bars.chain(side_by_side).collect();
    Comparison {
        week: before.week,
        heading: lang::compared_with(&days, lang),
        lead: both.lead(&pairs, &days),
        tables,
        panels,
        selector: selector::selector(other, lang),
    }
}

/// Two issues, read in one language.
struct Both<'a> {
    now: &'a Issue,
    then: &'a Issue,
    lang: Lang,
    words: &'static ComparisonWords,
    /// The days of either week.
    heads: [String; 2],
}

/// One indicator in either week.
struct Pair<'a> {
    entry: &'a IndicatorEntry,
    now: Option<IndicatorText<'a>>,
    then: Option<IndicatorText<'a>>,
}

/// What can be said of two values.
enum Held {
    /// The later by the earlier, as counts.
    Values(Quantity, Quantity),
    /// One of them is illustrative.
    Apart,
    /// A documented break lies between them.
    Broken,
    /// One of them is not there.
    Lacking,
}

/// What the first and the second list have, paired by their ids, in the order of the first, then of the second.
fn union<'a, T>(now: &'a [T], then: &'a [T], id: impl Fn(&T) -> &Id) -> Vec<[Option<&'a T>; 2]> {
    let of = |list: &'a [T], of: &T| list.iter().find(|other| id(other) == id(of));
    let first = now.iter().map(|item| [Some(item), of(then, item)]);
    let rest = then.iter().filter(|item| of(now, item).is_none());
    first.chain(rest.map(|item| [None, Some(item)])).collect()
}

impl<'a> Both<'a> {
    fn pairs(&self) -> Vec<Pair<'a>> {
        let (now, then) = (&self.now.report.indicators, &self.then.report.indicators);
        let text =
            |issue: &'a Issue, id: &Id| cards::texts(issue, self.lang).find(|text| text.id() == id);
        let pair = |[first, second]: [Option<&'a _>; 2]| {
            let indicator: &'a Indicator = first.or(second)?;
            let id = &indicator.id;
            Some(Pair {
                entry: self.now.entry(id)?,
                now: text(self.now, id),
                then: text(self.then, id),
            })
        };
        let pairs = union(now, then, |of| &of.id);
        pairs.into_iter().filter_map(pair).collect()
    }

    /// Whether a documented break of a series lies between the weeks.
    fn is_broken(&self, entry: &IndicatorEntry) -> bool {
        let (now, then) = (self.now.report.week, self.then.report.week);
        let (first, last) = (now.min(then), now.max(then));
        let mut breaks = entry.breaks.iter();
        breaks.any(|of| first < of.week && of.week <= last)
    }

    fn held(&self, pair: &Pair) -> Held {
        let quantity =
            |text: &Option<IndicatorText>| text.as_ref().and_then(IndicatorText::quantity);
        let (Some(now), Some(then)) = (quantity(&pair.now), quantity(&pair.then)) else {
            return Held::Lacking;
        };
        let is_sample = |text: &Option<IndicatorText>| {
            let origin = text.as_ref().map(IndicatorText::value_origin);
            origin.is_some_and(Origin::is_sample)
        };
        if is_sample(&pair.now) != is_sample(&pair.then) {
            Held::Apart
        } else if self.is_broken(pair.entry) {
            Held::Broken
        } else {
            Held::Values(now, then)
        }
    }

    /// The change that the week itself states, where it is the other one's next.
    fn stated(&self, pair: &Pair) -> Option<(Change, Origin)> {
        let is_next = self.now.report.week.previous() == self.then.report.week;
        match pair.now.as_ref().filter(|_| is_next)?.lead_clause()? {
            (LeadClause::Percent(change), origin) => Some((change, origin)),
            _ => None,
        }
    }

    fn name(&self, pair: &Pair) -> String {
        let week = self.now.report.week;
        self.lang.of(&pair.entry.name_at(week).text).to_owned()
    }

    /// The headlines in one sentence: of real values where there are any, else of samples, which it says.
    fn lead(&self, pairs: &[Pair], days: &str) -> String {
        let told = |is_real: bool| {
            let clauses = pairs.iter().filter(|pair| pair.entry.is_headline);
            let clauses = clauses.filter_map(|pair| {
                let (change, origin) = self.stated(pair).or_else(|| {
                    let Held::Values(now, then) = self.held(pair) else {
                        return None;
                    };
                    Some((certain(now, then)?, pair.now.as_ref()?.value_origin()))
                })?;
                let name = pair.now.as_ref()?.name_in_lead();
                (origin.is_sample() != is_real).then_some((name, LeadClause::Percent(change)))
            });
            lang::lead(&clauses.collect::<Vec<_>>(), Some(days), None, self.lang)
        };
        real_first(told, self.lang)
    }

    /// Every figure of either week, with what lies between.
    fn overview(&self, pairs: &[Pair]) -> Table {
        let [now, then] = self.heads.clone();
        let columns = [
            self.words.indicator.to_owned(),
            now,
            then,
            self.words.change.to_owned(),
        ];
        Table {
            caption: self.words.overview.to_owned(),
            columns: columns.to_vec(),
            rows: pairs
                .iter()
                .map(|pair| self.row(pair))
                .chain(self.incidents())
                .collect(),
        }
    }

    fn row(&self, pair: &Pair) -> Vec<String> {
        let cell = |text: &Option<IndicatorText>| match text {
            Some(text) => text.value_cell(),
            None => words(self.lang).not_stated.to_owned(),
        };
        let [difference, computed] = self.between(pair);
        let stated = self.stated(pair).map(|(change, origin)| {
            let figure = lang::change_figure(change, self.lang);
            let figure = lang::bracketed(&figure, self.words.stated, self.lang);
            lang::illustrated(&figure, origin.is_sample(), self.lang)
        });
        let between = [difference, stated.or(computed)];
        let between: Vec<String> = between.into_iter().flatten().collect();
        let between = if between.is_empty() {
            NONE.to_owned()
        } else {
            lang::clauses(&between, self.lang)
        };
        vec![self.name(pair), cell(&pair.now), cell(&pair.then), between]
    }

    /// The difference and the change computed from both values; in their place why there is none.
    fn between(&self, pair: &Pair) -> [Option<String>; 2] {
        let (now, then) = match self.held(pair) {
            Held::Values(now, then) => (now, then),
            Held::Apart => return [Some(self.words.apart.to_owned()), None],
            Held::Broken => return [Some(self.words.broken.to_owned()), None],
            Held::Lacking => return [None, None],
        };
        let about = if now.is_exact() && then.is_exact() {
            ""
        } else {
            lang::about(self.lang)
        };
        let change = certain(now, then).map(|change| lang::change_figure(change, self.lang));
        let change = change.or_else(|| {
            let change = Change::between(then.value(), now.value(), 0)?;
            Some([about, &lang::change_figure(change, self.lang)].concat())
        });
        let computed = |change: String| lang::bracketed(&change, self.words.computed, self.lang);
        [
            Some([about, &lang::difference(now.value(), then.value())].concat()),
            change.map(computed),
        ]
    }

    /// The incidents handled in either week.
    fn incidents(&self) -> Vec<Vec<String>> {
        let shown = |issue: &'a Issue| {
            let incidents = issue.report.incidents.as_ref()?;
            let origin = issue.report.origin(incidents.origin);
            issue.shows(origin).then_some((incidents, origin))
        };
        let sides = [shown(self.now), shown(self.then)];
        let words = words(self.lang);
        let total = |of: &Incidents| of.total;
        let across = |of: &Incidents| of.cross_border;
        let mut rows = vec![
            self.incident_row(
                words.incidents_total,
                sides.map(|side| counted(side, total)),
            ),
            self.incident_row(
                words.incidents_cross_border,
                sides.map(|side| counted(side, across)),
            ),
        ];
        let categories =
            |side: Option<(&'a Incidents, Origin)>| side.map_or(&[][..], |(of, _)| &of.categories);
        for [now, then] in union(categories(sides[0]), categories(sides[1]), |of| &of.id) {
            let id = now.or(then).map(|of| &of.id);
            let Some(name) = id.and_then(|id| self.now.catalogue.category(id)) else {
                continue;
            };
            let count = |side: Option<(&Incidents, Origin)>, of: Option<&IncidentCategory>| {
                Some((of?.value?, side?.1))
            };
            let name = lang::capitalised(self.lang.of(&name.text));
            rows.push(self.incident_row(&name, [count(sides[0], now), count(sides[1], then)]));
        }
        rows.into_iter().flatten().collect()
    }

    /// A row of counts; `None` where neither week has one.
    fn incident_row(&self, name: &str, counts: [Option<(u64, Origin)>; 2]) -> Option<Vec<String>> {
        let cell = |of: Option<(u64, Origin)>| {
            let count = of.map(|(count, _)| lang::grouped(count));
            let mark = of.and_then(|(_, origin)| Mark::of_origin(origin));
            Mark::on_stated(count.as_deref(), mark, self.lang)
        };
        let difference = match counts {
            [None, None] => return None,
            [Some((now, of_now)), Some((then, of_then))] => {
                if of_now.is_sample() == of_then.is_sample() {
                    lang::difference(now, then)
                } else {
                    self.words.apart.to_owned()
                }
            }
            _ => NONE.to_owned(),
        };
        let [now, then] = counts.map(cell);
        Some(vec![name.to_owned(), now, then, difference])
    }

    /// Which items entered a ranking, left it, or moved within.
    fn ranking<'b>(&self, [now, then]: [Option<&'b Ranking>; 2]) -> Option<Table> {
        let id = &now.or(then)?.id;
        let entry = self.now.catalogue.ranking(id)?;
        let items = |issue: &Issue, of: Option<&'b Ranking>| {
            let is_shown = of.is_some_and(|of| issue.shows(issue.report.origin(of.origin)));
            let items = of.filter(|_| is_shown).and_then(|of| of.items.as_deref());
            items.unwrap_or_default()
        };
        let lists = [items(self.now, now), items(self.then, then)];
        if lists.iter().any(|list| list.is_empty()) {
            return None;
        }
        let key = |item: &RankedItem| folded(rankings::name(item, self.lang));
        let place = |list: &[RankedItem], of: &RankedItem| {
            list.iter().position(|item| key(item) == key(of))
        };
        let row = |item: &RankedItem| {
            let places = lists.map(|list| place(list, item));
            let movement = match places {
                [Some(now), Some(then)] => {
                    lang::moved(then.cmp(&now), now.abs_diff(then), self.lang)
                }
                [Some(_), None] => self.words.entered.to_owned(),
                _ => self.words.left.to_owned(),
            };
            let rank = |place: Option<usize>| {
                place.map_or(NONE.to_owned(), |place| lang::grouped(place as u64 + 1))
            };
            let [now, then] = places.map(rank);
            vec![
                rankings::name(item, self.lang).to_owned(),
                now,
                then,
                movement,
            ]
        };
        let gone = lists[1]
            .iter()
            .filter(|item| place(lists[0], item).is_none());
        let [now, then] = self.heads.clone();
        Some(Table {
            caption: self.lang.of(&entry.name.text).to_owned(),
            columns: vec![
                words(self.lang).family.to_owned(),
                now,
                then,
                self.words.movement.to_owned(),
            ],
            rows: lists[0].iter().chain(gone).map(row).collect(),
        })
    }

    /// The parts of a distribution in either week.
    fn distribution(&self, [now, then]: &[(Panel, Arc<Figure>); 2]) -> Table {
        let tables = [now.1.table(), then.1.table()];
        let head = |row: &&Vec<String>| row.first().cloned().unwrap_or_default();
        let cell = |table: &Table, part: &str| {
            let row = table.rows.iter().find(|row| head(row) == part);
            let cells = row.and_then(|row| row.get(1..)).unwrap_or_default();
            let stated: Vec<&str> = cells
                .iter()
                .map(String::as_str)
                .filter(|cell| *cell != NONE)
                .collect();
            if stated.is_empty() {
                words(self.lang).not_stated.to_owned()
            } else {
                stated.join(distributions::DOT)
            }
        };
        let first = tables[0].rows.iter().map(|row| head(&row));
        let rest = tables[1].rows.iter().map(|row| head(&row));
        let rest = rest.filter(|part| tables[0].rows.iter().all(|row| head(&row) != *part));
        let row = |part: String| {
            let [now, then] = tables.map(|table| cell(table, &part));
            vec![part, now, then]
        };
        let [first_head, second_head] = self.heads.clone();
        Table {
            caption: now.0.title.clone(),
            columns: vec![words(self.lang).part.to_owned(), first_head, second_head],
            rows: first.chain(rest).map(row).collect(),
        }
    }

    /// A distribution's panel and drawing of either week; `None` where not both have one.
    fn drawn(&self, [now, then]: [Option<&Distribution>; 2]) -> Option<[(Panel, Arc<Figure>); 2]> {
        let drawn = |issue, of| {
            let panel = distributions::panel(issue, of, self.lang)?;
            let figure = panel.figure()?.clone();
            Some((panel, figure))
        };
        Some([drawn(self.now, now?)?, drawn(self.then, then?)?])
    }

    /// The drawings, each under the days of its week.
    fn side_by_side(&self, [now, then]: [(Panel, Arc<Figure>); 2]) -> [Panel; 2] {
        let [of_now, of_then] = &self.heads;
        [(now.0, "_now", of_now), (then.0, "_then", of_then)].map(|(panel, suffix, days)| {
            let title = lang::bracketed(&panel.title, days, self.lang);
            panel.renamed(suffix, title)
        })
    }

    /// A headline's values as two bars; `None` where they cannot be compared.
    fn bars(&self, pair: &Pair) -> Option<Panel> {
        let Held::Values(now, then) = self.held(pair) else {
            return None;
        };
        if !pair.entry.is_headline {
            return None;
        }
        let unit = &pair.entry.unit;
        let scale = Scale::of(now.value().max(then.value()), self.lang);
        let texts = [(now, pair.now.as_ref()?), (then, pair.then.as_ref()?)];
        let points = texts
            .iter()
            .zip(&self.heads)
            .map(|((quantity, text), days)| Point {
                label: days.clone(),
                value: Some(scale.measure(quantity.value())),
                value_text: scale.write(quantity.value(), scale.decimals(quantity.value())),
                text: lang::labelled(days, &text.value_cell(), self.lang),
                is_sample: text.value_origin() == Origin::Sample,
            });
        let points: Vec<Point> = points.collect();
        let title = self.name(pair);
        let rows = points
            .iter()
            .map(|point| vec![point.label.clone(), point.value_text.clone()]);
        let unit_of_scale = lang::unit(2, scale, unit, self.lang);
        let words = words(self.lang);
        let table = Table {
            caption: title.clone(),
            columns: vec![
                words.period.to_owned(),
                lang::bracketed(words.value, &unit_of_scale, self.lang),
            ],
            rows: rows.collect(),
        };
        let told: Vec<String> = points.iter().map(|point| point.text.clone()).collect();
        let id = pair.entry.id.with_suffix("_compared");
        let alternative = lang::sentence(&told, self.lang);
        let mark = texts[0].1.value_mark();
        let figure = Figure::new(
            id.clone(),
            self.lang,
            Kind::Bars,
            title.clone(),
            points,
            table,
            alternative,
        )?;
        Some(Panel {
            id,
            title,
            unit: unit_of_scale,
            mark,
            body: PanelBody::drawn(figure),
        })
    }
}

/// The days of two weeks, with their years where these differ.
fn heads(weeks: [Week; 2], lang: Lang) -> [String; 2] {
    let [now, then] = weeks.map(|week| (week.monday().year(), week.sunday().year()));
    weeks.map(|week| {
        if now == then && now.0 == now.1 {
            lang::short_period(week, lang)
        } else {
            lang::period(week.monday(), week.sunday(), lang)
        }
    })
}

fn counted(
    side: Option<(&Incidents, Origin)>,
    of: fn(&Incidents) -> Option<u64>,
) -> Option<(u64, Origin)> {
    let (incidents, origin) = side?;
    Some((of(incidents)?, origin))
}

/// The change from one value to another, with as many decimals as their rounding leaves certain; `None` where it leaves none.
fn certain(now: Quantity, then: Quantity) -> Option<Change> {
    [1, 0].into_iter().find_map(|decimals| {
        let possible = Change::interval_between(then, now, decimals)?;
        (possible.greatest == Some(possible.least)).then_some(possible.least)
    })
}
