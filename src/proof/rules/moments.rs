use std::ops::Range;

use crate::{
    lang::{self, Lang, Now},
    proof::{Finding, galley::Galley, prose::Passage},
    report::{Absurd, Alike, Catalogue, Day, Discrepancy, Place, Report},
};

use super::sides::{Side, disagreement};

/// No prose has more dates in a passage. Each is held against all of the other language's.
const MOST: usize = 200;

/// `numbers_disagree`: both languages of a passage have the same days, months and years,
/// with as much of each as is written, and all of them are in the calendar.
///
/// An error where both have one that the other has not. A year may be left out.
pub(super) fn dates_agree(passages: &[Passage], _: &Catalogue) -> Vec<Finding> {
    passages.iter().flat_map(found_in).collect()
}

fn found_in(passage: &Passage) -> Vec<Finding> {
    let texts = Lang::BOTH.map(|lang| (lang, lang.of(passage.text)));
    let [zh, en] = Lang::BOTH.map(|lang| passage.moments(lang));
    if zh.len().max(en.len()) > MOST {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut sides = <[Side; 2]>::default();
    let mut has_day = [false; 2];
    for (side, (own, others)) in [(zh, en), (en, zh)].into_iter().enumerate() {
        let ((lang, text), (_, other_text)) = (texts[side], texts[1 - side]);
        for moment in own {
            if !moment.is_possible() {
                let doubt = Discrepancy::Impossible {
                    found: text[moment.range.clone()].to_owned(),
                    what: Absurd::Day,
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

/// `numbers_disagree`: where the highlights state the days of a week that can only be this
/// one, by where it begins or ends or by what it would be in another year, they are its own.
pub(super) fn days_are_the_weeks(galley: &Galley) -> Vec<Finding> {
    const WEEK: u64 = 6;
    let period = &galley.report.period;
    let is_other = |start: Day, end: Day| {
        let is_own = [start == period.start, end == period.end];
        // Some days of a week may be those of an event.
        let is_long = start.distance(end) + 1 >= WEEK;
        let is_near = start.distance(end) == WEEK && start.distance(period.start) <= WEEK + 1;
        let is_of_other_year = [(start, period.start), (end, period.end)]
            .iter()
            .all(|(day, own)| (day.month(), day.day()) == (own.month(), own.day()));
        let is_of_other_month = start.year() == period.start.year()
            && (start.day(), end.day()) == (period.start.day(), period.end.day())
            && start.distance(end) == WEEK;
        start < end
            && start.distance(end) <= WEEK + 2
            && is_own != [true; 2]
            && (is_near || is_of_other_year || is_of_other_month || is_own != [false; 2] && is_long)
    };
    let mut found = Vec::new();
    let note = Place::ROOT.at("provenance").at("note");
    let mut notes = galley
        .passages
        .iter()
        .filter(|passage| passage.place == note);
    found.extend(notes.find_map(|note| last_issue(note, galley.report)));
    for passage in galley
        .passages
        .iter()
        .filter(|passage| passage.is_of_the_week)
    {
        let numbered = other_issue(passage, galley.report);
        let is_numbered = numbered.is_some();
        found.extend(numbered);
        found.extend(other_weekday(passage, period.end));
        let text = passage.text.zh();
        for pair in passage.moments(Lang::Zh).windows(2) {
            let [start, end] = pair else { continue };
            let range = &start.range;
            let (before, behind) = (&text[..range.start], &text[range.end..]);
            let days = [(start, period.start), (end, period.end)];
            let [first, last] = days.map(|(moment, own)| moment.in_year_of(own));
            if *range != end.range {
                continue;
            }
            if first
                .zip(last)
                .is_some_and(|(first, last)| is_other(first, last))
                && !lang::is_of_last_week(before, behind, Lang::Zh)
            {
                let doubt = Discrepancy::Impossible {
                    found: text[range.clone()].to_owned(),
                    what: Absurd::Week,
                };
                let at = passage.place.at("zh");
                found.push(Finding::new(at, doubt).within(range.clone()));
            } else if !is_numbered && (first, last) == (Some(period.start), Some(period.end)) {
                found.extend(other_number_beside(passage, range, galley.report));
            }
        }
    }
    found
}

/// `numbers_disagree`: a note that names one issue alone, and says nothing of last week, names no
/// issue but its own where it might be last week's note.
fn last_issue(note: &Passage, report: &Report) -> Option<Finding> {
    let own = report.issue?.number;
    let text = note.text.zh();
    let [(range, number)] = &lang::issue_numbers(text)[..] else {
        return None;
    };
    let is_last = own.checked_sub(1) == Some(*number) && !lang::mentions_last_week(text, Lang::Zh);
    is_last.then(|| impossible(note, Lang::Zh, range.clone(), Absurd::Week))
}

/// `numbers_disagree`: what the text calls this issue or this week has its number.
fn other_issue(passage: &Passage, report: &Report) -> Option<Finding> {
    let text = passage.text.zh();
    let (issue, week) = (report.issue, report.week);
    lang::numbers_of_now(text, week.year())
        .into_iter()
        .find_map(|(range, said)| {
            let is_right = match said {
                Now::Issue(number) => issue.is_none_or(|issue| issue.number == number),
                Now::Week(number) => u16::from(week.number().unsigned_abs()) == number,
            };
            (!is_right).then(|| impossible(passage, Lang::Zh, range, Absurd::Week))
        })
}

/// `numbers_disagree`: what a sentence numbers with the week's days beside it has its number.
fn other_number_beside(passage: &Passage, days: &Range<usize>, report: &Report) -> Option<Finding> {
    let (text, week) = (passage.text.zh(), report.week);
    let before = text[..days.start].rfind(lang::SENTENCE_ENDS);
    let sentence = before.unwrap_or(0)..lang::sentence_end(text, days.end);
    lang::numbers_of_years(text)
        .into_iter()
        .find_map(|(range, year, said)| {
            let is_right = match said {
                Now::Issue(number) => report.issue.is_none_or(|issue| {
                    (i32::from(issue.year), issue.number) == (i32::from(year), number)
                }),
                Now::Week(number) => {
                    (week.year(), u16::from(week.number().unsigned_abs())) == (year, number)
                }
            };
            let is_beside = sentence.start <= range.start && range.end <= sentence.end;
            (is_beside && !is_right).then(|| impossible(passage, Lang::Zh, range, Absurd::Week))
        })
}

/// `numbers_disagree`: a day is the day of the week that stands beside it.
fn other_weekday(passage: &Passage, end: Day) -> Option<Finding> {
    const HALF_A_YEAR: u64 = 183;
    Lang::BOTH.into_iter().find_map(|lang| {
        let text = lang.of(passage.text);
        // In a range it may be the day of the week of any.
        let mut alone = passage
            .moments(lang)
            .chunk_by(|one, other| one.range == other.range);
        alone.find_map(|alike| {
            let [moment] = alike else { return None };
            let said = lang::weekday_beside(text, &moment.range, lang)?;
            let day = moment.in_year_of(end)?;
            // It may be of another year.
            let is_near = day.distance(end) < HALF_A_YEAR;
            (is_near && day.week().monday().distance(day) != said)
                .then(|| impossible(passage, lang, moment.range.clone(), Absurd::Day))
        })
    })
}

fn impossible(passage: &Passage, lang: Lang, range: Range<usize>, what: Absurd) -> Finding {
    let found = lang.of(passage.text)[range.clone()].to_owned();
    let doubt = Discrepancy::Impossible { found, what };
    Finding::new(passage.place.at(lang.key()), doubt).within(range)
}
