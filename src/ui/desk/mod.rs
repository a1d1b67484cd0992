//! The editors' desk in the browser: drafts come from the editor's own machine, and
//! nothing of them leaves it.
//!
//! Before it is ready the desk brings all that is published, the chart library and its
//! preview's document; from then on it asks for nothing at all. What is done to a draft
//! changes the one [`Desk`](crate::desk::Desk); the page and both previews are derived
//! from it again.

mod act;
mod changes;
mod findings;
mod follow;
mod form;
mod preview;
mod source;
mod state;
mod view;

use std::{cell::RefCell, rc::Rc, sync::Arc};

use futures::FutureExt;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    archive::Archive,
    browser::{
        Address, TextSize, Theme, boot, document,
        files::{self, Intake, LocalFile, MOST_BYTES},
        frame::{self, Frame},
        history,
        media::Wish,
        workplace,
    },
    chart::bridge,
    desk::{self, Desk, Edition},
    lang::{Lang, desk_words},
    page::{self, View},
    report::{Finding, Id, Objection, Place, Text},
};

use super::{
    node::Node,
    sight::{Ask, Intent, Sight},
    walk::Walk,
};
use act::{Act, Tell};
use follow::Following;
use state::{Acceptance, Phase, State, Tab, Word};

/// Starts the desk in the element that the boot script has prepared.
pub fn start_desk() {
    boot::report_panics();
    workplace::hide_from_search();
    let site = document::site();
    let address = history::here(&site);
    let is_framed = workplace::is_framed();
    boot::adopts(false);
    let root = boot::mount_point();
    let state = State::new(address, is_framed, files::has_picker());
    document::set_lang(state.lang());
    document::set_theme(state.address.theme);
    document::set_title(desk_words(state.lang()).title);
    let room = Room::new(state);
    let view = room.clone();
    mount_to(root.element(), move || view.view()).forget();
    boot::ready();
    if !is_framed {
        room.listen();
        room.load();
    }
}

/// What only the preview of a language has.
#[derive(Clone)]
struct Pane {
    lang: Lang,
    sight: ArcRwSignal<Option<Sight>>,
    /// The figures that are shown unlike the rest of the page.
    switched: Rc<RefCell<Vec<Id>>>,
    walk: Rc<RefCell<Option<(Id, Walk)>>>,
    is_mounted: Rc<RefCell<bool>>,
}

/// The room around the desk: what connects it with the browser.
#[derive(Clone)]
struct Room {
    archive: Archive,
    state: ArcRwSignal<State>,
    panes: [Pane; 2],
    following: Following,
    intake: Rc<RefCell<Option<Intake>>>,
    /// Whether the previews will be made anew in a moment.
    is_pending: Rc<RefCell<bool>>,
}

type Shown = Box<dyn FnMut() -> Node + Send>;

impl Room {
    fn new(state: State) -> Self {
        let pane = |lang| Pane {
            lang,
            sight: ArcRwSignal::new(None),
            switched: Rc::default(),
            walk: Rc::default(),
            is_mounted: Rc::default(),
        };
        Self {
            archive: Archive::of_site(&boot::root(), document::patience_ms()),
            state: ArcRwSignal::new(state),
            panes: Lang::BOTH.map(pane),
            following: Following::default(),
            intake: Rc::default(),
            is_pending: Rc::default(),
        }
    }

    fn view(self) -> Shown {
        let kept = StoredValue::new_local(self.clone());
        let tell = Tell::new(move |act| kept.with_value(|room| room.act(act)));
        let state = self.state;
        Box::new(move || view::view(&state.read(), tell))
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
        let leaving = workplace::guard_leaving(move || state.read_untracked().is_changed());
        let room = self.clone();
        let keys = workplace::on_key(move |event| {
            if !(event.ctrl_key() || event.meta_key()) || event.alt_key() {
                return;
            }
            let act = match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
                ("z", false) => Act::Undo,
                ("z", true) | ("y", false) => Act::Redo,
                ("s", false) => Act::Save,
                _ => return,
            };
            if room.state.read_untracked().desk().is_some() {
                event.prevent_default();
                room.act(act);
            }
        });
        let room = self.clone();
        let frames = frame::on_come(move || room.mount());
        let wishes = [Wish::Dark, Wish::Contrast].map(|wish| {
            let room = self.clone();
            wish.on_change(move || room.show_soon())
        });
        // For as long as the document.
        std::mem::forget((leaving, keys, frames, wishes));
        self.mount();
        let room = self.clone();
        spawn_local(async move { room.follow().await }.boxed_local());
    }

    /// Brings everything that the desk needs; then it is ready.
    fn load(&self) {
        let room = self.clone();
        let work = async move {
            let state = room.state.clone();
            let tell = move |done, of| {
                state.update(|state| state.phase = Phase::Loading(done, of));
            };
            let holdings = match room.archive.whole(tell).await {
                Ok(holdings) => holdings,
                Err(fault) => {
                    room.state
                        .update(|state| state.phase = Phase::Failed(fault));
                    document::set_state(document::State::Error);
                    return;
                }
            };
            let has_charts = bridge::bring().await;
            while !room.panes.iter().all(|pane| *pane.is_mounted.borrow()) {
                TimeoutFuture::new(20).await;
                room.mount();
            }
            let edition = Edition::new(holdings.catalogue, holdings.publisher, holdings.reports);
            let mut desk = Desk::new(edition);
            for (name, text) in kept() {
                desk.take(&name, text.as_bytes());
            }
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

    /// Puts the pages into the frames whose documents have come.
    fn mount(&self) {
        for pane in &self.panes {
            if *pane.is_mounted.borrow() {
                continue;
            }
            let Some(frame) = Frame::by_id(preview::frame_id(pane.lang)) else {
                continue;
            };
            pane.is_mounted.replace(true);
            std::mem::forget(frame.pass_on_printing());
            let kept = StoredValue::new_local((self.clone(), pane.clone()));
            let ask = Ask::new(move |intent| {
                kept.with_value(|(room, pane)| room.answer(pane, intent));
            });
            let page: Shown = Box::new(preview::page(pane.sight.clone(), ask));
            mount_to(frame.root(), move || page).forget();
        }
    }

    /// Takes files from the editor.
    fn take(&self, files: Vec<LocalFile>) {
        if files.is_empty() || self.state.read_untracked().desk().is_none() {
            return;
        }
        self.state.update(|state| {
            state.word = None;
            let followed = &mut state.followed;
            let Phase::Ready(desk) = &mut state.phase else {
                return;
            };
            desk.begin_taking();
            for file in files {
                let Some(bytes) = file.bytes else {
                    desk.refuse_size(&file.name, file.size, MOST_BYTES);
                    continue;
                };
                let id = desk.take(&file.name, &bytes);
                if let Some((id, handle)) = id.zip(file.handle) {
                    self.following.begin(id, handle);
                    followed.push(id);
                }
            }
        });
        self.show_soon();
    }

    /// Does what the editor asks for.
    fn act(&self, act: Act) {
        match act {
            Act::Open => self.open(),
            Act::Take(event) => {
                if let Some(intake) = &*self.intake.borrow() {
                    intake.take_chosen(&event);
                }
            }
            Act::Begin => self.change(|desk| {
                desk.begin_next();
            }),
            Act::Revise(week) => self.change(|desk| {
                desk.revise(week);
            }),
            Act::Choose(id) => self.change(|desk| desk.choose(id)),
            Act::Close(id) => self.close(id),
            Act::Save => self.save(),
            Act::Download => self.download(),
            Act::Undo => self.change(|desk| {
                desk.edit(|draft| {
                    draft.undo();
                });
            }),
            Act::Redo => self.change(|desk| {
                desk.edit(|draft| {
                    draft.redo();
                });
            }),
            Act::Show(tab) => {
                self.state.update(|state| state.tab = tab);
                soon(move || workplace::lead_to(&["tab-", tab.key()].concat()));
            }
            Act::ShowLanguages(shown) => {
                self.state.update(|state| state.shown = shown);
                self.show_soon();
            }
            Act::ShowWidth(width) => self.state.update(|state| state.width = width),
            Act::Print(lang) => {
                if let Some(frame) = Frame::by_id(preview::frame_id(lang)) {
                    frame.print();
                }
            }
            Act::GoTo(tab, place) => {
                let target = self.target(tab, &place);
                self.state.update(|state| state.tab = tab);
                if let Some(id) = target {
                    soon(move || workplace::lead_to(&id));
                }
            }
            Act::PointAt(at) => {
                let selector = desk::landmark(&at);
                for pane in &self.panes {
                    if let Some(frame) = Frame::by_id(preview::frame_id(pane.lang)) {
                        frame.point_at(&selector);
                    }
                }
            }
            Act::Mend(mend) => self.edit(|draft| {
                let _ = draft.apply(&mend);
            }),
            Act::Excuse(rule, place) => self.state.update(|state| {
                state.acceptance = Some(Acceptance {
                    rule,
                    place: place.as_str().to_owned(),
                    reason: [String::new(), String::new()],
                });
            }),
            Act::Reason(lang, text) => self.state.update(|state| {
                if let Some(acceptance) = &mut state.acceptance {
                    acceptance.reason[lang as usize] = text;
                }
            }),
            Act::Accept => self.accept(),
            Act::Cancel => self.state.update(|state| state.acceptance = None),
            Act::Type(field, typed) => self.edit(|draft| {
                let _ = draft.type_in(&field, &typed);
            }),
            Act::Leave => self.leave(),
            Act::Put(at, value) => self.edit(|draft| {
                let _ = draft.put(&at, &value);
            }),
            Act::Append(list, value) => self.edit(|draft| {
                let _ = draft.append(&list, &value);
            }),
            Act::Remove(at) => self.edit(|draft| {
                let _ = draft.remove(&at);
            }),
            Act::Shift(at, direction) => self.edit(|draft| {
                let _ = draft.shift(&at, direction);
            }),
            Act::TryAgain => {
                self.state
                    .update(|state| state.phase = Phase::Loading(0, 0));
                self.load();
            }
        }
    }

    fn open(&self) {
        if self.state.read_untracked().has_picker {
            if let Some(intake) = &*self.intake.borrow() {
                intake.pick();
            }
        } else {
            workplace::open_input(view::INPUT);
        }
    }

    fn close(&self, id: u32) {
        let is_asked = self.state.read_untracked().word == Some(Word::CloseChanged(id));
        let is_changed = self.state.read_untracked().desk().is_some_and(|desk| {
            let mut drafts = desk.manuscripts().iter();
            drafts.any(|manuscript| manuscript.id == id && manuscript.draft.is_changed())
        });
        if is_changed && !is_asked {
            self.state
                .update(|state| state.word = Some(Word::CloseChanged(id)));
            return;
        }
        self.following.end(id);
        self.state
            .update(|state| state.followed.retain(|of| *of != id));
        self.change(|desk| desk.close(id));
    }

    fn accept(&self) {
        let acceptance = self.state.read_untracked().acceptance.clone();
        let Some(Acceptance {
            rule,
            place,
            reason,
        }) = acceptance
        else {
            return;
        };
        let [zh, en] = reason;
        let Some(reason) = Text::new(zh, en) else {
            return;
        };
        let finding = self.state.read_untracked().desk().and_then(|desk| {
            let mut remarks = desk.chosen()?.assessment.remarks.iter();
            let is_it = |finding: &Finding<Objection>| {
                finding.problem.rule() == rule && finding.place.as_str() == place
            };
            Some(
                remarks
                    .find(|remark| is_it(&remark.finding))?
                    .finding
                    .clone(),
            )
        });
        self.state.update_untracked(|state| state.acceptance = None);
        if let Some(finding) = finding {
            self.edit(|draft| {
                let _ = draft.accept(&finding, reason, document::today());
            });
        }
    }

    /// Writes the draft to its file; where there is no way to it, offers a download.
    fn save(&self) {
        let Some((id, name, bytes)) = self.chosen() else {
            return;
        };
        let Some(handle) = self.following.handle(id) else {
            self.download();
            return;
        };
        let room = self.clone();
        let work = async move {
            let is_written = handle.write(&bytes).await;
            room.following.forget_date(id);
            room.state.update(|state| {
                state.word = Some(if is_written {
                    Word::Saved
                } else {
                    Word::NotSaved
                });
                if let Some(desk) = state.desk_mut().filter(|_| is_written) {
                    desk.mark_saved(id, &bytes);
                }
            });
            let _ = name;
        };
        spawn_local(work.boxed_local());
    }

    fn download(&self) {
        let Some((id, name, bytes)) = self.chosen() else {
            return;
        };
        files::download(&name, &bytes);
        self.state.update(|state| {
            if let Some(desk) = state.desk_mut() {
                desk.mark_saved(id, &bytes);
            }
        });
    }

    /// The draft that is worked at: its id, name and bytes.
    fn chosen(&self) -> Option<(u32, String, Vec<u8>)> {
        let state = self.state.read_untracked();
        let chosen = state.desk()?.chosen()?;
        let draft = &chosen.draft;
        let name = match draft.name() {
            "" => "draft.json",
            name => name,
        };
        Some((chosen.id, name.to_owned(), draft.bytes().to_vec()))
    }

    /// The id of the element that shows a place in a view of the draft.
    fn target(&self, tab: Tab, place: &Place) -> Option<String> {
        let state = self.state.read_untracked();
        let desk = state.desk()?;
        let chosen = desk.chosen()?;
        match tab {
            Tab::Form => form::field_id(chosen, desk.edition(), place, state.lang()),
            Tab::Source => {
                let mut remarks = chosen.assessment.remarks.iter();
                let remark = remarks.find(|remark| remark.finding.place == *place)?;
                Some(source::line_id(remark.position?.line))
            }
            Tab::Findings | Tab::Changes => None,
        }
    }

    /// Ends the step of the field that was typed in; nothing is to be seen of that.
    fn leave(&self) {
        self.state.update_untracked(|state| {
            if let Some(desk) = state.desk_mut() {
                desk.leave_field();
            }
        });
    }

    fn edit(&self, change: impl FnOnce(&mut desk::Draft)) {
        self.change(|desk| desk.edit(change));
    }

    /// Changes the desk, and then everything that is derived from it.
    fn change(&self, change: impl FnOnce(&mut Desk)) {
        self.state.update(|state| {
            state.word = None;
            if let Some(desk) = state.desk_mut() {
                change(desk);
            }
        });
        self.show_soon();
    }

    /// Has the previews made anew in a task of their own: what was found comes first.
    fn show_soon(&self) {
        if self.is_pending.replace(true) {
            return;
        }
        let room = self.clone();
        let work = async move {
            TimeoutFuture::new(0).await;
            room.is_pending.replace(false);
            room.show();
        };
        spawn_local(work.boxed_local());
    }

    fn show(&self) {
        let state = self.state.read_untracked();
        let Some(desk) = state.desk() else { return };
        keep(desk);
        let issue = desk.page().map(|report| desk.edition().issue(report));
        for pane in &self.panes {
            if !state.shown[pane.lang as usize] {
                continue;
            }
            let sight = issue.as_ref().map(|issue| {
                let page = Arc::new(page::compose(issue, pane.lang, state.view));
                if let Some(frame) = Frame::by_id(preview::frame_id(pane.lang)) {
                    let theme = state.address.theme;
                    frame.describe(&page.title, pane.lang, page.week, page.revision, theme);
                }
                Sight {
                    has_charts: state.has_charts,
                    look: state.look(),
                    switched: pane.switched.borrow().clone(),
                    walk: pane.walk.borrow().clone(),
                    ..Sight::still(page, Address::of_page(pane.lang))
                }
            });
            pane.sight.set(sight);
        }
        self.tell_when_drawn();
    }

    /// Marks the previews as drawn once their charts are, for whoever waits for that.
    fn tell_when_drawn(&self) {
        let frames = || {
            Lang::BOTH
                .into_iter()
                .filter_map(|lang| Frame::by_id(preview::frame_id(lang)))
        };
        frames().for_each(|frame| frame.set_ready(false));
        let work = async move {
            bridge::settled().await;
            frames().for_each(|frame| frame.set_ready(true));
        };
        spawn_local(work.boxed_local());
    }

    /// Answers what a reader of the preview asks for.
    fn answer(&self, pane: &Pane, intent: Intent) {
        match intent {
            Intent::Go(next) => {
                let lang = next.shown_lang();
                let page = pane.sight.read_untracked();
                let is_other_week = page
                    .as_ref()
                    .is_some_and(|sight| next.week != sight.address.week);
                drop(page);
                if is_other_week {
                    self.state.update(|state| state.word = Some(Word::Stays));
                    return;
                }
                if lang != pane.lang {
                    let mut shown = [false; 2];
                    shown[lang as usize] = true;
                    self.state.update(|state| {
                        if state.shown != [true; 2] {
                            state.shown = shown;
                        }
                    });
                }
                self.state.update(|state| {
                    if next.view != state.view {
                        state.view = next.view;
                    }
                });
                if next.view != View::Chart || lang == pane.lang {
                    pane.switched.borrow_mut().clear();
                }
                self.look(next.theme);
            }
            Intent::Switch(id) => {
                let mut switched = pane.switched.borrow_mut();
                let before = switched.len();
                switched.retain(|of| *of != id);
                if switched.len() == before {
                    switched.push(id);
                }
                drop(switched);
                self.show_soon();
            }
            Intent::Walk(id, walk) => {
                pane.walk.replace(Some((id, walk)));
                self.show_soon();
            }
            Intent::Print => self.act(Act::Print(pane.lang)),
            Intent::ChartsUnavailable => {
                if self.state.read_untracked().has_charts {
                    self.state.update(|state| state.has_charts = false);
                    self.show_soon();
                }
            }
            Intent::Size(size) => document::set_text_size(match size {
                TextSize::Normal | TextSize::Large => size,
            }),
            Intent::TryAgain | Intent::DismissOffer => {}
        }
    }

    fn look(&self, theme: Theme) {
        document::set_theme(theme);
        self.state
            .update(|state| state.address = state.address.in_theme(theme));
        self.show_soon();
    }

    /// Looks after the files on disk.
    async fn follow(&self) {
        loop {
            TimeoutFuture::new(follow::PAUSE_MS).await;
            for news in self.following.news().await {
                self.state.update(|state| match news {
                    follow::News::Changed(id, bytes) => {
                        if let Some(desk) = state.desk_mut() {
                            if desk.follow(id, &bytes) {
                                state.word = Some(Word::TakenIn);
                            }
                        }
                    }
                    follow::News::Unreadable => state.word = Some(Word::HalfWritten),
                });
                self.show_soon();
            }
        }
    }
}

/// Does something once the page has been patched.
fn soon(act: impl FnOnce() + 'static) {
    let work = async move {
        TimeoutFuture::new(0).await;
        act();
    };
    spawn_local(work.boxed_local());
}

/// Leaves the drafts to the program that follows, should this one break down.
fn keep(desk: &Desk) {
    let texts = serde_json::to_string(&desk.texts());
    workplace::keep(&texts.expect("names and texts are JSON"));
}

/// The drafts that a program which broke down has left.
fn kept() -> Vec<(String, String)> {
    serde_json::from_str(&workplace::kept()).unwrap_or_default()
}
