use std::{cell::OnceCell, pin::pin, rc::Rc, sync::Arc};

use futures::{
    future::{Either, select},
    join,
};

use super::{Cause, Door, Fault, File, errands::Errands, patience::Patience, run_up, shelf::Shelf};
use crate::{
    draft::{self, Reading},
    page::Issue,
    report::{Catalogue, Finding, History, Index, Place, Problem, Publisher, Report, Week},
};

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
}

/// The figures of the weeks before, and whether all of them could be had.
struct RunUp {
    history: Arc<History>,
    is_whole: bool,
}

impl Archive {
    /// An archive behind a door, which gives a request up after so many
    /// milliseconds without a byte.
    pub fn new(door: impl Door + 'static, patience_ms: u32) -> Self {
        let door: Rc<dyn Door> = Rc::new(door);
        let patience = Patience::new(patience_ms);
        Self(Rc::new(Inner {
            errands: Errands::new(door.clone(), patience),
            door,
            patience,
            index: Shelf::new(),
            catalogue: Shelf::new(),
            publisher: Shelf::new(),
            reports: Shelf::new(),
            histories: Shelf::new(),
            shown: OnceCell::new(),
        }))
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
        let (index, catalogue, publisher) = join!(self.index(), self.catalogue(), self.publisher());
        let (index, _, publisher) = (index?, catalogue?, publisher?);
        let shown = if publisher.is_sample_shown {
            index
        } else {
            Arc::new(index.without_sample().ok_or(Fault {
                file: File::Index,
                cause: Cause::Empty,
            })?)
        };
        Ok(self.0.shown.get_or_init(|| shown).clone())
    }

    /// The report of a week with all that its page needs. A history that fails
    /// or is late does not hold it up: see [`Archive::completed`].
    ///
    /// # Errors
    /// When a file other than the history cannot be had.
    pub async fn issue(&self, week: Week) -> Result<Issue, Fault> {
        let index = self.open().await?;
        let report = pin!(self.report(week));
        let run_up = pin!(self.run_up(run_up::years(week, &index)));
        let (report, run_up) = match select(report, run_up).await {
            Either::Left((report, run_up)) => {
                let report = report?;
                let grace = self.0.door.pause(self.0.patience.grace_ms());
                match select(run_up, grace).await {
                    Either::Left((run_up, _)) => (report, run_up),
                    Either::Right(_) => (report, RunUp::missing()),
                }
            }
            Either::Right((run_up, report)) => (report.await?, run_up),
        };
        Ok(Issue {
            report,
            catalogue: self.catalogue().await?,
            publisher: self.publisher().await?,
            index,
            history: run_up.history,
            is_history_whole: run_up.is_whole,
        })
    }

    /// An issue whose history was late, with the history once it is there;
    /// nothing where the issue has all of it, or no more of it can be had.
    pub async fn completed(&self, issue: &Issue) -> Option<Issue> {
        if issue.is_history_whole {
            return None;
        }
        let years = run_up::years(issue.report.week, &issue.index);
        let run_up = self.run_up(years).await;
        (run_up.history != issue.history || run_up.is_whole).then(|| Issue {
            history: run_up.history,
            is_history_whole: run_up.is_whole,
            ..issue.clone()
        })
    }

    /// Loads the report of a week that is likely to be asked for next. Whether
    /// that succeeds shows when it is.
    pub async fn prefetch(&self, week: Week) {
        let _ = self.report(week).await;
    }

    async fn index(&self) -> Result<Arc<Index>, Fault> {
        self.file(File::Index, &self.0.index, draft::read_index)
            .await
    }

    async fn catalogue(&self) -> Result<Arc<Catalogue>, Fault> {
        self.file(File::Catalogue, &self.0.catalogue, draft::read_catalogue)
            .await
    }

    async fn publisher(&self) -> Result<Arc<Publisher>, Fault> {
        self.file(File::Publisher, &self.0.publisher, draft::read_publisher)
            .await
    }

    async fn report(&self, week: Week) -> Result<Arc<Report>, Fault> {
        let file = File::Week(week);
        if let Some(report) = self.0.reports.get(file) {
            return Ok(report);
        }
        let (bytes, catalogue) = join!(self.0.errands.bytes(file), self.catalogue());
        let (bytes, catalogue) = (bytes?, catalogue?);
        let read = || of_week(draft::read(&bytes, &catalogue), week);
        self.0.reports.keep(file, read)
    }

    async fn run_up(&self, [before, own]: [Option<i16>; 2]) -> RunUp {
        let (before, own) = join!(self.history(before), self.history(own));
        let is_whole = before.is_ok() && own.is_ok();
        let history = match (before.ok().flatten(), own.ok().flatten()) {
            (Some(before), Some(own)) => Arc::new(before.joined(&own)),
            (before, own) => before.or(own).unwrap_or_default(),
        };
        RunUp { history, is_whole }
    }

    async fn history(&self, year: Option<i16>) -> Result<Option<Arc<History>>, Fault> {
        let Some(year) = year else { return Ok(None) };
        let file = File::History(year);
        let history = self.file(file, &self.0.histories, draft::read_history);
        history.await.map(Some)
    }

    async fn file<T>(
        &self,
        file: File,
        kept: &Shelf<T>,
        read: fn(&[u8]) -> Reading<T>,
    ) -> Result<Arc<T>, Fault> {
        if let Some(value) = kept.get(file) {
            return Ok(value);
        }
        let bytes = self.0.errands.bytes(file).await?;
        kept.keep(file, || read(&bytes))
    }
}

impl RunUp {
    fn missing() -> Self {
        Self {
            history: Arc::default(),
            is_whole: false,
        }
    }
}

/// Takes a report only for the week that its file is named by.
fn of_week(mut reading: Reading<Report>, week: Week) -> Reading<Report> {
    if let Some(other) = reading.value.take_if(|report| report.week != week) {
        let problem = Problem::NotAWeek {
            found: other.week.to_string(),
            expected: Some(week.to_string()),
        };
        let finding = Finding::new(Place::ROOT.at("week"), problem);
        reading.findings.push(finding);
    }
    reading
}
