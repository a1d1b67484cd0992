use std::mem;

use crate::{
    draft::{self, Outline},
    publish::Json,
    report::{
        Acknowledgement, Correction, CorrectionKind, Day, Discrepancy, Finding, Mend, Place,
        Problem, Text,
    },
};

use super::{
    Direction, Field, Kind,
    place::{place_by_ids, place_of},
    sheet::Sheet,
    splice::Splice,
    steps::Steps,
    typed::values,
};

/// A file on the desk: its text, and what was done to it.
///
/// The text is always what was opened or a text that an edit made of it; an edit
/// touches nothing but its place. Where the text is JSON it stays JSON; where it is none,
/// slips can be put right.
#[derive(Clone, Debug)]
pub struct Draft {
    name: String,
    kind: Kind,
    text: String,
    /// `None` where the text is no JSON.
    outline: Option<Outline>,
    /// The text that was opened or last saved.
    saved: String,
    steps: Steps,
    /// Whether nothing of it was anywhere before: it was begun on the desk.
    is_begun: bool,
}

/// What became of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Edit {
    /// The text is another one now.
    Made,
    /// The text says so already.
    Needless,
    /// The text is no JSON, does not have the place, or would be no JSON afterwards.
    Impossible,
}

impl Draft {
    /// Opens a file, whatever its bytes are; a byte order mark is dropped.
    ///
    /// # Errors
    /// When the file is larger than its kind may be, or no UTF-8: with what it is instead.
    pub fn open(name: impl Into<String>, bytes: &[u8]) -> Result<Self, Box<Finding<Problem>>> {
        let name = name.into();
        let (kind, text, outline) = opened(&name, bytes)?;
        Ok(Self {
            name,
            kind,
            text: text.to_owned(),
            outline,
            saved: text.to_owned(),
            steps: Steps::default(),
            is_begun: false,
        })
    }

    /// Begins a file that is nowhere yet.
    pub fn begun(name: impl Into<String>, text: String) -> Self {
        let name = name.into();
        let outline = Outline::of(&text);
        Self {
            kind: Kind::of_name(&name).unwrap_or(Kind::of_keys(outline.as_ref())),
            name,
            outline,
            saved: String::new(),
            steps: Steps::default(),
            is_begun: true,
            text,
        }
    }

    /// The name of the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What the file is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The text as it stands.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is to be saved: the text in UTF-8, without a byte order mark, and with the
    /// line ends that it has.
    pub fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// The values of the text and where they stand; `None` where it is no JSON.
    pub fn outline(&self) -> Option<&Outline> {
        self.outline.as_ref()
    }

    /// Puts a value in place of the one at a place, or adds a key that is missing.
    pub fn put(&mut self, at: &Place, value: &Json) -> Edit {
        self.enter(at, &[(at.clone(), value.clone())])
    }

    /// Has the draft accept by these entries, which say what they accept and where that is.
    pub fn renew_entries(&mut self, entries: &[Acknowledgement]) -> Edit {
        let entries = Json::list(entries, Json::from);
        self.put(&Place::ROOT.at("acknowledged"), &entries)
    }

    /// Puts several values at once, as typing in a field asks for. Until another field
    /// is typed in or the step is closed, all that is typed in one is one step.
    pub fn enter(&mut self, field: &Place, values: &[(Place, Json)]) -> Edit {
        let splice = self.sheet().and_then(|sheet| {
            let splices = values.iter().map(|(at, value)| sheet.put(at, value));
            Splice::joined(splices.collect::<Option<_>>()?, sheet.text)
        });
        self.edit(splice, Some(field))
    }

    /// Puts what is typed in a field, and what belongs together with it. What cannot be
    /// understood is put as a text; typing what is written changes nothing.
    pub fn type_in(&mut self, field: &Field, typed: &str) -> Edit {
        let Some(root) = &self.outline else {
            return Edit::Impossible;
        };
        let values = values(field, typed, root, &self.text);
        self.enter(&field.place, &values)
    }

    /// Lays a state of the documents over it, by its number: all that it changes is one step.
    pub(super) fn lay(&mut self, number: usize, values: &[(Place, Json)]) {
        self.steps.close();
        let edit = self.enter(&Place::ROOT, values);
        self.steps.lay(number, edit == Edit::Made);
    }

    /// The number of the state of the documents that is laid over it.
    pub(super) fn laid(&self) -> Option<usize> {
        self.steps.laid()
    }

    /// The text that it was begun with on the desk; nothing of one that was brought there.
    pub(super) fn first_text(&self) -> Option<String> {
        let mut first = self.is_begun.then(|| self.clone())?;
        while first.undo() {}
        Some(first.text)
    }

    /// Puts values by their places' ids, as one step, where all of those are there.
    pub fn put_by_ids(&mut self, values: &[(String, Json)]) -> Edit {
        let mut placed = Vec::with_capacity(values.len());
        for (at, value) in values {
            let Some(place) = self.place_within(at) else {
                return Edit::Impossible;
            };
            placed.push((place, value.clone()));
        }
        self.steps.close();
        let edit = self.enter(&Place::ROOT, &placed);
        self.steps.close();
        edit
    }

    /// Whether it says these values already.
    pub fn says(&self, values: &[(String, Json)]) -> bool {
        values.iter().all(|(at, value)| {
            let found = self.place_within(at);
            let found = found.and_then(|at| self.outline()?.at(&at));
            found.and_then(|found| self.text.get(found.range.clone()))
                == value.in_one_line().as_deref()
        })
    }

    /// The place of a key, by ids, of something that is there.
    fn place_within(&self, at: &str) -> Option<Place> {
        let (around, key) = at.rsplit_once('/').unwrap_or(("", at));
        let place = self.place_of(around);
        (self.place_by_ids(&place) == around).then(|| place.at(key))
    }

    /// Inserts an element at a position of a list, in the layout of its neighbours. Of
    /// `null`, and of nothing, a list is made.
    pub fn insert(&mut self, list: &Place, position: usize, value: &Json) -> Edit {
        let splice = |sheet: Sheet| sheet.insert(list, position, value);
        self.edit(self.sheet().and_then(splice), None)
    }

    /// Inserts an element behind the last one of a list.
    pub fn append(&mut self, list: &Place, value: &Json) -> Edit {
        let found = self.outline.as_ref().and_then(|outline| outline.at(list));
        let length = found.map_or(0, |list| list.elements().len());
        self.insert(list, length, value)
    }

    /// Takes an element out of its list.
    pub fn remove(&mut self, element: &Place) -> Edit {
        self.edit(self.sheet().and_then(|sheet| sheet.remove(element)), None)
    }

    /// Moves an element of a list by one.
    pub fn shift(&mut self, element: &Place, direction: Direction) -> Edit {
        let splice = |sheet: Sheet| sheet.shift(element, direction);
        self.edit(self.sheet().and_then(splice), None)
    }

    /// Does what puts a finding right.
    pub fn apply(&mut self, mend: &Mend) -> Edit {
        if let Mend::Respell { edits, .. } = mend {
            let new = draft::respelled(&self.text, edits);
            let splice = new.map(|new| Splice::between(&self.text, &new));
            return self.edit(splice, None);
        }
        let splice = |sheet: Sheet| match mend {
            Mend::Put { at, value } => sheet.put(at, &value.into()),
            Mend::Rewrite { at, text } => sheet.put(at, &text.as_str().into()),
            Mend::Sort { list } => sheet.sort(list),
            Mend::PutBack { at, entry } => sheet.put(at, &(&**entry).into()),
            Mend::Insert { at, entry } => {
                let position = at.last().parse().ok()?;
                sheet.insert(&at.parent()?, position, &(&**entry).into())
            }
            Mend::Respell { .. } => None,
        };
        self.edit(self.sheet().and_then(splice), None)
    }

    /// Answers a finding with a reason: a published figure that was changed without a word
    /// by an entry in the list `corrections`, any other finding by one in `acknowledged`,
    /// in place of one that holds no longer where that is given.
    pub fn answer(
        &mut self,
        finding: &Finding<Problem>,
        reason: Text,
        on: Day,
        instead_of: Option<&Place>,
    ) -> Edit {
        if let Problem::Discrepancy(Discrepancy::CorrectionMissing { at, old, new }) =
            &finding.problem
        {
            let entry = Correction {
                date: on,
                kind: CorrectionKind::Correction,
                at: at.clone(),
                old: old.clone(),
                new: new.clone(),
                text: reason,
            };
            return self.append(&Place::ROOT.at("corrections"), &(&entry).into());
        }
        let entry = Acknowledgement {
            rule: finding.problem.rule().key().to_owned(),
            at: self.place_by_ids(&finding.place),
            of: finding.problem.said(),
            reason,
            on,
        };
        match instead_of {
            Some(lapsed) => self.put(lapsed, &(&entry).into()),
            None => self.append(&Place::ROOT.at("acknowledged"), &(&entry).into()),
        }
    }

    /// A place named by ids, as stored files name it: `indicators/phishing_pages/value`.
    pub fn place_by_ids(&self, place: &Place) -> String {
        place_by_ids(self.outline.as_ref(), place)
    }

    /// The place that is named by ids, or the nearest one around it that is there.
    pub fn place_of(&self, at: &str) -> Place {
        place_of(self.outline.as_ref(), at)
    }

    /// What is typed next is a step of its own.
    pub fn close_step(&mut self) {
        self.steps.close();
    }

    /// Takes the last step back; says whether there was one.
    pub fn undo(&mut self) -> bool {
        let step = self.steps.undo();
        self.retrace(step)
    }

    /// Makes the step again that was taken back last; says whether there was one.
    pub fn redo(&mut self) -> bool {
        let step = self.steps.redo();
        self.retrace(step)
    }

    /// Whether a step can be taken back.
    pub fn can_undo(&self) -> bool {
        self.steps.can_undo()
    }

    /// Whether a step can be made again.
    pub fn can_redo(&self) -> bool {
        self.steps.can_redo()
    }

    /// Whether the text differs from what was opened or last saved.
    pub fn is_changed(&self) -> bool {
        self.text != self.saved
    }

    /// Its file has this text now, which may be an earlier one of the draft's.
    pub fn mark_saved(&mut self, text: &str) {
        self.steps.close();
        text.clone_into(&mut self.saved);
    }

    /// Takes up a draft that a program which broke down has left.
    pub fn take_up(name: impl Into<String>, text: String, saved: String) -> Self {
        Self {
            saved,
            is_begun: false,
            ..Self::begun(name, text)
        }
    }

    /// The text that was opened or last saved.
    pub fn saved(&self) -> &str {
        &self.saved
    }

    /// Takes over what the file holds by now, in one step; other programs saved it. Says
    /// whether it is another text than before.
    ///
    /// # Errors
    /// As [`Draft::open`]; the draft stays as it is.
    pub fn reload(&mut self, bytes: &[u8]) -> Result<bool, Box<Finding<Problem>>> {
        let (kind, text, outline) = opened(&self.name, bytes)?;
        let step = Splice::between(&self.text, text);
        let is_other = !step.is_empty();
        if is_other {
            self.steps.add(step, None, &self.text);
            text.clone_into(&mut self.text);
            // A half-written week is no catalogue.
            if outline.is_some() {
                self.kind = kind;
            }
            self.outline = outline;
        }
        self.mark_saved(text);
        Ok(is_other)
    }

    /// Takes over what a followed file holds by now, unless that is what was opened or
    /// saved last: then nobody else has written it, and what was done since stays.
    ///
    /// # Errors
    /// As [`Draft::open`]; the draft stays as it is.
    pub fn follow(&mut self, bytes: &[u8]) -> Result<bool, Box<Finding<Problem>>> {
        let (_, text, _) = opened(&self.name, bytes)?;
        if text == self.saved {
            return Ok(false);
        }
        self.reload(bytes)
    }

    fn sheet(&self) -> Option<Sheet<'_>> {
        Some(Sheet {
            text: &self.text,
            outline: self.outline.as_ref()?,
        })
    }

    fn edit(&mut self, splice: Option<Splice>, field: Option<&Place>) -> Edit {
        let Some(splice) = splice else {
            return Edit::Impossible;
        };
        if splice.is_empty() {
            return Edit::Needless;
        }
        let mut text = self.text.clone();
        splice.apply(&mut text);
        let outline = Outline::of(&text);
        if outline.is_none() && self.outline.is_some() {
            return Edit::Impossible;
        }
        if self.outline.is_none() {
            self.kind = Kind::of_name(&self.name).unwrap_or(Kind::of_keys(outline.as_ref()));
        }
        let before = mem::replace(&mut self.text, text);
        self.outline = outline;
        self.steps.add(splice, field, &before);
        Edit::Made
    }

    fn retrace(&mut self, step: Option<Splice>) -> bool {
        let Some(step) = step else {
            return false;
        };
        step.apply(&mut self.text);
        self.outline = Outline::of(&self.text);
        true
    }
}

/// The kind, text and outline of a file.
type Opened<'a> = (Kind, &'a str, Option<Outline>);

fn opened<'a>(name: &str, bytes: &'a [u8]) -> Result<Opened<'a>, Box<Finding<Problem>>> {
    if let Some(kind) = Kind::of_name(name) {
        let text = kind.text(bytes)?;
        return Ok((kind, text, Outline::of(text)));
    }
    // Only what can be looked into can be something else than a week.
    let outline = Kind::Catalogue.text(bytes).ok().and_then(Outline::of);
    let kind = Kind::of_keys(outline.as_ref());
    Ok((kind, kind.text(bytes)?, outline))
}
