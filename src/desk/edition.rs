use std::sync::Arc;

use crate::{
    draft::{self, Part, Reading},
    page::Issue,
    proof::{self, Published},
    publish,
    report::{Catalogue, Finding, History, Index, Objection, Publisher, Report, Week, ordered_by},
};

use super::{Assessment, Elsewhere, Kind};

/// How many weeks before a week its page and the rules look back at.
const LOOK_BACK: usize = 54;

/// A draft as it was read.
#[derive(Clone, Debug)]
pub enum Read {
    /// A week file, and what could be read of it where the whole could not.
    Week(Reading<Arc<Report>>, Option<Box<Part>>),
    /// A catalogue.
    Catalogue(Reading<Catalogue>),
    /// A publisher.
    Publisher(Box<Reading<Publisher>>),
}

/// What is published, with drafts laid over it.
#[derive(Clone, Debug)]
pub struct Edition {
    catalogue: Arc<Catalogue>,
    publisher: Arc<Publisher>,
    /// The published reports, oldest first.
    published: Vec<Arc<Report>>,
    /// The reports of the drafts that could be read, or the parts of them that could, oldest first.
    drafted: Vec<Arc<Report>>,
}

/// What a report of an edition is held against.
struct Surroundings<'a> {
    index: Option<Index>,
    history: History,
    previous: Option<&'a Report>,
}

impl Surroundings<'_> {
    fn published<'a>(&'a self, earlier: Option<&'a Arc<Report>>) -> Published<'a> {
        Published {
            index: self.index.as_ref(),
            history: &self.history,
            previous: self.previous,
            earlier: earlier.map(|report| &**report),
        }
    }
}

impl Edition {
    /// What is published: the reports oldest first, none of a week twice.
    pub fn new(
        catalogue: Arc<Catalogue>,
        publisher: Arc<Publisher>,
        reports: Vec<Arc<Report>>,
    ) -> Self {
        Self {
            catalogue,
            publisher,
            published: reports,
            drafted: Vec::new(),
        }
    }

    /// The same with drafts laid over it, each a file's kind and its bytes; and what was
    /// read in each of them. Between two files `pause` is awaited.
    pub async fn with(
        &self,
        drafts: &[(Kind, Vec<u8>)],
        pause: &impl AsyncFn(),
    ) -> (Self, Vec<Read>) {
        let mut edition = self.clone();
        edition.drafted.clear();
        // A week is read with the catalogue that lies beside it, wherever that lies.
        let others = drafts.iter().map(|(kind, bytes)| match kind {
            Kind::Week => None,
            Kind::Catalogue => {
                let reading = draft::read_catalogue(bytes);
                put(&mut edition.catalogue, &reading);
                Some(Read::Catalogue(reading))
            }
            Kind::Publisher => {
                let reading = draft::read_publisher(bytes);
                put(&mut edition.publisher, &reading);
                Some(Read::Publisher(Box::new(reading)))
            }
        });
        let others: Vec<_> = others.collect();
        let mut all = Vec::new();
        for (other, (_, bytes)) in others.into_iter().zip(drafts) {
            let read = other.unwrap_or_else(|| read_week(bytes, &edition.catalogue));
            if let Read::Week(Reading { value, .. }, part) = &read {
                // What is left out of a part is still published.
                let part = || {
                    let part = part.as_ref().map(|part| part.report.clone());
                    part.filter(|part| self.published(part.week).is_none())
                };
                edition.drafted.extend(value.clone().or_else(part));
            }
            all.push(read);
            pause().await;
        }
        edition.drafted = ordered_by(edition.drafted, |report| report.week.ordinal());
        (edition, all)
    }

    /// What can be measured.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The published report of a week.
    pub fn published(&self, week: Week) -> Option<&Arc<Report>> {
        of_week(&self.published, week)
    }

    /// The published weeks, newest first.
    pub fn published_weeks(&self) -> impl Iterator<Item = Week> {
        self.published.iter().rev().map(|report| report.week)
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

    /// Everything that is to be said of a draft. Between two questions `pause` is awaited.
    pub async fn assess(&self, read: Read, pause: &impl AsyncFn()) -> Assessment {
        match read {
            Read::Week(reading, part) => self.assess_week(reading, part, pause).await,
            Read::Catalogue(Reading { value, findings }) => {
                let further = value.map(|catalogue| proof::check_catalogue(&catalogue));
                Assessment::of_no_week(findings, further)
            }
            Read::Publisher(reading) => {
                let Reading { value, findings } = *reading;
                let check = |publisher| proof::check_publisher(&publisher, &self.catalogue);
                Assessment::of_no_week(findings, value.map(check))
            }
        }
    }

    async fn assess_week(
        &self,
        Reading { value, findings }: Reading<Arc<Report>>,
        part: Option<Box<Part>>,
        pause: &impl AsyncFn(),
    ) -> Assessment {
        let findings: Vec<_> = findings.into_iter().map(Finding::into_objection).collect();
        let Some(report) = value else {
            let mut assessment = Assessment::unreadable(findings);
            if let Some(part) = part {
                let week = part.report.week;
                let found = self.check_part(&part, pause).await;
                assessment.note_of_part(part, found);
                assessment.compare_with_published(self.published(week));
                pause().await;
                assessment.compare_with_last(self.before(week));
            }
            return assessment;
        };
        let earlier = self.published(report.week);
        let earlier = earlier.filter(|earlier| !earlier.is_same(&report));
        let around = self.around(&report);
        let published = around.published(earlier);
        let steps = proof::check_in_steps(&report, &self.catalogue, &published);
        let mut found = first(steps, pause).await;
        let all = [findings.as_slice(), &found].concat();
        found.extend(proof::unused_acknowledgements(&report, &published, &all));
        let mut assessment = Assessment::readable(report.clone(), findings);
        assessment.note(found);
        pause().await;
        assessment.compare_with_published(earlier);
        pause().await;
        assessment.compare_with_last(self.before(report.week));
        pause().await;
        assessment.elsewhere = self.put_in_doubt(&report);
        assessment
    }

    async fn check_part(&self, part: &Part, pause: &impl AsyncFn()) -> Vec<Finding<Objection>> {
        let report = &part.report;
        let around = self.around(report);
        let published = around.published(self.published(report.week));
        let steps = proof::check_part_in_steps(report, &self.catalogue, &published);
        first(steps, pause).await
    }

    /// What is published around a report.
    fn around(&self, report: &Report) -> Surroundings<'_> {
        // A week that is not published yet is not among those that it has to follow.
        let is_new = self.published(report.week).is_none();
        Surroundings {
            index: self.index_of(|other| !is_new || other.week != report.week),
            history: publish::histories(self.run_up(report.week)).all,
            previous: self.before(report.week).map(|report| &**report),
        }
    }

    /// What a draft makes doubtful in the published week after it.
    fn put_in_doubt(&self, report: &Report) -> Vec<Elsewhere> {
        let week = report.week.next();
        let next = self.published(week).filter(|next| next.week != report.week);
        let Some(next) = next.filter(|_| of_week(&self.drafted, week).is_none()) else {
            return Vec::new();
        };
        let without = Self {
            drafted: Vec::new(),
            ..self.clone()
        };
        let check = |edition: &Self| {
            let around = edition.around(next);
            proof::check(next, &edition.catalogue, &around.published(None))
        };
        let known = check(&without);
        let mut found = proof::open(next, check(self));
        found.retain(|finding| !known.contains(finding));
        let found = found.into_iter();
        found.map(|finding| Elsewhere { week, finding }).collect()
    }

    /// The page of a draft as it will be published.
    ///
    /// # Panics
    /// When the report is not of this edition.
    pub fn issue(&self, report: &Arc<Report>) -> Issue {
        let index = self.index_of(|_| true);
        let index = Arc::new(index.expect("a week of the edition is in its index"));
        Issue {
            report: report.clone(),
            catalogue: self.catalogue.clone(),
            publisher: self.publisher.clone(),
            // A sample week is hidden from readers, not from its editor.
            index: self.publisher.shown(index.clone()).unwrap_or(index),
            history: Arc::new(publish::histories(self.run_up(report.week)).all),
            base: self.revised(report.week.previous()).cloned(),
            is_history_whole: true,
            successor: None,
        }
    }

    /// The report of a week, where it is a later revision than the first.
    fn revised(&self, week: Week) -> Option<&Arc<Report>> {
        let report = of_week(&self.drafted, week).or_else(|| self.published(week));
        report.filter(|report| report.revision > 1)
    }

    /// The reports, a draft's in place of the published one.
    fn together(&self) -> impl Iterator<Item = &Report> {
        let is_kept = |report: &&Arc<Report>| of_week(&self.drafted, report.week).is_none();
        let kept = self.published.iter().filter(is_kept);
        kept.chain(&self.drafted).map(|report| &**report)
    }

    fn run_up(&self, week: Week) -> impl Iterator<Item = &Report> {
        let first = week.run_up(LOOK_BACK)[0];
        let is_near = move |report: &&Report| (first..=week).contains(&report.week);
        self.together().filter(is_near)
    }

    fn index_of(&self, is_listed: impl Fn(&Report) -> bool) -> Option<Index> {
        publish::index(self.together().filter(|report| is_listed(report)))
    }
}

/// The first of what steps find; between two of them `pause` is awaited.
async fn first(
    steps: impl Iterator<Item = Vec<Finding<Objection>>>,
    pause: &impl AsyncFn(),
) -> Vec<Finding<Objection>> {
    let mut found = Vec::new();
    for of_step in steps {
        found.extend(of_step);
        pause().await;
    }
    proof::first(found)
}

fn of_week(reports: &[Arc<Report>], week: Week) -> Option<&Arc<Report>> {
    let place = reports.binary_search_by_key(&week, |report| report.week);
    place.ok().map(|place| &reports[place])
}

fn read_week(bytes: &[u8], catalogue: &Catalogue) -> Read {
    let (Reading { value, findings }, part) = draft::read_or_part(bytes, catalogue);
    let value = value.map(Arc::new);
    Read::Week(Reading { value, findings }, part.map(Box::new))
}

fn put<T: Clone>(value: &mut Arc<T>, reading: &Reading<T>) {
    if let Some(read) = &reading.value {
        *value = Arc::new(read.clone());
    }
}
