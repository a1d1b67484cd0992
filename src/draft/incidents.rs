//! The incidents that CNCERT handled.

use crate::report::{Catalogue, Defect, Id, IncidentCategory, Incidents};

use super::{cursor::Cursor, values::Ids};

/// The section `incidents`, none of whose numbers is larger than their total.
pub(super) fn incidents(at: &Cursor, catalogue: &Catalogue) -> Option<Incidents> {
    let [origin, total, cross_border, actors_at, categories_at, text] = &at.object(&[
        "origin",
        "total",
        "cross_border",
        "actors",
        "categories",
        "text",
    ])?;
    let origin = origin.or_null(Cursor::origin);
    let total = total.or_null(Cursor::count);
    let cross_border = cross_border.or_null(|at| part(at, total));
    let actors = actors(actors_at, catalogue);
    let mut seen = Ids::default();
    let categories = categories_at.each(|at| category(at, catalogue, total, &mut seen));
    let text = text.or_null(Cursor::prose);
    Some(Incidents {
        origin,
        total,
        cross_border,
        actors,
        categories,
        text,
    })
}

fn category(
    at: &Cursor,
    catalogue: &Catalogue,
    total: Option<u64>,
    seen: &mut Ids,
) -> Option<IncidentCategory> {
    let [id_at, value, emphasis, actors_at] = &at.object(&["id", "value", "emphasis", "actors"])?;
    let id = id_at.known_id(|id| catalogue.category(id).is_some());
    id_at.note_repeated(id.as_ref(), seen);
    let value = value.or_null(|at| part(at, total));
    let is_emphasised = emphasis.boolean();
    let actors = actors(actors_at, catalogue);
    Some(IncidentCategory {
        id: id?,
        value,
        is_emphasised: is_emphasised?,
        actors,
    })
}

fn actors(at: &Cursor, catalogue: &Catalogue) -> Vec<Id> {
    let mut seen = Ids::default();
    at.each(|at| {
        let id = at.known_id(|id| catalogue.actor(id).is_some());
        at.note_repeated(id.as_ref(), &mut seen);
        id
    })
}

/// A number of incidents among a total; `part_exceeds_whole` where it is larger.
fn part(at: &Cursor, total: Option<u64>) -> Option<u64> {
    let part = at.count()?;
    if let Some(total) = total.filter(|total| part > *total) {
        at.note(Defect::PartExceedsWhole { part, whole: total });
    }
    Some(part)
}
