//! Distributions: a ring where the parts make up the whole, bars where they do
//! not, the names alone where the source has no figures.

use std::sync::Arc;

use crate::{
    lang::{self, Lang, Scale, words},
    report::{Distribution, DistributionEntry, Origin, Part, Share, Unit},
};

use super::{Figure, Issue, KeyRow, Kind, Mark, Panel, PanelBody, Point, Table, figure::NONE};

/// The panel of a distribution; `None` where the catalogue does not know it.
pub fn panel(issue: &Issue, distribution: &Distribution, lang: Lang) -> Option<Panel> {
    let entry = issue.catalogue.distribution(&distribution.id)?;
    let unit = &issue.entry(&distribution.of)?.unit;
    let origin = issue.report.origin(distribution.origin);
    let text = DistributionText {
        issue,
        distribution,
        entry,
        unit,
        origin,
        lang,
    };
    let measure = if issue.shows(origin) {
        text.measure()
    } else {
        None
    };
    let title = lang.of(&entry.name.text).to_owned();
    let place = ["distributions/", distribution.id.as_str()].concat();
    let mark = if issue.shows(origin) {
        Mark::of(&issue.report, distribution.origin, &place, |_| true)
    } else {
        Mark::of_corrections(&issue.report, &place, |_| true)
    };
    let drawn = measure.and_then(|measure| text.drawn(measure, &title));
    let (unit, mark, body) = match drawn {
        Some((unit, body)) => (unit, mark.map(Mark::of_drawn), body),
        None => (String::new(), mark, text.named(mark)),
    };
    Some(Panel {
        id: distribution.id.clone(),
        title,
        unit,
        mark,
        body,
    })
}

/// How parts are measured: by counts, or by shares where the source has only those.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Measure {
    Counts,
    Shares,
}

struct DistributionText<'a> {
    issue: &'a Issue,
    distribution: &'a Distribution,
    entry: &'a DistributionEntry,
    unit: &'a Unit,
    origin: Origin,
    lang: Lang,
}

impl DistributionText<'_> {
    fn name(&self, part: &Part) -> String {
        let name = self.entry.parts.iter().find(|named| named.id == part.id);
        name.map_or(part.id.to_string(), |named| {
            self.lang.of(&named.name.text).to_owned()
        })
    }

    /// `None` where the source states no figure of any part.
    fn measure(&self) -> Option<Measure> {
        let states = |of: fn(&Part) -> bool| self.distribution.parts.iter().any(of);
        if states(|part| part.value.is_some()) {
            Some(Measure::Counts)
        } else {
            states(|part| part.share.is_some()).then_some(Measure::Shares)
        }
    }

    fn named(&self, mark: Option<Mark>) -> PanelBody {
        let sentence = match mark {
            Some(Mark::Withdrawn) => words(self.lang).figures_withdrawn,
            _ if self.distribution.is_complete => lang::shares_not_stated(self.lang),
            _ => lang::order_only(self.lang),
        };
        PanelBody::Named {
            sentence: sentence.to_owned(),
            names: self
                .distribution
                .parts
                .iter()
                .map(|part| self.name(part))
                .collect(),
        }
    }

    /// The unit and the drawing.
    fn drawn(&self, measure: Measure, title: &str) -> Option<(String, PanelBody)> {
        let parts = &self.distribution.parts;
        let rows = self.rows(measure);
        let points = parts.iter().zip(&rows).map(|(part, row)| {
            let (report, origin) = (&self.issue.report, self.distribution.origin);
            let mark = Mark::of(report, origin, &self.place(part), |_| true);
            // Ears hear a dot as that of a decimal.
            let known = row.text(self.lang.comma());
            let text = Mark::on_stated(known.as_deref(), mark, self.lang);
            Point {
                label: self.name(part),
                value: row.measure,
                value_text: row.text(DOT).unwrap_or_else(|| text.clone()),
                text: lang::labelled(&self.name(part), &text, self.lang),
                is_sample: self.origin == Origin::Sample,
            }
        });
        // Parts of nothing make no ring, nor do parts of which one is not known.
        let is_ring = self.distribution.is_complete
            && rows.iter().all(|row| row.measure.is_some())
            && rows.iter().any(|row| row.measure > Some(0.0));
        let kind = if is_ring { Kind::Ring } else { Kind::Bars };
        let figure = Figure::new(
            self.distribution.id.clone(),
            self.lang,
            kind,
            title.to_owned(),
            points.collect(),
            self.table(measure, &rows, title),
            self.alternative(&rows),
        )?;
        let key = parts.iter().zip(&rows).map(|(part, row)| KeyRow {
            label: self.name(part),
            text: row.text(DOT).unwrap_or_default(),
        });
        let (unit, centre) = match measure {
            Measure::Counts => (
                lang::unit(2, Scale::ONES, self.unit, self.lang),
                lang::grouped(self.sum()),
            ),
            Measure::Shares => ("%".to_owned(), String::new()),
        };
        let (key, centre) = if is_ring {
            (key.collect(), centre)
        } else {
            (Vec::new(), String::new())
        };
        Some((
            unit,
            PanelBody::Drawn {
                figure: Arc::new(figure),
                key,
                centre,
            },
        ))
    }

    /// What the stated parts make up.
    fn sum(&self) -> u64 {
        let parts = self.distribution.parts.iter();
        parts.filter_map(|part| part.value).sum()
    }

    fn rows(&self, measure: Measure) -> Vec<Row> {
        let parts = &self.distribution.parts;
        let is_whole =
            self.distribution.is_complete && parts.iter().all(|part| part.value.is_some());
        let sum = self.sum();
        let row = |part: &Part| {
            let own = || part.value.filter(|_| is_whole);
            let share = part.share.or_else(|| Share::of(own()?, sum));
            let tenths = |share: Share| f64::from(share.tenths()) / 10.0;
            Row {
                measure: match measure {
                    Measure::Counts => part.value.map(|count| Scale::ONES.measure(count)),
                    Measure::Shares => share.map(tenths),
                },
                number: part.value.map(lang::grouped),
                share: share.map(lang::share),
            }
        };
        parts.iter().map(row).collect()
    }

    /// The place of a part by ids.
    fn place(&self, part: &Part) -> String {
        format!("distributions/{}/parts/{}", self.distribution.id, part.id)
    }

    /// Part, value and share; part and share where the source has no values.
    fn table(&self, measure: Measure, rows: &[Row], title: &str) -> Table {
        let words = words(self.lang);
        let unit = lang::unit(2, Scale::ONES, self.unit, self.lang);
        let value_head = lang::bracketed(words.value, &unit, self.lang);
        let heads = [words.part.to_owned(), value_head, words.share.to_owned()];
        let has_values = measure == Measure::Counts;
        let columns = |cells: [String; 3]| {
            let kept = cells.into_iter().enumerate();
            let kept = kept.filter(|(column, _)| has_values || *column != 1);
            kept.map(|(_, cell)| cell).collect()
        };
        let parts = self.distribution.parts.iter().zip(rows);
        Table {
            caption: title.to_owned(),
            columns: columns(heads),
            rows: parts
                .map(|(part, row)| {
                    let report = &self.issue.report;
                    let mark = |is_meant: fn(&str) -> bool| {
                        Mark::of_corrections(report, &self.place(part), is_meant)
                    };
                    // A share beside a value is an addition, and may be ours.
                    let share = row.share.as_deref().or(has_values.then_some(NONE));
                    columns([
                        self.name(part),
                        Mark::on_stated(
                            row.number.as_deref(),
                            mark(|key| key == "value"),
                            self.lang,
                        ),
                        Mark::on_stated(share, mark(|key| key == "share_pct"), self.lang),
                    ])
                })
                .collect(),
        }
    }

    fn alternative(&self, rows: &[Row]) -> String {
        let clauses: Vec<String> = self
            .distribution
            .parts
            .iter()
            .zip(rows)
            .filter_map(|(part, row)| {
                let known = row.text(self.lang.comma())?;
                Some(format!("{} {known}", self.name(part)))
            })
            .collect();
        let is_whole = self.distribution.is_complete && clauses.len() == rows.len();
        let summary = lang::parts_summary(&clauses, is_whole, self.lang);
        lang::summary_of(summary, self.origin == Origin::Sample, self.lang)
    }
}

/// One part in words.
struct Row {
    measure: Option<f64>,
    number: Option<String>,
    share: Option<String>,
}

impl Row {
    /// What is known of the part.
    fn text(&self, between: &str) -> Option<String> {
        let known: Vec<&str> = [&self.number, &self.share]
            .into_iter()
            .filter_map(Option::as_deref)
            .collect();
        (!known.is_empty()).then(|| known.join(between))
    }
}

/// What stands between number and share where there is little room.
pub(super) const DOT: &str = " · ";
