//! Distributions by type or place.

use crate::{
    lang,
    report::{Distribution, DistributionEntry, Unit},
};

use super::{
    Control, Group, blank,
    compositor::{Compositor, word},
    spot::Spot,
};

impl Compositor<'_> {
    pub(super) fn distributions(&self, root: &Spot) -> Group {
        let (at, words) = (root.get("distributions"), self.words);
        let mut list = at.list(words.distributions, |_, at| self.distribution(at));
        list.add = Some(words.add_distribution);
        let entries = self.catalogue.distributions.iter();
        let entries = entries.map(|entry| (&entry.id, &entry.name));
        list.additions = self.not_yet(&at, entries, |id| {
            let entry = self.catalogue.distribution(id);
            blank::distribution(entry.expect("the entry was just named"))
        });
        Group {
            lists: vec![list],
            ..at.group(words.distributions)
        }
    }

    fn distribution(&self, at: &Spot) -> Group {
        let (id, words) = (at.id(), self.words);
        let entry = id.as_ref().and_then(|id| self.catalogue.distribution(id));
        let last = self.last_week.and_then(|last| {
            let mut distributions = last.distributions.iter();
            distributions.find(|distribution| Some(&distribution.id) == id.as_ref())
        });
        let unit = self.unit_of(entry.map(|entry| &entry.of));
        let parts_at = at.get("parts");
        let mut parts = parts_at.list(words.parts, |_, at| self.part(at, entry, last, unit));
        parts.add = Some(words.add_part);
        let known = entry.map_or(&[][..], |entry| &entry.parts);
        let known = known.iter().map(|named| (&named.id, &named.name));
        parts.additions = self.not_yet(&parts_at, known, blank::part);
        let origin = last.map(|last| word(last.origin));
        let complete = at.get("complete");
        Group {
            fields: vec![
                self.origin(&at.get("origin"), words.origin, origin),
                self.field(&complete, words.complete, Control::Flag),
            ],
            lists: vec![parts],
            ..at.group(self.named(id.as_ref(), entry.map(|entry| &entry.name)))
        }
    }

    fn part(
        &self,
        at: &Spot,
        entry: Option<&DistributionEntry>,
        last: Option<&Distribution>,
        unit: Option<&Unit>,
    ) -> Group {
        let (id, words) = (at.id(), self.words);
        let mut known = entry.map_or(&[][..], |entry| &entry.parts).iter();
        let named = known.find(|named| Some(&named.id) == id.as_ref());
        let part = last.and_then(|last| {
            let mut parts = last.parts.iter();
            parts.find(|part| Some(&part.id) == id.as_ref())
        });
        let value = part.and_then(|part| {
            let amount = part.value.zip(unit);
            let amount = amount.map(|(value, unit)| lang::amount(value, false, unit, self.lang));
            self.marked(amount, last?.origin)
        });
        let share = part.and_then(|part| self.marked(part.share.map(lang::share), last?.origin));
        Group {
            fields: vec![
                self.field(&at.get("value"), words.value, Control::Whole)
                    .optional()
                    .in_unit(self.unit(unit))
                    .after(value),
                self.percent(&at.get("share_pct"), words.share_pct)
                    .after(share),
            ],
            ..at.group(self.named(id.as_ref(), named.map(|named| &named.name)))
        }
    }
}
