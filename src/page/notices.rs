//! What a reader must know before the figures.

use crate::{
    lang::{self, Lang, words},
    report::{Basis, Correction, CorrectionKind, Origin, Report, Stated},
};

use super::Issue;

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Some or all figures are illustrative.
    Sample,
    /// Figures known from reprints and digests.
    Secondhand,
    /// The days are not stated by the source.
    Period,
    /// A correction, revision, withdrawal or editor's note.
    Correction,
}

impl NoticeKind {
    /// The word for style sheets.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sample => "sample",
            Self::Secondhand => "secondhand",
            Self::Period => "period",
            Self::Correction => "correction",
        }
    }
}

/// One source, with its address where it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Its title, and its day where it bears one.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
}

/// A notice above the figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What it is about.
    pub kind: NoticeKind,
    /// Its heading.
    pub heading: String,
    /// Its sentences.
    pub paragraphs: Vec<String>,
    /// The sources that it names.
    pub sources: Vec<SourceLine>,
}

/// The notices of an issue, corrections first.
pub fn notices(issue: &Issue, lang: Lang) -> Vec<Notice> {
    let report = &issue.report;
    let corrections = report
        .corrections
        .iter()
        .map(|entry| correction(issue, entry, lang));
    // The masthead marks inferred days in any case; a note on the source says more.
    let source = provenance(issue, lang).or_else(|| period(report, lang));
    corrections.chain(source).collect()
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
    let (kind, heading) = if has_sample {
        (NoticeKind::Sample, words.sample_notice)
    } else {
        (NoticeKind::Secondhand, words.secondhand_notice)
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
    Some(Notice {
        kind,
        heading: heading.to_owned(),
        paragraphs: vec![lang.of(note).to_owned()],
        sources: sources.collect(),
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
    (report.provenance.kind != Origin::Sample).then(|| Notice {
        kind: NoticeKind::Period,
        heading: words.period_notice.to_owned(),
        paragraphs: vec![text.to_owned()],
        sources: Vec::new(),
    })
}

fn correction(issue: &Issue, entry: &Correction, lang: Lang) -> Notice {
    let mut paragraphs = Vec::new();
    if entry.kind != CorrectionKind::Notice {
        let (old, new) = (stated(&entry.old, lang), stated(&entry.new, lang));
        paragraphs.push(lang::replaced(
            &place(issue, &entry.at, lang),
            &old,
            &new,
            lang,
        ));
    }
    paragraphs.push(lang.of(&entry.text).to_owned());
    Notice {
        kind: NoticeKind::Correction,
        heading: lang::correction_heading(entry.kind, entry.date, lang),
        paragraphs,
        sources: Vec::new(),
    }
}

/// The name of a place such as `indicators/phishing_pages/change_pct`.
fn place(issue: &Issue, at: &str, lang: Lang) -> String {
    let words = words(lang);
    let mut segments = at.split('/').skip(1);
    let (id, field) = (
        segments.next().unwrap_or(at),
        segments.next().unwrap_or_default(),
    );
    let name = id.parse().ok().and_then(|id| {
        let indicator = issue
            .entry(&id)
            .map(|entry| &entry.name_at(issue.report.week).text);
        let ranking = || issue.catalogue.ranking(&id).map(|entry| &entry.name.text);
        let distribution = || {
            issue
                .catalogue
                .distribution(&id)
                .map(|entry| &entry.name.text)
        };
        indicator.or_else(ranking).or_else(distribution)
    });
    let name = name.map_or(
        if at.starts_with("incidents") {
            words.incident_handling
        } else {
            id
        },
        |text| lang.of(text),
    );
    match field {
        "change_pct" | "change_count" => lang::labelled(name, words.change, lang),
        _ => name.to_owned(),
    }
}

fn stated(value: &Stated, lang: Lang) -> String {
    match value {
        Stated::Nothing => words(lang).not_stated.to_ascii_lowercase(),
        Stated::Number(text) | Stated::Plain(text) => text.clone(),
        Stated::Text(text) => lang.of(text).to_owned(),
    }
}
