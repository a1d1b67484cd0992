//! What weeks state, a row a figure: the form in which programs and spreadsheets take it.

use crate::{
    lang::{Lang, Words, words},
    page::Mark,
    report::{
        Catalogue, Change, History, Id, Incidents, Indicator, IssueNumber, Name, Origin, Quantity,
        RankedName, Report, Share, Text, Week,
    },
};

use super::in_order_of_time;

/// What a row is of: the word for programs, and the name for readers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// An id of the catalogue; of what is ranked the name, in English where it has two.
    pub key: String,
    /// The name in both languages.
    pub name: Text,
}

/// A change on last week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowChange {
    /// In percent, where it is stated so or can be computed.
    pub percent: Option<Change>,
    /// As a count, where it is stated so.
    pub count: Option<i64>,
    /// Whether it is ours, from two exact values.
    pub is_computed: bool,
    /// Where it comes from.
    pub origin: Origin,
}

/// One figure of one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub week: Week,
    /// The issue's number, where it is known.
    pub issue: Option<IssueNumber>,
    /// The revision of the report.
    pub revision: u32,
    /// What is counted.
    pub indicator: Subject,
    /// The ranking or distribution that breaks it down, with the part; `None` where the row is of the indicator itself.
    pub part: Option<(Subject, Subject)>,
    /// What it is counted in.
    pub unit: Text,
    pub value: Option<u64>,
    /// How far the report rounded it.
    pub rounded_to: Option<u32>,
    /// The stated share of the indicator that it is a part of.
    pub share: Option<Share>,
    /// Where value and share come from; `None` where neither is stated.
    pub origin: Option<Origin>,
    /// The change on last week.
    pub change: Option<RowChange>,
    /// Whether it was corrected or withdrawn after publication.
    pub mark: Option<Mark>,
}

impl Row {
    /// Whether the row belongs to the section, card or figure of an id.
    pub fn belongs_to(&self, id: &str) -> bool {
        self.part.as_ref().map_or_else(
            || self.indicator.key == id || id == "incidents" && self.indicator.key.starts_with(id),
            |(breakdown, _)| breakdown.key == id,
        )
    }
}

/// The rows of weeks, the newest first: the oldest state little, and of empty cells programs guess the wrong type.
pub fn rows<'a>(
    reports: impl IntoIterator<Item = &'a Report>,
    catalogue: &Catalogue,
    history: &History,
) -> Vec<Row> {
    let mut reports = in_order_of_time(reports);
    reports.reverse();
    let of_week = |report| rows_of(report, catalogue, history);
    reports.into_iter().flat_map(of_week).collect()
}

/// The rows of one week, in the report's order; `history` has to reach back to the week before.
pub fn rows_of(report: &Report, catalogue: &Catalogue, history: &History) -> Vec<Row> {
    let clerk = Clerk {
        report,
        catalogue,
        history,
    };
    let indicators = report.indicators.iter();
    let mut rows: Vec<_> = indicators.filter_map(|of| clerk.indicator(of)).collect();
    rows.extend(clerk.rankings());
    rows.extend(clerk.distributions());
    if let Some(incidents) = &report.incidents {
        rows.extend(clerk.incidents(incidents));
    }
    rows
}

struct Clerk<'a> {
    report: &'a Report,
    catalogue: &'a Catalogue,
    history: &'a History,
}

impl Clerk<'_> {
    /// A row that states nothing yet.
    fn row(&self, indicator: Subject, unit: Text) -> Row {
        Row {
            week: self.report.week,
            issue: self.report.issue,
            revision: self.report.revision,
            indicator,
            part: None,
            unit,
            value: None,
            rounded_to: None,
            share: None,
            origin: None,
            change: None,
            mark: None,
        }
    }

    /// A row of an indicator that states nothing yet; `None` where the catalogue does not have it.
    fn row_of(&self, id: &Id) -> Option<Row> {
        let entry = self.catalogue.indicator(id)?;
        let unit = Text::new(&*entry.unit.zh, &*entry.unit.en_other)?;
        Some(self.row(subject(id, entry.name_at(self.report.week)), unit))
    }

    fn indicator(&self, indicator: &Indicator) -> Option<Row> {
        let place = ["indicators/", indicator.id.as_str()].concat();
        let mark = |is_meant| Mark::of_corrections(self.report, &place, is_meant);
        let of_value = mark(|key| matches!(key, "value" | "rounded_to"));
        let of_change = mark(|key| key.starts_with("change_"));
        let quantity = (indicator.quantity).filter(|_| of_value != Some(Mark::Withdrawn));
        let share = indicator.share;
        let origin = self.report.origin(indicator.value_origin);
        let change = if of_change == Some(Mark::Withdrawn) {
            None
        } else {
            self.stated(indicator)
                .or_else(|| self.computed(indicator, quantity?, origin))
        };
        Some(Row {
            value: quantity.map(Quantity::value),
            rounded_to: quantity.and_then(Quantity::rounded_to),
            share,
            origin: (quantity.is_some() || share.is_some()).then_some(origin),
            change,
            mark: mark(|_| true),
            ..self.row_of(&indicator.id)?
        })
    }

    fn stated(&self, indicator: &Indicator) -> Option<RowChange> {
        let (percent, count) = (indicator.change, indicator.change_count);
        (percent.is_some() || count.is_some()).then(|| RowChange {
            percent,
            count,
            is_computed: false,
            origin: self.report.origin(indicator.change_origin),
        })
    }

    /// Of an exact value and last week's; a made up one makes up the change.
    fn computed(&self, indicator: &Indicator, now: Quantity, origin: Origin) -> Option<RowChange> {
        let entry = self.catalogue.indicator(&indicator.id)?;
        let week = self.report.week;
        let before = self.history.cell(&indicator.id, week.previous())?;
        let base = entry.comparable(week, &before)?;
        let origins = [origin, before.origin];
        let worst = [Origin::Sample, Origin::Secondhand];
        let worst = worst.into_iter().find(|of| origins.contains(of));
        Some(RowChange {
            percent: Some(Change::between(
                base,
                now.is_exact().then(|| now.value())?,
                1,
            )?),
            count: None,
            is_computed: true,
            origin: worst.unwrap_or(Origin::Issue),
        })
    }

    fn rankings(&self) -> impl Iterator<Item = Row> {
        self.report.rankings.iter().flat_map(|ranking| {
            let items = ranking.items.iter().flatten();
            items.enumerate().filter_map(|(position, item)| {
                let entry = self.catalogue.ranking(&ranking.id)?;
                let item_name = match &item.name {
                    RankedName::Plain(name) => Text::new(&**name, &**name)?,
                    RankedName::Text(text) => text.clone(),
                };
                let part = Subject {
                    key: item_name.en().to_owned(),
                    name: item_name,
                };
                let place = format!("rankings/{}/items/{position}", ranking.id);
                let row = Row {
                    part: Some((subject(&ranking.id, &entry.name), part)),
                    ..self.row_of(&ranking.of)?
                };
                Some(self.part(row, &place, (item.value, item.share), ranking.origin))
            })
        })
    }

    fn distributions(&self) -> impl Iterator<Item = Row> {
        self.report.distributions.iter().flat_map(|distribution| {
            distribution.parts.iter().filter_map(|part| {
                let entry = self.catalogue.distribution(&distribution.id)?;
                let named = entry.parts.iter().find(|named| named.id == part.id)?;
                let place = format!("distributions/{}/parts/{}", distribution.id, part.id);
                let row = Row {
                    part: Some((
                        subject(&distribution.id, &entry.name),
                        subject(&part.id, &named.name),
                    )),
                    ..self.row_of(&distribution.of)?
                };
                Some(self.part(row, &place, (part.value, part.share), distribution.origin))
            })
        })
    }

    /// A row with what is stated of a part.
    fn part(
        &self,
        row: Row,
        place: &str,
        (value, share): (Option<u64>, Option<Share>),
        origin: Option<Origin>,
    ) -> Row {
        Row {
            value,
            share,
            origin: (value.is_some() || share.is_some()).then(|| self.report.origin(origin)),
            mark: Mark::of_corrections(self.report, place, |_| true),
            ..row
        }
    }

    /// Incidents have rows like any indicator, under the names that histories have for them.
    fn incidents(&self, incidents: &Incidents) -> Vec<Row> {
        let row = |key: String, name: Text, place: &str, value: Option<u64>| {
            let row = self.row(Subject { key, name }, both(|words| words.incidents_unit));
            self.part(row, place, (value, None), incidents.origin)
        };
        let mut rows = vec![
            row(
                "incidents_total".to_owned(),
                both(|words| words.incidents_total),
                "incidents/total",
                incidents.total,
            ),
            row(
                "incidents_cross_border".to_owned(),
                both(|words| words.incidents_cross_border),
                "incidents/cross_border",
                incidents.cross_border,
            ),
        ];
        rows.extend(incidents.categories.iter().filter_map(|category| {
            let name = self.catalogue.category(&category.id)?.text.clone();
            let place = ["incidents/categories/", category.id.as_str()].concat();
            let key = ["incidents_", category.id.as_str()].concat();
            Some(row(key, name, &place, category.value))
        }));
        rows
    }
}

fn subject(id: &Id, name: &Name) -> Subject {
    Subject {
        key: id.as_str().to_owned(),
        name: name.text.clone(),
    }
}

/// A word of the interface in both languages.
fn both(word: fn(&'static Words) -> &'static str) -> Text {
    Text::new(word(words(Lang::Zh)), word(words(Lang::En)))
        .expect("the word has text in both languages")
}
