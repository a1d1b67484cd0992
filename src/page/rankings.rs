//! Rankings: ranked bars, or the names alone where the source has no values.

use crate::{
    lang::{self, Lang, Scale, words},
    report::{Origin, RankedItem, RankedName, Ranking, Share, Unit},
};

use super::{Figure, Issue, Kind, Mark, Panel, PanelBody, Point, Table, figure::NONE};

/// The panel of a ranking; `None` where the catalogue does not know it.
pub fn panel(issue: &Issue, ranking: &Ranking, lang: Lang) -> Option<Panel> {
    let entry = issue.catalogue.ranking(&ranking.id)?;
    let unit = &issue.entry(&ranking.of)?.unit;
    let origin = issue.report.origin(ranking.origin);
    let items = ranking
        .items
        .as_deref()
        .filter(|_| issue.shows(origin))
        .unwrap_or_default();
    let greatest = items.iter().filter_map(|item| item.value).max();
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
                .map(|item| match item.share.map(lang::share) {
                    Some(share) => lang::labelled(name(item, lang), &share, lang),
                    None => name(item, lang).to_owned(),
                })
                .collect(),
        },
    };
    if let Some(greatest) = greatest {
        let scale = Scale::of(greatest, lang);
        panel.unit = lang::unit(2, scale, unit, lang);
        let bars = Bars {
            issue,
            ranking,
            items,
            unit,
            scale,
            origin,
            lang,
        };
        if let Some(figure) = bars.figure(&panel.title) {
            panel.mark = mark.map(Mark::of_drawn);
            panel.body = PanelBody::drawn(figure);
        }
    }
    Some(panel)
}

/// The name of an item.
pub(super) fn name(item: &RankedItem, lang: Lang) -> &str {
    match &item.name {
        RankedName::Plain(name) => name,
        RankedName::Text(text) => lang.of(text),
    }
}

/// A ranking of which at least one item has a value.
struct Bars<'a> {
    issue: &'a Issue,
    ranking: &'a Ranking,
    items: &'a [RankedItem],
    unit: &'a Unit,
    scale: Scale,
    origin: Origin,
    lang: Lang,
}

impl Bars<'_> {
    fn figure(&self, title: &str) -> Option<Figure> {
        let values = self.items.iter().filter_map(|item| item.value);
        let decimals = values.map(|value| self.scale.decimals(value)).max()?;
        let rows = self.items.iter().enumerate();
        let points = rows.map(|(position, item)| {
            let place = self.place(position);
            let mark = Mark::of(&self.issue.report, self.ranking.origin, &place, |_| true);
            let amount = item.value.map(|value| self.amount(value));
            let amount = Mark::on_stated(amount.as_deref(), mark, self.lang);
            Point {
                label: name(item, self.lang).to_owned(),
                value: item.value.map(|value| self.scale.measure(value)),
                value_text: item.value.map_or_else(
                    || Mark::absence(mark, self.lang).to_owned(),
                    |value| self.scale.write(value, decimals),
                ),
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
            self.alternative(),
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

    fn share(&self, item: &RankedItem) -> Option<Share> {
        item.share.or_else(|| Share::of(item.value?, self.total()?))
    }

    fn table(&self, title: &str) -> Table {
        let words = words(self.lang);
        let rows = self.items.iter().enumerate();
        let rows = rows.map(|(position, item)| {
            let place = self.place(position);
            let mark = Mark::of_corrections(&self.issue.report, &place, |_| true);
            let share = self.share(item).map_or(NONE.to_owned(), lang::share);
            let number = item.value.map(lang::grouped);
            vec![
                name(item, self.lang).to_owned(),
                Mark::on_stated(number.as_deref(), mark, self.lang),
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

    fn alternative(&self) -> String {
        let mut clauses = Vec::with_capacity(self.items.len() + 1);
        let mut sum = 0;
        for item in self.items {
            if let Some(value) = item.value {
                clauses.push(lang::labelled(
                    name(item, self.lang),
                    &self.amount(value),
                    self.lang,
                ));
                sum += value;
            }
        }
        let is_whole = clauses.len() == self.items.len();
        if is_whole {
            let share = self.total().and_then(|total| Share::of(sum, total));
            let share = share.map(|share| lang::share_of_total(&lang::share(share), self.lang));
            let sum = [Some(self.amount(sum)), share].into_iter().flatten();
            let sum: Vec<String> = sum.collect();
            clauses.push(lang::together(&lang::clauses(&sum, self.lang), self.lang));
        }
        let summary = lang::parts_summary(&clauses, is_whole, self.lang);
        lang::summary_of(summary, self.origin == Origin::Sample, self.lang)
    }
}
