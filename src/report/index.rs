use std::sync::Arc;

use super::Week;

/// CNCERT's own number of an issue, such as 2018年第6期.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct IssueNumber {
    /// The year of the numbering.
    pub year: i16,
    /// The number within the year, from 1.
    pub number: u16,
}

/// A run of weeks, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekRange {
    pub first: Week,
    /// The last week, not before the first.
    pub last: Week,
}

impl WeekRange {
    /// Whether a week lies in the run.
    pub fn contains(self, week: Week) -> bool {
        (self.first..=self.last).contains(&week)
    }
}

/// Consecutive issue numbers over consecutive weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssueRun {
    /// The week of the first issue of the run.
    pub first: Week,
    /// Its number.
    pub issue: IssueNumber,
    /// How many issues the run has, at least 1.
    pub count: u16,
}

/// Which weeks have an issue, and of which kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Index {
    /// The newest week.
    pub latest: Week,
    /// The weeks with an issue: runs in order that neither touch across a gap
    /// nor overlap; a run stays within its ISO year. Never empty.
    pub weeks: Vec<WeekRange>,
    /// Weeks whose figures are all illustrative.
    pub sample: Vec<WeekRange>,
    /// Weeks with some illustrative figures.
    pub partly_sample: Vec<WeekRange>,
    /// Weeks known from reprints and digests.
    pub secondhand: Vec<WeekRange>,
    /// Issue numbers.
    pub issues: Vec<IssueRun>,
    /// Weeks with more than one revision, with the newest.
    pub revised: Vec<(Week, u32)>,
}

impl Index {
    /// Whether a week has an issue.
    pub fn contains(&self, week: Week) -> bool {
        self.weeks.iter().any(|run| run.contains(week))
    }

    /// Every week with an issue, oldest first.
    pub fn all(&self) -> impl Iterator<Item = Week> {
        let weeks = |run: &WeekRange| {
            let last = run.last;
            let weeks = std::iter::successors(Some(run.first), |week| Some(week.next()));
            weeks.take_while(move |week| *week <= last)
        };
        self.weeks.iter().flat_map(weeks)
    }

    /// The first week with an issue.
    pub fn earliest(&self) -> Week {
        self.weeks[0].first
    }

    /// The next later week with an issue.
    pub fn after(&self, week: Week) -> Option<Week> {
        self.weeks.iter().find(|run| run.last > week).map(|run| {
            if run.first > week {
                run.first
            } else {
                week.next()
            }
        })
    }

    /// The next earlier week with an issue.
    pub fn before(&self, week: Week) -> Option<Week> {
        self.weeks
            .iter()
            .rev()
            .find(|run| run.first < week)
            .map(|run| {
                if run.last < week {
                    run.last
                } else {
                    week.previous()
                }
            })
    }

    /// The week itself where it has an issue, else the nearest that has; of
    /// two equally near ones the later.
    pub fn nearest(&self, week: Week) -> Week {
        if self.contains(week) {
            return week;
        }
        match (self.before(week), self.after(week)) {
            (Some(before), Some(after)) if week.distance(before) < week.distance(after) => before,
            (_, Some(after)) => after,
            (before, None) => before.unwrap_or(self.latest),
        }
    }

    /// The years from the first issue to the newest, newest first; some may have none.
    pub fn years(&self) -> impl Iterator<Item = i16> {
        (self.earliest().year()..=self.latest.year()).rev()
    }

    /// The number of the issue of a week, where it is known.
    pub fn issue(&self, week: Week) -> Option<IssueNumber> {
        self.issues.iter().find_map(|run| {
            let weeks = std::iter::successors(Some(run.first), |week| Some(week.next()));
            let step = weeks
                .take(usize::from(run.count))
                .position(|of_run| of_run == week)?;
            let step = u16::try_from(step).ok()?;
            Some(IssueNumber {
                number: run.issue.number + step,
                ..run.issue
            })
        })
    }

    /// The week of an issue, where it is known.
    pub fn week_of_issue(&self, issue: IssueNumber) -> Option<Week> {
        self.issues.iter().find_map(|run| {
            let step = issue.number.checked_sub(run.issue.number)?;
            let is_in_run = run.issue.year == issue.year && step < run.count;
            is_in_run.then(|| (0..step).fold(run.first, |week, _| week.next()))
        })
    }

    /// Whether all figures of a week are illustrative.
    pub fn is_sample(&self, week: Week) -> bool {
        self.sample.iter().any(|run| run.contains(week))
    }

    /// Whether a week is known from reprints and digests only.
    pub fn is_secondhand(&self, week: Week) -> bool {
        self.secondhand.iter().any(|run| run.contains(week))
    }

    /// The newest revision of a week, 1 where none is noted.
    pub fn revision(&self, week: Week) -> u32 {
        self.revised
            .iter()
            .find(|(revised, _)| *revised == week)
            .map_or(1, |(_, revision)| *revision)
    }

    /// Whether it is of a later state of the dataset than another one. A dataset
    /// only grows: weeks come to it and are revised, and none is taken back.
    pub fn is_newer_than(&self, other: &Self) -> bool {
        let state = |index: &Self| {
            let weeks = index.weeks.iter();
            let weeks = weeks.map(|run| run.last.number() - run.first.number() + 1);
            let revisions = index.revised.iter().map(|(_, revision)| *revision);
            (
                index.latest,
                weeks.map(i32::from).sum::<i32>(),
                revisions.map(u64::from).sum::<u64>(),
            )
        };
        state(self) > state(other)
    }

    /// An index that knows of a revision of a week; the same one where it does already.
    #[must_use]
    pub fn knowing(index: Arc<Self>, week: Week, revision: u32) -> Arc<Self> {
        if index.revision(week) >= revision {
            return index;
        }
        let mut revised = index.revised.clone();
        revised.retain(|(of, _)| *of != week);
        revised.push((week, revision));
        Arc::new(Self {
            revised,
            ..(*index).clone()
        })
    }

    /// The same index without the weeks that are all illustrative; `None`
    /// where no week would be left.
    #[must_use]
    pub fn without_sample(&self) -> Option<Self> {
        let mut weeks: Vec<WeekRange> = Vec::new();
        for run in &self.weeks {
            let mut week = run.first;
            while week <= run.last {
                if !self.is_sample(week) {
                    match weeks.last_mut() {
                        Some(kept)
                            if kept.last.next() == week && kept.last.year() == week.year() =>
                        {
                            kept.last = week;
                        }
                        _ => weeks.push(WeekRange {
                            first: week,
                            last: week,
                        }),
                    }
                }
                week = week.next();
            }
        }
        let latest = weeks.last()?.last;
        Some(Self {
            latest,
            weeks,
            sample: Vec::new(),
            ..self.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(weeks: &[(&str, &str)], revised: &[(&str, u32)]) -> Index {
        let week = |text: &str| text.parse().unwrap();
        let weeks = weeks.iter().map(|(first, last)| WeekRange {
            first: week(first),
            last: week(last),
        });
        let weeks: Vec<_> = weeks.collect();
        let revised = revised.iter();
        Index {
            latest: weeks[weeks.len() - 1].last,
            weeks,
            sample: Vec::new(),
            partly_sample: Vec::new(),
            secondhand: Vec::new(),
            issues: Vec::new(),
            revised: revised
                .map(|(of, revision)| (week(of), *revision))
                .collect(),
        }
    }

    #[test]
    fn of_two_states_the_one_with_more_is_newer_whichever_comes_first() {
        let states = [
            index(&[("2018-W01", "2018-W05")], &[]),
            index(&[("2018-W01", "2018-W05")], &[("2018-W02", 2)]),
            index(&[("2018-W01", "2018-W05")], &[("2018-W02", 3)]),
            index(
                &[("2018-W01", "2018-W05")],
                &[("2018-W02", 3), ("2018-W04", 2)],
            ),
            // A week from long ago came to it.
            index(
                &[("2015-W39", "2015-W39"), ("2018-W01", "2018-W05")],
                &[("2018-W02", 3), ("2018-W04", 2)],
            ),
            index(
                &[("2015-W39", "2015-W39"), ("2018-W01", "2018-W06")],
                &[("2018-W02", 3), ("2018-W04", 2)],
            ),
        ];
        for (earlier, one) in states.iter().enumerate() {
            for (later, other) in states.iter().enumerate() {
                assert_eq!(
                    other.is_newer_than(one),
                    later > earlier,
                    "{later} and {earlier}"
                );
            }
        }
    }

    #[test]
    fn an_index_learns_of_later_revisions_alone() {
        let known = Arc::new(index(&[("2018-W01", "2018-W05")], &[("2018-W02", 2)]));
        let week = "2018-W02".parse().unwrap();
        let same = Index::knowing(known.clone(), week, 2);
        assert!(Arc::ptr_eq(&same, &known));
        assert_eq!(Index::knowing(known, week, 3).revision(week), 3);
    }
}
