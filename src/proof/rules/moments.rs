use crate::{
    lang::{Lang, moments},
    proof::{Found, prose::Passage},
    report::{Alike, Catalogue, Discrepancy, Finding},
};

use super::sides::{Side, disagreement};

/// No prose has more dates in a passage. Each is held against all of the other language's.
const MOST: usize = 200;

/// `numbers_disagree`: both languages of a passage have the same days, months and years,
/// with as much of each as is written, and all of them are in the calendar.
///
/// An error where both have one that the other has not. A year may be left out.
pub(super) fn dates_agree(passages: &[Passage], _: &Catalogue) -> Vec<Found> {
    passages.iter().flat_map(found_in).collect()
}

fn found_in(passage: &Passage) -> Vec<Found> {
    let texts = Lang::BOTH.map(|lang| (lang, lang.of(passage.text)));
    let [zh, en] = texts.map(|(lang, text)| moments(text, lang));
    if zh.len().max(en.len()) > MOST {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut sides = <[Side; 2]>::default();
    let mut has_day = [false; 2];
    for (side, (own, others)) in [(&zh, &en), (&en, &zh)].into_iter().enumerate() {
        let ((lang, text), (_, other_text)) = (texts[side], texts[1 - side]);
        for moment in own {
            if !moment.is_possible() {
                let doubt = Discrepancy::Impossible {
                    found: text[moment.range.clone()].to_owned(),
                    is_day: true,
                };
                let at = passage.place.at(lang.key());
                found.push(Finding::new(at, doubt).within(moment.range.clone()));
            } else if !moment.is_said_in(other_text, others) {
                sides[side].add(moment.range.clone());
                has_day[side] |= !moment.is_year();
            }
        }
    }
    let is_certain = has_day[0] == has_day[1];
    if has_day != [false; 2] || sides.iter().all(|side| !side.is_empty()) {
        let is_certain = is_certain && sides.iter().all(|side| !side.is_empty());
        found.extend(disagreement(passage, Alike::Dates, &sides, is_certain));
    }
    found
}
