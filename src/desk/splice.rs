use crate::report::ordered_by;

/// A piece of a text and what is put in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Splice {
    /// The byte that the piece begins with.
    start: usize,
    old: String,
    new: String,
}

impl Splice {
    /// What turns one text into another: the piece between what both begin with and
    /// what both end with.
    pub(super) fn between(before: &str, after: &str) -> Self {
        Self::at(0, before, after)
    }

    /// A piece at a byte and what is put in its place, cut to where the two differ.
    pub(super) fn at(start: usize, old: &str, new: &str) -> Self {
        let alike = |(one, other): &(char, char)| one == other;
        let length = |pairs: &mut dyn Iterator<Item = (char, char)>| {
            let letters = pairs.take_while(alike).map(|(letter, _)| letter.len_utf8());
            letters.sum::<usize>()
        };
        let first = length(&mut old.chars().zip(new.chars()));
        let (old, new) = (&old[first..], &new[first..]);
        let last = length(&mut old.chars().rev().zip(new.chars().rev()));
        Self {
            start: start + first,
            old: old[..old.len() - last].to_owned(),
            new: new[..new.len() - last].to_owned(),
        }
    }

    /// Several splices of one text as one; `None` where they overlap.
    pub(super) fn joined(splices: Vec<Self>, text: &str) -> Option<Self> {
        let splices = ordered_by(splices, |splice| !splice.start);
        let mut after = text.to_owned();
        let mut free = text.len();
        for splice in &splices {
            if splice.start + splice.old.len() > free {
                return None;
            }
            free = splice.start;
            splice.apply(&mut after);
        }
        Some(Self::between(text, &after))
    }

    /// Whether nothing is changed by it.
    pub(super) fn is_empty(&self) -> bool {
        self.old.is_empty() && self.new.is_empty()
    }

    /// The bytes that it holds.
    pub(super) fn size(&self) -> usize {
        size_of::<Self>() + self.old.len() + self.new.len()
    }

    pub(super) fn apply(&self, text: &mut String) {
        text.replace_range(self.start..self.start + self.old.len(), &self.new);
    }

    /// What takes it back.
    #[must_use]
    pub(super) fn reversed(self) -> Self {
        Self {
            start: self.start,
            old: self.new,
            new: self.old,
        }
    }

    /// This and the next one as one; `text` is as it stands between them.
    #[must_use]
    pub(super) fn then(self, next: &Self, text: &str) -> Self {
        let ends = [self.start + self.new.len(), next.start + next.old.len()];
        let start = self.start.min(next.start);
        let end = ends[0].max(ends[1]);
        let around = |from: usize, piece: &str, to: usize| {
            [&text[start..from], piece, &text[to..end]].concat()
        };
        let old = around(self.start, &self.old, ends[0]);
        let new = around(next.start, &next.new, ends[1]);
        Self::at(start, &old, &new)
    }
}

/// The letters that a line begins with, as far as they are blank.
pub(super) fn indent(line: &str) -> usize {
    let is_blank = |letter: &char| matches!(letter, ' ' | '\t');
    line.chars().take_while(is_blank).count()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn applied(splice: &Splice, text: &str) -> String {
        let mut text = text.to_owned();
        splice.apply(&mut text);
        text
    }

    proptest! {
        #[test]
        fn what_turns_one_text_into_another_turns_it_back(before in "[ab周]{0,8}", after in "[ab周]{0,8}") {
            let splice = Splice::between(&before, &after);
            prop_assert_eq!(applied(&splice, &before), after.clone());
            prop_assert_eq!(splice.is_empty(), before == after);
            prop_assert_eq!(applied(&splice.reversed(), &after), before);
        }

        #[test]
        fn two_splices_are_one(first in "[ab周]{0,8}", second in "[ab周]{0,8}", third in "[ab周]{0,8}") {
            let (one, other) = (Splice::between(&first, &second), Splice::between(&second, &third));
            prop_assert_eq!(applied(&one.then(&other, &second), &first), third);
        }
    }

    #[test]
    fn splices_of_one_text_are_made_at_once_unless_they_overlap() {
        let splices = |ranges: &[(usize, &str, &str)]| {
            let splices = ranges
                .iter()
                .map(|(start, old, new)| Splice::at(*start, old, new));
            Splice::joined(splices.collect(), "a, b, c")
        };
        let joined = splices(&[(0, "a", "1"), (6, "c", "22")]).unwrap();
        assert_eq!(applied(&joined, "a, b, c"), "1, b, 22");
        assert_eq!(splices(&[(0, "a, b", ""), (3, "b", "22")]), None);
    }
}
