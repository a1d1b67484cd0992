//! A reader at the built site: a browser of his own, and a server that misbehaves on demand.
//!
//! Nothing here waits for a length of time: every wait is for a state of the page, up to a limit.

use std::cell::RefCell;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, Instant};

use futures::FutureExt as _;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::print::PrintParameters;
use thirtyfour::error::WebDriverErrorInner;
use thirtyfour::prelude::*;
use thirtyfour::session::scriptret::ScriptRet;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use xtask::browser::{Driver, Engine};
use xtask::server::{InjectedFault, Server, Site};
use xtask::workspace;

/// A page as wide as a phone.
pub const PHONE: u32 = 390;
/// A page as wide as a usual screen.
pub const SCREEN: u32 = 1440;
/// So high that every chart is near the view, and so drawn.
const HEIGHT: u32 = 6000;

/// Notes in `window.waits` what every page is to wait for, in milliseconds.
pub const NOTE_WAITS: &str = "window.waits = [];
    const wait = setTimeout;
    window.setTimeout = (act, ms, ...rest) => { waits.push(ms); return wait(act, ms, ...rest); };";

/// Where no policy lets a picture come from.
const LAST: &str = "last.test";

/// What stays where it is while the page is scrolled, over whatever comes there.
pub const FLOATING: &str = "all('body *').filter((part) => ['fixed', 'sticky'].includes(getComputedStyle(part).position)
    && part.checkVisibility({visibilityProperty: true})).map((part) => part.outerHTML.slice(0, 160))";

/// Notes in `window.shift` how far parts of every page move by themselves, and in `window.moved` which.
pub const NOTE_SHIFTS: &str = "window.shift = 0; window.moved = [];
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
        if (entry.hadRecentInput) return;
        window.shift += entry.value;
        for (const {node, previousRect, currentRect} of entry.sources)
            window.moved.push(`${node?.nodeName} ${node?.className ?? node?.data} ${Math.round(entry.startTime)} ${JSON.stringify([previousRect, currentRect])}`);
    })).observe({type: 'layout-shift', buffered: true});";

/// Keeps the long run away but from who asks for it by `#long-run`: in views as high as here it would come to every page,
/// and most tests are of a week's.
const WITHOUT_LONG_RUN: &str = "const observe = IntersectionObserver.prototype.observe;
    IntersectionObserver.prototype.observe = function (part) {
        if (part.id !== 'long-run' || location.hash === '#long-run') observe.call(this, part);
    };";

/// Takes from a page what browsers below the floor have not.
pub const BELOW_THE_FLOOR: &str = "delete Document.prototype.adoptedStyleSheets;";

/// How long a page may take to come to a state.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a state is looked for.
const POLL: Duration = Duration::from_millis(20);
/// How long a test may take.
const LIMIT: Duration = Duration::from_secs(900);

/// Browsers at a time: more would only make each other slow.
static SEATS: Semaphore = Semaphore::const_new(2);

/// One driver for all who are there, where it can serve them; it ends with the last of them, which a static would not.
static DRIVER: Mutex<Weak<Driver>> = Mutex::new(Weak::new());

fn driver(engine: Engine) -> Arc<Driver> {
    let start = || Arc::new(Driver::start(engine).unwrap());
    if !engine.shares_driver() {
        return start();
    }
    let mut known = DRIVER.lock().unwrap_or_else(PoisonError::into_inner);
    known.upgrade().unwrap_or_else(|| {
        let driver = start();
        *known = Arc::downgrade(&driver);
        driver
    })
}

/// The folder of the built site.
pub fn folder() -> PathBuf {
    std::env::var_os("WEEKLY_SITE").map_or_else(workspace::dist, PathBuf::from)
}

/// A reader with a browser and a site of his own.
pub struct Reader {
    /// The site.
    pub site: Server,
    /// The browser's one tab.
    pub tab: WebDriver,
    engine: Engine,
    tolerated: RefCell<Vec<&'static str>>,
    _profile: TempDir,
    _driver: Arc<Driver>,
}

/// Lets a reader visit the site. In the end the console must be silent, and no rule of the policy broken.
pub fn visit(test: impl AsyncFnOnce(&Reader)) {
    visit_site(Site::new(folder()), test);
}

/// The same on a host that sends another policy.
pub fn visit_under(policy: impl Fn(String) -> String + 'static, test: impl AsyncFnOnce(&Reader)) {
    visit_site(Site::new(folder()).policy(policy), test);
}

/// The same of a site in another folder.
pub fn visit_folder(folder: &Path, test: impl AsyncFnOnce(&Reader)) {
    visit_site(Site::new(folder), test);
}

/// The same where the site stands under a path of its host.
pub fn visit_below(path: &str, test: impl AsyncFnOnce(&Reader)) {
    visit_site(Site::new(folder()).under(path), test);
}

/// The same on a host that says one encoding of all texts.
pub fn visit_encoded(charset: &'static str, test: impl AsyncFnOnce(&Reader)) {
    visit_site(Site::new(folder()).charset(charset), test);
}

fn visit_site(site: Site, test: impl AsyncFnOnce(&Reader)) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        let _seat = SEATS.acquire().await.unwrap();
        let reader = Reader::new(site).await;
        // A failed test, too, ends its browser by the way that is meant for it: dropped, it would take minutes.
        let visit = timeout(LIMIT, async {
            test(&reader).await;
            reader.expect_silence().await;
        });
        let outcome = AssertUnwindSafe(visit).catch_unwind().await;
        reader.tab.quit().await.unwrap();
        match outcome {
            Ok(in_time) => in_time.expect("the test takes too long"),
            Err(panic) => resume_unwind(panic),
        }
    });
}

impl Reader {
    async fn new(site: Site) -> Self {
        let engine = Engine::asked_for().unwrap();
        let site = match engine {
            Engine::Chromium => site,
            Engine::Firefox | Engine::WebKit => site.first(WITHOUT_LONG_RUN),
        };
        let site = site.serve().unwrap();
        let profile = TempDir::new().unwrap();
        let driver = driver(engine);
        let wishes = Capabilities::from(engine.capabilities(profile.path()));
        let tab = WebDriver::new(driver.url(), wishes).await.unwrap();
        let reader = Self {
            site,
            tab,
            engine,
            tolerated: RefCell::default(),
            _profile: profile,
            _driver: driver,
        };
        reader.view(SCREEN, HEIGHT).await;
        if engine == Engine::Chromium {
            reader.before_each_page(WITHOUT_LONG_RUN).await;
        }
        reader
    }

    async fn expect_silence(&self) {
        assert_eq!(self.noise().await, Vec::<String>::new(), "on the console");
        assert_eq!(self.site.violations(), Vec::<String>::new(), "violations");
    }

    /// What the console has said since it was asked last, but for what was tolerated. Chromium alone tells.
    pub async fn noise(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            return Vec::new();
        }
        let entries = self.tab.browser_log().await.unwrap();
        let is_tolerated = |message: &str| {
            let tolerated = self.tolerated.borrow();
            tolerated.iter().any(|part| message.contains(part))
        };
        entries
            .into_iter()
            .map(|entry| entry.message)
            .filter(|message| !is_tolerated(message))
            .collect()
    }

    /// Lets the console say what a browser says by itself of a file that is refused.
    pub fn tolerate_refusals(&self) {
        for part in [
            "Failed to load resource",
            "integrity",
            "Failed to fetch",
            "MIME",
            "TypeError",
            "CompileError",
        ] {
            self.tolerate(part);
        }
    }

    /// Lets the console say this, as a browser does by itself where a request fails.
    pub fn tolerate(&self, part: &'static str) {
        self.tolerated.borrow_mut().push(part);
    }

    /// Gives the page another size.
    pub async fn view(&self, width: u32, height: u32) {
        if self.engine != Engine::Chromium {
            let resized = self.tab.set_window_rect(0, 0, width, height).await;
            resized.unwrap();
            return;
        }
        let size =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.cdp("Emulation.setDeviceMetricsOverride", size).await;
        let has_size = format!("innerWidth === {width} && innerHeight === {height}");
        self.until(&has_size).await;
    }

    /// Gives the page another width, so high that every chart is drawn.
    pub async fn wide(&self, width: u32) {
        self.view(width, HEIGHT).await;
    }

    /// Has the page believe in a feature of the system, such as `("prefers-color-scheme", "dark")`, and in no other.
    pub async fn feature(&self, name: &str, value: &str) {
        self.features(&[(name, value)]).await;
    }

    /// Has the page believe in features of the system, and in no others.
    pub async fn features(&self, features: &[(&str, &str)]) {
        let features = features.iter();
        let features: Vec<_> = features
            .map(|(name, value)| json!({"name": name, "value": value}))
            .collect();
        let features = json!({ "features": features });
        self.cdp("Emulation.setEmulatedMedia", features).await;
    }

    /// Runs a script in every page from now on, before any of its own.
    pub async fn before_each_page(&self, script: &str) {
        let script = json!({ "source": script });
        self.cdp("Page.addScriptToEvaluateOnNewDocument", script)
            .await;
    }

    /// Has a file of the site fail; for as long as the driver bears it.
    pub fn fault(&self, path: &str, fault: InjectedFault) {
        let is_script = Path::new(path).extension().is_some_and(|kind| kind == "js");
        let fault = match fault {
            // Its document waits for the copy of a script, and its driver for the document.
            InjectedFault::Stall if is_script && self.engine == Engine::WebKit => {
                InjectedFault::Delay(Duration::from_secs(5))
            }
            fault => fault,
        };
        self.site.fault(path, fault);
    }

    /// Serves pages in which the program waits less than a second for a silent host, until the site is cleared.
    pub fn shorten_patience(&self) {
        self.mark_pages("data-patience=400");
    }

    /// Serves pages in which a report waits for its history, however late that is, until the site is cleared: otherwise
    /// its sparks may go and come.
    pub fn lengthen_patience(&self) {
        self.mark_pages("data-patience=400000");
    }

    /// Serves pages with an attribute of their root that only tests set, until the site is cleared.
    pub fn mark_pages(&self, attribute: &str) {
        for page in ["", "en/"] {
            let html = std::fs::read_to_string(self.site.folder().join(page).join("index.html"));
            let marked = html
                .unwrap()
                .replacen("<html", &format!("<html {attribute}"), 1);
            self.site
                .fault(page, InjectedFault::Body(marked.into_bytes()));
        }
    }

    /// Prints the page, where the browser's driver can.
    pub async fn print(&self) {
        if self.engine != Engine::WebKit {
            let printed = self.tab.print_page(PrintParameters::default()).await;
            assert!(!printed.unwrap().is_empty());
        }
    }

    /// Serves pages that run a script of the test's before any of their own, in every engine and frame, until the site is
    /// cleared. It comes in the place of the script for host pages, which the pages do not need.
    pub fn begin_pages_with(&self, script: &str) {
        for (page, root) in [("", "./"), ("en/", "../")] {
            let html = std::fs::read_to_string(self.site.folder().join(page).join("index.html"));
            let ours = format!("<head><script src=\"{root}embed.js\"></script>");
            let begun = html.unwrap().replacen("<head>", &ours, 1);
            self.site
                .fault(page, InjectedFault::Body(begun.into_bytes()));
        }
        self.site
            .fault("embed.js", InjectedFault::Body(script.as_bytes().to_vec()));
    }

    /// Has pages run their scripts from now on, or not.
    pub async fn scripts(&self, are_run: bool) {
        let are_off = json!({ "value": !are_run });
        self.cdp("Emulation.setScriptExecutionDisabled", are_off)
            .await;
    }

    /// Goes to an address of the site, and sees what comes.
    pub async fn go(&self, path: &str) {
        self.tab.goto(self.site.url(path)).await.unwrap();
    }

    /// Leaves the site: another place on the page that is open would be no other page.
    pub async fn leave(&self) {
        self.tab.goto("about:blank").await.unwrap();
    }

    /// Opens an address of the site and waits for its report.
    pub async fn open(&self, path: &str) {
        self.go(path).await;
        self.until("html.dataset.state === 'ready'").await;
    }

    /// The same, and waits until it has all that it asks for by itself: last of all the weeks beside its own.
    pub async fn open_wholly(&self, path: &str) {
        self.open(path).await;
        self.until_whole().await;
    }

    /// Waits until the page that was opened has all that it asks for by itself, and shows it.
    pub async fn until_whole(&self) {
        self.until(
            "performance.getEntriesByType('resource')
                 .filter(({name}) => name.includes('/data/weeks/') && !name.includes(html.dataset.week))
                 .length === all('a.step[href]').length
             && html.dataset.state === 'ready'",
        )
        .await;
    }

    /// Has the page that is open show another address of the site, as by back and forward: quicker than opening it.
    pub async fn turn_to(&self, address: &str) {
        self.run::<()>(&format!(
            "history.replaceState(null, '', new URL('{address}', weekly.root)); dispatchEvent(new PopStateEvent('popstate'));"
        ))
        .await;
    }

    /// Waits for a week's report.
    pub async fn until_week(&self, week: &str) {
        let shown = format!("html.dataset.state === 'ready' && html.dataset.week === '{week}'");
        self.until(&shown).await;
    }

    /// Waits until every drawing of the week is there, in a language and look: `zh:plain`. Trends may be far from the view.
    pub async fn until_drawn(&self, manner: &str) {
        self.until(&format!(
            "all('.plot:not(.trend)').every((plot) => plot.dataset.drawn?.endsWith(':{manner}'))"
        ))
        .await;
    }

    /// What the site was asked for, but for its icon, which a browser asks for by itself when it likes.
    pub fn asked(&self) -> Vec<String> {
        let all = self.site.requests().into_iter();
        all.filter(|path| path != "favicon.svg").collect()
    }

    /// Waits until the site was asked for a file.
    pub async fn until_asked(&self, file: &str) {
        let is_asked = || self.asked().iter().any(|asked| asked == file);
        let asked = || format!("{file} is not among {:?}", self.asked());
        until(is_asked, asked).await;
    }

    /// Waits until the site has answered the page once more: what the page asked for before it has been asked by then.
    pub async fn until_answered(&self) {
        self.run::<()>(
            "return fetch(`${weekly.root}favicon.svg`, {cache: 'no-store'}).then(() => null);",
        )
        .await;
    }

    /// Waits until the page has laid out and painted what has changed, and has been told of it.
    pub async fn until_painted(&self) {
        self.run::<()>(
            "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(null)))));",
        )
        .await;
    }

    /// Waits until another tab than this one is open, and gives this one and the other.
    pub async fn until_other_tab(&self) -> [WindowHandle; 2] {
        let own = self.tab.window().await.unwrap();
        let other = patiently(async || {
            let tabs = self.tab.windows().await.unwrap();
            tabs.into_iter().find(|tab| *tab != own)
        });
        let other = other.await.expect("another tab opens");
        assert_eq!(self.tab.windows().await.unwrap().len(), 2);
        [own, other]
    }

    /// Waits until a violation of the policy is reported, which a browser does when it likes.
    pub async fn until_reported(&self) {
        let is_reported = || !self.site.violations().is_empty();
        until(is_reported, || "no violation is reported".to_owned()).await;
    }

    /// Breaks a rule of the policy, waits until that is reported, and gives what was reported before it.
    pub async fn until_all_reported(&self) -> Vec<String> {
        self.tolerate(LAST);
        self.run::<()>(&format!("new Image().src = 'https://{LAST}/';"))
            .await;
        let is_last = |told: &String| told.contains(LAST);
        let is_reported = || self.site.violations().iter().any(is_last);
        until(is_reported, || {
            format!("{LAST} is not among {:?}", self.site.violations())
        })
        .await;
        let mut told = self.site.violations();
        told.retain(|told| !is_last(told));
        told
    }

    /// Waits until a condition holds in the page.
    pub async fn until(&self, condition: &str) {
        if !self.comes_to(condition).await {
            let html: String = self.read("html.outerHTML.match(/<html[^>]*>/)[0]").await;
            let address: String = self.read("location.href").await;
            let (console, text) = (self.noise().await, self.text().await);
            let asked = self.asked();
            panic!(
                "never: {condition}\nat {address}\n{html}\nconsole: {console:#?}\nasked: {asked:?}\n{text}"
            );
        }
    }

    /// Whether a condition comes to hold in the page.
    pub async fn comes_to(&self, condition: &str) -> bool {
        let script = format!("return Boolean({condition});");
        // A page that is just going cannot answer; the next one will.
        let look = async || self.answer(&script).await?.convert();
        patiently(async || look().await.is_ok_and(|holds: bool| holds).then_some(()))
            .await
            .is_some()
    }

    /// The value of an expression in the page, which may use `html`, `one(selector)` and `all(selector)`.
    pub async fn read<T: DeserializeOwned>(&self, expression: &str) -> T {
        self.run(&format!("return {expression};")).await
    }

    /// Waits until an expression in the page has a value.
    pub async fn until_reads<T>(&self, expression: &str, expected: &T)
    where
        T: DeserializeOwned + Debug + PartialEq,
    {
        let script = format!("return {expression};");
        let look = async || self.answer(&script).await?.convert();
        let found = patiently(async || {
            look()
                .await
                .is_ok_and(|found: T| found == *expected)
                .then_some(())
        });
        if found.await.is_none() {
            assert_eq!(self.read::<T>(expression).await, *expected, "{expression}");
        }
    }

    /// Runs statements in the page and gives what they return.
    pub async fn run<T: DeserializeOwned>(&self, statements: &str) -> T {
        let answer = self.answer(statements).await;
        let value = answer.and_then(|answer| answer.convert());
        value.unwrap_or_else(|error| panic!("{statements}: {error}"))
    }

    /// The same for a page that may be on its way to another, and for what is no plain value.
    pub async fn answer(&self, statements: &str) -> WebDriverResult<ScriptRet> {
        self.tab.execute(with_shorthands(statements), []).await
    }

    /// The text that is to be seen.
    pub async fn text(&self) -> String {
        self.read("document.body.innerText").await
    }

    /// The part of the address after the site's root.
    pub async fn path(&self) -> String {
        let address: String = self.read("location.href").await;
        let root = self.site.url("");
        let path = address.strip_prefix(&root);
        path.unwrap_or_else(|| panic!("{address} is elsewhere"))
            .to_owned()
    }

    /// Waits until a page of the site is open, of which the browser is asked: it may run no script.
    pub async fn until_at(&self, path: &str) {
        let address = self.site.url(path);
        let is_there = patiently(async || {
            let here = self.tab.current_url().await.ok()?;
            (here.as_str() == address).then_some(())
        });
        assert!(is_there.await.is_some(), "never at {path}");
    }

    /// Clicks on an element as a reader does, who waits until it is to be seen and nothing lies over it.
    pub async fn click(&self, selector: &str) {
        let click = async || self.find(selector).await.click().await;
        let clicked = patiently(async || match click().await {
            Err(error) if is_covered(&error) => None,
            clicked => Some(clicked),
        });
        match clicked.await {
            Some(clicked) => clicked.unwrap(),
            None => panic!("{selector} cannot be clicked"),
        }
    }

    /// Chooses an entry of a list by its value.
    pub async fn choose(&self, selector: &str, value: &str) {
        self.click(&format!("{selector} option[value='{value}']"))
            .await;
    }

    /// Types into an element.
    pub async fn press(&self, selector: &str, keys: impl Into<TypingData>) {
        let keys = keys.into();
        self.find(selector).await.send_keys(keys).await.unwrap();
    }

    /// Goes on to the next element by the keyboard.
    pub async fn press_tab(&self) {
        let keys = self.tab.action_chain().send_keys(Key::Tab);
        keys.perform().await.unwrap();
    }

    /// Points at an element with the mouse.
    pub async fn point_at(&self, selector: &str) {
        let element = self.find(selector).await;
        self.tab
            .action_chain()
            .move_to_element_center(&element)
            .perform()
            .await
            .unwrap();
    }

    /// The first element of a selector.
    pub async fn find(&self, selector: &str) -> WebElement {
        match self.tab.find(By::Css(selector)).await {
            Ok(element) => element,
            Err(error) => panic!("{selector}: {error}"),
        }
    }

    /// Gives the browser an order through its `DevTools` protocol.
    pub async fn cdp(&self, order: &str, parameters: Value) -> Value {
        match self.tab.cdp().send_raw(order, parameters).await {
            Ok(answer) => answer,
            Err(error) => panic!("{order}: {error}"),
        }
    }
}

/// Whether an element is there and cannot be clicked yet.
fn is_covered(error: &WebDriverError) -> bool {
    matches!(
        error.as_inner(),
        WebDriverErrorInner::ElementNotInteractable(_)
            | WebDriverErrorInner::ElementClickIntercepted(_)
    )
}

/// Waits until something is so outside the page.
pub async fn until(is_so: impl Fn() -> bool, otherwise: impl Fn() -> String) {
    let found = patiently(async || is_so().then_some(())).await;
    assert!(found.is_some(), "{}", otherwise());
}

/// Looks for something until it is there; nothing where it does not come in time.
pub async fn patiently<T>(look: impl AsyncFn() -> Option<T>) -> Option<T> {
    let start = Instant::now();
    loop {
        let found = look().await;
        if found.is_some() || start.elapsed() > PATIENCE {
            return found;
        }
        sleep(POLL).await;
    }
}

fn with_shorthands(statements: &str) -> String {
    format!(
        "const html = document.documentElement;
         const one = (selector) => document.querySelector(selector);
         const all = (selector) => [...document.querySelectorAll(selector)];
         {statements}"
    )
}
