//! Notices of what was changed after publication: in this report, in the one
//! before it, or in the revision that took its place.

use crate::{
    lang::{self, Lang, words},
    report::{Change, Correction, CorrectionKind, Indicator, Origin, Quantity, Stated},
};

use super::{Issue, Mark, Notice, NoticeKind, ReportLink, field_text::FieldText};

/// The notices on changes, what concerns the whole page first.
pub fn corrections(issue: &Issue, lang: Lang) -> Vec<Notice> {
    let report = &issue.report;
    let mut notices: Vec<Notice> = superseded(issue, lang).into_iter().collect();
    let entries = report.corrections.iter();
    notices.extend(entries.map(|entry| told(issue, entry, lang)));
    if issue.successor.is_none() && report.revision > 1 {
        // Words alone may have been bettered, of which no entry tells.
        if notices.is_empty() {
            let heading = lang::revision(report.revision, lang);
            notices.push(Notice::new(NoticeKind::Correction, heading, Vec::new()));
        }
        if let Some(last) = notices.last_mut() {
            let earlier = (1..report.revision).map(|revision| ReportLink {
                text: lang::see_revision(revision, lang),
                week: report.week,
                revision: Some(revision),
            });
            last.links.extend(earlier);
        }
    }
    notices.extend(last_week(issue, lang));
    notices
}

/// What took the place of the revision that is shown, and since when.
fn superseded(issue: &Issue, lang: Lang) -> Option<Notice> {
    let (report, successor) = (&issue.report, issue.successor.as_ref()?);
    // Entries are only ever added: the first one that is new has the day.
    let since = successor.corrections.get(report.corrections.len());
    let since = since.map(|entry| entry.date);
    let text = lang::superseded(report.revision, successor.revision, since, lang);
    let current = ReportLink {
        text: lang::see_current_revision(issue.index.revision(report.week), lang),
        week: report.week,
        revision: None,
    };
    let heading = words(lang).superseded_notice;
    Some(Notice {
        links: vec![current],
        ..Notice::new(NoticeKind::Superseded, heading, vec![text])
    })
}

/// What an entry says: what was replaced by what, and why.
fn told(issue: &Issue, entry: &Correction, lang: Lang) -> Notice {
    let heading = lang::correction_heading(entry.kind, entry.date, lang);
    let reason = lang.of(&entry.text);
    let field = FieldText::at(issue, &entry.at, lang);
    let (name, old) = (field.name(), field.stated(&entry.old));
    let paragraphs = match entry.kind {
        CorrectionKind::Notice => vec![reason.to_owned()],
        CorrectionKind::Withdrawal => vec![
            lang::taken_back(&name, &old, lang),
            lang::labelled(words(lang).reason, reason, lang),
        ],
        CorrectionKind::Correction | CorrectionKind::Revision => vec![
            lang::replaced(&name, &old, &field.stated(&entry.new), lang),
            lang::labelled(words(lang).reason, reason, lang),
        ],
    };
    Notice::new(NoticeKind::Correction, heading, paragraphs)
}

/// Which values of the week before were changed, on which this week's changes rest.
fn last_week(issue: &Issue, lang: Lang) -> Option<Notice> {
    let indicators = issue.report.indicators.iter();
    let paragraphs: Vec<_> = indicators
        .filter_map(|indicator| restated_base(issue, indicator, lang))
        .collect();
    let see = ReportLink {
        text: words(lang).see_last_week.to_owned(),
        week: issue.report.week.previous(),
        revision: None,
    };
    let heading = words(lang).last_week_notice;
    (!paragraphs.is_empty()).then(|| Notice {
        links: vec![see],
        ..Notice::new(NoticeKind::LastWeek, heading, paragraphs)
    })
}

/// What became of the value on which the change of an indicator rests; `None`
/// where it stands as it was published.
fn restated_base(issue: &Issue, indicator: &Indicator, lang: Lang) -> Option<String> {
    let cell = issue.cell_before(&indicator.id)?;
    if !cell.is_corrected {
        return None;
    }
    let entry = issue.entry(&indicator.id)?;
    let name = lang.of(&entry.name_at(issue.report.week).text);
    let correction = issue.correction_before(&indicator.id);
    let known = correction.filter(|entry| entry.old != Stated::Nothing);
    let old = known.map(|entry| FieldText::at(issue, &entry.at, lang).stated(&entry.old));
    let told = correction.map(|entry| entry.date).zip(old.as_deref());
    let reason = correction.map_or_else(String::new, |entry| {
        lang::labelled(words(lang).reason, lang.of(&entry.text), lang)
    });
    let Some(value) = cell.value else {
        let withdrawn = lang::base_withdrawn(name, told, lang);
        return Some(lang::sentences(&[&withdrawn, &reason], lang));
    };
    let is_sample = cell.origin == Origin::Sample;
    let amount = lang::amount(value, cell.is_rounded, &entry.unit, lang);
    let amount = lang::illustrated(&amount, is_sample, lang);
    let restated = lang::base_restated(name, &amount, told, lang);
    let stated = indicator.change;
    let is_exact = !cell.is_rounded && indicator.quantity.is_some_and(Quantity::is_exact);
    let own_mark = Mark::of_origin(issue.report.origin(indicator.value_origin));
    // An illustrative value proves nothing against a published change.
    let is_comparable = is_exact && !is_sample && own_mark != Some(Mark::Sample);
    let recomputed = stated
        .zip(indicator.quantity)
        .and_then(|(stated, quantity)| {
            Change::between(value, quantity.value(), stated.decimals())
                .filter(|change| is_comparable && *change != stated)
        });
    let change = recomputed.map_or_else(String::new, |change| lang::recomputed(change, lang));
    Some(lang::sentences(&[&restated, &reason, &change], lang))
}
