//! The site as a good host serves it: compressed ahead of time, and otherwise by the list in `deploy`.

use std::path::Path;

use anyhow::{Context, Result};
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{CONTENT_TYPE, HeaderName, HeaderValue, IF_MODIFIED_SINCE, LAST_MODIFIED};
use axum::response::Response;
use deploy::{Frames, Hosting, KEPT, POLICY, kinds};
use tower::ServiceExt as _;
use tower_http::services::ServeDir;

/// A folder with the headers of its files.
#[derive(Clone)]
pub struct Host {
    files: ServeDir,
    headers: Vec<(HeaderName, HeaderValue)>,
}

impl Host {
    /// Reads the pages of a built site; `adapt` has the last word on their policy.
    pub fn new(site: &Path, adapt: impl Fn(String) -> String) -> Result<Self> {
        let hosting = Hosting::of(site, Frames::default()).context("the site is not built")?;
        let headers = hosting.headers().into_iter().map(|(name, value)| {
            let value = if name == POLICY { adapt(value) } else { value };
            Ok((name.parse()?, value.try_into()?))
        });
        Ok(Self {
            files: ServeDir::new(site).precompressed_br().precompressed_gzip(),
            headers: headers.collect::<Result<_>>()?,
        })
    }

    /// Answers a request for a file.
    pub async fn answer(&self, mut request: Request) -> Response {
        let path = request.uri().path().trim_start_matches('/').to_owned();
        // A file comes whole: its date does not tell whether it has changed.
        request.headers_mut().remove(IF_MODIFIED_SINCE);
        let mut response = match self.files.clone().oneshot(request).await {
            Ok(response) => response.map(Body::new),
            Err(never) => match never {},
        };
        let is_there = response.status().is_success();
        let kept = if is_there {
            kinds::kept(&path)
        } else {
            kinds::ASK_AGAIN
        };
        let headers = response.headers_mut();
        headers.remove(LAST_MODIFIED);
        headers.extend(self.headers.iter().cloned());
        headers.insert(KEPT, HeaderValue::from_static(kept));
        if let Some(kind) = kinds::media_type(&path).filter(|_| is_there)
            && let Ok(kind) = kind.try_into()
        {
            headers.insert(CONTENT_TYPE, kind);
        }
        response
    }
}
