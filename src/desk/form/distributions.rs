//! Distributions by type or place.

use crate::report::{Distribution, DistributionEntry, Unit};

use super::{
    Control, Group, blank,
    compositor::{Compositor, word},
    spot::Spot,
};

impl Compositor<'_> {
    pub(super) fn distributions(&self, root: &Spot) -> Group {
        let (at, words) = (root.get("distributions"), self.words);
        let entries = self.catalogue.distributions.iter();
        let entries = entries.map(|entry| (&entry.id, &entry.name));
        let additions = self.not_yet(&at, entries, |id| {
            let entry = self.catalogue.distribution(id);
            blank::distribution(entry.expect("the entry was just named"))
        });
        let list = at.list(words.distributions, |_, at| self.distribution(at));
        at.section(list.with(words.add_distribution, additions))
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
        let known = entry.map_or(&[][..], |entry| &entry.parts);
        let known = known.iter().map(|named| (&named.id, &named.name));
        let additions = self.not_yet(&parts_at, known, blank::part);
        let parts = parts_at.list(words.parts, |_, at| self.part(at, entry, last, unit));
        let origin = last.map(|last| word(last.origin));
        let complete = at.get("complete");
        Group {
            fields: vec![
                self.origin(&at.get("origin"), words.origin, origin),
                self.field(&complete, words.complete, Control::Flag),
            ],
            lists: vec![parts.with(words.add_part, additions)],
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
        let id = at.id();
        let mut known = entry.map_or(&[][..], |entry| &entry.parts).iter();
        let named = known.find(|named| Some(&named.id) == id.as_ref());
        let part = last.and_then(|last| {
            let mut parts = last.parts.iter();
            parts.find(|part| Some(&part.id) == id.as_ref())
        });
        let figures = part.map(|part| (part.value, part.share));
        let origin = last.and_then(|last| last.origin);
        Group {
            fields: self.value_and_share(at, figures, origin, unit).into(),
            ..at.group(self.named(id.as_ref(), named.map(|named| &named.name)))
        }
    }
}
