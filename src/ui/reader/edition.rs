//! A report with all that its pages are composed of.

use std::sync::Arc;

use crate::{
    lang::Lang,
    page::{self, Issue, Page},
};

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
