use crate::{
    draft::{Outline, segments},
    report::Place,
};

/// A place named by ids instead of positions, whatever state the draft is in: an
/// element that has an id goes by it.
pub(super) fn place_by_ids(root: Option<&Outline>, place: &Place) -> String {
    let mut at = root;
    let name = |segment: std::borrow::Cow<'_, str>| {
        let list = at;
        at = list.and_then(|outline| outline.at(&Place::ROOT.at(&segment)));
        let is_of_list = list.is_some_and(|list| !list.elements().is_empty());
        let id = at.filter(|_| is_of_list).and_then(id);
        id.map_or_else(|| segment.into_owned(), str::to_owned)
    };
    segments(place).map(name).collect::<Vec<_>>().join("/")
}

/// The place that is named by ids, or the nearest one around it that is there.
pub(super) fn place_of(root: Option<&Outline>, at: &str) -> Place {
    let mut found = (Place::ROOT, root);
    for segment in at.split('/') {
        let Some(outline) = found.1 else {
            break;
        };
        let by_id = |element: &Outline| id(element) == Some(segment);
        let position = outline.elements().iter().position(by_id);
        let step = position.map_or_else(|| segment.to_owned(), |position| position.to_string());
        let Some(next) = outline.at(&Place::ROOT.at(&step)) else {
            break;
        };
        found = (found.0.at(&step), Some(next));
    }
    found.0
}

/// The id of an element of a list.
pub(super) fn id(element: &Outline) -> Option<&str> {
    element.get("id")?.as_text()
}
