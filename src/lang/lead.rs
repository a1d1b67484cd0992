//! The week in one sentence.

use std::cmp::Ordering;

use crate::report::{Change, Unit};

use super::{Lang, Scale, number, sentence};

/// What a week states of one indicator, as far as one clause tells it.
#[derive(Clone, Debug, PartialEq)]
pub enum LeadClause<'a> {
    /// A change on last week in percent.
    Percent(Change),
    /// A change on last week as a count of units.
    Count(i64, &'a Unit),
    /// No change, but a value, which may be rounded.
    Value(u64, bool, &'a Unit),
}

/// The week in one sentence: what its indicators did, each by its short name, and how many incidents were handled, with how
/// many across borders. Changes are on last week, or on the week whose days are the base. Empty where there is nothing to tell.
pub fn lead(
    clauses: &[(String, LeadClause)],
    base: Option<&str>,
    incidents: Option<(u64, Option<u64>)>,
    lang: Lang,
) -> String {
    let mut text = match lang {
        Lang::Zh => zh_clauses(clauses, base),
        Lang::En => sentence::capitalised(&en_clauses(clauses, base)),
    };
    if let Some((total, across)) = incidents {
        if !text.is_empty() {
            text += if lang == Lang::Zh { "；" } else { "; " };
        }
        text += &handled(total, across, lang);
    }
    if !text.is_empty() {
        text += if lang == Lang::Zh { "。" } else { "." };
    }
    text
}

fn zh_clauses(clauses: &[(String, LeadClause)], base: Option<&str>) -> String {
    let base = base.map_or("上周".to_owned(), |days| format!("{days}一周"));
    let mut text = String::new();
    let mut is_based = false;
    for (name, clause) in clauses {
        if !text.is_empty() {
            text.push('，');
        }
        text += name;
        let is_change = !matches!(clause, LeadClause::Value(..));
        // The first change says on what.
        if is_change && !is_based {
            text += if is_level(clause) { "与" } else { "较" };
            text += &base;
        }
        is_based |= is_change;
        match clause {
            LeadClause::Percent(_) if is_level(clause) => text += "持平",
            LeadClause::Percent(change) => {
                text += if change.tenths() < 0 {
                    "下降"
                } else {
                    "上升"
                };
                text += &extent(*change, Lang::Zh);
            }
            LeadClause::Count(count, unit) => {
                text += if *count < 0 { "减少" } else { "增加" };
                text += &number::grouped(count.unsigned_abs());
                text += &unit.zh;
            }
            LeadClause::Value(value, is_rounded, unit) => {
                text += if *is_rounded { "" } else { "为" };
                text += &number::amount(*value, *is_rounded, unit, Lang::Zh);
            }
        }
    }
    text
}

fn en_clauses(clauses: &[(String, LeadClause)], base: Option<&str>) -> String {
    let (base, on) = base.map_or(("last week".to_owned(), " on "), |days| {
        (format!("the week of {days}"), " from ")
    });
    let mut text = String::new();
    let (mut is_based, mut verb_before) = (false, "");
    for (place, (name, clause)) in clauses.iter().enumerate() {
        text += match place {
            0 => "",
            _ if place + 1 < clauses.len() => ", ",
            _ => " and ",
        };
        text += name;
        let (verb, rest) = match clause {
            LeadClause::Percent(_) if is_level(clause) => (" stayed level", String::new()),
            LeadClause::Percent(change) => (
                fell_or_rose(change.tenths()),
                by(&extent(*change, Lang::En)),
            ),
            LeadClause::Count(count, _) => (
                fell_or_rose(*count),
                by(&number::grouped(count.unsigned_abs())),
            ),
            LeadClause::Value(value, is_rounded, _) => (" came to ", plain(*value, *is_rounded)),
        };
        // Who fell as well needs no verb.
        let is_said = verb == verb_before && !rest.is_empty();
        verb_before = verb;
        text += match (is_said, clause) {
            (false, _) => verb,
            (true, LeadClause::Value(..)) => " to ",
            (true, _) => "",
        };
        text += &rest;
        let is_change = !matches!(clause, LeadClause::Value(..));
        // The first change says on what.
        if is_change && !is_based {
            text += if is_level(clause) { " with " } else { on };
            text += &base;
        }
        is_based |= is_change;
    }
    text
}

/// Whether a change is none that can be told.
fn is_level(clause: &LeadClause) -> bool {
    matches!(clause, LeadClause::Percent(change) if change.tenths() == 0)
}

fn fell_or_rose(by: i64) -> &'static str {
    if by < 0 { " fell" } else { " rose" }
}

fn by(extent: &str) -> String {
    [" by ", extent].concat()
}

/// A value without its unit, which the name tells: about 184,000, 2.07 million.
fn plain(value: u64, is_rounded: bool) -> String {
    let scale = Scale::of(value, Lang::En);
    let about = if is_rounded {
        sentence::about(Lang::En)
    } else {
        ""
    };
    let number = scale.write(value, scale.decimals(value));
    format!("{about}{number} {}", scale.word(Lang::En))
        .trim_end()
        .to_owned()
}

/// Fractions that are shorter said than their percentage: tenths of a percent, and their names.
const FRACTIONS: [(u64, &str, &str); 5] = [
    (250, "四分之一", "a quarter"),
    (333, "三分之一", "a third"),
    (500, "一半", "half"),
    (667, "三分之二", "two thirds"),
    (750, "四分之三", "three quarters"),
];

/// How far from a fraction a change may lie and be called by it, in tenths of a percent.
const NEAR: u64 = 10;

/// How far something went: by a fraction where it lies within a point of it, else in percent.
fn extent(change: Change, lang: Lang) -> String {
    let tenths = change.tenths().unsigned_abs();
    let fraction = FRACTIONS
        .iter()
        .find(|(of, ..)| of.abs_diff(tenths) <= NEAR);
    let Some((of, zh, en)) = fraction else {
        return number::percent(change);
    };
    match (lang, tenths.cmp(of)) {
        (Lang::Zh, Ordering::Less) => format!("近{zh}"),
        (Lang::Zh, Ordering::Equal) => (*zh).to_owned(),
        (Lang::Zh, Ordering::Greater) => format!("超过{zh}"),
        (Lang::En, Ordering::Less) => format!("nearly {en}"),
        (Lang::En, Ordering::Equal) => (*en).to_owned(),
        (Lang::En, Ordering::Greater) => format!("more than {en}"),
    }
}

fn handled(total: u64, across: Option<u64>, lang: Lang) -> String {
    let across = across.filter(|across| (1..=total).contains(across));
    match lang {
        Lang::Zh => {
            let across = across.map(|count| format!("，其中跨境{}起", number::grouped(count)));
            let total = number::grouped(total);
            format!("处理网络安全事件{total}起{}", across.unwrap_or_default())
        }
        Lang::En => {
            let across =
                across.map(|count| format!(", {} of them cross-border", number::grouped(count)));
            let (total, noun) = match total {
                0 => ("no".to_owned(), "incidents"),
                1 => ("1".to_owned(), "incident"),
                _ => (number::grouped(total), "incidents"),
            };
            format!(
                "CNCERT handled {total} {noun}{}",
                across.unwrap_or_default()
            )
        }
    }
}

/// What goes without saying in a sentence on the report's week, before a name and behind it.
const UNSAID_BEFORE: [&str; 4] = ["Number of ", "针对境内网站的", "针对境内网站", "境内"];
const UNSAID_BEHIND: [&str; 4] = [
    " Targeting Websites in Chinese Mainland",
    " Targeting Domestic Websites",
    " Targeting Chinese Mainland",
    " in Chinese Mainland",
];

/// An indicator's name within a sentence: without what goes without saying, and in English in small letters, but for what its
/// definition never writes without a capital.
pub fn name_in_lead(name: &str, definition: &str, lang: Lang) -> String {
    let before = UNSAID_BEFORE
        .iter()
        .find_map(|unsaid| name.strip_prefix(unsaid));
    let name = before.unwrap_or(name);
    let behind = UNSAID_BEHIND
        .iter()
        .find_map(|unsaid| name.strip_suffix(unsaid));
    let name = behind.unwrap_or(name);
    if lang == Lang::Zh {
        return name.to_owned();
    }
    let mut text = String::new();
    for word in name.split(' ').filter(|word| *word != "Domestic") {
        if !text.is_empty() {
            text.push(' ');
        }
        let small = word.to_ascii_lowercase();
        text += if keeps_capital(word, &small, definition) {
            word
        } else {
            &small
        };
    }
    text
}

fn keeps_capital(word: &str, small: &str, definition: &str) -> bool {
    let has = |word: &str| {
        definition
            .split(' ')
            .any(|other| other.trim_matches(['.', ',', ';', '“', '”']) == word)
    };
    let is_acronym = word
        .split('-')
        .any(|part| part.bytes().skip(1).any(|byte| byte.is_ascii_uppercase()));
    is_acronym || (has(word) && !has(small))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(tenths: i64) -> LeadClause<'static> {
        LeadClause::Percent(Change::new(tenths, 1).unwrap())
    }

    #[track_caller]
    fn check(
        clauses: &[(&str, &str, LeadClause)],
        incidents: Option<(u64, Option<u64>)>,
        zh: &str,
        en: &str,
    ) {
        for (lang, expected) in [(Lang::Zh, zh), (Lang::En, en)] {
            let named = clauses.iter().map(|(zh, en, clause)| {
                let name = if lang == Lang::Zh { zh } else { en };
                ((*name).to_owned(), clause.clone())
            });
            assert_eq!(
                lead(&named.collect::<Vec<_>>(), None, incidents, lang),
                expected
            );
        }
    }

    #[test]
    fn the_week_is_one_sentence_that_says_once_on_what_it_changed() {
        check(
            &[
                ("恶意程序传播次数", "malware downloads", percent(-76)),
                ("后门网站总数", "backdoored websites", percent(-496)),
                ("仿冒网页数量", "phishing pages", percent(-745)),
            ],
            Some((9, Some(4))),
            "恶意程序传播次数较上周下降7.6%，后门网站总数下降近一半，仿冒网页数量下降近四分之三；处理网络安全事件9起，其中跨境4起。",
            "Malware downloads fell by 7.6% on last week, backdoored websites by nearly half and phishing pages by nearly three quarters; CNCERT handled 9 incidents, 4 of them cross-border.",
        );
    }

    #[test]
    fn ways_that_part_have_a_verb_each() {
        let unit = Unit {
            zh: "个".into(),
            en_one: "website".into(),
            en_other: "websites".into(),
        };
        check(
            &[
                ("甲", "the first", percent(0)),
                ("乙", "the second", percent(30)),
                ("丙", "the third", LeadClause::Count(-5, &unit)),
                ("丁", "the fourth", LeadClause::Value(184_000, true, &unit)),
                (
                    "戊",
                    "the fifth",
                    LeadClause::Value(2_070_000, false, &unit),
                ),
            ],
            Some((0, Some(0))),
            "甲与上周持平，乙上升3.0%，丙减少5个，丁约18.4万个，戊为207万个；处理网络安全事件0起。",
            "The first stayed level with last week, the second rose by 3.0%, the third fell by 5, the fourth came to about 184,000 and the fifth to 2.07 million; CNCERT handled no incidents.",
        );
    }

    #[test]
    fn another_week_than_the_last_is_named_by_its_days() {
        let of = |tenths, days, lang| {
            let clauses = [("甲".to_owned(), percent(tenths))];
            lead(&clauses, Some(days), None, lang)
        };
        let (zh, en) = ("2024年12月23日—12月29日", "23–29 December 2024");
        assert_eq!(
            of(-120, zh, Lang::Zh),
            "甲较2024年12月23日—12月29日一周下降12.0%。"
        );
        assert_eq!(of(0, zh, Lang::Zh), "甲与2024年12月23日—12月29日一周持平。");
        assert_eq!(
            of(-120, en, Lang::En),
            "甲 fell by 12.0% from the week of 23–29 December 2024."
        );
        assert_eq!(
            of(0, en, Lang::En),
            "甲 stayed level with the week of 23–29 December 2024."
        );
    }

    #[test]
    fn of_nothing_there_is_nothing_to_say() {
        check(&[], None, "", "");
        check(
            &[],
            Some((1, None)),
            "处理网络安全事件1起。",
            "CNCERT handled 1 incident.",
        );
    }

    #[test]
    fn a_fraction_is_named_within_a_point_of_it_and_says_on_which_side_it_lies() {
        let of = |tenths, lang| extent(Change::new(tenths, 1).unwrap(), lang);
        for (tenths, zh, en) in [
            (-489, "48.9%", "48.9%"),
            (-490, "近一半", "nearly half"),
            (-500, "一半", "half"),
            (510, "超过一半", "more than half"),
            (511, "51.1%", "51.1%"),
            (333, "三分之一", "a third"),
            (-667, "三分之二", "two thirds"),
            (250, "四分之一", "a quarter"),
            (1000, "100.0%", "100.0%"),
        ] {
            assert_eq!(of(tenths, Lang::Zh), zh);
            assert_eq!(of(tenths, Lang::En), en);
        }
    }

    #[test]
    fn a_name_keeps_the_capitals_of_names_alone() {
        let en = |name, definition| name_in_lead(name, definition, Lang::En);
        let definition = "Of the hosts in the Chinese Mainland, those infected with Conficker. The worm spreads by IP address.";
        assert_eq!(
            en(
                "Number of Hosts Infected with the Conficker Worm in Chinese Mainland",
                definition
            ),
            "hosts infected with the Conficker worm"
        );
        assert_eq!(
            en("Number of Malware-Hosting IP Addresses", definition),
            "malware-hosting IP addresses"
        );
        assert_eq!(
            name_in_lead("针对境内网站仿冒网页数量", "", Lang::Zh),
            "仿冒网页数量"
        );
        assert_eq!(
            name_in_lead("境内被篡改网站总数", "", Lang::Zh),
            "被篡改网站总数"
        );
    }
}
