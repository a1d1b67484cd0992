use std::collections::VecDeque;

use crate::report::Place;

use super::splice::Splice;

/// The steps that were made, for undo and redo.
///
/// No more than [`Steps::MOST`] bytes of text are kept; the oldest steps go first,
/// and the newest always stays.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    /// The numbers of the documents' states that are laid over the draft, the last one last.
    laid: Vec<usize>,
    /// The field that is typed in, whose changes are one step.
    field: Option<Place>,
}

/// A change of the text, and which state of the documents was laid over the draft by it.
#[derive(Clone, Debug)]
struct Step {
    splice: Splice,
    laid: Option<usize>,
}

impl Steps {
    /// Enough for a day of typing, and for a few dozen whole drafts reloaded.
    pub(super) const MOST: usize = 16 << 20;

    /// Adds a step; `text` is as it stood before. Typing on in a field goes on with its step.
    pub(super) fn add(&mut self, step: Splice, field: Option<&Place>, text: &str) {
        self.undone.clear();
        let is_same_field = field.is_some() && field == self.field.as_ref();
        self.field = field.cloned();
        let before = if is_same_field {
            self.done.pop_back()
        } else {
            None
        };
        let step = match before {
            Some(before) => before.splice.then(&step, text),
            None => step,
        };
        if step.is_empty() {
            self.field = None;
        } else {
            self.done.push_back(Step {
                splice: step,
                laid: None,
            });
        }
        self.forget();
    }

    /// Takes note that a state of the documents is laid over the draft: by the last step, or
    /// without one, where it changes nothing.
    pub(super) fn lay(&mut self, number: usize, is_step: bool) {
        self.close();
        if let Some(step) = self.done.back_mut().filter(|_| is_step) {
            step.laid = Some(number);
        }
        self.laid.push(number);
    }

    /// The number of the state of the documents that is laid over the draft.
    pub(super) fn laid(&self) -> Option<usize> {
        self.laid.last().copied()
    }

    /// What is typed next is a step of its own.
    pub(super) fn close(&mut self) {
        self.field = None;
    }

    /// What takes the last step back, which can then be redone.
    pub(super) fn undo(&mut self) -> Option<Splice> {
        self.close();
        let step = self.done.pop_back()?;
        self.laid.retain(|number| Some(*number) != step.laid);
        self.undone.push(step.clone());
        Some(step.splice.reversed())
    }

    /// The step that was taken back last.
    pub(super) fn redo(&mut self) -> Option<Splice> {
        self.close();
        let step = self.undone.pop()?;
        self.laid.extend(step.laid);
        self.done.push_back(step.clone());
        Some(step.splice)
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    fn forget(&mut self) {
        let mut size: usize = self.done.iter().map(|step| step.splice.size()).sum();
        while size > Self::MOST && self.done.len() > 1 {
            let oldest = self.done.pop_front();
            size -= oldest.as_ref().map_or(0, |step| step.splice.size());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_kept_than_fits_but_always_the_newest_step() {
        let mut steps = Steps::default();
        let large = "x".repeat(Steps::MOST / 3);
        for _ in 0..5 {
            steps.add(Splice::at(0, "", &large), None, "");
        }
        assert_eq!(steps.done.len(), 2);
        steps.add(Splice::at(0, "", &large.repeat(4)), None, "");
        assert_eq!(steps.done.len(), 1);
    }
}
