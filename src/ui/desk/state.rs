//! What there is to see on the desk, apart from the drafts themselves.

use crate::{
    archive::Fault,
    browser::{Address, TextSize, boot},
    desk::{Account, Desk},
    lang::Lang,
    page::View,
    report::{Finding, Place, Problem, Week},
};

/// How far the desk is.
#[derive(Clone, Debug)]
pub enum Phase {
    /// In another page's frame, where it does nothing.
    Refused,
    /// Bringing what is published: how many weeks of how many are there.
    Loading(usize, usize),
    /// What every week needs cannot be had, or a part of the program cannot, without a fault.
    Failed(Option<Fault>),
    /// Everything is at hand, and nothing more is asked for.
    Ready(Box<Desk>),
}

/// A view of the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// What was found.
    Findings,
    /// Its fields.
    Form,
    /// Its text.
    Source,
    /// What it says otherwise than others.
    Changes,
    /// What its documents state.
    Documents,
}

impl Tab {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [
        Self::Findings,
        Self::Form,
        Self::Source,
        Self::Changes,
        Self::Documents,
    ];

    /// What names it in ids.
    pub fn key(self) -> &'static str {
        match self {
            Self::Findings => "findings",
            Self::Form => "form",
            Self::Source => "source",
            Self::Changes => "changes",
            Self::Documents => "documents",
        }
    }

    /// The id of what opens it.
    pub fn id(self) -> String {
        ["tab-", self.key()].concat()
    }
}

/// How wide the preview is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// As on a phone.
    Phone,
    /// As in a column of the portal.
    Portal,
    /// As on a wide screen.
    Desktop,
}

impl Width {
    /// All of them, the narrowest first.
    pub const ALL: [Self; 3] = [Self::Phone, Self::Portal, Self::Desktop];

    /// What names it in attributes.
    pub fn key(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Portal => "portal",
            Self::Desktop => "desktop",
        }
    }
}

/// What the desk has to say, once, about what was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Announcement {
    /// A draft states nothing yet, and its form is open.
    Begun,
    /// The file was written.
    Saved,
    /// The browser has it as a download.
    Downloaded,
    /// It could not be.
    NotSaved,
    /// A file that changed on disk was taken in.
    TakenIn,
    /// A file took the place of changes that were not saved.
    Replaced,
    /// A file cannot be read just now.
    HalfWritten,
    /// A changed draft is closed only when asked twice.
    CloseChanged(u32),
    /// A link in the preview leads away from the draft.
    Stays,
    /// Something is being made to be handed out.
    Making,
    /// What became of it is told in sentences.
    Told,
    /// Documents are being read.
    Reading,
    /// What reads them cannot be had.
    NotReading,
    /// They were read.
    Read,
    /// Nothing can be taken along.
    NotTaken,
}

/// A reason that is being written for a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftedReason {
    /// What it answers.
    pub finding: Finding<Problem>,
    /// The reason in both languages, as typed so far.
    pub reason: [String; 2],
}

/// What there is to see on the desk.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each tells of something else, and any of them may hold"
)]
#[derive(Clone, Debug)]
pub struct State {
    /// The address, with the desk's own language and colours.
    pub address: Address,
    /// The address of the preview's document.
    pub preview: String,
    /// How far it is.
    pub phase: Phase,
    /// Which published weeks could not be had.
    pub missing: Vec<Fault>,
    /// The view of the draft.
    pub tab: Tab,
    /// Which languages the preview shows, Chinese first.
    pub shown: [bool; 2],
    /// How wide it is.
    pub width: Width,
    /// How it shows figures.
    pub view: View,
    /// How large its text is.
    pub text_size: TextSize,
    /// Whether the open view of the draft will follow in a moment: what was found comes first.
    pub is_view_due: bool,
    /// What was said last.
    pub announcement: Option<Announcement>,
    /// What became of what was to be handed out: sentences in both languages, Chinese first.
    pub told: [Vec<String>; 2],
    /// Whether files are held above the page.
    pub is_held: bool,
    /// The reasons that are being written.
    pub answers: Vec<DraftedReason>,
    /// The published week whose next revision may be begun.
    pub to_revise: Option<Week>,
    /// The field of the form that is being typed in, and all that it has: the draft may
    /// write it otherwise, and half a number is none yet.
    pub typed: Option<(Place, String)>,
    /// The drafts whose files are followed on disk.
    pub followed: Vec<u32>,
    /// Whether the browser gives file handles.
    pub has_picker: bool,
    /// Whether charts can be drawn.
    pub has_charts: bool,
}

impl State {
    /// The desk as it is before anything has come.
    pub fn new(address: Address, is_framed: bool, has_picker: bool) -> Self {
        let lang = address.shown_lang();
        Self {
            phase: if is_framed {
                Phase::Refused
            } else {
                Phase::Loading(0, 0)
            },
            missing: Vec::new(),
            tab: Tab::Findings,
            shown: [lang == Lang::Zh, lang == Lang::En],
            width: Width::Portal,
            view: address.view,
            preview: [&boot::root(), "preview.html"].concat(),
            text_size: TextSize::Normal,
            is_view_due: false,
            announcement: None,
            told: [const { Vec::new() }; 2],
            is_held: false,
            answers: Vec::new(),
            to_revise: None,
            typed: None,
            followed: Vec::new(),
            has_picker,
            has_charts: true,
            address,
        }
    }

    /// The reason that is being written for a finding.
    pub fn answer_to(&mut self, finding: &Finding<Problem>) -> Option<&mut DraftedReason> {
        let mut answers = self.answers.iter_mut();
        answers.find(|answer| answer.finding == *finding)
    }

    /// Opens the form of a draft that states nothing yet: there is nothing to find in it.
    pub fn open_blank(&mut self) {
        let chosen = self.desk().and_then(Desk::chosen);
        if chosen.is_some_and(|chosen| chosen.assessment.is_blank()) {
            self.tab = Tab::Form;
            self.announcement = Some(Announcement::Begun);
        }
    }

    /// The view that is open: what the documents state, where there are any.
    pub fn open_tab(&self) -> Tab {
        let has_documents = self.account().is_some();
        match self.tab {
            Tab::Documents if !has_documents => Tab::Findings,
            tab => tab,
        }
    }

    /// What is to be said of the documents of the draft.
    pub fn account(&self) -> Option<&Account> {
        let import = self.desk()?.chosen()?.import()?;
        Some(&import.accounts[self.lang() as usize])
    }

    /// The desk's own language.
    pub fn lang(&self) -> Lang {
        self.address.shown_lang()
    }

    /// The language in which the preview is printed: the desk's own, where that is shown.
    pub fn printed(&self) -> Lang {
        let own = self.lang();
        if self.shown[own as usize] {
            own
        } else {
            own.other()
        }
    }

    /// The desk, once it is ready.
    pub fn desk(&self) -> Option<&Desk> {
        match &self.phase {
            Phase::Ready(desk) => Some(desk),
            _ => None,
        }
    }

    /// The same, to be changed.
    pub fn desk_mut(&mut self) -> Option<&mut Desk> {
        match &mut self.phase {
            Phase::Ready(desk) => Some(desk),
            _ => None,
        }
    }
}
