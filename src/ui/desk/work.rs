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
        workplace,
    },
    desk::{self, Desk},
    report::{Place, Text},
};

use super::{
    Room,
    act::Act,
    form, preview, source,
    state::{Answer, Phase, Tab, Word},
    view,
};

impl Room {
    /// Takes files from the editor.
    pub(super) fn take(&self, files: Vec<LocalFile>) {
        if files.is_empty() || self.state.read_untracked().desk().is_none() {
            return;
        }
        self.state.update(|state| {
            state.word = None;
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
                let id = desk.take(&file.name, &bytes);
                if let Some((id, handle)) = id.zip(file.handle) {
                    self.following.begin(id, handle);
                    followed.push(id);
                }
            }
        });
        self.show_soon();
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
                room.change(|desk| desk.note(surveyed));
            }
            room.is_surveying.replace(false);
        };
        spawn_local(work.boxed_local());
    }

    /// Does what the editor asks for.
    pub(super) fn act(&self, act: Act) {
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
            Act::Undo => self.edit(|draft| {
                draft.undo();
            }),
            Act::Redo => self.edit(|draft| {
                draft.redo();
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
            Act::Answer(finding) => self.state.update(|state| {
                let reason = [String::new(), String::new()];
                state.answer = Some(Answer { finding, reason });
            }),
            Act::Reason(lang, text) => self.state.update(|state| {
                if let Some(answer) = &mut state.answer {
                    answer.reason[lang as usize] = text;
                }
            }),
            Act::Enter => self.enter(),
            Act::Cancel => self.state.update(|state| state.answer = None),
            Act::Type(at, typed) => {
                self.edit_by_form(&at, |form, draft| {
                    if let Some(field) = form.field_at(&at) {
                        let _ = draft.type_in(field, &typed);
                    }
                });
            }
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

    fn enter(&self) {
        let Some(Answer { finding, reason }) = self.state.read_untracked().answer.clone() else {
            return;
        };
        let [zh, en] = reason;
        if let Some(reason) = Text::new(zh, en) {
            self.state.update_untracked(|state| state.answer = None);
            self.edit(|draft| {
                let _ = draft.answer(&finding, reason, document::today());
            });
        }
    }

    /// Writes the draft to its file; where there is no way to it, offers a download.
    fn save(&self) {
        let Some((id, _, bytes)) = self.chosen() else {
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

    /// Changes the desk. What was found in small drafts is shown at once, the open view
    /// and the previews each in a task of their own.
    fn change(&self, change: impl FnOnce(&mut Desk)) {
        self.state.update(|state| {
            state.word = None;
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
