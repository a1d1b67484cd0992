//! What an editor can do.

use leptos::{ev::Event, prelude::*};

use crate::{
    desk::Direction,
    lang::Lang,
    publish::Json,
    report::{Finding, Mend, Place, Problem, Week},
};

use super::{
    super::element::{Element, element},
    outgoing::Handout,
    state::{Tab, Width},
};

/// What an editor does.
#[derive(Clone, Debug)]
pub enum Act {
    /// Opens files in the browser's dialog.
    Open,
    /// Takes the files that were chosen in the file input.
    Take(Event),
    /// Begins the draft of the next week.
    Begin,
    /// Chooses the published week whose next revision may be begun.
    ChooseWeek(Option<Week>),
    /// Begins the next revision of the published week that is chosen.
    Revise,
    /// Works at another draft.
    Choose(u32),
    /// Takes a draft off the desk.
    Close(u32),
    /// Writes the draft to its file, or offers it as a download.
    Save,
    /// Offers the draft as a download.
    Download,
    /// Hands something out for others.
    HandOut(Handout),
    /// Takes back the last change.
    Undo,
    /// Makes it again.
    Redo,
    /// Shows a view of the draft.
    Show(Tab),
    /// Has the desk speak a language.
    Speak(Lang),
    /// Shows languages in the preview.
    ShowLanguages([bool; 2]),
    /// Makes the preview as wide as something.
    ShowWidth(Width),
    /// Prints the preview in a language.
    Print(Lang),
    /// Goes to the field of the form that a place belongs to.
    ToForm(Place),
    /// Goes to a line of the source, or to letters in it, by the id.
    ToSource(String),
    /// Goes to where a finding is, in the preview, by the place's ids.
    PointAt(String),
    /// Puts a finding right.
    Mend(Mend),
    /// Has the draft say what a document says, by the values' places' ids.
    Word(Vec<(String, Json)>),
    /// Goes to the field of the form at a place by ids.
    ToField(String),
    /// Begins to write a reason that answers a finding.
    Answer(Finding<Problem>),
    /// Types in the reason for a finding.
    Reason(Finding<Problem>, Lang, String),
    /// Writes it into the file.
    Enter(Finding<Problem>),
    /// Gives it up.
    Cancel(Finding<Problem>),
    /// Types in the field of a place.
    Type(Place, String),
    /// Leaves a field: what was typed in it is one step.
    Leave,
    /// Puts in a part that is missing, or leaves it out.
    TurnPresence(Place),
    /// Adds to a list one of what can be added.
    Append(Place, usize),
    /// Takes an item out of its list.
    Remove(Place),
    /// Moves an item within its list.
    Shift(Place, Direction),
    /// Asks again for what failed.
    TryAgain,
}

/// Takes what an editor does.
pub type Dispatch = Callback<Act>;

/// Says that a button has nothing to do just now. It stays, so that it keeps the focus; what
/// it asks for changes nothing.
pub fn idle(button: Element, is_idle: bool) -> Element {
    button.attr_if("aria-disabled", is_idle.then(|| "true".to_owned()))
}

/// A button for something that an editor does.
pub fn button(act: Act, dispatch: Dispatch) -> Element {
    element("button")
        .attr("type", "button")
        .on("click", move |_| dispatch.run(act.clone()))
}
