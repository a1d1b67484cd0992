//! What an editor does, done.

use futures::FutureExt;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    browser::{
        document,
        files::{self, LocalFile, MOST_BYTES},
        frame::Frame,
        history, workplace,
    },
    desk::{self, Desk, Direction, Document, Edit},
    lang::{self, DeskWords, Lang, desk_words},
    report::{Finding, Place, Problem, Text},
};

use super::{
    Room,
    act::Act,
    findings, form, preview,
    state::{Announcement, DraftedReason, Phase, State, Tab},
    view,
};

/// How many fields are named that a step back has changed.
const MOST_NAMED: usize = 2;

impl Room {
    /// Takes files from the editor.
    pub(super) fn take(&self, files: Vec<LocalFile>) {
        if files.is_empty() || self.state.read_untracked().desk().is_none() {
            return;
        }
        let mut drafts = Vec::new();
        for file in files {
            match file.bytes {
                Some(bytes) if desk::is_document(&file.name, &bytes) => {
                    let name = file.name;
                    self.waiting.borrow_mut().push(Document { name, bytes });
                }
                bytes => drafts.push(LocalFile { bytes, ..file }),
            }
        }
        self.take_drafts(drafts);
        if !self.waiting.borrow().is_empty() {
            self.read_documents();
        }
    }

    fn take_drafts(&self, files: Vec<LocalFile>) {
        self.state.update(|state| {
            state.announcement = None;
            state.is_view_due = true;
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
                let has_changes = desk.has_changes(&file.name, &bytes);
                let id = desk.take(&file.name, &bytes);
                if has_changes && id.is_some() {
                    state.announcement = Some(Announcement::Replaced);
                }
                if let Some((id, handle)) = id.zip(file.handle) {
                    self.following.begin(id, handle);
                    followed.push(id);
                }
            }
            state.open_blank();
        });
        self.show_soon();
    }

    /// Reads the documents that wait, and lays what they state over a draft. What reads them comes with the first ones.
    fn read_documents(&self) {
        if self.is_reading.replace(true) {
            return;
        }
        self.state
            .update(|state| state.announcement = Some(Announcement::Reading));
        let room = self.clone();
        let work = async move {
            let importer = (room.importer)().await;
            // What is said is on screen before the documents are read.
            TimeoutFuture::new(0).await;
            room.is_reading.set(false);
            let Ok(importer) = importer else {
                room.state
                    .update(|state| state.announcement = Some(Announcement::NotReading));
                return;
            };
            let documents = room.waiting.take();
            room.state.update(|state| {
                state.announcement = None;
                state.is_view_due = true;
                let Some(desk) = state.desk_mut() else {
                    return;
                };
                if importer.take(desk, documents, files::gbk) {
                    state.announcement = Some(Announcement::Read);
                    state.tab = Tab::Documents;
                }
            });
            room.show_soon();
        };
        spawn_local(work.boxed_local());
    }

    /// Has large drafts read and proofread, a step in each task.
    pub(super) fn survey_soon(&self) {
        let state = self.state.clone();
        let survey = move || {
            let state = state.read_untracked();
            let desk = state.desk().filter(|desk| desk.is_behind());
            desk.map(Desk::survey)
        };
        if survey().is_none() || self.is_surveying.replace(true) {
            return;
        }
        let room = self.clone();
        let work = async move {
            let pause = async || TimeoutFuture::new(0).await;
            while let Some(survey) = survey() {
                pause().await;
                let surveyed = survey.run(&pause).await;
                // What the desk has said meanwhile stays.
                room.state.update(|state| {
                    state.is_view_due = true;
                    if let Some(desk) = state.desk_mut() {
                        desk.note(surveyed);
                    }
                });
                room.show_soon();
            }
            room.is_surveying.set(false);
        };
        spawn_local(work.boxed_local());
    }

    /// Does what the editor asks for.
    pub(super) fn act(&self, act: Act) {
        if !matches!(act, Act::Type(..) | Act::Leave) {
            self.state.update_untracked(|state| state.typed = None);
        }
        match act {
            Act::Open => self.open(),
            Act::Take(event) => {
                if let Some(intake) = &*self.intake.borrow() {
                    intake.take_chosen(&event);
                }
            }
            Act::Begin => {
                self.change(Desk::begin_next);
                self.state.update(State::open_blank);
            }
            Act::ChooseWeek(week) => self.state.update(|state| state.to_revise = week),
            Act::Revise => self.revise(),
            Act::Choose(id) => self.change(|desk| desk.choose(id)),
            Act::Close(id) => self.close(id),
            Act::Save => self.save(),
            Act::Download => self.download(),
            Act::HandOut(handout) => self.hand_out(handout),
            Act::Undo => self.retrace(|words| words.undone, desk::Draft::undo),
            Act::Redo => self.retrace(|words| words.redone, desk::Draft::redo),
            Act::Show(tab) => self.show_tab(tab),
            Act::Speak(lang) => self.speak(lang),
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
            Act::ToForm(place) => self.lead_to(Tab::Form, self.field_id(&place)),
            Act::ToSource(id) => self.lead_to(Tab::Source, Some(id)),
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
            Act::Word(values) => self.edit(|draft| {
                let _ = draft.put_by_ids(&values);
            }),
            Act::ToField(at) => {
                let place = {
                    let state = self.state.read_untracked();
                    let chosen = state.desk().and_then(Desk::chosen);
                    chosen.map(|chosen| chosen.draft.place_of(&at))
                };
                if let Some(place) = place {
                    self.lead_to(Tab::Form, self.field_id(&place));
                }
            }
            Act::Answer(finding) => self.answer_to(finding),
            Act::Reason(finding, lang, text) => self.state.update(|state| {
                if let Some(answer) = state.answer_to(&finding) {
                    answer.reason[lang as usize] = text;
                }
            }),
            Act::Enter(finding) => self.enter(&finding),
            Act::Cancel(finding) => self.give_up(&finding),
            Act::Type(at, typed) => self.type_in(at, typed),
            Act::Leave => self.leave(),
            Act::TurnPresence(at) => self.edit_by_form(&at, |form, draft| {
                if let Some(presence) = form.presence_at(&at) {
                    let _ = draft.put(&at, &presence.other);
                }
            }),
            Act::Append(list, which) => self.edit_by_form(&list, |form, draft| {
                if let Some(addition) = form.addition(&list, which) {
                    let _ = draft.append(&list, &addition.value);
                }
            }),
            Act::Remove(at) => self.edit(|draft| {
                let _ = draft.remove(&at);
            }),
            Act::Shift(at, direction) => self.shift(&at, direction),
            Act::TryAgain if self.state.read_untracked().desk().is_some() => self.read_documents(),
            Act::TryAgain => {
                self.state
                    .update(|state| state.phase = Phase::Loading(0, 0));
                self.load();
            }
        }
    }

    /// Has the desk speak a language; the drafts stay.
    fn speak(&self, lang: Lang) {
        self.state
            .update(|state| state.address = state.address.in_lang(lang));
        let address = self.state.read_untracked().address.clone();
        history::replace(&document::site(), &address);
        document::set_lang(lang);
        document::set_title(desk_words(lang).title);
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
        let is_asked =
            self.state.read_untracked().announcement == Some(Announcement::CloseChanged(id));
        let is_changed = self.state.read_untracked().desk().is_some_and(|desk| {
            let mut drafts = desk.manuscripts().iter();
            drafts.any(|manuscript| manuscript.id == id && manuscript.draft.is_changed())
        });
        if is_changed && !is_asked {
            self.state
                .update(|state| state.announcement = Some(Announcement::CloseChanged(id)));
            return;
        }
        self.following.end(id);
        self.state
            .update(|state| state.followed.retain(|of| *of != id));
        self.change(|desk| desk.close(id));
    }

    fn answer_to(&self, finding: Finding<Problem>) {
        let id = findings::reason_id(&finding, self.state.read_untracked().lang());
        self.state.update(|state| {
            let reason = [String::new(), String::new()];
            state.answers.push(DraftedReason { finding, reason });
        });
        soon(move || workplace::lead_to(&id));
    }

    fn enter(&self, finding: &Finding<Problem>) {
        let mut reason = None;
        self.state.update_untracked(|state| {
            let typed = state.answer_to(finding).map(|answer| answer.reason.clone());
            reason = typed.and_then(|[zh, en]| Text::new(zh, en));
        });
        let Some(reason) = reason else {
            return;
        };
        let mut edit = Edit::Needless;
        self.change(|desk| edit = desk.answer(finding, reason, document::today()));
        // Where there is no place for the entry the reason stays.
        if edit == Edit::Made {
            self.state
                .update(|state| state.answers.retain(|answer| answer.finding != *finding));
        }
    }

    fn give_up(&self, finding: &Finding<Problem>) {
        self.state
            .update(|state| state.answers.retain(|answer| answer.finding != *finding));
        soon(|| workplace::lead_to(&Tab::Findings.id()));
    }

    /// Begins the revision of the week that is chosen.
    fn revise(&self) {
        let Some(week) = self.state.read_untracked().to_revise else {
            return;
        };
        self.state.update_untracked(|state| state.to_revise = None);
        self.change(|desk| desk.revise(week));
    }

    /// Moves an item of a list; the focus goes with it.
    fn shift(&self, at: &Place, direction: Direction) {
        let mut edit = Edit::Needless;
        self.edit(|draft| edit = draft.shift(at, direction));
        let position = at.last().parse().ok();
        let to = position.and_then(|position| direction.from(position));
        let to = at.parent().zip(to).filter(|_| edit == Edit::Made);
        if let Some((list, position)) = to {
            let id = form::mover_id(&list.at(position), direction);
            soon(move || workplace::lead_to(&id));
        }
    }

    /// Shows a view of the draft as far down as it was left.
    fn show_tab(&self, tab: Tab) {
        let before = self.state.read_untracked().tab;
        let mut places = self.places.get();
        places[before as usize] = workplace::scrolled(view::PANEL);
        self.places.set(places);
        self.state.update(|state| state.tab = tab);
        soon(move || {
            workplace::lead_to(&tab.id());
            workplace::scroll(view::PANEL, places[tab as usize]);
        });
    }

    /// Writes the draft to its file; where there is no way to it, offers a download.
    fn save(&self) {
        let Some((id, _, text)) = self.to_save() else {
            return;
        };
        let Some(handle) = self.following.handle(id) else {
            self.download();
            return;
        };
        let room = self.clone();
        let work = async move {
            let is_written = handle.write(text.as_bytes()).await;
            room.following.forget_date(id);
            room.state.update(|state| {
                state.announcement = Some(if is_written {
                    Announcement::Saved
                } else {
                    Announcement::NotSaved
                });
                if let Some(desk) = state.desk_mut().filter(|_| is_written) {
                    desk.mark_saved(id, &text);
                }
            });
        };
        spawn_local(work.boxed_local());
    }

    fn download(&self) {
        let Some((id, name, text)) = self.to_save() else {
            return;
        };
        let is_taken = files::download(&name, "application/json", text.as_bytes());
        // The file that is followed does not have it yet.
        let is_saved = is_taken && self.following.handle(id).is_none();
        self.state.update(|state| {
            state.announcement = Some(if is_taken {
                Announcement::Downloaded
            } else {
                Announcement::NotSaved
            });
            if let Some(desk) = state.desk_mut().filter(|_| is_saved) {
                desk.mark_saved(id, &text);
            }
        });
    }

    /// The draft that is worked at: its id, the name to save it under, and its text.
    fn to_save(&self) -> Option<(u32, String, String)> {
        self.change(Desk::renew_entries);
        let state = self.state.read_untracked();
        let chosen = state.desk()?.chosen()?;
        Some((
            chosen.id,
            chosen.file_name(),
            chosen.draft.text().to_owned(),
        ))
    }

    /// Shows a view of the draft, and leads to an element of it.
    fn lead_to(&self, tab: Tab, id: Option<String>) {
        self.state.update(|state| state.tab = tab);
        if let Some(id) = id {
            soon(move || workplace::lead_to(&id));
        }
    }

    /// The id of the field that a place belongs to.
    fn field_id(&self, place: &Place) -> Option<String> {
        let state = self.state.read_untracked();
        let desk = state.desk()?;
        form::field_id(desk.chosen()?, desk.edition(), place, state.lang())
    }

    /// Changes the draft by what its form says around a place.
    fn edit_by_form(&self, at: &Place, change: impl FnOnce(&desk::Form, &mut desk::Draft)) {
        let lang = self.state.read_untracked().lang();
        self.change(|desk| {
            let form = desk
                .chosen()
                .map(|chosen| form::around(at, chosen, desk.edition(), lang));
            if let Some(form) = form {
                desk.edit(|draft| change(&form, draft));
            }
        });
    }

    /// Puts what is typed in a field, and goes on showing it as it is typed.
    fn type_in(&self, at: Place, typed: String) {
        self.edit_by_form(&at, |form, draft| {
            if let Some(field) = form.field_at(&at) {
                let _ = draft.type_in(field, &typed);
            }
        });
        // The page is made anew only after this.
        self.state
            .update_untracked(|state| state.typed = Some((at, typed)));
    }

    /// Ends the step of the field that was typed in, which then shows what the draft says; what is wrong with that is said.
    fn leave(&self) {
        self.state.update_untracked(|state| {
            if let Some(desk) = state.desk_mut() {
                desk.leave_field();
            }
        });
        let typed = self.state.write_untracked().typed.take();
        if let Some((place, _)) = typed {
            self.state.update(|state| {
                let at_hand = state
                    .desk()
                    .and_then(|desk| Some((desk.chosen()?, desk.edition())));
                let faults = at_hand.and_then(|(chosen, edition)| {
                    let fault = |lang| form::fault_of(&place, chosen, edition, lang);
                    Some([vec![fault(Lang::Zh)?], vec![fault(Lang::En)?]])
                });
                if let Some(faults) = faults {
                    state.told = faults;
                    state.announcement = Some(Announcement::Told);
                }
            });
        }
    }

    /// Takes a step back or makes it again, and says what is so again.
    fn retrace(&self, word: fn(&DeskWords) -> &'static str, step: fn(&mut desk::Draft) -> bool) {
        let (mut is_done, mut changes) = (false, Vec::new());
        self.change(|desk| changes = desk.retrace(|draft| is_done = step(draft)));
        if !is_done {
            return;
        }
        self.state.update(|state| {
            let desk = state.desk();
            let named =
                desk.and_then(|desk| Some((desk.edition().catalogue(), desk.chosen()?.week()?)));
            let told = Lang::BOTH.map(|lang| {
                let stated = named.map_or_else(Vec::new, |(catalogue, week)| {
                    let first = changes.iter().take(MOST_NAMED);
                    let named = first.map(|change| {
                        let field = lang::spoken_field(catalogue, week, &change.at, lang);
                        let stated =
                            lang::field_stated(catalogue, week, &change.at, &change.new, lang);
                        lang::labelled(&field, &stated, lang)
                    });
                    named.collect()
                });
                let more = changes.len().saturating_sub(MOST_NAMED);
                let stated = lang::now_stated(&stated, more, lang);
                vec![lang::sentences(&[word(desk_words(lang)), &stated], lang)]
            });
            state.told = told;
            state.announcement = Some(Announcement::Told);
        });
    }

    fn edit(&self, change: impl FnOnce(&mut desk::Draft)) {
        self.change(|desk| desk.edit(change));
    }

    /// Changes the desk. What was found in small drafts is shown at once, the open view
    /// and the previews each in a task of their own.
    fn change(&self, change: impl FnOnce(&mut Desk)) {
        self.state.update(|state| {
            state.announcement = None;
            state.is_view_due = true;
            if let Some(desk) = state.desk_mut() {
                change(desk);
            }
        });
        self.show_soon();
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
