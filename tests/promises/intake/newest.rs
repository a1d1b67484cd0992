//! The newest issue, whose order, headings, figures and names are the issue's own; sentences without a figure are ours.

use cncert_weekly::{
    lang::Lang,
    publish,
    report::{Contents, Week},
};

use crate::dataset;

use super::{catalogue, left, publisher, text, told, understood};

/// The Chinese text edition: values and families stand in pictures.
pub const ZH: &str = include_str!("../../editions/zh.txt");

/// The English one, which has the legend of the ring.
pub const EN: &str = include_str!("../../editions/en.txt");

fn week() -> Week {
    "2025-W52".parse().unwrap()
}

/// The published week without what the issue does not print as text: sample figures, the order of others, notes.
fn as_printed() -> Contents {
    let read = cncert_weekly::draft::read(&dataset::bytes("weeks/2025-W52.json"), catalogue());
    let mut contents = (*read.value.unwrap()).clone();
    for indicator in &mut contents.indicators {
        (
            indicator.quantity,
            indicator.value_origin,
            indicator.change_origin,
        ) = (None, None, None);
    }
    for ranking in &mut contents.rankings {
        (ranking.items, ranking.origin) = (None, None);
    }
    for distribution in &mut contents.distributions {
        (distribution.origin, distribution.is_complete) = (None, false);
        for part in &mut distribution.parts {
            part.value = None;
        }
    }
    if let Some(incidents) = &mut contents.incidents {
        incidents.origin = None;
    }
    contents.acknowledged.clear();
    contents
}

#[test]
fn both_text_editions_give_what_the_issue_prints_and_no_figure_more() {
    let understanding = understood(&[text(ZH), text(EN)]);
    let draft = understanding.draft(week(), catalogue(), publisher());
    let mut expected = as_printed();
    expected.provenance = draft.provenance.clone();
    assert_eq!(
        publish::week_text(&draft),
        publish::week_text(&expected),
        "{}",
        told(&understanding)
    );
    let contact = |at: &str| {
        understanding
            .facts
            .iter()
            .filter(|fact| fact.at == at)
            .count()
    };
    assert_eq!(
        ["contact/website", "contact/email", "contact/phone"].map(contact),
        [2, 2, 2]
    );
}

#[test]
fn each_edition_alone_gives_the_same_changes_and_incidents() {
    let of = |edition: &str| {
        let understanding = understood(&[text(edition)]);
        let draft = understanding.draft(week(), catalogue(), publisher());
        (draft.indicators, draft.rankings, draft.incidents)
    };
    assert_eq!(of(ZH), of(EN));
    assert_eq!(of(ZH).0.len(), 3);
}

#[test]
fn every_word_that_is_not_in_the_draft_is_listed() {
    let left = left(&understood(&[text(ZH), text(EN)]));
    assert_eq!(
        left,
        [
            "Publisher: 国家互联网应急中心成立于2001年8月，是非政府非盈利的网络安全技术中心，在31个省、自治区、直辖市设有分中心。",
            "Publisher: 截至2025年，“CNCERT/CC国际合作伙伴”已有87个国家和地区的294个组织。",
            "Publisher: 欢迎对周报提出意见。",
            "Publisher: CNCERT was founded in August 2001 and has branches in 31 provinces.",
            "Publisher: As of 2025 it has 294 teams in 87 countries and regions as partners.",
        ]
    );
}

#[test]
fn every_figure_has_its_source() {
    let understanding = understood(&[text(ZH), text(EN)]);
    let change = understanding
        .facts
        .iter()
        .find(|fact| fact.at == "indicators/phishing_pages/change_pct")
        .unwrap();
    assert_eq!(
        (change.source.edition, change.lang, &*change.source.words),
        (0, Lang::Zh, "↓ 74.5%")
    );
    let line = ZH.lines().position(|line| line == "↓ 74.5%").unwrap() + 1;
    assert_eq!(
        change.source.place,
        cncert_weekly::intake::Locator::Line(line)
    );
}
