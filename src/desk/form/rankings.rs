//! Ranked lists.

use crate::{
    lang,
    report::{RankedName, Ranking, Text, Unit},
};

use super::{
    Control, Group, Substitute, blank,
    compositor::{Compositor, word},
    spot::Spot,
};

impl Compositor<'_> {
    pub(super) fn rankings(&self, root: &Spot) -> Group {
        let (at, words) = (root.get("rankings"), self.words);
        let entries = self.catalogue.rankings.iter();
        let entries = entries.map(|entry| (&entry.id, &entry.name));
        let additions = self.not_yet(&at, entries, |id| {
            let entry = self.catalogue.ranking(id);
            blank::ranking(entry.expect("the entry was just named"))
        });
        let list = at.list(words.rankings, |_, at| self.ranking(at));
        at.section(list.with(words.add_ranking, additions))
    }

    fn ranking(&self, at: &Spot) -> Group {
        let (id, words) = (at.id(), self.words);
        let entry = id.as_ref().and_then(|id| self.catalogue.ranking(id));
        let last = self.last_week.and_then(|last| {
            let mut rankings = last.rankings.iter();
            rankings.find(|ranking| Some(&ranking.id) == id.as_ref())
        });
        let unit = self.unit_of(entry.map(|entry| &entry.of));
        let items = at.get("items").list(words.items, |position, at| {
            self.ranked_item(position, at, last, unit)
        });
        let origin = last.map(|last| word(last.origin));
        Group {
            fields: vec![self.origin(&at.get("origin"), words.origin, origin)],
            lists: vec![items.adding(words.add_item, blank::ranked_item())],
            ..at.group(self.named(id.as_ref(), entry.map(|entry| &entry.name)))
        }
    }

    /// An item, beside the name that had its rank and the figures that had its name.
    fn ranked_item(
        &self,
        position: usize,
        at: &Spot,
        last: Option<&Ranking>,
        unit: Option<&Unit>,
    ) -> Group {
        let words = self.words;
        let items = last.and_then(|last| last.items.as_deref());
        let items = items.unwrap_or_default();
        let name = items.get(position).map(|item| both(&item.name));
        let mut fields = self.both(
            &at.get("name"),
            words.name,
            |of| Control::Line(Some(of)),
            Substitute::Plain,
            name.as_ref(),
        );
        let named = |name: &RankedName| {
            let name = both(name);
            name.zh() == fields[0].written && name.en() == fields[1].written
        };
        let item = items.iter().find(|item| named(&item.name));
        let figures = item.map(|item| (item.value, item.share));
        let origin = last.and_then(|last| last.origin);
        fields.extend(self.value_and_share(at, figures, origin, unit));
        Group {
            fields,
            ..at.group(lang::numbered(position, self.lang))
        }
    }
}

fn both(name: &RankedName) -> Text {
    match name {
        RankedName::Text(text) => text.clone(),
        RankedName::Plain(name) => {
            Text::new(name, name).expect("the name of a ranked item is not blank")
        }
    }
}
