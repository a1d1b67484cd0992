//! Ranked lists: known, in order, nobody twice, no larger than their total.

use crate::report::{
    Allowed, Catalogue, Defect, Id, Indicator, Measure, RankedItem, RankedName, Ranking, SortedMap,
    folded,
};

use super::{
    cursor::Cursor,
    indicators::total,
    node::{Node, shortened},
    values::Ids,
};

/// The section `rankings`, each ranking once.
pub(super) fn rankings(
    at: &Cursor,
    catalogue: &Catalogue,
    indicators: &[Indicator],
) -> Vec<Ranking> {
    let mut seen = Ids::default();
    at.each(|at| {
        let [id_at, of, origin, items_at] = &at.object(&["id", "of", "origin", "items"])?;
        let id = id_at.known_id(|id| catalogue.ranking(id).is_some());
        id_at.note_repeated(id.as_ref(), &mut seen);
        let entry = id.as_ref().and_then(|id| catalogue.ranking(id));
        let of = whole_of(of, catalogue, entry.map(|entry| &entry.of));
        let origin = origin.or_null(Cursor::origin);
        let items = items_at.or_null(|at| Some(at.one_by_one(item)));
        if let Some(items) = &items {
            in_order(items_at, items);
            nobody_twice(items_at, items);
            within_total(items_at, items, of.as_ref(), indicators);
        }
        Some(Ranking {
            id: id?,
            of: of?,
            origin,
            items: items
                .map(|items| items.into_iter().flatten().collect::<Vec<_>>())
                .filter(|items| !items.is_empty()),
        })
    })
}

/// The indicator that a figure breaks down: the one that the catalogue names.
pub(super) fn whole_of(at: &Cursor, catalogue: &Catalogue, expected: Option<&Id>) -> Option<Id> {
    let of = at.known_id(|id| catalogue.indicator(id).is_some())?;
    if let Some(expected) = expected
        && *expected != of
    {
        at.note_range(Allowed::Only(expected.to_string()));
    }
    Some(of)
}

impl Cursor<'_> {
    /// A name that is the same everywhere, or one in each language.
    pub(super) fn ranked_name(&self) -> Option<RankedName> {
        match self.node() {
            Some(Node::Text(_)) => self.string().map(RankedName::Plain),
            _ => self.text().map(RankedName::Text),
        }
    }
}

fn item(at: &Cursor) -> Option<RankedItem> {
    let [name_at, value, share] = &at.object(&["name", "value", "share_pct"])?;
    let name = name_at.ranked_name();
    match &name {
        Some(RankedName::Plain(name)) => name_at.no_han(name, &[]),
        Some(RankedName::Text(name)) => name_at.no_han(name.en(), &[&"en"]),
        None => {}
    }
    let value = value.or_null(Cursor::count);
    let share = share.or_null(Cursor::share);
    Some(RankedItem {
        name: name?,
        value,
        share,
    })
}

/// `ranking_out_of_order`, among the items that state a value.
fn in_order(at: &Cursor, items: &[Option<RankedItem>]) {
    let mut before = None;
    for (position, item) in items.iter().enumerate() {
        let Some(after) = item.as_ref().and_then(|item| item.value) else {
            continue;
        };
        if let Some(before) = before.filter(|before| *before < after) {
            let defect = Defect::RankingOutOfOrder { before, after };
            at.note_within(&[&position, &"value"], defect);
        }
        before = Some(after);
    }
}

/// `ranking_repeats`, in either language, whatever the case and the spaces.
fn nobody_twice(at: &Cursor, items: &[Option<RankedItem>]) {
    let (mut seen_zh, mut seen_en) = (SortedMap::default(), SortedMap::default());
    for (position, item) in items.iter().enumerate() {
        let (zh, en) = match item.as_ref().map(|item| &item.name) {
            Some(RankedName::Plain(name)) => (name.as_str(), name.as_str()),
            Some(RankedName::Text(text)) => (text.zh(), text.en()),
            None => continue,
        };
        let is_new_zh = seen_zh.insert(folded(zh), ());
        let is_new_en = seen_en.insert(folded(en), ());
        if !(is_new_zh && is_new_en) {
            let name = shortened(if is_new_zh { en } else { zh });
            at.note_within(&[&position, &"name"], Defect::RankingRepeats { name });
        }
    }
}

/// `part_exceeds_whole`: the items together are no more than the total, nor
/// their shares more than everything.
fn within_total(
    at: &Cursor,
    items: &[Option<RankedItem>],
    of: Option<&Id>,
    indicators: &[Indicator],
) {
    let items = || items.iter().flatten();
    let sum: u128 = items().filter_map(|item| item.value.map(u128::from)).sum();
    if let Some(whole) = of.and_then(|of| total(indicators, of))
        && sum * 2 > whole.doubled_interval().1
    {
        at.note(Defect::RankingExceedsWhole {
            sum: Measure::sum(sum),
            whole: Measure::Count(whole.value()),
        });
    }
    let shares = items().filter_map(|item| item.share);
    let (count, tenths) = shares.fold((0, 0), |(count, sum), share| {
        (count + 1, sum + u64::from(share.tenths()))
    });
    if tenths * 2 > 2000 + count {
        at.note(Defect::RankingExceedsWhole {
            sum: Measure::Tenths(tenths),
            whole: Measure::WHOLE,
        });
    }
}
