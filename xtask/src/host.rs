//! The site as a good host serves it: compressed ahead of time, typed, cached by name, under the strict policy.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::Response;
use tower::ServiceExt as _;
use tower_http::services::ServeDir;
use walkdir::WalkDir;

use crate::policy;

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

/// A folder with the headers of its files.
#[derive(Clone)]
pub struct Host {
    files: ServeDir,
    policies: HashMap<String, HeaderValue>,
}

impl Host {
    /// Reads the pages of a built site; `adapt` has the last word on the policy of each.
    pub fn new(site: &Path, adapt: impl Fn(String) -> String) -> Result<Self> {
        let mut policies = HashMap::new();
        for entry in WalkDir::new(site) {
            let path = entry.context("the site is not built")?.into_path();
            if path.extension().is_none_or(|extension| extension != "html") {
                continue;
            }
            let policy = adapt(policy::of(&fs::read_to_string(&path)?));
            let policy = HeaderValue::try_from(policy)?;
            let file = path
                .strip_prefix(site)?
                .to_string_lossy()
                .replace('\\', "/");
            if let Some(folder) = file.strip_suffix("index.html") {
                policies.insert(folder.to_owned(), policy.clone());
            }
            policies.insert(file, policy);
        }
        let files = ServeDir::new(site).precompressed_br().precompressed_gzip();
        Ok(Self { files, policies })
    }

    /// Answers a request for a file.
    pub async fn answer(&self, request: Request) -> Response {
        let path = request.uri().path().trim_start_matches('/').to_owned();
        let mut response = match self.files.clone().oneshot(request).await {
            Ok(response) => response.map(Body::new),
            Err(never) => match never {},
        };
        let is_kept = path.starts_with("assets/") && response.status().is_success();
        set(
            &mut response,
            CACHE_CONTROL,
            HeaderValue::from_static(if is_kept { FOR_EVER } else { ASK_AGAIN }),
        );
        self.protect(&path, &mut response);
        response
    }

    /// Gives a response to a path the headers that every response has.
    pub fn protect(&self, path: &str, response: &mut Response) {
        set(
            response,
            X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        );
        set(
            response,
            REFERRER_POLICY,
            HeaderValue::from_static("no-referrer"),
        );
        // In a sandbox a page is a stranger to its own site.
        set(
            response,
            ACCESS_CONTROL_ALLOW_ORIGIN,
            HeaderValue::from_static("*"),
        );
        if let Some(policy) = self.policies.get(path) {
            set(response, CONTENT_SECURITY_POLICY, policy.clone());
        }
    }
}

fn set(response: &mut Response, name: HeaderName, value: HeaderValue) {
    response.headers_mut().insert(name, value);
}
