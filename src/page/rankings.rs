//! Rankings: ranked bars, or the names alone where the source has no values.

use std::sync::Arc;

use crate::{
    lang::{self, Lang, Scale, words},
    report::{Origin, RankedItem, RankedName, Ranking, Share, Unit},
};

use super::{Figure, Issue, Kind, Mark, Panel, PanelBody, Point, Table};

/// The panel of a ranking; nothing where the catalogue does not know it.
pub fn panel(issue: &Issue, ranking: &Ranking, lang: Lang) -> Option<Panel> {
    let entry = issue.catalogue.ranking(&ranking.id)?;
    let unit = &issue.entry(&ranking.of)?.unit;
    let origin = issue.report.origin(ranking.origin);
    let items = ranking
        .items
        .as_deref()
        .filter(|_| issue.shows(origin))
        .unwrap_or_default();
    let values: Option<Vec<u64>> = items.iter().map(|item| item.value).collect();
    let title = lang.of(&entry.name.text).to_owned();
    let place = ["rankings/", ranking.id.as_str()].concat();
    let mark = if items.is_empty() {
        Mark::of_corrections(&issue.report, &place, |_| true)
    } else {
        Mark::of(&issue.report, ranking.origin, &place, |_| true)
    };
    let mut panel = Panel {
        id: ranking.id.clone(),
        title,
        unit: String::new(),
        mark,
        body: PanelBody::Named {
            sentence: match mark {
                Some(Mark::Withdrawn) => words(lang).figures_withdrawn,
                _ if items.is_empty() => lang::ranking_not_stated(lang),
                _ => lang::order_only(lang),
            }
            .to_owned(),
            names: items
                .iter()
                .map(|item| name(item, lang).to_owned())
                .collect(),
        },
    };
    if let Some(values) = values.filter(|values| !values.is_empty()) {
        let scale = Scale::of(values.iter().copied().max()?, lang);
        panel.unit = lang::unit(2, scale, unit, lang);
        let bars = Bars {
            issue,
            ranking,
            items,
            values,
            unit,
            scale,
            origin,
            lang,
        };
        if let Some(figure) = bars.figure(&panel.title) {
            panel.mark = mark.map(Mark::of_drawn);
            panel.body = PanelBody::Drawn {
                figure: Arc::new(figure),
                key: Vec::new(),
                centre: String::new(),
            };
        }
    }
    Some(panel)
}

fn name(item: &RankedItem, lang: Lang) -> &str {
    match &item.name {
        RankedName::Plain(name) => name,
        RankedName::Text(text) => lang.of(text),
    }
}

/// A ranking whose items all have values.
struct Bars<'a> {
    issue: &'a Issue,
    ranking: &'a Ranking,
    items: &'a [RankedItem],
    values: Vec<u64>,
    unit: &'a Unit,
    scale: Scale,
    origin: Origin,
    lang: Lang,
}

impl Bars<'_> {
    fn figure(&self, title: &str) -> Option<Figure> {
        let decimals = self
            .values
            .iter()
            .map(|value| self.scale.decimals(*value))
            .max()?;
        let rows = self.items.iter().zip(&self.values).enumerate();
        let points = rows.map(|(position, (item, value))| {
            let place = self.place(position);
            let mark = Mark::of(&self.issue.report, self.ranking.origin, &place, |_| true);
            let amount = Mark::on(&self.amount(*value), mark, self.lang);
            Point {
                label: name(item, self.lang).to_owned(),
                value: Some(self.scale.measure(*value)),
                value_text: self.scale.write(*value, decimals),
                text: lang::labelled(name(item, self.lang), &amount, self.lang),
                is_sample: self.origin == Origin::Sample,
            }
        });
        Figure::new(
            self.ranking.id.clone(),
            self.lang,
            Kind::Bars,
            title.to_owned(),
            points.collect(),
            self.table(title),
            self.alternative()?,
        )
    }

    /// The place of an item by ids.
    fn place(&self, position: usize) -> String {
        format!("rankings/{}/items/{position}", self.ranking.id)
    }

    fn amount(&self, value: u64) -> String {
        lang::amount(value, false, self.unit, self.lang)
    }

    /// The total that the items are ranked within, where it is shown.
    fn total(&self) -> Option<u64> {
        let whole = self.issue.report.indicator(&self.ranking.of)?;
        let origin = self.issue.report.origin(whole.value_origin);
        whole
            .quantity
            .filter(|_| self.issue.shows(origin))
            .map(crate::report::Quantity::value)
    }

    fn share(&self, item: &RankedItem, value: u64) -> Option<Share> {
        item.share.or_else(|| Share::of(value, self.total()?))
    }

    fn table(&self, title: &str) -> Table {
        let words = words(self.lang);
        let rows = self.items.iter().zip(&self.values).enumerate();
        let rows = rows.map(|(position, (item, value))| {
            let place = self.place(position);
            let mark = Mark::of_corrections(&self.issue.report, &place, |_| true);
            let share = self.share(item, *value).map_or("—".to_owned(), lang::share);
            vec![
                name(item, self.lang).to_owned(),
                Mark::on(&lang::grouped(*value), mark, self.lang),
                share,
            ]
        });
        let value_head = lang::bracketed(
            words.value,
            &lang::unit(2, Scale::ONES, self.unit, self.lang),
            self.lang,
        );
        Table {
            caption: title.to_owned(),
            columns: vec![words.family.to_owned(), value_head, words.share.to_owned()],
            rows: rows.collect(),
        }
    }

    fn alternative(&self) -> Option<String> {
        let (first, last) = (self.items.first()?, self.items.last()?);
        let said = |item: &RankedItem, value: &u64| {
            (name(item, self.lang).to_owned(), self.amount(*value))
        };
        let (first, last) = (
            said(first, self.values.first()?),
            said(last, self.values.last()?),
        );
        let sum: u64 = self.values.iter().sum();
        let sum_text = self.amount(sum);
        let share = self
            .total()
            .and_then(|total| Share::of(sum, total))
            .map(lang::share);
        let sum_text = share.map_or(sum_text.clone(), |share| {
            lang::clauses(
                &[sum_text, lang::share_of_total(&share, self.lang)],
                self.lang,
            )
        });
        let summary = lang::ranking_summary(
            (&first.0, &first.1),
            (&last.0, &last.1),
            &sum_text,
            self.lang,
        );
        let is_sample = self.origin == Origin::Sample;
        Some(lang::summary_of(summary, is_sample, self.lang))
    }
}
