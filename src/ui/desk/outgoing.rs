//! What the desk hands out: a part of the program, which comes when it is first asked for.

use std::{fmt::Display, rc::Rc};

use futures::{FutureExt, future::LocalBoxFuture};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    archive::{Fault, File},
    browser::{boot, files},
    desk::{Coverage, Hold},
    export::{DOCX, Formatted, Leaflet, docx, formatted, leaflet},
    lang::{self, Lang, PackageWords, desk_words, package_words},
    page,
    publish::{self, Json, package_name},
    ui::faults::fault_text,
};

use super::{Room, state::Announcement};

/// Something that is made of the drafts for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handout {
    /// The package that publishes them.
    Package,
    /// The previewed page in a language, as formatted text on the clipboard.
    Formatted(Lang),
    /// The same as a Word document.
    Document(Lang),
}

/// Makes what the desk hands out.
pub trait Outgoing {
    /// Makes it, hands it to the editor, and says what became of it.
    fn hand_out(&self, room: Room, handout: Handout) -> LocalBoxFuture<'static, ()>;
}

/// Hands out everything there is to be handed out.
pub struct Outbox;

impl Outgoing for Outbox {
    fn hand_out(&self, room: Room, handout: Handout) -> LocalBoxFuture<'static, ()> {
        let work = async move {
            let told = match handout {
                Handout::Package => package(&room).await,
                Handout::Formatted(lang) => copy(&room, lang).await,
                Handout::Document(lang) => document(&room, lang),
            };
            room.tell(told.unwrap_or_else(|lack| {
                Lang::BOTH.map(|lang| {
                    let words = package_words(lang);
                    let heading = match handout {
                        Handout::Package => words.no_package,
                        Handout::Formatted(_) | Handout::Document(_) => words.not_handed_out,
                    };
                    [vec![heading.to_owned()], lack.told(lang)].concat()
                })
            }));
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
    /// The draft cannot be read as a whole.
    NotWhole,
    /// A script cannot be had.
    Script,
    /// The browser does not take it.
    NotTaken,
}

impl Hindrance {
    fn told(&self, lang: Lang) -> Vec<String> {
        let words = package_words(lang);
        match self {
            Self::Held(holds) => holds.iter().map(|hold| said(hold, lang)).collect(),
            Self::File(fault) => vec![fault_text(fault, None, lang)],
            Self::Weeks => vec![words.weeks_lacking.to_owned()],
            Self::NotWhole => vec![words.not_whole.to_owned()],
            Self::Script => vec![desk_words(lang).outgoing_missing.to_owned()],
            Self::NotTaken => vec![words.not_taken.to_owned()],
        }
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
    Ok(said_of(|words| words.packed))
}

fn said_of(word: fn(&'static PackageWords) -> &'static str) -> [Vec<String>; 2] {
    Lang::BOTH.map(|lang| vec![word(package_words(lang)).to_owned()])
}

/// The previewed page as a document, where it says all that its draft does.
fn previewed(room: &Room, lang: Lang) -> Result<Leaflet, Hindrance> {
    let state = room.state.read_untracked();
    let desk = state.desk().ok_or(Hindrance::NotWhole)?;
    let report = desk
        .page()
        .filter(|_| desk.coverage() == Some(Coverage::Whole));
    let issue = desk.edition().issue(report.ok_or(Hindrance::NotWhole)?);
    Ok(leaflet(&issue, &page::compose(&issue, lang)))
}

fn document(room: &Room, lang: Lang) -> Result<[Vec<String>; 2], Hindrance> {
    let leaflet = previewed(room, lang)?;
    let name = [&leaflet.name, ".docx"].concat();
    if !files::download(&name, DOCX, &docx(&leaflet)) {
        return Err(Hindrance::NotTaken);
    }
    Ok(said_of(|words| words.document_saved))
}

async fn copy(room: &Room, lang: Lang) -> Result<[Vec<String>; 2], Hindrance> {
    let leaflet = previewed(room, lang)?;
    let words = package_words(room.state.read_untracked().lang());
    let Formatted { html, plain } = formatted(&leaflet);
    let offer = Json::object([
        ("html", html.into()),
        ("plain", plain.into()),
        ("lang", lang.tag().into()),
        (
            "words",
            Json::object([
                ("heading", words.formatted.into()),
                ("press", words.press_keys.into()),
                ("close", words.close.into()),
            ]),
        ),
    ]);
    let is_copied = boot::copy(&offer.laid_out(0, 0)).await;
    if is_copied.map_err(|_| Hindrance::Script)? {
        Ok(said_of(|words| words.copied))
    } else {
        Ok(said_of(|words| words.shown))
    }
}
