//! The week selector: the steps to the neighbours, the years, the weeks of one.

use crate::{
    lang::{self, Lang},
    report::{Index, Week},
};

use super::Issue;

/// A step to another issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The week it leads to.
    pub week: Week,
    /// Its days, for the link's title.
    pub days: String,
}

/// One year in the list of years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearOption {
    /// The ISO year.
    pub year: i16,
    /// Its name, which says so where it has no issue.
    pub label: String,
    /// The week that choosing the year leads to: the newest of the year.
    pub week: Option<Week>,
}

/// One entry in the list of weeks: an issue, or a run of weeks without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekOption {
    /// The week, or `None` where there is no issue.
    pub week: Option<Week>,
    /// The issue number and the days, or that there is no issue.
    pub label: String,
}

/// The week selector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    /// The week shown.
    pub week: Week,
    /// The issue before.
    pub previous: Option<Step>,
    /// The issue after.
    pub next: Option<Step>,
    /// The newest issue, unless it is the one shown.
    pub latest: Option<Step>,
    /// The first issue of all.
    pub earliest: Week,
    /// The years, the newest first.
    pub years: Vec<YearOption>,
    /// The weeks of the year shown, the newest first.
    pub weeks: Vec<WeekOption>,
}

/// The selector beside an issue.
pub fn selector(issue: &Issue, lang: Lang) -> Selector {
    let (index, week) = (&issue.index, issue.report.week);
    let step = |week: Week| Step {
        week,
        days: lang::spoken_days(week, lang),
    };
    Selector {
        week,
        previous: index.before(week).map(step),
        next: index.after(week).map(step),
        latest: (index.latest != week).then(|| step(index.latest)),
        earliest: index.earliest(),
        years: index
            .years()
            .map(|year| year_option(index, year, lang))
            .collect(),
        weeks: weeks_of(index, week.year(), lang),
    }
}

fn year_option(index: &Index, year: i16, lang: Lang) -> YearOption {
    let newest = index
        .weeks
        .iter()
        .rev()
        .find(|run| run.first.year() == year)
        .map(|run| run.last);
    let label = lang::year(year, lang);
    YearOption {
        year,
        label: if newest.is_some() {
            label
        } else {
            lang::empty_year(&label, lang)
        },
        week: newest,
    }
}

fn weeks_of(index: &Index, year: i16, lang: Lang) -> Vec<WeekOption> {
    let mut options = Vec::new();
    let mut gap: Option<(Week, Week)> = None;
    let weeks = (1..=Week::last_number(year)).filter_map(|number| Week::new(year, number).ok());
    for week in weeks.filter(|week| *week <= index.latest) {
        if index.contains(week) {
            options.extend(gap.take().map(|gap| gap_option(gap, lang)));
            let label = lang::week_option(index.issue(week), week, index.is_sample(week), lang);
            options.push(WeekOption {
                week: Some(week),
                label,
            });
        } else {
            gap = Some((gap.map_or(week, |(first, _)| first), week));
        }
    }
    options.extend(gap.map(|gap| gap_option(gap, lang)));
    options.reverse();
    options
}

fn gap_option((first, last): (Week, Week), lang: Lang) -> WeekOption {
    WeekOption {
        week: None,
        label: lang::gap_option(first, last, lang),
    }
}
