//! The weeks that are published, with drafts laid over them: what each is held against, and
//! what is found in it. The command line asks the same of them as the desk.

use std::{
    ptr,
    sync::{Arc, OnceLock},
};

use crate::{
    proof::{self, Published},
    publish,
    report::{Catalogue, Finding, History, Index, Problem, Report, Week, ordered_by},
};

use super::Proofreader;

/// How many weeks before a week its page and the rules look back at.
const LOOK_BACK: usize = 54;

/// What was found in a draft.
pub type Findings = Vec<Finding<Problem>>;

/// The reports of the weeks that are published, with those of drafts laid over them.
#[derive(Clone, Debug)]
pub struct Weeks {
    /// The published reports, oldest first.
    published: Vec<Arc<Report>>,
    /// The earlier revisions of them that are kept.
    kept: Vec<Arc<Report>>,
    /// The reports of the drafts that could be read, or the parts of them that could, oldest first.
    drafted: Vec<Arc<Report>>,
    /// The index of all, once somebody has asked for it.
    index: OnceLock<Option<Arc<Index>>>,
}

/// What a report is held against.
struct Surroundings<'a> {
    index: Option<Arc<Index>>,
    history: History,
    previous: Option<&'a Report>,
}

impl Surroundings<'_> {
    fn published<'a>(&'a self, earlier: Option<&'a Arc<Report>>) -> Published<'a> {
        Published {
            index: self.index.as_deref(),
            history: &self.history,
            previous: self.previous,
            earlier: earlier.map(|report| &**report),
        }
    }
}

impl Weeks {
    /// What is published: the reports oldest first, none of a week twice; and the earlier
    /// revisions of them that are kept.
    pub fn new(published: Vec<Arc<Report>>, kept: Vec<Arc<Report>>) -> Self {
        Self {
            published,
            kept,
            drafted: Vec::new(),
            index: OnceLock::new(),
        }
    }

    /// The same with the reports of drafts laid over it.
    #[must_use]
    pub fn with(&self, drafted: Vec<Arc<Report>>) -> Self {
        Self {
            published: self.published.clone(),
            kept: self.kept.clone(),
            drafted: ordered_by(drafted, |report| report.week.ordinal()),
            index: OnceLock::new(),
        }
    }

    /// The published reports, oldest first.
    pub fn all_published(&self) -> &[Arc<Report>] {
        &self.published
    }

    /// The published report of a week.
    pub fn published(&self, week: Week) -> Option<&Arc<Report>> {
        of_week(&self.published, week)
    }

    /// The report of a week that a draft has, or a part of it.
    pub fn drafted(&self, week: Week) -> Option<&Arc<Report>> {
        of_week(&self.drafted, week)
    }

    /// The newest of the earlier revisions of a week that are kept, before a number.
    pub fn kept_before(&self, week: Week, revision: u32) -> Option<&Arc<Report>> {
        let kept = self.kept.iter();
        let before = kept.filter(|kept| kept.week == week && kept.revision < revision);
        before.max_by_key(|kept| kept.revision)
    }

    /// The newest report, a draft's where it is the newest.
    pub fn newest(&self) -> Option<&Arc<Report>> {
        let newest = self.drafted.last().into_iter().chain(self.published.last());
        // Of the two of one week the first is the draft's.
        newest.reduce(|newest, other| {
            if other.week > newest.week {
                other
            } else {
                newest
            }
        })
    }

    /// The newest report before a week, a draft's where there is one.
    pub fn before(&self, week: Week) -> Option<&Arc<Report>> {
        let newest =
            |reports: &'_ [Arc<Report>]| reports.iter().rposition(|report| report.week < week);
        let published = newest(&self.published).map(|at| &self.published[at]);
        let drafted = newest(&self.drafted).map(|at| &self.drafted[at]);
        // Of the two of one week the last is taken, which is the draft's.
        published
            .into_iter()
            .chain(drafted)
            .max_by_key(|report| report.week)
    }

    /// Whether a report says something that is not published.
    pub fn is_new(&self, report: &Report) -> bool {
        let published = self.published(report.week);
        // Most often it is the published report itself.
        !published.is_some_and(|published| {
            ptr::eq(Arc::as_ptr(published), report) || published.is_same(report)
        })
    }

    /// The published report of its week, where a report says something else.
    pub fn earlier(&self, report: &Report) -> Option<&Arc<Report>> {
        self.published(report.week).filter(|_| self.is_new(report))
    }

    /// What proofreading finds in a report of these weeks, in which `read` was found by
    /// reading it. Between two questions `pause` is awaited.
    pub async fn check(
        &self,
        report: &Report,
        read: &[Finding<Problem>],
        catalogue: &Arc<Catalogue>,
        proofreader: &dyn Proofreader,
        pause: &impl AsyncFn(),
    ) -> Findings {
        let around = self.around(report);
        let earlier = self.earlier(report);
        let kept = || self.kept_before(report.week, u32::MAX);
        let published = around.published(earlier.or_else(kept));
        let steps = proofreader.check_in_steps(report, catalogue, &published);
        let mut found = first(steps, pause).await;
        // What is published is no draft any more, and its entries are a record.
        if self.is_new(report) {
            let all = [read, &found].concat();
            found.extend(proof::unused_acknowledgements(report, &published, &all));
        }
        found
    }

    /// What proofreading finds in the part of a week file that has no errors, by its places
    /// in the part.
    pub async fn check_part(
        &self,
        part: &Report,
        catalogue: &Arc<Catalogue>,
        proofreader: &dyn Proofreader,
        pause: &impl AsyncFn(),
    ) -> Findings {
        let around = self.around(part);
        let earlier = self.published(part.week);
        let kept = || self.kept_before(part.week, u32::MAX);
        let published = around.published(earlier.or_else(kept));
        let steps = proofreader.check_part_in_steps(part, catalogue, &published);
        first(steps, pause).await
    }

    /// What is published around a report.
    fn around(&self, report: &Report) -> Surroundings<'_> {
        let others = |other: &&Report| other.week != report.week;
        Surroundings {
            index: match self.published(report.week) {
                Some(_) => self.index(),
                // A week that is not published yet is not among those that it has to follow.
                None => publish::index(self.together().filter(others)).map(Arc::new),
            },
            history: self.history(report.week),
            previous: self.before(report.week).map(|report| &**report),
        }
    }

    /// The index of all; `None` where there is no report.
    pub fn index(&self) -> Option<Arc<Index>> {
        let index = || publish::index(self.together()).map(Arc::new);
        self.index.get_or_init(index).clone()
    }

    /// The figures of the year before a week, and its own.
    pub fn history(&self, week: Week) -> History {
        let first = week.run_up(LOOK_BACK)[0];
        let is_near = |report: &&Report| (first..=week).contains(&report.week);
        publish::history(self.together().filter(is_near))
    }

    /// The reports, a draft's in place of the published one.
    fn together(&self) -> impl Iterator<Item = &Report> {
        let is_kept = |report: &&Arc<Report>| self.drafted(report.week).is_none();
        let kept = self.published.iter().filter(is_kept);
        kept.chain(&self.drafted).map(|report| &**report)
    }
}

/// The first of what steps find; between two of them `pause` is awaited.
async fn first(steps: impl Iterator<Item = Findings>, pause: &impl AsyncFn()) -> Findings {
    let mut found = Vec::new();
    for of_step in steps {
        found.extend(of_step);
        pause().await;
    }
    proof::first(found)
}

fn of_week(reports: &[Arc<Report>], week: Week) -> Option<&Arc<Report>> {
    let position = reports.binary_search_by_key(&week, |report| report.week);
    position.ok().map(|position| &reports[position])
}
