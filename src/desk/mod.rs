//! The editors' desk: drafts, what is to be said of them, and what can be done to them.
//!
//! ```text
//! file ──▶ Draft (text, with its undo) ──▶ Edition (what is published, drafts laid over it) ──▶ Assessment, Issue, Form
//! ```
//!
//! A draft's text is the one source; everything else is derived from it again after each
//! change. Pure: what touches files and the page is `browser`'s and `ui`'s. The reader's
//! program never comes here.

mod kind;
mod place;
mod sheet;
mod splice;
mod steps;
mod typed;

mod draft;
mod form;

mod documents;

mod assessment;
mod edition;
mod manuscript;
mod proofreader;
mod release;
mod survey;
mod weeks;

pub use crate::proof::ChangedField;
pub use assessment::{Acceptance, AssessedFinding, Assessment, FindingElsewhere};
pub use documents::{Account, Chapter, Document, Documents, Entry, Import, Importer, Wording};
pub use draft::{Draft, Edit};
pub use edition::{Edition, Read};
pub use form::{Addition, Choice, Control, Field, Form, Group, List, Presence, form, form_around};
pub use kind::Kind;
pub use manuscript::{Coverage, Manuscript, Reason, Refusal};
pub use proofreader::{Proofreader, Rules};
pub use release::{Delivery, Hold};
pub use sheet::Direction;
pub use survey::{Survey, Surveyed};
pub use weeks::{Findings, Weeks};

use std::sync::Arc;

use futures::FutureExt;
use serde::de::IgnoredAny;

use crate::{
    publish,
    report::{Day, Defect, Finding, Place, Problem, Report, Text, Week},
};

/// How many bytes of drafts are read and proofread while an editor waits: in a browser
/// some tens of milliseconds.
const AT_ONCE: usize = 256 * 1024;

/// The drafts that an editor has on the desk, over everything that is published.
#[derive(Clone, Debug)]
pub struct Desk {
    published: Edition,
    /// The published reports with the drafts laid over them.
    edition: Edition,
    manuscripts: Vec<Manuscript>,
    chosen: usize,
    /// The files that could not be taken, until the next ones come.
    refusals: Vec<Refusal>,
    next_id: u32,
    /// Counts the states of the drafts.
    state: u64,
    /// The one that the edition and the assessments are of.
    surveyed: u64,
}

/// What became of the draft of a followed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followed {
    /// It stays as it is.
    Unchanged,
    /// It has what the file has now.
    Renewed,
    /// The same in place of changes that were not saved; a step that can be undone.
    Overwritten,
    /// It stays as it is, as the file cannot be taken.
    Refused,
}

impl Desk {
    /// An empty desk.
    pub fn new(published: Edition) -> Self {
        Self {
            edition: published.clone(),
            published,
            manuscripts: Vec::new(),
            chosen: 0,
            refusals: Vec::new(),
            next_id: 0,
            state: 0,
            surveyed: 0,
        }
    }

    /// What is published, with the drafts laid over it.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The drafts, in the order in which they came.
    pub fn manuscripts(&self) -> &[Manuscript] {
        &self.manuscripts
    }

    /// The files that could not be taken.
    pub fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }

    /// The draft that is worked at.
    pub fn chosen(&self) -> Option<&Manuscript> {
        self.manuscripts.get(self.chosen)
    }

    /// The report whose page is to be seen: the chosen draft's; of a catalogue or publisher
    /// that of a draft beside it, else the newest one.
    pub fn page(&self) -> Option<&Arc<Report>> {
        self.chosen()?;
        let newest = || self.edition.newest();
        self.seen().map_or_else(newest, Manuscript::page)
    }

    /// How much of its draft the page that is to be seen shows; `None` where there is none.
    pub fn coverage(&self) -> Option<Coverage> {
        self.page()?;
        Some(self.seen().map_or(Coverage::Whole, Manuscript::coverage))
    }

    /// The draft whose page is to be seen.
    fn seen(&self) -> Option<&Manuscript> {
        let mut drafts = self.manuscripts.iter();
        match self.chosen()? {
            chosen if chosen.draft.kind() == Kind::Week => Some(chosen),
            _ => drafts.find(|draft| draft.page().is_some()),
        }
    }

    /// The names and texts of all drafts, and the texts that were saved last.
    pub fn texts(&self) -> Vec<[&str; 3]> {
        let drafts = self.manuscripts.iter().map(|manuscript| &manuscript.draft);
        drafts
            .map(|draft| [draft.name(), draft.text(), draft.saved()])
            .collect()
    }

    /// Takes up the drafts that a program which broke down has left.
    pub fn take_up(&mut self, left: Vec<[String; 3]>) {
        for [name, text, saved] in left {
            self.lay(Draft::take_up(name, text, saved));
        }
    }

    /// Whether anything on the desk is not saved.
    pub fn is_changed(&self) -> bool {
        self.manuscripts
            .iter()
            .any(|manuscript| manuscript.draft.is_changed())
    }

    /// Begins to take files: what was refused before is forgotten.
    pub fn begin_taking(&mut self) {
        self.refusals.clear();
    }

    /// Takes a file and works at it; gives the id of the draft. One of the same name takes
    /// the place of what is there, as a step that can be undone.
    pub fn take(&mut self, name: &str, bytes: &[u8]) -> Option<u32> {
        if let Some(position) = self.position_of_file(name) {
            match self.manuscripts[position].draft.reload(bytes) {
                Ok(_) => self.chosen = position,
                Err(finding) => {
                    self.refuse(name, *finding);
                    return None;
                }
            }
            self.assess();
            return Some(self.manuscripts[position].id);
        }
        match Draft::open(name, bytes) {
            Ok(draft) => Some(self.lay(draft)),
            Err(finding) => {
                self.refuse(name, *finding);
                None
            }
        }
    }

    /// Whether a file would take the place of changes that are not saved.
    pub fn has_changes(&self, name: &str, bytes: &[u8]) -> bool {
        let draft = self.position_of_file(name);
        let draft = draft.map(|position| &self.manuscripts[position].draft);
        draft.is_some_and(|draft| draft.is_changed() && draft.bytes() != bytes)
    }

    /// Takes note of a file that is too large to be read at all.
    pub fn refuse_size(&mut self, name: &str, size: usize, limit: usize) {
        let problem = Defect::TooLarge { size, limit };
        self.refuse(name, Finding::new(Place::ROOT, problem).into_problem());
    }

    fn refuse(&mut self, name: &str, finding: Finding<Problem>) {
        let name = name.to_owned();
        // A file that is watched may be refused again and again: only the latest reason is kept.
        self.refusals.retain(|refusal| refusal.name != name);
        let reason = Reason::Finding(finding);
        self.refusals.push(Refusal { name, reason });
    }

    /// Takes note of a document that is none: why, and what to do, in both languages.
    fn turn_away(&mut self, name: String, reason: [String; 2]) {
        let reason = Reason::Document(reason);
        self.refusals.push(Refusal { name, reason });
    }

    /// Works at the draft of the week after the newest one, sound drafts among them.
    pub fn begin_next(&mut self) {
        let Some(newest) = self.newest().cloned() else {
            return;
        };
        let week = newest.week.next();
        self.begin(week, |name| {
            Draft::begun(name, publish::next_draft(&newest, week))
        });
    }

    /// The newest report, sound drafts among them.
    fn newest(&self) -> Option<&Arc<Report>> {
        let drafts = self.manuscripts.iter();
        let sound = drafts.filter_map(|manuscript| manuscript.assessment.report.as_ref());
        let all = self.published.newest().into_iter().chain(sound);
        all.max_by_key(|report| report.week)
    }

    /// Works at the draft of the next revision of a published week.
    pub fn revise(&mut self, week: Week) {
        let Some(report) = self.published.published(week).cloned() else {
            return;
        };
        self.begin(week, |name| {
            let mut draft = Draft::begun(name, publish::week_text(&report));
            let revision = u64::from(report.revision.saturating_add(1));
            let _ = draft.put(&Place::ROOT.at("revision"), &revision.into());
            draft
        });
    }

    /// Works at the draft of a week, which is begun unless its file lies on the desk.
    fn begin(&mut self, week: Week, draft: impl FnOnce(String) -> Draft) {
        let name = format!("{week}.json");
        match self.position_of_file(&name) {
            Some(position) => self.chosen = position,
            None => {
                self.lay(draft(name));
            }
        }
    }

    fn lay(&mut self, draft: Draft) -> u32 {
        let id = self.next_id;
        self.next_id += 1;
        self.manuscripts.push(Manuscript::new(id, draft));
        self.chosen = self.manuscripts.len() - 1;
        self.assess();
        id
    }

    /// Works at another draft.
    pub fn choose(&mut self, id: u32) {
        if let Some(position) = self.position_of(id) {
            self.chosen = position;
        }
    }

    /// Takes a draft off the desk.
    pub fn close(&mut self, id: u32) {
        let Some(position) = self.position_of(id) else {
            return;
        };
        self.manuscripts.remove(position);
        if position < self.chosen || self.chosen == self.manuscripts.len() {
            self.chosen = self.chosen.saturating_sub(1);
        }
        self.assess();
    }

    /// Changes the draft that is worked at.
    pub fn edit(&mut self, change: impl FnOnce(&mut Draft)) {
        if let Some(manuscript) = self.manuscripts.get_mut(self.chosen) {
            change(&mut manuscript.draft);
            self.assess();
        }
    }

    /// The same, and what the draft states otherwise then, as far as it can be read.
    pub fn retrace(&mut self, change: impl FnOnce(&mut Draft)) -> Vec<ChangedField> {
        let legible = |desk: &Self| desk.chosen()?.assessment.legible().cloned();
        let before = legible(self);
        self.edit(change);
        let both = before.zip(legible(self));
        both.map_or_else(Vec::new, |(before, after)| {
            self.edition.changes(&before, &after)
        })
    }

    /// Answers a finding in the draft that is worked at with a reason.
    pub fn answer(&mut self, finding: &Finding<Problem>, reason: Text, on: Day) -> Edit {
        let mut edit = Edit::Impossible;
        if let Some(chosen) = self.chosen() {
            let superseded = chosen.assessment.superseded_by(finding).cloned();
            self.edit(|draft| edit = draft.answer(finding, reason, on, superseded.as_ref()));
        }
        edit
    }

    /// Ends the step of the field that was typed in.
    pub fn leave_field(&mut self) {
        if let Some(manuscript) = self.manuscripts.get_mut(self.chosen) {
            manuscript.draft.close_step();
        }
    }

    /// Takes in what a followed file holds now, where another program has written it.
    pub fn follow(&mut self, id: u32, bytes: &[u8]) -> Followed {
        let Some(position) = self.position_of(id) else {
            return Followed::Unchanged;
        };
        let draft = &mut self.manuscripts[position].draft;
        let was_changed = draft.is_changed();
        match draft.follow(bytes) {
            Ok(true) => {}
            Ok(false) => return Followed::Unchanged,
            Err(finding) => {
                let name = draft.name().to_owned();
                self.refuse(&name, *finding);
                return Followed::Refused;
            }
        }
        self.assess();
        if was_changed {
            Followed::Overwritten
        } else {
            Followed::Renewed
        }
    }

    /// Has the entries of the draft that is worked at, which is about to be saved, say what
    /// they accept and where that is. A draft that says what is published stays as it is.
    pub fn renew_entries(&mut self) {
        let Some(Manuscript { assessment, .. }) = self.chosen().filter(|_| !self.is_behind())
        else {
            return;
        };
        let report = assessment.report.as_ref();
        let report = report.filter(|report| self.published.is_new(report));
        if let Some(entries) = report.and_then(|_| assessment.renewed_entries()) {
            self.edit(|draft| {
                let _ = draft.renew_entries(&entries);
            });
        }
    }

    /// Takes note of what a draft was saved as; it may have changed since.
    pub fn mark_saved(&mut self, id: u32, text: &str) {
        if let Some(position) = self.position_of(id) {
            self.manuscripts[position].draft.mark_saved(text);
        }
    }

    /// Whether what is said of the drafts is of an earlier state of them: large ones wait
    /// for a survey.
    pub fn is_behind(&self) -> bool {
        self.surveyed != self.state
    }

    /// The drafts as they are, to be surveyed.
    pub fn survey(&self) -> Survey {
        let drafts = self.manuscripts.iter().map(|manuscript| {
            let draft = &manuscript.draft;
            (draft.kind(), draft.bytes().to_vec())
        });
        Survey {
            published: self.published.clone(),
            drafts: drafts.collect(),
            state: self.state,
        }
    }

    /// Takes note of what a survey has found, unless the drafts have changed since.
    pub fn note(&mut self, surveyed: Surveyed) {
        if surveyed.state != self.state {
            return;
        }
        let assessments = surveyed.assessments.into_iter();
        for (manuscript, assessment) in self.manuscripts.iter_mut().zip(assessments) {
            manuscript.assess(assessment);
        }
        self.edition = surveyed.edition;
        self.surveyed = self.state;
    }

    /// Where the draft of a file lies; pasted text is of none.
    fn position_of_file(&self, name: &str) -> Option<usize> {
        let mut manuscripts = self.manuscripts.iter();
        let is_same = |draft: &Draft| final_name(draft.name()) == final_name(name);
        let position = manuscripts.position(|manuscript| is_same(&manuscript.draft));
        position.filter(|_| !name.is_empty())
    }

    fn position_of(&self, id: u32) -> Option<usize> {
        let mut manuscripts = self.manuscripts.iter();
        manuscripts.position(|manuscript| manuscript.id == id)
    }

    /// Derives everything from the drafts' texts again: at once where they are small.
    fn assess(&mut self) {
        self.state += 1;
        let drafts = self.manuscripts.iter().map(|manuscript| &manuscript.draft);
        if drafts.map(|draft| draft.bytes().len()).sum::<usize>() <= AT_ONCE {
            let surveyed = at_once(self.survey().run(&async || {}));
            self.note(surveyed);
        }
    }
}

/// What comes of work that never pauses.
///
/// # Panics
/// When it does.
pub fn at_once<T>(work: impl Future<Output = T>) -> T {
    let done = work.now_or_never();
    done.expect("the work never waits")
}

/// The name of a file once it has no errors: those that have some are called
/// `2026-W01.draft.json`.
fn final_name(name: &str) -> String {
    let stem = name.strip_suffix(".json").unwrap_or(name);
    [stem.strip_suffix(".draft").unwrap_or(stem), ".json"].concat()
}

/// Whether a file is a document rather than one of the dataset, by its name or by how it begins.
pub fn is_document(name: &str, bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let extension = name.rsplit_once('.');
    let is_named = extension.is_some_and(|(_, kind)| kind.eq_ignore_ascii_case("json"));
    !is_named && !bytes.trim_ascii_start().starts_with(b"{")
}

/// Whether bytes are JSON from their beginning to their end: a file that is just being
/// saved is not.
pub fn is_whole(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    serde_json::from_slice::<IgnoredAny>(bytes).is_ok()
}

/// The selector of the part of the page that shows a place by ids, by the attributes that
/// other programs rely on.
pub fn landmark(at: &str) -> String {
    let segments: Vec<_> = at.split('/').collect();
    let is_plain = |id: &str| {
        let is_sign = |sign: u8| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == b'_';
        id.bytes().all(is_sign)
    };
    match *segments {
        ["indicators", id, ..] if is_plain(id) => format!("[data-indicator=\"{id}\"]"),
        ["rankings" | "distributions", id, ..] if is_plain(id) => {
            format!("[data-figure=\"{id}\"]")
        }
        ["incidents", ..] => "[data-section=\"incidents\"]".to_owned(),
        ["highlights" | "ratings", ..] => "[data-section=\"key_findings\"]".to_owned(),
        ["editor", ..] => "[data-section=\"contact\"]".to_owned(),
        ["provenance" | "corrections", ..] => ".note".to_owned(),
        _ => "header".to_owned(),
    }
}
