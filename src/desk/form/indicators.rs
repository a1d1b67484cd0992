//! What was measured: the ratings and the indicators.

use crate::{
    lang::{self, Scale},
    report::{Id, Indicator, Origin, Quantity, Share, Unit},
};

use super::{
    Control, Field, Group, Linked, blank,
    compositor::{Compositor, choices, word},
    spot::Spot,
};

impl Compositor<'_> {
    pub(super) fn ratings(&self, root: &Spot) -> Group {
        let (at, words) = (root.get("ratings"), self.words);
        let scales = self.catalogue.ratings.iter();
        let scales = scales.map(|scale| (&scale.id, &scale.name));
        let additions = self.not_yet(&at, scales, blank::rating);
        let list = at.list(words.ratings, |_, at| self.rating(at));
        at.section(list.with(words.add_rating, additions))
    }

    fn rating(&self, at: &Spot) -> Group {
        let id = at.id();
        let scale = id.as_ref().and_then(|id| self.catalogue.rating(id));
        let levels = scale.map_or(&[][..], |scale| &scale.levels);
        let levels: Vec<_> = levels
            .iter()
            .map(|level| (level.id.as_str(), self.lang.of(&level.name.text)))
            .collect();
        let last = self.last_week.and_then(|last| {
            let mut ratings = last.ratings.iter();
            ratings.find(|rating| Some(&rating.id) == id.as_ref())
        });
        let level = last.map(|last| last.level.as_str());
        let field = self.choice(&at.get("level"), self.words.level, choices(&levels), level);
        Group {
            fields: vec![field],
            ..at.group(self.named(id.as_ref(), scale.map(|scale| &scale.name)))
        }
    }

    pub(super) fn indicators(&self, root: &Spot) -> Group {
        let (at, words) = (root.get("indicators"), self.words);
        let entries = self.catalogue.indicators.iter();
        let entries = entries.map(|entry| (&entry.id, self.name_of(entry)));
        let additions = self.not_yet(&at, entries, blank::indicator);
        let list = at.list(words.indicators, |_, at| self.indicator(at));
        at.section(list.with(words.add_indicator, additions))
    }

    fn indicator(&self, at: &Spot) -> Group {
        let id = at.id();
        let entry = id.as_ref().and_then(|id| self.catalogue.indicator(id));
        let last = id.as_ref().and_then(|id| self.last_week?.indicator(id));
        let unit = entry.map(|entry| &entry.unit);
        let mut fields = self.value_fields(at, last, unit);
        fields.extend(self.change_fields(at, last, unit));
        let share = at.get("share_pct");
        // What is no part of anything has no share; one that is stated is shown to be mended.
        if !share.is_null() || entry.is_none_or(|entry| entry.part_of.is_some()) {
            let stated = last.map(|last| last.share.map(lang::share));
            let stated = stated.and_then(|stated| self.marked(stated, last?.value_origin));
            fields.push(self.percent(&share, self.words.share_pct).after(stated));
        }
        let name = entry.map(|entry| self.name_of(entry));
        Group {
            fields,
            ..at.group(self.named(id.as_ref(), name))
        }
    }

    fn value_fields(&self, at: &Spot, last: Option<&Indicator>, unit: Option<&Unit>) -> Vec<Field> {
        let words = self.words;
        let steps = choices(&[
            ("", words.exact),
            ("1", words.to_1),
            ("100", words.to_100),
            ("1000", words.to_1000),
            ("10000", words.to_10000),
        ]);
        let stated = last.and_then(|last| {
            let amount = last.quantity.zip(unit).map(|(quantity, unit)| {
                lang::amount(quantity.value(), !quantity.is_exact(), unit, self.lang)
            });
            self.marked(amount, last.value_origin)
        });
        let step = last.and_then(|last| last.quantity).map(|quantity| {
            let step = Quantity::rounded_to(quantity);
            step.map_or_else(String::new, |step| step.to_string())
        });
        vec![
            self.field(&at.get("value"), words.value, Control::Whole)
                .optional()
                .in_unit(self.unit(unit))
                .after(stated),
            self.choice(
                &at.get("rounded_to"),
                words.rounded_to,
                steps,
                step.as_deref(),
            )
            .optional(),
            self.origin(
                &at.get("value_origin"),
                words.value_origin,
                last.map(|last| word(last.value_origin)),
            ),
        ]
    }

    fn change_fields(
        &self,
        at: &Spot,
        last: Option<&Indicator>,
        unit: Option<&Unit>,
    ) -> Vec<Field> {
        let words = self.words;
        let decimals = choices(&[
            ("", self.page_words.not_stated),
            ("0", words.decimals_0),
            ("1", words.decimals_1),
        ]);
        let change = last.and_then(|last| {
            let stated = last
                .change
                .map(|change| lang::change_figure(change, self.lang));
            self.marked(stated, last.change_origin)
        });
        let last_decimals = last.map(|last| {
            let decimals = last.change.map(|change| change.decimals().to_string());
            decimals.unwrap_or_default()
        });
        let count = last.and_then(|last| {
            let stated = last.change_count.map(|count| {
                let unit = unit.map_or("", |unit| &unit.zh);
                lang::change_count(count, unit, self.lang)
            });
            self.marked(stated, last.change_origin)
        });
        let decimals_at = at.get("change_decimals");
        vec![
            self.percent(&at.get("change_pct"), words.change_pct)
                .with(Linked::Decimals(decimals_at.place.clone()))
                .after(change),
            self.choice(
                &decimals_at,
                words.change_decimals,
                decimals,
                last_decimals.as_deref(),
            )
            .optional(),
            self.field(&at.get("change_count"), words.change_count, Control::Whole)
                .optional()
                .in_unit(self.unit(unit))
                .after(count),
            self.origin(
                &at.get("change_origin"),
                words.change_origin,
                last.map(|last| word(last.change_origin)),
            ),
        ]
    }

    /// The value and the share of a part or an item, beside those that last week's had.
    pub(super) fn value_and_share(
        &self,
        at: &Spot,
        last: Option<(Option<u64>, Option<Share>)>,
        origin: Option<Origin>,
        unit: Option<&Unit>,
    ) -> [Field; 2] {
        let value = last.and_then(|(value, _)| {
            let amount = value.zip(unit);
            let amount = amount.map(|(value, unit)| lang::amount(value, false, unit, self.lang));
            self.marked(amount, origin)
        });
        let share = last.and_then(|(_, share)| self.marked(share.map(lang::share), origin));
        [
            self.field(&at.get("value"), self.words.value, Control::Whole)
                .optional()
                .in_unit(self.unit(unit))
                .after(value),
            self.percent(&at.get("share_pct"), self.words.share_pct)
                .after(share),
        ]
    }

    /// A number of percent that may be left out.
    pub(super) fn percent(&self, at: &Spot, label: &str) -> Field {
        self.field(at, label, Control::Decimal)
            .optional()
            .in_unit(Some("%".to_owned()))
    }

    /// The unit of many.
    pub(super) fn unit(&self, unit: Option<&Unit>) -> Option<String> {
        unit.map(|unit| lang::unit(2, Scale::ONES, unit, self.lang))
    }

    /// The unit of an indicator.
    pub(super) fn unit_of(&self, id: Option<&Id>) -> Option<&Unit> {
        let entry = id.and_then(|id| self.catalogue.indicator(id));
        entry.map(|entry| &entry.unit)
    }
}
