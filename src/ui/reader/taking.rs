//! What readers take along: a part of the program, which comes when it is first asked for.

use futures::{FutureExt, future::LocalBoxFuture};
use leptos::prelude::*;

use super::{Reader, bring};
use crate::ui::{faults::Lack, taking};

/// Offers figures to be taken along.
pub trait Exporter {
    /// Opens the dialog for the card or figure of an id in the report that is asked for or in its long run, or for all of it.
    fn offer(&self, reader: Reader, id: String) -> LocalBoxFuture<'static, ()>;
}

/// The offers of the reader's program.
pub struct Offers;

impl Exporter for Offers {
    fn offer(&self, reader: Reader, id: String) -> LocalBoxFuture<'static, ()> {
        let work = async move {
            // The state is not held while anything is waited for.
            let of_run = reader.state.read_untracked().offer_of_run(&id);
            let opened = match of_run {
                Some(opening) => opening.await.map_err(|_| Lack::TakingPart),
                None => offer_of_page(&reader, &id).await,
            };
            if let Err(lack) = opened {
                reader.state.update(|state| state.fail(lack));
            }
        };
        work.boxed_local()
    }
}

async fn offer_of_page(reader: &Reader, id: &str) -> Result<(), Lack> {
    let address = reader.state.read_untracked().address.clone();
    let lang = address.shown_lang();
    let (edition, _) = bring(reader.door, &reader.reports, address).await?;
    let page = edition.page(lang, None);
    let opening = taking::open(edition.issue(), &page, id, false);
    opening.await.map_err(|_| Lack::TakingPart)
}
