//! Distributions: a ring where the parts make up the whole, bars where they do
//! not, the names alone where the source has no figures.

use std::sync::Arc;

use crate::{
    lang::{self, Lang, Scale, words},
    report::{Distribution, DistributionEntry, Origin, Part, Share, Unit},
};

use super::{Figure, Issue, KeyRow, Kind, Mark, Panel, PanelBody, Point, Table};

/// The panel of a distribution; nothing where the catalogue does not know it.
pub fn panel(issue: &Issue, distribution: &Distribution, lang: Lang) -> Option<Panel> {
    let entry = issue.catalogue.distribution(&distribution.id)?;
    let unit = &issue.entry(&distribution.of)?.unit;
    let origin = issue.report.origin(distribution.origin);
    let reader = Reader {
        issue,
        distribution,
        entry,
        unit,
        origin,
        lang,
    };
    let measures = if issue.shows(origin) {
        reader.measures()
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
    let drawn = measures.and_then(|measures| reader.drawn(&measures, &title));
    let (unit, mark, body) = match drawn {
        Some((unit, body)) => (unit, mark.map(Mark::of_drawn), body),
        None => (String::new(), mark, reader.named(mark)),
    };
    Some(Panel {
        id: distribution.id.clone(),
        title,
        unit,
        mark,
        body,
    })
}

/// The size of each part: counts, or shares where the source has only those.
enum Measures {
    Counts(Vec<u64>),
    Shares(Vec<Share>),
}

struct Reader<'a> {
    issue: &'a Issue,
    distribution: &'a Distribution,
    entry: &'a DistributionEntry,
    unit: &'a Unit,
    origin: Origin,
    lang: Lang,
}

impl Reader<'_> {
    fn name(&self, part: &Part) -> String {
        let name = self.entry.parts.iter().find(|named| named.id == part.id);
        name.map_or(part.id.to_string(), |named| {
            self.lang.of(&named.name.text).to_owned()
        })
    }

    fn measures(&self) -> Option<Measures> {
        let parts = &self.distribution.parts;
        let counts: Option<Vec<u64>> = parts.iter().map(|part| part.value).collect();
        let shares = || {
            parts
                .iter()
                .map(|part| part.share)
                .collect::<Option<Vec<Share>>>()
        };
        let has_parts = !parts.is_empty();
        counts
            .map(Measures::Counts)
            .or_else(|| shares().map(Measures::Shares))
            .filter(|_| has_parts)
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
    fn drawn(&self, measures: &Measures, title: &str) -> Option<(String, PanelBody)> {
        let parts = &self.distribution.parts;
        let rows = self.rows(measures);
        let points = parts.iter().zip(&rows).map(|(part, row)| {
            let (report, origin) = (&self.issue.report, self.distribution.origin);
            let mark = Mark::of(report, origin, &self.place(part), |_| true);
            let value_text = row.text(DOT);
            let text = Mark::on(&value_text, mark, self.lang);
            Point {
                label: self.name(part),
                value: Some(row.measure),
                value_text,
                text: lang::labelled(&self.name(part), &text, self.lang),
                is_sample: self.origin == Origin::Sample,
            }
        });
        let kind = if self.distribution.is_complete {
            Kind::Ring
        } else {
            Kind::Bars
        };
        let figure = Figure::new(
            self.distribution.id.clone(),
            self.lang,
            kind,
            title.to_owned(),
            points.collect(),
            self.table(measures, &rows, title),
            self.alternative(&rows),
        )?;
        let key = parts.iter().zip(&rows).map(|(part, row)| KeyRow {
            label: self.name(part),
            text: row.text(DOT),
        });
        let (unit, centre) = match measures {
            Measures::Counts(counts) => (
                lang::unit(2, Scale::ONES, self.unit, self.lang),
                lang::grouped(counts.iter().sum()),
            ),
            Measures::Shares(_) => ("%".to_owned(), String::new()),
        };
        let key = if kind == Kind::Ring {
            key.collect()
        } else {
            Vec::new()
        };
        let centre = if kind == Kind::Ring {
            centre
        } else {
            String::new()
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

    fn rows(&self, measures: &Measures) -> Vec<Row> {
        match measures {
            Measures::Counts(counts) => {
                let sum: u64 = counts.iter().sum();
                let share = |part: &Part, count: u64| {
                    part.share
                        .or_else(|| Share::of(count, sum).filter(|_| self.distribution.is_complete))
                        .map(lang::share)
                };
                let rows = self
                    .distribution
                    .parts
                    .iter()
                    .zip(counts)
                    .map(|(part, count)| Row {
                        measure: Scale::ONES.measure(*count),
                        number: Some(lang::grouped(*count)),
                        share: share(part, *count),
                    });
                rows.collect()
            }
            Measures::Shares(shares) => shares
                .iter()
                .map(|share| Row {
                    measure: f64::from(share.tenths()) / 10.0,
                    number: None,
                    share: Some(lang::share(*share)),
                })
                .collect(),
        }
    }

    /// The place of a part by ids.
    fn place(&self, part: &Part) -> String {
        format!("distributions/{}/parts/{}", self.distribution.id, part.id)
    }

    /// Part, value and share; part and share where the source has no values.
    fn table(&self, measures: &Measures, rows: &[Row], title: &str) -> Table {
        let words = words(self.lang);
        let unit = lang::unit(2, Scale::ONES, self.unit, self.lang);
        let value_head = lang::bracketed(words.value, &unit, self.lang);
        let heads = [words.part.to_owned(), value_head, words.share.to_owned()];
        let has_values = matches!(measures, Measures::Counts(_));
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
                    let number = cell(row.number.as_ref());
                    let share = cell(row.share.as_ref());
                    columns([
                        self.name(part),
                        Mark::on(&number, mark(|key| key == "value"), self.lang),
                        Mark::on(&share, mark(|key| key == "share_pct"), self.lang),
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
            .map(|(part, row)| format!("{} {}", self.name(part), row.text(self.lang.comma())))
            .collect();
        let summary = lang::parts_summary(&clauses, self.distribution.is_complete, self.lang);
        lang::summary_of(summary, self.origin == Origin::Sample, self.lang)
    }
}

/// One part in words.
struct Row {
    measure: f64,
    number: Option<String>,
    share: Option<String>,
}

impl Row {
    /// What is known of the part.
    fn text(&self, between: &str) -> String {
        let known: Vec<&str> = [&self.number, &self.share]
            .into_iter()
            .filter_map(Option::as_deref)
            .collect();
        known.join(between)
    }
}

/// What stands between number and share where there is little room.
const DOT: &str = " · ";

fn cell(text: Option<&String>) -> String {
    text.map_or("—", String::as_str).to_owned()
}
