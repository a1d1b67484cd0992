//! What a report says otherwise than another one, field by field, and which
//! entries of `corrections` that asks for.

mod fields;
mod prose;

use std::collections::{BTreeMap, BTreeSet};

pub(super) use fields::{StatedField, fields};
pub(super) use prose::is_citable_prose;

use crate::report::{Correction, CorrectionKind, Origin, Report, Stated, is_within, ordered_by};

use fields::Role;

/// The keys of a week file that are compared, in its order. `revision`,
/// `corrections` and `acknowledged` are not: they are the record of changes.
const KEYS: [&str; 12] = [
    "week",
    "issue",
    "period",
    "published_on",
    "provenance",
    "ratings",
    "indicators",
    "rankings",
    "distributions",
    "incidents",
    "highlights",
    "editor",
];

/// A field that two reports state differently.
#[derive(Clone, Debug, PartialEq)]
pub struct ChangedField {
    /// The place by ids, such as `indicators/phishing_pages/change_pct`. A list
    /// of items with ids stands for the order of its items.
    pub at: String,
    /// What the one report states.
    pub old: Stated,
    /// What the other one states.
    pub new: Stated,
    /// Whether readers were given the old figure as a real one, so that the
    /// change needs an entry in `corrections`.
    pub needs_correction: bool,
}

/// Every field that is stated differently `after`, in the order of the file.
pub fn changes(before: &Report, after: &Report) -> Vec<ChangedField> {
    let changed_prose = prose::without_their_figures(before, after);
    let (before, after) = (fields(before), fields(after));
    let (old, new) = (by_place(&before), by_place(&after));
    let kept = before
        .iter()
        .map(|field| (Some(field), new.get(&*field.at).copied()));
    let added = after.iter().filter(|field| !old.contains_key(&*field.at));
    let added = added.map(|field| (None, Some(field)));
    let changes = kept
        .chain(added)
        .filter_map(|(old, new)| changed(old, new, &changed_prose))
        .collect();
    ordered_by(changes, |change: &ChangedField| {
        let position = KEYS.iter().position(|key| is_within(&change.at, key));
        position.unwrap_or_default()
    })
}

/// What a report states beside what another one does: every figure, and whatever else is not the same. A real figure
/// is never put beside a sample.
pub fn stated(before: Option<&Report>, report: &Report) -> Vec<ChangedField> {
    let before = before.map(fields).unwrap_or_default();
    let old = by_place(&before);
    let fields = fields(report).into_iter().filter_map(|field| {
        let gone = StatedField::gone(&field.at);
        let old = old.get(&*field.at).copied();
        let old = old.filter(|old| old.is_sample() == field.is_sample());
        let old = old.unwrap_or(&gone);
        let is_told = field.is_citable() || old.stated != field.stated;
        (is_told && field.stated != Stated::Nothing).then(|| ChangedField {
            at: field.at.clone(),
            old: old.stated.clone(),
            new: field.stated.clone(),
            needs_correction: false,
        })
    });
    fields.collect()
}

fn by_place(fields: &[StatedField]) -> BTreeMap<&str, &StatedField> {
    fields.iter().map(|field| (&*field.at, field)).collect()
}

/// What changed in a field, which one of the two may lack.
fn changed(
    old: Option<&StatedField>,
    new: Option<&StatedField>,
    changed_prose: &BTreeSet<String>,
) -> Option<ChangedField> {
    let StatedField { at, .. } = old.or(new)?;
    let gone = StatedField::gone(at);
    let (old, new) = (old.unwrap_or(&gone), new.unwrap_or(&gone));
    (old.stated != new.stated).then(|| ChangedField {
        at: at.clone(),
        old: old.stated.clone(),
        new: new.stated.clone(),
        needs_correction: needs_correction(old, new, changed_prose),
    })
}

/// The changes of published figures that no new entry of `corrections` explains.
pub fn unexplained_changes(before: &Report, after: &Report) -> Vec<ChangedField> {
    let entries = after.corrections.iter();
    let entries: Vec<_> = entries
        .filter(|entry| is_new(entry, before, after))
        .collect();
    let mut changes = changes(before, after);
    changes.retain(|change| {
        change.needs_correction && !entries.iter().any(|entry| change.is_explained_by(entry))
    });
    changes
}

/// Whether an entry of the later report is none of those that the one before has,
/// nor one of them altered.
pub(super) fn is_new(entry: &Correction, before: &Report, after: &Report) -> bool {
    let mut published = before.corrections.iter();
    !published.any(|published| {
        let is_altered = || !after.corrections.contains(published);
        published == entry || (is_like(entry, published) && is_altered())
    })
}

/// Whether two entries are of the same day, kind and place.
pub(super) fn is_like(one: &Correction, other: &Correction) -> bool {
    one.date == other.date && one.kind == other.kind && one.at == other.at
}

/// Whether two statements say the same: `-7.60` is `-7.6`.
pub(super) fn is_same(one: &Stated, other: &Stated) -> bool {
    match (one, other) {
        (Stated::Number(one), Stated::Number(other)) => trimmed(one) == trimmed(other),
        _ => one == other,
    }
}

impl ChangedField {
    /// Whether an entry tells readers of this change: it names the field or all
    /// around it. A withdrawal tells of nothing but what is gone.
    ///
    /// The entry of a value speaks for its rounding as well. Whether the entry has
    /// the right figures is asked of it by itself.
    fn is_explained_by(&self, entry: &Correction) -> bool {
        let value_at = self.at.strip_suffix("rounded_to");
        let is_of_value = value_at.is_some_and(|item| entry.at == format!("{item}value"));
        let can_tell = match entry.kind {
            CorrectionKind::Correction | CorrectionKind::Revision => true,
            CorrectionKind::Withdrawal => self.new == Stated::Nothing,
            CorrectionKind::Notice => false,
        };
        can_tell && (is_of_value || is_within(&self.at, &entry.at))
    }
}

fn trimmed(number: &str) -> &str {
    if number.contains('.') {
        number.trim_end_matches('0').trim_end_matches('.')
    } else {
        number
    }
}

fn needs_correction(
    old: &StatedField,
    new: &StatedField,
    changed_prose: &BTreeSet<String>,
) -> bool {
    match (old.role, new.role) {
        (Role::Prose(origin), _) => origin != Origin::Sample && changed_prose.contains(&old.at),
        (Role::Figure(origin), _) => origin != Origin::Sample && old.stated != Stated::Nothing,
        (Role::Mark(origin), Role::Mark(new)) => origin != Origin::Sample && new == Origin::Sample,
        _ => false,
    }
}
