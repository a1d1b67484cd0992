//! Which published sentences lack figures that they had. Words may be bettered freely,
//! and paragraphs moved, split and joined.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{
    lang::{Kind, Lang, Weight, numerals},
    report::{Report, Text},
};

/// Whether sentences stand at a place by ids whose figures can be cited.
pub(in crate::proof) fn is_citable_prose(at: &str) -> bool {
    at == INCIDENTS || at.starts_with(HIGHLIGHTS)
}

const HIGHLIGHTS: &str = "highlights/";
const INCIDENTS: &str = "incidents/text";

/// The places by ids of the published sentences whose figures a later revision does not
/// have in either language any more.
///
/// Where there are as many highlights as before, each one that says something new has to
/// have the figures of the one in its place; else it is enough that all are still there.
pub(super) fn without_their_figures(before: &Report, after: &Report) -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    if before.week != after.week {
        return places;
    }
    let [old, new] = [before, after].map(|report| report.incidents.as_ref()?.text.as_ref());
    if let Some(old) = old.filter(|old| Some(*old) != new)
        && !numbers(new, |_| true).have(&numbers([old], is_figure))
    {
        places.insert(INCIDENTS.to_owned());
    }
    let (old, new) = (&before.highlights, &after.highlights);
    let gone = missing(old, new);
    if gone.is_empty() {
        return places;
    }
    let is_one_by_one = old.len() == new.len();
    let come = missing(new, old);
    let come = come.into_iter().map(|position| &new[position]);
    let all = numbers(come, |_| true);
    for position in gone {
        let own = new.get(position).filter(|_| is_one_by_one);
        let figures = numbers([&old[position]], is_figure);
        let is_kept = match own {
            Some(own) => numbers([own], |_| true).have(&figures),
            None => all.have(&figures),
        };
        if !is_kept {
            places.insert([HIGHLIGHTS, &position.to_string()].concat());
        }
    }
    places
}

/// The positions of the texts that others do not have, as often as they stand there.
fn missing(texts: &[Text], others: &[Text]) -> Vec<usize> {
    let mut there: HashMap<&Text, usize> = HashMap::new();
    for other in others {
        *there.entry(other).or_default() += 1;
    }
    let is_missing = |text: &Text| match there.get_mut(text) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    let positions = texts.iter().map(is_missing).enumerate();
    let missing = positions.filter(|(_, is_missing)| *is_missing);
    missing.map(|(position, _)| position).collect()
}

/// How often some texts have which numbers, in which language.
#[derive(Default)]
struct Numbers(BTreeMap<(bool, (Kind, u128)), usize>);

fn is_figure(weight: Weight) -> bool {
    weight == Weight::Figure
}

fn numbers<'a>(texts: impl IntoIterator<Item = &'a Text>, count: fn(Weight) -> bool) -> Numbers {
    let mut numbers = Numbers::default();
    for text in texts {
        for lang in Lang::BOTH {
            let numerals = numerals(lang.of(text), lang).into_iter();
            for numeral in numerals.filter(|numeral| count(numeral.weight)) {
                let number = (lang == Lang::En, numeral.amount.key());
                *numbers.0.entry(number).or_default() += 1;
            }
        }
    }
    numbers
}

impl Numbers {
    /// Whether all the others are among them, as often.
    fn have(&self, others: &Self) -> bool {
        let mut others = others.0.iter();
        others.all(|(number, count)| self.0.get(number).is_some_and(|own| own >= count))
    }
}
