//! The page of an issue as others may be told of it: what its source states, and no sample.

use std::sync::Arc;

use cncert_weekly::{
    lang::{self, Lang, words},
    page::{self, Issue, Page},
    report::{Origin, Publisher},
};

/// The page of an issue without its sample figures.
pub fn page(issue: &Issue, lang: Lang) -> Page {
    let publisher = Publisher {
        is_sample_shown: false,
        ..(*issue.publisher).clone()
    };
    let issue = Issue {
        publisher: Arc::new(publisher),
        ..issue.clone()
    };
    page::compose(&issue, lang)
}

/// One paragraph on an issue without its sample figures; of one that has no others, that they are made up.
pub fn description(issue: &Issue, lang: Lang) -> String {
    let provenance = &issue.report.provenance;
    match &provenance.note {
        Some(note) if provenance.kind == Origin::Sample => {
            lang::labelled(words(lang).sample_notice, lang.of(note), lang)
        }
        _ => page(issue, lang).masthead.lead,
    }
}
