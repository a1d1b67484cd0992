//! The reader: brings the report that the address asks for, and shows it.
//!
//! The address is the one thing that a reader's action changes; what is shown
//! is derived from it and from what the archive brings. Loading lives here,
//! beside the page, so that the page itself stays a plain function.

mod edition;
mod marks;
mod reports;
mod state;
mod taking;

use std::{
    cell::{Cell, OnceCell, RefCell},
    pin::pin,
    rc::Rc,
};

use futures::{
    FutureExt,
    future::{Either, select},
};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    archive::Task,
    browser::{
        Address, Detour, Site,
        boot::{self, MountPoint},
        document, history,
        media::Wish,
        network,
    },
    chart::bridge,
    lang::words,
    page::Page,
    part::{self, Door},
};

use super::{
    app::app,
    banners::banners,
    element::{IntoChild, Node, classed, element, trust},
    faults::Lack,
    masthead::language_link,
    run::Runs,
    screen::{Ask, Intent, walk},
};
use edition::Edition;
use marks::Marks;
use reports::Watch;
use state::State;

pub use reports::{Reports, reports_of_site};
pub use taking::{Exporter, Offers};

/// After how long a wait the reader is told what it is for, in milliseconds.
const WORD_MS: u32 = 1000;

/// How long the page has to have been at rest before something is said to those who listen, in milliseconds: a screen reader that
/// has hundreds of changes to look at drops what is said among them (Orca 43 does from a hundred on).
const REST_MS: u32 = 500;

/// Starts the reader in the element that the boot script has prepared.
///
/// What brings reports comes through a door, as a part of the program, and the long run through another.
pub fn start(door: Door<&'static dyn Reports>, door_of_run: Door<&'static dyn Runs>) {
    boot::report_panics();
    spawn_local(begin(door, door_of_run).boxed_local());
}

/// Begins in three steps, between which the browser may answer whoever reads the published page.
async fn begin(door: Door<&'static dyn Reports>, door_of_run: Door<&'static dyn Runs>) {
    let site = document::site();
    let mut state = State::new(history::here(&site));
    if state.asks_for_page_of(site.page()) {
        state.carry(carried());
        pause().await;
    }
    let adopts = boot::adopts(state.is_published_page(site.page()));
    state.is_still = adopts;
    let reader = Reader {
        door,
        door_of_run,
        reports: Rc::default(),
        task: Rc::default(),
        comparing: Rc::default(),
        watch: Rc::default(),
        is_printing: Rc::default(),
        is_led: Rc::new(Cell::new(adopts)),
        state: ArcRwSignal::new(state),
        site,
    };
    let root = boot::mount_point();
    let marks = Marks::of(root.clone());
    let view = reader.clone();
    if adopts {
        adopt(&root, move || view.view(marks));
        pause().await;
        // Only now, as the page stands: the first view had to be the published one.
        reader
            .state
            .update_untracked(|state| state.is_still = false);
        reader.state.notify();
        part::interest().await;
        // What reads reports would share the line with the drawings on screen.
        bridge::settled().await;
        if reader.task.borrow().is_some() {
            return; // What the reader has asked for meanwhile.
        }
    } else {
        mount_to(root.element(), move || view.view(marks)).forget();
    }
    reader.load();
}

/// The page that was published where the program begins.
fn carried() -> Option<Page> {
    Page::from_carried(&document::carried("page")?)
}

/// Ends what the browser sees as one task.
async fn pause() {
    TimeoutFuture::new(0).await;
}

/// Takes over the published page, whose nodes stay. As Leptos' own function, but
/// for what a server would send along.
fn adopt(root: &MountPoint, view: impl FnOnce() -> Shown) {
    // Refused where it has been done.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let page = owner.with(|| view().hydrate_from::<true>(&root.element()));
    // For as long as the document.
    std::mem::forget((owner, page));
}

/// The page, made anew after every change.
type Shown = Box<dyn FnMut() -> Node + Send>;

/// The reader of a site.
#[derive(Clone)]
pub struct Reader {
    site: Site,
    door: Door<&'static dyn Reports>,
    door_of_run: Door<&'static dyn Runs>,
    /// Where reports come from, once that part of the program has come.
    reports: Rc<OnceCell<&'static dyn Reports>>,
    /// What is being brought; replaced when something else is asked for.
    task: Rc<RefCell<Option<Task>>>,
    /// Brings the other report of a comparison.
    comparing: Rc<RefCell<Option<Watch>>>,
    /// Brings the long run.
    watch: Rc<RefCell<Option<Watch>>>,
    /// Whether the page is to be printed once that has come.
    is_printing: Rc<Cell<bool>>,
    /// Whether the reader is where the address points within the page.
    is_led: Rc<Cell<bool>>,
    state: ArcRwSignal<State>,
}

impl Reader {
    fn view(self, marks: Marks) -> Shown {
        let kept = StoredValue::new_local(self.clone());
        let ask = Ask::new(move |intent| kept.with_value(|reader| reader.answer(intent)));
        self.listen();
        let (reader, rest) = (self.clone(), RefCell::new(None));
        Effect::new(move || {
            marks.leave(&reader.state.read());
            document::say("");
            let state = reader.state.clone();
            let speak = async move {
                TimeoutFuture::new(REST_MS).await;
                document::say(&state.update_untracked(State::come_to_rest));
            };
            rest.replace(Some(Task::spawn(speak)));
        });
        let state = self.state;
        Box::new(move || {
            let state = state.read();
            if !state.is_still {
                trust(!boot::is_touched());
                // What the program is about to write is no news.
                let unheard = async {
                    boot::is_touched();
                };
                spawn_local(unheard.boxed_local());
            }
            shown(&state, ask)
        })
    }

    /// Does what the reader asks for.
    fn answer(&self, intent: Intent) {
        match intent {
            Intent::Go(next) => {
                let before = self.state.read_untracked().address.clone();
                // Reports and languages are steps on the way back; looks are not.
                if !next.asks_as(&before) || next.shown_lang() != before.shown_lang() {
                    history::push(&self.site, &next);
                } else {
                    history::replace(&self.site, &next);
                }
                self.state.update(|state| state.prefer(&next));
                self.go(next);
            }
            Intent::Size(size) => self.state.update(|state| state.prefer_size(size)),
            Intent::Switch(id, news) => self.state.update(|state| state.switch(id, news)),
            Intent::Walk(id, at) => self.state.update(|state| walk(&mut state.walks, id, at)),
            Intent::Draw(manner) => self.state.update(|state| state.manner = manner),
            Intent::Print => self.print(),
            Intent::Take(id) => {
                let reader = self.clone();
                let work = async move {
                    match (reader.door_of_run)().await {
                        Ok(runs) => runs.exporter().offer(reader, id).await,
                        Err(_) => reader.state.update(|state| state.fail(Lack::TakingPart)),
                    }
                };
                spawn_local(work.boxed_local());
            }
            Intent::TryAgain => {
                self.state.update_untracked(|state| state.has_charts = true);
                self.load_again();
            }
            Intent::DismissOffer => self.state.update(|state| state.is_offer_dismissed = true),
            Intent::ChartsUnavailable => {
                // Every figure says so; the first one counts.
                if self.state.read_untracked().has_charts {
                    self.state.update(|state| state.has_charts = false);
                }
            }
        }
    }

    /// Shows another address.
    fn go(&self, next: Address) {
        let is_to_be_brought = self.state.read_untracked().has_to_bring(&next);
        self.state.update_untracked(|state| state.go(next));
        if is_to_be_brought {
            self.load();
        } else {
            self.bring_comparison();
        }
        // Only now: what is at hand has come before the page is made anew, and that is done once.
        self.state.notify();
    }

    /// Brings the week that is asked for, and gives up the one on its way.
    fn load(&self) {
        part::show_interest();
        self.state.update_untracked(State::begin);
        let (door, reports, state) = (self.door, self.reports.clone(), self.state.clone());
        let reader = self.clone();
        let work = async move {
            let address = state.read_untracked().address.clone();
            let bringing = pin!(bring(door, &reports, address));
            let brought = match select(bringing, TimeoutFuture::new(WORD_MS)).await {
                Either::Left((brought, _)) => brought,
                Either::Right(((), bringing)) => {
                    state.update(State::wait);
                    bringing.await
                }
            };
            state.maybe_update(|state| {
                state.change(|state| match brought {
                    Ok((edition, detour)) => state.take(edition, detour),
                    Err(lack) => {
                        // Another issue than the one asked for is better than none.
                        if state.page.is_none() {
                            state.carry(carried());
                        }
                        state.fail(lack);
                    }
                })
            });
            if !reader.is_led.replace(true) {
                // A browser that looked for the place before there was a page found none.
                pause().await;
                document::follow_fragment();
            }
            if let Some(reports) = reports.get() {
                complete(*reports, &state).await;
                reader.await_run(*reports, false);
                reader.bring_comparison();
            }
        };
        *self.task.borrow_mut() = Some(Task::spawn(work));
    }

    /// Brings once more what failed.
    fn load_again(&self) {
        self.load();
        self.state.notify();
    }

    /// Prints the page once the long run is there, or cannot be had: a page that is being printed waits for nothing.
    fn print(&self) {
        let reports = self.reports.get();
        let is_coming = reports.is_some_and(|reports| self.await_run(*reports, true));
        self.is_printing.set(is_coming);
        if !is_coming {
            document::print();
        }
    }

    /// Brings the long run at once, or when its place is near the view; says whether it is yet to come.
    fn await_run(&self, reports: &'static dyn Reports, is_at_once: bool) -> bool {
        let state = self.state.read_untracked();
        if matches!(state.long_run, Some(Ok(_))) {
            return false;
        }
        let Some(edition) = state.edition() else {
            return false;
        };
        let (signal, is_printing) = (self.state.clone(), self.is_printing.clone());
        let show = move |brought| {
            signal.update(|state| state.long_run = Some(brought));
            if is_printing.take() {
                // Once it stands, and can be drawn.
                let work = async {
                    bridge::bring().await;
                    pause().await;
                    document::print();
                };
                spawn_local(work.boxed_local());
            }
        };
        let is_at_once = is_at_once || state.address.is_of_long_run();
        let watch = reports.long_run(edition, self.door_of_run, is_at_once, Box::new(show));
        self.watch.replace(Some(watch));
        true
    }

    /// Brings what the week that is shown is to be compared with, where the address asks for it.
    fn bring_comparison(&self) {
        let state = self.state.read_untracked();
        let (Some((beside, edition)), Some(reports)) = (state.awaited_beside(), self.reports.get())
        else {
            return;
        };
        let asked = state.address.at_week(beside.other.clone());
        let signal = self.state.clone();
        let show = move |brought| signal.update(|state| state.compare(beside.clone(), brought));
        let watch = reports.comparison(edition, asked, self.door_of_run, Box::new(show));
        self.comparing.replace(Some(watch));
    }

    /// Follows the way back and forward, the system's colours and the network,
    /// for as long as the page is there.
    fn listen(&self) {
        let reader = self.clone();
        let moves = history::on_move(self.site.clone(), move |address| reader.go(address));
        let reader = self.clone();
        let returns = network::on_return(move || {
            if reader.state.read_untracked().has_lack() {
                reader.load_again();
            }
        });
        let wishes = Wish::ALL.map(|wish| {
            let state = self.state.clone();
            wish.on_change(move || state.notify())
        });
        StoredValue::new_local((moves, returns, wishes));
    }
}

/// Brings the report that is asked for, and before it what reads reports.
async fn bring(
    door: Door<&'static dyn Reports>,
    reports: &OnceCell<&'static dyn Reports>,
    address: Address,
) -> Result<(Edition, Option<Detour>), Lack> {
    if reports.get().is_none() {
        let brought = door().await.map_err(|_| Lack::ReportPart)?;
        let _ = reports.set(brought);
    }
    let reports = reports.get().ok_or(Lack::ReportPart)?;
    reports.bring(address).await.map_err(Lack::File)
}

/// Brings what was late, then what will probably be asked for next.
async fn complete(reports: &'static dyn Reports, state: &ArcRwSignal<State>) {
    let Some(edition) = state.read_untracked().edition() else {
        return;
    };
    if !edition.issue().is_history_whole {
        let whole = reports.completed(edition.clone()).await;
        state.maybe_update(|state| state.change(|state| state.complete(whole)));
    }
    reports.look_ahead(edition).await;
}

/// The page; before the first a notice where it cannot be had.
fn shown(state: &State, ask: Ask) -> Node {
    if let Some(screen) = state.screen() {
        return app(&screen, ask);
    }
    let failed = state.lack.is_some().then(|| {
        let other = language_link(&state.address, |to| to.href(state.address.page), ask);
        let title =
            classed("div", "title").child(element("h1").child(words(state.lang()).nothing_to_show));
        let main =
            element("main")
                .child(title)
                .child(banners(&state.banners(), &state.address, ask));
        // Whose page it is stands in what could not be had.
        let bar = classed("div", "bar").child(element("span")).child(other);
        classed("div", "page")
            .child(element("header").child(bar))
            .child(main)
    });
    failed.into_child()
}
