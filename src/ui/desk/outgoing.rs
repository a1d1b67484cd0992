//! What the desk hands out: a part of the program, which comes when it is first asked for.

use std::{fmt::Display, rc::Rc};

use futures::{FutureExt, future::LocalBoxFuture};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    archive::{Fault, File},
    browser::files,
    desk::Hold,
    lang::{self, Lang, desk_words, package_words},
    publish::{self, package_name},
    ui::faults::fault_text,
};

use super::{Room, state::Announcement};

/// Something that is made of the drafts for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handout {
    /// The package that publishes them.
    Package,
}

/// Makes what the desk hands out.
pub trait Outgoing {
    /// Makes it, hands it to the editor, and says what became of it.
    fn hand_out(&self, room: Room, handout: Handout) -> LocalBoxFuture<'static, ()>;
}

/// Makes all of it.
pub struct Outbox;

impl Outgoing for Outbox {
    fn hand_out(&self, room: Room, handout: Handout) -> LocalBoxFuture<'static, ()> {
        let work = async move {
            let told = match handout {
                Handout::Package => package(&room).await,
            };
            room.tell(told.unwrap_or_else(|lack| Lang::BOTH.map(|lang| lack.told(lang))));
        };
        work.boxed_local()
    }
}

impl Room {
    pub(super) fn hand_out(&self, handout: Handout) {
        self.state
            .update(|state| state.announcement = Some(Announcement::Making));
        let room = self.clone();
        let work = async move {
            match (room.outgoing)().await {
                Ok(outgoing) => outgoing.hand_out(room, handout).await,
                Err(_) => room.tell(
                    Lang::BOTH.map(|lang| vec![desk_words(lang).outgoing_missing.to_owned()]),
                ),
            }
        };
        spawn_local(work.boxed_local());
    }

    fn tell(&self, told: [Vec<String>; 2]) {
        self.state.update(|state| {
            state.announcement = Some(Announcement::Told);
            state.told = told;
        });
    }
}

/// Why something cannot be handed out.
enum Hindrance {
    /// Drafts are not ready, or the site is not.
    Held(Vec<Hold>),
    /// A file of the site cannot be had.
    File(Fault),
    /// Some weeks could not be had when the desk was made ready.
    Weeks,
    /// The browser does not take it.
    NotTaken,
}

impl Hindrance {
    fn told(&self, lang: Lang) -> Vec<String> {
        let words = package_words(lang);
        let mut told = vec![words.no_package.to_owned()];
        match self {
            Self::Held(holds) => told.extend(holds.iter().map(|hold| said(hold, lang))),
            Self::File(fault) => told.push(fault_text(fault, None, lang)),
            Self::Weeks => told.push(words.weeks_lacking.to_owned()),
            Self::NotTaken => told.push(words.not_taken.to_owned()),
        }
        told
    }
}

/// What holds a package up, as a sentence.
fn said(hold: &Hold, lang: Lang) -> String {
    let words = package_words(lang);
    let of = |sentence, facts: &[&dyn Display]| lang::told(sentence, facts);
    // Pasted text has no name.
    let named = |name| match name {
        "" => desk_words(lang).pasted,
        name => name,
    };
    match hold {
        Hold::Errors(name, count) => of(words.errors, &[&named(name), count]),
        Hold::Unfilled(name, count) => of(words.unfilled, &[&named(name), count]),
        Hold::Warnings(name, count) => of(words.warnings, &[&named(name), count]),
        Hold::Blank(name) => of(words.blank, &[&named(name)]),
        Hold::Elsewhere(week) => of(words.elsewhere, &[&lang::week_name(*week, lang)]),
        Hold::Twice(path) => of(words.twice, &[path]),
        Hold::Behind => words.behind.to_owned(),
        Hold::NothingNew => words.nothing_new.to_owned(),
        Hold::NotAsGenerated => words.not_as_generated.to_owned(),
        Hold::InTheWay(path) => of(words.in_the_way, &[path]),
        Hold::Lacking(path) => of(words.lacking, &[path]),
    }
}

async fn package(room: &Room) -> Result<[Vec<String>; 2], Hindrance> {
    let desk = {
        let state = room.state.read_untracked();
        if !state.missing.is_empty() {
            return Err(Hindrance::Weeks);
        }
        state.desk().cloned()
    };
    let desk = desk.ok_or(Hindrance::Held(vec![Hold::NothingNew]))?;
    let delivery = desk.to_publish().map_err(Hindrance::Held)?;
    let fetched = async |file| room.archive.bytes(file).await.map_err(Hindrance::File);
    let list = fetched(File::Checksums).await?;
    let mut files = Vec::new();
    for week in &delivery.needed {
        files.push(publish::File {
            path: publish::week_path(*week),
            bytes: Rc::unwrap_or_clone(fetched(File::Week(*week)).await?),
        });
    }
    let package = delivery.package(&String::from_utf8_lossy(&list), &files);
    let package = package.map_err(|hold| Hindrance::Held(vec![hold]))?;
    let name = package_name(delivery.week);
    if !files::download(&name, "application/zip", &package) {
        return Err(Hindrance::NotTaken);
    }
    Ok(Lang::BOTH.map(|lang| vec![package_words(lang).packed.to_owned()]))
}
