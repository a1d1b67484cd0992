//! What a draft says otherwise than others, field by field.

use crate::{
    desk::{ChangedField, Edition, Kind, Manuscript},
    lang::{self, Lang, desk_words},
    report::{Stated, Week},
};

use super::super::element::{Element, classed, element};

/// The changes against the published version and against the week before.
pub fn changes(manuscript: &Manuscript, edition: &Edition, lang: Lang) -> Element {
    let words = desk_words(lang);
    let assessment = &manuscript.assessment;
    let Some(report) = assessment.legible() else {
        let reason = match manuscript.draft.kind() {
            Kind::Week => words.not_comparable,
            Kind::Catalogue | Kind::Publisher => words.only_issues,
        };
        return classed("div", "changes").child(element("p").child(reason));
    };
    let list = |changes: &[ChangedField], is_of_week: bool| {
        if changes.is_empty() {
            return element("p").child(words.no_difference);
        }
        let rows = changes
            .iter()
            .map(|change| row(change, edition, report.week, is_of_week, lang));
        element("dl").list(rows)
    };
    let published = match &assessment.since_published {
        Some(changes) => list(changes, true),
        None if edition.published(report.week).is_some() => element("p").child(words.no_difference),
        None => element("p").child(words.never_published),
    };
    let against_last_week = match &assessment.since_last_week {
        Some((_, changes)) => list(changes, false),
        None => element("p").child(words.no_week_before),
    };
    let before = assessment.since_last_week.as_ref();
    let before = before.map(|(week, _)| lang::week_name(*week, lang));
    let note = assessment
        .report
        .is_none()
        .then_some(words.compared_in_part);
    classed("div", "changes")
        .child(note.map(|note| element("p").child(note)))
        .child(element("h3").child(words.since_published))
        .child(published)
        .child(
            element("h3")
                .child(words.since_last_week)
                .child(before.map(|week| classed("span", "position").child(week))),
        )
        .child(against_last_week)
}

fn row(
    change: &ChangedField,
    edition: &Edition,
    week: Week,
    is_of_week: bool,
    lang: Lang,
) -> Element {
    let field = lang::spoken_field(edition.catalogue(), week, &change.at, lang);
    let needs = (is_of_week && change.needs_correction)
        .then(|| classed("span", "needs").child(desk_words(lang).needs_correction));
    let stated = |value, of| lang::field_stated(edition.catalogue(), week, &change.at, value, of);
    let has_text = [&change.old, &change.new]
        .into_iter()
        .any(|value| matches!(value, Stated::Text(_)));
    let lines = [lang, lang.other()].into_iter();
    let lines = lines.take(if has_text { 2 } else { 1 });
    let lines = lines.filter_map(|of| {
        let (old, new) = (stated(&change.old, of), stated(&change.new, of));
        // A text may have changed in one language alone.
        (old != new).then(|| {
            element("dd")
                .attr("lang", of.tag())
                .child(element("del").child(old))
                .child(" → ")
                .child(element("ins").child(new))
        })
    });
    element("div")
        .attr("data-at", change.at.as_str())
        .child(element("dt").child(field).child(needs))
        .list(lines)
}
