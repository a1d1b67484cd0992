use std::sync::Arc;

use crate::{
    draft::{self, Part, Reading},
    page::Issue,
    proof::{self, Published},
    publish,
    report::{Catalogue, Finding, Index, Objection, Publisher, Report, Week},
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
    /// The reports of the drafts that could be read, oldest first.
    drafted: Vec<Arc<Report>>,
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
    /// read in each of them.
    pub fn with<'a>(
        &self,
        drafts: impl Iterator<Item = (Kind, &'a [u8])> + Clone,
    ) -> (Self, Vec<Read>) {
        let mut edition = self.clone();
        edition.drafted.clear();
        for (kind, bytes) in drafts.clone() {
            match kind {
                Kind::Catalogue => put(&mut edition.catalogue, draft::read_catalogue(bytes)),
                Kind::Publisher => put(&mut edition.publisher, draft::read_publisher(bytes)),
                Kind::Week => {}
            }
        }
        let read = |(kind, bytes)| match kind {
            Kind::Week => read_week(bytes, &edition.catalogue),
            Kind::Catalogue => Read::Catalogue(draft::read_catalogue(bytes)),
            Kind::Publisher => Read::Publisher(Box::new(draft::read_publisher(bytes))),
        };
        let read: Vec<_> = drafts.map(read).collect();
        for read in &read {
            if let Read::Week(Reading { value, .. }, _) = read {
                edition.drafted.extend(value.clone());
            }
        }
        edition.drafted.sort_by_key(|report| report.week);
        (edition, read)
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

    /// Everything that is to be said of a draft.
    pub fn assess(&self, read: Read) -> Assessment {
        match read {
            Read::Week(reading, part) => self.assess_week(reading, part),
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

    fn assess_week(
        &self,
        Reading { value, findings }: Reading<Arc<Report>>,
        part: Option<Box<Part>>,
    ) -> Assessment {
        let findings: Vec<_> = findings.into_iter().map(Finding::into_objection).collect();
        let Some(report) = value else {
            let mut assessment = Assessment::unreadable(findings);
            if let Some(part) = part {
                assessment.note_of_part(&part, self.check_part(&part));
            }
            return assessment;
        };
        let published = self.published(report.week);
        let found = self.check(&report, published.map(|report| &**report), &findings);
        let mut assessment = Assessment::readable(report.clone(), findings);
        assessment.note(found);
        assessment.compare(
            published.filter(|published| **published != report),
            self.before(report.week),
        );
        assessment.elsewhere = self.put_in_doubt(&report);
        assessment
    }

    /// What the rules find in a report of this edition, besides what was found when it was `read`.
    fn check(
        &self,
        report: &Report,
        earlier: Option<&Report>,
        read: &[Finding<Objection>],
    ) -> Vec<Finding<Objection>> {
        self.around(report, earlier, |published| {
            let mut found = proof::check(report, &self.catalogue, published);
            let all = [read, &found].concat();
            found.extend(proof::unused_acknowledgements(report, published, &all));
            found
        })
    }

    fn check_part(&self, part: &Part) -> Vec<Finding<Objection>> {
        let report = &part.report;
        let earlier = self.published(report.week).map(|report| &**report);
        self.around(report, earlier, |published| {
            proof::check_part(report, &self.catalogue, published)
        })
    }

    /// What `ask` finds, given what is published around a report.
    fn around(
        &self,
        report: &Report,
        earlier: Option<&Report>,
        ask: impl FnOnce(&Published) -> Vec<Finding<Objection>>,
    ) -> Vec<Finding<Objection>> {
        // A week that is not published yet is not among those that it has to follow.
        let is_new = self.published(report.week).is_none();
        let index = self.index_of(|other| !is_new || other.week != report.week);
        let history = publish::histories(self.run_up(report.week)).all;
        let published = Published {
            index: index.as_ref(),
            history: &history,
            previous: self.before(report.week).map(|report| &**report),
            earlier: earlier.filter(|earlier| *earlier != report),
        };
        ask(&published)
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
        let known = without.check(next, None, &[]);
        let found = self.check(next, None, &[]).into_iter();
        let is_new = |finding: &Finding<Objection>| {
            !known.contains(finding) && !proof::is_acknowledged(next, finding)
        };
        let found = found.filter(is_new);
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
            is_history_whole: true,
            successor: None,
        }
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

fn of_week(reports: &[Arc<Report>], week: Week) -> Option<&Arc<Report>> {
    let place = reports.binary_search_by_key(&week, |report| report.week);
    place.ok().map(|place| &reports[place])
}

fn read_week(bytes: &[u8], catalogue: &Catalogue) -> Read {
    let Reading { value, findings } = draft::read(bytes, catalogue);
    let part = match &value {
        Some(_) => None,
        None => draft::read_part(bytes, catalogue).map(Box::new),
    };
    let value = value.map(Arc::new);
    Read::Week(Reading { value, findings }, part)
}

fn put<T>(value: &mut Arc<T>, reading: Reading<T>) {
    if let Some(read) = reading.value {
        *value = Arc::new(read);
    }
}
