//! What a reader must know before the figures.

use crate::{
    lang::{self, Lang, words},
    report::{Basis, Origin, Report},
};

use super::{Issue, Notice, NoticeKind, SourceLine, corrections::corrections};

/// The notices of an issue, corrections first.
pub fn notices(issue: &Issue, lang: Lang) -> Vec<Notice> {
    let mut notices = corrections(issue, lang);
    // The masthead marks inferred days in any case; a note on the source says more.
    notices.extend(provenance(issue, lang).or_else(|| period(&issue.report, lang)));
    notices
}

fn provenance(issue: &Issue, lang: Lang) -> Option<Notice> {
    let report = &issue.report;
    let words = words(lang);
    let has_sample = has_sample(report);
    // The note speaks of the illustrative figures; where none is shown it would mislead.
    if has_sample && !issue.publisher.is_sample_shown {
        return None;
    }
    let note = report.provenance.note.as_ref()?;
    let (kind, heading, gist) = match report.provenance.kind {
        Origin::Sample => (NoticeKind::Sample, words.sample_notice, words.all_sample),
        _ if has_sample => (NoticeKind::Sample, words.sample_notice, words.partly_sample),
        Origin::Secondhand => (
            NoticeKind::Secondhand,
            words.secondhand_notice,
            words.all_secondhand,
        ),
        Origin::Issue => (NoticeKind::Secondhand, words.secondhand_notice, ""),
    };
    let sources = report.provenance.sources.iter().map(|source| {
        let title = lang.of(&source.title);
        SourceLine {
            title: source.dated.map_or_else(
                || title.to_owned(),
                |dated| lang::bracketed(title, &lang::day(dated, lang), lang),
            ),
            url: source.url.clone(),
        }
    });
    let paragraphs = vec![lang.of(note).to_owned()];
    Some(Notice {
        gist: gist.to_owned(),
        sources: sources.collect(),
        ..Notice::new(kind, heading, paragraphs)
    })
}

/// Whether any item of a report is illustrative.
fn has_sample(report: &Report) -> bool {
    let of_indicators = report
        .indicators
        .iter()
        .flat_map(|indicator| [indicator.value_origin, indicator.change_origin]);
    let of_figures = report.rankings.iter().map(|ranking| ranking.origin);
    let of_parts = report
        .distributions
        .iter()
        .map(|distribution| distribution.origin);
    let of_incidents = report.incidents.iter().map(|incidents| incidents.origin);
    report.provenance.kind == Origin::Sample
        || of_indicators
            .chain(of_figures)
            .chain(of_parts)
            .chain(of_incidents)
            .any(|origin| origin == Some(Origin::Sample))
}

fn period(report: &Report, lang: Lang) -> Option<Notice> {
    let words = words(lang);
    let text = match report.period.basis {
        Basis::Stated => return None,
        Basis::YearInferred => words.year_inferred,
        Basis::Assumed => words.period_assumed,
    };
    // A week that is all illustrative has no source that could state its days.
    (report.provenance.kind != Origin::Sample).then(|| {
        let paragraphs = vec![text.to_owned()];
        Notice::new(NoticeKind::Period, words.period_notice, paragraphs)
    })
}
