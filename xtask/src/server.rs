//! A server for tests: a good host that records what it is asked and misbehaves on demand.

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use anyhow::{Context as _, Result};
use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, IF_MODIFIED_SINCE, IF_NONE_MATCH, RANGE,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::{oneshot, watch};

use crate::earlier;
use crate::host::Host;
pub use crate::injected_fault::InjectedFault;

const REPORTS: &str = "/csp-report";
const FIRST: &str = "/first.js";

type Adapt = Box<dyn Fn(String) -> String>;

/// A built site, about to be served.
pub struct Site {
    folder: PathBuf,
    under: String,
    adapt: Adapt,
    charset: Option<&'static str>,
    first: Option<&'static str>,
}

impl Site {
    /// A site in a folder, to stand at the top of its host.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            under: "/".to_owned(),
            adapt: Box::new(|policy| policy),
            charset: None,
            first: None,
        }
    }

    /// Puts the site under a path like `reports/weekly`.
    #[must_use]
    pub fn under(self, path: &str) -> Self {
        Self {
            under: format!("/{}/", path.trim_matches('/')),
            ..self
        }
    }

    /// Has every page served under another policy than its own.
    #[must_use]
    pub fn policy(self, adapt: impl Fn(String) -> String + 'static) -> Self {
        Self {
            adapt: Box::new(adapt),
            ..self
        }
    }

    /// Has the host say one encoding of every text that it sends, whatever it is.
    #[must_use]
    pub fn charset(self, charset: &'static str) -> Self {
        Self {
            charset: Some(charset),
            ..self
        }
    }

    /// Has every page run a script before any of its own, in browsers whose driver cannot be told so.
    #[must_use]
    pub fn first(self, script: &'static str) -> Self {
        Self {
            first: Some(script),
            ..self
        }
    }

    /// Serves the site on a free port of this machine, which is an origin of its own.
    pub fn serve(self) -> Result<Server> {
        let host = Host::new(&self.folder, |policy| {
            format!("{}; report-uri {REPORTS}", (self.adapt)(policy))
        })?;
        let shared = Arc::new(Shared {
            host,
            under: self.under,
            charset: self.charset,
            first: self.first,
            moves: AtomicUsize::default(),
            faults: Mutex::default(),
            requests: Mutex::default(),
            violations: Mutex::default(),
        });
        let (listening, address) = std::sync::mpsc::channel();
        let (stop, stopped) = oneshot::channel();
        let router = Router::new()
            .fallback(answer)
            .with_state(Arc::clone(&shared));
        let thread = thread::spawn(move || run(router, &listening, stopped));
        let address = address.recv().context("the server could not start")??;
        Ok(Server {
            shared,
            folder: self.folder,
            address,
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

/// A site being served; it ends with this value.
pub struct Server {
    shared: Arc<Shared>,
    folder: PathBuf,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Server {
    /// The address of a page or file: `url("en/?week=2018-W06")`.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{}{path}", self.address, self.shared.root())
    }

    /// Moves the site to another path, where no cache of a browser knows it. Where it was, there is nothing more.
    pub fn renew(&self) {
        self.shared.moves.fetch_add(1, Ordering::Relaxed);
    }

    /// The folder that is served.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The path of a content-hashed file: `asset("reader", "wasm")`.
    pub fn asset(&self, name: &str, extension: &str) -> Result<String> {
        let path = earlier::asset(&self.folder, name, extension)?;
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        Ok(format!("assets/{file}"))
    }

    /// Answers requests for a path badly from now on; the path is as in [`Server::requests`], without a query.
    pub fn fault(&self, path: &str, fault: InjectedFault) {
        let (release, _) = watch::channel(());
        locked(&self.shared.faults).insert(path.to_owned(), Armed { fault, release });
    }

    /// Answers the held requests for a path, and later ones at once.
    pub fn release(&self, path: &str) {
        locked(&self.shared.faults).remove(path);
    }

    /// Ends every fault, releases every held request, and forgets requests and violations.
    pub fn clear(&self) {
        locked(&self.shared.faults).clear();
        locked(&self.shared.requests).clear();
        locked(&self.shared.violations).clear();
    }

    /// The paths asked for so far with their queries, in order, below the site's root: `data/index.json`, or empty for
    /// the root itself.
    pub fn requests(&self) -> Vec<String> {
        locked(&self.shared.requests).clone()
    }

    /// The violations of the policy that browsers have reported so far.
    pub fn violations(&self) -> Vec<String> {
        locked(&self.shared.violations).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Shared {
    host: Host,
    under: String,
    charset: Option<&'static str>,
    first: Option<&'static str>,
    /// How often the site has moved.
    moves: AtomicUsize,
    faults: Mutex<HashMap<String, Armed>>,
    requests: Mutex<Vec<String>>,
    violations: Mutex<Vec<String>>,
}

/// A fault in force. Held requests wait for the end of `release`, that is of this value.
struct Armed {
    fault: InjectedFault,
    release: watch::Sender<()>,
}

impl Shared {
    /// The path under which the site stands now.
    fn root(&self) -> String {
        match self.moves.load(Ordering::Relaxed) {
            0 => self.under.clone(),
            moves => format!("{}{moves}/", self.under),
        }
    }

    /// The fault to be met by a request now, with what it may have to wait for.
    fn met(&self, path: &str) -> Option<(InjectedFault, watch::Receiver<()>)> {
        let mut faults = locked(&self.faults);
        let Armed { fault, release } = faults.get_mut(path)?;
        let met = match fault {
            InjectedFault::Times(0, _) => return None,
            InjectedFault::Times(left, fault) => {
                *left -= 1;
                fault.as_ref().clone()
            }
            InjectedFault::Once(other) => {
                let other = InjectedFault::Body(other.clone());
                std::mem::replace(fault, other)
            }
            fault => fault.clone(),
        };
        Some((met, release.subscribe()))
    }
}

/// Serves until told to stop, on a thread and runtime of its own, so that any kind of test may use it.
fn run(
    router: Router,
    listening: &std::sync::mpsc::Sender<io::Result<SocketAddr>>,
    stopped: oneshot::Receiver<()>,
) {
    let serve = async {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let _ = listening.send(listener.local_addr());
        tokio::select! {
            served = async { axum::serve(listener, router).await } => served,
            _ = stopped => Ok(()),
        }
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    if let Err(error) = runtime.and_then(|runtime| runtime.block_on(serve)) {
        let _ = listening.send(Err(error));
    }
}

async fn answer(State(shared): State<Arc<Shared>>, mut request: Request) -> Response {
    if request.uri().path() == REPORTS && request.method() == Method::POST {
        let report = to_bytes(request.into_body(), 1 << 20)
            .await
            .unwrap_or_default();
        locked(&shared.violations).push(violation(&report));
        return StatusCode::NO_CONTENT.into_response();
    }
    if request.uri().path() == FIRST {
        let script = shared.first.unwrap_or_default();
        return ([(CONTENT_TYPE, "text/javascript")], script).into_response();
    }
    let Some(rest) = request
        .uri()
        .path_and_query()
        .and_then(|whole| whole.as_str().strip_prefix(&shared.root()))
    else {
        locked(&shared.requests).push(request.uri().to_string());
        return StatusCode::NOT_FOUND.into_response();
    };
    locked(&shared.requests).push(rest.to_owned());
    let path = rest.split('?').next().unwrap_or_default().to_owned();
    let Ok(uri) = format!("/{path}").parse::<Uri>() else {
        return StatusCode::BAD_REQUEST.into_response();
    };
    *request.uri_mut() = uri;

    if shared.first.is_some() {
        plain(request.headers_mut());
    }
    let met = shared.met(&path);
    // These have no end to wait for.
    let has_end = !matches!(met, Some((InjectedFault::Stall | InjectedFault::Abort, _)));
    let mut response = match met {
        None => shared.host.answer(request).await,
        Some((InjectedFault::Held, mut release)) => {
            // The wait ends with an error, for nothing is ever sent: the sender is dropped.
            let _ = release.changed().await;
            shared.host.answer(request).await
        }
        Some((InjectedFault::Delay(time), _)) => {
            tokio::time::sleep(time).await;
            shared.host.answer(request).await
        }
        Some((InjectedFault::Tagged(_), _)) if request.headers().contains_key(IF_NONE_MATCH) => {
            StatusCode::NOT_MODIFIED.into_response()
        }
        Some((fault, _)) => {
            plain(request.headers_mut());
            fault.spoil(shared.host.answer(request).await).await
        }
    };
    if shared.first.is_some() && has_end && is_page(response.headers()) {
        response = begun(response).await;
    }
    if let Some(charset) = shared.charset {
        encode(response.headers_mut(), charset);
    }
    response
}

fn is_page(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// A page that asks for the first script before all else.
async fn begun(page: Response) -> Response {
    let (mut head, body) = page.into_parts();
    let html = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let first = format!("<head><script src=\"{FIRST}\"></script>");
    let html = String::from_utf8_lossy(&html).replacen("<head>", &first, 1);
    head.headers.remove(CONTENT_LENGTH);
    Response::from_parts(head, html.into())
}

/// Says an encoding of what is sent, but for programs and pictures.
fn encode(headers: &mut HeaderMap, charset: &str) {
    let kind = headers
        .get(CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok());
    let kind = kind.and_then(|kind| kind.split(';').next());
    let kind = kind.filter(|kind| !["application/wasm", "image/png"].contains(kind));
    let kind = kind.map(|kind| format!("{kind}; charset={charset}"));
    if let Some(Ok(kind)) = kind.map(HeaderValue::try_from) {
        headers.insert(CONTENT_TYPE, kind);
    }
}

/// Asks for the whole file as it is.
fn plain(headers: &mut HeaderMap) {
    for name in [ACCEPT_ENCODING, IF_MODIFIED_SINCE, RANGE] {
        headers.remove(name);
    }
}

/// A browser's report in one line: what was blocked, by which rule, where.
fn violation(report: &[u8]) -> String {
    let report: Value = serde_json::from_slice(report).unwrap_or_default();
    let field = |name: &str| {
        report["csp-report"][name]
            .to_string()
            .trim_matches('"')
            .to_owned()
    };
    let [rule, blocked, page] = ["effective-directive", "blocked-uri", "document-uri"].map(field);
    let [file, line, sample] = ["source-file", "line-number", "script-sample"].map(field);
    format!("{rule} blocked {blocked} on {page} ({file}:{line}) {sample}")
}

/// What a lock guards, be it that a test has panicked meanwhile.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
