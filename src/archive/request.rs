//! The door to the network.

use std::pin::pin;

use futures::{
    FutureExt,
    future::{Either, LocalBoxFuture, select},
};
use gloo_net::http::{Request, Response};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader, RequestCache};

use super::{Archive, Cause, Door, File};

impl Archive {
    /// The archive of the site in the folder `root`, a path that ends with `/`;
    /// `carried` gives what its page carries, by name.
    pub fn of_site(root: &str, patience_ms: u32, carried: fn(&str) -> Option<String>) -> Self {
        let http = Http {
            root: root.to_owned(),
            patience_ms,
            carried,
        };
        Self::new(http, patience_ms)
    }
}

/// The site, over HTTP.
struct Http {
    root: String,
    patience_ms: u32,
    carried: fn(&str) -> Option<String>,
}

impl Door for Http {
    fn bytes(&self, file: File) -> LocalBoxFuture<'static, Result<Vec<u8>, Cause>> {
        let address = format!("{}data/{file}", self.root);
        fetched(address, file.limit_bytes(), self.patience_ms).boxed_local()
    }

    fn pause(&self, millis: u32) -> LocalBoxFuture<'static, ()> {
        TimeoutFuture::new(millis).boxed_local()
    }

    fn carried(&self, name: &str) -> Option<String> {
        (self.carried)(name)
    }

    fn issue(&self, address: &str) -> LocalBoxFuture<'static, Result<Vec<u8>, Cause>> {
        let address = [&self.root, address].concat();
        fetched(address, File::Index.limit_bytes(), self.patience_ms).boxed_local()
    }
}

/// Aborts its request when dropped, which has no effect on one that has been answered.
struct Withdrawal(AbortController);

impl Drop for Withdrawal {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn fetched(address: String, limit: usize, patience_ms: u32) -> Result<Vec<u8>, Cause> {
    let withdrawal = Withdrawal(AbortController::new().map_err(broken_off)?);
    // A corrected week must be seen at once. A server that is asked whether a
    // copy is current may know the file by its time and size alone, which a
    // corrected digit keeps where all times are set alike. So it is not asked:
    // the files are small, and come whole each time.
    let response = Request::get(&address)
        .cache(RequestCache::NoStore)
        .abort_signal(Some(&withdrawal.0.signal()))
        .send();
    let response = in_time(patience_ms, response).await?.map_err(broken_off)?;
    match response.status() {
        404 | 410 => return Err(Cause::Missing),
        status if !response.ok() => return Err(Cause::Refused(status)),
        _ => {}
    }
    if stated_length(&response).is_some_and(|length| length > limit) {
        return Err(Cause::TooLarge);
    }
    let Some(body) = response.body() else {
        return Ok(Vec::new());
    };
    let body: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    while let Some(chunk) = next_chunk(&body, patience_ms).await? {
        let start = bytes.len();
        let end = start + chunk.length() as usize;
        if end > limit {
            return Err(Cause::TooLarge);
        }
        bytes.resize(end, 0);
        chunk.copy_to(&mut bytes[start..]);
    }
    Ok(bytes)
}

/// The next bytes of a body, or `None` at its end.
async fn next_chunk(
    body: &ReadableStreamDefaultReader,
    patience_ms: u32,
) -> Result<Option<Uint8Array>, Cause> {
    let step = in_time(patience_ms, JsFuture::from(body.read())).await?;
    let value = step.and_then(|step| Reflect::get(&step, &JsValue::from_str("value")));
    Ok(value.map_err(broken_off)?.dyn_into().ok())
}

/// The length of the body as sent, which is no more than its length as read.
fn stated_length(response: &Response) -> Option<usize> {
    let length: i64 = response.headers().get("content-length")?.parse().ok()?;
    usize::try_from(length).ok()
}

async fn in_time<T>(patience_ms: u32, work: impl Future<Output = T>) -> Result<T, Cause> {
    match select(pin!(work), TimeoutFuture::new(patience_ms)).await {
        Either::Left((done, _)) => Ok(done),
        Either::Right(_) => Err(Cause::Silent),
    }
}

/// The browser tells a page no more about a failed request than that it failed.
fn broken_off<E>(_: E) -> Cause {
    Cause::Unreachable
}
