//! Files on disk that are followed: saved by any program, they come anew.

use std::{cell::RefCell, rc::Rc};

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;

use crate::{
    browser::files::{Handle, MOST_BYTES},
    desk,
};

use super::{
    Room,
    state::{Announcement, Phase},
};

/// How long the desk waits before it looks again, in milliseconds: a preview follows
/// within a second.
const PAUSE_MS: u32 = 400;

/// How often a file is looked at that is no JSON, before it is taken for what it is: a
/// program may be in the middle of writing it.
const TRIES: u8 = 5;

/// The files that are followed.
#[derive(Clone, Default)]
pub struct Following(Rc<RefCell<Vec<Followed>>>);

#[derive(Clone)]
struct Followed {
    id: u32,
    handle: Handle,
    /// When it was last written, as far as is known.
    written: Option<i64>,
    tries: u8,
}

/// What has become of a file.
enum News {
    /// It was written.
    Written(u32, Vec<u8>),
    /// It is too large to be read: its name and size.
    TooLarge(String, usize),
    /// It cannot be read just now.
    Unreadable,
}

impl Following {
    /// Follows the file of a draft.
    pub fn begin(&self, id: u32, handle: Handle) {
        self.end(id);
        self.0.borrow_mut().push(Followed {
            id,
            handle,
            written: None,
            tries: 0,
        });
    }

    /// Follows it no longer.
    pub fn end(&self, id: u32) {
        self.0.borrow_mut().retain(|followed| followed.id != id);
    }

    /// The way to the file of a draft.
    pub fn handle(&self, id: u32) -> Option<Handle> {
        let followed = self.0.borrow();
        let followed = followed.iter().find(|followed| followed.id == id)?;
        Some(followed.handle.clone())
    }

    /// Takes note that the desk itself has written a file.
    pub fn forget_date(&self, id: u32) {
        self.update(id, |followed| followed.written = None);
    }

    /// What has changed since the last look.
    async fn news(&self) -> Vec<News> {
        let mut news = Vec::new();
        let all = self.0.borrow().clone();
        for followed in all {
            let written = followed.handle.written().await;
            if written.is_some() && written == followed.written {
                continue;
            }
            match followed.handle.read().await {
                Some((written, file)) => {
                    let bytes = file.bytes.as_deref();
                    if bytes.is_none_or(desk::is_whole) || followed.tries >= TRIES {
                        news.push(match file.bytes {
                            Some(bytes) => News::Written(followed.id, bytes),
                            None => News::TooLarge(file.name, file.size),
                        });
                        self.update(followed.id, |followed| {
                            (followed.written, followed.tries) = (Some(written), 0);
                        });
                        continue;
                    }
                }
                // Gone for a moment, as some programs save; or for good, and then there is no more to come.
                None if followed.tries >= TRIES => continue,
                None => {}
            }
            if followed.tries == 1 {
                news.push(News::Unreadable);
            }
            self.update(followed.id, |followed| followed.tries += 1);
        }
        news
    }

    fn update(&self, id: u32, change: impl FnOnce(&mut Followed)) {
        let mut all = self.0.borrow_mut();
        if let Some(followed) = all.iter_mut().find(|followed| followed.id == id) {
            change(followed);
        }
    }
}

impl Room {
    /// Looks after the files on disk.
    pub(super) async fn follow(&self) {
        loop {
            TimeoutFuture::new(PAUSE_MS).await;
            for news in self.following.news().await {
                let mut is_new = true;
                self.state.update_untracked(|state| {
                    let Phase::Ready(desk) = &mut state.phase else {
                        return;
                    };
                    state.announcement = match news {
                        News::Written(id, bytes) => match desk.follow(id, &bytes) {
                            desk::Followed::Overwritten => Some(Announcement::Replaced),
                            desk::Followed::Renewed if desk::is_whole(&bytes) => {
                                Some(Announcement::TakenIn)
                            }
                            // What is wrong with it is among the findings or the refusals by now.
                            desk::Followed::Renewed | desk::Followed::Refused => None,
                            desk::Followed::Unchanged => {
                                is_new = state.announcement == Some(Announcement::HalfWritten);
                                state.announcement.filter(|_| !is_new)
                            }
                        },
                        News::TooLarge(name, size) => {
                            desk.refuse_size(&name, size, MOST_BYTES);
                            None
                        }
                        News::Unreadable => Some(Announcement::HalfWritten),
                    };
                    state.is_view_due |= is_new;
                });
                if is_new {
                    self.state.notify();
                    self.show_soon();
                }
            }
        }
    }
}
