//! What readers take along: a part of the program, which comes when it is first asked for.

use futures::{FutureExt, future::LocalBoxFuture};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::{Reader, bring, edition::Edition};
use crate::{browser::boot, chart::Look, export::Offer, lang::Lang, part, ui::faults::Lack};

/// Text of drawings, in CSS pixels.
const TEXT_PX: u16 = 15;

/// Offers figures to be taken along.
pub trait Exporter {
    /// Opens the dialog for the card or figure of an id in the report that is asked for, or for all of it.
    fn offer(&self, reader: Reader, id: String) -> LocalBoxFuture<'static, ()>;
}

/// Makes offers.
pub struct Offers;

impl Exporter for Offers {
    fn offer(&self, reader: Reader, id: String) -> LocalBoxFuture<'static, ()> {
        let work = async move {
            let address = reader.state.read_untracked().address.clone();
            let lang = address.shown_lang();
            let offered = async {
                let (edition, _) = bring(reader.door, &reader.reports, address).await?;
                open(edition, lang, id).await.map_err(|_| Lack::ReportPart)
            };
            if let Err(lack) = offered.await {
                reader.state.update(|state| state.fail(lack));
            }
        };
        work.boxed_local()
    }
}

async fn open(edition: Edition, lang: Lang, id: String) -> Result<(), JsValue> {
    let (page, root) = (edition.page(lang, None), boot::root());
    let Some(offer) = Offer::new(edition.issue(), &page, &id, &root) else {
        return Ok(());
    };
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
