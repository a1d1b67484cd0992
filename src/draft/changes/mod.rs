//! What a report says otherwise than another one, field by field, and which
//! entries of `corrections` that asks for.

mod fields;

use crate::report::{Correction, CorrectionKind, Origin, Report, Stated};

use fields::{Field, Role, fields};

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
    let (before, after) = (fields(before), fields(after));
    let find = |fields: &[Field], at: &str| fields.iter().find(|field| field.at == at).cloned();
    let kept = before.iter().map(|old| {
        let new = find(&after, &old.at).unwrap_or_else(|| Field::gone(&old.at));
        (old.clone(), new)
    });
    let is_added = |new: &&Field| find(&before, &new.at).is_none();
    let added = after.iter().filter(is_added);
    let added = added.map(|new| (Field::gone(&new.at), new.clone()));
    let mut changes: Vec<_> = kept
        .chain(added)
        .filter(|(old, new)| old.stated != new.stated)
        .map(|(old, new)| ChangedField {
            needs_correction: needs_correction(&old, &new),
            at: old.at,
            old: old.stated,
            new: new.stated,
        })
        .collect();
    changes.sort_by_key(|change| KEYS.iter().position(|key| change.is_within(key)));
    changes
}

/// The changes of published figures that no new entry of `corrections` explains.
pub fn unexplained_changes(before: &Report, after: &Report) -> Vec<ChangedField> {
    let known = before.corrections.len().min(after.corrections.len());
    let entries = &after.corrections[known..];
    let mut changes = changes(before, after);
    changes.retain(|change| {
        change.needs_correction && !entries.iter().any(|entry| change.is_explained_by(entry))
    });
    changes
}

/// The published entries of `corrections` that are gone, moved or altered.
pub fn lost_corrections<'a>(before: &'a Report, after: &Report) -> Vec<&'a Correction> {
    let entries = before.corrections.iter().enumerate();
    entries
        .filter(|(position, entry)| after.corrections.get(*position) != Some(entry))
        .map(|(_, entry)| entry)
        .collect()
}

impl ChangedField {
    /// Whether an entry tells readers of this change: it names the field with
    /// what was published and what holds now, or it takes the whole item back.
    ///
    /// The entry of a value speaks for its rounding as well. Ranked items have
    /// no ids to name them by, so an entry may be about their list.
    pub fn is_explained_by(&self, entry: &Correction) -> bool {
        if entry.at == self.at {
            return is_same(&entry.old, &self.old) && is_same(&entry.new, &self.new);
        }
        let value_at = self.at.strip_suffix("rounded_to");
        if value_at.is_some_and(|item| entry.at == format!("{item}value")) {
            return true;
        }
        let is_taken_back = entry.kind == CorrectionKind::Withdrawal && self.new == Stated::Nothing;
        let is_of_list = self.is_within("rankings") && entry.at.contains('/');
        entry.kind != CorrectionKind::Notice
            && (is_taken_back || is_of_list)
            && self.is_within(&entry.at)
    }

    fn is_within(&self, at: &str) -> bool {
        let rest = self.at.strip_prefix(at);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

/// Whether two statements say the same: `-7.60` is `-7.6`.
fn is_same(one: &Stated, other: &Stated) -> bool {
    match (one, other) {
        (Stated::Number(one), Stated::Number(other)) => trimmed(one) == trimmed(other),
        _ => one == other,
    }
}

fn trimmed(number: &str) -> &str {
    if number.contains('.') {
        number.trim_end_matches('0').trim_end_matches('.')
    } else {
        number
    }
}

fn needs_correction(old: &Field, new: &Field) -> bool {
    match (old.role, new.role) {
        (Role::Figure(origin), _) => origin != Origin::Sample && old.stated != Stated::Nothing,
        (Role::Mark(origin), Role::Mark(new)) => origin != Origin::Sample && new == Origin::Sample,
        _ => false,
    }
}
