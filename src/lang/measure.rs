//! How much something is, in messages.

use crate::report::{Measure, Share};

use super::{Lang, number};

/// A share beside what the values give.
pub(super) fn share_disagrees(stated: Share, part: u64, whole: u64, lang: Lang) -> String {
    let [part_of, of_whole] = [part, whole].map(number::grouped);
    let stated = number::share(stated);
    let share = share_of(part, whole);
    match lang {
        Lang::Zh => format!("占比{stated}与数值不符：{part_of}占{of_whole}的{share}。"),
        Lang::En => format!(
            "The share {stated} does not fit the values: {part_of} of {of_whole} is {share}."
        ),
    }
}

/// How much something is.
pub(super) fn measure(measure: Measure) -> String {
    match measure {
        Measure::Count(count) => number::grouped(count),
        Measure::WHOLE => "100%".to_owned(),
        Measure::Tenths(tenths) => format!("{}.{}%", tenths / 10, tenths % 10),
    }
}

fn share_of(part: u64, whole: u64) -> String {
    Share::of(part, whole).map_or_else(|| ">100%".to_owned(), number::share)
}
