//! Reports, brought and composed: a part of the program, which a published page can do
//! without until something else than it is asked for.

use std::sync::Arc;

use futures::{FutureExt, future::LocalBoxFuture};

use crate::{
    archive::{Archive, Fault},
    browser::{Address, Detour, boot, document},
    lang::Lang,
    page::{self, Issue, Page},
    report::History,
};

/// Brings reports.
pub trait Reports {
    /// The report that an address asks for, and why it is another one where it is.
    fn bring(
        &'static self,
        address: Address,
    ) -> LocalBoxFuture<'static, Result<(Edition, Option<Detour>), Fault>>;

    /// The same report with what was late; nothing where no more of it came.
    fn completed(&'static self, edition: Edition) -> LocalBoxFuture<'static, Option<Edition>>;

    /// The figures of all weeks, those of a report among them.
    fn run(&'static self, edition: Edition)
    -> LocalBoxFuture<'static, Result<Arc<History>, Fault>>;

    /// Brings what will probably be asked for after a report.
    fn look_ahead(&'static self, edition: Edition) -> LocalBoxFuture<'static, ()>;
}

/// A report with all that its pages are composed of.
pub type Edition = Arc<dyn Composed>;

/// Composes pages.
pub trait Composed: Send + Sync {
    /// The page in a language: the one that is shown already, where it is the same.
    fn page(&self, lang: Lang, shown: Option<&Arc<Page>>) -> Arc<Page>;

    /// What it is composed of.
    fn issue(&self) -> &Issue;
}

impl Composed for Issue {
    fn page(&self, lang: Lang, shown: Option<&Arc<Page>>) -> Arc<Page> {
        let page = page::compose(self, lang);
        match shown.filter(|shown| ***shown == page) {
            Some(shown) => shown.clone(),
            None => Arc::new(page),
        }
    }

    fn issue(&self) -> &Issue {
        self
    }
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

    fn run(
        &'static self,
        edition: Edition,
    ) -> LocalBoxFuture<'static, Result<Arc<History>, Fault>> {
        async move { Archive::run(self, edition.issue()).await }.boxed_local()
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
