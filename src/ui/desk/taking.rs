//! What is taken along of a draft: a part of the desk that comes before it is ready, for then
//! it asks for no more.

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

/// The offers of the desk.
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
