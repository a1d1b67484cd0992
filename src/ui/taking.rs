//! The dialog in which figures are taken along: of a published report, or of a draft on the desk. It is behind a door in
//! either program.

use wasm_bindgen::JsValue;

use crate::{
    browser::boot,
    chart::Look,
    export::Offer,
    page::{Issue, Page},
    part,
};

/// Text of drawings, in CSS pixels.
pub(super) const TEXT_PX: u16 = 15;

/// Opens the dialog for the card or figure of an id on a page, or for all of it.
pub(super) async fn open(
    issue: &Issue,
    page: &Page,
    id: &str,
    is_draft: bool,
) -> Result<(), JsValue> {
    let root = boot::root();
    let Some(mut offer) = Offer::new(issue, page, id, &root) else {
        return Ok(());
    };
    if is_draft {
        offer = offer.of_draft();
    }
    let drawn = match offer.figure() {
        Some(figure) => {
            let drawing = part::charts().await?;
            let option = drawing.option(figure);
            option.map(|(option, _)| [option, drawing.theme(Look::Plain, TEXT_PX)])
        }
        None => None,
    };
    boot::take(&offer.told(drawn)).await
}
