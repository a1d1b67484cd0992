//! The site on the developer's own machine.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};
use tokio::net::TcpListener;
use tower_http::services::ServeDir;
use tower_livereload::{LiveReloadLayer, Reloader};

use crate::host::Host;
use crate::site::{Build, Parts};
use crate::workspace;

/// Serves the published site, exactly as a good host would.
pub fn published(port: u16) -> Result<()> {
    Build::published(workspace::dist(), None).run()?;
    let host = Host::new(&workspace::dist(), |policy| policy)?;
    let answer = move |request: Request| {
        let host = host.clone();
        async move { host.answer(request).await }
    };
    listen(port, Router::new().fallback(answer))
}

/// Serves a quickly built site; builds and reloads it whenever a source or the data change.
pub fn developing(port: u16) -> Result<()> {
    let folder = workspace::target().join("serve");
    let build = Build::developing(folder.clone());
    let changes = Changes::watch()?; // From here on nothing is missed, not even what changes during the first build.
    let parts = build.run()?;
    let reload = LiveReloadLayer::new();
    let reloader = reload.reloader();
    thread::spawn(move || rebuild(&build, parts, &changes, &reloader));
    listen(
        port,
        Router::new()
            .fallback_service(ServeDir::new(folder))
            .layer(reload),
    )
}

fn listen(port: u16, router: Router) -> Result<()> {
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", port))
            .await
            .with_context(|| format!("port {port} (another one: --port)"))?;
        println!("» http://{}/", listener.local_addr()?);
        axum::serve(listener, router)
            .await
            .context("the server stopped")
    })
}

/// Builds again for every batch of changes; a failed build leaves the site as it was.
fn rebuild(build: &Build, mut parts: Parts, changes: &Changes, reloader: &Reloader) {
    let public = workspace::root().join("public");
    while let Some(paths) = changes.next() {
        if !paths.iter().all(|path| path.starts_with(&public)) {
            match build.parts() {
                Ok(new) => parts = new,
                Err(error) => {
                    eprintln!("error: {error:#}\n» The site stays as it was");
                    continue;
                }
            }
        }
        match build.assemble(&parts) {
            Ok(()) => reloader.reload(),
            Err(error) => eprintln!("error: {error:#}"),
        }
    }
}

/// The changes of everything that the site is made of.
struct Changes {
    paths: mpsc::Receiver<PathBuf>,
    _watcher: RecommendedWatcher,
}

impl Changes {
    /// Begins to watch.
    fn watch() -> Result<Self> {
        let (send, paths) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
            // Reading is an event as well, and building reads everything.
            let Some(event) = event.ok().filter(|event| !event.kind.is_access()) else {
                return;
            };
            for path in event.paths.into_iter().filter(|path| is_source(path)) {
                let _ = send.send(path); // Without a receiver the server is ending.
            }
        })?;
        let root = workspace::root();
        for folder in SOURCES {
            watcher.watch(&root.join(folder), RecursiveMode::Recursive)?;
        }
        // Beside the sources in these two stand folders of tens of thousands of files.
        for folder in ["", "boot"] {
            watcher.watch(&root.join(folder), RecursiveMode::NonRecursive)?;
        }
        Ok(Self {
            paths,
            _watcher: watcher,
        })
    }

    /// Waits for a change, and for those that follow it closely: an editor saves in several steps.
    fn next(&self) -> Option<Vec<PathBuf>> {
        let mut paths = vec![self.paths.recv().ok()?];
        while let Ok(path) = self.paths.recv_timeout(Duration::from_millis(200)) {
            paths.push(path);
        }
        Some(paths)
    }
}

/// The folders that are source in all their depth.
const SOURCES: [&str; 3] = ["src", "style", "public"];

fn is_source(path: &Path) -> bool {
    let Ok(path) = path.strip_prefix(workspace::root()) else {
        return false;
    };
    SOURCES.iter().any(|folder| path.starts_with(folder))
        || ["index.html", "Cargo.toml"]
            .iter()
            .any(|file| path == Path::new(file))
        || (path.parent() == Some(Path::new("boot")) && path.extension().is_some())
}
