//! The two previews: a page in a frame, in each language.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    sync::Arc,
};

use futures::FutureExt;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    browser::{Address, document, frame::Frame, workplace},
    chart::bridge,
    desk::Desk,
    lang::Lang,
    page::{self, Issue, Page},
    report::Id,
    ui::{
        screen::{Ask, Intent, Screen, Stretch, look, switch, walk},
        walk::Walk,
    },
};

use super::{Room, Shown, act::Act, preview, state::Announcement};

/// How many highlights a task adds to a preview. No week has as many, but a draft may.
const PIECE: usize = 500;

/// What only the preview of a language has.
#[derive(Clone)]
pub(super) struct Pane {
    pub(super) lang: Lang,
    pub(super) screen: ArcRwSignal<Option<Screen>>,
    /// The figures that are shown unlike the rest of the page.
    pub(super) switched: Rc<RefCell<Vec<Id>>>,
    /// Where the editor is in the figures that he has walked by the keyboard.
    pub(super) walks: Rc<RefCell<Vec<(Id, Walk)>>>,
    pub(super) is_mounted: Rc<Cell<bool>>,
}

impl Room {
    /// Puts the pages into the frames whose documents have come.
    pub(super) fn mount(&self) {
        for pane in &self.panes {
            if pane.is_mounted.get() {
                continue;
            }
            let Some(frame) = Frame::by_id(preview::frame_id(pane.lang)) else {
                continue;
            };
            pane.is_mounted.set(true);
            let state = self.state.clone();
            let stays = frame
                .keep(move || state.update(|state| state.announcement = Some(Announcement::Stays)));
            let keys = self.listen_to_keys(Some(&frame));
            std::mem::forget((frame.pass_on_printing(), stays, keys));
            if let Some(intake) = &*self.intake.borrow() {
                intake.extend_to(&frame);
            }
            let kept = StoredValue::new_local((self.clone(), pane.clone()));
            let ask = Ask::new(move |intent| {
                kept.with_value(|(room, pane)| room.answer(pane, intent));
            });
            let page: Shown = Box::new(preview::page(pane.screen.clone(), ask));
            mount_to(frame.root(), move || page).forget();
        }
    }

    /// Has the previews made anew in a task of their own, as what was found comes first;
    /// and large drafts read, which takes several.
    pub(super) fn show_soon(&self) {
        self.survey_soon();
        if self.is_pending.replace(true) {
            return;
        }
        let had_focus = workplace::has_focus();
        let room = self.clone();
        let work = async move {
            TimeoutFuture::new(0).await;
            // Something may change between the two tasks, too.
            while room.state.read_untracked().is_view_due {
                room.state.update(|state| state.is_view_due = false);
                TimeoutFuture::new(0).await;
            }
            room.is_pending.set(false);
            room.show().await;
            // What had the focus may be gone with what it belonged to.
            if had_focus && !workplace::has_focus() {
                workplace::lead_to(&room.state.read_untracked().tab.id());
            }
        };
        spawn_local(work.boxed_local());
    }

    async fn show(&self) {
        let turn = self.turn.get().wrapping_add(1);
        self.turn.set(turn);
        for (pane, screen) in self.screens() {
            let shown = highlights(pane.screen.read_untracked().as_ref());
            let all = highlights(screen.as_ref());
            // The first piece is the rest of the page.
            let pieces = (shown..all).step_by(PIECE).filter(|_| all > PIECE);
            for count in pieces {
                TimeoutFuture::new(0).await;
                // Something else is to be seen by now.
                if self.turn.get() != turn {
                    return;
                }
                let piece = screen.as_ref().map(|screen| cut(screen, count));
                pane.screen.set(piece);
            }
            pane.screen.set(screen);
        }
        Self::tell_when_drawn();
    }

    /// What the previews that are shown are to show.
    fn screens(&self) -> Vec<(&Pane, Option<Screen>)> {
        let state = self.state.read_untracked();
        let Some(desk) = state.desk() else {
            return Vec::new();
        };
        keep(desk);
        let issue = desk.page().map(|report| desk.edition().issue(report));
        let shown = self.panes.iter();
        let shown = shown.filter(|pane| state.shown[pane.lang as usize]);
        let screen = |pane: &Pane, issue: &Issue| {
            let page = Arc::new(page::compose(issue, pane.lang));
            let theme = state.address.theme;
            if let Some(frame) = Frame::by_id(preview::frame_id(pane.lang)) {
                frame.describe(&page.title, pane.lang, page.week, page.revision);
                frame.set_looks(theme, state.text_size);
            }
            Screen {
                has_charts: state.has_charts,
                look: look(theme),
                theme,
                text_size: state.text_size,
                switched: pane.switched.borrow().clone(),
                walks: pane.walks.borrow().clone(),
                long_run: Stretch::Absent,
                ..Screen::still(page, Address::of_page(pane.lang).in_view(state.view))
            }
        };
        let screens = shown.map(|pane| (pane, issue.as_ref().map(|issue| screen(pane, issue))));
        screens.collect()
    }

    /// Marks the previews as drawn once their charts are, for whoever waits for that.
    fn tell_when_drawn() {
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
            Intent::Go(next) => self.follow_link(pane, &next),
            Intent::Switch(id, _) => {
                switch(&mut pane.switched.borrow_mut(), id);
                self.show_soon();
            }
            Intent::Walk(id, at) => {
                walk(&mut pane.walks.borrow_mut(), id, at);
                self.show_soon();
            }
            Intent::Print => self.act(Act::Print(pane.lang)),
            Intent::ChartsUnavailable => {
                if self.state.read_untracked().has_charts {
                    self.state.update(|state| state.has_charts = false);
                    self.show_soon();
                }
            }
            Intent::Size(size) => {
                self.state.update(|state| state.text_size = size);
                self.show_soon();
            }
            Intent::Take(id) => self.offer(pane.lang, id),
            Intent::TryAgain | Intent::DismissOffer | Intent::Draw(_) => {}
        }
    }

    /// Offers figures of the draft to be taken along.
    fn offer(&self, lang: Lang, id: String) {
        let draft = {
            let state = self.state.read_untracked();
            let desk = state.desk();
            desk.and_then(|desk| desk.page().map(|report| desk.edition().issue(report)))
        };
        let (room, taking) = (self.clone(), self.taking.get().copied());
        let work = async move {
            let is_open = match (taking, draft) {
                (Some(taking), Some(draft)) => taking.offer(draft, lang, id).await.is_ok(),
                _ => false,
            };
            if !is_open {
                let not_taken = Some(Announcement::NotTaken);
                room.state.update(|state| state.announcement = not_taken);
            }
        };
        spawn_local(work.boxed_local());
    }

    /// Goes where a link of the preview leads: to the other language, to tables or to
    /// other colours; never to another week.
    fn follow_link(&self, pane: &Pane, next: &Address) {
        let screen = pane.screen.get_untracked();
        let is_other_week = screen.is_some_and(|screen| next.week != screen.address.week);
        self.state.update(|state| {
            if is_other_week {
                state.announcement = Some(Announcement::Stays);
                return;
            }
            if state.shown != [true; 2] {
                state.shown = Lang::BOTH.map(|lang| lang == next.shown_lang());
            }
            if next.view != state.view {
                state.view = next.view;
                pane.switched.borrow_mut().clear();
            }
            state.address = state.address.in_theme(next.theme);
        });
        document::set_theme(next.theme);
        self.show_soon();
    }
}

/// How many highlights there are to be seen.
fn highlights(screen: Option<&Screen>) -> usize {
    screen.map_or(0, |screen| screen.page.key_findings.highlights.len())
}

/// The same with so many highlights alone.
fn cut(screen: &Screen, count: usize) -> Screen {
    let mut page = Page::clone(&screen.page);
    page.key_findings.highlights.truncate(count);
    Screen {
        page: Arc::new(page),
        ..screen.clone()
    }
}

/// Leaves the drafts to the program that follows, should this one break down.
fn keep(desk: &Desk) {
    let texts = serde_json::to_string(&desk.texts());
    workplace::keep(&texts.expect("names and texts are JSON"));
}
