use std::{
    cell::{Cell, OnceCell},
    rc::Rc,
    sync::Arc,
};

use futures::{
    FutureExt,
    future::{Either, LocalBoxFuture, select},
    poll,
};

use super::{
    Cause, Door, Fault, File, Holdings,
    carried::{self, Carried},
    errands::Errands,
    patience::Patience,
    run_up,
    shelf::Shelf,
};
use crate::{
    draft::{self, Reading},
    page::Issue,
    report::{Allowed, Catalogue, Defect, Finding, History, Index, Place, Publisher, Report, Week},
};

/// How many weeks are asked for at once where all are.
const BATCH: usize = 16;

/// The reports of the site and what belongs to them, each asked for when it is
/// first needed and then kept. A clone is the same archive.
#[derive(Clone)]
pub struct Archive(Rc<Inner>);

struct Inner {
    door: Rc<dyn Door>,
    patience: Patience,
    errands: Errands,
    index: Shelf<Index>,
    catalogue: Shelf<Catalogue>,
    publisher: Shelf<Publisher>,
    reports: Shelf<Report>,
    histories: Shelf<History>,
    /// The index as readers may see it.
    shown: OnceCell<Arc<Index>>,
    /// What is at hand before anything is asked for.
    carried: Option<Carried>,
    /// All of it, once it has come.
    at_hand: OnceCell<Issue>,
    /// Whether the server's files are of an earlier state than what is at hand.
    is_behind: Cell<bool>,
}

impl Archive {
    /// An archive behind a door, which gives a request up after so many
    /// milliseconds without a byte.
    pub fn new(door: impl Door + 'static, patience_ms: u32) -> Self {
        let door: Rc<dyn Door> = Rc::new(door);
        let patience = Patience::new(patience_ms);
        Self(Rc::new(Inner {
            errands: Errands::new(door.clone(), patience),
            carried: door
                .carried(Carried::ISSUE)
                .and_then(|text| text.parse().ok()),
            door,
            patience,
            index: Shelf::new(),
            catalogue: Shelf::new(),
            publisher: Shelf::new(),
            reports: Shelf::new(),
            histories: Shelf::new(),
            shown: OnceCell::new(),
            at_hand: OnceCell::new(),
            is_behind: Cell::new(false),
        }))
    }

    /// The issue at hand of a week; `None` where it is of another, or all of it cannot be had.
    async fn at_hand(&self, week: Week) -> Option<&Issue> {
        let carried = self.0.carried.as_ref()?;
        if carried.week != week {
            return None;
        }
        if self.0.at_hand.get().is_none() {
            let file = self.0.door.issue(&carried.address).await.ok()?;
            let issue = carried::issue(str::from_utf8(&file).ok()?)?;
            self.0.at_hand.get_or_init(|| issue);
        }
        self.0.at_hand.get()
    }

    /// The issue at hand, with the index and the publisher that are in force.
    fn in_force(&self, at_hand: &Issue, index: Arc<Index>) -> Issue {
        let report = &at_hand.report;
        Issue {
            index: Index::knowing(index, report.week, report.revision),
            publisher: self.0.publisher.kept(File::Publisher),
            ..at_hand.clone()
        }
    }

    /// Loads what every week needs and gives the index, without the sample
    /// weeks where the publisher hides them. After a fault only what is still
    /// missing is asked for again.
    ///
    /// # Errors
    /// When one of the three files cannot be had, or no week may be shown.
    pub async fn open(&self) -> Result<Arc<Index>, Fault> {
        if let Some(index) = self.0.shown.get() {
            return Ok(index.clone());
        }
        self.need(vec![File::Index, File::Catalogue, File::Publisher])
            .await?;
        let index = self.0.index.kept(File::Index);
        let shown = self.0.publisher.kept(File::Publisher).shown(index);
        let shown = shown.ok_or(Fault {
            file: File::Index,
            cause: Cause::Empty,
        })?;
        Ok(self.0.shown.get_or_init(|| shown).clone())
    }

    /// The report of a week with all that its page needs: as it is at hand, where
    /// the server is behind that. A history that fails or is late does not hold it
    /// up: see [`Archive::completed`].
    ///
    /// # Errors
    /// When a file other than the history cannot be had.
    pub async fn issue(&self, week: Week) -> Result<Issue, Fault> {
        let index = self.open().await?;
        if self.0.is_behind.get()
            && let Some(at_hand) = self.at_hand(week).await
        {
            return Ok(self.in_force(at_hand, index));
        }
        let report = self.need(vec![File::Week(week)]);
        match select(report, self.need(run_up::files(week, &index))).await {
            Either::Left((report, run_up)) => {
                report?;
                let grace = self.0.door.pause(self.0.patience.grace_ms());
                select(run_up, grace).await;
            }
            Either::Right((_, report)) => report.await?,
        }
        let report = self.0.reports.kept(File::Week(week));
        let issue = self.with_run_up(Issue {
            index: Index::knowing(index, week, report.revision),
            report,
            catalogue: self.0.catalogue.kept(File::Catalogue),
            publisher: self.0.publisher.kept(File::Publisher),
            history: Arc::default(),
            base: None,
            is_history_whole: false,
            successor: None,
        });
        Ok(issue.await)
    }

    /// The same with an earlier revision of the report, and the one that took
    /// its place.
    ///
    /// # Errors
    /// When one of the two cannot be had.
    pub async fn revision(&self, issue: Issue, revision: u32) -> Result<Issue, Fault> {
        let week = issue.report.week;
        let own = File::Revision(week, revision);
        let next = revision + 1;
        let is_before = next < issue.report.revision;
        let next = is_before.then_some(File::Revision(week, next));
        self.need(next.into_iter().chain([own]).collect()).await?;
        Ok(Issue {
            report: self.0.reports.kept(own),
            successor: Some(next.map_or(issue.report, |next| self.0.reports.kept(next))),
            ..issue
        })
    }

    /// An issue whose history was late, with the history once it is there;
    /// `None` where the issue has all of it, or no more of it can be had.
    pub async fn completed(&self, issue: &Issue) -> Option<Issue> {
        if issue.is_history_whole {
            return None;
        }
        // What failed shows when the run-up is put together.
        let files = run_up::files(issue.report.week, &issue.index);
        let _ = self.need(files).await;
        let whole = self.with_run_up(issue.clone()).await;
        let is_more = whole.is_history_whole
            || whole.history != issue.history
            || whole.base.is_some() != issue.base.is_some();
        is_more.then_some(whole)
    }

    /// The figures of all weeks, with those of an issue's run-up where the file does not have its week yet.
    ///
    /// # Errors
    /// When the file cannot be had.
    pub async fn run(&self, issue: &Issue) -> Result<Arc<History>, Fault> {
        self.need(vec![File::Run]).await?;
        let all = self.0.histories.kept(File::Run);
        let has_week = all.weeks().binary_search(&issue.report.week).is_ok();
        Ok(if has_week {
            all
        } else {
            Arc::new(all.joined(&issue.history))
        })
    }

    /// Loads the report of a week that is likely to be asked for next. Whether
    /// that succeeds shows when it is.
    pub async fn prefetch(&self, week: Week) {
        let _ = self.need(vec![File::Catalogue, File::Week(week)]).await;
    }

    /// Brings everything that is published, with what is at hand where the server is
    /// behind that, and tells before each step how many weeks of how many are there.
    /// After a fault only what is missing is asked for again.
    ///
    /// # Errors
    /// When what every week needs cannot be had; a week that cannot is left out.
    pub async fn whole(&self, tell: impl Fn(usize, usize)) -> Result<Holdings, Fault> {
        self.need(vec![File::Index, File::Catalogue, File::Publisher])
            .await?;
        let files: Vec<_> = self
            .0
            .index
            .kept(File::Index)
            .all()
            .map(File::Week)
            .collect();
        let mut faults = Vec::new();
        for (step, batch) in files.chunks(BATCH).enumerate() {
            tell(step * BATCH, files.len());
            if self.need(batch.to_vec()).await.is_err() {
                for file in batch {
                    faults.extend(self.need(vec![*file]).await.err());
                }
            }
        }
        let mut reports: Vec<_> = files
            .iter()
            .filter_map(|file| self.0.reports.get(*file))
            .collect();
        if let Some(Carried { week, revision, .. }) = self.0.carried {
            let place = reports.binary_search_by_key(&week, |served| served.week);
            let is_newer = match place {
                Ok(place) => reports[place].revision < revision,
                Err(_) => self.0.is_behind.get(),
            };
            if is_newer && let Some(Issue { report, .. }) = self.at_hand(week).await {
                match place {
                    Ok(place) => reports[place] = report.clone(),
                    Err(place) => reports.insert(place, report.clone()),
                }
                faults.retain(|fault| fault.file != File::Week(week));
            }
        }
        Ok(Holdings {
            catalogue: self.0.catalogue.kept(File::Catalogue),
            publisher: self.0.publisher.kept(File::Publisher),
            reports,
            faults,
        })
    }

    /// A file as it is on the server now, byte for byte. It is not kept.
    ///
    /// # Errors
    /// When it cannot be had.
    pub async fn bytes(&self, file: File) -> Result<Rc<Vec<u8>>, Fault> {
        self.0.errands.errand(file).await
    }

    /// The same with what is there of the weeks before.
    async fn with_run_up(&self, issue: Issue) -> Issue {
        let files = run_up::files(issue.report.week, &issue.index);
        let there: Vec<_> = files
            .iter()
            .filter_map(|file| self.0.histories.get(*file))
            .collect();
        let history = match there.as_slice() {
            [before, own] => Arc::new(before.joined(own)),
            [only] => only.clone(),
            _ => Arc::default(),
        };
        let issue = Issue {
            history,
            base: files.iter().find_map(|file| self.0.reports.get(*file)),
            is_history_whole: files.iter().all(|file| self.has(*file)),
            ..issue
        };
        let week = issue.report.week;
        if let Some(carried) = &self.0.carried
            && carried.week == week
            && issue.is_behind(carried.revision)
            && let Some(at_hand) = self.at_hand(week).await
        {
            return self.in_force(at_hand, issue.index);
        }
        issue
    }

    /// Brings to their shelves what is not there yet, all at once; the first
    /// fault does not keep the others from being brought. A week's report is
    /// read with the catalogue, which has to be there or named before it.
    fn need(&self, files: Vec<File>) -> LocalBoxFuture<'static, Result<(), Fault>> {
        let archive = self.clone();
        let need = async move {
            let missing = files.into_iter().filter(|file| !archive.has(*file));
            let errands: Vec<_> = missing
                .map(|file| (file, archive.0.errands.errand(file)))
                .collect();
            // Each begins when it is first polled; then one is waited for after the other.
            for (_, errand) in &errands {
                let _ = poll!(errand.clone());
            }
            let mut outcome = Ok(());
            for (file, errand) in errands {
                let bytes = errand.await;
                outcome = outcome.and(bytes.and_then(|bytes| archive.take(file, &bytes)));
            }
            outcome
        };
        need.boxed_local()
    }

    fn has(&self, file: File) -> bool {
        match file {
            File::Index => self.0.index.has(file),
            File::Catalogue => self.0.catalogue.has(file),
            File::Publisher => self.0.publisher.has(file),
            File::Week(_) | File::Revision(..) => self.0.reports.has(file),
            File::History(_) | File::Run => self.0.histories.has(file),
            // Only its bytes are of use.
            File::Checksums => false,
        }
    }

    /// Reads a file, unless somebody who waited for the same bytes just has,
    /// and keeps what is sound.
    fn take(&self, file: File, bytes: &[u8]) -> Result<(), Fault> {
        if self.has(file) {
            return Ok(());
        }
        match file {
            File::Index => {
                let mut reading = draft::read_index(bytes);
                let carried = carried::index(self.0.door.carried(Carried::INDEX));
                if let (Some(served), Some(carried)) = (&mut reading.value, carried)
                    && carried.is_newer_than(served)
                {
                    *served = carried;
                    self.0.is_behind.set(true);
                }
                self.0.index.keep(file, reading)
            }
            File::Catalogue => self.0.catalogue.keep(file, draft::read_catalogue(bytes)),
            File::Publisher => self.0.publisher.keep(file, draft::read_publisher(bytes)),
            File::Week(week) | File::Revision(week, _) => {
                // Without a catalogue its fault has been told already.
                let Some(catalogue) = self.0.catalogue.get(File::Catalogue) else {
                    return Ok(());
                };
                let reading = of_week(draft::read(bytes, &catalogue), week);
                let reading = of_revision(reading, file);
                self.0.reports.keep(file, reading)
            }
            File::History(_) | File::Run => self.0.histories.keep(file, draft::read_history(bytes)),
            File::Checksums => Ok(()),
        }
    }
}

/// Takes an earlier revision only for the one that its file is named by.
fn of_revision(mut reading: Reading<Report>, file: File) -> Reading<Report> {
    if let File::Revision(_, revision) = file
        && let Some(other) = reading.value.take_if(|report| report.revision != revision)
    {
        let problem = Defect::OutOfRange {
            found: other.revision.to_string(),
            allowed: Allowed::Only(revision.to_string()),
        };
        let finding = Finding::new(Place::ROOT.at("revision"), problem);
        reading.findings.push(finding);
    }
    reading
}

/// Takes a report only for the week that its file is named by.
fn of_week(mut reading: Reading<Report>, week: Week) -> Reading<Report> {
    if let Some(other) = reading.value.take_if(|report| report.week != week) {
        let problem = Defect::NotAWeek {
            found: other.week.to_string(),
            expected: Some(week.to_string()),
        };
        let finding = Finding::new(Place::ROOT.at("week"), problem);
        reading.findings.push(finding);
    }
    reading
}
