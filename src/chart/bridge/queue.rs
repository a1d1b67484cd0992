//! One drawing per task, the nearest to what the reader sees first, so that
//! the page stays responsive while charts come in.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use gloo_timers::future::TimeoutFuture;
use js_sys::Promise;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::{library::Library, slot::Place, watch::is_all_heard_of};

thread_local! {
    static WAITING: RefCell<Vec<Weak<Place>>> = const { RefCell::new(Vec::new()) };
    static IS_BUSY: Cell<bool> = const { Cell::new(false) };
}

/// Has a place brought up to date soon, unless it is gone by then.
pub(super) fn request(place: &Rc<Place>) {
    WAITING.with_borrow_mut(|waiting| {
        let place = Rc::downgrade(place);
        if !waiting.iter().any(|other| other.ptr_eq(&place)) {
            waiting.push(place);
        }
    });
    if !IS_BUSY.replace(true) {
        spawn_local(work());
    }
}

/// Waits until every drawing in or near the view is there.
pub async fn settled() {
    // The observers tell in one of the next frames which places are near.
    frame().await;
    while IS_BUSY.get() || !is_all_heard_of() {
        frame().await;
    }
}

/// Waits for the next frame, or a while where the page is hidden and has none.
async fn frame() {
    let window = web_sys::window();
    let next = Promise::new(&mut |done, _| {
        if let Some(window) = &window {
            let _ = window.request_animation_frame(&done);
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 250);
        }
    });
    let _ = JsFuture::from(next).await;
}

async fn work() {
    let library = Library::bring().await;
    loop {
        TimeoutFuture::new(0).await;
        let Some(place) = take_nearest() else { break };
        match &library {
            Ok(library) => place.update(library),
            Err(fault) => place.give_up(fault),
        }
    }
    IS_BUSY.set(false);
}

fn take_nearest() -> Option<Rc<Place>> {
    WAITING.with_borrow_mut(|waiting| {
        waiting.retain(|place| place.strong_count() > 0);
        let (index, place) = waiting
            .iter()
            .enumerate()
            .filter_map(|(index, place)| Some((index, place.upgrade()?)))
            .min_by(|(_, one), (_, other)| one.distance_px().total_cmp(&other.distance_px()))?;
        waiting.swap_remove(index);
        Some(place)
    })
}
