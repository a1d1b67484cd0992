//! Reports, brought and composed: a part of the program, which a published page can do
//! without until something else than it is asked for.

use std::{any::Any, cell::RefCell, rc::Rc, sync::Arc};

use futures::{FutureExt, future::LocalBoxFuture};

use crate::{
    archive::{Archive, Fault, Task},
    browser::{Address, Detour, boot, document},
    chart::bridge::Approach,
    page::Issue,
    part::Door,
    ui::{app::LONG_RUN, faults::Lack, run::Runs, screen::Later},
};

use super::edition::Edition;

/// A section that comes later, or why it cannot be had.
pub type Brought = Result<Arc<dyn Later>, Lack>;

/// What is kept for as long as something is to be brought.
pub type Watch = Box<dyn Any>;

/// Brings reports.
pub trait Reports {
    /// The report that an address asks for, and why it is another one where it is.
    fn bring(
        &'static self,
        address: Address,
    ) -> LocalBoxFuture<'static, Result<(Edition, Option<Detour>), Fault>>;

    /// The same report with what was late; nothing where no more of it came.
    fn completed(&'static self, edition: Edition) -> LocalBoxFuture<'static, Option<Edition>>;

    /// Brings the long run when its place comes near the view, or at once, for as long as what it gives is kept.
    fn long_run(
        &'static self,
        edition: Edition,
        door: Door<&'static dyn Runs>,
        is_at_once: bool,
        show: Box<dyn Fn(Brought)>,
    ) -> Watch;

    /// Brings a report beside another one, for as long as what it gives is kept.
    fn comparison(
        &'static self,
        edition: Edition,
        other: Address,
        door: Door<&'static dyn Runs>,
        show: Box<dyn Fn(Brought)>,
    ) -> Watch;

    /// Brings what will probably be asked for after a report.
    fn look_ahead(&'static self, edition: Edition) -> LocalBoxFuture<'static, ()>;
}

/// The reports of the site, for as long as the program runs.
pub fn reports_of_site() -> &'static dyn Reports {
    Box::leak(Box::new(Archive::of_site(
        &boot::root(),
        document::patience_ms(),
        document::carried,
    )))
}

impl Reports for Archive {
    fn bring(
        &'static self,
        address: Address,
    ) -> LocalBoxFuture<'static, Result<(Edition, Option<Detour>), Fault>> {
        let work = async move {
            let week = address.resolve(&*self.open().await?).week;
            let issue = self.issue(week).await?;
            // Only now: the report may be of a later revision than the index knew of.
            let resolved = address.resolve(&issue.index);
            let issue = match resolved.revision {
                Some(revision) if revision < issue.report.revision => {
                    self.revision(issue, revision).await?
                }
                _ => issue,
            };
            Ok((Arc::new(issue) as Edition, resolved.detour))
        };
        work.boxed_local()
    }

    fn completed(&'static self, edition: Edition) -> LocalBoxFuture<'static, Option<Edition>> {
        let work = async move {
            let whole = Archive::completed(self, edition.issue()).await?;
            Some(Arc::new(whole) as Edition)
        };
        work.boxed_local()
    }

    fn long_run(
        &'static self,
        edition: Edition,
        door: Door<&'static dyn Runs>,
        is_at_once: bool,
        show: Box<dyn Fn(Brought)>,
    ) -> Watch {
        let task = Rc::new(RefCell::new(None));
        let kept = task.clone();
        let show: Rc<dyn Fn(Brought)> = show.into();
        let begin = move || {
            let mut task = task.borrow_mut();
            if task.is_some() {
                return;
            }
            let (edition, show) = (edition.clone(), show.clone());
            let bring = async move {
                let runs = door().await.map_err(|_| Lack::RunPart)?;
                let history = self.run(edition.issue()).await.map_err(Lack::File)?;
                Ok(runs.run(edition.issue(), history))
            };
            *task = Some(Task::spawn(async move { show(bring.await) }));
        };
        let place = if is_at_once {
            begin();
            None
        } else {
            document::place(LONG_RUN)
        };
        let begin_if_near = move |is_near| {
            if is_near {
                begin();
            }
        };
        let approach = place.and_then(|place| Approach::new(&place, false, begin_if_near).ok());
        Box::new((approach, kept))
    }

    fn comparison(
        &'static self,
        edition: Edition,
        other: Address,
        door: Door<&'static dyn Runs>,
        show: Box<dyn Fn(Brought)>,
    ) -> Watch {
        let bring = async move {
            let runs = door().await.map_err(|_| Lack::RunPart)?;
            let (other, _) = self.bring(other).await.map_err(Lack::File)?;
            Ok(runs.comparison(edition.issue(), other.issue()))
        };
        Box::new(Task::spawn(async move { show(bring.await) }))
    }

    fn look_ahead(&'static self, edition: Edition) -> LocalBoxFuture<'static, ()> {
        let work = async move {
            let Issue { report, index, .. } = edition.issue();
            let neighbours = [index.before(report.week), index.after(report.week)];
            for week in neighbours.into_iter().flatten() {
                self.prefetch(week).await;
            }
        };
        work.boxed_local()
    }
}
