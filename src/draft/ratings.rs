//! Overall ratings of a week.

use crate::report::{Catalogue, Rating};

use super::{cursor::Cursor, values::Ids};

/// The section `ratings`: levels on scales of the catalogue, each scale once.
pub(super) fn ratings(at: &Cursor, catalogue: &Catalogue) -> Vec<Rating> {
    let mut seen = Ids::default();
    at.each(|at| {
        let [id_at, level] = &at.object(&["id", "level"])?;
        let id = id_at.known_id(|id| catalogue.rating(id).is_some());
        id_at.note_repeated(id.as_ref(), &mut seen);
        let scale = id.as_ref().and_then(|id| catalogue.rating(id));
        let level = level.known_id(|level| {
            scale.is_none_or(|scale| scale.levels.iter().any(|named| named.id == *level))
        });
        Some(Rating {
            id: id?,
            level: level?,
        })
    })
}
