//! What can go wrong between a host and its reader, at will.

use std::io;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, ETAG, HeaderValue, LAST_MODIFIED,
};
use axum::response::Response;
use futures_util::{StreamExt as _, stream};
use serde_json::Value;

/// Time for headers and first half to leave: a server that fails at once sends nothing at all.
const BEFORE_THE_CUT: Duration = Duration::from_millis(50);

/// One way in which the answer to a request differs from the file asked for.
#[derive(Clone, Debug)]
pub enum InjectedFault {
    /// There is no such file: 404.
    Missing,
    /// The host fails: 500.
    Refused,
    /// A page of the host's own in place of the file, and called a success.
    Html,
    /// The first half, as if it were the whole.
    Truncated,
    /// The connection is cut in the middle.
    Abort,
    /// The headers, and then never a byte.
    Stall,
    /// No answer until [`release`](crate::server::Server::release), then the file.
    Held,
    /// The file, later.
    Delay(Duration),
    /// A byte in the middle is another.
    Corrupted,
    /// JSON of a schema version that does not exist.
    WrongVersion,
    /// Blanks follow the file, up to this many bytes.
    TooLarge(usize),
    /// The file, called plain text.
    WrongType,
    /// The file, called nothing.
    NoType,
    /// Another content.
    Body(Vec<u8>),
    /// Another content under the one tag that every content has: whoever knows the tag is told that nothing has changed.
    Tagged(Vec<u8>),
    /// The file for the next request, and nobody may store it; then another content.
    Once(Vec<u8>),
    /// A fault of the next so many requests; those after them are answered well.
    Times(usize, Box<InjectedFault>),
}

impl InjectedFault {
    /// Changes a good answer, which is not compressed, into a bad one.
    pub(crate) async fn spoil(self, good: Response) -> Response {
        let (mut head, body) = good.into_parts();
        let whole = to_bytes(body, usize::MAX).await.unwrap_or_default();
        let half = whole.slice(..whole.len() / 2);
        for name in [CONTENT_LENGTH, ETAG, LAST_MODIFIED] {
            head.headers.remove(name);
        }
        // A fault that a browser may keep would outlive its cause.
        head.headers
            .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        let body = match self {
            Self::Missing => {
                head.status = StatusCode::NOT_FOUND;
                Body::empty()
            }
            Self::Refused => {
                head.status = StatusCode::INTERNAL_SERVER_ERROR;
                Body::empty()
            }
            Self::Html => {
                head.headers.insert(
                    CONTENT_TYPE,
                    HeaderValue::from_static("text/html; charset=utf-8"),
                );
                Body::from("<!doctype html><title>Sign in</title><p>Please sign in.")
            }
            Self::Truncated => Body::from(half),
            Self::Abort => {
                head.headers.insert(CONTENT_LENGTH, whole.len().into());
                let cut = async {
                    tokio::time::sleep(BEFORE_THE_CUT).await;
                    Err(io::Error::from(io::ErrorKind::ConnectionReset))
                };
                Body::from_stream(stream::iter([Ok(half)]).chain(stream::once(cut)))
            }
            Self::Stall => {
                head.headers.insert(CONTENT_LENGTH, whole.len().into());
                Body::from_stream(stream::pending::<io::Result<Bytes>>())
            }
            Self::Corrupted => {
                let mut content = whole.to_vec();
                if let Some(byte) = content.get_mut(half.len()) {
                    *byte ^= 0xff;
                }
                Body::from(content)
            }
            Self::WrongVersion => Body::from(of_another_version(&whole)),
            Self::TooLarge(size) => {
                let mut content = whole.to_vec();
                content.resize(size.max(content.len()), b' ');
                Body::from(content)
            }
            Self::WrongType => {
                head.headers
                    .insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
                Body::from(whole)
            }
            Self::NoType => {
                head.headers.remove(CONTENT_TYPE);
                Body::from(whole)
            }
            Self::Body(content) => {
                // Also of a file that is not there.
                head.status = StatusCode::OK;
                Body::from(content)
            }
            Self::Tagged(content) => {
                let headers = &mut head.headers;
                headers.insert(ETAG, HeaderValue::from_static("\"1\""));
                headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
                Body::from(content)
            }
            Self::Held | Self::Delay(_) | Self::Once(_) | Self::Times(..) => Body::from(whole),
        };
        Response::from_parts(head, body)
    }
}

fn of_another_version(content: &[u8]) -> Vec<u8> {
    let mut value =
        serde_json::from_slice(content).unwrap_or(Value::Object(serde_json::Map::default()));
    if let Some(object) = value.as_object_mut() {
        object.insert("schema_version".to_owned(), 999.into());
    }
    value.to_string().into_bytes()
}
