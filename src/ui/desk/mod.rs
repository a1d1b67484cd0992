//! The editors' desk in the browser: drafts come from the editor's own machine, and
//! nothing of them leaves it.
//!
//! Before it is ready the desk brings all that is published, the chart library and its
//! preview's document; from then on it asks for nothing but parts of its own program, with the
//! first document or package, and for what is published when a package is made. What is done to
//! a draft changes the one [`Desk`]; the page and both previews are derived from it again.

mod act;
mod changes;
mod documents;
mod findings;
mod follow;
mod form;
mod outgoing;
mod panes;
mod preview;
mod source;
mod state;
mod taking;
mod view;
mod work;

use std::{
    cell::{Cell, OnceCell, RefCell},
    rc::Rc,
};

use futures::{FutureExt, future::join};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    archive::Archive,
    browser::{
        boot, document,
        files::{self, Intake},
        frame::{self, Frame},
        history,
        media::{self, Wish},
        workplace,
    },
    chart::bridge,
    desk::{Desk, Document, Edition, Importer, Proofreader},
    lang::{Lang, desk_words},
    part::{self, Door},
};

use super::element::Node;
use act::{Act, Dispatch};
use follow::Following;
use panes::Pane;
use state::{Phase, State, Tab, Width};

pub use outgoing::{Outbox, Outgoing};
pub use taking::{Drafts, Taking};

/// Starts the desk in the element that the boot script has prepared.
///
/// The proofreader, the reader of documents, what is handed out and what is taken along come
/// through doors, as parts of the program.
pub fn start_desk(
    proofreader: Door<&'static dyn Proofreader>,
    importer: Door<&'static dyn Importer>,
    outgoing: Door<&'static dyn Outgoing>,
    taking: Door<&'static dyn Taking>,
) {
    boot::report_panics();
    document::set_listed(false);
    let site = document::site();
    let address = history::here(&site);
    let is_framed = workplace::is_framed();
    boot::adopts(false);
    let mount_point = boot::mount_point();
    let mut state = State::new(address, is_framed, files::has_picker());
    if media::is_narrow() {
        state.width = Width::Phone;
    }
    document::set_lang(state.lang());
    document::set_theme(state.address.theme);
    document::set_title(desk_words(state.lang()).title);
    let room = Room::new(state, proofreader, importer, outgoing, taking);
    let view = room.clone();
    mount_to(mount_point.element(), move || view.view()).forget();
    boot::ready();
    if !is_framed {
        room.listen();
        room.load();
    }
}

/// The room around the desk: what connects it with the browser.
#[derive(Clone)]
pub struct Room {
    /// Where the proofreader comes from.
    proofreader: Door<&'static dyn Proofreader>,
    /// Where the reader of documents comes from.
    importer: Door<&'static dyn Importer>,
    /// The documents that wait for it.
    waiting: Rc<RefCell<Vec<Document>>>,
    /// Whether it is on its way.
    is_reading: Rc<Cell<bool>>,
    /// Where what makes packages and documents comes from.
    outgoing: Door<&'static dyn Outgoing>,
    door_of_taking: Door<&'static dyn Taking>,
    /// What offers figures to be taken along, once it has come.
    taking: Rc<OnceCell<&'static dyn Taking>>,
    archive: Archive,
    state: ArcRwSignal<State>,
    panes: [Pane; 2],
    following: Following,
    intake: Rc<RefCell<Option<Intake>>>,
    /// Counts how often the previews were made anew.
    turn: Rc<Cell<u32>>,
    /// Whether large drafts are being read and proofread.
    is_surveying: Rc<Cell<bool>>,
    /// Whether the previews will be made anew in a moment.
    is_pending: Rc<Cell<bool>>,
    /// How far down each view of the draft was left.
    places: Rc<Cell<[i32; Tab::ALL.len()]>>,
}

type Shown = Box<dyn FnMut() -> Node + Send>;

impl Room {
    fn new(
        state: State,
        proofreader: Door<&'static dyn Proofreader>,
        importer: Door<&'static dyn Importer>,
        outgoing: Door<&'static dyn Outgoing>,
        door_of_taking: Door<&'static dyn Taking>,
    ) -> Self {
        let pane = |lang| Pane {
            lang,
            screen: ArcRwSignal::new(None),
            switched: Rc::default(),
            walks: Rc::default(),
            is_mounted: Rc::default(),
        };
        Self {
            proofreader,
            importer,
            waiting: Rc::default(),
            is_reading: Rc::default(),
            outgoing,
            door_of_taking,
            taking: Rc::default(),
            archive: Archive::of_site(&boot::root(), document::patience_ms(), document::carried),
            state: ArcRwSignal::new(state),
            panes: Lang::BOTH.map(pane),
            following: Following::default(),
            intake: Rc::default(),
            turn: Rc::default(),
            is_surveying: Rc::default(),
            is_pending: Rc::default(),
            places: Rc::default(),
        }
    }

    fn view(self) -> Shown {
        let kept = StoredValue::new_local(self.clone());
        let dispatch = Dispatch::new(move |act| kept.with_value(|room| room.act(act)));
        let state = self.state;
        Box::new(move || view::view(&state.read(), dispatch))
    }

    /// Listens to files, keys and leaving for as long as the page is there.
    fn listen(&self) {
        let (taker, holder) = (self.clone(), self.clone());
        let intake = Intake::new(
            move |files| taker.take(files),
            move |is_held| {
                if holder.state.read_untracked().is_held != is_held {
                    holder.state.update(|state| state.is_held = is_held);
                }
            },
        );
        self.intake.replace(Some(intake));
        let state = self.state.clone();
        let leaving = workplace::guard_leaving(move || match state.read_untracked().desk() {
            Some(desk) => desk.is_changed(),
            None => kept().iter().any(|[_, text, saved]| text != saved),
        });
        let keys = self.listen_to_keys(None);
        let room = self.clone();
        let frames = frame::on_come(move || room.mount());
        let wishes = Wish::ALL.map(|wish| {
            let room = self.clone();
            wish.on_change(move || room.show_soon())
        });
        // For as long as the document.
        std::mem::forget((leaving, keys, frames, wishes));
        self.mount();
        let room = self.clone();
        spawn_local(async move { room.follow().await }.boxed_local());
    }

    /// Listens to the keys for what an editor does most, in the page or in a preview.
    fn listen_to_keys(&self, frame: Option<&Frame>) -> impl Sized + use<> {
        let room = self.clone();
        workplace::on_command(frame, move |key, is_shifted| {
            let act = match (key, is_shifted) {
                ("z", false) => Act::Undo,
                ("z", true) | ("y", false) => Act::Redo,
                ("s", false) => Act::Save,
                ("p", false) => Act::Print(room.state.read_untracked().printed()),
                _ => return false,
            };
            let is_possible = {
                let state = room.state.read_untracked();
                let is_print = matches!(act, Act::Print(_));
                let desk = state.desk();
                desk.is_some_and(|desk| !is_print || desk.page().is_some())
            };
            if is_possible {
                room.act(act);
            }
            is_possible
        })
    }

    /// Brings everything that the desk needs; then it is ready.
    fn load(&self) {
        // Whoever edits needs all of it.
        part::show_interest();
        let room = self.clone();
        let work = async move {
            let state = room.state.clone();
            let dispatch = move |done, of| {
                state.update(|state| state.phase = Phase::Loading(done, of));
            };
            let all = join((room.proofreader)(), room.archive.whole(dispatch)).await;
            let (proofreader, holdings) = match all {
                (Ok(proofreader), Ok(holdings)) => (proofreader, holdings),
                (_, holdings) => {
                    room.state
                        .update(|state| state.phase = Phase::Failed(holdings.err()));
                    document::set_state(document::State::Error);
                    return;
                }
            };
            let has_charts = bridge::bring().await;
            if let Ok(taking) = (room.door_of_taking)().await {
                let _ = room.taking.set(taking);
            }
            // From here on nothing is asked for that the editor does not ask for.
            while !room.panes.iter().all(|pane| pane.is_mounted.get()) {
                TimeoutFuture::new(20).await;
                room.mount();
            }
            let (catalogue, publisher) = (holdings.catalogue, holdings.publisher);
            let edition = Edition::new(proofreader, catalogue, publisher, holdings.reports);
            let mut desk = Desk::new(edition);
            desk.take_up(kept());
            room.state.update(|state| {
                state.has_charts = has_charts;
                state.missing = holdings.faults;
                state.phase = Phase::Ready(Box::new(desk));
            });
            document::set_state(document::State::Ready);
            room.show_soon();
        };
        spawn_local(work.boxed_local());
    }
}

/// The drafts that a program which broke down has left.
fn kept() -> Vec<[String; 3]> {
    serde_json::from_str(&workplace::kept()).unwrap_or_default()
}
