//! Drawings in short tasks, the nearest to what the reader sees first, so that
//! the page stays responsive while charts come in.

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use futures::FutureExt;
use gloo_timers::future::TimeoutFuture;
use js_sys::{Date, Promise};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::part;

use super::{chart_place::ChartPlace, library::Library, plot::Scene, watch::is_all_heard_of};

/// After how long a task draws nothing more. Where one drawing takes longer, it
/// has a task of its own. From 50 ms on a reader feels that he waits; between
/// tasks the browser paints, which on slow machines costs more than a drawing.
const TASK_MS: f64 = 32.0;
/// The same where drawings only change: a reader's question is answered once all of them
/// agree with the text beside them, and each frame in between delays that.
const CHANGE_MS: f64 = 100.0;

thread_local! {
    static WAITING: RefCell<Vec<Weak<ChartPlace>>> = const { RefCell::new(Vec::new()) };
    static IS_BUSY: Cell<bool> = const { Cell::new(false) };
}

/// Has a place brought up to date soon, unless it is gone by then.
pub(super) fn request(place: &Rc<ChartPlace>) {
    WAITING.with_borrow_mut(|waiting| {
        let place = Rc::downgrade(place);
        if !waiting.iter().any(|other| other.ptr_eq(&place)) {
            waiting.push(place);
        }
    });
    if !IS_BUSY.replace(true) {
        spawn_local(work().boxed_local());
    }
}

/// For how many frames the observers are waited for.
const FRAMES: usize = 8;

/// Waits until every drawing in or near the view is there.
pub async fn settled() {
    // The observers tell in one of the next frames which places are near. Of a
    // page that nobody sees, in a hidden tab or frame, they never tell.
    let mut frames = 0;
    frame().await;
    // What is not brought yet was published, and stands.
    while (IS_BUSY.get() && !part::awaits_interest()) || (frames < FRAMES && !is_all_heard_of()) {
        frame().await;
        frames += 1;
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
    part::interest().await;
    let library = Library::bring().await;
    let mut ready = Vec::new();
    // Sizes are known then.
    frame().await;
    loop {
        // The text is painted first; what only changes is painted with it.
        if !do_all_change() {
            TimeoutFuture::new(0).await;
        }
        look_around(&mut ready);
        if ready.is_empty() {
            break;
        }
        let begun = Date::now();
        while let Some(next) = ready.first() {
            let limit = if next.place.is_drawn() {
                CHANGE_MS
            } else {
                TASK_MS
            };
            if Date::now() - begun >= limit {
                break;
            }
            let Ready { place, scene, .. } = ready.remove(0);
            match &library {
                Ok(library) => place.update(library, scene),
                Err(fault) => place.give_up(fault),
            }
        }
    }
    IS_BUSY.set(false);
}

/// Whether drawings stand already in all the places that have come, and only change.
fn do_all_change() -> bool {
    WAITING.with_borrow(|waiting| {
        let mut places = waiting.iter().filter_map(Weak::upgrade);
        !waiting.is_empty() && places.all(|place| place.is_drawn())
    })
}

/// A place that waits, as it is before anything is drawn.
struct Ready {
    place: Rc<ChartPlace>,
    distance_px: f64,
    scene: Option<Scene>,
}

/// Asks all places where and how large they are, if one has come to those that
/// are ready; sets them in order. Nothing is drawn in between: after that, each
/// answer would have the page laid out anew.
fn look_around(ready: &mut Vec<Ready>) {
    let mut places = WAITING.take();
    if places.is_empty() {
        return;
    }
    places.extend(ready.drain(..).map(|known| Rc::downgrade(&known.place)));
    for place in places.iter().filter_map(Weak::upgrade) {
        let distance_px = place.distance_px();
        let order = ready.partition_point(|other| other.distance_px <= distance_px);
        let scene = place.scene();
        ready.insert(
            order,
            Ready {
                place,
                distance_px,
                scene,
            },
        );
    }
}
