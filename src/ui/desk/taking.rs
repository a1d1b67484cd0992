//! What is taken along of a draft: a part of the desk, which comes with it, as the desk asks for nothing once it is ready.

use futures::{FutureExt, future::LocalBoxFuture};
use wasm_bindgen::JsValue;

use crate::{
    lang::Lang,
    page::{self, Issue},
    ui::taking,
};

/// Offers the figures of drafts to be taken along.
pub trait Taking {
    /// Opens the dialog for the card or figure of an id in a draft, or for all of it.
    fn offer(
        &self,
        draft: Issue,
        lang: Lang,
        id: String,
    ) -> LocalBoxFuture<'static, Result<(), JsValue>>;
}

/// Makes offers.
pub struct Drafts;

impl Taking for Drafts {
    fn offer(
        &self,
        draft: Issue,
        lang: Lang,
        id: String,
    ) -> LocalBoxFuture<'static, Result<(), JsValue>> {
        let work = async move {
            let page = page::compose(&draft, lang);
            taking::open(&draft, &page, &id, true).await
        };
        work.boxed_local()
    }
}
