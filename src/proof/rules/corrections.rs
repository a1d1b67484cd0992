use crate::{
    proof::{
        Finding,
        changes::{
            StatedField, fields, is_citable_prose, is_like, is_new, is_same, unexplained_changes,
        },
        galley::Galley,
        place::place_of,
    },
    report::{Correction, CorrectionKind, Discrepancy, Place, Report, Stated, is_within},
};

/// `correction_missing`: a published figure that was changed has an entry of its own.
pub(super) fn changes_are_told(galley: &Galley) -> Vec<Finding> {
    let Some(earlier) = galley.published.earlier else {
        return Vec::new();
    };
    let untold = unexplained_changes(earlier, galley.report).into_iter();
    let found = untold.map(|change| {
        let place = place_of(galley.report, &change.at);
        let doubt = Discrepancy::CorrectionMissing {
            at: change.at,
            old: change.old,
            new: change.new,
        };
        Finding::new(place, doubt)
    });
    found.collect()
}

/// `correction_altered`: an entry states as old what was published, and the last one
/// of a place as new what stands there. Of sentences, whose words may be bettered and
/// which may move later on, only a new entry is asked, and only where it states them.
pub(super) fn entries_tell_the_truth(galley: &Galley) -> Vec<Finding> {
    let now = citable(galley.report);
    let before = galley.published.earlier;
    let before = before.map(|earlier| (earlier, citable(earlier)));
    let entries = &galley.report.corrections;
    let mut found = Vec::new();
    for (position, entry) in entries.iter().enumerate() {
        let at = Place::ROOT.at("corrections").at(position);
        if let Some((earlier, before)) = &before
            && entry.kind != CorrectionKind::Notice
            && is_new(entry, earlier, galley.report)
        {
            let mut told = entries[..position].iter().rev();
            let is_new = |told: &&Correction| is_new(told, earlier, galley.report);
            let told = told.find(|told| told.at == entry.at && is_new(told));
            let published = stated(before, &entry.at);
            let is_stated = !is_citable_prose(&entry.at) || is_text(&entry.old);
            let is_of_a_figure =
                is_stated && (published.is_some() || stated(&now, &entry.at).is_some());
            let old = told.map(|told| &told.new).or(published);
            let old = old.cloned().unwrap_or(Stated::Nothing);
            if is_of_a_figure && !is_same(&entry.old, &old) {
                let doubt = Discrepancy::CorrectionDisagrees {
                    stated: entry.old.clone(),
                    actual: old,
                    is_old: true,
                };
                found.push(Finding::new(at.at("old"), doubt));
            }
        }
        let is_last = !entries[position + 1..]
            .iter()
            .any(|later| later.kind != CorrectionKind::Notice && is_within(&entry.at, &later.at));
        let is_asked = !is_citable_prose(&entry.at)
            || (is_text(&entry.new)
                && before
                    .as_ref()
                    .is_some_and(|(earlier, _)| is_new(entry, earlier, galley.report)));
        if is_last
            && is_asked
            && let Some((stated, actual)) = untrue_new(entry, &now)
        {
            let doubt = Discrepancy::CorrectionDisagrees {
                stated,
                actual,
                is_old: false,
            };
            found.push(Finding::new(at.at("new"), doubt));
        }
    }
    found
}

/// What an entry states as new and what stands there, where that is something else.
/// Of what is withdrawn nothing stands any more.
fn untrue_new(entry: &Correction, now: &[StatedField]) -> Option<(Stated, Stated)> {
    let stands = match entry.kind {
        CorrectionKind::Notice => return None,
        CorrectionKind::Withdrawal => {
            let is_left = |field: &&StatedField| {
                is_within(&field.at, &entry.at) && field.stated != Stated::Nothing
            };
            if let Some(left) = now.iter().find(is_left) {
                return Some((Stated::Nothing, left.stated.clone()));
            }
            &Stated::Nothing
        }
        CorrectionKind::Correction | CorrectionKind::Revision => stated(now, &entry.at)?,
    };
    (!is_same(&entry.new, stands)).then(|| (entry.new.clone(), stands.clone()))
}

/// `correction_altered`: a published entry stays, word for word, and so does the order
/// of all of them, before any new one.
pub(super) fn entries_stay(galley: &Galley) -> Vec<Finding> {
    let Some(earlier) = galley.published.earlier else {
        return Vec::new();
    };
    let corrections = Place::ROOT.at("corrections");
    let entries = &galley.report.corrections;
    let published = earlier.corrections.iter().enumerate();
    let lost = published.filter(|(_, entry)| !entries.contains(entry));
    let mut found: Vec<_> = lost
        .map(|(position, entry)| {
            let is_altered =
                |other: &Correction| is_like(other, entry) && !earlier.corrections.contains(other);
            let altered = entries.iter().position(is_altered);
            let doubt = Discrepancy::CorrectionAltered {
                published: Box::new(entry.clone()),
                is_gone: altered.is_none(),
            };
            let position = altered.unwrap_or(position.min(entries.len()));
            Finding::new(corrections.at(position), doubt)
        })
        .collect();
    let mut pairs = entries.iter().zip(&earlier.corrections);
    let moved = pairs.position(|(entry, published)| entry != published);
    if found.is_empty()
        && let Some(position) = moved
    {
        let published = Box::new(earlier.corrections[position].clone());
        let doubt = Discrepancy::CorrectionsReordered { published };
        found.push(Finding::new(corrections.at(position), doubt));
    }
    found
}

/// The fields of a report that entries can be about.
fn citable(report: &Report) -> Vec<StatedField> {
    let mut fields = fields(report);
    fields.retain(StatedField::is_citable);
    fields
}

fn is_text(stated: &Stated) -> bool {
    matches!(stated, Stated::Text(_))
}

/// What stands at a place by ids; `None` where there is no such field.
fn stated<'a>(fields: &'a [StatedField], at: &str) -> Option<&'a Stated> {
    let field = fields.iter().find(|field| field.at == at)?;
    Some(&field.stated)
}
