//! The site on the developer's own machine.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use notify_debouncer_mini::notify::RecursiveMode;
use notify_debouncer_mini::{DebounceEventResult, new_debouncer};
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
    let changes = changes()?; // From here on nothing is missed, not even what changes during the first build.
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
fn rebuild(
    build: &Build,
    mut parts: Parts,
    changes: &mpsc::Receiver<Vec<PathBuf>>,
    reloader: &Reloader,
) {
    while let Ok(mut paths) = changes.recv() {
        paths.extend(changes.try_iter().flatten());
        let public = workspace::root().join("public");
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

/// Watches everything that the site is made of.
fn changes() -> Result<mpsc::Receiver<Vec<PathBuf>>> {
    let (send, receive) = mpsc::channel();
    let mut debouncer = new_debouncer(
        Duration::from_millis(200),
        move |events: DebounceEventResult| {
            let paths = events.into_iter().flatten().map(|event| event.path);
            let paths: Vec<_> = paths.filter(|path| is_source(path)).collect();
            if !paths.is_empty() {
                let _ = send.send(paths); // Nobody listens any more: the server is ending.
            }
        },
    )?;
    let root = workspace::root();
    let watcher = debouncer.watcher();
    for folder in ["src", "style", "public"] {
        watcher.watch(&root.join(folder), RecursiveMode::Recursive)?;
    }
    // Beside the sources in these two stand folders of tens of thousands of files.
    for folder in ["", "boot"] {
        watcher.watch(&root.join(folder), RecursiveMode::NonRecursive)?;
    }
    std::mem::forget(debouncer); // It watches until the process ends.
    Ok(receive)
}

fn is_source(path: &Path) -> bool {
    let Ok(path) = path.strip_prefix(workspace::root()) else {
        return false;
    };
    let folders = ["src", "style", "public"];
    folders.iter().any(|folder| path.starts_with(folder))
        || ["index.html", "Cargo.toml"]
            .iter()
            .any(|file| path == Path::new(file))
        || (path.parent() == Some(Path::new("boot")) && path.extension().is_some())
}
