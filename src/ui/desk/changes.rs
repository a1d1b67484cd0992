//! What a draft says otherwise than others, field by field.

use crate::{
    desk::{ChangedField, Edition, Manuscript},
    lang::{self, Lang, desk_words},
    report::{Stated, Week},
};

use super::super::element::{Element, IntoChild, classed, element};

/// The changes against the published version and against the week before.
pub fn changes(manuscript: &Manuscript, edition: &Edition, lang: Lang) -> Element {
    let words = desk_words(lang);
    let assessment = &manuscript.assessment;
    let Some(report) = &assessment.report else {
        return classed("div", "changes").child(element("p").child(words.not_comparable));
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
    classed("div", "changes")
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
    let field = lang::field(edition.catalogue(), week, &change.at, lang);
    let needs = (is_of_week && change.needs_correction)
        .then(|| classed("span", "needs").child(desk_words(lang).needs_correction));
    let has_text = matches!(change.old, Stated::Text(_)) || matches!(change.new, Stated::Text(_));
    let lines = if has_text {
        vec![lang, lang.other()]
    } else {
        vec![lang]
    };
    let lines = lines.into_iter().map(|of| {
        element("dd")
            .attr("lang", of.tag())
            .child(value("del", &change.old, of))
            .child(" → ")
            .child(value("ins", &change.new, of))
    });
    element("div")
        .attr("data-at", change.at.as_str())
        .child(element("dt").child(field).child(needs))
        .list(lines)
}

fn value(tag: &'static str, stated: &Stated, lang: Lang) -> Element {
    let text = match stated {
        Stated::Nothing => desk_words(lang).nothing.to_owned(),
        Stated::Number(text) | Stated::Plain(text) => text.clone(),
        Stated::Text(text) => lang.of(text).to_owned(),
    };
    element(tag).child(text.into_child())
}
