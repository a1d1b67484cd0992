use std::{cmp::Reverse, ops::Range};

use crate::{
    draft::{Content, Member, Outline, segments},
    publish::Json,
    report::Place,
};

use super::splice::{Splice, indent};

/// A text and its outline, from which the splices of edits are made. Each gives
/// nothing where its place is not in the text.
#[derive(Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub(super) text: &'a str,
    pub(super) outline: &'a Outline,
}

/// Whither an element is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Before the element before it.
    Up,
    /// Behind the element after it.
    Down,
}

impl Direction {
    /// The position that an element moves to; `None` before the first.
    pub fn from(self, position: usize) -> Option<usize> {
        match self {
            Self::Up => position.checked_sub(1),
            Self::Down => position.checked_add(1),
        }
    }
}

impl Sheet<'_> {
    /// Puts a value in place of the one at a place, or adds it to its object; of whatever
    /// stands in the object's place an object is made.
    pub(super) fn put(self, at: &Place, value: &Json) -> Option<Splice> {
        if let Some(found) = self.outline.at(at) {
            let around = at.parent().and_then(|parent| self.outline.at(&parent));
            let new = self.written(value, found.range.start, around);
            return Some(self.splice(found.range.clone(), &new));
        }
        let (parent, key) = (at.parent()?, segments(at).last()?);
        match self
            .outline
            .at(&parent)
            .map(|found| (found, &found.content))
        {
            Some((object, Content::Object(members))) => {
                Some(self.add_member(object, members, &key, value))
            }
            Some((_, Content::List(_))) => None,
            Some(_) | None => {
                let object = Json::Object(vec![(key.into_owned(), value.clone())]);
                self.put(&parent, &object)
            }
        }
    }

    /// Inserts an element into a list, or makes a list of it where `null` stands or nothing.
    pub(super) fn insert(self, list: &Place, position: usize, value: &Json) -> Option<Splice> {
        let found = self.outline.at(list);
        let elements = match found.map(|found| &found.content) {
            None | Some(Content::Null) => &[][..],
            Some(Content::List(elements)) => elements,
            Some(_) => return None,
        };
        let (Some(found), Some(first)) = (found, elements.first()) else {
            let whole = Json::List(vec![value.clone()]);
            return (position == 0).then(|| self.put(list, &whole))?;
        };
        let lead = &self.text[found.range.start + 1..first.range.start];
        let is_broken = lead.contains('\n');
        let gap = if is_broken { lead } else { " " };
        if let Some(next) = elements.get(position) {
            let new = self.element(value, gap, next.range.start);
            return Some(self.splice(next.range.start..next.range.start, &format!("{new},{gap}")));
        }
        let behind = elements.last().filter(|_| position == elements.len());
        let end = behind?.range.end;
        let new = self.element(value, gap, end);
        Some(self.splice(end..end, &format!(",{gap}{new}")))
    }

    /// Takes an element out of its list.
    pub(super) fn remove(self, element: &Place) -> Option<Splice> {
        let (list, position) = self.element_at(element)?;
        let elements = list.elements();
        let range = match (position.checked_sub(1), elements.get(position + 1)) {
            (_, Some(next)) => elements[position].range.start..next.range.start,
            (Some(before), None) => elements[before].range.end..elements[position].range.end,
            (None, None) => list.range.start + 1..list.range.end - 1,
        };
        Some(self.splice(range, ""))
    }

    /// Exchanges an element with its neighbour.
    pub(super) fn shift(self, element: &Place, direction: Direction) -> Option<Splice> {
        let (list, position) = self.element_at(element)?;
        let other = direction.from(position)?;
        let mut order: Vec<_> = (0..list.elements().len()).collect();
        let is_there = other < order.len();
        is_there.then(|| order.swap(position, other))?;
        Some(self.reordered(list, &order))
    }

    /// Sorts the elements of a list that have a whole `value`, the largest first; the
    /// others keep their positions.
    pub(super) fn sort(self, list: &Place) -> Option<Splice> {
        let list = self.outline.at(list)?;
        let value = |element: &Outline| match &element.get("value")?.content {
            Content::Number(written) => written.parse::<u64>().ok(),
            _ => None,
        };
        let values: Vec<_> = list.elements().iter().map(value).collect();
        let mut order: Vec<_> = (0..values.len()).collect();
        let ranked = order.iter().copied().filter(|at| values[*at].is_some());
        let ranked: Vec<_> = ranked.collect();
        let mut sorted = ranked.clone();
        sorted.sort_by_key(|at| Reverse(values[*at]));
        for (position, from) in ranked.into_iter().zip(sorted) {
            order[position] = from;
        }
        Some(self.reordered(list, &order))
    }

    /// The elements of a list in another order; what stands between them stays.
    fn reordered(self, list: &Outline, order: &[usize]) -> Splice {
        let ranges = list.elements().iter().map(|element| element.range.clone());
        let ranges: Vec<_> = ranges.collect();
        let mut new = String::new();
        let mut end = list.range.start + 1;
        for (range, from) in ranges.iter().zip(order) {
            new.push_str(&self.text[end..range.start]);
            new.push_str(&self.text[ranges[*from].clone()]);
            end = range.end;
        }
        self.splice(list.range.start + 1..end, &new)
    }

    fn add_member(self, object: &Outline, members: &[Member], key: &str, value: &Json) -> Splice {
        let (Some(first), Some(last)) = (members.first(), members.last()) else {
            let whole = Json::Object(vec![(key.to_owned(), value.clone())]);
            let new = self.written(&whole, object.range.start, None);
            return self.splice(object.range.clone(), &new);
        };
        let lead = &self.text[object.range.start + 1..first.key_range.start];
        let gap = if lead.contains('\n') { lead } else { " " };
        let name = Json::from(key).laid_out(0, 0);
        let end = last.value.range.end;
        let new = self.element(value, &format!("{gap}{name}: "), end);
        self.splice(end..end, &format!(",{gap}{name}: {new}"))
    }

    fn element_at(&self, element: &Place) -> Option<(&Outline, usize)> {
        let list = self.outline.at(&element.parent()?)?;
        let position: usize = element.last().parse().ok()?;
        (position < list.elements().len()).then_some((list, position))
    }

    /// A value as it is written behind `gap`, on the line that is begun in it or else on
    /// the line of `at`.
    fn element(self, value: &Json, gap: &str, at: usize) -> String {
        match gap.rsplit_once('\n') {
            Some((_, line)) => self.on_line(value, line),
            None => self.in_line(value, self.line_before(at)),
        }
    }

    /// A value as it is written at a byte of the text.
    fn written(self, value: &Json, at: usize, around: Option<&Outline>) -> String {
        let line = self.line_before(at);
        let is_in_line =
            around.is_some_and(|around| !self.text[around.range.clone()].contains('\n'));
        if is_in_line {
            self.in_line(value, line)
        } else {
            self.on_line(value, line)
        }
    }

    /// A value within others of one line, which it leaves in one where it can.
    fn in_line(self, value: &Json, line: &str) -> String {
        let in_one = value.in_one_line();
        in_one.unwrap_or_else(|| self.on_line(value, line))
    }

    /// A value as files lay it out behind what the line has already.
    fn on_line(self, value: &Json, line: &str) -> String {
        let text = value.laid_out(indent(line), line.chars().count());
        if self.text.contains("\r\n") {
            return text.replace('\n', "\r\n");
        }
        text
    }

    fn line_before(&self, at: usize) -> &str {
        let before = &self.text[..at];
        before.rsplit('\n').next().unwrap_or(before)
    }

    fn splice(self, range: Range<usize>, new: &str) -> Splice {
        Splice::at(range.start, &self.text[range], new)
    }
}
