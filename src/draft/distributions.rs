//! Distributions by type or place, and what their parts make up.

use crate::report::{Catalogue, Defect, Distribution, DistributionEntry, Indicator, Measure, Part};

use super::{cursor::Cursor, indicators::total, rankings::whole_of, values::Ids};

/// The section `distributions`, each distribution once.
pub(super) fn distributions(
    at: &Cursor,
    catalogue: &Catalogue,
    indicators: &[Indicator],
) -> Vec<Distribution> {
    let mut seen = Ids::default();
    at.each(|at| {
        let [id_at, of, origin, complete, parts_at] =
            &at.object(&["id", "of", "origin", "complete", "parts"])?;
        let id = id_at.known_id(|id| catalogue.distribution(id).is_some());
        id_at.note_repeated(id.as_ref(), &mut seen);
        let entry = id.as_ref().and_then(|id| catalogue.distribution(id));
        let of = whole_of(of, catalogue, entry.map(|entry| &entry.of));
        let origin = origin.or_null(Cursor::origin);
        let is_complete = complete.boolean();
        let parts = parts(parts_at, entry);
        let are_all_read = Some(parts.len()) == parts_at.length();
        let distribution = Distribution {
            id: id?,
            of: of?,
            origin,
            is_complete: is_complete?,
            parts,
        };
        if distribution.is_complete && are_all_read {
            parts_sum(parts_at, &distribution, indicators);
        }
        Some(distribution)
    })
}

fn parts(at: &Cursor, entry: Option<&DistributionEntry>) -> Vec<Part> {
    let mut seen = Ids::default();
    at.at_least_one(|at| {
        let [id_at, value, share] = &at.object(&["id", "value", "share_pct"])?;
        let id = id_at.known_id(|id| {
            entry.is_none_or(|entry| entry.parts.iter().any(|named| named.id == *id))
        });
        id_at.note_repeated(id.as_ref(), &mut seen);
        let value = value.or_null(Cursor::count);
        let share = share.or_null(Cursor::share);
        Some(Part {
            id: id?,
            value,
            share,
        })
    })
}

/// `parts_do_not_sum`: values to their total, shares to 100, each where every
/// part states one, and within what rounding leaves.
fn parts_sum(at: &Cursor, distribution: &Distribution, indicators: &[Indicator]) {
    let parts = &distribution.parts;
    let values: Option<Vec<u64>> = parts.iter().map(|part| part.value).collect();
    if let Some(values) = values
        && let Some(whole) = total(indicators, &distribution.of)
    {
        let sum: u128 = values.into_iter().map(u128::from).sum();
        let (least, most) = whole.doubled_interval();
        if !(least..=most).contains(&(sum * 2)) {
            at.note(Defect::PartsDoNotSum {
                sum: Measure::sum(sum),
                whole: Measure::Count(whole.value()),
            });
        }
    }
    let tenths: Option<Vec<u64>> = parts
        .iter()
        .map(|part| part.share.map(|share| share.tenths().into()))
        .collect();
    if let Some(tenths) = tenths {
        // Each share may be half a tenth of a percent away from the truth.
        let sum: u64 = tenths.iter().sum();
        if (sum * 2).abs_diff(2000) > tenths.len() as u64 {
            at.note(Defect::PartsDoNotSum {
                sum: Measure::Tenths(sum),
                whole: Measure::WHOLE,
            });
        }
    }
}
