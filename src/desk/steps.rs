use std::collections::VecDeque;

use crate::report::Place;

use super::splice::Splice;

/// The steps that were made, for undo and redo.
///
/// No more than [`Steps::MOST`] bytes of text are kept; the oldest steps go first,
/// and the newest always stays.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    done: VecDeque<Splice>,
    undone: Vec<Splice>,
    /// The field that is typed in, whose changes are one step.
    field: Option<Place>,
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
            Some(before) => before.then(&step, text),
            None => step,
        };
        if step.is_empty() {
            self.field = None;
        } else {
            self.done.push_back(step);
        }
        self.forget();
    }

    /// What is typed next is a step of its own.
    pub(super) fn close(&mut self) {
        self.field = None;
    }

    /// What takes the last step back, which can then be redone.
    pub(super) fn undo(&mut self) -> Option<Splice> {
        self.close();
        let step = self.done.pop_back()?;
        self.undone.push(step.clone());
        Some(step.reversed())
    }

    /// The step that was taken back last.
    pub(super) fn redo(&mut self) -> Option<Splice> {
        self.close();
        let step = self.undone.pop()?;
        self.done.push_back(step.clone());
        Some(step)
    }

    pub(super) fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub(super) fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    fn forget(&mut self) {
        let mut size: usize = self.done.iter().map(Splice::size).sum();
        while size > Self::MOST && self.done.len() > 1 {
            let oldest = self.done.pop_front();
            size -= oldest.as_ref().map_or(0, Splice::size);
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
