//! Pages of other sites around the report: each served by a host of its own, which is another site to the browser.

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;
use thirtyfour::error::WebDriverResult;
use xtask::server::{Server, Site};

use crate::support::{Reader, patiently};

/// What every host page notes: each message that comes, with its origin.
const EARS: &str = "<script>window.said = []; addEventListener('message', ({origin, data}) => said.push({origin, data}));</script>";

/// What a page does whose one frame is to be as high as its report.
pub const FITTING: &str = "<script>addEventListener('message', ({data}) => { if (data.type === 'cncert-weekly:height') document.querySelector('iframe').height = data.height; });</script>";

/// A site of somebody else.
pub struct Host {
    site: Server,
    address: String,
    _folder: TempDir,
}

impl Host {
    /// Serves a page, which may show and run what sites of the report have, and nothing else but its own scripts.
    pub fn serving(page: &[u8]) -> Self {
        Self::serving_with(page, &[])
    }

    /// The same with scripts beside the page: their names there, and where they are taken from.
    pub fn serving_with(page: &[u8], scripts: &[(&str, PathBuf)]) -> Self {
        let folder = TempDir::new().unwrap();
        for (name, file) in scripts {
            fs::copy(file, folder.path().join(name)).unwrap();
        }
        // Pages of another encoding have the other name: the server reads those of this one.
        let name = match str::from_utf8(page) {
            Ok(_) => "index.html",
            Err(_) => "index.htm",
        };
        fs::write(folder.path().join(name), page).unwrap();
        // What others wrote brings its styles; the report needs none to be allowed.
        let styles = if scripts.is_empty() {
            ""
        } else {
            "style-src 'unsafe-inline'; "
        };
        // Sites of the report have one name, and hosts another.
        let policy = format!(
            "default-src 'none'; img-src data:; {styles}script-src 'self' 'unsafe-inline' http://127.0.0.1:*; \
             frame-src http://127.0.0.1:* http://localhost:*"
        );
        let site = Site::new(folder.path()).policy(move |_| policy.clone());
        let site = site.serve().unwrap();
        // By another name than the report's, so that it is another site and not just another port.
        let address = site.url(name).replace("127.0.0.1", "localhost");
        Self {
            site,
            address,
            _folder: folder,
        }
    }

    /// The address of its page.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The rules of its policy that were broken.
    pub fn violations(&self) -> Vec<String> {
        self.site.violations()
    }
}

/// The origin of a site, wherever below it the site stands.
pub fn origin(site: &Server) -> String {
    let url = site.url("");
    url.split('/').take(3).collect::<Vec<_>>().join("/")
}

/// A page with these elements in its body.
pub fn page(body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>Portal</title>{EARS}</head><body>{body}</body></html>"
    )
}

/// Lets the reader see a page of another site, with these elements in its body.
pub async fn open(reader: &Reader, body: &str) -> Host {
    open_bytes(reader, page(body).as_bytes()).await
}

/// The same with a page as it is, byte by byte.
pub async fn open_bytes(reader: &Reader, page: &[u8]) -> Host {
    visit(reader, Host::serving(page)).await
}

/// The same with scripts beside the page.
pub async fn open_with(reader: &Reader, body: &str, scripts: &[(&str, PathBuf)]) -> Host {
    visit(reader, Host::serving_with(page(body).as_bytes(), scripts)).await
}

async fn visit(reader: &Reader, host: Host) -> Host {
    reader.tab.goto(host.address()).await.unwrap();
    host
}

/// A frame of the report with a query, as a host writes it by hand.
pub fn frame(reader: &Reader, query: &str) -> String {
    let address = reader.site.url(&format!("?{query}")).replace('&', "&amp;");
    format!("<iframe src=\"{address}\" width=\"700\" height=\"300\"></iframe>")
}

/// The script for host pages, with its attributes.
pub fn script(reader: &Reader, attributes: &str) -> String {
    format!(
        "<script src=\"{}\" {attributes} async></script>",
        reader.site.url("embed.js")
    )
}

/// All frames of a page, be they in an element of the report, in one of somebody else's, or in none.
pub const FRAMES: &str = "all('iframe, cncert-weekly, side-chain').map((part) => part.shadowRoot?.querySelector('iframe') ?? part)";

/// Goes into a frame of the page.
pub async fn enter(reader: &Reader, place: usize) {
    try_enter(reader, place).await.unwrap();
}

async fn try_enter(reader: &Reader, place: usize) -> WebDriverResult<()> {
    let frame = reader.answer(&format!("return {FRAMES}[{place}];")).await?;
    frame.element()?.enter_frame().await
}

/// Waits until the report in a frame has all that it asks for by itself: nothing that changes it is on its way any more.
pub async fn until_whole(reader: &Reader, place: usize) {
    enter(reader, place).await;
    reader.until_whole().await;
    leave(reader).await;
}

/// Comes back to the page around all frames.
pub async fn leave(reader: &Reader) {
    reader.tab.enter_default_frame().await.unwrap();
}

/// What the reports in the page have said of a kind.
pub fn said(name: &str) -> String {
    format!("said.map(({{data}}) => data).filter((data) => data?.type === 'cncert-weekly:{name}')")
}

/// How often they have said something of a kind.
pub fn times_said(name: &str) -> String {
    format!("{}.length", said(name))
}

/// Waits until they have said something of a kind.
pub async fn until_said(reader: &Reader, name: &str) {
    reader.until(&format!("{} > 0", times_said(name))).await;
}

/// Waits until the console says something to the page's author, and gives it.
pub async fn until_told(reader: &Reader) -> String {
    let told = patiently(async || {
        let noise = reader.noise().await;
        (!noise.is_empty()).then_some(noise)
    });
    let told = told.await.expect("the console says nothing");
    assert_eq!(told.len(), 1, "{told:?}");
    told.concat()
}

/// Waits until a frame is as high as the report in it, within a pixel, and gives the height.
pub async fn fits(reader: &Reader, place: usize) -> f64 {
    let height = format!("{FRAMES}[{place}].clientHeight");
    let fitting = patiently(async || {
        // A frame on the way from one page to another has no height to tell.
        let inner = height_inside(reader, place).await;
        leave(reader).await;
        let outer: f64 = reader.read(&height).await;
        let fits = |inner| inner > 1.0 && (-0.01..=1.0).contains(&(outer - inner));
        inner.is_ok_and(fits).then_some(outer)
    });
    match fitting.await {
        Some(outer) => outer,
        None => panic!(
            "the frame {place} never fits: {}",
            reader.read::<f64>(&height).await
        ),
    }
}

async fn height_inside(reader: &Reader, place: usize) -> WebDriverResult<f64> {
    try_enter(reader, place).await?;
    let height = "return html.getBoundingClientRect().height;";
    reader.answer(height).await?.convert()
}

/// Changes the one report of the page a hundred times, and holds that its frame fits after each, that no more is said than
/// that takes, and that then all are silent.
pub async fn fits_after_each_of_a_hundred_changes(reader: &Reader) {
    until_whole(reader, 0).await;
    fits(reader, 0).await;
    let told = async || reader.read::<usize>(&times_said("height")).await;
    let before = told().await;
    for change in 0..100 {
        enter(reader, 0).await;
        // More and less, by steps that are the same and others that are not, and by fractions of a pixel.
        let change = match change % 4 {
            0 | 1 => "const more = document.createElement('p'); more.textContent = '.'; one('.credit').before(more);".to_owned(),
            2 => format!("one('.credit').style.paddingTop = '{}px';", f64::from(change) * 1.3),
            _ => "one('body > p:not(.credit)')?.remove();".to_owned(),
        };
        reader.run::<()>(&change).await;
        leave(reader).await;
        fits(reader, 0).await;
    }
    let more: usize = told().await - before;
    assert!(
        (75..=110).contains(&more),
        "{more} messages for 100 changes"
    );
    // Nothing is on its way any more: a round trip to the frame and back brings no other.
    let all: usize = reader.read("said.length").await;
    enter(reader, 0).await;
    reader.run::<bool>("return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))));").await;
    leave(reader).await;
    assert_eq!(reader.read::<usize>("said.length").await, all);
}
