//! The fields of a draft.

use crate::{
    desk::{Edition, Manuscript},
    lang::Lang,
    report::Place,
};

use super::{
    super::element::{Element, classed},
    act::Tell,
};

/// The form of a draft.
pub fn form(manuscript: &Manuscript, _: &Edition, _: Lang, _: Tell) -> Element {
    classed("div", "form").child(manuscript.draft.name())
}

/// The id of the field that a place belongs to.
pub fn field_id(_: &Manuscript, _: &Edition, _: &Place, _: Lang) -> Option<String> {
    None
}
