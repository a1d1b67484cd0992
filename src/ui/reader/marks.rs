//! What the document itself tells of the page: its title, its language, and
//! the attributes that style sheets and other programs rely on.

use std::cell::RefCell;

use gloo_timers::future::TimeoutFuture;

use crate::{
    archive::Task,
    browser::{
        boot::{self, MountPoint},
        document::{self, Charts, State as Progress},
    },
    chart::bridge,
    page::View,
};

use super::state::State;

/// How long a page is ready before what only paper needs is brought, in milliseconds:
/// who passes through needs nothing of it.
const PROVIDENCE_MS: u32 = 3000;

/// Leaves marks on the document.
pub struct Marks {
    /// What the page stands in.
    root: MountPoint,
    /// Waits for the charts before the page is called ready.
    readiness: RefCell<Option<Task>>,
}

impl Marks {
    /// Speaks for the page that stands in an element.
    pub fn of(root: MountPoint) -> Self {
        Self {
            root,
            readiness: RefCell::default(),
        }
    }

    /// Makes the document tell what there is to see.
    pub fn leave(&self, state: &State) {
        if !self.root.is_in_place() {
            return;
        }
        // The offer has come by now, if it does.
        if !state.is_still {
            document::close_up();
        }
        document::set_theme(state.theme());
        document::set_text_size(state.text_size());
        let page = state.page.as_ref();
        // Another language may be on its way.
        document::set_lang(page.map_or(state.lang(), |page| page.lang));
        if let Some(page) = page {
            document::set_title(&page.title);
            document::set_description(&page.masthead.lead);
            document::set_week(page.week, page.revision);
            document::set_listed(!page.is_superseded);
        }
        let is_drawn = state.has_charts && page.is_some() && state.address.view == View::Chart;
        document::set_charts(if is_drawn {
            Charts::Drawn
        } else {
            Charts::Tables
        });
        self.readiness.take();
        match (page, &state.lack) {
            (Some(_), _) if !state.is_busy() => self.become_ready(),
            (None, Some(_)) => document::set_state(Progress::Error),
            _ => document::set_state(Progress::Loading),
        }
        if page.is_some() || state.lack.is_some() {
            boot::ready();
        }
    }

    fn become_ready(&self) {
        // Until what is near the view is drawn, be it anew.
        document::set_state(Progress::Loading);
        let root = self.root.clone();
        let wait = async move {
            bridge::settled().await;
            // After a panic another page stands in its place, and speaks for itself.
            if root.is_in_place() {
                document::set_state(Progress::Ready);
            }
            // Frames in other pages carry no more than they show.
            if !document::is_embedded() {
                TimeoutFuture::new(PROVIDENCE_MS).await;
                bridge::provide().await;
            }
        };
        self.readiness.replace(Some(Task::spawn(wait)));
    }
}
