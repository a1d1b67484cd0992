//! The incidents that CNCERT handled.

use crate::{lang, publish::Json, report::Incidents};

use super::{
    Control, Field, Group, List, Presence, Substitute, blank,
    compositor::{Compositor, word},
    spot::Spot,
};

impl Compositor<'_> {
    pub(super) fn incidents(&self, at: &Spot) -> Group {
        let words = self.words;
        let is_there = !at.is_null();
        let presence = Presence {
            is_there,
            other: if is_there {
                Json::null()
            } else {
                blank::incidents()
            },
        };
        let section = Group {
            presence: Some(presence),
            ..at.group(words.incidents)
        };
        if !is_there {
            return section;
        }
        let last = self.last_week.and_then(|last| last.incidents.as_ref());
        let (total, cross_border) = (at.get("total"), at.get("cross_border"));
        let page = self.page_words;
        let origin = last.map(|last| word(last.origin));
        let mut fields = vec![
            self.origin(&at.get("origin"), words.origin, origin),
            self.number_handled(&total, page.incidents_total, last, |last| last.total),
            self.number_handled(&cross_border, page.incidents_cross_border, last, |last| {
                last.cross_border
            }),
        ];
        let text = last.and_then(|last| last.text.as_ref());
        fields.extend(self.both(
            &at.get("text"),
            words.text,
            Control::Prose,
            Substitute::Null,
            text,
        ));
        let categories_at = at.get("categories");
        let known = self.catalogue.categories.iter();
        let known = known.map(|named| (&named.id, &named.name));
        let additions = self.not_yet(&categories_at, known, blank::category);
        let categories = categories_at.list(words.categories, |_, at| self.category(at, last));
        let categories = categories.with(words.add_category, additions);
        Group {
            fields,
            lists: vec![self.actors(&at.get("actors")), categories],
            ..section
        }
    }

    fn category(&self, at: &Spot, last: Option<&Incidents>) -> Group {
        let (id, words) = (at.id(), self.words);
        let name = id.as_ref().and_then(|id| self.catalogue.category(id));
        let handled = |last: &Incidents| {
            let mut categories = last.categories.iter();
            categories.find(|last| Some(&last.id) == id.as_ref())?.value
        };
        let value_at = at.get("value");
        let emphasis = at.get("emphasis");
        Group {
            fields: vec![
                self.number_handled(&value_at, words.category_value, last, handled),
                self.field(&emphasis, words.emphasis, Control::Flag),
            ],
            lists: vec![self.actors(&at.get("actors"))],
            ..at.group(self.named(id.as_ref(), name))
        }
    }

    fn actors(&self, at: &Spot) -> List {
        let words = self.words;
        let actors = at.list(words.actors, |_, at| {
            let id = at.id();
            let name = id.as_ref().and_then(|id| self.catalogue.actor(id));
            at.group(self.named(id.as_ref(), name))
        });
        let known = self.catalogue.actors.iter();
        let known = known.map(|named| (&named.id, &named.name));
        actors.with(
            words.add_actor,
            self.not_yet(at, known, |id| id.as_str().into()),
        )
    }

    fn number_handled(
        &self,
        at: &Spot,
        label: &str,
        last: Option<&Incidents>,
        handled: impl Fn(&Incidents) -> Option<u64>,
    ) -> Field {
        let unit = self.page_words.incidents_unit.to_owned();
        let stated =
            last.and_then(|last| self.marked(handled(last).map(lang::grouped), last.origin));
        self.field(at, label, Control::Whole)
            .optional()
            .in_unit(Some(unit))
            .after(stated)
    }
}
