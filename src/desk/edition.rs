use std::sync::Arc;

use crate::{
    draft::{self, Reading, SoundPart},
    page::Issue,
    proof,
    report::{Catalogue, Finding, Problem, Publisher, Report, Week},
};

use super::{
    Assessment, ChangedField, FindingElsewhere, Kind, Proofreader, at_once,
    weeks::{Findings, Weeks},
};

/// A draft as it was read.
#[derive(Clone, Debug)]
pub enum Read {
    /// A week file, and what could be read of it where the whole could not.
    Week(Option<Arc<Report>>, Findings, Option<Box<SoundPart>>),
    Catalogue(Option<Box<Catalogue>>, Findings),
    Publisher(Option<Box<Publisher>>, Findings),
}

/// What is published, with drafts laid over it.
#[derive(Clone, Debug)]
pub struct Edition {
    proofreader: &'static dyn Proofreader,
    catalogue: Arc<Catalogue>,
    publisher: Arc<Publisher>,
    weeks: Weeks,
}

impl Edition {
    /// What is published: the reports oldest first, none of a week twice; and who proofreads
    /// what is laid over it.
    pub fn new(
        proofreader: &'static dyn Proofreader,
        catalogue: Arc<Catalogue>,
        publisher: Arc<Publisher>,
        reports: Vec<Arc<Report>>,
    ) -> Self {
        Self {
            proofreader,
            catalogue,
            publisher,
            weeks: Weeks::new(reports, Vec::new()),
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
        // A week is read with the catalogue that lies beside it, wherever that lies.
        let others = drafts.iter().map(|(kind, bytes)| match kind {
            Kind::Week => None,
            Kind::Catalogue => {
                let (value, findings) = self.taken(draft::read_catalogue(bytes), bytes);
                put(&mut edition.catalogue, value.as_deref());
                Some(Read::Catalogue(value, findings))
            }
            Kind::Publisher => {
                let (value, findings) = self.taken(draft::read_publisher(bytes), bytes);
                put(&mut edition.publisher, value.as_deref());
                Some(Read::Publisher(value, findings))
            }
        });
        let others: Vec<_> = others.collect();
        let (mut all, mut drafted) = (Vec::new(), Vec::new());
        for (other, (_, bytes)) in others.into_iter().zip(drafts) {
            let read = other.unwrap_or_else(|| self.read_week(bytes, &edition.catalogue));
            if let Read::Week(value, _, part) = &read {
                // What is left out of a part is still published.
                let part = || {
                    let part = part.as_ref().map(|part| part.report.clone());
                    part.filter(|part| self.published(part.week).is_none())
                };
                drafted.extend(value.clone().or_else(part));
            }
            all.push(read);
            pause().await;
        }
        edition.weeks = self.weeks.with(drafted);
        (edition, all)
    }

    fn read_week(&self, bytes: &[u8], catalogue: &Catalogue) -> Read {
        let (Reading { value, findings }, part) = draft::read_or_part(bytes, catalogue);
        let findings = self.proofreader.problems(bytes, findings);
        Read::Week(value.map(Arc::new), findings, part.map(Box::new))
    }

    /// A value that was read from bytes, and what was found on the way.
    fn taken<T>(
        &self,
        Reading { value, findings }: Reading<T>,
        bytes: &[u8],
    ) -> (Option<Box<T>>, Findings) {
        let findings = self.proofreader.problems(bytes, findings);
        (value.map(Box::new), findings)
    }

    /// Who publishes.
    pub fn publisher(&self) -> &Publisher {
        &self.publisher
    }

    /// What can be measured.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// Every field that is stated differently `after`.
    pub fn changes(&self, before: &Report, after: &Report) -> Vec<ChangedField> {
        self.proofreader.changes(before, after)
    }

    /// The published reports, oldest first.
    pub fn reports(&self) -> &[Arc<Report>] {
        self.weeks.all_published()
    }

    /// The published report of a week.
    pub fn published(&self, week: Week) -> Option<&Arc<Report>> {
        self.weeks.published(week)
    }

    /// Whether a report says something that is not published.
    pub(super) fn is_new(&self, report: &Report) -> bool {
        self.weeks.is_new(report)
    }

    /// The published weeks, newest first.
    pub fn published_weeks(&self) -> impl Iterator<Item = Week> {
        let published = self.weeks.all_published().iter().rev();
        published.map(|report| report.week)
    }

    /// The newest report, a draft's where it is the newest.
    pub fn newest(&self) -> Option<&Arc<Report>> {
        self.weeks.newest()
    }

    /// The newest report before a week, a draft's where there is one.
    pub fn before(&self, week: Week) -> Option<&Arc<Report>> {
        self.weeks.before(week)
    }

    /// Everything that is to be said of a draft. Between two questions `pause` is awaited.
    pub async fn assess(&self, read: Read, pause: &impl AsyncFn()) -> Assessment {
        match read {
            Read::Week(report, findings, part) => {
                self.assess_week(report, findings, part, pause).await
            }
            Read::Catalogue(value, findings) => {
                let further = value.map(|catalogue| self.proofreader.check_catalogue(&catalogue));
                Assessment::of_no_week(findings, further)
            }
            Read::Publisher(value, findings) => {
                let check = |publisher: Box<_>| {
                    self.proofreader
                        .check_publisher(&publisher, &self.catalogue)
                };
                Assessment::of_no_week(findings, value.map(check))
            }
        }
    }

    async fn assess_week(
        &self,
        report: Option<Arc<Report>>,
        findings: Findings,
        part: Option<Box<SoundPart>>,
        pause: &impl AsyncFn(),
    ) -> Assessment {
        let Some(report) = report else {
            let mut assessment = Assessment::unreadable(findings);
            if let Some(part) = part {
                let week = part.report.week;
                let found =
                    self.weeks
                        .check_part(&part.report, &self.catalogue, self.proofreader, pause);
                let found = found.await;
                assessment.note_of_part(part, found);
                assessment.compare_with_published(self.published(week), self.proofreader);
                pause().await;
                assessment.compare_with_last(self.before(week), self.proofreader);
            }
            return assessment;
        };
        let found = self.check(&report, &findings, pause).await;
        let mut assessment = Assessment::readable(report.clone(), findings);
        assessment.note(found);
        pause().await;
        assessment.compare_with_published(self.weeks.earlier(&report), self.proofreader);
        pause().await;
        assessment.compare_with_last(self.before(report.week), self.proofreader);
        pause().await;
        assessment.elsewhere = self.put_in_doubt(&report);
        assessment
    }

    async fn check(
        &self,
        report: &Report,
        read: &[Finding<Problem>],
        pause: &impl AsyncFn(),
    ) -> Findings {
        let (catalogue, proofreader) = (&self.catalogue, self.proofreader);
        let found = self
            .weeks
            .check(report, read, catalogue, proofreader, pause);
        found.await
    }

    /// What a draft makes doubtful in the published week after it.
    fn put_in_doubt(&self, report: &Report) -> Vec<FindingElsewhere> {
        let week = report.week.next();
        let next = self.published(week).filter(|next| next.week != report.week);
        let Some(next) = next.filter(|_| self.weeks.drafted(week).is_none()) else {
            return Vec::new();
        };
        let without = Self {
            weeks: self.weeks.with(Vec::new()),
            ..self.clone()
        };
        let check = |edition: &Self| at_once(edition.check(next, &[], &async || {}));
        let known = check(&without);
        let mut found = proof::open(next, check(self));
        found.retain(|finding| !known.contains(finding));
        let found = found.into_iter();
        found
            .map(|finding| FindingElsewhere { week, finding })
            .collect()
    }

    /// The page of a draft as it will be published.
    ///
    /// # Panics
    /// When the report is not of this edition.
    pub fn issue(&self, report: &Arc<Report>) -> Issue {
        let index = self.weeks.index();
        let index = index.expect("a week of the edition is in its index");
        Issue {
            report: report.clone(),
            catalogue: self.catalogue.clone(),
            publisher: self.publisher.clone(),
            // A sample week is hidden from readers, not from its editor.
            index: self.publisher.shown(index.clone()).unwrap_or(index),
            history: Arc::new(self.weeks.history(report.week)),
            base: self.revised(report.week.previous()).cloned(),
            is_history_whole: true,
            successor: None,
        }
    }

    /// The report of a week, where it is a later revision than the first.
    fn revised(&self, week: Week) -> Option<&Arc<Report>> {
        let report = self.weeks.drafted(week).or_else(|| self.published(week));
        report.filter(|report| report.revision > 1)
    }
}

fn put<T: Clone>(value: &mut Arc<T>, read: Option<&T>) {
    if let Some(read) = read {
        *value = Arc::new(read.clone());
    }
}
